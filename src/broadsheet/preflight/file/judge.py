"""The judgement on a finished PDF: every fault with its rule, its page and its place, and the ink of every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from typing import Final, Literal

import pikepdf
from msgspec import Struct, structs

from broadsheet.base.diagnostics import Diagnostic, Findings, Words
from broadsheet.preflight.file.bounds import Budget, TooCostlyError
from broadsheet.preflight.file.boxes import box, finished
from broadsheet.preflight.file.claims import Claims, read_claims
from broadsheet.preflight.file.content import PageReader
from broadsheet.preflight.file.fonts import font_name
from broadsheet.preflight.file.inkmap import InkMap, ink_maps, measurable
from broadsheet.preflight.file.keys import key_faults, press_intents, standard_of, version_of
from broadsheet.preflight.file.layers import Layers
from broadsheet.preflight.file.marks import Area, ImageMark
from broadsheet.preflight.file.objects import entry, said
from broadsheet.preflight.file.rulebook import rule_of
from broadsheet.preflight.file.rules import (
    Fault,
    mark_faults,
    page_image_fault,
    spaces_used,
    spot_colours,
)
from broadsheet.preflight.file.sheets import (
    annotation_faults,
    box_faults,
    content_faults,
    set_faults,
)
from broadsheet.preflight.file.survey import survey
from broadsheet.preflight.file.thumbnails import thumbnails
from broadsheet.preflight.limits import FileLimits

_MM: Final = 25.4 / 72
_SEPARABLE: Final = frozenset((
    "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight",
    "Difference", "Exclusion",
))  # fmt: skip
_PAGES: Final = 1_000
_PIXELS: Final = 400_000_000
"""More than a broadsheet page has at 800 pixels per inch: PDFium leaves such images out."""


class PageVerdict(Struct, frozen=True):
    """A page as it is cut, and how far it bleeds, in millimetres; its fonts, the lowest resolution of its pictures, its
    ink (`unmeasured`: why there is none), and a small PNG."""

    width_mm: float
    height_mm: float
    bleed_mm: float = 0
    fonts: tuple[str, ...] = ()
    ppi: int | None = None
    ink: InkMap | None = None
    unmeasured: tuple[str, ...] = ()
    thumbnail: bytes = b""


class Verdict(Struct, frozen=True):
    """What became of a file: its name and checksum, the PDF/X it claims ("" for none), its PDF version, its pages, and
    what is wrong with it."""

    name: str
    size: int
    sha256: str
    findings: tuple[Diagnostic, ...]
    claim: str = ""
    version: str = ""
    condition: str = ""
    pages: tuple[PageVerdict, ...] = ()

    @property
    def outcome(self) -> Literal["passed", "warned", "failed"]:
        """Failed with any error, an ink that could not be measured among them."""
        severities = {finding.severity for finding in self.findings}
        return "failed" if "error" in severities else "warned" if "warning" in severities else "passed"


def judge(name: str, data: bytes, limits: FileLimits, *, advertisement: bool = False) -> Verdict:
    """Judge a file by its bytes. A page of a paper and an advertisement differ in R0004 to R0006, R0033 and R0034.

    BS821 to BS824 for a file that cannot be judged at all.
    """
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                return unread(name, data, Diagnostic("BS822", args={"name": name}))
            if not len(pdf.pages):
                return unread(name, data, Diagnostic("BS824", args={"name": name}))
            if len(pdf.pages) > _PAGES:
                raise TooCostlyError(f"{_PAGES} pages")
            verdict = _Judge(name, data, limits, advertisement).judge(pdf)
            damage = [
                Diagnostic("BS821", None, {"name": name, "reason": str(each)[-80:]})
                for each in pdf.get_warnings()
            ]
            return structs.replace(verdict, findings=(*verdict.findings, *damage[:1]))
    except pikepdf.PasswordError:
        return unread(name, data, Diagnostic("BS822", args={"name": name}))
    except pikepdf.PdfError as error:
        return unread(name, data, Diagnostic("BS821", args={"name": name, "reason": reason_of(error)}))
    except TooCostlyError as error:
        return unread(name, data, Diagnostic("BS823", args={"name": name, "limit": str(error)}))


def reason_of(error: Exception) -> str:
    """What a library says is wrong with a file, without the place in its own words."""
    return str(error).splitlines()[0].rpartition(": ")[2][:80] if str(error) else "?"


def unread(name: str, data: bytes, fault: Diagnostic) -> Verdict:
    """The verdict on a file that cannot be judged, for the one reason given."""
    return Verdict(name, len(data), sha256(data).hexdigest(), (fault,))


class _Judge:
    """One file under judgement."""

    def __init__(self, name: str, data: bytes, limits: FileLimits, advertisement: bool) -> None:
        self._name, self._data, self._limits, self._advertisement = name, data, limits, advertisement
        self._standard = limits.standard

    def judge(self, pdf: pikepdf.Pdf) -> Verdict:
        claims = read_claims(pdf)
        self._standard = standard_of(claims.standard, self._limits.standard)
        budget, layers = Budget(), Layers(pdf.Root)
        pages = list(pdf.pages)
        readers = [PageReader(page, budget, layers) for page in pages]
        inks, unmeasured = self._inks(pages, readers)
        small = thumbnails(self._data, len(pages))
        findings = [
            *self._told(None, None, self._file_faults(pdf, claims)),
            *self._spots(readers),
        ]
        between = list(set_faults(pages, readers, self._advertisement))
        for index, (page, reader) in enumerate(zip(pages, readers, strict=True)):
            faults = [fault for at, fault in between if at == index]
            faults += self._page_faults(page, reader)
            faults += self._ink_faults(inks.get(index), unmeasured[index])
            findings += self._told(index, page, faults)
        return Verdict(
            name=self._name,
            size=len(self._data),
            sha256=sha256(self._data).hexdigest(),
            findings=tuple(findings),
            claim=claims.standard,
            version=version_of(pdf),
            condition=_condition(pdf),
            pages=tuple(
                _page_verdict(page, reader, inks.get(index), unmeasured[index], thumbnail)
                for index, (page, reader, thumbnail) in enumerate(zip(pages, readers, small, strict=True))
            ),
        )

    def _file_faults(self, pdf: pikepdf.Pdf, claims: Claims) -> Iterator[Fault]:
        yield from key_faults(pdf, claims, self._limits.standard, advertisement=self._advertisement)
        yield from survey(pdf, self._standard)

    def _page_faults(self, page: pikepdf.Page, reader: PageReader) -> Iterator[Fault]:
        yield from box_faults(page)
        yield from content_faults(page, reader, self._standard)
        yield from annotation_faults(page)
        if self._advertisement and len(reader.marks) == 1:
            yield from page_image_fault(reader.marks[0], self._limits)
        yield from mark_faults(reader.marks, self._limits)

    def _inks(
        self, pages: Sequence[pikepdf.Page], readers: Sequence[PageReader]
    ) -> tuple[dict[int, InkMap], list[tuple[str, ...]]]:
        unmeasured = [_obstacles(page, reader) for page, reader in zip(pages, readers, strict=True)]
        wanted = [index for index, reasons in enumerate(unmeasured) if not reasons]
        spots = sorted(set().union(*(spot_colours(readers[index].marks) for index in wanted)))
        inks = ink_maps(self._data, wanted, spots)
        for index in set(wanted) - set(inks):
            unmeasured[index] = ("PDFium",)
        return inks, unmeasured

    def _ink_faults(self, ink: InkMap | None, unmeasured: tuple[str, ...]) -> Iterator[Fault]:
        """R0026, and what stood in the way of measuring it."""
        if ink is None:
            yield Fault("BS879", None, {"reasons": ", ".join(unmeasured)})
        elif ink.mean > self._limits.ink:
            args: dict[str, object] = {"percent": ink.mean, "most": self._limits.ink}
            yield Fault("BS878", None, {**args, "x_mm": ink.x_mm, "y_mm": ink.y_mm})

    def _spots(self, readers: Sequence[PageReader]) -> Findings:
        names = sorted(set().union(*(spot_colours(reader.marks) for reader in readers)))
        if len(names) <= self._limits.spot_colours:
            return []
        args: dict[str, object] = {
            "count": len(names),
            "names": ", ".join(names),
            "most": self._limits.spot_colours,
        }
        return self._told(None, None, [Fault("BS868", None, args)])

    def _told(self, index: int | None, page: pikepdf.Page | None, faults: Iterable[Fault]) -> Findings:
        """One finding for each kind of fault on a page, at the first place that has it."""
        first: dict[str, Fault] = {}
        times: dict[str, int] = {}
        for fault in faults:
            first.setdefault(fault.code, fault)
            times[fault.code] = times.get(fault.code, 0) + 1
        return [self._finding(fault, index, page, times[code]) for code, fault in first.items()]

    def _finding(self, fault: Fault, index: int | None, page: pikepdf.Page | None, times: int) -> Diagnostic:
        place = dict(fault.args)
        if fault.area is not None and page is not None:
            place |= _place(fault.area, finished(page))
        rule = rule_of(fault.code, self._standard, rgb_images=self._limits.rgb_images)
        number = None if index is None else index + 1
        args = {**place, "rule": rule, "page": number, "times": times}
        return Diagnostic(fault.code, None, {**args, "where": _where(args)})


def _place(area: Area, cut: Area) -> dict[str, object]:
    """Millimetres from the upper left corner of the page as it is cut."""
    return {"x_mm": round((area.left - cut.left) * _MM), "y_mm": round((cut.top - area.top) * _MM)}


def _where(args: dict[str, object]) -> Words:
    page, times, x, y = args["page"], args["times"], args.get("x_mm"), args.get("y_mm")
    if page is None:
        return Words("文件", "the file")
    zh, en = f"第{page}页", f"page {page}"
    if x is not None:
        zh, en = f"{zh} 距左{x}、距上{y}毫米", f"{en}, {x} mm from the left, {y} mm down"
    if times != 1:
        zh, en = f"{zh} 等{times}处", f"{en} and {times} places in all"
    return Words(zh, en)


def _condition(pdf: pikepdf.Pdf) -> str:
    return "".join(said(entry(intent, "/OutputConditionIdentifier")) for intent in press_intents(pdf)[:1])


def _obstacles(page: pikepdf.Page, reader: PageReader) -> tuple[str, ...]:
    """Why the ink of a page is for a RIP to decide: colours of no press inks, blends that mix the inks."""
    reasons = sorted(spaces_used(reader.marks))
    reasons += sorted(reader.effects - _SEPARABLE - {"ca", "SMask"})
    pictures = [mark for mark in reader.marks if isinstance(mark, ImageMark)]
    reasons += [f"{at.width} × {at.height} px" for at in pictures if at.width * at.height > _PIXELS]
    return tuple(reasons if measurable(page) else ["> 2 m", *reasons])


def _page_verdict(
    page: pikepdf.Page, reader: PageReader, ink: InkMap | None, reasons: tuple[str, ...], thumbnail: bytes
) -> PageVerdict:
    cut, bleed = finished(page), box(page.obj, "/BleedBox")
    pictures = [mark for mark in reader.marks if isinstance(mark, ImageMark) and mark.is_picture]
    fonts = sorted({(font_name(font) or "Type3").rpartition("+")[2] for font in reader.fonts})
    return PageVerdict(
        width_mm=round((cut.right - cut.left) * _MM, 1),
        height_mm=round((cut.top - cut.bottom) * _MM, 1),
        bleed_mm=round(max(min(cut.left - bleed.left, cut.bottom - bleed.bottom), 0) * _MM, 1)
        if bleed
        else 0,
        fonts=tuple(fonts),
        ppi=min((round(mark.ppi) for mark in pictures), default=None),
        ink=ink,
        unmeasured=reasons,
        thumbnail=thumbnail if measurable(page) else b"",
    )
