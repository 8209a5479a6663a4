"""What an issue asks of its layout: templates, boxes and voices by name, a plan that fits (BS307-309, BS321-329); sizes
and ears that advertisements ask for."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Advert, Group, Issue, Page, Plan, Story
from broadsheet.issue.plans import FREE
from broadsheet.issue.service import Forecast
from broadsheet.layout.furniture import (
    BoxFurniture,
    DownFurniture,
    PictureFurniture,
    RuleFurniture,
    ServiceFurniture,
    TextFurniture,
)
from broadsheet.layout.model import Layout, Nameplate, Template
from broadsheet.page.furniture import FIELD, FIELDS
from broadsheet.page.heads.checks import check_heads


def check_names(issue: Issue, layout: Layout, findings: Findings) -> None:
    """Report every template, box and voice that the layout does not have, and plans that do not match its columns."""
    _check_furniture(layout, findings)
    _check_printed(issue, layout, findings)
    _check_nameplate(issue, layout, findings)
    for page in issue.pages:
        if page.template not in layout.templates:
            findings.append(_unknown("BS307", page.template, layout.templates, page.span))
        columns = layout.grid.columns * (2 if page.leads else 1)
        if page.leads:
            _check_heads_level(page, issue.pages[page.number], layout, findings)
        else:
            _check_alone(page, issue, layout, findings)
        if page.plan and len(page.plan.cells[0]) != columns:
            args = {"letters": len(page.plan.cells[0]), "columns": columns}
            findings.append(Diagnostic("BS309", page.plan.span, args))
        elif page.plan and page.template in layout.templates:
            _check_free(page.plan, page.template, layout.templates[page.template].nameplate, findings)
        _check_stories(page, layout, findings)
        check_heads(page, layout, findings)
        for group in page.groups:
            _check_group(group, layout, findings)
        for advert in page.ads:
            _check_ad(advert, page, issue, layout, findings)


def _check_nameplate(issue: Issue, layout: Layout, findings: Findings) -> None:
    """The front page has a place for artwork that the issue brings (BS332)."""
    first = issue.pages[0] if issue.pages else None
    template = layout.templates.get(first.template) if first else None
    if issue.nameplate is None or first is None or template is None:
        return
    if not any(isinstance(item, PictureFurniture) and item.file is None for item in template.furniture):
        args = {"page": first.label, "template": first.template}
        findings.append(Diagnostic("BS332", issue.nameplate.span, args))


def _check_stories(page: Page, layout: Layout, findings: Findings) -> None:
    for story in page.stories:
        if story.box and story.box not in layout.boxes:
            findings.append(_unknown("BS308", story.box, layout.boxes, story.span))
        if story.voice and story.voice not in layout.voices:
            findings.append(_unknown("BS322", story.voice, layout.voices, story.span))


def _check_heads_level(page: Page, facing: Page, layout: Layout, findings: Findings) -> None:
    """The stories of a spread begin below heads equally deep, among which no nameplate stands (BS657)."""
    both = [layout.templates.get(one.template) for one in (page, facing)]
    deep = {template.head for template in both if template}
    if len(deep) > 1 or any(template and template.nameplate for template in both):
        args = {"template": page.template, "other": facing.template, "page": facing.number}
        findings.append(Diagnostic("BS657", facing.span, args))


def _check_alone(page: Page, issue: Issue, layout: Layout, findings: Findings) -> None:
    """The furniture of a spread is asked for by no page alone, and by no second one of a spread alone (BS346)."""
    own = layout.templates.get(page.template)
    first = layout.templates.get(issue.pages[page.facing - 1].template) if page.facing else None
    if own and own.spread and not (first and first.spread):
        args = {"page": page.number, "template": page.template}
        findings.append(Diagnostic("BS346", page.span, args))


def _check_group(group: Group, layout: Layout, findings: Findings) -> None:
    if group.style and group.style.text not in layout.groups:
        findings.append(_unknown("BS338", group.style.text, layout.groups, group.style.span))
    if group.box and group.box.text not in layout.boxes:
        findings.append(_unknown("BS308", group.box.text, layout.boxes, group.box.span))


def _check_ad(advert: Advert, page: Page, issue: Issue, layout: Layout, findings: Findings) -> None:
    """Report a size the layout does not sell, a place that such a size has no use for, and an ear that is not there or
    not free (BS340, BS253, BS342, BS254)."""
    # Deferred: few pages have any.
    from broadsheet.page.ads.places import ear_box, size_of  # noqa: PLC0415

    size = size_of(advert, layout.ads)
    if isinstance(advert.size, Copy) and advert.size.text not in layout.ads.sizes:
        findings.append(_unknown("BS340", advert.size.text, layout.ads.sizes, advert.size.span))
    if isinstance(size, str) and (advert.drawn or advert.place not in (None, size)):
        findings.append(Diagnostic("BS253", advert.span, {"id": advert.id, "key": "size"}))
    if size != "ear" or page.template not in layout.templates:
        return
    others = [ad.id for ad in page.ads if ad is not advert and size_of(ad, layout.ads) == "ear"]
    if others:
        findings.append(Diagnostic("BS345", advert.span, {"id": advert.id, "other": ", ".join(others)}))
    elif ear_box(page, layout) is None:
        args = {"id": advert.id, "template": page.template}
        findings.append(Diagnostic("BS342", advert.span, args))
    elif issue.ear:
        findings.append(Diagnostic("BS254", advert.span, {"id": advert.id}))


def _check_printed(issue: Issue, layout: Layout, findings: Findings) -> None:
    """Report what the editor wrote for furniture of which the templates of his pages have none (BS329)."""
    pages = [
        (page, _fields(layout.templates[page.template]))
        for page in issue.pages
        if page.template in layout.templates
    ]
    printed = {name for _, names in pages for name in names}
    printed |= (
        {"weather"} if any(_forecast(story) for page in issue.pages for story in page.stories) else set()
    )
    for key, place in issue.places.items():
        if getattr(issue, key) and key not in printed:
            findings.append(Diagnostic("BS329", place, {"key": key, "field": f"{{{key}}}"}))
    for page, names in pages:
        if page.editors and "editors" not in names:
            findings.append(Diagnostic("BS329", page.span, {"key": "editors", "field": "{editors}"}))


def _forecast(story: Story) -> bool:
    """Whether a story has the days of the weather."""
    matters = [*story.body, *(inset.service for inset in story.insets)]
    return any(isinstance(matter, Forecast) for matter in matters)


def _fields(template: Template) -> set[str]:
    """The fields that the furniture of a template prints."""
    names: set[str] = set()
    for item in template.furniture:
        if isinstance(item, TextFurniture | DownFurniture):
            names.update(FIELD.findall(item.text))
        elif isinstance(item, ServiceFurniture):
            names.add(item.service)
    return names


def _check_furniture(layout: Layout, findings: Findings) -> None:
    """Report furniture whose fields no issue can have, and which would never be printed."""
    for template in layout.templates.values():
        for item in template.furniture:
            text = item.text if isinstance(item, TextFurniture | DownFurniture) else ""
            needs = item.needs if isinstance(item, RuleFurniture | BoxFurniture) else None
            for name in [*FIELD.findall(text), *([needs] if needs else [])]:
                if name not in FIELDS:
                    findings.append(_unknown("BS321", name, FIELDS, layout.span))


def _check_free(plan: Plan, template: str, nameplate: Nameplate | None, findings: Findings) -> None:
    """Report free cells where the template has no nameplate (BS325), or other cells than it stands in (BS326)."""
    free = [[cell == FREE for cell in row] for row in plan.cells]
    if nameplate is None:
        if any(map(any, free)):
            findings.append(Diagnostic("BS325", plan.span, {"template": template}))
        return
    wanted = [nameplate.holds(column) for column in range(len(plan.cells[0]))]
    depth = sum(map(any, free))
    if depth == 0 or any(row != wanted for row in free[:depth]):
        first, last = nameplate.column + 1, nameplate.column + nameplate.columns
        args = {"template": template, "first": first, "last": last}
        findings.append(Diagnostic("BS326", plan.span, args))


def _unknown(code: str, name: str, known: Iterable[str], span: Span) -> Diagnostic:
    names = sorted(known)
    args = {"name": name, "known": ", ".join(names), "near": nearest(name, names)}
    return Diagnostic(code, span, args)
