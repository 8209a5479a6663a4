"""A voice speaks in its own faces at every grade and in its own styles; what it does not say stays as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from broadsheet.layout.model import Layout
from tests.composing import small_layout

from .conftest import TEXT, changed, loaded

COMMENT = """
voices:
  comment:
    face: serif-400
    kicker_face: sans-700
    deck_face: sans-400
    align: left
    styles: {body: line, crosshead: caption}
  quiet: {face: serif-700}
"""


def _spoken(text: str, voices: str = COMMENT) -> str:
    """The text of a layout, these voices in place of its own."""
    return re.sub(r"\nvoices:\n(  .*\n)+", "\n", text) + voices


SPOKEN = _spoken(TEXT)


def _layout(folder: Path, text: str = SPOKEN) -> Layout:
    layout, places, _ = loaded(folder, text)
    assert places == []
    assert layout is not None
    return layout


def test_a_voice_replaces_the_faces_of_every_grade(tmp_path: Path) -> None:
    ladder = _layout(tmp_path).in_voice("comment").headlines.ladder
    assert len(ladder) == 6
    faces = {(grade.face, grade.kicker_face, grade.deck_face) for grade in ladder}
    assert faces == {("serif-400", "sans-700", "sans-400")}


def test_a_voice_keeps_the_sizes_of_the_ladder(tmp_path: Path) -> None:
    layout = _layout(tmp_path)
    plain, spoken = layout.headlines.ladder, layout.in_voice("comment").headlines.ladder
    assert [(grade.size, grade.lines, grade.leading) for grade in spoken] == [
        (grade.size, grade.lines, grade.leading) for grade in plain
    ]


def test_a_voice_ranges_its_heads(tmp_path: Path) -> None:
    layout = _layout(tmp_path)
    assert layout.in_voice("comment").headlines.align == "left"
    assert layout.in_voice("quiet").headlines.align == layout.headlines.align == "center"


def test_a_voice_swaps_styles(tmp_path: Path) -> None:
    layout = _layout(tmp_path)
    spoken = layout.in_voice("comment").styles
    assert spoken["body"] == layout.styles["line"]
    assert spoken["crosshead"] == layout.styles["caption"]
    assert spoken["byline"] == layout.styles["byline"]


def test_what_a_voice_does_not_say_stays_as_it_is(tmp_path: Path) -> None:
    layout = _layout(tmp_path)
    quiet = layout.in_voice("quiet")
    assert quiet.styles == layout.styles
    for plain, spoken in zip(layout.headlines.ladder, quiet.headlines.ladder, strict=True):
        assert spoken.face == "serif-700"
        assert (spoken.kicker_face, spoken.deck_face) == (plain.kicker_face, plain.deck_face)


def test_without_a_voice_the_layout_is_itself(tmp_path: Path) -> None:
    layout = _layout(tmp_path)
    assert layout.in_voice(None) is layout


def test_one_voice_leaves_the_others_and_the_layout_alone(tmp_path: Path) -> None:
    layout = _layout(tmp_path)
    assert layout.styles == small_layout().styles
    assert layout.headlines == small_layout().headlines


@pytest.mark.parametrize(
    ("before", "after", "code", "place"),
    [
        ("face: serif-700}", "face: serif-750}", "BS304", "serif-750"),
        ("kicker_face: sans-700\n", "kicker_face: hei\n", "BS304", "hei"),
        ("deck_face: sans-400\n", "deck_face: kai\n", "BS304", "kai"),
        ("body: line,", "body: lines,", "BS301", "lines"),
        ("{body: line,", "{text: line,", "BS301", "line"),
        ("align: left\n", "align: middle\n", "BS135", "middle"),
    ],
)
def test_what_a_voice_names_and_the_layout_has_not_is_told_at_its_place(
    tmp_path: Path, before: str, after: str, code: str, place: str
) -> None:
    assert COMMENT.count(before) == 1
    layout, places, _ = loaded(tmp_path, _spoken(TEXT, COMMENT.replace(before, after)))
    assert places == [(code, place)]
    assert layout is None


def test_a_template_may_give_its_stories_a_voice(tmp_path: Path) -> None:
    text = _spoken(changed("    head: 3\n", "    head: 3\n    voice: comment\n"))
    templates = _layout(tmp_path, text).templates
    assert (templates["front"].voice, templates["news"].voice) == ("comment", None)


def test_a_template_with_a_voice_the_layout_has_not_is_told_at_its_place(tmp_path: Path) -> None:
    text = _spoken(changed("    head: 3\n", "    head: 3\n    voice: coment\n"))
    layout, places, findings = loaded(tmp_path, text)
    assert places == [("BS301", "coment")]
    assert findings[0].args["known"] == "comment, quiet"
    assert layout is None


def test_a_style_only_a_voice_uses_must_print_too(tmp_path: Path) -> None:
    text = _spoken(changed("line: {face: sans-400, size: 8pt}", "line: {face: sans-400, size: 5.5pt}"))
    layout, places, _ = loaded(tmp_path, text)
    assert places == [("BS311", "5.5pt")]
    assert layout is None


@pytest.mark.parametrize(
    ("style", "like"),
    [
        ("standing", "crosshead"),
        ("refer", "body"),
        ("table", "caption"),
        ("day", "crosshead"),
        ("day_note", "caption"),
    ],
)
def test_a_style_a_layout_has_not_is_set_like_another(tmp_path: Path, style: str, like: str) -> None:
    styles = small_layout().styles
    assert styles[style] == styles[like]
    own = changed("  name: {face", f"  {style}: {{face: sans-700, size: 7pt}}\n  name: {{face")
    assert _layout(tmp_path, own).styles[style].face == "sans-700"
    assert _layout(tmp_path, own).styles[like] == styles[like]


def test_a_voice_may_swap_a_style_that_is_set_like_another(tmp_path: Path) -> None:
    text = SPOKEN.replace("{body: line,", "{refer: line,")
    assert _layout(tmp_path, text).in_voice("comment").styles["refer"].face == "sans-400"


@pytest.mark.parametrize("key", ["standing_rule", "table_rule", "table_head_rule", "calendar_rule"])
def test_rules_of_tables_and_standing_heads_are_the_layouts_own(tmp_path: Path, key: str) -> None:
    assert getattr(small_layout().make_up, key) is None
    text = changed("  column_rule: hairline\n", f"  column_rule: hairline\n  {key}: plate\n")
    layout = _layout(tmp_path, text)
    assert getattr(layout.make_up, key) == layout.rules["plate"]
    _, places, _ = loaded(tmp_path, re.sub(f"{key}: plate", f"{key}: plait", text))
    assert places == [("BS301", "plait")]
