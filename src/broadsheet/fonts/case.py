"""What a fonts.yaml says: files and where they came from, the faces in them, which face stands in for which."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from broadsheet.base.decode import Located


class FontFile(Located, frozen=True, kw_only=True):
    """A font file and its provenance."""

    family: str
    version: str
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    source: str
    licence: str


class FaceEntry(Located, frozen=True, kw_only=True):
    """A face: its file, its place in a collection, where a variable font is pinned, and the language of its forms.

    `name` is the PostScript name the PDF carries, by default the font's own; `weight` is the axis `wght`.
    """

    file: str
    name: str = ""
    index: Annotated[int, Meta(ge=0)] = 0
    weight: Annotated[float, Meta(ge=1, le=1000)] | None = None
    instance: str | None = None
    axes: dict[str, float] = field(default_factory=dict)
    language: Annotated[str, Meta(pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "zh-Hans"

    @property
    def pinned(self) -> dict[str, float]:
        """The axes given a value."""
        return self.axes if self.weight is None else {"wght": self.weight} | self.axes


class TypeCase(Located, frozen=True, kw_only=True):
    """A whole fonts.yaml. `last` are the faces to ask after every chain."""

    files: dict[str, FontFile] = field(default_factory=dict)
    faces: dict[str, FaceEntry] = field(default_factory=dict)
    fallback: dict[str, tuple[str, ...]] = field(default_factory=dict)
    last: tuple[str, ...] = ()
