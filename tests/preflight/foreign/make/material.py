"""What every foreign file is made of: our copy, a photo drawn by arithmetic, cut-down fonts, a tiny CMYK profile.

Nothing here is taken from elsewhere: the copy and the picture are our own, the fonts are the project's (OFL), the
profile stands on the published newsprint primaries of layout/press/newsprint-cn/characterisation.csv (CC0).
"""

from __future__ import annotations

import csv
import itertools
import struct
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from fontTools import subset, ttLib
from fontTools.varLib import instancer
from PIL import Image, ImageCms

ROOT = Path(__file__).resolve().parents[4]
FONTS = ROOT / "fonts"
FIGURES = ROOT / "layout" / "press" / "newsprint-cn" / "characterisation.csv"

TITLE = "Press Hall Open Day"
HEAD = "印厂开放日"
DECK = "Press Hall Open Day"
COPY = (
    "本周六上午九时，城西印刷厂开门迎客。",
    "看一卷白纸怎样变成一份早报，摸一摸还温热的版面。",
    "One reel, four inks, forty minutes.",
    "Come early; the folder starts at nine.",
)
SMALL = "凭本报入场，儿童须有成人陪同。No ticket needed."

Numbers: TypeAlias = Any
"""An array of floats; numpy is none of the project's packages."""


def fonts(folder: Path) -> None:
    """Writes serif.ttf and bold.ttf, the project's faces with the glyphs of the copy and ASCII; latin.ttf has ASCII."""
    latin = set(map(chr, range(32, 127)))
    copy = latin | set(HEAD + DECK + SMALL + "".join(COPY))
    serif, sans = "NotoSerifSC-400.ttf", "NotoSansSC-wght.ttf"
    for source, name, wanted in ((serif, "serif", copy), (serif, "latin", latin), (sans, "bold", copy)):
        font = ttLib.TTFont(FONTS / source)
        options = subset.Options(
            layout_features=[], glyph_names=True, name_IDs=["*"], notdef_outline=True, hinting=False
        )
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(char) for char in wanted])
        cutter.subset(font)
        if "fvar" in font:
            font = instancer.instantiateVariableFont(font, {"wght": 700}, updateFontNames=False)
        _name(font, {"serif": "Foreign Serif", "latin": "Foreign Latin", "bold": "Foreign Sans"}[name])
        # Ghostscript asks for glyphs by name: the table of names is written out.
        font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
        font.save(folder / f"{name}.ttf")


def _name(font: ttLib.TTFont, family: str) -> None:
    """A name of its own for the cut-down face, so that no program takes an installed one for it."""
    for identifier, text in {
        1: family,
        2: "Regular",
        4: family,
        6: family.replace(" ", ""),
        16: family,
    }.items():
        font["name"].setName(text, identifier, 3, 1, 0x409)
    font["name"].names = [name for name in font["name"].names if name.platformID == 3 and name.nameID < 17]


def photo(width: int, height: int) -> Image.Image:
    """A sun over the paper reels, drawn by arithmetic: smooth enough for a small JPEG, full of middle tones."""
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    sky = np.stack([0.95 - 0.45 * y, 0.75 - 0.25 * y, 0.55 + 0.25 * y], axis=-1)
    glow = np.exp(-((x - 0.7) ** 2 + (y - 0.3) ** 2) / 0.02)[..., None] * np.array([0.3, 0.2, -0.2])
    picture = sky + glow
    for centre in (0.18, 0.5, 0.82):
        radius = np.hypot((x - centre) * width / height, y - 0.85)
        shade = 0.35 + 0.3 * np.cos(radius * 60)[..., None] * 0.3 + 0.2 * (1 - y[..., None])
        reel = shade * np.array([1.0, 0.98, 0.9])
        picture = np.where((radius < 0.2)[..., None], reel, picture)
    return Image.fromarray((picture.clip(0, 1) * 255).round().astype(np.uint8), "RGB")


def separated(picture: Image.Image, profile: Path) -> Image.Image:
    """The picture in the four inks of the tiny profile, through lcms."""
    rgb = ImageCms.createProfile("sRGB")
    done = ImageCms.profileToProfile(picture, rgb, str(profile), outputMode="CMYK")
    assert done is not None
    return done


