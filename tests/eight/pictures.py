"""The pictures of the eight pages that the sample has not: a wheel cut out of its drawing."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter


def make_pictures(folder: Path, pictures: Path) -> None:
    """Every picture, in `folder`; `pictures` are the sample's."""
    _wheel(pictures).save(folder / "cut-wheel.png")


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
