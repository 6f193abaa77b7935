"""Keeps the window in step with a shared record: refreshed when another desk saves, told when the server goes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.jobs import Watcher
from nhsbn_desktop.desktop.rows import place_words
from nhsbn_desktop.services import record_place
from nhsbn_desktop.services.record_place import Heard, Place, Synced


class RecordWatch(QObject):
    """Listens on a lane of its own for as long as the window is open; meets the server on the record's lane."""

    said = Signal(str)  # how the record stands, for the foot of the window

    def __init__(self, context: Context, listener: Watcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        context.jobs.changed.connect(self._look)
        context.jobs.watch(listener, self._hear)

    @Slot(object)
    def _hear(self, heard: Heard) -> None:
        work: Callable[[], tuple[Synced, Place]] = partial(record_place.meet, self._context.session, heard)
        self._context.jobs.read(self, work, partial(self._met, heard))

    def _met(self, heard: Heard, outcome: tuple[Synced, Place]) -> None:
        met, place = outcome
        self.said.emit(place_words.strip_words(place))
        words = place_words.news(heard, met, place)
        if words:
            self._context.announce(words)
        if met.came or met.went or met.aside:
            self._context.jobs.changed.emit()

    @Slot()
    def _look(self) -> None:
        """After a save of one's own, which may have found that the server is away."""
        self._context.jobs.read(self, partial(record_place.read_place, self._context.session), self._show)

    @Slot(object)
    def _show(self, place: Place) -> None:
        self.said.emit(place_words.strip_words(place))
