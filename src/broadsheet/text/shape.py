"""Runs to ShapedText: HarfBuzz gives the glyphs, CLREQ the spaces between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from msgspec.structs import replace

from broadsheet.base.source import Span
from broadsheet.base.units import EM, Length, ascent
from broadsheet.clreq.addresses import with_addresses
from broadsheet.clreq.classes import class_table, classify
from broadsheet.clreq.edges import line_ends
from broadsheet.clreq.pairs import CALLS, UNSTRETCHABLE, han_latin, places
from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.clreq.spacing import DOTS, HALF, closed_up
from broadsheet.fonts.catalog import Catalog
from broadsheet.fonts.shaper import Glyphs, dot, shape, sign
from broadsheet.issue.signs import BOPOMOFO
from broadsheet.layout.styles import NO_STYLES, CharacterStyle
from broadsheet.text.give import running_give
from broadsheet.text.inline import Inline, on_glyphs, take_inlines
from broadsheet.text.itemize import Item, fall_back, itemize
from broadsheet.text.lean import leaned
from broadsheet.text.model import Ruby, Run, ShapedText
from broadsheet.text.scripts import PLAIN, SCALE
from broadsheet.text.trim import trim

_SIGNS = {"": "\u200d", "——": "⸺", "———": "⸺"}
"""What stands for a glyph's text in its class, where that is not its first character."""


_NOWHERE = Span("", 0, 0)

_DOTS = re.compile("[IJ]")


class Setting(NamedTuple):
    """How a text is set: faces by key, size in thousandths of a point, marks as the rules say or all half (heads).

    A `vertical` one that is `mixed` turns Latin words and sets short figures abreast; where it is `stacked`, as heads
    are, longer ones and capitals stand upright one below the other. `ruby` is the face of readings, that of the text if
    empty, `styles` what words may be set apart in.
    """

    face: str
    strong: str
    size: Length
    half_marks: bool = False
    vertical: bool = False
    rules: Rules = DEFAULT
    mixed: bool = False
    ruby: str = ""
    styles: Mapping[str, CharacterStyle] = NO_STYLES
    stacked: bool = False


def shape_text(text: str, span: Span, setting: Setting, catalog: Catalog) -> ShapedText:
    """Shape one paragraph; characters that no face has are in its `missing`, set as the face's .notdef."""
    runs: list[Run] = []
    chars: list[str] = []
    shaped: list[Glyphs] = []
    firsts: list[str] = []
    missing: list[str] = []
    text, inlines = take_inlines(text)
    items = itemize(text, setting.face, setting.strong, setting.styles)
    if language := setting.rules.hyphenate:
        # Deferred: few layouts part words.
        from broadsheet.text.hyphenate import hyphenate  # noqa: PLC0415

        items = [item._replace(text=hyphenate(item.text, language)) for item in items]
    if setting.mixed:
        # Deferred, here and below: few pages have vertical lines.
        from broadsheet.text.downward import stand  # noqa: PLC0415

        items = stand(items, setting.rules.locale, stacked=setting.stacked)
    for item in items:
        for part, shaped_part in _shape_item(item, setting, catalog, missing):
            glyphs, scale, rise = _sized(shaped_part, part, setting.vertical)
            width = EM
            if part.stands == "abreast":
                from broadsheet.text.downward import abreast  # noqa: PLC0415

                glyphs, width = abreast(glyphs, scale)
            texts = _cluster_texts(part.text, glyphs.clusters)
            run = Run(len(chars), len(chars) + len(texts), part.face, scale, rise, part.stands, width)
            if runs and runs[-1][2:] == run[2:]:
                run = run._replace(start=runs.pop().start)
            runs.append(run)
            chars += texts
            firsts.append(texts if isinstance(texts, str) else _first_of_each(texts))
            shaped.append(glyphs)
    whole = _assemble(chars, "".join(firsts), shaped, setting, runs)
    if setting.rules.hyphenate and "Y" in whole.classes:
        whole = _with_hyphens(whole, runs, catalog)
    if inlines and runs:
        whole = _with_inlines(replace(whole, span=span), inlines, setting, catalog)
        missing += [char for ruby in whole.rubies for char in ruby.text.missing]
    if setting.half_marks and not setting.vertical and "M" in whole.classes:
        whole = replace(whole, marks={**whole.marks, **leaned(whole, catalog)})
    return replace(whole, span=span, missing=tuple(dict.fromkeys(missing)))


