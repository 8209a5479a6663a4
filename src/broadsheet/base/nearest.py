"""Did you mean: the known words most like the one written."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[object], count: int = 1) -> str:
    """Up to `count` known words like `word`, whatever their case, parted by commas; nothing where none is near."""
    # Loaded when a word is wrong, which is seldom.
    from difflib import get_close_matches  # noqa: PLC0415

    folded = {str(name).casefold(): str(name) for name in known}
    return ", ".join(folded[match] for match in get_close_matches(word.casefold(), folded, count, 0.5))
