"""The sign-off pack as a file for the director's meeting: asks where to, and writes it off the UI thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop import settings
from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import sign_off_pack
from nhsbn_desktop.services.session import Session

_KINDS = {"Word document (*.docx)": ".docx", "Web page (*.html)": ".html"}


class PackExport(QObject):
    """`submission` tells which one is on the screen, None where there is none to write about."""

    def __init__(self, context: Context, parent: QWidget, submission: Callable[[], Submission | None]) -> None:
        super().__init__(parent)
        self._context, self._over, self._submission = context, parent, submission
        self.open_written = QDesktopServices.openUrl

    def ask(self) -> None:
        """Asks for the file, whose name says what it is written as."""
        submission = self._submission()
        if submission is None:
            self._context.announce("There is no workbook to write a sign-off pack about yet.")
            return
        folder = Path(self._context.settings.get(settings.LAST_FOLDER))
        first = str(folder / f"{sign_off_pack.pack_name(submission)}.docx")
        chosen, kind = QFileDialog.getSaveFileName(self._over, "Write the sign-off pack", first, ";;".join(_KINDS))
        if chosen:
            path = Path(chosen)
            known = path.suffix.lower() in (".docx", ".html", ".htm")
            self.write(path if known else path.with_name(path.name + _KINDS.get(kind, ".docx")))

    def write(self, path: Path) -> None:
        """The pack of the submission as it stands, as Word or HTML."""
        submission = self._submission()
        if submission is not None:
            work = partial(_write, self._context.session, submission, path)
            self._context.jobs.read(self, work, self._written, words="Writing the sign-off pack")

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._context.announce(f"The sign-off pack is in {path}.")
        self.open_written(QUrl.fromLocalFile(str(path)))


def _write(session: Session, submission: Submission, path: Path) -> Path:
    return sign_off_pack.write_pack(path, sign_off_pack.compose_pack(session, submission))
