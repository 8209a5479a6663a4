"""A small issue becomes the marks that were looked at and accepted: every op of every page, as text.

The proof is held by a checksum of what it draws, page by page: the operators of its content streams. A checksum of its
pixels would change with the reader's version, and one of the file with zlib's and the font library's.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.units import pt
from broadsheet.base.world import Disk
from broadsheet.display.dump import dump_page
from broadsheet.display.ops import Box, DisplayPage, Fill, Picture, Rule, Text
from broadsheet.job import Job
from broadsheet.pipeline import Made, Run
from broadsheet.pipeline import _files as print_files
from broadsheet.pipeline import _make as make

HERE = Path(__file__).parent
PAGES = sorted(path.parent.name for path in HERE.glob("*/issue.yaml"))


def _vase() -> Image.Image:
    """A cut-out: a round body on a foot, a narrow neck, nothing about them."""
    alpha = Image.new("L", (900, 1300), 0)
    draw = ImageDraw.Draw(alpha)
    draw.ellipse([50, 400, 850, 1200], fill=255)
    draw.polygon([(360, 50), (540, 50), (560, 500), (340, 500)], fill=255)
    draw.rectangle([250, 1100, 650, 1250], fill=255)
    vase = Image.new("L", alpha.size, 90)
    vase.putalpha(alpha)
    return vase


def _set(name: str, folder: Path) -> tuple[Run, Made]:
    """An issue made up in a folder of its own, a proof on A3 wanted."""
    issue = folder / "issue.yaml"
    shutil.copy(HERE / name / "issue.yaml", issue)
    shutil.copy(HERE / "layout.yaml", folder)
    Image.new("L", (1200, 800), 128).save(folder / "photo.png")
    _vase().save(folder / "vase.png")
    world = Disk([folder, data_folder("fonts"), data_folder("layout")], (folder,), Cache(None))
    run = Run(Job(issue, proof="a3"), world)
    made = make(run)
    assert made is not None, run.findings
    return run, made


def _made(name: str, folder: Path) -> tuple[tuple[DisplayPage, ...], list[str]]:
    """The pages of an issue as display lists, and the codes of what was found."""
    run, made = _set(name, folder)
    return made.pages, [finding.code for finding in run.findings]


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_as_it_was_accepted(
    name: str, tmp_path: Path, expect_file: Callable[[Path, str], None]
) -> None:
    pages, findings = _made(name, tmp_path)
    told = f"found {' '.join(findings) or 'nothing'}\n"
    expect_file(HERE / name / "page.txt", told + "".join(map(dump_page, pages)))


@pytest.mark.parametrize("name", PAGES)
def test_the_proof_is_as_it_was_accepted(
    name: str, tmp_path: Path, expect_file: Callable[[Path, str], None]
) -> None:
    run, made = _set(name, tmp_path)
    data = print_files(run, made)[run.job.folder / "proof.pdf"]
    with pikepdf.open(BytesIO(data)) as pdf:
        drawn = [sha256(sheet.Contents.read_bytes()).hexdigest() for sheet in pdf.pages]
    lines = [f"{page.label}  {digest}\n" for page, digest in zip(made.pages, drawn, strict=True)]
    expect_file(HERE / name / "proof.sha256", "".join(lines))


@pytest.mark.parametrize("name", PAGES)
def test_the_same_issue_gives_the_same_page(name: str, tmp_path: Path) -> None:
    assert _made(name, tmp_path) == _made(name, tmp_path)


@pytest.mark.parametrize("name", PAGES)
def test_no_mark_leaves_the_paper(name: str, tmp_path: Path) -> None:
    pages, _ = _made(name, tmp_path)
    for page in pages:
        for op in page.ops:
            # One cut at the fold of a spread ends with a whole pixel.
            pixel = pt(1) if isinstance(op, Picture) else 0
            for x, y in _corners(op):
                assert -pixel <= x <= page.width + pixel
                assert 0 <= y <= page.height


def _corners(op: object) -> list[tuple[int, int]]:
    if isinstance(op, Text):
        return [(op.x, op.y)]
    if isinstance(op, Rule):
        return [(op.x1, op.y1), (op.x2, op.y2)]
    assert isinstance(op, Box | Picture | Fill)
    return [(op.rect.x, op.rect.y), (op.rect.right, op.rect.bottom)]
