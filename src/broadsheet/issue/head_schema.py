"""What an issue file may say of how a story's head is set, beside its words."""

from typing import Annotated

from msgspec import Meta

from broadsheet.base.decode import Located
from broadsheet.base.units import Measure
from broadsheet.issue.model import CrossheadPlace, HeadPlace, KickerPlace


class HeadKeys(Located, frozen=True, kw_only=True):
    """How a story's head is set; every key may be left out."""

    summary: Annotated[
        str | None,
        Meta(
            title="提要",
            description="提要题，两到五行，排在副题和署名之间。 / Two to five lines between deck and byline.",
        ),
    ] = None
    kicker_place: Annotated[
        KickerPlace | None,
        Meta(
            title="引题位置",
            description="over：主题上面（眉题）；side：主题左边，叠成几行（肩题）。"
            " / Over the headline, or at its left in lines stacked.",
        ),
    ] = None
    headline_size: Annotated[
        Measure | None,
        Meta(
            title="标题字号",
            description="主题的字号，如 一号、36pt；排不下就提示，并用小一级。不写则按等级和长短。"
            " / Size of the headline, such as “一号” or 36pt; the next grade if it does not fit.",
        ),
    ] = None
    crosshead_place: Annotated[
        CrossheadPlace,
        Meta(
            title="小标题位置",
            description="in：正文中间（插题）；side：段首左边，文字绕着走（边题）。"
            " / Between paragraphs, or at the left of the first lines of theirs.",
        ),
    ] = "in"
    headline_place: Annotated[
        HeadPlace | None,
        Meta(
            title="标题位置",
            description="over：文上；left、right：文边；in：文中；photo：压在第一张照片上。不写是 over，竖题随行文。"
            " / Over the text, at its left or right, among it, or on its first photo; over it if absent.",
        ),
    ] = None
    headline_span: Annotated[
        Annotated[int, Meta(ge=1, le=24)] | None,
        Meta(
            title="标题占栏",
            description="文边、文中的横题占几栏；不写就看标题长短。"
            " / Columns of a head beside its text or among it; as the headline needs if absent.",
        ),
    ] = None
    headline_style: Annotated[
        str | None,
        Meta(
            title="题式",
            description="版式 heads 里的一种题式的名字，如 reversed（反白）。"
            " / A head style of the layout, such as reversed.",
        ),
    ] = None
