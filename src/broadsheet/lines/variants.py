"""A paragraph in a line less or a line more, where its spaces allow, and what that costs: for fitting columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from broadsheet.lines.feasible import EVENLY, Candidate, Feasible
from broadsheet.lines.model import Broken, Line, Measures
from broadsheet.lines.optimal import arrivals_at, total_fit
from broadsheet.lines.price import LONE, NEVER, TOLERANCES
from broadsheet.text.model import ShapedText

LOOSEST = TOLERANCES[1]
"""Thousandths of an em that a place of a line may take, unless told otherwise."""

Layer: TypeAlias = dict[int, tuple[int, int]]
"""The states (see optimal.py) that so many lines reach, each with its price and the state before."""


class Variants(NamedTuple):
    """A paragraph as total fit sets it, and the cheapest ways to set it in one line less and one more, if there are."""

    shorter: Broken | None
    usual: Broken
    longer: Broken | None


def variants(
    text: ShapedText, measures: Measures, loosest: int = LOOSEST, lines: list[Line] | None = None
) -> Variants:
    """The variants of a paragraph, none with a line looser than the `loosest`; the text has glyphs.

    Where total fit has set it before, its `lines` need not be found again.
    """
    usual = total_fit(text, measures) if lines is None else None
    count = len(usual.lines if usual else lines or ())
    paragraph = Feasible(text, measures)
    less, more = (paragraph.may_have(other, loosest) for other in (count - 1, count + 1))
    if not (less or more):
        return Variants(None, usual or Broken(lines or [], 0), None)
    layers = _layers(paragraph, count + more, loosest)
    shorter = _variant(paragraph, layers[:count]) if less else None
    longer = _variant(paragraph, layers) if more else None
    if usual is None:
        same = _variant(paragraph, layers[: count + 1])
        usual = Broken(lines or [], same.price) if same else total_fit(text, measures)
    return Variants(shorter, usual, longer)


def _layers(paragraph: Feasible, count: int, loosest: int) -> list[Layer]:
    """What none, one, ... `count` lines reach."""
    layers: list[Layer] = [{EVENLY: (0, 0)}]
    known: dict[int, list[Candidate]] = {}
    for _ in range(count):
        layers.append(next_layer(paragraph, layers[-1], known, loosest))
    return layers


def next_layer(paragraph: Feasible, layer: Layer, known: dict[int, list[Candidate]], loosest: int) -> Layer:
    """What one line more reaches; `known` keeps the lines from each place."""
    reached: Layer = {}
    last = len(paragraph.ends) - 1
    for number in {state // 3: None for state in layer if state // 3 < last}:
        if number not in known:
            known[number] = paragraph.candidates(number, loosest)
        state = 3 * number
        tight, even, loose = (layer.get(state + how, (NEVER, 0))[0] for how in range(3))
        arrivals, arrived = arrivals_at(state, tight, even, loose)
        for end, how, price in known[number]:
            total = arrivals[how] + price
            if end not in reached or total < reached[end][0]:
                reached[end] = total, arrived[how]
    return reached


def _variant(paragraph: Feasible, layers: list[Layer]) -> Broken | None:
    """The cheapest lines, one from each layer but the first; None where so many do not set the paragraph."""
    price, state = min(ended(paragraph, layers[-1]), default=(NEVER, 0))
    return None if price >= LONE else Broken(paragraph.lines(traced(layers, state)), price)


def ended(paragraph: Feasible, layer: Layer) -> list[tuple[int, int]]:
    """The price and the state of each way to end a paragraph with a layer."""
    last = 3 * len(paragraph.ends) - 3
    return [(layer[state][0], state) for state in range(last, last + 3) if state in layer]


def traced(layers: Sequence[Layer], state: int) -> list[int]:
    """The numbers of the ends of the lines that lead to a state of the last layer."""
    ends: list[int] = []
    for layer in reversed(layers[1:]):
        ends.append(state // 3)
        state = layer[state][1]
    return ends[::-1]
