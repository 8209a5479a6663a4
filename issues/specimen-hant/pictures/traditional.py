"""Drawings of the sample with their words in Traditional Chinese, as they are said in Taiwan."""

from __future__ import annotations

import re

from heads import heads
from looks import looks
from night import night
from press import press
from song import song
from studio import SHADE
from vector import Vector
from weights import weights

WORDS = {
    "C青、M品红、Y黄。": "C青、M洋紅、Y黃。",
    "一头是折好的报。": "一頭是摺好的報。",
    "三角板，纵折": "三角板，縱摺",
    "两条纸带，两座塔，": "兩條紙帶，兩座塔，",
    "两面一次印成。自下": "兩面一次印成。自下",
    "印刷塔，四色两面": "印刷塔，四色兩面",
    "合成八个版。": "合成八個版。",
    "折页机，裁断横折": "摺頁機，裁斷橫摺",
    "收报，打捆": "收報，打捆",
    "橡皮布对橡皮布，": "橡皮布對橡皮布，",
    "红线是纸：一头是卷，": "紅線是紙：一頭是捲，",
    "纸卷架，两卷轮换": "紙捲架，兩捲輪換",
    "纸走的路": "紙走的路",
    "送纸，定张力": "送紙，定張力",
    "写稿": "寫稿",
    "初样、清样、大样": "初樣、清樣、大樣",
    "制版": "製版",
    "发行": "發行",
    "四色，一版四块": "四色，一版四塊",
    "打捆、装车": "打捆、裝車",
    "时": "時",
    "校对": "校對",
    "画版、组版": "畫版、組版",
    "签发": "簽發",
    "编辑": "編輯",
    "调墨、对版，再开快车": "調墨、對版，再開快車",
    "看齐边": "看齊邊",
    "读大字": "讀大字",
    "对图说": "對圖說",
    "倒着看": "倒著看",
    "版样": "版樣",
    "宋体": "明體",
    "黑体": "黑體",
    "横画收笔": "橫畫收筆",
    "竖画起笔": "豎畫起筆",
}
"""What stands in the drawings, and what is said for it."""
DRAWINGS = {
    "heads": heads,
    "looks": looks,
    "night": night,
    "press": press,
    "song": song,
    "weights": weights,
}
AIR = {"heads": (0, 12.8), "looks": (9.5, 0), "night": (0, 6.8), "song": (34, 4), "weights": (0, 22)}
"""Points of ground added at both sides, above and below: a place among vertical lines is some tiers deep."""
_TEXT = re.compile(r"(?<=>)[^<>\n]+(?=</text>)")
_FACE = re.compile(r"(?<=Noto S)(erif|ans) SC")


def traditional(name: str) -> str:
    """A drawing of the sample as SVG, its words and its faces Traditional."""
    sheet = DRAWINGS[name]()
    right, down = AIR.get(name, (0, 0))
    roomy = Vector(sheet.width + 2 * right, sheet.height + 2 * down)
    if name == "song":  # Its right half stands on a ground of its own.
        roomy.box((roomy.width / 2, 0, roomy.width, roomy.height), SHADE)
    roomy.place(sheet, (right, down))
    said = _TEXT.sub(lambda word: WORDS.get(word[0], word[0]), roomy.svg())
    return _FACE.sub(r"\1 TC", said)
