"""What an issue file may say: the editor's words, their types and limits (YAML to structs).

Titles are Chinese, descriptions Chinese and English: both are shown by YAML editors while typing.
"""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from broadsheet.base.decode import Located
from broadsheet.base.faults import Fault
from broadsheet.base.units import Measure
from broadsheet.issue.ad_schema import AdEntry, AtCells
from broadsheet.issue.model import Direction, Place


class BodyFile(Located, frozen=True, kw_only=True):
    """Copy kept in a file of its own, whole or some lines of it."""

    file: Annotated[
        str,
        Meta(
            title="稿件文件",
            description="相对于本文件夹或 --assets 文件夹的路径。 / Path from this folder or an --assets folder.",
        ),
    ]
    lines: Annotated[
        str | None,
        Meta(
            title="行号",
            description="只取这些行，如 1-40 或 8-19,31-40。 / Only these lines: 1-40, or 8-19,31-40.",
        ),
    ] = None
    join: Annotated[
        bool,
        Meta(
            title="接段",
            description="没有句末标点就断开的段落接成一段。 / Joins paragraphs that were cut before their end mark.",
        ),
    ] = False


Fit = Literal["auto", "off"]
_FIT = Meta(title="排满", description="auto：不动文字，排满到末行。 / auto: filled to the last line.")
_RATIO = r"^[1-9]\d{0,3}(\.\d+)?:[1-9]\d{0,3}(\.\d+)?$"


class PhotoFile(Located, frozen=True, kw_only=True):
    """A photo of a story: a file, or what is expected."""

    file: Annotated[
        str | None,
        Meta(title="照片文件", description="JPEG、PNG、TIFF 或 WebP。 / JPEG, PNG, TIFF or WebP."),
    ] = None
    expect: Annotated[
        Annotated[str, Meta(pattern=_RATIO, examples=["3:2"])] | None,
        Meta(
            title="待图",
            description="照片未到，先按这个宽高比留位；待图不付印。"
            " / No photo yet: room of this width:height. Refused for press.",
        ),
    ] = None
    caption: Annotated[
        str | None, Meta(title="图说", description="照片的说明。 / The cutline of the photo.")
    ] = None
    caption_direction: Annotated[
        Direction | None,
        Meta(
            title="图说方向",
            description="横在照片下，或竖在照片左。 / Below the photo, or down its left side.",
        ),
    ] = None
    credit: Annotated[
        str | None, Meta(title="摄影", description="图说末尾的署名。 / Credit after the cutline.")
    ] = None
    span: Annotated[int, Meta(ge=1, le=24, title="占栏", description="占几栏宽。 / Width in columns.")] = 1
    place: Annotated[
        Place, Meta(title="位置", description="在稿件区域里的位置。 / Where it stands in the story's region.")
    ] = "top-right"
    focus: Annotated[
        tuple[Annotated[float, Meta(ge=0, le=1)], Annotated[float, Meta(ge=0, le=1)]],
        Meta(
            title="焦点",
            description="裁切时要保住的点：左到右、上到下，各 0 到 1。 / What a crop keeps: across and down, 0 to 1.",
        ),
    ] = (0.5, 0.5)
    ratio: Annotated[
        Annotated[str, Meta(pattern=_RATIO, examples=["3:2"])] | None,
        Meta(title="宽高比", description="裁成这个比例，如 3:2。 / Crop to width:height, such as 3:2."),
    ] = None
    depth: Annotated[
        Measure | None,
        Meta(title="高度", description="照片的高度，如 18行。 / Height of the photo, such as 18行 (rows)."),
    ] = None


_SPAN = Annotated[int, Meta(ge=1, le=24, title="占栏", description="占几栏宽。 / Width in columns.")]
_PLACE = Annotated[
    Place, Meta(title="位置", description="在稿件区域里的位置。 / Where it stands in the story's region.")
]


class QuoteFile(Located, frozen=True, kw_only=True, tag="quote", tag_field="kind"):
    """A pull quote (引语): words of the story set large between rules."""

    text: Annotated[str, Meta(title="引语", description="从正文里摘出的话。 / Words taken from the story.")]
    by: Annotated[str | None, Meta(title="说话的人", description="谁说的。 / Who said it.")] = None
    span: _SPAN = 1
    place: _PLACE = "left"


class FactsFile(Located, frozen=True, kw_only=True, tag="facts", tag_field="kind"):
    """A fact box (链接): background in a box of its own."""

    body: Annotated[
        str | BodyFile,
        Meta(title="正文", description="框里的文字，或稿件文件。 / The text, or a file with it."),
    ]
    title: Annotated[str, Meta(title="标题", description="框的标题。 / The head of the box.")] = "链接"
    span: _SPAN = 1
    place: _PLACE = "bottom-right"


