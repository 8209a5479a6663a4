"""Which characters the type case has: the regular ones, those of Traditional editions, and the supplement's."""

from __future__ import annotations

import pytest

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.world import Disk
from broadsheet.fonts.catalog import Catalog, load_catalog
from broadsheet.fonts.face import Face
from broadsheet.fonts.shaper import shape
from tests import faces
from tests.hanzi import REGULAR_BEYOND, SUPPLEMENTED

from .conftest import SUPPLEMENT, TRADITIONAL, opened, reference_font


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load_catalog(Disk([data_folder("fonts")], cache=Cache(None)), [])
    assert loaded is not None
    return loaded


def test_every_face_draws_the_regular_characters(face: Face) -> None:
    # Those of the first block are in test_face.
    assert len(set(REGULAR_BEYOND)) == 276
    assert [char for char in REGULAR_BEYOND if not face.has(char)] == []


@pytest.mark.parametrize("char", SUPPLEMENTED)
def test_every_key_of_the_case_comes_to_a_face_that_draws(catalog: Catalog, char: str) -> None:
    for key in catalog.keys:
        assert any(catalog.face(name).has(char) for name in (key, *catalog.fallback(key))), key


def test_both_supplements_hold_what_their_families_lack(catalog: Catalog) -> None:
    for key, family in (("supplement-serif-400", "serif-400"), ("supplement-sans-700", "sans-700")):
        extra = catalog.face(key).hb_face.unicodes
        assert len(extra) > 2300
        assert not set(extra) & set(catalog.face(family).hb_face.unicodes)


def test_a_light_character_stands_in_text_and_a_bold_one_in_heads(catalog: Catalog) -> None:
    def drawn(key: str) -> str:
        return next(name for name in (key, *catalog.fallback(key)) if catalog.face(name).has("𠮷"))

    assert {drawn(key) for key in ("serif-400", "sans-400", "kai-400")} == {"supplement-serif-400"}
    assert {drawn(key) for key in ("serif-900", "sans-700", "sans-900")} == {"supplement-sans-700"}


@pytest.mark.parametrize("key", SUPPLEMENT)
def test_a_supplement_stands_on_the_line_of_its_family(key: str) -> None:
    face = opened(key)
    glyphs = shape(face, SUPPLEMENTED, vertical=True)
    assert 0 not in glyphs.ids
    assert set(glyphs.advances) == {1000}
    assert set(shape(face, SUPPLEMENTED).advances) == {1000}


@pytest.mark.parametrize("key", TRADITIONAL)
def test_every_traditional_face_draws_big5(key: str) -> None:
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    codes = (bytes((lead, trail)) for lead in range(0xA4, 0xFA) for trail in trails)
    han = {code.decode("big5", errors="ignore") for code in codes} - {""}
    assert len(han) > 13_000
    assert [char for char in sorted(han) if not opened(key).has(char)] == []


@pytest.mark.parametrize("key", TRADITIONAL)
def test_marks_of_a_traditional_face_stand_in_the_middle_of_their_em(key: str) -> None:
    face = opened(key)
    for mark in "，。、；：！？":
        (glyph,) = shape(face, mark).ids
        box = face.hb_font.get_glyph_extents(glyph)
        assert box is not None
        assert abs(box.x_bearing + box.width / 2 - 500) < 40, mark


def test_marks_of_a_simplified_face_stand_at_the_left(face: Face) -> None:
    (glyph,) = shape(face, "，").ids
    box = face.hb_font.get_glyph_extents(glyph)
    assert box is not None
    assert box.x_bearing + box.width < 500


@pytest.mark.parametrize(("char", "alike"), [("直", False), ("骨", False), ("一", True)])
def test_one_font_draws_the_forms_of_the_language_asked_for(char: str, alike: bool) -> None:
    path = faces.collection("NotoSerifCJK-Regular.ttc")
    simplified, japanese = (
        shape(Face("x", path, index=2, language=language), char).ids for language in ("zh-Hans", "ja")
    )
    assert (simplified == japanese) is alike


@pytest.mark.parametrize("index", range(5))
def test_a_font_of_a_collection_draws_its_own_forms_in_its_own_language(index: int) -> None:
    path = faces.collection("NotoSerifCJK-Regular.ttc")
    face = Face("x", path, index=index, language=faces.LANGUAGES[index])
    for char in "直骨令遠誤":
        assert shape(face, char).ids == [face.hb_font.get_nominal_glyph(ord(char))]


@pytest.mark.parametrize("key", TRADITIONAL)
def test_a_traditional_face_says_it_is_one(key: str) -> None:
    tags = {
        record.LangSysTag
        for script in reference_font(opened(key).path.name)["GSUB"].table.ScriptList.ScriptRecord
        for record in script.Script.LangSysRecord
    }
    assert opened(key).language == "zh-Hant"
    assert tags == {"ZHT "}
