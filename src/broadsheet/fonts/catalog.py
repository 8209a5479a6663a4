"""The type case: which faces there are and which stand in for which, the paper's own before those that come along."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from broadsheet.base.data import data_folder
from broadsheet.base.decode import read
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.base.world import World, placed
from broadsheet.fonts.case import FaceEntry, TypeCase
from broadsheet.fonts.face import Face

_NAME = "fonts.yaml"
_FOLDER = "fonts"


class Drawer(Struct, frozen=True, eq=False):
    """One fonts.yaml, the folder that its files lie in, and the faces in it that nothing can be printed from."""

    folder: Path
    case: TypeCase
    unfit: frozenset[str] = frozenset()


class Catalog(Struct, frozen=True, eq=False):
    """The faces by key ("serif-400"). A face is opened when it is first asked for a glyph, and once.

    A key that has a chain and no face is a role still to be filled: the first face of its chain fills it.
    """

    drawers: tuple[Drawer, ...]
    entries: dict[str, tuple[FaceEntry, Path]]
    chains: dict[str, tuple[str, ...]]
    _faces: dict[str, Face] = field(default_factory=dict)

    def __contains__(self, key: object) -> bool:
        return key in self.chains

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.chains)

    def face(self, key: str) -> Face:
        """The face of that key; KeyError for a key that `key in catalog` denies."""
        if (face := self._faces.get(key)) is None:
            face = self._faces[key] = self._opened(key)
        return face

    def _opened(self, key: str) -> Face:
        if key not in self.entries:
            return self.face(self.chains[key][0])
        entry, folder = self.entries[key]
        axes = tuple(entry.pinned.items())
        path = folder / entry.file
        return Face(key, path, entry.name, entry.index, axes, entry.instance, entry.language)

    def fallback(self, key: str) -> tuple[str, ...]:
        """The faces to ask, in order, for a character that `key` lacks."""
        chain = self.chains[key]
        return chain if key in self.entries else chain[1:]

    def unknown(self, key: str, span: Span | None) -> Diagnostic:
        """The finding (BS403) for a face that a layout or a chain names and the case has not."""
        args = {"name": key, "nearest": nearest(key, self.keys), "known": ", ".join(self.keys)}
        return Diagnostic("BS403", span, args)


def load_catalog(world: World, findings: Findings) -> Catalog | None:
    """The type case: the project's fonts/fonts.yaml and, before it, that of each folder the world looks in for copy
    and photos, the nearest first.

    None after BS1xx or BS403 in the project's own. Its files are not opened: `verify` looks at them, or the machine
    complains when a face is drawn. A paper's faces are looked at (BS201, BS202, BS404 to BS407); where one is unfit,
    those behind it stand in.
    """
    before = len(findings)
    home = data_folder(_FOLDER)
    case = read(home / _NAME, TypeCase, world, findings)
    if case is None:
        return None
    for key, entry in case.faces.items():
        if entry.file not in case.files:
            args = {"name": entry.file, "nearest": "", "known": ", ".join(case.files)}
            findings.append(Diagnostic("BS403", case.where("faces", key, "file"), args))
    own = Drawer(home, case)
    findings += _unknown(_merged((own,)))
    if len(findings) > before:
        return None
    papers = tuple(_papers(world, home, findings))
    catalog = _merged((own, *papers))
    if papers:
        findings += _unknown(catalog)
    return catalog


def _papers(world: World, home: Path, findings: Findings) -> Iterator[Drawer]:
    """The paper's own cases, the nearest last."""
    for folder in reversed(dict.fromkeys(world.folders)):
        place = folder / _FOLDER
        if not (place / _NAME).is_file() or place.resolve() == home.resolve():
            continue
        found = world.find(_NAME, [place])
        if isinstance(found, Diagnostic):
            placed(found, None, findings)
        elif (case := read(found, TypeCase, world, findings)) is not None:
            # Deferred, here and below: few papers bring faces of their own.
            from broadsheet.fonts.fitness import check_fitness  # noqa: PLC0415

            yield Drawer(place, case, check_fitness(case, place, world, findings))


def _merged(drawers: tuple[Drawer, ...]) -> Catalog:
    """The last case goes first: its faces take keys over, its chains come before those that were there.

    A face that another takes the key of stays behind it, wherever a chain names that key. A role goes by the chain of
    the face that fills it, after its own.
    """
    entries: dict[str, tuple[FaceEntry, Path]] = {}
    chains: dict[str, tuple[str, ...]] = {}
    behind: dict[str, tuple[str, ...]] = {}
    last: tuple[str, ...] = ()
    for drawer in drawers:
        for key, entry in drawer.case.faces.items():
            chains.setdefault(key, ())
            if key in drawer.unfit:
                continue
            if key in entries:
                replaced = f"{key}/{entries[key][0].file}"
                entries[replaced] = entries[key]
                behind[key] = (replaced, *behind.get(key, ()))
            entries[key] = (entry, drawer.folder)
        for key, chain in drawer.case.fallback.items():
            chains[key] = (*chain, *chains.get(key, ()))
        last = (*drawer.case.last, *last)
    for names in behind.values():
        chains |= dict.fromkeys(names, ())

    def whole(key: str, chain: tuple[str, ...]) -> tuple[str, ...]:
        if chain and key not in entries:
            chain += chains.get(chain[0], ())
        named = (name for asked in (*chain, *last) for name in (asked, *behind.get(asked, ())))
        every = dict.fromkeys((*behind.get(key, ()), *named))
        return tuple(name for name in every if name in entries and name != key)

    filled = {key: whole(key, chain) for key, chain in chains.items()}
    return Catalog(drawers, entries, {key: chain for key, chain in filled.items() if chain or key in entries})


def _unknown(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every face that a chain names and no case has, at its place."""
    for case in (drawer.case for drawer in catalog.drawers):
        chains = [(("fallback", key), chain) for key, chain in case.fallback.items()]
        for path, chain in (*chains, (("last",), case.last)):
            for index, name in enumerate(chain):
                if not any(name in drawer.case.faces for drawer in catalog.drawers):
                    yield catalog.unknown(name, case.where(*path, index))


def verify(catalog: Catalog, world: World) -> Findings:
    """Whether every listed file is there (BS402) and is the one whose checksum was written down (BS401), and whether
    the project's own are fit to print from (BS404 to BS407); a paper's were looked at when they were loaded."""
    from broadsheet.fonts.fitness import check_fitness  # noqa: PLC0415

    findings: Findings = []
    for drawer in catalog.drawers:
        amiss = [fault for name in drawer.case.files if (fault := _changed(drawer, name, world)) is not None]
        findings += amiss
        if drawer is catalog.drawers[0] and not amiss:
            check_fitness(drawer.case, drawer.folder, world, findings)
    return findings


def _changed(drawer: Drawer, name: str, world: World) -> Diagnostic | None:
    entry, place = drawer.case.files[name], drawer.case.where("files", name, "sha256")
    content = world.read(drawer.folder / name)
    if isinstance(content, Diagnostic):
        args = {"file": name, "folder": world.shown(drawer.folder), "origin": entry.source}
        return Diagnostic("BS402", place, args)
    found = hashlib.sha256(content).hexdigest()
    return None if found == entry.sha256 else Diagnostic("BS401", place, {"file": name, "found": found})
