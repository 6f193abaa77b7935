"""Being let in, as a person clicks it: the MESH mailbox's passwords entered, the portal signed in to in the browser."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QLineEdit, QWidget

from nhsbn_desktop.domain.submission import Receipt, Status
from nhsbn_desktop.network.configured import FILE, MESH_PASSWORD, MESH_SHARED_KEY
from nhsbn_desktop.practice.control import PracticeConnection, PracticeNetwork
from nhsbn_desktop.practice.preparing import PACKAGE, sign_in_folder
from nhsbn_desktop.services.sending import MESH
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import UNIT
from tests.desktop.screens.test_rehearsing import Rehearsal
from tests.network.node import installed
from tests.network.test_configured import MESH as MESH_SETTINGS
from tests.network.test_sign_in import browser


def enter(at: Rehearsal, name: str, secret: str, unnamed: Callable[[QWidget], list[str]]) -> None:
    """Types into the dialog that asks for this secret, and keeps it."""
    dialog = at.screen.findChild(QInputDialog)
    assert dialog is not None
    assert dialog.windowTitle().casefold() == name.casefold()
    assert unnamed(dialog) == []
    field, buttons = dialog.findChild(QLineEdit), dialog.findChild(QDialogButtonBox)
    assert field is not None
    assert buttons is not None
    assert field.echoMode() is QLineEdit.EchoMode.Password
    at.desk.qtbot.keyClicks(field, secret)
    at.desk.qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    at.desk.settle()


def test_the_mailboxs_passwords_are_entered_and_the_submission_goes(
    open_desk: OpenDesk,
    practice_network: PracticeConnection,
    tmp_path: Path,
    unnamed: Callable[[QWidget], list[str]],
) -> None:
    offered = practice_network.mesh
    facts = {name: getattr(offered, name) for name in ("url", "mailbox", "recipient", "workflow", "receipts")}
    settings = MESH_SETTINGS.format(client=offered.client_file, ca=practice_network.ca_file, **facts)
    (tmp_path / FILE).write_text(settings, encoding="utf-8")
    desk = open_desk()
    desk.make_ready()
    at = Rehearsal(desk)
    at.choose_route(MESH)
    at.screen.look_first.trigger()
    desk.settle()
    looked = at.screen.looking.panel.form
    assert looked.step_what.text() == "The MESH password is not known on this computer."
    assert looked.go.text() == "&Enter the passwords"
    assert not looked.stage.isEnabled()
    desk.click(looked.go)
    enter(at, MESH_PASSWORD, "mistyped", unnamed)
    enter(at, MESH_SHARED_KEY, offered.shared_key(), unnamed)
    assert looked.step_what.text() == "MESH did not accept the mailbox, its password or the shared key."
    desk.click(looked.back)
    assert not at.form.let_in.isVisible()
    desk.click(at.form.stage)
    assert "Needs you" in at.line(UNIT)
    assert "MESH did not accept the mailbox, its password or the shared key." in at.form.state.text()
    assert at.form.let_in.text() == "&Enter the passwords"
    desk.click(at.form.let_in)
    enter(at, MESH_PASSWORD, offered.password(), unnamed)
    enter(at, MESH_SHARED_KEY, offered.shared_key(), unnamed)
    assert "eceipt " in at.line(UNIT), "the Network has it: its receipt is awaited, or is none for a live desk"
    assert "Sign-in" not in at.line(UNIT)
    assert not at.form.let_in.isVisible()
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".toml"]
    assert all(offered.password().encode() not in path.read_bytes() for path in kept), "kept in memory alone"
    assert desk.submission().status is Status.STAGED
    assert desk.look(lambda: desk.session.record.all(Receipt)) == (), "a rehearsal's never counts on a live desk"


class Browser(QObject):
    """Whoever sits at the web browser that the window opens."""

    def __init__(self, ca_file: Path) -> None:
        super().__init__()
        self._walk = browser(ca_file)

    @Slot(QUrl)
    def opened(self, address: QUrl) -> None:
        self._walk(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not on this computer")
def test_the_portal_is_signed_in_to_in_the_browser_and_the_submission_goes(
    open_desk: OpenDesk, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "practice Network"
    folder.mkdir()
    sign_in_folder(folder).symlink_to(installed(request.config, PACKAGE), target_is_directory=True)
    with PracticeNetwork(folder) as connection:
        person = Browser(connection.ca_file)
        QDesktopServices.setUrlHandler("https", person, "opened")
        desk = open_desk(practice=connection)
        desk.make_ready()
        at = Rehearsal(desk)
        desk.click(at.form.stage)
        assert "Needs you" in at.line(UNIT)
        assert "You are not signed in to the Network's portal." in at.form.state.text()
        assert at.form.let_in.text() == "Sign &in"
        at.form.let_in.click()
        at.wait_for("Received by the Network")
        QDesktopServices.unsetUrlHandler("https")
        assert not desk.problems
        assert len(desk.look(lambda: desk.session.record.all(Receipt))) == 1
