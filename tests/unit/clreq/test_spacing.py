"""How wide marks are in each house style, and in which order spaces close up."""

from __future__ import annotations

import pytest

from broadsheet.clreq.rules import Marks, Rules
from broadsheet.clreq.spacing import HALVED, HAN_LATIN_GAP, LIMITS, WORD_SPACE
from tests.composing import EM, shaped

STYLES: tuple[Marks, ...] = ("full", "gb", "tight", "open", "half")


def _width(text: str, marks: Marks) -> float:
    """The width of marks between two Han, in em."""
    return shaped(f"国{text}国", rules=Rules(marks=marks)).sums[-1] / EM - 2


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("，", (1, 1, 1, 0.5, 0.5)),
        ("。", (1, 1, 1, 1, 0.5)),
        ("《", (1, 1, 1, 0.5, 0.5)),
        ("。”", (2, 1.5, 1, 1, 1)),
        ("”，", (2, 1.5, 1, 1, 1)),
        ("：“", (2, 1.5, 1, 1, 1)),
        ("）（", (2, 1.5, 1, 1, 1)),
        ("。』」", (3, 2, 1.5, 1.5, 1.5)),
        ("？！", (2, 1, 1, 1, 1)),
    ],
)
def test_marks_are_as_wide_as_the_house_style_says(text: str, widths: tuple[float, ...]) -> None:
    assert [_width(text, style) for style in STYLES] == list(widths)


def test_marks_in_the_middle_of_their_em_keep_it() -> None:
    traditional = Rules(locale="zh-Hant-TW")
    assert shaped("國，國。」國", rules=traditional).sums[-1] == 6 * EM
    assert shaped("國」，國", rules=traditional).sums[-1] == round(3.5 * EM)
    assert shaped("國·國", rules=traditional).sums[-1] == 3 * EM


def test_every_style_has_its_name_in_the_rules() -> None:
    assert set(HALVED) == set(Marks.__args__)  # type: ignore[attr-defined]


def test_what_composition_takes_lies_within_the_limits_of_the_standard() -> None:
    for gap, name in ((HAN_LATIN_GAP, "han_latin"), (WORD_SPACE, "word_space")):
        most = LIMITS[name].most
        assert most is not None
        assert LIMITS[name].least <= gap.least <= gap.natural <= gap.most <= most
