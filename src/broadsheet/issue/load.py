"""Loading an issue: the YAML file, its copy and its photos become an Issue, and every fault a finding."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final, Literal

from msgspec.structs import replace

from broadsheet.base.decode import decode
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Source, Span
from broadsheet.base.world import World
from broadsheet.base.yamltree import Mapping, Scalar, compose
from broadsheet.issue.almanac import day_notes, lunar_date
from broadsheet.issue.bodies import read_file, read_inline
from broadsheet.issue.body_schema import BodyFile
from broadsheet.issue.heads import head_form
from broadsheet.issue.inset_schema import FactsFile
from broadsheet.issue.markup import strong
from broadsheet.issue.matter import Copy, Matter, Paragraph, tabular
from broadsheet.issue.model import (
    Address,
    Advert,
    CrossheadPlace,
    Direction,
    Group,
    Inset,
    Issue,
    Page,
    Photo,
    Plan,
    Story,
)
from broadsheet.issue.parts import Named, addresses, name_pages
from broadsheet.issue.photos import copy_of, read_photo
from broadsheet.issue.plans import as_yaml, check_against_stories, check_overlaps, propose, read_plan
from broadsheet.issue.schema import Fit, IssueFile, PageEntry, StoryEntry
from broadsheet.issue.service import Day, Month
from broadsheet.issue.signs import plain

_PRINTED: Final = ("number", "cn", "publisher", "price", "weather", "imprint", "ear", "left_ear")
"""Keys of an issue that furniture prints, if the layout has any for them."""


def load_issue(path: Path, world: World, findings: Findings) -> Issue | None:
    """The issue in `path`, stand-ins where something was wrong; None if there is nothing to go on with.

    Faults are BS1xx, BS2xx and, for photos, BS7xx. Every file read is in `world.sources` afterwards.
    """
    source = world.source(path, findings)
    if source is None:
        return None
    node = compose(source, findings)
    entry = decode(node, IssueFile, findings, salvage=True) if node is not None else None
    if entry is None:
        return None
    return _Loader(source, world, findings).issue(entry)


class _Loader:
    """What every step of loading one file needs."""

    def __init__(self, source: Source, world: World, findings: Findings) -> None:
        self._source = source
        self._world = world
        self._findings = findings

    def _find(self, code: str, span: Span, **args: object) -> None:
        self._findings.append(Diagnostic(code, span, args))

    def issue(self, entry: IssueFile) -> Issue:
        names = name_pages(entry, self._findings)
        pages = tuple(
            self._page(page, number, name, entry.fit)
            for number, (page, name) in enumerate(zip(entry.pages, names, strict=True), 1)
        )
        self._check_stories(entry.pages)
        if any(page.spread for page in entry.pages):
            # Deferred: few issues have any.
            from broadsheet.issue.spreads import with_spreads  # noqa: PLC0415

            pages = with_spreads(pages, entry.pages, self._findings)
        self._check_bare(pages, entry.pages)
        weather, days = self._weather(entry)
        pages = self._with_service(pages, entry.pages, days)
        pages = self._connected(pages, entry.pages)
        return Issue(
            newspaper=entry.newspaper,
            date=entry.date,
            span=entry.where(),
            pages=pages,
            layout=Copy(entry.layout, entry.where("layout")),
            press=Copy(entry.press, entry.where("press")),
            number=entry.number,
            cn=entry.cn,
            publisher=entry.publisher,
            price=entry.price,
            weather=weather,
            days=days,
            imprint=entry.imprint,
            ear=self._ear(entry, "ear"),
            left_ear=self._ear(entry, "left_ear"),
            places={key: entry.where(key) for key in _PRINTED},
            lunar=lunar_date(entry.date, self._world.cache),
            nameplate=Copy(entry.nameplate, entry.where("nameplate")) if entry.nameplate else None,
        )

    def _connected(self, pages: tuple[Page, ...], written: list[PageEntry]) -> tuple[Page, ...]:
        """The pages with what their stories say of each other: jumps and refers."""
        stories = [story for page in written for story in page.stories.values()]
        if any(story.jump is not None or story.jump_head is not None for story in stories):
            # Deferred: few stories go on elsewhere.
            from broadsheet.issue.jumps import with_jumps  # noqa: PLC0415

            pages = with_jumps(pages, written, self._findings)
        if any(story.refers for story in stories):
            # Deferred: few stories but on front pages have any.
            from broadsheet.issue.refers import with_refers  # noqa: PLC0415

            pages = with_refers(pages, written, self._findings)
        return pages

    def _ear(self, entry: IssueFile, key: Literal["ear", "left_ear"]) -> str | None:
        """The lines of an ear, each with its own strong words."""
        own: Findings = []
        place, text = entry.where(key), (getattr(entry, key) or "").strip()
        lines = [strong(line.strip(), place, own) for line in text.splitlines()]
        self._findings += [replace(finding, span=place) for finding in own]
        return "\n".join(lines) or None

    def _weather(self, entry: IssueFile) -> tuple[str | None, tuple[Day, ...]]:
        if entry.weather is None or isinstance(entry.weather, str):
            return entry.weather, ()
        # Deferred: few issues have more than a line.
        from broadsheet.issue.weather import read_weather  # noqa: PLC0415

        return read_weather(entry.weather, self._findings)

    def _with_service(
        self, pages: tuple[Page, ...], written: Sequence[PageEntry], days: tuple[Day, ...]
    ) -> tuple[Page, ...]:
        stories = [story for page in written for story in page.stories.values()]
        if not any(story.index or story.weather or story.insets for story in stories):
            return pages
        # Deferred: few issues have any.
        from broadsheet.issue.contents import with_service  # noqa: PLC0415

        return with_service(pages, written, days, self._findings)

    def _check_stories(self, written: Sequence[PageEntry]) -> None:
        """Report pages with nothing on them (BS222); one may have its stories on the page it makes a spread with."""
        for index, entry in enumerate(written):
            mapped = isinstance(entry.node(), Mapping) and not isinstance(entry.node("stories"), Scalar)
            beside = index > 0 and written[index - 1].spread
            if mapped and not (entry.stories or entry.ads or beside):
                self._find("BS222", _first_key(entry))

    def _check_bare(self, pages: Sequence[Page], written: Sequence[PageEntry]) -> None:
        """Report stories without a head (BS216) or copy (BS217); one that another goes on in needs neither."""
        known = addresses(pages)
        gone_on_in = {known.get(story.jump or "") for page in written for story in page.stories.values()}
        for page, its in zip(pages, written, strict=True):
            for story in page.stories:
                entry = its.stories[story.id]
                if entry.node() is None or Address(page.number, story.id) in gone_on_in:
                    continue
                if not entry.headline.strip() and not entry.standing:
                    node = entry.node("headline")
                    self._find("BS216", node.span if isinstance(node, Scalar) else story.span, id=story.id)
                lists = (entry.photos, entry.refers, entry.calendar, entry.index, entry.weather)
                if entry.body is None and not (entry.expect or any(lists)):
                    self._find("BS217", story.span, id=story.id)

    def _page(self, entry: PageEntry, number: int, name: Named, fit: Fit) -> Page:
        keys = _key_spans(entry)
        usual = entry.fit or fit
        stories = tuple(
            replace(
                self._story(entry.stories[id_], id_, span),
                fill=(entry.stories[id_].fit or usual) == "auto",
            )
            for id_, span in keys.items()
        )
        plan = self._plan(entry, stories)
        return Page(
            number=number,
            label=name.label,
            span=_first_key(entry),
            section=entry.section,
            template=entry.template or ("front" if number == 1 else "news"),
            editors=tuple(entry.editors.items()),
            plan=plan,
            stories=stories,
            allow=entry.allow,
            ads=self._adverts(entry, plan) if entry.ads else (),
            groups=self._groups(entry, keys) if entry.groups else (),
            part=name.part,
            lettered=name.lettered,
        )

    def _groups(self, entry: PageEntry, known: Collection[str]) -> tuple[Group, ...]:
        # Deferred: few pages have any.
        from broadsheet.issue.groups import read_groups  # noqa: PLC0415

        return read_groups(entry.groups, known, self._findings)

    def _adverts(self, entry: PageEntry, plan: Plan | None) -> tuple[Advert, ...]:
        # Deferred: few pages have any.
        from broadsheet.issue.adverts import read_adverts  # noqa: PLC0415

        return read_adverts(entry, plan, self._world, self._findings)

    def _plan(self, entry: PageEntry, stories: tuple[Story, ...]) -> Plan | None:
        """The page's plan, checked; a proposed one where neither a plan nor places were given."""
        keys = {story.id: story.span for story in stories}
        drawn = entry.node("plan")
        if entry.plan is None or not isinstance(drawn, Scalar):
            return self._placed_by_hand(entry, stories)
        for story in stories:
            if story.at is not None:
                self._find("BS213", entry.where("stories", story.id, "at"), id=story.id)
        plan = read_plan(drawn, self._source, entry.rows == "fixed", self._findings, entry.ads)
        if plan is not None and (keys or entry.ads):
            check_against_stories(drawn, self._source, keys, entry.ads, self._findings)
        return plan

    def _placed_by_hand(self, entry: PageEntry, stories: tuple[Story, ...]) -> Plan | None:
        """None if every story says its place; else a plan is proposed and goes in for the missing one."""
        places = {s.id: (s.at, entry.where("stories", s.id, "at")) for s in stories if s.at is not None}
        check_overlaps(places, self._findings)
        if any(at.around for at, _ in places.values()):
            # Deferred: few regions by hand run round others.
            from broadsheet.issue.around import check_around  # noqa: PLC0415

            ads = {id_: (ad.at.region(), ad.where("at")) for id_, ad in entry.ads.items() if ad.at}
            check_around(places | ads, self._findings)
        homeless = [story.id for story in stories if story.at is None]
        if not homeless:
            return None
        proposal = propose([story.id for story in stories], 2 if entry.spread else 1)
        indent = self._source.position(_first_key(entry).start)[1] - 1
        text = as_yaml(proposal, indent)
        self._find("BS211", _first_key(entry), stories=", ".join(homeless), plan=text)
        return Plan(proposal, False, _first_key(entry))

    def _story(self, entry: StoryEntry, id_: str, key: Span) -> Story:
        body = self._body(entry)
        writing = self._writing(entry, id_, body)
        return Story(
            id=id_,
            span=key,
            headline=copy_of(entry, "headline") or Copy("", key),
            kicker=copy_of(entry, "kicker"),
            deck=copy_of(entry, "deck"),
            byline=copy_of(entry, "byline"),
            standing=copy_of(entry, "standing"),
            voice=entry.voice,
            body=body,
            awaited=_awaited(entry, body),
            photos=self._photos(entry, id_, writing, body),
            insets=self._insets(entry, id_, writing),
            rank=entry.rank,
            initial=self._initial(entry, id_, writing),
            direction=entry.headline_direction or writing,
            writing=writing,
            box=entry.box,
            set_in=entry.set_in,
            at=entry.at.region() if entry.at else None,
            summary=copy_of(entry, "summary"),
            head=head_form(entry, id_, self._findings),
            crossheads=self._crossheads(entry, id_, writing),
        )

    def _writing(self, entry: StoryEntry, id_: str, body: tuple[Matter, ...]) -> Direction | None:
        """How the text of a story is to run: across where it has tables, which have no vertical form (BS236)."""
        if entry.writing == "vertical" and tabular(body):
            self._find("BS236", entry.where("writing"), id=id_)
            return "horizontal"
        return entry.writing

    def _insets(self, entry: StoryEntry, id_: str, writing: Direction | None) -> tuple[Inset, ...]:
        """What stands among a story's text; among vertical lines nothing does (BS238)."""
        if entry.insets and writing == "vertical":
            self._find("BS238", entry.where("insets"), id=id_)
            return ()
        if not entry.insets:
            return ()
        # Deferred: few stories have any.
        from broadsheet.issue.insets import read_inset  # noqa: PLC0415

        parts = [
            self._part(inset.body, entry, ("insets", index, "body")) if isinstance(inset, FactsFile) else ()
            for index, inset in enumerate(entry.insets)
        ]
        return tuple(
            read_inset(inset, body, self._findings) for inset, body in zip(entry.insets, parts, strict=True)
        )

    def _photos(
        self, entry: StoryEntry, id_: str, writing: Direction | None, body: tuple[Matter, ...]
    ) -> tuple[Photo, ...]:
        """A story's photos; text runs round none of them where it is vertical (BS262) or has tables (BS263)."""
        photos = self._bearing(entry, tuple(read_photo(p, self._world, self._findings) for p in entry.photos))
        code = "BS262" if writing == "vertical" else "BS263" if tabular(body) else None
        if code is None:
            return photos
        for photo, written in zip(photos, entry.photos, strict=True):
            if photo.wrap:
                self._find(code, written.where("wrap"), id=id_, key="wrap")
        return tuple(replace(photo, wrap=None) for photo in photos)

    def _bearing(self, entry: StoryEntry, photos: tuple[Photo, ...]) -> tuple[Photo, ...]:
        """The photos; of the first, where that is to bear the head, also how light it is."""
        if entry.headline_place != "photo" or not photos or not photos[0].readable or photos[0].file is None:
            return photos
        # Deferred: few heads stand on photos.
        from broadsheet.issue.tones import tones  # noqa: PLC0415

        return (replace(photos[0], tones=tones(photos[0].file, self._world)), *photos[1:])

    def _crossheads(self, entry: StoryEntry, id_: str, writing: Direction | None) -> CrossheadPlace:
        """Where a story's crossheads stand; among vertical lines between its paragraphs (BS262)."""
        if entry.crosshead_place == "side" and writing == "vertical":
            self._find("BS262", entry.where("crosshead_place"), id=id_, key="crosshead_place")
            return "in"
        return entry.crosshead_place

    def _initial(self, entry: StoryEntry, id_: str, writing: Direction | None) -> int:
        """The lines beside a story's dropped initial; vertical ones have none (BS262)."""
        if entry.initial and writing == "vertical":
            self._find("BS262", entry.where("initial"), id=id_, key="initial")
            return 0
        return entry.initial or 0

    def _body(self, entry: StoryEntry) -> tuple[Matter, ...]:
        """The copy, then the calendar."""
        body, calendar = entry.body, self._calendar(entry)
        if isinstance(body, list):
            parts = [self._part(part, entry, ("body", index)) for index, part in enumerate(body)]
            return (*(matter for part in parts for matter in part), *calendar)
        return (*(self._part(body, entry, ("body",)) if body is not None else ()), *calendar)

    def _calendar(self, entry: StoryEntry) -> tuple[Month, ...]:
        """The month asked for; without lunar days in years the almanac does not know."""
        if entry.calendar is None:
            return ()
        year, month = map(int, entry.calendar.split("-"))
        notes = day_notes(year, month, self._world.cache)
        return (Month(datetime.date(year, month, 1), notes, entry.where("calendar")),)

    def _part(
        self, part: str | BodyFile, entry: StoryEntry, path: tuple[str | int, ...]
    ) -> tuple[Matter, ...]:
        if isinstance(part, BodyFile):
            return read_file(part, self._world, self._findings)
        node = entry.node(*path)
        return read_inline(part, node, self._source, self._findings) if node is not None else ()


def _awaited(entry: StoryEntry, body: tuple[Matter, ...]) -> int:
    """The characters still to come of those expected."""
    if entry.expect is None:
        return 0
    here = sum(
        len("".join(plain(matter.text).splitlines())) for matter in body if isinstance(matter, Paragraph)
    )
    return max(int(entry.expect.strip().removesuffix("字")) - here, 0)


def _first_key(entry: PageEntry) -> Span:
    """Where a page begins."""
    node = entry.node()
    return node.entries[0].key.span if isinstance(node, Mapping) and node.entries else entry.where()


def _key_spans(entry: PageEntry) -> dict[str, Span]:
    """The stories' ids in the order written, each with its place."""
    node = entry.node("stories")
    entries = node.entries if isinstance(node, Mapping) else ()
    return {story.key.text: story.key.span for story in entries if story.key.text in entry.stories}
