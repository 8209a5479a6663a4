"""Vectors set through `render`: an issue whose paragraphs are their texts, and the lines of its PDF read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from pathlib import Path
from typing import NamedTuple

from broadsheet.cli import main
from broadsheet.text.normalize import normalize
from tests.composing import SMALL, catalog
from tests.conformance.suites import Vector
from tests.reading.glyphs import Glyph, read_pages

MEASURE = 6.17
"""The measure in em at which the line-break vectors part their texts."""
SIZE = 9.0

RULES = {
    "clreq-pairs": "{marks: gb}",
    **{f"clreq-kinsoku {level}": f"{{line_edges: {level}}}" for level in ("none", "basic", "gb", "strict")},
    **{f"wpt-line-break {level}": f"{{line_edges: css-{level}}}" for level in ("loose", "normal", "strict")},
}
"""The kinds of vector that a column of body shows, and the composition each is set by."""


class Shown(NamedTuple):
    """A vector and the lines its paragraph takes in the PDF."""

    vector: Vector
    lines: list[list[Glyph]]

    @property
    def words(self) -> list[str]:
        return ["".join(glyph.text for glyph in line) for line in self.lines]


def kind(vector: Vector) -> str:
    """Its key in RULES, if it has one."""
    level = vector.get("level")
    return f"{vector['suite']} {level}" if level else vector["suite"]


def chosen(vectors: Sequence[Vector], count: int) -> list[Vector]:
    """Vectors of every kind in turn: such as an editor's copy keeps as it is and the body's face can draw."""
    face = catalog().face("serif-400")
    fit = [
        vector
        for vector in vectors
        if kind(vector) in RULES
        and normalize(vector["text"]).text == vector["text"]
        and all(map(face.has, vector["text"]))
        and not vector["text"].startswith(("## ", "|"))
    ]
    by_kind = [[each for each in fit if kind(each) == name] for name in RULES]
    in_turn = [each for turn in zip_longest(*by_kind) for each in turn if each]
    return sorted(in_turn[:count], key=lambda vector: [*RULES].index(kind(vector)))


def render(vectors: Sequence[Vector], folder: Path) -> list[Shown]:
    """The vectors as they stand in the PDF of an issue that holds nothing else, a page for each kind."""
    layout = SMALL.read_text(encoding="utf-8")
    layout = layout.replace("columns: 5\n  column: 10em", f"columns: 7\n  column: {MEASURE}em")
    layout = layout.replace("indent: 2em, justify: true", "indent: 0em")
    compositions = "".join(f'  "{name}": {rules}\n' for name, rules in RULES.items())
    body = "face: serif-400, strong: sans-700, size: 9pt"
    styles = "".join(f'  "{name}": {{{body}, composition: "{name}"}}\n' for name in RULES)
    voices = "".join(f'  "{name}": {{styles: {{body: "{name}"}}}}\n' for name in RULES)
    for key, more in (("styles", styles), ("voices", voices)):
        layout = layout.replace(f"\n{key}:\n", f"\n{key}:\n{more}")
    layout += f"\ncompositions:\n{compositions}"
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    (folder / "issue.yaml").write_text(_issue(vectors), encoding="utf-8")
    main(["render", str(folder / "issue.yaml"), "-o", str(folder), "-q"])
    pages = read_pages(folder / "issue.pdf")
    shown: list[Shown] = []
    for page, (_, group) in zip(pages, groupby(vectors, kind), strict=True):
        body_glyphs = [glyph for glyph in page.glyphs if abs(glyph.size - SIZE) < 0.01]
        shown += _paragraphs(list(group), _lines(body_glyphs))
    return shown


def _issue(vectors: Sequence[Vector]) -> str:
    pages = "".join(
        f'  - section: 试\n    plan: "{"A " * 7}"\n    stories:\n      A:\n        voice: "{name}"\n'
        "        headline: 试\n        body: |\n" + "".join(f"          {each['text']}\n\n" for each in group)
        for name, group in groupby(vectors, kind)
    )
    return f"newspaper: 试样\ndate: 2025-01-06\nlayout: layout.yaml\npress: newsprint-cn\npages:\n{pages}"


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs in the order of the file, parted where the baseline changes."""
    for _, line in groupby(glyphs, lambda glyph: round(glyph.y, 2)):
        yield list(line)


def _paragraphs(vectors: Sequence[Vector], lines: Iterator[list[Glyph]]) -> Iterator[Shown]:
    """The lines of each vector's text."""
    for vector in vectors:
        found: list[list[Glyph]] = []
        while sum(len(glyph.text) for line in found for glyph in line) < len(vector["text"]):
            found.append(next(lines))
        yield Shown(vector, found)
