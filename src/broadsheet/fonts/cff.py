"""A CFF program written anew as a CID-keyed one, its glyphs in the order a PDF numbers them (Adobe TN 5176)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple, TypeAlias

_FONT_BBOX, _CHARSET, _CHAR_STRINGS, _PRIVATE, _SUBRS = 5, 15, 17, 18, 19
_ESCAPE, _LAST_OPERATOR = 12, 21
_FONT_MATRIX, _ROS, _CID_COUNT, _FD_ARRAY, _FD_SELECT = 0x0C07, 0x0C1E, 0x0C22, 0x0C24, 0x0C25
"""Operators of Top, Font and Private DICTs (tables 9, 10, 23); those after an escape are written with it."""
_STANDARD_STRINGS = 391
"""The first string identifier that is the font's own (Appendix A)."""
_REGISTRY, _ORDERING = b"Adobe", b"Identity"
_END = 0xF
"""The nibble that ends a real number (table 5)."""

_Dict: TypeAlias = dict[int, bytes]
"""Operators to their operands as they were written."""


class _Parts(NamedTuple):
    """What a reader draws glyphs from: one charstring a glyph, its font dictionary, each dictionary's Private."""

    name: bytes
    top: _Dict
    charstrings: list[bytes]
    selected: bytes
    fonts: list[_Dict]
    privates: list[bytes]


def cid_keyed(table: bytes, order: Sequence[int]) -> bytes:
    """A CFF font whose CID n, being also its glyph n, draws glyph `order[n]` of `table`; `order[0]` is .notdef.

    `table` is CFF version 1 without subroutines, keyed by name or by CID. A glyph may be asked for more than once.
    """
    parts = _read(table)
    return _write(
        parts._replace(
            charstrings=[parts.charstrings[glyph] for glyph in order],
            selected=bytes([parts.selected[glyph] for glyph in order]),
        )
    )


def _read(table: bytes) -> _Parts:
    names, at = _index(table, table[2])
    tops, _ = _index(table, at)
    top = _dict(tops[0])
    charstrings, _ = _index(table, _number(top, _CHAR_STRINGS))
    if _ROS not in top:
        # Keyed by name: the Top DICT is its only font dictionary.
        fonts, selected = [top], bytes(len(charstrings))
    else:
        fonts = [_dict(font) for font in _index(table, _number(top, _FD_ARRAY))[0]]
        selected = _selected(table, _number(top, _FD_SELECT), len(charstrings))
    return _Parts(names[0], top, charstrings, selected, fonts, [_private(table, font) for font in fonts])


def _write(parts: _Parts) -> bytes:
    """Header, INDEXes and DICTs one behind the other; offsets are as long whatever they are, so sizes are known."""
    count = len(parts.charstrings)
    bodies = {
        # Format 2: one range, from CID 1 on.
        _CHARSET: b"\x02" + (b"\x00\x01" + (count - 2).to_bytes(2, "big") if count > 1 else b""),
        _FD_SELECT: _ranges(parts.selected),
        _CHAR_STRINGS: _indexed(parts.charstrings),
    }
    strings = _indexed([_REGISTRY, _ORDERING])
    head = b"\x01\x00\x04\x04" + _indexed([parts.name])
    start = len(head) + len(_indexed([_top(parts, dict.fromkeys((*bodies, _FD_ARRAY), 0))])) + len(strings)
    start += len(_NO_SUBROUTINES)
    places = dict(zip((*bodies, _PRIVATE), accumulate(map(len, bodies.values()), initial=start), strict=True))
    privates = places.pop(_PRIVATE)
    places[_FD_ARRAY] = privates + sum(map(len, parts.privates))
    fonts = _indexed(_fonts(parts, privates))
    top = _indexed([_top(parts, places)])
    return b"".join([head, top, strings, _NO_SUBROUTINES, *bodies.values(), *parts.privates, fonts])


def _top(parts: _Parts, places: Mapping[int, int]) -> bytes:
    ros = _integer(_STANDARD_STRINGS) + _integer(_STANDARD_STRINGS + 1) + _integer(0)
    # A font dictionary of a font keyed by name carries its matrix alone: two would be multiplied.
    kept = (_FONT_BBOX, _FONT_MATRIX) if _ROS in parts.top else (_FONT_BBOX,)
    entries = {
        _ROS: ros,
        **{key: parts.top[key] for key in kept if key in parts.top},
        _CID_COUNT: _integer(len(parts.charstrings)),
        **{key: _integer(place) for key, place in places.items()},
    }
    return _written(entries)


