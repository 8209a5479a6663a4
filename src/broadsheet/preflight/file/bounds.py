"""What one file may cost: content read within a budget, so that a file made to do harm ends in a message."""

from __future__ import annotations

import zlib
from typing import Any, Final
from warnings import catch_warnings, simplefilter

import pikepdf

from broadsheet.preflight.file.objects import entry, name, several

_MEGABYTE: Final = 1_000_000
CONTENT_MB: Final = 256
"""Decoded content of one file; a newspaper page of pure vectors has some ten."""
INSTRUCTIONS: Final = 3_000_000
DEEP: Final = 24
"""Forms within forms; one that draws itself has no end."""
_RATIO: Final = 1032
"""The most that deflate can shrink."""
_CHUNK: Final = 1 << 16


class TooCostlyError(Exception):
    """A file asks for more than the budget."""


class Budget:
    """Bytes of content and operators that are left to spend on a file."""

    def __init__(self) -> None:
        self._bytes = CONTENT_MB * _MEGABYTE
        self._instructions = INSTRUCTIONS

    def instructions(self, content: Any) -> list[Any]:
        """The operators of a page or form; TooCostlyError where there are too many, PdfError where they are damaged."""
        for stream in _streams(content):
            self._bytes -= decoded_size(stream, self._bytes)
            if self._bytes < 0:
                raise TooCostlyError(f"{CONTENT_MB} MB")
        found = _parsed(content)
        self._instructions -= len(found)
        if self._instructions < 0:
            raise TooCostlyError(f"{INSTRUCTIONS:,}")
        return found


def _parsed(content: Any) -> list[Any]:
    """What stands in a stream; one that ends in the middle of an operand is damaged, not merely warned of."""
    with catch_warnings():
        simplefilter("error", UserWarning)
        try:
            return list(pikepdf.parse_content_stream(content))
        except UserWarning as warning:
            raise pikepdf.PdfError(str(warning)) from warning


def _streams(content: Any) -> list[Any]:
    if isinstance(content, pikepdf.Stream):
        return [content]
    return several(entry(content, "/Contents"))


def decoded_size(stream: Any, most: int) -> int:
    """How many bytes a stream decodes to, or more than `most` as soon as that is sure."""
    if not isinstance(stream, pikepdf.Stream):
        return 0
    raw = stream.read_raw_bytes()
    names = [name(each) for each in several(entry(stream, "/Filter"))]
    if names == ["FlateDecode"]:
        return _inflated_size(raw, most)
    if len(raw) * _RATIO ** names.count("FlateDecode") <= most:
        return len(raw)
    if names[:1] == ["FlateDecode"] and _inflated_size(raw, most) > most:
        return most + 1
    return len(stream.read_bytes()) if names.count("FlateDecode") < 2 else most + 1


def _inflated_size(raw: bytes, most: int) -> int:
    if len(raw) * _RATIO <= most:
        return len(raw)
    inflater, size = zlib.decompressobj(), 0
    data = raw
    try:
        while data and size <= most:
            size += len(inflater.decompress(data, _CHUNK))
            data = inflater.unconsumed_tail
    except zlib.error:
        return size
    return size
