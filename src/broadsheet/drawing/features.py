"""What a drawing may ask that is not drawn, by name, and what its artist can do instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.source import Span
from broadsheet.drawing.model import Told


class Feature(NamedTuple):
    """`lost` if something of the drawing is missing without it; `hint` says what to do."""

    lost: bool
    hint: Words


_TO_PATHS: Final = Words(
    "在绘图软件里把它转成路径（展开外观）",
    "Turn it into paths in the drawing program (expand its appearance)",
)
_TO_TEXT: Final = Words("改成普通的 <text>，一行一个", "Write it as plain <text>, one for each line")
_PLACE: Final = Words(
    "位图请另存为照片，单独列在 photos 里；图里只留矢量",
    "Keep bitmaps as photos of their own under photos, and vectors alone in the drawing",
)
_DELETE: Final = Words("报纸上用不着，删去即可", "Paper has no use for it: delete it")
_WITHIN: Final = Words(
    "把引用的内容放进这一个文件，用 #名字 引用",
    "Put what is referred to into this file, and refer to it as #name",
)
_FLAT: Final = Words("改用实色，或用两三块平色分级", "Use flat colours, in steps if need be")

FEATURES: Final[Mapping[str, Feature]] = {
    "filter": Feature(
        False,
        Words(
            "去掉阴影、模糊一类效果，或把这一块存成照片",
            "Take shadows and blurs away, or keep that part as a photo",
        ),
    ),
    "mask": Feature(True, _TO_PATHS),
    "clip-path": Feature(
        True,
        Words("剪切路径里只用图形，按绝对坐标画", "Use shapes alone in a clip path, in plain coordinates"),
    ),
    "gradient": Feature(False, _FLAT),
    "pattern": Feature(
        True, Words("改成实色或网点色（如 10% 黑）", "Use a flat colour or a tint, such as 10 % black")
    ),
    "marker": Feature(
        True, Words("把箭头画成图形（展开描边）", "Draw arrowheads as shapes (outline the stroke)")
    ),
    "opacity": Feature(
        False,
        Words(
            "按不透明的浅色印，底下的颜色不会透出来；直接写浅色最稳妥",
            "It prints as a lighter tint and nothing shows through: write the tint itself",
        ),
    ),
    "mix-blend-mode": Feature(False, _FLAT),
    "image": Feature(True, _PLACE),
    "foreignObject": Feature(True, _TO_TEXT),
    "textPath": Feature(True, _TO_PATHS),
    "skewed": Feature(
        True,
        Words(
            "文字只能横排、旋转或压窄；斜切、镜像的字请转成路径",
            "Type may be turned or condensed; outline what is skewed or mirrored",
        ),
    ),
    "textLength": Feature(False, Words("改用字号或 letter-spacing", "Use the type size or letter-spacing")),
    "rotate": Feature(False, Words("整行一起转：用 transform", "Turn the whole line with transform")),
    "writing-mode": Feature(
        False,
        Words(
            "竖排的字请一字一个 <tspan>，各写 x、y",
            "Give each character of a vertical line a <tspan> with its own x and y",
        ),
    ),
    "font-style": Feature(
        False, Words("中文没有斜体：改用加粗或另一种颜色", "Han type has no italic: use weight or colour")
    ),
    "text-decoration": Feature(False, Words("把线画成 <line>", "Draw the line as <line>")),
    "text stroke": Feature(
        False, Words("文字只用填充色，要粗就换字重", "Fill letters and use a heavier weight")
    ),
    "script": Feature(False, _DELETE),
    "animation": Feature(False, _DELETE),
    "video": Feature(True, _DELETE),
    "external reference": Feature(True, _WITHIN),
    "reference": Feature(True, _WITHIN),
    "style sheet": Feature(
        False,
        Words(
            "选择器只用元素名、.类、#名字，并写在这个文件里",
            "Select by element, .class and #id, in the file itself",
        ),
    ),
}  # fmt: skip


def findings(told: Iterable[Told], name: str, span: Span | None) -> Iterator[Diagnostic]:
    """What is to be said of the drawing called `name` (BS720 to BS722)."""
    for each in told:
        what = f"{each.what} {each.detail}".strip() if each.what != "element" else each.detail
        args: dict[str, object] = {"name": name, "what": what, "line": each.line, "count": each.count}
        feature = FEATURES.get(each.what)
        yield Diagnostic(each.code, span, args | ({"hint": feature.hint} if feature else {"hint": ""}))
