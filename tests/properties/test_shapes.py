"""Whatever else is on a page: text never runs over a picture with a shape, stands on the grid, and is set or told over."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.geometry import Rect
from broadsheet.base.units import EM, Length
from broadsheet.base.world import Disk
from broadsheet.display.ops import DisplayPage, Picture, Text
from broadsheet.display.outlines import covers
from broadsheet.job import Job
from broadsheet.pipeline import Made, Run
from broadsheet.pipeline import _make as make
from tests.composing import catalog
from tests.properties.issues import bodies
from tests.properties.test_page_invariants import small_layout

_PLANS = (
    "A A A A",
    "A A A B\nA A A B",
    "A A B B",
    "A A A A\nA B B A\nA A A A",
    "A A A A\nA A B B",
    "A A A A\nB B B B",
)
_SHAPES = st.sampled_from(["rectangle", "ellipse", "alpha"]) | st.sampled_from([
    [[0, 0], [1, 0], [0, 1]],
    [[0.5, 0], [1, 1], [0, 1]],
    [[0, 0.2], [0.5, 0], [1, 0.2], [0.8, 1], [0.2, 1]],
])  # fmt: skip
_HALF_BLANK, _BLANK_HALF = "，。、；：！？”’）》", "“‘《（"
"""Marks with a blank half after and before their ink, which may lie beyond a line's room."""
_PLACES = ["top", "bottom", "left", "right", "center", "top-left", "top-right", "bottom-left", "bottom-right"]


@st.composite
def _photos(draw: st.DrawFn) -> dict[str, Any]:
    shape = draw(_SHAPES)
    photo: dict[str, Any] = {
        "file": "vase.png" if shape == "alpha" else "photo.jpg",
        "wrap": shape,
        "span": draw(st.sampled_from([0.6, 1, 1.3, 1.5, 2, 2.4])),
        "place": draw(st.sampled_from(_PLACES)),
    }
    if draw(st.booleans()):
        photo["caption"] = "图片为试样。"
    if draw(st.integers(0, 2)) == 0:
        photo["wrap_air"] = draw(st.sampled_from(["0pt", "1em", "2em"]))
    if shape != "alpha" and draw(st.booleans()):
        photo["ratio"] = draw(st.sampled_from(["1:1", "3:4", "2:1"]))
    return photo


@st.composite
def _stories(draw: st.DrawFn) -> dict[str, Any]:
    story: dict[str, Any] = {
        "headline": "灯亮了",
        "rank": draw(st.integers(3, 6)),
        "body": draw(bodies(draw(st.sampled_from([0.3, 0.6, 1])), False)),
        "photos": draw(st.lists(_photos(), max_size=2)),
    }
    extras = (
        {"initial": draw(st.integers(2, 4))},
        {"fit": "auto"},
        {"box": "tint"},
        {"set_in": draw(st.integers(1, 3))},
        {"headline_direction": "vertical"},
        {"voice": "primer"},
        {"insets": [{"kind": "quote", "text": "纸要先醒一醒", "span": 1, "place": "left"}]},
        {"byline": "本报记者"},
    )
    for extra in extras:
        if draw(st.integers(0, 3)) == 0:
            story |= extra
    return story


