"""Imposition (拼版): which pages stand where on a printed sheet, so that the folded sheets are a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from broadsheet.base.geometry import Rect
from broadsheet.display.ops import DisplayPage, Placed

Form: TypeAlias = Literal["two-up", "four-up"]
"""Two pages beside each other on each side of a sheet; or four, heads together, on a sheet that is folded twice."""
_ROWS = {"two-up": 1, "four-up": 2}
_ACROSS = 2


class Seat(NamedTuple):
    """A place on one side of a sheet: the page (from 1), its column and row from the upper left, head down or not."""

    page: int
    column: int
    row: int
    turned: bool = False


def places(form: Form, count: int) -> int:
    """How many pages the sheets for `count` pages have: four or eight to a sheet, both sides counted."""
    each = 2 * _ACROSS * _ROWS[form]
    return -(-count // each) * each


def sides(form: Form, count: int) -> Iterator[tuple[Seat, ...]]:
    """Fronts and backs in turn, the outermost sheet first; sheets are laid into each other at the spine.

    Creep is off: newsprint is thin, and a paper of a few sheets is not trimmed at its open edge.
    """
    step, full = _ACROSS * _ROWS[form], places(form, count)
    for low in range(1, full // 2 + 1, step):
        high = full + 1 - low
        yield tuple(_side(form, (high, low), (high - 3, low + 3)))
        yield tuple(_side(form, (low + 1, high - 1), (low + 2, high - 2)))


def _side(form: Form, upright: tuple[int, int], turned: tuple[int, int]) -> Iterator[Seat]:
    foot = _ROWS[form] - 1
    if foot:
        yield from (Seat(page, column, 0, True) for column, page in enumerate(turned))
    yield from (Seat(page, column, foot) for column, page in enumerate(upright))


def imposed(pages: Sequence[DisplayPage], form: Form, *, from_right: bool = False) -> Iterator[DisplayPage]:
    """The sides of the sheets for pages of one size; places beyond the last page are left blank.

    Pages read from the right are bound there: left and right change places.
    """
    first = pages[0]
    width, height = _ACROSS * first.width, _ROWS[form] * first.height
    trim = Rect(0, 0, width, height)
    for index, seats in enumerate(sides(form, len(pages))):
        taken = [_mirrored(seat) if from_right else seat for seat in seats if seat.page <= len(pages)]
        placed = [_placed(pages[seat.page - 1], seat, trim) for seat in taken]
        label = f"{index // 2 + 1}{'反' if index % 2 else '正'}"
        yield DisplayPage(index + 1, label, width, height, first.bleed, (), placed=tuple(placed))


def _mirrored(seat: Seat) -> Seat:
    return seat._replace(column=_ACROSS - 1 - seat.column)


def _placed(page: DisplayPage, seat: Seat, trim: Rect) -> Placed:
    """A page in its seat; it bleeds over the sheet's edges and not into its neighbours."""
    x, y = seat.column * page.width, seat.row * page.height
    left, top = (at - page.bleed * (at == 0) for at in (x, y))
    right, bottom = (
        end + page.bleed * (end == edge)
        for end, edge in ((x + page.width, trim.right), (y + page.height, trim.bottom))
    )
    return Placed(page, x, y, Rect(left, top, right - left, bottom - top), seat.turned)
