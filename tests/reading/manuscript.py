"""The copy an issue asks for, read straight from its YAML and its files: what the page is held against.

Written without a line of the program, so that a fault there is not repeated here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from tests.reading import rules
from tests.reading.faults import Fault
from tests.reading.lines import SetStory

_ENDED = re.compile(rf"[。！？…；：][{rules.CLOSE}]*$|[)）》]$")
"""How a paragraph ends: a stop, perhaps inside quotation marks; or a bracket, as credits do."""

HALF_WIDTH = frozenset("(),.:;!?")
"""Marks of typewriters and browsers, which the composing room sets full-width in Chinese."""


@dataclass(frozen=True)
class Manuscript:
    """One story's copy in reading order: paragraphs and crossheads."""

    name: str
    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)

    @property
    def paragraphs(self) -> list[str]:
        return [text for text, crosshead in self.parts if not crosshead]

    @property
    def crossheads(self) -> list[str]:
        return [text for text, crosshead in self.parts if crosshead]


def read_manuscripts(issue: Path, folders: Sequence[Path]) -> list[dict[str, Manuscript]]:
    """The stories of every page of an issue; files of copy are looked for in `folders`, in this order."""
    data = yaml.load(issue.read_text(encoding="utf-8"), yaml.BaseLoader)
    return [
        {
            name: Manuscript(name, tuple(_parts(story.get("body"), folders)))
            for name, story in page["stories"].items()
        }
        for page in data["pages"]
    ]


def _parts(body: Any, folders: Sequence[Path]) -> list[tuple[str, bool]]:
    pieces = body if isinstance(body, list) else [body] if body else []
    parts: list[tuple[str, bool]] = []
    for piece in pieces:
        if isinstance(piece, str):
            parts += _paragraphs(piece.splitlines(), False)
        else:
            parts += _paragraphs(_chosen(piece, folders), piece.get("join") == "true")
    return parts


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


def _paragraphs(lines: Sequence[str], join: bool) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    going_on = False
    for line in [*lines, ""]:
        text = line.strip()
        if text.startswith("## "):
            parts.append((text[3:].strip(), True))
            going_on = False
        elif text and going_on and not line.startswith("　　"):
            parts[-1] = (f"{parts[-1][0]}\n{text}", False)
        elif text:
            parts.append((text, False))
            going_on = True
        else:
            going_on = join and bool(parts) and not parts[-1][1] and not _ENDED.search(parts[-1][0])
    return [(text.replace("**", ""), crosshead) for text, crosshead in parts]


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
