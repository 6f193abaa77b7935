"""Keeps the window in step with a shared record: refreshed when another desk saves, told when the server goes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.jobs import Watcher
from nhsbn_desktop.desktop.panels.server_password import ask_server_password
from nhsbn_desktop.desktop.rows import place_words
from nhsbn_desktop.domain.problems import SignInNeeded
from nhsbn_desktop.services import record_place
from nhsbn_desktop.services.record_place import Heard, Place, Synced


class RecordWatch(QObject):
    """Listens on a lane of its own for as long as the window is open; meets the server on the record's lane."""

    said = Signal(str, bool)  # how the record stands, for the foot of the window; the server has all that was saved

    def __init__(self, context: Context, listener: Watcher, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window, self._asking = context, window, False
        context.jobs.changed.connect(self._look)
        context.jobs.watch(listener, self._hear)

    @Slot(object)
    def _hear(self, heard: Heard) -> None:
        work: Callable[[], tuple[Synced, Place]] = partial(record_place.meet, self._context.session, heard)
        self._context.jobs.read(self, work, partial(self._met, heard))

    def _met(self, heard: Heard, outcome: tuple[Synced, Place]) -> None:
        met, place = outcome
        self._show(place)
        words = place_words.news(heard, met, place)
        if isinstance(heard.problem, SignInNeeded):
            self._ask_password(heard.problem)
        if words:
            self._context.announce(words)
        if met.came or met.went or met.aside:
            self._context.jobs.changed.emit()

    @Slot()
    def _look(self) -> None:
        """After a save of one's own, which may have found that the server is away."""
        self._context.jobs.read(
            self, partial(record_place.read_place, self._context.session, company=False), self._show
        )

    @Slot(object)
    def _show(self, place: Place) -> None:
        self.said.emit(place_words.strip_words(place), place.reachable and not place.waiting)

    def _ask_password(self, why: SignInNeeded) -> None:
        """Once, however often the server refuses the old one; the lane that listens tries the new one by itself."""
        if self._asking or self._context.passwords is None:
            return
        self._asking = True
        dialog = ask_server_password(self._window, why)
        dialog.textValueSelected.connect(self._keep_password)
        dialog.rejected.connect(partial(self._context.announce, "Not signed in. Work on: what you save is kept here."))

    @Slot(str)
    def _keep_password(self, password: str) -> None:
        session, store = self._context.session, self._context.passwords
        if store is not None:
            work = partial(record_place.keep_password, session, store, password)
            self._context.jobs.send(self, work, self._kept, words="Keeping the password")

    @Slot(object)
    def _kept(self, _: object) -> None:
        self._asking = False  # a wrong one is asked for again
