"""Issues of two pages made up by lot with every device at once: what tests/properties/issues.py has, and stories that
jump, set in other columns than their own, filled to the last line, with dropped initials, captions beside and over,
photos by columns and rows, and advertisements."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.properties.issues import COLUMNS, bodies, issues

_AD_PLACES = ("top", "bottom", "bottom-left", "top-right")


@st.composite
def mixed(draw: st.DrawFn) -> dict[str, Any]:
    """An issue of two pages; a story of the first may go on on the second."""
    issue, other = draw(issues()), draw(issues())
    (first,), (second,) = issue["pages"], other["pages"]
    for page in (first, second):
        for letter, story in page["stories"].items():
            story.pop("refers", None)
            story.pop("expect", None)
            draw(_altered(story, *_extent(letter, page["plan"])))
        if draw(st.booleans()):
            page["fit"] = "auto"
    if draw(st.booleans()):
        draw(_jump(first, second))
    if draw(st.integers(0, 2)) == 0:
        draw(_advert(draw(st.sampled_from([first, second]))))
    return {**issue, "pages": [first, second]}


def _extent(letter: str, plan: str) -> tuple[int, bool]:
    """How many columns a story has, and whether it is a rectangle."""
    rows = [row.split() for row in plan.splitlines() if letter in row]
    return max(row.count(letter) for row in rows), len({tuple(c == letter for c in row) for row in rows}) == 1


@st.composite
def _altered(draw: st.DrawFn, story: dict[str, Any], wide: int, whole: bool) -> None:
    """One device more for a story, or none."""
    upright = "headline_direction" in story
    plain = not upright and not story["body"].startswith(("|", "##", "“", "（"))
    devices: list[st.SearchStrategy[dict[str, Any]]] = [st.just({})]
    devices.append(st.sampled_from(["auto", "off"]).map(lambda fit: {"fit": fit}))
    if plain:
        devices.append(st.integers(2, 4).map(lambda lines: {"initial": lines}))
    if not upright:
        devices.append(_HEADS)
    if whole and not (story.get("photos") or story.get("insets") or upright):
        devices.append(st.integers(max(wide - 1, 1), wide + 1).map(lambda columns: {"set_in": columns}))
    story |= draw(st.one_of(devices))
    for photo in story.get("photos", ()):
        shaped = plain and "group" not in photo and "|" not in story["body"]
        devices = [_CAPTIONS, _CREDITS] + [_SHAPES] * shaped + [_REGIONS] * ("group" not in photo)
        photo.update(draw(st.one_of(st.just({}), *devices)))
        if "at" in photo:
            del photo["span"], photo["place"]


_HEADS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"kicker": st.just("从头说起"), "kicker_place": st.sampled_from(["over", "side"])},
    optional={
        "deck": st.just("灯还亮着，路还长"),
        "summary": st.just("纸要先醒一醒，不然会起皱；路长3.5公里，走完要一个钟头。"),
        "headline_style": st.sampled_from(["reversed", "tint", "ruled", "bar", "diamonds", "corners"]),
        "headline_place": st.sampled_from(["left", "right", "in"]),
        "headline_size": st.sampled_from(["一号", "20pt"]),
    },
)

_SHAPES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "wrap": st.sampled_from(["rectangle", "ellipse", [[0, 0], [1, 0.4], [1, 1], [0, 1]]]),
        "span": st.sampled_from([1, 1.4, 2]),
        "place": st.sampled_from(["center", "left", "top-right", "bottom-left"]),
    }
)


_CAPTIONS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"caption_place": st.sampled_from(["below", "left", "right", "beside", "over"])}
)
_CREDITS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"credit": st.just("本报记者摄"), "credit_place": st.sampled_from(["end", "side"])}
)
_REGIONS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "at": st.fixed_dictionaries(
            {
                "column": st.just(2),
                "row": st.integers(1, 8),
                "columns": st.just(1),
                "rows": st.integers(6, 10),
            }
        )
    }
)


@st.composite
def _jump(draw: st.DrawFn, first: dict[str, Any], second: dict[str, Any]) -> None:
    """A story of the first page, lengthened, that goes on in place of one of the second."""
    source = draw(st.sampled_from(sorted(first["stories"])))
    target = draw(st.sampled_from(sorted(second["stories"])))
    share = sum(row.count(source) for row in first["plan"].splitlines()) / (COLUMNS * 6)
    story = first["stories"][source]
    story["body"] = draw(bodies(2 * share + 0.2, tabled=False))
    story["jump"] = f"2.{target}"
    second["stories"][target] = {"headline": "接着讲", "rank": 5} if draw(st.booleans()) else {}


@st.composite
def _advert(draw: st.DrawFn, page: dict[str, Any]) -> None:
    size = {"columns": draw(st.sampled_from([COLUMNS, 2])), "rows": draw(st.integers(6, 14))}
    page["ads"] = {
        "广": {
            "file": "ad.jpg",
            "size": size,
            "place": draw(st.sampled_from(_AD_PLACES)),
            "crop": True,
            "label": draw(st.booleans()),
        }
    }
