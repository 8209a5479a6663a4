"""A sky in words has its symbols, drawn inside their square in black, grey and paper."""

from __future__ import annotations

import pytest

from broadsheet.base.units import pt
from broadsheet.display.ops import PAPER, Ink
from broadsheet.page.sky import skies, symbol

SKIES = {
    "晴": ["sun"],
    "多云": ["clouds"],
    "晴间多云": ["sun", "clouds"],
    "阴": ["overcast"],
    "陰": ["overcast"],
    "小雨": ["light-rain"],
    "中雨": ["rain"],
    "暴雨": ["heavy-rain"],
    "雷阵雨": ["thunder"],
    "雨夹雪": ["sleet"],
    "小雪": ["snow"],
    "大雪": ["heavy-snow"],
    "大雾": ["fog"],
    "中度霾": ["fog"],
    "扬沙": ["wind"],
    "晴转多云": ["sun", "clouds"],
    "多云轉小雨": ["clouds", "light-rain"],
    "晴转多云转阴": ["sun", "clouds"],
    "阴有小雨": ["light-rain"],
    "雷雨大风": ["thunder"],
    "小雨转中雨": ["light-rain", "rain"],
    "阴转阴": ["overcast"],
    "日食": [],
}
NAMES = sorted({name for names in SKIES.values() for name in names})


@pytest.mark.parametrize(("words", "names"), SKIES.items())
def test_a_sky_in_words_has_its_symbols(words: str, names: list[str]) -> None:
    assert skies(words) == names


@pytest.mark.parametrize("name", NAMES)
def test_a_symbol_stands_in_its_square(name: str) -> None:
    shapes = list(symbol(name, pt(100), pt(200), pt(20)))
    assert shapes
    for shape in shapes:
        half = shape.stroke.weight // 2 if shape.stroke else 0
        assert shape.ink is not None or (shape.stroke is not None and shape.stroke.weight >= pt(0.4))
        for subpath in shape.outline.subpaths:
            for point in subpath:
                assert all(pt(100) <= x - half <= x + half <= pt(120) for x in point[::2])
                assert all(pt(200) <= y - half <= y + half <= pt(220) for y in point[1::2])


@pytest.mark.parametrize("name", NAMES)
def test_a_symbol_is_printed_in_black_alone(name: str) -> None:
    inks = {shape.ink for shape in symbol(name, 0, 0, pt(20)) if shape.ink}
    inks |= {shape.stroke.ink for shape in symbol(name, 0, 0, pt(20)) if shape.stroke}
    assert {ink for ink in inks if ink != PAPER}
    assert all(ink == Ink(0, 0, 0, ink.k) for ink in inks)


def test_a_symbol_may_be_moved() -> None:
    there = [
        shape._replace(outline=shape.outline.moved(pt(3), pt(5))) for shape in symbol("sleet", 0, 0, pt(20))
    ]
    assert there == list(symbol("sleet", pt(3), pt(5), pt(20)))
