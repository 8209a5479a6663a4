"""The rest of a shaped text from a glyph on, as a text of its own: what goes on in another measure."""

from __future__ import annotations

from msgspec.structs import replace

from broadsheet.text.model import ShapedText


def tail(text: ShapedText, start: int) -> ShapedText:
    """The glyphs from `start` on, where a line may begin, with all that stands between and beside them."""
    width, give = text.sums[start], text.give[start]
    return replace(
        text,
        chars=text.chars[start:],
        classes=text.classes[start:],
        glyphs=text.glyphs[start:],
        advances=text.advances[start:],
        gaps=[0, *text.gaps[start + 1 :]],
        sums=[0, *(end - width - text.gaps[start] for end in text.sums[start + 1 :])],
        give=[room - give for room in text.give[start:]],
        breaks=[place - start for place in text.breaks if place > start],
        tight=[place - start for place in text.tight if place > start],
        firm=[place - start for place in text.firm if place > start],
        leading={place - start: shed for place, shed in text.leading.items() if place >= start},
        trailing={place - start: shed for place, shed in text.trailing.items() if place > start},
        runs=tuple(
            run._replace(start=max(run.start - start, 0), end=run.end - start)
            for run in text.runs
            if run.end > start
        ),
        marks={place - start: moved for place, moved in text.marks.items() if place >= start},
        inlines=tuple(
            inline._replace(start=max(inline.start - start, 0), end=inline.end - start)
            for inline in text.inlines
            if inline.end > start
        ),
        rubies=tuple(
            replace(ruby, start=ruby.start - start, end=ruby.end - start)
            for ruby in text.rubies
            if ruby.start >= start
        ),
    )
