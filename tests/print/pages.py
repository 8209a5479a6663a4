"""Small finished pages made by hand, and the file they become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.units import Length, pt
from broadsheet.display.ops import BLACK, DisplayDocument, DisplayPage, Ink, Op, Picture, Text
from broadsheet.fonts.face import Face
from broadsheet.fonts.shaper import shape
from broadsheet.output.pdf.images import PreparedImage, prepare
from broadsheet.output.pdf.writer import write_pdf
from broadsheet.output.profile import PressProfile

WIDTH, HEIGHT = pt(400), pt(300)


@cache
def face(key: str) -> Face:
    """A face of the type case."""
    folder = data_folder("fonts")
    entry = yaml.safe_load((folder / "fonts.yaml").read_text(encoding="utf-8"))["faces"][key]
    axes = (("wght", float(entry["weight"])),) if "weight" in entry else ()
    language = entry.get("language", "zh-Hans")
    return Face(key, folder / entry["file"], entry["name"], axes=axes, language=language)


@cache
def press() -> PressProfile:
    """The newsprint condition that comes with the project."""
    icc = next(data_folder("layout").rglob("newsprint-cn.icc")).read_bytes()
    return PressProfile(
        "broadsheet-newsprint", "冷固型新闻纸", "Coldset newsprint", icc, max_ink=230, photo_black=95
    )


def text(
    key: str,
    size: Length,
    at: tuple[Length, Length],
    words: str,
    *,
    ink: Ink = BLACK,
    spacing: Length = 0,
    kerns: Sequence[tuple[int, Length]] = (),
    vertical: bool = False,
) -> Text:
    """Words shaped in one face."""
    glyphs = shape(face(key), words, vertical)
    ends = [*glyphs.clusters[1:], len(words)]
    chars = [words[start:end] for start, end in zip(glyphs.clusters, ends, strict=True)]
    return Text(*at, key, size, glyphs.ids, chars, ink, spacing, kerns, vertical)


def page(*ops: Op, label: str = "A01", bleed: Length = 0) -> DisplayPage:
    return DisplayPage(1, label, WIDTH, HEIGHT, bleed, ops)


def document(*pages: DisplayPage, title: str = "版样", date: str = "2025-01-06") -> DisplayDocument:
    return DisplayDocument(title, "版样报社", date, "zh-Hans", pages)


def no_image(picture: Picture) -> PreparedImage:
    raise AssertionError(picture)


def written(*ops: Op, bleed: Length = 0) -> bytes:
    """One page of these marks as a file."""
    return write_pdf(document(page(*ops, bleed=bleed)), face, press(), no_image)


def written_with_photo(photo: bytes, *ops: Op, profile: PressProfile | None = None) -> bytes:
    """One page of these marks, all of whose pictures show the same photo file."""
    return written_with_photos({"photo": photo}, *ops, profile=profile)


def written_with_photos(photos: Mapping[str, bytes], *ops: Op, profile: PressProfile | None = None) -> bytes:
    """One page of these marks, `photos` holding the files that its pictures name."""
    findings: Findings = []
    used = profile or press()
    data = write_pdf(
        document(page(*ops)),
        face,
        used,
        lambda op: prepare(op, photos[op.file], used, Cache(None), findings),
    )
    assert findings == []
    return data


def saved(folder: Path, data: bytes) -> Path:
    """The file on disk, for readers that want a path."""
    path = folder / "page.pdf"
    path.write_bytes(data)
    return path
