"""When the machine fails, or the program itself: one coded line instead of a traceback."""

from __future__ import annotations

import errno
from pathlib import Path

from broadsheet.base.diagnostics import Diagnostic

MACHINE_FAILED = 3
TRACE = "trace"


def machine_fault(error: OSError | MemoryError, file: Path | None = None) -> Diagnostic:
    """BS801 disk full, BS802 no permission, BS803 anything else the system says no to; `file` if it names none."""
    if isinstance(error, MemoryError):
        return Diagnostic("BS803", args={"file": _named(file), "reason": "out of memory"})
    name = str(error.filename or error.filename2 or _named(file))
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Diagnostic("BS801", args={"file": name})
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Diagnostic("BS802", args={"file": name})
    return Diagnostic("BS803", args={"file": name, "reason": error.strerror or str(error)})


def own_fault(error: BaseException) -> Diagnostic:
    """BS804: a fault of the program, with the place in it that a report should name; -v shows its TRACE."""
    # Loaded when something is wrong with the program itself.
    import traceback  # noqa: PLC0415

    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "-"
    trace = "".join(traceback.format_exception(error))
    what = str(error)[:200]
    return Diagnostic(
        "BS804", args={"kind": type(error).__name__, "what": what, "place": place, TRACE: trace}
    )


def _named(file: Path | None) -> str:
    return str(file) if file is not None else "-"
