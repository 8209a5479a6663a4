"""Draws the pictures of this issue, all or some: python issues/2025-01/pictures [NAME ...]

Drawings of our own, lettered with the project's fonts; same Pillow, same bytes. A picture is a module of this
folder with a function of the module's name that returns the image, or the sheet that is kept as SVG; it is written
beside the stories.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from studio import save


def main(names: list[str]) -> None:
    """Draw the pictures of these names, or every one there is."""
    rooms = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__main__")
    for room in names or rooms:
        drawing = getattr(import_module(room), room, None)
        if drawing:
            save(drawing(), room)


main(sys.argv[1:])
