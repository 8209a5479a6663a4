"""The foreign files are those that the facts speak of, byte for byte, and the verdicts fit the facts."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

HERE = Path(__file__).resolve().parent
FACTS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "facts.yaml").read_text(encoding="utf-8"))
MOST_BYTES, MOST_BYTES_IN_ALL = 60_000, 700_000

every_file = pytest.mark.parametrize("name", sorted(FACTS))


def test_each_file_has_its_facts_and_stays_small() -> None:
    sizes = {path.name: path.stat().st_size for path in HERE.glob("*.pdf")}
    assert sizes.keys() == FACTS.keys()
    assert max(sizes.values()) <= MOST_BYTES
    assert sum(sizes.values()) <= MOST_BYTES_IN_ALL


@every_file
def test_the_bytes_are_those_the_facts_were_read_from(name: str) -> None:
    assert hashlib.sha256((HERE / name).read_bytes()).hexdigest() == FACTS[name]["sha256"]


@every_file
def test_the_facts_of_the_frame_hold(name: str) -> None:
    facts = FACTS[name]
    with pikepdf.open(HERE / name) as pdf:
        assert (pdf.is_encrypted, len(pdf.pages)) == (facts["encrypted"], facts["pages"])
        assert ("/ID" in pdf.trailer, "/OutputIntents" in pdf.Root) == (
            facts["id"],
            facts["output_intent"] != "none",
        )
        for page, told in zip(pdf.pages, facts["page"], strict=True):
            boxes = {key for key in page.obj if str(key).endswith("Box")}
            assert boxes == {f"/{key}" for key in told if key.endswith("Box")}
            assert list(map(float, page.mediabox)) == pytest.approx(told["MediaBox"], abs=0.01)


@every_file
def test_no_rule_is_both_broken_and_kept(name: str) -> None:
    facts = FACTS[name]
    rules = [rule for part in ("expected", "either", "sound") for rule in facts[part]]
    items = {rule for rule in facts["expected"] if not rule.startswith("R0")}
    assert len(set(facts["expected"]) | set(facts["sound"])) == len(facts["expected"]) + len(facts["sound"])
    assert not set(facts["expected"]) & set(facts["either"])
    assert items <= set(facts["lacks"])
    assert rules
