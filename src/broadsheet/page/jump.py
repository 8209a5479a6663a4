"""Jumps (转版): a story that fills its region and goes on on a later page, with a line at either end that says so."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.units import Length
from broadsheet.issue.model import Address, Story
from broadsheet.layout.styles import Align
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.fill import depth, pour
from broadsheet.page.fit import Fit, StoryFitter
from broadsheet.page.frame import frame
from broadsheet.page.heads.crossheads import crosshead
from broadsheet.page.model import ComposedStory, Filled, Frame, Placed, Rest, Stretch
from broadsheet.page.setting import Composer, setting_of
from broadsheet.text.tail import tail


def _line(words: str, align: Align, story: Story, measure: Length, composer: Composer) -> TextBlock:
    """A line that says where a story goes on or comes from."""
    style = replace(composer.layout.styles["jump"], align=align)
    text = composer.shape(words, story.span, setting_of(style, half_marks=True))
    return TextBlock(text, composer.lines(text, measure, style), style)


def carried(story: Story, source: Address, measure: Length, composer: Composer) -> tuple[Block, ...]:
    """上接第2版, or 上接A01版, and what the story on that page left, broken for this one's measure.

    Nothing where it left nothing.
    """
    rest = composer.rests.get(source)
    if rest is None:
        return ()
    blocks: list[Block] = [_line(composer.page_words("（上接{}）", source), "left", story, measure, composer)]
    for number, block in enumerate(map(_whole, rest.blocks)):
        if block.heading:
            blocks.append(crosshead(block, measure, composer))
            continue
        indent = 0 if rest.begun and not number else block.style.indent
        blocks.append(replace(block, lines=composer.lines(block.text, measure, block.style, indent)))
    return tuple(blocks)


def _whole(block: TextBlock) -> TextBlock:
    """A paragraph that takes no initial along."""
    if block.initial is None:
        return block
    # Deferred: few stories have one.
    from broadsheet.page.shapes.initial import undropped  # noqa: PLC0415

    return undropped(block)


class JumpFitter(StoryFitter):
    """A story that goes on elsewhere: whatever its region's height, it is full, and never over."""

    def __init__(self, composed: ComposedStory, to: Address, composer: Composer) -> None:
        super().__init__(composed, composer.layout.make_up)
        self._to, self._composer = to, replace(composer, findings=[])
        self._line = _line(
            composer.page_words("（下转{}）", to), "right", composed.story, composed.measure, composer
        )

    def altered(self, composed: ComposedStory) -> StoryFitter:
        return JumpFitter(composed, self._to, self._composer)

    def _search(self, rows: int) -> Fit:
        """Over by the rows its head and photos want for themselves, else full."""
        framed = frame(self.composed, self.composed.heads[0], rows, Stretch())
        return Fit(framed, framed.lacking * self.composed.legs, 0, Stretch())

    def fill(self, top: int, rows: int) -> Filled:
        """As much as stands above the line that says where it goes on, which is the last of its region."""
        framed = self.fit(rows).frame
        blocks, placed = _filled(self.set_in(self.composed, framed), framed, self._line)
        return Filled(
            composed=replace(self.composed, blocks=blocks, total=depth(blocks)),
            frame=framed,
            top=top,
            rows=rows,
            stretch=Stretch(),
            placed=tuple(placed),
            over_lines=0,
            over_characters=0,
            more_rows=0,
            empty=0,
        )


def _filled(
    blocks: Sequence[Block], framed: Frame, line: TextBlock
) -> tuple[tuple[Block, ...], list[Placed]]:
    """The blocks that stand in a frame, the last cut where they end, and the line below them all."""
    if not framed.containers:
        return (), []
    *before, last = framed.containers
    if framed.rooms:
        # Deferred: few stories have photos that text runs round.
        from broadsheet.page.shapes.slots import line_at_foot  # noqa: PLC0415

        last, line = line_at_foot(line, last, framed)
    placed = pour(blocks, [*before, last._replace(bottom=last.bottom - 1)]).placed
    count = placed[-1].block + 1 if placed else 0
    kept = list(blocks[:count])
    if placed and isinstance(end := kept[-1], TextBlock):
        kept[-1] = replace(end, lines=end.lines[: placed[-1].first + placed[-1].lines])
    return (*kept, line), [*placed, Placed(count, 0, 1, last.column, last.bottom - 1)]


def keep_rest(filled: Filled, blocks: Sequence[Block], here: Address, composer: Composer) -> None:
    """Keep what a story leaves of its blocks for the page it goes on on; that it leaves nothing is told (BS613)."""
    kept = filled.composed.blocks[:-1]
    number = max(len(kept) - 1, 0)
    cut = kept[number] if kept else None
    rest = list(blocks[len(kept) :])
    whole = blocks[number]
    begun = False
    if isinstance(cut, TextBlock) and isinstance(whole, TextBlock):
        end = cut.lines[-1].end
        begun = end < len(cut.text)
        if begun:
            rest.insert(0, replace(whole, text=tail(cut.text, end), lines=[], initial=None))
    left = tuple(block for block in rest if isinstance(block, TextBlock))
    composer.rests[here] = Rest(left, begun)
    if not left:
        story = filled.composed.story
        composer.findings.append(Diagnostic("BS613", story.span, {"id": story.id, "name": str(story.jump)}))
