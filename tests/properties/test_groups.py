"""Whatever pictures a group has: they fill its rectangle, lie on none of the others, and their words below them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.base.geometry import Rect
from broadsheet.base.units import pt
from broadsheet.issue.model import Arrangement, Photo
from broadsheet.page.columns import text_columns
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.photo import photo_block, shown
from tests.composing import composer, photo, small_layout

GRID = small_layout().grid
STYLE = small_layout().styles["caption"]


@st.composite
def members(draw: st.DrawFn) -> tuple[Photo, ...]:
    """Two to twelve pictures of any shape a camera makes, some with words of their own."""
    side = st.integers(600, 1800)
    words = st.sampled_from([None, None, "字架", "排字房里的灯亮着，师傅们等着最后一条稿子"])
    pictures = st.builds(
        lambda wide, tall, said: photo(size=(wide, tall), **({"caption": said} if said else {})),
        side, side, words,
    )  # fmt: skip
    return tuple(draw(st.lists(pictures, min_size=2, max_size=12)))


@st.composite
def arrangement(draw: st.DrawFn, count: int) -> Arrangement | None:
    """Rows of a few pictures each, or what the program chooses."""
    if draw(st.booleans()):
        return None
    rows: list[int] = []
    while sum(rows) < count:
        rows.append(min(draw(st.integers(1, 4)), count - sum(rows)))
    return (tuple(rows),)


@st.composite
def groups(draw: st.DrawFn) -> PhotoBlock:
    pictures = draw(members())
    columns = draw(st.integers(3, 5))
    group = photo(
        file=None, size=(0, 0), group=pictures, columns=columns, arrange=draw(arrangement(len(pictures)))
    )
    return photo_block(group, tuple(text_columns(GRID, 0, 5, None, None)), composer())


@given(groups(), st.integers(0, 3))
def test_pictures_fill_their_rectangle_and_lie_on_no_other(block: PhotoBlock, more: int) -> None:
    rect = Rect(pt(30), pt(40), block.picture_width, (block.rows + more) * GRID.leading)
    assert block.tiling is not None
    gap, pictures = block.tiling.gap, shown(block, rect)
    assert [picture.photo for picture in pictures] == list(block.photo.group)
    rects = [picture.rect for picture in pictures]
    assert all(one.w > 0 and one.h > 0 for one in rects)
    assert (min(r.x for r in rects), min(r.y for r in rects)) == (rect.x, rect.y)
    assert (max(r.right for r in rects), max(r.bottom for r in rects)) == (rect.right, rect.bottom)
    for one, other in combinations(rects, 2):
        aside = max(one.x, other.x) - min(one.right, other.right)
        above = max(one.y, other.y) - min(one.bottom, other.bottom)
        assert max(aside, above) >= gap
    for one in rects:
        assert one.right == rect.right or one.right + gap in {other.x for other in rects}


@given(groups())
def test_words_stand_below_their_own_picture_and_above_the_next(block: PhotoBlock) -> None:
    rect = Rect(0, 0, block.picture_width, block.rows * GRID.leading)
    pictures = shown(block, rect)
    air = small_layout().make_up.caption_air
    for picture in pictures:
        if not picture.said.lines:
            continue
        foot = picture.rect.bottom + air + picture.said.lines * STYLE.leading
        words = Rect(picture.rect.x, picture.rect.bottom, picture.rect.w, foot - picture.rect.bottom)
        assert all(
            other.rect.x >= words.right
            or other.rect.right <= words.x
            or other.rect.y >= words.bottom
            or other.rect.bottom <= words.y
            for other in pictures
        )
        assert foot <= rect.bottom + block.caption_rows * GRID.leading
        assert picture.said.words is not None
        assert {line.measure for line in picture.said.words.lines} == {picture.rect.w}
