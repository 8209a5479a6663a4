"""The JSON Schema of an issue file, from which YAML editors complete and mark faults."""

from __future__ import annotations

from typing import Any

import msgspec

from broadsheet.issue.schema import IssueFile

_LENGTH: dict[str, object] = {
    "type": "string",
    "pattern": r"^\s*([+-]?\d+(\.\d+)?\s*(mm|cm|pt|em|行|栏)|[初小一二三四五六七八]+号?)\s*$",
}
_KIND = {"title": "种类", "description": "插件是哪一种。 / What kind of inset it is."}


def issue_schema() -> bytes:
    """The JSON Schema of an issue file (draft 2020-12), as issues/issue.schema.json holds it."""
    # Wanted when a schema is printed, not when an issue is read.
    import json  # noqa: PLC0415

    schema = msgspec.json.schema(IssueFile)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    for definition in schema["$defs"].values():
        if kind := definition.get("properties", {}).get("kind"):
            kind |= _KIND
    return json.dumps(_as_written(schema), ensure_ascii=False, indent=2).encode() + b"\n"


def _as_written(node: Any) -> Any:
    """The schema of what stands in YAML: lengths are text, and text may look like a number."""
    if isinstance(node, list):
        return [_as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("prefixItems") == [{"type": "number"}, {"type": "string"}]:
        return dict(_LENGTH)
    plain = node.get("type") == "string" and "pattern" not in node and "format" not in node
    made = {key: _as_written(value) for key, value in node.items()}
    return {**made, "type": ["string", "number"]} if plain and "enum" not in node else made
