"""The type case: which faces there are, which stand in for which, and whether their files are the right ones."""

import hashlib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from broadsheet.base.data import data_folder
from broadsheet.base.decode import Located, read
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.base.world import World
from broadsheet.fonts.face import Face

_NAME = "fonts.yaml"


class FontFile(Located, frozen=True, kw_only=True):
    """A font file and its provenance."""

    family: str
    version: str
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    source: str
    licence: str


class FaceEntry(Located, frozen=True, kw_only=True):
    """A face: its file, its PostScript name, the weight a variable font is pinned to, its place in a collection."""

    file: str
    name: str
    weight: Annotated[float, Meta(ge=1, le=1000)] | None = None
    index: Annotated[int, Meta(ge=0)] = 0


class TypeCase(Located, frozen=True, kw_only=True):
    """What fonts.yaml says."""

    files: dict[str, FontFile]
    faces: dict[str, FaceEntry]
    fallback: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Catalog(Struct, frozen=True, eq=False):
    """The faces by key ("serif-400"). A face is opened when it is first asked for a glyph, and once."""

    folder: Path
    case: TypeCase
    _faces: dict[str, Face] = field(default_factory=dict)

    def __contains__(self, key: object) -> bool:
        return key in self.case.faces

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.case.faces)

    def face(self, key: str) -> Face:
        """The face of that key; KeyError for a key that `key in catalog` denies."""
        if (face := self._faces.get(key)) is None:
            entry = self.case.faces[key]
            axes = () if entry.weight is None else (("wght", entry.weight),)
            face = Face(key, self.folder / entry.file, entry.name, entry.index, axes)
            self._faces[key] = face
        return face

    def fallback(self, key: str) -> tuple[str, ...]:
        """The faces to ask, in order, for a character that `key` lacks."""
        return self.case.fallback.get(key, ())

    def unknown(self, key: str, span: Span | None) -> Diagnostic:
        """The finding (BS403) for a face that a layout names and the case has not."""
        args = {"name": key, "nearest": nearest(key, self.case.faces), "known": ", ".join(self.case.faces)}
        return Diagnostic("BS403", span, args)


def load_catalog(world: World, findings: Findings) -> Catalog | None:
    """The type case of fonts.yaml, or None after BS1xx, or BS403 for a file or face that it names but has not.

    Files are not opened: BS402 comes from `verify`, or from the machine when a face is drawn.
    """
    folder = data_folder("fonts")
    case = read(folder / _NAME, TypeCase, world, findings)
    if case is None:
        return None
    catalog = Catalog(folder, case)
    before = len(findings)
    for key, entry in case.faces.items():
        if entry.file not in case.files:
            place = entry.where("file")
            args = {"name": entry.file, "nearest": "", "known": ", ".join(case.files)}
            findings.append(Diagnostic("BS403", place, args))
        chain = case.fallback.get(key, ())
        places = [case.where("fallback", key, index) for index in range(len(chain))]
        findings += [
            catalog.unknown(name, place)
            for name, place in zip(chain, places, strict=True)
            if name not in catalog
        ]
    return catalog if len(findings) == before else None


def verify(catalog: Catalog, world: World) -> Findings:
    """Whether every file is there (BS402) and is the one whose checksum was written down (BS401)."""
    findings: Findings = []
    for name, entry in catalog.case.files.items():
        place = catalog.case.where("files", name, "sha256")
        content = world.read(catalog.folder / name)
        if isinstance(content, Diagnostic):
            args = {"file": name, "folder": world.shown(catalog.folder), "origin": entry.source}
            findings.append(Diagnostic("BS402", place, args))
        elif (found := hashlib.sha256(content).hexdigest()) != entry.sha256:
            findings.append(Diagnostic("BS401", place, {"file": name, "found": found}))
    return findings
