"""Whatever is on the page, every judge passes what was printed; what was not printed is told to be over."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, event, given, settings

from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import exit_code
from broadsheet.job import Job, Outcome
from broadsheet.pipeline import render
from tests.properties.issues import COLUMNS, ROWS, issues, write
from tests.reading import line_judges, page_judges
from tests.reading.faults import Fault, listed
from tests.reading.glyphs import read_pages
from tests.reading.ink_judges import stray_ink, unseen
from tests.reading.manuscript import Manuscript, altered, misparted, read_manuscripts
from tests.reading.report import BODY, MM, claimed, set_stories
from tests.reading.table_judges import misset_tables

STORY_JUDGES: tuple[page_judges.StoryJudge, ...] = (
    line_judges.forbidden_edges,
    line_judges.off_measure,
    line_judges.off_indent,
    line_judges.split_units,
    line_judges.orphans,
    line_judges.wide_pairs,
    page_judges.out_of_frame,
    page_judges.unlevel_but_for_crossheads,
    page_judges.holes,
)


@given(issues())
@settings(
    max_examples=30, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
def test_a_page_is_printed_right_or_told_to_be_over(issue: dict[str, Any]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = write(issue, folder, small_layout)
        outcome = render(Job(file, folder / "out"))
        (manuscripts,) = read_manuscripts(file, [folder])
        _check_report(outcome, issue)
        event("not printed" if exit_code(outcome.findings) else "printed")
        if not exit_code(outcome.findings):
            faults = _faults(outcome, folder / "out" / "small-issue.pdf", manuscripts)
            assert not faults, listed(faults)


def small_layout() -> str:
    """The broadsheet's layout on four columns and a shorter sheet, with a page's head of its width."""
    text = (data_folder("layout") / "broadsheet.yaml").read_text(encoding="utf-8")
    for pattern, value in (
        (r"(?m)^(paper:.*width:) \d+mm", r"\1 195mm"),
        (r"(?m)^(paper:.*height:) \d+mm", r"\1 345mm"),
        (r"(?m)^(  columns:) \d+", rf"\1 {COLUMNS}"),
        (r"(?m)^(  rows:) \d+", rf"\1 {ROWS}"),
    ):
        text = re.sub(pattern, value, text)
    return text[: text.index("\ntemplates:\n") + 1] + _TEMPLATES


_TEMPLATES = f"""\
templates:
  front: {{head: 4}}
  news:
    head: 4
    furniture:
      - {{kind: text, text: "{{page}}", style: folio, row: 1.95, column: {COLUMNS}, align: right}}
      - {{kind: text, text: "{{newspaper}} {{date}}", style: line, row: 1.95, columns: 2}}
      - {{kind: rule, rule: nameplate, row: 2.5}}
"""


def _check_report(outcome: Outcome, issue: dict[str, Any]) -> None:
    """Errors are copy over, a head or photo that wants more rows, or copy still to come, and nothing else; what is set and
    what is over is everything, and copy to come has its room."""
    errors = {finding.code for finding in outcome.findings if finding.severity == "error"}
    # What found no room in its region stands below it, where type may come near the trim; it is not printed.
    beyond = {"BS715"} if "BS606" in errors else set[str]()
    told = [finding.message("en") for finding in outcome.findings]
    assert errors - beyond <= {"BS601", "BS606", "BS603"}, told
    (page,) = outcome.report["pages"]
    over = [story for story in page["stories"] if story["overset"]["lines"] > 0]
    assert bool(over) == bool(errors - {"BS603"})
    for story in page["stories"]:
        assert story["set"] + story["overset"]["characters"] == story["characters"]
        expected = issue["pages"][0]["stories"][story["id"]].get("expect", "0字")
        assert story["characters"] >= int(expected.removesuffix("字"))


def _faults(outcome: Outcome, pdf: Path, manuscripts: dict[str, Manuscript]) -> list[Fault]:
    (page,) = read_pages(pdf)
    (report,) = outcome.report["pages"]
    stories = set_stories(page, report)
    assert {story.name for story in stories} == set(manuscripts)
    faults = [fault for judge in STORY_JUDGES for story in stories for fault in judge(story)]
    for story in stories:
        manuscript = manuscripts[story.name]
        faults += altered(story, manuscript) + misparted(story, manuscript) + misset_tables(story, manuscript)
    faults += page_judges.off_grid(stories, report["baseline_pt"])
    faults += page_judges.overlaps(page) + page_judges.strays(page, stories, *BODY) + unseen(page)
    return faults + stray_ink(page, claimed(page, report, _head_bottom(report)))


def _head_bottom(report: dict[str, Any]) -> float:
    """Where the page's own head ends, taken from the highest story's first row."""
    row = report["baseline_pt"]
    heads = [
        (story["head_rows"] * row, frame["y_mm"] * MM)
        for story in report["stories"]
        for frame in story["frames"]
    ]
    return float(min(top - head for head, top in heads))
