"""What the editor wrote arrives as it was meant: copy in paragraphs, photos upright, plans in cells."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from broadsheet.base.units import Measure
from broadsheet.issue.markup import Copyreader, Line, read_copy
from broadsheet.issue.matter import Paragraph
from broadsheet.issue.model import Address, At, Issue
from broadsheet.issue.plans import as_yaml, propose
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON

from .conftest import Loaded

Load = Callable[..., Loaded]


def _texts(loaded: Loaded) -> list[str]:
    paragraphs = [matter for matter in loaded.story.body if isinstance(matter, Paragraph)]
    return [("## " if paragraph.crosshead else "") + paragraph.text for paragraph in paragraphs]


def test_an_issue_has_all_that_was_written(load: Load) -> None:
    issue = load(
        "newspaper: 版样\ndate: 2025-01-06\nnumber: 7\ncn: CN11\npublisher: 社\nprice: 1.50\nweather: 晴\n"
        "layout: tabloid\npress: other\npages:\n"
        "  - {section: 要闻, plan: A, editors: {责编: 甲, 校对: 乙}, stories: {A: {headline: 一, body: 二。}}}\n"
        "  - {template: special, label: B01, plan: A, rows: fixed, stories: {A: {headline: 一, body: 二。}}}\n"
        "  - {plan: A, stories: {A: {headline: 一, body: 二。}}}\n"
    ).issue
    assert (issue.newspaper, issue.date, issue.number) == ("版样", datetime.date(2025, 1, 6), 7)
    assert (issue.cn, issue.publisher, issue.price, issue.weather) == ("CN11", "社", "1.50", "晴")
    assert (issue.layout.text, issue.press.text) == ("tabloid", "other")
    assert [(page.number, page.label, page.template) for page in issue.pages] == [
        (1, "A01", "front"),
        (2, "B01", "special"),
        (3, "A03", "news"),
    ]
    assert issue.pages[0].editors == (("责编", "甲"), ("校对", "乙"))
    assert [page.plan.fixed for page in issue.pages if page.plan] == [False, True, False]


def test_what_is_absent_is_not_printed(load: Load) -> None:
    issue = load("headline: 一\nbody: 二。").issue
    assert (issue.cn, issue.publisher, issue.price, issue.weather, issue.number) == (None,) * 5
    assert (issue.layout.text, issue.press.text) == ("broadsheet", "newsprint-cn")


def test_a_head_runs_as_its_text_does_unless_it_says_otherwise(load: Load) -> None:
    down = load("headline: 一\nwriting: vertical\nbody: 二。").story
    assert (down.writing, down.direction) == ("vertical", "vertical")
    over = load("headline: 一\nwriting: vertical\nheadline_direction: horizontal\nbody: 二。").story
    assert (over.writing, over.direction) == ("vertical", "horizontal")
    open_ = load("headline: 一\nbody: 二。").story
    assert (open_.writing, open_.direction) == (None, None)


def test_a_story_that_does_not_say_how_it_runs_runs_as_its_page_does(load: Load) -> None:
    open_ = load("headline: 一\nbody: 二。").story
    for writing in ("horizontal", "vertical"):
        runs = open_.running(writing)
        assert (runs.writing, runs.direction) == (writing, writing)
    over = load("headline: 一\nheadline_direction: horizontal\nbody: 二。").story.running("vertical")
    assert (over.writing, over.direction) == ("vertical", "horizontal")
    for more in ("calendar: 2025-01", "body: 二。\ninsets: [{kind: quote, text: 话}]"):
        across = load(f"headline: 一\n{more}").story.running("vertical")
        assert (across.writing, across.direction) == ("horizontal", "horizontal")
        assert len(across.body) + len(across.insets) > 0
    for gone in ({"jump": Address(2, "B")}, {"source": Address(1, "A")}):
        assert replace(open_, **gone).running("vertical").writing == "horizontal"


def test_a_story_has_all_that_was_written(load: Load) -> None:
    loaded = load(
        "headline: 一 | 二\nkicker: 引\ndeck: 副\nbyline: 甲\nrank: 2\nheadline_direction: vertical\n"
        "box: hairline\nset_in: 3\nbody: 正文。"
    )
    story = loaded.story
    assert (story.headline.text, story.rank, story.direction) == ("一 | 二", 2, "vertical")
    assert (story.box, story.set_in) == ("hairline", 3)
    assert [copy.text for copy in (story.kicker, story.deck, story.byline) if copy] == ["引", "副", "甲"]
    assert loaded.faults == []


def test_a_blank_line_parts_paragraphs_and_a_line_end_does_not(load: Load) -> None:
    assert _texts(load("headline: 一\nbody: |\n  第一段第一行，\n  第二行。\n\n  第二段。")) == [
        "第一段第一行，\n第二行。",
        "第二段。",
    ]


def test_an_indent_of_two_ems_begins_a_paragraph(load: Load) -> None:
    assert _texts(load("headline: 一\nbody: |\n  \u3000\u3000第一段。\n  \u3000\u3000第二段。")) == [
        "第一段。",
        "第二段。",
    ]


def test_a_crosshead_needs_no_blank_lines(load: Load) -> None:
    assert _texts(load("headline: 一\nbody: |\n  前。\n  ## 小标题\n  后。")) == ["前。", "## 小标题", "后。"]


def test_strong_words_are_marked(load: Load) -> None:
    assert _texts(load("headline: 一\nbody: 前**重点**后**再来**。")) == [
        f"前{STRONG_ON}重点{STRONG_OFF}后{STRONG_ON}再来{STRONG_OFF}。"
    ]


def test_markup_of_other_languages_is_only_text(load: Load) -> None:
    text = "<b>粗</b> &amp; ${x} {{y}} [[z]] `code` *a star* __init__ ~~5~~"
    assert _texts(load(f"headline: 一\nbody: |\n  {text}")) == [text]


def test_each_paragraph_knows_its_place_in_a_block(load: Load) -> None:
    yaml = "newspaper: 版样\ndate: 2025-01-06\npages:\n- plan: A\n  stories:\n    A:\n      headline: 一\n      body: |\n\n        甲甲。\n\n        ## 乙乙\n        丙\n        丙。\n"
    for newline in ("\n", "\r\n"):
        loaded = load(yaml, newline)
        text = yaml.replace("\n", newline)
        places = [text[p.span.start : p.span.end].replace("\r", "") for p in loaded.story.body]
        assert places == ["甲甲。", "## 乙乙", "丙\n        丙。"]


def test_copy_comes_from_files_by_lines(load: Load, folder: Path) -> None:
    (folder / "copy" / "a.md").write_text(
        "\ufeff一。\r\n\r\n二。\r\n\r\n三。\r\n四。\r\n", encoding="utf-8", newline=""
    )
    whole = load("headline: 一\nbody: {file: copy/a.md}")
    assert _texts(whole) == ["一。", "二。", "三。\n四。"]
    assert _texts(load("headline: 一\nbody: [{file: copy/a.md, lines: '3-5'}, 五。]")) == [
        "二。",
        "三。",
        "五。",
    ]
    assert _texts(load("headline: 一\nbody: [{file: copy/a.md, lines: '1, 5-6'}]")) == ["一。", "三。\n四。"]
    assert whole.story.body[1].span.file.endswith("a.md")
    assert whole.faults == []


@pytest.mark.parametrize("lines", ["0", "5-3", "1-", "一", "1-2,2-3", "3,1", "", "1;2", "-1", "1-2-3", "９"])
def test_lines_that_make_no_sense_are_told(load: Load, folder: Path, lines: str) -> None:
    (folder / "copy" / "a.md").write_text("一。\n二。\n三。\n", encoding="utf-8")
    loaded = load(f"headline: 一\nbody: {{file: copy/a.md, lines: '{lines}'}}")
    assert [code for code, _ in loaded.faults] == ["BS205"]


def test_lines_beyond_the_end_are_told_and_the_rest_is_set(load: Load, folder: Path) -> None:
    (folder / "copy" / "a.md").write_text("一。\n二。\n", encoding="utf-8")
    loaded = load("headline: 一\nbody: {file: copy/a.md, lines: 2-9}")
    assert (_texts(loaded), loaded.faults) == (["二。"], [("BS204", "2-9")])


def test_a_paragraph_cut_in_two_is_told_and_join_mends_it(load: Load, folder: Path) -> None:
    (folder / "copy" / "a.md").write_text(
        "前半\n\n后半。\n\n## 题\n\n又断\n\n## 题\n\n末段", encoding="utf-8"
    )
    cut = load("headline: 一\nbody: {file: copy/a.md}")
    assert cut.faults == [("BS206", "半"), ("BS206", "断")]
    assert _texts(cut) == ["前半", "后半。", "## 题", "又断", "## 题", "末段"]
    mended = load("headline: 一\nbody: {file: copy/a.md, join: true}")
    assert mended.faults == []
    assert _texts(mended) == ["前半\n后半。", "## 题", "又断", "## 题", "末段"]


@pytest.mark.parametrize(
    "end", ["。", "！", "？", "……", "：", "。”", "。’”", "（完）", "）", "》。", "!", "?"]
)
def test_a_paragraph_with_an_end_mark_is_whole(load: Load, folder: Path, end: str) -> None:
    (folder / "copy" / "a.md").write_text(f"一段{end}\n\n二。", encoding="utf-8")
    assert load("headline: 一\nbody: {file: copy/a.md}").faults == []


def test_a_quotation_without_an_end_mark_is_a_cut(load: Load, folder: Path) -> None:
    (folder / "copy" / "a.md").write_text("他说“好”\n\n二。", encoding="utf-8")
    assert load("headline: 一\nbody: {file: copy/a.md}").faults == [("BS206", "”")]


def test_a_file_in_gb18030_is_told_at_its_first_character(load: Load, folder: Path) -> None:
    (folder / "copy" / "a.md").write_bytes("12年以来的新闻。".encode("gb18030"))
    loaded = load("headline: 一\nbody: {file: copy/a.md}")
    assert loaded.faults == [("BS101", "年")]
    assert loaded.story.body == ()


def test_a_photo_has_all_that_was_written(load: Load, folder: Path, jpeg: bytes) -> None:
    (folder / "copy" / "a.jpg").write_bytes(jpeg)
    loaded = load(
        "headline: 一\nphotos:\n- {file: copy/a.jpg, caption: 图, credit: 甲, span: 3, place: bottom, "
        'focus: [0.2, 0.8], ratio: "3:2", depth: 18行}'
    )
    (photo,) = loaded.story.photos
    assert (photo.size, photo.columns, photo.place, photo.focus) == ((40, 30), 3, "bottom", (0.2, 0.8))
    assert (photo.ratio, photo.depth) == (1.5, Measure(18, "行"))
    assert photo.caption is not None
    assert photo.caption.text == "图"
    assert loaded.faults == []


def test_after_a_missing_photo_the_rest_is_looked_at(load: Load, folder: Path, jpeg: bytes) -> None:
    (folder / "copy" / "桥.jpg").write_bytes(jpeg)
    loaded = load("headline: 一\nphotos: [{file: copy/大桥.jpg}, {file: copy/桥.jpg}]\nbody: {file: none.md}")
    assert loaded.faults == [("BS201", "none.md"), ("BS701", "copy/大桥.jpg")]
    assert [photo.size for photo in loaded.story.photos] == [(0, 0), (40, 30)]


def test_of_a_photo_with_several_frames_the_first_is_used(load: Load, folder: Path) -> None:
    first, second = (Image.new("L", size) for size in ((40, 30), (50, 50)))
    first.save(folder / "copy" / "a.tif", save_all=True, append_images=[second])
    loaded = load("headline: 一\nphotos: [{file: copy/a.tif}]")
    assert loaded.faults == [("BS706", "copy/a.tif")]
    assert loaded.story.photos[0].size == (40, 30)


def test_a_plan_is_cells_whatever_stands_between_them(load: Load) -> None:
    for plan in ("A A B\n      A A B", "AAB\n      AAB", "A\u3000A  B\n\n      A A B"):
        issue = load(_two_stories(f"plan: |\n      {plan}")).issue
        assert issue.pages[0].plan is not None
        assert issue.pages[0].plan.cells == (("A", "A", "B"), ("A", "A", "B"))


def test_ids_may_be_words(load: Load) -> None:
    yaml = _two_stories("plan: lead lead B").replace("A:", "lead:")
    plan = load(yaml).issue.pages[0].plan
    assert plan is not None
    assert plan.cells == (("lead", "lead", "B"),)


def _two_stories(plan: str) -> str:
    return (
        "newspaper: 版样\ndate: 2025-01-06\npages:\n  - stories:\n      A: {headline: 一, body: 二。}\n"
        f"      B: {{headline: 三, body: 四。}}\n    {plan}\n"
    )


@pytest.mark.parametrize(
    ("plan", "cell"),
    [
        ("A B\n      B A", 2),  # split
        ("A A B\n      B A A", 2),  # steps
        ("A A B B\n      A A A B", 2),  # each in the other's notch
        ("A B A", 1),
    ],
)
def test_a_region_must_read_as_one(load: Load, plan: str, cell: int) -> None:
    codes = [code for code, _ in load(_two_stories(f"plan: |\n      {plan}")).faults]
    assert codes == ["BS208"] * cell


@pytest.mark.parametrize(
    "plan",
    [
        "A A\n      A B",
        "A A\n      B A",
        "A B\n      A A",
        "A A A\n      A B A",
        "A B A\n      A A A",
        "A A A\n      A B A\n      A A A",
        "A A A\n      A A B\n      A A A",
    ],
)
def test_a_region_may_have_a_notch_or_a_hole_that_another_fills(load: Load, plan: str) -> None:
    assert load(_two_stories(f"plan: |\n      {plan}")).faults == []


def test_a_place_by_hand_may_run_round_others(load: Load) -> None:
    at = "{column: 1, row: 1, columns: 4, rows: 20, around: [B]}"
    loaded = load(_by_hand(at, "{column: 3, row: 11, columns: 2, rows: 10}"))
    assert loaded.faults == []
    assert loaded.issue.pages[0].stories[0].at == At(1, 1, 4, 20, ("B",))


@pytest.mark.parametrize(
    ("around", "other", "code"),
    [
        ("[C]", "{column: 5, row: 1, columns: 1, rows: 5}", "BS267"),  # nobody
        ("[B]", "{column: 5, row: 1, columns: 1, rows: 5}", "BS267"),  # not inside
        ("[B]", "{column: 1, row: 5, columns: 4, rows: 5}", "BS208"),  # parts it in two
        ("[B]", "{column: 1, row: 1, columns: 4, rows: 20}", "BS208"),  # leaves nothing
        ("[]", "{column: 3, row: 11, columns: 2, rows: 10}", "BS212"),
    ],
)
def test_what_stands_in_a_place_by_hand_must_leave_one_shape(
    load: Load, around: str, other: str, code: str
) -> None:
    at = f"{{column: 1, row: 1, columns: 4, rows: 20, around: {around}}}"
    assert [found for found, _ in load(_by_hand(at, other)).faults] == [code]


def _by_hand(one: str, other: str) -> str:
    return (
        "newspaper: 版样\ndate: 2025-01-06\npages:\n- stories:\n"
        f"    A: {{headline: 一, body: 二。, at: {one}}}\n    B: {{headline: 三, body: 四。, at: {other}}}"
    )


def test_an_id_in_the_wrong_case_is_answered_with_the_right_one(load: Load, folder: Path) -> None:
    assert load(_two_stories("plan: a B")).faults == [("BS209", "a"), ("BS210", "A")]


def test_a_place_by_hand_is_kept(load: Load) -> None:
    loaded = load(
        "newspaper: 版样\ndate: 2025-01-06\npages:\n- stories:\n    A: {headline: 一, body: 二。, at: {column: 1, row: 2, columns: 3, rows: 4}}"
    )
    assert loaded.story.at == At(1, 2, 3, 4)
    assert loaded.issue.pages[0].plan is None


def _reload(load: Load, count: int) -> Issue:
    stories = "".join(f"      S{i}: {{headline: 一, body: 二。}}\n" for i in range(count))
    yaml = f"newspaper: 版样\ndate: 2025-01-06\npages:\n  - label: A01\n    stories:\n{stories}"
    bare = load(yaml)
    assert [code for code, _ in bare.faults] == ["BS211"]
    plan = bare.issue.pages[0].plan
    assert plan is not None
    loaded = load(yaml + as_yaml(plan.cells, 4) + "\n")
    assert loaded.faults == []
    return loaded.issue


@pytest.mark.parametrize("count", range(1, 15))
def test_the_plan_proposed_is_a_good_one_once_pasted(load: Load, count: int) -> None:
    ids = [f"S{i}" for i in range(count)]
    plan = _reload(load, count).pages[0].plan
    assert plan is not None
    assert plan.cells == propose(ids)
    assert {id_ for row in plan.cells for id_ in row} == set(ids)


def test_the_plan_proposed_for_a_spread_has_twice_the_columns() -> None:
    assert propose(["A", "B"], 2) == tuple(
        tuple(x for x in row for _ in (0, 1)) for row in propose(["A", "B"])
    )
    assert {len(row) for row in propose(["A", "B", "C", "D"], 2)} == {16}


@given(st.lists(st.text("一。\n \u3000#*”", max_size=8), max_size=8), st.booleans())
def test_no_word_of_the_copy_is_lost(lines: list[str], join: bool) -> None:
    text = [line for joined in lines for line in joined.split("\n")]
    copy = read_copy((Line(line, 0) for line in text), Copyreader("a.md", True, join, []))
    paragraphs = [matter for matter in copy if isinstance(matter, Paragraph)]
    kept = "".join(paragraph.text for paragraph in paragraphs)
    assert kept.count("一") == sum(line.count("一") for line in text)
    assert kept.count("。") == sum(line.count("。") for line in text)
    assert all(paragraph.text.strip() for paragraph in paragraphs)
