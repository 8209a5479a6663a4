"""How long each stage of a run takes, a stage inside another not counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Literal, TypeAlias

Stage: TypeAlias = Literal["load", "shape", "lines", "page", "paint", "write"]


class Stopwatch:
    """Milliseconds by stage in `timings`; `with watch("shape"):` counts for that stage alone."""

    def __init__(self) -> None:
        self.timings: dict[Stage, float] = {
            "load": 0,
            "shape": 0,
            "lines": 0,
            "page": 0,
            "paint": 0,
            "write": 0,
        }
        self._running: list[Stage] = []
        self._since = perf_counter()

    @contextmanager
    def __call__(self, stage: Stage) -> Iterator[None]:
        self._turn()
        self._running.append(stage)
        try:
            yield
        finally:
            self._turn()
            self._running.pop()

    def _turn(self) -> None:
        now = perf_counter()
        if self._running:
            self.timings[self._running[-1]] += (now - self._since) * 1000
        self._since = now
