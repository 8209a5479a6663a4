"""The one door to ReportLab: its canvas and object model, and every place where we reach past its public face."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Mapping, Sequence
from importlib.util import LazyLoader, find_spec, module_from_spec
from threading import Thread
from typing import Any


def _defer(name: str) -> None:
    """Have a module load when it is first used. ReportLab imports Pillow for pictures that we prepare ourselves."""
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    parent, _, child = name.rpartition(".")
    setattr(sys.modules[parent], child, module)


_defer("PIL.Image")

from reportlab import Version, rl_config  # noqa: E402
from reportlab.pdfbase import pdfdoc, pdfmetrics  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from broadsheet.display.lifted import LiftedObject  # noqa: E402

PRODUCER = f"ReportLab {Version}"
_SETTINGS = {"pdfComments": 0, "pdfMultiLine": 0, "useA85": 0}
"""What ReportLab would take from the user's environment or home folder and let change the bytes."""
_LARGE = 32_768
"""Bytes from which deflating is worth a thread."""
_NOT_IN_NAMES = re.compile(rb"[^!-~]|[#%/()<>\[\]{}]")
Reference = Any
"""An indirect reference to an object of the file."""


class _Deflate:
    """A stream filter with a level of its own (ReportLab knows zlib's default alone).

    Large data are deflated beside whatever is done until the file is put together: zlib lets go of the interpreter.
    """

    pdfname = "FlateDecode"

    def __init__(self, data: bytes, level: int) -> None:
        self.level = level
        self._deflated = b""
        self._thread = Thread(target=self._deflate, args=(data,)) if len(data) > _LARGE else None
        if self._thread:
            self._thread.start()

    def _deflate(self, data: bytes) -> None:
        self._deflated = zlib.compress(data, self.level)

    def encode(self, data: bytes) -> bytes:
        if self._thread is None:
            return zlib.compress(data, self.level)
        self._thread.join()
        return self._deflated


class _NoFont:
    """Stands for the font a canvas begins with: a dynamic font is not written until used, and this one never is."""

    fontName = "broadsheet-no-font"  # noqa: N815
    _dynamicFont = True  # noqa: N815
    _multiByte = True  # noqa: N815


class _Info(pdfdoc.PDFObject):  # type: ignore[misc]
    """The document information dictionary, holding our entries alone."""

    def __init__(self, entries: Mapping[str, bytes]) -> None:
        self.entries = dictionary(entries)

    def digest(self, signature: object) -> None:
        """ReportLab would mix the entries into the file identifier, which we set ourselves."""

    def format(self, document: Any) -> bytes:
        return bytes(self.entries.format(document))


class _Written(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose syntax is there already, but for the numbers of the objects it refers to."""

    def __init__(self, data: bytes | None) -> None:
        self.parts: Sequence[bytes | Reference] = ()
        self.data = data

    def format(self, document: Any) -> bytes:
        text = b"".join(part if isinstance(part, bytes) else part.format(document) for part in self.parts)
        return text if self.data is None else b"".join((text, b"\nstream\n", self.data, b"\nendstream"))


def name(text: str) -> bytes:
    """A PDF name (ISO 32000-1, 7.3.5)."""
    return b"/" + _NOT_IN_NAMES.sub(lambda byte: b"#%02X" % byte[0][0], text.encode("utf-8"))


def text_string(text: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2): plain where that is safe anywhere, UTF-16BE in hex otherwise."""
    if text.isascii() and text.replace(" ", "").replace(".", "").replace("-", "").isalnum():
        return f"({text})".encode("ascii")
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode("ascii")


def array(items: Sequence[object]) -> Any:
    """A PDF array of numbers, bytes written as they are, objects and references."""
    return pdfdoc.PDFArray(items)


def dictionary(entries: Mapping[str, object]) -> Any:
    """A PDF dictionary; keys without the slash."""
    return pdfdoc.PDFDictionary(dict(entries))


def stream(data: bytes, entries: Mapping[str, object] | None = None, level: int = 6) -> Any:
    """A stream object, deflated; level 0 for data that is compressed already or must stay readable."""
    return pdfdoc.PDFStream(dictionary(entries or {}), data, [_Deflate(data, level)] if level else None)


class File:
    """A PDF being written, with a classic cross-reference table, so that 1.4 may be its version.

    Pages are drawn by operators of our own making, one list of them a page.
    """

    def __init__(self, version: tuple[int, int] = (1, 6)) -> None:
        for setting, value in _SETTINGS.items():
            setattr(rl_config, setting, value)
        # Not registerFont: that would derive bold and italic families for ReportLab's paragraphs.
        pdfmetrics._fonts[_NoFont.fontName] = _NoFont()
        self._canvas = Canvas(
            None, pageCompression=1, invariant=1, pdfVersion=version, initialFontName=_NoFont.fontName
        )
        self._doc = self._canvas._doc

    def reference(self, item: object) -> Reference:
        """Make `item` an object of its own and refer to it; an item given twice is written once."""
        return self._doc.Reference(item)

    def written(self, objects: Sequence[LiftedObject]) -> Reference:
        """Add objects that refer to each other as they are, and refer to the first."""
        items = [_Written(item.data) for item in objects]
        references = [self.reference(item) for item in items]
        for item, lifted in zip(items, objects, strict=True):
            item.parts = [part if isinstance(part, bytes) else references[part] for part in lifted.parts]
        return references[0]

    def add_font(self, resource: str, font: object) -> None:
        """Name a font for the pages' text. One resource dictionary serves all pages (ISO 32000-1, 7.8.3)."""
        self._doc.idToObject[pdfdoc.BasicFonts].dict[resource] = self.reference(font)

    def add_page(
        self, operators: Sequence[str], boxes: Mapping[str, Sequence[float]], resources: Mapping[str, object]
    ) -> None:
        """Finish a page; `resources` are added to the fonts."""
        canvas, doc = self._canvas, self._doc
        key = doc.thisPageName()
        canvas._code.extend(operators)
        canvas._preamble = ""
        canvas.showPage()
        page = doc.idToObject[key]
        page.Contents = stream(page.stream.encode("ascii"))
        page.Resources = dictionary({"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts), **resources})
        # ReportLab writes a rotation and an empty slide transition on every page; a press page has neither.
        page.Rotate = page.Trans = None
        for box, edges in boxes.items():
            setattr(page, box, array(edges))

    def finish(self, catalog: Mapping[str, object], info: Mapping[str, bytes], identifier: bytes) -> bytes:
        """The file's bytes; `catalog` entries are objects, `identifier` is 16 bytes."""
        root = self._doc.Catalog
        root.__NoDefault__ = [*root.__NoDefault__, *catalog]
        for key, value in catalog.items():
            setattr(root, key, value)
        self._doc.info = _Info(info)
        self._doc._ID = b"[<%s><%s>]" % ((identifier.hex().encode("ascii"),) * 2)
        return bytes(self._doc.GetPDFData(self._canvas))
