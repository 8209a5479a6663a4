"""Curly quotation marks belong to the text they stand in."""

from __future__ import annotations

import pytest

from broadsheet.clreq.classes import classify

QUOTES = "“”‘’"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("他说“好”。", "OC"),
        ("用“OK”回答", "OC"),
        ("“AI”来了", "OC"),
        ("说：“OK”", "OC"),
        ("the “quick” fox", "ak"),
        ("“Quick,” he said", "ak"),
        ("书名 The “New” Age 出版", "ak"),
        ("他说：“He said ‘no’ twice.”", "OakC"),
        ("she said “the ‘new’ one” again", "aakk"),
        ("他说：“He said, ‘no.’”，就走了", "OakC"),
        ("他说：“‘No’ is his word”，就走了", "OakC"),
        ("他说：“‘No’”，就走了", "OOCC"),
        ("他说：“用No‘Yes’”，就走了", "OOCC"),
        ("it’s", "A"),
        ("rock ’n’ roll", "AA"),
        ("听 rock ’n’ roll", "AA"),
        ("of the ’90s", "A"),
        ("’90s 音乐", "A"),
        ("’那是", "C"),
        ("他说‘一种 ’n", "OC"),
        ("students’ work", "A"),
        ("‘那是 b’国", "OC"),
        ("那是 b’国", "C"),
        ("of “关系” and", "OC"),
        ("“未完", "O"),
        ("‘完’了", "OC"),
    ],
)
def test_marks_are_chinese_or_latin_by_what_they_hold_and_what_is_beside_them(
    text: str, letters: str
) -> None:
    found = "".join(letter for char, letter in zip(text, classify(text), strict=True) if char in QUOTES)
    assert found == letters
