"""Pages on their way from stories to marks: made up, painted with advertisements, drawings and furniture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.world import Disk
from broadsheet.display.ops import DisplayPage, Op, Picture
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Issue, Page
from broadsheet.issue.pictures import drawing_in, is_drawing, look
from broadsheet.layout.furniture import PictureFurniture
from broadsheet.layout.press import Press
from broadsheet.page.furniture import furniture
from broadsheet.page.makeup import make_up, page_layout
from broadsheet.page.model import FilledPage
from broadsheet.page.paint import paint_page
from broadsheet.page.setting import Composer
from broadsheet.presswork import check_press, file_limits, press_colours

if TYPE_CHECKING:
    from broadsheet.display.lifted import Lifted
    from broadsheet.drawing.model import Drawing


class Pagework:
    """Sets the pages of an issue one by one; the two of a spread (通版) once, whichever is asked for first.

    Advertisements lifted out of PDFs are kept in `artworks`.
    """

    def __init__(self, issue: Issue, press: Press, world: Disk, composer: Composer) -> None:
        self._issue, self._press, self._world, self._composer = issue, press, world, composer
        self._layout = composer.layout
        self._halves: dict[int, tuple[FilledPage, tuple[Op, ...]]] = {}
        self.artworks: dict[tuple[str, int], Lifted] = {}

    def page(self, page: Page) -> tuple[FilledPage, DisplayPage]:
        """A page made up, and the same as a display list; what the press cannot hold of it is told."""
        if page.facing is None:
            filled, ops = self._set(page)
        else:
            if page.number not in self._halves:
                self._halves |= self._spread(page)
            filled, ops = self._halves[page.number]
        with self._composer.watch("paint"):
            grid, bleed = self._layout.grid, self._press.bleed
            ops = self._drawn((*self._furniture(page), *ops))
            display = DisplayPage(page.number, page.label, grid.width, grid.height, bleed, ops)
            found = check_press(display, self._issue.leading(page), self._press, self._composer.catalog)
            self._composer.findings.extend(found)
        return filled, display

    def _set(self, page: Page) -> tuple[FilledPage, tuple[Op, ...]]:
        """A page, or a spread by its first page, made up, and its marks but for its furniture."""
        with self._composer.watch("page"):
            made = make_up(page, self._composer)
        with self._composer.watch("paint"):
            layout = page_layout(page, self._layout)
            ads = self._ads(made, replace(self._composer, layout=layout)) if made.ads else ()
            return made, paint_page(made, layout, ads)

    def _spread(self, page: Page) -> dict[int, tuple[FilledPage, tuple[Op, ...]]]:
        """Both pages of a spread by their numbers."""
        # Deferred: few issues have any.
        from broadsheet.page.spread import deal, halves  # noqa: PLC0415

        first = self._issue.leading(page)
        pair = first, self._issue.pages[first.number]
        whole, ops = self._set(first)
        grid = self._layout.grid
        pages = pair if grid.binding == "left" else pair[::-1]
        if self._over_both(page):
            wide = replace(self._composer, layout=page_layout(first, self._layout))
            ops = (*furniture(self._issue, first, wide), *self._plates(first, wide), *ops)
        dealt = deal(self._drawn(ops), grid.width, self._press.bleed)
        parts = zip(pages, halves(whole, pages, grid.width), dealt, strict=True)
        return {half.number: (filled, own) for half, filled, own in parts}

    def _over_both(self, page: Page) -> bool:
        """Whether the furniture of a spread stands over both its pages."""
        return page.facing is not None and self._layout.templates[self._issue.leading(page).template].spread

    def _furniture(self, page: Page) -> tuple[Op, ...]:
        if self._over_both(page):
            return ()
        return (*furniture(self._issue, page, self._composer), *self._plates(page, self._composer))

    def _plates(self, page: Page, composer: Composer) -> tuple[Op, ...]:
        """The furniture of a page that is artwork; what cannot be printed is told once (BS331 and as photos are)."""
        template = composer.layout.templates[page.template]
        if not any(isinstance(item, PictureFurniture) for item in template.furniture):
            return ()
        # Deferred: few templates have any.
        from broadsheet.page.plates import plates  # noqa: PLC0415

        return tuple(plates(self._issue, page, composer, self._look))

    def _look(self, named: Copy) -> tuple[Path, tuple[int, int]] | None:
        """A file of artwork beside the layout or where copy and photos are, and its size."""
        home = Path(self._layout.span.file).parent
        found = self._world.find(named.text, [home, *self._world.folders])
        seen = found if isinstance(found, Diagnostic) else look(found, self._world)
        if not isinstance(seen, Diagnostic) and not isinstance(found, Diagnostic):
            return found, (seen.width, seen.height)
        if isinstance(seen, Diagnostic):
            told = Diagnostic("BS331" if seen.code == "BS201" else seen.code, named.span, seen.args)
            # Several pages may show it.
            if told not in self._composer.findings:
                self._composer.findings.append(told)
        return None

    def _ads(self, made: FilledPage, composer: Composer) -> tuple[Op, ...]:
        """The advertisements of a page; those that come as PDF are judged first."""
        # Deferred: few pages have any.
        from broadsheet.admission import admit_ads, materials  # noqa: PLC0415
        from broadsheet.page.ads.adverts import paint_ads  # noqa: PLC0415

        found = admit_ads([made], file_limits(self._press), self._world, composer.findings)
        self.artworks |= found
        return paint_ads(made, composer, materials(found), self._press.bleed)

    def _drawn(self, ops: tuple[Op, ...]) -> tuple[Op, ...]:
        """The marks of a page, its drawings (SVG) in place."""
        if not any(isinstance(op, Picture) and is_drawing(op.file) for op in ops):
            return ops
        # Deferred: few pages have any.
        from broadsheet.page.photos.drawings import with_drawings  # noqa: PLC0415

        def find(picture: Picture) -> Drawing | Diagnostic:
            path = Path(picture.file)
            content = self._world.read(path)
            return content if isinstance(content, Diagnostic) else drawing_in(content, path.name, self._world)

        return with_drawings(ops, find, press_colours(self._press, self._world), self._composer)
