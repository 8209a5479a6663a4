"""Words of our own in the script of a locale: 農曆甲辰年臘月, 驚蟄, 下轉第2版 where Traditional Chinese is set."""

from __future__ import annotations

from typing import Final

from broadsheet.clreq.rules import LocaleName

_TRADITIONAL: Final = str.maketrans(
    "农历腊闰惊蛰满种处谷节国庆劳动阳龙转叠导览气链",
    "農曆臘閏驚蟄滿種處穀節國慶勞動陽龍轉疊導覽氣鏈",
)


def in_script(words: str, locale: LocaleName) -> str:
    """Words of the almanac or of furniture, which are kept in Simplified characters."""
    return words.translate(_TRADITIONAL) if locale.startswith("zh-Hant") else words
