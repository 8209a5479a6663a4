"""The racks of the case room: sloping trays of compartments, each with the end of a sort, by radical."""

from __future__ import annotations

import random
from itertools import cycle, pairwise

from burin import Eye, Plate, Tone, rim
from case_light import lit
from PIL import Image, ImageDraw, ImageOps
from studio import SERIF_BLACK, SERIF_BOLD, Point, face

WALL, TOP, FLOOR = -1.35, 0.72, -1.42
"""Where the trays' backs, the racks' tops and the floor are, in metres from the eye."""
UPRIGHTS = (0.76, 1.56, 2.36, 3.16, 3.96, 4.66)
"""The boards between the racks, along the alley."""
TIERS, TIER = range(-5, 2), 0.34
"""Trays above one another, numbered from the eye, and the height of each."""
BACK, SLOPE, LIP, BOARD = 0.25, 0.13, 0.078, 0.04
"""Of a tray: its height, how far it leans back, the board at its foot; and the thickness of an upright."""
MARGIN = 4.0
"""How far a slip keeps from the edge of the picture, in points."""
COLUMNS, ROWS, CELL = 11, 4, 120
"""Compartments of a tray, and pixels to a compartment when the tray is drawn flat."""

RADICALS = {
    "常用": "报纸头条栏题图文字号行印刷校编排夜班今晨社论通讯版电稿组改定签清付大小正副引主眉花边线铅空条",
    "木": "木本未末札朴机朱杂权杆材村杖杏束杯板松枝林果枚柳柱标样根格桃桥案校株梅检棉森椅楼概模橙树",
    "手": "手打托扣扬找技把抄折投抗护报抬押抽拆拉招拍拣持指按挂排探接推描提插搬摆撑",
    "水": "水永求江池汤沙河油治泉法波注泥洋洗活派流浪海消深清渐湖湾源滚满演漂潮激",
    "火": "火灰灯灶灾炉炎炭点烈热烟烧烹焦然煤照熟燃炒炮烤烛烘烙",
    "土": "土地场址坊坐坑块坚坛坡垂型城域培基堂堆塔填境增墙",
    "金": "金针钉钟钢钱铁铃铅铜银铸链销锁锅锋锡锦键锻镇镜",
    "人": "人仁今介从他付代令以仪件任份伍休传估伴位住体作佳使例供依促信修俗借值停偏做傅像",
    "口": "口古句召可台史右叶号司各合同名后向吕君否含吹告周味呼命和品响哲唐商善喜器",
    "心": "心必忆忙快念忽态怀怕性怎思急总恒恩息悟情惊想意感愿慢",
    "言": "言计订认让议记讲许论设访评词译试话该语说请读课调谁谈谢谱",
    "日": "日旦早旬时旺昌明易昔星春昨是显晓晚晨普景晴智暑暖暗",
    "山": "山岁岛岗岩岭岳峡峰崇崖崭",
}
"""What is in a tray; 常用 is the tray of the words a newspaper sets every night."""
NEAREST = {0: "木", -1: "常用", -2: "手", 1: "水"}
"""The trays one can read."""
PICKED = "版样"


def racks(plate: Plate, eye: Eye) -> None:
    """The racks down the left wall, the farthest first."""
    chance = random.Random(1298)
    names = cycle("人口心言日山火土金手水木")
    back = eye.panel((WALL, TOP, UPRIGHTS[-1]), (WALL, TOP, UPRIGHTS[0]), (WALL, FLOOR, UPRIGHTS[-1]))
    plate.area(rim(back), 255)
    for near, far in reversed(list(pairwise(UPRIGHTS))):
        upright(plate, eye, far)
        for tier in TIERS:
            name = NEAREST.get(tier, "金") if near == UPRIGHTS[0] else next(names)
            tray(plate, eye, name, (near + BOARD, far, tier * TIER), chance)
    upright(plate, eye, UPRIGHTS[0])


def rear(plate: Plate, eye: Eye) -> None:
    """A rack across the end of the alley, seen from the front."""
    chance, away = random.Random(1314), UPRIGHTS[-1] - 0.12
    names = cycle("土人金水言木日口手心火山")
    for tier in TIERS:
        foot = tier * TIER
        for left in (-1.22, -0.38):
            corners = (
                (left, foot + BACK, away), (left + 0.8, foot + BACK, away), (left, foot, away - SLOPE)
            )  # fmt: skip
            slope, room = eye.panel(*corners), lit(*corners, (0.0, 0.45, -0.89))
            plate.area(rim(slope))
            plate.lay(compartments(RADICALS[next(names)], chance)[0], rim(slope))
            plate.hatch(slope, shaded(room, 0.7, 2.0, 1.0), 1.7)
        lip = eye.panel(
            (-1.22, foot, away - SLOPE), (0.42, foot, away - SLOPE), (-1.22, foot - LIP, away - SLOPE)
        )
        plate.shape(rim(lip), 0.5)
        plate.hatch(lip, lambda u, v: 0.3, 1.5)
    for left in (-1.28, -0.42, 0.42):
        edge = eye.panel(
            (left, TOP - 0.1, away - SLOPE),
            (left + BOARD, TOP - 0.1, away - SLOPE),
            (left, FLOOR, away - SLOPE),
        )
        plate.shape(rim(edge), 0.5)


