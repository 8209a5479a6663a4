"""Tells the facts of a PDF, apart from the program's own judge: pikepdf operator by operator, Ghostscript's plates.

`python measure.py FILE.pdf ...` prints one YAML mapping a file. Sizes are effective: points on the page, after every
matrix. The figures in ../facts.yaml were read off this and off qpdf, pdffonts, pdfimages and pdfinfo.
"""

from __future__ import annotations

import math
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import yaml
from PIL import Image

Matrix = tuple[float, float, float, float, float, float]
ONE: Matrix = (1, 0, 0, 1, 0, 0)
DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
PAINT = {"f": "f", "F": "f", "f*": "f", "S": "s", "s": "s", "B": "fs", "B*": "fs", "b": "fs", "b*": "fs"}


@dataclass(frozen=True)
class Colour:
    """A colour space by name, and its components as the content gives them."""

    space: str
    parts: tuple[float, ...]


@dataclass(frozen=True)
class State:
    """The graphics state as far as it is told of."""

    ctm: Matrix = ONE
    fill: Colour = Colour("DeviceGray", (0.0,))
    stroke: Colour = Colour("DeviceGray", (0.0,))
    width: float = 1.0
    over: tuple[bool, bool, int] = (False, False, 0)
    font: str = ""
    size: float = 0.0
    render: int = 0


@dataclass
class Page:
    """What one page shows."""

    text: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    fills: Counter[str] = field(default_factory=Counter)
    images: list[str] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)


