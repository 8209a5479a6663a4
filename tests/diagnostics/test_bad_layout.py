"""A layout that the press or the eye could not take is refused, and each fault points into the layout's file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.base.data import data_folder

from .conftest import GOOD, HEAD, STORY

Check = Callable[..., tuple[int, str]]
SOUND = (data_folder("layout") / "broadsheet.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _own_layout(folder: Path) -> None:
    (folder / "i.yaml").write_text("layout: own.yaml\n" + GOOD, encoding="utf-8")


def test_the_layout_to_be_spoilt_is_sound(folder: Path, check: Check) -> None:
    (folder / "own.yaml").write_text(SOUND, encoding="utf-8")
    assert check()[0] == 0


@pytest.mark.parametrize(
    ("sound", "spoilt", "code", "at"),
    [
        ("column_rule: hairline", "column_rule: hairlnie", "BS301", "hairlnie"),
        ("  byline: {", "  bylines: {", "BS302", "body: {face"),
        ("  front:\n", "  frontpage:\n", "BS303", "frontpage:"),
        ("byline: {face: sans-400", "byline: {face: sans-450", "BS304", "sans-450"),
        ("weights: [0.3pt]", "weights: [0.2pt]", "BS310", "[0.2pt]"),
        ("size: 8.5pt, leading", "size: 5.5pt, leading", "BS311", "5.5pt"),
        ("tint: [0, 0, 0, 8]", "tint: [0, 0, 0, 4]", "BS312", "[0, 0, 0, 4]"),
        ("vermilion: [0, 92, 96, 0]", "vermilion: [0, 0, 0, 0]", "BS335", "vermilion}     "),
        ("ground: vermilion}", "ground: tint}", "BS335", "tint}"),
        ("  tint: {ground: tint}", "  tint: {ground: black}", "BS335", "black}"),
        ("smallest_kicker: 10pt", "smallest_kicker: 9pt", "BS336", "paper, ground: verm"),
        ("rows: 117", "rows: 147", "BS314", "147"),
        ("column: 13em", "column: 23em", "BS314", "117"),
        ("black: [0, 0, 0, 100]", "black: [0, 0, 100]", "BS315", "[0, 0, 100]"),
        ("column: 13em", "column: 3em", "BS316", "3em"),
        ("leading: 12pt\n", "leading: 8pt\n", "BS317", "8pt"),
        ("boxes:\n", "composition: usual\nboxes:\n", "BS301", "usual"),
        ("size: 9pt, indent", "composition: x, size: 9pt, indent", "BS301", "x, size"),
        (
            "boxes:\n",
            "compositions: {usual: {latin_gap: 0.6em}}\ncomposition: usual\nboxes:\n",
            "BS323",
            "0.6em",
        ),
        (
            "boxes:\n",
            "compositions: {usual: {tighten: 0.06em}}\ncomposition: usual\nboxes:\n",
            "BS323",
            "0.06em",
        ),
        ("tighten: 0.04em", "tighten: 0.06em", "BS323", "0.06em"),
        ("title: group_small, over", "title: group_smal, over", "BS301", "group_smal"),
        ("band: vermilion", "band: vermillion", "BS301", "vermillion"),
        ("fold: 272.5mm", "fold: 545mm", "BS330", "545mm"),
        ("  caption_air: 5pt\n", "  caption_air: 5pt\n  allow: [tombston]\n", "BS135", "tombston"),
        ("columns: 8\n", "columns: 0\n", "BS134", "0"),
        ("width: 390mm", "width: 390", "BS136", "390"),
    ],
)
def test_what_would_not_print_is_refused(
    folder: Path, check: Check, sound: str, spoilt: str, code: str | None, at: str
) -> None:
    assert SOUND.count(sound) == 1
    text = SOUND.replace(sound, spoilt)
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    ended, said = check()
    if code is None:
        assert ended == 0
        return
    before = text[: text.index(at, text.index(spoilt if at in spoilt else "name: "))]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert (ended, f"[{code}]" in said) == (2, True), said
    assert f"own.yaml:{line}:{column}\n" in said


@pytest.mark.parametrize("spoilt", ["row: 6.1, foot: true", "row: 6.1, column: -1", "row: -8", "row: 170"])
def test_furniture_off_the_paper_is_refused(folder: Path, check: Check, spoilt: str) -> None:
    line = '      - {kind: text, text: "{day}", style: date, '
    assert SOUND.count(line + "row: 6.1") == 1
    text = SOUND.replace(line + "row: 6.1", line + spoilt)
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    ended, said = check()
    row = text[: text.index(line)].count("\n") + 1
    assert (ended, "[BS328]" in said) == (2, True), said
    assert f"own.yaml:{row}:9\n" in said


def test_reversed_type_that_would_fill_in_is_refused(folder: Path, check: Check) -> None:
    text = SOUND.replace("band: {face: sans-400, size: 9pt}", "band: {face: sans-400, size: 9pt, ink: paper}")
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    ended, said = check()
    assert (ended, "[BS313]" in said) == (2, True)


@pytest.mark.parametrize(
    ("line", "code"),
    [("layout: tabliod\n", "BS305"), ("layout: ../broadsheet\n", "BS305"), ("press: newspirnt\n", "BS306")],
)
def test_a_layout_or_press_that_is_not_there_is_told_where_it_is_named(
    folder: Path, check: Check, line: str, code: str
) -> None:
    (folder / "i.yaml").write_text(line + GOOD, encoding="utf-8")
    ended, said = check()
    assert (ended, f"[{code}]" in said) == (2, True)
    assert "i.yaml:1:" in said


@pytest.mark.parametrize(
    ("first", "second", "ended"), [("both", None, 2), ("news", "both", 2), ("both", "both", 0)]
)
def test_the_template_of_a_spread_is_for_a_spread(
    folder: Path, check: Check, first: str, second: str | None, ended: int
) -> None:
    templates = "templates:\n  both: {head: 4, spread: true, furniture: []}\n"
    (folder / "own.yaml").write_text(SOUND.replace("templates:\n", templates), encoding="utf-8")
    plan = " ".join("A" * (16 if second else 8))
    spread = "    spread: true\n" if second else ""
    page = f"  - template: {first}\n{spread}    plan: {plan}\n{STORY}"
    beside = f"  - template: {second}\n" if second else ""
    head = HEAD + "    plan: A A A A A A A A\n" + STORY
    text = f"layout: own.yaml\n{head}{page}{beside}"
    (folder / "i.yaml").write_text(text, encoding="utf-8")
    code, said = check()
    assert (code == 2, "[BS346]" in said) == (ended == 2, ended == 2), said
    if ended:
        line = text[: text.index("both")].count("\n") + 1
        assert f"i.yaml:{line}:" in said
