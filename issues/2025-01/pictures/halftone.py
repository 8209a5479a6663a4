"""A halftone, its dots, and what newsprint does to them."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageDraw, ImageFilter
from studio import INK, PAPER, SANS, VERMILION, Point, face

HALFTONE = (1020, 680)
FINE, OVER = 3, 6
"""Pixels drawn for each pixel kept, and how many times the loupe enlarges."""
PITCH = 6.5
"""Between dots, about 0.55 mm in print: coarse enough to be seen, and to keep clear of the press screen."""
REEL = (634, 680)


def halftone() -> Image.Image:
    """A reel of newsprint in halftone under a loupe; beside it a 40 % tint as sent and as printed."""
    width, height = HALFTONE[0] * FINE, HALFTONE[1] * FINE
    picture = Image.new("RGB", (width, height), PAPER)
    tone = reel()
    picture.paste(screened(tone, (0, 0, *REEL), REEL[0] * FINE, PITCH * FINE), (0, 0))
    loupe(picture, tone, seen=(400, 470), shown=(498, 196), radius=128)
    tints = ((0.40, "文件里：40%", 24), (0.66, "印到纸上：66%", 356))
    for share, title, top in tints:
        box = (676, top, 1020 - 24, top + 230)
        flat = Image.new("L", (box[2] - box[0], box[3] - box[1]), round(255 * (1 - share)))
        patch = screened(flat, (0, 0, *flat.size), flat.width * FINE, 42.0 * FINE)
        picture.paste(patch, (box[0] * FINE, box[1] * FINE))
        place = ((box[0] + box[2]) * FINE / 2, (box[3] + 38) * FINE)
        ImageDraw.Draw(picture).text(place, title, fill=INK, font=face(SANS, 38 * FINE, 500), anchor="mm")
    return picture.resize(HALFTONE, Image.Resampling.LANCZOS)


def screened(tone: Image.Image, box: tuple[int, int, int, int], width: int, pitch: float) -> Image.Image:
    """The part `box` of a grey picture as round dots at 45 degrees, `width` pixels wide, `pitch` apart."""
    left, top, right, bottom = box
    greys = tone.tobytes()
    scale = width / (right - left)
    height = round((bottom - top) * scale)
    out = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(out)
    step = pitch / math.sqrt(2)
    for row in range(-2, int(height / step) + 3):
        for column in range(-2 + row % 2, int(width / step) + 3, 2):
            x, y = column * step, row * step
            at = (left + x / scale, top + y / scale)
            inside = (min(max(int(at[0]), 0), tone.width - 1), min(max(int(at[1]), 0), tone.height - 1))
            radius = pitch * dot(1 - greys[inside[1] * tone.width + inside[0]] / 255)
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=INK)
    return out


def dot(share: float) -> float:
    """Radius, in pitches, of the round dot that covers `share` of its cell; dots touch at pi / 4."""
    touching = math.pi / 4
    if share <= touching:
        return math.sqrt(share / math.pi)
    return 0.5 + (math.sqrt(0.5) - 0.5) * (share - touching) / (1 - touching)


def loupe(picture: Image.Image, tone: Image.Image, seen: Point, shown: Point, radius: int) -> None:
    """Enlarge the dots about `seen` in a disc about `shown`, and join the two with a line."""
    reach = radius // OVER
    box = (int(seen[0]) - reach, int(seen[1]) - reach, int(seen[0]) + reach, int(seen[1]) + reach)
    side = 2 * radius * FINE
    view = screened(tone, box, side, PITCH * OVER * FINE)
    disc = Image.new("L", (side, side), 0)
    ImageDraw.Draw(disc).ellipse((0, 0, side - 1, side - 1), fill=255)
    draw = ImageDraw.Draw(picture)
    start = (shown[0] * FINE, shown[1] * FINE)
    draw.line((seen[0] * FINE, (seen[1] - reach) * FINE, *start), fill=VERMILION, width=4 * FINE)
    picture.paste(view, (int(start[0]) - side // 2, int(start[1]) - side // 2), disc)
    draw.circle(start, radius * FINE, outline=VERMILION, width=5 * FINE)
    draw.circle((seen[0] * FINE, seen[1] * FINE), reach * FINE, outline=VERMILION, width=4 * FINE)


def reel() -> Image.Image:
    """A reel of newsprint lying on a floor, in soft light, as a grey picture."""
    picture = Image.linear_gradient("L").resize(REEL).point(lambda v: 84 + v // 3)
    shadow = Image.new("L", REEL, 255)
    ImageDraw.Draw(shadow).ellipse((90, 500, 660, 610), fill=40)
    picture = ImageChops.multiply(picture, shadow.filter(ImageFilter.GaussianBlur(26)))
    draw = ImageDraw.Draw(picture)
    x, y, across, up, length = 190, 330, 104, 220, 330
    for line in range(-up, up + 1):
        turn = line / up
        tone = 250 - 150 * abs(turn + 0.4) ** 1.4
        bulge = across * math.sqrt(1 - turn * turn)
        draw.line((x, y + line, x + length + bulge, y + line), fill=round(tone))
    for wound in range(7):
        part = 1 - wound / 9
        grey = (208, 160)[wound % 2]
        draw.ellipse((x - across * part, y - up * part, x + across * part, y + up * part), fill=grey)
    draw.ellipse((x - 27, y - 56, x + 27, y + 56), fill=96)
    draw.ellipse((x - 19, y - 44, x + 21, y + 44), fill=22)
    return picture.filter(ImageFilter.GaussianBlur(1))