def _fonts(parts: _Parts, start: int) -> Iterator[bytes]:
    places = accumulate(map(len, parts.privates), initial=start)
    for font, private, place in zip(parts.fonts, parts.privates, places, strict=False):
        matrix = {_FONT_MATRIX: font[_FONT_MATRIX]} if _FONT_MATRIX in font else {}
        yield _written({**matrix, _PRIVATE: _integer(len(private)) + _integer(place)})


def _private(table: bytes, font: _Dict) -> bytes:
    """The Private DICT of a font dictionary, less the place of subroutines that are not there."""
    if _PRIVATE not in font:
        return b""
    size, start = _numbers(font[_PRIVATE])
    entries = _dict(table[start : start + size])
    entries.pop(_SUBRS, None)
    return _written(entries)


def _index(table: bytes, start: int) -> tuple[list[bytes], int]:
    """The objects of an INDEX, and the place behind it (section 5)."""
    count = int.from_bytes(table[start : start + 2], "big")
    if not count:
        return [], start + 2
    size = table[start + 2]
    first = start + 3
    base = first + size * (count + 1) - 1
    ends = [
        base + int.from_bytes(table[place : place + size], "big") for place in range(first, base + 1, size)
    ]
    return [table[a:b] for a, b in pairwise(ends)], ends[-1]


def _indexed(objects: Iterable[bytes]) -> bytes:
    parts = list(objects)
    offsets = list(accumulate(map(len, parts), initial=1))
    size = (offsets[-1].bit_length() + 7) // 8
    listed = b"".join(offset.to_bytes(size, "big") for offset in offsets)
    return len(parts).to_bytes(2, "big") + bytes([size]) + listed + b"".join(parts)


_NO_SUBROUTINES = b"\0\0"
"""An INDEX without objects."""


def _dict(data: bytes) -> _Dict:
    """A DICT's entries (section 4); operands stay as they are written."""
    entries: _Dict = {}
    start = place = 0
    while place < len(data):
        lead = data[place]
        if lead > _LAST_OPERATOR:
            place = _behind(data, place)
            continue
        wide = lead == _ESCAPE
        operator = int.from_bytes(data[place : place + 1 + wide], "big")
        entries[operator] = data[start:place]
        start = place = place + 1 + wide
    return entries


def _behind(data: bytes, place: int) -> int:
    """The place behind the operand at `place` (tables 3 to 5)."""
    lead = data[place]
    if lead == 30:
        place += 1
        while data[place] & 0xF != _END and data[place] >> 4 != _END:
            place += 1
        return place + 1
    return place + {28: 3, 29: 5}.get(lead, 1 if lead < 247 else 2)


def _written(entries: Mapping[int, bytes]) -> bytes:
    """A DICT; an escaped operator is two bytes."""
    return b"".join(
        operands + operator.to_bytes(2 if operator > 255 else 1, "big")
        for operator, operands in entries.items()
    )


def _integer(value: int) -> bytes:
    """An operand of five bytes, whatever the value."""
    return b"\x1d" + value.to_bytes(4, "big", signed=True)


def _number(entries: _Dict, operator: int) -> int:
    return _numbers(entries[operator])[0]


def _numbers(operands: bytes) -> list[int]:
    """Integer operands (table 3)."""
    values: list[int] = []
    place = 0
    while place < len(operands):
        behind = _behind(operands, place)
        lead, rest = operands[place], operands[place + 1 : behind]
        if lead in (28, 29):
            values.append(int.from_bytes(rest, "big", signed=True))
        elif lead < 247:
            values.append(lead - 139)
        else:
            sign, base = (1, 247) if lead < 251 else (-1, 251)
            values.append(sign * ((lead - base) * 256 + rest[0] + 108))
        place = behind
    return values


def _selected(table: bytes, start: int, count: int) -> bytes:
    """Which font dictionary each glyph has: FDSelect, formats 0 and 3 (section 19)."""
    if table[start] == 0:
        return table[start + 1 : start + 1 + count]
    ranges = int.from_bytes(table[start + 1 : start + 3], "big")
    rows = [table[at : at + 3] for at in range(start + 3, start + 3 + 3 * ranges, 3)]
    firsts = [*(int.from_bytes(row[:2], "big") for row in rows), count]
    return b"".join(row[2:] * (end - first) for row, (first, end) in zip(rows, pairwise(firsts), strict=True))


def _ranges(selected: bytes) -> bytes:
    """FDSelect, format 3."""
    runs = [(next(run)[0], font) for font, run in groupby(enumerate(selected), key=lambda pair: pair[1])]
    rows = b"".join(first.to_bytes(2, "big") + bytes([font]) for first, font in runs)
    return b"\x03" + len(runs).to_bytes(2, "big") + rows + len(selected).to_bytes(2, "big")
