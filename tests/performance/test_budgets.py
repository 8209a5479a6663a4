"""What a render may cost, as ratios within one run and as things it must not load; see README for the peers."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "issues" / "2025-01.yaml"
PAGES = ("1", "2", "3", "4")
PAIRS = 5

_RENDER = "import sys; from broadsheet.cli import main; code = main(sys.argv[1:]); {after}; sys.exit(code)"
"""A render that tells something of itself at its end."""
_CANVAS = "import reportlab.pdfgen.canvas"


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment whose photo cache holds the sample's photos."""
    folder = tmp_path_factory.mktemp("cache")
    environment = {**os.environ, "BROADSHEET_CACHE": str(folder / "cache")}
    _render(folder, environment)
    return environment


def _command(folder: Path, *options: str, after: str | None = None) -> list[str]:
    """Rendering the sample into a folder, by default all of it: as a user calls it, or with something `after` it."""
    program = ["-m", "broadsheet"] if after is None else ["-c", _RENDER.format(after=after)]
    return [sys.executable, *program, "render", "-q", str(SAMPLE), "-o", str(folder), *options]


def _render(folder: Path, environment: dict[str, str], *options: str, after: str | None = None) -> str:
    command = _command(folder, *options, after=after)
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_no_more_than_a_few_times_the_start_of_reportlab(
    page: str, warm: dict[str, str], tmp_path: Path
) -> None:
    start = [sys.executable, "-c", _CANVAS]
    render = _command(tmp_path, "--pages", page)
    ratios = [_seconds(render, warm) / _seconds(start, warm) for _ in range(PAIRS)]
    assert statistics.median(ratios) < 4.8, ratios


def test_four_pages_take_less_than_four_times_one(warm: dict[str, str], tmp_path: Path) -> None:
    """Program, type case and issue are loaded once."""
    whole, one = _command(tmp_path), _command(tmp_path, "--pages", "1")
    ratios = [_seconds(whole, warm) / _seconds(one, warm) for _ in range(PAIRS)]
    assert statistics.median(ratios) < 3, ratios


def test_composing_takes_less_than_writing_and_starting(warm: dict[str, str], tmp_path: Path) -> None:
    before = time.perf_counter()
    _render(tmp_path, warm)
    whole = (time.perf_counter() - before) * 1000
    timings = json.loads((tmp_path / SAMPLE.stem / "report.json").read_text("utf-8"))["timings_ms"]
    layout = sum(timings[stage] for stage in ("shape", "lines", "page", "paint"))
    assert 0 < layout < whole / 2, timings


def test_a_page_whose_photos_and_heads_are_known_opens_none_and_loads_nothing_heavy(
    warm: dict[str, str], tmp_path: Path
) -> None:
    shown = _render(tmp_path, warm, after="print(*sorted(sys.modules))").splitlines()[-1].split()
    heavy = {
        "PIL.ImageCms",
        "PIL.JpegImagePlugin",
        "fontTools",
        "numpy",
        "pikepdf",
        "reportlab.platypus",
        "rjieba",
    }
    assert "reportlab.pdfgen.canvas" in shown
    assert not heavy.intersection(shown)


def test_a_page_loads_no_room_that_is_for_what_it_has_not(warm: dict[str, str], tmp_path: Path) -> None:
    """Page 3 has no fault, no face but TrueType's, nothing that runs down or has text run round it, no reading."""
    shown = _render(tmp_path, warm, "--pages", "3", after="print(*sorted(sys.modules))")
    rooms = (
        "base.messages cli.show drawing.read fonts.cff fonts.fitness page.ads page.downward page.heads.vertical"
        " page.jump page.shapes.shape page.spread text.downward text.hyphenate text.resize text.ruby"
    )
    loaded, spared = set(shown.splitlines()[-1].split()), {f"broadsheet.{room}" for room in rooms.split()}
    assert all(find_spec(room) for room in spared)
    assert not spared & loaded
    assert "broadsheet.page.makeup" in loaded


def test_help_loads_neither_yaml_nor_type_nor_pdf(tmp_path: Path) -> None:
    code = "import sys\nfrom broadsheet.cli import main\ntry: main(['--help'])\nfinally: print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert not {"yaml", "uharfbuzz", "reportlab", "PIL"}.intersection(done.stdout.split())


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
@pytest.mark.parametrize(
    ("options", "most"), [(("--pages", page), 120) for page in PAGES] + [((), 160)], ids=[*PAGES, "all"]
)
def test_a_page_and_the_issue_are_set_in_so_many_mebibytes(
    options: tuple[str, ...], most: int, warm: dict[str, str], tmp_path: Path
) -> None:
    # getrusage would tell the peak of the process this one was forked from.
    shown = _render(tmp_path, warm, *options, after="print(open('/proc/self/status').read())")
    peak = next(line for line in shown.splitlines() if line.startswith("VmHWM"))
    assert int(peak.split()[1]) < most * 1024


def test_nothing_but_photos_and_the_almanac_is_kept_between_runs(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    environment = {**os.environ, "BROADSHEET_CACHE": str(cache)}
    issue = tmp_path / "plain.yaml"
    issue.write_text(
        "newspaper: 试\ndate: 2025-01-06\nlayout: broadsheet\npress: newsprint-cn\npages:\n"
        "  - section: 要闻\n    plan: |\n      A A A A A A A A\n    stories:\n      A: {headline: 题, body: 正文。}\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "broadsheet", "render", "-q", str(issue), "-o", str(tmp_path / "out")]
    subprocess.run(command, env=environment, capture_output=True, check=True)
    kept = [path.read_bytes() for path in cache.rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert "腊月".encode() in kept[0]


def test_checking_the_pages_takes_little_of_a_render(warm: dict[str, str], tmp_path: Path) -> None:
    """At most 15 % of the time, even of `check`, which writes nothing."""
    code = (
        "import sys, time\nfrom broadsheet import pagework\nfrom broadsheet.cli import main\n"
        "spent, plain = [], pagework.check_press\n"
        "def timed(*given):\n    start = time.perf_counter()\n    found = plain(*given)\n"
        "    spent.append(time.perf_counter() - start)\n    return found\n"
        "pagework.check_press = timed\nstart = time.perf_counter()\nmain(sys.argv[1:])\n"
        "print(len(spent), sum(spent) / (time.perf_counter() - start))"
    )
    command = [sys.executable, "-c", code, "check", str(SAMPLE)]
    done = subprocess.run(command, env=warm, cwd=tmp_path, capture_output=True, text=True, check=True)
    pages, share = done.stdout.split()[-2:]
    assert int(pages) == len(PAGES)
    assert 0 < float(share) < 0.15
