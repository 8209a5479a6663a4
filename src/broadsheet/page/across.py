"""Horizontal lines drawn: one op a face, marks off the baseline apart, what belongs beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from broadsheet.base.units import EM, Length
from broadsheet.display.ops import Op, Text
from broadsheet.lines.firstfit import ink_end, leading
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Line
from broadsheet.page.pen import Pen, pen_places, stretches
from broadsheet.text.model import SOFT_HYPHEN, ShapedText


def marked_line(text: ShapedText, line: Line, x: Length, y: Length, pen: Pen) -> Iterator[Op]:
    """A horizontal line with the dots and lines below it and the readings above."""
    yield from text_line(text, line, x, y, pen)
    if text.inlines or text.rubies:
        # Deferred: few pages have any.
        from broadsheet.page.inline import inline_marks  # noqa: PLC0415
        from broadsheet.page.ruby import readings  # noqa: PLC0415

        setting = set_line(text, line, pen.justified)
        places = pen_places(text, line.start, line.end, setting, x - leading(text, line.start))
        yield from inline_marks(text, line, places, y, pen.ink)
        yield from readings(text, line, places, y, pen)


def text_line(text: ShapedText, line: Line, x: Length, y: Length, pen: Pen) -> Iterator[Text]:
    """A horizontal line as one op a face; marks off the baseline become ops of their own."""
    end = ink_end(text, line.start, line.end)
    setting = set_line(text, line, pen.justified)
    whole = Text(
        x=x - leading(text, line.start),
        y=y,
        face=text.runs[0].face,
        size=text.size,
        glyphs=text.glyphs[line.start : end],
        chars=text.chars[line.start : end],
        ink=pen.ink,
        spacing=setting.spacing,
        kerns=setting.kerns,
        tag=pen.tag,
        origin=text.span,
    )
    if (
        len(text.runs) == 1
        and not text.marks
        and not text.runs[0].rise
        and "Y" not in text.classes[line.start : end]
    ):
        yield whole
    else:
        places = pen_places(text, line.start, end, setting, whole.x)
        yield from _pieces(whole, text, places, line.start, end)


def spaced(ops: Iterable[Text], spacing: Length) -> Iterator[Text]:
    """The ops of a line with so much between its characters (均排)."""
    before = 0
    for op in ops:
        yield op._replace(x=op.x + before * spacing, spacing=spacing)
        before += len(op.glyphs)


def _pieces(whole: Text, text: ShapedText, places: Sequence[Length], start: int, end: int) -> Iterator[Text]:
    """A line of several faces, with marks off the baseline or with soft hyphens, as one op for each stretch, its glyphs
    at `places`; of the hyphens the one at its end is drawn."""
    for first, last, face, scale, rise, *_ in text.runs:
        for part, stop in stretches(text, max(first, start), min(last, end)):
            hyphen = text.classes[part] == "Y"
            if hyphen and stop < end:
                continue
            dx, dy = text.marks.get(part, (0, 0))
            yield whole._replace(
                x=places[part - start] + dx,
                y=whole.y - dy - text.size * rise // EM,
                face=face,
                size=text.size * scale // EM,
                glyphs=text.glyphs[part:stop],
                chars=[SOFT_HYPHEN] if hyphen else text.chars[part:stop],
                kerns=[
                    (index + start - part, kern) for index, kern in whole.kerns if part < index + start < stop
                ],
            )
