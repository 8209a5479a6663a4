"""The files in fonts/ are the ones the list speaks of, whole and unchanged."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from broadsheet.fonts.face import Face

from .conftest import FONTS, LISTED, reference_font


@pytest.mark.parametrize("file", sorted(LISTED["files"]))
def test_a_font_file_is_the_one_that_was_listed(file: str) -> None:
    with (FONTS / file).open("rb") as content:
        assert hashlib.file_digest(content, "sha256").hexdigest() == LISTED["files"][file]["sha256"]


def test_every_font_file_is_listed_and_every_listed_one_is_there() -> None:
    assert {path.name for path in FONTS.glob("*.[to]t[fc]")} == set(LISTED["files"])


@pytest.mark.parametrize("file", sorted(LISTED["files"]))
def test_family_version_and_licence_are_what_the_list_says(file: str) -> None:
    entry, names = LISTED["files"][file], reference_font(file)["name"]
    assert names.getDebugName(1).startswith(entry["family"])
    assert entry["version"] in names.getDebugName(5)
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "SIL OPEN FONT LICENSE" in (FONTS / entry["licence"]).read_text(encoding="utf-8").upper()


@pytest.mark.parametrize("file", sorted(LISTED["files"]))
def test_a_font_may_be_embedded_in_a_pdf(file: str) -> None:
    # OpenType OS/2, fsType: bit 1 alone (restricted) forbids embedding, bit 8 cutting down, bit 9 allows bitmaps only.
    assert reference_font(file)["OS/2"].fsType & 0x302 == 0


def test_fallbacks_name_other_faces_of_the_case() -> None:
    for key, chain in LISTED["fallback"].items():
        assert key in LISTED["faces"] or key == "kai-400"
        assert chain
        assert key not in chain
        assert set(chain) <= set(LISTED["faces"])


@pytest.mark.parametrize("file", sorted(LISTED["files"]))
def test_the_em_is_a_thousand_units(file: str) -> None:
    assert reference_font(file)["head"].unitsPerEm == 1000


def test_a_file_is_opened_once_whatever_its_faces(face: Face) -> None:
    assert isinstance(face.path, Path)
    assert face.hb_face is face.hb_face
    assert face.hb_font is face.hb_font
