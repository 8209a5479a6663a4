"""What an issue file may say of copy kept in a file of its own."""

from typing import Annotated

from msgspec import Meta

from broadsheet.base.decode import Located


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
