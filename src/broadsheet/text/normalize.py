"""Copy as typed to copy as set: source wraps, stray spaces and half-width marks are mended, and each mend is told."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple, TypeAlias

from broadsheet.clreq.classes import classify
from broadsheet.issue.signs import ASIDE, RUBY_BY, STYLED_BY

_HAN: Final = "HOCMSQIEeB"
"""Classes that make what stands beside them Chinese."""
_HAN_INSIDE: Final = re.compile(f"[{_HAN}]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_LINE_END: Final = re.compile("[ \t\u3000]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t\u3000]*")
_CREDIT: Final = re.compile(r"（[^（）]{0,80}(?:记者|通讯员|实习生|摄影|编译|作者|特派员|站)[^（）]*）")
_SPACE: Final = re.compile("[WF]+")
_BRACKETS: Final = re.compile(r"\(([^()（）]*)\)")
_QUOTES: Final = re.compile('"([^"]*)"')
_MARKS: Final = {",": "，", ".": "。", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
_WIDE: Final = re.compile(
    "(?<![０-９])[０-９]{1,3}(?:，[０-９]{3})+(?:．[０-９]+)?(?![０-９])|[０-９]+．[０-９]+|[０-９Ａ-Ｚａ-ｚ]+"
)
_NARROW: Final = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ", "．．", "，，")
    for code in range(ord(first), ord(last) + 1)
}
_TO_MEND: Final = re.compile(r"[,.:;!?()\"…]|--|。。")
"""What copy that is right has little of; without any there are no marks to mend."""
_ASIDE: Final = re.compile(ASIDE)
_ASIDE_HERE: Final = re.compile(f"[{STYLED_BY}{RUBY_BY}]")
"""Readings and names of styles are no copy to mend; the first sign of each keeps its place."""
_WHITE: Final = re.compile(r"\s")
_MARK: Final = re.compile(r"[,.:;!?()]")
_DOTS: Final = re.compile(r"\.{3,}|。{3,}|(?<!…)…(?!…)")
_DASH: Final = re.compile("(?<!-)--+(?![-a-z])")
"""A dash typed as hyphens; before a small letter they are an option of a command (--proof)."""

_Mends: TypeAlias = "Counter[tuple[str, str]]"


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
    mends: _Mends = Counter()
    asides = _ASIDE.findall(text) if STYLED_BY in text or RUBY_BY in text else []
    if asides:
        text = _ASIDE.sub(lambda aside: aside[0][0], text)
    text = _half_width(text, mends)
    text = _LINE_END.sub("\n", _INVISIBLE.sub("", text)).strip(" \t\u3000\n")
    if not text.isascii() and _TO_MEND.search(text):
        text = _dots_and_dashes(_marks(text, mends), mends)
    if _WHITE.search(text):
        text = _spaces(text, mends, keep_spaces)
    if asides:
        left = iter(asides)
        text = _ASIDE_HERE.sub(lambda _: next(left), text)
    return Normalized(text, tuple(Mend(before, after, times) for (before, after), times in mends.items()))


def _half_width(text: str, mends: _Mends) -> str:
    """Full-width figures and letters become half-width, the points and commas inside a number with them."""

    def narrow(match: re.Match[str]) -> str:
        mends[match[0], match[0].translate(_NARROW)] += 1
        return match[0].translate(_NARROW)

    return _WIDE.sub(narrow, text)


def _marks(text: str, mends: _Mends) -> str:
    """Half-width brackets, quotation marks and stops beside Chinese become full-width."""
    kinds, chars = classify(text), list(text)
    _pairs(_BRACKETS, "（）", 1, (kinds, chars), mends)
    _pairs(_QUOTES, "“”", 1, (kinds, chars), mends)
    kinds = classify("".join(chars))
    for match in _MARK.finditer(text):
        place, mark = match.start(), match[0]
        if chars[place] == mark and _chinese(mark, _before(kinds, place), _after(kinds, place + 1)):
            chars[place] = _MARKS[mark]
            mends[mark, chars[place]] += 1
    return "".join(chars)


def _pairs(
    pattern: re.Pattern[str], pair: str, beside: int, copy: tuple[str, list[str]], mends: _Mends
) -> None:
    """Marks around Chinese, or with Chinese up to `beside` characters away, are replaced by `pair`."""
    kinds, chars = copy
    for match in pattern.finditer("".join(chars)):
        if _HAN_INSIDE.search(kinds, max(match.start() - beside, 0), match.end() + beside):
            mends[chars[match.start()] + chars[match.end() - 1], pair] += 1
            chars[match.start()], chars[match.end() - 1] = pair[0], pair[1]


def _before(kinds: str, place: int) -> str:
    """The class before a place, marks of markup passed over; a space at the beginning."""
    return kinds[:place].rstrip("N")[-1:] or " "


def _after(kinds: str, place: int) -> str:
    """The class at a place or beyond, marks of markup passed over; a space at the end."""
    return kinds[place : place + 8].lstrip("N")[:1] or " "


def _chinese(mark: str, before: str, after: str) -> bool:
    """Whether a half-width mark between these classes belongs to Chinese: 12:30, 3.5 and names.com do not."""
    if mark in "()":
        return before in _HAN or after in _HAN
    if before not in _HAN:
        return before in "LDUk" and mark != "." and after in _HAN
    return after not in ("L", "D", "V", "A") or (mark != "." and after in ("L", "D"))


def _dots_and_dashes(text: str, mends: _Mends) -> str:
    """Runs of dots and hyphens become …… and ——."""

    def unit(match: re.Match[str]) -> str:
        whole = "——" if match[0][0] == "-" else "……"
        mends[match[0], whole] += 1
        return whole

    return _DASH.sub(unit, _DOTS.sub(unit, text))


def _spaces(text: str, mends: _Mends, keep: bool) -> str:
    """White space beside Han goes, the composer's own gaps standing in; that of a credit in brackets stays."""
    kinds = classify(text)
    credit = [match.span() for match in _CREDIT.finditer(text)] if "W" in kinds else []
    parts, done = [], 0
    for match in _SPACE.finditer(kinds):
        start, end = match.span()
        before, after = _before(kinds, start), _after(kinds, end)
        beside = (before in _HAN) + (after in _HAN)
        wrapped = "\n" in text[start:end]
        kept = not beside if wrapped else keep or not beside or any(a < start < b for a, b in credit)
        if beside > 1 and not kept and not wrapped:
            mends[" ", ""] += 1
        parts += [text[done:start], " " if kept else ""]
        done = end
    return "".join([*parts, text[done:]])
