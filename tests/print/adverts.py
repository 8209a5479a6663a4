"""Advertisements made up as an agency would send them: one page, its own faces and inks, trim and bleed."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, mm, pt
from broadsheet.display.ops import BLACK, PAPER, DisplayPage, Fill, Ink, Op
from broadsheet.output.pdf.writer import write_pdf
from tests.print.pages import document, face, no_image, press, text

RED, BLUE = Ink(0, 900, 800, 0), Ink(800, 400, 0, 0)


def advert(width: float, height: float, *more: Op, bleed: float = 0, words: str = "撰稿排印") -> bytes:
    """An advertisement of so many millimetres as a PDF/X-4 file: a red corner square at the upper left, a blue one at
    the lower right, words in black and in white on red."""
    page = DisplayPage(
        1, "1", mm(width), mm(height), mm(bleed), tuple(_marks(mm(width), mm(height), words, more))
    )
    return write_pdf(document(page, title="广告"), face, press(), no_image)


def _marks(w: Length, h: Length, words: str, more: tuple[Op, ...]) -> list[Op]:
    side, size = min(w, h) // 4, max(min(min(w, h) // 5, w // 8), pt(12))
    return [
        Fill(Rect(0, 0, side, side), RED),
        Fill(Rect(w - side, h - side, side, side), BLUE),
        text("sans-700", size, (w // 2 - 2 * size, h // 2 + size // 3), words, ink=BLACK),
        text("sans-700", pt(12), (side // 8, side // 2), "字", ink=PAPER),
        *more,
    ]


def edited(data: bytes, edit: object) -> bytes:
    """A file after `edit` was let loose on it by pikepdf."""
    with pikepdf.open(BytesIO(data)) as pdf:
        edit(pdf)  # type: ignore[operator]
        buffer = BytesIO()
        pdf.save(buffer, static_id=True)
        return buffer.getvalue()
