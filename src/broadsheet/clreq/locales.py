"""What differs from one locale to the next: rows of settings (CLREQ, tables of marks; JLREQ appendix A)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

INTERPUNCTS: Final = "·・‧"

MEMBERS: Final = {
    "O": "「『“‘（《〈【〖〔［｛〘〚〝｟",
    "C": "」』”’）》〉】〗〕］｝〙〛〞〟｠",
    "M": "，、；：",
    "S": "。．！？",
    "I": INTERPUNCTS,
    "Z": "～〜-–",
    "T": "—",
    "V": "/／",
    "B": "⸺⸻",
    "E": "…⋯",
    "D": "0123456789¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
    "X": "¥￥$£€#№",
    "U": "%％‰°℃℉′″¢￠²³¹⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₙ㎎㎏㎜㎝㎞㎟㎠㎡㎢㎣㎤㎥㎖㎗㎘㎍㎐㎑㎒㎓㎾㎿㏄㏎",
    "a": "([{<",
    "k": ")]}>",
    "A": "!\"&'*+,.:;=?@\\^_`|~×÷±",
    "W": " \t\n\u00a0\u2002\u2003\u2009",
    "F": "\u3000",
    "Q": "‼⁇⁈⁉",
    "Y": "\u00ad",
    "N": "\u200d\ufe0e\ufe0f\x02\x03\x04\x05\x06\x07\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17",
}
"""The classes that CLREQ 3.1.2 to 3.1.5 name by their members, as in zh-Hans; all others are Unicode's."""

_CENTRED: Final = {"J": "，、；：。．" + INTERPUNCTS, "Q": "！？"}
_CENTRED_DOWN: Final = {"J": "，、。．" + INTERPUNCTS, "Q": "；：！？"}
_KANA: Final = (
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰー々〻ゝゞヽヾ"
)
_JAPANESE: Final = {"K": _KANA, "Z": "‐〜゠–", "E": "—…‥⋯"}


class Locale(NamedTuple):
    """A locale: its language as fonts know it, and the classes of marks that differ from those of zh-Hans.

    A gap stands between `before_latin` and `latin_starts`, and between `latin_ends` and `after_latin`.
    """

    language: str
    horizontal: Mapping[str, str]
    vertical: Mapping[str, str]
    before_latin: str = "H"
    latin_starts: str = "LDX"
    latin_ends: str = "LDU"
    after_latin: str = "H"


LOCALES: Final[Mapping[str, Locale]] = {
    # 。， hug the left below; ：；！？ stand in the middle of vertical lines (CLREQ 3.1.6.1).
    "zh-Hans": Locale("zh-Hans", {}, {"Q": "：；！？"}),
    # Pause and stop marks stand in the middle of their em, the interpunct takes one (CLREQ 3.1.3, 3.1.6.1).
    "zh-Hant-TW": Locale("zh-Hant-TW", _CENTRED, _CENTRED_DOWN),
    "zh-Hant-HK": Locale("zh-Hant-HK", _CENTRED, _CENTRED_DOWN),
    # Middle dots cl-05, dividing marks cl-04, small kana and iteration marks cl-09 to cl-11, hyphens cl-03, inseparable
    # marks cl-08 (JLREQ appendix A).
    "ja": Locale(
        "ja",
        {"J": "・：；", "Q": "！？", **_JAPANESE},
        {"J": "・：", "Q": "；！？", **_JAPANESE},
        before_latin="HKQ",
        latin_starts="LD",
        latin_ends="LD",
        after_latin="HK",
    ),
}
