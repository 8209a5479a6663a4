"""Copy as typed to copy as set: source wraps, stray spaces and half-width marks are mended, and each mend is told."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

_HAN = "\u2e80-\U0003ffff“”‘’—…·"
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_LINE_END: Final = re.compile("[ \t\u3000]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t\u3000]*")
_CREDIT: Final = re.compile(r"[（(][^（）()]{0,80}(?:记者|通讯员|实习生|摄影|编译|作者|特派员|站)[^（）()]*[）)]")
_SPACES: Final = "[ \t\u00a0\u3000]+"
_HAN_EDGE_SPACE: Final = re.compile(
    f"(?<=[{_HAN}]){_SPACES}(?=[{_HAN}0-9A-Za-z])|(?<=[0-9A-Za-z%]){_SPACES}(?=[{_HAN}])"
)
_WRAP: Final = re.compile(f"(?<=[{_HAN}])\n|\n(?=[{_HAN}])")
_BRACKETS: Final = re.compile(r"\(([^()（）]*)\)")
_HAN_CHAR: Final = re.compile(f"[{_HAN}]")
_MARKS: Final = {",": "，", ".": "。", ":": "：", ";": "；", "!": "！", "?": "？"}
_MARK: Final = re.compile(f"(?<=[{_HAN}])[,.:;!?](?![0-9A-Za-z/.])|(?<=[{_HAN}])[,:;!?](?=[{_HAN}0-9A-Za-z])")
_LONE: Final = {"(": "（", ")": "）"}
_LONE_BRACKET: Final = re.compile(f"(?<=[{_HAN}])[()]|[()](?=[{_HAN}])")
_QUOTES: Final = re.compile('"([^"]*)"')
_DOTS: Final = re.compile(r"\.{3,}|。{3,}|(?<!…)…(?!…)(?=[^\x00-\x7f]|$)")
_DASH: Final = re.compile(r"(?<![-—])--+(?![-—])")


class Mend(NamedTuple):
    """One kind of repair: what stood there, what stands there now, how often."""

    before: str
    after: str
    times: int


class Normalized(NamedTuple):
    """The text to set and the repairs made, in order of first occurrence."""

    text: str
    mends: tuple[Mend, ...]


def normalize(text: str, keep_spaces: bool = False) -> Normalized:
    """Mend one paragraph. `keep_spaces` is for headlines and bylines, whose spaces between Han are meant."""
    mends: Counter[tuple[str, str]] = Counter()
    text = _LINE_END.sub("\n", _INVISIBLE.sub("", text)).strip(" \t\u3000\n")
    text = _WRAP.sub("", text).replace("\n", " ")
    text = _quotes(_dots(_marks(_brackets(text, mends), mends), mends), mends)
    text = _spaces(text, mends, keep_spaces)
    return Normalized(text, tuple(Mend(before, after, times) for (before, after), times in mends.items()))


def _substitute(pattern: re.Pattern[str], table: dict[str, str], text: str, mends: Counter[tuple[str, str]]) -> str:
    def replace(match: re.Match[str]) -> str:
        mends[match[0], table[match[0]]] += 1
        return table[match[0]]

    return pattern.sub(replace, text)


def _brackets(text: str, mends: Counter[tuple[str, str]]) -> str:
    """Half-width brackets around or beside Chinese become full-width, in pairs; then the unpaired ones."""

    def replace(match: re.Match[str]) -> str:
        neighbours = text[max(0, match.start() - 1) : match.start()] + match[1] + text[match.end() : match.end() + 1]
        if not _HAN_CHAR.search(neighbours):
            return match[0]
        mends["()", "（）"] += 1
        return f"（{match[1]}）"

    return _substitute(_LONE_BRACKET, _LONE, _BRACKETS.sub(replace, text), mends)


def _marks(text: str, mends: Counter[tuple[str, str]]) -> str:
    return _substitute(_MARK, _MARKS, text, mends)


def _dots(text: str, mends: Counter[tuple[str, str]]) -> str:
    def dots(match: re.Match[str]) -> str:
        mends[match[0], "……"] += 1
        return "……"

    def dash(match: re.Match[str]) -> str:
        mends[match[0], "——"] += 1
        return "——"

    return _DASH.sub(dash, _DOTS.sub(dots, text)) if _HAN_CHAR.search(text) else text


def _quotes(text: str, mends: Counter[tuple[str, str]]) -> str:
    """Straight quotation marks around Chinese become “ ”."""

    def replace(match: re.Match[str]) -> str:
        if not _HAN_CHAR.search(match[1]):
            return match[0]
        mends['""', "“”"] += 1
        return f"“{match[1]}”"

    return _QUOTES.sub(replace, text)


def _spaces(text: str, mends: Counter[tuple[str, str]], keep: bool) -> str:
    """Spaces beside Han go, the composer's own gaps standing in; those of a credit in brackets stay."""
    if keep:
        return re.sub(_SPACES, " ", text)
    spared = [match.span() for match in _CREDIT.finditer(text)]

    def replace(match: re.Match[str]) -> str:
        if any(start < match.start() < end for start, end in spared):
            return " "
        mends[" ", ""] += 1
        return ""

    return _HAN_EDGE_SPACE.sub(replace, text)
