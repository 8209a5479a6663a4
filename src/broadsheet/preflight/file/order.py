"""What an advertisement is wanted for, and what became of its file."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.display.lifted import Lifted


class Order(NamedTuple):
    """Page `page` (from 1) of a file, placed whole in `hole`; filling it where it may be cropped."""

    page: int
    hole: Rect
    crop: bool = False


class Admission(Struct, frozen=True):
    """What is wrong with the page, and the page itself where it can be placed at all."""

    findings: tuple[Diagnostic, ...]
    lifted: Lifted | None = None
