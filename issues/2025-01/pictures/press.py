"""A web offset press from the side: the web runs from the reels through two towers into the folder."""

from __future__ import annotations

import math

from press_parts import FLOOR, STEEL, beam, bundles, copies, cylinder, floor, post, pressman, reel, roller
from studio import INK, PAPER, SERIF_BLACK, SHADE, VERMILION, WHITE, Point, Sheet, round_about, turned
from vector import Vector

UNITS = (8.0, 208.0)
"""The left ends of the two units, each a reel stand, an infeed and a tower; points."""
STAND, INFEED, TOWER, HALF = 44.0, 90.0, 152.0, 47.0
"""Within a unit: the middle of the reel stand, of the infeed and of the tower, and half the tower's width."""
BAYS, BAY, CROWN = "YMCK", 29.5, 30.0
"""The couples from the top down, the height of one, and where the top one begins."""
ROOF = (13.0, 20.0)
"""The height at which each unit's web leaves over the top."""
TURN = 3.0
"""Radius of the rollers that lead the web."""
FORMER, NOSE = (446.0, 46.0), (478.0, 92.0)
"""The roller on top of the former, and the former's nose."""
HOUSING = (450.0, 97.0, 542.0, FLOOR)
LEGEND = (
    "纸卷架，两卷轮换",
    "送纸，定张力",
    "印刷塔，四色两面",
    "三角板，纵折",
    "折页机，裁断横折",
    "收报，打捆",
)
MARKS = ((16.0, 76.0), (93.0, 97.0), (126.0, 17.0), (500.0, 60.0), (534.0, 106.0), (605.0, 108.0))
"""Where the numbers of the legend stand on the press."""


def press() -> Vector:
    """The whole press on its floor, its six parts numbered, the web in vermilion."""
    sheet = Vector(621, 187.9)
    floor(sheet)
    sheet.box(HOUSING, SHADE)
    for left, roof in zip(UNITS, ROOF, strict=True):
        stand(sheet, left + STAND)
        decks(sheet, left + TOWER)
        couples(sheet, left + TOWER)
        web(sheet, left, roof)
        frame(sheet, left + TOWER)
        guides(sheet, left, roof)
    former(sheet)
    folder(sheet)
    delivery(sheet)
    pressman(sheet, 424)
    words(sheet)
    return sheet


# Reel stand and infeed ------------------------------------------------------------------------------


def reels(middle: float) -> tuple[Point, Point]:
    """The reel that runs, low at the right, and the one that waits."""
    pivot = (middle, 116.0)
    return turned(pivot, (22, 0), math.radians(32)), turned(pivot, (-22, 0), math.radians(32))


def stand(sheet: Sheet, middle: float) -> None:
    """A stand with two reels on its arms."""
    sheet.polygon(
        [(middle - 6, 112), (middle + 6, 112), (middle + 15, FLOOR), (middle - 15, FLOOR)], PAPER, 0.7
    )
    side = [(middle + 2, 116), (middle + 6, 112), (middle + 15, FLOOR), (middle + 5, FLOOR)]
    sheet.hatch(side, 1.3, 0, 0.55)
    sheet.line([side[0], side[3]], 0.6)
    running, waiting = reels(middle)
    reel(sheet, waiting, 21, 3.6)
    reel(sheet, running, 16.5, 3.6)
    sheet.line([waiting, running], 5)
    sheet.line([waiting, running], 3.6, STEEL)
    for centre in (waiting, running):
        sheet.circle(centre, 3.6, PAPER, 0.7)
        sheet.circle(centre, 1.3, INK)
    cylinder(sheet, (middle, 116), 6.5)


# The tower ------------------------------------------------------------------------------------------


def decks(sheet: Sheet, middle: float) -> None:
    """The dark inside of a tower, and a deck below each couple."""
    left, right, foot = middle - HALF, middle + HALF, CROWN + BAY * len(BAYS)
    sheet.box((left, CROWN, right, FLOOR), SHADE)
    for bay in range(1, len(BAYS)):
        y = CROWN + bay * BAY
        beam(sheet, (left + 9, y - 1.4, middle - 9, y + 1.4))
        beam(sheet, (middle + 9, y - 1.4, right - 9, y + 1.4))
    beam(sheet, (left + 9, foot, middle - 9, foot + 3))
    beam(sheet, (middle + 9, foot, right - 9, foot + 3))


