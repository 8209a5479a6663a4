"""A page rewritten so that drawn in grey it is one plate: colours in ink become the grey that ink leaves.

Nothing of the page is drawn here. Each colour space of press inks is exchanged for one of as many components whose tint
transform keeps the plate's own (8.6.6); what overprints and puts nothing on the plate is made wholly transparent
(11.7.4.3); everything else stays as it stands, so that a renderer composes it as it would the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, Final, TypeAlias

import pikepdf

from broadsheet.preflight.file.bounds import DEEP, Budget, TooCostlyError
from broadsheet.preflight.file.colour import CMYK, GRAY, PROCESS, Paint, Space, read_space
from broadsheet.preflight.file.fonts import letters
from broadsheet.preflight.file.marks import Area
from broadsheet.preflight.file.objects import entry, has, keyed, whole
from broadsheet.preflight.file.state import FAULTY, State, Tracker

Instruction: TypeAlias = tuple[Sequence[Any], str]
Alphas: TypeAlias = tuple[float, float]

_PAINTS: Final = frozenset(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"'))
_FONTS: Final = frozenset(("Tf", "gs"))
_DEVICE: Final = {"g": "DeviceGray", "G": "DeviceGray", "k": "DeviceCMYK", "K": "DeviceCMYK"}
_OPAQUE: Final = (1.0, 1.0)
_NONE: Final = (0.0, 0.0)
_BARE: Final = 1.00196
"""Grey of bare paper, and half a level more: PDFium drops the fraction of a level, which would darken every tint."""
_INLINE: Final = {
    "/W": "/Width", "/H": "/Height", "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/D": "/Decode",
    "/DP": "/DecodeParms", "/F": "/Filter", "/IM": "/ImageMask", "/I": "/Interpolate",
}  # fmt: skip


def to_plate(pdf: pikepdf.Pdf, plate: str, budget: Budget) -> None:
    """Rewrite every page of an open file in place; `plate` is a process ink or a spot colour by its name."""
    plater = _Plater(pdf, plate, budget)
    for page in pdf.pages:
        plater.page(page.obj)


class _Plater:
    """What the pages of one plate share: the spaces in place of others, images and patterns already done."""

    def __init__(self, pdf: pikepdf.Pdf, plate: str, budget: Budget) -> None:
        self.pdf, self.plate, self.budget = pdf, plate, budget
        self._images: dict[tuple[int, int], Space] = {}
        self._done: set[tuple[int, int]] = set()
        self._spaces: dict[tuple[str, ...], Any] = {}
        self._count = 0

    def page(self, obj: Any) -> None:
        if has(entry(obj, "/Group"), "/CS"):
            obj["/Group"]["/CS"] = pikepdf.Name.DeviceGray
        resources = obj["/Resources"] = keyed(entry(obj, "/Resources"))
        state = State(pikepdf.Matrix(), Area(0, 0, 0, 0))
        obj["/Contents"] = self.pdf.make_stream(self.rewritten(obj, resources, state, 0, whole=True))

    def rewritten(
        self, content: Any, resources: Any, state: State, depth: int, *, whole: bool = False
    ) -> bytes:
        """The operators of a page, form or pattern for this plate; `whole` begins in the page's own black."""
        if depth > DEEP:
            raise TooCostlyError(f"{DEEP} forms deep")
        stream = _Rewriter(self, Tracker(state, resources), depth)
        begin = list(stream.beginning()) if whole else []
        made = begin + [part for given in self.budget.instructions(content) for part in stream.taken(given)]
        return pikepdf.unparse_content_stream([(operands, pikepdf.Operator(name)) for operands, name in made])

    def name(self, resources: Any, kind: str, item: Any) -> pikepdf.Name:
        """A new name for an object among the resources of a kind ("/XObject")."""
        self._count += 1
        name = pikepdf.Name(f"/BsPlate{self._count}")
        if not isinstance(resources.get(kind), pikepdf.Dictionary):
            resources[kind] = pikepdf.Dictionary()
        resources[kind][name] = item
        return name

    def once(self, item: Any) -> bool:
        """Whether an indirect object is met for the first time."""
        if not isinstance(item, pikepdf.Object) or not item.is_indirect:
            return True
        if item.objgen in self._done:
            return False
        self._done.add(item.objgen)
        return True

    def space(self, written: Any, resources: Any) -> Any:
        """The space to put in place of one that a name or array stands for."""
        found = read_space(written, resources)
        if isinstance(written, pikepdf.Array) and found.family in ("Indexed", "Pattern") and found.base:
            exchanged = pikepdf.Array(list(written))
            exchanged[1] = self.space(written[1], resources)
            return exchanged
        if isinstance(written, pikepdf.Name) and found.family in ("Indexed", "Pattern"):
            named = entry(resources, "/ColorSpace", written)
            return written if named is None else self.space(named, resources)
        return self.ink_space(found) or written

    def image_space(self, image: Any, resources: Any) -> Space:
        """What an image's own space stands on; the space is exchanged where the image is met first."""
        if image.objgen not in self._images:
            self._images[image.objgen] = read_space(entry(image, "/ColorSpace"), resources).root
            if has(image, "/ColorSpace"):
                image["/ColorSpace"] = self.space(image["/ColorSpace"], resources)
        return self._images[image.objgen]

    def ink_space(self, space: Space) -> Any:
        """A space of as many components that shows this plate; None for one that is of no press inks."""
        if space == GRAY:
            names: tuple[str, ...] = ("Gray",)
        elif space == CMYK:
            names = PROCESS
        elif space.family in ("Separation", "DeviceN") and not space.mapped:
            names = space.names
        else:
            return None
        if names not in self._spaces:
            self._spaces[names] = self._made(names)
        return self._spaces[names]

    def _made(self, names: tuple[str, ...]) -> Any:
        if names == ("Gray",) and self.plate == "Black":
            return pikepdf.Name.DeviceGray
        count = len(names)
        if names == ("All",):
            code = f"{{{_BARE} exch sub}}"
        elif self.plate in names:
            # The component is copied to the top, sent below the others, and they are dropped.
            above = count - 1 - names.index(self.plate)
            code = f"{{{above} index {count + 1} 1 roll {'pop ' * count}{_BARE} exch sub}}"
        else:
            code = f"{{{'pop ' * count}1}}"
        transform = self.pdf.make_stream(code.encode("ascii"))
        transform.FunctionType, transform.Domain, transform.Range = 4, [0, 1] * count, [0, 1]
        called = pikepdf.Array([pikepdf.Name(f"/BsInk{place}") for place in range(count)])
        return self.pdf.make_indirect(
            pikepdf.Array([pikepdf.Name.DeviceN, called, pikepdf.Name.DeviceGray, transform])
        )

    def prints(self, paint: Paint, overprint: bool, mode: int) -> bool:
        """Whether a colour touches this plate at all: an overprinting one leaves the inks it does not have alone."""
        space = paint.space
        if space.names == ("None",):
            return False
        if not overprint:
            return True
        if space.family in ("Separation", "DeviceN"):
            return "All" in space.names or self.plate in space.names
        if self.plate not in PROCESS:
            return False
        if space.family == "DeviceCMYK" and not space.mapped and len(paint.parts) == len(PROCESS):
            return mode != 1 or paint.parts[PROCESS.index(self.plate)] > 0
        return True


