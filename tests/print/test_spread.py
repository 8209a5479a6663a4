"""A spread in the files: both pages alone and together, the same bytes however they are asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from broadsheet.base.data import data_folder
from broadsheet.job import Job, Outcome
from broadsheet.pipeline import render
from tests.reading.glyphs import ReadPage, read_pages
from tests.real.pictures import draw_picture

COPY = "清晨五点，印刷车间的灯已经亮了。他们把流程分成三步：选题、排版、付印；每一步都有人签字。" * 24


def _render(folder: Path, out: str, pages: tuple[int, ...] | None = None, **more: str) -> Outcome:
    layout = (data_folder("layout") / "tabloid.yaml").read_text(encoding="utf-8")
    for key, value in more.items():
        layout = re.sub(rf"(?m)^({key}: .*)}}", rf"\1, {value}}}", layout)
    (folder / "own.yaml").write_text(layout, encoding="utf-8")
    if not (folder / "photo.jpg").exists():
        draw_picture(folder / "photo.jpg", 3, (2400, 900))
    (folder / "i.yaml").write_text(
        f"""\
newspaper: 试样报
date: 2025-01-06
layout: own.yaml
pages:
  - template: news
    plan: A A A A A A
    stories:
      A: {{headline: 灯亮了, body: {COPY}}}
  - template: news
    spread: true
    plan: |
      B B B B B B B B B B B B
      B B B B B B B B B B B B
      C C C C D D D D D D D D
    stories:
      B:
        headline: 一张报纸今夜这样排成
        body: {COPY * 2}
        photos: [{{file: photo.jpg, span: 6, place: top, caption: 图片为试样。}}]
      C: {{headline: 一条路修了三年, body: {COPY}}}
      D: {{headline: 城里的书店搬到了河边, box: hairline, body: {COPY}}}
  - template: news
""",
        encoding="utf-8",
    )
    return render(Job(folder / "i.yaml", folder / out, pages, proof="a3"))


def _page(folder: Path, out: str, number: int) -> bytes:
    (file,) = (folder / out / "i" / "pages").glob(f"*A{number:02d}.pdf")
    return file.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("spread")
    outcome = _render(made, "all")
    assert not [finding for finding in outcome.findings if finding.severity == "error"], outcome.findings
    return made


@pytest.mark.parametrize("number", [2, 3])
def test_a_page_asked_for_alone_has_the_same_bytes(folder: Path, number: int) -> None:
    _render(folder, f"only{number}", (number,))
    assert _page(folder, f"only{number}", number) == _page(folder, "all", number)
    assert len(list((folder / f"only{number}" / "i" / "pages").iterdir())) == 1


def test_the_issue_has_a_page_of_its_own_for_each(folder: Path) -> None:
    one, left, right = read_pages(folder / "all" / "i.pdf")
    assert one.width == left.width == right.width


def test_bound_at_the_right_the_first_page_of_a_spread_is_the_right_one(folder: Path) -> None:
    turned = _render(folder, "turned", paper="binding: right")
    straight = _render(folder, "straight")
    reports = {
        way: {page["page"]: [one["id"] for one in page["stories"]] for page in outcome.report["pages"]}
        for way, outcome in (("turned", turned), ("straight", straight))
    }
    assert reports["straight"] == {1: ["A"], 2: ["B", "C", "D"], 3: []}
    assert reports["turned"] == {1: ["A"], 2: [], 3: ["B", "D", "C"]}


def test_furniture_may_stand_over_both_pages(folder: Path) -> None:
    layout = folder / "own.yaml"
    _render(folder, "plain")
    text = layout.read_text(encoding="utf-8").replace(
        "templates:\n",
        "templates:\n  both:\n    head: 4\n    spread: true\n    furniture:\n"
        "      - {kind: text, text: 特别报道, style: section, row: 1.5, column: 1, columns: 12, align: center}\n"
        "      - {kind: rule, rule: bar, row: 2.5, column: 1, columns: 12}\n",
        1,
    )
    layout.write_text(text, encoding="utf-8")
    issue = (folder / "i.yaml").read_text(encoding="utf-8")
    (folder / "i.yaml").write_text(
        issue.replace("template: news\n    spread", "template: both\n    spread"), encoding="utf-8"
    )
    outcome = render(Job(folder / "i.yaml", folder / "both"))
    assert not [finding for finding in outcome.findings if finding.severity == "error"], outcome.findings
    _, left, right = read_pages(folder / "both" / "i.pdf")
    assert "".join(_head(left)) + "".join(_head(right)) == "特别报道"
    assert _head(left)
    assert _head(right)


def _head(page: ReadPage) -> list[str]:
    """The characters of a page's furniture."""
    return [glyph.text for glyph in page.glyphs if glyph.y < 100]


@pytest.mark.parametrize(("binding", "number"), [("left", 3), ("right", 2)])
@pytest.mark.parametrize("alone", [False, True])
def test_a_story_goes_on_on_the_page_of_a_spread_that_it_says(
    binding: str, number: int, alone: bool, tmp_path: Path
) -> None:
    _render(tmp_path, "all", paper=f"binding: {binding}")
    issue = (tmp_path / "i.yaml").read_text(encoding="utf-8")
    issue = issue.replace(f"headline: 灯亮了, body: {COPY}", f"headline: 灯亮了, jump: 3.D, body: {COPY * 6}")
    issue = issue.replace(f"box: hairline, body: {COPY}", "box: hairline")
    issue = issue.replace("C C C C D D D D D D D D", "C C C C C C D D D D D D")
    issue = issue.replace(f"一条路修了三年, body: {COPY}", f"一条路修了三年, refers: [A03.D], body: {COPY}")
    (tmp_path / "i.yaml").write_text(issue, encoding="utf-8")
    outcome = render(Job(tmp_path / "i.yaml", tmp_path / "jump", (number,) if alone else None, proof="a3"))
    told = [_lines(page) for page in read_pages(tmp_path / "jump" / "i" / "proof.pdf")]
    assert not [finding for finding in outcome.findings if finding.code in ("BS240", "BS242", "BS613")]
    assert "上接第1版" in told[0 if alone else number - 1]
    if not alone:
        assert f"下转第{number}版" in told[0]
        assert f"{number}版城里的书店" in told[4 - number]


def _lines(page: ReadPage) -> str:
    """The words of a page line by line from left to right, whichever way its reader takes them."""
    glyphs = sorted(page.glyphs, key=lambda glyph: (round(glyph.y), glyph.x))
    return "".join(glyph.text for glyph in glyphs if glyph.text.strip())
