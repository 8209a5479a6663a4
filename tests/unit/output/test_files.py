"""A file is written whole or not at all, and so are several new ones."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from broadsheet.output.files import sweep, write_new, write_whole


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "out" / "2025-01" / "report.json"
    assert write_whole(path, b"{}")
    assert path.read_bytes() == b"{}"
    assert [entry.name for entry in path.parent.iterdir()] == ["report.json"]


def test_the_same_bytes_leave_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    write_whole(path, b"same")
    os.utime(path, (1, 1))
    assert not write_whole(path, b"same")
    assert path.stat().st_mtime == 1


def test_new_bytes_take_the_old_place(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    write_whole(path, b"old")
    assert write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("failing", ["os.fsync", "pathlib.Path.replace"])
def test_a_full_disk_keeps_the_old_file_and_leaves_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    path = tmp_path / "page.pdf"
    path.write_bytes(b"good")
    monkeypatch.setattr(failing, full)
    with pytest.raises(OSError, match="no space left"):
        write_whole(path, b"better")
    assert path.read_bytes() == b"good"
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.pdf"]


def test_the_disk_is_waited_for_with_what_must_last_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    monkeypatch.setattr("os.fsync", waited.append)
    assert write_whole(tmp_path / "report.json", b"{}", lasting=False)
    assert waited == []
    assert write_whole(tmp_path / "page.pdf", b"data")
    assert len(waited) == 1


def test_a_folder_in_the_way_is_an_error_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.mkdir()
    with pytest.raises(OSError, match=r"page\.pdf"):
        write_whole(path, b"data")
    assert [entry.name for entry in tmp_path.iterdir()] == ["page.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_others_may_read_what_they_could_read_before(tmp_path: Path) -> None:
    fresh, old = tmp_path / "fresh.pdf", tmp_path / "old.pdf"
    old.write_bytes(b"old")
    old.chmod(0o640)
    mask = os.umask(0o022)
    try:
        write_whole(fresh, b"data")
        write_whole(old, b"data")
    finally:
        os.umask(mask)
    assert (fresh.stat().st_mode & 0o777, old.stat().st_mode & 0o777) == (0o644, 0o640)


def test_new_files_are_written_with_their_folders(tmp_path: Path) -> None:
    files = {tmp_path / "paper" / "issues" / "1.yaml": b"a", tmp_path / "paper" / "README.md": b"b"}
    write_new(files)
    assert {path: path.read_bytes() for path in files} == files


@pytest.mark.parametrize("failing", ["b/exists", "c" * 5000])
def test_of_new_files_that_cannot_all_be_written_none_is(tmp_path: Path, failing: str) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "exists").write_bytes(b"old")
    with pytest.raises(OSError, match=r"exists|too long"):
        write_new({tmp_path / "a" / "deep" / "first": b"1", tmp_path / failing: b"2"})
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["b", "b/exists"]
    assert (tmp_path / "b" / "exists").read_bytes() == b"old"


def test_what_a_killed_writer_left_is_swept_up_and_nothing_else(tmp_path: Path) -> None:
    for name in (".1.pdf.abc.tmp", ".2.pdf.abc.tmp", "1.pdf", "1.pdf.tmp", ".notes"):
        (tmp_path / name).touch()
    sweep(tmp_path, "1.pdf")
    sweep(tmp_path / "nowhere", "*.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".2.pdf.abc.tmp",
        ".notes",
        "1.pdf",
        "1.pdf.tmp",
    ]
