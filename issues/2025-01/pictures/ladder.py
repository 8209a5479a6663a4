"""The Chinese sizes of type, from 初号 to 小六, standing on one line at true size, with a ruler to measure them."""

from __future__ import annotations

import math

from studio import GREY, INK, PAPER, SERIF, SERIF_BLACK, VERMILION, WHITE, Colour, Sheet, turned
from vector import Vector

SIZES = (
    ("初号", 42.0), ("小初", 36.0), ("一号", 26.0), ("小一", 24.0), ("二号", 22.0), ("小二", 18.0), ("三号", 16.0),
    ("小三", 15.0), ("四号", 14.0), ("小四", 12.0), ("五号", 10.5), ("小五", 9.0), ("六号", 7.5), ("小六", 6.5),
)  # fmt: skip
"""The names and points of desktop type; the metal sizes differ by up to half a point."""
BODY = "小五"
"""The size this paper's text is set in."""
USES = (("大标题", 0, 3), ("标题、提要", 4, 8), ("书刊", 9, 10), ("报纸正文", 11, 11), ("图注、表格", 12, 13))
"""What the sizes are for: the first and the last of each kind."""
MARGIN, FOOT = 22.0, 106.0
"""Where the first square begins and where all of them stand, in points."""
MILLIMETRE = 72 / 25.4


def ladder() -> Vector:
    """Fourteen sizes of 报 in their squares, what each is for, 小五 enlarged, and millimetres."""
    sheet = Vector(621, 175.9)
    sheet.text((MARGIN, 33), "字号原大", 20, font=SERIF_BLACK)
    sheet.text((MARGIN + 94, 24), "1点合0.3528毫米，尺在下边：", 8.5)
    sheet.text((MARGIN + 94, 36), "量方框得字身，量笔画得字面。", 8.5)
    middles = stand(sheet)
    for use in USES:
        bracket(sheet, *use, middles)
    enlarge(sheet, middles[[name for name, _ in SIZES].index(BODY)])
    ruler(sheet, 153)
    return sheet


def stand(sheet: Sheet) -> list[float]:
    """Stand the sizes on their line, evenly spaced, name and points below; the middle of each square."""
    space = (sheet.width - 2 * MARGIN - sum(size for _, size in SIZES)) / (len(SIZES) - 1)
    sheet.line([(MARGIN - 8, FOOT), (sheet.width - MARGIN + 8, FOOT)], 0.5, GREY)
    left, middles = MARGIN, []
    for name, size in SIZES:
        middles.append(left + size / 2)
        square(sheet, left, FOOT, size)
        sheet.text((middles[-1], FOOT + 12), name, 8.5, weight=600, anchor="ms")
        sheet.text((middles[-1], FOOT + 22), f"{size:g}", 8, anchor="ms")
        left += size + space
    return middles


def square(sheet: Sheet, left: float, foot: float, size: float, colour: Colour = INK) -> None:
    """One character in its em square; the baseline of the Noto faces is 0.12 em above the foot."""
    sheet.box((left, foot - size, left + size, foot), WHITE, 0.4, GREY)
    sheet.text((left + size / 2, foot - 0.12 * size), "报", size, colour, SERIF, anchor="ms")


def bracket(sheet: Sheet, use: str, first: int, last: int, middles: list[float]) -> None:
    """Say what a run of sizes is for, under a bracket as wide as the run."""
    left = middles[first] - max(9, SIZES[first][1] / 2)
    right = middles[last] + max(9, SIZES[last][1] / 2)
    y, chosen = FOOT + 28, SIZES[first][0] == BODY
    sheet.line(
        [(left, y - 2.5), (left, y), (right, y), (right, y - 2.5)],
        1 if chosen else 0.5,
        VERMILION if chosen else INK,
    )
    sheet.text(((left + right) / 2, y + 11), use, 8.5, weight=600 if chosen else 400, anchor="ms")


def enlarge(sheet: Sheet, middle: float) -> None:
    """The body size under a glass, six times larger, its square and its strokes named."""
    size, radius, times = 9.0, 40.0, 6
    half = size * times / 2
    centre, small = (middle - 46, 46.0), (middle, FOOT - size / 2)
    toward = math.atan2(small[1] - centre[1], small[0] - centre[0])
    rim = turned(centre, (radius, 0), toward)
    sheet.line([rim, turned(small, (-8.4, 0), toward)], 0.9, VERMILION)
    sheet.circle(centre, radius, PAPER, 1.4, VERMILION)
    square(sheet, centre[0] - half, centre[1] + half, 2 * half, VERMILION)
    sheet.circle(small, 8.4, None, 0.9, VERMILION)
    left, right = centre[0] - radius - 14, centre[0] + radius + 8
    sheet.leader((centre[0] - half, centre[1] - 17), (left, centre[1] - 17))
    sheet.leader((centre[0] - 22.6, centre[1] + 8), (left, centre[1] + 8))
    sheet.text((left - 3, centre[1] - 14), "字身", 8.5, anchor="rs")
    sheet.text((left - 3, centre[1] + 11), "字面", 8.5, anchor="rs")
    sheet.text((right, 24), f"{BODY}，放大{times}倍", 8.5, weight=600)
    sheet.text((right, 36), "9点，合3.175毫米", 8.5)


def ruler(sheet: Sheet, top: float) -> None:
    """A steel rule along the foot, its zero under the first square."""
    sheet.box((MARGIN - 8, top, sheet.width - MARGIN + 8, top + 19), WHITE, 0.5)
    for mark in range(int((sheet.width - 2 * MARGIN) / MILLIMETRE) + 1):
        x = MARGIN + mark * MILLIMETRE
        depth = 8 if mark % 10 == 0 else 6 if mark % 5 == 0 else 4
        sheet.line([(x, top), (x, top + depth)], 0.6 if mark % 10 == 0 else 0.4)
        if mark % 10 == 0:
            sheet.text((x, top + 16.2), str(mark // 10), 8, weight=500, anchor="ms")
    sheet.text((MARGIN + 4.5, top + 16.2), "厘米", 8)
