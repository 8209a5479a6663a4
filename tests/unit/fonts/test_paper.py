"""A paper's own faces: one line each in fonts/fonts.yaml beside the issue, before the faces that come along."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.fonts.catalog import Catalog, load_catalog, verify
from broadsheet.fonts.face import Face
from tests import faces


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a paper's issue, with a type case of its own that lists nothing yet."""
    (tmp_path / "fonts").mkdir()
    return tmp_path


def _loaded(home: Path, listed: str, *assets: Path) -> tuple[Catalog | None, Findings, Disk]:
    (home / "fonts" / "fonts.yaml").write_text(listed, encoding="utf-8")
    world = Disk.for_issue(home / "1.yaml", assets)
    world.cache = Cache(None)
    findings: Findings = []
    return load_catalog(world, findings), findings, world


def _told(home: Path, listed: str) -> tuple[str, str, str]:
    """The one fault of a type case: its code, the words it points at, and what it says."""
    catalog, (finding,), world = _loaded(home, listed)
    assert catalog is not None
    assert all(catalog.face(key).hb_face for key in catalog.keys)
    assert finding.span is not None
    text = world.sources[finding.span.file].text[finding.span.start : finding.span.end]
    return finding.code, text, " ".join([finding.message("en"), *finding.hints("en")])


def test_one_line_adds_a_face(home: Path) -> None:
    faces.truetype(home / "fonts" / "own.ttf")
    catalog, findings, world = _loaded(home, "faces:\n  own-400: {file: own.ttf}\n")
    assert catalog is not None
    assert findings == []
    assert catalog.face("own-400").has("鹰")
    assert catalog.face("own-400").postscript_name == "Trial-Regular"
    assert verify(catalog, world) == []


def test_what_a_new_face_lacks_the_faces_that_come_along_set(home: Path) -> None:
    faces.truetype(home / "fonts" / "own.ttf")
    catalog, _, _ = _loaded(home, "faces:\n  own-400: {file: own.ttf}\n")
    assert catalog is not None
    assert catalog.fallback("own-400")[:2] == ("serif-400", "supplement-serif-400")


def test_the_kai_role_is_the_serif_until_a_paper_fills_it(home: Path) -> None:
    plain, _, _ = _loaded(home, "faces: {}\n")
    assert plain is not None
    assert "kai-400" in plain
    assert plain.face("kai-400") is plain.face("serif-400")
    assert "serif-400" not in plain.fallback("kai-400")
    faces.truetype(home / "fonts" / "kai.ttf")
    filled, findings, _ = _loaded(home, "faces: {kai-400: {file: kai.ttf, name: Kai}}\n")
    assert filled is not None
    assert findings == []
    assert filled.face("kai-400").postscript_name == "Kai"
    assert filled.fallback("kai-400")[0] == "serif-400"


def test_a_role_lacks_what_the_face_that_fills_it_and_its_chain_lack(home: Path) -> None:
    catalog, _, _ = _loaded(home, "fallback: {heads: [serif-tc-900]}\n")
    assert catalog is not None
    assert catalog.face("heads") is catalog.face("serif-tc-900")
    assert catalog.fallback("heads") == catalog.fallback("serif-tc-900")


def test_a_face_that_takes_a_key_over_keeps_the_old_one_behind_it(home: Path) -> None:
    faces.truetype(home / "fonts" / "song.ttf")
    catalog, _, _ = _loaded(home, "faces: {serif-400: {file: song.ttf}}\n")
    assert catalog is not None
    assert catalog.face("serif-400").path == home / "fonts" / "song.ttf"
    behind = catalog.fallback("serif-400")[0]
    assert catalog.face(behind).path.name == "NotoSerifSC-400.ttf"
    chain = catalog.fallback("sans-400")
    assert chain[chain.index("serif-400") + 1] == behind


def test_a_paper_s_chain_comes_before_the_one_that_was_there(home: Path) -> None:
    faces.truetype(home / "fonts" / "own.ttf")
    listed = "faces: {own-400: {file: own.ttf}}\nfallback: {serif-400: [own-400]}\n"
    catalog, _, _ = _loaded(home, listed)
    assert catalog is not None
    assert catalog.fallback("serif-400")[:2] == ("own-400", "supplement-serif-400")


