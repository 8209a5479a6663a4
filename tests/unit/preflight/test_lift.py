"""Objects lifted out of a file, written as their syntax and the references in it."""

from __future__ import annotations

from broadsheet.preflight.file.lift import _joined


class _Piece(bytes):
    """Bytes that may be joined, but not added to each other: a long array would be copied for each of its numbers."""

    def __add__(self, other: object) -> bytes:
        raise AssertionError


def test_neighbouring_pieces_are_joined_at_once_between_references() -> None:
    parts = [_Piece(b"["), _Piece(b"1"), 7, _Piece(b" "), 8, 9, _Piece(b"2"), _Piece(b"]")]
    assert _joined(parts) == (b"[1", 7, b" ", 8, 9, b"2]")
