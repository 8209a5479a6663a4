"""Fonts harmed at random: a paper's own face is set, or told in a coded message; never a crash."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet import cli
from tests import faces

ISSUE = """\
newspaper: 试样
date: 2025-01-06
pages:
  - plan: A A A A A A A A
    stories:
      A: {headline: 国一字, headline_direction: vertical, body: "国永鹰，「」一Ag字。"}
"""
MAKERS: dict[str, Callable[[Path], Path]] = {
    "TrueType": faces.truetype,
    "CFF": faces.postscript,
    "CFF2": faces.variable_postscript,
}


def _harmed(font: bytes, seed: int) -> bytes:
    """Bytes changed in the directory or anywhere, and now and then the end gone."""
    chance = random.Random(seed)
    content = bytearray(font)
    reach = chance.choice((200, len(content), len(content)))
    for _ in range(chance.choice((1, 1, 4, 60))):
        content[chance.randrange(reach)] = chance.randrange(256)
    return bytes(content[: chance.randrange(len(content))] if chance.random() < 0.1 else content)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_harmed_font_is_set_or_told(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))
    (tmp_path / "fonts").mkdir()
    (tmp_path / "1.yaml").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "fonts" / "fonts.yaml").write_text(
        "faces: {serif-400: {file: own.font}, serif-900: {file: own.font}}\n", encoding="utf-8"
    )
    font = MAKERS[kind](tmp_path / "whole").read_bytes()
    ends: set[int] = set()
    for seed in range(24):
        (tmp_path / "fonts" / "own.font").write_bytes(_harmed(font, seed))
        code = cli.main(["render", str(tmp_path / "1.yaml"), "-o", str(tmp_path / "out"), "--lang", "en"])
        said = capsys.readouterr().err
        assert code in (0, 1), said
        assert ("error[BS40" in said) is (code == 1), said
        ends.add(code)
    assert ends == {0, 1}


def test_a_font_whose_glyphs_cannot_be_cut_out_stops_the_press(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))
    (tmp_path / "fonts").mkdir()
    (tmp_path / "1.yaml").write_text(ISSUE, encoding="utf-8")
    (tmp_path / "fonts" / "fonts.yaml").write_text("faces: {serif-400: {file: own.otf}}\n", encoding="utf-8")
    path = faces.postscript(tmp_path / "fonts" / "own.otf")
    content = bytearray(path.read_bytes())
    place = content.index(b"CFF ", 12)
    start = int.from_bytes(content[place + 8 : place + 12], "big")
    content[start : start + 60] = b"\xff" * 60
    path.write_bytes(content)
    issue = str(tmp_path / "1.yaml")
    assert cli.main(["render", issue, "-o", str(tmp_path / "out"), "--proof", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "error[BS408]" in said
    assert "own.otf" in said
    assert not list(tmp_path.glob("out/**/*.pdf"))
