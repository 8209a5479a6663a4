"""Readings, character styles and vertical lines of the specimen's third page, mark by mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median

import pytest

from tests.reading.glyphs import Glyph
from tests.specimen.conftest import ISSUE, Specimen

COPY = ISSUE.with_suffix("")
MARKED = re.compile(r"\{([^|}]+)\|([^}]+)\}")
TONES = "ˊˇˋ˙"


def _glyphs(specimen: Specimen, block: str) -> list[Glyph]:
    """The marks of a block that have text, in the order of the file."""
    return [
        glyph
        for frame in specimen.blocks[block].frames
        for glyph in specimen.pages[2].glyphs
        if glyph.text.strip()
        if frame.left - 1 < glyph.ink.left and glyph.ink.right < frame.right + 1
        if frame.top - 1 < glyph.ink.top and glyph.ink.bottom < frame.bottom + 1
    ]


def _sized(glyphs: Sequence[Glyph], size: float) -> list[Glyph]:
    return [glyph for glyph in glyphs if glyph.size == pytest.approx(size, abs=0.01)]


def _written(name: str) -> Iterator[tuple[str, str]]:
    """Characters and their readings as the copy has them: one each where there are as many."""
    for chars, readings in MARKED.findall(Path(COPY / name).read_text(encoding="utf-8")):
        each = readings.split()
        yield from zip(chars, each, strict=True) if len(each) == len(chars) else [(chars, readings)]


def _words(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Letters parted where they stand apart or in another line."""
    words: list[list[Glyph]] = []
    for glyph in glyphs:
        last = words[-1][-1] if words else None
        if last and abs(last.y - glyph.y) < 0.1 and abs(glyph.x - last.x - last.advance) < 0.5:
            words[-1].append(glyph)
        else:
            words.append([glyph])
    return words


def test_every_character_has_its_pinyin_above_its_middle(specimen: Specimen) -> None:
    glyphs = _glyphs(specimen, "3.A")
    bases, words = _sized(glyphs, 14), _words(_sized(glyphs, 7))
    written = list(_written("pinyin.md"))
    assert ["".join(glyph.text for glyph in word) for word in words] == [reading for _, reading in written]
    for word, (char, _) in zip(words, written, strict=True):
        left, right = word[0].x, word[-1].x + word[-1].advance
        below = [glyph for glyph in bases if 0 < glyph.y - word[0].y < 20]
        base = min(below, key=lambda glyph: abs(glyph.centre - (left + right) / 2))
        assert base.text == char
        assert base.centre == pytest.approx((left + right) / 2, abs=0.1)
        assert max(glyph.ink.bottom for glyph in word) < base.y - 0.8 * 14


def test_pinyin_keeps_a_quarter_of_its_em_apart(specimen: Specimen) -> None:
    words = _words(_sized(_glyphs(specimen, "3.A"), 7))
    for before, after in pairwise(words):
        if before[-1].y == pytest.approx(after[0].y, abs=0.1):
            assert after[0].x - before[-1].x - before[-1].advance >= 7 / 4 - 0.02


def test_lines_with_and_without_readings_stand_equally_far_apart(specimen: Specimen) -> None:
    lines = sorted({round(glyph.y, 2) for glyph in _sized(_glyphs(specimen, "3.A"), 14)})
    assert {round(below - above, 1) for above, below in pairwise(lines)} == {27.0}


def test_a_word_has_one_reading_above_the_middle_of_its_characters(specimen: Specimen) -> None:
    glyphs = _glyphs(specimen, "3.B")
    (word,) = [word for word in _words(_sized(glyphs, 4.5)) if word[0].text == "B"]
    assert "".join(glyph.text for glyph in word) == "Běijīng"
    first, last = (_first(_sized(glyphs, 9), char) for char in "北京")
    assert (word[0].x + word[-1].x + word[-1].advance) / 2 == pytest.approx(
        (first.x + last.x + last.advance) / 2, abs=0.05
    )


@pytest.mark.parametrize(("block", "name"), [("3.C", "bopomofo.md"), ("3.D", "bopomofo-down.md")])
def test_bopomofo_stands_at_the_right_of_its_character(block: str, name: str, specimen: Specimen) -> None:
    glyphs = _glyphs(specimen, block)
    bases = [glyph for glyph in _sized(glyphs, 14) if glyph.text.isalpha()]
    symbols, tones = _sized(glyphs, 4.2), _sized(glyphs, 6.3)
    written = list(_written(name))
    assert "".join(glyph.text for glyph in symbols) == "".join(r.strip(TONES) for _, r in written)
    assert [glyph.text for glyph in tones] == [mark for _, r in written for mark in r if mark in TONES]
    for glyph in [*symbols, *tones]:
        middle = (glyph.ink.top + glyph.ink.bottom) / 2
        beside = [base for base in bases if base.ink.top - 3 < middle < base.ink.bottom + 3]
        base = max(
            (base for base in beside if base.ink.left < glyph.ink.left), key=lambda base: base.ink.left
        )
        assert base.text in {char for char, _ in written}
        assert glyph.ink.left > base.ink.right - 0.3
        assert not [other for other in bases if other.ink.overlap(glyph.ink) > 0]


