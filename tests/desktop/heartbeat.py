"""A heart that beats every 10 ms in the UI thread; where it misses a beat, the window stood still for a person."""

import ctypes
import gc
import os
import sys
import threading
import time
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT = 10  # milliseconds
DEEP = 12  # calls of a lane's stack that say enough


@dataclass(frozen=True, slots=True)
class Stall:
    """One late beat, in milliseconds: how late, what the UI thread worked itself, how long the garbage collector ran in
    any thread, how long the computer kept the program's threads waiting for a core; and what the lanes were at.
    """

    late: float = 0.0
    own: float = 0.0
    garbage: float = 0.0
    machine: float = 0.0
    lanes: tuple[str, ...] = ()

    @property
    def ours(self) -> float:
        """What the program itself answers for: never less than what its UI thread worked, for threads wait at once."""
        return max(self.late - self.machine, self.own - BEAT, 0.0)


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
        self._collecting = self._collected = 0.0
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "Heartbeat":
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._waited.since_last()
        gc.callbacks.append(self._collect)
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beat()
        self._timer.stop()
        gc.callbacks.remove(self._collect)

    @Slot()
    def _beat(self) -> None:
        now, worked, waited = time.perf_counter(), time.thread_time(), self._waited.since_last()
        late = (now - self._last) * 1000 - BEAT
        if self._collecting:  # it has only just let go
            self._collected += now - max(self._collecting, self._last)
        own, garbage = (worked - self._worked) * 1000, self._collected * 1000
        stall = Stall(late, own, garbage, min(waited, max(late, 0.0)))
        if stall.ours > self.worst.ours:
            self.worst = replace(stall, lanes=_lanes())
        self.longest = max(self.longest, late)
        self.beats += 1
        self._last, self._worked, self._collected = now, worked, 0.0

    def _collect(self, phase: str, _: object) -> None:
        if phase == "start":
            self._collecting = time.perf_counter()
        else:
            self._collected += time.perf_counter() - max(self._collecting, self._last)
            self._collecting = 0.0


def _lanes() -> tuple[str, ...]:
    """Where the other threads stand now that they had to let go of Python's lock, the newest call first."""
    here, names = threading.get_ident(), {thread.ident: thread.name for thread in threading.enumerate()}
    stacks = []
    for thread, frame in sys._current_frames().items():
        calls = [] if thread == here else traceback.extract_stack(frame)[::-1][:DEEP]
        if calls and calls[0].name not in ("wait", "_worker"):
            places = " < ".join(f"{Path(call.filename).name}:{call.lineno} {call.name}" for call in calls)
            stacks.append(f"{names.get(thread, thread)}: {places}")
    return tuple(stacks)


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
