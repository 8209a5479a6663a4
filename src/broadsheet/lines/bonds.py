"""Bonds: where a line may end but had better not: in a number with what it counts, a name, a word, an address."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.clreq.addresses import addresses
from broadsheet.text.model import ShapedText

_FIGURES: Final = "0123456789%"
_COUNTED: Final = (
    "年月日号时点分秒天周岁期届次回名位人户家个只件条张本项种类版页栏行篇幅句字元角万亿千百多余倍成折吨斤克米里亩顷升度"
    "层座栋间套台辆架艘所处场声线路组班平公毫厘立"
)
"""What follows a number: the parts of a date, measure words, units, and what makes a number larger. Looked up here: a
pattern of as many takes longer to compile than a page's paragraphs to be searched."""
_NUMERAL: Final = "0-9一二三四五六七八九十百千"
_LONG, _UNITS = "毫厘分公千平立海英小", "米升克里斤顷方寸尺时钟"
"""The first and the second character of units of two."""
_BOND: Final = re.compile(
    rf"[0-9%](?=[\u4e00-\u9fff])|(?<=[0-9])[{_LONG}](?=[{_UNITS}])|(?<=[0-9])[年月](?=[0-9]+[月日])"
    rf"|第(?=[{_NUMERAL}])|(?<=第)[{_NUMERAL}](?=[版届期次名位])|[·・‧](?=.)"
    rf"|(?<=[A-Za-z])/(?=[A-Za-z])|(?<=[0-9])[—–～〜~](?=[0-9])|(?<![0-9A-Za-z-])[A-Za-z]-(?=[A-Za-z\u4e00-\u9fff])"
)
"""35公里 with 公里 itself, 2025年1月6日, 第3版 and 第三版, 弗拉基米尔·普京, GB/T, 5—8, e-mail: a bond stands after what
matches."""
_UNIT_BOND: Final = 700
"""A unit that is parted itself, 3毫 | 米, costs more than one that only stands apart from its number."""
_NUMBER_BOND: Final = 300
_NAME_BOND: Final = 200
_WORD_BOND: Final = 100
"""As much as a line that opens by 70 thousandths of an em: a word is parted where else its line would be looser."""
_ADDRESS_BOND: Final = 60


def bonds(text: ShapedText) -> dict[int, int]:
    """The glyphs before which a bond stands, each with the price of parting it."""
    words = "".join(text.chars)
    if len(words) != len(text):
        words = "".join([glyph[:1] or "\u200d" for glyph in text.chars])
    classes = text.classes
    parted = {
        match.end(): _price(match[0], classes[match.start()])
        for match in _BOND.finditer(words)
        if match[0] not in _FIGURES or words[match.end()] in _COUNTED
    }
    for match in re.finditer("Y", classes):
        parted[match.end()] = _WORD_BOND
    for _, _, places in addresses(words):
        parted |= dict.fromkeys(places, _ADDRESS_BOND)
    for inline in text.inlines:
        if inline.kind == "frame":
            parted |= dict.fromkeys(range(inline.start + 1, inline.end), _NAME_BOND)
    return parted


def _price(before: str, class_: str) -> int:
    """What parting costs after a character of that class."""
    return _NAME_BOND if class_ == "I" else _UNIT_BOND if before in _LONG else _NUMBER_BOND
