"""Asking for the password of the record's server: at the start, and where the server wants another meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from nhsbn_desktop.domain.problems import Problem


def ask_server_password(over: QWidget, why: Problem) -> QInputDialog:
    """Opens a dialog that a screen reader reads out; `textValueSelected` brings what was typed, `rejected` that nobody
    wanted to."""
    dialog = QInputDialog(over)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("The record's server")
    dialog.setLabelText(f"{why.message}\n\n{why.advice}\n\nPassword")
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.setOkButtonText("Sign in")
    for field in dialog.findChildren(QLineEdit):
        field.setAccessibleName("Password")
        field.setAccessibleDescription(why.message)
    dialog.open()
    return dialog
