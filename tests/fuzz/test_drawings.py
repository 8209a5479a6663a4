"""Whatever becomes of a drawing on its way, the answer is a drawing or a coded message, and never long in coming."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.base.stopwatch import Stopwatch
from broadsheet.display.dump import dump_page
from broadsheet.display.ops import BLACK, DisplayPage, Ink, Picture
from broadsheet.drawing.kept import kept_drawing
from broadsheet.drawing.model import Drawing
from broadsheet.page.photos.drawings import with_drawings
from broadsheet.page.setting import Composer
from broadsheet.preflight.limits import Limits
from broadsheet.preflight.page import check_page
from tests.composing import SPAN, catalog, small_layout
from tests.print.pages import written

SVG = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg [<!ENTITY n "产量">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100" font-size="8">
<style>.a .b, #c > d { fill: red; stroke-dasharray: 3 1 } @media print { .a { fill: none } }</style>
<defs><linearGradient id="g"><stop stop-color="red"/></linearGradient><clipPath id="k"><circle r="9"/></clipPath>
<symbol id="s" viewBox="0 0 1 1"><path d="M0 0C1 1 2 2 3 3S4 4 5 5Q1 1 2 2T3 3A4 5 6 0 1 7 8Z"/></symbol></defs>
<g class="a" transform="translate(3) rotate(-30 5 5) scale(.5 2)" clip-path="url(#k)" opacity=".5">
<rect class="b" x="10%" y="2mm" width="3em" height="4" rx="1" fill="url(#g)" stroke="var(--vermilion, #c00)"/></g>
<use xlink:href="#s" x="1" y="2" width="30" height="40" fill="device-cmyk(0 1 1 0)"/>
<polyline points="1,2 3,4 5e1,-6" stroke-linejoin="round" stroke-width=".4" fill="none" stroke="#123"/>
<text x="5 9" y="9" dy="1em" text-anchor="middle" font-family="serif" font-weight="900">&n;<tspan baseline-shift="super">2</tspan>（万吨）</text>
<text transform="rotate(-90)" letter-spacing="1" dominant-baseline="central">Output 产量</text></svg>
"""
_PIECES = (
    "", "<", ">", "/>", '"', "-", "-1e9", "1e400", "nan", "0", "9" * 400, "%", "url(#s)", "url(#g)", "none", "inherit", "<g>",
    "</g>", '<use xlink:href="#s"/>', "&n;", "&amp;", "&#0;", "\0", "\ud800", "𬭚", "é", "M0 0", "a", "A1 1 0 0", "matrix(1,2)",
    "scale(0)", "rotate(45)", "hsl(1e9,5%,5%)", "rgb(1,2)", "#", "#s", "{", "}", "@", "*/", "/*", "var(--x)", "device-cmyk(2 0 0 0)",
)  # fmt: skip
LIMITS = Limits(100, 150, 200, 2300, 2200, 50, 250, 6000, 3600, 10_000, 9000, 0)


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """The drawing with a few stretches of it replaced."""
    text = SVG
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(st.sampled_from(_PIECES)) + text[end:]
    encoded = text.encode("utf-8", "surrogatepass")
    cut = draw(st.one_of(st.none(), st.integers(0, len(encoded))))
    return encoded if cut is None else encoded[:cut]


def printed(drawing: Drawing) -> None:
    """Set on a page, judged, dumped and written."""
    composer = Composer(small_layout(), catalog(), [], Stopwatch(), Cache(None))

    def separate(colours: Sequence[tuple[int, int, int]]) -> Sequence[Ink]:
        return [BLACK] * len(colours)

    picture = Picture(
        Rect(20_000, 20_000, 200_000, 90_000), "a.svg", (0, 0, 200_000, 100_000), "", origin=SPAN
    )
    ops = with_drawings([picture], lambda _: drawing, separate, composer)
    page = DisplayPage(1, "A01", 400_000, 300_000, 0, ops)
    findings = check_page(page, LIMITS, {"": SPAN}, lambda face, glyph: catalog().face(face).advance(glyph))
    for finding in (*composer.findings, *findings):
        assert finding.message("zh")
        assert finding.message("en")
    assert dump_page(page)
    assert written(*ops).startswith(b"%PDF")


@settings(max_examples=150, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(mangled())
def test_a_mangled_drawing_gives_messages_and_nothing_worse(content: bytes) -> None:
    found = kept_drawing(content, "chart.svg", Cache(None))
    if isinstance(found, Diagnostic):
        assert found.code in ("BS718", "BS719", "BS727")
        assert found.message("zh")
        return
    assert msgspec.json.decode(msgspec.json.encode(found), type=Drawing) == found
    printed(found)


@settings(max_examples=200, deadline=2000)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_message(content: bytes) -> None:
    assert isinstance(kept_drawing(content, "chart.svg", Cache(None)), Diagnostic)


def test_the_drawing_that_is_mangled_is_sound() -> None:
    found = kept_drawing(SVG.encode(), "chart.svg", Cache(None))
    assert isinstance(found, Drawing)
    printed(found)
