"""What an issue file may say: the editor's words, their types and limits (YAML to structs).

Titles are Chinese, descriptions Chinese and English: both are shown by YAML editors while typing.
"""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from broadsheet.base.decode import Located
from broadsheet.base.faults import Fault
from broadsheet.issue.ad_schema import AdEntry, StoryAt
from broadsheet.issue.body_schema import BodyFile
from broadsheet.issue.group_schema import GroupEntry
from broadsheet.issue.head_schema import HeadKeys
from broadsheet.issue.inset_schema import FactsFile, FigureFile, ForecastFile, IndexFile, QrFile, QuoteFile
from broadsheet.issue.model import Direction
from broadsheet.issue.photo_schema import PhotoFile
from broadsheet.issue.weather_schema import WeatherFile

Fit = Literal["auto", "off"]
_PART = r"^[^\s\d./\\:*?\"<>|]{1,4}$"
_LABEL = r"^[^\s./\\:*?\"<>|]{1,8}$"
"""Labels stand in addresses (B02.A) and in the names of files."""
_FIT = Meta(title="排满", description="auto：不动文字，排满到末行。 / auto: filled to the last line.")


class ReferEntry(Located, frozen=True, kw_only=True):
    """A line of a refer box that does not repeat the story's headline."""

    to: Annotated[
        str,
        Meta(
            title="稿件", description="版次.字母，如 2.A、B02.A。 / Page and letter of the story: 2.A, B02.A."
        ),
    ]
    text: Annotated[
        str, Meta(title="文字", description="代替那篇的标题。 / Printed instead of the story's headline.")
    ]


class StoryEntry(HeadKeys, frozen=True, kw_only=True):
    """One story."""

    headline: Annotated[
        str,
        Meta(
            title="主题",
            description="标题；| 处断行。有栏题、接着别版排的可以不写。"
            " / The headline; | marks a line break you want. May be left out under a standing head, or by a story"
            " that another goes on in.",
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
            description="排满后转到后面版的哪一篇，如 2.B、B02.B；那一篇不写正文，标题也可以不写。"
            " / Where it goes on when its region is full: 2.B or B02.B, a story without copy.",
        ),
    ] = None
    jump_head: Annotated[
        str | None,
        Meta(
            title="转版短题",
            description="排在接着的那一篇上；不写则取主题的头一句。"
            " / Head of the story it goes on in, if that has none; else the headline's first words.",
        ),
    ] = None
    calendar: Annotated[
        Annotated[str, Meta(pattern=r"^[1-9]\d{3}-(0[1-9]|1[0-2])$", examples=["2025-01"])] | None,
        Meta(
            title="月历",
            description="排出这个月的月历，带农历和节气。 / Sets this month as a calendar, with lunar days.",
        ),
    ] = None
    index: Annotated[
        bool,
        Meta(title="索引", description="true：排出各版的版名和版次。 / true: the sections and their pages."),
    ] = False
    weather: Annotated[
        bool,
        Meta(
            title="天气预报",
            description="true：排出全期 weather 里的各天。 / true: the days of the issue's weather, in a table.",
        ),
    ] = False
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
    initial: Annotated[
        Annotated[int, Meta(ge=2, le=4)] | None,
        Meta(
            title="首字下沉",
            description="第一个字放大，占几行高，如 3。 / Drops the first character beside so many lines.",
        ),
    ] = None
    photos: Annotated[
        tuple[PhotoFile, ...], Meta(title="照片", description="这篇的照片。 / The story's photos.")
    ] = ()
    insets: Annotated[
        tuple[QuoteFile | FactsFile | FigureFile | QrFile | IndexFile | ForecastFile, ...],
        Meta(
            title="插件",
            description="插在文中的引语 quote、链接 facts、数字 figure、二维码 qr、索引 index、天气 weather。"
            " / What stands among the text: quote, facts, figure, qr, index, weather.",
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
        StoryAt | None,
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
    spread: Annotated[
        bool,
        Meta(
            title="通版",
            description="与下一版合排：版样画两倍的栏，下一版不写稿件。"
            " / Made up with the next page: the plan has twice the columns, that page no stories.",
        ),
    ] = False
    groups: Annotated[
        tuple[GroupEntry, ...],
        Meta(
            title="专栏",
            description="归在一个栏目题下的几篇稿件。 / Stories that stand under one section head.",
        ),
    ] = ()
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
    part: Annotated[
        Annotated[str, Meta(pattern=_PART, examples=["B"])] | None,
        Meta(
            title="叠",
            description="从这一版起是另一叠，如 B：版号依次为 B01、B02……"
            " / A new part begins with this page: B, whose pages are B01, B02 and so on.",
        ),
    ] = None
    label: Annotated[
        Annotated[str, Meta(pattern=_LABEL, examples=["T1"])] | None,
        Meta(
            title="版号",
            description="不写则依次为 A01、A02……；写了就照印。"
            " / Default: A01, A02 and so on; one of your own is printed.",
        ),
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
    parts: Annotated[
        dict[str, str],
        Meta(
            title="叠名",
            description="各叠的名字，如 {A: 新闻, B: 副刊}。 / Names of the parts: {A: News, B: Features}.",
        ),
    ] = msgspec.field(default_factory=dict)
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
        str | WeatherFile | None,
        Meta(
            title="天气",
            description="一行字，或 days 里一天一项；不写则不印。 / A line, or days; not printed if absent.",
        ),
    ] = None
    imprint: Annotated[
        str | None,
        Meta(
            title="版权行",
            description="社址、电话、印刷一类，排在版脚；不写则不印。"
            " / Address, telephone, printer: the line at the foot. Not printed if absent.",
        ),
    ] = None
    nameplate: Annotated[
        str | None,
        Meta(
            title="报头图",
            description="报名的图（SVG 或照片），代替文字报头。"
            " / The nameplate as artwork (SVG or a photo), in place of letters.",
        ),
    ] = None
    left_ear: Annotated[
        str | None,
        Meta(
            title="左报眼",
            description="报头左边的几行字，同 ear。 / Lines to the left of the nameplate, as ear.",
        ),
    ] = None
    ear: Annotated[
        str | None,
        Meta(
            title="报眼",
            description="报头旁的几行字，照写的分行；**加重**。 / Lines beside the nameplate, as broken; **strong**.",
        ),
    ] = None
