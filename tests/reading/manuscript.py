"""The copy an issue asks for, read straight from its YAML and its files: what the page is held against.

Written without a line of the program, so that a fault there is not repeated here.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from tests.reading import rules
from tests.reading.almanac import almanac_notes
from tests.reading.faults import Fault
from tests.reading.stories import SetStory

_ENDED = re.compile(rf"[。！？…；：][{rules.CLOSE}]*$|[)）》]$")
"""How a paragraph ends: a stop, perhaps inside quotation marks; or a bracket, as credits do."""

HALF_WIDTH = frozenset("(),.:;!?")
"""Marks of typewriters and browsers, which the composing room sets full-width in Chinese."""


class Part(NamedTuple):
    """A paragraph, a crosshead, a refer; or a table, its cells parted by tabs, its rows by line ends.

    `align` has a letter a column of a table: l, c or r.
    """

    text: str
    kind: Literal["body", "crosshead", "refer", "table"] = "body"
    align: str = ""

    @property
    def cells(self) -> list[list[str]]:
        return [row.split("\t") for row in self.text.split("\n")]

    @property
    def texts(self) -> list[str]:
        """What is set by itself: the part, or each cell of a table."""
        return [cell for row in self.cells for cell in row] if self.kind == "table" else [self.text]


@dataclass(frozen=True)
class Manuscript:
    """One story's copy in reading order."""

    name: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def paragraphs(self) -> list[str]:
        return [part.text for part in self.parts if part.kind == "body"]

    @property
    def crossheads(self) -> list[str]:
        return [part.text for part in self.parts if part.kind == "crosshead"]

    @property
    def tables(self) -> list[Part]:
        return [part for part in self.parts if part.kind == "table"]


def read_manuscripts(issue: Path, folders: Sequence[Path]) -> list[dict[str, Manuscript]]:
    """The stories of every page of an issue; files of copy are looked for in `folders`, in this order."""
    pages = yaml.load(issue.read_text(encoding="utf-8"), yaml.BaseLoader)["pages"]
    return [
        {
            name: Manuscript(name, tuple(_parts(story, pages, folders)))
            for name, story in page.get("stories", {}).items()
        }
        for page in pages
    ]


def _parts(story: dict[str, Any], pages: Sequence[Any], folders: Sequence[Path]) -> Iterator[Part]:
    body = story.get("body")
    for piece in body if isinstance(body, list) else [body] if body else []:
        if isinstance(piece, str):
            yield from _paragraphs(piece.splitlines(), False)
        else:
            yield from _paragraphs(_chosen(piece, folders), piece.get("join") == "true")
    if month := story.get("calendar"):
        yield Part(_calendar(month), "table", "c" * 7)
    for refer in story.get("refers", ()):
        yield Part(_refer(refer, pages), "refer")


def _refer(refer: Any, pages: Sequence[Any]) -> str:
    """The page a refer leads to and the head of the story there, or the editor's own words for it."""
    to = refer if isinstance(refer, str) else refer["to"]
    name, _, letter = to.partition(".")
    labels = page_labels(pages)
    number = int(name) if name.isdecimal() else labels.index(name) + 1
    page = pages[number - 1]
    # The second page of a spread has its stories in the entry of the first.
    holder = page if letter in page.get("stories", {}) else pages[number - 2]
    head = holder["stories"][letter].get("headline", "")
    words = " ".join(part.strip() for part in head.split("|")) if isinstance(refer, str) else refer["text"]
    parted = any("part" in other for other in pages) or "label" in page
    return f"{labels[number - 1] if parted else number}版\u2003{words}"


def page_labels(pages: Sequence[Any]) -> list[str]:
    """A01, A02, B01: each part of the issue counts its own pages, a label of the page's own goes before."""
    labels, letter = list[str](), "A"
    counts: dict[str, int] = {}
    for page in pages:
        letter = page.get("part", letter)
        counts[letter] = counts.get(letter, 0) + 1
        labels.append(page.get("label", f"{letter}{counts[letter]:02}"))
    return labels


