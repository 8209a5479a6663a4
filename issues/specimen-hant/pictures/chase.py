"""A forme of vertical lines: metal type locked up, as seen from above, mirrored."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from forme import FACE, FORME, FULL_WIDTH, Metal, bed, light, look, set_sort
from PIL import Image, ImageDraw, ImageOps
from studio import grain

LEADER = Path(__file__).parents[1] / "lead.md"
BLACK = "NotoSerifTC-900.ttf"
NOT_SET = str.maketrans("", "", "#《》「」『』 \n")
"""What has another form in vertical type than its font shows here."""
SIZE, LEAD = 92, 112
"""Of the text: a sort, and from one line to the next; between two lines stands a lead."""
TIERS = (-40, 860)
"""Where the two tiers begin; a brass rule stands between them."""
HEADLINE, HEAD = "報紙從右讀起", 268


def chase() -> Image.Image:
    """The page's headline down the middle of a forme, lines of the story in two tiers on either side."""
    metal, chance = bed(BLACK, BLACK), random.Random(1872)
    copy = LEADER.read_text(encoding="utf-8").translate(NOT_SET)
    sorts = cycle(chr(ord(c) + FULL_WIDTH) if c.isascii() else c for c in copy)
    head_left = (FORME[0] - HEAD) // 2
    for index, character in enumerate(HEADLINE):
        set_sort(metal, character, (head_left, 60 + index * HEAD), HEAD, chance, inked=True)
    right = range(FORME[0] - SIZE, head_left + HEAD + SIZE, -LEAD)
    left = range(head_left - LEAD - SIZE // 2, -SIZE, -LEAD)
    for columns in (right, left):
        for top in TIERS:
            set_tier(metal, sorts, columns, top, chance)
        brass(metal, (columns[-1], columns[0] + SIZE), TIERS[1] - 22)
    return grain(look(ImageOps.mirror(light(metal)), (1650, 1100)), 1650)


def set_tier(metal: Metal, sorts: Iterator[str], columns: range, top: int, chance: random.Random) -> None:
    """Lines of nine sorts from the right to the left."""
    for column in columns:
        for row in range(9):
            set_sort(metal, next(sorts), (column, top + row * SIZE), SIZE, chance)


def brass(metal: Metal, across: tuple[int, int], y: int) -> None:
    """A rule of type height, which prints as a line."""
    bar = (across[0], y, across[1], y + 10)
    ImageDraw.Draw(metal.heights).rectangle(bar, fill=FACE)
    ImageDraw.Draw(metal.tones).rectangle(bar, fill=235)
