"""What a judge finds: one fault, said so that a reader of the page can point at it."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong, in which story, and where: the line as it reads, or a place on the page in points."""

    what: str
    story: str
    where: str

    def __str__(self) -> str:
        return f"{self.story}: {self.what}: {self.where}"


def listed(faults: list[Fault]) -> str:
    """The faults one to a line, the first thirty of them, for an assertion's message."""
    shown = [str(fault) for fault in faults[:30]]
    return "\n".join([f"{len(faults)} faults", *shown])
