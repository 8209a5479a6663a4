"""Finished pages to a PDF/X file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeAlias

from broadsheet.display.ops import DisplayDocument, DisplayPage, Picture
from broadsheet.fonts.face import Face
from broadsheet.output.pdf.boxes import page_boxes
from broadsheet.output.pdf.composite import CompositeFont
from broadsheet.output.pdf.content import KNOCKOUT, OVERPRINT, PageContent
from broadsheet.output.pdf.engine import File, Reference, dictionary, name
from broadsheet.output.pdf.images import PreparedImage, image_xobject
from broadsheet.output.pdf.metadata import STANDARDS, Metadata, output_intent
from broadsheet.output.profile import PressProfile

Faces: TypeAlias = Callable[[str], Face]
Images: TypeAlias = Callable[[Picture], PreparedImage]


def write_pdf(
    document: DisplayDocument,
    faces: Faces,
    profile: PressProfile,
    images: Images,
    creator: str = "broadsheet",
) -> bytes:
    """The whole file as bytes; the same arguments give the same bytes.

    `faces` gives the face of a key that Text marks name, `images` the separated photo of a Picture, `creator` names
    the program. The file's dates are `document.date`, a day or an instant in ISO 8601.
    """
    standard = STANDARDS[profile.pdf]
    file = File(standard.version)
    # First, so that the profile is deflated while pages are drawn.
    intent = output_intent(profile, file)
    materials = _Materials(file, faces, images)
    for page in document.pages:
        materials.add_page(page)
    materials.write_fonts()
    said = (document.title, document.publisher, document.date, document.language, creator)
    facts = (*said, profile.digest, standard.words, *(["R2L"] if document.from_right else []))
    metadata = Metadata(document, standard, creator, materials.fingerprint(facts))
    return file.finish(metadata.catalog(intent), metadata.info(), metadata.identifier)


class _Materials:
    """What the pages of one file share: fonts and images by first use, the two graphics states."""

    def __init__(self, file: File, faces: Faces, images: Images) -> None:
        self._file, self._faces, self._images = file, faces, images
        self._fonts: dict[str, CompositeFont] = {}
        self._image_names: dict[bytes, str] = {}
        self._references: dict[str, Reference] = {}
        self._seen: list[str] = []
        states = {OVERPRINT: _graphics_state(True), KNOCKOUT: _graphics_state(False)}
        self._states = file.reference(dictionary(states))

    def add_page(self, page: DisplayPage) -> None:
        content = PageContent(page, self._font, self._image)
        boxes = page_boxes(page)
        resources: dict[str, object] = {"ExtGState": self._states}
        if content.images:
            resources["XObject"] = dictionary({key: self._references[key] for key in sorted(content.images)})
        self._file.add_page(content.operators, boxes, resources)
        self._seen += [page.label, repr(boxes), *content.operators]

    def write_fonts(self) -> None:
        for font in self._fonts.values():
            font.write(self._file)

    def fingerprint(self, facts: Iterable[str]) -> bytes:
        """A digest of everything the file shows and says."""
        glyphs = (f"{font.face.postscript_name} {list(font.cids)}" for font in self._fonts.values())
        pictures = (digest.hex() for digest in self._image_names)
        seen = "\n".join([*self._seen, *glyphs, *pictures, *facts])
        return sha256(seen.encode("utf-8", "replace")).digest()

    def _font(self, key: str) -> CompositeFont:
        face = self._faces(key)
        # A role without a face of its own is filled by another's.
        if (font := self._fonts.get(face.key)) is None:
            font = self._fonts[face.key] = CompositeFont(face, len(self._fonts) + 1)
        return font

    def _image(self, picture: Picture) -> str:
        image = self._images(picture)
        digest = image.digest
        if (key := self._image_names.get(digest)) is None:
            key = self._image_names[digest] = f"Im{len(self._image_names) + 1}"
            self._references[key] = self._file.reference(image_xobject(image))
        return key


def _graphics_state(overprint: bool) -> object:
    """Overprint for both painting operators; mode 1 lets the inks that a colour leaves at 0 stand (11.7.4)."""
    on = b"true" if overprint else b"false"
    return dictionary({"Type": name("ExtGState"), "OP": on, "op": on, "OPM": 1})
