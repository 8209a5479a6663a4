"""Where layouts, fonts and the starter are: beside the source in a checkout, inside the package once installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parents[1]
_IN_CHECKOUT = {"layout": "layout", "fonts": "fonts", "starter": "issues/starter"}


@cache
def data_folder(name: Literal["layout", "fonts", "starter"]) -> Path:
    """The folder of that name: the checkout's first, then the package's own copy."""
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / _IN_CHECKOUT[name]).is_dir():
        return checkout / _IN_CHECKOUT[name]
    return _PACKAGE / "_data" / name
