"""YAML nodes to msgspec structs, node by node, so that every fault of a file is found in one run.

How to use it::

    class Grid(Located, frozen=True, kw_only=True):  # both options again on every struct
        columns: Annotated[int, Meta(ge=1, le=24)]
        gutter: Measure  # "1em", "4mm": base.units.parse_measure
        rule: Measure | None = None
        align: Literal["justify", "left"] = "justify"


    node = compose(source, findings)  # base.yamltree
    grid = decode(node, Grid, findings) if node else None  # None after any fault; all of them are in findings
    findings.append(Diagnostic("BS3xx", grid.where("gutter"), {...}))

Types: str, int, float, bool, datetime.date, Measure, Literal of words, Annotated with msgspec.Meta (ge, gt, le, lt,
multiple_of, pattern, min_length, max_length), Located structs, list[T], tuple[T, ...] and tuple[A, B], dict[str, T],
T | None, and unions whose members differ by the kind of node (text, list, mapping). Several structs in one union
carry `tag_field` and `tag`. Keys are the structs' encoded names (`rename` works).

With `salvage=True` a faulty value is replaced by its default or a stand-in, so that later stages can go on looking.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

import msgspec
from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic, Findings, Words
from broadsheet.base.leaves import FAULT, Choice, Leaf, LengthReader, Reader, binding, fault
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.base.units import Measure
from broadsheet.base.world import World
from broadsheet.base.yamltree import Mapping, Node, Scalar, Sequence, compose, walk

T = TypeVar("T")
_NOWHERE = Span("", 0, 0)


class Located(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A struct that knows where it was written; neither its schema nor its equality says so."""

    def where(self, *path: str | int) -> Span:
        """The place of the whole mapping, or of the value at the end of `path` ("photos", 0, "file").

        Where the path is not in the file (a default), the place of what is nearest above.
        """
        node = self.node(*path)
        return node.span if node is not None else _NOWHERE

    def node(self, *path: str | int) -> Node | None:
        """The node behind it; None for a struct that was not read from a file."""
        node: Node | None = self.__dict__.get("_node")
        return walk(node, *path) if node is not None else None


def decode(node: Node, type_: type[T], findings: Findings, *, salvage: bool = False) -> T | None:
    """`node` as a `type_`, or None after a fault (BS108, BS130 to BS141); with `salvage`, None only if nothing of
    the right kind is there."""
    before = len(findings)
    value = _reader(cast("Any", type_)).read(node, findings)
    if value is FAULT:
        return None
    faults = any(finding.severity == "error" for finding in findings[before:])
    return None if faults and not salvage else cast("T", value)


def read(path: Path, type_: type[T], world: World, findings: Findings, named: Span | None = None) -> T | None:
    """The YAML file at `path` as a `type_`, or None after a fault; `named` is the place that named the file."""
    source = world.source(path, findings, named)
    node = compose(source, findings) if source is not None else None
    return decode(node, type_, findings) if node is not None else None


class _List(Reader):
    """Values of one type in order; a faulty one is left out."""

    kinds = (Sequence,)
    wanted = Words("列表", "a list")

    def __init__(self, item: Any, metas: tuple[msgspec.Meta, ...], make: Callable[[list[Any]], Any]) -> None:
        self._item = _reader(item)
        self._least = max((meta.min_length or 0 for meta in metas), default=0)
        self._make = make

    def convert(self, node: Sequence, findings: Findings) -> Any:
        if len(node.items) < self._least:
            findings.append(Diagnostic("BS140", node.span, {"wanted": self._least, "count": len(node.items)}))
        read = self._item.read
        return self._make([value for item in node.items if (value := read(item, findings)) is not FAULT])

    def stand_in(self) -> Any:
        return self._make([])


class _Tuple(Reader):
    """A fixed number of values."""

    kinds = (Sequence,)
    wanted = Words("列表", "a list")

    def __init__(self, items: tuple[Any, ...]) -> None:
        self._items = tuple(_reader(item) for item in items)

    def convert(self, node: Sequence, findings: Findings) -> Any:
        if len(node.items) != len(self._items):
            findings.append(
                Diagnostic("BS140", node.span, {"wanted": len(self._items), "count": len(node.items)})
            )
            return FAULT
        values = tuple(
            reader.read(item, findings) for reader, item in zip(self._items, node.items, strict=True)
        )
        return FAULT if FAULT in values else values

    def stand_in(self) -> Any:
        return tuple(reader.stand_in() for reader in self._items)


class _Dict(Reader):
    """Keys of the writer's choice; a faulty value leaves its key out unless a stand-in can be had."""

    kinds = (Mapping,)
    wanted = Words("键值对", "a mapping of keys to values")

    def __init__(self, value: Any) -> None:
        self._value = _reader(value)

    def convert(self, node: Mapping, findings: Findings) -> Any:
        found = {entry.key.text: self._value.read(entry.value, findings) for entry in node.entries}
        filled = {k: self._value.stand_in() if v is FAULT else v for k, v in found.items()}
        return {key: value for key, value in filled.items() if value is not FAULT}

    def stand_in(self) -> Any:
        return {}


class _Field(Struct, frozen=True):
    """One key of a struct: the field's name, its reader, and whether it must be there."""

    name: str
    reader: Reader
    required: bool


