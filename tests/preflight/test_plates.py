"""The ink we measure against the separations of Ghostscript: page by page and square by square."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageChops, ImageFilter, ImageStat

from broadsheet.base.geometry import Rect
from broadsheet.base.units import pt
from broadsheet.display.ops import Fill, Ink, Picture, Rule
from broadsheet.preflight.file.inkmap import ink_maps
from tests.preflight.sound import (
    Edit,
    adds,
    both,
    drawn_font,
    form,
    group,
    image,
    page_of,
    puts,
    saved,
    separation,
    shading,
    spoilt,
    state,
    tile,
)
from tests.print.pages import text, written_with_photo
from tests.print.tools import run

PLATES = ("Cyan", "Magenta", "Yellow", "Black")
DPI = 300
"""Ghostscript inks every pixel that a shape touches: at less, small type would come out bold."""
QUARTERS = 4
"""Cells a millimetre, so that a square may begin anywhere."""
AGREEMENT = 2.0
"""Per cent of ink by which the two may differ in a square of 15 mm; the mean of a whole plate is held closer."""
WHOLE = 0.5
PART = [30, 15, 285.11, 100.03]
"""The part of the sound page that the edits draw on, 90 by 30 mm."""
TINT = b"0.3 0.2 0 0 k 40 20 250 80 re f\n"


class Measured(NamedTuple):
    """The mean ink of each plate over a trimmed page, and the most in the mean of any square of 15 mm."""

    plates: tuple[float, ...]
    fullest: float


def theirs(folder: Path, data: bytes) -> list[Measured]:
    """The pages of a file as Ghostscript separates them."""
    with pikepdf.open(BytesIO(data)) as pdf:
        count = len(pdf.pages)
        for page in pdf.pages:
            page.obj.MediaBox = page.obj.get("/TrimBox", page.obj.MediaBox)
        pdf.save(folder / "pages.pdf")
    plate = folder / "plate%d.tif"
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{DPI}", "-o", plate, folder / "pages.pdf")
    return [
        _separated([folder / f"plate{page}({name}).tif" for name in PLATES]) for page in range(1, count + 1)
    ]


def _separated(files: list[Path]) -> Measured:
    means, plates = [], []
    for file in files:
        with Image.open(file) as drawn:
            # From pixels to quarters of a millimetre, as the mean of what lies in each.
            inked = ImageChops.invert(drawn.convert("L"))
            means.append(ImageStat.Stat(inked).mean[0] / 2.55)
            width, height = (int(side / DPI * 25.4 * QUARTERS) for side in drawn.size)
            cell = DPI / 25.4 / QUARTERS
            box = (0.0, 0.0, width * cell, height * cell)
            plates.append(inked.resize((width, height), Image.Resampling.BOX, box))
    return Measured(tuple(means), _fullest(plates))


def _fullest(plates: list[Image.Image]) -> float:
    """The most that a square of 15 mm carries in the mean, wherever it stands."""
    width, height = plates[0].size
    side = 15 * QUARTERS
    levels = list(map(sum, zip(*(plate.tobytes() for plate in plates), strict=True)))
    rows = [_runs(levels[top : top + width], side) for top in range(0, width * height, width)]
    squares = [most for column in zip(*rows, strict=True) for most in _runs(column, side)]
    return max(squares) / side**2 / 2.55


def _runs(values: Sequence[int], length: int) -> list[int]:
    """The sums of so many values on end."""
    sums = [0, *accumulate(values)]
    return [after - before for before, after in zip(sums, sums[length:], strict=False)]


def ours(data: bytes, count: int) -> list[Measured]:
    """The same pages as we measure them."""
    found = ink_maps(data, range(count))
    return [Measured(tuple(found[page].plates.values()), found[page].mean) for page in range(count)]


def compared(folder: Path, data: bytes) -> list[tuple[Measured, Measured]]:
    """Each page as we and as they measure it."""
    others = theirs(folder, data)
    return list(zip(ours(data, len(others)), others, strict=True))


def agree(ours: Measured, theirs: Measured) -> None:
    assert ours.plates == pytest.approx(theirs.plates, abs=WHOLE)
    assert ours.fullest == pytest.approx(theirs.fullest, abs=AGREEMENT)


# -------------------------------------------------------------------- what pages hold


def photo(**options: Any) -> bytes:
    """A photo in inks with soft edges, as a JPEG."""
    random = Random(7)
    planes = [
        Image.frombytes("L", (40, 30), random.randbytes(1200)).resize((600, 450), Image.Resampling.BICUBIC)
        for _ in range(4)
    ]
    buffer = BytesIO()
    Image.merge("CMYK", planes).filter(ImageFilter.GaussianBlur(3)).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def jpeg(decode: list[int] | None = None) -> Callable[[Pdf], Any]:
    """The photo as an image; Pillow writes CMYK inverted, with Adobe's mark."""
    return lambda pdf: pdf.make_stream(
        photo(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=600,
        Height=450,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK,
        Filter=Name.DCTDecode,
        **({"Decode": decode} if decode else {}),
    )


def ramp(space: Any, channels: int, **entries: Any) -> Callable[[Pdf], Any]:
    """An image of 64 by 64 pixels whose components run up one after the other."""

    def make(pdf: Pdf) -> Any:
        samples = bytes(
            2 * (x if part % 2 else y) for y in range(64) for x in range(64) for part in range(channels)
        )
        return pdf.make_stream(
            samples,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=64,
            Height=64,
            BitsPerComponent=8,
            ColorSpace=space(pdf) if callable(space) else space,
            **{key: value(pdf) if callable(value) else value for key, value in entries.items()},
        )

    return make


def indexed(pdf: Pdf) -> Any:
    table = bytes(part * 30 + at // 2 for at in range(256) for part in range(4))
    return Array([Name.Indexed, Name.DeviceCMYK, 255, pikepdf.String(table)])


DRAW = b"q 80 0 0 80 50 25 cm /I Do Q\n"
OVER = b"/Over gs "
ZERO = {"ExtGState_Zero": state(OP=True, op=True, OPM=0)}
BLACK_BOX = b"0 0 0 1 k 60 30 60 60 re f\n"
CYAN = {"ColorSpace_C": separation("Cyan")}
BLACK = {"ColorSpace_B": separation("Black")}

EDITS: dict[str, Edit] = {
    "black that overprints, OPM 1": adds(TINT + OVER + BLACK_BOX),
    "black that overprints, OPM 0": adds(TINT + b"/Zero gs " + BLACK_BOX, **ZERO),
    "black that knocks out": adds(TINT + BLACK_BOX),
    "magenta on cyan, OPM 1": adds(TINT + OVER + b"0 0.7 0 0 k 60 30 60 60 re f 0 0.7 0 0 K 9 w 200 30 m 200 90 l S\n"),
    "fill overprints, stroke does not": adds(
        TINT + b"/Fill gs 0 0 0.9 0 k 0 0 0.9 0 K 12 w 70 30 60 60 re B\n", ExtGState_Fill=state(op=True, OPM=1)
    ),
    "white that overprints": adds(TINT + OVER + b"0 0 0 0 k 60 30 60 60 re f\n"),
    "grey that overprints": adds(TINT + OVER + b"0.4 g 60 30 60 60 re f\n"),
    "Separation Black knocks out": adds(TINT + b"/B cs 0.6 scn 60 30 60 60 re f\n", **BLACK),
    "Separation Black overprints": adds(TINT + OVER + b"/B cs 0.6 scn 60 30 60 60 re f\n", **BLACK),
    "Separation Cyan overprints": adds(TINT + b"/Zero gs /C cs 0.6 scn 60 30 60 60 re f\n", **ZERO, **CYAN),
    "DeviceN of process inks": adds(
        TINT + b"/N cs 0.6 0.9 scn 60 30 60 60 re f\n", ColorSpace_N=separation("Magenta", "Black")
    ),
    "DeviceN overprints, a part of it none": adds(
        TINT + OVER + b"/N cs 0 0.9 scn 60 30 60 60 re f\n", ColorSpace_N=separation("Cyan", "Black")
    ),
    "all plates": adds(TINT + b"/A cs 0.4 scn 60 30 60 60 re f\n", ColorSpace_A=separation("All")),
    "no plate": adds(TINT + b"/A cs 0.4 scn 60 30 60 60 re f\n", ColorSpace_A=separation("None")),
    "a grey image": adds(TINT + DRAW, XObject_I=ramp(Name.DeviceGray, 1)),
    "a grey image turned over": adds(TINT + DRAW, XObject_I=ramp(Name.DeviceGray, 1, Decode=[1, 0])),
    "an image in inks": adds(TINT + DRAW, XObject_I=ramp(Name.DeviceCMYK, 4)),
    "an image in inks that overprints": adds(TINT + OVER + DRAW, XObject_I=image(64, 64, fill=0)),
    "an indexed image": adds(TINT + DRAW, XObject_I=ramp(indexed, 1)),
    "an image in one ink": adds(TINT + DRAW, XObject_I=ramp(separation("Magenta"), 1)),
    "an image in one ink that overprints": adds(TINT + OVER + DRAW, XObject_I=ramp(separation("Magenta"), 1)),
    "a JPEG in inks": adds(DRAW, XObject_I=jpeg()),
    "a JPEG in inks turned over": adds(DRAW, XObject_I=jpeg([1, 0] * 4)),
    "a soft mask on an image": adds(TINT + DRAW, XObject_I=ramp(Name.DeviceCMYK, 4, SMask=ramp(Name.DeviceGray, 1))),
    "an image within the operators": adds(
        TINT + b"q 80 0 0 80 50 25 cm BI /W 2 /H 2 /CS /CMYK /BPC 8 ID " + bytes(range(65, 81)) + b" EI Q\n"
    ),
    "a stencil that overprints": adds(
        TINT + OVER + b"0 0 0 0.8 k " + DRAW, XObject_I=image(64, 64, ImageMask=True, bits=1, fill=0x0F)
    ),
    "a shading": adds(TINT + b"q 40 20 99 80 re W n /S sh Q\n", Shading_S=shading(0.9, 0, 0.5, 0.2)),
    "a shading as a pattern": adds(
        TINT + b"/Pattern cs /P scn 50 30 99 60 re f\n",
        Pattern_P=lambda pdf: Dictionary(PatternType=2, Shading=shading(0.9, 0, 0.5, 0.2)(pdf)),
    ),
    "a coloured tile": adds(
        TINT + b"/Pattern cs /P scn 50 30 99 60 re f\n", Pattern_P=tile(b"0 0.9 0.3 0 k 0 0 18 18 re f", 1, 30)
    ),
    "an uncoloured tile": adds(
        TINT + b"/U cs 0 0.9 0.3 0 /P scn 50 30 99 60 re f\n",
        Pattern_P=tile(b"0 0 18 18 re f", 2, 30),
        ColorSpace_U=lambda _: Array([Name.Pattern, Name.DeviceCMYK]),
    ),
    "an uncoloured tile in one ink": adds(
        TINT + b"/U cs 0.9 /P scn 50 30 99 60 re f\n",
        Pattern_P=tile(b"0 0 18 18 re f", 2, 30),
        ColorSpace_U=lambda pdf: Array([Name.Pattern, separation("Black")(pdf)]),
    ),
    "an uncoloured tile that overprints": adds(
        TINT + OVER + b"/U cs 0.9 /P scn 50 30 99 60 re f\n",
        Pattern_P=tile(b"0 0 18 18 re f", 2, 30),
        ColorSpace_U=lambda pdf: Array([Name.Pattern, separation("Black")(pdf)]),
    ),
    "half transparent": adds(
        TINT + b"/Half gs 0 0 0.8 0.6 k 60 30 60 60 re f\n", ExtGState_Half=state(ca=0.5, CA=0.5)
    ),
    "multiplied in a group in inks": both(
        puts(page_of, "/Group", group()),
        adds(TINT + b"/M gs 0.5 0.4 0 0.3 k 60 30 60 60 re f\n", ExtGState_M=state(BM=Name.Multiply)),
    ),
    "a form half transparent": adds(
        TINT + b"/Half gs /F Do\n",
        ExtGState_Half=state(ca=0.5),
        XObject_F=form(b"0 0 0 1 k 60 30 60 60 re f 0.9 0 0 0 k 90 30 60 60 re f", Group=group()),
    ),
    "a form that is told to overprint": adds(
        TINT + OVER + b"0 0 0 1 k /F Do\n", XObject_F=form(b"60 30 60 60 re f q 0 0 0.5 0 k 140 30 60 60 re f Q")
    ),
    "the same form told so and not": adds(
        TINT + b"q /Over gs 0 0 0 1 k /F Do Q 0 0 0 1 k q 1 0 0 1 90 0 cm /F Do Q\n", XObject_F=form(b"60 30 60 60 re f")
    ),
    "a soft mask": adds(
        TINT + b"q /Soft gs 0 0.8 0 0.5 k 60 30 99 60 re f Q\n",
        ExtGState_Soft=state(
            SMask=lambda pdf: Dictionary(
                S=Name.Luminosity, G=form(b"0.5 g 60 30 99 60 re f", Group=group(Name.DeviceGray))(pdf)
            )
        ),
    ),
    "letters that bring their colours": adds(
        TINT + b"BT /L 60 Tf 60 30 Td (aa) Tj ET\n", Font_L=drawn_font(b"60 0 d0 0.9 0 0.5 0 k 0 0 50 50 re f")
    ),
    "letters that are shapes": adds(
        TINT + b"0 0.8 0 0.5 k BT /L 60 Tf 60 30 Td (aa) Tj ET\n", Font_L=drawn_font(b"60 0 0 0 50 50 d1 0 0 50 50 re f")
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Measured, Measured]]:
    """The pages of all edits, measured in one go."""
    with Pdf.new() as whole:
        for edit in EDITS.values():
            page = spoilt(both(edit, puts(page_of, "/TrimBox", Array(PART))))
            with pikepdf.open(BytesIO(page)) as one:
                whole.pages.extend(one.pages)
        data = saved(whole)
    return dict(zip(EDITS, compared(tmp_path_factory.mktemp("plates"), data), strict=True))


@pytest.mark.parametrize("name", EDITS)
def test_ink_is_what_ghostscript_separates(measured: dict[str, tuple[Measured, Measured]], name: str) -> None:
    agree(*measured[name])


def test_the_sound_page_measures_as_ghostscript_separates_it(tmp_path: Path) -> None:
    agree(*compared(tmp_path, spoilt(lambda _: None))[0])


def test_our_own_page_measures_as_ghostscript_separates_it(tmp_path: Path) -> None:
    lines = [
        text("serif-400", 9200, (pt(200), pt(40 + 14 * row)), "本报讯今年产量提高三成") for row in range(8)
    ]
    data = written_with_photo(
        photo(),
        Fill(Rect(pt(20), pt(170), pt(150), pt(60)), Ink(300, 100, 0, 0)),
        text("sans-900", pt(30), (pt(30), pt(215)), "国内要闻"),
        text("sans-900", pt(30), (pt(200), pt(215)), "红字", ink=Ink(0, 900, 800, 0)),
        *lines,
        Rule(pt(20), pt(250), pt(380), pt(250), 500),
        Picture(Rect(pt(20), pt(20), pt(160), pt(120)), "photo", (0, 0, 600, 450)),
    )
    agree(*compared(tmp_path, data)[0])
