"""A heart that beats every 10 ms in the UI thread; where it misses a beat, the window stood still for a person."""

import ctypes
import faulthandler
import os
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT = 10  # milliseconds
WORTH_A_LOOK = 0.03  # seconds without a beat, from which on it is noted where every thread stands


@dataclass(frozen=True, slots=True)
class Stall:
    """One late beat, in milliseconds: how late, what the UI thread worked itself, how long the computer kept the
    program's threads waiting for a core, and where the threads stood (the Python stacks, the newest call first).
    """

    late: float = 0.0
    own: float = 0.0
    machine: float = 0.0
    stacks: str = ""

    @property
    def ours(self) -> float:
        """What the program itself answers for: no other program could have been asked to make room."""
        return max(self.late - self.machine, 0.0)


class Heartbeat(QObject):
    """`with Heartbeat() as heart: ...`, then `heart.worst`: the stall for which the program answers most."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = Stall()
        self.longest = 0.0  # milliseconds, whoever is to blame
        self.beats = 0
        self._last = 0.0
        self._worked = 0.0
        self._waited = RunDelay()
        self._stacks = tempfile.TemporaryFile("w+b", buffering=0)  # noqa: SIM115, closed in __exit__
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "Heartbeat":
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._waited.since_last()
        self._timer.start()
        self._watch()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beat()
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()
        self._stacks.close()

    @Slot()
    def _beat(self) -> None:
        now, worked, waited = time.perf_counter(), time.thread_time(), self._waited.since_last()
        late = (now - self._last) * 1000 - BEAT
        stall = Stall(late, (worked - self._worked) * 1000, min(waited, max(late, 0.0)))
        if stall.ours > self.worst.ours:
            self.worst = Stall(stall.late, stall.own, stall.machine, self._noted())
        self.longest = max(self.longest, late)
        self.beats += 1
        if late > WORTH_A_LOOK * 1000 - BEAT:
            self._stacks.seek(0)
            self._stacks.truncate()
        self._last, self._worked = now, worked
        self._watch()

    def _watch(self) -> None:
        """From its own C thread, which needs no leave from Python to look."""
        faulthandler.dump_traceback_later(WORTH_A_LOOK, file=self._stacks)

    def _noted(self) -> str:
        self._stacks.seek(0)
        return self._stacks.read().decode(errors="replace")


class RunDelay:
    """How long the program's threads were ready to run and no core was free for them; 0 where only Linux could say.

    Source: the kernel's sched-stats.rst, /proc/<pid>/task/<tid>/schedstat, the second figure, in nanoseconds. Read
    without letting go of Python's lock: whoever measures a wait for the lock must not add one.
    """

    def __init__(self) -> None:
        self._libc = ctypes.PyDLL(None) if sys.platform == "linux" else None
        self._buffer = ctypes.create_string_buffer(96)
        self._files: dict[int, int] = {}
        self._delays: dict[int, int] = {}

    def __del__(self) -> None:
        for file in self._files.values():
            os.close(file)

    def since_last(self) -> float:
        """Milliseconds since the last call, summed over the threads there were then."""
        if self._libc is None:
            return 0.0
        waited = 0
        for thread in threading.enumerate():
            number = thread.native_id
            if number is None:
                continue
            delay = self._of(number)
            waited += delay - self._delays.get(number, delay)
            self._delays[number] = delay
        return waited / 1e6

    def _of(self, number: int) -> int:
        if number not in self._files:
            try:
                self._files[number] = os.open(f"/proc/self/task/{number}/schedstat", os.O_RDONLY)
            except OSError:
                return 0
        assert self._libc is not None
        length = self._libc.pread(self._files[number], self._buffer, 95, ctypes.c_long(0))
        return int(self._buffer.raw[:length].split()[1]) if length > 0 else self._delays.get(number, 0)
