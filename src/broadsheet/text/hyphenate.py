"""Soft hyphens in Latin words, by the patterns of a language: where a line may end inside them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, Protocol

from broadsheet.text.model import SOFT_HYPHEN

_INSIDE: Final = "0-9A-Za-zÀ-ɏ_"
_WORD: Final = re.compile(
    rf"(?<![{_INSIDE}@./:#-])[A-Z]?[a-zß-öø-ÿ]{{5,}}(?![{_INSIDE}@/-]|[.:][{_INSIDE}/])"
)
"""Words of six letters and more, or five small ones; no names in capitals or of two words in one, no addresses."""


class _Patterns(Protocol):
    def inserted(self, word: str, hyphen: str) -> str: ...


def hyphenate(text: str, language: str) -> str:
    """The text with a soft hyphen at every place where a word of that language may be parted."""
    return _WORD.sub(lambda word: _parted(word[0], language), text)


@cache
def _patterns(language: str) -> _Patterns:
    # Deferred: the patterns take longer to read than a page to shape, and few layouts ask for them.
    import pyphen  # noqa: PLC0415

    patterns: _Patterns = pyphen.Pyphen(lang=language, left=2, right=3)
    return patterns


@lru_cache(4096)
def _parted(word: str, language: str) -> str:
    return _patterns(language).inserted(word, SOFT_HYPHEN)
