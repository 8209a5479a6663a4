"""A page of a file taken out as it is: its content untouched, its resources object by object (ISO 32000-1, 8.10)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from itertools import chain, groupby
from typing import Any, Final

import pikepdf

from broadsheet.display.lifted import Lifted, LiftedObject
from broadsheet.preflight.file.bounds import TooCostlyError
from broadsheet.preflight.file.boxes import box, finished
from broadsheet.preflight.file.marks import Area
from broadsheet.preflight.file.objects import entry, several, whole

_OBJECTS: Final = 400_000
_PAGES: Final = frozenset(("/Page", "/Pages", "/Catalog"))
"""What leads out of a page into its document."""
_OF_DOCUMENT: Final = frozenset(("/Length", "/StructParent", "/StructParents"))
"""Keys that are said anew, or speak of a structure that stays behind."""


def lift(data: bytes) -> Lifted | None:
    """The first page of a file; None where it has no size. What PDF calls rotated stands upright.

    PdfError, TooCostlyError, RecursionError for files that cannot be read to the end.
    """
    with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
        page = pdf.pages[0]
        trim = finished(page)
        width, height = trim.right - trim.left, trim.top - trim.bottom
        if width <= 0 or height <= 0:
            return None
        turned = whole(page.obj.get("/Rotate")) % 360
        bleed = box(page.obj, "/BleedBox") or trim
        around = (
            trim.left - bleed.left,
            bleed.right - trim.right,
            trim.bottom - bleed.bottom,
            bleed.top - trim.top,
        )
        if turned in (90, 270):
            width, height = height, width
        return Lifted(width, height, max(min(around), 0), tuple(_Lifter().form(page, trim, bleed, turned)))


class _Lifter:
    """Numbers objects in the order met; each is written once, whatever refers to it."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: list[Any] = []

    def form(self, page: pikepdf.Page, trim: Area, bleed: Area, turned: int) -> Iterator[LiftedObject]:
        """The form, then all that it leads to."""
        data, coding = _content(page)
        head = b" ".join((
            b"<< /Type /XObject /Subtype /Form /BBox",
            _array(bleed),
            b"/Matrix",
            _array(_upright(trim, turned)),
            b"/Length %d" % len(data),
        ))  # fmt: skip
        parts: list[bytes | int] = [head]
        for key, value in (*coding, ("/Group", page.obj.get("/Group"))):
            if value is not None:
                parts += [b" %s " % key.encode("ascii"), *self._written(value)]
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        parts += [b" /Resources ", *self._written(resources), b" >>"]
        yield LiftedObject(_joined(parts), data)
        done = 0
        while done < len(self._waiting):
            yield self._object(self._waiting[done])
            done += 1
            if done > _OBJECTS:
                raise TooCostlyError(f"{_OBJECTS:,}")

    def _object(self, item: Any) -> LiftedObject:
        if not isinstance(item, pikepdf.Stream):
            return LiftedObject(_joined(self._inside(item)))
        data = item.read_raw_bytes()
        parts = [*self._keys(item), b" /Length %d >>" % len(data)]
        return LiftedObject(_joined([b"<<", *parts]), data)

    def _written(self, item: Any) -> Iterator[bytes | int]:
        """A value as it stands in another: a reference where it is an object of its own."""
        if not isinstance(item, pikepdf.Object) or not item.is_indirect:
            yield from self._inside(item)
        elif isinstance(item, pikepdf.Dictionary) and str(item.get("/Type", "")) in _PAGES:
            yield b"null"
        else:
            number = self._numbers.get(item.objgen)
            if number is None:
                self._waiting.append(item)
                number = self._numbers[item.objgen] = len(self._waiting)
            yield number

    def _inside(self, item: Any) -> Iterator[bytes | int]:
        if isinstance(item, pikepdf.Array):
            yield b"["
            for value in item.as_list():
                yield from self._written(value)
                yield b" "
            yield b"]"
        elif isinstance(item, pikepdf.Dictionary):
            yield b"<<"
            yield from self._keys(item)
            yield b">>"
        else:
            yield _scalar(item)

    def _keys(self, item: Any) -> Iterator[bytes | int]:
        for key in sorted(item.keys()):  # They come as a set.
            if key not in _OF_DOCUMENT:
                yield b" %s " % pikepdf.Name(key).unparse()
                yield from self._written(item[key])


def _content(page: pikepdf.Page) -> tuple[bytes, list[tuple[str, Any]]]:
    """The page's content and how it is coded: one stream byte for byte, several decoded and joined (7.8.2)."""
    streams = several(page.obj.get("/Contents"))
    if len(streams) == 1 and isinstance(streams[0], pikepdf.Stream):
        (stream,) = streams
        return stream.read_raw_bytes(), [(key, entry(stream, key)) for key in ("/Filter", "/DecodeParms")]
    return b"\n".join(s.read_bytes() for s in streams if isinstance(s, pikepdf.Stream)), []


def _upright(trim: Area, turned: int) -> tuple[float, ...]:
    """The matrix that sets a page upright, the lower left of its trim at the origin."""
    return {
        90: (0, -1, 1, 0, -trim.bottom, trim.right),
        180: (-1, 0, 0, -1, trim.right, trim.top),
        270: (0, 1, -1, 0, trim.top, -trim.left),
    }.get(turned, (1, 0, 0, 1, -trim.left, -trim.bottom))


def _array(numbers: Any) -> bytes:
    return b"[%s]" % " ".join(f"{number + 0.0:.6f}".rstrip("0").rstrip(".") for number in numbers).encode(
        "ascii"
    )


def _scalar(item: Any) -> bytes:
    """A number, string, name or truth as the file writes it."""
    if isinstance(item, pikepdf.Object):
        return item.unparse()
    if item is None or isinstance(item, bool):
        return {None: b"null", True: b"true", False: b"false"}[item]
    return f"{item:f}".encode("ascii") if isinstance(item, Decimal) else b"%d" % item


def _joined(parts: Any) -> tuple[bytes | int, ...]:
    """The same with neighbouring bytes as one."""
    runs = groupby(parts, key=lambda part: isinstance(part, bytes))
    return tuple(chain.from_iterable([b"".join(run)] if plain else run for plain, run in runs))
