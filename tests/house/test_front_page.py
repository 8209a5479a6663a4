"""The picture in the READMEs is the sample's front page as it prints today."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, PngImagePlugin

from broadsheet.base.diagnostics import exit_code
from broadsheet.job import Job
from broadsheet.pipeline import render
from tests.house.repo import ROOT

PICTURE = ROOT / "docs" / "front-page.png"
WIDTH, COLOURS = 1000, 48
_DIGEST = re.compile(r"内容校验\s*([0-9a-f]{8,})")


def test_the_front_page_in_the_readme_is_todays(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The picture carries the digest that the page's proof shows."""
    outcome = render(Job(ROOT / "issues" / "2025-01.yaml", tmp_path, (1,), proof="a3"))
    assert not exit_code(outcome.findings)
    folder = tmp_path / "2025-01"
    shown = _DIGEST.search(pdfium.PdfDocument(folder / "proof.pdf")[0].get_textpage().get_text_bounded())
    assert shown
    if request.config.getoption("--accept"):
        (page,) = folder.glob("pages/*.pdf")
        _draw(page, shown[1])
    with Image.open(PICTURE) as picture:
        assert picture.info["content"] == shown[1], "docs/front-page.png is stale: look, then pytest --accept"


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_it_on_its_first_screen(readme: str) -> None:
    lines = (ROOT / readme).read_text(encoding="utf-8").splitlines()
    assert any("docs/front-page.png" in line for line in lines[:12])


def _draw(page: Path, content: str) -> None:
    drawn = pdfium.PdfDocument(page)[0]
    image = drawn.render(scale=WIDTH / drawn.get_width()).to_pil().convert("RGB")
    facts = PngImagePlugin.PngInfo()
    facts.add_text("content", content)
    # The median cut would lose the nameplate's red, which is little of the page.
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        PICTURE, optimize=True, pnginfo=facts
    )
