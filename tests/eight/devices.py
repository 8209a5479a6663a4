"""Every device of make-up that the eight pages use, each with what shows on the finished page that it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from broadsheet.display.ops import BLACK, PAPER, Artwork, Box, Fill, Op, Outline, Picture, Rule, Shape, Text
from tests.eight.setting import Eight

Shown: TypeAlias = Callable[[Eight], object]
"""What is true where the device is on the page."""


def _roles(address: str, *wanted: str) -> Shown:
    return lambda eight: set(wanted) <= {op.tag.role for op in eight.ops(address)}


def _left(lines: Sequence[Text]) -> int:
    return min(line.x for line in lines)


def _upright(address: str) -> Shown:
    """A head set downwards, left of all text or right of it."""
    return lambda eight: any(line.vertical for line in eight.lines(address, "H1"))


def _about_head(address: str, kind: type[Op], reach: int = 30_000) -> Shown:
    """Marks of a kind that belong to no story within `reach` of a head's lines, as wide as its story at most."""

    def shown(eight: Eight) -> bool:
        heads, label = eight.lines(address, "H1"), address.split(".", maxsplit=1)[0]
        top = min(head.y - head.size for head in heads) - reach
        foot = max(head.y for head in heads) + reach
        left = _left(eight.lines(address)) - reach
        for op in eight.pages[label].ops:
            if isinstance(op, kind) and not op.tag.story:
                x, y = _corner(op)
                if (
                    top <= y <= foot
                    and left <= x <= max(head.x + head.size * len(head.chars) for head in heads) + reach
                ):
                    return True
        return False

    return shown


def _corner(op: Op) -> tuple[int, int]:
    if isinstance(op, Rule):
        return op.x1, op.y1
    if isinstance(op, Shape):
        return op.outline.subpaths[0][0][0], op.outline.subpaths[0][0][1]
    if isinstance(op, Text):
        return op.x, op.y
    return op.rect.x, op.rect.y


def _ad(label: str, name: str, kind: type[Op], columns: int) -> Shown:
    """An advertisement that is placed as what it is, so many columns wide."""

    def shown(eight: Eight) -> bool:
        (ad,) = [ad for ad in eight.page_report(label)["ads"] if ad["id"] == name]
        placed = [op for op in eight.pages[label].ops if isinstance(op, kind) and op.tag.story == name]
        return bool(placed) and round(ad["w_mm"] / 38.1) == columns

    return shown


def _pictures(address: str, count: int = 1) -> Shown:
    return lambda eight: sum(isinstance(op, Picture) for op in eight.ops(address)) == count


def _says(address: str, words: str, *roles: str) -> Shown:
    return lambda eight: words in eight.words(address, *roles)


def _on_page(label: str, words: str) -> Shown:
    """Words of the page's own."""
    return lambda eight: any(
        isinstance(op, Text) and not op.tag.story and words in "".join(op.chars)
        for op in eight.pages[label].ops
    )


def _beside_head(address: str) -> Shown:
    """A kicker left of its head."""

    def shown(eight: Eight) -> bool:
        kicker, head = eight.lines(address, "Kicker"), eight.lines(address, "H1")
        return max(line.x for line in kicker) < _left(head) and kicker[0].y < head[-1].y

    return shown


def _amid(address: str) -> Shown:
    """A head with text left and right of it, above and below."""

    def shown(eight: Eight) -> bool:
        head, text = eight.lines(address, "H1"), eight.lines(address, "P")
        left, top, foot = _left(head), head[0].y - head[0].size, head[-1].y
        return (
            any(line.x < left and top < line.y < foot for line in text)
            and any(line.x > left + 5 * head[0].size and top < line.y < foot for line in text)
            and any(line.y < top for line in text)
            and any(line.y > foot for line in text)
        )

    return shown