@given(
    plan=st.sampled_from(_PLANS), stories=st.lists(_stories(), min_size=2, max_size=2), jumps=st.booleans()
)
@settings(
    max_examples=12, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
def test_text_keeps_clear_of_shapes_on_any_page(
    plan: str, stories: list[dict[str, Any]], jumps: bool
) -> None:
    pages: list[dict[str, Any]] = [
        {
            "template": "news",
            "plan": plan,
            "stories": {letter: stories[number] for number, letter in enumerate("AB") if letter in plan},
        }
    ]
    if jumps:
        pages[0]["stories"]["A"]["jump"] = "2.C"
        goes_on = {"headline": "灯还亮着", "photos": stories[1]["photos"]}
        pages.append({"template": "news", "plan": "C C C C", "stories": {"C": goes_on}})
    run, made = _made({"newspaper": "试样报", "date": "2025-01-06", "layout": "small.yaml", "pages": pages})
    errors = {finding.code for finding in run.findings if finding.severity == "error"}
    # What the press says of soft photos, and of those a story too shallow for them leaves hanging, is told elsewhere.
    assert {code for code in errors if code < "BS700"} <= {"BS318", "BS601", "BS606", "BS613"}, errors
    for page in run.report(made)["pages"]:
        for story in page["stories"]:
            assert story["set"] + story["overset"]["characters"] == story["characters"]
    for number, shown in enumerate(made.pages):
        lacking = {story.composed.story.id for story in made.filled[number].stories if story.frame.lacking}
        _check(shown, made, lacking)


def _made(issue: dict[str, Any]) -> tuple[Run, Made]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "small.yaml").write_text(small_layout(), encoding="utf-8")
        Image.new("L", (900, 600), 120).save(folder / "photo.jpg")
        alpha = Image.new("L", (300, 500), 0)
        ImageDraw.Draw(alpha).ellipse([20, 200, 280, 480], fill=255)
        ImageDraw.Draw(alpha).rectangle([120, 30, 180, 300], fill=255)
        vase = Image.new("L", alpha.size, 90)
        vase.putalpha(alpha)
        vase.save(folder / "vase.png")
        file = folder / "i.yaml"
        file.write_text(yaml.safe_dump(issue, allow_unicode=True), encoding="utf-8")
        world = Disk([folder, data_folder("fonts"), data_folder("layout")], (folder,), Cache(None))
        run = Run(Job(file), world)
        made = make(run)
    assert made is not None, run.findings
    return run, made


def _check(page: DisplayPage, made: Made, lacking: set[str]) -> None:
    grid = made.loaded.layout.grid
    pictures = [op for op in page.ops if isinstance(op, Picture) and op.tag.story not in lacking]
    for op in page.ops:
        if not isinstance(op, Text) or op.tag.role not in ("P", "H2") or op.vertical:
            continue
        if op.size == grid.body and op.tag.role == "P":
            assert (op.y - grid.baseline(0)) % grid.leading == 0
        for picture in pictures:
            assert not _meets(op, picture), ("".join(op.chars), picture)


def _meets(op: Text, picture: Picture) -> bool:
    """Whether the ink of a line comes onto what is printed of a picture."""
    box = _ink(op)
    if (
        box.right <= picture.rect.x
        or picture.rect.right <= box.x
        or box.bottom <= picture.rect.y
        or picture.rect.bottom <= box.y
    ):
        return False
    xs = range(box.x, box.right, 4_000)
    return any(
        _printed(picture, x, y)
        for y in (box.y, (box.y + box.bottom) // 2, box.bottom)
        for x in (*xs, box.right)
    )


def _ink(op: Text) -> Rect:
    """About what a line's Han cover: their faces, a little within their em boxes."""
    face = catalog().face(op.face)
    wide = sum(face.advance(glyph) for glyph in op.glyphs) * op.size // EM
    wide += (len(op.glyphs) - 1) * op.spacing + sum(kern for _, kern in op.kerns)
    wide -= op.size // 2 if op.chars[-1] in _HALF_BLANK else 0
    before = op.size // 2 if op.chars[0] in _BLANK_HALF else 0
    left = op.x + before + op.size // 20
    return Rect(left, op.y - op.size * 83 // 100, wide - before - op.size // 10, op.size * 9 // 10)


def _printed(picture: Picture, x: Length, y: Length) -> bool:
    rect = picture.rect
    if not (rect.x < x < rect.right and rect.y < y < rect.bottom):
        return False
    if picture.clip:
        return covers(picture.clip, x, y)
    if not picture.cutout:
        return True
    across, down = (x - rect.x) / rect.w, (y - rect.y) / rect.h
    # The vase by its parts, in its box of 260 × 450.
    px, py = 20 + across * 260, 30 + down * 450
    return ((px - 150) / 130) ** 2 + ((py - 340) / 140) ** 2 < 1 or (120 < px < 180 and py < 300)
