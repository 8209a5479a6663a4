"""Where a thing was written: a range of characters in a file."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct


class Span(NamedTuple):
    """Characters `start` to `end` (code points, end exclusive) of `file` (a path as the user knows it)."""

    file: str
    start: int
    end: int


class Source(Struct, frozen=True, dict=True):
    """The decoded text of one file, able to tell lines and columns (both from 1)."""

    file: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(map(len, self.text.splitlines(keepends=True)))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset."""
        line = max(1, min(bisect_right(self._starts, offset), max(1, len(self._starts) - 1)))
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line `number` without its line end; empty beyond the last."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """A span of this file; the whole of it by default."""
        return Span(self.file, start, len(self.text) if end is None else end)