def _with_inlines(text: ShapedText, inlines: list[Inline], setting: Setting, catalog: Catalog) -> ShapedText:
    """The text with what stands beside its glyphs, and room along it for readings that are longer than these."""
    found = on_glyphs(inlines, text.chars)
    dots = dot(catalog.face(text.runs[0].face))
    rubies = tuple(_ruby(inline, text.span, setting, catalog) for inline in found if inline.kind == "ruby")
    marks = tuple(inline for inline in found if inline.kind != "ruby")
    text = replace(text, inlines=marks, dot=dots, rubies=rubies)
    if not rubies and all(inline.kind != "frame" for inline in marks):
        return text
    # Deferred, here and below: few pages have any.
    from broadsheet.text.ruby import with_room  # noqa: PLC0415

    return with_room(text)


def _ruby(inline: Inline, span: Span, setting: Setting, catalog: Catalog) -> Ruby:
    """A reading shaped: pinyin at half the size, bopomofo at three tenths of it (CLREQ, positioning of romanization, of
    bopomofo)."""
    from broadsheet.text.ruby import ALONG, STACKED, TONE  # noqa: PLC0415

    face, words = setting.ruby or setting.face, inline.words
    if not BOPOMOFO.search(words):
        own = Setting(face, face, setting.size * ALONG // EM)
        return Ruby(inline.start, inline.end, shape_text(words, span, own, catalog), stacked=False)
    own = Setting(face, face, setting.size * STACKED // EM, vertical=True)
    symbols = shape_text(TONE.sub("", words), span, own, catalog)
    tone = next(((mark, sign(catalog.face(face), mark)) for mark in TONE.findall(words)), None)
    return Ruby(inline.start, inline.end, symbols, stacked=True, tone=tone)


def _with_hyphens(text: ShapedText, runs: list[Run], catalog: Catalog) -> ShapedText:
    """A hyphen for every soft one, that takes its room at a line's end only: the gap after it takes it back."""
    glyphs, advances, gaps = text.glyphs[:], text.advances[:], text.gaps[:]
    for run in runs:
        hyphen = shape(catalog.face(run.face), "-")
        width = text.size * hyphen.advances[0] // EM * run.scale // EM
        for place in range(run.start, run.end):
            if text.classes[place] == "Y":
                glyphs[place], advances[place] = hyphen.ids[0], width
                gaps[place + 1] -= width
    chars = ["" if letter == "Y" else char for char, letter in zip(text.chars, text.classes, strict=True)]
    sums = [*accumulate(map(add, gaps, advances), initial=0)]
    return replace(text, chars=chars, glyphs=glyphs, advances=advances, gaps=gaps, sums=sums)


def _shape_item(
    item: Item, setting: Setting, catalog: Catalog, missing: list[str]
) -> list[tuple[Item, Glyphs]]:
    """The glyphs of an item, from other faces of its chain where its own has none."""
    glyphs = _shape_part(item, setting, catalog)
    if 0 not in glyphs.ids:
        return [(item, glyphs)]
    parts, lacking = fall_back(item, catalog, scripts=not setting.vertical or item.stands == "turned")
    missing += lacking
    return [(part, _shape_part(part, setting, catalog)) for part in parts]


def _shape_part(part: Item, setting: Setting, catalog: Catalog) -> Glyphs:
    """A part that its face has; scripts as the plain characters, smaller."""
    face = catalog.face(part.face)
    if setting.vertical and part.stands == "upright":
        glyphs = shape(face, part.text, True, part.narrow)
        none = [0] * len(glyphs.ids)
        return glyphs._replace(
            x_offsets=none, y_offsets=none
        )  # The font's own origins are the back end's affair.
    if not part.rise:
        return shape(face, part.text, False, part.narrow)
    plain = shape(face, part.text.translate(PLAIN))
    return plain._replace(advances=[advance * SCALE // EM for advance in plain.advances])


def _sized(glyphs: Glyphs, part: Item, vertical: bool) -> tuple[Glyphs, int, int]:
    """Glyphs of a part as wide as it is set, at which scale, and how far above the line; words larger or smaller than
    the text stand with the middles of their em boxes at the height of its own."""
    if part.scale == EM:
        return glyphs, SCALE if part.rise else EM, part.rise
    scale, rise = part.scale, part.rise * part.scale // EM
    sized = glyphs._replace(
        advances=[advance * scale // EM for advance in glyphs.advances],
        x_offsets=[offset * scale // EM for offset in glyphs.x_offsets],
        y_offsets=[offset * scale // EM for offset in glyphs.y_offsets],
    )
    if part.stands == "turned" or not vertical:  # What is upright stands about the middle of its line.
        rise += (ascent(EM) - EM // 2) * (EM - scale) // EM
    return sized, scale * SCALE // EM if part.rise else scale, rise


def _cluster_texts(text: str, clusters: Sequence[int]) -> Sequence[str]:
    """The characters each glyph stands for; later glyphs of one cluster stand for none."""
    starts = list(dict.fromkeys(clusters))
    if len(starts) == len(text) == len(clusters):
        return text
    whole = {start: text[start:end] for start, end in pairwise([*starts, len(text)])}
    return [whole.pop(start, "") for start in clusters]


def _first_of_each(texts: Sequence[str]) -> str:
    """One character for each glyph's text, by which it is classed."""
    return "".join([_SIGNS.get(text) or text[0] for text in texts])


def _assemble(
    chars: list[str], firsts: str, shaped: list[Glyphs], setting: Setting, runs: list[Run]
) -> ShapedText:
    """All that follows from glyphs and classes; place and what was missing are the caller's to add."""
    size, rules = setting.size, setting.rules
    classes = classify(firsts, _table(setting))
    if setting.mixed:
        from broadsheet.text.downward import as_units  # noqa: PLC0415

        classes = as_units(classes, runs)
    ems = [advance for glyphs in shaped for advance in glyphs.advances]
    gaps = _gaps(firsts, classes, _meetings(classes, runs, setting), setting)
    for match in _DOTS.finditer(classes):
        spare = DOTS[match[0]] - ems[match.start()]
        gaps[match.start()] += spare // 2
        gaps[match.end()] += spare - spare // 2
    points = [size * gap // EM for gap in gaps]
    advances = [size * advance // EM for advance in ems]
    edges = trim(chars, classes, advances, size * HALF // EM, rules)
    ends = with_addresses(line_ends(firsts, classes, rules.line_edges), firsts)
    sized = [run for run in runs if run.scale != EM]
    if sized:
        # Deferred: few texts have words in another size.
        from broadsheet.text.resize import beside_smaller, resize_marks  # noqa: PLC0415

        edges, classes = resize_marks(points, edges, classes, sized)
    tight = places(UNSTRETCHABLE, classes)
    firm = sorted({*tight, *beside_smaller(sized)}) if sized else tight
    return ShapedText(
        chars=chars,
        classes=classes.replace("F", "W"),
        glyphs=[glyph for glyphs in shaped for glyph in glyphs.ids],
        advances=advances,
        gaps=points,
        sums=list(accumulate(map(add, points, advances), initial=0)),
        give=running_give(classes, points, firm, size, rules),
        breaks=[*ends, len(classes)],
        tight=tight,
        firm=firm,
        leading=edges.leading,
        trailing=edges.trailing,
        runs=tuple(runs),
        size=size,
        vertical=setting.vertical,
        marks=_marks(shaped, setting),
        span=_NOWHERE,
        rules=rules,
    )


def _table(setting: Setting) -> dict[int, str]:
    """The classes of characters under the rules; heads have half marks whatever the body's style."""
    rules = setting.rules
    return class_table(
        rules.marks_as_in,
        vertical=setting.vertical,
        full_interpunct=rules.full_interpunct,
        full_marks=rules.full_marks and not setting.half_marks,
    )


def _meetings(classes: str, runs: list[Run], setting: Setting) -> list[int]:
    """The places where Han and Latin meet."""
    if setting.mixed:
        from broadsheet.text.downward import without_signs  # noqa: PLC0415

        classes = without_signs(classes, runs)
    elif setting.vertical:
        return []
    return places(han_latin(setting.rules.locale), classes)


def _gaps(firsts: str, classes: str, meetings: list[int], setting: Setting) -> list[int]:
    """The space before each glyph, and after the last, in thousandths of an em; `meetings` are of Han and Latin."""
    gaps = [0] * (len(classes) + 1)
    for place in meetings:
        gaps[place] = setting.rules.latin_gap.natural
    marks = "half" if setting.half_marks else setting.rules.marks
    for place in closed_up(classes, marks):
        gaps[place] -= HALF
    _close_calls(firsts, classes, gaps)
    return gaps


def _close_calls(firsts: str, classes: str, gaps: list[int]) -> None:
    """Two marks of exclamation or question take one em together."""
    for match in CALLS.finditer(firsts):
        end = match.end()
        if end < len(classes) and classes[end - 1] == "S" and not gaps[end] < 0:
            gaps[end] = -HALF


def _marks(shaped: list[Glyphs], setting: Setting) -> dict[int, tuple[Length, Length]]:
    """Glyphs HarfBuzz moves off their pen position (combining marks), and figures abreast."""
    marks: dict[int, tuple[Length, Length]] = {}
    start = 0
    for glyphs in shaped:
        if any(glyphs.x_offsets) or any(glyphs.y_offsets):
            for index, (dx, dy) in enumerate(zip(glyphs.x_offsets, glyphs.y_offsets, strict=True)):
                if dx or dy:
                    marks[start + index] = (setting.size * dx // EM, setting.size * dy // EM)
        start += len(glyphs.ids)
    return marks
