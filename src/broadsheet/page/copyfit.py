"""How stories stand and what would mend them: the values of a copyfit report, in the shape its JSON has."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from broadsheet.page.heads.fitted import Fitted
from broadsheet.page.model import Stretch


class Extent(Struct, frozen=True):
    """So many lines and about so many characters."""

    lines: int
    characters: int


class Standing(Struct, frozen=True):
    """How a story stands in its region: what is over, what is badly empty, all lines left empty, the stretch it took.

    Fewer lines empty than the story has columns are no fault: level columns cannot always avoid them.
    """

    overset: Extent
    underset: Extent
    empty: int
    stretch: Stretch


class PhotoDepth(Struct, frozen=True, tag_field="kind", tag="photo"):
    """Photo `photo` of the story (1 first), `rows` deep now, made `to` rows deep.

    `cropped` is how much of the picture is then cut away, in per cent; None where there is no picture yet.
    """

    photo: int
    rows: int
    to: int
    cropped: int | None


class HeadGrade(Struct, frozen=True, tag_field="kind", tag="head"):
    """The headline at another grade: its size now, its size `to` be, in points, and the rank that gives it."""

    points: float
    to: float
    rank: int


class EdgeMove(Struct, frozen=True, tag_field="kind", tag="edge"):
    """The story's upper or lower edge moved down by `rows`, up where they are negative."""

    edge: Literal["top", "bottom"]
    rows: int


class FillUp(Struct, frozen=True, tag_field="kind", tag="fit"):
    """The story filled to its last line (`fit: auto`), and what that would alter."""

    fitted: tuple[Fitted, ...]


Change: TypeAlias = PhotoDepth | HeadGrade | EdgeMove | FillUp


class Neighbour(Struct, frozen=True):
    """Another story of the page that a change touches, and how it would stand."""

    id: str
    stands: Standing


class Remedy(Struct, frozen=True):
    """One change, tried: the lines of room it gains the story (or loses, below 0), and how everything would stand."""

    change: Change
    gain: int
    stands: Standing
    neighbours: tuple[Neighbour, ...]


class StoryFit(Struct, frozen=True):
    """A story, its headline as written, its region of `columns` base columns by `rows`, its remedies, mildest first.

    `fitted` is what was altered already because it is to be filled to its last line.
    """

    id: str
    headline: str
    columns: int
    rows: int
    stands: Standing
    fitted: tuple[Fitted, ...]
    remedies: tuple[Remedy, ...]


class PageFit(Struct, frozen=True):
    """The stories of a page."""

    page: int
    label: str
    section: str
    stories: tuple[StoryFit, ...]
