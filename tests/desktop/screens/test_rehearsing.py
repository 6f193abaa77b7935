"""A batch of four localities sent from the practice desk while everything that can go wrong is rehearsed."""

import email
import email.policy
import io
import json
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import msoffcrypto
import msoffcrypto.exceptions

from nhsbn_desktop.desktop.screens.submissions import SubmissionsScreen
from nhsbn_desktop.domain.rehearsal import Trouble
from nhsbn_desktop.domain.submission import Receipt, Staged
from nhsbn_desktop.practice.control import PracticeConnection
from nhsbn_desktop.services.sending import HAND_OVER, MESH, State
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import UNIT, PracticeDesk

UNITS = (UNIT, "Brackenfield", "Calderside", "Trust")


class Rehearsal:
    """The practice desk's Submissions screen, as a person works it."""

    def __init__(self, desk: PracticeDesk) -> None:
        self.desk = desk
        self.screen: SubmissionsScreen = desk.show("submissions")
        self.form = self.screen.panel.form

    def rehearse(self, *troubles: Trouble) -> None:
        for trouble, switch in self.screen.form.rehearsal.switches.items():
            switch.setChecked(trouble in troubles)
        self.desk.settle()

    def send_all(self) -> None:
        assert self.screen.send_all.isEnabled()
        self.screen.send_all.trigger()
        self.desk.settle()

    def choose(self, unit: str) -> None:
        self.screen.form.table.select_key(unit)
        self.desk.settle()

    def line(self, unit: str) -> str:
        return next(line for line in self.screen.form.table.as_text().splitlines() if unit in line)

    def lines(self) -> list[str]:
        return [self.line(unit) for unit in UNITS]

    def choose_route(self, route: str) -> None:
        self.form.route.setCurrentIndex(self.form.route.findData(route))

    def wait_for(self, words: str, unit: str = UNIT) -> None:
        def told() -> None:
            assert words in self.line(unit)

        self.desk.qtbot.waitUntil(told, timeout=20_000)
        self.desk.settle()


def test_a_batch_of_four_meets_every_trouble_and_each_arrives_once_it_is_over(
    open_desk: OpenDesk, practice_network: PracticeConnection, tmp_path: Path
) -> None:
    desk = open_desk(practice=practice_network)
    desk.make_ready(*UNITS)
    at = Rehearsal(desk)
    at.rehearse(Trouble.OFFLINE)
    at.send_all()
    assert all("Waiting for the Network" in line for line in at.lines())
    assert "4 on the way. Batch of 4 staged together: 0 received." in at.screen.subtitle
    assert "could not be reached" in at.form.state.text()
    at.screen.papers.prove_attempt(tmp_path / "attempt.zip")
    at.screen.papers.export_package(tmp_path / "package.zip")
    desk.settle()
    with zipfile.ZipFile(tmp_path / "attempt.zip") as bundle:
        tried = json.loads(bundle.read("attempt.json"))
    assert {"waiting"} <= {event.get("state") for event in tried["events"]}
    assert zipfile.is_zipfile(tmp_path / "package.zip")
    for unit in UNITS[1:]:
        at.choose(unit)
        desk.click(at.form.hold)
        assert "Held" in at.line(unit) or "Paused" in at.line(unit)
    at.choose(UNIT)
    for trouble, words in (
        (Trouble.EXPIRED, "did not accept your sign-in"),
        (Trouble.REFUSED, "does not let this account submit"),
        (Trouble.TOO_LARGE, "bigger than this route takes"),
    ):
        at.rehearse(trouble)
        desk.click(at.form.send_now)
        assert "Needs you" in at.line(UNIT)
        assert words in at.form.state.text()
        assert at.form.advice.text()
    at.rehearse(Trouble.RECEIPT_REJECTED)
    desk.click(at.form.send_now)
    assert "Refused by the Network" in at.line(UNIT)
    assert at.form.state.text().startswith("The Network rejected the submission:")
    assert at.form.state.text().endswith("then send a later version.")
    at.rehearse()
    for unit in UNITS[1:]:
        at.choose(unit)
        desk.click(at.form.hold)
        assert "Received by the Network" in at.line(unit)
    assert "Batch of 4 staged together: 3 received, 1 needs you." in at.screen.subtitle
    batches = {staged.batch for staged in desk.look(lambda: desk.session.record.all(Staged))}
    assert len(batches) == 1
    at.choose(UNIT)
    desk.click(at.form.stage)
    assert "Received by the Network | 2 |" in at.line(UNIT)
    assert len(desk.look(lambda: desk.session.record.all(Receipt))) == 5
    assert not desk.problems


