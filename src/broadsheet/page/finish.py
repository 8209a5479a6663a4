"""Pages as the printer takes them: with the marks of the press profile, and imposed on its sheets."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.display.ops import DisplayPage
from broadsheet.fonts.catalog import Catalog
from broadsheet.issue.model import Issue
from broadsheet.layout.model import Binding
from broadsheet.layout.press import PressFile
from broadsheet.page.furniture import day_words
from broadsheet.page.imposition import imposed, places
from broadsheet.page.pressmarks import Folds, PressMarker


class Finisher(Struct, frozen=True):
    """What all pages of an issue have in common: its name and day, the press, the type case, the slug's face, the side
    it is bound at."""

    issue: Issue
    press: PressFile
    catalog: Catalog
    face: str
    binding: Binding = "left"

    def pages(self, pages: Sequence[DisplayPage]) -> list[DisplayPage]:
        """Each page with its marks; as it was where the profile asks for none."""
        return [self._marked(page, page.label, Folds(across=True)) for page in pages]

    def sheets(self, pages: Sequence[DisplayPage]) -> list[DisplayPage]:
        """The sides of the imposed sheets with marks of their own; none where the profile asks for none."""
        form = self.press.imposition
        if form is None or not pages:
            return []
        folds = Folds(across=form == "four-up", down=True)
        sheets = imposed(pages, form, from_right=self.binding == "right")
        return [self._marked(sheet, _sheet_words(sheet), folds) for sheet in sheets]

    def _marked(self, page: DisplayPage, name: str, folds: Folds) -> DisplayPage:
        if self.press.marks is None:
            return page
        words = " · ".join((self.issue.newspaper, day_words(self.issue.date), name))
        return PressMarker(self.press.marks, self.catalog, self.face).marked(page, words, folds)


def _sheet_words(sheet: DisplayPage) -> str:
    """Which sheet, which side, and the pages on it from the upper left."""
    pages = " ".join(placed.page.label for placed in sheet.placed)
    return f"第{sheet.label[:-1]}张{sheet.label[-1]}面 · {pages}"


def told_blanks(press: PressFile, count: int, findings: Findings) -> None:
    """Tell how many places of the imposed sheets stay blank (BS820)."""
    if press.imposition and (blank := places(press.imposition, count) - count):
        args = {"pages": count, "places": count + blank, "blank": blank}
        findings.append(Diagnostic("BS820", press.where("imposition"), args))
