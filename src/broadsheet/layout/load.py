"""A layout file to a Layout: names looked up, lengths resolved, press limits checked (BS3xx)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from broadsheet.base.data import data_folder
from broadsheet.base.decode import Located, read
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.base.units import EM, Length, Measure
from broadsheet.base.world import World
from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.clreq.spacing import MOST_TIGHTENED
from broadsheet.display.ops import Ink
from broadsheet.layout import schema
from broadsheet.layout.composition import rules_of, within
from broadsheet.layout.furnish import Furnisher
from broadsheet.layout.groups import GroupStyle
from broadsheet.layout.head_schema import HeadFile
from broadsheet.layout.limits import NEWSPRINT, PressLimits, check_layout, nothing_stands
from broadsheet.layout.model import (
    AdSize,
    AdStyle,
    Fitting,
    Grade,
    Grid,
    Headlines,
    Layout,
    MakeUp,
    Nameplate,
    Template,
    Voice,
)
from broadsheet.layout.styles import BoxStyle, CharacterStyle, HeadStyle, Rule, Style

T = TypeVar("T")

LIKE = {
    "standing": "crosshead",
    "refer": "body",
    "table": "caption",
    "index": "table",
    "weather": "table",
    "day": "crosshead",
    "day_off": "day",
    "day_note": "caption",
    "credit": "caption",
    "jump": "byline",
    "quote": "crosshead",
    "quote_by": "byline",
    "facts_title": "crosshead",
    "facts": "body",
    "figure": "crosshead",
    "figure_text": "byline",
    "code_text": "byline",
    "summary": "facts",
    "ad": "caption",
    "initial": "body",
}
"""Styles a layout need not have, and those that serve where it has not."""


def load_layout(
    named: tuple[str, Span],
    issue: Path,
    faces: Collection[str],
    world: World,
    findings: Findings,
    limits: PressLimits = NEWSPRINT,
) -> Layout | None:
    """The layout of that name (and place): layout/NAME.yaml, or a path ending in .yaml from the issue's folder.

    `faces` are the keys of the type case, `limits` what the press holds. None where there is no such layout (BS305)
    or it has an error.
    """
    name, where = named
    folder = data_folder("layout")
    path = issue.parent / name if name.endswith(".yaml") else folder / f"{name}.yaml"
    if not name.endswith(".yaml") and (Path(name).name != name or not path.is_file()):
        known = ", ".join(sorted(file.stem for file in folder.glob("*.yaml")))
        findings.append(Diagnostic("BS305", where, {"name": name, "known": known}))
        return None
    before = len(findings)
    file = read(path, schema.LayoutFile, world, findings, where)
    if file is None:
        return None
    if nothing_stands(file, findings):
        return None
    layout = _Resolver(file, faces, findings).layout()
    check_layout(layout, file, limits, findings)
    return None if any(finding.severity == "error" for finding in findings[before:]) else layout


class _Resolver:
    """Turns the file's words into lengths and values; unknown names are reported and stood in for."""

    def __init__(self, file: schema.LayoutFile, faces: Collection[str], findings: Findings) -> None:
        self.file, self.faces, self.findings = file, faces, findings
        grid = file.grid
        self.body = grid.body.resolve()
        self.row = grid.leading.resolve(em=self.body)
        self.column = grid.column.resolve(em=self.body)
        self.inks = {name: _ink(parts) for name, parts in self.file.inks.items()}
        self.rules = {name: self._rule(rule) for name, rule in self.file.rules.items()}
        self.boxes = {name: self._box(box) for name, box in self.file.boxes.items()}
        self.characters = {name: self._character(style) for name, style in self.file.characters.items()}
        self.heads = {name: self._head(head) for name, head in file.heads.items()}
        self.styles = {name: self._style(style) for name, style in self.file.styles.items()}
        for name, like in LIKE.items():
            if like in self.styles:
                self.styles.setdefault(name, self.styles[like])

    def layout(self) -> Layout:
        file = self.file
        headlines = self._headlines()
        return Layout(
            name=file.name,
            span=file.where(),
            grid=self._grid(),
            make_up=self._make_up(),
            rules=self.rules,
            boxes=self.boxes,
            styles=self.styles,
            headlines=headlines,
            templates={name: self._template(template) for name, template in file.templates.items()},
            voices={name: self._voice(voice, headlines) for name, voice in file.voices.items()},
            ads=self._ads(file.ads),
            groups=self._groups(),
            composition=self._composition(file, self.body),
            fold=None if file.paper.fold is None else self._length(file.paper.fold),
            heads=self.heads,
            inks=self.inks,
        )

    def _length(self, measure: Measure, em: Length | None = None) -> Length:
        """The length that stands there; `em` is the size of its type if that is not the body's."""
        return measure.resolve(em=self.body if em is None else em, row=self.row, column=self.column)

    def _ems(self, measure: Measure, size: Length) -> int:
        """The same in thousandths of an em of type of that size."""
        return self._length(measure, size) * EM // size

    def _rows(self, measure: Measure) -> int:
        return round(self._length(measure) / self.row)

    def _named(self, table: Mapping[str, T], owner: Located, key: str, name: str, *path: str) -> T | None:
        """What the name at `key` (or below it, at `path`) stands for; None after BS301."""
        if (value := table.get(name)) is None:
            args = {"key": key, "name": name, "known": ", ".join(sorted(table))}
            self.findings.append(Diagnostic("BS301", owner.where(key, *path), args))
        return value

    def _face(self, owner: Located, key: str) -> str:
        name: str = getattr(owner, key)
        if name not in self.faces:
            known = ", ".join(self.faces)
            self.findings.append(Diagnostic("BS304", owner.where(key), {"name": name, "known": known}))
        return name

    def _ink(self, owner: Located, key: str, name: str) -> Ink:
        return self._named(self.inks, owner, key, name) or Ink(0, 0, 0, 1000)

    def _optional_rule(self, owner: Located, key: str, name: str | None) -> Rule | None:
        return None if name is None else self._named(self.rules, owner, key, name)

    def _optional_box(self, owner: Located, key: str, name: str | None) -> BoxStyle | None:
        return None if name is None else self._named(self.boxes, owner, key, name)

    def _rule(self, rule: schema.RuleFile) -> Rule:
        return Rule(
            tuple(map(self._length, rule.weights)), self._length(rule.gap), self._ink(rule, "ink", rule.ink)
        )

    def _box(self, box: schema.BoxFile) -> BoxStyle:
        tint = None if box.tint is None else self._ink(box, "tint", box.tint)
        return BoxStyle(self._length(box.air), self._optional_rule(box, "rule", box.rule), tint)

    def _style(self, style: schema.StyleFile) -> Style:
        size = self._length(style.size)
        return Style(
            face=self._face(style, "face"),
            strong=self._face(style, "strong" if style.strong else "face"),
            size=size,
            leading=round(size * 1.2) if style.leading is None else self._length(style.leading),
            align=style.align,
            indent=self._length(style.indent, size),
            ink=self._ink(style, "ink", style.ink),
            rows=style.rows,
            justify=style.justify,
            composition=self._composition(style, size),
            breaking=style.breaking,
            ruby=None if style.ruby is None else self._face(style, "ruby"),
            characters=self.characters,
            dress=None if style.head is None else self._named(self.heads, style, "head", style.head),
        )

    def _character(self, style: schema.CharacterFile) -> CharacterStyle:
        return CharacterStyle(
            None if style.face is None else self._face(style, "face"), round(style.size * 10)
        )

    def _composition(self, owner: schema.StyleFile | schema.LayoutFile, size: Length) -> Rules:
        """The rules named there, else those of the whole layout, else the usual ones."""
        named = owner.composition if owner.composition is not None else self.file.composition
        if named is None:
            return DEFAULT
        where = owner if owner.composition is not None else self.file
        block = self._named(self.file.compositions, where, "composition", named)
        return DEFAULT if block is None else rules_of(block, partial(self._ems, size=size), self.findings)

    def _grid(self) -> Grid:
        grid, paper = self.file.grid, self.file.paper
        gutter, width = self._length(grid.gutter), self._length(paper.width)
        type_width = grid.columns * (self.column + gutter) - gutter
        return Grid(
            width=width,
            height=self._length(paper.height),
            x=(width - type_width) // 2,
            y=self._length(grid.top),
            columns=grid.columns,
            measure=self.column,
            gutter=gutter,
            rows=grid.rows,
            leading=self.row,
            body=self.body,
            binding=paper.binding,
            spine=self._length(paper.spine),
        )

    def _make_up(self) -> MakeUp:
        make_up = self.file.make_up
        fine = self._optional_rule(make_up, "table_rule", make_up.table_rule)
        return MakeUp(
            module_gap=self._rows(make_up.module_gap),
            edge_travel=self._rows(make_up.edge_travel),
            head_stretch=self._rows(make_up.head_stretch),
            photo_stretch=self._rows(make_up.photo_stretch),
            head_white=self._rows(make_up.head_white),
            caption_air=self._length(make_up.caption_air),
            column_rule=self._optional_rule(make_up, "column_rule", make_up.column_rule),
            tier_rule=self._optional_rule(make_up, "tier_rule", make_up.tier_rule),
            module_rule=self._optional_rule(make_up, "module_rule", make_up.module_rule),
            standing_rule=self._optional_rule(make_up, "standing_rule", make_up.standing_rule),
            table_rule=fine,
            table_head_rule=self._optional_rule(make_up, "table_head_rule", make_up.table_head_rule),
            calendar_rule=self._optional_rule(make_up, "calendar_rule", make_up.calendar_rule) or fine,
            inset_rule=self._optional_rule(make_up, "inset_rule", make_up.inset_rule),
            facts_box=self._optional_box(make_up, "facts_box", make_up.facts_box),
            group_gap=self._length(make_up.group_gap),
            caption_box=self._optional_box(make_up, "caption_box", make_up.caption_box),
            wrap_air=self._length(make_up.wrap_air),
            wrap_least=make_up.wrap_least,
            allow=make_up.allow,
            fit=self._fitting(make_up.fit),
        )

    def _fitting(self, fit: schema.FitFile) -> Fitting:
        tighten = self._ems(fit.tighten, self.body)
        return Fitting(
            order=tuple(dict.fromkeys(fit.order)),
            lines=round(fit.lines),
            loosest=fit.loosest * EM // 100,
            white=self._rows(fit.white),
            photos=round(fit.photos),
            captions=fit.captions,
            tighten=within(MOST_TIGHTENED, tighten, (fit, "tighten"), self.findings),
            crossheads=self._rows(fit.crossheads),
            head=fit.head,
        )

    def _headlines(self) -> Headlines:
        heads = self.file.headlines
        return Headlines(
            ladder=tuple(map(self._grade, heads.ladder)),
            align=heads.align,
            kicker=heads.kicker / 100,
            deck=heads.deck / 100,
            smallest_kicker=self._length(heads.smallest_kicker),
            largest_deck=self._length(heads.largest_deck),
            gap=heads.gap / 100,
            spread=tuple(spread / 100 for spread in heads.spread),
            summary_box=None
            if heads.summary_box is None
            else self._named(self.boxes, heads, "summary_box", heads.summary_box),
            side_rule=self._optional_rule(heads, "side_rule", heads.side_rule),
        )

    def _head(self, head: HeadFile) -> HeadStyle:
        return HeadStyle(
            ink=self._ink(head, "ink", head.ink),
            ground=None if head.ground is None else self._ink(head, "ground", head.ground),
            over=self._optional_rule(head, "over", head.over),
            under=self._optional_rule(head, "under", head.under),
            corners=self._optional_rule(head, "corners", head.corners),
            ornament=head.ornament,
            ornament_ink=self._ink(head, "ornament_ink", head.ornament_ink),
            ends=head.ends,
            align=head.align,
            air=head.air / 100,
        )

    def _grade(self, grade: schema.GradeFile) -> Grade:
        return Grade(
            self._length(grade.size),
            self._face(grade, "face"),
            self._face(grade, "kicker_face"),
            self._face(grade, "deck_face"),
            grade.lines,
            grade.leading,
            self._optional_rule(grade, "kicker_rule", grade.kicker_rule),
        )

    def _voice(self, voice: schema.VoiceFile, headlines: Headlines) -> Voice:
        keys = ("face", "kicker_face", "deck_face")
        faces = {key: self._face(voice, key) for key in keys if getattr(voice, key) is not None}
        ladder = tuple(replace(grade, **faces) for grade in headlines.ladder)
        styles = dict(self.styles)
        for role, name in voice.styles.items():
            self._named(self.styles, voice, "styles", role, role)
            if (style := self._named(self.styles, voice, "styles", name, role)) is not None:
                styles[role] = style
        return Voice(replace(headlines, ladder=ladder, align=voice.align or headlines.align), styles)

    def _ads(self, ads: schema.AdsFile) -> AdStyle:
        if "caption" in self.styles:  # Else BS302 says so.
            self._named(self.styles, ads, "style", ads.style)
        sizes = {
            name: size if isinstance(size, str) else AdSize(*size.cells) for name, size in ads.sizes.items()
        }
        return AdStyle(self._optional_rule(ads, "frame", ads.frame), ads.label.strip(), ads.style, sizes)

    def _groups(self) -> dict[str, GroupStyle]:
        made = {}
        for name, group in self.file.groups.items():
            title = self._named(self.styles, group, "title", group.title)
            by = self._named(self.styles, group, "by", group.by)
            over = self._optional_rule(group, "over", group.over)
            under = self._optional_rule(group, "under", group.under)
            band = None if group.band is None else self._ink(group, "band", group.band)
            if title is not None and by is not None:
                made[name] = GroupStyle(title, by, over, under, band, group.tab, group.ornament)
        return made

    def _template(self, template: schema.TemplateFile) -> Template:
        grid, found = self.file.grid, (self.styles, self.rules, self.boxes)
        furnisher = Furnisher(*found, grid.columns, grid.rows, self._named)
        items = [item for item in map(furnisher.made, template.furniture) if item is not None]
        if template.voice is not None:
            self._named(self.file.voices, template, "voice", template.voice)
        parts = tuple(items), template.writing, _nameplate(template.nameplate), template.spread
        return Template(template.head, template.voice, *parts)


def _nameplate(place: schema.NameplateFile | None) -> Nameplate | None:
    return None if place is None else Nameplate(place.column - 1, place.columns, place.rows)


def _ink(parts: list[float]) -> Ink:
    """Per cent to thousandths; check_layout reports any that are not four."""
    c, m, y, k = (round(part * 10) for part in [*parts, 0, 0, 0, 0][:4])
    return Ink(c, m, y, k)
