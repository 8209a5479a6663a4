"""Finished pages as PDFium sees them: every glyph with its text, place, size and face.

Positions are points from the top left of the trim, y down. Nothing here knows how the page was made.
"""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def pixels(self, scale: float) -> tuple[int, int, int, int]:
        """The box in pixels, `scale` of them a point, at least one each way."""
        left, top, right, bottom = (round(side * scale) for side in self)
        return left, top, max(right, left + 1), max(bottom, top + 1)

    def contains(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def overlap(self, other: Box) -> float:
        """The lesser side of what two boxes share, in points; negative where they are apart."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down)


class Glyph(NamedTuple):
    """One mark: `text` is what copying it yields (several characters for a ligature), (x, y) its origin.

    `advance` is the face's own, before any spacing; `ink` its black; `mode` the PDF text rendering mode (3: unseen);
    `fill` red, green, blue, alpha of its paint.
    """

    text: str
    x: float
    y: float
    advance: float
    size: float
    face: str
    ink: Box
    mode: int
    fill: tuple[int, int, int, int]
    turned: bool

    @property
    def centre(self) -> float:
        """Where across the page the glyph stands: the middle of its em box."""
        return self.x + self.advance / 2


@dataclass(frozen=True)
class ReadPage:
    """One page: its trim in points, its glyphs in the order of the file, and the PDFium page to draw from."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    shapes: tuple[tuple[str, Box], ...]
    trim: tuple[float, float, float, float]
    page: Any

    @cached_property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


def read_pages(pdf: Path) -> list[ReadPage]:
    """Every page of a PDF file. A page keeps its document open."""
    document = pdfium.PdfDocument(pdf)
    return [_read(document[number]) for number in range(len(document))]


def _read(page: Any) -> ReadPage:
    left, bottom, right, top = page.get_trimbox()
    reader = _TextReader(page, left, top)
    shapes = tuple(_shapes(page, left, top))
    return ReadPage(
        right - left, top - bottom, tuple(reader.glyphs()), shapes, (left, bottom, right, top), page
    )


def _shapes(page: Any, left: float, top: float) -> list[tuple[str, Box]]:
    """Rules, boxes and pictures by their bounds: ("path" or "image", box)."""
    kinds = {pdfium_c.FPDF_PAGEOBJ_PATH: "path", pdfium_c.FPDF_PAGEOBJ_IMAGE: "image"}
    found = []
    for thing in page.get_objects(max_depth=4):
        if thing.type in kinds:
            x0, y0, x1, y1 = thing.get_bounds()
            found.append((kinds[thing.type], Box(x0 - left, top - y1, x1 - left, top - y0)))
    return found


class _TextReader:
    """PDFium's text page, one character at a time, gathered into glyphs."""

    def __init__(self, page: Any, left: float, top: float) -> None:
        self._text = page.get_textpage()
        self._left, self._top = left, top
        self._modes: dict[int, int] = {}
        self._faces: dict[bytes, str] = {}

    def glyphs(self) -> list[Glyph]:
        """All marks; characters PDFium makes up between words are left out, those of one ligature are joined."""
        found: list[Glyph] = []
        for index in range(pdfium_c.FPDFText_CountChars(self._text)):
            if pdfium_c.FPDFText_IsGenerated(self._text, index) == 1:
                continue
            glyph = self._glyph(index)
            if found and glyph[1:3] == found[-1][1:3] and glyph.ink == found[-1].ink:
                found[-1] = found[-1]._replace(text=found[-1].text + glyph.text)
            else:
                found.append(glyph)
        return found

    def _glyph(self, index: int) -> Glyph:
        text, raw = self._text, pdfium_c
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * (abs(matrix.a) or abs(matrix.b))
        char = chr(raw.FPDFText_GetUnicode(text, index))
        return Glyph(
            char,
            x.value - self._left,
            self._top - y.value,
            size if _square(char) else self._advance(index),
            size,
            self._face(index),
            self._ink(index),
            self._mode(index),
            self._fill(index),
            matrix.a <= 0,
        )

    def _advance(self, index: int) -> float:
        box = pdfium_c.FS_RECTF()
        pdfium_c.FPDFText_GetLooseCharBox(self._text, index, box)
        return float(box.right - box.left)

    def _ink(self, index: int) -> Box:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium_c.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        return Box(
            left.value - self._left, self._top - top.value, right.value - self._left, self._top - bottom.value
        )

    def _face(self, index: int) -> str:
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium_c.FPDFText_GetFontInfo(self._text, index, name, 128, flags)
        if name.value not in self._faces:
            self._faces[name.value] = name.value.decode().split("+")[-1]
        return self._faces[name.value]

    def _mode(self, index: int) -> int:
        thing = pdfium_c.FPDFText_GetTextObject(self._text, index)
        return int(pdfium_c.FPDFTextObj_GetTextRenderMode(thing))

    def _fill(self, index: int) -> tuple[int, int, int, int]:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium_c.FPDFText_GetFillColor(self._text, index, red, green, blue, alpha)
        return red.value, green.value, blue.value, alpha.value


def _square(char: str) -> bool:
    """Whether a character is set on a full em whatever the face says: PDFium has no width for a few of them."""
    return unicodedata.category(char) == "Lo" and unicodedata.east_asian_width(char) == "W"
