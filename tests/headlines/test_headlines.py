"""Heads of two lines part where an editor would part them."""

from __future__ import annotations

from pathlib import Path

from tests.headlines.judge import Verdict, judge, read

HERE = Path(__file__).parent


def test_nineteen_of_twenty_breaks_are_ones_the_editor_allows(verdicts: list[Verdict]) -> None:
    wrong = [verdict.lines for verdict in verdicts if not verdict.allowed]
    assert len(wrong) <= 0.05 * len(verdicts), wrong


def test_three_of_four_are_his_own_choice(verdicts: list[Verdict]) -> None:
    other = [verdict.lines for verdict in verdicts if not verdict.best]
    assert len(other) <= 0.25 * len(verdicts), other


def test_none_breaks_a_rule_that_has_no_exception(verdicts: list[Verdict]) -> None:
    assert not [(verdict.lines, verdict.fault) for verdict in verdicts if verdict.fault]


def test_of_harder_heads_six_of_seven_part_by_sense_and_two_of_three_as_the_editor_would() -> None:
    made = [judge(head) for head in read(HERE / "harder.json")]
    assert sum(verdict.allowed for verdict in made) >= 6 / 7 * len(made)
    assert sum(verdict.best for verdict in made) >= 2 / 3 * len(made)
    assert not [(verdict.lines, verdict.fault) for verdict in made if verdict.fault]


def test_no_head_is_both_learnt_from_and_judged() -> None:
    seen = {
        line.translate({ord(mark): None for mark in "/|"})
        for line in (HERE / "seen.txt").read_text("utf-8").split()
    }
    judged = [*read(HERE / "heads.json"), *read(HERE / "harder.json")]
    assert not seen.intersection(head.text for head in judged)
