"""Style sheets inside a drawing: rules by element, class and id, one inside another (CSS 2.1, 5 and 6.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from broadsheet.drawing.tree import Element, ExcessiveError

_COMMENT: Final = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_BLOCK: Final = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SIMPLE: Final = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_MARK: Final = re.compile(r"([.#])([\w-]+)")
_WORK_LIMIT: Final = 20_000_000
"""Selectors times elements: what a sheet may ask to be compared."""


class _Simple(NamedTuple):
    """An element's name ("" for any), its id and classes."""

    name: str
    ids: frozenset[str]
    classes: frozenset[str]

    def fits(self, element: Element) -> bool:
        return (
            self.name in ("", element.name)
            and self.ids <= {element.get("id")}
            and self.classes <= set(element.get("class").split())
        )


class _Rule(NamedTuple):
    """Compounds from the outermost in, how specific they are together, and what they set."""

    path: tuple[_Simple, ...]
    weight: tuple[int, int, int]
    set: dict[str, str]

    def fits(self, element: Element) -> bool:
        *outer, own = self.path
        if not own.fits(element):
            return False
        above = element.parent
        for wanted in reversed(outer):
            while above is not None and not wanted.fits(above):
                above = above.parent
            if above is None:
                return False
            above = above.parent
        return True


class Sheet:
    """The rules of a drawing's style sheets, weakest first; `unread` are selectors and at-rules it does not know."""

    def __init__(self, texts: Iterable[str], elements: int) -> None:
        self.unread: list[str] = []
        rules = [rule for text in texts for rule in self._rules(text)]
        if len(rules) * elements > _WORK_LIMIT:
            raise ExcessiveError
        self._rules_by_weight = sorted(rules, key=lambda rule: rule.weight)

    def declared(self, element: Element) -> dict[str, str]:
        """What applies to an element: rules of sheets, over them its own style."""
        found: dict[str, str] = {}
        for rule in self._rules_by_weight:
            if rule.fits(element):
                found |= rule.set
        return found | declarations(element.get("style"))

    def _rules(self, text: str) -> Iterator[_Rule]:
        text = _COMMENT.sub("", text)
        if "@" in text:
            text = self._without_at_rules(text)
        for selectors, body in _BLOCK.findall(text):
            made = declarations(body)
            for selector in selectors.split(","):
                path = _path(selector.strip())
                if path is None:
                    self.unread.append(selector.strip())
                else:
                    yield _Rule(path, _weight(path), made)

    def _without_at_rules(self, text: str) -> str:
        """A sheet less its at-rules, whose blocks are skipped whole."""
        kept: list[str] = []
        at = 0
        while (start := text.find("@", at)) >= 0:
            kept.append(text[at:start])
            name = re.match(r"@[\w-]*", text[start:])
            if name and name[0] not in ("@charset", "@namespace"):
                self.unread.append(name[0])
            at = _end_of(text, start)
        return "".join((*kept, text[at:]))


def _end_of(text: str, start: int) -> int:
    """Where an at-rule ends: after its semicolon, or after its block."""
    depth = 0
    for found in re.compile(r"[;{}]").finditer(text, start):
        if found[0] == ";" and not depth:
            return found.end()
        depth += {"{": 1, "}": -1, ";": 0}[found[0]]
        if found[0] == "}" and depth <= 0:
            return found.end()
    return len(text)


def declarations(text: str) -> dict[str, str]:
    """`fill: red; stroke: none` as a mapping; a later one wins, priorities are let be."""
    made: dict[str, str] = {}
    for part in _COMMENT.sub("", text).split(";"):
        name, colon, value = part.partition(":")
        if colon and value.strip():
            made[name.strip().lower()] = value.replace("!important", "").strip()
    return made


def _path(selector: str) -> tuple[_Simple, ...] | None:
    """The compounds of a selector; None for one of a kind that is not read."""
    path = []
    for part in selector.split():
        found = _SIMPLE.fullmatch(part)
        if found is None:
            return None
        marks = _MARK.findall(found[2])
        named = {kind: frozenset(name for mark, name in marks if mark == kind) for kind in "#."}
        path.append(_Simple((found[1] or "").replace("*", ""), named["#"], named["."]))
    return tuple(path) or None


def _weight(path: tuple[_Simple, ...]) -> tuple[int, int, int]:
    return (
        sum(len(part.ids) for part in path),
        sum(len(part.classes) for part in path),
        sum(bool(part.name) for part in path),
    )
