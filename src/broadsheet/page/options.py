"""What fitting may alter of a story beside the lines of its paragraphs: every combination, the mildest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, product
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.layout.model import Alteration
from broadsheet.page.alterations import Alterations
from broadsheet.page.endings import elastic
from broadsheet.page.fill import depth
from broadsheet.page.model import (
    ComposedStory,
    HeadBlock,
    Stretch,
)
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.ways import may_open, may_tighten, opened


class Option(Struct, frozen=True):
    """How far each part is altered, of crossheads every one; `photo` is the one whose caption is."""

    white: int = 0
    photos: int = 0
    captions: int = 0
    crossheads: int = 0
    head: int = 0
    photo: int = 0

    @property
    def stretch(self) -> Stretch:
        return Stretch(self.white, self.photos)

    def amount(self, kind: Alteration) -> int:
        amount: int = getattr(self, kind)
        return amount

    def only(self, kinds: Sequence[Alteration]) -> Option:
        """With the frame altered in these alone, and no crosshead."""
        return replace(self, crossheads=0, **{kind: 0 for kind in KINDS if kind not in kinds})

    def against(self, base: Option, short: bool) -> bool:
        """Whether something takes room in a story that is over, or gives some in one that is `short`."""
        sign = 1 if short else -1
        return any((self.amount(kind) - base.amount(kind)) * sign < 0 for kind in (*KINDS, "crossheads"))

    def distance(self, base: Option, kinds: Sequence[Alteration]) -> tuple[int, ...]:
        """How far it is from the base in each of these."""
        return tuple(abs(self.amount(kind) - base.amount(kind)) for kind in kinds)


KINDS: tuple[Alteration, ...] = ("head", "white", "photos", "captions")
"""What alters the frame, in the order in which what each gains is reckoned."""


Resort: TypeAlias = Literal["even", "uneven", "jammed"]
"""How crossheads may stand: all alike with their white about them; with more white about some than about others; all
alike with hardly any."""


class Group(NamedTuple):
    """Options of which the mildest that fills the story is taken, and whether paragraphs may be `tight` then."""

    options: list[Option]
    tight: bool


class _Part(Struct, frozen=True):
    """One part altered so far, and the rows of text that about gains; below 0 what it takes."""

    amount: int = 0
    gain: int = 0
    photo: int = 0


class Options:
    """The options for a story under the head that make-up gave it; what make-up has opened is the `base` of all."""

    def __init__(
        self, composed: ComposedStory, head: HeadBlock | None, base: Option, alterations: Alterations
    ) -> None:
        self._composed, self.base, self._alterations = composed, base, alterations
        self.limits = alterations.limits
        self._head = head
        self._heads = {0: head}
        self._closed: dict[tuple[int, int], HeadBlock] = {}
        self._photos: dict[tuple[int, int], tuple[PhotoBlock, ...]] = {}
        self._crossheads = [block for block in composed.blocks if may_open(block)]
        self.tightens = may_tighten(self.limits) and any(map(elastic, composed.blocks))

    @cached_property
    def gains(self) -> dict[Option, int]:
        """Every option that leaves crossheads their white, and the rows that about gains; worked out once it is asked
        for, since the base mostly does."""
        return dict(self._all(self._rows_of_crossheads(jammed=False)))

    @cached_property
    def jammed(self) -> dict[Option, int]:
        """Every option that leaves crossheads hardly any, and the rows that about gains."""
        parts = self._rows_of_crossheads(jammed=True)
        return dict(self._all(parts)) if parts else {}

    def gain(self, option: Option) -> int:
        return self.gains[option] if option in self.gains else self.jammed[option]

    def resorts(self) -> Iterator[Resort]:
        """What is tried one after the other for the sake of crossheads."""
        yield "even"
        if len(self._crossheads) > 1 and any(option.crossheads > 0 for option in self.gains):
            yield "uneven"
        if self.jammed:
            yield "jammed"

    def groups(self, resort: Resort) -> Iterator[Group]:
        """The options that alter alike what is altered after the lines of paragraphs, those first that alter it least;
        each with the mildest of the rest first."""
        if resort == "even" and self.limits.order[:1] == ("lines",):
            yield Group([self.base], tight=False)
        for alike in self._jammed if resort == "jammed" else self._grouped:
            for tight in (False, True) if self.tightens else (False,):
                yield from (Group(options, tight) for options in alike)

    @cached_property
    def _grouped(self) -> list[list[list[Option]]]:
        return self._in_order(self.gains)

    @cached_property
    def _jammed(self) -> list[list[list[Option]]]:
        return self._in_order(self.jammed)

    def _in_order(self, options: Iterable[Option]) -> list[list[list[Option]]]:
        """Options in groups, and these by what is altered after paragraphs are tightened."""
        order = [kind for kind in self.limits.order if kind != "tighten"]
        place = order.index("lines") if "lines" in order else -1
        later, earlier = order[place + 1 :][::-1], order[: max(place, 0)][::-1]
        ordered = sorted(options, key=lambda option: option.distance(self.base, (*later, *earlier)))
        groups = [list(group) for _, group in groupby(ordered, lambda each: each.distance(self.base, later))]
        after = self.limits.order[self.limits.order.index("tighten") :] if self.tightens else ()
        last = [kind for kind in later if kind in after]
        alike = groupby(groups, lambda group: group[0].distance(self.base, last))
        return [list(found) for _, found in alike]

    def head(self, option: Option) -> HeadBlock | None:
        return self._closed[option.head, -option.white] if option.white < 0 else self._heads[option.head]

    def apply(self, composed: ComposedStory, option: Option) -> ComposedStory:
        """The story, perhaps at another height, with its captions and crossheads altered."""
        if option.captions:
            composed = replace(composed, photos=self._photos[option.photo, option.captions])
        if option.crossheads:
            blocks = tuple(opened(block, option.crossheads) for block in composed.blocks)
            composed = replace(composed, blocks=blocks, total=depth(blocks))
        return composed

    def _all(self, rows: list[_Part]) -> Iterator[tuple[Option, int]]:
        """Every option with these `rows` of crossheads, and the rows of text that about gains."""
        parts = (self._white(), self._depths(), self._captions(), rows, self._grades())
        for white, photos, captions, crossheads, head in product(*parts):
            if not self._may_stand(head.amount, white.amount):
                continue
            option = Option(
                white.amount, photos.amount, captions.amount, crossheads.amount, head.amount, captions.photo
            )
            yield option, white.gain + photos.gain + captions.gain + crossheads.gain + head.gain

    def _within(self, kind: Alteration, least: int, most: int) -> set[int]:
        """How far a part may be altered; as far as make-up has where the layout allows no more."""
        allowed = range(least, most + 1) if kind in self.limits.order else ()
        return {*allowed, self.base.amount(kind)}

    @property
    def _upright(self) -> bool:
        return self._composed.story.writing == "vertical"

    def _white(self) -> list[_Part]:
        """Rows that the head may be opened or closed; a vertical one has white beside it in vertical text alone."""
        head, legs = self._head, self._composed.legs
        if head is None or head.vertical != self._upright or head.place == "photo":
            return [_Part()]
        legs = head.columns if head.partly and not self._upright else legs
        return [
            _Part(rows, -rows * legs)
            for rows in sorted(self._within("white", -self.limits.white, self.limits.white))
        ]

    def _depths(self) -> list[_Part]:
        """Rows that all photos may gain or lose whose depth is not given."""
        elastic = [photo for photo in self._composed.photos if photo.elastic]
        if not elastic or self._upright:
            return [_Part()]
        columns = sum(photo.columns for photo in elastic)
        most = min(photo.rows for photo in elastic) * self.limits.photos // 100
        return [_Part(rows, -rows * columns) for rows in sorted(self._within("photos", -most, most))]

    def _captions(self) -> list[_Part]:
        """A caption in a line less or more; those of vertical stories end with their tier."""
        found = [_Part()]
        if self._upright or "captions" not in self.limits.order:
            return found
        photos = self._composed.photos
        for number, lines in product(range(len(photos)), (-1, 1) if self.limits.captions else ()):
            if made := self._alterations.caption(photos[number], lines):
                self._photos[number, lines] = (*photos[:number], made, *photos[number + 1 :])
                deeper = (made.caption_rows - photos[number].caption_rows) * photos[number].columns
                found.append(_Part(lines, -deeper, number))
        return found

    def _rows_of_crossheads(self, *, jammed: bool) -> list[_Part]:
        """Rows that all crossheads may gain or lose; or lose where less than half a row of white stays (`jammed`)."""
        most = self.limits.crossheads if "crossheads" in self.limits.order and self._crossheads else 0
        rows = [
            _Part(),
            *(_Part(rows, -rows * len(self._crossheads)) for rows in range(-most, most + 1) if rows),
        ]
        least = min((block.rows for block in self._crossheads), default=1)
        return [part for part in rows if least + part.amount > 0 and self._jams(part.amount) == jammed]

    def _jams(self, rows: int) -> bool:
        """Whether crossheads with so many rows more have less than half a row of white."""
        row = self._alterations.row
        return rows < 0 and any(
            (block.rows + rows) * row - block.style.size < row // 2 for block in self._crossheads
        )

    def _grades(self) -> list[_Part]:
        """The head at other grades that take more rows or fewer."""
        found, head = [_Part()], self._head
        if head is None:
            return found
        self._close(0, head)
        if "head" not in self.limits.order:
            return found
        legs = head.columns if head.partly else self._composed.legs
        for grades in (sign * step for step in range(1, self.limits.head + 1) for sign in (-1, 1)):
            made = self._alterations.head(self._composed, head, grades)
            if made:
                self._heads[grades] = made
                self._close(grades, made)
                found.append(_Part(grades, (head.rows - made.rows) * legs))
        return found

    def _may_stand(self, grades: int, white: int) -> bool:
        """Whether a head can be closed up where it is to be; of another grade it takes other rows, or can where the
        usual one cannot."""
        if white < 0:
            return (grades, -white) in self._closed
        usual, head = self._heads[0], self._heads[grades]
        return grades == 0 or (usual is not None and head is not None and usual.rows != head.rows)

    def _close(self, grades: int, head: HeadBlock) -> None:
        for rows in range(1, self.limits.white + 1):
            if closed := self._alterations.closed(self._composed, head, rows):
                self._closed[grades, rows] = closed