def test_an_assets_folder_may_hold_the_faces_and_the_issue_s_own_go_before(
    home: Path, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    (shared / "fonts").mkdir(parents=True)
    for folder in (home, shared):
        faces.truetype(folder / "fonts" / "own.ttf")
    (shared / "fonts" / "fonts.yaml").write_text(
        "faces: {own-400: {file: own.ttf}, shared-400: {file: own.ttf}}\n", encoding="utf-8"
    )
    catalog, findings, _ = _loaded(home, "faces: {own-400: {file: own.ttf}}\n", shared)
    assert catalog is not None
    assert findings == []
    assert catalog.face("own-400").path.parent == home / "fonts"
    assert catalog.face("shared-400").path.parent == shared / "fonts"


@pytest.mark.parametrize(
    ("file", "code"), [("gone.ttf", "BS201"), ("../own.ttf", "BS201"), ("/etc/hosts", "BS202")]
)
def test_no_file_but_those_of_the_folder_is_opened(home: Path, file: str, code: str) -> None:
    assert _told(home, f"faces: {{own-400: {{file: {file}}}}}\n")[:2] == (code, file)


def test_a_link_out_of_the_folder_is_not_followed(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = faces.truetype(tmp_path_factory.mktemp("elsewhere") / "own.ttf")
    (home / "fonts" / "own.ttf").symlink_to(outside)
    assert _told(home, "faces: {own-400: {file: own.ttf}}\n")[0] == "BS202"


def test_a_chain_that_names_no_face_is_told_at_its_place(home: Path) -> None:
    code, text, said = _told(home, "fallback: {kai-400: [serif-40]}\n")
    assert (code, text) == ("BS403", "serif-40")
    assert "serif-400" in said


def test_the_project_s_own_case_is_no_paper_s(tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[3]
    world = Disk.for_issue(folder / "1.yaml")
    findings: Findings = []
    catalog = load_catalog(world, findings)
    assert catalog is not None
    assert len(catalog.drawers) == 1


def test_where_a_face_is_unfit_those_behind_it_stand_in(home: Path) -> None:
    (home / "fonts" / "own.ttf").write_bytes(b"no font")
    catalog, findings, _ = _loaded(home, "faces: {serif-400: {file: own.ttf}, new-400: {file: own.ttf}}\n")
    assert catalog is not None
    assert [finding.code for finding in findings] == ["BS404", "BS404"]
    assert catalog.face("serif-400").path.name == "NotoSerifSC-400.ttf"
    assert catalog.face("new-400") is catalog.face("serif-400")


def _broken(home: Path, content: bytes) -> tuple[str, str, str]:
    (home / "fonts" / "own.ttf").write_bytes(content)
    return _told(home, "faces: {own-400: {file: own.ttf}}\n")


def test_a_font_that_breaks_off_is_told_with_the_table(home: Path) -> None:
    content = faces.truetype(home / "fonts" / "own.ttf").read_bytes()
    code, text, said = _broken(home, content[: len(content) // 2])
    assert (code, text) == ("BS404", "own.ttf")
    assert "breaks off" in said


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no TrueType"),
        (b"not a font at all", "no TrueType"),
        (b"wOF2" + bytes(60), "web font"),
        (b"ttcf\0\1\0\0\0\0\0\0", "collection of 0"),
        (b"\0\1\0\0\0\x09" + bytes(40), "no TrueType"),
        (b"OTTO\0\1" + bytes(6) + b"cmap" + bytes(12), "no outlines"),
        (b"OTTO\0\1" + bytes(6) + b"CFF " + bytes(12), "lacks the table cmap"),
    ],
)
def test_what_is_no_font_is_told(home: Path, content: bytes, reason: str) -> None:
    code, _, said = _broken(home, content)
    assert code == "BS404"
    assert reason in said


def test_a_font_whose_tables_say_nothing_is_told(home: Path) -> None:
    content = bytearray(faces.truetype(home / "fonts" / "own.ttf").read_bytes())
    place = content.index(b"maxp", 12)
    start = int.from_bytes(content[place + 8 : place + 12], "big")
    content[start + 4 : start + 6] = b"\0\0"
    code, _, said = _broken(home, bytes(content))
    assert (code, "damaged" in said) == ("BS404", True)


def test_an_index_beyond_the_collection_is_told(home: Path) -> None:
    shutil.copy(faces.collection("NotoSerifCJK-Regular.ttc"), home / "fonts")
    code, _, said = _told(home, "faces: {hk: {file: NotoSerifCJK-Regular.ttc, index: 5}}\n")
    assert code == "BS404"
    assert "collection of 5" in said
    faces.truetype(home / "fonts" / "own.ttf")
    assert _told(home, "faces: {own: {file: own.ttf, index: 1}}\n")[0] == "BS404"


@pytest.mark.parametrize(
    ("bits", "said"), [(0x2, "not be embedded"), (0x108, "whole only"), (0x200, "bitmaps")]
)
def test_a_font_whose_licence_forbids_it_is_kept_off_the_page(home: Path, bits: int, said: str) -> None:
    faces.truetype(home / "fonts" / "own.ttf", fs_type=bits)
    code, text, words = _told(home, "faces: {own-400: {file: own.ttf}}\n")
    assert (code, text) == ("BS405", "own.ttf")
    assert said in words


@pytest.mark.parametrize("bits", [0x0, 0x4, 0x8, 0x6])
def test_a_licence_to_print_is_enough(home: Path, bits: int) -> None:
    # Older fonts set several bits: the most permissive holds (OpenType OS/2, version 0 to 2).
    faces.truetype(home / "fonts" / "own.ttf", fs_type=bits)
    assert _loaded(home, "faces: {own-400: {file: own.ttf}}\n")[1] == []


def test_an_axis_or_instance_the_font_has_not_is_told(home: Path) -> None:
    faces.variable_postscript(home / "fonts" / "own.otf")
    code, text, said = _told(home, "faces: {own: {file: own.otf, instance: Heavi}}\n")
    assert (code, text) == ("BS406", "Heavi")
    assert "Heavy" in said
    assert _told(home, "faces: {own: {file: own.otf, axes: {wdth: 80}}}\n")[:2] == ("BS406", "80")
    assert _told(home, "faces: {own: {file: own.otf, weight: 950}}\n")[:2] == ("BS407", "950")
    faces.truetype(home / "fonts" / "own.ttf")
    assert _told(home, "faces: {own: {file: own.ttf, weight: 700}}\n")[0] == "BS406"


def test_a_variable_font_is_pinned_by_instance_and_axes(home: Path) -> None:
    faces.variable_postscript(home / "fonts" / "own.otf")
    catalog, findings, _ = _loaded(
        home,
        "faces:\n  plain: {file: own.otf}\n  heavy: {file: own.otf, instance: Heavy}\n"
        "  set: {file: own.otf, instance: Heavy, axes: {wght: 500}}\n  light: {file: own.otf, weight: 450}\n",
    )
    assert catalog is not None
    assert findings == []
    found = {key: catalog.face(key).location["wght"] for key in ("plain", "heavy", "set", "light")}
    assert found == {"plain": 400, "heavy": 800, "set": 500, "light": 450}


def test_a_checksum_that_a_paper_writes_down_is_verified(home: Path) -> None:
    content = faces.truetype(home / "fonts" / "own.ttf").read_bytes()
    listed = (
        "files:\n  own.ttf:\n    {{family: Own, version: '1', sha256: {0}, source: us, licence: ours}}\n"
        "faces: {{own: {{file: own.ttf}}}}\n"
    )
    catalog, _, world = _loaded(home, listed.format(hashlib.sha256(content).hexdigest()))
    assert catalog is not None
    assert verify(catalog, world) == []
    catalog, _, world = _loaded(home, listed.format("0" * 64))
    assert catalog is not None
    assert [finding.code for finding in verify(catalog, world)] == ["BS401"]


def test_a_font_file_that_is_gone_is_the_machine_s_fault(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"nothing")
    for name in ("x.ttf", "gone.ttf"):
        with pytest.raises(OSError, match="font") as raised:
            Face("x", tmp_path / name).has("一")
        assert raised.value.filename == str(tmp_path / name)
