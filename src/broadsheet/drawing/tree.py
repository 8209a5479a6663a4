"""An SVG file's elements: XML read without opening anything it refers to, within bounds (XML 1.0; SVG 2, 3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.parsers import expat

from msgspec import Struct, field

SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
SIZE_LIMIT: Final = 10_000_000
"""Bytes in a drawing; a map of a province with its townships has three million."""
ELEMENT_LIMIT: Final = 200_000
DEPTH_LIMIT: Final = 100
_ENTITY_LIMIT: Final = 2_000
"""Characters in an entity: a name space in a file of Illustrator's has fifty."""


class UnreadableError(Exception):
    """A file that is no well-formed XML; where and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


class ExcessiveError(Exception):
    """A file that would take more than a drawing may: entities in entities, too many elements, too deep."""


class Element(Struct):
    """An element: its name (a foreign one with its name space and a space before), its attributes, the line it begins
    on, and what is in it: elements and text in order."""

    name: str
    attributes: dict[str, str]
    line: int
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)

    def get(self, key: str, default: str = "") -> str:
        return self.attributes.get(key, default)

    @property
    def children(self) -> list[Element]:
        return [part for part in self.content if isinstance(part, Element)]

    @property
    def text(self) -> str:
        return "".join(part for part in self.content if isinstance(part, str))


def read_tree(content: bytes) -> Element:
    """The root element; UnreadableError or ExcessiveError for what is not to be drawn."""
    if len(content) > SIZE_LIMIT:
        raise ExcessiveError
    builder = _Builder(content)
    try:
        builder.parser.Parse(content, True)
    except expat.ExpatError as error:
        if error.code == expat.errors.codes.get(_AMPLIFIED):
            raise ExcessiveError from error
        raise UnreadableError(error.lineno, expat.ErrorString(error.code)) from error
    except (ValueError, LookupError) as error:  # An encoding that Python does not know.
        raise UnreadableError(1, str(error)) from error
    if builder.root is None:
        raise UnreadableError(1, "no element")
    return builder.root


_AMPLIFIED: Final = "limit on input amplification factor (from DTD and entities) breached"


class _Builder:
    """What the parser calls. Entities of the file itself are put in if they are short and hold no others; of external
    ones nothing is read, for the parser has no way to open them."""

    def __init__(self, content: bytes) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._elements = 0
        self._references = content.count(b"&")
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > ELEMENT_LIMIT or len(self._open) >= DEPTH_LIMIT:
            raise ExcessiveError
        parent = self._open[-1] if self._open else None
        named = {_short(key): value for key, value in attributes.items()}
        element = Element(_short(name), named, self.parser.CurrentLineNumber, parent)
        if parent is None:
            self.root = element
        else:
            parent.content.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._open[-1].content.append(text)

    def _entity(self, name: str, is_parameter: int, value: str | None, *_: Any) -> None:
        if value is None or is_parameter:
            return
        if "&" in value or len(value) > _ENTITY_LIMIT or len(value) * self._references > 10 * SIZE_LIMIT:
            raise ExcessiveError


def every(root: Element) -> Iterator[Element]:
    """An element and all in it, in the order of the file."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += reversed(element.children)


def _short(name: str) -> str:
    """A name of SVG's without its name space, `href` for xlink's."""
    space, _, local = name.rpartition(" ")
    return local if space in ("", SVG, _XLINK) else name
