"""What an issue file may say of advertisements, and where anything stands by hand: keys, types and limits."""

from typing import Annotated

from msgspec import Meta

from broadsheet.base.decode import Located
from broadsheet.issue.model import AdPlace, At


class AtCells(Located, frozen=True, kw_only=True):
    """A region by hand: columns and baseline rows below the head of the page, counted from 1."""

    column: Annotated[
        int, Meta(ge=1, le=60, title="起始栏", description="左起第几栏。 / First column from the left.")
    ]
    row: Annotated[int, Meta(ge=1, le=999, title="起始行", description="上起第几行。 / First baseline row.")]
    columns: Annotated[
        int, Meta(ge=1, le=60, title="栏数", description="占几个基本栏。 / Base columns wide.")
    ]
    rows: Annotated[int, Meta(ge=1, le=999, title="行数", description="占几行。 / Baseline rows deep.")]

    def region(self) -> At:
        """The region as a value."""
        return At(self.column, self.row, self.columns, self.rows)


class StoryAt(AtCells, frozen=True, kw_only=True):
    """A story's region by hand, and who stands in it."""

    around: Annotated[
        tuple[str, ...],
        Meta(
            title="绕排",
            description="嵌在这块区域里的稿件或广告，文字绕开它们。"
            " / Stories and advertisements that stand in this region; its text runs round them.",
        ),
    ] = ()

    def region(self) -> At:
        return super().region()._replace(around=self.around)


class AdSizeEntry(Located, frozen=True, kw_only=True):
    """The size of an advertisement by hand."""

    columns: Annotated[
        int, Meta(ge=1, le=60, title="栏数", description="占几个基本栏。 / Base columns wide.")
    ]
    rows: Annotated[int, Meta(ge=1, le=999, title="行数", description="占几行。 / Baseline rows deep.")]


class AdEntry(Located, frozen=True, kw_only=True):
    """An advertisement: a file, or what is expected."""

    file: Annotated[
        str | None,
        Meta(
            title="广告文件",
            description="PDF，或 JPEG、PNG、TIFF、WebP。 / A PDF, or JPEG, PNG, TIFF or WebP.",
        ),
    ] = None
    page: Annotated[
        int, Meta(ge=1, le=9999, title="页", description="用 PDF 的第几页。 / Which page of the PDF.")
    ] = 1
    expect: Annotated[
        str | None,
        Meta(
            title="待广告",
            description="广告未到，写明等的是什么；按位置留空，不付印。"
            " / Not in yet: what is to come. Its place is kept; refused for press.",
        ),
    ] = None
    size: Annotated[
        str | AdSizeEntry | None,
        Meta(
            title="规格",
            description="版式里的规格名，如 通栏、半版，或 {columns: 4, rows: 30}。"
            " / A size of the layout by its name, or {columns: 4, rows: 30}.",
        ),
    ] = None
    place: Annotated[
        AdPlace | None,
        Meta(
            title="位置",
            description="版样里没有画的放在哪里；不写则在版脚，全是广告的版从版头排起。"
            " / Where, if no plan draws it; at the foot if absent, from the top on pages of nothing else.",
        ),
    ] = None
    at: Annotated[
        AtCells | None,
        Meta(title="手定位置", description="代替版样里的格子。 / Instead of cells in the plan."),
    ] = None
    label: Annotated[
        bool | None,
        Meta(
            title="标明广告",
            description="是否标“广告”二字；不写则随版式。"
            " / Whether it is marked as an advertisement; as the layout says if absent.",
        ),
    ] = None
    frame: Annotated[
        bool | None,
        Meta(
            title="边框",
            description="四周是否加线；不写则随版式。 / Whether a rule goes round it; as the layout says if absent.",
        ),
    ] = None
    crop: Annotated[
        bool,
        Meta(
            title="裁切",
            description="比例不合时裁满，不留白。 / Cut to fill its place where the shape differs, no white left.",
        ),
    ] = False
