"""What a remedy promises is what the page shows once an editor has made the change."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from broadsheet.base.units import Measure
from broadsheet.issue.model import AdCells, At, Page, Story
from broadsheet.page.balance import heights
from broadsheet.page.copyfit import Change, EdgeMove, FillUp, HeadGrade, PageFit, PhotoDepth, Remedy, StoryFit
from broadsheet.page.makeup import Settled, make_up, settle
from broadsheet.page.model import FilledPage
from broadsheet.page.remedies import fit_page
from tests.composing import advert, codes, composer, page, photo, story

LINE = "天地玄黄宇宙洪荒日月"
"""One line of the small layout."""
HALVES = "A A A A A | B B B B B"


def _story(id_: str, lines: int, **more: object) -> Story:
    return story(id_, "一张报纸", [(LINE * lines)[: 10 * lines - 2]], **more)


def _settled(made: Page) -> Settled:
    return settle(made, composer())


def _fitted(made: Page, *wanted: str) -> PageFit:
    return fit_page(_settled(made), composer(), wanted or None)


def _of(made: Page, id_: str, *, named: bool = False) -> StoryFit:
    fitted = _fitted(made, *([id_] if named else []))
    return next(found for found in fitted.stories if found.id == id_)


def _figures(filled: FilledPage) -> dict[str, tuple[int, int, int]]:
    """Lines and characters over and lines empty of every story, as report.json has them."""
    return {
        part.composed.story.id: (part.over_lines, part.over_characters, part.empty) for part in filled.stories
    }


def _promised(remedy: Remedy, id_: str) -> dict[str, tuple[int, int, int]]:
    touched = {id_: remedy.stands} | {other.id: other.stands for other in remedy.neighbours}
    return {
        name: (stands.overset.lines, stands.overset.characters, stands.empty)
        for name, stands in touched.items()
    }


def _edited(made: Page, id_: str, **change: object) -> Page:
    stories = tuple(replace(found, **change) if found.id == id_ else found for found in made.stories)
    return replace(made, stories=stories)


def _with_depth(made: Page, id_: str, change: PhotoDepth) -> Page:
    photos = list(next(found for found in made.stories if found.id == id_).photos)
    photos[change.photo - 1] = replace(photos[change.photo - 1], depth=Measure(change.to, "行"))
    return _edited(made, id_, photos=tuple(photos))


def _with_rows(made: Page, id_: str, change: EdgeMove) -> Page:
    """The settled page drawn by hand, one edge moved; the stories keep the ranks they had."""
    settled = _settled(made)
    region = next(found for found in settled.regions if found.story.id == id_)
    edge = region.bottom if change.edge == "bottom" else region.top
    rows = [row + change.rows * (index == edge) for index, row in enumerate(settled.rows)]
    deep = heights(settled.regions, settled.edges, rows)
    parts = zip(settled.regions, settled.ranks, deep, strict=True)
    stories = tuple(
        replace(part.story, rank=rank, at=At(part.column + 1, rows[part.top] + 1, part.columns, height))
        for part, rank, height in parts
    )
    return replace(made, plan=None, stories=stories)


def _applied(made: Page, id_: str, change: Change) -> FilledPage:
    if isinstance(change, PhotoDepth):
        edited = _with_depth(made, id_, change)
    elif isinstance(change, HeadGrade):
        edited = _edited(made, id_, rank=change.rank)
    elif isinstance(change, FillUp):
        edited = _edited(made, id_, fill=True)
    else:
        edited = _with_rows(made, id_, change)
    return make_up(edited, composer())


def _kinds(remedies: Sequence[Remedy]) -> list[type]:
    return [type(remedy.change) for remedy in remedies]


def _page(first: int, second: int, *, fixed: bool = True, **more: object) -> Page:
    """Two stories on each other, the first with a photo in two of its five columns."""
    photos = (photo(columns=2, depth=Measure(8, "行")),)
    stories = [_story("A", first, photos=photos, **more), _story("B", second)]
    return page(stories, HALVES, fixed=fixed)


@pytest.mark.parametrize("lines", [20, 45, 52, 58, 64, 75, 90])
@pytest.mark.parametrize("beside", [40, 75, 80])
def test_a_change_made_gives_what_its_remedy_promised(lines: int, beside: int) -> None:
    made = _page(lines, beside)
    remedies = _of(made, "A", named=True).remedies
    assert remedies
    for remedy in remedies:
        promised = _promised(remedy, "A")
        found = _figures(_applied(made, "A", remedy.change))
        assert {name: found[name] for name in promised} == promised, remedy.change


def test_filling_up_is_a_remedy_too() -> None:
    made = page([_story("A", 70, rank=5), _story("B", 76, rank=6)], HALVES, fixed=True)
    found = _of(made, "A", named=True).remedies[0]
    assert isinstance(found.change, FillUp)
    assert found.gain == sum(part.lines for part in found.change.fitted)
    assert _figures(_applied(made, "A", found.change))["A"] == (0, 0, 0)
    assert FillUp not in _kinds(_of(_edited(made, "A", fill=True), "A", named=True).remedies)


@pytest.mark.parametrize("lines", [50, 64, 90])
def test_stories_a_remedy_does_not_name_stand_as_they_stood(lines: int) -> None:
    made = _page(lines, 70)
    before = _figures(make_up(made, composer()))
    for remedy in _of(made, "A", named=True).remedies:
        found = _figures(_applied(made, "A", remedy.change))
        touched = _promised(remedy, "A")
        assert {name: found[name] for name in found.keys() - touched} == {
            name: before[name] for name in found.keys() - touched
        }


def test_stories_are_dealt_other_ranks_where_a_head_is_made_smaller() -> None:
    """No rank is written on this page, so that a rank given to one moves the others down."""
    made = page([_story("A", 90), _story("B", 76)], HALVES, fixed=True)
    grade = next(remedy for remedy in _of(made, "A").remedies if isinstance(remedy.change, HeadGrade))
    assert [other.id for other in grade.neighbours] == ["B"]
    found = _figures(_applied(made, "A", grade.change))
    assert found == _promised(grade, "A")


def test_the_page_as_it_stands_is_the_one_that_was_made_up() -> None:
    made = page([_story("A", 100), _story("B", 30)], HALVES)
    filled = make_up(made, composer())
    fitted = _fitted(made)
    assert {
        found.id: (found.stands.overset.lines, found.stands.overset.characters, found.stands.empty)
        for found in fitted.stories
    } == _figures(filled)
    assert [found.rows for found in fitted.stories] == [part.rows for part in filled.stories]


def test_a_remedy_on_a_page_whose_edges_move_leaves_no_more_over_than_promised() -> None:
    made = _page(150, 70, fixed=False)
    before = sum(over for over, _, _ in _figures(make_up(made, composer())).values())
    remedies = [found for found in _of(made, "A").remedies if not isinstance(found.change, EdgeMove)]
    assert remedies
    for remedy in remedies:
        found = _figures(_applied(made, "A", remedy.change))
        promised = before - _of(made, "A").stands.overset.lines + remedy.stands.overset.lines
        assert sum(over for over, _, _ in found.values()) <= promised < before


def test_the_mildest_comes_first() -> None:
    remedies = _of(_page(70, 76), "A").remedies
    assert _kinds(remedies) == [PhotoDepth, HeadGrade, EdgeMove]


def test_a_story_that_stands_well_has_no_remedies_until_it_is_asked_for() -> None:
    made = page([_story("A", 68, rank=6), _story("B", 76, rank=6)], HALVES)
    fitted = _fitted(made)
    assert [found.stands.overset.lines + found.stands.underset.lines for found in fitted.stories] == [0, 0]
    assert [found.remedies for found in fitted.stories] == [(), ()]
    assert _of(made, "A", named=True).remedies


def test_what_if_goes_one_step_either_way() -> None:
    """A story of 5 columns gains 5 lines by a row; its photo of two columns two; a head by what it is lower."""
    remedies = _of(_page(43, 70), "A", named=True).remedies
    photos = [found for found in remedies if isinstance(found.change, PhotoDepth)]
    edges = [found for found in remedies if isinstance(found.change, EdgeMove)]
    heads = [found for found in remedies if isinstance(found.change, HeadGrade)]
    assert [found.gain for found in photos] == [2, -2]
    assert sorted(found.gain for found in edges) == [-5, 5]
    assert [found.gain > 0 for found in heads] == [True]  # Its head is the largest already.
    assert all(found.gain % 5 == 0 for found in heads)


def test_no_photo_loses_more_than_a_fifth() -> None:
    remedy = _of(_page(150, 76), "A").remedies[0]
    assert isinstance(remedy.change, PhotoDepth)
    assert (remedy.change.rows, remedy.change.to) == (8, 7)


@pytest.mark.parametrize(("over", "rows"), [(1, 1), (2, 1), (3, 2), (4, 2), (9, 2)])
def test_no_more_is_taken_from_a_photo_than_the_story_wants(over: int, rows: int) -> None:
    """Ten rows of photo may lose two, and a row of it is two lines."""
    photos = (photo(columns=2, depth=Measure(10, "行")),)
    made = page([_story("A", 50 + over, photos=photos, rank=6), _story("B", 76)], HALVES, fixed=True)
    found = _of(made, "A")
    assert found.stands.overset.lines == over
    change = found.remedies[0].change
    assert isinstance(change, PhotoDepth)
    assert change.rows - change.to == rows


def test_what_is_cut_from_a_picture_is_told() -> None:
    """Two columns are 189 pt wide: a picture of 3:2 is 126 pt deep there and eight rows are 95 pt and a bit."""
    change = _of(_page(64, 76), "A").remedies[0].change
    assert isinstance(change, PhotoDepth)
    assert change.cropped is not None
    assert 25 < change.cropped < 45


def test_a_photo_that_has_not_come_is_not_cropped() -> None:
    photos = (photo(columns=2, size=(0, 0), depth=Measure(8, "行")),)
    made = page([_story("A", 64, photos=photos), _story("B", 76)], HALVES, fixed=True)
    change = _of(made, "A").remedies[0].change
    assert isinstance(change, PhotoDepth)
    assert change.cropped is None


def test_each_photo_is_a_remedy_of_its_own() -> None:
    photos = tuple(
        photo(columns=2, depth=Measure(8, "行"), place=place) for place in ("top-left", "top-right")
    )
    made = page([_story("A", 60, photos=photos), _story("B", 76)], HALVES, fixed=True)
    changes = [found.change for found in _of(made, "A").remedies]
    assert [change.photo for change in changes if isinstance(change, PhotoDepth)] == [1, 2]


def test_a_short_story_gets_a_deeper_photo_a_larger_head_or_fewer_rows() -> None:
    found = _of(_page(20, 90, rank=5), "A")
    assert found.stands.underset.lines > 0
    assert found.remedies
    for remedy in found.remedies:
        assert remedy.gain < 0
        assert remedy.stands.overset.lines == 0
        assert remedy.stands.underset.lines < found.stands.underset.lines
    deeper, larger, edge = (remedy.change for remedy in found.remedies)
    assert isinstance(deeper, PhotoDepth)
    assert deeper.to > deeper.rows
    assert isinstance(larger, HeadGrade)
    assert larger.to > larger.points
    assert isinstance(edge, EdgeMove)
    assert (edge.edge, edge.rows < 0) == ("bottom", True)


def test_rows_given_away_put_nobody_over() -> None:
    for lines in (60, 70, 80, 90):
        made = page([_story("A", 20), _story("B", lines)], HALVES, fixed=True)
        before = _of(made, "B").stands.overset.lines
        edges = [found for found in _of(made, "A").remedies if isinstance(found.change, EdgeMove)]
        assert edges
        assert all(other.stands.overset.lines <= before for found in edges for other in found.neighbours)


def test_no_rows_are_taken_that_a_neighbours_head_and_photo_stand_on() -> None:
    made = page(
        [_story("A", 200), _story("B", 10, photos=(photo(columns=5, ratio=5.0),))], HALVES, fixed=True
    )
    (edge,) = [found for found in _of(made, "A").remedies if isinstance(found.change, EdgeMove)]
    assert edge.stands.overset.lines > 0
    filled = _applied(made, "A", edge.change)
    assert all(part.frame.lacking == 0 for part in filled.stories)


def test_the_head_and_the_foot_of_the_page_are_nobodys_to_move() -> None:
    made = page([_story("A", 300)], "A A A A A")
    assert EdgeMove not in _kinds(_of(made, "A").remedies)


def test_a_story_at_the_smallest_grade_without_photo_or_neighbour_has_no_remedy() -> None:
    made = page([_story("A", 300, rank=6)], "A A A A A")
    found = _of(made, "A")
    assert found.stands.overset.lines > 0
    assert found.remedies == ()


def test_all_that_share_an_edge_are_named_where_it_moves() -> None:
    made = page([_story("A", 45), _story("B", 33), _story("C", 80)], "A A A B B | C C C C C", fixed=True)
    (edge,) = [found for found in _of(made, "A").remedies if isinstance(found.change, EdgeMove)]
    assert [other.id for other in edge.neighbours] == ["B", "C"]


def _by_hand(first: At, second: At, lines: int = 40) -> Page:
    return page([_story("A", lines, rank=6, at=first), _story("B", 20, rank=6, at=second)])


def test_stories_by_hand_share_an_edge_where_one_stands_on_the_other() -> None:
    made = _by_hand(At(1, 1, 3, 12), At(1, 15, 3, 12))
    (edge,) = [found for found in _of(made, "A").remedies if isinstance(found.change, EdgeMove)]
    assert [other.id for other in edge.neighbours] == ["B"]


def test_a_story_by_hand_takes_white_that_belongs_to_nobody_and_stops_at_its_neighbour() -> None:
    made = _by_hand(At(1, 1, 3, 12), At(1, 20, 3, 12))
    (edge,) = [found for found in _of(made, "A").remedies if isinstance(found.change, EdgeMove)]
    assert edge.neighbours == ()
    assert edge.stands.overset.lines == 0
    far = _of(_by_hand(At(1, 1, 3, 12), At(1, 20, 3, 12), lines=400), "A")
    (edge,) = [found for found in far.remedies if isinstance(found.change, EdgeMove)]
    assert edge.change == EdgeMove("bottom", 7)


def test_pricing_tells_no_fault_a_second_time() -> None:
    made = composer()
    settled = settle(_page(90, 76), made)
    before = codes(made.findings)
    fit_page(settled, made, ("A",))
    assert codes(made.findings) == before


def test_a_story_that_cannot_stand_leaves_the_others() -> None:
    made = page([_story("A", 10, set_in=12), _story("B", 90)], "A A B B B")
    assert [found.id for found in _fitted(made).stories] == ["B"]


def test_a_vertical_head_is_made_no_smaller_than_make_up_made_it() -> None:
    """Of vertical heads make-up itself takes the largest that fits, so that a rank lower comes to the same."""
    made = page([_story("A", 400, direction="vertical"), _story("B", 76)], HALVES, fixed=True)
    for remedy in _of(made, "A").remedies:
        assert remedy.stands.overset.lines < _of(made, "A").stands.overset.lines


def test_the_same_page_gets_the_same_remedies() -> None:
    assert _fitted(_page(90, 76)) == _fitted(_page(90, 76))


def test_no_remedy_takes_rows_from_an_advertisement() -> None:
    """A story that is over may have its neighbour's rows and not those of what is sold."""
    ad = advert(size=AdCells(5, 6))
    made = page([_story("A", 90), _story("B", 10)], HALVES, ads=[ad])
    moves = [r.change for r in _of(made, "B", named=True).remedies if isinstance(r.change, EdgeMove)]
    assert {move.edge for move in moves} <= {"top"}
    drawn = page([_story("A", 90), _story("B", 10)], "A A A A A | Z Z Z Z Z | B B B B B", ads=[advert()])
    for id_ in "AB":
        remedies = _of(drawn, id_, named=True).remedies
        assert not [r for r in remedies if isinstance(r.change, EdgeMove)]


def test_by_hand_a_story_grows_to_an_advertisement_and_not_over_it() -> None:
    stories = [_story("A", 200, at=At(1, 1, 5, 12))]
    made = page(stories, None, ads=[advert(at=At(1, 20, 5, 10))])
    moves = [r.change for r in _of(made, "A", named=True).remedies if isinstance(r.change, EdgeMove)]
    assert moves
    assert all(move.rows <= 7 for move in moves if move.edge == "bottom")
