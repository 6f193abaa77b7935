"""Findings between the people who answer them and those who close them, on the screen, over all submissions."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.panels.finding_detail import BLANK, REVIEW
from nhsbn_desktop.desktop.rows.finding_rows import FindingRow
from nhsbn_desktop.desktop.rows.findings_table import Grouping
from nhsbn_desktop.desktop.screens.checks import ChecksScreen
from nhsbn_desktop.domain.finding_states import State
from nhsbn_desktop.domain.findings import Explanation, Severity
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.services.findings import Offer
from nhsbn_desktop.services.session import Session
from tests.desktop.screens.sample_desk import UNIT, Desk

OTHER = "Brackenfield"


@pytest.fixture
def desk(qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path) -> Desk:
    return Desk(qtbot, jobs, session, tmp_path)


@pytest.fixture
def screen(desk: Desk) -> ChecksScreen:
    desk.open("2024/25", "2025/26")
    desk.open("2025/26", unit=OTHER)
    shown: ChecksScreen = desk.show("checks")
    return shown


def rows(screen: ChecksScreen) -> list[FindingRow]:
    return screen._model.visible_rows()


def current(screen: ChecksScreen) -> FindingRow:
    row = screen._form.table.current_row()
    assert isinstance(row, FindingRow)
    return row


def explain(desk: Desk, screen: ChecksScreen, text: str) -> FindingRow:
    row = next(r for r in rows(screen) if r.finding.severity is Severity.EXPLAIN and r.finding.change is not None)
    screen._form.table.select_key(row.key)
    screen._detail.form.reason.setPlainText(text)
    desk.click(screen._detail.form.save_reason)
    screen._detail.form.mode.buttons[REVIEW].click()
    return current(screen)


def test_all_submissions_stand_in_one_list_that_a_locality_narrows(screen: ChecksScreen) -> None:
    assert {row.unit for row in rows(screen)} == {UNIT}
    screen._filters.look_everywhere()
    assert {row.unit for row in rows(screen)} == {UNIT, OTHER}
    assert "Not run for" in screen.subtitle
    assert all(row.place.startswith(f"{row.unit}: ") for row in rows(screen))
    screen._filters.form.unit.setCurrentText(OTHER)
    assert {row.unit for row in rows(screen)} == {OTHER}
    screen._filters.form.state.setCurrentText(str(State.OPEN))
    assert {row.status for row in rows(screen)} == {str(State.OPEN)}


def test_groups_stand_together_with_a_heading_that_is_heard_in_every_row(qtbot: QtBot, screen: ChecksScreen) -> None:
    screen._filters.look_everywhere()
    screen._filters.form.group.setCurrentText(Grouping.SECTION)
    sections = [row.finding.section for row in rows(screen)]
    assert len([1 for one, other in pairwise(sections) if one != other]) == len({*sections}) - 1
    first = rows(screen)[0]
    spoken = screen._model.data(screen._model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{first.finding.section or 'Across sections'}: ")
    screen._model.sort(2)
    assert [row.finding.section for row in rows(screen)] == sections
    before = current(screen)
    qtbot.keyClick(screen._form.table, Qt.Key.Key_F8)
    assert rows(screen).index(current(screen)) > rows(screen).index(before)


def test_a_group_of_one_rule_says_what_the_rule_is_about(screen: ChecksScreen) -> None:
    screen._filters.form.group.setCurrentText(Grouping.RULE)
    changes = next(row for row in rows(screen) if row.finding.code == "R313")
    assert screen._model.heading(changes).startswith("Change, R313: ")
    codes = [row.finding.code for row in rows(screen)]
    assert len([1 for one, other in pairwise(codes) if one != other]) == len({*codes}) - 1


def test_an_answered_finding_is_closed_and_undo_opens_it_again(desk: Desk, screen: ChecksScreen) -> None:
    row = explain(desk, screen, "A second team opened")
    review = screen._detail.review.form
    assert row.state is State.ANSWERED
    assert review.given.text() == "“A second team opened”", "whoever closes it reads the reason there"
    desk.click(review.close)
    assert current(screen).state is State.CLOSED
    assert "Closed by Ann Hale on" in screen._detail.form.said.text()
    screen.context.commands.undo.trigger()
    desk.settle()
    assert current(screen).state is State.ANSWERED


def test_sending_back_needs_a_comment_and_opens_the_finding(desk: Desk, screen: ChecksScreen) -> None:
    explain(desk, screen, "Checked")
    review = screen._detail.review.form
    desk.click(review.send_back)
    assert review.refusal.text() == "Say in the comment what the explanation does not tell."
    assert current(screen).state is State.ANSWERED
    review.comment.setPlainText("Checked with whom?")
    desk.click(review.send_back)
    assert current(screen).state is State.SENT_BACK
    assert "Checked with whom?" in screen._detail.form.said.text()


def test_a_verified_answer_is_taken_back_with_a_comment(desk: Desk, screen: ChecksScreen) -> None:
    explain(desk, screen, "A second team opened")
    review = screen._detail.review.form
    desk.click(review.verify)
    assert current(screen).state is State.VERIFIED
    review.comment.setPlainText("The team opened a year later")
    desk.click(review.de_verify)
    assert current(screen).state is State.DE_VERIFIED


def test_a_waived_rule_settles_its_findings_everywhere_until_the_waiver_is_withdrawn(
    desk: Desk, screen: ChecksScreen
) -> None:
    screen._filters.look_everywhere()
    row = next(r for r in rows(screen) if r.finding.code.startswith("R") and r.finding.severity is Severity.MUST_FIX)
    screen._form.table.select_key(row.key)
    screen._detail.form.mode.buttons[REVIEW].click()
    review = screen._detail.review.form
    desk.click(review.waive)
    assert review.refusal.isVisible()
    review.comment.setPlainText("The rule adds the wrong column; the Network was told")
    desk.click(review.waive)
    assert {r.state for r in rows(screen) if r.finding.code == row.finding.code} == {State.WAIVED}
    desk.click(review.withdraw_waiver)
    assert {r.state for r in rows(screen) if r.finding.code == row.finding.code} == {State.OPEN}


def test_a_blank_is_given_its_reason_and_says_so_afterwards(desk: Desk, screen: ChecksScreen) -> None:
    screen._filters.look_everywhere()
    for row in rows(screen):
        screen._form.table.select_key(row.key)
        if screen._detail.blanks:
            break
    code = screen._detail.blanks[0]
    screen._detail.form.mode.buttons[BLANK].click()
    gap = screen._detail.gap.form
    desk.click(gap.save)
    assert gap.refusal.text() == "Say in a line why there is no figure."
    gap.kind.buttons[1].click()
    gap.reason.setPlainText("The system was replaced in May")
    desk.click(gap.save)
    assert screen._judged is not None
    state = screen._judged.of(row.submission).answer_state(code)
    assert str(state) == "not available"


def test_the_likely_question_stands_beside_a_large_change_and_is_copied(desk: Desk, screen: ChecksScreen) -> None:
    explain(desk, screen, "A second team opened in June 2025")
    likely = screen._detail.likely.form
    assert likely.question.isVisibleTo(screen)
    assert "Could you confirm that the figure for 2025/26 is right" in likely.question.text()
    desk.click(likely.copy_reply)
    assert "A second team opened in June 2025." in QGuiApplication.clipboard().text()


def test_one_reason_over_two_submissions_is_taken_back_by_one_undo(desk: Desk, screen: ChecksScreen) -> None:
    screen._filters.look_everywhere()
    screen._form.levels.choose("explain")
    assert {row.unit for row in rows(screen)} == {UNIT, OTHER}
    screen._form.table.selectAll()
    screen._detail.form.reason.setPlainText("Two wards closed")
    desk.click(screen._detail.form.save_reason)
    assert {row.state for row in rows(screen)} == {State.ANSWERED}
    screen.context.commands.undo.trigger()
    desk.settle()
    assert {row.state for row in rows(screen)} == {State.OPEN}


def test_findings_of_two_submissions_are_closed_together_and_opened_by_one_undo(
    desk: Desk, screen: ChecksScreen
) -> None:
    screen._filters.look_everywhere()
    asked = [row for row in rows(screen) if row.finding.severity is Severity.EXPLAIN]
    chosen = [next(row for row in asked if row.unit == unit) for unit in (UNIT, OTHER)]
    choose(screen, chosen)
    screen._detail.form.reason.setPlainText("A team moved between the two")
    desk.click(screen._detail.form.save_reason)
    choose(screen, chosen)
    screen._detail.form.mode.buttons[REVIEW].click()
    desk.click(screen._detail.review.form.close)
    states = {row.key: row.state for row in rows(screen)}
    assert {states[row.key] for row in chosen} == {State.CLOSED}
    screen.context.commands.undo.trigger()
    desk.settle()
    states = {row.key: row.state for row in rows(screen)}
    assert {states[row.key] for row in chosen} == {State.ANSWERED}


def choose(screen: ChecksScreen, chosen: list[FindingRow]) -> None:
    keys, selection = [row.key for row in chosen], screen._form.table.selectionModel()
    selection.clearSelection()
    for place, row in enumerate(rows(screen)):
        if row.key in keys:
            flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
            selection.select(screen._model.index(place, 1), flags)


def test_last_years_words_are_offered_and_taken_only_by_a_press(desk: Desk, screen: ChecksScreen) -> None:
    row = next(r for r in rows(screen) if r.finding.severity is Severity.EXPLAIN)
    judged = screen._judged
    assert judged is not None
    written = Explanation("AOP-2024-25/" + UNIT, row.finding.key, "Counted with the ward", "", "ann", judged.at)
    screen._judged = replace(judged, offers={row.key: Offer(written, "Written about 2024/25.")})
    screen._form.table.clearSelection()
    screen._form.table.select_key(row.key)
    detail = screen._detail.form
    assert detail.account.text().startswith("Written about 2024/25.")
    assert not detail.reason.toPlainText()
    desk.qtbot.mouseClick(detail.use_offer, Qt.MouseButton.LeftButton)
    assert detail.reason.toPlainText() == "Counted with the ward"
    assert detail.save_reason.isEnabled()


def test_what_a_role_does_not_carry_cannot_be_pressed_and_says_whose_it_is(desk: Desk, screen: ChecksScreen) -> None:
    row = explain(desk, screen, "A second team opened")
    assert screen._judged is not None
    lead = replace(screen._judged.person, role=Role.NOMINATED_LEAD)
    screen._detail.review.show_rows([row], screen._judged.submission.collection, lead, same=False)
    review = screen._detail.review.form
    assert not review.close.isEnabled()
    assert "information quality officer" in review.close.toolTip()
    assert review.send_back.isEnabled()


def test_every_control_of_every_way_to_settle_is_named(screen: ChecksScreen) -> None:
    for mode in range(4):
        screen._detail._turn(mode)
        for widget in screen.body.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                button = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or button, widget.objectName()
