"""The cache gives back what was put, or nothing: never something else, and never trouble."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from broadsheet.base.cache import Cache, default_folder


def _only_entry(folder: Path) -> Path:
    (entry,) = [path for path in folder.rglob("*") if path.is_file()]
    return entry


def test_what_was_put_is_there_again(tmp_path: Path) -> None:
    Cache(tmp_path / "new").put("photo-1 abc", b"value")
    assert Cache(tmp_path / "new").get("photo-1 abc") == b"value"
    assert Cache(tmp_path / "new").get("photo-2 abc") is None


def test_what_is_made_of_the_same_content_is_made_once_and_what_is_no_result_again(tmp_path: Path) -> None:
    cache, made = Cache(tmp_path), iter([None, 7, 8, 9])
    seen = [
        cache.kept(f"size-{version}", content, int, lambda: next(made))
        for version, content in ((1, b"a"), (1, b"a"), (1, b"a"), (1, b"b"), (2, b"a"))
    ]
    assert seen == [None, 7, 7, 8, 9]


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 100])
def test_a_damaged_entry_is_not_believed(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put("k", b"value")
    _only_entry(tmp_path).write_bytes(damage)
    assert cache.get("k") is None
    cache.put("k", b"value")
    assert cache.get("k") == b"value"


def test_an_entry_under_another_name_is_not_believed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("k", b"value")
    content = _only_entry(tmp_path).read_bytes()
    cache.put("l", b"other")
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(content)
    assert cache.get("l") is None


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put("k", b"value")
    assert cache.get("k") is None


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    Cache(tmp_path).put("k", b"value")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_folder_can_be_named_or_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_CACHE", "elsewhere")
    assert default_folder() == Path("elsewhere")
    monkeypatch.setenv("BROADSHEET_CACHE", "")
    assert default_folder() is None
    Cache(None).put("k", b"value")
    assert Cache(None).get("k") is None


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_folder_follows_the_platform(
    platform: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("BROADSHEET_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", platform)
    folder = default_folder()
    assert folder is not None
    assert folder.is_relative_to(tmp_path)
    assert "broadsheet" in folder.parts


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("BROADSHEET_CACHE", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert default_folder() is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no users on this system")
def test_a_cache_of_somebody_else_is_let_be(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    Cache(tmp_path).put("k", b"value")
    tmp_path.chmod(0o700)
    assert Cache(tmp_path).get("k") in (None, b"value")