def test_a_slow_line_is_watched_paused_and_gone_on_with_while_another_is_held(
    open_desk: OpenDesk, practice_network: PracticeConnection
) -> None:
    desk = open_desk(practice=practice_network)
    desk.make_ready(*UNITS[:2])
    at = Rehearsal(desk)
    at.rehearse(Trouble.SLOW)
    at.screen.send_all.trigger()
    at.desk.qtbot.waitUntil(lambda: " of " in at.form.progress_words.text() and at.form.hold.text() == "&Pause")
    assert "kB" in at.form.progress_words.text()
    assert "Sending" in at.line(UNIT)
    at.screen.form.table.select_key(UNITS[1])
    at.form.hold.click()
    desk.qtbot.waitUntil(lambda: "Held" in at.line(UNITS[1]))
    assert "Sending" in at.line(UNIT), "it did not wait for the line"
    assert not at.form.cancel.isEnabled(), "one thing at a time is on the line"
    at.screen.form.table.select_key(UNIT)
    at.form.hold.click()
    at.wait_for("Paused")
    assert at.form.hold.text() == "&Resume"
    assert "% there | Paused" in at.line(UNIT)
    [staged] = desk.submission().staged
    assert at.form.number.text() == f"Submission number {staged.id}"
    assert "goes on from where it is" in at.form.state.text()
    at.rehearse()
    desk.click(at.form.hold)
    assert "Received by the Network" in at.line(UNIT)
    assert "Held" in at.line(UNITS[1])


def test_closing_the_program_while_it_sends_is_no_pause(
    open_desk: OpenDesk, practice_network: PracticeConnection
) -> None:
    desk = open_desk(practice=practice_network)
    desk.make_ready()
    at = Rehearsal(desk)
    at.rehearse(Trouble.SLOW)
    at.form.stage.click()
    desk.qtbot.waitUntil(lambda: " of " in at.form.progress_words.text())
    desk.jobs._closing = True
    desk.jobs.cancel()  # as `close` does once it has waited long enough; the lanes are needed for what comes after
    desk.qtbot.waitUntil(lambda: desk.jobs.idle, timeout=20_000)
    desk.jobs._closing = False
    [item] = desk.network.outbox.items()
    assert (item.state, item.held) == (State.WAITING, False)
    assert item in desk.network.outbox.due(datetime.now(UTC)), "it goes on at the next start"


def test_by_mesh_what_nobody_collects_is_told_and_is_received_once_it_was(
    open_desk: OpenDesk, practice_network: PracticeConnection
) -> None:
    desk = open_desk(practice=practice_network)
    desk.make_ready()
    at = Rehearsal(desk)
    at.choose_route(MESH)
    at.rehearse(Trouble.NOT_COLLECTED)
    desk.click(at.form.stage)
    while "Not collected" not in at.line(UNIT):
        desk.qtbot.wait(1_100)  # the practice inbox may be looked at once a second
        desk.click(at.form.send_now)
    assert "In the Network's mailbox" in at.line(UNIT), "what proof there is, and no more"
    assert "has not collected" in at.form.state.text()
    assert at.form.send_now.text() == "&Look for the answer"
    assert not at.form.cancel.isVisible(), "MESH takes nothing back"
    at.rehearse()
    while "Received" not in at.line(UNIT):
        desk.qtbot.wait(1_100)
        desk.click(at.form.send_now)
    assert not desk.problems


def test_a_batch_handed_over_is_protected_each_by_a_password_that_opens_it_alone_and_a_receipt_is_brought_in_by_hand(
    open_desk: OpenDesk, practice_network: PracticeConnection, tmp_path: Path
) -> None:
    desk = open_desk(practice=practice_network)
    desk.make_ready(*UNITS[:2])
    at, handed_over = Rehearsal(desk), desk.network.handed_over
    assert not at.form.protect.isVisible()
    at.choose_route(HAND_OVER)
    at.form.protect.setChecked(True)
    at.send_all()
    passwords = {}
    for unit in UNITS[:2]:
        at.wait_for("To be handed over", unit)
        at.choose(unit)
        assert at.form.password_group.isVisible()
        passwords[unit] = at.form.password.text()
    for unit, password in passwords.items():
        written = {path.suffix: path for path in handed_over.iterdir() if unit in path.name}
        assert written.keys() == {".xlsx", ".json", ".eml"}
        assert [other for other in passwords if opens(written[".xlsx"], passwords[other])] == [unit]
        assert all(password.encode() not in path.read_bytes() for path in written.values())
        assert attached_to(written[".eml"], written[".xlsx"].name) == written[".xlsx"].read_bytes()
    at.choose(UNIT)
    at.form.protect.setChecked(False)
    at.screen.write_again.trigger()
    desk.settle()
    assert at.form.password_group.isVisible(), "what was asked for once holds"
    assert at.form.password.text() != passwords[UNIT]
    assert not any(path.suffix == ".zip" for path in handed_over.iterdir())
    (tmp_path / "no receipt.txt").write_text("not a receipt")
    at.screen.papers.keep_receipt_file(tmp_path / "no receipt.txt")
    desk.settle()
    assert "does not count" in str(desk.problems.pop())
    assert "To be handed over" in at.line(UNIT)
    assert not desk.problems


def attached_to(draft: Path, name: str) -> bytes:
    message = email.message_from_bytes(draft.read_bytes(), _class=EmailMessage, policy=email.policy.default)
    [found] = [part for part in message.iter_attachments() if part.get_filename() == name]
    return bytes(found.get_payload(decode=True))


def opens(workbook: Path, password: str) -> bool:
    """Whether Excel's own kind of protection opens by this password, and holds a workbook."""
    with workbook.open("rb") as file:
        locked, opened = msoffcrypto.OfficeFile(file), io.BytesIO()
        locked.load_key(password=password)
        try:
            locked.decrypt(opened)
        except msoffcrypto.exceptions.InvalidKeyError:
            return False
    return zipfile.is_zipfile(opened)
