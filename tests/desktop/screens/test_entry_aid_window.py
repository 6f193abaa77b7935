"""Entering a submission on the Network's site from a small window: copied, ticked off, the next one stands ready."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.panels.entry_aid import EntryAid
from nhsbn_desktop.services import programme
from nhsbn_desktop.services.sample import SAMPLE
from tests.desktop.screens.practice_desk import QUIET, PracticeDesk


def test_it_is_offered_only_for_a_collection_that_the_programme_says_is_filled_in_on_the_site(
    desk: PracticeDesk,
) -> None:
    screen = desk.show("submissions")
    assert not screen.enter.isVisible()
    panel = desk.show("programme")
    panel.form.table.select_key(SAMPLE)
    panel._turn_side(1)
    desk.click(panel.entry.form.on_site)
    desk.click(panel.entry.form.save)
    kept = desk.look(lambda: programme.find(desk.session, SAMPLE))
    assert kept is not None
    assert kept.on_site
    desk.show("submissions")
    assert screen.enter.isVisible()
    desk.do(desk.session.undo)
    assert not screen.enter.isVisible()


def opened(desk: PracticeDesk) -> EntryAid:
    desk.open_workbooks()
    aid: EntryAid = desk.show("submissions").open_entry_aid()
    desk.settle()
    return aid


def test_each_answer_is_copied_as_it_is_typed_ticked_off_and_the_next_stands_ready(desk: PracticeDesk) -> None:
    aid = opened(desk)
    first = aid.table.current_row()
    assert first.text
    owed = int(aid.left.text().split()[0])
    desk.click(aid.copy_one)
    assert QGuiApplication.clipboard().text() == first.text
    assert aid.table.current_row().code != first.code
    assert aid.left.text().startswith(f"{owed - 1} of ")
    aid.table.select_key(first.code)
    assert "Entered" in aid.table.as_text()
    desk.click(aid.tick)
    assert aid.left.text().startswith(f"{owed} of ")


def test_an_answer_that_moves_after_it_was_entered_says_so(
    desk: PracticeDesk, unnamed: Callable[[QWidget], list[str]]
) -> None:
    aid = opened(desk)
    aid.filter.setText("no such question at all")
    assert aid.model.rowCount() == 0
    aid.filter.clear()
    aid.table.select_key(QUIET)
    desk.click(aid.tick)
    desk.edit(QUIET)
    assert aid.left.text().endswith("1 changed since they were entered.")
    assert unnamed(aid) == []
    aid.close()