class FigureFile(Located, frozen=True, kw_only=True, tag="figure", tag_field="kind"):
    """A figure (数字) set huge, and what it counts."""

    figure: Annotated[str, Meta(title="数字", description="如 936 或 12.5%。 / Such as 936 or 12.5%.")]
    text: Annotated[str, Meta(title="说明", description="这个数字是什么。 / What it counts.")]
    span: _SPAN = 1
    place: _PLACE = "top-left"


class QrFile(Located, frozen=True, kw_only=True, tag="qr", tag_field="kind"):
    """A QR code (二维码) with a line of invitation."""

    link: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=300,
            title="内容",
            description="扫出来的网址或文字。 / The address or text it says.",
        ),
    ]
    text: Annotated[
        str | None, Meta(title="说明", description="如“扫码看全文”。 / Such as an invitation to scan.")
    ] = None
    span: _SPAN = 1
    place: _PLACE = "bottom-right"


class ReferEntry(Located, frozen=True, kw_only=True):
    """A line of a refer box that does not repeat the story's headline."""

    to: Annotated[
        str, Meta(title="稿件", description="版次.字母，如 2.A。 / Page and letter of the story: 2.A.")
    ]
    text: Annotated[
        str, Meta(title="文字", description="代替那篇的标题。 / Printed instead of the story's headline.")
    ]


class StoryEntry(Located, frozen=True, kw_only=True):
    """One story."""

    headline: Annotated[
        str,
        Meta(
            title="主题",
            description="标题；| 处断行。有栏题时可以不写。"
            " / The headline; | marks a line break you want. May be left out under a standing head.",
        ),
    ] = ""
    kicker: Annotated[
        str | None, Meta(title="引题", description="标题上的小题。 / The line above the headline.")
    ] = None
    deck: Annotated[
        str | None, Meta(title="副题", description="标题下的副题。 / The deck below the headline.")
    ] = None
    byline: Annotated[str | None, Meta(title="署名", description="作者。 / Who wrote it.")] = None
    body: Annotated[
        str | BodyFile | list[str | BodyFile] | None,
        Meta(
            title="正文",
            description="正文，或稿件文件，或两者的列表。空行分段，“## ”起头是小标题，**加重**。"
            " / Copy, a file, or a list of both. Blank line: paragraph; “## ”: crosshead; **strong**.",
        ),
    ] = None
    expect: Annotated[
        Annotated[str, Meta(pattern=r"^[1-9]\d{0,5}\s*字$", examples=["800字"])] | None,
        Meta(
            title="待稿",
            description="稿子未到或未齐，先按这个字数留位，大样上是灰条；待稿不付印。"
            " / Copy to come, so many characters in all: grey lines in the proof, refused for press.",
        ),
    ] = None
    refers: Annotated[
        tuple[str | ReferEntry, ...],
        Meta(
            title="导读",
            description="指向别版的稿件，如 [2.A, 3.B]，自动带标题和版次。"
            " / Stories on other pages, such as [2.A, 3.B]; their heads and page numbers are put in.",
        ),
    ] = ()
    jump: Annotated[
        str | None,
        Meta(
            title="转版",
            description="排满后转到后面版的哪一篇，如 2.B；那一篇只写标题，不写正文。"
            " / Where it goes on when its region is full: 2.B, a story with a head and no copy.",
        ),
    ] = None
    calendar: Annotated[
        Annotated[str, Meta(pattern=r"^[1-9]\d{3}-(0[1-9]|1[0-2])$", examples=["2025-01"])] | None,
        Meta(
            title="月历",
            description="排出这个月的月历，带农历和节气。 / Sets this month as a calendar, with lunar days.",
        ),
    ] = None
    standing: Annotated[
        str | None,
        Meta(
            title="栏题", description="专栏名，排在标题之上。 / Head of a standing column, over the headline."
        ),
    ] = None
    voice: Annotated[
        str | None,
        Meta(
            title="语气",
            description="版式里的一种语气，如 comment（言论），决定标题和正文用什么字体。"
            " / A voice of the layout, such as comment: which faces heads and text are set in.",
        ),
    ] = None
    photos: Annotated[
        tuple[PhotoFile, ...], Meta(title="照片", description="这篇的照片。 / The story's photos.")
    ] = ()
    insets: Annotated[
        tuple[QuoteFile | FactsFile | FigureFile | QrFile, ...],
        Meta(
            title="插件",
            description="插在文中的引语 quote、链接 facts、数字 figure、二维码 qr。"
            " / What stands among the text: quote, facts, figure, qr.",
        ),
    ] = ()
    rank: Annotated[
        Annotated[int, Meta(ge=1, le=6)] | None,
        Meta(
            title="等级",
            description="1 最重，6 最轻；不写则按区域和位置。 / 1 leads, 6 is least; by region and place if absent.",
        ),
    ] = None
    writing: Annotated[
        Direction | None,
        Meta(
            title="行文方向",
            description="横排或竖排；不写随模板。 / Across, or in lines from the right; the template's if absent.",
        ),
    ] = None
    headline_direction: Annotated[
        Direction | None,
        Meta(
            title="标题方向",
            description="横题或竖题；不写则随行文方向。 / Headline across or down; as the text runs if absent.",
        ),
    ] = None
    box: Annotated[
        str | None,
        Meta(
            title="加框", description="版式里的框的名字，如 hairline。 / A box of the layout, e.g. hairline."
        ),
    ] = None
    set_in: Annotated[
        Annotated[int, Meta(ge=1, le=24)] | None,
        Meta(
            title="分栏",
            description="区域改分成几栏（长栏、破栏）。 / Columns the region is divided into anew.",
        ),
    ] = None
    fit: Annotated[Fit | None, _FIT] = None
    at: Annotated[
        AtCells | None,
        Meta(title="手定位置", description="代替版样里的格子。 / Instead of cells in the plan."),
    ] = None


