"""UAX #14: Unicode's own test, and the rules that composition adds to it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from broadsheet.clreq.line_break import opportunities
from broadsheet.clreq.make_tables import DATABASE

TEST = DATABASE / "auxiliary" / "LineBreakTest.txt"
OURS = 31
"""Cases of Unicode 15.0's test that go another way here: a hyphen before the first letter of a word belongs to it (LB20a of
Unicode 16), a paragraph has no line ends inside and no joiner alone, regional indicators carry no marks."""


def _parts(text: str) -> list[str]:
    ends = [0, *opportunities(text), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


@pytest.mark.skipif(
    not TEST.is_file(), reason="Unicode's data files are not installed (package unicode-data)"
)
def test_lines_end_where_unicodes_own_test_says() -> None:
    wrong = [case for case in _cases(TEST) if opportunities(case[0]) != case[1]]
    assert len(wrong) == OURS
    assert all(set(text) & set("-\n\r\v\f\x85\u2028\u2029\u200d\U0001f1e6") for text, _ in wrong)


def _cases(path: Path) -> list[tuple[str, list[int]]]:
    """Texts and where their lines may end."""
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        signs = line.partition("#")[0].split()
        text, ends = "", []
        for sign in signs:
            if sign == "÷":
                ends.append(len(text))
            elif sign != "×":
                text += chr(int(sign, 16))
        if signs:
            cases.append((text, [end for end in ends if 0 < end < len(text)]))
    return cases


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a well-known e-mail", ["a ", "well-", "known ", "e-", "mail"]),
        ("use --watch here", ["use ", "--watch ", "here"]),
        ("https://a.cn/b-c", ["https://", "a.cn/", "b-", "c"]),
        ("from 1,000.50 to -3%", ["from ", "1,000.50 ", "to ", "-3%"]),
        ("US$100 (net)", ["US$100 ", "(net)"]),
        ("naïve cafe\u0301 re\u00adset", ["naïve ", "cafe\u0301 ", "re\u00ad", "set"]),
        ("🇨🇳🇫🇷", ["🇨🇳", "🇫🇷"]),
        ("Мир вам", ["Мир ", "вам"]),
        ("", [""]),
    ],
)
def test_words_numbers_and_addresses_part_where_a_reader_expects(text: str, parts: list[str]) -> None:
    assert _parts(text) == parts


@pytest.mark.parametrize(
    ("text", "strictness", "allowed"),
    [
        ("字ー字", "strict", False), ("字ー字", "normal", True),
        ("字–字", "normal", True), ("字–字", "strict", False), ("a–b", "loose", False),
        ("字〜字", "strict", False), ("字〜字", "normal", True),
        ("字々字", "normal", False), ("字々字", "loose", True),
        ("字…字", "normal", False), ("字…字", "loose", True),
        ("字！字", "normal", False), ("字！字", "loose", True),
        ("字％字", "normal", False), ("字％字", "loose", True),
        ("字。字", "loose", False),
    ],
)  # fmt: skip
def test_css_loosens_step_by_step(text: str, strictness: str, allowed: bool) -> None:
    assert (1 in opportunities(text, strictness)) == allowed  # type: ignore[arg-type]
