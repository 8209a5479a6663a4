"""Photos that stand at regions of their own in a story: which of them lie on what else is there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.source import Span
from broadsheet.page.model import Filled, Frame

_PHOTO, _HEAD = Words("另一张照片", "another photo"), Words("竖题", "the vertical head")


class _Taken(NamedTuple):
    """Columns and rows that something takes, the last exclusive."""

    left: int
    right: int
    top: int
    bottom: int

    def meets(self, other: _Taken) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def collisions(filled: Filled) -> Iterator[Diagnostic]:
    """Every photo that stands at a region and lies on another, or on a vertical head (BS659)."""
    story, frame = filled.composed.story.id, filled.frame
    photos = list(_photos(frame))
    for (one, _), (other, span) in combinations(photos, 2):
        if one.meets(other):
            yield Diagnostic("BS659", span, {"id": story, "other": _PHOTO})
    head, air = frame.head, filled.composed.air
    if head is not None and head.vertical:
        stands = _Taken(head.column, head.column + head.columns, air, air + head.rows)
        for one, span in photos:
            if one.meets(stands):
                yield Diagnostic("BS659", span, {"id": story, "other": _HEAD})


def _photos(frame: Frame) -> Iterator[tuple[_Taken, Span]]:
    """The places of photos, those that stand by their region last, so that these are told."""
    for block, row in sorted(frame.photos, key=lambda placed: placed[0].photo.at is not None):
        yield (
            _Taken(block.column, block.column + block.columns, row, row + block.depth),
            block.photo.span,
        )
