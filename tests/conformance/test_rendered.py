"""A hundred vectors go through `render`, and the lines of the PDF are what the standards say."""

from __future__ import annotations

import pytest

from tests.conformance.rendered import SIZE, Shown, chosen, render
from tests.conformance.suites import Vector

COUNT = 100


@pytest.fixture(scope="module")
def shown(vectors: list[Vector], tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    if not (few := chosen(vectors, COUNT)):
        pytest.skip("the file has no vector that a column of body shows")
    return render(few, tmp_path_factory.mktemp("rendered"))


def test_the_pdf_holds_every_vector_as_it_was_written(vectors: list[Vector], shown: list[Shown]) -> None:
    assert ["".join(each.words) for each in shown] == [vector["text"] for vector in chosen(vectors, COUNT)]


def test_lines_end_where_the_standards_let_them(shown: list[Shown]) -> None:
    """Six Han fill the measure: a line ends before or after the mark at `index` if it may, and else does not."""
    asked = [each for each in shown if "index" in each.vector]
    assert [(each.vector["text"], each.words) for each in asked if not _ends_well(each)] == []


def _ends_well(each: Shown) -> bool:
    expected: list[str] = each.vector.get("expected_lines", [])
    if expected:
        return each.words == expected
    ends = {len("".join(each.words[:count])) for count in range(1, len(each.words))}
    allowed: bool = each.vector["expect"] == "allowed"
    return allowed or each.vector["index"] not in ends


def test_marks_that_meet_take_an_em_and_a_half(shown: list[Shown]) -> None:
    pairs = [each for each in shown if "total_em_principle" in each.vector]
    widths = [(line[-1].x - line[0].x) / SIZE - 1 for each in pairs for line in each.lines]
    assert widths == pytest.approx([each.vector["total_em_principle"] for each in pairs], abs=0.001)
