"""Stand-in photos for pages whose own pictures are not ours to keep: drawn, never committed.

`python tests/real/pictures.py FOLDER` draws them, to set the pages by hand: render --assets FOLDER --assets COPY.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

NAMES = {"machine.jpg": 1, "road.jpg": 2}


def draw_pictures(folder: Path) -> Path:
    """A landscape picture of 1500 × 1000 pixels for every name; the folder, for --assets."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, seed in NAMES.items():
        draw_picture(folder / name, seed)
    return folder


def draw_picture(file: Path, seed: int, size: tuple[int, int] = (1500, 1000)) -> None:
    """A sky, a horizon and blocks before it, soft like a photo; the same seed gives the same picture."""
    from PIL import Image, ImageDraw, ImageFilter

    dice = random.Random(seed)
    wide, tall = size
    sky = Image.linear_gradient("L").resize(size)
    picture = Image.merge("RGB", [sky.point(lambda grey, d=d: 190 - d - grey // 3) for d in (40, 20, 0)])
    pen = ImageDraw.Draw(picture)
    for _ in range(60):
        left, top = dice.randrange(wide), dice.randrange(tall // 3, tall)
        side = dice.randrange(wide // 40, wide // 8)
        ink = tuple(dice.randrange(40, 200) for _ in range(3))
        pen.rectangle([left, top, left + side, top + side * 2 // 3], fill=ink)
    picture.filter(ImageFilter.GaussianBlur(3)).save(file, quality=88)


if __name__ == "__main__":
    draw_pictures(Path(sys.argv[1]))
