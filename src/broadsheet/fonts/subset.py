"""The glyphs a document uses, cut out of a face as a small font program (HarfBuzz's subsetter)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import uharfbuzz as hb

from broadsheet.fonts.face import DamagedFontError, Face

_METRICS = ("head", "hhea", "hmtx", "maxp", "fvar", "avar", "HVAR")
_TRUETYPE = frozenset((*_METRICS, "glyf", "loca", "cvt ", "fpgm", "prep", "gvar"))
_CFF = frozenset((*_METRICS, "CFF ", "CFF2"))
_PLAIN = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
_VERSION_1 = hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.DOWNGRADE_CFF2
"""What leaves CFF as `cff.cid_keyed` wants it."""


def embeddable(face: Face, glyphs: Sequence[int]) -> tuple[bytes, list[int]]:
    """What a PDF embeds of a face, and the number that each of the glyphs has in it; the first is .notdef.

    A TrueType file with the glyphs in their old order, or for a face that `is_cff` a CID-keyed CFF program with the
    glyphs as they were asked for. DamagedFontError where the font does not hold what it says.
    """
    program, renumbered = subset(face, glyphs)
    try:
        order = [renumbered[glyph] for glyph in glyphs]
        if not face.is_cff:
            return program, order
        # Deferred: few faces are PostScript's.
        from broadsheet.fonts.cff import cid_keyed  # noqa: PLC0415

        return cid_keyed(program, order), [*range(len(order))]
    except (IndexError, KeyError, ValueError):
        raise DamagedFontError(face.path) from None


def subset(face: Face, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """A font program holding `glyphs`, every axis pinned where the face has it, and the map from old glyph ids to new.

    The program is a TrueType file, or for a face that `is_cff` its bare CFF table, without subroutines.
    DamagedFontError where outlines cannot be read.
    """
    kept = _CFF if face.is_cff else _TRUETYPE
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    for tag in face.hb_face.table_tags:
        if tag not in kept:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode("latin-1"), "big"))
    wanted.flags = _PLAIN | _VERSION_1 if face.is_cff else _PLAIN
    for tag, value in face.location.items():
        wanted.pin_axis_location(face.hb_face, tag, value)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    try:
        cut = plan.execute()
    except RuntimeError:
        raise DamagedFontError(face.path) from None
    program = cut.reference_table("CFF ") if face.is_cff else cut.blob
    return bytes(program.data), dict(plan.old_to_new_glyph_mapping)
