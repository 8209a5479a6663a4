"""Every rule the specimen states is what its finished pages show."""

from __future__ import annotations

from itertools import pairwise
from statistics import mean

import pytest

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.world import Disk
from broadsheet.layout.press import load_press
from broadsheet.preflight.file.judge import judge
from broadsheet.presswork import file_limits
from tests.reading import line_judges as judges
from tests.reading.faults import listed
from tests.reading.glyphs import Glyph
from tests.reading.lines import Line
from tests.reading.stories import SetStory
from tests.specimen.conftest import Specimen

NONE, BASIC, GB, STRICT = "1.A", "1.B", "1.C", "1.D"
OTHERWISE = frozenset(f"3.{letter}" for letter in "DEFGHIJ")
"""Blocks of vertical lines, or of lines whose words stand at several heights: test_beside.py reads them."""


def _starts(block: SetStory, mark: str) -> bool:
    return any(line.text.startswith(mark) for line in block.body)


def _ends(block: SetStory, mark: str) -> bool:
    return any(line.text.endswith(mark) for line in block.body)


def _find(block: SetStory, words: str) -> tuple[Line, list[Glyph]]:
    """The line that holds the words, and their glyphs in it."""
    for line in block.body:
        at = line.text.find(words)
        if at >= 0 and len(line.text) == len(line.glyphs):
            return line, list(line.glyphs[at : at + len(words)])
    raise AssertionError(f"“{words}” stands in no line of {block.name}")


def _apart(block: SetStory, pair: str) -> float:
    """How far two glyphs' em boxes begin from one another, in ems, the line's own spacing left out."""
    line, (first, second) = _find(block, pair)
    return (second.x - first.x - max(judges.han_gap(line), 0)) / first.size


def test_it_is_printed_and_only_the_address_is_told(specimen: Specimen) -> None:
    told = [finding for finding in specimen.outcome.findings if finding.severity != "note"]
    assert [finding.code for finding in told] == ["BS502"]
    assert told[0].span is not None
    assert told[0].span.file.endswith("address.md")


def test_a_print_shop_finds_nothing_in_the_file(specimen: Specimen) -> None:
    press = load_press("newsprint-cn", None, Disk([data_folder("layout")], cache=Cache(None)), [])
    assert press is not None
    verdict = judge(specimen.pdf.name, specimen.pdf.read_bytes(), file_limits(press))
    assert (verdict.findings, verdict.outcome) == ((), "passed")


@pytest.mark.parametrize(
    ("level", "comma", "solidus", "dash"),
    [
        (NONE, True, True, True),
        (BASIC, False, True, True),
        (GB, False, False, True),
        (STRICT, False, False, False),
    ],
)
def test_each_level_forbids_one_thing_more(
    level: str, comma: bool, solidus: bool, dash: bool, specimen: Specimen
) -> None:
    block = specimen.blocks[level]
    assert (_starts(block, "，"), _ends(block, "/"), _starts(block, "——")) == (comma, solidus, dash)


def test_no_other_block_begins_or_ends_a_line_badly(specimen: Specimen) -> None:
    others = [block for name, block in specimen.blocks.items() if name not in (NONE, *OTHERWISE)]
    faults = [
        fault
        for block in others
        for fault in judges.forbidden_edges(SetStory(block.name, block.frames, tuple(block.body), 9))
    ]
    assert not faults, listed(faults)


def test_no_number_dash_or_ellipsis_is_split(specimen: Specimen) -> None:
    cut = [fault for block in specimen.blocks.values() for fault in judges.split_units(block)]
    cut = [fault for fault in cut if not fault.what.startswith("word")]
    assert not cut, listed(cut)


@pytest.mark.parametrize(
    ("block", "pair", "ems"),
    [
        *(("1.G", pair, 0.5) for pair in ("》、", "、《", "》（", "“《")),
        *(("1.H", pair, ems) for pair, ems in (("》、", 0.5), ("、《", 0), ("》（", 0), ("），", 0.5))),
        *(("1.I", pair, ems) for pair, ems in (("，标", 0.5), ("。个", 1), ("》（", 0), ("：看", 0.5))),
        *(("1.J", pair, ems) for pair, ems in (("，标", 0.5), ("。个", 0.5), ("》（", 0), ("：看", 0.5))),
        *((block, pair, 1) for block in ("1.K", "1.L") for pair in ("》、", "、《", "），", "“《", "。个")),
    ],
)
def test_marks_are_as_wide_as_the_style_says(block: str, pair: str, ems: float, specimen: Specimen) -> None:
    """By where the second's em begins after the first's: an opening mark that gives up its blank is drawn half an em back."""
    assert _apart(specimen.blocks[block], pair) == pytest.approx(ems, abs=0.04)


@pytest.mark.parametrize(
    ("block", "across", "up"), [("1.K", 0.18, -0.01), ("1.L", 0.5, 0.39), ("2.L", 0.5, 0.39)]
)
def test_pause_marks_stand_where_the_style_has_them(
    block: str, across: float, up: float, specimen: Specimen
) -> None:
    """The middle of their ink, in ems from the left and above the baseline."""
    marks = [glyph for line in specimen.blocks[block].body for glyph in line.glyphs if glyph.text in "，。"]
    assert len(marks) > 3
    assert mean(((m.ink.left + m.ink.right) / 2 - m.x) / m.size for m in marks) == pytest.approx(
        across, abs=0.03
    )
    assert mean((m.y - (m.ink.top + m.ink.bottom) / 2) / m.size for m in marks) == pytest.approx(up, abs=0.06)


