"""Half-width pause marks of heads stand nearer the word before than the one after."""

from __future__ import annotations

import pytest

from broadsheet.base.source import Span
from broadsheet.text.shape import Setting, shape_text
from tests.composing import catalog

SIZE = 46_000
WHERE = Span("x", 0, 0)


def white(face: str, mark: str) -> tuple[int, int]:
    """The white before and after a mark between two Han, within its half em, in thousandths of the size."""
    text = shape_text(f"样{mark}红", WHERE, Setting(face, face, SIZE, half_marks=True), catalog())
    left, right = catalog().face(face).ink(text.glyphs[1])
    moved = text.marks.get(1, (0, 0))[0] * 1000 // SIZE
    return left + moved, 500 - right - moved


@pytest.mark.parametrize("face", ["sans-400", "sans-700", "serif-400", "serif-900"])
@pytest.mark.parametrize("mark", "，；")
def test_a_mark_is_no_nearer_to_what_follows(face: str, mark: str) -> None:
    before, after = white(face, mark)
    assert before <= after


def test_a_comma_of_the_sans_leans_back() -> None:
    before, after = white("sans-700", "，")
    assert after == pytest.approx(2 * before, abs=4)


def test_body_text_and_faces_that_lean_already_are_left_alone() -> None:
    body = shape_text("样，红", WHERE, Setting("sans-700", "sans-700", SIZE), catalog())
    serif = shape_text("样，红", WHERE, Setting("serif-900", "serif-900", SIZE, half_marks=True), catalog())
    assert not body.marks
    assert not serif.marks
