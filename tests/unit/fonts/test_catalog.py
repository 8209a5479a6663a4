"""The type case is what fonts.yaml says, and a file that is not the listed one is told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.fonts import catalog as room
from broadsheet.fonts.catalog import Catalog, load_catalog, verify

from .conftest import FONTS, LISTED

_FONT = b"a font, for want of a better one"
_CASE = """\
files:
  Square.ttf:
    family: Square
    version: "1.0"
    sha256: {sha256}
    source: made by hand
    licence: OFL.txt
faces:
  square-400: {{file: {file}, name: Square-Regular}}
  square-700: {{file: Square.ttf, name: Square-Bold, weight: 700}}
fallback:
  square-700: [{fallback}]
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands in for fonts/."""
    monkeypatch.setattr(room, "data_folder", lambda _: tmp_path)
    (tmp_path / "Square.ttf").write_bytes(_FONT)
    return tmp_path


def _write(
    folder: Path, *, file: str = "Square.ttf", fallback: str = "square-400", content: bytes = _FONT
) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    case = _CASE.format(sha256=sha256, file=file, fallback=fallback)
    (folder / "fonts.yaml").write_text(case, encoding="utf-8")


def _load(folder: Path) -> tuple[Catalog | None, Findings, Disk]:
    world, findings = Disk([folder], cache=Cache(folder / "cache")), Findings()
    return load_catalog(world, findings), findings, world


def _codes(findings: Findings) -> list[str]:
    return [finding.code for finding in findings]


def test_the_case_holds_the_listed_faces() -> None:
    case, findings, _ = _load(FONTS)
    assert case is not None
    assert findings == []
    roles = [key for key in LISTED["fallback"] if key not in LISTED["faces"]]
    assert list(case.keys) == [*LISTED["faces"], *roles]
    for key, entry in LISTED["faces"].items():
        assert case.face(key).path == FONTS / entry["file"]
        assert case.face(key).postscript_name == entry["name"]
        assert dict(case.face(key).axes).get("wght") == entry.get("weight")
        chain = [*LISTED["fallback"].get(key, ()), *LISTED["last"]]
        assert list(case.fallback(key)) == [name for name in dict.fromkeys(chain) if name != key]


def test_every_listed_file_passes_its_checksum() -> None:
    case, _, world = _load(FONTS)
    assert case is not None
    assert verify(case, world) == []


def test_a_face_is_opened_once() -> None:
    case, _, _ = _load(FONTS)
    assert case is not None
    assert case.face("serif-400") is case.face("serif-400")


def test_a_face_without_fallbacks_has_none(small: Path) -> None:
    _write(small)
    case, findings, _ = _load(small)
    assert case is not None
    assert findings == []
    assert case.fallback("square-400") == ()
    assert case.fallback("square-700") == ("square-400",)
    assert "square-400" in case
    assert "square-500" not in case


def test_a_changed_font_file_is_told_with_the_checksum_found(small: Path) -> None:
    _write(small, content=b"the file as it was")
    case, _, world = _load(small)
    assert case is not None
    (finding,) = verify(case, world)
    assert finding.code == "BS401"
    assert hashlib.sha256(_FONT).hexdigest() in " ".join(finding.hints("en"))


def test_a_missing_font_file_is_told_with_its_source(small: Path) -> None:
    _write(small)
    (small / "Square.ttf").unlink()
    case, _, world = _load(small)
    assert case is not None
    (finding,) = verify(case, world)
    assert finding.code == "BS402"
    assert "made by hand" in " ".join(finding.hints("en"))


@pytest.mark.parametrize("change", [{"file": "Sqare.ttf"}, {"fallback": "square-40"}])
def test_a_name_the_case_has_not_is_told_at_its_place(small: Path, change: dict[str, str]) -> None:
    _write(small, **change)  # type: ignore[arg-type]
    case, findings, world = _load(small)
    assert case is None
    assert _codes(findings) == ["BS403"]
    span = findings[0].span
    assert span is not None
    assert world.sources[span.file].text[span.start : span.end] == next(iter(change.values()))


def test_an_unknown_face_is_told_with_the_nearest() -> None:
    case, _, _ = _load(FONTS)
    assert case is not None
    finding = case.unknown("serif-4000", None)
    assert finding.code == "BS403"
    assert "serif-400" in " ".join(finding.hints("en"))


def test_a_case_without_its_list_is_no_case(small: Path) -> None:
    case, findings, _ = _load(small)
    assert case is None
    assert _codes(findings) == ["BS201"]
