"""What an issue file may say of what stands in a story beside its text."""

from typing import Annotated

from msgspec import Meta

from broadsheet.base.decode import Located
from broadsheet.issue.body_schema import BodyFile
from broadsheet.issue.model import Place

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


class IndexFile(Located, frozen=True, kw_only=True, tag="index", tag_field="kind"):
    """The index of the issue (索引) in a box: its sections and their pages."""

    title: Annotated[str, Meta(title="标题", description="框的标题。 / The head of the box.")] = "今日导览"
    span: _SPAN = 1
    place: _PLACE = "bottom-right"


class ForecastFile(Located, frozen=True, kw_only=True, tag="weather", tag_field="kind"):
    """The forecast (天气预报) in a box: the days of the issue's weather."""

    title: Annotated[str, Meta(title="标题", description="框的标题。 / The head of the box.")] = "天气"
    span: _SPAN = 1
    place: _PLACE = "bottom-right"


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
