"""What a layout file may say: papers, grids, inks, rules, styles, headline grades, templates (YAML to structs)."""

from typing import Annotated, Literal

import msgspec

from broadsheet.base.decode import Located
from broadsheet.base.faults import Fault
from broadsheet.base.units import Measure
from broadsheet.clreq.rules import Language, LineEdges, LineStart, LocaleName, Marks
from broadsheet.layout.furniture_schema import FurnitureItem
from broadsheet.layout.head_schema import HeadFile
from broadsheet.layout.model import Alteration
from broadsheet.layout.styles import Align

Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]
Count = Annotated[int, msgspec.Meta(ge=1)]


class PaperFile(Located, frozen=True, kw_only=True):
    """The trimmed sheet, how far below its top it is folded across, if it is, how near to the spine a head over two
    facing pages may come, and the side it is bound at: pages bound at the right are read from the right."""

    width: Measure
    height: Measure
    fold: Measure | None = None
    spine: Measure = Measure(24, "pt")
    binding: Literal["left", "right"] = "left"


class GridFile(Located, frozen=True, kw_only=True):
    """The type area (版心): base columns of whole characters and baseline rows, centred on the paper."""

    body: Measure
    leading: Measure
    columns: Count
    column: Measure
    gutter: Measure
    rows: Count
    top: Measure


Few = Annotated[int, msgspec.Meta(ge=0, le=3)]


class FitFile(Located, frozen=True, kw_only=True):
    """What `fit: auto` may change to fill a story to its last line: what in which order, and how far each
    may go. `lines` are paragraphs of a hundred, `loosest` per cent of an em,
    `photos` per cent of depth, `captions` lines, `head` grades."""

    order: list[Alteration] = msgspec.field(
        default_factory=lambda: ["lines", "white", "photos", "captions", "tighten", "crossheads", "head"]
    )
    lines: Percent = 50
    loosest: Annotated[int, msgspec.Meta(ge=5, le=30)] = 15
    white: Measure = Measure(2, "行")
    photos: Percent = 20
    captions: Annotated[int, msgspec.Meta(ge=0, le=1)] = 1
    tighten: Measure = Measure(0.04, "em")
    crossheads: Measure = Measure(1, "行")
    head: Few = 1


class MakeUpFile(Located, frozen=True, kw_only=True):
    """How stories stand beside and on each other, how far make-up may go to fit them, what faults are not told."""

    module_gap: Measure
    edge_travel: Measure
    head_stretch: Measure
    photo_stretch: Measure
    column_rule: str | None = None
    tier_rule: str | None = None
    module_rule: str | None = None
    head_white: Measure = Measure(1, "行")
    standing_rule: str | None = None
    table_rule: str | None = None
    table_head_rule: str | None = None
    calendar_rule: str | None = None
    caption_air: Measure = Measure(5, "pt")
    inset_rule: str | None = None
    facts_box: str | None = None
    caption_box: str | None = None
    wrap_air: Measure = Measure(0.5, "em")
    wrap_least: Annotated[int, msgspec.Meta(ge=4, le=20)] = 6
    group_gap: Measure = Measure(5, "pt")
    allow: tuple[Fault, ...] = ()
    fit: FitFile = msgspec.field(default_factory=FitFile)


class RuleFile(Located, frozen=True, kw_only=True):
    """A rule: one weight, or two with a gap (文武线), drawn from the top down."""

    weights: list[Measure]
    gap: Measure = Measure(0, "pt")
    ink: str = "black"


class BoxFile(Located, frozen=True, kw_only=True):
    """A boxed story: its rule, its tint, the air inside."""

    air: Measure
    rule: str | None = None
    tint: str | None = None


class CompositionFile(Located, frozen=True, kw_only=True):
    """How copy is composed: what begins and ends no line, how wide marks are, the space between Han and Latin."""

    locale: LocaleName = "zh-Hans"
    line_edges: LineEdges = "basic"
    marks: Marks = "gb"
    line_start: LineStart = "trim"
    interpunct: Literal["half", "full"] = "half"
    latin_gap: Measure = Measure(0.25, "em")
    latin_gap_most: Measure = Measure(0.333, "em")
    tighten: Measure = Measure(0, "em")
    hang: bool = False
    hyphenate: Language | None = None


class CharacterFile(Located, frozen=True, kw_only=True):
    """How some words of copy are set apart (字符样式): the face they stand in, their size in per cent of the text's."""

    face: str | None = None
    size: Annotated[float, msgspec.Meta(ge=50, le=150)] = 100


class StyleFile(Located, frozen=True, kw_only=True):
    """How one kind of text is set."""

    face: str
    size: Measure
    strong: str | None = None
    leading: Measure | None = None
    align: Align = "left"
    indent: Measure = Measure(0, "em")
    ink: str = "black"
    rows: Count = 1
    justify: bool = False
    composition: str | None = None
    breaking: Literal["total-fit", "first-fit"] = "total-fit"
    ruby: str | None = None
    head: str | None = None


