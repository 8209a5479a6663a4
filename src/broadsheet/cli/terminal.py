"""The terminal: its language, its colours, how much it wants to hear, and streams that survive any encoding."""

from __future__ import annotations

import argparse
import io
import locale
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Literal, TextIO

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic, Lang
from broadsheet.base.source import Source
from broadsheet.cli.failures import TRACE

Format = Literal["text", "json", "github"]


def settle_streams() -> None:
    """Characters that the terminal cannot show come out as question marks instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def spoken_language() -> Lang:
    """Chinese where the locale says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def writes_unicode(stream: TextIO) -> bool:
    """Whether every character can be written there."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


class Terminal(Struct, frozen=True):
    """How to speak: the language, the form of diagnostics, colour or none; `loud` 0 for errors alone, 1, 2 for all."""

    lang: Lang
    format: Format = "text"
    color: bool = False
    loud: int = 1

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> Terminal:
        """As the options of a command say."""
        loud = 0 if arguments.quiet else 2 if arguments.verbose else 1
        return cls(arguments.lang, arguments.format, _wants_color(arguments.color), loud)

    def pick(self, zh: str, en: str) -> str:
        """One of two texts."""
        return zh if self.lang == "zh" else en

    def note(self, zh: str, en: str) -> None:
        """A message for people, on stderr."""
        sys.stderr.write(self.pick(zh, en) + "\n")

    def data(self, text: str) -> None:
        """A result, on stdout."""
        sys.stdout.write(text + "\n")

    def show(self, findings: Iterable[Diagnostic], sources: Mapping[str, Source]) -> None:
        """Diagnostics on stderr, in the form asked for; with -q errors alone."""
        told = [finding for finding in findings if self.loud or finding.severity == "error"]
        if not told:
            return
        # Deferred: most commands end without a word.
        from broadsheet.cli.show import as_github, as_json_line, as_text  # noqa: PLC0415

        for finding in told:
            if self.format == "json":
                text = as_json_line(finding, sources)
            elif self.format == "github":
                text = as_github(finding, sources, self.lang)
            else:
                text = as_text(finding, sources, self.lang, self.color)
            sys.stderr.write(text + "\n")
            if self.loud > 1 and TRACE in finding.args:
                sys.stderr.write(str(finding.args[TRACE]))


def _wants_color(choice: str) -> bool:
    """`auto`: a terminal that is not dumb, unless NO_COLOR (no-color.org) is set."""
    if choice != "auto":
        return choice == "always"
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
