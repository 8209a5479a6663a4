"""Makes the newsprint profile: published figures -> press model -> patch table (.ti3) -> colprof -> .icc.

Run `python make_profile.py`; with `--table-only` it stops at the patch table and needs nothing but Python.
The model is the Neugebauer equation (1937) with the Yule-Nielsen factor (1951), on CIE XYZ.
Colours are CIE L*a*b* for D50, 2 degrees; inks are percentages in the order cyan, magenta, yellow, black.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import itertools
import math
import subprocess
import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias

Inks: TypeAlias = tuple[float, float, float, float]
Triple: TypeAlias = tuple[float, float, float]
Patches: TypeAlias = dict[Inks, Triple]

HERE = Path(__file__).resolve().parent
FIGURES = HERE / "characterisation.csv"
OVERPRINTS = HERE / "overprints.csv"
TABLE = HERE / "newsprint-cn.ti3"
PROFILE = HERE.parent / "newsprint-cn.icc"
SRGB = Path("/usr/share/color/argyll/ref/sRGB.icm")

PRESS_INK = 230
"""The press's total ink in percent; the profile stays HEADROOM below it, for rounding and JPEG ringing."""
HEADROOM = 8
MAX_BLACK = 95
BLACK_CURVE = ("-K", "p", "0", "0", "0.6", "1", "1.3")
"""Black's share of its possible range: none at paper, all from 60 % of the way to black, rising early."""
CREATED = (2025, 1, 1, 0, 0, 0)
"""The date in the profile's header: fixed, so that the same figures give the same bytes."""
DESCRIPTION = "Broadsheet Newsprint CN (own profile, not registered), coldset offset on newsprint"
COPYRIGHT = (
    "Made by the broadsheet project from the IFRA26S 2004 characterisation, as published with colord. "
    "CC0 1.0, no rights reserved."
)

D50: Triple = (0.9642, 1.0, 0.8249)
COLOUR_LEVELS = (0, 10, 20, 40, 60, 80, 100)
BLACK_LEVELS = (0, 20, 40, 60, 80, 100)
YULE_NIELSEN_TRIED = tuple(n / 10 for n in range(10, 41))


def lab_to_xyz(lab: Triple) -> Triple:
    """CIE 15, equation 8.14 ff.: L*a*b* to XYZ with Y = 1 for the perfect diffuser."""
    y = (lab[0] + 16) / 116
    x, y, z = (w * _cube(t) for w, t in zip(D50, (y + lab[1] / 500, y, y - lab[2] / 200), strict=True))
    return x, y, z


def xyz_to_lab(xyz: Triple) -> Triple:
    """The inverse of `lab_to_xyz`."""
    x, y, z = (_cube_root(t / w) for w, t in zip(D50, xyz, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube(t: float) -> float:
    return t**3 if t > 6 / 29 else 3 * (6 / 29) ** 2 * (t - 4 / 29)


def _cube_root(t: float) -> float:
    return t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29


def delta_e(one: Triple, two: Triple) -> float:
    """CIEDE2000 colour difference (CIE 142), all parametric factors 1."""
    mean_chroma = (math.hypot(*one[1:]) + math.hypot(*two[1:])) / 2
    stretch = 1.5 - 0.5 * _chroma_weight(mean_chroma)
    chroma1, hue1 = _polar(one[1] * stretch, one[2])
    chroma2, hue2 = _polar(two[1] * stretch, two[2])
    grey = chroma1 * chroma2 == 0
    turn = 0.0 if grey else (hue2 - hue1 + 180) % 360 - 180
    hue = hue1 + hue2 if grey else hue1 + turn / 2
    light, chroma = (one[0] + two[0]) / 2, (chroma1 + chroma2) / 2
    d_light = (two[0] - one[0]) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    d_chroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    d_hue = 2 * math.sqrt(chroma1 * chroma2) * _sin(turn / 2) / (1 + 0.015 * chroma * _hue_weight(hue))
    blue = 60 * math.exp(-((((hue + 360) % 360 - 275) / 25) ** 2))
    rotation = -2 * _chroma_weight(chroma) * _sin(blue)
    return math.sqrt(d_light**2 + d_chroma**2 + d_hue**2 + rotation * d_chroma * d_hue)


def _chroma_weight(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25.0**7))


def _hue_weight(hue: float) -> float:
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(size * _sin(times * hue + shift + 90) for size, times, shift in waves)


def _polar(a: float, b: float) -> tuple[float, float]:
    return math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _sin(degrees: float) -> float:
    return math.sin(math.radians(degrees))


class Curve(NamedTuple):
    """A dot-gain curve: tone value in the data (percent) to effective coverage (0-1), a monotone cubic."""

    tones: Sequence[float]
    coverages: Sequence[float]
    slopes: Sequence[float]

    def __call__(self, tone: float) -> float:
        i = min(max(bisect_left(self.tones, tone), 1), len(self.tones) - 1)
        left, width = self.tones[i - 1], self.tones[i] - self.tones[i - 1]
        t = (tone - left) / width
        rise = t * t * (3 - 2 * t)
        bend = self.slopes[i - 1] * (1 - t) - self.slopes[i] * t
        return self.coverages[i - 1] * (1 - rise) + self.coverages[i] * rise + width * t * (1 - t) * bend


def curve(knots: Sequence[tuple[float, float]]) -> Curve:
    """The monotone cubic of Fritsch and Butland (1984) through (tone, coverage) knots."""
    tones, coverages = zip(*knots, strict=True)
    steps = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in itertools.pairwise(knots)]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in itertools.pairwise(steps)]
    first = _end_slope(steps[0], inner[0]) if inner else steps[0]
    last = _end_slope(steps[-1], inner[-1]) if inner else steps[-1]
    return Curve(tones, coverages, [first, *inner, last])