def test_words_of_another_size_stand_at_the_height_of_their_line(specimen: Specimen) -> None:
    glyphs = [glyph for glyph in _glyphs(specimen, "3.E") if 7 < glyph.size < 11]
    sizes = {round(glyph.size, 2) for glyph in glyphs}
    assert sizes == {9.0, 7.65, 10.8}
    assert {glyph.face for glyph in glyphs if glyph.text == "黑"} != {
        g.face for g in glyphs if g.text == "几"
    }
    middles = sorted({round(glyph.y - 0.38 * glyph.size, 1) for glyph in glyphs})
    lines = [[*found] for _, found in groupby(middles, key=lambda middle: round(middle / 13.5))]
    assert all(found[-1] - found[0] < 0.15 for found in lines)


def test_small_marks_that_meet_take_half_of_their_own_em(specimen: Specimen) -> None:
    small = _sized(_glyphs(specimen, "3.E"), 7.65)
    text = "".join(glyph.text for glyph in small)
    at = text.index("，《")
    assert (small[at + 1].x - small[at].x) / 7.65 == pytest.approx(0.5, abs=0.06)


def _down(specimen: Specimen, block: str) -> list[Glyph]:
    """The marks of the copy of a vertical block, line by line from the right, each from the top down."""
    glyphs = [glyph for glyph in _glyphs(specimen, block) if 4.6 < glyph.size < 9.1]
    right = max(glyph.ink.right for glyph in glyphs)
    return sorted(
        glyphs,
        key=lambda g: (
            round((right - 4.5 - _centre(g)) / 13.5),
            round(g.y - (0 if g.turned else 0.88 * 9), 1),
            g.x,
        ),
    )


@pytest.mark.parametrize(("block", "name"), [("3.F", "down.md"), ("3.H", "taiwan.md")])
def test_vertical_lines_are_read_down_and_from_the_right_to_the_left(
    block: str, name: str, specimen: Specimen
) -> None:
    typed = Path(COPY / name).read_text(encoding="utf-8")
    copy = re.sub(r"^## .*\n", "", MARKED.sub(r"\1", typed))
    wanted = re.sub(r"[*_~\[\]\s]", "", copy).translate(str.maketrans("“”‘’", "「」『』"))
    assert "".join(glyph.text for glyph in _down(specimen, block) if glyph.text != "\u200b") == wanted


def _first(glyphs: Sequence[Glyph], char: str) -> Glyph:
    return next(glyph for glyph in glyphs if glyph.text == char)


def _centre(glyph: Glyph) -> float:
    return (glyph.ink.left + glyph.ink.right) / 2


def test_short_figures_stand_abreast_and_words_are_turned(specimen: Specimen) -> None:
    glyphs = _down(specimen, "3.F")
    text = "".join(glyph.text[0] for glyph in glyphs)
    for figures in ("12", "120", "3.0", "A4"):
        at = text.index(figures)
        abreast = glyphs[at : at + len(figures)]
        assert max(glyph.y for glyph in abreast) - min(glyph.y for glyph in abreast) < 0.1
        assert abreast[-1].ink.right - abreast[0].ink.left < 9
        middle = (abreast[0].ink.left + abreast[-1].ink.right) / 2
        line = [
            _centre(glyph)
            for glyph in glyphs
            if "一" <= glyph.text <= "龥" and abs(_centre(glyph) - middle) < 6
        ]
        assert middle == pytest.approx(median(line), abs=0.5)
    for words in ("2025", "Noto", "PDF"):
        at = text.index(words)
        turned = glyphs[at : at + len(words)]
        assert all(glyph.turned for glyph in turned)
        assert all(below.ink.top > above.ink.top for above, below in pairwise(turned))


def test_in_vertical_lines_readings_and_dots_are_right_and_lines_left(specimen: Specimen) -> None:
    glyphs = _glyphs(specimen, "3.F")
    reading = _sized(glyphs, 4.5)
    assert "".join(glyph.text for glyph in reading) == "chēnChóngqìng"
    assert all(glyph.turned for glyph in reading)
    base = _first(glyphs, "郴")
    assert all(base.ink.right - 0.5 < glyph.ink.left < base.ink.right + 4.5 for glyph in reading)
    name = _first(glyphs, "专")
    (line,) = [
        box
        for _, box in specimen.pages[2].shapes
        if box.right - box.left < 1
        and abs(box.top - name.ink.top) < 2
        and name.ink.left - 5 < box.left < name.ink.right
    ]
    assert line.right < name.ink.left


def test_in_traditional_vertical_lines_marks_stand_in_the_middle(specimen: Specimen) -> None:
    glyphs = _sized(_glyphs(specimen, "3.H"), 9)
    text = "".join(glyph.text for glyph in glyphs)
    for mark in "，、。":
        at = text.index(mark)
        assert _centre(glyphs[at]) == pytest.approx(_centre(glyphs[at - 1]), abs=1)