def _calendar(month: str) -> str:
    """A month from Monday to Sunday, each day with what the almanac says of it; nothing before and after it."""
    year, number = map(int, month.split("-"))
    notes = almanac_notes(year, number)
    weeks = [
        "\t".join(f"{day}{notes[day - 1]}" if day else "" for day in week)
        for week in calendar.monthcalendar(year, number)
    ]
    return "\n".join(["\t".join("一二三四五六日"), *weeks])


def _chosen(piece: dict[str, str], folders: Sequence[Path]) -> list[str]:
    file = next(folder / piece["file"] for folder in folders if (folder / piece["file"]).is_file())
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    if "lines" not in piece:
        return lines
    chosen: list[str] = []
    for part in piece["lines"].split(","):
        first, _, last = part.partition("-")
        chosen += [*lines[int(first) - 1 : int(last or first)], ""]
    return chosen


def _paragraphs(lines: Sequence[str], join: bool) -> list[Part]:
    parts: list[Part] = []
    going_on = False
    for bars, run in groupby([*lines, ""], lambda line: line.startswith("|")):
        if bars:
            parts.append(_table(list(run)))
            going_on = False
            continue
        for line in run:
            text = line.strip()
            if text.startswith("## "):
                parts.append(Part(text[3:].strip(), "crosshead"))
                going_on = False
            elif text and going_on and not line.startswith("　　"):
                parts[-1] = Part(f"{parts[-1].text}\n{text}")
            elif text:
                parts.append(Part(text))
                going_on = True
            else:
                last = parts[-1] if parts else Part("")
                going_on = join and last.kind == "body" and bool(last.text) and not _ENDED.search(last.text)
    return [part._replace(text=part.text.replace("**", "")) for part in parts]


def _table(lines: Sequence[str]) -> Part:
    """A table between bars; its second line says how the columns are ranged."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    ranged = {(False, False): "l", (True, False): "l", (True, True): "c", (False, True): "r"}
    align = "".join(ranged[mark.startswith(":"), mark.endswith(":")] for mark in rows.pop(1))
    return Part("\n".join("\t".join(row) for row in rows), "table", align)


def reduced(text: str) -> str:
    """Text by NFKC and without white space: what is left is what must be the same on paper."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def altered(story: SetStory, manuscript: Manuscript) -> list[Fault]:
    """Where the page's text is not the manuscript's, both reduced."""
    return differences(story.name, manuscript.text, story.text)


def differences(name: str, wanted: str, got: str) -> list[Fault]:
    """Every place where two texts differ once they are reduced."""
    one, other = reduced(wanted), reduced(got)
    if one == other:
        return []
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [
        Fault(
            "text differs",
            name,
            f"“{one[max(a - 6, 0) : b + 6]}” came out as “{other[max(c - 6, 0) : d + 6]}”",
        )
        for kind, a, b, c, d in changes
        if kind != "equal"
    ]


def misparted(story: SetStory, manuscript: Manuscript) -> list[Fault]:
    """Paragraphs that do not begin and end on the page where they do in the manuscript."""
    seen = ["".join(line.text for line in paragraph) for paragraph in story.paragraphs]
    pairs = zip(map(reduced, manuscript.paragraphs), map(reduced, seen), strict=False)
    wrong = next((f"“{wanted[-12:]}” ends as “{got[-12:]}”" for wanted, got in pairs if wanted != got), None)
    if wrong is None and len(seen) != len(manuscript.paragraphs):
        wrong = f"{len(manuscript.paragraphs)} in the manuscript, {len(seen)} on the page"
    return [] if wrong is None else [Fault("paragraphs differ", story.name, wrong)]


def miscopied(story: SetStory, manuscript: Manuscript) -> tuple[list[Fault], list[str]]:
    """Characters that copy as other characters than were written, and half-width marks mended to full width."""
    wanted, got = ("".join(text.split()) for text in (manuscript.text, story.text))
    changed = [(a, b) for a, b in zip(wanted, got, strict=False) if a != b]
    mended = [f"{a}{b}" for a, b in changed if a in HALF_WIDTH and unicodedata.normalize("NFKC", b) == a]
    wrong = [(a, b) for a, b in changed if f"{a}{b}" not in mended]
    faults = [
        Fault("character copies as another", story.name, f"{a} as {b} (U+{ord(b):04X})") for a, b in wrong
    ]
    return faults, mended
