"""A sheet that is kept as SVG: the same strokes and words as on any other, its lines lines and its letters letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape

from studio import (
    HAIRLINE,
    INK,
    OVER,
    PAPER,
    PPI,
    SANS,
    SERIF,
    SERIF_BLACK,
    SERIF_BOLD,
    VERMILION,
    WHITE,
    Colour,
    Point,
    Sheet,
    between,
    round_about,
)

WEIGHTS = {SERIF: 400, SERIF_BOLD: 700, SERIF_BLACK: 900}
"""Of the faces with serifs; each is a file of its own."""
_ROUND = 'stroke-linecap="round" stroke-linejoin="round"'
Box = tuple[float, float, float, float]


class Vector(Sheet):
    """A drawing in points, as wide as it prints. Its greys are black ink, its paper and its red the layout's."""

    def __init__(self, width: float, height: float, ground: Colour | None = PAPER) -> None:
        self.width, self.height = width, height
        self.scale = PPI / 72 * OVER  # What the length of words is measured at.
        self.elements: list[str] = []
        self._path, self._data = "", ""
        if ground:
            self.box((0, 0, width, height), ground)

    def svg(self) -> str:
        """The drawing as a file."""
        wide, high = number(self.width), number(self.height)
        size = f'width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Noto Sans SC, sans-serif">'
        return "\n".join([head, *self.finished(), "</svg>", ""])

    def finished(self) -> list[str]:
        """The elements, the path that was being drawn among them."""
        self.element("")
        return self.elements

    def element(self, text: str) -> None:
        """Add an element above those that are there."""
        if self._path:
            self.elements.append(f'<path {self._path} d="{self._data}"/>')
        self._path = self._data = ""
        if text:
            self.elements.append(text)

    def path(self, style: str, data: str) -> None:
        """Add to a path that is painted the same if it is the last, so that a hatching is one."""
        if style != self._path:
            self.element("")
        self._path, self._data = style, self._data + data

    def line(self, points: Sequence[Point], width: float = 0.6, colour: Colour = INK) -> None:
        style = stroke(width, colour)
        self.path(f"{style} {_ROUND}" if len(points) > 2 else style, way(points))

    def arc(self, centre: Point, radius: float, turns: tuple[float, float], width: float = 0.6) -> None:
        start, end = round_about(centre, radius, *turns, 1)
        curve = f"A{number(radius)} {number(radius)} 0 0 1 {number(end[0])} {number(end[1])}"
        self.path(f"{stroke(width, INK)} {_ROUND}", f"M{number(start[0])} {number(start[1])}{curve}")

    def dashes(
        self, start: Point, end: Point, width: float = 0.5, colour: Colour = INK, dash: float = 2
    ) -> None:
        style = f'{stroke(width, colour)} stroke-dasharray="{number(dash)}"'
        self.path(style, way([start, end]))

    def polygon(
        self, points: Sequence[Point], fill: Colour | None = None, width: float = 0, colour: Colour = INK
    ) -> None:
        self.element(f'<path {painted(fill, width, colour)} d="{way(points)}z"/>')

    def box(self, box: Box, fill: Colour | None = None, width: float = 0, colour: Colour = INK) -> None:
        left, top, right, bottom = box
        places = ("x", left), ("y", top), ("width", right - left), ("height", bottom - top)
        self.element(f"<rect {attributes(places)} {painted(fill, width, colour)}/>")

    def circle(
        self,
        centre: Point,
        radius: float,
        fill: Colour | None = None,
        width: float = 0,
        colour: Colour = INK,
    ) -> None:
        places = ("cx", centre[0]), ("cy", centre[1]), ("r", radius)
        self.element(f"<circle {attributes(places)} {painted(fill, width, colour)}/>")

    def text(  # noqa: PLR0913 — as on any sheet.
        self,
        place: Point,
        words: str,
        size: float,
        colour: Colour = INK,
        font: str = SANS,
        weight: int = 400,
        anchor: str = "ls",
    ) -> None:
        places = ("x", place[0]), ("y", place[1]), ("font-size", size)
        heavy = WEIGHTS.get(font, weight)
        styles = [
            'font-family="Noto Serif SC, serif"' if font in WEIGHTS else "",
            f'font-weight="{heavy}"' if heavy != 400 else "",
            {"l": "", "m": 'text-anchor="middle"', "r": 'text-anchor="end"'}[anchor[0]],
            f'fill="{paint(colour)}"' if colour != INK else "",
        ]
        style = " ".join(filter(None, styles))
        self.element(f"<text {attributes(places)}{' ' * bool(style)}{style}>{escape(words)}</text>")

    def engrave(
        self,
        start: Point,
        end: Point,
        swell: Callable[[Point], float],
        colour: Colour = INK,
        step: float = 0.6,
    ) -> None:
        steps = max(4, round(1 + (abs(end[0] - start[0]) + abs(end[1] - start[1])) / step / 2))
        places = [between(start, end, index / steps) for index in range(steps + 1)]
        widths = [swell(place) for place in places]
        run: list[tuple[Point, float]] = []
        for place, width in [*zip(places, widths, strict=True), (end, 0.0)]:
            if width >= HAIRLINE:
                run.append((place, width))
                continue
            if len(run) > 1:
                run = run if bulges(run) else [run[0], run[-1]]
                self.path(f'fill="{paint(colour)}"', f"{way(swollen(run))}z")
            run = []

    def badge(self, centre: Point, number: int, radius: float = 5.6, fill: Colour = VERMILION) -> None:
        """A number in a ring: black, for reversed it would be too small for newsprint."""
        size = radius * 1.5
        self.circle(centre, radius, WHITE, 1.1, fill)
        self.text((centre[0], centre[1] + size * 0.365), str(number), size, weight=700, anchor="ms")

    def place(self, leaf: Vector, at: Point, upside: bool = False, size: float = 1) -> None:
        """Put another drawing on this one, standing on its head or as a share of its size if it is so wanted."""
        half = f" rotate(180 {number(leaf.width / 2)} {number(leaf.height / 2)})" if upside else ""
        less = f" scale({number(size)})" if size != 1 else ""
        self.element(f'<g transform="translate({number(at[0])} {number(at[1])}){less}{half}">')
        for element in leaf.finished():
            self.element(element)
        self.element("</g>")


