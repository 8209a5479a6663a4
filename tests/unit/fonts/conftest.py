"""The type case as fonts.yaml lists it, read without the code under test."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont

from broadsheet.fonts.face import Face

FONTS = Path(__file__).resolve().parents[3] / "fonts"
LISTED: dict[str, Any] = yaml.safe_load((FONTS / "fonts.yaml").read_text(encoding="utf-8"))
SIMPLIFIED = [
    key for key in sorted(LISTED["faces"]) if key.startswith(("serif-", "sans-")) and "-tc-" not in key
]
TRADITIONAL = [key for key in sorted(LISTED["faces"]) if "-tc-" in key]
SUPPLEMENT = [key for key in sorted(LISTED["faces"]) if key.startswith("supplement-")]


@cache
def opened(key: str) -> Face:
    entry = LISTED["faces"][key]
    axes = (("wght", float(entry["weight"])),) if "weight" in entry else ()
    language = entry.get("language", "zh-Hans")
    return Face(key, FONTS / entry["file"], entry["name"], axes=axes, language=language)


@cache
def reference_font(file: str) -> TTFont:
    return TTFont(io.BytesIO((FONTS / file).read_bytes()), lazy=True)


@pytest.fixture(params=SIMPLIFIED)
def face(request: pytest.FixtureRequest) -> Face:
    """Every face that sets Simplified Chinese in turn."""
    return opened(request.param)


@pytest.fixture
def reference(face: Face) -> TTFont:
    """The same file read by fontTools."""
    return reference_font(face.path.name)


@pytest.fixture
def serif() -> Face:
    return opened("serif-400")
