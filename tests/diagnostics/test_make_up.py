"""Each fault of make-up is told once, where the editor would mend it, and not where he says that it is meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from broadsheet import cli

from .conftest import HEAD

BESIDE = "A A A A B B B B"
QUARTERS = "A A A A B B B B|A A A A B B B B|C C C D D D D D|C C C D D D D D"
"""Level half-way down, the gutters below and above each other."""

A = "A: {headline: 两座老桥同日修成重新通车, rank: 3, body: {file: copy.md}}"
B = "B: {headline: 十里河堤两岸今春新栽柳, rank: 3, body: {file: copy.md}}"
C = "C: {headline: 渡口, rank: 6, body: {file: copy.md}}"
D = "D: {headline: 水情, rank: 6, body: {file: copy.md}}"


def _photo(columns: int, place: str, more: str = "") -> str:
    return f"photos: [{{file: photo.jpg, span: {columns}, depth: 30行, place: {place}{more}}}]"


def _with(story: str, more: str) -> str:
    return story.replace("}}", f"}}, {more}}}")


CASES = {
    "tombstone": ("BS630", BESIDE, [A, B], "B: {"),
    "split-down": ("BS631", "A A A A B B B B|A A A A B B B B|A A A A D D D D|C C C C D D D D", [A, B, C, D], "|"),
    "split-across": ("BS632", QUARTERS, [A, B, C, D], "|"),
    "uncovered-text": ("BS633", "C C C C C C C C", [C], "C: {"),
    "dogleg": ("BS634", "A A A A A A A A", [_with(A, _photo(4, "top-right").replace("30行", "96行"))], "A: {"),
    "buried-photo": ("BS635", "A A A A A A A A", [_with(A, _photo(2, "right"))], "{file: photo.jpg"),
    "photo-over-head": ("BS636", "A A A A A A A A|B B B B B B B B", [_with(A, _photo(8, "bottom")), B], "{file: photo.jpg"),
    "photo-clash": ("BS637", BESIDE, [_with(A, _photo(4, "top")), _with(B, _photo(4, "top-left"))], "{file: photo.jpg, span: 4, depth: 30行, place: top-left"),
    "photo-outward": ("BS638", "A A A A A A A A", [_with(A, _photo(2, "top-left", ", focus: [0, 0.5]"))], "{file: photo.jpg"),
    "weak-lead": ("BS641", BESIDE, [A.replace("rank: 3", "rank: 1").replace("通车", "通车" * 12), B], "A: {"),
    "ladder": (
        "BS643",
        "C C C C C C C C|A A A A B B B B",
        [C.replace("6", "1"), A.replace("rank: 3", "rank: 2").replace("通车", "通车" * 12), B],
        "A: {",
    ),
}  # fmt: skip


def _issue(plan: str, stories: list[str], allow: str) -> str:
    drawn = "".join(f"      {row}\n" for row in plan.split("|"))
    written = "".join(f"      {story}\n" for story in stories)
    return f"{HEAD}    rows: fixed\n    allow: [{allow}]\n    plan: |\n{drawn}    stories:\n{written}"


def _told(text: str, code: str, capsys: pytest.CaptureFixture[str]) -> list[tuple[int, int]]:
    Path("i.yaml").write_text(text, encoding="utf-8")
    cli.main(["check", "i.yaml", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    return [(finding["line"], finding["column"]) for finding in found if finding["code"] == code]


def _place(text: str, mark: str) -> tuple[int, int]:
    start = text.rindex(mark)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


@pytest.mark.parametrize("name", CASES)
def test_a_fault_of_make_up_is_told_once_where_it_is_mended(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, plan, stories, mark = CASES[name]
    Image.new("RGB", (3000, 2000), "grey").save(folder / "photo.jpg")
    (folder / "copy.md").write_text("版面先画在纸上，再一行一行排满。\n\n" * 400, encoding="utf-8")
    text = _issue(plan, stories, "")
    assert _told(text, code, capsys) == [_place(text, mark)]
    assert _told(_issue(plan, stories, name), code, capsys) == []


def test_a_headline_in_the_fold_of_a_broadsheet_is_told_at_the_headline(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half of 545 mm is the 59th row; below a head of 12 rows the 47th of the page, where a story begins at the 46th."""
    stories = "".join(
        f"      {id_}: {{headline: 两座老桥通车, rank: 3, at: {{column: 1, row: {row}, columns: 8, rows: {rows}}}, body: {{file: copy.md}}}}\n"
        for id_, row, rows in (("A", 1, 43), ("B", 46, 60))
    )
    text = f"{HEAD}    stories:\n{stories}"
    (folder / "copy.md").write_text("版面先画在纸上，再一行一行排满。\n\n" * 400, encoding="utf-8")
    assert _told(text, "BS639", capsys) == [_place(text, "两座老桥通车")]
    assert _told(text.replace("row: 46", "row: 50").replace("rows: 60", "rows: 50"), "BS639", capsys) == []
