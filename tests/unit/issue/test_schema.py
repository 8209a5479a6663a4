"""The schema an editor completes from is the one the loader checks by, and the committed file is fresh."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from broadsheet.issue.completion import issue_schema

ROOT = Path(__file__).resolve().parents[3]


def _properties(schema: Any) -> Iterator[tuple[str, Any]]:
    for definition in schema["$defs"].values():
        yield from definition.get("properties", {}).items()


def test_the_committed_schema_is_fresh(expect_file: Callable[[Path, str], None]) -> None:
    expect_file(ROOT / "issues" / "issue.schema.json", issue_schema().decode())


def test_every_key_is_described_in_both_languages() -> None:
    for key, value in _properties(json.loads(issue_schema())):
        assert value.get("title"), key
        zh, _, en = value.get("description", "").partition(" / ")
        assert zh, key
        assert en.isascii() or "”" in en or "行" in en, key


def test_no_key_but_those_known_is_accepted() -> None:
    definitions = json.loads(issue_schema())["$defs"].values()
    assert {d["additionalProperties"] for d in definitions if d["type"] == "object"} == {False}


def test_lengths_are_text_with_a_unit_and_titles_may_be_numbers() -> None:
    schema = json.loads(issue_schema())
    properties = dict(_properties(schema))
    assert schema["$defs"]["Measure"]["type"] == "string"
    assert "mm|cm|pt" in schema["$defs"]["Measure"]["pattern"]
    assert properties["headline"]["type"] == ["string", "number"]
    assert properties["date"]["format"] == "date"
