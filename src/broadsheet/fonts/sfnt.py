"""The table directory of a font file, read without opening the font: is the file whole? (OpenType, "Font file")."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import BinaryIO

from broadsheet.base.diagnostics import Words

_OUTLINED = (b"\0\1\0\0", b"true", b"OTTO")
_WEB = (b"wOFF", b"wOF2")
_COLLECTION = b"ttcf"
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp")
_OUTLINES = ({"glyf", "loca"}, {"CFF "}, {"CFF2"})
DAMAGED = Words("它的表已损坏", "its tables are damaged")
_NO_FONT = Words("它不是 TrueType 或 OpenType 字体", "it is no TrueType or OpenType font")


def damage(path: Path, index: int) -> Words | None:
    """Why no face can be made of the font at `index` of a file, or None if its directory is in order."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        tag = file.read(4)
        if tag in _WEB:
            return Words(
                "它是压缩的网页字体（WOFF），先解成 TTF 或 OTF",
                "it is a web font (WOFF): unpack it to TTF or OTF",
            )
        start = 0
        if tag == _COLLECTION:
            file.seek(8)
            count = _number(file, ">L")
            if index >= count:
                return Words(
                    f"它是 {count} 款字体的合集，index 从 0 数到 {count - 1}",
                    f"it is a collection of {count}, its index goes from 0 to {count - 1}",
                )
            file.seek(12 + 4 * index)
            start = _number(file, ">L")
            file.seek(start)
            tag = file.read(4)
        elif index:
            return Words("它只有一款字体，index 只能是 0", "it holds one font, its index can only be 0")
        if tag not in _OUTLINED:
            return _NO_FONT
        return _directory(file, start, size)


def _directory(file: BinaryIO, start: int, size: int) -> Words | None:
    """What the table records at `start` say of a file of so many bytes."""
    file.seek(start + 4)
    count = _number(file, ">H")
    file.seek(start + 12)
    records = file.read(16 * count)
    if not count or len(records) < 16 * count:
        return _NO_FONT
    tables: set[str] = set()
    for place in range(0, len(records), 16):
        name, offset, length = struct.unpack_from(">4s4xLL", records, place)
        tables.add(table := name.decode("latin-1"))
        if not table.isascii():
            return DAMAGED
        if offset + length > size:
            return Words(f"文件不完整，断在 {table} 表", f"the file breaks off in its table {table}")
    if not any(outlines <= tables for outlines in _OUTLINES):
        return Words("它没有轮廓，只有点阵或彩色图", "it has no outlines, only bitmaps or colour pictures")
    lacking = [table for table in _NEEDED if table not in tables]
    if lacking:
        return Words(f"它缺 {lacking[0]} 表", f"it lacks the table {lacking[0]}")
    return None


def _number(file: BinaryIO, form: str) -> int:
    data = file.read(struct.calcsize(form))
    return int(struct.unpack(form, data)[0]) if len(data) == struct.calcsize(form) else 0
