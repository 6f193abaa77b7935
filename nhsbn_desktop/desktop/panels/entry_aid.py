"""Entering a submission on the Network's own site: beside the browser, each answer copied, pasted and ticked off."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cards import label
from nhsbn_desktop.desktop.widgets.table_view import TableView
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import entry_aid, submissions
from nhsbn_desktop.services.entry_aid import EntryLine

_SIZE = (620, 560)


class EntryAid(QDialog):
    """A small window that may stay above the browser. `copied` carries what went to the clipboard."""

    copied = Signal(str)

    def __init__(self, context: Context, submission: Submission, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._submission = context, submission
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Enter on the Network's site \N{EN DASH} {submission.unit}")
        self.resize(*_SIZE)
        self.left = label(role="muted", wrap=True)
        self.filter = QLineEdit(placeholderText="Find a question")
        self.filter.setAccessibleName("Find a question")
        self.filter.setClearButtonEnabled(True)
        self.model = _model()
        self.table = TableView()
        self.table.setAccessibleName("Answers in the order of the Network's site")
        self.table.show_model(self.model)
        self.above = QCheckBox("Stay &above the browser")
        self.copy_one = QPushButton("&Copy and tick off")
        self.copy_one.setProperty("kind", "primary")
        self.tick = QPushButton("&Tick off")
        self._lay_out()
        self._connect()
        context.jobs.changed.connect(self.renew)
        self.renew()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        words = "Copy an answer and paste it into the site. Each one copied is ticked off, and the next stands ready."
        column.addWidget(label(words, "secondary", wrap=True))
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self.above)
        buttons.addStretch(1)
        buttons.addWidget(self.tick)
        buttons.addWidget(self.copy_one)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda text: self.model.narrow(text))
        self.table.chosen.connect(self._show_line)
        self.table.opened.connect(lambda _: self._copy())
        self.copy_one.clicked.connect(self._copy)
        self.tick.clicked.connect(self._tick)
        self.above.toggled.connect(self._stay_above)

    @Slot()
    def renew(self) -> None:
        """The record changed: answers may have moved, and with them their ticks."""
        work = partial(_read, self._context, self._submission)
        self._context.jobs.read(self, work, self._show)

    @Slot(object)
    def _show(self, lines: Sequence[EntryLine]) -> None:
        first = not self.model.rows
        self.model.show(lines)
        left, moved = entry_aid.left_to_enter(tuple(lines)), sum(line.was_entered for line in lines)
        words = f"{left} of {sum(bool(line.text) for line in lines)} answers are still to be entered."
        self.left.setText(f"{words} {moved} changed since they were entered." if moved else words)
        if first:
            self.go_on()

    def go_on(self) -> None:
        """Chooses the first answer below the chosen one that is not entered yet, else the first of all."""
        line = self.table.current_row()
        shown = self.model.visible_rows()
        place = next((number for number, one in enumerate(shown) if line and one.code == line.code), -1)
        owed = [one for one in (*shown[place + 1 :], *shown[: place + 1]) if one.text and not one.ticked]
        if owed:
            self.table.select_key(owed[0].code)

    @Slot(object)
    def _show_line(self, line: EntryLine | None) -> None:
        self.copy_one.setEnabled(line is not None and bool(line.text))
        self.tick.setEnabled(line is not None)
        self.tick.setText("Take the &tick back" if line is not None and line.ticked else "&Tick off")

    @Slot()
    def _copy(self) -> None:
        line = self.table.current_row()
        if line is not None and line.text:
            QGuiApplication.clipboard().setText(line.text)
            self.copied.emit(line.text)
            self._change(entry_aid.tick_off, line)
            self.go_on()

    @Slot()
    def _tick(self) -> None:
        line = self.table.current_row()
        if line is not None:
            self._change(entry_aid.untick if line.ticked else entry_aid.tick_off, line)

    def _change(self, act: Callable[..., object], line: EntryLine) -> None:
        self._context.jobs.change(partial(act, self._context.session, self._submission, line.code))

    @Slot(bool)
    def _stay_above(self, above: bool) -> None:
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, above)
        self.show()


def _read(context: Context, submission: Submission) -> tuple[EntryLine, ...]:
    now = submissions.load(context.session, submission.collection, submission.unit)
    return entry_aid.lines(context.session, now)


def _model() -> TableModel[EntryLine]:
    return TableModel(
        [
            Column("Question", lambda line: line.question, second=_where),
            Column("Answer", lambda line: line.text or "leave blank", number=True, width=150),
            Column("On the site", _standing, as_tag=True, tone=_tone, width=130),
        ],
        key=lambda line: line.code,
    )


def _where(line: EntryLine) -> str:
    return ", ".join(filter(None, (line.section, line.member, line.unit)))


def _standing(line: EntryLine) -> str:
    if line.ticked:
        return "Entered"
    return "Changed since" if line.was_entered else "Not yet" if line.text else "Blank"


def _tone(line: EntryLine) -> Tone:
    if line.ticked:
        return Tone.SUCCESS
    return Tone.WARNING if line.was_entered else Tone.NEUTRAL
