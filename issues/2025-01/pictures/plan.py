"""From the letters of a plan to a page: what is written, how the edges give, what is printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from studio import GREY, INK, SHADE, VERMILION, WHITE, Colour, Sheet, bend
from vector import Vector

LETTERS = (
    "AAAAABBB", "AAAAABBB", "AAAAABBB", "AAAAACCC", "AAAAACCC", "DDDDDCCC", "DDDDDCCC", "DDDDDEEE", "FFGGGEEE",
    "FFGGGEEE", "FFGGGEEE",
)  # fmt: skip
"""The plan: a letter is a story, a place across is a column, a place down is a share of the height."""
TOP = 14.0
"""The top of the three panels, points."""


class Panel(NamedTuple):
    """One of the three panels: its left edge in points, and its size as a share of the full one."""

    left: float
    size: float = 1.0

    @property
    def column(self) -> float:
        """The width of a column of the plan."""
        return 13.0 * self.size

    @property
    def row(self) -> float:
        """The height of a row of the plan."""
        return 12.4 * self.size

    @property
    def wide(self) -> float:
        """The width of the panel."""
        return self.column * 8

    @property
    def foot(self) -> float:
        """Where the panel ends."""
        return TOP + self.row * len(LETTERS)


PANELS = (Panel(14.0), Panel(258.5), Panel(503.0))


class Story(NamedTuple):
    """A story on the page: its columns, its rows once the edges have moved, and the head it has earned.

    `head` is the size in points and the characters of each line.
    """

    letter: str
    columns: tuple[int, int]
    rows: tuple[float, float]
    head: tuple[float, tuple[int, ...]]


STORIES = (
    Story("A", (0, 5), (0, 5.5), (7.4, (8,))),
    Story("B", (5, 8), (0, 2.5), (4.4, (8,))),
    Story("C", (5, 8), (2.5, 7.3), (4.4, (6, 7))),
    Story("D", (0, 5), (5.5, 7.7), (5, (11,))),
    Story("E", (5, 8), (7.3, 11), (4, (9,))),
    Story("F", (0, 2), (7.7, 11), (4, (5,))),
    Story("G", (2, 5), (7.7, 11), (4, (7,))),
)
MOVES = (
    (5, 5.5, 0, 5, "下移3行"),
    (3, 2.5, 5, 8, "上移3行"),
    (7, 7.3, 5, 8, "下移2行"),
    (8, 7.7, 0, 5, "上移2行"),
)
"""The edges that give: row before and after, first and last column, and by how many lines of text."""


def plan() -> Vector:
    """Three panels: the letters, the edges moved, the page made up; between them what the program does."""
    sheet = Vector(621, 175.9)
    letters(sheet, PANELS[0])
    edges(sheet, PANELS[1])
    page(sheet, PANELS[2])
    step(sheet, PANELS[0], ("先照版样排一遍，", "量出每篇要几行，", "缺几行，余几行。"), 0)
    step(sheet, PANELS[1], ("横边整行上下移，", "竖边不动，", "到每篇刚好排满。"), 26)
    titled(sheet, PANELS)
    return sheet


def titled(sheet: Sheet, panels: Iterable[Panel]) -> None:
    """What each panel shows, below it."""
    for panel, words in zip(panels, ("版样：一个字母一篇稿", "横边移动，以行为单位", "成版"), strict=True):
        sheet.text((panel.left + panel.wide / 2, panel.foot + 16), words, 9, weight=600, anchor="ms")


def letters(sheet: Sheet, panel: Panel) -> None:
    """The plan as it is written."""
    sheet.box((panel.left, TOP, panel.left + panel.wide, panel.foot), WHITE, 0.5)
    for row, line in enumerate(LETTERS):
        for column, letter in enumerate(line):
            place = (panel.left + (column + 0.5) * panel.column, TOP + (row + 0.5) * panel.row + 3.3)
            sheet.text(place, letter, 9, weight=500, anchor="ms")


def edges(sheet: Sheet, panel: Panel) -> None:
    """The frames of the stories: where the plan put an edge in dashes, where it went in vermilion."""
    sheet.box((panel.left, TOP, panel.left + panel.wide, panel.foot), WHITE)
    for story in STORIES:
        box = frame(panel, story)
        sheet.box(box, None, 0.6)
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + 5.4)
        sheet.text(middle, story.letter, 15, weight=700, anchor="ms")
    for before, after, first, last, words in MOVES:
        start, end = panel.left + first * panel.column, panel.left + last * panel.column
        old, new = TOP + before * panel.row, TOP + after * panel.row
        sheet.dashes((start, old), (end, old), 0.5, GREY)
        sheet.line([(start, new), (end, new)], 1.2, VERMILION)
        outside, anchor = (panel.left - 4, "rs") if first == 0 else (panel.left + panel.wide + 4, "ls")
        sheet.text((outside, (old + new) / 2 + 3), words, 8, weight=500, anchor=anchor)
        for part in (0.2, 0.8):
            x = start + (end - start) * part
            back = 5 if new > old else -5
            sheet.arrow((x, new - back - (new - old) * 0.4), (x, new), 0.8, VERMILION, 4)


def frame(panel: Panel, story: Story) -> tuple[float, float, float, float]:
    """The frame of a story, points."""
    return (
        panel.left + story.columns[0] * panel.column, TOP + story.rows[0] * panel.row,
        panel.left + story.columns[1] * panel.column, TOP + story.rows[1] * panel.row,
    )  # fmt: skip


def step(sheet: Sheet, panel: Panel, words: tuple[str, ...], inset: float) -> None:
    """An arrow from one panel to the next, and above it what happens there."""
    start, end = (
        panel.left + panel.wide + 14 + inset,
        panel.left + PANELS[1].left - PANELS[0].left - 42 + inset,
    )
    y = TOP + (panel.foot - TOP) * 0.62
    sheet.arrow((start, y), (end, y), 1.4, INK, 8)
    for row, line in enumerate(words):
        sheet.text((start, y - 10 - 12 * (len(words) - 1 - row)), line, 9)


# The page -------------------------------------------------------------------------------------------


def page(sheet: Sheet, panel: Panel) -> None:
    """The page made up: heads, grey columns, a picture, and a rule between the stories."""
    sheet.box((panel.left, TOP, panel.left + panel.wide, panel.foot), WHITE, 0.5)
    for story in STORIES:
        box = frame(panel, story)
        top = head(sheet, story, box)
        if story.letter == "A":
            picture(sheet, (box[0] + 2 * panel.column + 1.5, top, box[2] - 1.5, top + 25))
        for column in range(story.columns[1] - story.columns[0]):
            hole = 25.4 if story.letter == "A" and column >= 2 else 0
            text(
                sheet,
                box[0] + column * panel.column + 1.5,
                top + hole,
                box[3] - 2,
                column + ord(story.letter),
            )
        if story.rows[1] < len(LETTERS):
            sheet.line([(box[0] + 1.5, box[3]), (box[2] - 1.5, box[3])], 0.4)
    for line in (2, 5):
        top = TOP + 7.7 * panel.row if line == 2 else TOP
        x = panel.left + line * panel.column
        sheet.line([(x, top + 2), (x, panel.foot - 2)], 0.4, GREY)


def head(sheet: Sheet, story: Story, box: tuple[float, float, float, float]) -> float:
    """A headline of square sorts, centred over its story; where the text begins below it."""
    size, lines = story.head
    top = box[1] + 2.4
    for count in lines:
        start = (box[0] + box[2] - size * count) / 2
        for sort in range(count):
            x = start + sort * size
            sheet.box((x + size * 0.07, top, x + size * 0.93, top + size * 0.86), INK)
        top += size * 1.1
    return top + 1.2


def text(sheet: Sheet, left: float, top: float, foot: float, seed: int) -> None:
    """A column of text as grey lines on one grid; a paragraph ends now and then."""
    pitch, right = 1.9, left + PANELS[2].column - 3
    row = int((top - TOP) / pitch) + 1
    tone: Colour = (108, 103, 96)
    while TOP + row * pitch < foot:
        y, turn = TOP + row * pitch, (row * 3 + seed * 5) % 23
        start = left + 1.6 if turn == 3 else left
        end = left + 3.5 + seed % 5 if turn == 0 else right
        sheet.line([(start, y), (end, y)], 0.55, tone)
        row += 1


def picture(sheet: Sheet, box: tuple[float, float, float, float]) -> None:
    """A picture on the page: hills under a sun, in lines."""
    left, top, right, foot = box
    wide, high = right - left, foot - top
    sheet.box(box, SHADE)
    sheet.circle((left + wide * 0.7, top + high * 0.34), 4.2, VERMILION)
    far = bend(
        (left, foot - high * 0.42), (left + wide * 0.3, top), (left + wide * 0.5, foot), (right, foot - 9)
    )
    near = bend(
        (left, foot - 3), (left + wide * 0.4, foot - 2), (left + wide * 0.7, top + 6), (right, foot - 12)
    )
    for hill, angle in ((far, 60.0), (near, -50.0)):
        ground = [(left, foot), *hill, (right, foot)]
        sheet.polygon(ground, WHITE)
        sheet.hatch(ground, 1.3, angle, 0.5)
        sheet.line(hill, 0.6)
    sheet.box(box, None, 0.5)
