"""Draws the pictures of the Traditional Chinese papers: python issues/specimen-hant/pictures

They stand beside the stories, and are made with the tools of the sample's pictures; drawings are kept as SVG.
"""

from __future__ import annotations

import sys
from pathlib import Path

STORIES = Path(__file__).parents[1]
sys.path.append(str(STORIES.parent / "2025-01" / "pictures"))

from chase import BLACK, chase  # noqa: E402
from comma import comma  # noqa: E402
from register import register  # noqa: E402
from studio import PPI  # noqa: E402
from traditional import DRAWINGS, traditional  # noqa: E402
from wheel import wheel  # noqa: E402

PHOTOS = {
    "chase": (chase(), PPI),
    "register": (register("紅", ("套準（放大五倍）", "各偏0.3毫米"), BLACK), PPI),
    "wheel": (wheel(("監韻", "雜字"), BLACK, 2 * PPI), 2 * PPI),
}
"""Photos and engravings, and their pixels to the inch; the wheels are printed twice as large."""

for name, (picture, ppi) in PHOTOS.items():
    kept = picture.convert("RGB")
    kept.save(STORIES / f"{name}.jpg", quality=89, subsampling=0, optimize=True, dpi=(ppi, ppi))
svg = {"comma": comma().svg(), **{name: traditional(name) for name in DRAWINGS}}
for name, drawing in svg.items():
    (STORIES / f"{name}.svg").write_text(drawing, encoding="utf-8")
