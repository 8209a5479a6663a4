"""Vertical lines drawn: stretches upright, turned with the line or abreast, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.base.units import EM, Length, ascent
from broadsheet.display.ops import QUARTER, Op, Text
from broadsheet.lines.firstfit import ink_end, leading
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Line
from broadsheet.page.pen import Pen, pen_places, stretches
from broadsheet.text.model import SOFT_HYPHEN, Run, ShapedText


def marked_down(text: ShapedText, line: Line, x: Length, y: Length, pen: Pen) -> Iterator[Op]:
    """A vertical line with the dots, lines and readings beside it."""
    yield from down_line(text, line, x, y, pen)
    if text.inlines or text.rubies:
        # Deferred: few pages have any.
        from broadsheet.page.inline import down_marks  # noqa: PLC0415
        from broadsheet.page.ruby import readings_down  # noqa: PLC0415

        setting = set_line(text, line, pen.justified)
        places = pen_places(text, line.start, line.end, setting, y - leading(text, line.start))
        yield from down_marks(text, line, places, x, pen.ink)
        yield from readings_down(text, line, places, x, pen)


def down_line(text: ShapedText, line: Line, x: Length, y: Length, pen: Pen) -> Iterator[Text]:
    """A line down from `y` about the centre line `x`, as one op for each stretch that stands alike."""
    end = ink_end(text, line.start, line.end)
    setting = set_line(text, line, pen.justified)
    tops = pen_places(text, line.start, end, setting, y - leading(text, line.start))
    whole = Text(
        x=x,
        y=tops[0],
        face="",
        size=text.size,
        glyphs=(),
        chars=(),
        ink=pen.ink,
        spacing=setting.spacing,
        tag=pen.tag,
        origin=text.span,
    )
    for run in text.runs:
        for part, stop in _parts(text, run, line.start, end):
            if text.classes[part] == "Y" and stop < end:
                continue
            made = whole._replace(
                y=tops[part - line.start],
                face=run.face,
                glyphs=text.glyphs[part:stop],
                chars=[SOFT_HYPHEN] if text.classes[part] == "Y" else text.chars[part:stop],
                kerns=[
                    (at + line.start - part, kern)
                    for at, kern in setting.kerns
                    if part < at + line.start < stop
                ],
            )
            yield _standing(made, text, run, part)


def spaced_down(ops: Iterable[Text], spacing: Length) -> Iterator[Text]:
    """The ops of a vertical line with so much between its characters; figures abreast are one."""
    before = 0
    for op in ops:
        along = op.vertical or op.angle
        yield op._replace(y=op.y + before * spacing, spacing=spacing if along else 0)
        before += len(op.glyphs) if along else 1


def _parts(text: ShapedText, run: Run, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a run that are in a line; figures abreast are never parted."""
    first, last = max(run.start, start), min(run.end, end)
    if run.stands == "abreast":
        return iter([(first, last)] if last > first else [])
    return stretches(text, first, last)


def _standing(op: Text, text: ShapedText, run: Run, part: int) -> Text:
    """A stretch about its centre line: Latin with its em box centred as Han has it."""
    if run.stands == "upright":
        return op._replace(vertical=True, size=text.size * run.scale // EM)
    dx, dy = text.marks.get(part, (0, 0))
    if run.stands == "abreast":
        size = text.size * run.scale // EM
        return op._replace(
            x=op.x + dx, y=op.y + ascent(size), size=size, width=run.width, spacing=0, kerns=()
        )
    rise = text.size * run.rise // EM
    return op._replace(
        x=op.x - ascent(text.size) + text.size // 2 + rise + dy,
        y=op.y + dx,
        size=text.size * run.scale // EM,
        angle=QUARTER,
    )
