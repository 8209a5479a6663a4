"""Where the report says stories stand: frames as the judges take them. What stands in them is read from the page."""

from __future__ import annotations

from typing import Any

from tests.reading.glyphs import Box, ReadPage
from tests.reading.lines import Frame
from tests.reading.stories import SetStory, set_story

MM = 72 / 25.4

BODY = ("NotoSerifSC-Regular", 9.0)
"""Face and size of running text in the layouts tried."""


def set_stories(page: ReadPage, report: dict[str, Any]) -> list[SetStory]:
    """The stories of one page of a report, their lines read from the PDF's glyphs."""
    leading = report["baseline_pt"]
    paths = [box for kind, box in page.shapes if kind == "path"]
    return [
        set_story(
            story["id"], [_frame(frame, leading) for frame in story["frames"]], page.glyphs, BODY[1], paths
        )
        for story in report["stories"]
    ]


def _frame(frame: dict[str, float], leading: float) -> Frame:
    left, top = frame["x_mm"] * MM, frame["y_mm"] * MM
    return Frame(left, top, frame["w_mm"] * MM, top + frame["h_mm"] * MM, leading)


def claimed(page: ReadPage, report: dict[str, Any], head_bottom: float) -> list[Box]:
    """Every place where ink is meant: the page's head, each story's head, its frames, its photos and insets, and rules."""
    leading = report["baseline_pt"]
    boxes = [Box(0, 0, page.width, head_bottom)]
    boxes += [part for kind, box in page.shapes for part in ([box] if kind == "image" else _outline(box))]
    boxes += [_group_head(group, leading) for group in report["groups"]]
    for story in report["stories"]:
        set_in = [*report["photos"], *report["insets"]]
        parts = [_box(part) for part in set_in if part["story"] == story["id"]]
        boxes += _story_boxes(story, parts, leading) + _captions(story, parts, leading, _first_row(report))
    return [box.grown(0.5) for box in boxes]


def _group_head(group: dict[str, Any], leading: float) -> Box:
    """The rows of a section head, and those of the air in a box round its group."""
    box = _box(group)
    return box._replace(bottom=box.top + (group["head_rows"] + 2) * leading)


def _outline(box: Box, weight: float = 1) -> list[Box]:
    """The four sides of a path: all of a rule, the edge of a box."""
    left, top, right, bottom = box
    return [
        Box(left, top, right, min(top + weight, bottom)),
        Box(left, max(bottom - weight, top), right, bottom),
        Box(left, top, min(left + weight, right), bottom),
        Box(max(right - weight, left), top, right, bottom),
    ]


def _box(part: dict[str, float]) -> Box:
    left, top = part["x_mm"] * MM, part["y_mm"] * MM
    return Box(left, top, left + part["w_mm"] * MM, top + part["h_mm"] * MM)


def _story_boxes(story: dict[str, Any], photos: list[Box], leading: float) -> list[Box]:
    """A head stands over the frames and photos, or, set downwards, in the column left of them."""
    frames = [_frame(frame, leading) for frame in story["frames"]]
    boxes = [Box(frame.left, frame.top, frame.right, frame.bottom) for frame in frames]
    left, top = min(box.left for box in [*boxes, *photos]), min(box.top for box in [*boxes, *photos])
    right, bottom = max(box.right for box in [*boxes, *photos]), max(box.bottom for box in [*boxes, *photos])
    boxes.append(Box(left, top - story["head_rows"] * leading, right, top))
    if not story["head_rows"]:
        boxes.append(Box(left - frames[0].measure * 1.25, top, left + frames[0].measure, bottom))
    return boxes


def _captions(story: dict[str, Any], photos: list[Box], leading: float, first_row: float) -> list[Box]:
    """A caption reaches from its photo down to the next frame, or to the foot of its story's region."""
    frames = [_frame(frame, leading) for frame in story["frames"]]
    foot = first_row + (story["region"]["row"] + story["region"]["rows"]) * leading
    below = [
        [frame.top for frame in frames if frame.top > photo.bottom and frame.left < photo.right]
        for photo in photos
    ]
    return [photo._replace(bottom=min([*tops, foot])) for photo, tops in zip(photos, below, strict=True)]


def _first_row(report: dict[str, Any]) -> float:
    """Where the page's first row begins: a story's first frame stands under its head, or farther down."""
    leading: float = report["baseline_pt"]
    rows: list[float] = [
        frame["y_mm"] * MM - (story["region"]["row"] + story["head_rows"]) * leading
        for story in report["stories"]
        for frame in story["frames"]
    ]
    return min(rows)
