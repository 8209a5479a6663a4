"""A page made up: every story in its region, what is over or empty told, edges moved from where they were drawn."""

from __future__ import annotations

from msgspec.structs import replace

from broadsheet.issue.model import At
from broadsheet.page.makeup import make_up
from tests.composing import codes, composer, page, photo, story, text_blocks, voiced_layout

LINE = "天地玄黄宇宙洪荒日月"
HEAD = "两座老桥同日重新通车，两岸新栽十里河柳"
"""A head that covers five columns in any grade."""


def _body(lines: int) -> list[str]:
    return [(LINE * lines)[: 10 * lines - 2]]


def test_stories_stand_below_the_pages_head() -> None:
    made = make_up(
        page([story("A", body=_body(30)), story("B", body=_body(30))], "A A A A A | B B B B B"), composer()
    )
    assert made.head == 3
    assert made.stories[0].top == 3
    assert [filled.composed.story.id for filled in made.stories] == ["A", "B"]


def test_white_parts_stories_on_each_other() -> None:
    first, second = make_up(
        page([story("A", body=_body(75)), story("B", body=_body(75))], "A A A A A | B B B B B"), composer()
    ).stories
    assert second.top == first.top + first.rows + 2
    assert second.top + second.rows == 39


def test_a_page_that_fits_is_found_without_fault() -> None:
    made = composer()
    stories = [story("A", HEAD, _body(68), rank=6), story("B", HEAD, _body(76), rank=6)]
    filled = make_up(page(stories, "A A A A A | B B B B B"), made)
    assert codes(made.findings) == []
    assert all(not story.over_lines for story in filled.stories)


def test_a_story_over_is_told_in_lines_characters_and_the_rows_that_would_hold_it() -> None:
    made = composer()
    make_up(page([story("A", HEAD, _body(200))], "A A A A A"), made)
    (finding,) = made.findings
    assert finding.code == "BS601"
    lines = finding.args["lines"]
    assert isinstance(lines, int)
    assert lines > 0
    assert finding.args["characters"] == 10 * lines
    assert finding.args["rows"] == -(-lines // 5)


def test_a_story_that_leaves_rows_empty_in_every_column_is_told() -> None:
    made = composer()
    make_up(page([story("A", HEAD, _body(20))], "A A A A A"), made)
    (finding,) = made.findings
    assert finding.code == "BS602"
    assert finding.args["columns"] == 5


def test_a_region_too_shallow_for_its_photos_is_told() -> None:
    made = composer()
    photos = (photo(columns=5, ratio=0.5),)
    make_up(page([story("A", "题", _body(5), photos=photos)], "A A A A A"), made)
    assert "BS606" in codes(made.findings)


def test_how_far_an_edge_moved_is_kept() -> None:
    filled = make_up(
        page([story("A", body=_body(90)), story("B", body=_body(55))], "A A A A A | B B B B B"), composer()
    )
    shared = filled.regions[0].bottom
    assert filled.moved[shared] > 0
    assert filled.stories[1].top == 3 + filled.edges.rows[shared] + filled.moved[shared]


def test_a_story_that_cannot_stand_leaves_the_others() -> None:
    made = composer()
    filled = make_up(
        page([story("A", body=_body(10), set_in=12), story("B", body=_body(20))], "A A B B B"), made
    )
    assert [story.composed.story.id for story in filled.stories] == ["B"]
    assert "BS318" in codes(made.findings)


def test_a_page_without_a_plan_stands_by_hand() -> None:
    filled = make_up(page([story("A", body=_body(20), at=At(2, 3, 2, 14))]), composer())
    (only,) = filled.stories
    assert (only.top, only.rows) == (5, 14)


def test_the_stories_of_a_template_with_a_voice_speak_in_it() -> None:
    layout = voiced_layout()
    front = replace(layout.templates["front"], voice="comment")
    made = composer(replace(layout, templates={"front": front}))
    stories = make_up(page([story("A", body=_body(30))], "A A A A A"), made).stories
    (block,) = text_blocks(stories[0].composed)
    assert block.text.runs[0].face == "sans-400"


def test_a_story_says_its_own_voice_on_a_page_that_has_another() -> None:
    layout = voiced_layout()
    loud = replace(layout.voices["comment"], styles={**layout.styles, "body": layout.styles["name"]})
    voices = {**layout.voices, "loud": loud}
    front = replace(layout.templates["front"], voice="loud")
    made = composer(replace(layout, templates={"front": front}, voices=voices))
    stories = [story("A", body=_body(9)), story("B", body=_body(9), voice="comment")]
    filled = make_up(page(stories, "A A B B B"), made).stories
    faces = [block.text.runs[0].face for story_ in filled for block in text_blocks(story_.composed)]
    assert faces == ["serif-900", "sans-400"]
