"""`fit: auto` on stories that run round shapes: filled to the last line, copy whole, pictures clear."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.page.alterations import Alterations
from broadsheet.page.autofit import AutoFitter
from broadsheet.page.fit import StoryFitter
from broadsheet.page.model import Filled
from tests.composing import composed, composer, prose, small_layout, story
from tests.unit.page.test_wrap import TRIANGLE, keeps_clear, sound, wrapped

COPY = [*prose(14), *prose(9), *prose(17), *prose(6), *prose(12), *prose(11)]


def _filled(rows: int, kind: Any = "ellipse", **more: Any) -> tuple[Filled, Filled]:
    """A story round a shape as it is, and filled to its last line."""
    pictures = (wrapped(kind, 1.4, place="center"),)
    made = composed(story(body=COPY, photos=pictures, fill=True, **more), 3)
    plain = StoryFitter(made, small_layout().make_up)
    return plain.fill(3, rows), AutoFitter(plain, Alterations(made.story, composer())).fill(3, rows)


@pytest.mark.parametrize("kind", ["ellipse", "alpha", TRIANGLE], ids=str)
@pytest.mark.parametrize("initial", [0, 3])
def test_a_story_round_a_shape_is_filled_to_its_last_line(kind: Any, initial: int) -> None:
    """Of the heights at which it is neither full nor far from it, nearly all can be filled."""
    near = full = 0
    for rows in range(28, 36):
        before, after = _filled(rows, kind, initial=initial)
        assert after.over_lines <= before.over_lines
        keeps_clear(after)
        if not after.over_lines:
            sound(after)
        if not before.over_lines and before.empty <= 5:
            near += 1
            full += after.empty == 0 and not after.over_lines
    assert near >= 4
    assert full >= near - 1


def test_what_was_altered_is_told() -> None:
    for rows in range(28, 36):
        before, after = _filled(rows)
        if after.fitted:
            assert after.empty == 0 or after.unfilled
            return
        assert before.placed == after.placed
    raise AssertionError("nothing was altered at any height")
