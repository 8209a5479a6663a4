"""The table of contents: an issue's way from YAML to finished pages, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings, exit_code
from broadsheet.base.source import Source, Span
from broadsheet.base.stopwatch import Stopwatch
from broadsheet.base.world import Disk, placed
from broadsheet.display.ops import DisplayDocument, DisplayPage, Picture
from broadsheet.fonts.catalog import Catalog, load_catalog
from broadsheet.issue.load import load_issue
from broadsheet.issue.model import Issue, Page
from broadsheet.job import Job, Outcome
from broadsheet.layout.limits import NEWSPRINT
from broadsheet.layout.load import load_layout
from broadsheet.layout.model import Layout
from broadsheet.layout.press import Press, load_press
from broadsheet.output.profile import PressProfile
from broadsheet.page.furniture import furniture
from broadsheet.page.makeup import make_up
from broadsheet.page.model import FilledPage
from broadsheet.page.names import check_names
from broadsheet.page.paint import paint_page
from broadsheet.page.setting import Composer
from broadsheet.report import diagnostic_report, issue_report, page_report

if TYPE_CHECKING:
    from broadsheet.output.pdf.images import PreparedImage


class Run(Struct):
    """One run through the stages: the world it sees, what it found, how long the stages took."""

    job: Job
    world: Disk
    findings: Findings = field(default_factory=list)
    watch: Stopwatch = field(default_factory=Stopwatch)

    def report(self, made: Made | None) -> dict[str, Any]:
        """The report of what was made up, as far as it went."""
        pages = [page_report(page, made.loaded.layout.grid) for page in made.filled] if made else []
        found = [diagnostic_report(finding, self.world.sources) for finding in self.findings]
        return issue_report(self.job.issue.name, pages, found, self.watch.timings)

    def outcome(self, report: dict[str, Any], written: tuple[Path, ...] = ()) -> Outcome:
        return Outcome(self.findings, report, written, self.world.sources)


class Loaded(Struct, frozen=True):
    """What the editor wrote and the desks decided."""

    issue: Issue
    layout: Layout
    press: Press
    catalog: Catalog


class Made(Struct, frozen=True):
    """Pages made up, and the same pages as display lists."""

    loaded: Loaded
    filled: tuple[FilledPage, ...]
    pages: tuple[DisplayPage, ...]


def check(job: Job) -> Outcome:
    """Everything `render` would say of the content, nothing written."""
    run = Run(job, Disk.for_issue(job.issue, job.assets))
    return run.outcome(run.report(_make(run)))


def render(job: Job) -> Outcome:
    """Set an issue and write its files; files for the press only if nothing is wrong, report.json always."""
    run = Run(job, Disk.for_issue(job.issue, job.assets))
    made = _make(run)
    files = _press_files(run, made) if made and not exit_code(run.findings) else {}
    report = run.report(made)
    whole = job.output / f"{job.issue.stem}.pdf"
    if whole in files:
        report |= {"pdf": whole.name, "sha256": sha256(files[whole]).hexdigest()}
    text = msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"
    files[job.output / job.issue.stem / "report.json"] = text
    # The back end is loaded only where there is something to write.
    from broadsheet.output.files import write_whole  # noqa: PLC0415

    for path, data in files.items():
        write_whole(path, data)
    return run.outcome(report, tuple(files))


def _make(run: Run) -> Made | None:
    """All stages up to the display list; None where issue or layout leave nothing to go on with."""
    with run.watch("load"):
        loaded = _load(run)
    if loaded is None:
        return None
    composer = Composer(loaded.layout, loaded.catalog, run.findings, run.watch)
    filled: list[FilledPage] = []
    pages: list[DisplayPage] = []
    for page in _chosen(run, loaded.issue):
        with run.watch("page"):
            made = make_up(page, composer)
        filled.append(made)
        with run.watch("paint"):
            ops = paint_page(made, loaded.layout, furniture(loaded.issue, page, composer))
        grid = loaded.layout.grid
        pages.append(DisplayPage(page.number, page.label, grid.width, grid.height, loaded.press.bleed, ops))
    run.findings[:] = [_pointed(finding, run.world.sources) for finding in run.findings]
    return Made(loaded, tuple(filled), tuple(pages))


def _pointed(finding: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    """A finding about one character of a paragraph, pointing at that character."""
    span, char = finding.span, finding.args.get("char")
    if span is None or not isinstance(char, str) or span.file not in sources:
        return finding
    place = sources[span.file].text.find(char, span.start, span.end)
    return finding if place < 0 else replace(finding, span=Span(span.file, place, place + len(char)))


def _load(run: Run) -> Loaded | None:
    job, world, findings = run.job, run.world, run.findings
    issue = load_issue(job.issue, world, findings)
    catalog = load_catalog(world, findings)
    if issue is None or catalog is None:
        return None
    press = load_press(*issue.press, world, findings)
    limits = press.limits if press else NEWSPRINT
    layout = load_layout(issue.layout, job.issue, catalog.keys, world, findings, limits)
    if layout is not None:
        check_names(issue, layout, findings)
    if layout is None or press is None or exit_code(findings) > 1:
        return None
    return Loaded(issue, layout, press, catalog)


def _chosen(run: Run, issue: Issue) -> Iterator[Page]:
    numbers = {page.number for page in issue.pages}
    for number in run.job.pages or ():
        if number not in numbers:
            run.findings.append(Diagnostic("BS607", None, {"page": number, "count": len(numbers)}))
    for page in issue.pages:
        if run.job.pages is None or page.number in run.job.pages:
            yield page


def _press_files(run: Run, made: Made) -> dict[Path, bytes]:
    """The whole issue, unless only some pages were asked for, and each page alone; nothing if a photo fails."""
    # ReportLab is loaded only where there is something to write.
    from broadsheet.output.pdf.writer import write_pdf  # noqa: PLC0415

    loaded, job = made.loaded, run.job
    profile = _profile(loaded.press)
    folder = job.output / job.issue.stem / "pages"
    wanted: dict[Path, tuple[DisplayPage, ...]] = {}
    if job.pages is None:
        wanted[job.output / f"{job.issue.stem}.pdf"] = made.pages
    wanted |= {folder / loaded.press.page_name(loaded.issue.date, page.label): (page,) for page in made.pages}
    files: dict[Path, bytes] = {}
    done: dict[tuple[int, ...], bytes] = {}
    with run.watch("write"):
        for path, pages in wanted.items():
            numbers = tuple(page.number for page in pages)
            if numbers not in done:
                document = _document(loaded.issue, pages)
                done[numbers] = write_pdf(document, loaded.catalog.face, profile, _images(run, profile))
            files[path] = done[numbers]
    return {} if exit_code(run.findings) else files


def _document(issue: Issue, pages: tuple[DisplayPage, ...]) -> DisplayDocument:
    labels = pages[0].label if len(pages) == 1 else f"{pages[0].label}–{pages[-1].label}"
    title = f"{issue.newspaper} {issue.date.isoformat()} {labels}"
    return DisplayDocument(
        title, issue.publisher or issue.newspaper, issue.date.isoformat(), "zh-Hans", pages
    )


def _profile(press: Press) -> PressProfile:
    """What the back end needs to know of the press."""
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
    )


def _images(run: Run, profile: PressProfile) -> Callable[[Picture], PreparedImage]:
    """Photos in the press's inks, from the cache where they have been there before."""
    from broadsheet.output.pdf.images import prepare  # noqa: PLC0415

    def image(picture: Picture) -> PreparedImage:
        data = run.world.read(Path(picture.file))
        if isinstance(data, Diagnostic):
            placed(data, picture.origin, run.findings)
            data = b""
        return prepare(picture, data, profile, run.world.cache, run.findings)

    return image