class GradeFile(Located, frozen=True, kw_only=True):
    """One grade of the headline ladder."""

    size: Measure
    face: str
    kicker_face: str
    deck_face: str
    lines: Count = 2
    leading: float = 1.16
    kicker_rule: str | None = None


class HeadlinesFile(Located, frozen=True, kw_only=True):
    """The ladder, rank 1 first; kicker and deck in per cent of the head, gaps in per cent of the larger neighbour.

    `spread` is the space between the characters of a head of two, of three, of four, in per cent of its size (均排);
    `summary_box` is what a summary (提要) stands in, `side_rule` parts a kicker at the side from its headline.
    """

    ladder: Annotated[list[GradeFile], msgspec.Meta(min_length=6, max_length=6)]
    align: Align = "center"
    kicker: Percent = 42
    deck: Percent = 44
    smallest_kicker: Measure = Measure(10, "pt")
    largest_deck: Measure = Measure(20, "pt")
    gap: Percent = 14
    spread: Annotated[list[Annotated[float, msgspec.Meta(ge=0, le=200)]], msgspec.Meta(max_length=3)] = (
        msgspec.field(default_factory=list)
    )
    summary_box: str | None = None
    side_rule: str | None = None


class VoiceFile(Located, frozen=True, kw_only=True):
    """A voice (语气): the faces its heads speak in at every grade, how they are ranged, and the styles it sets in
    place of the common ones (`{body: comment, crosshead: brief}`). What it does not say stays as it is."""

    face: str | None = None
    kicker_face: str | None = None
    deck_face: str | None = None
    align: Align | None = None
    styles: dict[str, str] = msgspec.field(default_factory=dict)


class NameplateFile(Located, frozen=True, kw_only=True):
    """Where a nameplate stands among the stories: columns, and the first rows under the head, white below it too."""

    column: Count
    rows: Count
    columns: Count = 1


class TemplateFile(Located, frozen=True, kw_only=True):
    """A kind of page: the rows its head takes, its furniture, and the voice and the writing that its stories have
    unless they say theirs. The furniture of one for a `spread` stands on the columns of both its pages."""

    head: Annotated[int, msgspec.Meta(ge=0)]
    nameplate: NameplateFile | None = None
    writing: Literal["horizontal", "vertical"] = "horizontal"
    voice: str | None = None
    spread: bool = False
    furniture: list[FurnitureItem] = msgspec.field(default_factory=list)


class AdSizeFile(Located, frozen=True, kw_only=True):
    """A size of advertisements: base columns by rows; `all` are the rows below the page's head."""

    columns: Count
    rows: Count | Literal["all"]

    @property
    def cells(self) -> tuple[int, int | None]:
        """Columns and rows; None for all of them."""
        return self.columns, None if isinstance(self.rows, str) else self.rows


class AdsFile(Located, frozen=True, kw_only=True):
    """Advertisements: the rule round them, the word they are marked with and its style, the sizes they are sold in.

    Two sizes are no columns and rows: `sheet`, the page from trim to trim, and `ear`, beside the nameplate.
    """

    frame: str | None = None
    label: str = "广告"
    style: str = "ad"
    sizes: dict[str, AdSizeFile | Literal["ear", "sheet"]] = msgspec.field(default_factory=dict)


class GroupFile(Located, frozen=True, kw_only=True):
    """A section head over a group of stories: styles of its title and of whose section it is, rules over and under,
    a band of ink behind the title, from side to side or as wide as that (`tab`), an ornament at either side of it."""

    title: str = "standing"
    by: str = "byline"
    over: str | None = None
    under: str | None = None
    band: str | None = None
    tab: bool = False
    ornament: str = ""


class LayoutFile(Located, frozen=True, kw_only=True):
    """One layout."""

    name: str
    paper: PaperFile
    grid: GridFile
    make_up: MakeUpFile
    inks: dict[str, list[Percent]]
    rules: dict[str, RuleFile]
    styles: dict[str, StyleFile]
    headlines: HeadlinesFile
    templates: dict[str, TemplateFile]
    boxes: dict[str, BoxFile] = msgspec.field(default_factory=dict)
    compositions: dict[str, CompositionFile] = msgspec.field(default_factory=dict)
    composition: str | None = None
    characters: dict[str, CharacterFile] = msgspec.field(default_factory=dict)
    voices: dict[str, VoiceFile] = msgspec.field(default_factory=dict)
    ads: AdsFile = msgspec.field(default_factory=AdsFile)
    heads: dict[str, HeadFile] = msgspec.field(default_factory=dict)
    groups: dict[str, GroupFile] = msgspec.field(default_factory=dict)
