"""Presswork: finished pages to the files an issue is printed from, and to its proof."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic, Findings, exit_code
from broadsheet.base.units import POINT
from broadsheet.base.world import World, placed
from broadsheet.display.lifted import Lifted
from broadsheet.display.ops import Artwork, DisplayDocument, DisplayPage, Ink, Picture
from broadsheet.fonts.catalog import Catalog
from broadsheet.fonts.face import DamagedFontError
from broadsheet.issue.model import Issue, Page
from broadsheet.job import Job
from broadsheet.layout.model import Layout
from broadsheet.layout.press import Press
from broadsheet.output.profile import PressProfile
from broadsheet.preflight.ink import most_ink
from broadsheet.preflight.limits import FileLimits, Limits
from broadsheet.preflight.page import check_page

if TYPE_CHECKING:
    from broadsheet.output.pdf.images import PreparedImage
    from broadsheet.preflight.file.judge import Verdict


Rgb: TypeAlias = tuple[int, int, int]


class Presswork(Struct, frozen=True, dict=True):
    """What printing takes: the job, the issue, its layout and press, the type case, the world photos lie in, where
    faults go, the pages of advertisers' PDFs by file and page."""

    job: Job
    issue: Issue
    layout: Layout
    press: Press
    catalog: Catalog
    world: World
    findings: Findings
    artworks: Mapping[tuple[str, int], Lifted] = {}

    def press_files(
        self, pages: Sequence[DisplayPage], sheets: Sequence[DisplayPage] = ()
    ) -> dict[Path, bytes]:
        """The whole issue and its imposed sheets, unless only some pages were asked for, and each page alone; nothing
        if a photo fails."""
        job = self.job
        alone = [job.folder / "pages" / self.press.page_name(self.issue.date, page.label) for page in pages]
        if job.pages is None and len(pages) == 1:
            data = self._write(pages)
            files = {job.whole: data, alone[0]: data}
        else:
            files = {job.whole: self._write(pages)} if job.pages is None else {}
            files |= {path: self._write([page]) for path, page in zip(alone, pages, strict=True)}
        if sheets and job.pages is None:
            files[job.folder / "sheets.pdf"] = self._write(sheets, "拼版")
        return {} if exit_code(self.findings) else files

    def separate_photos(self, pages: Sequence[DisplayPage]) -> None:
        """Tell what separating the photos finds (BS703, BS717), without writing them."""
        for page in pages:
            for op in page.ops:
                if isinstance(op, Picture):
                    self._separated(op)

    def proof_file(self, proofs: Sequence[DisplayPage]) -> dict[Path, bytes]:
        """The proofs as one file, whatever is wrong with them."""
        data = self._write(proofs, "大样") if proofs else b""
        return {self.job.folder / "proof.pdf": data} if data else {}

    def photo(self, picture: Picture | Artwork) -> bytes:
        """A picture's file; nothing where it can no longer be read."""
        data = self.world.read(Path(picture.file))
        if isinstance(data, Diagnostic):
            placed(data, picture.origin, self.findings)
            return b""
        return data

    def _write(self, pages: Sequence[DisplayPage], kind: str = "") -> bytes:
        # ReportLab is loaded only where there is something to write.
        from broadsheet.output.pdf.writer import write_pdf  # noqa: PLC0415

        document = _document(self.issue, self.layout, tuple(pages), kind)
        try:
            artworks = self._artwork if self.artworks else None
            return write_pdf(document, self.catalog.face, self._profile, self._separated, artworks=artworks)
        except DamagedFontError as fault:
            self.findings.append(Diagnostic("BS408", None, {"file": Path(fault.filename).name}))
            return b""

    def _artwork(self, op: Artwork) -> Lifted:
        return self.artworks[op.file, op.page]

    @cached_property
    def _profile(self) -> PressProfile:
        return press_profile(self.press)

    @cached_property
    def _separated(self) -> Callable[[Picture], PreparedImage]:
        """Photos in the press's inks: each once, from the user's cache where it has been there before."""
        from broadsheet.output.pdf.images import prepare  # noqa: PLC0415

        def separated(picture: Picture) -> PreparedImage:
            made = prepare(picture, self.photo(picture), self._profile, self.world.cache, self.findings)
            ink = most_ink(made.data, made.digest, made.width * 72 * POINT / picture.rect.w, self.world.cache)
            most = self.press.file.ink_percent.total
            if ink > most:
                args = {"name": Path(picture.file).name, "percent": ink, "most": most}
                self.findings.append(Diagnostic("BS717", picture.origin, args))
            return made

        return cache(separated)