class PageEntry(Located, frozen=True, kw_only=True):
    """One page."""

    stories: Annotated[
        dict[str, StoryEntry],
        Meta(title="稿件", description="版样里的字母: 稿件。 / Letter in the plan: story."),
    ] = msgspec.field(default_factory=dict)
    ads: Annotated[
        dict[str, AdEntry],
        Meta(
            title="广告",
            description="版样里的字母或别的名字: 广告。 / Letter in the plan, or a name: advertisement.",
        ),
    ] = msgspec.field(default_factory=dict)
    plan: Annotated[
        str | None,
        Meta(
            title="版样",
            description="用字母画出的版面：一格是一个基本栏，行是版心高度的等份。"
            " / The page drawn in letters: a cell is a base column by an equal share of the height.",
        ),
    ] = None
    rows: Annotated[
        Literal["fixed"] | None,
        Meta(title="行", description="fixed：各区边线不移动。 / fixed: no edge of the plan moves."),
    ] = None
    fit: Annotated[Fit | None, _FIT] = None
    section: Annotated[str, Meta(title="版名", description="如 要闻、综合。 / Section name.")] = ""
    allow: Annotated[
        tuple[Fault, ...],
        Meta(
            title="有意为之",
            description="这块版上不必提醒的版面毛病，如 [tombstone]。"
            " / Faults of make-up that are meant on this page and not told.",
        ),
    ] = ()
    template: Annotated[
        str | None,
        Meta(title="版式模板", description="不写：头版 front，其余 news。 / Default: front, then news."),
    ] = None
    label: Annotated[
        str | None, Meta(title="版号", description="不写则依次为 A01、A02…… / Default: A01, A02 and so on.")
    ] = None
    editors: Annotated[dict[str, str], Meta(title="编辑署名", description="职务: 姓名。 / Duty: name.")] = (
        msgspec.field(default_factory=dict)
    )


class IssueFile(Located, frozen=True, kw_only=True):
    """One issue of a newspaper (一期报纸)."""

    newspaper: Annotated[str, Meta(title="报名", description="报头上的名字。 / The name on the nameplate.")]
    date: Annotated[
        datetime.date, Meta(title="日期", description="出版日，年-月-日。 / Day of issue, year-month-day.")
    ]
    pages: Annotated[
        list[PageEntry], Meta(min_length=1, title="版面", description="从第一版起。 / From page one on.")
    ]
    layout: Annotated[
        str, Meta(title="版式", description="layout/ 里的版式名。 / A layout of the folder layout/.")
    ] = "broadsheet"
    press: Annotated[
        str,
        Meta(title="印厂", description="layout/press/ 里的印刷规格名。 / A press profile of layout/press/."),
    ] = "newsprint-cn"
    fit: Annotated[Fit, _FIT] = "off"
    number: Annotated[
        Annotated[int, Meta(ge=1)] | None, Meta(title="期号", description="总第几期。 / Issue number.")
    ] = None
    cn: Annotated[
        str | None, Meta(title="刊号", description="国内统一连续出版物号。 / CN serial number.")
    ] = None
    publisher: Annotated[
        str | None, Meta(title="出版单位", description="如某某报社。 / Who publishes it.")
    ] = None
    price: Annotated[str | None, Meta(title="定价", description="不写则不印。 / Not printed if absent.")] = (
        None
    )
    weather: Annotated[
        str | None, Meta(title="天气", description="不写则不印。 / Not printed if absent.")
    ] = None
    ear: Annotated[
        str | None,
        Meta(
            title="报眼",
            description="报头旁的几行字，照写的分行；**加重**。 / Lines beside the nameplate, as broken; **strong**.",
        ),
    ] = None
