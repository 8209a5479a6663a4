"""The rules of the Ghent Workgroup for newspapers (GWG 2022) that speak of single marks; numbers in the docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from broadsheet.preflight.file.colour import UNKNOWN, Space, colorants, inks, is_black, is_white
from broadsheet.preflight.file.grounds import Grounds
from broadsheet.preflight.file.marks import Area, ImageMark, Mark, PathMark, Printing, ShadingMark, TextMark
from broadsheet.preflight.limits import FileLimits

_DARK: Final = 0.85
"""From this much black on, a colour counts as black (R0015)."""
_PRESS: Final = frozenset(("DeviceCMYK", "DeviceGray", "Separation", "DeviceN"))
_COURIER: Final = frozenset(("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"))


class Fault(NamedTuple):
    """What is wrong with a mark, and where it stands on the page; no area for a fault of the whole page."""

    code: str
    area: Area | None
    args: dict[str, object]


def mark_faults(marks: Iterable[Mark], limits: FileLimits) -> Iterator[Fault]:
    """The faults of a page's marks, in the order painted."""
    grounds = Grounds()
    for mark in marks:
        if isinstance(mark, ImageMark):
            yield from _image(mark, limits)
            if mark.printing is None or not is_white(mark.printing.paint):
                grounds.add([mark.area])
        elif isinstance(mark, ShadingMark):
            yield from _space(mark.space, mark.area)
            grounds.add([mark.area])
        else:
            areas = mark.areas if isinstance(mark, PathMark) else (mark.area,)
            yield from _overprint(mark, grounds.under(areas), limits)
            yield from _text(mark, limits) if isinstance(mark, TextMark) else _line(mark, limits)
            yield from _space(mark.printing.paint.space, mark.area)
            if not is_white(mark.printing.paint) and not is_black(mark.printing.paint):
                grounds.add(areas)


def page_image_fault(alone: Mark, limits: FileLimits) -> Iterator[Fault]:
    """R0033: a page whose only mark is an image."""
    if isinstance(alone, ImageMark) and alone.bits > 1:
        yield from _resolution(
            alone, ("BS876", limits.page_image_error), ("BS877", limits.page_image_warning)
        )


def spot_colours(marks: Iterable[Mark]) -> set[str]:
    """The names of the colorants a page uses beyond the process inks (R0020)."""
    return {name for mark in marks for name in _space_of(mark).spots}


def spaces_used(marks: Iterable[Mark]) -> set[str]:
    """The colour spaces of a page that are no press inks (R0027), by their families."""
    roots = {_space_of(mark).root for mark in marks}
    return {root.family for root in roots if not _of_press(root)}


def _of_press(root: Space) -> bool:
    return not root.mapped and root.family in (*_PRESS, "Pattern")


def _space_of(mark: Mark) -> Space:
    if isinstance(mark, ShadingMark):
        return mark.space
    if isinstance(mark, ImageMark) and mark.space is not None:
        return mark.space
    return mark.printing.paint.space if mark.printing else UNKNOWN


def _overprint(mark: TextMark | PathMark, over: bool, limits: FileLimits) -> Iterator[Fault]:
    """R0007 to R0013: white never overprints, small black does, grey cannot."""
    paint, overprint, mode = mark.printing
    text = isinstance(mark, TextMark)
    extent = mark.size if isinstance(mark, TextMark) else mark.weight
    if overprint and is_white(paint):
        yield Fault("BS855" if text else "BS856", mark.area, {})
    if overprint and paint.space.family == "DeviceGray":
        yield Fault("BS861", mark.area, {})
    least = limits.black_text if text else limits.black_line
    if extent is None or round(extent, 3) >= least or not over or not is_black(paint):
        return
    args: dict[str, object] = {"points": round(extent, 3), "least": least}
    if paint.space.family == "DeviceGray":
        yield Fault("BS859" if text else "BS860", mark.area, args)
    if not overprint or (paint.space.family == "DeviceCMYK" and mode != 1):
        yield Fault("BS857" if text else "BS858", mark.area, args)


def _text(mark: TextMark, limits: FileLimits) -> Iterator[Fault]:
    """R0014 to R0017: Courier, rich black, small reversed type and small type of several inks."""
    paint, size = mark.printing.paint, round(mark.size, 3)
    name = mark.font.rpartition("+")[2]
    if name in _COURIER:
        yield Fault("BS862", mark.area, {"font": name})
    if (found := inks(paint)) and found[3] >= _DARK and round(100 * sum(found), 3) > limits.rich_black:
        yield Fault("BS863", mark.area, {"percent": 100 * sum(found), "most": limits.rich_black})
    if is_white(paint) and size < limits.reversed_text:
        yield Fault("BS864", mark.area, {"points": size, "least": limits.reversed_text})
    if colorants(paint) > 1 and size < limits.multi_ink_text:
        yield Fault("BS865", mark.area, {"points": size, "least": limits.multi_ink_text})


def _line(mark: PathMark, limits: FileLimits) -> Iterator[Fault]:
    """R0018, R0019: white lines and lines of several inks, thin filled boxes among them (I00004)."""
    if mark.weight is None or (weight := round(mark.weight, 3)) >= limits.line:
        return
    args: dict[str, object] = {"points": weight, "least": limits.line}
    if is_white(mark.printing.paint):
        yield Fault("BS866", mark.area, args)
    elif colorants(mark.printing.paint) > 1:
        yield Fault("BS867", mark.area, args)


def _space(space: Space, area: Area, image: bool = False, rgb_images: bool = False) -> Iterator[Fault]:
    """R0024, R0027, R0028: the registration colour, and colours that are no press inks."""
    root = space.root
    if "All" in root.names:
        yield Fault("BS869", area, {})
    if not _of_press(root):
        if image and rgb_images and root.family == "ICCBased" and root.channels == 3:
            return
        name = root.family + (f" ({root.channels})" if root.family == "ICCBased" else "")
        yield Fault("BS871", area, {"space": name})


def _image(mark: ImageMark, limits: FileLimits) -> Iterator[Fault]:
    """R0031, R0032: effective resolution, the lesser of both directions, rounded last (I00005)."""
    if mark.space is not None:
        yield from _space(mark.space, mark.area, image=True, rgb_images=limits.rgb_images)
    elif mark.printing is not None:
        yield from _space(mark.printing.paint.space, mark.area)
        yield from _stencil(mark.printing, mark.area)
    if mark.bits == 1:
        yield from _resolution(mark, ("BS874", limits.bitmap_error), ("BS875", limits.bitmap_warning))
    elif mark.is_picture:
        yield from _resolution(mark, ("BS872", limits.photo_error), ("BS873", limits.photo_warning))


def _stencil(printing: Printing, area: Area) -> Iterator[Fault]:
    if printing.overprint and is_white(printing.paint):
        yield Fault("BS856", area, {})


def _resolution(mark: ImageMark, error: tuple[str, int], warning: tuple[str, int]) -> Iterator[Fault]:
    ppi = round(mark.ppi)
    for code, least in (error, warning):
        if ppi < least:
            yield Fault(code, mark.area, {"ppi": ppi, "least": least})
            return