def test_an_opening_mark_at_a_lines_start_loses_its_blank_or_keeps_it(specimen: Specimen) -> None:
    for block, ems in (("1.E", -0.5), ("1.F", 0)):
        indents = [line.indent for line in specimen.blocks[block].body if line.text[0] == "“"]
        assert indents == pytest.approx([2 + ems, ems], abs=0.01)


def test_hanging_marks_stand_outside_the_measure(specimen: Specimen) -> None:
    block = specimen.blocks["1.Q"]
    hung = [line for line in block.body if line.glyphs[-1].ink.left > line.frame.right]
    assert {line.glyphs[-1].text for line in hung} == {*"、，。"}
    for line in block.body:
        assert line.glyphs[-2].x + line.glyphs[-2].advance <= line.frame.right + 0.01


def test_tightened_lines_spare_one_and_no_place_gives_more_than_four_hundredths(specimen: Specimen) -> None:
    usual, tightened = specimen.blocks["3.K"], specimen.blocks["3.L"]
    assert len(tightened.body) == len(usual.body) - 1
    gaps = [judges.han_gap(line) / line.glyphs[0].size for line in tightened.body]
    assert -0.0401 < min(gaps) < -0.03


def test_the_narrow_gap_is_an_eighth_of_an_em_less(specimen: Specimen) -> None:
    (wide_line, wide), (narrow_line, narrow) = (
        _find(specimen.blocks[block], "F文") for block in ("1.O", "1.P")
    )
    assert judges.han_gap(wide_line) == pytest.approx(judges.han_gap(narrow_line), abs=0.6)
    apart = [second.x - first.x for first, second in (wide, narrow)]
    assert (apart[0] - apart[1]) / 9 == pytest.approx(0.125, abs=0.04)


def test_the_gaps_on_both_sides_of_a_number_are_alike(specimen: Specimen) -> None:
    _, (before, number, after) = _find(specimen.blocks["1.O"], "第2版")
    left, right = number.x - before.x - before.advance, after.x - number.x - number.advance
    assert left == pytest.approx(right, abs=0.3)
    assert left > 1


def test_weighing_the_whole_paragraph_leaves_no_line_as_loose_as_one_by_one(specimen: Specimen) -> None:
    one_by_one, whole = (max(map(judges.han_gap, specimen.blocks[block].body)) for block in ("1.M", "1.N"))
    assert one_by_one > 4
    assert whole < one_by_one / 3


def test_the_dots_and_lines_below_touch_no_line_of_text(specimen: Specimen) -> None:
    block = specimen.blocks["2.K"]
    (frame,) = block.frames
    text = [line for line in block.body if len({*line.text}) > 1]
    dots = [glyph.ink for line in block.body if line not in text for glyph in line.glyphs]
    top = text[0].baseline
    strokes = [
        box
        for _, box in specimen.pages[1].shapes
        if frame.left - 1 < box.left and box.right < frame.right + 1 and top < box.top < frame.bottom
        if box.bottom - box.top < 2
    ]
    assert (len(dots), len(strokes) > 10) == (4, True)
    for above, below in pairwise(text):
        feet = max(glyph.ink.bottom for glyph in above.glyphs if glyph.text not in "，。")
        heads = min(glyph.ink.top for glyph in below.glyphs)
        between = [box for box in [*dots, *strokes] if above.baseline < box.top < below.baseline - 3]
        assert all(feet < box.bottom < heads for box in between)


def test_scripts_are_raised_and_lowered(specimen: Specimen) -> None:
    found = {
        glyph.text: glyph
        for line in specimen.blocks["2.G"].lines
        for glyph in line.glyphs
        if glyph.size < 8.5
    }
    assert {*found} == {"₂", "⁻", "⁶"}
    baselines = [line.baseline for line in specimen.blocks["2.G"].lines if line.size == pytest.approx(9)]
    assert min(found["₂"].y - y for y in baselines if y < found["₂"].y) > 1
    assert min(y - found["⁶"].y for y in baselines if y > found["⁶"].y) > 1


def test_english_is_parted_by_hyphens(specimen: Specimen) -> None:
    lines = [line.text for line in specimen.blocks["2.H"].body]
    assert sum(line.endswith(("-", "\x02")) for line in lines) >= 3


def test_the_head_parts_where_its_phrases_do(specimen: Specimen) -> None:
    large = [glyph for glyph in specimen.pages[1].glyphs if glyph.size > 37]
    assert "".join(glyph.text for glyph in large) == "最后一块版样与今夜的第一份大样"
    ends = [first.text for first, second in pairwise(large) if second.y - first.y > 30]
    assert ends == ["样"]


def test_rare_characters_are_drawn(specimen: Specimen) -> None:
    (large,) = specimen.blocks["2.J"].crossheads
    assert len(large.glyphs) == 3
    assert all(glyph.ink.right - glyph.ink.left > 0.7 * glyph.size for glyph in large.glyphs)
    assert len({(g.ink.right - g.ink.left, g.ink.bottom - g.ink.top) for g in large.glyphs}) == 3
