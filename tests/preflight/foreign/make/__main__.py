"""Makes the foreign files: `python -m tests.preflight.foreign.make BUILD_FOLDER [NAME ...]`, by hand, never in the tests.

The programs are those of ../README.md; PDFKit is looked for in BUILD_FOLDER/node_modules. Without names every maker
runs, the files that others are made from first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.preflight.foreign.make import desktop, interpreters, libraries, material, typesetters
from tests.preflight.foreign.make.common import Workshop

MAKERS: tuple[Callable[[Workshop], None], ...] = (
    interpreters.ghostscript_office,
    interpreters.ghostscript_x3,
    interpreters.ghostscript_x1a,
    interpreters.mupdf_grey,
    typesetters.typst_ad,
    typesetters.luatex_x4,
    typesetters.luatex_layers,
    typesetters.pdftex_faults,
    typesetters.xelatex_booklet,
    typesetters.groff_notice,
    interpreters.qpdf_streams,
    interpreters.qpdf_encrypted,
    libraries.reportlab_ad,
    libraries.fpdf2_leaflet,
    libraries.matplotlib_chart,
    libraries.img2pdf_lineart,
    libraries.pillow_scan,
    libraries.pdfkit_spot,
    libraries.itext_x1a,
    desktop.weasyprint_plain,
    desktop.weasyprint_false_x1a,
    desktop.weasyprint_x4,
    desktop.chromium_page,
    desktop.libreoffice_letter,
    desktop.cairo_ad,
    desktop.inkscape_ad,
    desktop.scribus_x,
)

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{build}</dir><cachedir>{build}/cache</cachedir></fontconfig>
"""


def prepare(shop: Workshop) -> None:
    """The material: fonts, profile, the photo in sRGB and in the profile's inks, large and small."""
    shop.build.mkdir(parents=True, exist_ok=True)
    material.fonts(shop.build)
    material.profile(shop.build / "cmyk.icc")
    shop.write("fonts.conf", FONTS.format(build=shop.build))
    picture = material.photo(160, 120)
    picture.save(shop.build / "photo.jpg", quality=80)
    material.photo(140, 105).save(shop.build / "photo-small.jpg", quality=80)
    inks = material.separated(picture, shop.build / "cmyk.icc")
    inks.save(shop.build / "photo-cmyk.jpg", quality=62)
    inks.save(shop.build / "photo-cmyk.tif")


def main(build: str, *names: str) -> None:
    shop = Workshop(Path(build).resolve(), Path(__file__).resolve().parents[1])
    prepare(shop)
    for maker in MAKERS:
        if not names or maker.__name__ in names:
            maker(shop)
            print(maker.__name__)


if __name__ == "__main__":
    main(*sys.argv[1:])
