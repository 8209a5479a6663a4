"""What is wrong with a drawing is told where the issue names it, and no file for the press is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.job import Job
from broadsheet.pipeline import render

ISSUE = """\
newspaper: 试样
date: 2025-01-06
pages:
  - plan: A A A A A A A A
    stories:
      A:
        headline: 今夜付印
        photos: [{file: chart.svg, span: 4}]
        body: 正文。
"""
BAR = '<rect width="100" height="60"/>'

CLIPPED = '<rect clip-path="url(#a)" width="100" height="60"/>'
"""A shape cut to a path that is cut to itself."""
COPY = '<use href="#c{}"/>'
COPIES = (
    "<defs><g id='c0'/>"
    + "".join(f"<g id='c{level}'>{COPY.format(level - 1) * 10}</g>" for level in range(1, 9))
    + "</defs><use href='#c8'/>"
)
"""Nothing, a hundred million times over."""


def drawn(inside: str, more: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60" {more}>{inside}</svg>'


def told(folder: Path, content: str, issue: str = ISSUE) -> list[Diagnostic]:
    (folder / "chart.svg").write_text(content, encoding="utf-8")
    (folder / "i.yaml").write_text(issue, encoding="utf-8")
    outcome = render(Job(folder / "i.yaml", folder / "out"))
    assert (folder / "out" / "i.pdf").exists() != any(f.severity == "error" for f in outcome.findings)
    return [f for f in outcome.findings if f.code.startswith("BS7")]


@pytest.mark.parametrize(
    ("content", "code", "severity", "words"),
    [
        (drawn(BAR) + "</svg>", "BS718", "error", "line 1"),
        ("<html></html>", "BS718", "error", "<html>"),
        ("not xml at all", "BS718", "error", "line 1"),
        (drawn("<g>" * 200 + "</g>" * 200), "BS719", "error", "10 MB"),
        (
            drawn(f'<clipPath id="a"><rect clip-path="url(#a)" width="9" height="9"/></clipPath>{CLIPPED}'),
            "BS719",
            "error",
            "10 MB",
        ),
        (drawn(BAR + COPIES), "BS719", "error", "10 MB"),
        (drawn(BAR + '<rect width="9" height="9" fill="red" opacity=".5"/>'), "BS720", "warning", "opacity"),
        (drawn(BAR + '\n<image href="http://example.org/a.png"/>'), "BS721", "error", "image on line 2"),
        (drawn(BAR + '<path d="M0 0 L"/>'), "BS722", "error", "d M0 0 L"),
        (drawn('<rect width="100" height="60" fill="var(--blau)"/>'), "BS724", "error", "blau"),
        (drawn(BAR + '<text x="95" y="9" font-size="4">一二三</text>'), "BS725", "warning", "一二三"),
        (drawn("<defs/>"), "BS727", "error", "nothing"),
        (
            drawn(
                BAR + '<text x="5" y="3" font-size="6">一二三</text>', 'preserveAspectRatio="xMidYMid slice"'
            ),
            "BS728",
            "warning",
            "一二三",
        ),
        (drawn(BAR + '<text x="5" y="9" font-size="1">一</text>'), "BS709", "error", "drawing"),
        (drawn(BAR + '<path d="M0 0H9" stroke="black" stroke-width=".01"/>'), "BS712", "error", "drawing"),
    ],
)
def test_a_fault_of_a_drawing_is_told_where_it_is_named(
    content: str, code: str, severity: str, words: str, tmp_path: Path
) -> None:
    (found,) = told(tmp_path, content)
    assert (found.code, found.severity) == (code, severity)
    assert words in " ".join((found.message("en"), *found.hints("en")))
    assert found.hints("zh")
    assert found.span is not None
    line = ISSUE[: found.span.start].count("\n") + 1
    assert line == 8


def test_a_drawing_pressed_into_another_shape_is_told(tmp_path: Path) -> None:
    deep = ISSUE.replace("span: 4", "span: 4, depth: 60行")
    assert [f.code for f in told(tmp_path, drawn(BAR), deep)] == ["BS726"]
    assert told(tmp_path, drawn(BAR, 'preserveAspectRatio="xMidYMid slice"'), deep) == []


def test_nothing_that_a_drawing_refers_to_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("秘密", encoding="utf-8")
    opened: list[str] = []
    real = Path.read_bytes

    def watched(path: Path) -> bytes:
        opened.append(path.name)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", watched)
    content = (
        f'<!DOCTYPE svg SYSTEM "secret.txt" [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">'
        '<!ENTITY % p SYSTEM "secret.txt">%p;]>' + drawn(f"{BAR}<text y='9' fill='white'>&x;</text>")
    )
    told(tmp_path, content)
    assert "chart.svg" in opened
    assert "secret.txt" not in opened
