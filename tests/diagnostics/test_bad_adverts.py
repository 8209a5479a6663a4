"""What keeps an advertisement off the page or out of the press is told at its line, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.preflight.sound import adds, spoilt
from tests.print.adverts import advert

from .conftest import HEAD, STORY

Check = Callable[..., tuple[int, str]]
PLAN = HEAD + "    plan: A A A A A A A A\n" + STORY


def _issue(ads: str, head: str = PLAN) -> str:
    return f"{head}    ads:\n      Z: {{{ads}}}\n"


@pytest.mark.parametrize(
    ("issue", "code", "ends"),
    [
        (_issue("file: ad.pdf, size: 通栏"), "", 0),
        (_issue("file: ad.pdf, size: 同栏"), "BS340", 2),
        (_issue("file: ad.pdf, size: {columns: 9, rows: 9}"), "BS341", 2),
        (_issue("file: ad.pdf, size: 报眼", PLAN.replace("front", "news")), "BS342", 2),
        (_issue("file: ad.pdf, size: 通栏", PLAN.replace("A A A A A A A A", "A A A A Z Z Z Z")), "BS343", 2),
        (_issue("file: ad.pdf, size: 半通栏"), "BS344", 2),
        (_issue("file: ad.pdf, size: {columns: 8, rows: 104}"), "BS345", 2),
        (_issue("file: ad.pdf, size: 报眼", "ear: 明日小雪\n" + PLAN), "BS254", 2),
        (_issue("expect: 某某家电, size: 通栏"), "BS620", 1),
        (_issue("file: square.pdf, size: 通栏"), "BS621", 0),
        (_issue("file: large.pdf, size: 通栏"), "BS622", 0),
        (_issue("file: ad.pdf, size: 通栏, page: 2"), "BS731", 1),
        (_issue("file: rgb.pdf, size: 通栏"), "BS871", 1),
        (_issue("file: broken.pdf, size: 通栏"), "BS821", 1),
        (_issue("file: nowhere.pdf, size: 通栏"), "BS730", 1),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(
    folder: Path, check: Check, issue: str, code: str, ends: int
) -> None:
    (folder / "ad.pdf").write_bytes(advert(352.425, 79))
    (folder / "square.pdf").write_bytes(advert(79, 79))
    (folder / "large.pdf").write_bytes(advert(352.425 * 1.1, 79 * 1.1))
    (folder / "rgb.pdf").write_bytes(spoilt(adds(b"1 0 0 rg 200 20 50 50 re f\n")))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "i.yaml").write_text(issue, encoding="utf-8")
    for lang in ("zh", "en"):
        ended, said = check("--lang", lang)
        assert (ended, f"[{code}]" in said or not code, "Traceback" in said) == (ends, True, False), said
        line = issue[: issue.index("      Z: {")].count("\n") + 1
        assert not code or f"i.yaml:{line}:" in said.partition(f"[{code}]")[2].partition("[BS")[0], said


def test_a_hint_names_the_sizes_there_are_and_the_nearest(folder: Path, check: Check) -> None:
    (folder / "i.yaml").write_text(_issue("expect: 家电, size: 同栏"), encoding="utf-8")
    said = check("--lang", "en")[1]
    assert "Did you mean 通栏?" in said or "Did you mean 双通栏" in said
    assert "1/4版" in said
    assert "{columns: 4, rows: 30}" in said
