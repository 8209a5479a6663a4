"""A press profile file: the printing condition, its limits, its file names (layout/press/*.yaml)."""

import datetime
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from broadsheet.base.data import data_folder
from broadsheet.base.decode import Located, read
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.base.units import POINT, Length, Measure
from broadsheet.base.world import World, placed
from broadsheet.layout.limits import PressLimits

Percent = Annotated[float, Meta(ge=0, le=400)]
Ppi = Annotated[int, Meta(ge=1)]


class Condition(Located, frozen=True, kw_only=True):
    """The output intent's words (ISO 32000-1, 14.11.5); `registry` only for a registered condition."""

    identifier: str
    condition: str
    info: str
    registry: str = ""


class Profile(Located, frozen=True, kw_only=True):
    """The colour profile beside the file, and its checksum."""

    file: str
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class InkLimits(Located, frozen=True, kw_only=True):
    """Per cent of ink: the most in all, in black type and rules, the most black in a photo, the least tint."""

    total: Percent
    rich_black: Percent
    photo_black: Percent
    tint: Percent


class PhotoLimits(Located, frozen=True, kw_only=True):
    """Effective resolutions in pixels per inch."""

    error: Ppi
    warning: Ppi
    good: Ppi
    resample: Ppi


class Resolutions(Located, frozen=True, kw_only=True):
    """Effective resolutions in pixels per inch below which a picture is refused and warned of."""

    error: Ppi
    warning: Ppi


class Incoming(Located, frozen=True, kw_only=True):
    """What finished PDFs from elsewhere are held to beyond the limits for our own pages (GWG 2022): below which size
    and weight black overprints, one-bit pictures, pages that are one picture, how many spot colours, RGB photos."""

    black_text: Measure
    black_line: Measure
    bitmap_ppi: Resolutions
    page_image_ppi: Resolutions
    spot_colours: Annotated[int, Meta(ge=0)]
    rgb_photos: Literal["refused", "allowed"]


class Smallest(Located, frozen=True, kw_only=True):
    """The finest the press holds."""

    line: Measure
    reversed_text: Measure
    multi_ink_text: Measure
    text: Measure
    reading: Measure = Measure(3.6, "pt")


class Marks(Located, frozen=True, kw_only=True):
    """Marks outside trim and bleed: which, how far from the trim at least, how long, how thick."""

    show: tuple[Literal["crop", "registration", "fold", "colour_bar", "slug"], ...]
    offset: Measure
    length: Measure
    weight: Measure


class PressFile(Located, frozen=True, kw_only=True):
    """What a press profile file says. `pdf` is the standard its files are built to: ISO 15930-7, or 15930-4:2003."""

    output_condition: Condition
    icc: Profile
    ink_percent: InkLimits
    photo_ppi: PhotoLimits
    smallest: Smallest
    safe: Measure
    bleed: Measure
    page_file: str
    incoming: Incoming
    marks: Marks | None = None
    imposition: Literal["two-up", "four-up"] | None = None
    pdf: Literal["X-4", "X-1a"] = "X-4"


class Press(Struct, frozen=True):
    """A printing condition: its name, what its file says, and its colour profile's bytes."""

    name: str
    file: PressFile
    icc: bytes

    @property
    def bleed(self) -> Length:
        return self.file.bleed.resolve()

    @property
    def limits(self) -> PressLimits:
        """The finest it holds."""
        least = self.file.smallest
        return PressLimits(
            line=least.line.resolve(),
            text=least.text.resolve(),
            reversed_text=least.reversed_text.resolve(),
            tint=round(self.file.ink_percent.tint * 10),
        )

    def page_name(self, date: datetime.date, label: str) -> str:
        """The name of a page's own PDF."""
        return self.file.page_file.format(date=date, label=label)


def load_press(name: str, where: Span | None, world: World, findings: Findings) -> Press | None:
    """The press profile called `name` in layout/press; `where` is the place that named it (BS306)."""
    folder = data_folder("layout") / "press"
    path = folder / f"{name}.yaml"
    if Path(name).name != name or not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.yaml")))
        findings.append(Diagnostic("BS306", where, {"name": name, "known": known}))
        return None
    file = read(path, PressFile, world, findings, where)
    if file is None or _marks_fail(file.marks, file.smallest, findings):
        return None
    icc = world.read(folder / file.icc.file)
    if isinstance(icc, Diagnostic):
        placed(icc, file.icc.where("file"), findings)
        return None
    return Press(name, file, icc)


def _marks_fail(marks: Marks | None, smallest: Smallest, findings: Findings) -> bool:
    """Report marks finer than the finest line the press holds (BS310), and marks of no length (BS320)."""
    if marks is None:
        return False
    before = len(findings)
    weight, least = marks.weight.resolve(), smallest.line.resolve()
    if weight < least:
        args = {"name": "marks", "points": weight / POINT, "least": least / POINT}
        findings.append(Diagnostic("BS310", marks.where("weight"), args))
    if marks.length.resolve() <= 0:
        findings.append(Diagnostic("BS320", marks.where("length"), {"name": "length"}))
    return len(findings) > before
