"""Readings beside characters (行间注), as copy is typed: {重庆|Chóng qìng}, {重慶|ㄔㄨㄥˊ ㄑㄧㄥˋ}."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.issue.signs import BOPOMOFO, RUBY_BY, RUBY_OFF, RUBY_ON

_RUBY: Final = re.compile(
    r"\{([^{}|\n]*[\u3400-\u9fff\U00020000-\U0003ffff][^{}|\n]*)\|([^{}|\n]*[^{}|\s])\}"
)
_CHARACTER: Final = re.compile("[^\ufe00-\ufe0f\U000e0100-\U000e01ef][\ufe00-\ufe0f\U000e0100-\U000e01ef]*")
"""A character with the selector of its variant."""


def annotated(text: str, span: Span, findings: Findings) -> str:
    """The text with RUBY_ON, RUBY_BY and RUBY_OFF about such characters and readings.

    Where there is a reading for each character, parted by spaces, each has its own; else they share one, as 北京 does
    in {北京|Běijīng}. Bopomofo belongs to one character each: a count that differs is reported (BS237), and such
    characters stand without.
    """

    def marked(found: re.Match[str]) -> str:
        bases, readings = _CHARACTER.findall(found[1].strip()), found[2].split()
        if len(bases) == len(readings):
            return "".join(map(_ruby, bases, readings))
        if not BOPOMOFO.search(found[2]):
            return _ruby("".join(bases), " ".join(readings))
        args = {"text": found[1], "characters": len(bases), "readings": len(readings)}
        findings.append(Diagnostic("BS237", span, args))
        return found[1]

    return _RUBY.sub(marked, text)


def _ruby(base: str, reading: str) -> str:
    return f"{RUBY_ON}{base}{RUBY_BY}{reading}{RUBY_OFF}"