def bulges(run: Sequence[tuple[Point, float]]) -> bool:
    """Whether a line swells otherwise than evenly from its one end to the other."""
    first, last = run[0][1], run[-1][1]
    even = [first + (last - first) * index / (len(run) - 1) for index in range(len(run))]
    return any(abs(width - wanted) > 0.03 for (_, width), wanted in zip(run, even, strict=True))


def swollen(run: Sequence[tuple[Point, float]]) -> list[Point]:
    """The outline of a line that is so wide at each of its places: along one side and back along the other."""
    (first, _), (last, _) = run[0], run[-1]
    length = ((last[0] - first[0]) ** 2 + (last[1] - first[1]) ** 2) ** 0.5
    across = (first[1] - last[1]) / length / 2, (last[0] - first[0]) / length / 2
    sides = [
        [(x + side * across[0] * width, y + side * across[1] * width) for (x, y), width in run]
        for side in (1, -1)
    ]
    return [*sides[0], *reversed(sides[1])]


def number(value: float) -> str:
    """A length to a hundredth of a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def way(points: Iterable[Point]) -> str:
    """Path data through points, the first a move."""
    places = [f"{number(x)} {number(y)}" for x, y in points]
    return f"M{places[0]}L{' '.join(places[1:])}"


def attributes(places: Iterable[tuple[str, float]]) -> str:
    """Lengths as attributes."""
    return " ".join(f'{key}="{number(value)}"' for key, value in places)


def stroke(width: float, colour: Colour) -> str:
    """How a line is painted."""
    return f'fill="none" stroke="{paint(colour)}" stroke-width="{number(width)}"'


def painted(fill: Colour | None, width: float, colour: Colour) -> str:
    """How a closed shape is filled, outlined, or both."""
    inside = f'fill="{paint(fill)}"' if fill else 'fill="none"'
    return f'{inside} stroke="{paint(colour)}" stroke-width="{number(width)}"' if width else inside


def paint(colour: Colour) -> str:
    """A colour: the layout's tint and its red, black ink in full, or a grey as light as it."""
    named = {PAPER: "var(--tint, #ebebeb)", VERMILION: "var(--vermilion, #e22d1c)", INK: "#000"}
    grey = round(0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2])
    return named.get(colour) or f"#{grey:02x}{grey:02x}{grey:02x}"
