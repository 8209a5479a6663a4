"""Where heads of horizontal stories stand: over their text, at either side of it, or among it (题文位置)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.issue.model import Story
from broadsheet.page.columns import merged
from broadsheet.page.heads.headline import align, dress_of, head_block
from broadsheet.page.heads.parts import grades
from broadsheet.page.model import ComposedStory, HeadBlock, TextColumn
from broadsheet.page.setting import Composer
from broadsheet.text.phrases import phrase_ends

_NARROWER = 4
"""How often a head is set an em narrower, until its lines can be parted at the fold."""
_AMONG = 1
"""Rows more of white that a head among text has, which stands above it as well as below."""


def story_heads(
    story: Story, rank: int, columns: Sequence[TextColumn], under: range, composer: Composer
) -> tuple[HeadBlock | None, ...]:
    """The heads a horizontal story may carry, largest first; `under` are the columns that reach its top. One that is
    to stand on a photo stands over the text if it cannot."""
    if story.direction == "vertical":
        return _vertical(story, rank, columns, under, composer)
    if story.head.place in (None, "over", "photo"):
        made = _over(story, rank, columns, under, composer)
    else:
        made = _beside(story, rank, columns, under, composer)
    return (made,)


def _vertical(
    story: Story, rank: int, columns: Sequence[TextColumn], under: range, composer: Composer
) -> tuple[HeadBlock | None, ...]:
    """Down the first column, the last one, or one in the middle; text stands below it, and above it there."""
    place = story.head.place or "left"
    column = {"left": under.start, "right": under.stop - 1}.get(place, under.start + (len(under) - 1) // 2)
    # Deferred: few heads run down the page.
    from broadsheet.page.heads.vertical import vertical_heads  # noqa: PLC0415

    made = vertical_heads(story, rank, columns[column].measure, composer)
    among = _AMONG if place == "in" else 0
    return tuple(head and replace(head, column=column, place=place, rows=head.rows + among) for head in made)


def _over(
    story: Story, rank: int, columns: Sequence[TextColumn], under: range, composer: Composer
) -> HeadBlock | None:
    made = _block(story, rank, columns[under.start : under.stop], composer)
    return made and replace(made, column=under.start)


def _block(story: Story, rank: int, columns: Sequence[TextColumn], composer: Composer) -> HeadBlock | None:
    return block_at(story, rank, len(columns), merged(columns), composer)


def block_at(
    story: Story, rank: int, columns: int, whole: TextColumn, composer: Composer
) -> HeadBlock | None:
    """A head over columns that are as one; one over two facing pages is parted at the fold."""
    grid = composer.layout.grid
    if not grid.crosses(whole.x, whole.measure):
        return head_block(story, rank, columns, whole.measure, composer)
    # Deferred: few heads are.
    from broadsheet.page.overfold import Fold, moved, parted  # noqa: PLC0415

    where = Fold.of(grid, whole.x)
    width = whole.measure - where.apart
    how = dress_of(story, composer).align or composer.layout.headlines.align
    made, narrow = head_block(story, rank, columns, width, composer), width
    quiet = replace(composer, findings=[])
    for _ in range(_NARROWER):
        if made is None or (
            found := parted(moved(made, align(how, width, narrow)), where, width, how, quiet)
        ):
            return made and found
        narrow -= made.size
        made = head_block(story, rank, columns, narrow, quiet)
    return made


def _beside(
    story: Story, rank: int, columns: Sequence[TextColumn], under: range, composer: Composer
) -> HeadBlock | None:
    """Over some of the columns that reach the top; over all where there is no other one left (BS647)."""
    span = story.head.span or _fitting(story, rank, columns, under, composer)
    if span >= len(under):
        args = {"id": story.id, "columns": len(under)}
        composer.findings.append(Diagnostic("BS647", story.headline.span, args))
        return _over(story, rank, columns, under, composer)
    free = len(under) - span
    first = under.start + {"left": 0, "right": free}.get(story.head.place or "left", free // 2)
    over = columns[first : first + span]
    made = _spanning(story, rank, over, composer)
    smallest = made is None or made.grade + 1 == len(composer.layout.headlines.ladder)
    if made and not story.head.size and not smallest and _splits(made, composer):
        # In so few columns a word is sooner cut: a grade less is better than that.
        smaller = _spanning(story, made.grade + 2, over, replace(composer, findings=[]))
        made = smaller if smaller and not _splits(smaller, composer) else made
    return made and replace(made, column=first)


def _splits(head: HeadBlock, composer: Composer) -> bool:
    """Whether a line of a headline ends within a word or a phrase that nothing may part."""
    lines = [line for line in head.lines if line.role == "H1"]
    if len(lines) < 2:
        return False
    chars = lines[0].text.chars
    ends = phrase_ends("".join(chars), composer.cache)
    return any(sum(map(len, chars[: line.line.end])) not in ends for line in lines[:-1])


def _spanning(story: Story, rank: int, columns: Sequence[TextColumn], composer: Composer) -> HeadBlock | None:
    """A head over so many columns, a line more than usual being allowed to its headline."""
    heads = composer.layout.headlines
    ladder = tuple(replace(grade, lines=grade.lines + 1) for grade in heads.ladder)
    layout = replace(composer.layout, headlines=replace(heads, ladder=ladder))
    made = _block(story, rank, columns, replace(composer, layout=layout))
    place = story.head.place or "over"
    among = _AMONG if place == "in" else 0
    return made and replace(made, place=place, rows=made.rows + among)


def _fitting(story: Story, rank: int, columns: Sequence[TextColumn], under: range, composer: Composer) -> int:
    """The fewest columns in which a headline has the size it would have over all of them; half of them at most. A head
    among text has as many on either side of it where it can."""
    quiet = replace(composer, findings=[])
    wanted, most = grades(story, rank, composer)[0][1].size, max(len(under) // 2, 1)
    spans = list(range(1, most + 1))
    if story.head.place == "in" and (even := [span for span in spans if (len(under) - span) % 2 == 0]):
        spans = even
    made = {span: _spanning(story, rank, columns[under.start : under.start + span], quiet) for span in spans}
    sizes = {span: head.size if head else 0 for span, head in made.items()}
    return next((span for span in spans if sizes[span] >= wanted), max(spans, key=lambda span: sizes[span]))


def at_grade(
    story: Story, grade: int, head: HeadBlock, composed: ComposedStory, composer: Composer
) -> HeadBlock | None:
    """A story's horizontal head as it stands in its place, at another grade; None where that is none or the headline
    does not fit in its lines there, which beside text are as many as it has and cut no word."""
    if not 0 <= grade < len(composer.layout.headlines.ladder):
        return None
    columns = composed.columns[head.column : head.column + head.columns]
    if head.place == "over":
        made = _block(story, grade + 1, columns, composer)
    else:
        made = _spanning(story, grade + 1, columns, composer)
        worse = (
            made is None or _lines(made) != _lines(head) or _splits(made, composer) > _splits(head, composer)
        )
        made = None if worse else made
    return replace(made, column=head.column) if made and made.grade == grade else None


def _lines(head: HeadBlock) -> int:
    """The lines of a headline."""
    return sum(line.role == "H1" for line in head.lines)
