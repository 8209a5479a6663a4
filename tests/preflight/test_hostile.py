"""Files that are no PDF, are made to do harm, or are mangled at random: a coded answer within bounds, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from broadsheet import pipeline
from broadsheet.preflight.file import bounds
from broadsheet.preflight.file.apart import judge_apart
from broadsheet.preflight.file.judge import Verdict
from tests.preflight.sound import (
    Edit,
    adds,
    both,
    codes,
    composite_font,
    drawn_font,
    form,
    group,
    image,
    judged,
    limits,
    page_of,
    puts,
    root_of,
    saved,
    separation,
    shading,
    sound,
    spoilt,
    state,
    tile,
)

MUTATIONS = 300
SECONDS = 60


def told(verdict: Verdict) -> set[str]:
    """The codes of a verdict, each of which can be said in both languages."""
    for finding in verdict.findings:
        for lang in ("zh", "en"):
            assert finding.message(lang), finding
            assert all(finding.hints(lang)), finding
    return codes(verdict)


# -------------------------------------------------------------------- no PDF at all


def encrypted(**options: Any) -> bytes:
    buffer = BytesIO()
    with sound() as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(**options))
    return buffer.getvalue()


def no_pages() -> bytes:
    with sound() as pdf:
        del pdf.pages[0]
        return saved(pdf)


UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (bytes, "BS821"),
    "a renamed picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "BS821"),
    "a web page": (lambda: b"<!DOCTYPE html><title>404</title><p>%PDF-1.6", "BS821"),
    "a header alone": (lambda: b"%PDF-1.6\n%%EOF\n", "BS821"),
    "a password": (lambda: encrypted(user="secret", owner="secret"), "BS822"),
    "permissions alone": (lambda: encrypted(user="", owner="secret"), "BS822"),
    "no page": (no_pages, "BS824"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_file_to_judge_is_told_apart(name: str) -> None:
    content, code = UNREADABLE[name]
    verdict = judged(content())
    assert (told(verdict), verdict.outcome, verdict.pages) == ({code}, "failed", ())


@pytest.mark.parametrize("part", [1, 5, 20, 40, 60, 80, 90, 95, 99])
def test_half_a_file_is_no_sound_pdf(part: int) -> None:
    whole = spoilt(lambda _: None)
    assert told(judged(whole[: len(whole) * part // 100])) == {"BS821"}


# -------------------------------------------------------------------- made to do harm


def zeros(count: int, byte: bytes = b"\0") -> bytes:
    """So many bytes alike, packed; made piece by piece."""
    packer = zlib.compressobj()
    piece = byte * (1 << 20)
    return b"".join([*(packer.compress(piece) for _ in range(count >> 20)), packer.flush()])


def packed(where: Callable[[Pdf], Any], count: int, byte: bytes = b" ") -> Edit:
    return lambda pdf: where(pdf).write(zeros(count, byte), filter=Name.FlateDecode)


def calling(content: bytes, **entries: Any) -> Callable[[Pdf], Any]:
    """A form that finds the forms of the page, itself among them."""
    return form(content, Resources=lambda pdf: page_of(pdf).Resources, **entries)


def doubled(depth: int, times: int) -> Edit:
    """Forms within forms, each drawing the next so many times."""
    names = [f"XObject_F{level}" for level in range(depth)]
    made = [calling(b"/F%d Do " % (level + 1) * times) for level in range(depth)]
    return adds(b"/F0 Do\n", **dict(zip(names, made, strict=True)))


def page_loop(pdf: Pdf) -> None:
    page_of(pdf).Parent.Kids.append(page_of(pdf).Parent)


def nested(depth: int) -> Edit:
    return puts(root_of, "/PieceInfo", pikepdf.Object.parse(b"[" * depth + b"]" * depth))


def enormous(pdf: Pdf) -> Any:
    made = image(1, 1, Filter=Name.FlateDecode)(pdf)
    made.write(zeros(1 << 28), filter=Name.FlateDecode)
    made.Width = made.Height = 100_000
    return made


def laughs() -> bytes:
    names = "abcdefghij"
    lines = ['<!ENTITY a "ha">'] + [f'<!ENTITY {new} "{f"&{old};" * 20}">' for old, new in pairwise(names)]
    return f"<!DOCTYPE x [{''.join(lines)}]><x>&j;</x>".encode()


HARMFUL: dict[str, tuple[Edit, set[str]]] = {
    "a flood of spaces in the page": (packed(lambda pdf: page_of(pdf).Contents, 1 << 29), {"BS823"}),
    "a flood in the metadata": (
        both(
            puts(lambda pdf: pdf.Root.Metadata, "/Type", None), packed(lambda pdf: pdf.Root.Metadata, 1 << 26)
        ),
        {"BS830", "BS832"},
    ),
    "a flood in the profile": (
        packed(lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile, 1 << 26),
        {"BS837"},
    ),
    "an image of ten thousand million pixels": (
        adds(b"q 99 0 0 99 30 5 cm /I Do Q\n", XObject_I=enormous),
        {"BS879"},
    ),
    "words of words in the metadata": (lambda pdf: pdf.Root.Metadata.write(laughs()), {"BS830", "BS832"}),
}


@pytest.mark.skipif(sys.platform == "win32", reason="memory and time are bounded by the resource module")
@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_made_to_do_harm_ends_in_a_message_within_bounds(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit, expected = HARMFUL[name]
    data = spoilt(edit)
    assert len(data) < 4_000_000
    monkeypatch.setattr("broadsheet.preflight.file.apart.SECONDS", SECONDS)
    assert told(judge_apart("page.pdf", data, limits())) == expected


DEAR: dict[str, Edit] = {
    "a flood of operators": adds(b"q " * 60_000),
    "a flood in a form": adds(b"/F Do\n", XObject_F=calling(b"q " * 60_000)),
    "forms by the million": doubled(12, 10),
    "a flood in a form that only a soft mask draws": adds(
        b"/Soft gs\n",
        ExtGState_Soft=state(SMask=lambda pdf: Dictionary(S=Name.Luminosity, G=calling(b"q " * 60_000)(pdf))),
    ),
    "a flood in a letter": adds(
        b"BT /L 12 Tf 30 30 Td (a) Tj ET\n", Font_L=drawn_font(b"60 0 0 0 50 50 d1 " + b"q " * 60_000)
    ),
}


@pytest.mark.parametrize("name", DEAR)
def test_a_file_that_asks_for_more_than_the_budget_is_told(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "INSTRUCTIONS", 50_000)
    assert told(judged(spoilt(DEAR[name]))) == {"BS823"}


def old_font(pdf: Pdf) -> Any:
    font = Dictionary(dict(page_of(pdf).Resources.Font.F1.items()))
    font.BaseFont = pikepdf.Object.parse(b"/#CB#CE#CC#E5")
    return pdf.make_indirect(font)


ODD: dict[str, tuple[Edit, set[str]]] = {
    "a page tree that goes in a circle": (page_loop, {"BS821"}),
    "a form that draws itself": (
        adds(b"/F Do\n", XObject_F=calling(b"/F Do 0.1 g 30 30 9 9 re f")),
        {"BS823"},
    ),
    "forms that draw each other": (
        adds(b"/A Do\n", XObject_A=calling(b"/B Do /B Do"), XObject_B=calling(b"/A Do /A Do")),
        {"BS823"},
    ),
    "a tile that is filled with itself": (
        adds(
            b"/Pattern cs /T scn 30 30 9 9 re f\n",
            Pattern_T=tile(b"/Pattern cs /T scn 0 0 5 5 re f 5 5 5 5 re f"),
        ),
        {"BS823"},
    ),
    "a font's letter that shows itself": (
        adds(b"BT /L 12 Tf 30 30 Td (a) Tj ET\n", Font_L=drawn_font(b"60 0 d0 BT /L 1 Tf (a) Tj ET")),
        set(),
    ),
    "states upon states": (adds(b"q " * 100_000), set()),
    "states from nowhere": (adds(b"Q " * 1000), set()),
    "layers without end": (adds(b"/OC /None BDC " * 10_000), set()),
    "widths beyond measure": (
        puts(lambda one: page_of(one).Resources.Font.F1, "/Widths", Array([10**17] * 91)),
        set(),
    ),
    "widths of every glyph many times": (
        adds(
            b"BT /C 12 Tf 30 30 Td <0042> Tj ET\n",
            Font_C=composite_font(Name("/Identity-H"), W=Array([0, 65535, 500] * 5000)),
        ),
        set(),
    ),
    "a composite font of nothing": (
        adds(
            b"BT /C 12 Tf 30 30 Td <0042> Tj ET\n",
            Font_C=lambda _: Dictionary(Type=Name.Font, Subtype=Name.Type0),
        ),
        {"BS841"},
    ),
    "a font that is a number": (adds(b"BT /N 12 Tf 30 30 Td (a) Tj ET\n", Font_N=lambda _: 7), {"BS841"}),
    "a font that is not in the resources": (adds(b"BT /N 12 Tf 30 30 Td (a) Tj ET\n"), {"BS841"}),
    "numbers beyond measure": (
        adds(b"q 1" + b"0" * 300 + b".0 0 0 1 0 0 cm 0 0 9 9 re f Q 1e400 w\n"),
        set(),
    ),
    "matrices upon matrices": (
        adds(b"q " + b"99999 0 0 99999 9 9 cm " * 99 + b"0.1 g 0 0 9 9 re f BT /F1 9 Tf (a) Tj ET Q\n"),
        set(),
    ),
    "a matrix of nothing": (adds(b"q 0 0 0 0 0 0 cm /Photo Do BT /F1 12 Tf (a) Tj ET Q\n"), set()),
    "operators without operands": (
        adds(
            b" cm w g k K scn SCN cs CS gs Tf Td TD Tm Tj TJ ' \" re m l c v y sh Do BDC BMC d i j J M ri Ts Tz\n"
        ),
        set(),
    ),
    "no resources": (puts(page_of, "/Resources", None), {"BS821", "BS841", "BS857"}),
    "no content": (puts(page_of, "/Contents", None), {"BS853"}),
    "no page size": (puts(page_of, "/MediaBox", None), {"BS821"}),
    "a page of a million miles": (
        both(
            *(
                puts(page_of, f"/{box}", Array([0, 0, 10**8, 10**8]))
                for box in ("MediaBox", "TrimBox", "BleedBox")
            )
        ),
        {"BS879"},
    ),
    "a page of no height": (
        both(
            *(puts(page_of, f"/{box}", Array([0, 0, 400, 0])) for box in ("MediaBox", "TrimBox", "BleedBox"))
        ),
        {"BS853", "BS879"},
    ),
    "content cut short": (
        lambda pdf: page_of(pdf).Contents.write(zlib.compress(b"0 g " * 9999)[:20], filter=Name.FlateDecode),
        {"BS821", "BS853"},
    ),
    "content that ends within a word": (adds(b"(no end"), {"BS821"}),
    "brackets within brackets": (nested(400), set()),
    "a name in the encoding of older programs": (
        adds(b"BT /#CB#CE 12 Tf 30 30 Td (a) Tj ET\n", **{"Font_\udccb\udcce": old_font}),
        set(),
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_but_readable_is_judged(name: str) -> None:
    edit, expected = ODD[name]
    assert told(judged(spoilt(edit))) == expected


# -------------------------------------------------------------------- mangled at random


def soft_mask(pdf: Pdf) -> Any:
    drawn = form(b"1 g 0 0 99 99 re f", Group=group(Name.DeviceGray))
    return Dictionary(S=Name.Luminosity, G=drawn(pdf))


def rich() -> Pdf:
    """The sound page with something of everything that is read."""
    pdf = sound()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="a layer"))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], ON=[], BaseState=Name.ON))
    both(
        puts(page_of, "/Group", group()),
        puts(page_of, "/Annots", Array([Dictionary(Subtype=Name.Text, Rect=[0, 0, 5, 5])])),
        puts(page_of, "/TrimBox", Array([30, 15, 200, 100])),
        adds(
            b"""/OC /Layer BDC 0.1 g 100 30 5 5 re f EMC /Form Do
