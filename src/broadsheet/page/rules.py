"""Rules and boxes drawn with all their weights."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import Box, Fill
from broadsheet.display.ops import Rule as RuleOp
from broadsheet.layout.styles import BoxStyle, Rule


def horizontal(rule: Rule, x: Length, y: Length, width: Length) -> Iterator[RuleOp]:
    """A rule from `y` down."""
    for weight in rule.weights:
        yield RuleOp(x, y + weight // 2, x + width, y + weight // 2, weight, rule.ink)
        y += weight + rule.gap


def vertical(rule: Rule, middle: Length, top: Length, bottom: Length) -> Iterator[RuleOp]:
    """A rule about the line `middle`, its first weight to the left."""
    x = middle - rule.depth // 2
    for weight in rule.weights:
        yield RuleOp(x + weight // 2, top, x + weight // 2, bottom, weight, rule.ink)
        x += weight + rule.gap


def boxed(box: BoxStyle, rect: Rect) -> Iterator[Fill | Box]:
    """A tint and an outline; the weights of the outline follow one another inwards."""
    if box.tint:
        yield Fill(rect, box.tint)
    if box.rule:
        for weight in box.rule.weights:
            yield Box(rect, weight, box.rule.ink)
            rect = rect.inset(weight + box.rule.gap)
