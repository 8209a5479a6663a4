"""Eight pages that use every device of make-up, as they were looked at and accepted."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from broadsheet.display.dump import dump_page
from tests.eight.devices import DEVICES
from tests.eight.setting import HERE, ISSUES, Eight
from tests.reading.faults import Fault, listed
from tests.reading.manuscript import differences, read_manuscripts

LABELS = [f"{part}{number:02d}" for part in "AB" for number in range(1, 5)]

_ON = re.compile(r"[（(](下转|上接)[AB]0[0-9]版[）)]")


@pytest.fixture(scope="module")
def eight(tmp_path_factory: pytest.TempPathFactory) -> Eight:
    return Eight(tmp_path_factory.mktemp("eight"))


def test_nothing_is_told_of_it(eight: Eight) -> None:
    told = [f"{found.code} {found.message('en')}" for found in eight.run.findings if found.severity != "note"]
    assert told == []


def test_nothing_is_over(eight: Eight) -> None:
    stories = [story for page in eight.report["pages"] for story in page["stories"]]
    assert [story["id"] for story in stories if any(story["overset"].values())] == []
    assert all(story["set"] == story["characters"] for story in stories)


@pytest.mark.parametrize("device", DEVICES)
def test_the_device_is_on_the_page(device: str, eight: Eight) -> None:
    assert DEVICES[device](eight)


def test_every_character_is_set_once_and_in_order(eight: Eight) -> None:
    """Prose and insets; what stands in tables, refers and captions is for the tests of these."""
    faults: list[Fault] = []
    for label, manuscripts in zip(LABELS, read_manuscripts(HERE / "issue.yaml", [HERE, ISSUES]), strict=True):
        for letter, manuscript in manuscripts.items():
            prose = "".join(part.text for part in manuscript.parts if part.kind in ("body", "crosshead"))
            if prose:
                address = f"{label}.{letter}"
                faults += differences(address, _whole(eight, address, prose), _read_on(eight, address))
    assert not faults, listed(faults)


def _whole(eight: Eight, address: str, prose: str) -> str:
    """A story's prose without the readings beside its characters, and what a vertical one has before it."""
    story = eight.story(address)
    before = story["deck"] + story["byline"] if story.get("writing") == "vertical" else ""
    return before + re.sub(r"\{([^|}]+)\|[^}]+\}", r"\1", prose)


def _read_on(eight: Eight, address: str) -> str:
    """A story's prose, followed over a fold and from page to page, without its insets."""
    label, letter = address.split(".")
    words = eight.words(address, "P", "H2")
    if eight.page(label).get("spread"):
        words += eight.words(f"{LABELS[LABELS.index(label) + 1]}.{letter}", "P", "H2")
    for inset in eight.story(address).get("insets", ()):
        said = "".join(inset.get(key, "") for key in ("title", "figure", "text", "body"))
        said = "".join(said.split()) + (f"——{inset['by']}" if "by" in inset else "")
        # A pull quote repeats the copy: the last is its own.
        before, found, after = words.rpartition(said)
        assert found, said
        words = before + after
    words = _ON.sub("", words)
    to = eight.story(address).get("jump")
    return words + _read_on(eight, to) if to else words


@pytest.mark.parametrize("label", LABELS)
def test_the_page_is_as_it_was_accepted(
    label: str, eight: Eight, expect_file: Callable[[Path, str], None]
) -> None:
    expect_file(HERE / "accepted" / f"{label}.txt", dump_page(eight.pages[label]))


def test_the_proofs_are_as_they_were_accepted(eight: Eight, expect_file: Callable[[Path, str], None]) -> None:
    with pikepdf.open(BytesIO(eight.files["proof.pdf"])) as pdf:
        drawn = [sha256(sheet.Contents.read_bytes()).hexdigest() for sheet in pdf.pages]
    lines = [f"{label}  {digest}\n" for label, digest in zip(LABELS, drawn, strict=True)]
    expect_file(HERE / "accepted" / "proof.sha256", "".join(lines))
