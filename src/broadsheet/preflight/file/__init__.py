"""A finished PDF, ours or an advertiser's, judged by its bytes: PDF/X keys, the rules of GWG 2022, ink by separations.

pikepdf (qpdf) reads the objects, PDFium draws the plates; both are known here alone.
"""
