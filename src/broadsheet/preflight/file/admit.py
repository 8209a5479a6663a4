"""An advertiser's page before it is placed: judged at the size it will have, then taken out of its file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from io import BytesIO
from typing import Final

import pikepdf

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.geometry import SCALED, scale_to
from broadsheet.base.units import POINT
from broadsheet.display.lifted import Lifted
from broadsheet.preflight.file.bounds import TooCostlyError
from broadsheet.preflight.file.judge import judge, reason_of
from broadsheet.preflight.file.keys import NAMES
from broadsheet.preflight.file.lift import lift
from broadsheet.preflight.file.objects import entry, listed
from broadsheet.preflight.file.order import Admission, Order
from broadsheet.preflight.limits import FileLimits

PAPERS: Final = frozenset((
    "BS830", "BS831", "BS832", "BS833", "BS834", "BS835", "BS836", "BS837", "BS844",
))  # fmt: skip
"""What a file says of itself as a whole, and what it would do on a screen: that stays behind when a page is placed."""
_ANNOTATIONS: Final = "BS845"
"""Where they are links alone they stay behind too, and nothing that could be seen is lost."""
_PAGES: Final = 1_000


def admit(name: str, data: bytes, order: Order, limits: FileLimits) -> Admission:
    """The faults of one page as an advertisement of this press, and the page to be placed, if there is one.

    What stays behind is one warning (BS732): papers that do not say PDF/X, for ours say it, links, scripts. BS731 for a
    page that is not there, BS733 for hidden layers, which nothing would hide in our file; what `judge` finds else.
    """
    try:
        single, count = _single(data, order.page)
        if order.page > count > 0:
            return Admission((Diagnostic("BS731", None, {"name": name, "page": order.page, "count": count}),))
        lifted = lift(single) if count else None
        scale = _scale(lifted, order) if lifted else 1.0
        verdict = judge(name, single, scaled(limits, scale), advertisement=True)
        told = [_as_placed(fault, name, order.page, scale) for fault in verdict.findings]
        behind = _left_behind(verdict.claim, limits, count > 0 and _has_only_links(single))
        findings = _as_one(name, told, behind, verdict.claim)
        if lifted is not None and _hides_layers(single):
            findings.append(Diagnostic("BS733", None, {"name": name}))
        return Admission(tuple(findings), lifted if verdict.pages else None)
    except pikepdf.PasswordError:
        return Admission((Diagnostic("BS822", None, {"name": name}),))
    except (TooCostlyError, RecursionError) as error:
        return Admission((Diagnostic("BS823", None, {"name": name, "limit": str(error)[:80]}),))
    except (pikepdf.PdfError, ValueError, TypeError, KeyError) as error:
        return Admission((Diagnostic("BS821", None, {"name": name, "reason": reason_of(error)}),))


def scaled(limits: FileLimits, scale: float) -> FileLimits:
    """The limits as they are before a page is scaled: what is enlarged must be finer, type may be smaller."""
    ppi = {
        key: round(getattr(limits, key) * scale)
        for key in limits._fields
        if key.startswith(("photo_", "bitmap_", "page_image_"))
    }
    points = ("black_text", "black_line", "reversed_text", "multi_ink_text", "line")
    return limits._replace(**ppi, **{key: getattr(limits, key) / scale for key in points})


def _scale(lifted: Lifted, order: Order) -> float:
    """How large it becomes; 1 where that is out by no more than shows."""
    scale = scale_to(lifted.width * POINT, lifted.height * POINT, order.hole, order.crop)
    return 1.0 if abs(scale - 1) <= SCALED else scale


def _as_placed(fault: Diagnostic, name: str, page: int, scale: float) -> Diagnostic:
    """A finding with the file and page it is about, its figures as they come to be in print."""
    args = dict(fault.args)
    for key in ("points", "least"):
        if "points" in args and isinstance(was := args.get(key), int | float):
            args[key] = round(was * scale, 3)
    for key in ("ppi", "least"):
        if "ppi" in args and isinstance(was := args.get(key), int | float):
            args[key] = round(was / scale)
    if isinstance(where := args.get("where"), Words):
        zh, en = where.zh.replace("第1页", f"第{page}页", 1), where.en.replace("page 1", f"page {page}", 1)
        args["where"] = Words(f"{name} {zh}", f"{name}, {en}")
    return Diagnostic(fault.code, fault.span, args)


def _single(data: bytes, number: int) -> tuple[bytes, int]:
    """A file of that one page, and how many there were; the file itself where that is all it has, or too many."""
    with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
        count = len(pdf.pages)
        if pdf.is_encrypted or count == 1 or not 1 <= number <= count or count > _PAGES:
            return data, count
        del pdf.pages[number:]
        del pdf.pages[: number - 1]
        buffer = BytesIO()
        pdf.save(buffer, static_id=True, fix_metadata_version=False)
        return buffer.getvalue(), count


def _left_behind(claim: str, limits: FileLimits, only_links: bool) -> frozenset[str]:
    """The faults that do not come along with a page. An X-1a press, which takes no transparency, takes no file that
    says it is of another kind."""
    behind = PAPERS | {_ANNOTATIONS} if only_links else PAPERS
    wrong = limits.standard == "X-1a" and claim and claim not in NAMES["X-1a"]
    return behind - {"BS830"} if wrong else behind


def _as_one(
    name: str, findings: Sequence[Diagnostic], behind: Collection[str], claim: str
) -> list[Diagnostic]:
    """The findings with those of what stays behind as one warning (BS732); X-1a is as good as X-4."""
    rest = [finding for finding in findings if finding.code not in behind]
    told = [finding for finding in findings if finding.code in behind]
    told = [finding for finding in told if finding.code != "BS830" or claim not in NAMES["X-1a"]]
    if told:
        said = Words(
            "；".join(each.message("zh") for each in told), "; ".join(each.message("en") for each in told)
        )
        rest.insert(0, Diagnostic("BS732", None, {"name": name, "faults": said}))
    return rest


def _has_only_links(data: bytes) -> bool:
    """Whether every annotation of the page is a link."""
    with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
        found = listed(pdf.pages[0].obj.get("/Annots"))
        return all(entry(annotation, "/Subtype") == "/Link" for annotation in found)


def _hides_layers(data: bytes) -> bool:
    """Whether a layer is off as the file opens."""
    with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
        default = entry(pdf.Root, "/OCProperties", "/D")
        return bool(listed(entry(default, "/OFF"))) or entry(default, "/BaseState") == "/OFF"
