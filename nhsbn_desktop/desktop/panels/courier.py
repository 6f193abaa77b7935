"""Carrying what is staged, one version after another: how far each is, pausing, and keeping what comes back."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.jobs import Progress
from nhsbn_desktop.desktop.rows.sending_view import carry
from nhsbn_desktop.desktop.rows.transfer import Pace, Transfer
from nhsbn_desktop.domain.submission import Staged
from nhsbn_desktop.services import hand_over, sending
from nhsbn_desktop.services.sending import OutboxItem, State

_KEPT = "The Network has received it; its receipt is verified and kept."
_WRITTEN = "The files are written. Pass them on, then say how."
_PAUSED = "Paused. It goes on from where it is when you say so."


class Courier(QObject):
    """`going` says that a version set out or has come to rest; `moved` carries a Transfer each time some of it has
    left. `known` gives every version on record, by which what is due is told apart from other people's."""

    going = Signal()
    moved = Signal(object)

    def __init__(self, context: Context, parent: QObject, known: Callable[[], Iterable[Staged]]) -> None:
        super().__init__(parent)
        self._context, self._known = context, known
        self._pace: Pace | None = None
        self.transfer: Transfer | None = None
        self.passwords: dict[str, str] = {}  # of protected hand-overs, by version; gone with the program
        self._protected: set[str] = set()

    @property
    def sending(self) -> str:
        """The id of the version that is being sent this moment, or empty."""
        return self.transfer.id if self.transfer is not None else ""

    @Slot()
    def send_due(self) -> None:
        """Sends what may go now: what waited for the network, for its time, for its receipt, or for the one before."""
        if not self.sending:
            network, now = self._context.network, self._context.session.now()
            self._context.jobs.send(self, partial(sending.due, network, now), self._send_first)

    @Slot(object)
    def _send_first(self, ids: tuple[str, ...]) -> None:
        known = {staged.id: staged for staged in self._known()}
        first = next((known[staged_id] for staged_id in ids if staged_id in known), None)
        if first is not None:
            self.send(first)

    def send_all(self, staged: Sequence[Staged], *, protected: bool = False) -> None:
        """Sends the first of a batch; the others follow by themselves. `protected`: each is handed over with its
        workbook under a password made for it."""
        ids = {one.id for one in staged}
        self._protected = self._protected | ids if protected else self._protected - ids
        if staged:
            self.send(staged[0])

    def send(self, staged: Staged) -> None:
        if self.sending:
            self._context.announce("Another submission is being sent; this one follows by itself.")
            return
        self._pace = Pace(staged.id)
        self.transfer = Transfer(staged.id, 0, 0)
        self.going.emit()
        network, jobs, unit = self._context.network, self._context.jobs, unit_of(staged)
        if staged.id in self._protected:
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
        self.going.emit()

    def _say_outcome(self, item: OutboxItem, _: object) -> None:
        by_state = {State.RECEIPTED: _KEPT, State.HANDED_OVER: _WRITTEN, State.CANCELLED: "It was taken back."}
        words = _PAUSED if item.held else by_state.get(item.state, item.why or "It is waiting to be sent.")
        self._context.announce(words)
        self.send_due()


def unit_of(staged: Staged) -> str:
    return staged.submission.rpartition("/")[2]