def profile(path: Path) -> None:
    """Writes a CMYK printer profile (ICC.1:2001-04, lut8) of some 10 kB from the sixteen newsprint primaries.

    Forward it is the Neugebauer equation; backward the nearest of a lattice of inks with at most 220 % in all, the
    one with the most black among the near ones.
    """
    primaries = _primaries()
    lattice = np.array(list(itertools.product((0.0, 0.5, 1.0), repeat=4)))
    forward = _lut(4, 3, 3, _encode(_print(lattice, primaries)))
    tags = {
        b"desc": _desc("Foreign newsprint test profile"),
        b"cprt": b"text\0\0\0\0CC0 1.0, no rights reserved\0",
        b"wtpt": b"XYZ \0\0\0\0" + _xyz(0.9642, 1.0, 0.8249),
        b"A2B0": forward,
        b"B2A0": _lut(3, 4, 9, _backward(primaries)),
    }
    path.write_bytes(_icc(tags))


def _primaries() -> dict[tuple[int, ...], Numbers]:
    """The Lab of each solid overprint, less the paper: white is L* = 100 as a printer's profile relates it."""
    with FIGURES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    keys = ("C", "M", "Y", "K")
    solids = {
        tuple(int(float(row[key])) // 100 for key in keys): np.array(
            [float(row[key]) for key in ("L", "a", "b")]
        )
        for row in rows
        if all(float(row[key]) in (0, 100) for key in keys)
    }
    paper = solids[0, 0, 0, 0]
    return {inks: (lab - [0, *paper[1:]]) * [100 / paper[0], 1, 1] for inks, lab in solids.items()}


def _print(inks: Numbers, primaries: dict[tuple[int, ...], Numbers]) -> Numbers:
    """Lab of ink sets (n, 4) in 0..1: each primary weighted by the paper it covers (Demichel)."""
    lab = np.zeros((len(inks), 3))
    for solid, colour in primaries.items():
        cover = np.prod(np.where(np.array(solid) == 1, inks, 1 - inks), axis=1)
        lab += cover[:, None] * colour
    return lab


def _backward(primaries: dict[tuple[int, ...], Numbers]) -> Numbers:
    steps = np.linspace(0, 1, 11)
    inks = np.array(
        [combination for combination in itertools.product(steps, repeat=4) if sum(combination) <= 2.2]
    )
    printed = _print(inks, primaries)
    axis = np.arange(9) / 8 * 255
    found = []
    for light, a, b in itertools.product(axis, axis, axis):
        wanted = np.array([light * 100 / 255, a - 128, b - 128])
        miss = np.sum((printed - wanted) ** 2, axis=1)
        found.append(inks[np.argmin(miss - 20 * inks[:, 3] + 4 * inks.sum(axis=1))])
    return np.array(found) * 255


def _encode(lab: Numbers) -> Numbers:
    return (np.clip(np.add(lab, [0, 128, 128]), 0, 255) * [2.55, 1, 1]).clip(0, 255)


def _lut(inputs: int, outputs: int, grid: int, table: Numbers) -> bytes:
    """An mft1 tag (ICC.1:2001-04, 6.5.8) with straight curves and the given corner values of 0..255."""
    head = b"mft1\0\0\0\0" + bytes([inputs, outputs, grid, 0])
    head += struct.pack(">9i", *(65536 if place in (0, 4, 8) else 0 for place in range(9)))
    straight = bytes(range(256))
    corners = bytes(table.round().astype(np.uint8).ravel().tolist())
    return head + straight * inputs + corners + straight * outputs


def _desc(text: str) -> bytes:
    name = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)


def _xyz(*values: float) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in values))


def _icc(tags: dict[bytes, bytes]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    index, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        index += struct.pack(">4sII", name, start + len(body), len(data))
        body += padded
    created = struct.pack(">6H", 2025, 1, 1, 0, 0, 0)
    header = struct.pack(">I4sI4s4s4s", start + len(body), bytes(4), 0x02400000, b"prtr", b"CMYK", b"Lab ")
    header += created + b"acsp" + bytes(28) + _xyz(0.9642, 1.0, 0.8249) + bytes(48)
    return header + index + body
