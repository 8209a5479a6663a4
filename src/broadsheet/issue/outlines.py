"""Reading outlines for text to run round: a shape by name, a polygon by its corners, the picture's own alpha."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from itertools import combinations, pairwise
from pathlib import Path

from broadsheet.base.diagnostics import Diagnostic, Findings, Words
from broadsheet.base.world import World
from broadsheet.issue.model import Photo
from broadsheet.issue.photo_schema import PhotoFile
from broadsheet.issue.pictures import FORMATS
from broadsheet.issue.wrap import Cutout, Points, Wrap

OPAQUE = 128
"""From this alpha on, of 255, a pixel is printed."""
_BANDS = 240
_VERSION = "cutout-1"
_LEAST_AREA = 0.01
"""The least part of its picture that a polygon encloses."""

_FEW = Words("多边形至少要三个角", "a polygon has three corners at least")
_FLAT = Words(
    "多边形的边相交，或者几乎没有面积", "the sides of the polygon cross, or it encloses next to nothing"
)
_UNWRAPPED = Words("没有写 wrap", "there is no “wrap”")


def read_wrap(entry: PhotoFile, photo: Photo, world: World, findings: Findings) -> Wrap | None:
    """How text is to run round a photo; keys that say nothing and polygons that are none are told (BS261), and so is a
    picture without a transparent part (BS260), which text then runs round as a rectangle."""
    if entry.wrap is None:
        _tell_unwrapped(entry, findings)
        return None
    if isinstance(entry.wrap, tuple):
        if problem := _problem(entry.wrap):
            _tell(entry, "wrap", problem, findings)
            return Wrap(entry.span, "rectangle", air=entry.wrap_air)
        return Wrap(entry.span, "polygon", entry.wrap, air=entry.wrap_air)
    if entry.wrap != "alpha" or photo.file is None or not photo.readable:
        kind = "rectangle" if entry.wrap == "alpha" else entry.wrap
        return Wrap(entry.span, kind, air=entry.wrap_air)
    found = None if photo.vector else cutout(photo.file, world)
    if found is None:
        args = {"name": photo.file.name}
        findings.append(Diagnostic("BS260", entry.where("wrap"), args))
        return Wrap(entry.span, "rectangle", air=entry.wrap_air)
    return Wrap(entry.span, "alpha", cutout=found, air=entry.wrap_air)


def _tell_unwrapped(entry: PhotoFile, findings: Findings) -> None:
    if entry.wrap_air is not None:
        _tell(entry, "wrap_air", _UNWRAPPED, findings)
    if entry.span != round(entry.span):
        _tell(entry, "span", _UNWRAPPED, findings)


def _tell(entry: PhotoFile, key: str, problem: Words, findings: Findings) -> None:
    findings.append(Diagnostic("BS261", entry.where(key), {"key": key, "problem": problem}))


def _problem(points: Points) -> Words | None:
    """What is wrong with a polygon."""
    if len(points) < 3:
        return _FEW
    sides = list(zip(points, (*points[1:], points[0]), strict=True))
    crossing = any(_cross(*one, *other) for one, other in combinations(sides, 2))
    return _FLAT if crossing or abs(_area(points)) < _LEAST_AREA else None


def _area(points: Sequence[tuple[float, float]]) -> float:
    """The area that corners in order enclose; below 0 where they go round against the clock."""
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _cross(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> bool:
    """Whether the sides a to b and c to d cross anywhere but in a corner."""
    if {a, b} & {c, d}:
        return False
    return _area((a, b, c)) * _area((a, b, d)) <= 0 and _area((c, d, a)) * _area((c, d, b)) <= 0


def cutout(path: Path, world: World) -> Cutout | None:
    """What is opaque in the picture behind `path`; None where all of it is, or none. Kept in the user's cache."""
    content = world.read(path)
    if isinstance(content, Diagnostic):
        return None
    return world.cache.kept(_VERSION, content, Cutout | None, lambda: _opaque(content))


def _opaque(content: bytes) -> Cutout | None:
    # Pillow is loaded only for a picture that was never seen before.
    from PIL import Image, ImageOps  # noqa: PLC0415

    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=FORMATS) as image:
        if not image.has_transparency_data:
            return None
        upright = ImageOps.exif_transpose(image.convert("RGBA"))
    alpha = upright.getchannel("A").point([0] * OPAQUE + [255] * (256 - OPAQUE))
    box = alpha.getbbox()
    if box is None or alpha.getextrema() == (255, 255):
        return None
    _, top, _, bottom = box
    count = min(bottom - top, _BANDS)
    edges = [top + (bottom - top) * band // count for band in range(count + 1)]
    rows = (alpha.crop((0, above, alpha.width, below)).getbbox() for above, below in pairwise(edges))
    return Cutout(box, tuple(row and (row[0], row[2]) for row in rows))