def frame(sheet: Sheet, middle: float) -> None:
    """The crown and the posts of a tower, with the letters of the inks."""
    left, right = middle - HALF, middle + HALF
    beam(sheet, (left - 2, CROWN - 4, right + 2, CROWN + 1))
    for edge in (left, right - 9):
        post(sheet, (edge, CROWN + 1, edge + 9, FLOOR))
        sheet.box((edge - 1.5, FLOOR - 3, edge + 10.5, FLOOR), STEEL, 0.6)
    for bay, letter in enumerate(BAYS):
        y = CROWN + (bay + 0.5) * BAY
        for edge in (left, right - 9):
            sheet.circle((edge + 4.5, y), 6.2, WHITE, 0.6)
            sheet.text((edge + 4.5, y + 3.1), letter, 8.5, weight=700, anchor="ms")


def couples(sheet: Sheet, middle: float) -> None:
    """Four couples: on both sides of the web a blanket, its plate, the dampers and the inking rollers."""
    for bay in range(len(BAYS)):
        y = CROWN + (bay + 0.5) * BAY - 1
        for side in (-1, 1):
            half_couple(sheet, (middle, y), side)


def half_couple(sheet: Sheet, nip: Point, side: int) -> None:
    """The cylinders and rollers on one side of the web."""
    radius = 6.5
    blanket = (nip[0] + side * (radius + 0.5), nip[1])
    plate = (blanket[0] + side * 11.8, blanket[1] + 5.6)
    train = ((-78, 2.4, True), (-30, 2.4, True), (14, 2.0, False), (48, 2.0, True))
    for angle, small, rubber in train:
        reach = radius + small + 0.1
        turn = math.radians(angle)
        place = (plate[0] + side * reach * math.cos(turn), plate[1] + reach * math.sin(turn))
        roller(sheet, place, small, rubber)
    drum = (plate[0] + side * 7.4, plate[1] - 11.6)
    roller(sheet, drum, 3.3)
    roller(sheet, (drum[0] - side * 6.0, drum[1] - 0.6), 2.1, True)
    duct = [
        (drum[0] + side * 3.6, drum[1] - 2.6),
        (drum[0] + side * 7, drum[1] - 4.2),
        (drum[0] + side * 7, drum[1] + 1),
    ]
    sheet.polygon(duct, INK)
    cylinder(sheet, plate, radius)
    cylinder(sheet, blanket, radius, (224, 218, 206))


# The web --------------------------------------------------------------------------------------------


def web(sheet: Sheet, left: float, roof: float) -> None:
    """The web of one unit, from its reel to the former."""
    sheet.line(path(left, roof), 1.15, VERMILION)


def path(left: float, roof: float) -> list[Point]:
    """The way of a web: off the reel, round the infeed rollers, up the tower, over the top, to the former."""
    running, _ = reels(left + STAND)
    x, up, low = left + INFEED, left + TOWER, FLOOR - 5
    off = (running[0] + 13.2, running[1] - 10)
    route = [off, *round_about((x - 6, 109.0), TURN, 215, 360, 12)]
    route += round_about((x, 126.0), TURN, 180, 0, 12)
    route += round_about((x + 6, 114.0), TURN, 180, 360, 12)
    route += round_about((x + 12, low - TURN), TURN, 180, 90, 8)
    route += round_about((up - TURN, low - TURN), TURN, 90, 0, 8)
    route += round_about((up + TURN, roof + TURN), TURN, 180, 270, 8)
    end = 421.0 if roof == ROOF[1] else 430.0
    route += round_about((end, roof + TURN), TURN, 270, 335, 8)
    route += round_about(FORMER, 4.6, 250, 330, 8)
    return [*route, NOSE]


def guides(sheet: Sheet, left: float, roof: float) -> None:
    """The rollers the web runs round."""
    x, up, low = left + INFEED, left + TOWER, FLOOR - 5
    end = 421.0 if roof == ROOF[1] else 430.0
    for centre in (
        (x - 6, 109.0), (x, 126.0), (x + 6, 114.0), (x + 12, low - TURN), (up - TURN, low - TURN),
        (up + TURN, roof + TURN), (end, roof + TURN),
    ):  # fmt: skip
        roller(sheet, centre, TURN - 0.6)


# Former, folder, delivery ---------------------------------------------------------------------------


