"""The manual tells what is there: every key of an issue and of a layout, and its examples are good issues."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from broadsheet.base.decode import Located, decode
from broadsheet.base.diagnostics import Findings
from broadsheet.base.source import Source
from broadsheet.base.yamltree import compose
from broadsheet.fonts.case import TypeCase
from broadsheet.issue.schema import IssueFile
from broadsheet.layout.press import PressFile
from broadsheet.layout.schema import LayoutFile
from tests.house.repo import ROOT

PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
LANGUAGES = ("en", "zh")


def _keys(type_: Any) -> set[str]:
    """Every key of a struct and of the structs in it."""
    if isinstance(type_, type) and issubclass(type_, Located):
        fields = msgspec.structs.fields(type_)
        return {field.encode_name for field in fields}.union(*(_keys(field.type) for field in fields))
    return set[str]().union(*map(_keys, get_args(type_)))


def _examples(begin: str) -> list[tuple[str, str]]:
    """Every YAML block of the manual that begins so, as a whole issue or type case does."""
    return [
        (path.relative_to(ROOT).as_posix(), block)
        for path in PAGES
        for block in re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
        if block.startswith(begin)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "file"),
    [("issue", IssueFile), ("layouts", LayoutFile), ("press", PressFile), ("fonts", TypeCase)],
)
def test_the_manual_names_every_key(language: str, page: str, file: type[Located]) -> None:
    text = (ROOT / "docs" / language / f"{page}.md").read_text(encoding="utf-8")
    assert sorted(key for key in _keys(file) if f"`{key}`" not in text) == []


@pytest.mark.parametrize(
    "page", ["getting-started", "issue", "fitting", "proof", "layouts", "gallery", "press", "fonts"]
)
def test_both_languages_tell_the_same(page: str) -> None:
    english, chinese = (
        (ROOT / "docs" / language / f"{page}.md").read_text(encoding="utf-8") for language in LANGUAGES
    )
    for text in (english, chinese):
        assert len(text) > 500
    assert _outline(english) == _outline(chinese)


def _outline(text: str) -> tuple[list[int], int, set[str]]:
    """Headings by level, rows of tables, and the keys and commands named."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    headings = [len(match[1]) for match in re.finditer(r"^(#+) ", prose, re.MULTILINE)]
    return headings, len(re.findall(r"^\|", prose, re.MULTILINE)), set(re.findall(r"`([a-z_]+)`", prose))


@pytest.mark.parametrize(("where", "example"), _examples("newspaper:"))
def test_an_example_of_the_manual_is_a_good_issue(where: str, example: str) -> None:
    _well(where, example, IssueFile)


@pytest.mark.parametrize(("where", "example"), _examples("faces:"))
def test_an_example_of_the_manual_is_a_good_type_case(where: str, example: str) -> None:
    _well(where, example, TypeCase)


def _well(where: str, example: str, type_: type[Located]) -> None:
    findings: Findings = []
    node = compose(Source(where, example), findings)
    assert node is not None
    assert decode(node, type_, findings) is not None
    assert [finding.message("en") for finding in findings] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    targets = [link for link in links if "://" not in link]
    assert [target for target in targets if not (path.parent / target).exists()] == []
