"""Heads whose breaks an editor has marked, set in two lines as a page sets them, and what he would say of each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from broadsheet.issue.matter import Copy
from broadsheet.page.heads.parts import head_lines
from tests.composing import SPAN, composer, words

SIZE = 36_000
SLACK = 1.3
"""How much wider than half the head its measure is. With a fifth more, an editor's own choice does not always fit: he
parts a head of fifteen characters after the fourth."""

NOT_FIRST = re.compile("[的得地了着过们、，。；：！？”’》〉）]")
NOT_LAST = re.compile("[和与及、“‘《〈（]")
QUOTED = re.compile("《[^《》]*》|“[^“”]*”")
NUMBER = re.compile(
    "[0-9零〇一二两三四五六七八九十百千万亿][0-9.零〇一二两三四五六七八九十百千万亿]*[%％℃元吨米斤亩个年月日]?"
)


class Head(Struct, frozen=True):
    """A head, the offsets where it may be parted by sense, and those where it had best be."""

    id: str
    text: str
    allowed: list[int]
    best: list[int]


class Verdict(NamedTuple):
    """A head as it was set, and whether its break is the editor's own, one he allows, and which rule it breaks."""

    head: Head
    lines: list[str]
    best: bool
    allowed: bool
    fault: str | None


class _Heads(Struct):
    headlines: list[Head]


def read(path: Path) -> list[Head]:
    return msgspec.json.decode(path.read_bytes(), type=_Heads).headlines


def set_in_two(head: Head) -> list[str]:
    """The lines of a head in a measure that wants two."""
    desk = composer()
    copy = Copy(head.text, SPAN)
    text, _ = head_lines(copy, "serif-900", SIZE, 10**9, desk)
    text, lines = head_lines(copy, "serif-900", SIZE, round(text.sums[-1] / 2 * SLACK), desk)
    return [words(text, line) for line in lines or []]


def judge(head: Head) -> Verdict:
    lines = set_in_two(head)
    assert "".join(lines) == head.text
    ends = [sum(map(len, lines[: count + 1])) for count in range(len(lines) - 1)]
    two = len(lines) == 2
    return Verdict(
        head,
        lines,
        best=two and ends[0] in head.best,
        allowed=two and ends[0] in head.allowed,
        fault=next((fault for end in ends if (fault := _fault(head, end))), None),
    )


def _fault(head: Head, end: int) -> str | None:
    """Which hard rule a line ending there breaks. A character that begins a word, as 地 does 地铁, leans on nothing: the
    editor who allows the break has said so."""
    text = head.text
    if end in head.allowed:
        return None
    if NOT_FIRST.match(text[end]):
        return f"a line begins with {text[end]}"
    if NOT_LAST.match(text[end - 1]):
        return f"a line ends with {text[end - 1]}"
    cut = [
        match[0]
        for rule in (QUOTED, NUMBER)
        for match in rule.finditer(text)
        if match.start() < end < match.end()
    ]
    return f"{cut[0]} is parted" if cut else None
