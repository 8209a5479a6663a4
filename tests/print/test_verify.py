"""render --verify: the finished file judged before it is written, and a ticket beside it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from broadsheet import pipeline, presswork
from broadsheet.job import Job
from broadsheet.preflight.limits import FileLimits
from tests.print.tools import run as tool

ISSUE = """newspaper: 试样报
date: 2025-01-06
layout: tabloid
press: newsprint-cn
pages:
  - section: 要闻
    template: front
    plan: |
      A A A A A A
    stories:
      A: {headline: 一条消息, body: 正文只有一句话。}
"""


@pytest.fixture
def job(tmp_path: Path) -> Job:
    issue = tmp_path / "a.yaml"
    issue.write_text(ISSUE, encoding="utf-8")
    return Job(issue, tmp_path / "out", verify=True)


def test_a_file_that_passes_is_written_with_its_ticket(job: Job) -> None:
    outcome = pipeline.render(job)
    ticket = job.folder / "ticket.pdf"
    assert {job.whole, ticket} <= set(outcome.written)
    report = json.loads((job.folder / "report.json").read_text("utf-8"))
    judged = report["preflight"]
    assert judged["outcome"] == "passed"
    assert judged["sha256"] == report["sha256"] == sha256(job.whole.read_bytes()).hexdigest()
    words = tool("pdftotext", ticket, "-")
    assert "合格" in words
    assert judged["sha256"] in words


def test_the_same_issue_gives_the_same_ticket(job: Job) -> None:
    pipeline.render(job)
    first = (job.folder / "ticket.pdf").read_bytes()
    pipeline.render(job)
    assert (job.folder / "ticket.pdf").read_bytes() == first


def test_a_file_that_fails_is_not_written_and_the_last_good_one_stays(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    job.output.mkdir()
    job.whole.write_bytes(b"the last good one")
    plain = presswork.file_limits

    def stricter(press: object) -> FileLimits:
        return plain(press)._replace(standard="X-1a")  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "file_limits", stricter)
    outcome = pipeline.render(job)
    assert "BS830" in {finding.code for finding in outcome.findings}
    assert job.whole.read_bytes() == b"the last good one"
    assert not (job.folder / "pages").exists()
    report = json.loads((job.folder / "report.json").read_text("utf-8"))
    assert report["preflight"]["outcome"] == "failed"
    assert "BS830" in tool("pdftotext", job.folder / "ticket.pdf", "-")


def test_without_the_option_nothing_is_judged(job: Job, tmp_path: Path) -> None:
    outcome = pipeline.render(Job(job.issue, tmp_path / "plain"))
    assert "preflight" not in outcome.report
    assert not any(path.name == "ticket.pdf" for path in outcome.written)
