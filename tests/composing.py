"""Copy set in the project's own faces, in the few words a test wants to say it with."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.faults import Fault
from broadsheet.base.source import Span
from broadsheet.base.stopwatch import Stopwatch
from broadsheet.base.units import Length
from broadsheet.base.world import Disk
from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.display.ops import BLACK
from broadsheet.fonts.catalog import Catalog, load_catalog
from broadsheet.issue.almanac import day_notes
from broadsheet.issue.matter import Copy, Kind, Matter, Paragraph, Ranged, Table, TableRow
from broadsheet.issue.model import Advert, Issue, Page, Photo, Plan, Story
from broadsheet.issue.service import Month
from broadsheet.layout.furniture import BoxFurniture
from broadsheet.layout.load import load_layout
from broadsheet.layout.model import AdSize, AdStyle, Layout, Voice
from broadsheet.layout.styles import Rule
from broadsheet.lines import firstfit
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Breaker, Line, Measures
from broadsheet.page.blocks import TextBlock
from broadsheet.page.compose import compose_story
from broadsheet.page.fit import StoryFitter
from broadsheet.page.makeup import make_up
from broadsheet.page.model import ComposedStory, Filled
from broadsheet.page.region import Region
from broadsheet.page.setting import Composer
from broadsheet.text.model import ShapedText
from broadsheet.text.shape import Setting, shape_text

EM = 9_000
"""The size copy is set at here, in thousandths of a point; the length of one em."""

SPAN = Span("copy", 0, 0)


@cache
def catalog() -> Catalog:
    """The type case that comes with the project."""
    case = load_catalog(Disk([data_folder("fonts")], cache=Cache(None)), [])
    assert case is not None
    return case


def shaped(
    text: str,
    *,
    face: str = "serif-400",
    size: Length = EM,
    half_marks: bool = False,
    vertical: bool = False,
    rules: Rules = DEFAULT,
) -> ShapedText:
    """Copy shaped as body text is."""
    return shape_text(text, SPAN, Setting(face, "sans-700", size, half_marks, vertical, rules), catalog())


class Column(NamedTuple):
    """A paragraph set in a column: its shaped text and its lines."""

    text: ShapedText
    lines: list[Line]

    @property
    def words(self) -> list[str]:
        """What stands in each line."""
        return [words(self.text, line) for line in self.lines]

    @property
    def reasons(self) -> list[str]:
        """Why each line ends where it does."""
        return [line.reason for line in self.lines]


def words(text: ShapedText, line: Line) -> str:
    return "".join(text.chars[line.start : line.end])


def column(text: str, ems: float, indent: float = 0, breaker: Breaker = firstfit.break_lines) -> Column:
    """Copy broken for a measure of so many characters, by first fit unless told otherwise."""
    copy = shaped(text)
    return Column(copy, breaker(copy, Measures(round(ems * EM), round(indent * EM))))


def pen_positions(text: ShapedText, line: Line, justified: bool = True) -> list[Length]:
    """Where the pen stands before each glyph of a set line and after its last, from the line's left end.

    This is what a back end does with a Text op: advance, then `spacing`, then the kern before the next glyph.
    """
    setting = set_line(text, line, justified)
    kerns = dict(setting.kerns)
    places: list[Length] = [0]
    pen = 0
    for index, advance in enumerate(text.advances[line.start : line.end]):
        pen += kerns.get(index, 0)
        places[-1] = pen
        pen += advance + setting.spacing
        places.append(pen)
    places[-1] -= setting.spacing
    return places


def breaks_before(text: str, index: int, rules: Rules = DEFAULT) -> bool:
    """Whether a line of copy may end before character `index`."""
    copy = shaped(text, rules=rules)
    ends = [0]
    for chars in copy.chars:
        ends.append(ends[-1] + len(chars))
    return index in {ends[place] for place in copy.breaks}


def share(lengths: Sequence[Length], size: Length = EM) -> list[float]:
    """Lengths in ems."""
    return [length / size for length in lengths]


SMALL = Path(__file__).parent / "pages" / "layout.yaml"
"""A layout of five columns of ten characters, which no art desk will change."""


@cache
def small_layout() -> Layout:
    findings: Findings = []
    world = Disk([SMALL.parent], cache=Cache(None))
    layout = load_layout((SMALL.name, SPAN), SMALL, catalog().keys, world, findings)
    assert layout is not None, findings
    return layout


@cache
def voiced_layout() -> Layout:
    """The small layout with a voice `comment`: light heads ranged left, body set like the line of furniture; and a
    rule over standing heads."""
    layout = small_layout()
    heads = layout.headlines
    ladder = tuple(
        replace(grade, face="serif-400", kicker_face="sans-700", deck_face="sans-400")
        for grade in heads.ladder
    )
    styles = {**layout.styles, "body": layout.styles["line"]}
    voice = Voice(replace(heads, ladder=ladder, align="left"), styles)
    make_up = replace(layout.make_up, standing_rule=layout.rules["module"])
    return replace(layout, voices={"comment": voice}, make_up=make_up)


def composer(layout: Layout | None = None) -> Composer:
    """A composer with the small layout and no findings yet."""
    return Composer(layout or small_layout(), catalog(), [], Stopwatch())


def story(
    id_: str = "A",
    headline: str = "一张报纸",
    body: Sequence[str | Matter] = (),
    **more: Any,
) -> Story:
    """A story; text that begins with `## ` is a crosshead, and kicker, deck, byline, standing and summary may be plain text."""
    matter = tuple(paragraph(part) if isinstance(part, str) else part for part in body)
    words = {
        key: Copy(value, SPAN) if isinstance(value, str) else value
        for key, value in more.items()
        if key in _COPY
    }
    return Story(id=id_, span=SPAN, headline=Copy(headline, SPAN), body=matter, **{**more, **words})


_COPY = ("kicker", "deck", "byline", "standing", "summary")


def paragraph(text: str, kind: Kind = "body") -> Paragraph:
    """A paragraph; a crosshead where the text begins with `## `."""
    crosshead = text.startswith("## ")
    return Paragraph(text.removeprefix("## "), SPAN, "crosshead" if crosshead else kind)


def table(*rows: str, align: str = "") -> Table:
    """A table; a row's cells are parted by bars, `align` has a letter (l, c, r, or a for what is left open) a column."""
    cells = [tuple(row.split("|")) for row in rows]
    ranged = align or "l" * len(cells[0])
    return Table(
        tuple(TableRow(row, SPAN) for row in cells), tuple(_RANGED[letter] for letter in ranged), SPAN
    )


