"""The window for signing keys: mine set up and passed on, a colleague's compared and enrolled, one taken out of use."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from nhsbn_desktop.desktop.panels.signing_keys_window import SigningKeysWindow, show_signing_keys
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.services import plan
from nhsbn_desktop.services.sample import sample_people
from nhsbn_desktop.signing.desk_keys import OwnKey
from nhsbn_desktop.signing.offers import write_offer
from nhsbn_desktop.signing.signatures import new_key
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import PracticeDesk


@pytest.fixture
def own(desk: PracticeDesk, tmp_path: Path) -> PracticeDesk:
    """A desk that is nobody's rehearsal: it holds at most one key, its owner's."""
    desk.session = replace(desk.session, keys=OwnKey(tmp_path / "signing key.txt", Credentials("nhsbn-desktop test")))
    desk.open_window()
    desk.do(lambda: [plan.enrol(desk.session, person) for person, _ in sample_people()])
    return desk


def open_keys(desk: PracticeDesk) -> SigningKeysWindow:
    screen = desk.show("sign_off")
    window = show_signing_keys(screen.context, screen)
    desk.settle()
    return window


def test_my_key_is_set_up_read_out_and_enrolled_once_every_digit_matched(own: PracticeDesk) -> None:
    window = open_keys(own)
    form = window.form
    assert "no signing key on this computer yet" in form.mine_words.text()
    own.click(form.set_up)
    assert "not enrolled yet" in form.mine_words.text()
    spoken = form.mine_print.text()
    own.click(form.copy)
    form.offer.setPlainText(QApplication.clipboard().text())
    assert form.offer_print.text() == spoken
    assert not form.enrol.isEnabled()
    form.person.setCurrentText("Mei Lin, nominated lead")
    own.click(window.matched.box)
    own.click(form.enrol)
    assert "holds the key of Mei Lin" in form.mine_words.text()
    assert window.model.visible_rows()[0].name == "Mei Lin"
    assert form.offer.toPlainText() == ""


def test_where_the_computer_keeps_no_secrets_that_is_said(own: PracticeDesk) -> None:
    window = open_keys(own)
    own.click(window.form.set_up)
    assert "gone once the program ends" in window.form.mine_note.text()


def test_what_is_no_key_and_what_is_somebody_elses_is_told_in_the_window(own: PracticeDesk, tmp_path: Path) -> None:
    window = open_keys(own)
    form = window.form
    form.offer.setPlainText("see attached")
    assert form.offer_words.text().startswith("This is not a signing key.")
    assert not window.matched.isVisible()
    offer = tmp_path / "key.txt"
    offer.write_text(write_offer(new_key(), "Mei Lin"))
    for name in ("Mei Lin, nominated lead", "Rhys Evans, nominated lead"):
        window.take_file(offer)
        form.person.setCurrentText(name)
        own.click(window.matched.box)
        own.click(form.enrol)
    assert form.problem_words.text().startswith("This key is enrolled for somebody else already.")


def test_a_key_is_taken_out_of_use_with_a_reason(own: PracticeDesk) -> None:
    window = open_keys(own)
    window.form.offer.setPlainText(write_offer(new_key(), "Mei Lin"))
    own.click(window.matched.box)
    own.click(window.form.enrol)
    window.form.table.step(1)
    assert not window.form.end.isEnabled()
    window.form.why.setText("laptop lost")
    own.click(window.form.end)
    assert [row.state for row in window.model.visible_rows()] == ["Out of use"]


def test_at_practice_it_says_that_these_keys_prove_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk(today="2026-07-13")
    desk.plan_all()
    window = open_keys(desk)
    assert window.form.mine_words.text().startswith("PRACTICE.")
    assert not window.form.set_up.isVisible()
    assert {row.state for row in window.model.visible_rows()} == {"Practice"}


def test_every_control_has_a_name(own: PracticeDesk, unnamed: Callable[[QWidget], list[str]]) -> None:
    assert unnamed(open_keys(own)) == []


def test_without_the_leads_key_the_section_says_why_and_leads_to_the_keys(own: PracticeDesk) -> None:
    own.open_workbooks()
    own.do(lambda: [plan.enrol(own.session, person) for person, _ in sample_people()])
    own.plan_sections()
    screen = own.show("sign_off")
    screen.form.table.select_key("Workforce")
    form = screen.validation.form
    assert form.blocked.text().startswith("Mei Lin has no signing key that the IQO has enrolled")
    assert not form.validate.isEnabled()
    own.click(form.to_keys)
    assert own.window.findChild(SigningKeysWindow) is not None
