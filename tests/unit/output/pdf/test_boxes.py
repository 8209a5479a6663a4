"""The boxes of a page: on its own medium, on a larger sheet, and on a sheet at another scale."""

from __future__ import annotations

from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.display.ops import DisplayPage
from broadsheet.output.pdf.boxes import page_boxes

PAGE = DisplayPage(1, "A01", 400_000, 300_000, 5_000, ())
SHEET = replace(PAGE, sheet=Rect(-20_000, -30_000, 500_000, 400_000))


def test_without_a_sheet_the_medium_ends_with_the_bleed() -> None:
    assert page_boxes(PAGE) == {
        "MediaBox": (0, 0, 410, 310),
        "BleedBox": (0, 0, 410, 310),
        "TrimBox": (5, 5, 405, 305),
    }


def test_on_a_sheet_the_page_stands_where_the_sheet_says() -> None:
    assert page_boxes(SHEET) == {
        "MediaBox": (0, 0, 500, 400),
        "BleedBox": (15, 65, 425, 375),
        "TrimBox": (20, 70, 420, 370),
    }


def test_at_half_size_everything_is_half_as_large() -> None:
    assert page_boxes(replace(SHEET, scale=0.5)) == {
        name: tuple(edge / 2 for edge in box) for name, box in page_boxes(SHEET).items()
    }