def _end_slope(step: float, neighbour: float) -> float:
    """The parabola's slope at an end, held to where the cubic stays monotone."""
    slope = (3 * step - neighbour) / 2
    return min(max(slope, 0.0), 3 * step) if step > 0 else max(min(slope, 0.0), 3 * step)


class Press:
    """Predicts the printed colour of any inks from the 16 solids and the single-ink ramps.

    X, Y and Z each have their own dot-gain curve for each ink, so the measured figures are met exactly. Inks
    mix as n-th roots of XYZ (`n` is the Yule-Nielsen factor), the solids weighted as Demichel (1924) has it.
    """

    def __init__(self, figures: Patches, n: float) -> None:
        self.figures, self.n = figures, n

    def __call__(self, inks: Inks) -> Triple:
        roots = (self._mix(channel, inks) for channel in range(3))
        x, y, z = (root**self.n for root in roots)
        return xyz_to_lab((x, y, z))

    def _mix(self, channel: int, inks: Inks) -> float:
        cover = [gain[channel](tone) for gain, tone in zip(self.gains, inks, strict=True)]
        total = 0.0
        for solids, roots in self.solids.items():
            shares = (a if on else 1 - a for a, on in zip(cover, solids, strict=True))
            total += roots[channel] * math.prod(shares)
        return total

    def _roots(self, lab: Triple) -> Triple:
        x, y, z = (value ** (1 / self.n) for value in lab_to_xyz(lab))
        return x, y, z

    @cached_property
    def solids(self) -> dict[Inks, Triple]:
        """The 16 Neugebauer primaries, as n-th roots of XYZ."""
        return {inks: self._roots(lab) for inks, lab in self.figures.items() if set(inks) <= {0, 100}}

    @cached_property
    def gains(self) -> list[list[Curve]]:
        """Curves by ink, then by X, Y, Z."""
        return [[self._gain(ink, channel) for channel in range(3)] for ink in range(4)]

    def _gain(self, ink: int, channel: int) -> Curve:
        steps = (inks for inks in self.figures if sum(inks) == inks[ink])
        ramp = sorted((step[ink], self._roots(self.figures[step])[channel]) for step in steps)
        paper, solid = ramp[0][1], ramp[-1][1]
        return curve([(tone, (paper - root) / (paper - solid)) for tone, root in ramp])


def read_patches(path: Path) -> Patches:
    """The rows C,M,Y,K,L,a,b of a table."""
    with path.open(encoding="ascii", newline="") as file:
        rows = [tuple(map(float, row)) for row in itertools.islice(csv.reader(file), 1, None)]
    return {(c, m, y, k): (light, a, b) for c, m, y, k, light, a, b in rows}


def differences(press: Press, patches: Patches) -> list[float]:
    """CIEDE2000 of the model against measured patches, ascending."""
    return sorted(delta_e(press(inks), lab) for inks, lab in patches.items())


def choose_n(figures: Patches, overprints: Patches) -> float:
    """The Yule-Nielsen factor that predicts the measured overprints best."""
    return min(YULE_NIELSEN_TRIED, key=lambda n: sum(differences(Press(figures, n), overprints)))


