"""Taking in what a colleague sent, in a window of its own: what lands is shown first, then one act takes it all in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_take_in import Ui_TakeIn
from nhsbn_desktop.desktop.panels.conflict_panel import ConflictPanel
from nhsbn_desktop.desktop.rows.arriving_rows import Coming, landing_model, what_came
from nhsbn_desktop.desktop.widgets.check_words import CheckWords
from nhsbn_desktop.desktop.widgets.errors import show_in_window
from nhsbn_desktop.domain.problems import RecordProblem

_WIDE, _HIGH = 940, 664  # pixels: it fits a laptop's 1024 by 700


class TakeInWindow(QDialog):
    """Shows what a file would bring; nothing happens to the record before Take in."""

    taken = Signal(object)  # the Coming that was taken in

    def __init__(self, context: Context, path: Path, coming: Coming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._path, self._coming = context, path, coming
        self.form = Ui_TakeIn()
        self.form.setupUi(self)
        self.resize(_WIDE, _HIGH)
        self.matched = CheckWords("I compared the fingerprint with the sender, and every digit matched")
        self.form.matched.addWidget(self.matched)
        self.conflicts = ConflictPanel()
        self.form.deciding.addWidget(self.conflicts)
        self.model = landing_model()
        self.form.table.show_model(self.model)
        self.matched.toggled.connect(self._weigh)
        self.conflicts.changed.connect(self._weigh)
        self.form.take.clicked.connect(self._take)
        self.form.leave.clicked.connect(self.reject)
        self._say_problem(None)
        self._show(coming)

    def _show(self, coming: Coming) -> None:
        self._coming = coming
        form, changes = self.form, len(coming.landing)
        form.heading.setText(coming.title)
        form.words.setText(coming.words)
        form.notes.setText("\n".join(coming.told))
        form.notes.setVisible(bool(coming.told))
        form.trust.setVisible(bool(coming.fingerprint))
        form.trust_words.setText(
            f"This desk has not heard from {coming.sender} before. Ask {coming.sender}, by telephone or beside you, to "
            "read out the fingerprint of their signing key (Sign-off, Signing keys), and compare it with this:"
        )
        form.trust_print.setText(coming.fingerprint)
        self.conflicts.show_conflicts(coming.conflicts)
        self.model.show(coming.landing)
        form.landing.setVisible(bool(coming.landing))
        form.landing_words.setText("1 thing changes here" if changes == 1 else f"{changes:,} things change here")
        self._weigh()

    @Slot()
    def _weigh(self) -> None:
        why = ""
        if self._coming.fingerprint and not self.matched.checked:
            why = "Compare the fingerprint first."
        elif self.conflicts.undecided:
            why = "Decide what was changed on both sides first."
        elif not self._coming.new and not self._coming.conflicts:
            why = "There is nothing new in it."
        self.form.foot_words.setText(why or "One undo takes all of it back.")
        self.form.take.setEnabled(not why)

    @Slot()
    def _take(self) -> None:
        self.form.take.setEnabled(False)
        work = partial(self._coming.take, self.conflicts.choices, self.matched.checked)
        self.context.jobs.change(work, self._done, self._refused)

    @Slot(object)
    def _done(self, _: object) -> None:
        self.context.announce(f"Taken in: {self._coming.title}. Undo takes it back.")
        self.taken.emit(self._coming)
        self.accept()

    @Slot(object)
    def _refused(self, error: BaseException) -> None:
        """Where the record moved meanwhile, what came is looked at once more; what was decided stays decided."""
        self._say_problem(error)
        if isinstance(error, RecordProblem):
            work = partial(what_came, self.context.session, self._path)
            self.context.jobs.read(self, work, self._show_again, self._say_problem)
        self._weigh()

    @Slot(object)
    def _show_again(self, coming: Coming | None) -> None:
        if coming is not None:
            self._show(coming)

    @Slot(object)
    def _say_problem(self, error: BaseException | None) -> None:
        show_in_window(self.form, self.context, error)


def show_take_in(context: Context, path: Path, coming: Coming, over: QWidget) -> TakeInWindow:
    """Opens the window over the main window."""
    window = TakeInWindow(context, path, coming, over)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    return window
