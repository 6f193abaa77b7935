"""Opening a file: where it is protected, its password is asked for; where its submission is new here, what that is."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.rows.sheet_grid import OpenWorkbook
from nhsbn_desktop.desktop.rows.workbook_loading import look_at
from nhsbn_desktop.domain.problems import PasswordNeeded, UnknownUnit


class Opening(QObject):
    """`looked_at` carries the file and what was seen of it; `unlocked` says that a kept file's password is known again.
    The password goes to the reader alone, which keeps it in
    memory for as long as the program runs."""

    looked_at = Signal(object, object)  # Path, OpenWorkbook
    unlocked = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent

    def open(self, path: Path, password: str | None = None, name: str = "") -> None:
        """Looks at the file; `name` is what a file that is kept on record was called."""
        self._context.jobs.send(
            self,
            partial(look_at, path, password),
            partial(self._hand_on, path, bool(name)),
            otherwise=partial(self._refuse, path, name, bool(password)),
            words=f"Opening {name or path.name}",
        )

    def _hand_on(self, path: Path, kept: bool, view: OpenWorkbook) -> None:
        if kept:
            self.unlocked.emit()
        else:
            self.looked_at.emit(path, view)

    def _refuse(self, path: Path, name: str, tried: bool, error: BaseException) -> None:
        if not isinstance(error, PasswordNeeded):
            self._context.jobs.failed.emit(error)
            return
        called = name or path.name
        wrong = f"{called} does not open with that password. Check it and try again."
        dialog = self._ask(wrong if tried else f"{called} is protected by a password.")
        dialog.textValueSelected.connect(lambda password: self.open(path, password, name))
        dialog.rejected.connect(lambda: self._context.announce(f"{called} was not opened."))
        dialog.open()

    def _ask(self, why: str) -> QInputDialog:
        """A dialog that a screen reader reads out. Whoever leaves it is left where they were."""
        dialog = QInputDialog(self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Password of the workbook")
        dialog.setLabelText(f"{why}\n\nPassword")
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setOkButtonText("Open the workbook")
        for field in dialog.findChildren(QLineEdit):
            field.setAccessibleName("Password")
            field.setAccessibleDescription(why)
        return dialog


def ask_about_unit(
    over: QWidget, problem: UnknownUnit, add: Callable[[], object], leave: Callable[[], object]
) -> QMessageBox:
    """Whether a place that no workbook was of before submits on its own. Nothing goes on record until that is said."""
    question = f"Does {problem.unit} submit on its own?"
    box = QMessageBox(QMessageBox.Icon.Question, "A new submission", question, parent=over)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setInformativeText(problem.message)
    yes = box.addButton(f"Add {problem.unit}", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Leave it out", QMessageBox.ButtonRole.RejectRole)
    box.buttonClicked.connect(lambda button: add() if button is yes else leave())
    box.open()
    return box
