"""The command line: reads the arguments, calls one command, and turns what happened into an exit code."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from types import FrameType
from typing import NoReturn

from broadsheet.cli.arguments import parse
from broadsheet.cli.failures import MACHINE_FAILED, machine_fault, own_fault
from broadsheet.cli.terminal import Terminal, settle_streams

INTERRUPTED = 130
_TERMINATED = 143

_ROOMS = {
    "render": "issues",
    "check": "issues",
    "fit": "fit",
    "preflight": "preflight",
    "new": "new",
    "schema": "inspect",
    "fonts": "inspect",
    "explain": "explain",
    "doctor": "doctor",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0 fine, 1 faults in the content, 2 usage or an invalid issue, 3 the machine, 130 interrupted."""
    # A run is short and makes few cycles: collecting them costs a twentieth of it and frees next to nothing.
    gc.disable()
    settle_streams()
    with suppress(ValueError):  # Only the main thread may; an embedding program minds its own signals.
        signal.signal(signal.SIGTERM, _terminate)
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has what it wanted; Python must not complain about it when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def run() -> NoReturn:
    """The command as a program: main, and an end at once. Taking the interpreter down frees what the system frees."""
    code = main()
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


def _run(arguments: argparse.Namespace) -> int:
    """Call the command; a failing machine is told in one line, and so is a fault of our own."""
    terminal = Terminal.of(arguments)
    try:
        # Each command loads only what it needs: `--help` opens none of them.
        room = import_module(f"broadsheet.cli.{_ROOMS[arguments.command]}")
        return int(getattr(room, arguments.command)(arguments, terminal))
    except BrokenPipeError:
        raise
    except (OSError, MemoryError) as error:
        terminal.show([machine_fault(error)], {})
    except Exception as error:
        terminal.show([own_fault(error)], {})
    return MACHINE_FAILED


def _terminate(signum: int, frame: FrameType | None) -> NoReturn:
    """Unwind, so that no half-written file stays."""
    sys.exit(_TERMINATED)
