"""An SVG file to a drawing: its elements walked once, each drawn as its style and its place say (SVG 2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from broadsheet.drawing.css import Sheet
from broadsheet.drawing.fitting import Box
from broadsheet.drawing.lettering import TextReader
from broadsheet.drawing.matrix import Matrix, read_length, read_transform
from broadsheet.drawing.model import Clip, Colour, Drawing, Lettering, Mark, Shape, Subpath
from broadsheet.drawing.outline import SHAPES, path_data, read_path
from broadsheet.drawing.references import References, address
from broadsheet.drawing.style import PROPERTIES, Look
from broadsheet.drawing.teller import Teller
from broadsheet.drawing.tree import Element, ExcessiveError, every, read_tree
from broadsheet.drawing.viewport import kept, own_box, placed, view_box

_MARKS_LIMIT: Final = 20_000
_SEGMENTS_LIMIT: Final = 500_000
_NESTED_LIMIT: Final = 150
"""Elements inside elements, copies counted in."""
_UNDRAWN: Final = frozenset({
    "defs", "symbol", "clipPath", "mask", "marker", "pattern", "linearGradient", "radialGradient", "filter", "style",
    "title", "desc", "metadata", "view", "cursor", "font", "font-face", "color-profile", "solidColor",
})  # fmt: skip
_GROUPS: Final = frozenset({"g", "a", "switch"})


class NoDrawingError(Exception):
    """A file of well-formed XML that is no SVG; the name of its element."""


def read_svg(content: bytes) -> Drawing:
    """The drawing in a file. UnreadableError, ExcessiveError, NoDrawingError for one that holds none."""
    root = read_tree(content)
    if root.name != "svg":
        raise NoDrawingError(root.name)
    return _Reader(root).drawing()


class _Reader:
    """One file on its way: its style sheets, what its elements refer to, what was told, how much was drawn."""

    def __init__(self, root: Element) -> None:
        self._root = root
        elements = list(every(root))
        self._teller = Teller()
        self._references = References(elements, self._teller)
        self._sheet = Sheet([element.text for element in elements if element.name == "style"], len(elements))
        self._marks = self._segments = self._copies = 0
        for selector in self._sheet.unread:
            self._teller.feature("style sheet", root, selector)

    def drawing(self) -> Drawing:
        box = own_box(self._root)
        start = Look(matrix=Matrix(e=-box.x, f=-box.y), view=(box.w, box.h))
        marks = tuple(self._inside(self._root, self._look(self._root, start), 0))
        how = kept(self._root)
        return Drawing(box.w, box.h, how.fit, how.align, marks, self._teller.told)

    def _look(self, element: Element, outer: Look) -> Look:
        """How an element is drawn inside others; what of that cannot be is told."""
        own = {key: value for key, value in element.attributes.items() if key in PROPERTIES}
        look = outer.inside(own | self._sheet.declared(element))
        if (written := look.get("transform")) and element.name != "tspan":
            matrix = read_transform(written)
            if matrix is None:
                self._teller.broken("transform", element)
            look = replace(look, matrix=look.matrix.within(matrix or Matrix()))
        for feature in ("filter", "mask"):
            if look.get(feature, "none") != "none":
                self._teller.feature(feature, element)
        if look.get("mix-blend-mode", "normal") != "normal":
            self._teller.feature("mix-blend-mode", element)
        return self._clipped(look, element)

    def _element(self, element: Element, outer: Look, depth: int) -> Iterator[Mark]:
        if element.name in _UNDRAWN or " " in element.name:
            return
        if depth > _NESTED_LIMIT:
            raise ExcessiveError
        if element.name in SHAPES:
            look = self._look(element, outer)
            if not look.hidden and look.visible:
                yield from self._shape(element, look)
        elif element.name == "text":
            look = self._look(element, outer)
            if not look.hidden:
                yield from self._text(element, look)
        elif element.name in _GROUPS:
            yield from self._inside(element, self._look(element, outer), depth)
        elif element.name == "svg":
            yield from self._inner(element, self._look(element, outer), depth)
        elif element.name == "use":
            yield from self._copy(element, self._look(element, outer), depth)
        else:
            self._teller.element(element)

    def _inside(self, element: Element, look: Look, depth: int) -> Iterator[Mark]:
        if look.hidden:
            return
        parts = element.children
        if element.name == "switch":
            parts = [
                part for part in parts if part.name != "foreignObject" and not part.get("requiredExtensions")
            ][:1]
        for part in parts:
            yield from self._element(part, look, depth + 1)

    def _inner(self, element: Element, look: Look, depth: int, size: Element | None = None) -> Iterator[Mark]:
        """A drawing in a drawing, or a symbol that an element copies in its own `size`: its view box lies in its place
        and what reaches out of that is cut off."""
        wide, high = look.view
        lengths = [
            read_length((size or element).get(key) or element.get(key), look.size, whole)
            for key, whole in (("x", wide), ("y", high), ("width", wide), ("height", high))
        ]
        x, y = (0, 0) if size else (lengths[0] or 0, lengths[1] or 0)
        place = Box(
            x, y, wide if lengths[2] is None else lengths[2], high if lengths[3] is None else lengths[3]
        )
        if place.w <= 0 or place.h <= 0:
            return
        box = view_box(element) or Box(0, 0, place.w, place.h)
        corners = (
            (place.x, place.y),
            (place.x + place.w, place.y),
            (place.x + place.w, place.y + place.h),
            (place.x, place.y + place.h),
        )
        window = Clip(((*(look.matrix.at(*corner) for corner in corners), ()),))
        matrix = look.matrix.within(placed(box, place, kept(element)))
        inner = replace(look, matrix=matrix, view=(box.w, box.h), clips=(*look.clips, window))
        yield from self._inside(element, inner, depth)

    def _copy(self, element: Element, look: Look, depth: int) -> Iterator[Mark]:
        """What an element repeats at its own place; a symbol shows there what its view box has."""
        found = self._references.element(element)
        if found is None or look.hidden:
            return
        x, y = (read_length(element.get(key), look.size, look.view[key == "y"]) or 0 for key in ("x", "y"))
        look = replace(look, matrix=look.matrix.within(Matrix(e=x, f=y)))
        self._copies += 1
        if self._copies > _MARKS_LIMIT:
            raise ExcessiveError
        if found.name == "symbol":
            yield from self._inner(found, self._look(found, look), depth + 1, element)
        else:
            yield from self._element(found, look, depth + 1)

    def _shape(self, element: Element, look: Look) -> Iterator[Shape]:
        subpaths = self._outline(element, look)
        if not subpaths:
            return
        for key in ("marker-start", "marker-mid", "marker-end"):
            if look.get(key, "none") != "none":
                self._teller.feature("marker", element)

        def other(text: str) -> Colour | None:
            return self._references.paint(text, element)

        fill, stroke = look.colour("fill", "black", other), look.stroke(other)
        self._check(fill, "fill", element, look)
        self._check(stroke.colour if stroke else None, "stroke", element, look)
        if fill or stroke:
            self._count(sum(map(len, subpaths)))
            yield Shape(subpaths, fill, stroke, look.get("fill-rule") == "evenodd", look.clips)

    def _check(self, colour: Colour | None, key: str, element: Element, look: Look) -> None:
        """Tell a colour that cannot be read, and one that is not opaque."""
        written = look.get(key)
        if colour is None:
            self._teller.colour(written, element)
        elif colour.strength < 1:
            self._teller.feature("opacity", element)

    def _outline(self, element: Element, look: Look) -> tuple[Subpath, ...]:
        """The path of a shape where it stands; none for one that cannot be read, which is told."""

        def length(shape: Element, key: str) -> float:
            wide, high = look.view
            side = {"x": wide, "w": wide, "y": high, "h": high}.get(
                key.removeprefix("c").removeprefix("r")[:1]
            )
            whole = side or look.mean_side
            return read_length(look.get(key) or shape.get(key), look.size, whole) or 0

        data = path_data(element, length)
        made = read_path(data, look.matrix) if data else ()
        if made is None or data is None:
            self._teller.broken("points" if element.name.startswith("poly") else "d", element)
        return made or ()

    def _text(self, element: Element, look: Look) -> Iterator[Lettering]:
        if look.get("font-style", "normal") != "normal":
            self._teller.feature("font-style", element)
        for key in ("text-decoration", "text-decoration-line"):
            if look.get(key, "none") != "none":
                self._teller.feature("text-decoration", element)
        if look.get("writing-mode", "lr").startswith(("tb", "vertical")):
            self._teller.feature("writing-mode", element)

        def colour(inner: Look) -> Colour | None:
            fill = inner.colour("fill", "black", lambda text: self._references.paint(text, element))
            line = inner.colour("stroke", "none", lambda text: self._references.paint(text, element))
            if line is not None:
                self._teller.feature("text stroke", element)
            self._check(fill, "fill", element, inner)
            return fill or line

        def tell(feature: str, where: Element) -> None:
            self._teller.feature(feature, where)

        for lettering in TextReader(self._look, colour, tell).read(element, look):
            self._count(1)
            yield lettering

    def _clipped(self, look: Look, element: Element) -> Look:
        """The look with the clip that an element names; one that is no shape is told."""
        written = look.get("clip-path", "none")
        if written == "none":
            return look
        found = self._references.named(address(written))
        shapes = found.children if found is not None and found.name == "clipPath" else []
        if found is None or found.get("clipPathUnits") == "objectBoundingBox" or not shapes:
            self._teller.feature("clip-path", element)
            return look
        inner = Look(
            matrix=look.matrix.within(read_transform(found.get("transform")) or Matrix()), view=look.view
        )
        subpaths: list[Subpath] = []
        rule = "nonzero"
        for shape in shapes:
            if shape.name in SHAPES:
                own = self._look(shape, inner)
                rule = own.get("clip-rule", rule)
                subpaths += self._outline(shape, own)
            elif shape.name not in _UNDRAWN:
                self._teller.feature("clip-path", shape)
        if not subpaths:
            return look
        return replace(look, clips=(*look.clips, Clip(tuple(subpaths), rule == "evenodd")))

    def _count(self, segments: int) -> None:
        self._marks += 1
        self._segments += segments
        if self._marks > _MARKS_LIMIT or self._segments > _SEGMENTS_LIMIT:
            raise ExcessiveError
