"""Small issues made up by lot: plans of rectangles and of stories round others, copy from a list of sentences, heads,
crossheads, photos, tables, refers, standing heads, voices, insets, and copy still to come."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.real.pictures import draw_picture

COLUMNS, ROWS = 4, 72
"""The small page's grid; layout/broadsheet.yaml's styles on a sheet of half its width."""

_SENTENCES = (
    "清晨五点，印刷车间的灯已经亮了。",
    "这一天全市共有128个站点开放，比去年多了9.4%。",
    "“纸要先醒一醒，”老师傅说，“不然会起皱。”",
    "他们把流程分成三步：选题、排版、付印；每一步都有人签字。",
    "会议由《城市记录》编辑部主持（地点在二楼）。",
    "新系统支持OpenType字体，也能读PDF/X-4文件。",
    "为什么要这样做？因为读者看得清楚！",
    "他停了一会儿——然后又说：“再来一遍……”",
    "2024年12月31日，最后一班车在23:50发出。",
    "从A01版到A16版，每版8栏，每栏13个字。",
    "张、王、李、赵四位同事，分别来自《晨报》《晚报》和“周末”专刊。",
    "路长3.5公里，宽12米，投资1,200万元。",
    "雨下得不大，街上的人也不多，只有卖早点的铺子冒着热气。",
    "（本报记者）",
    "“‘好’字怎么写？”孩子问。",
    "气温在零下5℃到8℃之间，风力3～4级。",
)  # fmt: skip

_NAMES = ("五号", "小五", "大城市", "晚间气温", "第一车间", "新闻纸")
_VOICES = ("comment", "feature", "service")

_HEADS = ("灯亮了", "一条路修了三年", "城里的书店搬到了河边", "早班车", "三步走完，付印", "纸醒了")


@st.composite
def plans(draw: st.DrawFn) -> list[str]:
    """A page of rectangles cut apart by lines across and down, each at least a column by a third of the page."""
    cells = [["" for _ in range(COLUMNS)] for _ in range(6)]
    letters = iter("ABCDEFGHIJKLM")
    todo = [(0, 0, COLUMNS, 6)]
    while todo:
        left, top, right, bottom = todo.pop()
        across = bottom - top >= 4 and draw(st.booleans())
        down = not across and right - left >= 2 and draw(st.integers(0, 2)) == 0
        if across:
            middle = draw(st.integers(top + 2, bottom - 2))
            todo += [(left, middle, right, bottom), (left, top, right, middle)]
        elif down:
            middle = draw(st.integers(left + 1, right - 1))
            todo += [(middle, top, right, bottom), (left, top, middle, bottom)]
        else:
            letter = next(letters)
            for row in range(top, bottom):
                cells[row][left:right] = [letter] * (right - left)
    if draw(st.booleans()):
        _carve(draw, cells, next(letters))
    return [" ".join(row) for row in cells]


def _rows(letter: str, cells: list[list[str]]) -> list[int]:
    return [y for y, row in enumerate(cells) if letter in row]


def _carve(draw: st.DrawFn, cells: list[list[str]], letter: str) -> None:
    """A story put into another's rectangle, below where its head stands: at a side, at a corner, at its foot or amid."""
    roomy = [
        (own, left, right, top, bottom)
        for own in dict.fromkeys(cell for row in cells for cell in row)
        for top, bottom in [(min(_rows(own, cells)), max(_rows(own, cells)))]
        for left, right in [(cells[top].index(own), COLUMNS - cells[top][::-1].index(own))]
        if right - left >= 2 and bottom - top >= 3
    ]
    if not roomy:
        return
    _, left, right, top, bottom = draw(st.sampled_from(roomy))
    width = draw(st.integers(1, right - left - 1))
    x = draw(st.integers(left, right - width))
    y = draw(st.integers(top + 2, bottom - 1))
    foot = draw(st.integers(y + 2, bottom + 1))
    for row in range(y, foot):
        cells[row][x : x + width] = [letter] * width


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table of a column of names and one or two of numbers, now and then with a strong one."""
    count = draw(st.integers(1, 2))
    number = st.integers(0, 1999).map(str) | st.integers(0, 999).map(lambda tenths: f"{tenths / 10}")
    cell = number | number | number.map(lambda figure: f"**{figure}**")
    rows = draw(st.lists(st.tuples(st.sampled_from(_NAMES), *[cell] * count), min_size=1, max_size=6))
    lines = [("名目", "点数", "比上年")[: count + 1], (":--", *["--:"] * count), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def bodies(share: float, tabled: bool) -> st.SearchStrategy[str]:
    """Copy of one to about a dozen paragraphs, the more the larger the story's share of the page; `tabled` may have
    tables among them."""
    paragraph = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=9).map("".join)
    headed = st.tuples(st.sampled_from(_HEADS), paragraph).map(lambda both: f"## {both[0]}\n\n{both[1]}")
    most = max(2, round(24 * share))
    part = paragraph | paragraph | paragraph | headed
    parts = st.lists(part | tables() if tabled else part, min_size=most // 2, max_size=most)
    return parts.map("\n\n".join)


@st.composite
def issues(draw: st.DrawFn) -> dict[str, Any]:
    """An issue of one page. Stories wide enough for it may carry a photo, a vertical head or a box; one of them may
    refer to others, and one may wait for copy."""
    plan = draw(plans())
    stories = {}
    for letter in sorted(set("".join(plan)) - {" "}):
        cells = sum(row.count(letter) for row in plan)
        wide = max(row.count(letter) for row in plan)
        stories[letter] = draw(_story(wide, cells / (COLUMNS * 6)))
    if draw(st.integers(0, 2)) == 0:
        letter = draw(st.sampled_from(sorted(stories)))
        leads = draw(st.lists(st.sampled_from(sorted(stories)), min_size=1, max_size=4))
        stories[letter]["refers"] = [f"1.{lead}" for lead in leads]
    if draw(st.integers(0, 5)) == 0:
        letter = draw(st.sampled_from(sorted(stories)))
        stories[letter]["expect"] = f"{draw(st.integers(1, 2000))}字"
    page: dict[str, Any] = {
        "template": "news",
        "section": "试样",
        "plan": "\n".join(plan),
        "stories": stories,
    }
    if draw(st.integers(0, 2)) == 0:
        page["groups"] = [draw(_group(plan))]
    head = {"newspaper": "试样报", "date": "2025-01-06", "layout": "small.yaml", "weather": {"days": _DAYS}}
    return {**head, "pages": [page]}


@st.composite
def _group(draw: st.DrawFn, plan: list[str]) -> dict[str, Any]:
    """Stories whose cells make a rectangle, all of them perhaps, under one section head."""
    cells = [row.split() for row in plan]
    letters = sorted({letter for row in cells for letter in row})
    together = [
        members
        for count in range(1, len(letters) + 1)
        for members in combinations(letters, count)
        if _rectangle(
            {(y, x) for y, row in enumerate(cells) for x, cell in enumerate(row) if cell in members}
        )
    ]
    group: dict[str, Any] = {
        "title": draw(st.sampled_from(_HEADS)),
        "stories": list(draw(st.sampled_from(together))),
    }
    if draw(st.booleans()):
        group["box"] = draw(st.sampled_from(["tint", "hairline"]))
    if draw(st.booleans()):
        group["by"] = "主持人：甲乙"
    group["style"] = draw(st.sampled_from(["section", "special", "briefs"]))
    return group


def _rectangle(own: set[tuple[int, int]]) -> bool:
    tall, wide = ({place[axis] for place in own} for axis in (0, 1))
    return len(own) == (max(tall) - min(tall) + 1) * (max(wide) - min(wide) + 1)


_DAYS = [
    {"day": "今天", "sky": "晴转多云", "low": -2, "high": 8, "wind": "北风3级"},
    {"day": "明天", "sky": "雨夹雪", "low": -10, "high": 1},
]


@st.composite
def _story(draw: st.DrawFn, wide: int, share: float) -> dict[str, Any]:
    large = wide > 1 and share > 0.3
    downwards = large and draw(st.integers(0, 3)) == 0
    story: dict[str, Any] = {
        "rank": draw(st.integers(4, 6)),
        "headline": draw(st.sampled_from(_HEADS)),
        "body": draw(bodies(share, not downwards)),
    }
    if draw(st.booleans()):
        story["byline"] = "本报记者"
    if draw(st.integers(0, 2)) == 0:
        story["voice"] = draw(st.sampled_from(_VOICES))
    if downwards:
        story["headline_direction"] = "vertical"
        return story
    if draw(st.integers(0, 3)) == 0:
        story["standing"] = "字里行间"
    if large and draw(st.booleans()):
        story["photos"] = [draw(_photos(wide - 1))]
    elif wide > 1 and draw(st.integers(0, 3)) == 0:
        story["box"] = "hairline"
    if large and draw(st.integers(0, 2)) == 0:
        story["insets"] = [draw(_INSETS)]
    return story


@st.composite
def _photos(draw: st.DrawFn, wide: int) -> dict[str, Any]:
    """A photo over so many columns at a place, or a group of several, perhaps each with its own caption."""
    place = draw(st.sampled_from(["top-right", "top-left", "bottom-right"]))
    standing = {"caption": "图片为试样。", "span": wide, "place": place}
    how = draw(st.sampled_from(["single", "single", "group", "own"]))
    if how == "single":
        return {"file": "photo.jpg", **standing}
    own = {"caption": "各有图说"} if how == "own" else {}
    shapes = draw(st.lists(st.sampled_from(["3:2", "2:3", "1:1"]), min_size=2, max_size=5))
    return {"group": [{"file": "photo.jpg", "ratio": shape, **own} for shape in shapes], **standing}


_INSETS: st.SearchStrategy[dict[str, Any]] = st.sampled_from([
    {"kind": "quote", "text": "纸要先醒一醒，不然会起皱", "by": "老师傅", "span": 1, "place": "left"},
    {"kind": "facts", "body": "路长3.5公里，宽12米。\n\n投资1,200万元。", "span": 2, "place": "bottom-right"},
    {"kind": "figure", "figure": "9.4%", "text": "比去年多开放的站点", "place": "top-left"},
    {"kind": "qr", "link": "https://example.org/1", "text": "扫码看全文", "place": "bottom-left"},
    {"kind": "index", "place": "top-left"},
    {"kind": "weather", "span": 2, "place": "bottom-right"},
])  # fmt: skip


def write(issue: dict[str, Any], folder: Path, layout: Callable[[], str]) -> Path:
    """The issue's file in `folder`, with its layout and its photo."""
    (folder / "small.yaml").write_text(layout(), encoding="utf-8")
    if not (folder / "photo.jpg").exists():
        draw_picture(folder / "photo.jpg", 3, (900, 600))
    file = folder / "small-issue.yaml"
    file.write_text(yaml.dump(issue, Dumper=_Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a literal block, as an editor would."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
