"""Staging and carrying, one version after another: how far each is, pausing, and keeping what comes back."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.jobs import Progress
from nhsbn_desktop.desktop.rows.sending_view import carry
from nhsbn_desktop.desktop.rows.transfer import Pace, Transfer
from nhsbn_desktop.domain.submission import Staged, Submission
from nhsbn_desktop.services import hand_over, sending, staging
from nhsbn_desktop.services.sending import OutboxItem, State

LOOK_EVERY = 10_000  # milliseconds between looks at what is due to be tried again
_KEPT = "The Network has received it; its receipt is verified and kept."
_WRITTEN = "The files are written. Pass them on, then say how."
_PAUSED = "Paused. It goes on from where it is when you say so."


class Courier(QObject):
    """`going` says that a version set out or has come to rest; `moved` carries a Transfer each time some of it has
    left. From the start on it looks after all that waits in the outbox, whatever is on the screen."""

    going = Signal()
    moved = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pace: Pace | None = None
        self.transfer: Transfer | None = None
        self.passwords: dict[str, str] = {}  # of protected hand-overs, by version; gone with the program
        self.watch = QTimer(self, interval=LOOK_EVERY)  # runs while something waits for its time
        self.watch.timeout.connect(self.look)
        context.jobs.read(self, partial(sending.on_the_way, context.network), self._reconcile)

    @Slot(object)
    def _reconcile(self, items: Mapping[str, OutboxItem]) -> None:
        """At the start: what the outbox finished but the record never heard of is kept, and what waits goes on."""
        if items:
            work = partial(sending.reconcile, self._context.session, self._context.network)
            self._context.jobs.change(work, lambda _: self.look(), words="Looking up what was sent")

    @property
    def sending(self) -> str:
        """The id of the version that is being sent this moment, or empty."""
        return self.transfer.id if self.transfer is not None else ""

    @Slot()
    def look(self) -> None:
        """Sends what may go now: what waited for the network, for its time, for its receipt, or for the one before."""
        if not self.sending:
            self._context.jobs.read(self, partial(_due, self._context), self._send_first)

    @Slot(object)
    def _send_first(self, found: tuple[tuple[Staged, ...], bool]) -> None:
        due, is_waiting = found
        if is_waiting != self.watch.isActive():
            self.watch.start() if is_waiting else self.watch.stop()
        if due and not self.sending:
            self.send(due[0])

    def stage(self, submission: Submission, route: str, cleaning: tuple[str, ...], *, protected: bool) -> None:
        """Stages one submission and sends it."""
        work = partial(staging.stage, self._context.session, self._context.network, submission, route,
                       cleaning=cleaning, protected=protected)  # fmt: skip
        self._context.jobs.change(work, self.send, words=f"Staging {submission.unit}")

    def stage_all(self, ready: Sequence[Submission], route: str, *, protected: bool) -> None:
        """Stages several as one batch and sends the first; the others follow by themselves."""
        work = partial(staging.stage_together, self._context.session, self._context.network, ready, route,
                       protected=protected)  # fmt: skip
        words = f"Staging {len(ready)} submissions"
        self._context.jobs.change(work, lambda staged: self.send(staged[0]), words=words)

    def send(self, staged: Staged) -> None:
        """Where it is to be protected, it is handed over with its workbook under a password made for it."""
        if self.sending:
            self._context.announce("Another submission is being sent; this one follows by itself.")
            return
        self._pace = Pace(staged.id)
        self.transfer = Transfer(staged.id, 0, 0)
        self.going.emit()
        network, jobs, unit = self._context.network, self._context.jobs, unit_of(staged)
        if staged.protected:
            locking = partial(hand_over.hand_over_protected, network, staged.id)
            then = partial(self._arrived_protected, staged)
            jobs.send(self, locking, then, otherwise=self._failed, words=f"Protecting {unit}")
            return
        self.passwords.pop(staged.id, None)
        work = partial(carry, network, staged.id)
        jobs.send(self, work, partial(self._arrived, staged), self._show_progress, self._failed, f"Sending {unit}")

    def hold(self, staged: Staged, held: bool) -> None:
        """Pauses what is on its way, keeps what waits from going, or lets either go on."""
        work = partial(sending.set_held, self._context.network, staged.id, held)
        self._context.jobs.send(self, work, partial(self._held, staged))
        if held and staged.id == self.sending:
            self._context.jobs.cancel()

    def cancel(self, staged: Staged) -> None:
        work = partial(sending.cancel, self._context.network, staged.id)
        self._context.jobs.send(self, work, partial(self._arrived, staged), words="Cancelling")

    def _held(self, staged: Staged, item: OutboxItem) -> None:
        self.going.emit()
        if not item.held and not self.sending:
            self.send(staged)

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        if self._pace is not None:
            self.transfer = self._pace.note(progress.done, progress.total)
            self.moved.emit(self.transfer)

    def _arrived_protected(self, staged: Staged, came: tuple[OutboxItem, str]) -> None:
        item, password = came
        if item.state is State.HANDED_OVER:
            self.passwords[staged.id] = password
        self._arrived(staged, item)

    def _arrived(self, staged: Staged, item: OutboxItem) -> None:
        if staged.id == self.sending:
            self.transfer = self._pace = None
        work = partial(sending.keep_outcome, self._context.session, self._context.network, staged, item)
        self._context.jobs.change(work, partial(self._say_outcome, item), words="Keeping what the Network answered")

    def _failed(self, error: BaseException) -> None:
        self.transfer = self._pace = None
        self._context.jobs.failed.emit(error)
        self.watch.start()
        self.going.emit()

    def _say_outcome(self, item: OutboxItem, _: object) -> None:
        by_state = {State.RECEIPTED: _KEPT, State.HANDED_OVER: _WRITTEN, State.CANCELLED: "It was taken back."}
        words = _PAUSED if item.held else by_state.get(item.state, item.why or "It is waiting to be sent.")
        self._context.announce(words)
        self.look()


def _due(context: Context) -> tuple[tuple[Staged, ...], bool]:
    return sending.due(context.session, context.network), sending.is_waiting(context.network)


def unit_of(staged: Staged) -> str:
    return staged.submission.rpartition("/")[2]
