"""How much ink each place of a page carries: its plates drawn by PDFium and laid on each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING, Final, NamedTuple

import pikepdf

from broadsheet.preflight.file.bounds import Budget
from broadsheet.preflight.file.boxes import finished
from broadsheet.preflight.file.colour import PROCESS
from broadsheet.preflight.file.pictures import shrink
from broadsheet.preflight.file.plates import to_plate

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS_PER_MM: Final = 12
"""PDFium gives pictures whole pixels: at 12 their edges add no more than 1 % to a square of 15 mm."""
_CELLS_PER_MM: Final = 4
"""What a plate is kept in; the fullest square is found to a quarter of a millimetre."""
_POINTS_PER_MM: Final = 72 / 25.4
SQUARE_MM: Final = 15
"""The side of the square over which GWG 2022 takes the mean (R0026)."""
STEP: Final = 20
"""Per cent of ink between the bars of a histogram."""
_LEAST_MM: Final = 1
_MOST_MM: Final = 2_000
"""A page of two metres: nothing that a newspaper press prints is larger."""


class InkMap(NamedTuple):
    """The ink of one trimmed page in per cent: `plates` the mean of each ink over the page, `mean` the most in any
    square of 15 mm, at `x_mm`, `y_mm` (its upper left corner, from that of the trim), `most` the most in any square
    millimetre, `histogram` the share of the page that carries nothing, up to 20, 40 … 400 % of ink, and more.
    """

    plates: dict[str, float]
    mean: float
    x_mm: int
    y_mm: int
    most: float
    histogram: tuple[float, ...]


def measurable(page: pikepdf.Page) -> bool:
    """Whether a page is of a size that can be measured."""
    cut = finished(page)
    return drawable(cut.right - cut.left, cut.top - cut.bottom)


def drawable(*sides: float) -> bool:
    """Whether sides of so many points make a page that can be drawn."""
    return all(_LEAST_MM <= side / _POINTS_PER_MM <= _MOST_MM for side in sides)


def ink_maps(data: bytes, pages: Sequence[int], spots: Sequence[str] = ()) -> dict[int, InkMap]:
    """The ink of some pages of a file, by their index, on the plates of the process inks and of `spots`; none where
    PDFium cannot draw them."""
    # Deferred: it loads a library of some megabytes.
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    if not pages:
        return {}
    chosen = _chosen(data, pages)
    try:
        plates = {name: _drawn(chosen, name, len(pages)) for name in (*PROCESS, *spots)}
    except PdfiumError:
        return {}
    return {
        page: _measured({name: drawn[at] for name, drawn in plates.items()}) for at, page in enumerate(pages)
    }


def _chosen(data: bytes, pages: Sequence[int]) -> bytes:
    """The file with these pages alone, as they are cut."""
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for index in sorted(set(range(len(pdf.pages))) - set(pages), reverse=True):
            del pdf.pages[index]
        for page in pdf.pages:
            _cut(page)
        shrink(pdf)
        pdf.save(made)
    return made.getvalue()


def _drawn(data: bytes, plate: str, count: int) -> list[Image]:
    """One plate of so many pages, four pixels a millimetre, 255 being full ink."""
    import pypdfium2  # noqa: PLC0415  # As above.
    from PIL import ImageChops  # noqa: PLC0415

    rewritten = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        to_plate(pdf, plate, Budget())
        pdf.save(rewritten)
    document = pypdfium2.PdfDocument(rewritten.getvalue())
    try:
        images = []
        for index in range(count):
            drawn = document[index].render(
                scale=_PIXELS_PER_MM / _POINTS_PER_MM, grayscale=True, draw_annots=False
            )
            images.append(
                ImageChops.invert(drawn.to_pil().convert("L")).reduce(_PIXELS_PER_MM // _CELLS_PER_MM)
            )
        return images
    finally:
        document.close()


def _cut(page: pikepdf.Page) -> None:
    """Leave the page as it is cut, upright, in points."""
    area = finished(page)
    page.obj["/MediaBox"] = pikepdf.Array([round(edge, 4) for edge in area])
    for key in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Rotate", "/UserUnit", "/Annots"):
        if key in page.obj:
            del page.obj[key]
    page.obj["/Rotate"] = 0


def _measured(plates: Mapping[str, Image]) -> InkMap:
    coarse = {name: plate.reduce(_CELLS_PER_MM) for name, plate in plates.items()}
    width, height = coarse[PROCESS[0]].size
    levels = {name: plate.tobytes() for name, plate in coarse.items()}
    sums = list(map(sum, zip(*levels.values(), strict=True)))
    mean, column, row = _fullest(sums, width, height)
    bars = [0] * (400 // STEP + 2)
    for level, count in Counter(sums).items():
        bars[min(-(-level * 100 // (255 * STEP)), len(bars) - 1)] += count
    area = width * height
    return InkMap(
        plates={name: round(sum(level) / area / 2.55, 1) for name, level in levels.items()},
        mean=round(max(mean, *_about(list(plates.values()), column, row)) / 2.55, 1),
        x_mm=column,
        y_mm=row,
        most=round(max(sums) / 2.55, 1),
        histogram=tuple(round(bar / area, 4) for bar in bars),
    )


def _about(plates: Sequence[Image], column: int, row: int) -> Iterator[float]:
    """The means of the squares that begin up to a millimetre before or after a place, quarter by quarter."""
    from PIL import ImageStat  # noqa: PLC0415  # Here photos have been drawn.

    width, height = plates[0].size
    across, down = (min(SQUARE_MM * _CELLS_PER_MM, side) for side in (width, height))
    shifts = range(-_CELLS_PER_MM, _CELLS_PER_MM + 1)
    for left in {min(max(column * _CELLS_PER_MM + shift, 0), width - across) for shift in shifts}:
        for top in {min(max(row * _CELLS_PER_MM + shift, 0), height - down) for shift in shifts}:
            square = (left, top, left + across, top + down)
            yield sum(ImageStat.Stat(plate.crop(square)).mean[0] for plate in plates)


def _fullest(sums: Sequence[int], width: int, height: int) -> tuple[float, int, int]:
    """The largest mean of any square of 15 cells, and its column and row; a smaller page is one square."""
    across, down = min(SQUARE_MM, width), min(SQUARE_MM, height)
    rows = []
    for top in range(0, width * height, width):
        running = [0, *accumulate(sums[top : top + width])]
        rows.append(list(map(sub, running[across:], running)))
    best, place = -1, (0, 0)
    columns = [[0, *accumulate(column)] for column in zip(*rows, strict=True)]
    for column, running in enumerate(columns):
        squares = list(map(sub, running[down:], running))
        if (most := max(squares)) > best:
            best, place = most, (column, squares.index(most))
    return best / (across * down), *place
