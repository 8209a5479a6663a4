"""Where layouts, fonts and press profiles are: beside the source in a checkout, inside the package once installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def data_folder(name: Literal["layout", "fonts"]) -> Path:
    """The folder of that name: the checkout's first, then the package's own copy."""
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return _PACKAGE / "_data" / name
