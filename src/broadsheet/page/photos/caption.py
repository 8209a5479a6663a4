"""Captions of photos (图说), the credit at their end: in lines below, or set down in lines at the picture's left."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.source import Span
from broadsheet.base.units import Length
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Direction, Photo
from broadsheet.layout.model import Layout
from broadsheet.page.blocks import TextBlock
from broadsheet.page.photos.block import PhotoBlock, Said, Side, Spot
from broadsheet.page.setting import Composer, setting_of

MOST_ASIDE = 2
"""A caption beside its picture takes one part in so many of its photo's width at most."""


class Caption(Struct, frozen=True):
    """What is said of a photo, shaped for lines of one direction and not yet broken; None where nothing is."""

    words: TextBlock | None
    credit: TextBlock | None
    composer: Composer

    def below(self, block: PhotoBlock) -> PhotoBlock:
        """The photo with its caption in lines below it."""
        said = self.said(block.caption_room[1])
        return replace(block, said=said, caption_rows=rows_below(block, said.lines, self.composer))

    def beside(self, block: PhotoBlock, depth: Length, at: Side = "left") -> PhotoBlock | None:
        """The photo with its caption set down beside a picture so deep; None where that would leave it no room."""
        said = self.said(depth)
        aside = self.thick(said.lines)
        rows = rows_below(block, 0, self.composer)
        made = replace(block, said=said, caption_rows=rows, aside=aside, spot=Spot(at, depth, True))
        return made if made.aside <= block.width // MOST_ASIDE else None

    def aside(self, depth: Length) -> Length:
        """About how much of a photo's width its caption takes beside a picture so deep."""
        said = [part.text.sums[-1] + part.text.size for part in (self.words, self.credit) if part]
        return self.thick(-(-sum(said) // depth))

    def thick(self, lines: int) -> Length:
        """From the edge of the picture to the far side of the last of so many lines."""
        style = self.composer.layout.styles["caption"]
        air = self.composer.layout.make_up.caption_air
        return (lines - 1) * style.leading + style.size + air if lines else 0

    def said(self, measure: Length) -> Said:
        """In lines of a measure; the credit stands on the last where both fit with an em between, else on its own."""
        words, credit = (part and self._lines(part, measure) for part in (self.words, self.credit))
        return Said(words, credit, credit_line(words, credit, measure))

    def _lines(self, part: TextBlock, measure: Length) -> TextBlock:
        return replace(part, lines=self.composer.caption_lines(part.text, measure, part.style))


def depth_below(lines: int, layout: Layout) -> Length:
    """How deep so many lines of a caption stand below their picture, with the air between."""
    return lines * layout.styles["caption"].leading + layout.make_up.caption_air if lines else 0


def rows_below(block: PhotoBlock, lines: int, composer: Composer) -> int:
    """The rows that so many lines take below a photo, under what hangs below the pictures of a group."""
    layout = composer.layout
    return -(-(block.hang + depth_below(lines, layout)) // layout.grid.leading)


def credit_line(words: TextBlock | None, credit: TextBlock | None, measure: Length) -> int:
    """The line of a caption on which its credit begins: the last where both fit with an em between, else a new one."""
    lines = len(words.lines) if words else 0
    if words and credit and len(credit.lines) == 1:
        both = words.lines[-1].natural + words.text.size + credit.lines[0].natural
        return lines - int(both <= measure)
    return lines


class Captions(NamedTuple):
    """A photo's caption for either direction; `down` only where it is asked to run so."""

    across: Caption
    down: Caption | None


def captions(photo: Photo, direction: Direction | None, composer: Composer) -> Captions:
    """The caption shaped. Words that no line holds whole are told when the page is filled, of the lines it has then."""
    style, quiet = composer.layout.styles["caption"], replace(composer, findings=[])
    credit = None if photo.sided else photo.credit
    said = [said_words(copy, composer) for copy in (photo.caption, credit)]
    words, by = (part and TextBlock(composer.shape(*part, setting_of(style)), [], style) for part in said)
    across = Caption(words, by, quiet)
    if direction != "vertical" or not any(said):
        return Captions(across, None)
    words, by = (part and TextBlock(composer.shape_down(*part, style), [], style) for part in said)
    return Captions(across, Caption(words, by, quiet))


def said_words(copy: Copy | None, composer: Composer) -> tuple[str, Span] | None:
    """Mended words and their place; None where there are none."""
    words = composer.normal(copy.text, copy.span, keep_spaces=True) if copy and copy.text.strip() else ""
    return (words, copy.span) if copy and words else None
