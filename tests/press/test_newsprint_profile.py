"""The newsprint profile that every page is printed with: true to its figures, within the press's ink, smooth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from itertools import groupby, pairwise, product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from PIL import Image, ImageCms

PRESS = Path(__file__).parents[2] / "layout" / "press"
TABLES = PRESS / "newsprint-cn"
PERCENT = 255 / 100

Inks = tuple[int, int, int, int]
Lab = tuple[float, float, float]

INTENTS = ImageCms.Intent
BLACK_POINT = ImageCms.Flags.BLACKPOINTCOMPENSATION
GRADIENTS = {
    "fair skin": ((60, 30, 18), (255, 224, 200)),
    "brown skin": ((30, 14, 8), (198, 134, 66)),
    "sky": ((40, 90, 170), (235, 245, 255)),
    "leaves": ((0, 40, 0), (160, 240, 150)),
    "flag": ((40, 0, 0), (255, 120, 120)),
    "dusk": ((90, 60, 140), (255, 200, 120)),
}
# Sharma, Wu and Dalal 2005, table 1.
PUBLISHED_DIFFERENCES = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (61, -5, 29), 22.8977),
    ((50, 2.5, 0), (56, -27, -3), 31.9030),
    ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@cache
def _maker() -> ModuleType:
    """The script beside the tables, as a module."""
    spec = spec_from_file_location("make_profile", TABLES / "make_profile.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _press() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((PRESS / "newsprint-cn.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def _profile() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(str(PRESS / _press()["icc"]["file"]))


def _figures(name: str) -> dict[Inks, Lab]:
    figures: dict[Inks, Lab] = _maker().read_patches(TABLES / name)
    return figures


@cache
def _model() -> Any:
    """The press model that the script chooses."""
    figures = _figures("characterisation.csv")
    return _maker().Press(figures, _maker().choose_n(figures, _figures("overprints.csv")))


def _table() -> dict[Inks, Lab]:
    """The patches of the .ti3."""
    text = (TABLES / "newsprint-cn.ti3").read_text(encoding="ascii")
    rows = re.findall(r"^\d+((?: -?[\d.]+){7})$", text, re.MULTILINE)
    numbers = [tuple(map(float, row.split())) for row in rows]
    return {(int(c), int(m), int(y), int(k)): (light, a, b) for c, m, y, k, light, a, b in numbers}


def _pixels(image: Image.Image) -> Iterator[tuple[int, ...]]:
    data = image.tobytes()
    step = len(image.getbands())
    return (tuple(data[at : at + step]) for at in range(0, len(data), step))


def _convert(transform: Any, mode: str, pixels: Iterable[Iterable[int]]) -> list[tuple[int, ...]]:
    data = b"".join(map(bytes, pixels))
    row = Image.frombytes(mode, (len(data) // len(mode), 1), data)
    made = ImageCms.applyTransform(row, transform)
    assert made is not None
    return list(_pixels(made))


def _separate(
    colours: Iterable[Iterable[int]],
    intent: ImageCms.Intent = INTENTS.PERCEPTUAL,
    flags: ImageCms.Flags = BLACK_POINT,
) -> list[tuple[int, ...]]:
    """sRGB colours to inks of 255ths, as photos are separated unless told otherwise."""
    srgb = ImageCms.createProfile("sRGB")
    return _convert(ImageCms.buildTransform(srgb, _profile(), "RGB", "CMYK", intent, flags), "RGB", colours)


def _printed(inks: Iterable[Iterable[float]]) -> list[Lab]:
    """Inks of 255ths to the colour on paper; Pillow rounds L* to 0.4 and a*, b* to 1."""
    lab = ImageCms.createProfile("LAB")
    transform = ImageCms.buildTransform(_profile(), lab, "CMYK", "LAB", INTENTS.ABSOLUTE_COLORIMETRIC)
    rounded = ([round(ink) for ink in patch] for patch in inks)
    made = _convert(transform, "CMYK", rounded)
    return [(light * 100 / 255, _signed(a), _signed(b)) for light, a, b in made]


def _signed(byte: int) -> int:
    return byte - 256 if byte > 127 else byte


def _differences(patches: dict[Inks, Lab]) -> list[float]:
    """CIEDE2000 of the profile's print against the patches."""
    printed = _printed([ink * PERCENT for ink in inks] for inks in patches)
    return [_maker().delta_e(one, two) for one, two in zip(printed, patches.values(), strict=True)]