/Pattern cs /Tile scn 100 40 20 20 re f /Shade scn 120 40 20 20 re f
/Bare cs 0 0.9 0.8 0 /Plain scn 100 60 9 9 re f /Two cs 1 1 scn 140 40 9 9 re f /Table cs 1 scn 150 40 9 9 re f
q 30 30 20 20 re W n /Smooth sh Q q /Soft gs 0.3 0 0 0 k 60 30 20 20 re f Q
BT /Level 12 Tf 40 40 Td <00420043> Tj /Down 12 Tf <00420043> Tj /Drawn 12 Tf (a) Tj ET
q 9 0 0 9 50 60 cm /Masked Do Q
""",
            Properties_Layer=lambda _: layer,
            XObject_Form=form(b"0.1 g 100 30 5 5 re f", Matrix=Array([1, 0, 0, 1, 0, 0]), Group=group()),
            XObject_Masked=image(60, 60, SMask=image(9, 9, Name.DeviceGray)),
            Pattern_Tile=tile(b"0.3 0 0 0 k 0 0 5 5 re f"),
            Pattern_Plain=tile(b"0 0 5 5 re f", 2),
            Pattern_Shade=lambda pdf: Dictionary(PatternType=2, Shading=shading(0.9, 0, 0, 0)(pdf)),
            Shading_Smooth=shading(0.9, 0, 0, 0),
            ColorSpace_Bare=lambda _: Array([Name.Pattern, Name.DeviceCMYK]),
            ColorSpace_Two=separation("Cyan", "Black"),
            ColorSpace_Table=lambda pdf: Array([Name.Indexed, separation("Cyan")(pdf), 1, b"\0\x40"]),
            ExtGState_Soft=state(
                SMask=soft_mask, BM=Name.Multiply, ca=0.5, Font=lambda pdf: Array([square(pdf), 9])
            ),
            Font_Level=composite_font(Name("/Identity-H"), W=Array([60, Array([500, 600]), 70, 80, 500])),
            Font_Down=composite_font(Name("/Identity-V"), DW2=Array([880, -1000])),
            Font_Drawn=drawn_font(b"60 0 d0 0.3 0 0 0 k 0 0 50 50 re f"),
        ),
    )(pdf)
    return pdf


def square(pdf: Pdf) -> Any:
    return page_of(pdf).Resources.Font.F1


def test_something_of_everything_is_judged() -> None:
    with rich() as pdf:
        verdict = judged(saved(pdf))
    assert told(verdict) == set()
    assert verdict.pages[0].ink is not None


def holders(pdf: Pdf) -> list[tuple[Any, list[Any]]]:
    """Every dictionary, stream and array that can be reached and is not empty, with its keys or places."""
    found: list[tuple[Any, list[Any]]] = []
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [pdf.trailer]
    while waiting:
        item = waiting.pop()
        if item.is_indirect and item.objgen in seen:
            continue
        seen.add(item.objgen)
        entries = dict(enumerate(item) if isinstance(item, Array) else item.items())
        if entries:
            found.append((item, list(entries)))
        waiting += [
            each for each in entries.values() if isinstance(each, Array | Dictionary | pikepdf.Stream)
        ]
    return found


ODDITIES = (
    b"null", b"true", b"0", b"-1", b"7", b"99999999999999", b"-0.000001", b"1000000000000000000000.5", b"/DeviceRGB",
    b"/Nonsense", b"/#ff#fe", b"(text)", b"<fffe00d8>", b"()", b"[]", b"[null]", b"[1 2 3 4]", b"[[[]]]", b"<<>>",
    b"<</Type/Nonsense/S/Nonsense>>",
)  # fmt: skip


def mangled(random: Random) -> tuple[bytes, str]:
    """The rich page with one entry, or a few, exchanged for an oddity, another part of the file, or taken away."""
    with rich() as pdf:
        done = []
        for _ in range(random.choice((1, 1, 1, 3))):
            found = holders(pdf)
            holder, keys = random.choice(found)
            key = random.choice(keys)
            what: Any = random.choice((*ODDITIES, "other", "other", "other", None))
            done.append(f"{holder.objgen} {key} = {what}")
            try:
                if what is None:
                    del holder[key]
                elif what == "other":
                    # Only what has a number can be in two places.
                    holder[key] = random.choice([item for item, _ in found if item.is_indirect])
                else:
                    holder[key] = pikepdf.Object.parse(what)
            except (ValueError, TypeError, KeyError, pikepdf.PdfError):
                continue  # A key that cannot be written so.
        try:
            return saved(pdf), "; ".join(done)
        except (pikepdf.PdfError, RuntimeError):
            return b"", "could not be written"


@pytest.mark.parametrize("lot", range(10))
def test_a_file_mangled_at_random_is_judged_or_refused(lot: int) -> None:
    random = Random(lot)
    for _ in range(MUTATIONS // 10):
        data, done = mangled(random)
        try:
            told(judged(data))
        except Exception as error:
            raise AssertionError(done) from error


@pytest.mark.parametrize("name", ["a page of a million miles", "a page of no height", "no content"])
def test_a_page_that_cannot_be_drawn_has_its_ticket(name: str, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(spoilt(ODD[name][0]))
    found = pipeline.preflight(tmp_path / "page.pdf", "newsprint-cn", output=tmp_path)
    assert found.findings == []
    assert [path.read_bytes()[:5] for path in found.written] == [b"%PDF-"]


@pytest.mark.parametrize("content", ["nothing", "a renamed picture", "a password"])
def test_the_command_tells_what_it_cannot_judge(content: str, tmp_path: Path) -> None:
    make, code = UNREADABLE[content]
    (tmp_path / "page.pdf").write_bytes(make())
    command = [sys.executable, "-m", "broadsheet", "preflight", "page.pdf", "--format", "json"]
    environment = {**os.environ, "BROADSHEET_CACHE": ""}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, timeout=SECONDS, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert code in done.stdout.decode()
