"""Judges of the file: no text helped along out of sight, every font inside, bodies on the black plate alone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.reading.faults import Fault
from tests.reading.glyphs import Box

if TYPE_CHECKING:
    from PIL.Image import Image


def tool(name: str) -> str:
    """The path of a program that is no Python package; the test that asks is skipped where it is missing."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} IS NOT INSTALLED: this test did not run")
    return path


def replaced_text(pdf: Path) -> list[Fault]:
    """ActualText, which would let a reader copy other text than is drawn: in any dictionary or content stream."""
    found = []
    with pikepdf.open(pdf) as file:
        for number, thing in enumerate(file.objects):
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and "/ActualText" in thing:
                found.append(Fault("ActualText", "file", f"object {number}"))
        for number, page in enumerate(file.pages, 1):
            content = page.Contents.read_bytes() if isinstance(page.Contents, pikepdf.Stream) else b""
            if b"ActualText" in content:
                found.append(Fault("ActualText", "file", f"content of page {number}"))
    return found


def loose_fonts(pdf: Path) -> list[Fault]:
    """Fonts that are not in the file, cut down and searchable, as pdffonts tells."""
    listing = _run([tool("pdffonts"), str(pdf)]).splitlines()[2:]
    rows = [line.split() for line in listing]
    return [
        Fault("font not embedded, subset or mapped", "file", " ".join(row))
        for row in rows
        if row[-5:-2] != ["yes"] * 3
    ]


def syntax_faults(pdf: Path) -> list[Fault]:
    """What qpdf --check finds."""
    done = subprocess.run([tool("qpdf"), "--check", str(pdf)], capture_output=True, text=True, check=False)
    clean = done.returncode == 0 and "No syntax or stream encoding errors found" in done.stdout
    return [] if clean else [Fault("qpdf --check", "file", done.stdout + done.stderr)]


def poppler_text(pdf: Path) -> str:
    """The page's text in the order of the file, as pdftotext reads it."""
    return _run([tool("pdftotext"), "-raw", "-enc", "UTF-8", str(pdf), "-"])


def plates(pdf: Path, folder: Path, resolution: int = 72) -> dict[str, Image]:
    """The first page's separations by Ghostscript: plate name to picture, 0 full ink and 255 none."""
    from PIL import Image

    command = [
        tool("gs"),
        "-q",
        "-dBATCH",
        "-dNOPAUSE",
        "-dSAFER",
        "-sDEVICE=tiffsep",
        "-dFirstPage=1",
        "-dLastPage=1",
    ]
    _run([*command, f"-r{resolution}", f"-sOutputFile={folder / 'plate.tif'}", str(pdf)])
    names = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
    return {names[name]: Image.open(folder / f"plate({name}).tif").convert("L") for name in names}


def inked(plate: Image, boxes: Iterable[Box], scale: float) -> list[bool]:
    """For each box whether the plate has any ink in it; `scale` is pixels a point."""
    return [min(plate.crop(box.pixels(scale)).tobytes()) < 250 for box in boxes]


def _run(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
