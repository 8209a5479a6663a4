"""How many pictures of a group may stand where: all ways worth trying."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from broadsheet.issue.model import Arrangement

_FEW = 5
"""More pictures than that have none over or beside all others."""


def arrangements(count: int) -> Iterator[Arrangement]:
    """Rows of about as many of so many pictures, one picture beside or over the others, and two stacks about as high;
    some of them more than once."""
    yield ((count,),)
    if count <= _FEW:
        yield ((1,), (1,) * (count - 1))
        yield ((1, count - 1),)
    for rows in range(2, count + 1):
        few, more = divmod(count, rows)
        for fuller in combinations(range(rows), more):
            yield (tuple(few + (row in fuller) for row in range(rows)),)
    half = count // 2
    yield ((1,) * half, (1,) * (count - half))
