"""What a person does with the files of a hand-over: finds them, copies what the e-mail says, says how they went."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.domain.submission import Staged
from nhsbn_desktop.services import sending


class HandingOver(QObject):
    """`latest` gives the version of the chosen submission that was staged last."""

    def __init__(self, context: Context, parent: QObject, latest: Callable[[], Staged | None]) -> None:
        super().__init__(parent)
        self._context, self._latest = context, latest

    @Slot(str)
    def keep(self, how: str) -> None:
        """A person's word that it was passed on."""
        staged = self._latest()
        if staged is not None:
            work = partial(sending.hand_over, self._context.session, staged, how)
            self._context.jobs.change(work, lambda _: self._context.announce("Handed over, not confirmed."))

    @Slot()
    def open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.network.handed_over)))

    @Slot(str)
    def copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._context.announce("Copied.")
