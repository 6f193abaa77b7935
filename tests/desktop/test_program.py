"""The program at a record on a server that wants a password: asked for at the start, kept, and never shown again."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from nhsbn_desktop import desk
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.program import Program
from nhsbn_desktop.record.preparing import admit, prepare
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS
from tests.server import by_loopback


class Store(KeyringBackend):
    """A computer's store of passwords that lasts as long as the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


@pytest.fixture
def store() -> Iterator[Store]:
    before, own = keyring.get_keyring(), Store()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def program(
    qtbot: QtBot, postgresql_record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> Iterator[Program]:
    monkeypatch.setenv("NHSBN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(desk, "RECORD_PASSWORDS", Credentials("nhsbn-desktop test record"))
    prepare(postgresql_record, THINGS)
    with closing(Record(postgresql_record, THINGS)) as record, record.writing() as db:
        db.exec_driver_sql("DROP ROLE IF EXISTS wes")
    admit(postgresql_record, Person("wes", "Wes Lund", Role.IQO), THINGS, own=lambda: "right")
    folder = tmp_path / "desk"
    folder.mkdir()
    address = by_loopback(postgresql_record, "wes").replace("+psycopg", "")
    (folder / "record place.json").write_text(json.dumps({"record": address}), encoding="utf-8")
    program = Program(folder, practice=False)
    qtbot.addWidget(program.window)
    program.open()
    yield program
    program.close()


def asked(qtbot: QtBot, program: Program) -> QInputDialog:
    def visible() -> list[QInputDialog]:
        return [one for one in program.window.findChildren(QInputDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()), timeout=20_000)
    return visible()[0]


def test_a_wrong_password_is_asked_for_again_and_the_right_one_opens_the_desk(
    qtbot: QtBot, program: Program, store: Store
) -> None:
    for typed in ("wrong", "right"):
        dialog = asked(qtbot, program)
        assert "wants another password" in dialog.labelText()
        dialog.setTextValue(typed)
        dialog.accept()
        qtbot.waitUntil(lambda opened=dialog: not opened.isVisible())
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    assert program.desk is not None
    assert program.desk.session.person.name == "Wes Lund"
    assert list(store.held.values()) == ["right"]
    kept = "".join(path.read_text(encoding="utf-8", errors="replace") for path in program._folder.rglob("*.json"))
    assert "right" not in kept


def test_whoever_does_not_sign_in_is_told_how_to_go_on(qtbot: QtBot, program: Program) -> None:
    asked(qtbot, program).reject()
    qtbot.waitUntil(lambda: "wants another password" in program.window.form.banner.words, timeout=5_000)
    assert program.desk is None
    again = next(one for one in program.window.findChildren(QPushButton) if one.text() == "Try again")
    again.click()
    dialog = asked(qtbot, program)
    assert not program.window.form.banner.isVisible()
    dialog.setTextValue("right")
    dialog.accept()
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
