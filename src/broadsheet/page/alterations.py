"""What fitting may put in a part's place: heads at other grades or closed up, captions in other lines."""

from __future__ import annotations

from functools import cached_property

from msgspec.structs import replace

from broadsheet.base.units import Length
from broadsheet.issue.model import Story
from broadsheet.lines.model import Line, Measures
from broadsheet.lines.variants import variants
from broadsheet.page.blocks import TextBlock
from broadsheet.page.heads.places import at_grade
from broadsheet.page.model import ComposedStory, HeadBlock
from broadsheet.page.photos.block import PhotoBlock, Said
from broadsheet.page.photos.caption import credit_line, rows_below
from broadsheet.page.setting import Composer

_TIGHT = 1.1
"""The leading of a headline closed up."""
_CLOSE = 0.75
"""How much is left of the white between the parts of a head closed up: a comma of the headline still stands free."""


class Alterations:
    """Parts of one story composed otherwise; nothing found on the way is reported a second time."""

    def __init__(self, story: Story, composer: Composer) -> None:
        self._story = story
        self._composer = replace(composer.for_story(story), findings=[])
        self.limits = composer.layout.make_up.fit
        self.row = composer.layout.grid.leading

    def head(self, composed: ComposedStory, head: HeadBlock, grades: int) -> HeadBlock | None:
        """The head so many grades larger, smaller below 0; None where there is none that fits in its lines."""
        if head.vertical:
            place = composed.heads.index(head) - grades
            return composed.heads[place] if 0 <= place < len(composed.heads) else None
        if not self._story.headline.text or self._story.head.size or composed.tiers or head.place == "photo":
            return None
        return at_grade(self._story, head.grade - grades, head, composed, self._composer)

    def closed(self, composed: ComposedStory, head: HeadBlock, rows: int) -> HeadBlock | None:
        """The head to stand in so many rows less, its own white closed up if need be; half a row stays free."""
        room = (head.rows - rows) * self.row - self.row // 2
        if head.vertical or head.place == "photo":
            return None
        if head.height <= room:
            return head
        tight = at_grade(self._story, head.grade, head, composed, self._tight)
        return replace(tight, rows=head.rows) if tight and tight.height <= room else None

    @cached_property
    def _tight(self) -> Composer:
        """Heads with less white between their parts, the lines of a headline nearer to each other."""
        layout = self._composer.layout
        heads = layout.headlines
        ladder = tuple(replace(grade, leading=min(grade.leading, _TIGHT)) for grade in heads.ladder)
        tight = replace(heads, ladder=ladder, gap=heads.gap * _CLOSE)
        return replace(self._composer, layout=replace(layout, headlines=tight))

    def caption(self, block: PhotoBlock, lines: int) -> PhotoBlock | None:
        """A photo whose caption is a line longer (1) or shorter (-1); None where that is not to be had."""
        if block.spot:
            return None
        words, credit, usual = block.said
        other = self._caption_lines(words, block.caption_room[1], lines) if words else None
        if words and other:
            words = replace(words, lines=other)
            first = credit_line(words, credit, block.caption_room[1])
        elif lines > 0 and words and credit and usual < len(words.lines):
            first = len(words.lines)
        else:
            return None
        said = Said(words, credit, first)
        rows = rows_below(block, said.lines, self._composer)
        if (rows - block.caption_rows) * lines <= 0:
            return None
        return replace(block, said=said, caption_rows=rows)

    def _caption_lines(self, caption: TextBlock, width: Length, lines: int) -> list[Line] | None:
        """A caption in so many lines more or less, ended by sense where they may be."""
        if not caption.style.justify:
            return None
        shorter, _, longer = variants(caption.text, Measures(width, 0))
        found = longer if lines > 0 else shorter
        if found is None or len(found.lines) != len(caption.lines) + lines:
            return None
        return self._composer.lines_by_sense(caption.text, width, len(found.lines)) or found.lines
