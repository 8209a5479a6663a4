"""Photos made to do harm, or harmed: a coded message within bounds of memory and time, and yesterday's PDF stays."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.composing import one_photo

SIZE = (600, 450)
MEMORY = 1 << 30
"""Bytes of address space a render may take."""
SECONDS = 60
ISSUE = one_photo(span=2)
RUN = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from broadsheet.cli import main
sys.exit(main(sys.argv[1:]))
"""


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*more: tuple[bytes, bytes], size: tuple[int, int] = SIZE, rows: bytes | None = None) -> bytes:
    """A grey PNG with further chunks before its pixels."""
    pixels = rows if rows is not None else zlib.compress((b"\0" + b"\x80" * size[0]) * size[1])
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0))
    rest = b"".join(chunk(*each) for each in more)
    return b"\x89PNG\r\n\x1a\n" + head + rest + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def zeros(count: int) -> bytes:
    """So many zero bytes, packed; made piece by piece."""
    packer = zlib.compressobj()
    piece = bytes(1 << 20)
    return b"".join([*(packer.compress(piece) for _ in range(count >> 20)), packer.flush()])


def looped() -> bytes:
    """A TIFF whose directory names itself as the next."""
    data = bytearray(encoded(Image.new("L", SIZE, 128), "TIFF"))
    (start,) = struct.unpack("<I", data[4:8])
    (count,) = struct.unpack("<H", data[start : start + 2])
    end = start + 2 + 12 * count
    data[end : end + 4] = struct.pack("<I", start)
    return bytes(data)


def enormous_jpeg() -> bytes:
    data = encoded(Image.new("L", SIZE, 128), "JPEG")
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", 65_500, 65_500) + data[at + 4 :]


def enormous_tiff() -> bytes:
    """A TIFF of one strip that says it has four thousand million pixels."""
    entries = [
        (256, 65_535),
        (257, 65_535),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, 200),
        (277, 1),
        (278, 65_535),
        (279, 4),
    ]
    table = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + table + bytes(100)


def red(**options: object) -> bytes:
    return encoded(Image.new("RGB", SIZE, (90, 20, 20)), "JPEG", **options)


def inks() -> bytes:
    return encoded(Image.merge("CMYK", [Image.effect_noise(SIZE, 90)] * 4), "JPEG")


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "a huge profile in a PNG": (lambda: png((b"iCCP", b"x\0\0" + zeros(1 << 28))), "BS703"),
    "a huge note in a PNG": (lambda: png((b"zTXt", b"x\0\0" + zeros(1 << 28))), "BS703"),
    "very many notes in a PNG": (lambda: png(*[(b"zTXt", b"x\0\0" + zeros(1 << 20))] * 100), "BS703"),
    "an enormous PNG": (lambda: png(size=(20_000, 20_000), rows=zeros(1 << 20)), "BS705"),
    "an enormous JPEG": (enormous_jpeg, "BS705"),
    "an enormous TIFF": (enormous_tiff, "BS705"),
    "a JPEG in inks cut short": (lambda: inks()[:-5000], "BS703"),
    "a GIF named as a JPEG": (lambda: encoded(Image.new("L", SIZE), "GIF"), "BS702"),
    "a drawing named as a JPEG": (
        lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        "BS702",
    ),
    "a program named as a JPEG": (
        lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n",
        "BS702",
    ),
    "nothing": (bytes, "BS704"),
}
HARMLESS: dict[str, Callable[[], bytes]] = {
    "a TIFF that goes in a circle": looped,
    "a PNG with more pixels than it says": lambda: png(rows=zeros(1 << 28)),
    "a JPEG with a broken orientation": lambda: red(exif=b"Exif\0\0broken"),
    "a JPEG whose profile is noise": lambda: red(icc_profile=bytes(range(256)) * 40),
}


def render(folder: Path) -> tuple[int, list[str]]:
    """Exit code and the codes of the report."""
    (folder / "one.yaml").write_text(ISSUE, encoding="utf-8")
    command = [sys.executable, "-c", RUN, "render", "-q", "one.yaml", "-o", "out"]
    environment = {**os.environ, "BROADSHEET_CACHE": ""}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, timeout=SECONDS, check=False
    )
    assert b"Traceback" not in done.stderr
    report = json.loads((folder / "out" / "one" / "report.json").read_text(encoding="utf-8"))
    return done.returncode, [found["code"] for found in report["diagnostics"] if found["severity"] == "error"]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where a sound photo has been printed."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "photo.jpg").write_bytes(red())
    assert render(folder) == (0, [])
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="address space is bounded by the resource module")
@pytest.mark.parametrize("name", HARMFUL)
def test_a_photo_that_cannot_be_printed_is_named_and_the_last_pdf_stays(printed: Path, name: str) -> None:
    content, code = HARMFUL[name]
    before = (printed / "out" / "one.pdf").read_bytes()
    (printed / "photo.jpg").write_bytes(content())
    assert render(printed) == (1, [code])
    assert (printed / "out" / "one.pdf").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="address space is bounded by the resource module")
@pytest.mark.parametrize("name", HARMLESS)
def test_a_photo_that_is_odd_but_whole_is_printed(printed: Path, name: str) -> None:
    (printed / "photo.jpg").write_bytes(HARMLESS[name]())
    assert render(printed) == (0, [])
