"""What an issue file may say of groups: stories of a page under one section head, keys and types."""

from typing import Annotated

from msgspec import Meta

from broadsheet.base.decode import Located


class GroupEntry(Located, frozen=True, kw_only=True):
    """Stories of a page that stand under one section head (栏目题)."""

    title: Annotated[str, Meta(title="栏目题", description="专栏、专题的名字，如 深读。 / The section head.")]
    stories: Annotated[
        tuple[str, ...],
        Meta(
            min_length=1,
            title="稿件",
            description="归在一起的稿件的字母；它们的区域合起来是一个长方形。"
            " / Letters of the stories; together their regions make a rectangle.",
        ),
    ]
    by: Annotated[
        str | None,
        Meta(title="署名", description="如 主持人：林一舟。 / Whose section it is: a host, a sponsor."),
    ] = None
    style: Annotated[
        str | None,
        Meta(
            title="样式",
            description="版式 groups 里的样式名；不写用头一种。 / A style of the layout's groups; its first if absent.",
        ),
    ] = None
    box: Annotated[
        str | None,
        Meta(
            title="加框",
            description="围住整组的框，如 tint、hairline。 / A box of the layout round them all, e.g. tint.",
        ),
    ] = None
