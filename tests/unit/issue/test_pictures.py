"""Photos are what they say they are, whole, upright and not too big; each is looked at once."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.world import Disk
from broadsheet.issue.pictures import Seen, look

Make = Callable[..., bytes]


def _look(folder: Path, content: bytes, name: str = "a.jpg") -> Seen | Diagnostic:
    (folder / name).write_bytes(content)
    return look(folder / name, Disk([folder], (folder,), Cache(None)))


def _code(seen: Seen | Diagnostic) -> str:
    assert isinstance(seen, Diagnostic)
    return seen.code


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_photo_tells_its_size(folder: Path, picture: Make, format_: str) -> None:
    assert _look(folder, picture(format_)) == Seen(40, 30, 1)


@pytest.mark.parametrize(
    ("orientation", "upright"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40)), (9, (40, 30))]
)
def test_a_photo_taken_sideways_is_measured_upright(
    folder: Path, picture: Make, orientation: int, upright: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert _look(folder, picture("JPEG", exif=exif)) == Seen(*upright, 1)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_half_a_photo_is_refused(folder: Path, picture: Make, format_: str, share: float) -> None:
    noise = Image.effect_noise((200, 150), 80)
    stream = io.BytesIO()
    noise.save(stream, format_)
    content = stream.getvalue()
    assert _code(_look(folder, content[: int(len(content) * share)])) in ("BS702", "BS703")


def test_an_empty_photo_is_refused(folder: Path) -> None:
    assert _code(_look(folder, b"")) == "BS704"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!doctype html><html>", "HTML"),
        (b"<svg xmlns=''/>", "SVG"),
        (b"%PDF-1.7", "PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "EPS"),
        (b"8BPS\0\x01", "PSD"),
        (b"GIF89a", "GIF"),
        (b"PK\x03\x04word", "Word"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        ("正文".encode(), "text"),
        (b"\0\x01\x02\x03", "unknown"),
    ],
)
def test_what_is_no_photo_is_called_what_it_is(folder: Path, content: bytes, kind: str) -> None:
    seen = _look(folder, content)
    assert _code(seen) == "BS702"
    assert isinstance(seen, Diagnostic)
    assert kind in seen.message("en")


def _bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is enormous."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def test_a_picture_bomb_is_not_decoded(folder: Path) -> None:
    assert _code(_look(folder, _bomb(20_000, 20_000))) == "BS705"


def test_of_several_frames_the_first_is_used(folder: Path) -> None:
    stream = io.BytesIO()
    frames = [Image.new("L", (40, 30), shade) for shade in (10, 200)]
    frames[0].save(stream, "TIFF", save_all=True, append_images=frames[1:])
    assert _look(folder, stream.getvalue()) == Seen(40, 30, 2)


def test_a_photo_seen_before_opens_no_picture_library(
    folder: Path, jpeg: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.jpg").write_bytes(jpeg)
    world = Disk([folder], (folder,), Cache(folder / "cache"))
    first = look(folder / "a.jpg", world)
    monkeypatch.setitem(sys.modules, "PIL", None)
    (folder / "b.jpg").write_bytes(jpeg)
    assert look(folder / "b.jpg", world) == first == Seen(40, 30, 1)


def test_a_drawing_seen_before_is_measured_without_being_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0H9V9"/></svg>'
    (folder / "a.svg").write_text(drawing)
    world = Disk([folder], (folder,), Cache(folder / "cache"))
    first = look(folder / "a.svg", world)
    monkeypatch.setattr("broadsheet.drawing.kept.kept_drawing", None)
    assert look(folder / "a.svg", world) == first == Seen(40_000, 30_000, 1)


def test_a_damaged_photo_is_looked_at_again_next_time(folder: Path, jpeg: bytes) -> None:
    world = Disk([folder], (folder,), Cache(folder / "cache"))
    (folder / "a.jpg").write_bytes(jpeg[:200])
    assert _code(look(folder / "a.jpg", world)) in ("BS702", "BS703")
    (folder / "a.jpg").write_bytes(jpeg)
    assert look(folder / "a.jpg", world) == Seen(40, 30, 1)
