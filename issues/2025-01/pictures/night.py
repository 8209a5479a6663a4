"""A night at a daily: who works from when to when, and the minute everything hangs on."""

from __future__ import annotations

from typing import NamedTuple

from studio import INK, PAPER, VERMILION, WHITE, Sheet
from vector import Vector

LEFT, RIGHT, TOP, PITCH = 31.0, 347.0, 21.0, 9.7
"""The field of the chart and the rows in it, in points."""
START, END, DEADLINE = 18.0, 27.0, 24.5
"""Hours, counted on after midnight."""


class Work(NamedTuple):
    """One kind of work: its hours, and a word before or after its bar."""

    name: str
    start: float
    end: float
    before: str = ""
    after: str = ""


NIGHT = (
    Work("写稿", 18.0, 22.5, after="22:30截稿"),
    Work("编辑", 19.0, 23.5, after="签发"),
    Work("排版", 20.5, 24.25, before="画版、组版"),
    Work("校对", 21.25, 24.5, before="初样、清样、大样"),
    Work("制版", 24.5, 25.0, before="四色，一版四块"),
    Work("印刷", 25.0, 26.75, before="调墨、对版，再开快车"),
    Work("发行", 25.5, 27.0, before="打捆、装车"),
)


def night() -> Vector:
    """Seven bars on a clock from six in the evening to three in the morning, and the line at half past midnight."""
    sheet = Vector(369, 103.9)
    foot = TOP + PITCH * len(NIGHT)
    for hour in range(int(START), int(END) + 1):
        sheet.line([(across(hour), TOP), (across(hour), foot + 2)], 0.4, (184, 184, 184))
        sheet.text((across(hour), foot + 9.6), f"{hour % 24}", 8, anchor="ms")
    sheet.text((across(END) + 5.5, foot + 9.6), "时", 8)
    sheet.line([(LEFT, foot), (RIGHT, foot)], 0.6)
    for row, work in enumerate(NIGHT):
        bar(sheet, work, TOP + PITCH * (row + 0.5))
    sheet.line([(across(DEADLINE), 17), (across(DEADLINE), foot)], 1.2, VERMILION)
    sheet.polygon([(across(DEADLINE) + side, 16.5) for side in (-3, 3)] + [(across(DEADLINE), 21)], VERMILION)
    sheet.text((across(DEADLINE), 14.4), "0:30付印", 11, VERMILION, weight=700, anchor="ms")
    return sheet


def across(hour: float) -> float:
    """Where an hour lies."""
    return LEFT + (RIGHT - LEFT) * (hour - START) / (END - START)


def bar(sheet: Sheet, work: Work, middle: float) -> None:
    """A row: its name, its bar, solid before the deadline and hatched after it, and the word beside the bar."""
    top, foot, base = middle - 3.1, middle + 3.1, middle + 3.0
    left, right = across(work.start), across(work.end)
    sheet.text((LEFT - 8, base), work.name, 8.5, weight=500, anchor="rs")
    if work.start < DEADLINE:
        sheet.box((left, top, right, foot), INK)
    else:
        sheet.box((left, top, right, foot), WHITE)
        sheet.hatch([(left, top), (right, top), (right, foot), (left, foot)], 1.5, 60, 0.55)
        sheet.box((left, top, right, foot), None, 0.6)
    for words, x, anchor in (
        (work.before, min(left, across(DEADLINE)) - 4, "rs"),
        (work.after, right + 4, "ls"),
    ):
        wide = sheet.length(words, 8)
        if words:
            start = x - wide if anchor == "rs" else x
            sheet.box((start - 1.5, top - 1, start + wide + 1.5, foot + 1), PAPER)
            sheet.text((x, base), words, 8, anchor=anchor)
