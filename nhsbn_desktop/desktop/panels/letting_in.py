"""Being let in by a route: the portal in the browser, the MESH mailbox by its secrets; asked for off the UI thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.jobs import Progress, Report
from nhsbn_desktop.services import signing_in
from nhsbn_desktop.services.sending import NetworkSetup


def _sign_in(network: NetworkSetup, open_page: Callable[[str], None], report: Report) -> str:
    report(0, 0)  # shows that it can be stopped
    return signing_in.sign_in(network, open_page, report.cancelled)


class LettingIn(QObject):
    """`let_in` says that there is something new to try the route with. Nothing entered here is kept by the window."""

    let_in = Signal()
    _page = Signal(str)  # from the lane that signs in to the thread that may open a browser

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent
        self._left: list[str] = []
        self._page.connect(self._open_page)

    def ask(self, route: str) -> None:
        """Has the person sign in, or enter the route's secrets one after the other."""
        network = self._context.network
        secrets = signing_in.secrets_of(network, route)
        if secrets:
            self._left = list(secrets)
            self._ask_next("")
        elif signing_in.can_sign_in(network, route):
            self._context.announce("Sign in in your web browser. The program waits for five minutes.")
            work = partial(_sign_in, network, self._page.emit)
            self._context.jobs.send(self, work, self._signed_in, self._wait, words="Waiting for you to sign in")

    @Slot(object)
    def _wait(self, _: Progress) -> None:
        """Nobody can tell how long a person takes; the strip shows that it waits and how to stop it."""

    @Slot(str)
    def _open_page(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    @Slot(object)
    def _signed_in(self, words: str) -> None:
        self._context.announce(words)
        self.let_in.emit()

    def _ask_next(self, said: str) -> None:
        if not self._left:
            self._context.announce(said or "Kept in this computer's store of passwords.")
            self.let_in.emit()
            return
        name = self._left.pop(0)
        dialog = self._dialog(name, said)
        dialog.textValueSelected.connect(partial(self._keep, name))
        dialog.rejected.connect(lambda: self._context.announce(f"The {name} was not entered."))
        dialog.open()

    def _keep(self, name: str, secret: str) -> None:
        work = partial(signing_in.keep_secret, self._context.network, name, secret)
        self._context.jobs.send(self, work, self._ask_next, words="Keeping the password")

    def _dialog(self, name: str, said: str) -> QInputDialog:
        title = name[:1].upper() + name[1:]
        dialog = QInputDialog(self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(f"{said}\n\n{title}".strip())
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        dialog.setOkButtonText("Keep it")
        for field in dialog.findChildren(QLineEdit):
            field.setAccessibleName(title)
        return dialog