def ticket_file(verdict: Verdict, press: Press, catalog: Catalog, world: World, date: datetime.date) -> bytes:
    """The page that goes along with a judged file."""
    # Deferred: few runs want one.
    from broadsheet.output.pdf.images import prepare  # noqa: PLC0415
    from broadsheet.output.pdf.writer import write_pdf  # noqa: PLC0415
    from broadsheet.ticket import make_ticket  # noqa: PLC0415

    profile = press_profile(press)
    page, pictures = make_ticket(verdict, press.file, catalog)
    title = f"检查单 {verdict.name}"
    document = DisplayDocument(title, "broadsheet", date.isoformat(), "zh-Hans", (page,))
    return write_pdf(
        document,
        catalog.face,
        profile,
        lambda picture: prepare(picture, pictures[picture.file], profile, world.cache, []),
    )


def check_press(display: DisplayPage, page: Page, press: Press, catalog: Catalog) -> Findings:
    """What of a finished page the press cannot hold, each fault at its story or advertisement."""
    adverts = {advert.id: advert.span for advert in page.ads}
    places = {"": page.span} | {story.id: story.span for story in page.stories} | adverts

    def advance(face: str, glyph: int) -> int:
        return catalog.face(face).advance(glyph)

    return check_page(display, _limits(press), places, advance, adverts)


def press_profile(press: Press) -> PressProfile:
    """What the back end needs to know of a press."""
    intent = press.file.output_condition
    return PressProfile(
        condition=intent.identifier,
        text=intent.condition,
        info=intent.info,
        icc=press.icc,
        registry=intent.registry,
        max_ppi=press.file.photo_ppi.resample,
        max_ink=round(press.file.ink_percent.total),
        photo_black=round(press.file.ink_percent.photo_black),
        pdf=press.file.pdf,
    )


def press_colours(press: Press, world: World) -> Callable[[Sequence[Rgb]], Sequence[Ink]]:
    """How the colours of drawings come into this press's inks."""

    def separate(colours: Sequence[Rgb]) -> Sequence[Ink]:
        # Deferred: few pages have drawings, and those are mostly black.
        from broadsheet.output.pdf.colours import press_inks  # noqa: PLC0415

        tint = round(press.file.ink_percent.tint * 10)
        return press_inks(colours, press_profile(press), tint, world.cache)

    return separate


def file_limits(press: Press) -> FileLimits:
    """What a finished PDF is held to where this press prints it."""
    file = press.file
    ink, photo, least, incoming = file.ink_percent, file.photo_ppi, file.smallest, file.incoming
    return FileLimits(
        standard=file.pdf,
        ink=ink.total,
        rich_black=ink.rich_black,
        black_text=incoming.black_text.resolve() / POINT,
        black_line=incoming.black_line.resolve() / POINT,
        reversed_text=least.reversed_text.resolve() / POINT,
        multi_ink_text=least.multi_ink_text.resolve() / POINT,
        line=least.line.resolve() / POINT,
        photo_error=photo.error,
        photo_warning=photo.warning,
        bitmap_error=incoming.bitmap_ppi.error,
        bitmap_warning=incoming.bitmap_ppi.warning,
        page_image_error=incoming.page_image_ppi.error,
        page_image_warning=incoming.page_image_ppi.warning,
        spot_colours=incoming.spot_colours,
        rgb_images=incoming.rgb_photos == "allowed",
    )


def _limits(press: Press) -> Limits:
    ink, photo, least = press.file.ink_percent, press.file.photo_ppi, press.file.smallest
    return Limits(
        photo_error=photo.error,
        photo_warning=photo.warning,
        photo_good=photo.good,
        total=round(ink.total * 10),
        rich_black=round(ink.rich_black * 10),
        tint=round(ink.tint * 10),
        line=least.line.resolve(),
        text=least.text.resolve(),
        reading=least.reading.resolve(),
        reversed_text=least.reversed_text.resolve(),
        multi_ink_text=least.multi_ink_text.resolve(),
        safe=press.file.safe.resolve(),
    )


def _document(issue: Issue, layout: Layout, pages: tuple[DisplayPage, ...], kind: str) -> DisplayDocument:
    labels = pages[0].label if len(pages) == 1 else f"{pages[0].label}–{pages[-1].label}"
    return DisplayDocument(
        title=f"{issue.newspaper} {issue.date.isoformat()} {labels} {kind}".rstrip(),
        publisher=issue.publisher or issue.newspaper,
        date=issue.date.isoformat(),
        language=layout.composition.locale,
        pages=pages,
        from_right=layout.grid.binding == "right",
    )
