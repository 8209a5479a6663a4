"""Reading single values: text, numbers, dates, lengths and words of a list, with the faults an editor can make."""

from __future__ import annotations

import datetime
import math
from typing import Annotated, Any, ClassVar

import msgspec

from broadsheet.base.diagnostics import Diagnostic, Findings, Words
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.base.units import Measure, parse_measure
from broadsheet.base.yamlfaults import full_width_colon, key_with_full_width_colon
from broadsheet.base.yamltree import Mapping, Node, Scalar, Sequence

FAULT: Any = object()
"""Read instead of a value where none could be made; the finding has been recorded."""


class Reader:
    """Reads one type; `kinds` are the nodes it can begin with."""

    kinds: tuple[type, ...] = (Scalar,)
    wanted = Words("文字", "text")

    def read(self, node: Node, findings: Findings) -> Any:
        if not isinstance(node, self.kinds):
            return _wrong_kind(node, self.wanted, findings)
        return self.convert(node, findings)

    def convert(self, node: Any, findings: Findings) -> Any:
        raise NotImplementedError

    def stand_in(self) -> Any:
        """A value to go on with where a required one is missing or faulty."""
        return FAULT


class Leaf(Reader):
    """Text, numbers, truth and dates, each with the limits its Meta sets."""

    TYPES: ClassVar[dict[type, tuple[str, Words, Any]]] = {
        str: ("BS133", Words("文字", "text"), ""),
        int: ("BS133", Words("整数", "a whole number"), 0),
        float: ("BS133", Words("数", "a number"), 0.0),
        bool: ("BS133", Words("true 或 false", "true or false"), False),
        datetime.date: ("BS139", Words("日期", "a date"), datetime.date(2000, 1, 1)),
    }

    def __init__(self, base: Any, metas: tuple[msgspec.Meta, ...]) -> None:
        self._base = base
        self._metas = metas
        self._code, self.wanted, self._stand_in = self.TYPES[base]
        self._limited: Any = Annotated[(base, *metas)] if metas else None

    def convert(self, node: Scalar, findings: Findings) -> Any:
        if node.empty:
            return _empty(node, self.wanted, findings)
        try:
            value: Any = (
                node.text if self._base is str else msgspec.convert(node.text, self._base, strict=False)
            )
            if self._base is float and not math.isfinite(value):
                raise msgspec.ValidationError
        except msgspec.ValidationError:
            findings.append(fault(self._code, node, self.wanted, value=node.text))
            return FAULT
        if self._limited is not None:
            try:
                msgspec.convert(value, self._limited)
            except msgspec.ValidationError:
                findings.append(self._beyond(node))
                return FAULT
        return value

    def _beyond(self, node: Scalar) -> Diagnostic:
        """Outside the limits: a number out of range, or text that has not the form asked for."""
        meta = next(meta for meta in self._metas if binding(meta))
        if self._base in (int, float):
            return fault("BS134", node, _bounds(meta), value=node.text)
        examples = ", ".join(map(str, meta.examples or ()))
        return Diagnostic("BS141", node.span, {"value": node.text, "examples": examples})

    def stand_in(self) -> Any:
        low = next((meta.ge for meta in self._metas if meta.ge is not None), None)
        return self._stand_in if low is None else self._base(low)


def _bounds(meta: msgspec.Meta) -> Words:
    """The numbers a Meta admits."""
    if meta.ge is not None and meta.le is not None:
        return Words(f"{meta.ge} 至 {meta.le}", f"{meta.ge} to {meta.le}")
    named = (
        (meta.ge, "不小于", "at least"),
        (meta.gt, "大于", "more than"),
        (meta.le, "不大于", "at most"),
        (meta.lt, "小于", "less than"),
    )
    given = [(zh, en, limit) for limit, zh, en in named if limit is not None]
    return Words(
        "、".join(f"{zh} {limit}" for zh, _, limit in given),
        ", ".join(f"{en} {limit}" for _, en, limit in given),
    )


class LengthReader(Reader):
    """A measure with its unit."""

    wanted = Words("带单位的长度", "a length with its unit")

    def convert(self, node: Scalar, findings: Findings) -> Any:
        if node.empty:
            return _empty(node, self.wanted, findings)
        try:
            return parse_measure(node.text)
        except ValueError:
            bare = node.text.strip().replace(".", "", 1).lstrip("+-").isdecimal()
            findings.append(Diagnostic("BS136" if bare else "BS137", node.span, {"value": node.text.strip()}))
            return FAULT

    def stand_in(self) -> Any:
        return Measure(0, "pt")


class Choice(Reader):
    """One of some words."""

    def __init__(self, words: tuple[Any, ...]) -> None:
        self._words = {str(word): word for word in words}
        listed = " | ".join(self._words)
        self.wanted = Words(listed, listed)

    def convert(self, node: Scalar, findings: Findings) -> Any:
        if node.text in self._words:
            return self._words[node.text]
        findings.append(
            fault("BS135", node, self.wanted, value=node.text, nearest=nearest(node.text, self._words))
        )
        return FAULT

    def stand_in(self) -> Any:
        return next(iter(self._words.values()))


def binding(meta: msgspec.Meta) -> bool:
    """Whether a Meta limits values, beyond describing them."""
    limits = (
        meta.ge,
        meta.gt,
        meta.le,
        meta.lt,
        meta.multiple_of,
        meta.pattern,
        meta.min_length,
        meta.max_length,
    )
    return any(limit is not None for limit in limits)


def fault(code: str, node: Node, wanted: Words, **args: object) -> Diagnostic:
    """A finding about a value, saying in both languages what was wanted."""
    return Diagnostic(code, node.span, {"wanted": wanted, **args})


def _empty(node: Node, wanted: Words, findings: Findings) -> Any:
    findings.append(fault("BS138", node, wanted))
    return FAULT


def _wrong_kind(node: Node, wanted: Words, findings: Findings) -> Any:
    """A list where text is wanted and so on; a full-width colon or a stray bracket is named as the cause."""
    if isinstance(node, Scalar):
        if node.empty:
            return _empty(node, wanted, findings)
        if node.style == "plain" and (slip := key_with_full_width_colon(node.text)) is not None:
            findings.append(full_width_colon(node.span.file, node.span.start + slip[1], slip[0]))
            return FAULT
    kind = _KINDS[type(node)]
    bracket = (
        ("{" if isinstance(node, Mapping) else "[") if not isinstance(node, Scalar) and node.flow else ""
    )
    at = Span(node.span.file, node.span.start, node.span.start + 1) if bracket else node.span
    findings.append(Diagnostic("BS132", at, {"kind": kind, "wanted": wanted, "bracket": bracket}))
    return FAULT


_KINDS: dict[type, Words] = {
    Scalar: Words("文字", "text"),
    Mapping: Words("键值对", "a mapping"),
    Sequence: Words("列表", "a list"),
}
