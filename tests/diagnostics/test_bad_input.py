"""Bad input from the command line: the exit code, the code, the place, both languages, and the old PDF untouched."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet import cli

from .conftest import COPY, GOOD

WITH_PHOTO = GOOD.replace("body:", "photos: [{file: photo.jpg}], body:")
Check = Callable[..., tuple[int, str]]


def test_the_issue_to_be_spoilt_is_sound(check: Check) -> None:
    assert check()[0] == 0


@pytest.mark.parametrize(
    ("content", "code", "place", "ends"),
    [
        ("", "BS105", "i.yaml:1:1", 2),
        ("- a\n- b\n", "BS132", "i.yaml:1:1", 2),
        (GOOD.replace("headline", "haedline"), "BS130", "i.yaml:7:11", 2),
        (GOOD.replace("2025-01-06", "January"), "BS139", "i.yaml:2:7", 2),
        (GOOD + "newspaper: 再版\n", "BS114", "i.yaml:8:1", 2),
        (GOOD + "      A: {headline: 再版, body: 文。}\n", "BS114", "i.yaml:8:7", 2),
        (GOOD.replace("A A A A A A A A", "A A A A A A A B"), "BS209", "i.yaml:5:25", 2),
        (GOOD.replace("      A:", "      C:"), "BS210", "i.yaml:7:7", 2),
        (
            GOOD.replace("plan: A A A A A A A A", "plan: |\n      A A A A B B\n      B B A A A A"),
            "BS208",
            "i.yaml:7:7",
            2,
        ),
        (GOOD.replace("newspaper: 版样", "newspaper：版样"), "BS108", "i.yaml:1:10", 2),
        (GOOD.replace("    plan", "\tplan"), "BS107", "i.yaml:5:1", 2),
        (GOOD.replace("copy.md", "../../../etc/passwd"), "BS202", "i.yaml:7:40", 2),
        (GOOD.replace("copy.md", "cpoy.md"), "BS201", "i.yaml:7:40", 2),
        (WITH_PHOTO, "BS701", "i.yaml:7:43", 1),
        (GOOD.replace("今夜付印", "今夜\U00020001付印"), "BS410", "i.yaml:7:23", 1),
    ],
)
def test_a_slip_is_told_at_its_place_in_both_languages(
    check: Check, folder: Path, content: str, code: str, place: str, ends: int
) -> None:
    (folder / "i.yaml").write_text(content, encoding="utf-8")
    for lang in ("zh", "en"):
        ended, said = check("--lang", lang)
        assert (ended, f"[{code}]" in said, place in said) == (ends, True, True), said
        assert "Traceback" not in said


def test_copy_that_does_not_fit_is_told_in_lines(check: Check, folder: Path) -> None:
    (folder / "copy.md").write_text(COPY * 60, encoding="utf-8")
    ended, said = check()
    assert (ended, "[BS601]" in said) == (1, True)


def test_a_photo_that_is_none_is_told(check: Check, folder: Path) -> None:
    (folder / "i.yaml").write_text(WITH_PHOTO, encoding="utf-8")
    (folder / "photo.jpg").write_text("<html>404", encoding="utf-8")
    ended, said = check()
    assert (ended, "[BS702]" in said, "HTML" in said) == (1, True, True)


def test_an_issue_in_gb18030_is_named_as_such(check: Check, folder: Path) -> None:
    (folder / "i.yaml").write_bytes(GOOD.encode("gb18030"))
    ended, said = check("--lang", "zh")
    assert (ended, "[BS101]" in said, "GB18030" in said, "i.yaml:1:12" in said) == (2, True, True, True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_byte_order_and_line_ends_of_other_systems_are_fine(
    check: Check, folder: Path, encoding: str
) -> None:
    (folder / "i.yaml").write_bytes(GOOD.replace("\n", "\r\n").encode(encoding))
    (folder / "copy.md").write_bytes(COPY.replace("\n", "\r\n").encode(encoding))
    assert check()[0] == 0


def test_every_fault_of_an_issue_is_told_in_one_run(check: Check, folder: Path) -> None:
    spoilt = (
        WITH_PHOTO.replace("headline", "rank: 9, headline")
        .replace("copy.md", "cpoy.md")
        .replace("plan", "paln")
    )
    (folder / "i.yaml").write_text(spoilt, encoding="utf-8")
    _, said = check()
    assert [code for code in ("BS130", "BS134", "BS201", "BS211", "BS701") if f"[{code}]" not in said] == []


def test_a_full_disk_ends_with_3_and_leaves_the_old_pdf(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "i.pdf").write_bytes(b"the old one")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert cli.main(["render", "i.yaml", "--lang", "en"]) == 3
    assert "[BS801]" in capsys.readouterr().err
    assert [path.name for path in (folder / "out").rglob("*") if path.is_file()] == ["i.pdf"]
    assert (folder / "out" / "i.pdf").read_bytes() == b"the old one"


def test_a_spoilt_issue_leaves_the_old_pdf(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "i.pdf").write_bytes(b"the old one")
    (folder / "i.yaml").write_text(GOOD.replace("date", "dtae"), encoding="utf-8")
    assert cli.main(["render", "i.yaml"]) == 2
    assert (folder / "out" / "i.pdf").read_bytes() == b"the old one"
