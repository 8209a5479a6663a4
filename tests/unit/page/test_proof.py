"""The proof of a page: what an editor reads off it, and that nothing of the page is lost under its marks."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from broadsheet.base.units import Length, mm, pt
from broadsheet.display.ops import Artwork, DisplayPage, Fill, Op, Picture, Rule, Text
from broadsheet.issue.model import Advert, Story
from broadsheet.layout.model import Layout
from broadsheet.page.ads.adverts import Material, paint_ads
from broadsheet.page.blocks import TextBlock
from broadsheet.page.makeup import make_up
from broadsheet.page.marks import lines_set, state
from broadsheet.page.model import FilledPage
from broadsheet.page.overset import RED, Slip, oversets, slips
from broadsheet.page.paint import paint_page
from broadsheet.page.proof import Form, Proofer, sheet_for
from tests.composing import advert, catalog, composer, issue, page, photo, selling_layout, small_layout, story

WORDS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
TWO = "A A A B B | A A A B B"
CHECK = "0123456789ab"


class Proofed(NamedTuple):
    """A page made up, as it will print, and its proof."""

    filled: FilledPage
    page: DisplayPage
    proof: DisplayPage

    @property
    def marks(self) -> list[Op]:
        """What the proof adds to the page."""
        return [op for op in self.proof.ops if op not in self.page.ops]

    @property
    def said(self) -> list[str]:
        """Every label, one string a face it is set in."""
        return [_words(op) for op in self.marks if isinstance(op, Text) and op.tag.role == "Artifact"]


def _words(op: Text) -> str:
    return "".join(op.chars)


def _proofed(*stories: Story, plan: str, form: Form = "a3", fixed: bool = True, number: int = 1) -> Proofed:
    layout: Layout = small_layout()
    filled = make_up(page(stories, plan, fixed=fixed, number=number), composer())
    ops = paint_page(filled, layout, ())
    made = DisplayPage(number, filled.page.label, layout.grid.width, layout.grid.height, 8_504, ops)
    proofer = Proofer(issue(filled.page, number=7), layout, catalog(), form)
    return Proofed(filled, made, proofer.proof(filled, made, CHECK))


def _story(id_: str, characters: int, **more: Any) -> Story:
    copy = (WORDS * 200)[:characters]
    return story(id_, body=[copy[start : start + 90] for start in range(0, characters, 90)], **more)


def _red(proofed: Proofed, id_: str) -> str:
    """The overset copy of a story as the proof sets it, in drawing order."""
    texts = (op for op in proofed.proof.ops if isinstance(op, Text) and op.ink == RED)
    return "".join(_words(op) for op in texts if op.tag.story == id_)


def _left(proofed: Proofed, index: int) -> str:
    """The copy of a story after its last line with a place."""
    filled = proofed.filled.stories[index]
    placed = {(part.block, part.first + line) for part in filled.placed for line in range(part.lines)}
    found = ""
    for number, block in enumerate(filled.composed.blocks):
        assert isinstance(block, TextBlock)
        for place, line in enumerate(block.lines):
            if (number, place) not in placed:
                found += "".join(block.text.chars[line.start : line.end])
    return found


FULL = _story("A", 800), _story("B", 430)
OVER = _story("A", 1100), _story("B", 900)


def test_a_story_is_named_at_its_corner_with_what_it_holds_and_how_it_stands() -> None:
    proofed = _proofed(*OVER, plan=TWO)
    first, second = proofed.filled.stories
    assert "A" in proofed.said
    for filled in (first, second):
        assert f"{lines_set(filled)}行 · 超{filled.over_lines}行{filled.over_characters}字" in "|".join(
            proofed.said
        )
    assert "头条" in "".join(proofed.said)
    assert "2级" in "".join(proofed.said)


def test_lines_empty_and_none_empty_are_told_apart() -> None:
    short = _proofed(_story("A", 300), _story("B", 100), plan=TWO).filled.stories
    assert state(short[0]) == f"空{short[0].empty}行"
    full = [s for s in _proofed(*FULL, plan=TWO, fixed=False).filled.stories if s.empty < s.frame.columns]
    assert full
    assert {state(filled) for filled in full if not filled.over_lines} <= {"满"}


def test_what_is_over_is_set_in_red_word_for_word() -> None:
    proofed = _proofed(*OVER, plan=TWO)
    for index, id_ in enumerate("AB"):
        assert len(_left(proofed, index)) == proofed.filled.stories[index].over_characters > 0
        assert _red(proofed, id_) == _left(proofed, index)


@pytest.mark.parametrize("characters", [1000, 1150, 1300])
def test_vertical_lines_that_are_over_are_set_in_red_word_for_word(characters: int) -> None:
    down = _story("A", characters, writing="vertical", direction="vertical")
    proofed = _proofed(down, _story("B", 100), plan=TWO)
    filled = proofed.filled.stories[0]
    assert len(_left(proofed, 0)) == filled.over_characters > 0
    assert _red(proofed, "A") == _left(proofed, 0)
    assert f"超{filled.over_lines}行{filled.over_characters}字" in "|".join(proofed.said)


def test_a_page_with_nothing_over_has_no_red_copy() -> None:
    proofed = _proofed(_story("A", 300), _story("B", 100), plan=TWO)
    assert _red(proofed, "A") == _red(proofed, "B") == ""


def test_red_lines_go_on_below_the_last_column_of_their_story() -> None:
    proofed = _proofed(_story("A", 760), _story("B", 100), plan="A A A A A | B B B B B")
    upper, grid = proofed.filled.stories[0], small_layout().grid
    first = next(
        op for op in proofed.proof.ops if isinstance(op, Text) and op.ink == RED and op.tag.story == "A"
    )
    last = upper.composed.columns[-1]
    assert last.x <= first.x < last.x + last.measure
    assert first.y == grid.baseline(upper.top + upper.rows + small_layout().make_up.module_gap)


def _slips(proofed: Proofed) -> list[Slip]:
    return slips(
        oversets((filled, filled.top + filled.rows) for filled in proofed.filled.stories), small_layout().grid
    )


def test_two_stories_that_are_over_do_not_write_over_each_other() -> None:
    proofed = _proofed(_story("A", 1500), _story("B", 700), plan="A A A A A | B B B B B")
    made = _slips(proofed)
    assert len(made) >= 3
    for one, other in combinations([slip.rect for slip in made if slip.rect.h], 2):
        assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y


def test_copy_that_leaves_the_page_stands_beside_it_on_the_same_sheet() -> None:
    proofed = _proofed(*OVER, plan=TWO)
    beside = [slip.rect for slip in _slips(proofed) if slip.aside]
    sheet = proofed.proof.medium
    assert beside
    assert all(rect.x > proofed.page.width and rect.right < sheet.right for rect in beside)
    assert "接 A" in proofed.said


def test_stories_of_one_measure_share_a_column_beside_the_page() -> None:
    made = [slip for slip in _slips(_proofed(_story("A", 1060), _story("B", 720), plan=TWO)) if slip.aside]
    assert [slip.overset.story.composed.story.id for slip in made] == ["A", "B"]
    assert len({slip.rect.x for slip in made}) == 1


def test_what_even_the_sheet_cannot_hold_is_counted() -> None:
    proofed = _proofed(_story("A", 7900), _story("B", 100), plan=TWO)
    (unset,) = [slip.unset for slip in _slips(proofed) if slip.unset]
    assert f"还有{unset}行没有印出" in "".join(proofed.said)
    assert len(_red(proofed, "A")) < len(_left(proofed, 0))


def test_copy_under_red_lines_is_greyed_and_none_is_lost() -> None:
    proofed = _proofed(_story("A", 760), _story("B", 300), plan="A A A A A | B B B B B")
    printed = [op for op in proofed.page.ops if isinstance(op, Text)]
    shown = {(op.x, op.y, tuple(op.glyphs)): op.ink for op in proofed.proof.ops if isinstance(op, Text)}
    inks = [shown[op.x, op.y, tuple(op.glyphs)] for op in printed]
    faded = [op for op, ink in zip(printed, inks, strict=True) if ink != op.ink]
    assert faded
    assert {op.tag.story for op in faded} == {"B"}


def test_a_picture_under_red_lines_makes_way() -> None:
    lower = _story("B", 100, photos=(photo(columns=5, place="top"),))
    proofed = _proofed(_story("A", 500), lower, plan="A A A A A | B B B B B | B B B B B")
    (picture,) = [op for op in proofed.page.ops if isinstance(op, Picture)]
    slip = _slips(proofed)[0]
    papers = [op for op in proofed.marks if isinstance(op, Fill) and sum(op.ink) == 0]
    assert any(op.rect.w == slip.rect.w and op.rect.y == picture.rect.y for op in papers)


def test_copy_to_come_is_flagged() -> None:
    proofed = _proofed(story("A", awaited=200), _story("B", 100), plan=TWO)
    assert "待稿 200字" in proofed.said
    assert lines_set(proofed.filled.stories[0]) == 0
    assert state(proofed.filled.stories[0]).startswith("待稿200字 · ")


def test_copy_to_come_in_vertical_lines_is_flagged_over_them() -> None:
    proofed = _proofed(
        story("A", awaited=200, writing="vertical", direction="vertical"), _story("B", 100), plan=TWO
    )
    assert "待稿 200字" in proofed.said
    bars = [op for op in proofed.page.ops if isinstance(op, Fill)]
    assert bars
    assert all(bar.rect.h > bar.rect.w for bar in bars)


@pytest.mark.parametrize(("ratio", "shown"), [(1.5, "3:2"), (16 / 9, "16:9"), (0.8, "4:5"), (2.35, "47:20")])
def test_a_photo_to_come_is_flagged_with_its_proportions(ratio: float, shown: str) -> None:
    awaited = photo(file=None, size=(0, 0), ratio=ratio, columns=2)
    proofed = _proofed(_story("A", 100, photos=(awaited,)), _story("B", 100), plan=TWO)
    assert f"待图 {shown}" in proofed.said


def test_a_photo_that_cannot_be_read_is_a_crossed_box_with_its_name() -> None:
    lost = photo(file=Path("lost.jpg"), size=(0, 0), columns=2)
    proofed = _proofed(_story("A", 100, photos=(lost,)), _story("B", 100), plan=TWO)
    assert not [op for op in proofed.page.ops if isinstance(op, Picture)]
    assert len([op for op in proofed.page.ops if isinstance(op, Rule) and op.tag.role == "Figure"]) == 2
    assert "缺图 lost.jpg" in proofed.said


def test_a_photo_carries_its_name_and_resolution() -> None:
    proofed = _proofed(_story("A", 100, photos=(photo(columns=2),)), _story("B", 100), plan=TWO)
    (picture,) = [op for op in proofed.page.ops if isinstance(op, Picture)]
    left, _, right, _ = picture.crop
    assert f"photo.jpg {round((right - left) * 72_000 / picture.rect.w)} ppi" in proofed.said


def test_an_edge_that_was_moved_says_how_far() -> None:
    proofed = _proofed(_story("A", 500), _story("B", 200), plan="A A A A A | B B B B B", fixed=False)
    (rows,) = [rows for rows in proofed.filled.moved if rows]
    assert f"↕ {'+' if rows > 0 else '−'}{abs(rows)}行" in proofed.said


def test_columns_and_every_tenth_row_are_numbered() -> None:
    proofed = _proofed(*FULL, plan=TWO)
    grid = small_layout().grid
    assert [word for word in proofed.said if word in "12345"][:5] == list("12345")
    tens = [op for op in proofed.marks if isinstance(op, Text) and _words(op) in ("10", "20", "30")]
    assert [op.y for op in tens] == [
        grid.baseline(proofed.filled.head + ten - 1) for ten in (10, 20, 30) for _ in range(2)
    ]


def test_the_slug_says_whose_page_it_is_and_that_it_is_not_for_the_press() -> None:
    proofed = _proofed(*FULL, plan=TWO, number=2)
    wanted = ("试样", "2025年1月6日", "第7期", "A02", "要闻", "第2版", f"内容校验 {CHECK}", "大样，非付印")
    slug = "".join(_words(op) for op in proofed.marks if isinstance(op, Text) and op.y > proofed.page.height)
    assert [part for part in wanted if part not in slug] == []


@pytest.mark.parametrize("form", ["a3", "full"])
def test_no_label_is_smaller_than_six_points_on_paper(form: Form) -> None:
    proofed = _proofed(*OVER, plan=TWO, form=form)
    labels = [op for op in proofed.marks if isinstance(op, Text) and op.tag.role == "Artifact"]
    assert min(op.size * proofed.proof.scale for op in labels) >= pt(6)


@pytest.mark.parametrize("form", ["a3", "full"])
def test_everything_stands_on_the_sheet(form: Form) -> None:
    proofed = _proofed(*OVER, plan=TWO, form=form)
    sheet = proofed.proof.medium
    for op in proofed.proof.ops:
        if isinstance(op, Text):
            assert sheet.x <= op.x < sheet.right
            assert sheet.y <= op.y < sheet.bottom


@pytest.mark.parametrize(
    ("width", "height", "paper"),
    [(390, 545, (297, 420)), (545, 390, (420, 297)), (200, 250, (297, 420)), (780, 545, (420, 297))],
)
def test_a_page_is_brought_down_to_a3_and_never_enlarged(
    width: int, height: int, paper: tuple[int, int]
) -> None:
    made = sheet_for(mm(width), mm(height), "a3")
    assert (_shown(made.rect.w, made.scale), _shown(made.rect.h, made.scale)) == tuple(map(mm, paper))
    assert made.scale <= 1
    assert made.rect.x < 0 < mm(width) < made.rect.right
    assert made.rect.y < 0 < mm(height) < made.rect.bottom


def _shown(length: Length, scale: float) -> int:
    return round(length * scale)


def test_a_full_size_proof_adds_a_margin_all_around() -> None:
    made = sheet_for(mm(390), mm(545), "full")
    assert made.scale == 1
    assert made.rect == (-mm(14), -mm(14), mm(390) + 2 * mm(14), mm(545) + 2 * mm(14))


def _with_ad(ad: Advert) -> Proofed:
    layout = selling_layout()
    filled = make_up(page([], None, ads=[ad], number=2), composer(layout))
    materials = {("ad.pdf", 1): Material(filled.ads[0].rect.w, filled.ads[0].rect.h, 0)}
    ops = paint_page(filled, layout, paint_ads(filled, composer(layout), materials, 0))
    made = DisplayPage(2, "A02", layout.grid.width, layout.grid.height, 0, ops)
    return Proofed(
        filled, made, Proofer(issue(filled.page), layout, catalog(), "a3").proof(filled, made, CHECK)
    )


def test_an_advertisement_carries_its_name_file_and_size() -> None:
    proofed = _with_ad(advert("家电", size="通栏"))
    assert any("家电 ad.pdf" in words and "毫米" in words for words in proofed.said)
    assert any(isinstance(op, Artwork) for op in proofed.proof.ops)


def test_an_advertisement_to_come_is_flagged_with_what_it_is_and_its_size() -> None:
    proofed = _with_ad(advert(size="通栏", file=None, awaited="某某家电"))
    (red,) = [op for op in proofed.marks if isinstance(op, Text) and op.ink == RED and "待广告" in _words(op)]
    rect = proofed.filled.ads[0].rect
    assert "某某家电" in _words(red)
    assert rect.y < red.y < rect.bottom


def test_an_advertisement_that_cannot_be_shown_is_flagged_with_its_name() -> None:
    layout = selling_layout()
    filled = make_up(page([], None, ads=[advert(size="通栏")], number=2), composer(layout))
    ops = paint_page(filled, layout, paint_ads(filled, composer(layout), {}, 0))
    made = DisplayPage(2, "A02", layout.grid.width, layout.grid.height, 0, ops)
    proof = Proofer(issue(filled.page), layout, catalog(), "a3").proof(filled, made, CHECK)
    assert "缺广告" in "".join(_words(op) for op in proof.ops if isinstance(op, Text) and op.ink == RED)
