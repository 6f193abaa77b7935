"""One copy of the program on one record: a second is told who has it open, and a copy that died holds nothing."""

import getpass
import json
import os
import socket
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from nhsbn_desktop.domain.problems import RecordProblem


class RecordLock:
    """Held from `acquire` to `release`, or as a context. The system itself frees it when the program ends, however."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._holder = folder / "open-by.json"  # beside the lock, since Windows lets nobody else read a locked file
        # made on one thread, let go on another: the lock is the program's, not the thread's
        self._lock = FileLock(folder / "record.lock", timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Raises RecordProblem where another copy of the program holds it, or the folder cannot be written to."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise RecordProblem(
                f"nhsbn-desktop is already open on this record{self._by_whom()}.",
                f"Go to the window that is open, or close it and start again. The record is in {self._folder}.",
            ) from error
        except (OSError, NotImplementedError) as error:
            raise RecordProblem(
                f"The record's folder, {self._folder}, cannot be kept for this copy of the program.",
                "Check that the folder is there and that you may write to it, or set NHSBN_HOME to another.",
            ) from error
        holder = {"user": _user(), "computer": socket.gethostname(), "process": os.getpid(), "since": _now()}
        with suppress(OSError):  # on a full disk the record can still be looked at; only the name is missing
            self._holder.write_text(json.dumps(holder), encoding="utf-8")

    def release(self) -> None:
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder.unlink()
            self._lock.release()

    def __enter__(self) -> "RecordLock":
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _by_whom(self) -> str:
        """ " by ann on WARD-7 since 9:05 on 1 April 2025", or nothing where that is not known."""
        try:
            holder = json.loads(self._holder.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(holder["since"]).astimezone()
            return f", by {holder['user']} on {holder['computer']} since {since:%H:%M on} {since.day} {since:%B %Y}"
        except (OSError, ValueError, KeyError, TypeError):
            return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as in some containers
        return "somebody"


def _now() -> str:
    return datetime.now(UTC).isoformat()
