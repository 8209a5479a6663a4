"""YAML as small values that know their place: scalars stay text, every fault gets a span.

The parser's events are turned into nodes on a stack of our own, so that no depth of nesting and no web of aliases can
hurt. Allowed is YAML 1.1 without tags (but !!str), merge keys, several documents, or anything but text as a key.
"""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple, TypeAlias

import yaml

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Source, Span
from broadsheet.base.yamlfaults import MAX_DEPTH, explain_syntax, find_forbidden

MAX_ALIASES = 100
MAX_NODES = 200_000
"""Nodes with every alias written out: a page has a few hundred, an issue some thousands."""

# libyaml's parser if PyYAML was built with it, its own otherwise (ten times slower, the same events).
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KNOWN_TAGS = (None, "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
_EATEN = re.compile(r"[ \t]#(?=[^\s#!|-])")


class Scalar(NamedTuple):
    """A piece of text as YAML reads it."""

    text: str
    span: Span
    style: Literal["plain", "quoted", "block"]

    @property
    def empty(self) -> bool:
        """Whether this is YAML's null: nothing after the colon, or `~` or `null` without quotes."""
        return self.style == "plain" and self.text in ("", "~", "null", "Null", "NULL")


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Keys and values in the order written; `flow` if written in braces."""

    entries: tuple[Entry, ...]
    span: Span
    flow: bool

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


class Sequence(NamedTuple):
    """Values in order; `flow` if written in brackets."""

    items: tuple[Node, ...]
    span: Span
    flow: bool


Node: TypeAlias = Scalar | Mapping | Sequence


def compose(source: Source, findings: Findings) -> Node | None:
    """The file's one document as a node; None if it cannot be read or is empty. Faults are BS103 to BS122."""
    if (fault := find_forbidden(source)) is not None:
        findings.append(fault)
        return None
    try:
        root = _Composer(source, findings).document(_Loader(source.text))
    except yaml.MarkedYAMLError as error:
        findings.append(explain_syntax(error, source))
        return None
    except yaml.YAMLError:
        findings.append(Diagnostic("BS111", source.span(0, 0), {"problem": "unreadable"}))
        return None
    except _StopError as stop:
        findings.append(stop.fault)
        return None
    return root


def walk(node: Node, *path: str | int) -> Node:
    """The node at the end of `path` (keys and indices), or the last one before the path leaves the tree."""
    for step in path:
        found: Node | None = None
        if isinstance(node, Mapping):
            found = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            found = node.items[step]
        if found is None:
            return node
        node = found
    return node


def line_offsets(scalar: Scalar, source: Source) -> list[int] | None:
    """Where each line of a scalar begins in the file: of a literal block (`|`) after its indent, of other scalars if
    they stand in one line as they are read; None where YAML folded or unescaped them."""
    start, end = scalar.span.start, scalar.span.end
    if scalar.style != "block":
        quotes = 1 if scalar.style == "quoted" else 0
        return [start + quotes] if source.text[start + quotes : end - quotes] == scalar.text else None
    if source.text[start] != "|":
        return None
    raw = source.text[start : scalar.span.end].splitlines(keepends=True)
    at = start + len(raw[0])
    offsets = []
    for line, text in zip(raw[1:], scalar.text.splitlines(), strict=False):
        offsets.append(at + len(line.splitlines()[0]) - len(text))
        at += len(line)
    return offsets


class _StopError(Exception):
    """Composing cannot go on."""

    def __init__(self, code: str, span: Span, **args: object) -> None:
        self.fault = Diagnostic(code, span, args)


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("anchor", "children", "depth", "flow", "keys", "mapping", "start", "weight")

    def __init__(self, event: Any) -> None:
        self.mapping = isinstance(event, yaml.MappingStartEvent)
        self.start: int = event.start_mark.index
        self.flow = bool(event.flow_style)
        self.anchor: str | None = event.anchor
        self.children: list[Any] = []
        self.keys: dict[str, Scalar] = {}
        self.weight = 1
        self.depth = 1


class _Anchored(NamedTuple):
    node: Node
    weight: int
    depth: int


class _Composer:
    """Builds the nodes of one document from the parser's events."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self._source = source
        self._findings = findings
        self._stack: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._aliases = 0
        self._root: Node | None = None

    def document(self, parser: Any) -> Node | None:
        """Consume the stream; exactly one document may be in it."""
        seen = False
        while parser.check_event():
            event = parser.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end(event)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                if seen:
                    raise _StopError("BS106", self._span(event))
                seen = True
        if self._root is None or (isinstance(self._root, Scalar) and self._root.empty):
            self._findings.append(Diagnostic("BS105", self._source.span(0, 0)))
            return None
        return self._root

    def _span(self, event: Any) -> Span:
        return Span(self._source.file, event.start_mark.index, event.end_mark.index)

    def _trimmed(self, start: int, end: int) -> Span:
        """A span without the white space that libyaml counts in up to the next token."""
        text = self._source.text
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(self._source.file, start, end)

    def _scalar(self, event: Any) -> None:
        self._check_tag(event)
        style: Literal["plain", "quoted", "block"] = "quoted"
        if not event.style:
            style = "plain"
            self._warn_of_eaten(event)
        elif event.style in "|>":
            style = "block"
        node = Scalar(event.value, self._trimmed(event.start_mark.index, event.end_mark.index), style)
        if style == "quoted":
            self._check_escapes(node)
        if event.anchor:
            self._anchors[event.anchor] = _Anchored(node, 1, 0)
        self._attach(node, 1, 0)

    def _start(self, event: Any) -> None:
        self._check_tag(event)
        if len(self._stack) >= MAX_DEPTH:
            raise _StopError("BS119", self._span(event), limit=MAX_DEPTH)
        if event.anchor:
            self._anchors[event.anchor] = None
        self._stack.append(_Open(event))

    def _end(self, event: Any) -> None:
        done = self._stack.pop()
        span = self._trimmed(done.start, event.end_mark.index)
        node: Node
        if done.mapping:
            node = Mapping(self._entries(done.children, done.keys), span, done.flow)
        else:
            node = Sequence(tuple(done.children), span, done.flow)
        if done.anchor:
            self._anchors[done.anchor] = _Anchored(node, done.weight, done.depth)
        self._attach(node, done.weight, done.depth)

    def _alias(self, event: Any) -> None:
        span = self._span(event)
        if event.anchor not in self._anchors:
            raise _StopError("BS116", span, name=event.anchor)
        target = self._anchors[event.anchor]
        if target is None:
            raise _StopError("BS118", span, name=event.anchor)
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise _StopError("BS117", span, limit=MAX_ALIASES)
        if len(self._stack) + target.depth > MAX_DEPTH:
            raise _StopError("BS119", span, limit=MAX_DEPTH)
        self._attach(target.node, target.weight, target.depth, span)

    def _attach(self, node: Node, weight: int, depth: int, alias: Span | None = None) -> None:
        """Hand a finished node to the collection around it; `alias` is where it was called, if it was."""
        if not self._stack:
            self._root = node
            return
        around = self._stack[-1]
        around.weight += weight
        around.depth = max(around.depth, depth + 1)
        if around.weight > MAX_NODES:
            code = "BS117" if self._aliases else "BS123"
            raise _StopError(code, alias or node.span, limit=MAX_ALIASES if self._aliases else MAX_NODES)
        if around.mapping and len(around.children) % 2 == 0:
            self._check_key(node, around.keys)
        around.children.append(node)

    def _check_key(self, node: Node, keys: dict[str, Scalar]) -> None:
        if not isinstance(node, Scalar):
            raise _StopError("BS121", node.span)
        if node.text == "<<" and node.style == "plain":
            self._findings.append(Diagnostic("BS120", node.span))
        elif node.empty:
            self._findings.append(Diagnostic("BS121", node.span))
        elif (first := keys.setdefault(node.text, node)) is not node:
            line = self._source.position(first.span.start)[0]
            self._findings.append(Diagnostic("BS114", node.span, {"key": node.text, "line": line}))

    @staticmethod
    def _entries(children: list[Any], keys: dict[str, Scalar]) -> tuple[Entry, ...]:
        """Pairs, without those whose key was refused."""
        kept = {id(key) for key in keys.values()}
        pairs = zip(children[::2], children[1::2], strict=True)
        return tuple(Entry(key, value) for key, value in pairs if id(key) in kept)

    def _check_tag(self, event: Any) -> None:
        tag = event.tag
        if tag in _KNOWN_TAGS:
            return
        start = event.start_mark.index
        word = self._source.text[start : start + 60].split()[0]
        if tag == "!":
            raise _StopError("BS110", Span(self._source.file, start, start + 1), char="!")
        raise _StopError("BS115", Span(self._source.file, start, start + len(word)), tag=word)

    def _check_escapes(self, node: Scalar) -> None:
        """Escapes in double quotes can write what the file itself may not hold."""
        if (fault := find_forbidden(Source("", node.text))) is not None:
            self._findings.append(Diagnostic("BS103", node.span, fault.args))

    def _warn_of_eaten(self, event: Any) -> None:
        """`headline: Top #1`: what follows the sign is a comment, and was hardly meant as one."""
        end = event.end_mark.index
        text = self._source.text
        if end > event.start_mark.index and _EATEN.match(text, end):
            stop = re.compile(r"[\r\n]|\Z").search(text, end)
            upto = stop.start() if stop else end
            lost = text[end + 1 : upto].rstrip()
            self._findings.append(Diagnostic("BS122", Span(self._source.file, end + 1, upto), {"lost": lost}))
