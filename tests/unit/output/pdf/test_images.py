"""Photos are prepared once for their place, at no more pixels than the press shows, and kept."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Findings
from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.base.units import pt
from broadsheet.display.ops import Picture
from broadsheet.output.pdf.engine import File, dictionary
from broadsheet.output.pdf.images import PreparedImage, image_xobject, pixel_size, prepare, read_jpeg
from tests.print.pages import press

INCH = pt(72)


def placed(width: int, height: int, crop: tuple[int, int, int, int]) -> Picture:
    return Picture(Rect(0, 0, width, height), "2025-01/line.jpg", crop, origin=Span("2025-01.yaml", 3, 9))


def photo(
    size: tuple[int, int] = (60, 40), colour: tuple[int, int, int] = (200, 40, 40), form: str = "PNG"
) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, form)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("crop", "place", "size"),
    [
        ((0, 0, 3000, 2000), (3 * INCH, 2 * INCH), (900, 600)),
        ((0, 0, 300, 200), (3 * INCH, 2 * INCH), (300, 200)),
        ((100, 50, 1000, 650), (INCH, INCH * 2 // 3), (300, 200)),
        ((0, 0, 5, 4000), (100, INCH), (1, 300)),
    ],
)
def test_a_photo_has_the_pixels_its_place_shows_and_never_more_than_its_own(
    crop: tuple[int, int, int, int], place: tuple[int, int], size: tuple[int, int]
) -> None:
    assert pixel_size(placed(*place, crop), 300) == size


def test_a_photo_is_prepared_once_for_one_place(tmp_path: Path) -> None:
    cache, findings = Cache(tmp_path), Findings()
    first = prepare(placed(INCH, INCH, (0, 0, 60, 40)), photo(), press(), cache, findings)
    assert len([entry for entry in tmp_path.rglob("*") if entry.is_file()]) == 1
    assert prepare(placed(INCH, INCH, (0, 0, 60, 40)), photo(), press(), cache, findings) == first
    for other in ((INCH, INCH, (0, 0, 60, 39)), (INCH // 10, INCH, (0, 0, 60, 40))):
        prepare(placed(*other), photo(), press(), cache, findings)
    prepare(placed(INCH, INCH, (0, 0, 60, 40)), photo(colour=(0, 0, 9)), press(), cache, findings)
    assert len([entry for entry in tmp_path.rglob("*") if entry.is_file()]) == 4
    assert findings == []


def test_another_press_has_its_own_separation(tmp_path: Path) -> None:
    icc = press().icc
    others = (
        replace(press(), icc=icc[:100] + b"." + icc[101:]),
        replace(press(), max_ink=200),
        replace(press(), photo_black=80),
        replace(press(), max_ppi=30),
    )
    for profile in (press(), *others):
        prepare(placed(INCH, INCH, (0, 0, 60, 40)), photo(), profile, Cache(tmp_path), [])
    assert len([entry for entry in tmp_path.rglob("*") if entry.is_file()]) == 5


def test_with_a_warm_cache_pillow_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(photo())
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WARM, str(path), str(tmp_path / "cache")]
    first, second = (
        subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout.split()
        for _ in range(2)
    )
    assert first == ["module", "True"]
    assert second == ["_LazyModule", "False"]


WARM = """
import sys
from pathlib import Path
from broadsheet.base.cache import Cache
from broadsheet.base.geometry import Rect
from broadsheet.display.ops import Picture
from broadsheet.output.pdf.images import prepare
from tests.print.pages import press
picture = Picture(Rect(0, 0, 72000, 72000), "photo.png", (0, 0, 60, 40))
prepare(picture, Path(sys.argv[1]).read_bytes(), press(), Cache(Path(sys.argv[2])), [])
print(type(sys.modules["PIL.Image"]).__name__, "PIL.ImageCms" in sys.modules)
"""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no image",
        photo()[:60],
        photo(form="JPEG")[:300],
        photo(form="TIFF")[:40],
        photo(form="GIF")[:20],
    ],
    ids=["empty", "text", "png", "jpeg", "tiff", "gif"],
)
def test_a_broken_photo_is_named_with_its_place_and_never_kept(tmp_path: Path, data: bytes) -> None:
    findings: Findings = []
    stand_in = prepare(placed(INCH, INCH, (0, 0, 60, 40)), data, press(), Cache(tmp_path), findings)
    (finding,) = findings
    assert (finding.code, finding.span) == ("BS703", Span("2025-01.yaml", 3, 9))
    assert "line.jpg" in finding.message("zh")
    assert stand_in.components == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("mode", "components", "inverted"), [("L", 1, False), ("RGB", 3, False), ("CMYK", 4, True)]
)
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_tells_its_measures(mode: str, components: int, inverted: bool, progressive: bool) -> None:
    buffer = BytesIO()
    Image.new(mode, (31, 17)).save(buffer, "JPEG", progressive=progressive)
    found = read_jpeg(buffer.getvalue())
    assert (found.width, found.height, found.components, found.inverted) == (31, 17, components, inverted)


def test_what_is_no_jpeg_has_no_measures() -> None:
    with pytest.raises(ValueError, match="frame header"):
        read_jpeg(photo())


@pytest.mark.parametrize(
    ("image", "space", "decode"),
    [
        (PreparedImage(b"x", 2, 3, 4, True), b"/DeviceCMYK", True),
        (PreparedImage(b"x", 2, 3, 4, False), b"/DeviceCMYK", False),
        (PreparedImage(b"x", 2, 3, 1), b"/DeviceGray", False),
    ],
)
def test_photo_data_goes_through_as_it_is(image: PreparedImage, space: bytes, decode: bool) -> None:
    file = File()
    file.add_page([], {}, {"XObject": dictionary({"Im1": file.reference(image_xobject(image))})})
    data = file.finish({}, {}, bytes(16))
    assert space in data
    assert b"/Filter /DCTDecode" in data
    assert b"stream\nxendstream" in data
    assert (b"/Decode [1 0 1 0 1 0 1 0]" in data) is decode
