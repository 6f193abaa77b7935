"""The one way off the UI thread.

Work runs on one of three lanes and touches no widget; its outcome comes back on the UI thread. The record lane has a
single thread, which therefore owns the record; the network lane never sees the record, nor does the lane on which a
watcher listens for as long as the window is open. Only frozen values cross.
"""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from traceback import clear_frames
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, overload

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

REPORT_EVERY = 0.05  # seconds: 50,000 unthrottled reports froze the window for 0.2 s, these for 0.02 s
SWITCH_EVERY = 0.00005  # seconds: the window waits so long for a busy lane many times a repaint; Python's own is 0.005
PATIENCE = 10.0  # seconds that closing waits for the network before it cancels; the outbox sends the rest next time


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work has come, in words first. A `total` of 0 means that nobody can tell yet."""

    words: str
    done: int = 0
    total: int = 0
    cancellable: bool = False


class Cancelled(Exception):
    """The person cancelled; raised inside the work at its next report, and shown to nobody."""


@dataclass(eq=False)
class _Task:
    owner: QObject
    then: Callable[[Any], object] | None
    otherwise: Callable[[BaseException], object] | None
    words: str
    progress: Callable[[Progress], object] | None = None
    changes: bool = False
    latest: Progress | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    closing: bool = False  # it is cancelled because the program closes, and not by anybody's wish


class Report:
    """What work calls to say how far it has come: `report(done, total)`. Raises Cancelled once the person cancels."""

    def __init__(self, task: _Task, tell: Callable[[_Task, Progress], object]) -> None:
        self._task = task
        self._tell = tell
        self._last = 0.0
        self.cancelled = task.cancelled  # for work that waits, or that has to end what it began in an orderly way

    @property
    def paused(self) -> bool:
        """Whether the person cancelled; closing the program is no such wish."""
        return self.cancelled.is_set() and not self._task.closing

    def __call__(self, done: int, total: int, words: str = "") -> None:
        if self._task.cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= REPORT_EVERY:
            self._last = now
            self._tell(self._task, Progress(words or self._task.words, done, total, cancellable=True))


class Watcher(Protocol):
    """What stays awake for as long as the window: `run` on a lane of its own, until `stop` is called."""

    def run(self, tell: Callable[[Any], object]) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


class Jobs(QObject):
    """Two lanes and the way home. `failed` carries what was raised, `working` a Progress or None when idle."""

    changed = Signal()  # the record did
    failed = Signal(object)
    busy = Signal(bool)
    working = Signal(object)
    _done = Signal(object, object)
    _reported = Signal(object, object)
    _heard = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_EVERY)
        self._tasks: list[_Task] = []
        self._on_network: set[Future[Any]] = set()
        self._watchers: list[Watcher] = []
        self._closing = False
        self._heard.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _record_lane(self) -> "ThreadPoolExecutor":
        return _lane(1, "record")

    @cached_property
    def _network_lane(self) -> "ThreadPoolExecutor":
        return _lane(2, "network")

    @cached_property
    def _watching_lane(self) -> "ThreadPoolExecutor":
        return _lane(1, "watching")

    @property
    def idle(self) -> bool:
        return not self._tasks

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object],
        otherwise: Callable[[BaseException], object] | None = None,
        words: str = "",
    ) -> None:
        """Looks something up in the record, then shows it; unless the owner has gone by then.

        `otherwise` is given what was raised, in place of the window's own message. `words` stand in the status strip.
        """
        if not self._closing:
            self._start(self._record_lane, work, _Task(owner, then, otherwise, words))

    def change(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[BaseException], object] | None = None,
        words: str = "",
    ) -> None:
        """Changes the record, hands on what came of it, then tells every screen that the record changed."""
        owner = getattr(then, "__self__", None)
        task = _Task(owner if isinstance(owner, QObject) else self, then, otherwise, words, changes=True)
        self._start(self._record_lane, work, task)

    @overload
    def send(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], object],
        progress: None = None,
        otherwise: Callable[[BaseException], object] | None = None,
        words: str = "",
    ) -> None: ...
    @overload
    def send(
        self,
        owner: QObject,
        work: Callable[[Report], T],
        then: Callable[[T], object],
        progress: Callable[[Progress], object],
        otherwise: Callable[[BaseException], object] | None = None,
        words: str = "",
    ) -> None: ...
    def send(
        self,
        owner: QObject,
        work: Callable[..., T],
        then: Callable[[T], object],
        progress: Callable[[Progress], object] | None = None,
        otherwise: Callable[[BaseException], object] | None = None,
        words: str = "",
    ) -> None:
        """Talks to the network, then hands on what it answered; unless the owner has gone by then.

        With `progress` (a @Slot method), the work is called with a Report and can be cancelled at each report. Work
        here never touches the record: what is to be kept is handed to `change` by `then`.
        """
        task = _Task(owner, then, otherwise, words, progress)
        report = Report(task, self._reported.emit)
        job = (lambda: work(report)) if progress is not None else work
        future = self._start(self._network_lane, job, task)
        self._on_network.add(future)
        future.add_done_callback(self._on_network.discard)

    def watch(self, watcher: Watcher, heard: Callable[[Any], object]) -> None:
        """Runs a watcher until the window closes. What it hears is handed to `heard` (a @Slot method) on the UI thread;
        it never touches the record."""
        self._watchers.append(watcher)
        future = self._watching_lane.submit(watcher.run, lambda word: self._heard.emit(heard, word))
        future.add_done_callback(self._watched)

    def cancel(self) -> None:
        """Asks all work that reports its progress to stop at its next report."""
        for task in self._tasks:
            task.closing = self._closing and not task.cancelled.is_set()
            task.cancelled.set()

    def close(self) -> None:
        """Lets work in hand finish and delivers what came of it. Nothing new is read; changes still go in."""
        self._closing = True
        self._end_watching()
        deadline = time.monotonic() + PATIENCE
        while self._on_network and time.monotonic() < deadline:
            time.sleep(0.01)
        if self._on_network:
            self.cancel()
        self._network_lane.shutdown(wait=True, cancel_futures=True)
        while self._tasks:  # what the network answered may still have to be kept
            self._record_lane.submit(bool).result()
            QCoreApplication.sendPostedEvents(self)
        self._record_lane.shutdown(wait=True)

    def _end_watching(self) -> None:
        for watcher in self._watchers:
            watcher.stop()
        if self._watchers:
            self._watching_lane.shutdown(wait=True, cancel_futures=True)
        for watcher in self._watchers:
            watcher.close()

    def _watched(self, done: "Future[None]") -> None:
        """A watcher that ended by a fault says so; emitting crosses to the UI thread."""
        error = None if done.cancelled() else done.exception()
        if error is not None:
            self.failed.emit(error)

    @Slot(object, object)
    def _hand_on(self, heard: Callable[[Any], object], word: Any) -> None:
        if not self._closing and isValid(getattr(heard, "__self__", self)):
            heard(word)

    def _start(self, lane: "ThreadPoolExecutor", work: Callable[[], T], task: _Task) -> "Future[T]":
        future = lane.submit(_do, work)
        self._tasks.append(task)
        self._tell()
        future.add_done_callback(lambda done: self._done.emit(task, done))
        return future

    def _tell(self) -> None:
        self.busy.emit(bool(self._tasks))
        latest = next((t for t in reversed(self._tasks) if t.latest or t.words), None)
        self.working.emit((latest.latest or Progress(latest.words)) if latest else None)

    @Slot(object, object)
    def _show_progress(self, task: _Task, progress: Progress) -> None:
        if task not in self._tasks:
            return
        task.latest = progress
        self._tell()
        if task.progress is not None and isValid(task.owner):
            task.progress(progress)

    @Slot(object, object)
    def _deliver(self, task: _Task, future: "Future[Any]") -> None:
        self._tasks.remove(task)
        self._tell()
        if future.cancelled():
            return
        error = future.exception()
        if error is not None:
            self._fail(task, error)
            return
        try:
            if task.then is not None and isValid(task.owner):
                task.then(future.result())
        finally:
            if task.changes:
                self.changed.emit()

    def _fail(self, task: _Task, error: BaseException) -> None:
        """A screen may show a failure its own way; a failure nobody is left to show is shown by the window."""
        if task.otherwise is not None and isValid(task.owner):
            task.otherwise(error)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)


def _do(work: Callable[[], T]) -> T:
    """What failed work held is let go of on its own lane: the window would stand still while 500,000 cells go."""
    try:
        return work()
    except BaseException as raised:
        error: BaseException | None = raised
        while error is not None:
            clear_frames(error.__traceback__)
            error = error.__cause__ or error.__context__
        raise


def _lane(threads: int, name: str) -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor  # has no part in the first paint

    return ThreadPoolExecutor(threads, name)
