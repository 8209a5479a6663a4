"""Glyph pictures: what PDFium draws for a character beside what Pillow draws for it from the font file."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from tests.reading.faults import Fault
from tests.reading.glyphs import Box, Glyph, ReadPage
from tests.reading.rules import HAN

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

ALIKE = 0.94
"""Correlation of two pictures of one character; of its nearest neighbours (未 and 末, 己 and 已) it stays below."""

EM_PIXELS = 192
"""The size glyphs are drawn at; both drawings are then reduced four times, so that no outline falls between pixels."""

MARGIN = 0.08
"""White kept round the ink, in ems: ink that should not be there counts too."""

FONTS = Path(__file__).parents[2] / "fonts"


class FaceFile(NamedTuple):
    """Where a face is, and the weight a variable font is pinned to."""

    path: Path
    weight: int | None


@cache
def type_case() -> dict[str, FaceFile]:
    """The faces of fonts/fonts.yaml by PostScript name."""
    data = yaml.safe_load((FONTS / "fonts.yaml").read_text(encoding="utf-8"))
    return {f["name"]: FaceFile(FONTS / f["file"], f.get("weight")) for f in data["faces"].values()}


def unlike(page: ReadPage, count: int = 300, seed: int = 1) -> list[Fault]:
    """Of `count` glyphs drawn by lot, those that do not look like the character copying them yields."""
    marks = [glyph for glyph in _upright(page.glyphs) if len(glyph.text) == 1 and glyph.text.strip()]
    hooked = set(_hooked(page.glyphs))
    found = []
    for glyph in random.Random(seed).sample(marks, min(count, len(marks))):
        score = likeness(page, glyph, glyph.text)
        if score < ALIKE and glyph not in hooked:
            where = f"{glyph.text} ({glyph.face} {glyph.size:.1f} pt) at {glyph.x:.1f}, {glyph.y:.1f} pt"
            found.append(Fault(f"picture differs from the character ({score:.2f})", "page", where))
    return found


def _hooked(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Letters that stand over the next with a hook, as f does over o: the pictures show a part of both."""
    for glyph, after in pairwise(glyphs):
        if after.y == glyph.y and glyph.x < after.x < glyph.ink.right:
            yield glyph


def _upright(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """All but marks in lines set downwards, which have a form of their own that Pillow does not choose by itself."""
    for before, glyph, after in zip((None, *glyphs), glyphs, (*glyphs[1:], None), strict=False):
        downwards = any(near and abs(near.x - glyph.x) < 0.01 for near in (before, after))
        if not downwards or HAN.match(glyph.text):
            yield glyph


def likeness(page: ReadPage, glyph: Glyph, text: str) -> float:
    """How like the character `text` the ink at a glyph's place is: the correlation of two drawings, 1 at best."""
    from PIL import Image, ImageDraw

    scale = EM_PIXELS / glyph.size
    box = glyph.ink.grown(MARGIN * glyph.size)
    seen, corner = _drawn_by_pdfium(page, box, scale)
    expected = Image.new("L", seen.size, 255)
    place = (glyph.x * scale - corner[0], glyph.y * scale - corner[1])
    ImageDraw.Draw(expected).text(place, text, font=_font(glyph.face), fill=0, anchor="ls")
    return correlation(*(picture.reduce(4).tobytes() for picture in (seen, expected)))


def _drawn_by_pdfium(page: ReadPage, box: Box, scale: float) -> tuple[Image, tuple[float, float]]:
    """A part of the page in greys, and the pixel its top left corner is, counted from the trim's."""
    left, bottom, right, top = page.page.get_bbox()
    trim_left, _, _, trim_top = page.trim
    x, y = trim_left - left + box.left, top - trim_top + box.top
    crop = (x, top - bottom - y - (box.bottom - box.top), right - left - x - (box.right - box.left), y)
    picture = page.page.render(scale=scale, grayscale=True, crop=crop).to_pil()
    return picture, (ceil(x * scale) - (trim_left - left) * scale, ceil(y * scale) - (top - trim_top) * scale)


@cache
def _font(face: str) -> FreeTypeFont:
    from PIL import ImageFont

    path, weight = type_case()[face]
    font = ImageFont.truetype(path, EM_PIXELS, layout_engine=ImageFont.Layout.BASIC)
    if weight is not None:
        font.set_variation_by_axes([weight])
    return font


def correlation(one: bytes, other: bytes) -> float:
    """How two grey pictures of one size go together: 1 for the same ink, about 0 for unlike ink."""
    first, second = (_about_mean(greys) for greys in (one, other))
    together = sum(a * b for a, b in zip(first, second, strict=True))
    apart = sum(a * a for a in first) * sum(b * b for b in second)
    return together / apart**0.5 if apart else 0.0


def _about_mean(greys: bytes) -> list[float]:
    mean = sum(greys) / len(greys)
    return [grey - mean for grey in greys]
