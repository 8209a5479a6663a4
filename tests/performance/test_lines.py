"""What weighing a paragraph's lines together costs, as a ratio within one run."""

from __future__ import annotations

import time
from collections.abc import Callable

from broadsheet.fonts.shaper import shape
from broadsheet.lines.model import Measures
from broadsheet.lines.optimal import break_lines
from broadsheet.text.normalize import normalize
from tests.composing import EM, catalog, shaped
from tests.prose.pages import sentences

ROUNDS = 15
SENTENCES = 4
"""Sentences a paragraph."""


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_breaking_takes_no_more_than_four_times_the_shaping_of_the_same_copy() -> None:
    """The least of several rounds of each, by turns: what disturbs one of them is no cost of it."""
    stock = sentences(None)
    copy = [normalize("".join(stock[n : n + SENTENCES])).text for n in range(0, len(stock), SENTENCES)]
    texts, face, measures = (
        [shaped(text) for text in copy],
        catalog().face("serif-400"),
        Measures(13 * EM, 2 * EM),
    )
    rounds = [
        (
            _seconds(lambda: [shape(face, text) for text in copy]),
            _seconds(lambda: [break_lines(text, measures) for text in texts]),
        )
        for _ in range(ROUNDS)
    ]
    shaping, breaking = (min(times) for times in zip(*rounds, strict=True))
    assert breaking < 4 * shaping, f"{breaking / shaping:.2f}"
