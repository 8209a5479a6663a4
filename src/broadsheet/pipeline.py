"""The table of contents: an issue's way from YAML to finished pages, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings, exit_code
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Source, Span
from broadsheet.base.stopwatch import Stopwatch
from broadsheet.base.world import Disk
from broadsheet.display.ops import DisplayPage
from broadsheet.fonts.catalog import Catalog, load_catalog
from broadsheet.issue.load import load_issue
from broadsheet.issue.model import Issue, Page
from broadsheet.issue.parts import addresses, first_pages
from broadsheet.job import Copyfit, Inspection, Job, Outcome
from broadsheet.layout.limits import NEWSPRINT
from broadsheet.layout.load import load_layout
from broadsheet.layout.model import Layout
from broadsheet.layout.press import Press, load_press
from broadsheet.page.makeup import fill_page, make_up, settle
from broadsheet.page.model import FilledPage
from broadsheet.page.names import check_names
from broadsheet.page.setting import Composer
from broadsheet.pagework import Pagework
from broadsheet.presswork import Presswork, file_limits, ticket_file
from broadsheet.report import diagnostic_report, issue_report, page_report, verdict_report

if TYPE_CHECKING:
    from broadsheet.admission import Artworks
    from broadsheet.preflight.file.judge import Verdict

TICKET = "ticket.pdf"


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
    artworks: Artworks = {}


def check(job: Job) -> Outcome:
    """Everything `render` would say of the content, nothing written."""
    run = Run(job, Disk.for_issue(job.issue, job.assets))
    made = _make(run)
    if made and not exit_code(run.findings):
        with run.watch("write"):
            _presswork(run, made).separate_photos(made.pages)
    return run.outcome(run.report(made))


def render(job: Job) -> Outcome:
    """Set an issue and write its files; files for the press only if nothing is wrong, report.json always."""
    run = Run(job, Disk.for_issue(job.issue, job.assets))
    made = _make(run)
    files = _files(run, made) if made else {}
    verdict = _verified(run, made, files) if made and job.verify and job.whole in files else None
    report = run.report(made)
    if verdict is not None and made:
        report["preflight"] = verdict_report(verdict, made.loaded.press.name)
    if job.whole in files:
        report |= {"pdf": job.whole.name, "sha256": sha256(files[job.whole]).hexdigest()}
    text = msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"
    files[job.folder / "report.json"] = text
    # The back end is loaded only where there is something to write.
    from broadsheet.output.files import write_whole  # noqa: PLC0415

    for path, data in files.items():
        # The disk is waited for with what goes to the press; a report is made again in a moment.
        write_whole(path, data, lasting=path.suffix == ".pdf")
    return run.outcome(report, tuple(files))


def preflight(
    file: Path, press: str, *, advertisement: bool = False, output: Path | None = None
) -> Inspection:
    """A finished PDF, whoever made it, judged for a press; with `output` its ticket is written there."""
    # Deferred: it loads the readers of finished PDFs.
    from broadsheet.preflight.file.apart import judge_apart  # noqa: PLC0415

    findings: Findings = []
    world = Disk.for_issue(file)
    found, catalog = load_press(press, None, world, findings), load_catalog(world, findings)
    data = world.read(file)
    if isinstance(data, Diagnostic):
        findings.append(data)
    if found is None or catalog is None or isinstance(data, Diagnostic):
        return Inspection(findings, sources=world.sources)
    verdict = judge_apart(file.name, data, file_limits(found), advertisement=advertisement)
    if output is None:
        return Inspection(findings, verdict)
    from broadsheet.output.files import write_whole  # noqa: PLC0415

    ticket = output / file.stem / TICKET
    write_whole(ticket, ticket_file(verdict, found, catalog, world, world.today()))
    return Inspection(findings, verdict, (ticket,))


def fit(job: Job, story: str | None = None) -> Copyfit:
    """How every story stands, and what would mend it; or one story, by its letter or by page and letter."""
    # Deferred: setting a page needs no remedies.
    from broadsheet.page.remedies import fit_page  # noqa: PLC0415

    run = Run(job, Disk.for_issue(job.issue, job.assets))
    loaded = _load(run)
    pages = []
    if loaded is not None:
        composer = _composer(run, loaded)
        for page, wanted in _called(run, loaded.issue, story):
            _feed(page, loaded.issue, composer)
            settled = settle(page, composer)
            fill_page(settled, composer)
            pages.append(fit_page(settled, composer, wanted))
    run.findings[:] = [_pointed(finding, run.world.sources) for finding in run.findings]
    return Copyfit(run.findings, tuple(pages), run.world.sources)


def _composer(run: Run, loaded: Loaded) -> Composer:
    first = first_pages(loaded.issue.pages, from_right=loaded.layout.grid.binding == "right")
    cache, pages = run.world.cache, {address: page.named for address, page in first.items()}
    return Composer(loaded.layout, loaded.catalog, run.findings, run.watch, cache=cache, pages=pages)


def _called(run: Run, issue: Issue, name: str | None) -> list[tuple[Page, tuple[str, ...] | None]]:
    """The pages chosen, each with the stories called `name`; without a name all stories of all of them."""
    pages = list(_chosen(run, issue))
    if name is None:
        return [(page, None) for page in pages]
    stories = [(page, story.id, f"{page.called}.{story.id}") for page in pages for story in page.stories]
    address = addresses(pages).get(name)
    found = [(page, (id_,)) for page, id_, _ in stories if name == id_ or address == (page.number, id_)]
    if not found and stories:
        known = [full for *_, full in stories]
        names = [*known, *(id_ for _, id_, _ in stories)]
        args = {"name": name, "nearest": nearest(name, names), "known": ", ".join(known)}
        run.findings.append(Diagnostic("BS225", None, args))
    return [*found]


def _files(run: Run, made: Made) -> dict[Path, bytes]:
    """The files for the press if nothing is wrong; the proof, if one is wanted, whatever is."""
    loaded, work = made.loaded, _presswork(run, made)
    files: dict[Path, bytes] = {}
    if not exit_code(run.findings):
        with run.watch("paint"):
            pages, sheets = _finished(made)
        with run.watch("write"):
            files = work.press_files(pages, sheets)
    if run.job.proof:
        # Deferred: most runs want none.
        from broadsheet.display.digest import digest  # noqa: PLC0415
        from broadsheet.page.proof import Proofer  # noqa: PLC0415

        proofer = Proofer(loaded.issue, loaded.layout, loaded.catalog, run.job.proof)
        with run.watch("paint"):
            pairs = zip(made.filled, made.pages, strict=True)
            proofs = [proofer.proof(filled, page, digest(page, work.photo)) for filled, page in pairs]
        with run.watch("write"):
            files |= work.proof_file(proofs)
    return files


def _presswork(run: Run, made: Made) -> Presswork:
    loaded = made.loaded
    parts = (
        loaded.issue,
        loaded.layout,
        loaded.press,
        loaded.catalog,
        run.world,
        run.findings,
        made.artworks,
    )
    return Presswork(run.job, *parts)


def _verified(run: Run, made: Made, files: dict[Path, bytes]) -> Verdict:
    """The finished file judged as a print shop would; nothing goes to the press that fails. Its ticket joins it."""
    from broadsheet.preflight.file.apart import judge_apart  # noqa: PLC0415  # As in `preflight`.

    loaded, job = made.loaded, run.job
    verdict = judge_apart(job.whole.name, files[job.whole], file_limits(loaded.press))
    run.findings += verdict.findings
    if verdict.outcome == "failed":
        files.clear()
    ticket = ticket_file(verdict, loaded.press, loaded.catalog, run.world, loaded.issue.date)
    files[job.folder / TICKET] = ticket
    return verdict


def _finished(made: Made) -> tuple[Sequence[DisplayPage], Sequence[DisplayPage]]:
    """The pages with the marks the press asks for, and the sheets they are imposed on."""
    loaded = made.loaded
    press = loaded.press.file
    if press.marks is None and press.imposition is None:
        return made.pages, ()
    # Deferred: most presses want neither.
    from broadsheet.page.finish import Finisher  # noqa: PLC0415

    layout = loaded.layout
    face, binding = layout.styles["caption"].strong, layout.grid.binding
    finisher = Finisher(loaded.issue, press, loaded.catalog, face, binding)
    return finisher.pages(made.pages), finisher.sheets(made.pages)


def _make(run: Run) -> Made | None:
    """All stages up to the display list; None where issue or layout leave nothing to go on with."""
    with run.watch("load"):
        loaded = _load(run)
    if loaded is None:
        return None
    composer = _composer(run, loaded)
    filled: list[FilledPage] = []
    pages: list[DisplayPage] = []
    work = Pagework(loaded.issue, loaded.press, run.world, composer)
    for page in _chosen(run, loaded.issue):
        _feed(page, loaded.issue, composer)
        made, display = work.page(page)
        filled.append(made)
        pages.append(display)
    if run.job.pages is None and loaded.press.file.imposition:
        _tell_blanks(run, loaded, len(pages))
    run.findings[:] = [_pointed(finding, run.world.sources) for finding in run.findings]
    return Made(loaded, tuple(filled), tuple(pages), work.artworks)


def _tell_blanks(run: Run, loaded: Loaded, count: int) -> None:
    # Deferred: most presses want single pages.
    from broadsheet.page.finish import told_blanks  # noqa: PLC0415

    told_blanks(loaded.press.file, count, run.findings)


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
    name, where = (job.press, None) if job.press else issue.press
    press = load_press(name, where, world, findings)
    limits = press.limits if press else NEWSPRINT
    layout = load_layout(issue.layout, job.issue, catalog.keys, world, findings, limits)
    if layout is not None:
        check_names(issue, layout, findings)
    if layout is None or press is None or exit_code(findings) > 1:
        return None
    if layout.grid.binding == "right" and any(page.leads for page in issue.pages):
        # Deferred: few papers are bound so.
        from broadsheet.issue.refers import read_from_right  # noqa: PLC0415

        issue = replace(issue, pages=read_from_right(issue.pages))
    return Loaded(issue, layout, press, catalog)


def _feed(page: Page, issue: Issue, composer: Composer) -> None:
    """Make up the pages from which stories go on on this one, where they have not been, for what they leave."""
    for story in issue.leading(page).stories:
        if story.source is not None and story.source not in composer.rests:
            before = issue.pages[story.source.page - 1]
            _feed(before, issue, composer)
            make_up(before, replace(composer, findings=[]))


def _chosen(run: Run, issue: Issue) -> Iterator[Page]:
    known: set[int | str] = {name for page in issue.pages for name in (page.number, page.label)}
    for name in run.job.pages or ():
        if name not in known:
            run.findings.append(Diagnostic("BS607", None, {"page": name, "count": len(issue.pages)}))
    for page in issue.pages:
        if run.job.pages is None or page.number in run.job.pages or page.label in run.job.pages:
            yield page
