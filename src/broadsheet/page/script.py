"""The almanac's words in the script of a locale: 農曆甲辰年臘月, 驚蟄 where Traditional Chinese is set."""

from __future__ import annotations

from typing import Final

from broadsheet.clreq.rules import LocaleName

_TRADITIONAL: Final = str.maketrans(
    "农历腊闰惊蛰满种处谷节国庆劳动阳龙", "農曆臘閏驚蟄滿種處穀節國慶勞動陽龍"
)


def in_script(words: str, locale: LocaleName) -> str:
    """The words of the almanac, which knows them in Simplified characters."""
    return words.translate(_TRADITIONAL) if locale.startswith("zh-Hant") else words
