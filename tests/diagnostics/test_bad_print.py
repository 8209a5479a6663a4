"""What would not print is told at its photo, and no file for the press is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from broadsheet import cli
from broadsheet.base.diagnostics import Diagnostic

ISSUE = """\
newspaper: 试样
date: 2025-01-06
layout: broadsheet
press: newsprint-cn
pages:
  - plan: |
      A A A A A A A A
    stories:
      A:
        headline: 今夜付印
        photos:
          - {file: photo.png, span: 4}
        body: 正文。
"""
INCHES = 4 * 13 * 9 / 72 + 3 * 9 / 72
"""Four columns of thirteen characters of 9 pt, and the gutters between them."""


def _run(folder: Path, command: str, ppi: float) -> int:
    pixels = round(INCHES * ppi)
    Image.effect_noise((pixels, pixels * 2 // 3), 40).save(folder / "photo.png")
    issue = folder / "i.yaml"
    issue.write_text(ISSUE, encoding="utf-8")
    where = ["-o", str(folder / "out")] if command == "render" else []
    return cli.main([command, str(issue), "--lang", "en", *where])


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))


def test_a_photo_of_60_ppi_is_refused_at_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(tmp_path, "render", 60) == 1
    said = capsys.readouterr().err
    assert "error[BS707]" in said
    assert f"{tmp_path / 'i.yaml'}:12:13" in said
    assert not list(tmp_path.glob("out/**/*.pdf"))


@pytest.mark.parametrize(("ppi", "code"), [(130, "[BS708]"), (160, "")])
def test_check_tells_of_a_soft_photo_and_lets_a_good_one_pass(
    ppi: float, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, "check", ppi) == 0
    said = capsys.readouterr().err
    assert code in said
    assert ("[BS70" in said) == bool(code), said


@pytest.mark.parametrize("command", ["render", "check"])
def test_a_photo_that_carries_more_ink_than_the_press_is_refused(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("broadsheet.presswork.most_ink", lambda *_: 230.1)
    assert _run(tmp_path, command, 160) == 1
    assert "[BS717]" in capsys.readouterr().err
    monkeypatch.setattr("broadsheet.presswork.most_ink", lambda *_: 230.0)
    assert _run(tmp_path, command, 160) == 0


def test_the_remedy_of_a_coarse_photo_is_in_the_message() -> None:
    args = {
        "name": "a.jpg",
        "ppi": 60,
        "page": "A01",
        "where": "",
        "least": 100,
        "mm": 50,
        "wanted": 900,
        "good": 200,
    }
    (hint,) = Diagnostic("BS707", None, args).hints("en")
    assert "50 mm" in hint
    assert "900 pixels" in hint
