"""Writes unicode_tables.py from the Unicode Character Database; run by hand when the database or a class changes.

    python -m broadsheet.clreq.make_tables [FOLDER]

FOLDER holds LineBreak.txt, EastAsianWidth.txt, VerticalOrientation.txt, UnicodeData.txt and emoji-data.txt of one
Unicode version; Debian's package unicode-data puts them into /usr/share/unicode.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from broadsheet.clreq.locales import MEMBERS

DATABASE: Final = Path("/usr/share/unicode")
TABLES: Final = Path(__file__).with_name("unicode_tables.py")

_CLASSES: Final = (
    "AL BA BB B2 BK CB CJ CL CM CP CR EB EM EX GL H2 H3 HL HY ID IN IS JL JT JV LF NL NS NU OP OW PO PR QU RI SP SY WJ"
    " ZW ZWJ"
)
LINE_BREAK: Final = dict(zip(_CLASSES.split(), "AbBDKcj]m)reE!g23h-I.,ltvnNx0[(%$qR /wzZ", strict=True))
"""One letter for each class of UAX #14; OW is the OP of East Asian width, which LB30 leaves out."""

_RANGE: Final = re.compile(r"(?m)^([0-9A-F]{4,6})(?:\.\.([0-9A-F]{4,6}))?\s*;\s*(\w+)")
_WIDE: Final = frozenset({"W", "F"})
_NARROW_MARKS: Final = {"OP": "a", "CL": "k", "CP": "k", "PR": "X", "PO": "U"}
_FORMS: Final = [*range(0xFE10, 0xFE20), *range(0xFE30, 0xFE70)]
"""Vertical and small forms: marks whose blank, if any, lies elsewhere."""


class Database:
    """Properties of every code point, by file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.version = re.findall(r"LineBreak-([\d.]+)\.txt", self._read("LineBreak.txt"))[0]
        self.line_break = self._property("LineBreak.txt")
        self.width = self._property("EastAsianWidth.txt")
        self.orientation = self._property("VerticalOrientation.txt")
        self.category = dict(self._categories())
        emoji = self._property("emoji/emoji-data.txt", only="Extended_Pictographic")
        self.reserved_emoji = {code for code in emoji if code not in self.category}

    def _read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def _property(self, name: str, only: str = "") -> dict[int, str]:
        values: dict[int, str] = {}
        for first, last, value in _RANGE.findall(self._read(name)):
            if not only or value == only:
                values |= dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), value)
        return values

    def _categories(self) -> Iterator[tuple[int, str]]:
        start = 0
        for line in self._read("UnicodeData.txt").splitlines():
            code, name, category = line.split(";")[:3]
            first = start if name.endswith(", Last>") else int(code, 16)
            yield from ((each, category) for each in range(first, int(code, 16) + 1))
            start = int(code, 16)

    def line_break_letter(self, code: int) -> str:
        """The class of UAX #14 as LB1 resolves it, CJ kept apart."""
        name, category = self.line_break.get(code, "XX"), self.category.get(code, "Cn")
        if name == "SA":
            name = "CM" if category in ("Mn", "Mc") else "AL"
        elif name in ("AI", "SG", "XX"):
            name = "AL"
        elif code in self.reserved_emoji:
            name = "EB"  # LB30b lets modifiers follow these too; otherwise EB and ID are alike.
        wide = self.width.get(code) in (*_WIDE, "H")
        return LINE_BREAK[{"OP": "OW", "CP": "CL"}.get(name, name) if wide else name]

    def composition_letter(self, code: int) -> str:
        """The class of classes.py for what CLREQ's own tables do not name."""
        category, width = self.category.get(code, "Cn"), self.width.get(code, "N")
        name = self.line_break.get(code, "XX")
        if category[0] == "M" or code == 0x200D:
            return "N"
        if code in _FORMS:
            return {"OP": "a", "CL": "Q", "EX": "Q", "IS": "Q", "NS": "Q"}.get(name, "H")
        if width in _WIDE:
            return {"OP": "O", "CL": "C"}.get(name, "H")
        return _NARROW_MARKS.get(name) or ("H" if width == "H" else self._narrow_letter(category, width))

    def _narrow_letter(self, category: str, width: str) -> str:
        """Letters are letters wherever they come from; signs of ambiguous width stand as Han do."""
        if category[0] == "L" or category in ("Nd", "Zs"):
            return {"L": "L", "N": "D", "Z": "W"}[category[0]]
        return {"P": "A", "S": "L"}.get(category[0], "H") if width in ("N", "Na") else "H"

    def composition(self, code: int) -> str:
        """The class of classes.py."""
        return _NAMED.get(code) or self.composition_letter(code)


