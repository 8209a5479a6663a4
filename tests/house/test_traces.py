"""Nothing in the repository is tied to one machine, one registry or another paper's copy."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.house.repo import ROOT, text_files

# Written in pieces, so that this file does not find itself.
FORBIDDEN = {
    "a path of one machine": r"(?<![\w/.])/(?:home|Users|root|work|opt)" + r"/\w",
    "a registry's address": r"https?://[^\s\"')]*(?:pypi|pythonhosted|npmjs|registry|/simple\b)",
    "a registry as an option": r"--(?:extra-)?index" + r"-url",
    "a conflict marker": r"^(?:<{7}|>{7}) ",
}


@pytest.mark.parametrize("what", sorted(FORBIDDEN))
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in text_files()
        if path != Path(__file__)
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.skipif("BROADSHEET_REAL" not in os.environ, reason="BROADSHEET_REAL names no folder")
def test_no_sentence_of_the_real_page_is_in_the_repository() -> None:
    copy = (Path(os.environ["BROADSHEET_REAL"]) / "xiangtan-page.md").read_text(encoding="utf-8")
    parts = map(str.strip, re.split(r"[。！？；\n]", copy))
    # Headlines are shorter, and a byline is no sentence.
    sentences = {part for part in parts if len(part) >= 24 and not part.startswith("本报记者")}
    assert len(sentences) > 50
    held = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in text_files())
    assert [sentence for sentence in sorted(sentences) if sentence in held] == []