_RANGED: dict[str, Ranged] = {"l": "left", "c": "center", "r": "right", "a": "auto"}


def month(year: int = 2025, number: int = 1, *, notes: bool = True) -> Month:
    """A month to be set as a calendar, with what its almanac says or without."""
    found = day_notes(year, number, Cache(None)) if notes else ()
    return Month(datetime.date(year, number, 1), found, SPAN)


def page(
    stories: Sequence[Story],
    plan: str | None = None,
    *,
    fixed: bool = False,
    number: int = 1,
    ads: Sequence[Advert] = (),
) -> Page:
    """A page; `plan` has its rows parted by bars or line ends; an advertisement it names is drawn by it."""
    rows = (
        [tuple(row.split()) for row in plan.replace("|", "\n").splitlines() if row.strip()] if plan else None
    )
    return Page(
        number=number,
        label=f"A{number:02d}",
        span=SPAN,
        section="要闻",
        template="front" if number == 1 else "news",
        editors=(),
        plan=Plan(tuple(rows), fixed, SPAN) if rows else None,
        stories=tuple(stories),
        ads=tuple(replace(ad, drawn=any(ad.id in row for row in rows or ())) for ad in ads),
    )


def issue(*pages: Page, **more: Any) -> Issue:
    return Issue(
        newspaper="试样",
        date=datetime.date(2025, 1, 6),
        span=SPAN,
        pages=pages,
        layout=Copy("layout.yaml", SPAN),
        press=Copy("newsprint-cn", SPAN),
        **more,
    )


