"""Copy to lines as composing needs them: normalised, shaped, broken, with what was found on the way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.base.stopwatch import Stopwatch
from broadsheet.base.units import EM, Length
from broadsheet.fonts.catalog import Catalog
from broadsheet.issue.model import Address, Story
from broadsheet.issue.signs import STYLED_ON
from broadsheet.layout.model import Layout
from broadsheet.layout.styles import Style
from broadsheet.lines import firstfit, optimal
from broadsheet.lines.balanced import balanced_lines, full_lines
from broadsheet.lines.justify import unforced
from broadsheet.lines.model import Breaker, Line, Measures
from broadsheet.page.model import Rest
from broadsheet.page.script import in_script
from broadsheet.text.itemize import style_names
from broadsheet.text.model import ShapedText
from broadsheet.text.normalize import normalize
from broadsheet.text.phrases import phrase_ends
from broadsheet.text.shape import Setting, shape_text


def setting_of(style: Style, *, half_marks: bool = False) -> Setting:
    """How copy in a style is shaped, its marks all half where asked."""
    return Setting(
        style.face,
        style.strong,
        style.size,
        half_marks,
        rules=style.composition,
        ruby=style.ruby or style.face,
        styles=style.characters,
    )


class Composer(Struct, frozen=True):
    """What composing a story needs: the layout, the type case, where findings go, the stopwatch.

    `story` is the id findings name; `mends` gathers what was mended in it, with the first place of each; `heads` keeps
    the mended words of its heads, `missing` the characters without a glyph that have been told. `cache` keeps between
    runs where heads may part by sense, `rests` from page to page what stories that jump have left. `pages` are what
    readers call the pages on which stories begin.
    """

    layout: Layout
    catalog: Catalog
    findings: Findings
    watch: Stopwatch
    cache: Cache = Cache(None)
    story: str = ""
    mends: dict[tuple[str, str], tuple[Span, int]] = field(default_factory=dict)
    heads: dict[tuple[Span, tuple[str, ...]], tuple[str, ...]] = field(default_factory=dict)
    missing: set[tuple[str, Span]] = field(default_factory=set)
    rests: dict[Address, Rest] = field(default_factory=dict)
    pages: Mapping[Address, str] = field(default_factory=dict)

    def for_story(self, story: Story) -> Composer:
        """The same, for another story, in the voice it has."""
        layout = self.layout.in_voice(story.voice)
        return replace(self, layout=layout, story=story.id, mends={}, heads={}, missing=set())

    def in_voice(self, name: str | None) -> Composer:
        """The same, in a voice for the stories that have none of their own."""
        return replace(self, layout=self.layout.in_voice(name))

    def page_words(self, words: str, address: Address) -> str:
        """Words with what the page a story begins on is called in their braces, in the script of the layout."""
        named = self.pages.get(address, f"第{address.page}版")
        return in_script(words.format(named), self.layout.composition.locale)

    def normal(self, text: str, span: Span, keep_spaces: bool = False) -> str:
        """Mended copy."""
        with self.watch("shape"):
            normalized = normalize(text, keep_spaces)
        for before, after, times in normalized.mends:
            first, count = self.mends.get((before, after), (span, 0))
            self.mends[before, after] = first, count + times
        return normalized.text

    def normal_head(self, words: Sequence[str], span: Span) -> tuple[str, ...]:
        """Mended words of a head, part by part; what was mended counts once, in however many sizes they are tried."""
        key = span, tuple(words)
        if key not in self.heads:
            self.heads[key] = tuple([self.normal(part, span, keep_spaces=True) for part in words])
        return self.heads[key]

    def shape(self, text: str, span: Span, setting: Setting) -> ShapedText:
        """Shape copy that is already normal; characters without a glyph are reported (BS410)."""
        if STYLED_ON in text:
            self._tell_styles(text, span, setting)
        with self.watch("shape"):
            shaped = shape_text(text, span, setting, self.catalog)
        for char in shaped.missing:
            if (char, span) in self.missing:
                continue
            self.missing.add((char, span))
            args = {"char": char, "code": f"U+{ord(char):04X}", "id": self.story}
            self.findings.append(Diagnostic("BS410", span, args))
        return shaped

    def _tell_styles(self, text: str, span: Span, setting: Setting) -> None:
        """Report character styles that the layout has not (BS505), and those whose face is a role nobody fills yet, so
        that a reader would not see them (BS411)."""
        for name in dict.fromkeys(style_names(text)):
            if (style := setting.styles.get(name)) is None:
                known = "、".join(setting.styles) or "—"
                args = {"id": self.story, "name": name, "known": known}
                self.findings.append(Diagnostic("BS505", span, args))
            elif style.scale == EM and self._looks_the_same(style.face, setting.face):
                found = {"id": self.story, "name": name, "face": style.face}
                self.findings.append(Diagnostic("BS411", span, found))

    def _looks_the_same(self, face: str | None, other: str) -> bool:
        return face is not None and self.catalog.face(face) is self.catalog.face(other)

    def shape_down(self, words: str, span: Span, style: Style, *, half_marks: bool = False) -> ShapedText:
        """Shape copy that is already normal for vertical lines."""
        # Deferred: few pages have vertical lines.
        from broadsheet.text.downward import vertical_quotes  # noqa: PLC0415

        setting = setting_of(style, half_marks=half_marks)._replace(vertical=True, mixed=True)
        return self.shape(vertical_quotes(words), span, setting)

    def lines(
        self, text: ShapedText, measure: Length, style: Style | None = None, indent: Length = 0
    ) -> list[Line]:
        """Break a shaped text, as its style says; a word wider than its line is cut, and reported (BS502)."""
        total = style is not None and style.total_fit
        with self.watch("lines"):
            breaker: Breaker = optimal.break_lines if total else firstfit.break_lines
            lines = breaker(text, Measures(measure, indent))
        self.tell_cut(text, lines)
        return lines

    def tell_cut(self, text: ShapedText, lines: list[Line]) -> None:
        """Report a word that no line holds whole (BS502)."""
        cut = next((line for line in lines if line.reason == "emergency"), None)
        if cut:
            after = bisect_left(text.breaks, cut.end)
            start = text.breaks[after - 1] if after else 0
            word = "".join(text.chars[start : text.breaks[after]])
            self.findings.append(Diagnostic("BS502", text.span, {"id": self.story, "text": word}))

    def even_lines(self, text: ShapedText, measure: Length) -> list[Line] | None:
        """Break a head by sense into the fewest lines that hold it; None where it is too long for a few."""
        with self.watch("lines"):
            return balanced_lines(text, measure, lambda words: phrase_ends(words, self.cache))

    def crosshead_lines(self, text: ShapedText, measure: Length, style: Style) -> list[Line]:
        """Break a crosshead; where it takes several lines they part by sense, as those of a head do."""
        lines = self.lines(text, measure, style, style.indent)
        return lines if len(lines) == 1 else self.even_lines(text, measure) or lines

    def caption_lines(self, text: ShapedText, measure: Length, style: Style) -> list[Line]:
        """Break a caption; where it takes two lines to four and is justified, they end by sense as far as they may."""
        lines = self.lines(text, measure, style)
        if not style.justify or not 1 < len(lines) < 5:
            return lines
        return self.lines_by_sense(text, measure, len(lines)) or lines

    def lines_by_sense(self, text: ShapedText, measure: Length, count: int) -> list[Line] | None:
        """Break a caption into so many lines, ended by sense where they bear it, ragged where one would be loose."""
        with self.watch("lines"):
            lines = full_lines(text, measure, lambda words: phrase_ends(words, self.cache), count)
        return lines and unforced(text, lines)

    def tell_mends(self) -> None:
        """Note what was mended in the story, once a kind (BS501 marks, BS503 spaces)."""
        for (before, after), (span, count) in self.mends.items():
            args = {"id": self.story, "before": before, "after": after, "count": count}
            self.findings.append(Diagnostic("BS501" if after else "BS503", span, args))
