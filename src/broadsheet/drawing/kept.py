"""Drawings read once: what a file holds, or why it holds none, kept in the user's cache under its content's hash."""

from __future__ import annotations

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Diagnostic
from broadsheet.drawing.model import Drawing

MAKER = "drawing-1"
"""Changes with how drawings are read, so that the cache forgets the old way's results."""


def kept_drawing(content: bytes, name: str, cache: Cache) -> Drawing | Diagnostic:
    """The drawing in a file of this name, without a place: BS718, BS719 or BS727 where there is none to be drawn."""
    return cache.kept(MAKER, content, Drawing, lambda: _read(content, name))


def _read(content: bytes, name: str) -> Drawing | Diagnostic:
    # Deferred: wanted for a drawing that was never seen before.
    from broadsheet.drawing.read import NoDrawingError, read_svg  # noqa: PLC0415
    from broadsheet.drawing.tree import (  # noqa: PLC0415
        ELEMENT_LIMIT,
        SIZE_LIMIT,
        ExcessiveError,
        UnreadableError,
    )

    try:
        drawing = read_svg(content)
    except UnreadableError as error:
        return Diagnostic("BS718", args={"name": name, "line": error.line, "why": error.why})
    except NoDrawingError as error:
        return Diagnostic("BS718", args={"name": name, "line": 1, "why": f"<{error}>"})
    except (ExcessiveError, RecursionError):
        args = {"name": name, "limit": SIZE_LIMIT // 1_000_000, "elements": ELEMENT_LIMIT // 10_000}
        return Diagnostic("BS719", args=args)
    if not drawing.marks and all(told.code == "BS720" for told in drawing.told):
        return Diagnostic("BS727", args={"name": name})
    return drawing
