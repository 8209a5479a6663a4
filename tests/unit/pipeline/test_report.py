"""report.json says what the contract promises, in its shape and its units."""

from __future__ import annotations

import json
from typing import Any

import pytest

from broadsheet import __version__
from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.source import Source, Span
from broadsheet.base.stopwatch import Stopwatch
from broadsheet.page.makeup import make_up
from broadsheet.report import diagnostic_report, issue_report, page_report
from tests.composing import composer, page, photo, small_layout, story

LINE = "天地玄黄宇宙洪荒日月"
MM = 72 / 25.4


def _body(lines: int) -> list[str]:
    return [(LINE * lines)[: 10 * lines - 2]]


def _report(*lines: int, **more: Any) -> dict[str, Any]:
    letters = "ABC"[: len(lines)]
    stories = [
        story(id_, "题", _body(count), rank=6, **more) for id_, count in zip(letters, lines, strict=True)
    ]
    made = page(stories, " | ".join(" ".join([letter] * 5) for letter in letters))
    return page_report(make_up(made, composer()), small_layout().grid)


def test_an_issue_has_the_shape_of_the_contract() -> None:
    report = issue_report("2025-01.yaml", [], [], Stopwatch().timings)
    assert report["schema"] == 1
    assert report["broadsheet"] == __version__
    assert set(report) == {"schema", "issue", "broadsheet", "pages", "diagnostics", "timings_ms"}
    assert set(report["timings_ms"]) == {"load", "shape", "lines", "page", "paint", "write"}


def test_a_page_tells_its_size_and_grid() -> None:
    report = _report(170)
    assert (report["page"], report["label"]) == (1, "A01")
    assert report["trim_mm"] == [200, 195]
    assert (report["columns"], report["baseline_pt"]) == (5, 12)


def test_a_story_that_fits_tells_what_was_set() -> None:
    (told,) = _report(168)["stories"]
    assert told["id"] == "A"
    assert told["characters"] == told["set"] == 10 * 168 - 2
    assert told["overset"] == {"lines": 0, "characters": 0}
    assert told["underset"] == {"lines": 0, "characters": 0}


def test_a_story_over_tells_lines_and_characters() -> None:
    (told,) = _report(175)["stories"]
    assert told["overset"] == {"lines": 5, "characters": 50}
    assert told["set"] + 50 == told["characters"]


def test_a_story_short_tells_the_lines_and_about_the_characters_wanting() -> None:
    (told,) = _report(100)["stories"]
    assert told["underset"]["lines"] > 0
    assert told["underset"]["characters"] == 10 * told["underset"]["lines"]


def test_frames_are_the_columns_in_millimetres_with_their_lines() -> None:
    (told,) = _report(168)["stories"]
    grid = small_layout().grid
    frames = told["frames"]
    assert [frame["x_mm"] for frame in frames] == [
        pytest.approx(grid.column_x(column) / 1000 / MM, abs=0.001) for column in range(5)
    ]
    assert all(frame["w_mm"] == pytest.approx(90 / MM, abs=0.001) for frame in frames)
    assert sum(frame["lines"] for frame in frames) == 168
    for frame in frames:
        assert frame["h_mm"] == pytest.approx((frame["lines"] + frame["empty_lines"]) * 12 / MM, abs=0.001)


def test_a_photo_tells_its_place_and_its_resolution() -> None:
    (told,) = _report(20, photos=(photo(columns=2),))["photos"]
    width = small_layout().grid.span(2) / 1000 / MM
    assert told["file"] == "photo.jpg"
    assert told["w_mm"] == pytest.approx(width, abs=0.001)
    assert told["ppi"] == pytest.approx(1200 / (width / 25.4), rel=0.1)


def test_an_edge_that_moved_is_told_with_its_rows() -> None:
    moved = _report(95, 55)["edges_moved"]
    assert moved == [{"region": "A", "edge": "bottom", "rows": 5}]
    assert _report(70, 80)["edges_moved"] == []


def test_squeezed_marks_are_counted() -> None:
    made = page([story("A", "题", ["他说：“好。”"])], "A A A A A")
    (told,) = page_report(make_up(made, composer()), small_layout().grid)["stories"]
    assert told["squeezed_marks"] == 2


def test_loose_lines_are_counted() -> None:
    made = page([story("A", "题", ["天地玄黄宇宙Pneumonoultra" + LINE])], "A A A A A")
    (told,) = page_report(make_up(made, composer()), small_layout().grid)["stories"]
    assert told["loose_lines"] == 1
    (even,) = _report(168)["stories"]
    assert even["loose_lines"] == 0


def test_a_finding_tells_its_place_and_speaks_both_languages() -> None:
    source = Source("a.yaml", "pages:\n  - 甲\n")
    finding = Diagnostic("BS410", Span("a.yaml", 11, 12), {"char": "甲", "code": "U+7532", "id": "A"})
    told = diagnostic_report(finding, {"a.yaml": source})
    assert (told["file"], told["line"], told["column"]) == ("a.yaml", 2, 5)
    assert (told["code"], told["severity"]) == ("BS410", "error")
    assert "甲" in told["message"]["zh"]
    assert told["message"]["zh"] != told["message"]["en"]
    assert told["hints"]
    assert all(set(hint) == {"zh", "en"} for hint in told["hints"])


def test_a_finding_without_a_file_has_no_place() -> None:
    told = diagnostic_report(Diagnostic("BS607", None, {"page": 9, "count": 1}), {})
    assert (told["file"], told["line"], told["column"]) == (None, None, None)


def test_all_of_it_is_json() -> None:
    assert json.loads(json.dumps(_report(20, photos=(photo(),))))