def times(one: Matrix, two: Matrix) -> Matrix:
    """`one`, then `two`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def scale(matrix: Matrix) -> float:
    return float(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)


def space(value: Any) -> str:
    """The name of a colour space, with components or colorants."""
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    kind = str(value[0])[1:]
    if kind == "ICCBased":
        return f"ICCBased {value[1].N}"
    if kind in ("Separation", "DeviceN"):
        return f"{kind} {value[1]!s} over {space(value[2])}"
    if kind == "Indexed":
        return f"Indexed over {space(value[1])}"
    return kind


class Reader:
    """Walks one stream of content, with the forms in it, and notes on the page what is painted."""

    def __init__(self, page: Page, resources: Any, state: State) -> None:
        self.page, self.resources, self.state = page, resources, state
        self.start, self.stack = state, [state]
        self.text = self.line = ONE
        self.boxes: list[float] = []

    def walk(self, content: Any) -> None:
        for instruction in pikepdf.parse_content_stream(content):
            op = str(instruction.operator)
            if op == "INLINE IMAGE":
                image: Any = instruction.operands[0]
                kind = f"inline {image.colorspace}"
                self.image(image.width, image.height, f"{kind} bits {image.bits_per_component}")
            else:
                self.step(op, list(instruction.operands))

    def step(self, op: str, args: list[Any]) -> None:
        if op in PAINT:
            self.path(PAINT[op])
            self.boxes = []
        elif op in ("Tj", "TJ", "'", '"'):
            self.type()
        elif op in MOVES:
            getattr(self, MOVES[op])(*args)
        elif op in ("sh", "d0", "d1"):
            self.page.other[op] += 1
        elif op.lower() in (*DEVICE, "cs", "sc", "scn"):
            self.colour(op, args)

    def save(self) -> None:
        self.stack.append(self.state)

    def restore(self) -> None:
        self.state = self.stack.pop() if self.stack else self.start

    def transform(self, *args: Any) -> None:
        self.state = replace(self.state, ctm=times(matrix(args), self.state.ctm))

    def begin(self) -> None:
        self.text = self.line = ONE

    def place(self, *args: Any) -> None:
        self.text = self.line = matrix(args)

    def shift(self, x: Any, y: Any) -> None:
        self.text = self.line = times((1, 0, 0, 1, float(x), float(y)), self.line)

    def box(self, _x: Any, _y: Any, width: Any, height: Any) -> None:
        self.boxes.append(min(abs(float(width)), abs(float(height))))

    def forget(self) -> None:
        self.boxes = []

    def width(self, points: Any) -> None:
        self.state = replace(self.state, width=float(points))

    def font(self, name: Any, size: Any) -> None:
        base = str(self.resources.Font[str(name)].get("/BaseFont", "Type3"))
        self.state = replace(self.state, font=base, size=float(size))

    def render(self, mode: Any) -> None:
        self.state = replace(self.state, render=int(mode))

    def colour(self, op: str, args: list[Any]) -> None:
        side = self.state.fill if op.islower() else self.state.stroke
        if op.lower() in DEVICE:
            side = Colour(DEVICE[op.lower()], numbers(args))
        elif op.lower() == "cs":
            spaces = self.resources.get("/ColorSpace", {})
            name = str(args[0])
            side = Colour(space(spaces[name]) if name in spaces else name[1:], ())
        else:
            side = Colour(side.space, numbers(args))
        self.state = replace(self.state, fill=side) if op.islower() else replace(self.state, stroke=side)

    def graphics(self, name: Any) -> None:
        value = self.resources.ExtGState[str(name)]
        for key in ("/ca", "/CA", "/BM", "/SMask", "/OP", "/op", "/OPM", "/TR", "/TR2", "/HT"):
            if key in value:
                shown = "dictionary" if isinstance(value[key], pikepdf.Dictionary) else value[key]
                self.page.states[f"{key} {shown}"] += 1
        stroke, fill, mode = self.state.over
        over = (
            bool(value.get("/OP", stroke)),
            bool(value.get("/op", value.get("/OP", fill))),
            int(value.get("/OPM", mode)),
        )
        self.state = replace(self.state, over=over, width=float(value.get("/LW", self.state.width)))

    def ink(self, colour: Colour, overprints: bool) -> str:
        shown = f"{colour.space} {' '.join(f'{part:g}' for part in colour.parts)}".rstrip()
        return f"[{shown}] {'overprint' if overprints else 'knockout'} OPM{self.state.over[2]}"

    def type(self) -> None:
        state = self.state
        size = state.size * scale(times(self.text, state.ctm))
        mode = f" Tr{state.render}" if state.render else ""
        self.page.text[f"{size:.2f} pt {self.ink(state.fill, state.over[1])}{mode} {state.font}"] += 1

    def path(self, how: str) -> None:
        state, factor = self.state, scale(self.state.ctm)
        if "s" in how:
            self.page.lines[f"{state.width * factor:.3f} pt {self.ink(state.stroke, state.over[0])}"] += 1
        if "f" in how:
            thin = [box * factor for box in self.boxes if box * factor < 3]
            bar = f" thin {min(thin):.3f} pt" if thin else ""
            self.page.fills[f"{self.ink(state.fill, state.over[1])}{bar}"] += 1

    def xobject(self, name: Any) -> None:
        value = self.resources.XObject[str(name)]
        if value.Subtype == "/Image":
            kind = "mask" if value.get("/ImageMask", False) else space(value.ColorSpace)
            extras = [key[1:] for key in ("/SMask", "/Mask", "/Decode", "/Interpolate") if key in value]
            bits = f"{kind} bits {value.get('/BitsPerComponent', 1)} {filters(value)} {extras}"
            self.image(int(value.Width), int(value.Height), bits)
        elif value.Subtype == "/Form":
            if "/Group" in value:
                self.page.other[f"form group CS {value.Group.get('/CS', None)!s:.60}"] += 1
            inner = times(matrix(value.get("/Matrix", ONE)), self.state.ctm)
            resources = value.get("/Resources", self.resources)
            Reader(self.page, resources, replace(self.state, ctm=inner)).walk(value)

    def image(self, width: int, height: int, told: str) -> None:
        a, b, c, d, _, _ = self.state.ctm
        across, down = width * 72 / math.hypot(a, b), height * 72 / math.hypot(c, d)
        self.page.images.append(f"{width}x{height} {told} ppi {across:.1f} x {down:.1f}")


MOVES = {
    "q": "save", "Q": "restore", "cm": "transform", "BT": "begin", "Tm": "place", "Td": "shift", "TD": "shift",
    "re": "box", "n": "forget", "w": "width", "Tf": "font", "Tr": "render", "gs": "graphics", "Do": "xobject",
}  # fmt: skip


def matrix(args: Iterable[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, args)
    return a, b, c, d, e, f


def numbers(args: list[Any]) -> tuple[float, ...]:
    return tuple(round(float(arg), 4) for arg in args if not isinstance(arg, pikepdf.Name))


def filters(value: Any) -> str:
    found = value.get("/Filter", [])
    return " ".join(map(str, [found] if isinstance(found, pikepdf.Name) else found))


def ink(path: Path) -> dict[str, list[float]]:
    """Per page, in percent: the most of any pixel and of any mean over 15 mm, from tiffsep's plates at 72 dpi."""
    found: dict[str, list[float]] = {"most": [], "mean_15mm": []}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r72", f"-o{folder}/%d.tif", str(path)],
            check=True, capture_output=True,
        )  # fmt: skip
        for composite in sorted(Path(folder).glob("[0-9]*.tif"), key=lambda item: item.name):
            if "(" in composite.name:
                continue
            plates = sorted(Path(folder).glob(f"{composite.stem}(*.tif"))
            total = (
                sum(255 - np.asarray(Image.open(plate).convert("L"), dtype=float) for plate in plates) / 2.55
            )
            window = min(43, *total.shape)
            sums = np.pad(np.cumsum(np.cumsum(total, 0), 1), ((1, 0), (1, 0)))
            area = (
                sums[window:, window:]
                - sums[:-window, window:]
                - sums[window:, :-window]
                + sums[:-window, :-window]
            )
            found["most"].append(round(float(total.max()), 1))
            found["mean_15mm"].append(round(float(area.max()) / window**2, 1))
    return found


