"""The plan dealt anew where advertisements stand: their own rows first, then what is left by the plan's shares."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.page.ads.places import LABEL_GAP, AdRows, Standing
from broadsheet.page.region import AdRegion, Edges, Planned, Region, in_common, spanned

_TOP, _BOTTOM = 0, 1
_LEAST = 3
"""Rows that a story is left with while edges are dealt; make-up sees to the rest."""


def dealt_anew(planned: Planned, standing: Standing, findings: Findings) -> Planned:
    """A plan's edges between the rows that placed advertisements leave, drawn ones at the rows they are to have
    (BS343 to BS345)."""
    deal = _Deal(planned, standing, findings)
    deal.share_out()
    deal.end_at_ads()
    deal.size_ads()
    return deal.finished()


def with_blocks(planned: Planned, blocks: Sequence[AdRows]) -> Planned:
    """Placed advertisements as regions between edges of their own, which never move."""
    edges, ads = planned.edges, list(planned.ads)
    rows = list(edges.rows)
    for block in blocks:
        rows += [block.top, block.bottom]
        ads.append(
            AdRegion(block.advert, block.column, block.columns, len(rows) - 2, len(rows) - 1, block.label)
        )
    own = frozenset(range(len(edges.rows), len(rows)))
    gaps = (*edges.gaps, *(0 for _ in own))
    grown = Edges(tuple(rows), gaps, edges.fixed | own, edges.held | own, edges.rigid)
    return Planned(planned.regions, grown, tuple(ads))


class _Deal:
    """One plan being dealt: the rows of its edges, and who stands between which."""

    def __init__(self, planned: Planned, standing: Standing, findings: Findings) -> None:
        self.standing, self.findings = standing, findings
        edges = planned.edges
        self.height = edges.rows[_BOTTOM]
        self.rows, self.gaps = list(edges.rows), list(edges.gaps)
        self.fixed = edges.fixed
        self.ends, self.held = {*edges.held}, {*edges.held}
        self.regions: list[Region | AdRegion] = [*planned.regions, *planned.ads]
        self.ceiling = standing.ceiling or [0]
        self.floor = standing.floor or [self.height]

    def share_out(self) -> None:
        """Each inner edge at its share of the rows left in all the columns it runs through, beside a nameplate or from
        its foot on."""
        foot = self.rows[next(iter(self.held - {_TOP, _BOTTOM}), _TOP)]
        for edge in range(_BOTTOM + 1, len(self.rows)):
            columns = {c for region in self.regions if edge in region[3:5] for c in spanned(region)}
            if not columns:
                continue
            highest = max(self.ceiling[c] for c in columns)
            lowest = min(self.floor[c] for c in columns)
            drawn = self.rows[edge]
            first, last = (0, foot) if drawn < foot else (foot, self.height)
            highest, lowest = max(highest, first), min(lowest, last)
            self.rows[edge] = highest + round((lowest - highest) * (drawn - first) / (last - first))

    def end_at_ads(self) -> None:
        """Regions that reach the plan's top or foot end at the advertisement placed there, if one is (BS344)."""
        made: dict[tuple[int, int], int] = {}
        for index, region in enumerate(self.regions):
            for side, end, limits in (("top", _TOP, self.ceiling), ("bottom", _BOTTOM, self.floor)):
                found = {limits[column] for column in spanned(region)}
                if getattr(region, side) != end:
                    continue
                if len(found) > 1:
                    self._tell_astride(region, side)
                row = max(found) if end == _TOP else min(found)
                if row == self.rows[end]:
                    continue
                if (end, row) not in made:
                    made[end, row] = len(self.rows)
                    self.rows.append(row)
                    self.gaps.append(0)
                edge = made[end, row]
                self.ends.add(edge)
                self.held.add(edge)
                region = region._replace(top=edge) if end == _TOP else region._replace(bottom=edge)  # noqa: PLW2901
            self.regions[index] = region

    def size_ads(self) -> None:
        """Drawn advertisements get their rows, from the foot of the plan up; a story above gives way."""
        for index, region in sorted(enumerate(self.regions), key=lambda pair: -self.rows[pair[1].bottom]):
            _, _, _, top, bottom, *_ = region
            if isinstance(region, Region):
                if top not in self.ends:
                    self.rows[top] = min(self.rows[top], self.rows[bottom] - self.gaps[bottom] - _LEAST)
                continue
            drawn = self.standing.drawn[region.advert.id]
            label = int(drawn.label and self.gaps[top] < LABEL_GAP)
            self.regions[index] = region._replace(label=label)
            self.held |= {top, bottom}
            if drawn.size is None or drawn.size.rows is None:
                continue
            deep = drawn.size.rows + label
            if top not in self.ends:
                self.rows[top] = self.rows[bottom] - self.gaps[bottom] - deep
            elif bottom not in self.ends:
                self.rows[bottom] = self.rows[top] + deep + self.gaps[bottom]

    def finished(self) -> Planned:
        """What came of it; advertisements that the plan draws otherwise than sold, and stories left no room, told."""
        ads = [region for region in self.regions if isinstance(region, AdRegion)]
        for ad in ads:
            self._check_size(ad)
        stories = [region for region in self.regions if isinstance(region, Region) and self._has_room(region)]
        rigid = [(ad.top, ad.bottom) for ad in ads]
        fixed = self.fixed | self.ends
        # What stands on one that stays stays too, and so on.
        while more := {edge for pair in rigid if fixed & {*pair} for edge in pair} - fixed:
            fixed |= more
        pairs = tuple(pair for pair in rigid if not fixed & {*pair})
        edges = Edges(tuple(self.rows), tuple(self.gaps), frozenset(fixed), frozenset(self.held), pairs)
        return Planned(tuple(stories), edges, tuple(ads))

    def _check_size(self, ad: AdRegion) -> None:
        size = self.standing.drawn[ad.advert.id].size
        rows = self._deep(ad) - ad.label
        wanted = (size.columns, rows if size.rows is None else size.rows) if size else (ad.columns, rows)
        if wanted != (ad.columns, rows) or rows < 1:
            args = {"id": ad.advert.id, "columns": ad.columns, "rows": rows}
            args |= {"wanted_columns": wanted[0], "wanted_rows": wanted[1]}
            self.findings.append(Diagnostic("BS343", ad.advert.span, args))

    def _has_room(self, region: Region) -> bool:
        if self._deep(region) > 0 and not self._covered(region):
            return True
        near = [b.advert for b in self.standing.blocks if in_common(region, b)]
        near += [drawn.advert for drawn in self.standing.drawn.values()]
        # Its edges run on through columns in which one stands.
        near += [b.advert for b in self.standing.blocks]
        args = {"id": near[0].id, "other": region.story.id}
        self.findings.append(Diagnostic("BS345", near[0].span, args))
        return False

    def _covered(self, region: Region) -> bool:
        """Whether an advertisement stands in its rows: beside a nameplate these do not give way to one below."""
        top, foot = self.rows[region.top], self.rows[region.bottom] - self.gaps[region.bottom]
        return any(
            in_common(region, block) and block.top < foot and top < block.bottom
            for block in self.standing.blocks
        )

    def _deep(self, region: Region | AdRegion) -> int:
        return self.rows[region.bottom] - self.gaps[region.bottom] - self.rows[region.top]

    def _tell_astride(self, region: Region | AdRegion, side: str) -> None:
        """A region is told that stands half over an advertisement and half beside it."""
        name = region.story.id if isinstance(region, Region) else region.advert.id
        low = side == "bottom"
        blocks = [b for b in self.standing.blocks if in_common(region, b)]
        if not blocks:
            # It stands on the nameplate, which the plan's own faults tell.
            return
        block = next((b for b in blocks if (b.top > 0 if low else b.bottom < self.height)), blocks[0])
        args = {"id": block.advert.id, "other": name, "column": block.column + 1}
        args |= {"last": block.column + block.columns}
        self.findings.append(Diagnostic("BS344", block.advert.span, args))
