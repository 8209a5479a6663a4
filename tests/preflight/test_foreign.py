"""Files of other programs: told what is wrong with them, and nothing that they do right."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.world import Disk
from broadsheet.layout.press import load_press
from broadsheet.preflight.file.judge import Verdict, judge
from broadsheet.preflight.limits import FileLimits
from broadsheet.presswork import file_limits

FOLDER = Path(__file__).parent / "foreign"
FACTS: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "facts.yaml").read_text(encoding="utf-8"))
ITEMS = {
    "BS822": {"encryption"}, "BS831": {"header"}, "BS835": {"id"}, "BS836": {"intent"}, "BS838": {"boxes"},
    "BS839": {"transparency"}, "BS841": {"fonts"}, "BS842": {"compression"}, "BS844": {"actions", "javascript"},
    "BS845": {"annotations"},
}  # fmt: skip
"""PDF/X items as the facts call them, by the code that tells them."""
KEYS = {
    "title": "title", "Title": "title", "CreateDate": "dates", "ModifyDate": "dates", "MetadataDate": "dates",
    "CreationDate": "dates", "ModDate": "dates", "Trapped": "trapped", "GTS_PDFXVersion": "info-version",
}  # fmt: skip
OTHER, UNMEASURED = "BS830", "BS879"
"""Another PDF/X than the one wanted, or none; ink that only a RIP can tell."""
COARSE = 5
"""Per cent of ink by which the fullest square may differ from Ghostscript's at 72 dpi, where edges take whole pixels and
a square is 43 of them, 15.2 mm; test_plates.py compares finely."""

every_file = pytest.mark.parametrize("name", sorted(FACTS))


@cache
def limits() -> FileLimits:
    """The rules that the facts speak of: pages in CMYK by GWG 2022."""
    press = load_press("gwg-2022-newspaper", None, Disk([data_folder("layout")], cache=Cache(None)), [])
    assert press is not None
    return file_limits(press)


@cache
def verdict(name: str) -> Verdict:
    return judge(name, (FOLDER / name).read_bytes(), limits())


def names(finding: Diagnostic) -> set[str]:
    """What the facts call a finding."""
    if finding.code in ("BS832", "BS833", "BS834"):
        keys = re.findall(r"\w+", str(finding.args["keys"]))
        return {"xmp-keys", *(KEYS[key] for key in keys if key in KEYS)}
    if finding.code in ITEMS:
        return ITEMS[finding.code]
    rule = re.search(r"R0\d{3}", str(finding.args["rule"]))
    return {rule[0]} if rule else set()


def told(name: str) -> set[str]:
    findings = [finding for finding in verdict(name).findings if finding.code != UNMEASURED]
    return {item for finding in findings for item in names(finding)}


@every_file
def test_what_is_wrong_is_told(name: str) -> None:
    wanted = set(FACTS[name]["expected"])
    if FACTS[name]["encrypted"]:
        wanted = {"encryption"}
    found = told(name)
    if found & set(FACTS[name]["lacks"]):
        found.add("R0001")
    if "R0027" in found:
        found.add("colour")
    assert wanted <= found, wanted - found


@every_file
def test_what_is_right_passes_without_a_word(name: str) -> None:
    facts = FACTS[name]
    allowed = {*facts["expected"], *facts["either"], *facts["lacks"], "R0035"}
    false = [
        finding.message("en")
        for finding in verdict(name).findings
        if finding.code not in (UNMEASURED, OTHER) and not names(finding) & allowed
    ]
    assert not false
    assert not told(name) & (set(facts["sound"]) - {"trapped"})


@every_file
def test_ink_is_measured_or_said_not_to_be(name: str) -> None:
    facts, pages = FACTS[name], verdict(name).pages
    if facts["encrypted"]:
        return
    obstacles = [finding for finding in verdict(name).findings if finding.code == UNMEASURED]
    assert len(obstacles) == sum(page.ink is None for page in pages)
    assert ("ink_percent" in facts) == (not obstacles)
    if not obstacles:
        fullest = max(page.ink.mean for page in pages if page.ink)
        coarse = facts["ink_percent"]["mean_15mm"]
        assert abs(fullest - coarse) <= COARSE


def test_at_least_ten_files_have_nothing_wrong_with_their_marks() -> None:
    clean = [
        name for name in FACTS if not {rule for rule in told(name) if rule not in ("R0001", "R0035")} & RULES
    ]
    assert len(clean) >= 10, clean


RULES = {f"R{number:04}" for number in range(2, 36)}


def test_a_false_claim_is_caught() -> None:
    found = verdict("weasyprint-false-x1a.pdf")
    assert found.claim == "PDF/X-1a:2003"
    codes = {finding.code for finding in found.findings if finding.severity == "error"}
    assert {"BS836", "BS871", "BS845", UNMEASURED} <= codes
    assert found.outcome == "failed"


@pytest.mark.parametrize(
    "name", ["scribus-x4.pdf", "luatex-x4.pdf", "qpdf-x4-streams.pdf", "luatex-x4-layers.pdf"]
)
def test_sound_files_of_the_wanted_standard_pass(name: str) -> None:
    assert verdict(name).findings == ()


@pytest.mark.parametrize("name", ["scribus-x1a.pdf", "itext-x1a.pdf", "ghostscript-x1a.pdf"])
def test_sound_files_of_the_other_standard_pass_where_the_press_asks_for_that(name: str) -> None:
    judged = judge(name, (FOLDER / name).read_bytes(), limits()._replace(standard="X-1a"))
    assert judged.findings == ()
