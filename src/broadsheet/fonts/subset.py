"""The glyphs a document uses, cut out of a face as a small TrueType file (HarfBuzz's subsetter)."""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

from broadsheet.fonts.face import Face

_KEPT = frozenset(
    ("glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep", "gvar", "fvar", "avar", "HVAR")
)


def subset(face: Face, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """A TrueType file holding `glyphs`, pinned to the face's weight, and the map from old glyph ids to new."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    for tag in face.hb_face.table_tags:
        if tag not in _KEPT:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode("ascii"), "big"))
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    for tag, value in face.axes:
        wanted.pin_axis_location(face.hb_face, tag, value)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)
