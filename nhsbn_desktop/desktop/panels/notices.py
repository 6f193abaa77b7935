"""Desktop notices: once a day, and when something becomes overdue, a word beside the clock; only where there is one."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from nhsbn_desktop.desktop import settings
from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.rows.agenda_rows import Agenda
from nhsbn_desktop.domain.agenda import Urgency

SHOWN_FOR = 10_000  # milliseconds


class Notices(QObject):
    """Says each thing once: the day's items in the morning, later only what has become overdue since."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._tray: QSystemTrayIcon | None = None
        self._said_on = date.min
        self._said: frozenset[str] = frozenset()

    def tell(self, view: Agenda) -> None:
        words = self.words_for(view)
        if words and self._is_wanted():
            self._icon().showMessage("Benchmarking", words, QSystemTrayIcon.MessageIcon.Information, SHOWN_FOR)

    def words_for(self, view: Agenda) -> str:
        """What is new to be said; empty where everything was said today. Remembers it as said."""
        overdue = frozenset(item.key for item in view.items if item.urgency is Urgency.OVERDUE)
        fresh, first = overdue - self._said, view.today != self._said_on
        self._said_on, self._said = view.today, self._said | overdue
        shown = view.pressing if first else tuple(item for item in view.items if item.key in fresh)
        if not shown:
            return ""
        counted = view.count(Urgency.OVERDUE)
        more = f" and {len(shown) - 1} more" if len(shown) > 1 else ""
        late = f" {counted} overdue." if counted else ""
        return f"{shown[0].what}{more}.{late}"

    def _is_wanted(self) -> bool:
        chosen = self._context.settings.get(settings.NOTICES) == settings.ON
        return chosen and QSystemTrayIcon.isSystemTrayAvailable()

    def _icon(self) -> QSystemTrayIcon:
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.setToolTip("Benchmarking")
            self._tray.show()
        return self._tray
