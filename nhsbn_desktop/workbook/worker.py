"""A process of its own for what may hang, run out of memory or end its process: it has a time and a limit."""

import subprocess
import sys
from pathlib import Path

FROZEN_FLAG = "--workbook-worker"
"""What the frozen program is started with to be such a process; the module's last name follows."""

_MEGABYTE = 1 << 20


class WorkerFailed(Exception):
    """The process gave no answer; the text says why in words for a person."""


def worker_command(module: str) -> list[str]:
    """How a worker is started: by this Python, or in a frozen build by the program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG, module]
    return [sys.executable, "-m", f"nhsbn_desktop.workbook.{module}"]


def ask_worker(module: str, request: bytes, *, seconds: float) -> bytes:
    """Starts the worker, gives it the request on its standard input and returns what it answers on its standard output.

    Whatever happens to it happens to it alone. Raises WorkerFailed when it takes longer or ends badly.
    """
    try:
        done = subprocess.run(  # noqa: S603, the command is our own
            worker_command(module),
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            cwd=Path(sys.executable).parent,  # never a folder from which a stranger's module could be imported
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise WorkerFailed(f"it took longer than {seconds:g} seconds") from problem
    except OSError as problem:
        raise WorkerFailed(f"it could not be started ({problem.strerror})") from problem
    if done.returncode or not done.stdout:
        raise WorkerFailed("it ended without an answer")
    return done.stdout


def limit_memory(megabytes: int, *, only_written: bool = False) -> None:
    """Called by a worker first of all: from here on it is refused more memory than this, and ends, rather than the
    computer running short. `only_written` leaves out address space that is set aside and never written, as WebAssembly
    does by the gigabyte. Windows has no such limit for a process by itself (a job object would do it), so there the
    limits on the file and on time are what holds.
    """
    try:
        import resource
    except ImportError:
        return
    kind = resource.RLIMIT_DATA if only_written else resource.RLIMIT_AS
    _, hard = resource.getrlimit(kind)
    most = megabytes * _MEGABYTE
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
