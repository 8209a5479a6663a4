"""A new paper: it renders as it comes, carries the name and the day asked for, and covers nothing that was there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from broadsheet import cli
from broadsheet.base.data import data_folder
from broadsheet.issue.completion import issue_schema

LAYOUTS = ("tabloid", "broadsheet")
# 2025-12-28, noon in UTC: figures and lunar date as wide as they come.
DAY = "1766923200"


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.chdir(tmp_path)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_new_paper_renders_at_once_without_a_word(
    layout: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", "paper", "--layout", layout]) == 0
    code = cli.main(["render", "paper/issues/1.yaml", "-o", "out"])
    assert (code, capsys.readouterr().err.partition("issues/1.yaml\n")[2]) == (0, "")
    report = json.loads((tmp_path / "out" / "1" / "report.json").read_text(encoding="utf-8"))
    assert report["diagnostics"] == []
    assert len(report["pages"]) == (2 if layout == "tabloid" else 1)
    photos = [photo for page in report["pages"] for photo in page["photos"]]
    assert len(photos) >= 2
    assert min(photo["ppi"] for photo in photos) >= 200


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_was_written_is_printed_and_what_to_do_next_is_said(
    layout: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", "my paper", "--layout", layout]) == 0
    out, err = capsys.readouterr()
    assert {Path(line).relative_to("my paper").as_posix() for line in out.splitlines()} == _files(
        tmp_path / "my paper"
    )
    assert "cd 'my paper'\n" in err
    assert "broadsheet render issues/1.yaml" in err


def test_a_chinese_folder_is_named_without_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "我的报纸"]) == 0
    assert "cd 我的报纸\n" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["河口周报", "1:30", '甲: "乙" #丙', "no", "A & B"])
def test_the_paper_has_its_name_and_the_day_it_is_made(name: str, tmp_path: Path) -> None:
    assert cli.main(["new", ".", "--name", name]) == 0
    text = (tmp_path / "issues" / "1.yaml").read_text(encoding="utf-8")
    issue = yaml.load(text, yaml.BaseLoader)
    assert (issue["newspaper"], issue["date"], issue["layout"]) == (name, "2025-12-28", "tabloid")
    assert (tmp_path / "README.md").read_text(encoding="utf-8").startswith(f"# {name}\n")
    assert cli.main(["check", "issues/1.yaml", "-q"]) == 0


@pytest.mark.parametrize("name", ["", " ", "甲\n乙", "甲\x1b乙"])
def test_a_name_that_cannot_be_set_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["new", "paper", "--name", name])
    assert end.value.code == 2
    assert _files(tmp_path) == set()


def test_editors_can_complete_from_the_schema_beside_the_issue(tmp_path: Path) -> None:
    cli.main(["new", "."])
    first = (tmp_path / "issues" / "1.yaml").read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=issue.schema.json"
    assert (tmp_path / "issues" / "issue.schema.json").read_bytes() == issue_schema()
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "out/\n"


@pytest.mark.parametrize("there", ["issues/1.yaml", "issues/1/lead.md", "README.md", ".gitignore"])
def test_a_file_that_is_there_is_not_overwritten(
    there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("旧稿", encoding="utf-8")
    assert cli.main(["new", "."]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"BS229]: {Path(there)} " in err
    assert _files(tmp_path) == {there}
    assert (tmp_path / there).read_text(encoding="utf-8") == "旧稿"


@pytest.mark.parametrize("there", ["paper", "paper/issues", "paper/issues/1"])
def test_a_file_in_the_place_of_a_folder_is_named(
    there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).touch()
    assert cli.main(["new", "paper"]) == 2
    assert f"BS229]: {Path(there)} " in capsys.readouterr().err
    assert _files(tmp_path) == {there}


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "issues").mkdir()
    (tmp_path / "issues" / "0.yaml").touch()
    assert cli.main(["new", "."]) == 0
    assert {"notes.txt", "issues/0.yaml", "issues/1.yaml"} <= _files(tmp_path)


def test_the_starter_keeps_nothing_that_no_paper_uses() -> None:
    starter = data_folder("starter")
    issues = [(starter / f"{layout}.yaml").read_text(encoding="utf-8") for layout in LAYOUTS]
    used = {file for issue in issues for file in re.findall(r"\bfile: ([^\s,}]+)", issue)}
    assert {path.relative_to(starter).as_posix() for path in (starter / "1").iterdir()} == used
    assert [path.name for path in (starter / "1").glob("*.jpg") if path.stat().st_size > 60_000] == []
