"""A page's content streams read into marks, forms within forms included (ISO 32000-1, 8 and 9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from copy import copy
from math import hypot
from typing import Any, Final

import pikepdf

from broadsheet.preflight.file.bounds import DEEP, Budget, TooCostlyError
from broadsheet.preflight.file.boxes import box, media
from broadsheet.preflight.file.colour import Paint, read_space
from broadsheet.preflight.file.fonts import Font, letter_matrix, letters, read_font
from broadsheet.preflight.file.layers import Layers
from broadsheet.preflight.file.marks import Area, ImageMark, Mark, PathMark, Printing, ShadingMark, TextMark
from broadsheet.preflight.file.objects import entry, has, keyed, number, numbers, whole
from broadsheet.preflight.file.paths import Path, area_of
from broadsheet.preflight.file.state import FAULTY, State, Tracker, joined

_X_HEIGHT: Final = 0.45
"""How high most of a letter stands, in ems; what is above and below may reach over a neighbour without touching it."""
_STROKES: Final = frozenset(("S", "s", "B", "B*", "b", "b*"))
_FILLS: Final = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_CLOSES: Final = frozenset(("s", "b", "b*"))
_SAME: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLIVER: Final = 1e-6
"""Points below which an image has no height or width."""
_INVISIBLE: Final = 3
_CLIPS: Final = 4
_TEXT_FILLS, _TEXT_STROKES = frozenset((0, 2)), frozenset((1, 2))


class PageReader:
    """Reads one page: `marks` are what it shows, in the order painted; `fonts` the dictionaries of the fonts it shows
    text in, `groups` the transparency groups met, `masks` the soft masks, `effects` what makes it transparent."""

    def __init__(self, page: pikepdf.Page, budget: Budget, layers: Layers) -> None:
        self.marks: list[Mark] = []
        self.effects: set[str] = set()
        self.masks: list[Any] = []
        self.groups: list[Any] = [page.obj["/Group"]] if has(page.obj, "/Group") else []
        self._budget, self._layers = budget, layers
        self.fonts: list[Any] = []
        self._seen: set[tuple[int, int]] = set()
        self._fonts: dict[tuple[int, int] | bytes, Font] = {}
        state = State(pikepdf.Matrix(), media(page))
        _Stream(self, Tracker(state, page.obj.get("/Resources")), 0).read(page.obj)

    def font(self, written: Any) -> Font:
        """The font of a dictionary, read once."""
        key = written.objgen if written.is_indirect else written.unparse()
        if key not in self._fonts:
            self.fonts.append(written)
            self._fonts[key] = read_font(written)
        return self._fonts[key]

    def instructions(self, content: Any) -> Any:
        """The operators of a page or form, within what one file may cost."""
        return self._budget.instructions(content)

    def once(self, item: Any) -> bool:
        """Whether a stream is met for the first time on the page."""
        met = item.objgen in self._seen
        self._seen.add(item.objgen)
        return not met

    def hides(self, tag: Any, properties: Any) -> bool:
        """Whether marked content belongs to a layer that is not printed."""
        return self._layers.hides(tag, properties)


class _Stream:
    """One content stream under way: the page's own, or that of a form drawn in it."""

    def __init__(self, page: PageReader, tracker: Tracker, depth: int) -> None:
        self._page, self._tracker, self._depth = page, tracker, depth
        self._path = Path()
        self._clipping = False
        self._line = self._text = pikepdf.Matrix()
        self._hidden: list[bool] = []

    def read(self, content: Any) -> None:
        for instruction in self._page.instructions(content):
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "d1":
                self._hidden.append(
                    True
                )  # A letter that is a shape alone: text in it has its colour (9.6.5).
            if self._tracker.apply(operator, operands) or self._path.apply(operator, operands):
                if operator == "gs":
                    self._effects()
            elif operator in _STROKES or operator in _FILLS or operator == "n":
                with suppress(*FAULTY):
                    self._paint(operator)
                self._end_path()
            elif (act := _ACTS.get(operator)) is not None:
                with suppress(*FAULTY):
                    act(self, operands)

    @property
    def _state(self) -> State:
        return self._tracker.state

    @property
    def _visible(self) -> bool:
        return not any(self._hidden)

    def _effects(self) -> None:
        state, effects = self._state, self._page.effects
        if state.fill_alpha < 1 or state.stroke_alpha < 1:
            effects.add("ca")
        if state.mask is not None:
            effects.add("SMask")
            self._mask(state.mask)
        if state.blend != "Normal":
            effects.add(state.blend)

    def _mask(self, mask: Any) -> None:
        """A soft mask shows nothing itself; its fonts and groups are those of the page (11.6.5.3)."""
        group = entry(mask, "/G")
        if isinstance(group, pikepdf.Stream) and self._page.once(group):
            self._page.masks.append(mask)
            self._hidden.append(True)
            self._read_inner(group, State(pikepdf.Matrix(), self._state.clip), entry(group, "/Resources"))
            self._hidden.pop()

    def _show(self, mark: Mark) -> None:
        if self._visible:
            self._page.marks.append(mark)

    def _fill_printing(self) -> Printing:
        return Printing(self._state.fill, self._state.fill_overprint, self._state.mode)

    def _stroke_printing(self) -> Printing:
        return Printing(self._state.stroke, self._state.stroke_overprint, self._state.mode)

    # ---------------------------------------------------------------- paths

    def _paint(self, operator: str) -> None:
        state, path = self._state, self._path
        if operator in _CLOSES:
            path.close()
        if operator in _FILLS:
            self._show_fill(list(path.fills(state.matrix)))
        if operator in _STROKES:
            weight = (
                state.width * abs(state.matrix.a * state.matrix.d - state.matrix.b * state.matrix.c) ** 0.5
            )
            self._show_path(path.strokes(state.matrix, weight), self._stroke_printing(), weight)
        if self._clipping and (whole := path.whole(state.matrix)) is not None:
            state.clip = state.clip.within(whole)

    def _end_path(self) -> None:
        self._clipping = False
        self._path.clear()

    def _show_fill(self, parts: Sequence[tuple[Area, float | None]]) -> None:
        """Boxes are lines one by one; any other path is one shape."""
        printing = self._fill_printing()
        if all(weight is not None for _, weight in parts):
            for area, weight in parts:
                self._show_path([area], printing, weight)
        else:
            self._show_path((area for area, _ in parts), printing, None)

    def _show_path(self, areas: Iterable[Area], printing: Printing, weight: float | None) -> None:
        if not (visible := self._clipped(areas)):
            return
        mark = PathMark(visible, printing, weight)
        if printing.paint.space.family == "Pattern":
            self._show_pattern(mark.area, printing.paint)
        else:
            self._show(mark)

    def _show_pattern(self, area: Area, paint: Paint) -> None:
        """A shading; or a tile, whose first copy is read as if it stood in the corner of the place."""
        tile = paint.pattern
        if isinstance(tile, pikepdf.Stream):
            a, b, c, d, _, _ = numbers(entry(tile, "/Matrix"), _SAME)
            left, bottom, _, _ = box(tile, "/BBox") or area
            corner = pikepdf.Matrix(a, b, c, d, area.left, area.bottom)
            state = State(joined(pikepdf.Matrix(1, 0, 0, 1, -left, -bottom), corner), area)
            if paint.space.base is not None:
                state.fill = state.stroke = Paint(paint.space.base, paint.parts)
            self._read_inner(tile, state, entry(tile, "/Resources"))
        self._show(ShadingMark(area, paint.space))

    def _read_inner(self, content: Any, state: State, resources: Any) -> None:
        if self._depth >= DEEP:
            raise TooCostlyError(f"{DEEP} forms deep")
        tracker = Tracker(state, keyed(resources, self._tracker.resources))
        inner = _Stream(self._page, tracker, self._depth + 1)
        inner._hidden = [not self._visible]
        inner.read(content)

    def _clipped(self, areas: Iterable[Area]) -> tuple[Area, ...]:
        clip = self._state.clip
        return tuple(part for area in areas if not (part := area.within(clip)).empty)

    def _clip(self, _: Sequence[Any]) -> None:
        self._clipping = True

    def _shade(self, operands: Sequence[Any]) -> None:
        shading = self._tracker.resource("/Shading", operands[0])
        if shading is not None:
            space = self._tracker.space(entry(shading, "/ColorSpace"))
            self._show(ShadingMark(self._state.clip, space))

    # ---------------------------------------------------------------- text

    def _begin_text(self, _: Sequence[Any]) -> None:
        self._line = self._text = pikepdf.Matrix()

    def _move(self, operands: Sequence[Any]) -> None:
        x, y = map(number, operands)
        self._line = self._text = pikepdf.Matrix(1, 0, 0, 1, x, y) @ self._line

    def _move_and_lead(self, operands: Sequence[Any]) -> None:
        self._state.leading = -number(operands[1])
        self._move(operands)

    def _set_matrix(self, operands: Sequence[Any]) -> None:
        self._line = self._text = pikepdf.Matrix(*map(number, operands))

    def _next_line(self, _: Sequence[Any] = ()) -> None:
        self._move((0, -self._state.leading))

    def _show_text(self, operands: Sequence[Any]) -> None:
        self._show_array(([operands[0]],))

    def _next_and_show(self, operands: Sequence[Any]) -> None:
        self._next_line()
        self._show_text(operands[-1:])

    def _space_and_show(self, operands: Sequence[Any]) -> None:
        self._state.word_spacing, self._state.spacing = map(number, operands[:2])
        self._next_and_show(operands)

    def _show_array(self, operands: Sequence[Any]) -> None:
        state = self._state
        if state.font is None:
            return
        font = self._page.font(state.font)
        length, inked = 0.0, 0
        for part in operands[0]:
            if isinstance(part, pikepdf.String):
                ems, glyphs, spaces = font.advance(bytes(part))
                length += ems * state.size + glyphs * state.spacing + spaces * state.word_spacing
                inked += glyphs
            else:
                length -= number(part) * state.size / 1000
        if inked:
            self._show_glyphs(font, length)
        x, y = (0.0, -length) if font.vertical else (length * state.scale, 0.0)
        self._text = pikepdf.Matrix(1, 0, 0, 1, x, y) @ self._text

    def _show_glyphs(self, font: Font, length: float) -> None:
        state = self._state
        whole = joined(self._text, state.matrix)
        size = state.size
        if font.vertical:
            box = (-size / 2, -length, size / 2, 0.0)
        else:
            box = (0.0, state.rise, length * state.scale, state.rise + size * _X_HEIGHT)
        area = area_of(whole, *box).within(state.clip)
        if area.empty or state.render == _INVISIBLE:
            return
        across = (whole.b**2 + whole.a**2) if font.vertical else (whole.c**2 + whole.d**2)
        effective = abs(size) * across**0.5
        mode = state.render % _CLIPS
        ways = [self._fill_printing()] if mode in _TEXT_FILLS else []
        ways += [self._stroke_printing()] if mode in _TEXT_STROKES else []
        for printing in ways:
            self._show(TextMark(area, printing, effective, font.name))
            self._draw_letters(state.font, whole)
            if printing.paint.space.family == "Pattern":
                self._show_pattern(area, printing.paint)

    def _draw_letters(self, font: Any, matrix: pikepdf.Matrix) -> None:
        """The letters of a Type 3 font as they draw themselves, each once a page (9.6.5)."""
        for letter in letters(font):
            if self._page.once(letter):
                own = pikepdf.Matrix(*letter_matrix(font))
                scaled = joined(own @ pikepdf.Matrix(self._state.size, 0, 0, self._state.size, 0, 0), matrix)
                self._read_inner(letter, State(scaled, self._state.clip), entry(font, "/Resources"))

    # ---------------------------------------------------------------- images and forms

    def _draw(self, operands: Sequence[Any]) -> None:
        drawn = self._tracker.resource("/XObject", operands[0])
        if self._page.hides(pikepdf.Name.OC, entry(drawn, "/OC")):
            return
        if entry(drawn, "/Subtype") == "/Image":
            self._image(drawn, drawn.get("/ColorSpace"))
        elif entry(drawn, "/Subtype") == "/Form":
            self._form(drawn)

    def _inline(self, operands: Sequence[Any]) -> None:
        image = operands[0].obj
        self._image(image, image.get("/ColorSpace", image.get("/CS")))

    def _image(self, image: Any, space: Any) -> None:
        state = self._state
        area = area_of(state.matrix, 0, 0, 1, 1).within(state.clip)
        width, height = (
            whole(image.get(long, image.get(short))) for long, short in (("/Width", "/W"), ("/Height", "/H"))
        )
        matrix = state.matrix
        across, down = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
        if area.empty or min(width, height) <= 0 or min(across, down) < _SLIVER:
            return
        ppi = 72 * min(width / across, height / down)
        stencil = image.get("/ImageMask", image.get("/IM")) is True
        bits = 1 if stencil else whole(image.get("/BitsPerComponent", image.get("/BPC")), 8)
        if has(image, "/SMask"):
            self._page.effects.add("SMask")
        printing = self._fill_printing() if stencil else None
        found = None if stencil else read_space(space, self._tracker.resources)
        self._show(ImageMark(area, width, height, ppi, bits, found, printing))

    def _form(self, form: Any) -> None:
        if has(form, "/Group"):
            self._page.groups.append(form["/Group"])
        state = copy(self._state)
        state.matrix = joined(pikepdf.Matrix(*numbers(form.get("/Matrix"), _SAME)), state.matrix)
        if (edges := box(form, "/BBox")) is not None:
            state.clip = state.clip.within(area_of(state.matrix, *edges))
        self._read_inner(form, state, entry(form, "/Resources"))

    # ---------------------------------------------------------------- layers

    def _mark_content(self, operands: Sequence[Any]) -> None:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = self._tracker.resource("/Properties", properties)
        self._hidden.append(self._page.hides(operands[0], properties))

    def _end_content(self, _: Sequence[Any]) -> None:
        if self._hidden:
            self._hidden.pop()


_ACTS: Final[dict[str, Callable[[_Stream, Sequence[Any]], None]]] = {
    "W": _Stream._clip,
    "W*": _Stream._clip,
    "sh": _Stream._shade,
    "BT": _Stream._begin_text,
    "Td": _Stream._move,
    "TD": _Stream._move_and_lead,
    "Tm": _Stream._set_matrix,
    "T*": _Stream._next_line,
    "Tj": _Stream._show_text,
    "'": _Stream._next_and_show,
    '"': _Stream._space_and_show,
    "TJ": _Stream._show_array,
    "Do": _Stream._draw,
    "INLINE IMAGE": _Stream._inline,
    "BDC": _Stream._mark_content,
    "BMC": _Stream._mark_content,
    "EMC": _Stream._end_content,
}
