"""The one door: what lies below the folders of a run can be read, and nothing else can."""

from __future__ import annotations

import datetime
import os
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from broadsheet.base import world as room
from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.world import Disk, decode_text


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    folder = tmp_path / "issues"
    (folder / "2025-01").mkdir(parents=True)
    (folder / "2025-01" / "lead.md").write_text("头条", encoding="utf-8")
    (folder / "2025-01.yaml").write_text("a: b", encoding="utf-8")
    (tmp_path / "secret.md").write_text("秘密", encoding="utf-8")
    return Disk([folder], (folder / "2025-01", folder), Cache(None))


def _code(found: object) -> str:
    assert isinstance(found, Diagnostic)
    return found.code


def test_copy_is_found_from_either_folder(disk: Disk) -> None:
    assert isinstance(disk.find("lead.md"), Path)
    assert isinstance(disk.find("2025-01/lead.md"), Path)


@pytest.mark.parametrize(
    "name",
    [
        "../../secret.md",
        "2025-01/../../../secret.md",
        "/etc/hostname",
        "file:///etc/hostname",
        "http://example.org/a.jpg",
        "https://example.org/a.jpg",
        "\\\\server\\share\\a.jpg",
        "C:\\a.jpg",
        "C:a.jpg",
        "~/a.jpg",
        "",
        " ",
        "a\0b",
    ],
)
def test_nothing_outside_is_read(disk: Disk, name: str) -> None:
    assert _code(disk.find(name)) == "BS202"


def test_a_link_out_is_refused_and_a_link_within_is_not(disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "issues" / "out.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "issues" / "in.md").symlink_to(tmp_path / "issues" / "2025-01" / "lead.md")
    (tmp_path / "issues" / "up").symlink_to(tmp_path)
    assert _code(disk.find("out.md")) == "BS202"
    assert _code(disk.find("up/secret.md")) == "BS202"
    assert isinstance(disk.find("in.md"), Path)


def test_a_file_that_becomes_a_link_out_once_it_was_found_is_not_read(disk: Disk, tmp_path: Path) -> None:
    copy = tmp_path / "issues" / "late.md"
    copy.write_text("x")
    assert disk.find("late.md") == copy
    copy.unlink()
    copy.symlink_to(tmp_path / "secret.md")
    assert _code(disk.read(copy)) == "BS202"


def test_a_folder_with_a_like_name_is_not_inside(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy-of-others").mkdir()
    (tmp_path / "copy-of-others" / "a.md").write_text("x")
    world = Disk([tmp_path / "copy"], (tmp_path / "copy",), Cache(None))
    assert _code(world.read(tmp_path / "copy-of-others" / "a.md")) == "BS202"


def test_only_plain_files_are_read(disk: Disk, tmp_path: Path) -> None:
    folder = tmp_path / "issues"
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "zero").symlink_to("/dev/zero")
    assert _code(disk.find("pipe")) == "BS203"
    assert _code(disk.find("2025-01")) == "BS203"
    assert _code(disk.find("loop")) in ("BS201", "BS203")
    assert _code(disk.find("zero")) == "BS202"


def test_a_missing_file_is_answered_with_those_like_it(disk: Disk) -> None:
    fault = disk.find("2025-01/Laed.md")
    assert isinstance(fault, Diagnostic)
    assert fault.code == "BS201"
    assert fault.args["nearest"] == "2025-01/lead.md"


def test_a_name_too_long_for_the_disk_is_simply_not_there(disk: Disk) -> None:
    assert _code(disk.find("字" * 400)) == "BS201"


@pytest.mark.parametrize(("written", "on_disk"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_accents_are_found_however_the_disk_spells_them(
    disk: Disk, tmp_path: Path, written: Literal["NFC", "NFD"], on_disk: Literal["NFC", "NFD"]
) -> None:
    (tmp_path / "issues" / unicodedata.normalize(on_disk, "café.md")).write_text("x")
    assert isinstance(disk.find(unicodedata.normalize(written, "café.md")), Path)


def test_a_file_that_is_too_big_is_not_read(
    disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "TEXT_LIMIT", 3)
    findings: Findings = []
    assert disk.source(tmp_path / "issues" / "2025-01.yaml", findings) is None
    assert [finding.code for finding in findings] == ["BS104"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_unicode_file_is_read_without_its_mark(encoding: str) -> None:
    source, fault = decode_text("报名: 版样\r\n".encode(encoding), "i.yaml")
    assert fault is None
    assert source.text == "报名: 版样\r\n"


def test_gb18030_is_named_as_such_at_its_first_character() -> None:
    source, fault = decode_text("a: 1\nname: 版样，第一期。镕\n".encode("gb18030"), "i.yaml")
    assert fault is not None
    assert fault.code == "BS101"
    assert fault.span is not None
    assert source.position(fault.span.start) == (2, 7)
    assert "iconv" in fault.hints("zh")[0]


@pytest.mark.parametrize("content", [b"a: \xff\xfe\x00", b"a: caf\xe9 x", b"\xff\xfea"])
def test_other_bytes_are_not_taken_for_chinese(content: bytes) -> None:
    _, fault = decode_text(content, "i.yaml")
    assert fault is not None
    assert fault.code == "BS102"


def test_a_text_is_read_once_and_kept_for_its_findings(disk: Disk, tmp_path: Path) -> None:
    path = tmp_path / "issues" / "2025-01.yaml"
    findings: Findings = []
    source = disk.source(path, findings)
    path.write_text("other")
    assert disk.source(path, findings) is source
    assert source is not None
    assert disk.sources[source.file] is source


def test_paths_are_shown_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    world = Disk([tmp_path], cache=Cache(None))
    assert world.shown(tmp_path / "a" / ".." / "b.yaml") == "b.yaml"
    assert world.shown(tmp_path.parent / "b.yaml") == str(tmp_path.parent / "b.yaml")


def test_an_issue_opens_its_own_folder_and_the_asset_folders(tmp_path: Path) -> None:
    world = Disk.for_issue(tmp_path / "2025-01.yaml", [tmp_path / "photos"])
    assert world.folders == (tmp_path / "2025-01", tmp_path, tmp_path / "photos")


def test_the_day_is_the_one_asked_for(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1736121600")
    assert disk.today() == datetime.date(2025, 1, 6)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs((disk.today() - datetime.datetime.now(datetime.UTC).date()).days) <= 1
