"""A heart that beats every 10 ms in the UI thread; where it misses a beat, the window stood still for a person."""

import time
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT = 10  # milliseconds


class Heartbeat(QObject):
    """`with Heartbeat() as heart: ...`, then `heart.longest`: the longest stall in milliseconds.

    `busiest` is the most the UI thread itself worked between two beats: a stall far above it came from other threads
    or, on a busy computer, from other programs.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self.busiest = 0.0
        self.beats = 0
        self._last = 0.0
        self._worked = 0.0
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "Heartbeat":
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beat()
        self._timer.stop()

    @Slot()
    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000 - BEAT)
        self.busiest = max(self.busiest, (worked - self._worked) * 1000)
        self.beats += 1
        self._last, self._worked = now, worked
