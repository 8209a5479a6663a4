"""The pictures of the eight pages that the sample has not: a wheel cut out of its drawing, a reel seen from its end, the
nameplate as two pieces of type."""

from __future__ import annotations

from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFilter

from broadsheet.base.data import data_folder


def make_pictures(folder: Path, pictures: Path) -> None:
    """Every picture, in `folder`; `pictures` are the sample's."""
    _wheel(pictures).save(folder / "cut-wheel.png")
    _reel().save(folder / "reel.png")
    (folder / "nameplate.svg").write_text(_nameplate("版样"), encoding="utf-8")


def _wheel(pictures: Path) -> Image.Image:
    """The left one of the two wheels, what is outside of its outline transparent, its name and the stool too."""
    with Image.open(pictures / "wheel.jpg") as drawing:
        wheel = drawing.convert("RGB").crop((10, 20, 478, 545))
    outside = Image.new("L", (wheel.width + 2, wheel.height + 2), 255)
    grey = wheel.convert("L").point(lambda grey: 255 if grey > 190 else 0)
    outside.paste(grey.filter(ImageFilter.MinFilter(3)), (1, 1))
    ImageDraw.floodfill(outside, (0, 0), 128)
    alpha = outside.crop((1, 1, wheel.width + 1, wheel.height + 1)).point(
        lambda grey: 0 if grey == 128 else 255
    )
    ImageDraw.Draw(alpha).rectangle([380, 380, 468, 525], fill=0)
    ImageDraw.Draw(alpha).rectangle([0, 395, 122, 465], fill=0)
    wheel.putalpha(alpha)
    return wheel


def _reel() -> Image.Image:
    """A reel of paper from its end: its turns, its core, the tail that runs off in red."""
    side, ground, ink, red = 900, (240, 237, 226), (35, 33, 32), (198, 52, 40)
    reel = Image.new("RGB", (side, side), ground)
    pen = ImageDraw.Draw(reel)
    for radius in range(440, 84, -8):
        grey = 255 - 40 * (radius // 8 % 3)
        at = (side // 2 - radius, side // 2 - radius, side // 2 + radius, side // 2 + radius)
        pen.ellipse(at, fill=(grey, grey, grey - 8), outline=ink, width=2 + 4 * (radius == 440))
    pen.arc((10, 10, side - 10, side - 10), 200, 340, fill=red, width=12)
    pen.ellipse(
        (side // 2 - 84, side // 2 - 84, side // 2 + 84, side // 2 + 84),
        fill=(120, 112, 100),
        outline=ink,
        width=6,
    )
    pen.ellipse((side // 2 - 52, side // 2 - 52, side // 2 + 52, side // 2 + 52), fill=ink)
    return reel


def _nameplate(name: str) -> str:
    """Each character on a square as large as its type, the first white in an outline, the next red on white, and so on."""
    font = TTFont(data_folder("fonts") / "NotoSerifSC-900.ttf")
    glyphs, names, body = font.getGlyphSet(), font.getBestCmap(), 50
    size, marks = 44 / font["head"].unitsPerEm, []
    for number, char in enumerate(name):
        left = number * (body + 34) + 2
        white = number % 2 == 0
        pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.2f}")
        glyphs[names[ord(char)]].draw(TransformPen(pen, (size, 0, 0, -size, left + 3, 42)))
        square = (
            'fill="none" stroke="var(--paper, #fff)" stroke-width="2"'
            if white
            else 'fill="var(--paper, #fff)"'
        )
        ink = "var(--paper, #fff)" if white else "var(--vermilion, #e2231a)"
        marks.append(f'<rect x="{left}" y="1" width="{body}" height="{body}" {square}/>')
        marks.append(f'<path fill="{ink}" d="{pen.getCommands()}"/>')
    wide = len(name) * (body + 34) - 30
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 52">{"".join(marks)}</svg>\n'
