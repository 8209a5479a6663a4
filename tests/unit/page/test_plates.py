"""A nameplate that is artwork: whole in its place on the page, in place of the name in letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.job import Job
from broadsheet.pipeline import render
from tests.reading.glyphs import read_pages

PLATE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 80">'
    '<rect width="80" height="80" fill="#fff"/><text x="100" y="70" font-size="72" fill="#fff">河口</text></svg>'
)


def issue(layout: str = "broadsheet", more: str = "") -> str:
    return f"""\
newspaper: 桥西周报
date: 2025-02-10
layout: {layout}
{more}
pages:
  - {{stories: {{A: {{rank: 6, headline: 早市, body: 桥东的早市。, at: {{column: 3, row: 34, columns: 1, rows: 12}}, set_in: 1}}}}}}
"""


def printed(folder: Path, text: str) -> tuple[list[Diagnostic], str, list[str]]:
    """What was told but for holes, the words of the page, and the kinds of its shapes."""
    (folder / "i.yaml").write_text(text, encoding="utf-8")
    outcome = render(Job(folder / "i.yaml", folder / "out"))
    told = [f for f in outcome.findings if f.code[2] in "37" or f.severity == "error"]
    if not (folder / "out" / "i.pdf").exists():
        return told, "", []
    (page,) = read_pages(folder / "out" / "i.pdf")
    return told, page.text, [kind for kind, _ in page.shapes]


LAYOUTS = ["broadsheet", "broadsheet-airy", "broadsheet-modern", "tabloid", "tabloid-5", "wall", "campus"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_issues_artwork_stands_in_place_of_its_name(layout: str, tmp_path: Path) -> None:
    (tmp_path / "plate.svg").write_text(PLATE, encoding="utf-8")
    told, text, _ = printed(tmp_path, issue(layout, "nameplate: plate.svg"))
    assert told == []
    assert "河口" in text
    large, without = text.count("桥西"), printed(tmp_path, issue(layout))[1].count("桥西")
    assert large == without - 1


def test_a_photo_may_be_the_nameplate(tmp_path: Path) -> None:
    Image.new("L", (1800, 300), 60).save(tmp_path / "plate.png")
    told, _, shapes = printed(tmp_path, issue(more="nameplate: plate.png"))
    assert told == []
    assert shapes.count("image") == 1


def test_artwork_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    (found,), _, _ = printed(tmp_path, issue(more="nameplate: plait.svg"))
    assert (found.code, found.severity) == ("BS331", "error")
    assert found.span is not None
    assert found.args["name"] == "plait.svg"


def test_artwork_too_coarse_for_its_place_is_told(tmp_path: Path) -> None:
    Image.effect_noise((180, 30), 40).save(tmp_path / "plate.png")
    told, _, _ = printed(tmp_path, issue(more="nameplate: plate.png"))
    assert [f.code for f in told] == ["BS707"]


def _own_layout(folder: Path, item: str) -> str:
    source = Path(__file__).parents[3] / "layout" / "broadsheet.yaml"
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "kind: picture" not in line]
    at = next(number for number, line in enumerate(kept) if "kind: box, box: ear" in line)
    kept.insert(at, f"      - {item}\n" if item else "")
    (folder / "own.yaml").write_text("".join(kept), encoding="utf-8")
    return issue("own.yaml", "nameplate: plate.svg" if not item else "")


def test_a_template_without_a_place_for_the_artwork_is_told(tmp_path: Path) -> None:
    (tmp_path / "plate.svg").write_text(PLATE, encoding="utf-8")
    told, _, _ = printed(tmp_path, _own_layout(tmp_path, ""))
    assert [(f.code, f.args["template"]) for f in told] == [("BS332", "front")]


def test_a_layouts_own_artwork_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_text(PLATE, encoding="utf-8")
    item = "{kind: picture, file: mark.svg, row: 1, rows: 5, column: 7, columns: 1}"
    told, text, _ = printed(tmp_path, _own_layout(tmp_path, item))
    assert told == []
    assert "河口" in text
