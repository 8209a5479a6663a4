"""Makes the supplement: the Han that the Noto SC faces lack, cut from the Noto CJK collections, unchanged.

    python fonts/supplement.py FOLDER

FOLDER holds NotoSerifCJK-Regular.ttc and NotoSansCJK-Bold.ttc of Debian's fonts-noto-cjk 1:20220127+repack1-1. The
script runs by hand; the files it writes beside itself, and their checksums in fonts.yaml, are kept.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

HERE = Path(__file__).resolve().parent
HAN = ((0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Radicals, 々〆〇, the unified ideographs and their extensions, compatibility ideographs (Unicode, blocks)."""
KEPT = frozenset(
    ("CFF ", "OS/2", "VORG", "cmap", "head", "hhea", "hmtx", "maxp", "name", "post", "vhea", "vmtx")
)
NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 16, 17)
"""With copyright, trademark and licence (OpenType `name`)."""
SIMPLIFIED = 2
"""Place of the SC font in the collections."""


class Cut(NamedTuple):
    """A supplement: the file made, the collection it is cut from and that file's checksum, the face it completes."""

    made: str
    source: str
    sha256: str
    completes: str


CUTS = (
    Cut(
        "NotoSerifCJKsc-400-supplement.otf",
        "NotoSerifCJK-Regular.ttc",
        "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481",
        "NotoSerifSC-400.ttf",
    ),
    Cut(
        "NotoSansCJKsc-700-supplement.otf",
        "NotoSansCJK-Bold.ttc",
        "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
        "NotoSansSC-wght.ttf",
    ),
)


def main(folder: Path) -> None:
    """Cut both, and print the checksums for fonts.yaml."""
    for cut in CUTS:
        source = (folder / cut.source).read_bytes()
        if hashlib.sha256(source).hexdigest() != cut.sha256:
            sys.exit(f"{cut.source} is not the one this script was written for")
        face = hb.Face(hb.Blob(source), SIMPLIFIED)
        held = hb.Face(hb.Blob.from_file_path(str(HERE / cut.completes))).unicodes
        wanted = {char for char in face.unicodes if any(a <= char <= b for a, b in HAN)} - set(held)
        made = _cut(face, wanted)
        (HERE / cut.made).write_bytes(made)
        print(f"{hashlib.sha256(made).hexdigest()}  {cut.made}  {len(wanted)} characters, {len(made)} bytes")


def _cut(face: hb.Face, wanted: set[int]) -> bytes:
    """A font of those characters: outlines and metrics as they were, hints and layout features left out."""
    asked = hb.SubsetInput()
    asked.unicode_set.update(wanted)
    asked.name_id_set.update(NAMES)
    asked.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    for tag in set(face.table_tags) - KEPT:
        asked.drop_table_tag_set.add(int.from_bytes(tag.encode("ascii"), "big"))
    return bytes(asked.subset(face).blob.data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
