"""Submissions, as an officer sends them: staged, on the way, waiting, held, cancelled, handed over, received."""

import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.screens.submissions import SubmissionsScreen
from nhsbn_desktop.domain.sign_off import Assurance
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Status
from nhsbn_desktop.network.receipts import verify_receipt_file
from nhsbn_desktop.practice.control import PracticeConnection
from nhsbn_desktop.services import programme, sending, sign_off, staging
from nhsbn_desktop.services.sending import HAND_OVER, PORTAL
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import KINDS, UNIT, PracticeDesk, director_of_the_trust, lead_of


@pytest.fixture
def nobody_there(practice_network: PracticeConnection) -> PracticeConnection:
    """A practice Network that has gone: nothing listens on its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return replace(practice_network, url=f"https://127.0.0.1:{port}")


def ready(desk: PracticeDesk) -> SubmissionsScreen:
    desk.make_ready()
    shown: SubmissionsScreen = desk.show("submissions")
    return shown


def line(screen: SubmissionsScreen) -> str:
    return next(line for line in screen.form.table.as_text().splitlines() if UNIT in line)


def choose_route(screen: SubmissionsScreen, route: str) -> None:
    combo = screen.panel.form.route
    combo.setCurrentIndex(combo.findData(route))


def test_all_submissions_of_the_collection_stand_there_each_with_what_is_owed(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    screen = desk.show("submissions")
    lines = screen.form.table.as_text().splitlines()[1:]
    units = [line.partition("|")[0].partition(",")[0].strip("> ") for line in lines]
    assert units == list(desk.sample.collection.units)
    assert screen.form.table.current_row().unit == UNIT
    assert "Not validated: Service model" in screen.panel.form.hurdles.as_text()
    link = screen.panel.form.hurdles.link_to("sign_off")
    assert link is not None
    desk.click(link)
    assert desk.window.key == "sign_off"


def test_the_window_turns_to_the_submission_that_is_gone_to(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    screen = desk.show("submissions")
    assert screen.form.table.current_row().unit == UNIT
    screen.form.table.step(1)
    desk.settle()
    assert screen.panel.form.title.text() == desk.window.selection.unit == "Brackenfield"
    desk.window.selection.choose(desk.sample.collection.key, "Trust")
    desk.settle()
    assert screen.panel.form.title.text() == desk.window.selection.unit == "Trust"


def test_a_submission_goes_and_is_received_only_once_its_receipt_is_kept(
    open_desk: OpenDesk, practice_network: PracticeConnection, tmp_path: Path
) -> None:
    desk = open_desk(practice=practice_network)
    screen = ready(desk)
    assert screen.current_badge is not None
    assert screen.current_badge.words == "1 ready"
    assert screen.panel.form.practice.isVisible()
    desk.click(screen.panel.form.stage)
    [receipt] = desk.look(lambda: desk.session.record.all(Receipt))
    assert "Received by the Network | 1 |" in line(screen)
    assert f"Portal (practice), {receipt.receipt_id}" in line(screen)
    facts = [label.text() for label in screen.panel.form.receipt.children() if hasattr(label, "text")]
    assert "yes, its signature and its sums hold" in facts
    desk.click(screen.panel.form.check_again)
    assert "it holds" in screen.panel.form.checked.text()
    file = tmp_path / "receipt.json"
    screen.papers.save_receipt(file)
    desk.settle()
    assert verify_receipt_file(file).receipt_id == receipt.receipt_id
    assert screen.subtitle == "1 of 4 received by the Network."
    assert not desk.problems


def test_a_receipt_that_was_tampered_with_is_never_shown_as_received(
    open_desk: OpenDesk, practice_network: PracticeConnection
) -> None:
    desk = open_desk(practice=practice_network)
    screen = ready(desk)
    desk.click(screen.panel.form.stage)
    [staged] = desk.submission().staged
    row = screen.form.table.current_row()
    doubtful = replace(row, faults={staged.id: "The receipt does not count: its signature does not hold."})
    assert doubtful.standing[0] == "Receipt does not verify"
    assert doubtful.needs_you
    refused = replace(row.submission, receipts=(replace(row.receipt, status="rejected"),))
    assert replace(row, submission=refused).standing[0] == "Refused by the Network"


def test_while_the_network_is_down_it_waits_says_why_and_goes_once_it_is_back(
    open_desk: OpenDesk, practice_network: PracticeConnection, nobody_there: PracticeConnection
) -> None:
    desk = open_desk(practice=nobody_there)
    screen = ready(desk)
    desk.click(screen.panel.form.stage)
    assert "Waiting for the Network" in line(screen)
    assert screen.panel.form.state.text() == "The Network could not be reached."
    assert "Next try at " in screen.panel.form.advice.text()
    assert "Nothing is lost." in screen.panel.form.advice.text()
    assert screen.courier.watch.isActive()
    assert desk.submission().status is Status.STAGED
    back = desk.network.routes[PORTAL]
    desk.network.routes[PORTAL] = type(back)(  # type: ignore[index]
        practice_network.url,
        practice_network.token,
        practice_network.keys_json,
        practice_network.issuer,
        ca_file=practice_network.ca_file,
    )
    desk.click(screen.panel.form.send_now)
    assert "Received by the Network" in line(screen)
    assert not screen.courier.watch.isActive()


def test_what_is_held_does_not_go_until_it_is_released(open_desk: OpenDesk, nobody_there: PracticeConnection) -> None:
    desk = open_desk(practice=nobody_there)
    screen = ready(desk)
    desk.click(screen.panel.form.stage)
    desk.click(screen.panel.form.hold)
    assert "| Held |" in line(screen)
    assert not screen.panel.form.send_now.isVisible()
    far = replace(desk.session, now=lambda: datetime(2100, 1, 1, tzinfo=UTC))
    assert desk.look(lambda: sending.due(far, desk.network)) == ()
    desk.click(screen.panel.form.hold)
    assert "Waiting for the Network" in line(screen)


def test_what_is_cancelled_before_it_went_can_be_staged_again_and_the_trail_keeps_both(
    open_desk: OpenDesk, nobody_there: PracticeConnection
) -> None:
    desk = open_desk(practice=nobody_there)
    screen = ready(desk)
    desk.click(screen.panel.form.stage)
    item = screen.form.table.current_row().item
    assert not item.begun
    desk.click(screen.panel.form.cancel)
    assert desk.submission().status is Status.READY
    assert screen.panel.form.stage.isVisible()
    acts = [change.act.name for change in desk.look(lambda: desk.session.record.changes(limit=2))]
    assert acts == ["CANCEL_SENDING", "STAGE_SUBMISSION"]


def test_by_hand_it_is_handed_over_only_on_a_persons_word_and_never_received(open_desk: OpenDesk) -> None:
    desk = open_desk()
    screen = ready(desk)
    choose_route(screen, HAND_OVER)
    assert not screen.panel.form.practice.isVisible()
    desk.click(screen.panel.form.stage)
    assert "To be handed over" in line(screen)
    assert desk.look(lambda: desk.session.record.all(HandedOver)) == ()
    written = sorted(path.suffix for path in desk.network.handed_over.iterdir())
    assert written == [".eml", ".xlsx", ".zip"]
    assert not screen.panel.form.copy_address.isVisible(), "nobody is named"
    entry = desk.look(lambda: programme.find(desk.session, desk.sample.collection.key))
    assert entry is not None
    desk.do(
        lambda: programme.save_entry(desk.session, replace(entry, contact="Jo Reed (aop.team@network.example), 020"))
    )
    desk.click(screen.panel.form.copy_address)
    assert QGuiApplication.clipboard().text() == "aop.team@network.example"
    desk.click(screen.panel.form.copy_text)
    assert "Submission number: " in QGuiApplication.clipboard().text()
    screen.panel.form.how.setCurrentIndex(1)
    desk.click(screen.panel.form.handed_over)
    [handed] = desk.look(lambda: desk.session.record.all(HandedOver))
    assert handed.how == "uploaded in the members' area"
    assert "Handed over, not confirmed" in line(screen)
    assert screen.panel.form.state.text().startswith("Handed over uploaded in the members' area by Ann Hale")
    assert screen.subtitle == "0 of 4 received by the Network."


def test_a_later_version_says_which_one_it_takes_the_place_of(
    open_desk: OpenDesk, practice_network: PracticeConnection
) -> None:
    desk = open_desk(practice=practice_network)
    screen = ready(desk)
    desk.click(screen.panel.form.stage)
    desk.edit()
    assert "Received by the Network" not in line(screen)
    assert not screen.panel.form.stage.isVisible()
    judged = desk.submission()
    lead = desk.session.as_person(lead_of("Workforce"))
    desk.do(lambda: sign_off.validate(lead, judged, "Workforce", KINDS))
    again = desk.submission()
    director = desk.session.as_person(director_of_the_trust())
    desk.do(lambda: sign_off.sign_off(director, again, tuple(Assurance)))
    assert screen.panel.form.state.text().endswith("becomes version 2, in place of version 1.")
    desk.click(screen.panel.form.stage)
    first, second = screen.form.versions.as_text().splitlines()[1:]
    assert "Version 2, replaces version 1" in first
    assert "Received by the Network" in first
    assert "Version 1, first version" in second
    assert second.endswith("Replaced")


def test_what_the_outbox_finished_before_a_crash_is_kept_at_the_next_start(
    open_desk: OpenDesk, practice_network: PracticeConnection
) -> None:
    desk = open_desk(practice=practice_network)
    desk.make_ready()
    judged = desk.submission()
    staged = desk.do(lambda: staging.stage(desk.session, desk.network, judged, PORTAL))
    sending.send(desk.network, staged.id)  # and then the program was stopped
    desk.open_window()
    desk.qtbot.waitUntil(lambda: desk.submission().status is Status.RECEIVED)


def test_what_was_queued_goes_by_itself_at_the_next_start_whatever_is_on_the_screen(
    open_desk: OpenDesk, practice_network: PracticeConnection
) -> None:
    desk = open_desk(practice=practice_network)
    desk.make_ready()
    judged = desk.submission()
    desk.do(lambda: staging.stage(desk.session, desk.network, judged, PORTAL))
    other = next(one.key for one in desk.window.selection.collections if one.key != judged.collection.key)
    window = desk.open_window()
    window.selection.choose(other)
    desk.qtbot.waitUntil(lambda: desk.submission().status is Status.RECEIVED, timeout=20_000)
    assert window.key == "home"


def test_every_control_has_a_name(
    open_desk: OpenDesk, practice_network: PracticeConnection, unnamed: Callable[[QWidget], list[str]]
) -> None:
    assert unnamed(open_desk(practice=practice_network).show("submissions")) == []
