"""The parts of a JPEG file: its segments up to the first scan, and the file without its notes (ITU-T T.81, B.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_FRAMES_OF_PDF = range(0xC0, 0xC3)
"""Baseline, extended and progressive, all of Huffman codes: what DCTDecode knows (ISO 32000-1, 7.4.8)."""
ADOBE = 0xEE
_NOTES = {*range(0xE0, 0xF0), 0xFE} - {ADOBE}
_SCAN = b"\xff\xda"


class Segment(NamedTuple):
    """A marker's second byte; where its parameters begin and where they end."""

    marker: int
    start: int
    end: int


def segments(data: bytes) -> Iterator[Segment]:
    """The segments of a file from its start up to its first scan, or to what is no segment."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN[1]:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        yield Segment(data[at + 1], at + 4, end)
        at = end


def bare(data: bytes) -> bytes:
    """The same picture without notes and profiles, Adobe's mark first; nothing if a PDF could not hold it."""
    found = list(segments(data))
    rest = found[-1].end if found else 0
    frames = [segment for segment in found if segment.marker in _FRAMES_OF_PDF]
    if len(frames) != 1 or data[rest : rest + 2] != _SCAN:
        return b""
    kept = [segment for segment in found if segment.marker not in _NOTES]
    kept.sort(key=lambda segment: segment.marker != ADOBE)
    parts = (data[segment.start - 4 : segment.end] for segment in kept)
    return b"".join([data[:2], *parts, data[rest:]])
