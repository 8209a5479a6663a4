"""The READMEs and the manual speak of the commands and options there are, and CI runs what the README says."""

from __future__ import annotations

import re

import pytest

from broadsheet.cli import main
from tests.house.repo import ROOT

READMES = ["README.md", "README.zh-CN.md"]
_COMMANDS = ("render", "check", "fit", "preflight", "new", "schema", "fonts", "explain", "doctor")


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _marked(readme: str, marker: str) -> str:
    """The fenced block that follows a marker."""
    match = re.search(rf"<!-- {marker} -->\n```sh\n(.*?)```", _text(readme), re.DOTALL)
    assert match
    return match[1]


def _help(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as done:
        main([*words, "--help", "--lang", "en"])
    assert done.value.code == 0
    return capsys.readouterr().out


def test_help_names_every_command_and_no_others(capsys: pytest.CaptureFixture[str]) -> None:
    commands = _help(capsys).partition("COMMAND\n")[2]
    assert re.findall(r"^ +([a-z]+) ", commands, re.MULTILINE) == list(_COMMANDS)


@pytest.mark.parametrize("page", [*READMES, "docs/en/getting-started.md", "docs/zh/getting-started.md"])
def test_no_page_speaks_of_a_command_that_is_not_there(page: str) -> None:
    named = set(re.findall(r"`(?:[\w./]*/)?broadsheet ([a-z]+)", _text(page)))
    assert named <= set(_COMMANDS)
    if page in READMES:
        assert named == set(_COMMANDS)


@pytest.mark.parametrize("page", ["docs/en/getting-started.md", "docs/zh/getting-started.md"])
def test_the_manual_has_every_option_of_render(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = set(re.findall(r"^ +(-\w|--\w+)", _help(capsys, "render"), re.MULTILINE)) - {"-h", "--help"}
    assert "--assets" in options
    assert {option for option in options if f"`{option}" not in _text(page)} == set()


@pytest.mark.parametrize("marker", ["render-command", "test-command"])
def test_both_readmes_give_the_same_command_in_one_line(marker: str) -> None:
    english, chinese = (_marked(readme, marker) for readme in READMES)
    assert english == chinese
    assert len(english.splitlines()) == 1
    assert english.startswith("python3 -m venv .venv && ")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = _text(".ci/run")
    # It takes the block from the page; the command itself stands nowhere else.
    assert "<!-- test-command -->" in script
    assert "README.md" in script
    assert "-m pytest" not in script
