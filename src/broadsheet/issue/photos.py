"""Photos of stories as an editor writes them: what they show, what is said of them, where they stand."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from broadsheet.base.decode import Located
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.world import World, placed
from broadsheet.base.yamltree import Mapping
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Arrangement, Photo
from broadsheet.issue.photo_schema import PhotoFile, PictureFile
from broadsheet.issue.pictures import look


def read_photo(entry: PhotoFile, world: World, findings: Findings) -> Photo:
    """A photo, awaited where there is no file, or a group; keys that say nothing where others are written are told
    (BS274, BS276), and numbers of an arrangement that are not as many as its pictures (BS273)."""
    if entry.at is not None:
        _tell_unheard(entry, "at", ("place", "span", "ratio", "depth"), findings)
    if entry.caption_direction == "vertical" and entry.caption_place in ("below", "over"):
        _tell_unheard(entry, "caption_place", ("caption_direction",), findings)
    seen = _group(entry, world, findings) if entry.group else _picture(entry, world, findings)
    photo = replace(
        seen,
        columns=max(round(entry.span), 1),
        place=entry.place,
        depth=entry.depth,
        caption_direction=entry.caption_direction,
        at=entry.at.region() if entry.at else None,
        caption_place=None if entry.group and entry.caption_place == "over" else entry.caption_place,
        credit_place=entry.credit_place,
    )
    if entry.wrap is None and entry.wrap_air is None and entry.span == photo.columns:
        return photo
    if photo.group:
        _tell_unheard(entry, "group", ("wrap", "wrap_air"), findings)
        return photo
    if entry.wrap is not None:
        _tell_unheard(entry, "wrap", ("caption_direction", "caption_place", "credit_place"), findings)
    # Deferred: few photos have text run round them.
    from broadsheet.issue.outlines import read_wrap  # noqa: PLC0415

    return replace(photo, wrap=read_wrap(entry, photo, world, findings))


def _picture(entry: PictureFile, world: World, findings: Findings) -> Photo:
    """What a picture shows and what is said of it; it has a file or is awaited (BS226)."""
    if (entry.file is None) == (entry.expect is None) and entry.node() is not None:
        findings.append(Diagnostic("BS226", entry.where()))
    if isinstance(entry, PhotoFile) and _written(entry, "arrange"):
        findings.append(Diagnostic("BS276", entry.where("arrange")))
    file, size = _file(entry, world, findings) if entry.file is not None else (None, (0, 0))
    return Photo(
        file=file,
        size=size,
        span=entry.where(),
        caption=copy_of(entry, "caption"),
        credit=copy_of(entry, "credit"),
        focus=entry.focus,
        ratio=_ratio(entry.ratio or entry.expect),
    )


def _group(entry: PhotoFile, world: World, findings: Findings) -> Photo:
    """Pictures that share a rectangle and a caption."""
    pictures = tuple(_picture(picture, world, findings) for picture in entry.group or ())
    _tell_unheard(entry, "group", ("file", "expect", "focus"), findings)
    if entry.caption_place == "over":
        _tell_unheard(entry, "group", ("caption_place",), findings)
    stacks = _arrangement(entry.arrange, len(pictures))
    if stacks is not None and sum(map(sum, stacks)) != len(pictures):
        args = {"arrange": entry.arrange, "sum": sum(map(sum, stacks)), "count": len(pictures)}
        findings.append(Diagnostic("BS273", entry.where("arrange"), args))
        stacks = None
    return Photo(
        file=None,
        size=(0, 0),
        span=entry.where(),
        caption=copy_of(entry, "caption"),
        credit=copy_of(entry, "credit"),
        ratio=_ratio(entry.ratio),
        group=pictures,
        arrange=stacks,
    )


def _arrangement(written: str, count: int) -> Arrangement | None:
    """`row`, `column`, rows on each other (`2+1`) or stacks side by side (`1:3`, `1:2+2`); None for `auto`.

    A number alone beside a colon is so many pictures on each other.
    """
    if written == "auto":
        return None
    if written in ("row", "column"):
        return ((count,),) if written == "row" else ((1,) * count,)
    stacks = [tuple(map(int, stack.split("+"))) for stack in written.split(":")]
    return tuple((1,) * stack[0] if len(stack) == 1 < len(stacks) else stack for stack in stacks)


def _tell_unheard(entry: PhotoFile, heard: str, keys: tuple[str, ...], findings: Findings) -> None:
    """Report each of these keys that is written beside one that says the same otherwise (BS274)."""
    for key in keys:
        if _written(entry, key):
            findings.append(Diagnostic("BS274", entry.where(key), {"key": key, "other": heard}))


def _written(entry: Located, key: str) -> bool:
    node = entry.node()
    return isinstance(node, Mapping) and node.get(key) is not None


def copy_of(entry: Located, key: str) -> Copy | None:
    """The text of a key with its place; None if absent or blank."""
    text: str | None = getattr(entry, key)
    return Copy(text.strip(), entry.where(key)) if text and text.strip() else None


def _ratio(written: str | None) -> float | None:
    if written is None:
        return None
    wide, tall = written.split(":")
    return float(wide) / float(tall)


def _file(entry: PictureFile, world: World, findings: Findings) -> tuple[Path, tuple[int, int]]:
    """The file and its upright size; (0, 0) after a fault (BS202, BS203, BS701 to BS706)."""
    span, name = entry.where("file"), entry.file or ""
    found = world.find(name)
    if isinstance(found, Diagnostic):
        if found.code == "BS201":
            found = Diagnostic("BS701", span, found.args)
        placed(found, span, findings)
        return Path(name), (0, 0)
    seen = look(found, world)
    if isinstance(seen, Diagnostic):
        placed(seen, span, findings)
        return found, (0, 0)
    if seen.frames > 1:
        findings.append(Diagnostic("BS706", span, {"name": name, "count": seen.frames}))
    return found, (seen.width, seen.height)
