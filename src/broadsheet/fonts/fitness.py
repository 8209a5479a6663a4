"""Whether a font file is fit to print from: whole, with outlines, free to be embedded, pinned where it has axes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from broadsheet.base.diagnostics import Diagnostic, Findings, Words
from broadsheet.base.nearest import nearest
from broadsheet.base.world import World, placed
from broadsheet.fonts.case import FaceEntry, TypeCase
from broadsheet.fonts.face import DamagedFontError, Face
from broadsheet.fonts.sfnt import DAMAGED, damage

_FS_TYPE = 8
"""Offset in OpenType OS/2."""
_USAGE, _RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x000F, 0x0002, 0x0100, 0x0200


def check_fitness(case: TypeCase, folder: Path, world: World, findings: Findings) -> frozenset[str]:
    """The keys of faces that nothing can be printed from, each told at its line (BS201, BS202, BS404 to BS407)."""
    unfit: set[str] = set()
    for key, entry in case.faces.items():
        before = len(findings)
        path = world.find(entry.file, [folder])
        if isinstance(path, Diagnostic):
            placed(path, entry.where("file"), findings)
        else:
            findings += _faults(Face(key, path, entry.name, entry.index), entry)
        if len(findings) > before:
            unfit.add(key)
    return frozenset(unfit)


def _faults(face: Face, entry: FaceEntry) -> Iterator[Diagnostic]:
    if (words := damage(face.path, entry.index) or _hollow(face)) is not None:
        yield Diagnostic("BS404", entry.where("file"), {"file": entry.file, "reason": words})
        return
    yield from _withheld(face, entry)
    yield from _astray(face, entry)


def _hollow(face: Face) -> Words | None:
    """Whether the tables that are there say nothing: a font without glyphs is none."""
    try:
        sound = face.hb_face.glyph_count > 0
    except DamagedFontError:
        sound = False
    return None if sound else DAMAGED


def _withheld(face: Face, entry: FaceEntry) -> Iterator[Diagnostic]:
    """BS405 where the font's licence bits (OpenType OS/2, fsType) forbid what a press PDF needs."""
    table = face.hb_face.reference_table("OS/2").data
    (bits,) = struct.unpack_from(">H", table, _FS_TYPE) if len(table) > _FS_TYPE + 1 else (0,)
    if bits & _USAGE == _RESTRICTED:
        why = Words("不许嵌入", "it may not be embedded")
    elif bits & _WHOLE_ONLY:
        why = Words(
            "只许整款嵌入，不许只取用到的字", "it may be embedded whole only, not cut to the glyphs used"
        )
    elif bits & _BITMAPS_ONLY:
        why = Words("只许嵌入点阵", "only its bitmaps may be embedded")
    else:
        return
    yield Diagnostic("BS405", entry.where("file"), {"file": entry.file, "bits": f"0x{bits:04X}", "why": why})


def _astray(face: Face, entry: FaceEntry) -> Iterator[Diagnostic]:
    """BS406 for an instance or axis that the font has not, BS407 for a value beyond the axis."""
    if entry.instance is not None and entry.instance not in face.instances:
        known = [name for name in face.instances if name]
        yield _unknown(entry, ("instance",), entry.instance, known)
    axes = {info.tag: info for info in face.hb_face.axis_infos}
    for tag, value in entry.pinned.items():
        path = ("axes", tag) if tag in entry.axes else ("weight",)
        if tag not in axes:
            yield _unknown(entry, path, tag, list(axes))
        elif not axes[tag].min_value <= value <= axes[tag].max_value:
            least, most = f"{axes[tag].min_value:g}", f"{axes[tag].max_value:g}"
            args = {"file": entry.file, "axis": tag, "value": f"{value:g}", "least": least, "most": most}
            yield Diagnostic("BS407", entry.where(*path), args)


def _unknown(entry: FaceEntry, path: tuple[str, ...], name: str, known: list[str]) -> Diagnostic:
    args = {"file": entry.file, "name": name, "nearest": nearest(name, known), "known": ", ".join(known)}
    return Diagnostic("BS406", entry.where(*path), args)