_NAMED: Final = {ord(char): letter for letter, chars in MEMBERS.items() for char in chars}


def _runs(value: Callable[[int], str]) -> tuple[list[int], list[str]]:
    """Where each stretch of one value begins, and the value."""
    runs = [(next(codes), kind) for kind, codes in groupby(range(sys.maxunicode + 1), value)]
    return [start for start, _ in runs], [kind for _, kind in runs]


def _wrapped(words: list[str], between: str) -> str:
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 110:
            lines.append(line)
            line = ""
        line += word + between
    return "\n".join(f"    {line.rstrip()}" for line in [*lines, line])


def _table(name: str, says: str, value: Callable[[int], str]) -> str:
    starts, kinds = _runs(value)
    letters = "".join(kinds)
    pieces = [letters[place : place + 100] for place in range(0, len(letters), 100)]
    numbers = _wrapped([f"{start}," for start in starts], " ")
    return "\n".join([
        f"{name}_STARTS: Final = (", numbers, ")",
        f"{name}_LETTERS: Final = (", *(f"    {piece!r}" for piece in pieces), ")",
        f'"""{says}"""', "",
    ])  # fmt: skip


def _loose(data: Database, name: str) -> str:
    chars = [
        chr(c) for c, kind in data.line_break.items() if kind == name and data.width.get(c) in ("A", "F", "W")
    ]
    return "".join(f"\\u{ord(char):04x}" for char in sorted(chars))


def tables(folder: Path = DATABASE) -> str:
    """The text of unicode_tables.py."""
    data = Database(folder)
    orientation = {"U": "U", "R": "R", "Tu": "u", "Tr": "r"}
    return "\n".join([
        f'"""Unicode {data.version} as three tables of letters: generated by make_tables.py, not to be edited.',
        "",
        "From LineBreak.txt, EastAsianWidth.txt, VerticalOrientation.txt, UnicodeData.txt and emoji-data.txt of that",
        "version (Unicode License v3), and the marks of CLREQ's tables 3.1.2 to 3.1.5 named in locales.py. A code",
        "point has the letter of the last start that is not above it.",
        '"""', "", "# ruff: noqa", "# fmt: off", "from __future__ import annotations", "", "from typing import Final",
        "", f'VERSION: Final = "{data.version}"', "",
        _table("COMPOSITION", "The classes of classes.py.", data.composition),
        _table("LINE_BREAK", "The classes of UAX #14 by the letters of line_break.py.", data.line_break_letter),
        _table("ORIENTATION", "UAX #50: U upright, R rotated, u (Tu) and r (Tr) with a vertical form.",
               lambda code: orientation[data.orientation.get(code, "R")]),
        f'WIDE_POSTFIXES: Final = "{_loose(data, "PO")}"',
        f'WIDE_PREFIXES: Final = "{_loose(data, "PR")}"',
        '"""PO and PR of East Asian width ambiguous, full or wide (CSS Text 3, 5.3)."""', "",
    ])  # fmt: skip


if __name__ == "__main__":
    TABLES.write_text(tables(*map(Path, sys.argv[1:2])), encoding="utf-8")
