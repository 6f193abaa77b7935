"""The one way an error reaches a person: a problem with its advice, a bug with an apology and where its log is."""

import copy
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, QUrl, Signal, Slot, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cards import label, restyle
from nhsbn_desktop.domain.problems import Problem

log = logging.getLogger("nhsbn_desktop")

APOLOGY = "Something went wrong in the program itself. What you had saved is safe."
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def in_words(error: BaseException, log_file: Path | None = None) -> tuple[str, str]:
    """The message and the advice for a person."""
    if isinstance(error, Problem):
        return error.message, error.advice
    place = f" The details are in {log_file}." if log_file else ""
    return APOLOGY, f"Try again. If it happens again, send the log to whoever looks after the program.{place}"


def show_in_window(form: Any, context: Any, error: BaseException | None) -> None:
    """What went wrong, in the `problem` and `problem_words` of a window that stands before the main one, whose own
    message would lie behind it; None clears it. A bug is told to the main window too, which logs it."""
    words = " ".join(in_words(error)) if error is not None else ""
    form.problem_words.setText(words)
    form.problem.setVisible(bool(words))
    if error is not None and not isinstance(error, Problem):
        context.jobs.failed.emit(error)


class Log(QObject):
    """Where bugs are written down: types, files and lines only, as what an exception says may hold an answer."""

    raised = Signal(object)  # a bug nobody caught, from whichever thread; connect it to a @Slot

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.file = folder / "nhsbn-desktop.log"
        self._handler = _File(self.file)

    def install(self) -> None:
        """Every way an error can get past us leads here: uncaught ones, those of threads, and Qt's own messages."""
        logging.getLogger().addHandler(self._handler)
        log.setLevel(logging.INFO)
        sys.excepthook = self._uncaught
        threading.excepthook = self._in_thread
        qInstallMessageHandler(self._from_qt)

    def remove(self) -> None:
        """Puts everything back as it was; the program calls it as it ends."""
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def note(self, error: BaseException) -> None:
        """Writes a bug down. A problem is the person's to mend, so only its kind is noted."""
        if isinstance(error, Problem):
            log.info("shown to the person: %s", type(error).__name__)
        else:
            log.error("a bug", exc_info=error)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.note(error.with_traceback(trace))  # the person is told that the details are in the log
        self.raised.emit(error)

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.note(args.exc_value)
            self.raised.emit(args.exc_value)

    def _from_qt(self, kind: QtMsgType, where: QMessageLogContext, message: str) -> None:
        logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)


class _File(logging.Handler):
    """Opens the file when there is something to write: the library for it would hold up the first paint."""

    def __init__(self, file: Path) -> None:
        super().__init__(logging.INFO)
        self._file = file
        self._writer: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._writer is None:
            from logging.handlers import RotatingFileHandler

            self._writer = RotatingFileHandler(self._file, maxBytes=500_000, backupCount=3, encoding="utf-8")
            self._writer.setFormatter(_Bare("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._writer.emit(record)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        super().close()


class _Bare(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        bare = copy.copy(record)  # another handler may have left the whole message on it
        bare.exc_text = None
        return super().format(bare)

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        lines: list[str] = []
        while isinstance(error, BaseException):
            frames = traceback.extract_tb(error.__traceback__)
            lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
            lines.append(f"  {type(error).__name__}")
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


class Banner(QFrame):
    """The message across the page: says what and what to do, stays until it is closed, and stops nobody working."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.log_file: Path | None = None
        self._icon = QLabel()
        self._message = label(role="strong", wrap=True)
        self._advice = label(wrap=True)
        self._log = QPushButton("Show the log")
        self._log.clicked.connect(self._open_log)
        self._close = QPushButton("Close")
        self._close.setAccessibleName("Close this message")
        self._close.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    @property
    def words(self) -> str:
        """What a person reads; empty while the banner is away."""
        return f"{self._message.text()} {self._advice.text()}".strip() if not self.isHidden() else ""

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        message, advice = in_words(error, self.log_file)
        bug = not isinstance(error, Problem)
        tone = Tone.ERROR if bug else Tone.WARNING
        self.setProperty("tone", tone.value)
        for widget in (self, self._message, self._advice, self._log, self._close):
            restyle(widget)
        self._icon.setPixmap(theme.pixmap(theme.TONE_ICONS[tone], tone.value, 20, filled=True))
        self._message.setText(message)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._log.setVisible(bug and self.log_file is not None)
        self.setAccessibleName(f"{message} {advice}")
        self.show()
        spoken = QAccessibleAnnouncementEvent(self, f"{message} {advice}")
        spoken.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(spoken)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._message)
        words.addWidget(self._advice)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._log)
        row.addWidget(self._close)

    @Slot()
    def _open_log(self) -> None:
        if self.log_file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.log_file.parent)))


def show_alone(error: BaseException, log_file: Path | None = None) -> None:
    """For an error that leaves no window to show it in. Waits until it has been read."""
    message, advice = in_words(error, log_file)
    box = QMessageBox(QMessageBox.Icon.Warning, "Benchmarking", message)
    box.setInformativeText(advice)
    box.exec()
