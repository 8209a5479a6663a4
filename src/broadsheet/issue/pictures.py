"""Looking at photos and drawings: is it one, is it whole, and how large is it standing upright?

New content is decoded once in full; the answer is kept in the user's cache under the content's hash, so that a later
run opens no picture library.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.world import World

if TYPE_CHECKING:
    from broadsheet.drawing.model import Drawing

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
PIXEL_LIMIT = 178_956_970
"""Pixels in a photo: twice Pillow's own alarm, 600 MB when decoded."""

_VERSION = "photo-1"
_TRANSPOSED = range(5, 9)
_ORIENTATION = 0x0112

# How other files begin; the first match names what was put in a photo's place.
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS / PostScript"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"8BPS", "Photoshop (PSD)"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"PK\x03\x04", "ZIP / Word / Excel"),
    (b"\xd0\xcf\x11\xe0", "Word / Excel 97"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
    (b"<svg", "SVG"),
    (b"<?xml", "XML / SVG"),
)


_FINE = 1000
"""Parts of a pixel that the size of a drawing is counted in."""


class Seen(NamedTuple):
    """A photo's size standing upright (EXIF orientation applied) and its number of frames; a drawing's in thousandths
    of its pixels."""

    width: int
    height: int
    frames: int


def is_drawing(name: str) -> bool:
    """Whether a file of this name is read as a drawing."""
    return name.lower().endswith(".svg")


def look(path: Path, world: World) -> Seen | Diagnostic:
    """The photo behind `path`, or BS702 to BS705 without a place."""
    content = world.read(path)
    return content if isinstance(content, Diagnostic) else seen_in(content, path.name, world)


def seen_in(content: bytes, name: str, world: World) -> Seen | Diagnostic:
    """The photo that a file of this name holds; BS702 to BS705 as `look` has them. Of a drawing BS718, BS719, BS727."""
    if not content:
        return Diagnostic("BS704", args={"name": name})
    if is_drawing(name):
        # Deferred: few issues have drawings.
        from broadsheet.drawing.kept import MAKER  # noqa: PLC0415

        return world.cache.kept(f"{MAKER} size", content, Seen, lambda: _measure(content, name, world))
    return world.cache.kept(_VERSION, content, Seen, lambda: _decode(content, name))


def _measure(content: bytes, name: str, world: World) -> Seen | Diagnostic:
    drawn = drawing_in(content, name, world)
    if isinstance(drawn, Diagnostic):
        return drawn
    return Seen(max(round(drawn.width * _FINE), 1), max(round(drawn.height * _FINE), 1), 1)


def drawing_in(content: bytes, name: str, world: World) -> Drawing | Diagnostic:
    """The drawing that a file holds: BS718 where it cannot be read, BS719 where it asks too much, BS727 where it is
    empty."""
    # Deferred: few pages have drawings.
    from broadsheet.drawing.kept import kept_drawing  # noqa: PLC0415

    return kept_drawing(content, name, world.cache)


def _decode(content: bytes, name: str) -> Seen | Diagnostic:
    """Decode every row: only that tells a photo that was cut short."""
    # Pillow is loaded only for a photo that was never seen before.
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(io.BytesIO(content), formats=FORMATS) as image,
        ):
            if image.width * image.height > PIXEL_LIMIT:
                raise Image.DecompressionBombError
            width, height = image.size
            frames = getattr(image, "n_frames", 1) if image.format != "MPO" else 1
            image.draft(None, (width // 8, height // 8))
            image.load()
            turned = image.getexif().get(_ORIENTATION) in _TRANSPOSED
            return Seen(height, width, frames) if turned else Seen(width, height, frames)
    except UnidentifiedImageError:
        return Diagnostic("BS702", args={"name": name, "kind": _kind(content)})
    except Image.DecompressionBombError:
        return Diagnostic("BS705", args={"name": name, "limit": PIXEL_LIMIT // 1_000_000})
    except MemoryError:
        raise
    except Exception:  # A decoder fed damaged data raises whatever it happens to meet.
        return Diagnostic("BS703", args={"name": name})


def _kind(content: bytes) -> Words:
    """What a file that is no photo is, by its first bytes, in both languages."""
    head = content[:64].lstrip()
    for mark, kind in _KINDS:
        if head[: len(mark)].lower() == mark.lower():
            return Words(f"{kind} 文件", f"a file of type {kind}")
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return Words("HEIC / AVIF 文件", "a file of type HEIC / AVIF")
    if b"\0" not in content[:4096] and content[:4096].decode("utf-8", "ignore").isprintable():
        return Words("文字文件", "a text file")
    return Words("无法识别的数据", "unknown data")