def former(sheet: Sheet) -> None:
    """The former: the web slides down its slope and is folded along the middle at the nose."""
    top, edge = FORMER[1] - 1, NOSE[0] + 1
    side = [(FORMER[0] + 5, top), (edge, top), (edge, NOSE[1])]
    sheet.polygon(side, STEEL)
    sheet.hatch(side, 1.5, 90, swell=lambda place: 0.36 + 0.012 * (place[0] - FORMER[0] - 5))
    sheet.polygon(side, None, 0.7)
    sheet.line([(FORMER[0] + 4, FORMER[1] - 2.2), NOSE, (NOSE[0], 122)], 1.6, VERMILION)
    post(sheet, (edge + 3, 33.5, edge + 8, HOUSING[1]))
    sheet.line([FORMER, (FORMER[0], 33)], 1.4)
    roller(sheet, FORMER, 4)
    beam(sheet, (FORMER[0] - 2.5, 30, edge + 10, 33.5))


def folder(sheet: Sheet) -> None:
    """Nips, the knife and its counterpart, the folding and jaw cylinders, and the fan that lays copies down."""
    left, top, right, foot = HOUSING
    sheet.line([NOSE, (NOSE[0], 122)], 1.6, VERMILION)
    for y in (101.0, 109.5):
        for side in (-1, 1):
            roller(sheet, (NOSE[0] + side * 3.5, y), 2.7)
    cylinder(sheet, (NOSE[0] - 9.2, 123), 8.4)
    cylinder(sheet, (NOSE[0] + 13.2, 125), 12.4)
    cylinder(sheet, (NOSE[0] + 35, 134.5), 11)
    fan(sheet, (NOSE[0] + 53, 147), 9)
    post(sheet, (left, top, left + 6, foot))
    beam(sheet, (left - 2, top - 4, NOSE[0] - 8, top + 1))
    beam(sheet, (NOSE[0] + 8, top - 4, right, top + 1))
    sheet.box(HOUSING, None, 0.7)


def fan(sheet: Sheet, centre: Point, radius: float) -> None:
    """The wheel of curved blades that takes folded copies one by one."""
    sheet.circle(centre, radius, STEEL)
    for blade in range(8):
        turn = math.radians(blade * 45)
        curve = [
            turned(centre, (radius * 0.86 * t, radius * 0.46 * t * t), turn) for t in (0.25, 0.5, 0.75, 0.95)
        ]
        sheet.line(curve, 0.7)
    sheet.circle(centre, radius, None, 0.6)
    sheet.circle(centre, 2, INK)


def delivery(sheet: Sheet) -> None:
    """The belt out of the folder, copies on it, and the bundles at its end."""
    belt = [(547.0, 152.5), (574.0, 131.0), (588.0, 131.0)]
    sheet.line([(556, 147), (556, FLOOR)], 1.2)
    sheet.line([(578, 133), (578, FLOOR)], 1.2)
    sheet.line([(x, y + 2) for x, y in belt], 1.6)
    copies(sheet, belt)
    for place in belt:
        roller(sheet, (place[0], place[1] + 2), 2)
    bundles(sheet, 592, 616, 4, 7.6)


# Words ----------------------------------------------------------------------------------------------


def words(sheet: Sheet) -> None:
    """The title, a remark, the numbers on the press, and the legend under the floor."""
    sheet.text((14, 32), "纸走的路", 20, font=SERIF_BLACK)
    sheet.text((14, 46), "红线是纸：一头是卷，", 8.5)
    sheet.text((14, 57), "一头是折好的报。", 8.5)
    for row, line in enumerate(
        ("橡皮布对橡皮布，", "两面一次印成。自下", "而上四色：K黑、", "C青、M品红、Y黄。")
    ):
        sheet.text((216, 40 + 11 * row), line, 8.5)
    sheet.text((506, 31), "两条纸带，两座塔，", 8.5)
    sheet.text((506, 42), "合成八个版。", 8.5)
    for number, place in enumerate(MARKS, 1):
        sheet.badge(place, number, fill=INK)
    spare = sheet.width - 28 - sum(sheet.length(item, 8.5) + 15 for item in LEGEND)
    x = 14.0
    for number, item in enumerate(LEGEND, 1):
        sheet.badge((x + 5.6, 177), number, fill=INK)
        sheet.text((x + 14, 180.2), item, 8.5)
        x += sheet.length(item, 8.5) + 15 + spare / (len(LEGEND) - 1)