class _Struct(Reader):
    """A mapping with known keys."""

    kinds = (Mapping,)

    def __init__(self, type_: type[Located]) -> None:
        self._type = type_
        keys = " ".join(type_.__struct_encode_fields__)
        self.wanted = Words(f"键值对（{keys}）", f"a mapping ({keys})")
        self.tag = type_.__struct_config__.tag
        self.tag_field = type_.__struct_config__.tag_field

    @property
    def _fields(self) -> dict[str, _Field]:
        """Read late, so that a struct may contain itself."""
        return _fields(self._type)

    def convert(self, node: Mapping, findings: Findings) -> Any:
        fields = self._fields
        values: dict[str, Any] = {}
        for entry in node.entries:
            field = fields.get(entry.key.text)
            if field is not None:
                values[field.name] = field.reader.read(entry.value, findings)
            elif entry.key.text != self.tag_field:
                near = nearest(entry.key.text, fields)
                args = {"key": entry.key.text, "nearest": near, "known": ", ".join(fields)}
                findings.append(Diagnostic("BS130", entry.key.span, args))
        for key, field in fields.items():
            if field.required and field.name not in values:
                values[field.name] = FAULT
                findings.append(Diagnostic("BS131", _head(node), {"key": key}))
        return self._build(values, node)

    def _build(self, values: dict[str, Any], node: Mapping | None) -> Any:
        """The struct, faulty fields at their defaults or stand-ins; a fault if one has neither."""
        for field in self._fields.values():
            if values.get(field.name) is FAULT:
                del values[field.name]
                if field.required:
                    values[field.name] = field.reader.stand_in()
        if FAULT in values.values():
            return FAULT
        made = self._type(**values)
        if node is not None:
            made.__dict__["_node"] = node
        return made

    def stand_in(self) -> Any:
        return self._build({field.name: FAULT for field in self._fields.values() if field.required}, None)


class _Optional(Reader):
    """A value or nothing."""

    def __init__(self, inner: Reader) -> None:
        self._inner = inner
        self.wanted = inner.wanted

    def read(self, node: Node, findings: Findings) -> Any:
        if isinstance(node, Scalar) and node.empty:
            return None
        return self._inner.read(node, findings)

    def stand_in(self) -> Any:
        return None


class _Union(Reader):
    """Types told apart by the kind of node; of several scalars the first that fits, of structs the one tagged."""

    def __init__(self, members: tuple[Reader, ...]) -> None:
        self._members = members
        self.kinds = tuple(kind for member in members for kind in member.kinds)
        self.wanted = Words(
            " / ".join(m.wanted.zh for m in members), " / ".join(m.wanted.en for m in members)
        )

    def convert(self, node: Node, findings: Findings) -> Any:
        fitting = [member for member in self._members if isinstance(node, member.kinds)]
        if isinstance(node, Mapping) and len(fitting) > 1:
            return self._tagged(node, fitting, findings)
        for member in fitting:
            attempt: Findings = []
            if (value := member.read(node, attempt)) is not FAULT or len(fitting) == 1:
                findings.extend(attempt)
                return value
        findings.append(
            fault("BS133", node, self.wanted, value=node.text if isinstance(node, Scalar) else "")
        )
        return FAULT

    def _tagged(self, node: Mapping, fitting: list[Any], findings: Findings) -> Any:
        tags = {str(member.tag): member for member in fitting}
        field = fitting[0].tag_field
        tag = node.get(field)
        if tag is None:
            findings.append(Diagnostic("BS131", _head(node), {"key": field}))
            return FAULT
        chosen = Choice(tuple(tags)).read(tag, findings)
        return FAULT if chosen is FAULT else tags[chosen].read(node, findings)

    def stand_in(self) -> Any:
        return self._members[0].stand_in()


@cache
def _fields(type_: type[Located]) -> dict[str, _Field]:
    return {
        info.encode_name: _Field(info.name, _reader(info.type), info.required)
        for info in msgspec.structs.fields(type_)
    }


@cache
def _reader(type_: Any) -> Reader:
    """The reader of a type; TypeError for a type this decoder does not know."""
    metas: tuple[msgspec.Meta, ...] = ()
    if get_origin(type_) is Annotated:
        type_, *extras = get_args(type_)
        metas = tuple(extra for extra in extras if isinstance(extra, msgspec.Meta))
    if get_origin(type_) is None:
        return _plain_reader(type_, metas)
    return _generic_reader(get_origin(type_), get_args(type_), metas)


def _plain_reader(type_: Any, metas: tuple[msgspec.Meta, ...]) -> Reader:
    if type_ is Measure:
        return LengthReader()
    if isinstance(type_, type) and issubclass(type_, Located):
        return _Struct(type_)
    if type_ in Leaf.TYPES:
        return Leaf(type_, metas if any(binding(meta) for meta in metas) else ())
    raise TypeError(f"no reader for {type_!r}")


def _generic_reader(origin: Any, args: tuple[Any, ...], metas: tuple[msgspec.Meta, ...]) -> Reader:
    if origin is Literal:
        return Choice(args)
    if origin is list:
        return _List(args[0], metas, list)
    if origin is tuple:
        return _List(args[0], metas, tuple) if args[1:] == (...,) else _Tuple(args)
    if origin is dict:
        return _Dict(args[1])
    if origin not in (Union, types.UnionType):
        raise TypeError(f"no reader for {origin!r}")
    members = tuple(_reader(arg) for arg in args if arg is not type(None))
    inner = members[0] if len(members) == 1 else _Union(members)
    return _Optional(inner) if type(None) in args else inner


def _head(node: Mapping) -> Span:
    """Where to point for a key that is not there: the mapping's first key."""
    return node.entries[0].key.span if node.entries else node.span