def upright(plate: Plate, eye: Eye, at: float) -> None:
    """A board between two racks: the side that faces us, in its own shade, and the lit edge."""
    front = WALL + SLOPE + 0.03
    side = eye.panel((WALL - 0.05, TOP, at), (front, TOP, at), (WALL - 0.05, FLOOR, at))
    plate.shape(rim(side))
    plate.hatch(side, lambda u, v: 0.75 - 0.3 * u, 1.5, down=True)
    edge = eye.panel((front, TOP, at), (front, TOP, at + BOARD), (front, FLOOR, at))
    plate.shape(rim(edge))
    plate.hatch(edge, lambda u, v: 0.12 * (u > 0.55), 1.6, down=True)


def tray(plate: Plate, eye: Eye, name: str, at: tuple[float, float, float], chance: random.Random) -> None:
    """One tray, from, to and foot: compartments on the slope, then the board at its foot with the radical's slip."""
    near, far, foot = at
    flat, red = compartments(RADICALS[name], chance)
    corners = ((WALL, foot + BACK, near), (WALL, foot + BACK, far), (WALL + SLOPE, foot, near))
    slope, room = eye.panel(*corners), lit(*corners, (0.89, 0.45, 0.0))
    plate.area(rim(slope))
    plate.lay(flat, rim(slope))
    if near < UPRIGHTS[1]:
        plate.lay(red, rim(slope), red=True)
    plate.hatch(slope, shaded(room, 0.9, 5.0, 0.8), 1.9)
    front = WALL + SLOPE
    lip = eye.panel((front, foot, near), (front, foot, far), (front, foot - LIP, near))
    plate.shape(rim(lip))
    plate.hatch(lip, lambda u, v: 0.08 + 0.34 * v, 1.6)
    if near < UPRIGHTS[2]:
        slip(plate, eye, name, at)


def shaded(room: Tone, lip: float, fades: float, share: float) -> Tone:
    """The tone of a tray: the shadow of the lip above it, which fades downwards, and a `share` of the room's dark."""
    return lambda u, v: max(0.0, lip - fades * v, share * room(u, v) - 0.14)


def slip(plate: Plate, eye: Eye, name: str, at: tuple[float, float, float]) -> None:
    """The paper slip that names the radical, in the middle of the board; none where the picture would cut it."""
    near, far, foot = at
    middle, front = near + (far - near) * 0.48, WALL + SLOPE
    paper = eye.panel(
        (front, foot - 0.009, middle - 0.07),
        (front, foot - 0.009, middle + 0.07),
        (front, foot - LIP + 0.022, middle - 0.07),
    )
    levels = [y * plate.scale for _, y in rim(paper)]
    if min(levels) < MARGIN * plate.scale or max(levels) > plate.black.height - MARGIN * plate.scale:
        return
    flat = Image.new("L", (420, 141), 0)
    words = name if len(name) > 1 else f"{name}部"
    ImageDraw.Draw(flat).text((210, 118), words, fill=255, font=face(SERIF_BLACK, 128), anchor="ms")
    plate.shape(rim(paper), 0.5)
    plate.lay(flat, rim(paper))


def compartments(characters: str, chance: random.Random) -> tuple[Image.Image, Image.Image]:
    """A tray laid flat: black recesses, the ends of sorts with their mirrored faces; and what is vermilion."""
    flat = Image.new("L", (COLUMNS * CELL, ROWS * CELL), 0)
    red = Image.new("L", flat.size, 0)
    source = cycle(characters)
    for row in range(ROWS):
        for column in range(COLUMNS):
            compartment(flat, red, (column * CELL, row * CELL), next(source), chance)
    return ImageOps.mirror(flat), ImageOps.mirror(red)


def compartment(
    flat: Image.Image, red: Image.Image, at: Point, character: str, chance: random.Random
) -> None:
    """One compartment: the shadow in it, the sort a little askew, now and then a sort gone."""
    draw, draw_red = ImageDraw.Draw(flat), ImageDraw.Draw(red)
    left, top = at
    draw.rectangle((left + 7, top + 7, left + CELL - 7, top + CELL - 5), fill=255)
    gone = character not in PICKED and chance.random() < 0.06
    for line in range(3):
        x = left + 24 + line * 9
        draw.line((x, top + 12, x + 40, top + 12), fill=0, width=2)
    if gone:
        for line in range(8):
            draw.line(
                (left + 14 + line * 12, top + 90, left + 14 + line * 12, top + CELL - 12), fill=0, width=3
            )
        return
    x, y = left + 16 + chance.uniform(-3, 3), top + 21 + chance.uniform(-4, 4)
    draw.rectangle((x, y, x + 88, y + 88), fill=0)
    draw.line((x + 2, y + 91, x + 86, y + 91), fill=0, width=2)
    middle = (x + 44, y + 76)
    font = face(SERIF_BLACK if character in PICKED else SERIF_BOLD, 82)
    draw.text(middle, character, fill=255, font=font, anchor="ms")
    if character in PICKED:
        draw_red.rectangle((x, y, x + 88, y + 88), fill=255)
        draw_red.text(middle, character, fill=0, font=font, anchor="ms")
        draw.text(middle, character, fill=0, font=font, anchor="ms")
