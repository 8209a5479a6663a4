"""Heads on their story's first photo (压图题): at its head or foot, off its focus, in the ink that reads there."""

from __future__ import annotations

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import BLACK, PAPER, Ink
from broadsheet.issue.model import Photo, Story
from broadsheet.issue.tones import ACROSS
from broadsheet.page.heads.headline import dress_of
from broadsheet.page.heads.places import block_at
from broadsheet.page.model import HeadBlock, TextColumn
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.photo import crop, focus_in, picture_depth
from broadsheet.page.setting import Composer

_SHARE = 0.45
"""The most of a picture's depth that a head on it takes."""
_LOW = 0.55
"""A head stands at the foot of a photo whose focus is no lower than that."""
_SPOILT = 0.06
"""The share of what lies under a head that may not bear its ink."""
_HALF = 0.5
_SMALL = Words("照片放不下", "the photo has no room for it")
_GROUP = Words("照片是一组", "the photo is a group of several")
_FOCUS = Words("要压住照片上要紧的地方", "it would lie on the focus of the photo")


def head_on_photo(
    story: Story, rank: int, block: PhotoBlock, x: Length, composer: Composer
) -> HeadBlock | None:
    """Kicker, headline and deck on a photo whose left is at `x`, at the largest grade at which they leave its focus
    alone; None where none does (BS646). Standing head, summary and byline begin the text."""
    if block.photo.group:
        _tell(story, _GROUP, composer)
        return None
    grid, dress = composer.layout.grid, dress_of(story, composer)
    picture = Rect(0, 0, block.picture_width, picture_depth(block.rows, grid))
    focus = round(focus_in(block.photo, picture)[1] * picture.h)
    air = 0 if dress.ground else grid.leading
    words, quiet = replace(story, standing=None, summary=None, byline=None), replace(composer, findings=[])
    why = _SMALL
    for grade in range(rank, len(composer.layout.headlines.ladder) + 1):
        place = TextColumn(x + block.inset + air, picture.w - 2 * air)
        made = block_at(words, grade, block.columns, place, quiet)
        if made is None:
            return None
        height = made.height - (grid.leading // 2 if dress.ground else 0)
        band = height + air
        low = focus <= picture.h * _LOW
        if band > picture.h * _SHARE or made.grade != grade - 1:
            continue
        if not (picture.h - band > focus if low else band < focus):
            why = _FOCUS
            continue
        under = Rect(0, picture.h - band if low else 0, picture.w, band)
        ink = None if dress.ground else _ink(story, block.photo, picture, under, composer)
        lines = tuple(replace(line, ink=ink) if ink else line for line in made.lines)
        return replace(
            made, column=block.column, rows=0, height=height, lines=lines, place="photo", low=low, air=air
        )
    _tell(story, why, composer)
    return None


def _ink(story: Story, photo: Photo, picture: Rect, under: Rect, composer: Composer) -> Ink:
    """White or black, whichever more of what lies under the head bears; told where too much bears neither (BS646)."""
    squares = _squares(photo, picture, under)
    light = sum(squares) / (255 * max(len(squares), 1))
    if squares and min(light, 1 - light) > _SPOILT:
        why = Words("照片在字后面忽明忽暗", "the photo is light and dark by turns behind it")
        _tell(story, why, composer)
    return BLACK if light > _HALF else PAPER


def _squares(photo: Photo, picture: Rect, under: Rect) -> list[int]:
    """How much of each square is light whose middle lies in a part of a picture; none if that is not known."""
    if not photo.tones:
        return []
    left, top, right, bottom = crop(photo, picture)
    wide, tall = photo.size

    def inside(column: int, row: int) -> bool:
        x = ((column + 0.5) / ACROSS * wide - left) / (right - left) * picture.w
        y = ((row + 0.5) / ACROSS * tall - top) / (bottom - top) * picture.h
        return under.x <= x < under.right and under.y <= y < under.bottom

    return [photo.tones[row * ACROSS + c] for row in range(ACROSS) for c in range(ACROSS) if inside(c, row)]


def on_photo(head: HeadBlock, picture: Rect) -> tuple[Length, Length]:
    """The top left of a head on a picture."""
    y = picture.bottom - head.air - head.height if head.low else picture.y + head.air
    return picture.x + head.air, y


def _tell(story: Story, why: Words, composer: Composer) -> None:
    composer.findings.append(Diagnostic("BS646", story.headline.span, {"id": story.id, "why": why}))
