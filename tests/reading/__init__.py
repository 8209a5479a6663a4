"""The proof reader: reads finished PDFs with other people's readers and says what a reader of the page would see."""
