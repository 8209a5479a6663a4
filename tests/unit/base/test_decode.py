"""Nodes to structs: every fault is told in one run, at its place, and what can be saved is saved."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import msgspec
import pytest
from msgspec import Meta

from broadsheet.base.decode import Located, decode
from broadsheet.base.diagnostics import Findings
from broadsheet.base.source import Source, Span
from broadsheet.base.units import Measure
from broadsheet.base.yamltree import compose


class Leg(Located, frozen=True, kw_only=True, tag="leg"):
    """One of two kinds."""

    length: Measure


class Wing(Located, frozen=True, kw_only=True, tag="wing"):
    """The other."""

    count: int


class Bird(Located, frozen=True, kw_only=True, rename="kebab"):
    """Something of every type."""

    name: str
    age: Annotated[int, Meta(ge=0, le=30)] | None = None
    weight: Annotated[float, Meta(gt=0)] = 1.0
    tame: bool = False
    hatched: datetime.date | None = None
    code: Annotated[str, Meta(pattern="^[A-Z]{2}$", examples=["AB"])] = "AB"
    song: Literal["long", "short"] = "short"
    span_of_wings: Measure = Measure(1, "em")
    spots: tuple[float, float] = (0, 0)
    names: tuple[str, ...] = ()
    friends: dict[str, Bird] = msgspec.field(default_factory=dict)
    food: str | list[str] | Bird | None = None
    parts: list[Leg | Wing] = msgspec.field(default_factory=list)
    rings: Annotated[list[str], Meta(min_length=2)] | None = None


def _read(text: str, salvage: bool = False) -> tuple[Bird | None, list[tuple[str, str]]]:
    """The bird, and each fault's code with the text it points at."""
    findings: Findings = []
    node = compose(Source("b.yaml", text), findings)
    assert node is not None
    bird = decode(node, Bird, findings, salvage=salvage)
    return bird, [(f.code, text[f.span.start : f.span.end]) for f in findings if f.span]


def _good(text: str) -> Bird:
    bird, faults = _read(text)
    assert faults == []
    assert bird is not None
    return bird


def test_every_type_is_read_from_text() -> None:
    bird = _good(
        "{name: 1.10, age: 7, weight: 2.5, tame: true, hatched: 2025-01-06, code: XY, song: long, "
        "span-of-wings: 3行, spots: [1, 2], names: [no, yes], rings: [a, b]}"
    )
    assert (bird.name, bird.age, bird.weight, bird.tame) == ("1.10", 7, 2.5, True)
    assert bird.hatched == datetime.date(2025, 1, 6)
    assert (bird.code, bird.song, bird.span_of_wings) == ("XY", "long", Measure(3, "行"))
    assert (bird.spots, bird.names, bird.rings) == ((1, 2), ("no", "yes"), ["a", "b"])


@pytest.mark.parametrize(
    ("food", "read"),
    [("seed", "seed"), ("[a, b]", ["a", "b"]), ("{name: fly}", Bird(name="fly")), ("", None)],
)
def test_a_union_follows_the_kind_of_node(food: str, read: object) -> None:
    assert _good(f"name: x\nfood: {food}").food == read


def test_structs_of_a_union_are_told_apart_by_their_tag() -> None:
    bird = _good("name: x\nparts: [{type: wing, count: 2}, {type: leg, length: 5mm}]")
    assert [type(part) for part in bird.parts] == [Wing, Leg]
    assert _read("name: x\nparts: [{count: 2}, {type: tail}]")[1] == [("BS131", "count"), ("BS135", "tail")]


def test_a_struct_may_hold_its_own_kind() -> None:
    assert _good("name: x\nfriends: {y: {name: z}}").friends["y"].name == "z"


@pytest.mark.parametrize(
    ("line", "code", "at"),
    [
        ("agee: 5", "BS130", "agee"),
        ("age: five", "BS133", "five"),
        ("age: 31", "BS134", "31"),
        ("age: -1", "BS134", "-1"),
        ("age: 007", "BS133", "007"),
        ("weight: .nan", "BS133", ".nan"),
        ("weight: inf", "BS133", "inf"),
        ("weight: 0", "BS134", "0"),
        ("tame: maybe", "BS133", "maybe"),
        ("tame: ~", "BS138", "~"),
        ("hatched: 2025-02-30", "BS139", "2025-02-30"),
        ("code: xyz", "BS141", "xyz"),
        ("song: lnog", "BS135", "lnog"),
        ("span-of-wings: 5", "BS136", "5"),
        ("span-of-wings: wide", "BS137", "wide"),
        ("spots: [1]", "BS140", "[1]"),
        ("rings: [a]", "BS140", "[a]"),
        ("names: no", "BS132", "no"),
        ("song: [a]", "BS132", "["),
        ("friends: {a: b}", "BS132", "b"),
        ("friends: 名：某", "BS108", "："),
    ],
)
def test_a_fault_is_told_where_it_stands(line: str, code: str, at: str) -> None:
    bird, faults = _read(f"name: x\n{line}")
    assert faults == [(code, at)]
    assert bird is None


def test_a_slip_is_answered_with_the_word_meant() -> None:
    findings: Findings = []
    node = compose(Source("b.yaml", "Name: x\nsong: Long"), findings)
    assert node is not None
    decode(node, Bird, findings)
    hints = [hint for finding in findings for hint in finding.hints("en")]
    assert "Did you mean name?" in hints
    assert "Did you mean long?" in hints


def test_every_fault_is_told_in_one_run() -> None:
    _, faults = _read("agee: 5\nweight: x\nfriends: {a: {age: 99}}\nspots: [1, b]")
    assert [code for code, _ in faults] == ["BS130", "BS133", "BS134", "BS131", "BS133", "BS131"]


def test_a_faulty_value_gives_way_to_its_default() -> None:
    bird, _ = _read("name: x\nweight: heavy\nnames: [a, [b], c]\nfriends: {a: 5, b: {name: y}}", salvage=True)
    assert bird is not None
    assert (bird.weight, bird.names) == (1.0, ("a", "c"))
    assert [friend.name for friend in bird.friends.values()] == ["", "y"]


def test_what_is_missing_is_stood_in_for() -> None:
    bird, faults = _read("age: 5", salvage=True)
    assert bird is not None
    assert (bird.name, bird.age) == ("", 5)
    assert faults == [("BS131", "age")]


def test_a_struct_knows_where_it_was_written() -> None:
    text = "name: x\nspots: [1, 22]\nfriends: {a: {name: yy}}"
    bird = _good(text)
    places = {bird.where(): text, bird.where("spots", 1): "22", bird.friends["a"].where("name"): "yy"}
    places |= {bird.where("friends", "a", "name"): "yy"}
    for span, words in places.items():
        assert text[span.start : span.end] == words
    assert bird.where("age") == bird.where()


def test_a_struct_made_by_hand_was_written_nowhere() -> None:
    assert Bird(name="x").where("name") == Span("", 0, 0)
    assert Bird(name="x") == _good("name: x")


def test_the_schema_says_nothing_of_places() -> None:
    properties = msgspec.json.schema(Bird)["$defs"]["Bird"]["properties"]
    assert "span-of-wings" in properties
    assert not {"_node", "where", "node"} & set(properties)


def test_a_type_the_decoder_does_not_know_is_a_fault_of_ours() -> None:
    node = compose(Source("b.yaml", "x"), [])
    assert node is not None
    with pytest.raises(TypeError):
        decode(node, bytes, [])
    with pytest.raises(TypeError):
        decode(node, set[str], [])
