"""Which trust this is, said under Settings, and asked where a workbook brings a submission that is new here."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.services.organisation import read_organisation
from nhsbn_desktop.services.sample import SAMPLE, read_sample
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.author import write_workbook
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import PracticeDesk
from tests.desktop.screens.sample_desk import Desk

ANYTOWN = "Anytown Partnership NHS Trust"


def test_the_trust_is_said_under_settings_and_every_collection_has_its_localities(open_desk: OpenDesk) -> None:
    desk: PracticeDesk = open_desk(named=False)
    card = desk.show("settings").trust
    assert desk.window.selection.collection is not None
    assert desk.window.selection.collection.units == ("Trust",)
    card.name.setText(ANYTOWN)
    card.ods_code.setText("rx4")
    card.localities.setPlainText("East\nWest\n")
    desk.click(card.save)
    assert desk.look(lambda: read_organisation(desk.session)) == Organisation(ANYTOWN, "RX4", ("East", "West"))
    assert desk.window.selection.collection.units == ("East", "West", "Trust")
    assert card.ods_code.text() == "RX4"


def test_a_code_that_is_none_is_told_and_what_was_written_stays(open_desk: OpenDesk) -> None:
    desk: PracticeDesk = open_desk(named=False)
    card = desk.show("settings").trust
    card.name.setText(ANYTOWN)
    card.ods_code.setText("R-4")
    desk.click(card.save)
    assert "R-4 is not an ODS code" in desk.window.form.banner.words
    assert card.name.text() == ANYTOWN


def test_what_is_being_written_stays_when_something_else_is_saved(open_desk: OpenDesk) -> None:
    desk: PracticeDesk = open_desk(named=False)
    card = desk.show("settings").trust
    card.ods_code.setText("RX4")  # before the name
    desk.plan_all()
    assert card.ods_code.text() == "RX4"


@pytest.mark.parametrize("added", [True, False])
def test_a_submission_that_is_new_here_is_asked_about(
    qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path, *, added: bool
) -> None:
    desk = Desk(qtbot, jobs, session, tmp_path)
    answers = read_sample()
    theirs = Organisation.of(answers.collection).with_unit("Dunholme").taking_part_in(answers.collection)
    values = answers.values["Alderbrook", answers.collection.year]
    write_workbook(theirs, tmp_path / "new.xlsx", unit="Dunholme", values=values)
    screen = desk.show("workbook")
    screen.open_target(tmp_path / "new.xlsx")
    desk.settle()
    (box,) = [one for one in desk.window.findChildren(QMessageBox) if one.isVisible()]
    assert box.text() == "Does Dunholme submit on its own?"
    button: QAbstractButton = next(one for one in box.buttons() if ("Add" in one.text()) is added)
    button.click()
    desk.settle()
    assert ("Dunholme" in next(one for one in desk.window.selection.collections if one.key == SAMPLE).units) is added
    assert (desk.window.selection.unit == "Dunholme") is added
    assert ("Nothing of it is on record" in screen.subtitle) is not added
