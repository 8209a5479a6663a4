"""Finished pages to a PDF/X file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeAlias

from broadsheet.display.lifted import Lifted
from broadsheet.display.ops import Artwork, DisplayDocument, DisplayPage, Picture
from broadsheet.fonts.face import Face
from broadsheet.output.pdf.boxes import page_boxes
from broadsheet.output.pdf.composite import CompositeFont
from broadsheet.output.pdf.content import INITIAL, KNOCKOUT, OVERPRINT, Form, PageContent
from broadsheet.output.pdf.engine import File, Reference, dictionary, name
from broadsheet.output.pdf.images import PreparedImage, image_xobject
from broadsheet.output.pdf.metadata import STANDARDS, Metadata, output_intent
from broadsheet.output.profile import PressProfile

Faces: TypeAlias = Callable[[str], Face]
Images: TypeAlias = Callable[[Picture], PreparedImage]
Artworks: TypeAlias = Callable[[Artwork], Lifted]


def write_pdf(
    document: DisplayDocument,
    faces: Faces,
    profile: PressProfile,
    images: Images,
    creator: str = "broadsheet",
    artworks: Artworks | None = None,
) -> bytes:
    """The whole file as bytes; the same arguments give the same bytes.

    `faces` gives the face of a key that Text marks name, `images` the separated photo of a Picture, `artworks` the page
    that an Artwork places, `creator` names the program. The file's dates are `document.date`, a day or an instant in
    ISO 8601.
    """
    standard = STANDARDS[profile.pdf]
    file = File(standard.version)
    # First, so that the profile is deflated while pages are drawn.
    intent = output_intent(profile, file)
    materials = _Materials(file, faces, images, artworks)
    for page in document.pages:
        materials.add_page(page)
    materials.write_fonts()
    said = (document.title, document.publisher, document.date, document.language, creator)
    facts = (*said, profile.digest, standard.words, *(["R2L"] if document.from_right else []))
    metadata = Metadata(document, standard, creator, materials.fingerprint(facts))
    return file.finish(metadata.catalog(intent), metadata.info(), metadata.identifier)


class _Materials:
    """What the pages of one file share: fonts, images and placed pages by first use, the graphics states."""

    def __init__(self, file: File, faces: Faces, images: Images, artworks: Artworks | None) -> None:
        self._file, self._faces, self._images, self._artworks = file, faces, images, artworks
        self._fonts: dict[str, CompositeFont] = {}
        self._image_names: dict[bytes, str] = {}
        self._forms: dict[bytes, Form] = {}
        self._references: dict[str, Reference] = {}
        self._seen: list[str] = []
        states = {OVERPRINT: _graphics_state(True), KNOCKOUT: _graphics_state(False)}
        if artworks is not None:
            states[INITIAL] = _graphics_state(False, mode=0)
        self._states = file.reference(dictionary(states))

    def add_page(self, page: DisplayPage) -> None:
        content = PageContent(page, self._font, self._image, self._form)
        boxes = page_boxes(page)
        resources: dict[str, object] = {"ExtGState": self._states}
        if names := sorted(content.externals):
            resources["XObject"] = dictionary({key: self._references[key] for key in names})
        self._file.add_page(content.operators, boxes, resources)
        self._seen += [page.label, repr(boxes), *content.operators]

    def write_fonts(self) -> None:
        # The largest first, so that it is deflated while the others are cut out.
        for font in sorted(self._fonts.values(), key=lambda font: len(font.cids), reverse=True):
            font.cut()
        for font in self._fonts.values():
            font.write(self._file)

    def fingerprint(self, facts: Iterable[str]) -> bytes:
        """A digest of everything the file shows and says."""
        glyphs = (f"{font.face.postscript_name} {list(font.cids)}" for font in self._fonts.values())
        pictures = (digest.hex() for digest in (*self._image_names, *self._forms))
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
            mask = self._file.reference(image.stencil.xobject()) if image.stencil else None
            self._references[key] = self._file.reference(image_xobject(image, mask))
        return key

    def _form(self, op: Artwork) -> Form:
        if self._artworks is None:
            raise ValueError(op.file)
        lifted = self._artworks(op)
        digest = lifted.digest
        if (form := self._forms.get(digest)) is None:
            form = Form(f"Fm{len(self._forms) + 1}", lifted.width, lifted.height)
            self._forms[digest] = form
            self._references[form.resource] = self._file.written(lifted.objects)
        return form


def _graphics_state(overprint: bool, mode: int = 1) -> object:
    """Overprint for both painting operators; mode 1 lets the inks that a colour leaves at 0 stand (11.7.4)."""
    on = b"true" if overprint else b"false"
    return dictionary({"Type": name("ExtGState"), "OP": on, "op": on, "OPM": mode})
