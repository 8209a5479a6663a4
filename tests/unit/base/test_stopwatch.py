"""Every stage is counted once, a stage inside another for itself alone."""

from __future__ import annotations

import pytest

from broadsheet.base import stopwatch as room
from broadsheet.base.stopwatch import Stopwatch


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds, as the test turns them on."""
    now = [0.0]
    monkeypatch.setattr(room, "perf_counter", lambda: now[0])
    return now


def test_every_stage_of_the_report_is_there_from_the_start() -> None:
    assert list(Stopwatch().timings) == ["load", "shape", "lines", "page", "paint", "write"]
    assert set(Stopwatch().timings.values()) == {0}


def test_a_stage_inside_another_is_taken_out_of_it(clock: list[float]) -> None:
    watch = Stopwatch()
    with watch("page"):
        clock[0] += 1
        with watch("shape"):
            clock[0] += 2
        clock[0] += 4
    assert (watch.timings["page"], watch.timings["shape"]) == (5000, 2000)


def test_time_between_stages_belongs_to_none(clock: list[float]) -> None:
    watch = Stopwatch()
    with watch("load"):
        clock[0] += 1
    clock[0] += 8
    with watch("write"):
        clock[0] += 2
    assert sum(watch.timings.values()) == 3000


def test_a_stage_that_fails_is_counted_as_far_as_it_went(clock: list[float]) -> None:
    watch = Stopwatch()

    def fail() -> None:
        with watch("page"), watch("lines"):
            clock[0] += 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with watch("paint"):
        clock[0] += 1
    assert (watch.timings["lines"], watch.timings["page"], watch.timings["paint"]) == (1000, 0, 1000)