def _gradient(dark: Iterable[int], light: Iterable[int]) -> list[list[int]]:
    ends = list(zip(dark, light, strict=True))
    return [[round(one + (two - one) * step / 255) for one, two in ends] for step in range(256)]


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held)


@pytest.mark.parametrize(("one", "two", "published"), PUBLISHED_DIFFERENCES)
def test_colour_differences_are_those_that_were_published(one: Lab, two: Lab, published: float) -> None:
    assert _maker().delta_e(one, two) == pytest.approx(published, abs=5e-5)
    assert _maker().delta_e(two, one) == pytest.approx(published, abs=5e-5)


def test_the_figures_are_sixteen_solids_and_four_ramps_of_nine() -> None:
    inks = list(_figures("characterisation.csv"))
    assert {patch for patch in inks if set(patch) <= {0, 100}} == set(product((0, 100), repeat=4))
    ramps = [patch for patch in inks if sum(patch) == max(patch) and 0 < max(patch) < 100]
    assert (len(ramps), len(inks)) == (36, 52)


def test_the_model_meets_its_figures_and_foretells_overprints_it_never_saw() -> None:
    figures, overprints = _figures("characterisation.csv"), _figures("overprints.csv")
    assert not figures.keys() & overprints.keys()
    assert max(_maker().differences(_model(), figures)) < 1e-9
    foretold = _maker().differences(_model(), overprints)
    assert (len(foretold), _mean(foretold) < 0.65, max(foretold) < 2.5) == (114, True, True)


def test_a_ramp_step_is_foretold_without_its_own_figure() -> None:
    found = _maker().leave_one_out(_model().figures, _model().n)
    assert (len(found), _mean(found) < 0.15, max(found) < 0.5) == (36, True, True)


def test_the_patch_table_is_what_the_script_makes_of_the_figures() -> None:
    table = _table()
    assert f"n = {_model().n:g}," in (TABLES / "newsprint-cn.ti3").read_text(encoding="ascii")
    assert sorted(table) == sorted(_maker().patch_grid(_model().figures))
    # The last digit is left to the machine's arithmetic.
    for inks in list(table)[::7]:
        assert _model()(inks) == pytest.approx(table[inks], abs=2e-4)


def test_the_profile_is_the_one_the_press_file_names() -> None:
    assert sha256((PRESS / _press()["icc"]["file"]).read_bytes()).hexdigest() == _press()["icc"]["sha256"]


def test_the_profile_says_it_is_a_cmyk_printer_of_version_2_and_our_own() -> None:
    profile = _profile().profile
    assert (profile.device_class, profile.xcolor_space.strip(), profile.connection_space.strip()) == (
        "prtr",
        "CMYK",
        "Lab",
    )
    assert 2 <= profile.version < 3
    assert profile.creation_date is not None
    assert profile.creation_date.timetuple()[:6] == _maker().CREATED
    named = f"{profile.profile_description} {_press()['output_condition']['identifier']}"
    assert "own profile, not registered" in named
    # Names of registered conditions and of profiles that other bodies publish.
    assert not re.search(
        r"ifra|isonewspaper|fogra|snap|tr ?00|japan|jcn|swop|gracol|psr", named, re.IGNORECASE
    )
    assert "CC0" in (profile.copyright or "")


def test_the_profile_prints_the_published_figures() -> None:
    found = _differences(_figures("characterisation.csv"))
    assert _mean(found) < 0.6
    assert max(found) < 1.2


def test_the_profile_prints_overprints_as_they_were_measured() -> None:
    found = _differences(_figures("overprints.csv"))
    assert _mean(found) < 1
    assert max(found) < 3


def test_the_profile_prints_the_patch_table_it_was_made_from() -> None:
    found = _differences(_table())
    assert len(found) > 2000
    assert _mean(found) < 0.6
    assert max(found) < 2


