"""The schema that editors complete from is the one the program checks with."""

from __future__ import annotations

import json

from broadsheet.issue.completion import issue_schema
from tests.house.repo import ROOT

SCHEMA = ROOT / "issues" / "issue.schema.json"


def test_the_committed_schema_is_fresh() -> None:
    assert SCHEMA.read_bytes() == issue_schema(), (
        "write it anew: broadsheet schema > issues/issue.schema.json"
    )


def test_every_issue_names_the_schema_in_its_first_line() -> None:
    issues = list((ROOT / "issues").glob("*.yaml"))
    assert issues
    for issue in issues:
        first = issue.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={SCHEMA.name}"


def test_every_key_says_what_it_is_in_both_languages() -> None:
    structs = json.loads(issue_schema())["$defs"].values()
    keys = [(name, entry) for struct in structs for name, entry in struct.get("properties", {}).items()]
    assert len(keys) > 20
    assert [
        name for name, entry in keys if not entry.get("title") or " / " not in entry.get("description", "")
    ] == []