def facts(path: Path) -> dict[str, Any]:
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        told: dict[str, Any] = {
            "file": path.name,
            "bytes": path.stat().st_size,
            "header": path.read_bytes()[:8].decode("latin-1"),
            "version": str(root.get("/Version", "")),
            "encrypted": pdf.is_encrypted,
            "id": "/ID" in pdf.trailer,
            "info": {key: str(value) for key, value in pdf.trailer.get("/Info", {}).items()},
            "catalog": sorted(root.keys()),
            "intents": [_intent(intent) for intent in root.get("/OutputIntents", [])],
            "xmp": _xmp(root),
            "pages": [_page(page) for page in pdf.pages],
        }
    told["ink"] = ink(path)
    return told


def _intent(intent: Any) -> dict[str, Any]:
    shown = {key: str(value) for key, value in intent.items() if not isinstance(value, pikepdf.Stream)}
    if "/DestOutputProfile" in intent:
        data = intent.DestOutputProfile.read_bytes()
        shown["profile"] = f"N {intent.DestOutputProfile.N} {data[12:24].decode()} {len(data)} bytes"
    return shown


def _xmp(root: Any) -> list[str]:
    if "/Metadata" not in root:
        return []
    text = root.Metadata.read_bytes().decode("utf-8", "replace")
    wanted = (
        "pdfx",
        "pdfa",
        "Trapped",
        "CreateDate",
        "ModifyDate",
        "MetadataDate",
        "DocumentID",
        "VersionID",
        "title",
        "Rend",
    )
    return [line.strip()[:160] for line in text.splitlines() if any(word in line for word in wanted)][:40]


def _page(page: Any) -> dict[str, Any]:
    seen = Page()
    Reader(seen, page.Resources, State()).walk(page)
    boxes = {key: [float(value) for value in page.obj[key]] for key in page.obj if str(key).endswith("Box")}
    notes = [
        f"{note.Subtype} {[round(float(v), 1) for v in note.Rect]} F {note.get('/F', 0)}"
        for note in page.get("/Annots", [])
    ]
    return {
        "boxes": boxes,
        "rotate": int(page.get("/Rotate", 0)),
        "userunit": str(page.obj.get("/UserUnit", "")),
        "group": str(page.obj.Group.get("/CS", "none"))[:60] if "/Group" in page.obj else None,
        "annotations": notes,
        "text": dict(seen.text),
        "lines": dict(seen.lines),
        "fills": dict(seen.fills),
        "images": seen.images,
        "extgstate": dict(seen.states),
        "other": dict(seen.other),
    }


if __name__ == "__main__":
    for name in sys.argv[1:]:
        yaml.safe_dump(facts(Path(name)), sys.stdout, allow_unicode=True, sort_keys=False, width=200)
        print("---")
