"""`fit: auto` on stories that run round shapes: filled to the last line, copy whole, pictures clear."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.units import Measure
from broadsheet.lines.justify import set_line
from broadsheet.page.alterations import Alterations
from broadsheet.page.autofit import AutoFitter
from broadsheet.page.fit import StoryFitter
from broadsheet.page.makeup import story_fitter
from broadsheet.page.model import Filled
from broadsheet.page.region import Region
from tests.composing import composed, composer, prose, small_layout, story, text_blocks
from tests.unit.page.test_wrap import TRIANGLE, keeps_clear, sound, wrapped

LINE = "天地玄黄宇宙洪荒日月"
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


@pytest.mark.parametrize("place", ["top-left", "top-right"])
@pytest.mark.parametrize(("depth", "characters"), [(4, 42), (5, 48), (6, 44)])
def test_a_paragraph_beside_a_shape_closes_up_where_that_spares_a_line(
    place: str, depth: int, characters: int
) -> None:
    """Of 48 characters one would in lines of the full measure too."""
    pictures = (wrapped("rectangle", 0.3, place=place, depth=Measure(depth, "行")),)
    body = [(LINE * 9)[:characters] + "。", (LINE * 21)[:208]]
    layout = small_layout()
    limits = replace(layout.make_up.fit, order=("lines", "tighten"), lines=100, tighten=50)
    layout = replace(layout, make_up=replace(layout.make_up, fit=limits))
    fitter = story_fitter(
        Region(story(body=body, photos=pictures, fill=True), 0, 1, 0, 1), 3, composer(layout)
    )
    assert fitter is not None
    made = next(made for rows in range(8, 60) if not (made := fitter.fill(3, rows)).over_lines)
    assert [(part.remedy, part.amount) for part in made.fitted] == [("tighten", -1)]
    assert made.empty == 0
    block = text_blocks(made.composed)[0]
    assert all(set_line(block.text, line).width == line.measure - line.indent for line in block.lines)
    keeps_clear(made)


def test_what_was_altered_is_told() -> None:
    for rows in range(28, 36):
        before, after = _filled(rows)
        if after.fitted:
            assert after.empty == 0 or after.unfilled
            return
        assert before.placed == after.placed
    raise AssertionError("nothing was altered at any height")