class _Rewriter:
    """One content stream under way."""

    def __init__(self, plater: _Plater, tracker: Tracker, depth: int) -> None:
        self._plater, self._tracker, self._depth = plater, tracker, depth
        self._alphas: Alphas = (tracker.state.fill_alpha, tracker.state.stroke_alpha)
        self._stack: list[Alphas] = []

    def beginning(self) -> Iterator[Instruction]:
        yield from self._device("g", [0])
        yield from self._device("G", [0])

    def taken(self, given: Any) -> list[Instruction]:
        """What stands for one instruction; nothing for one with faulty operands, which viewers pass over."""
        try:
            return list(self._take(given))
        except FAULTY:
            return []

    def _take(self, given: Any) -> Iterator[Instruction]:
        operator, operands = str(given.operator), given.operands
        self._tracker.apply(operator, operands)
        if operator in _FONTS:
            self._letters(self._tracker.state.font)
        if operator in _DEVICE:
            yield from self._device(operator, operands)
        elif operator in ("cs", "CS"):
            yield from self._space(operator, operands)
        elif operator in ("scn", "SCN") and operands and isinstance(operands[-1], pikepdf.Name):
            self._pattern(operands[-1])
            yield operands, operator
        elif operator == "INLINE IMAGE":
            yield from self._draw(self._inlined(operands[0]))
        elif operator == "Do":
            yield from self._draw(operands[0])
        else:
            yield from self._other(operator, operands)

    def _other(self, operator: str, operands: Sequence[Any]) -> Iterator[Instruction]:
        if operator in _PAINTS:
            yield from self._reach(self._wanted())
        elif operator == "sh":
            self._shading(self._tracker.resource("/Shading", operands[0]))
            yield from self._reach(self._own())
        elif operator == "q":
            self._stack.append(self._alphas)
        elif operator == "Q" and self._stack:
            self._alphas = self._stack.pop()
        elif operator == "gs":
            self._alphas = self._after(operands)
        yield operands, operator

    def _after(self, operands: Sequence[Any]) -> Alphas:
        """The alphas in force once a graphics state dictionary is set: its own where it has any."""
        given = self._tracker.resource("/ExtGState", operands[0]) if operands else None
        if given is None:
            return self._alphas
        fill, stroke = self._alphas
        own = self._own()
        return (own[0] if has(given, "/ca") else fill, own[1] if has(given, "/CA") else stroke)

    def _own(self) -> Alphas:
        return self._tracker.state.fill_alpha, self._tracker.state.stroke_alpha

    def _wanted(self) -> Alphas:
        state, prints = self._tracker.state, self._plater.prints
        return (
            state.fill_alpha if prints(state.fill, state.fill_overprint, state.mode) else 0.0,
            state.stroke_alpha if prints(state.stroke, state.stroke_overprint, state.mode) else 0.0,
        )

    def _reach(self, alphas: Alphas) -> Iterator[Instruction]:
        if alphas != self._alphas:
            self._alphas = alphas
            entry = pikepdf.Dictionary(ca=alphas[0], CA=alphas[1])
            yield [self._plater.name(self._tracker.resources, "/ExtGState", entry)], "gs"

    def _device(self, operator: str, operands: Sequence[Any]) -> Iterator[Instruction]:
        space = GRAY if _DEVICE[operator] == "DeviceGray" else CMYK
        strokes = operator.isupper()
        name = self._named(self._plater.ink_space(space))
        yield [name], "CS" if strokes else "cs"
        yield operands, "SC" if strokes else "sc"

    def _named(self, space: Any) -> pikepdf.Name:
        if isinstance(space, pikepdf.Name):
            return space
        return self._plater.name(self._tracker.resources, "/ColorSpace", space)

    def _space(self, operator: str, operands: Sequence[Any]) -> Iterator[Instruction]:
        paint = self._tracker.state.stroke if operator == "CS" else self._tracker.state.fill
        yield [self._named(self._plater.space(operands[0], self._tracker.resources))], operator
        if paint.parts:
            yield list(paint.parts), "SC" if operator == "CS" else "sc"

    def _pattern(self, name: pikepdf.Name) -> None:
        pattern = self._tracker.resource("/Pattern", name)
        if not self._plater.once(pattern):
            return
        if whole(entry(pattern, "/PatternType")) == 2:
            self._shading(entry(pattern, "/Shading"))
        elif isinstance(pattern, pikepdf.Stream):
            resources = keyed(pattern.get("/Resources"))
            state = State(pikepdf.Matrix(), Area(0, 0, 0, 0))
            coloured = whole(pattern.get("/PaintType"), 1) == 1
            pattern.write(self._plater.rewritten(pattern, resources, state, self._depth + 1, whole=coloured))

    def _letters(self, font: Any) -> None:
        """The letters of a Type 3 font, some of which bring colours of their own (9.6.5)."""
        for letter in letters(font):
            if self._plater.once(letter):
                resources = keyed(entry(font, "/Resources"), self._tracker.resources)
                state = State(pikepdf.Matrix(), Area(0, 0, 0, 0))
                letter.write(self._plater.rewritten(letter, resources, state, self._depth + 1))

    def _shading(self, shading: Any) -> None:
        if has(shading, "/ColorSpace") and self._plater.once(shading):
            shading["/ColorSpace"] = self._plater.space(shading["/ColorSpace"], self._tracker.resources)

    def _inlined(self, inline: Any) -> pikepdf.Name:
        """An inline image as one of the resources, so that its space can be exchanged like any other's."""
        entries = {_INLINE.get(key, key): value for key, value in inline.obj.items()}
        stream = self._plater.pdf.make_stream(bytes(inline._data._inline_image_raw_bytes()))
        for key, value in entries.items():
            stream[key] = value
        stream["/Type"], stream["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
        return self._plater.name(self._tracker.resources, "/XObject", stream)

    def _draw(self, name: Any) -> Iterator[Instruction]:
        drawn = self._tracker.resource("/XObject", name)
        if not isinstance(drawn, pikepdf.Stream):
            return
        if drawn.get("/Subtype") == "/Form":
            yield from self._reach(self._own())
            yield [self._form(drawn)], "Do"
            return
        if entry(drawn, "/ImageMask") is True:
            yield from self._reach(self._wanted())
        else:
            state = self._tracker.state
            paint = Paint(self._plater.image_space(drawn, self._tracker.resources), ())
            prints = self._plater.prints(paint, state.fill_overprint, state.mode)
            yield from self._reach(self._own() if prints else _NONE)
        yield [name], "Do"

    def _form(self, form: Any) -> pikepdf.Name:
        """The form for this plate and this state: what it inherits decides what its first marks print."""
        resources = keyed(entry(form, "/Resources"), self._tracker.resources)
        state = copy(self._tracker.state)
        if has(form, "/Group"):
            # A group is composed as opaque; its own alpha applies to the whole (11.6.6).
            state.fill_alpha, state.stroke_alpha = _OPAQUE
        made = self._plater.pdf.make_stream(self._plater.rewritten(form, resources, state, self._depth + 1))
        for key in ("/Type", "/Subtype", "/BBox", "/Matrix", "/Group", "/OC"):
            if key in form:
                made[key] = form[key]
        made["/Resources"] = resources
        if has(entry(made, "/Group"), "/CS"):
            made["/Group"] = pikepdf.Dictionary(
                dict(made["/Group"].items()) | {"/CS": pikepdf.Name.DeviceGray}
            )
        return self._plater.name(self._tracker.resources, "/XObject", made)
