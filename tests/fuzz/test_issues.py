"""Whatever an editor's slip makes of an issue or its copy, the answer is a list of findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.cli.show import as_github, as_json_line, as_text
from broadsheet.issue.load import load_issue

_ISSUE = """\
newspaper: 版样
date: 2025-01-06
number: 1
pages:
  - section: 要闻
    template: front
    editors: {责编: 甲, 校对: 乙}
    plan: |
      A A B
      A A C
      D D D
    stories:
      A:
        rank: 1
        kicker: 引题
        headline: 上榜，凭什么 | 第二行   # a comment
        body: [{file: copy.md, lines: "1-3"}, "再一段。"]
        photos:
          - {file: photo.jpg, caption: 图说, span: 2, place: top-right, focus: [0.5, 0.4], ratio: "3:2"}
      B: &b {headline: 二, headline_direction: vertical, box: hairline, set_in: 2, body: {file: copy.md, join: true}}
      C: *b
      D: {writing: vertical, headline: 竖, byline: 甲, body: "在2025年12月，**AI**说“好”*了*。", photos: [{expect: "3:2", place: bottom-left}]}
"""
_COPY = "第一段，\n第二行。\n\n## 小标题\n\n**重点**在此\n\n末段。\n"
_MARKS = "：:,，-|>&*!%@`#?{}[]\"'\t\n\r \\~<\0\ufeff\u2028\x85\u3000é𬭚\ud800"
_WORDS = (
    "---\n",
    ": ",
    " #x",
    "- ",
    "<<: *b",
    "!!str ",
    "&a ",
    "*a",
    "null",
    "1e9",
    ".nan",
    "-1",
    "../",
    "## ",
    "**",
)
_PIECES = st.sampled_from([*_MARKS, *_WORDS])


@st.composite
def _mutated(draw: st.DrawFn, text: str) -> bytes:
    """The text with some pieces cut, doubled, moved or put in, in some encoding."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        kind = draw(st.sampled_from(("cut", "double", "insert", "replace", "indent")))
        if kind == "cut":
            text = text[:start] + text[end:]
        elif kind == "double":
            text = text[:end] + text[start:]
        elif kind == "indent":
            text = text[:start] + text[start:].replace("\n", "\n ", 1)
        else:
            text = text[:start] + draw(_PIECES) + text[end if kind == "replace" else start :]
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030", "latin-1")))
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def _tell(folder: Path) -> Findings:
    """Load the folder's issue and show every finding in every form."""
    world = Disk([folder], (folder,), Cache(None))
    findings: Findings = []
    load_issue(folder / "issue.yaml", world, findings)
    for finding in findings:
        for lang in ("zh", "en"):
            assert as_text(finding, world.sources, lang, color=True)
            assert as_github(finding, world.sources, lang)
        assert json.loads(as_json_line(finding, world.sources))["code"] == finding.code
    return findings


_SETTINGS = settings(
    max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@_SETTINGS
@given(_mutated(_ISSUE))
def test_a_spoilt_issue_gives_findings(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "copy.md").write_text(_COPY, encoding="utf-8")
    (tmp_path / "issue.yaml").write_bytes(content)
    _tell(tmp_path)


@_SETTINGS
@given(_mutated(_COPY))
def test_spoilt_copy_gives_findings(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "copy.md").write_bytes(content)
    (tmp_path / "issue.yaml").write_text(_ISSUE, encoding="utf-8")
    _tell(tmp_path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_at_all_give_findings(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "issue.yaml").write_bytes(content)
    assert _tell(tmp_path)


def test_the_issue_to_be_spoilt_is_sound(tmp_path: Path) -> None:
    (tmp_path / "copy.md").write_text(_COPY, encoding="utf-8")
    (tmp_path / "issue.yaml").write_text(_ISSUE, encoding="utf-8")
    assert {finding.code for finding in _tell(tmp_path)} <= {"BS206", "BS701"}


@pytest.mark.parametrize("cut", range(0, len(_ISSUE), 7))
def test_an_issue_saved_half_gives_findings(tmp_path: Path, cut: int) -> None:
    (tmp_path / "issue.yaml").write_text(_ISSUE[:cut], encoding="utf-8")
    assert _tell(tmp_path)
