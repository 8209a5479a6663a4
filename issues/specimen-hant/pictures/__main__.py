"""Draws the pictures of the Traditional Chinese specimen: python issues/specimen-hant/pictures

They stand beside the stories, and are made with the tools of the sample's pictures.
"""

from __future__ import annotations

import sys
from pathlib import Path

STORIES = Path(__file__).parents[1]
sys.path.append(str(STORIES.parent / "2025-01" / "pictures"))

from chase import chase  # noqa: E402
from comma import comma  # noqa: E402
from studio import PPI  # noqa: E402

for drawing in (chase, comma):
    picture = drawing().convert("RGB")
    name = STORIES / f"{drawing.__name__}.jpg"
    picture.save(name, quality=89, subsampling=0, optimize=True, dpi=(PPI, PPI))
