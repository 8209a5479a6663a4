"""Where a head may part by sense: the boundaries between its phrases, each with its strength.

Words are classed (text/words), and each boundary is judged by the classes about it and by the characters that clauses
end and begin with. The weights are learnt, by maximum entropy over the boundaries of a text, from heads parted by hand
and from clauses between marks; tests/headlines/learn.py makes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct

from broadsheet.base.cache import Cache
from broadsheet.text.words import Word, words

Strengths: TypeAlias = Mapping[int, int]
"""Places a text may part at, as offsets of characters, with the strength of the boundary there: a hundred more and the
place is e times as likely."""

_VERSION = "phrases-4"
_WEIGHTS = Path(__file__).with_name("phrases.json")
_LEANING = frozenset("DPCM")
"""Classes of words that are never parted from what follows them."""
_PREDICATES = frozenset("covL")
_NOUNS = "NHFSZ"
_QUANTITIES = frozenset("TERQKM")
_SPACE, _POINT, _LEANS = 1_000, 550, -800
"""What a space the editor left, a mark that ends a clause, and a word that leans on the next, add to a boundary."""
_CLAUSE_ENDS = frozenset("，。；：！？")
_FIGURES = re.compile("[0-9]")


class Weights(Struct, frozen=True):
    """What each sign of a boundary adds to its strength: `signs` of words and their classes, `clauses` of characters.

    The key of a character sign is where it begins relative to the boundary, then the one or two characters.
    """

    signs: Mapping[str, int]
    clauses: Mapping[str, int]


def phrase_ends(text: str, kept: Cache) -> Strengths:
    """The boundaries between the phrases of a text of one to some dozens of words, from the first on."""
    key = f"{_VERSION} {text}"
    if (known := kept.get(key)) is not None:
        return msgspec.json.decode(known, type=dict[int, int])
    found = _judged(text)
    kept.put(key, msgspec.json.encode(found))
    return found


@cache
def _weights() -> Weights:
    return msgspec.json.decode(_WEIGHTS.read_bytes(), type=Weights)


@lru_cache(256)
def _judged(text: str) -> dict[int, int]:
    """The same head is tried at one grade after another."""
    weights = _weights()
    return {
        place.offset: sum(weights.signs.get(sign, 0) for sign in signs(place))
        + sum(weights.clauses.get(sign, 0) for sign in characters(text, place.offset))
        + _SPACE * text[place.offset - 1].isspace()
        + _POINT * (text[place.offset - 1] in _CLAUSE_ENDS)
        + _LEANS * place.leans
        for place in boundaries(text)
    }


class Place(Struct, frozen=True):
    """The boundary before character `offset`: the words at it, and how many predicates stand on either side of them.

    `first` and `last` say that the word before begins the text, and that the word after ends it.
    """

    offset: int
    before: Word
    after: Word
    earlier: int
    later: int
    first: bool
    last: bool

    @property
    def leans(self) -> bool:
        """Whether the word before leans on the one after: an adverb, an attribute, a number of things on its noun, a
        verb with an aspect on how much or how long; none over a mark that ends a clause."""
        kind = self.before.kind
        if self.before.text[-1] in _CLAUSE_ENDS:
            return False
        if self.before.text[-1] == "的":
            return True
        if self.before.text[-1] in "了着过" and self.after.kind in "KEQM":
            return True
        if kind == "Q":
            return self.after.kind in "NHga" and not self.earlier
        if kind == "S":
            return self.after.kind in "NHQ"
        return kind in _LEANING or (kind == "a" and len(self.before.text) > 1)

    @property
    def left(self) -> int:
        return self.earlier + (self.before.kind in _PREDICATES)

    @property
    def right(self) -> int:
        return self.later + (self.after.kind in _PREDICATES)


def boundaries(text: str) -> list[Place]:
    """The boundaries between the words of a text."""
    found = words(text)
    ends = list(accumulate(len(word.text) for word in found))
    seen = list(accumulate((word.kind in _PREDICATES for word in found), initial=0))
    last = len(found) - 1
    return [
        Place(
            offset=ends[index - 1],
            before=found[index - 1],
            after=found[index],
            earlier=seen[index - 1],
            later=seen[-1] - seen[index + 1],
            first=index == 1,
            last=index == last,
        )
        for index in range(1, len(found))
    ]


def signs(place: Place) -> Iterator[str]:
    """What can be said of a boundary, in words the weights know."""
    before, after = place.before, place.after
    yield f"<{before.kind}"
    yield f">{after.kind}"
    yield f"<{before.text}"
    yield f">{after.text}"
    yield f"<…{before.text[-1]}"
    yield f">{after.text[0]}…"
    yield from (name for name, holds in _SIGNS if holds(place))


def characters(text: str, offset: int) -> Iterator[str]:
    """One and two characters about a boundary with where they begin; beyond the text stand ^ and $."""
    about = f"^^^{_FIGURES.sub('0', text)}$$$"[offset : offset + 6]
    for index in range(6):
        yield f"{index - 3}{about[index]}"
        if index < 5:
            yield f"{index - 3}{about[index : index + 2]}"


def _pair(before: str, after: str) -> Callable[[Place], bool]:
    """Whether a word of one of these classes is followed by one of those."""
    return lambda place: place.before.kind in before and place.after.kind in after


_SIGNS: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("noun without verb", lambda place: place.before.kind in _NOUNS and not place.earlier),
    ("noun, noun, no verb", lambda place: _pair(_NOUNS, _NOUNS)(place) and not place.earlier),
    ("noun, noun after verb", lambda place: _pair(_NOUNS, _NOUNS)(place) and place.earlier > 0),
    ("noun, verb", _pair(_NOUNS, "covg")),
    ("object, verb", lambda place: _pair(_NOUNS, "cov")(place) and place.earlier > 0),
    ("closing verb, new subject", _pair("c", "NHZASQKETRa")),
    ("verb, noun", _pair("v", "NASa")),
    ("verb, subject", _pair("v", "HZTER")),
    ("verb, noun, verb", lambda place: _pair("v", "NHASQ")(place) and place.later > 0),
    ("verb, verb", _pair("vog", "vogc")),
    ("closing verb, verb", _pair("c", "covg")),
    ("verbal noun, noun", _pair("g", "N")),
    ("verbal noun, verb", _pair("g", "vc")),
    ("adjective, noun", _pair("A", "NH")),
    ("number, noun", _pair("Q", "NAgaH")),
    ("number, verb", _pair("Q", "cov")),
    ("time, verb", _pair("ET", "covgDd")),
    ("time, noun", _pair("ET", "NAHZ")),
    ("quantity after verb", lambda place: place.before.kind in "KQE" and place.earlier > 0),
    ("quantity without verb", lambda place: place.before.kind in "KQE" and not place.earlier),
    ("verb before quantity", lambda place: place.after.kind in _QUANTITIES and place.left > 0),
    ("no verb before quantity", lambda place: place.after.kind in _QUANTITIES and not place.left),
    ("verb, quantity", _pair("v", "KQEM")),
    ("noun, quantity", _pair(_NOUNS, "KQEM")),
    ("people, verb", _pair("H", "covdD")),
    ("object, people", lambda place: _pair("NSF", "H")(place) and place.earlier > 0),
    ("no verb before", lambda place: not place.left),
    ("no verb after", lambda place: not place.right),
    ("no verb before, two after", lambda place: not place.left and place.right > 1),
    ("two verbs before, none after", lambda place: place.left > 1 and not place.right),
    ("before a single noun", lambda place: place.after.kind in "NMQO" and len(place.after.text) == 1),
    ("after a single noun", lambda place: place.before.kind in "NMOA" and len(place.before.text) == 1),
    ("before a single verb", lambda place: place.after.kind in "cov" and len(place.after.text) == 1),
    ("after a single verb", lambda place: place.before.kind == "v" and len(place.before.text) == 1),
    ("between single characters", lambda place: _single(place.before) and _single(place.after)),
    ("after the first word", lambda place: place.first),
    ("before a last noun", lambda place: place.last and place.after.kind in "NAH"),
)


def _single(word: Word) -> bool:
    """Whether a word may be half of one the dictionary does not know."""
    return len(word.text) == 1 and word.kind in "NvoAgaQOM"
