"""Draws the gallery of the manual, one picture a layout: python docs/gallery/draw.py [LAYOUT ...]

An issue beside this file, called like a layout, has a page of each of its templates. A picture shows them side by side
and carries the digest of what they print (内容校验), by which the tests know it for stale.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from broadsheet.base.diagnostics import Findings
from broadsheet.job import Job
from broadsheet.pipeline import render

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LAYOUTS = sorted(path.stem for path in (ROOT / "layout").glob("*.yaml"))

PAGE, ACROSS, AIR, LABEL = 360, 4, 24, 34
"""Width of a page in pixels, pages in a row, white round them, the height of the line below."""
GROUND, INK = (222, 222, 222), (60, 60, 60)
COLOURS = 64
_DIGEST = re.compile(r"内容校验\s*([0-9a-f]{8,})")


class Shown(NamedTuple):
    """A gallery issue set: what was found, the digest of its pages and the file they are in, if there is one."""

    findings: Findings
    content: str
    pdf: Path


def shown(layout: str, folder: Path) -> Shown:
    """Set the layout's gallery issue into a folder."""
    job = Job(HERE / f"{layout}.yaml", folder, assets=(ROOT / "issues",), proof="a3")
    outcome = render(job)
    proof = job.folder / "proof.pdf"
    pages = pdfium.PdfDocument(proof) if proof.is_file() else ()
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    return Shown(outcome.findings, " ".join(_DIGEST.findall(" ".join(texts))), job.whole)


def picture(layout: str) -> Path:
    """Where the layout's picture is."""
    return HERE / f"{layout}.png"


def templates_shown(layout: str) -> list[str]:
    """The templates of the pages of the layout's gallery issue."""
    text = (HERE / f"{layout}.yaml").read_text(encoding="utf-8")
    return re.findall(r"(?m)^\s+(?:- )?template: (\S+)", text)


def draw(layout: str, made: Shown) -> None:
    """Write the layout's picture."""
    names = templates_shown(layout)
    pages = [
        page.render(scale=PAGE / page.get_width()).to_pil().convert("RGB")
        for page in pdfium.PdfDocument(made.pdf)
    ]
    across, down = min(ACROSS, len(pages)), -(-len(pages) // ACROSS)
    high = max(page.height for page in pages) + LABEL
    sheet = Image.new("RGB", (across * (PAGE + AIR) + AIR, down * (high + AIR) + AIR), GROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(ROOT / "fonts" / "NotoSerifSC-400.ttf", 22)
    for index, (name, page) in enumerate(zip(names, pages, strict=True)):
        x, y = AIR + index % across * (PAGE + AIR), AIR + index // across * (high + AIR)
        sheet.paste(page, (x, y))
        pen.text((x + PAGE // 2, y + high - LABEL // 2 + 4), name, INK, font, "mm")
    facts = PngImagePlugin.PngInfo()
    facts.add_text("content", made.content)
    # The median cut would lose the accent colours, which are little of the pages.
    sheet.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        picture(layout), optimize=True, pnginfo=facts
    )


if __name__ == "__main__":
    for chosen in sys.argv[1:] or LAYOUTS:
        with tempfile.TemporaryDirectory() as folder:
            draw(chosen, shown(chosen, Path(folder)))
