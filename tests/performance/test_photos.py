"""What photos may cost: one conversion for a place, at the place's size, and little once they are known."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from broadsheet.job import Job
from broadsheet.output.pdf import separate
from broadsheet.output.pdf.separate import Cut
from broadsheet.pipeline import render
from tests.composing import one_photo
from tests.print.pages import press

ROOT = Path(__file__).resolve().parents[2]
ISSUES = ROOT / "issues"
LARGE = (6000, 4000)
SMALL = (1200, 800)
PAIRS = 5
ISSUE = one_photo(span=3)
RENDER = "import sys; from broadsheet.cli import main; code = main(sys.argv[1:]); {after}; sys.exit(code)"


def camera(size: tuple[int, int]) -> bytes:
    """A photo as a camera writes it: detail everywhere."""
    tile = Image.merge("RGB", [Image.effect_noise((500, 500), 60) for _ in "RGB"])
    photo = Image.new("RGB", size)
    for x in range(0, size[0], 500):
        for y in range(0, size[1], 500):
            photo.paste(tile, (x, y))
    buffer = BytesIO()
    photo.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def photos() -> dict[tuple[int, int], bytes]:
    return {size: camera(size) for size in (LARGE, SMALL)}


def issue(folder: Path, photo: bytes) -> Path:
    (folder / "photo.jpg").write_bytes(photo)
    path = folder / "one.yaml"
    path.write_text(ISSUE, encoding="utf-8")
    return path


def command(path: Path, folder: Path, after: str = "pass") -> list[str]:
    return [sys.executable, "-c", RENDER.format(after=after), "render", "-q", str(path), "-o", str(folder)]


def test_a_photo_of_24_megapixels_is_converted_once_at_the_size_it_is_printed(
    tmp_path: Path, photos: dict[tuple[int, int], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))
    convert = separate._to_press
    converted: list[tuple[int, int]] = []

    def counted(photo: Image.Image, *rest: object) -> Image.Image:
        converted.append(photo.size)
        return convert(photo, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(separate, "_to_press", counted)
    path = issue(tmp_path, photos[LARGE])
    for _ in range(2):
        # The whole issue, the page alone and the proof, twice.
        render(Job(path, tmp_path / "out", proof="a3"))
    (size,) = converted
    with pikepdf.open(tmp_path / "out" / "one.pdf") as file:
        (image,) = file.pages[0].Resources.XObject.values()
        assert (int(image.Width), int(image.Height)) == size
    inches = _inches(tmp_path / "out" / "one.pdf")
    assert size[0] / inches[0] == pytest.approx(300, abs=1)
    assert size[1] / inches[1] == pytest.approx(300, abs=1)


def _inches(path: Path) -> tuple[float, float]:
    """Width and height at which the one picture of a page is placed."""
    with pikepdf.open(path) as file:
        placed = [
            instruction.operands
            for instruction in pikepdf.parse_content_stream(file.pages[0])
            if str(instruction.operator) == "cm"
        ]
    (matrix,) = placed
    return float(matrix[0]) / 72, float(matrix[3]) / 72


def test_a_large_photo_takes_a_fraction_of_what_all_its_pixels_would(
    photos: dict[tuple[int, int], bytes],
) -> None:
    whole = (0, 0, *LARGE)

    def seconds(size: tuple[int, int]) -> float:
        start = time.perf_counter()
        separate.separate(photos[LARGE], Cut(whole, size), press())
        return time.perf_counter() - start

    placed, full = min(seconds(SMALL) for _ in range(3)), seconds(LARGE)
    assert placed < full / 4, (placed, full)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_a_large_photo_is_held_in_memory_no_more_than_once(
    tmp_path: Path, photos: dict[tuple[int, int], bytes]
) -> None:
    peaks = {}
    for size, photo in photos.items():
        path = issue(tmp_path, photo)
        environment = {**os.environ, "BROADSHEET_CACHE": ""}
        told = command(path, tmp_path / "out", "print(open('/proc/self/status').read())")
        done = subprocess.run(told, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
        found = re.search(r"VmHWM:\s+(\d+)", done.stdout)
        assert found is not None
        peaks[size] = int(found[1])
    # Once decoded; its file and what is printed of it take half as much again.
    pixels = 3 * LARGE[0] * LARGE[1] // 1024
    assert peaks[LARGE] - peaks[SMALL] < 2 * pixels, peaks


def test_an_issue_with_sixteen_known_photos_takes_little_more_than_without(tmp_path: Path) -> None:
    shutil.copytree(ISSUES, tmp_path / "issues")
    full = tmp_path / "issues" / "2025-01.yaml"
    text = full.read_text(encoding="utf-8")
    bare = full.with_name("bare.yaml")
    # What is written deeper than `photos:` goes with it; columns that run short are no more than warned of.
    stripped, count = re.subn(r"^( +)photos:\n(?:\1 .*\n|\n)+", "", text, flags=re.MULTILINE)
    bare.write_text(stripped, encoding="utf-8")
    assert (text.count("- file: 2025-01/"), count) == (16, 16)
    environment = {**os.environ, "BROADSHEET_CACHE": str(tmp_path / "cache")}

    def seconds(path: Path) -> float:
        start = time.perf_counter()
        told = command(path, tmp_path / "out")
        subprocess.run(told, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start

    seconds(full)
    ratios = [seconds(full) / seconds(bare) for _ in range(PAIRS)]
    assert statistics.median(ratios) < 2.5, ratios