def _filled(address: str) -> Shown:
    """A story that fitting altered to fill it."""
    label, letter = address.split(".")
    return lambda eight: any(
        story["id"] == letter and story.get("fitted") for story in eight.page_report(label)["stories"]
    )


DEVICES: dict[str, Shown] = {
    "报头、日期、期号、叠": _on_page("A01", "A叠4版"),
    "报头是图（SVG）": lambda eight: (
        not any(isinstance(op, Text) and "".join(op.chars) == "版样" for op in eight.pages["A01"].ops)
        and any(isinstance(op, Shape) and op.ink == PAPER for op in eight.pages["A01"].ops)
    ),
    "报眼广告（图片）": _ad("A01", "眼", Picture, 2),
    "版权行": _on_page("A01", "思源宋体"),
    "引题、主题、副题、提要、署名": _roles("A01.A", "Kicker", "H1", "Deck", "Summary", "Byline"),
    "首页导读": _says("A01.R", "B01", "P"),
    "索引": _says("A01.I", "A02", "TD"),
    "天气": lambda eight: (
        any(isinstance(op, Shape) for op in eight.pages["A01"].ops)
        and "晴转多云" in eight.words("A01.W", "TD")
    ),
    "竖题在左": _upright("A01.V"),
    "栏题": _roles("A01.C", "Standing"),
    "署名竖排在图边": lambda eight: any(
        line.turned or line.vertical for line in eight.lines("A01.A", "Caption")
    ),
    "下转": _says("A01.A", "下转A04版"),
    "上接和短题": lambda eight: (
        "上接A01版" in eight.words("A04.J") and eight.words("A04.J", "H1") == "版样画好以后"
    ),
    "链接": _says("A02.A", "每秒走6米"),
    "岛（广告嵌在稿件里）": _ad("A03", "Z", Picture, 2),
    "通版：题在订口断开": lambda eight: (
        eight.words("A02.A", "H1") + eight.words("A03.A", "H1") == "印版不碰纸，靠一层橡皮布"
        and bool(eight.words("A03.A", "H1"))
    ),
    "通版：图跨过订口": lambda eight: (
        _picture(eight, "A02.A").rect.right >= eight.pages["A02"].width
        and _picture(eight, "A03.A").rect.x <= 0
    ),
    "按区域放的图": lambda eight: len({frame["y_mm"] for frame in _frames(eight, "A02.A")}) == 1,
    "字号手定": lambda eight: eight.lines("A02.A", "H1")[0].size == 60_000,
    "题式：菱形": _about_head("A03.D", Rule),
    "题式：角线": _about_head("A03.E", Rule),
    "半版广告（图片）": _ad("A04", "半", Picture, 6),
    "题式：衬底": _about_head("A02.C", Fill),
    "文旁的题（串文题）": lambda eight: (
        max(line.x for line in eight.lines("A04.K", "H1")) < max(line.x for line in eight.lines("A04.K", "P"))
        and any(line.y <= eight.lines("A04.K", "H1")[0].y for line in eight.lines("A04.K", "P"))
    ),
    "叠和版号": _on_page("B01", "B01"),
    "首字下沉": lambda eight: eight.lines("B01.A", "P")[0].size > 2 * eight.lines("B01.A", "P")[1].size,
    "沿抠图绕排": lambda eight: any(isinstance(op, Picture) and op.cutout for op in eight.ops("B01.A")),
    "竖排的稿件": lambda eight: any(line.vertical for line in eight.lines("B01.B", "P")),
    "注音": _roles("B01.C", "RT"),
    "衬底的框": lambda eight: any(isinstance(op, Fill) for op in eight.pages["B01"].ops),
    "言论的语气": lambda eight: eight.lines("B01.D", "H1")[0].face == "serif-400",
    "文中的题（文包题）": _amid("B01.D"),
    "竖题在右": lambda eight: (
        any(line.vertical for line in eight.lines("B01.G", "H1"))
        and _left(eight.lines("B01.G", "H1")) > max(line.x for line in eight.lines("B01.G", "P"))
    ),
    "专栏的栏目题": _on_page("B01", "报与字"),
    "边题": lambda eight: any(
        head.x < line.x and abs(head.y - line.y) < 14_000
        for head in eight.lines("B02.A", "H2")
        for line in eight.lines("B02.A", "P")
    ),
    "插题": lambda eight: len(eight.lines("B03.A", "H2")) > 2,
    "数字": _says("B02.A", "5150"),
    "二维码": lambda eight: len(_code(eight, "A01.C")) > 100,
    "组图，共用一条图说": lambda eight: (
        sum(isinstance(op, Picture) for op in eight.ops("A02.B")) == 2
        and "左图" in eight.words("A02.B", "Caption")
    ),
    "沿椭圆绕排": lambda eight: (clip := _picture(eight, "A03.D").clip) is not None and _curved(clip),
    "沿多边形绕排": lambda eight: (clip := _picture(eight, "A04.J").clip) is not None and not _curved(clip),
    "题压图，题式反白": lambda eight: all(
        line.ink == PAPER and _picture(eight, "B02.A").rect.y < line.y < _picture(eight, "B02.A").rect.bottom
        for line in eight.lines("B02.A", "H1")
    ),
    "凹字形：绕着边上的一篇走": lambda eight: len({frame["y_mm"] for frame in _frames(eight, "B03.A")}) == 3,
    "引语": _says("B01.A", "以人寻字则难"),
    "曲尺形：缺一角给别的一篇": lambda eight: len({_foot(frame) for frame in _frames(eight, "B02.A")}) > 1,
    "图说在图旁": lambda eight: (
        _left(eight.lines("B02.B", "Caption")) > _picture(eight, "B02.B").rect.right
        or max(line.x for line in eight.lines("B02.B", "Caption")) < _picture(eight, "B02.B").rect.x
    ),
    "图说压图": lambda eight: all(
        _picture(eight, "A01.A").rect.y < line.y < _picture(eight, "A01.A").rect.bottom
        for line in eight.lines("A01.A", "Caption")
    ),
    "题式：竖条": _about_head("B02.B", Fill),
    "矢量图表（SVG），字是活字": lambda eight: "12168" in eight.words("B03.A", "Figure"),
    "表格，小数点对齐": _roles("B03.B", "TD"),
    "月历": _says("B03.C", "大寒"),
    "加线的框": lambda eight: any(isinstance(op, Box) for op in eight.pages["B03"].ops),
    "通栏广告（PDF）": _ad("B03", "通", Artwork, 6),
    "广告二字": _says("B03.通", "广告", "Artifact"),
    "题式：上下线": _about_head("B03.D", Rule),
    "肩题": _beside_head("B03.A"),
    "1/4版广告": _ad("B02", "征", Picture, 3),
    "整版广告（PDF）": _ad("B04", "整", Artwork, 6),
    "排满（fit: auto）": _filled("A01.V"),
    "编辑署名": _on_page("A02", "责编"),
}
"""A device in the editor's words, and what shows it."""


def _code(eight: Eight, address: str) -> list[Fill]:
    """The black of a QR code."""
    return [op for op in eight.ops(address) if isinstance(op, Fill) and op.ink == BLACK]


def _curved(clip: Outline) -> bool:
    return any(len(part) > 2 for subpath in clip.subpaths for part in subpath)


def _frames(eight: Eight, address: str) -> list[dict[str, float]]:
    label, letter = address.split(".")
    (story,) = [story for story in eight.page_report(label)["stories"] if story["id"] == letter]
    frames: list[dict[str, float]] = story["frames"]
    return frames


def _foot(frame: dict[str, float]) -> int:
    return round(frame["y_mm"] + frame["h_mm"])


def _picture(eight: Eight, address: str) -> Picture:
    (picture,) = [op for op in eight.ops(address) if isinstance(op, Picture)]
    return picture
