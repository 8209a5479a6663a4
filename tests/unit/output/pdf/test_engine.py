"""What we ask of ReportLab beyond its public face still works as we use it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib

import pytest

from broadsheet.output.pdf.engine import File, array, dictionary, name, stream, text_string

BOXES = {"MediaBox": (0, 0, 20, 10), "BleedBox": (0, 0, 20, 10), "TrimBox": (1, 1, 19, 9)}
INFO = {"Title": b"(t)", "Trapped": name("False")}


def finished(**catalog: object) -> bytes:
    """A file of two pages."""
    file = File()
    states = file.reference(dictionary({"G": dictionary({"OP": b"true"})}))
    for operators in (["0 0 5 5 re f"], ["/G gs", "1 1 5 5 re f"]):
        file.add_page(operators, BOXES, {"ExtGState": states})
    file.add_font("F1", dictionary({"Type": name("Font")}))
    return file.finish(catalog, INFO, bytes(range(16)))


@pytest.fixture(scope="module")
def data() -> bytes:
    return finished(
        OutputIntents=array([dictionary({"S": name("GTS_PDFX")})]), PageLabels=dictionary({"Nums": array([])})
    )


def squeezed(data: bytes) -> str:
    return re.sub(r"\s+", " ", data.decode("latin-1"))


def test_no_font_is_in_the_file_but_those_added(data: bytes) -> None:
    assert b"Helvetica" not in data
    assert squeezed(data).count("/Type /Font >>") == 1


def test_all_pages_find_the_fonts_in_one_dictionary(data: bytes) -> None:
    pages = re.findall(r"/Resources << (.*?) >> /", squeezed(data))
    fonts = re.findall(r"/Font (\d+) 0 R", " ".join(pages))
    assert len(fonts) == 2
    assert len(set(fonts)) == 1
    assert re.search(rf"\b{fonts[0]} 0 obj << /F1 \d+ 0 R >>", squeezed(data))


def test_pages_have_their_boxes_and_neither_rotation_nor_transition(data: bytes) -> None:
    assert squeezed(data).count("/MediaBox [ 0 0 20 10 ]") == 2
    assert squeezed(data).count("/TrimBox [ 1 1 19 9 ]") == 2
    assert b"/Rotate" not in data
    assert b"/Trans" not in data
    assert b"/Annots" not in data


def test_the_page_begins_with_our_first_operator(data: bytes) -> None:
    streams = [zlib.decompress(found) for found in re.findall(rb"stream\n(.*?)endstream", data, re.DOTALL)]
    assert [found.split(b"\n")[1] for found in streams] == [b"0 0 5 5 re f", b"/G gs"]
    assert all(found.startswith(b"\n") for found in streams)


def test_the_catalog_holds_what_it_was_given(data: bytes) -> None:
    text = squeezed(data)
    assert "/OutputIntents [ << /S /GTS_PDFX >> ]" in text
    assert re.search(r"/PageLabels \d+ 0 R", text)
    assert "/Outlines" not in text


def test_the_info_and_the_identifier_are_ours_alone(data: bytes) -> None:
    text = squeezed(data)
    assert "<< /Title (t) /Trapped /False >>" in text
    assert f"/ID [<{bytes(range(16)).hex()}><{bytes(range(16)).hex()}>]" in text
    assert "anonymous" not in text


def test_the_version_is_1_6_and_the_end_is_the_end(data: bytes) -> None:
    assert data.startswith(b"%PDF-1.6\n")
    assert data.endswith(b"%%EOF\n")


def test_a_second_file_knows_nothing_of_the_first() -> None:
    finished(OutputIntents=array([]))
    assert b"/OutputIntents" not in finished()


def test_an_object_given_twice_is_written_once() -> None:
    file, shared = File(), stream(b"shared", level=0)
    file.add_page([], BOXES, {"A": file.reference(shared), "B": file.reference(shared)})
    assert file.finish({}, INFO, bytes(16)).count(b"shared") == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Coldset 26.5 A-01", b"(Coldset 26.5 A-01)"),
        ("", b"<FEFF>"),
        ("a)b", b"<FEFF006100290062>"),
        ("\\", b"<FEFF005C>"),
        ("%%EOF", b"<FEFF002500250045004F0046>"),
        ("版", b"<FEFF7248>"),
        ("𬭊", b"<FEFFD872DF4A>"),
    ],
)
def test_text_strings_are_safe_with_any_character(text: str, written: bytes) -> None:
    assert text_string(text) == written


@pytest.mark.parametrize(
    ("text", "written"), [("A B", b"/A#20B"), ("a/b", b"/a#2Fb"), ("Noto-SC", b"/Noto-SC")]
)
def test_names_are_safe_with_any_character(text: str, written: bytes) -> None:
    assert name(text) == written


def loaded_after(statement: str) -> str:
    """What kind of module Pillow is once a fresh interpreter has run a statement."""
    program = f"import sys\n{statement}\nprint(type(sys.modules['PIL.Image']).__name__)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def test_pillow_waits_until_a_photo_needs_it() -> None:
    assert loaded_after("import broadsheet.output.pdf.engine") == "_LazyModule"
    assert (
        loaded_after("import broadsheet.output.pdf.engine; from PIL import Image; Image.new('L', (1, 1))")
        == "module"
    )


def test_pillow_that_is_there_already_stays() -> None:
    assert loaded_after("import PIL.Image as i; i.new\nimport broadsheet.output.pdf.engine") == "module"
