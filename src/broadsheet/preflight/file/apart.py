"""A file judged in a process of its own, with limits on memory and time: what a hostile file brings down is that."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, TypeVar

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.preflight.file.order import Admission, Order
from broadsheet.preflight.limits import FileLimits

if TYPE_CHECKING:
    from broadsheet.preflight.file.judge import Verdict

T = TypeVar("T")

MEMORY_MB: Final = 3_000
SECONDS: Final = 600
"""Of processor time: a hundred broadsheet pages full of photos take a third of it."""


def judge_apart(name: str, data: bytes, limits: FileLimits, *, advertisement: bool = False) -> Verdict:
    """As `judge`; BS823 where the process came to its limits or went down."""
    from broadsheet.preflight.file.judge import unread  # noqa: PLC0415  # Loads pikepdf.

    verdict = _apart(_judge, name, data, limits, advertisement)
    return unread(name, data, _too_costly(name)) if verdict is None else verdict


def admit_apart(name: str, data: bytes, order: Order, limits: FileLimits) -> Admission:
    """As `admit`; BS823 where the process came to its limits or went down."""
    return _apart(_admit, name, data, order, limits) or Admission((_too_costly(name),))


def _apart(work: Callable[..., T], *arguments: object) -> T | None:
    """What `work` gives in a process of its own; None where that does not end well."""
    with ProcessPoolExecutor(1, get_context("spawn"), _bound) as pool:
        try:
            return pool.submit(work, *arguments).result(2 * SECONDS)
        except (BrokenProcessPool, MemoryError, TimeoutError):
            return None


def _too_costly(name: str) -> Diagnostic:
    return Diagnostic("BS823", None, {"name": name, "limit": f"{MEMORY_MB} MB, {SECONDS} s"})


def _admit(name: str, data: bytes, order: Order, limits: FileLimits) -> Admission:
    from broadsheet.preflight.file.admit import admit  # noqa: PLC0415  # In the process of its own.

    return admit(name, data, order, limits)


def _judge(name: str, data: bytes, limits: FileLimits, advertisement: bool) -> Verdict:
    from broadsheet.preflight.file.judge import judge  # noqa: PLC0415  # In the process of its own.

    return judge(name, data, limits, advertisement=advertisement)


def _bound() -> None:
    """Limits where the system has them; elsewhere a process of its own is all there is."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415

        memory = MEMORY_MB * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