def codes(findings: Findings) -> list[str]:
    return [finding.code for finding in findings]


def told(
    stories: Sequence[Story], plan: str, *, layout: Layout | None = None, allow: Sequence[Fault] = ()
) -> list[Diagnostic]:
    """The faults of make-up told of a page whose edges stay where its plan draws them."""
    composing = composer(layout)
    make_up(replace(page(stories, plan, fixed=True), allow=tuple(allow)), composing)
    known = {code for code in codes(composing.findings) if "BS630" <= code <= "BS644"}
    return [finding for finding in composing.findings if finding.code in known]


def prose(lines: int) -> list[str]:
    """A paragraph that fills so many lines of ten characters."""
    return [("天地玄黄宇宙洪荒日月" * lines)[: 10 * lines - 2]]


def photo(**more: Any) -> Photo:
    """A picture of 1200 × 800 pixels."""
    words = {key: Copy(value, SPAN) for key, value in more.items() if key in ("caption", "credit")}
    return Photo(**{"file": Path("photo.jpg"), "size": (1200, 800), "span": SPAN, **more, **words})


def composed(made: Story, columns: int = 3, rank: int = 3) -> ComposedStory:
    """A story composed for columns of the small layout, from the first on."""
    story_ = compose_story(Region(made, 0, columns, 0, 1), rank, composer())
    assert story_ is not None
    return story_


def text_blocks(made: ComposedStory) -> list[TextBlock]:
    """The blocks of a story that are text, not rows of a table."""
    return [block for block in made.blocks if isinstance(block, TextBlock)]


def filled(made: Story, columns: int = 3, rows: int = 24, rank: int = 3) -> Filled:
    """A story poured into so many columns and rows, its first row the page's fourth."""
    fitter = StoryFitter(composed(made, columns, rank), small_layout().make_up)
    return fitter.fill(3, rows)


def one_photo(span: int) -> str:
    """An issue file whose one story shows photo.jpg over so many columns."""
    return f"""\
newspaper: 河口周报
date: 2025-02-10
pages:
  - section: 要闻
    plan: |
      A A A A A A A A
    stories:
      A:
        headline: 早市挪到桥西
        body: 桥东的早市从本周起挪到桥西空地。
        photos: [{{file: photo.jpg, span: {span}}}]
"""


def advert(id_: str = "Z", **more: Any) -> Advert:
    """An advertisement that has come in as a PDF; `size` may be the name of one of the layout's."""
    size = more.get("size")
    words = {"size": Copy(size, SPAN)} if isinstance(size, str) else {}
    return Advert(**{"id": id_, "span": SPAN, "file": Path("ad.pdf"), **more, **words})


@cache
def selling_layout() -> Layout:
    """The small layout with sizes of advertisements, an ear and a page without a head."""
    layout = small_layout()
    sizes: dict[str, Any] = {
        "整版": AdSize(5, None),
        "通栏": AdSize(5, 6),
        "半通栏": AdSize(2, 6),
        "高": AdSize(2, 12),
        "出血整版": "sheet",
        "报眼": "ear",
    }
    ear = BoxFurniture(layout.boxes["hairline"], 0.5, 2, 3, 2, "all", "ear")
    front = layout.templates["front"]
    templates = {
        **layout.templates,
        "front": replace(front, furniture=(*front.furniture, ear)),
        "bare": replace(front, head=0, furniture=()),
    }
    ads = AdStyle(Rule((300,), 0, BLACK), "广告", "caption", sizes)
    return replace(layout, ads=ads, templates=templates)