def leave_one_out(figures: Patches, n: float) -> list[float]:
    """CIEDE2000 of each ramp step predicted without its own figure, ascending."""
    steps = [inks for inks in figures if sum(inks) == max(inks) and 0 < max(inks) < 100]
    found = []
    for step in steps:
        press = Press({inks: lab for inks, lab in figures.items() if inks != step}, n)
        found.append(delta_e(press(step), figures[step]))
    return sorted(found)


def patch_grid(figures: Iterable[Inks]) -> list[Inks]:
    """Every combination of the levels, and the published patches themselves; lightest black first."""
    colours = itertools.product(COLOUR_LEVELS, repeat=3)
    grid = {(float(c), float(m), float(y), float(k)) for c, m, y in colours for k in BLACK_LEVELS}
    return sorted(grid | set(figures), key=lambda inks: inks[::-1])


def table_text(press: Press) -> str:
    """The patch table in CGATS form as Argyll reads it (.ti3)."""
    rows = [
        " ".join([str(number), *(f"{ink:g}" for ink in inks), *(f"{value:.4f}" for value in press(inks))])
        for number, inks in enumerate(patch_grid(press.figures), 1)
    ]
    head = [
        "CTI3",
        "",
        f'DESCRIPTOR "Newsprint CN, Yule-Nielsen-Neugebauer model, n = {press.n:g}, of characterisation.csv"',
        'ORIGINATOR "broadsheet make_profile.py"',
        'KEYWORD "DEVICE_CLASS"',
        'DEVICE_CLASS "OUTPUT"',
        'KEYWORD "COLOR_REP"',
        'COLOR_REP "CMYK_LAB"',
        "",
        "NUMBER_OF_FIELDS 8",
        "BEGIN_DATA_FORMAT",
        "SAMPLE_ID CMYK_C CMYK_M CMYK_Y CMYK_K LAB_L LAB_A LAB_B",
        "END_DATA_FORMAT",
        "",
        f"NUMBER_OF_SETS {len(rows)}",
        "BEGIN_DATA",
    ]
    return "\n".join([*head, *rows, "END_DATA", ""])


def run_colprof(table: Path, srgb: Path) -> bytes:
    """Argyll's profile of the table: Lab cLUTs, the perceptual one mapped from sRGB, no copy of the table."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "press"
        base.with_suffix(".ti3").write_bytes(table.read_bytes())
        tables = ["-qm", "-bm", "-nc", "-r0.1"]
        limits = [f"-l{PRESS_INK - HEADROOM}", f"-L{MAX_BLACK}", *BLACK_CURVE]
        about = ["-Zm", "-A", "broadsheet", "-M", "newsprint-cn", "-D", DESCRIPTION, "-C", COPYRIGHT]
        views = ["-cpp", "-dpp", "-S", str(srgb)]
        subprocess.run(["colprof", *tables, *limits, *views, *about, str(base)], check=True)
        return base.with_suffix(".icc").read_bytes()


def with_fixed_date(profile: bytes) -> bytes:
    """The profile with CREATED as its creation date (six 16-bit numbers at byte 24, ICC.1:2001-04, 6.1)."""
    date = b"".join(number.to_bytes(2, "big") for number in CREATED)
    return profile[:24] + date + profile[36:]


def report(press: Press, overprints: Patches) -> None:
    """Prints how well the model meets figures it was given, was denied, and never saw."""
    rows = {
        "the 52 figures": differences(press, press.figures),
        "ramp steps, each left out": leave_one_out(press.figures, press.n),
        "overprints": differences(press, overprints),
    }
    print(f"Yule-Nielsen n = {press.n:g}")
    for name, found in rows.items():
        mean = sum(found) / len(found)
        print(f"{name}: {len(found)} patches, CIEDE2000 mean {mean:.2f}, max {found[-1]:.2f}")


def main() -> None:
    """Makes the table, reports on the model, then makes the profile."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--table-only", action="store_true", help="stop before colprof")
    parser.add_argument("--srgb", type=Path, default=SRGB, help="the sRGB profile whose gamut is mapped")
    options = parser.parse_args()
    figures, overprints = read_patches(FIGURES), read_patches(OVERPRINTS)
    press = Press(figures, choose_n(figures, overprints))
    report(press, overprints)
    TABLE.write_text(table_text(press), encoding="ascii", newline="\n")
    if not options.table_only:
        PROFILE.write_bytes(with_fixed_date(run_colprof(TABLE, options.srgb)))
        print(f"{PROFILE.name}: sha256 {hashlib.sha256(PROFILE.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
