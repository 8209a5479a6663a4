"""What an issue file may say of a photo."""

from typing import Annotated

from msgspec import Meta

from broadsheet.base.decode import Located
from broadsheet.base.units import Measure
from broadsheet.issue.model import At, CaptionPlace, CreditPlace, Direction, Place
from broadsheet.issue.wrap import WrapKind

_RATIO = r"^[1-9]\d{0,3}(\.\d+)?:[1-9]\d{0,3}(\.\d+)?$"


_Part = Annotated[float, Meta(ge=0, le=1)]


class PhotoCells(Located, frozen=True, kw_only=True):
    """A region within a story: its text columns, and rows below its head, both counted from 1."""

    column: Annotated[
        int,
        Meta(ge=1, le=24, title="起始栏", description="左起第几栏文字。 / First text column from the left."),
    ]
    row: Annotated[
        int,
        Meta(
            ge=1, le=999, title="起始行", description="标题以下第几行。 / First row below the story's head."
        ),
    ]
    columns: Annotated[int, Meta(ge=1, le=24, title="栏数", description="占几栏文字。 / Text columns wide.")]
    rows: Annotated[
        int,
        Meta(
            ge=3,
            le=999,
            title="行数",
            description="照片占几行，图说在它下面另占。 / Rows of picture; a caption below it takes its own.",
        ),
    ]

    def region(self) -> At:
        """The region as a value."""
        return At(self.column, self.row, self.columns, self.rows)


class PictureFile(Located, frozen=True, kw_only=True):
    """A picture: a file, or what is expected."""

    file: Annotated[
        str | None,
        Meta(
            title="照片文件",
            description="JPEG、PNG、TIFF 或 WebP；矢量图用 SVG。 / JPEG, PNG, TIFF or WebP; SVG for a drawing.",
        ),
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
    credit: Annotated[
        str | None, Meta(title="摄影", description="图说末尾的署名。 / Credit after the cutline.")
    ] = None
    focus: Annotated[
        tuple[_Part, _Part],
        Meta(
            title="焦点",
            description="裁切时要保住的点：左到右、上到下，各 0 到 1。 / What a crop keeps: across and down, 0 to 1.",
        ),
    ] = (0.5, 0.5)
    ratio: Annotated[
        Annotated[str, Meta(pattern=_RATIO, examples=["3:2"])] | None,
        Meta(title="宽高比", description="裁成这个比例，如 3:2。 / Crop to width:height, such as 3:2."),
    ] = None


class PhotoFile(PictureFile, frozen=True, kw_only=True):
    """A photo of a story: a file, what is expected, or a group of pictures."""

    group: Annotated[
        Annotated[tuple[PictureFile, ...], Meta(min_length=2, max_length=24)] | None,
        Meta(
            title="组图",
            description="几张照片排成一块，共用一条图说；各张也可以有自己的图说。"
            " / Pictures tiled in one rectangle with one caption; each may have its own.",
        ),
    ] = None
    arrange: Annotated[
        str,
        Meta(
            pattern=r"^(auto|row|column|[1-9]\d?([+:][1-9]\d?){1,11})$",
            examples=["2+1", "1:3"],
            title="组图排法",
            description="auto 少裁；row 一行；column 一列；2+1 上二下一；1:3 左边一张，右边三张上下叠。"
            " / auto crops least; row; column; 2+1: two above one; 1:3: one, and three on each other at its right.",
        ),
    ] = "auto"

    caption_direction: Annotated[
        Direction | None,
        Meta(
            title="图说方向",
            description="横在照片下，或竖在照片左。 / Below the photo, or down its left side.",
        ),
    ] = None
    caption_place: Annotated[
        CaptionPlace | None,
        Meta(
            title="图说位置",
            description="below 图下（不写即是），left、right 图左、图右，beside 由程序选一侧，over 压在图角上。"
            " / Below the picture if absent, at its left or right, beside it, or over a corner of it.",
        ),
    ] = None
    credit_place: Annotated[
        CreditPlace,
        Meta(
            title="摄影署名位置",
            description="end 在图说末尾，side 竖排在图右边。 / At the caption's end, or down the picture's right side.",
        ),
    ] = "end"
    span: Annotated[
        float,
        Meta(
            ge=0.5,
            le=24,
            title="占栏",
            description="占几栏宽；写了 wrap 的可以是 1.5。 / Width in columns; with “wrap” perhaps 1.5.",
        ),
    ] = 1
    wrap: Annotated[
        WrapKind | tuple[tuple[_Part, _Part], ...] | None,
        Meta(
            title="沿形绕排",
            description="文字绕着照片的形状排：rectangle 方形、ellipse 椭圆、alpha 照片自己的透明轮廓，或多边形的角。"
            " / Text runs round it: rectangle, ellipse, alpha (what is opaque in it), or the corners of a polygon.",
        ),
    ] = None
    wrap_air: Annotated[
        Measure | None,
        Meta(title="绕排间距", description="文字离形状多远，如 1em。 / How far text keeps from it: 1em."),
    ] = None
    place: Annotated[
        Place, Meta(title="位置", description="在稿件区域里的位置。 / Where it stands in the story's region.")
    ] = "top-right"
    at: Annotated[
        PhotoCells | None,
        Meta(
            title="手定位置",
            description="稿件区域里的第几栏、标题下第几行起，占几栏几行；代替 place、span 和 depth。"
            " / Its columns and rows within the story, instead of place, span and depth.",
        ),
    ] = None
    depth: Annotated[
        Measure | None,
        Meta(title="高度", description="照片的高度，如 18行。 / Height of the photo, such as 18行 (rows)."),
    ] = None