@pytest.mark.parametrize("flags", [ImageCms.Flags.NONE, BLACK_POINT], ids=["plain", "black-point"])
@pytest.mark.parametrize("intent", [INTENTS.PERCEPTUAL, INTENTS.RELATIVE_COLORIMETRIC, INTENTS.SATURATION])
def test_no_colour_carries_more_ink_than_the_press_holds(
    intent: ImageCms.Intent, flags: ImageCms.Flags
) -> None:
    separated = _separate(product(range(0, 256, 15), repeat=3), intent, flags)
    limits = _press()["ink_percent"]
    assert max(map(sum, separated)) <= limits["total"] * PERCENT
    assert max(patch[3] for patch in separated) <= limits["photo_black"] * PERCENT + 1


def test_photos_keep_clear_of_the_ink_limit_for_rounding_and_jpeg() -> None:
    separated = _separate(product(range(0, 256, 15), repeat=3))
    assert max(map(sum, separated)) <= (_press()["ink_percent"]["total"] - _maker().HEADROOM) * PERCENT


def test_the_script_builds_for_the_limits_in_the_press_file() -> None:
    limits = _press()["ink_percent"]
    assert limits["total"] == _maker().PRESS_INK
    assert limits["photo_black"] == _maker().MAX_BLACK


def test_white_is_bare_paper() -> None:
    assert _separate([(255, 255, 255)]) == [(0, 0, 0, 0)]
    paper = _figures("characterisation.csv")[0, 0, 0, 0]
    assert _maker().delta_e(_printed([(0, 0, 0, 0)])[0], paper) < 0.6


def test_black_is_mostly_black_ink_and_the_darkest_there_is() -> None:
    (inks,) = _separate([(0, 0, 0)])
    assert inks[3] >= 85 * PERCENT
    assert sum(inks) <= _press()["ink_percent"]["total"] * PERCENT
    solid = _figures("characterisation.csv")[0, 0, 0, 100]
    assert _printed([inks])[0][0] < solid[0]


def test_greys_are_neutral_on_the_paper_and_never_turn_back() -> None:
    separated = _separate(_gradient((0, 0, 0), (255, 255, 255)))
    printed = _printed(separated)
    assert all(one[0] <= two[0] for one, two in pairwise(printed))
    assert all(one[3] >= two[3] for one, two in pairwise(separated))
    # From the black's own tint (0.5, 2) to the paper's (0.9, 5.2), give or take Pillow's rounding.
    assert all(-1 <= a <= 2 and 1 <= b <= 6 for _, a, b in printed)
    assert all(abs(one[1] - two[1]) <= 1 and abs(one[2] - two[2]) <= 1 for one, two in pairwise(printed))


def test_greys_below_the_middle_are_carried_by_black_ink() -> None:
    for inks in _separate([(level,) * 3 for level in range(30, 129, 7)]):
        assert inks[3] > 2 * sum(inks[:3])


@pytest.mark.parametrize("name", GRADIENTS)
def test_skin_and_sky_run_without_steps(name: str) -> None:
    separated = _separate(_gradient(*GRADIENTS[name]))
    longest = max(len(list(run)) for _, run in groupby(separated))
    widest = max(abs(a - b) for one, two in pairwise(separated) for a, b in zip(one, two, strict=True))
    assert longest <= 4
    assert widest <= 2.5 * PERCENT
    lightness = [light for light, _, _ in _printed(separated)]
    # One step of Pillow's rounding may fall back.
    assert all(two - one > -0.4 for one, two in pairwise(lightness))


def test_a_page_file_is_named_by_day_and_page() -> None:
    assert _press()["page_file"].format(date=date(2025, 1, 6), label="A01") == "20250106-A01.pdf"


def test_the_condition_is_in_no_registry() -> None:
    assert set(_press()["output_condition"]) == {"identifier", "condition", "info"}


def test_photo_limits_rise_from_refused_to_brought_down() -> None:
    ppi = _press()["photo_ppi"]
    assert [ppi[name] for name in ("error", "warning", "good", "resample")] == [100, 150, 200, 300]


def test_the_readme_gives_the_sum_of_the_profile() -> None:
    assert _press()["icc"]["sha256"][:12] in (TABLES / "README.md").read_text(encoding="utf-8")
