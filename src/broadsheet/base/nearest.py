"""Did you mean: the known words most like the one written."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[object]) -> str:
    """The known word most like `word`, whatever its case; nothing where none is near."""
    return next(iter(all_near(word, known, 1)), "")


def all_near(word: str, known: Iterable[object], count: int) -> list[str]:
    """Up to `count` known words like `word`, the likest first."""
    # Loaded when a word is wrong, which is seldom.
    from difflib import get_close_matches  # noqa: PLC0415

    folded = {str(name).casefold(): str(name) for name in known}
    return [folded[match] for match in get_close_matches(word.casefold(), folded, count, 0.5)]
