"""Outputs, as an officer works through them: a list taken in, looked at, replied to, validated, then the reports."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.panels.last_day import LastDay
from nhsbn_desktop.desktop.screens.outputs import OutputsScreen
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.outputs import Edition, Output, Standing
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotPermitted
from nhsbn_desktop.domain.reports import Action, ActionKind, ActionState, Report, ReportState
from nhsbn_desktop.domain.sign_off import SecondValidation
from nhsbn_desktop.services import practice_output, sample
from nhsbn_desktop.services.sample import Sample
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import UNIT, PracticeDesk

QUIET = "WF10[Community]"


@pytest.fixture
def desk(open_desk: OpenDesk, planted_sample: Sample) -> PracticeDesk:
    """The planted workbook is open and planned; weeks after the deadline."""
    desk = open_desk(sample=planted_sample, today="2026-09-14")
    desk.open_workbooks()
    desk.plan_all()
    return desk


def outputs_of(desk: PracticeDesk) -> OutputsScreen:
    shown: OutputsScreen = desk.show("outputs")
    return shown


def take_in(desk: PracticeDesk) -> OutputsScreen:
    """The practice Network's list, confirmed as it was proposed."""
    screen, submission = outputs_of(desk), desk.submission()
    true = sample.read_sample(submission.collection.key).values[UNIT, submission.collection.year]
    path = practice_output.write_draft_output(submission, true, desk.folder)
    screen.taking.read_list(path)
    desk.settle()
    desk.click(screen.taking.importing.form.confirm)
    return screen


def test_nothing_yet_says_what_can_be_done(desk: PracticeDesk) -> None:
    screen = outputs_of(desk)
    assert screen.nothing.isVisible()
    assert screen.subtitle == "No draft output yet."
    assert screen.current_badge is None


def test_a_list_is_looked_at_before_anything_is_kept(desk: PracticeDesk) -> None:
    screen, submission = outputs_of(desk), desk.submission()
    true = sample.read_sample(submission.collection.key).values[UNIT, submission.collection.year]
    path = practice_output.write_draft_output(submission, true, desk.folder)
    screen.taking.read_list(path)
    desk.settle()
    importing = screen.taking.importing
    assert importing.isVisible()
    assert all(row.code for row in importing.rows)
    assert importing.form.value.currentText() == "Your value"
    assert desk.look(lambda: desk.session.record.all(Output)) == ()
    importing.form.wording.setCurrentIndex(0)
    desk.settle()
    assert not importing.rows
    assert not importing.form.confirm.isEnabled()
    importing.form.wording.setCurrentText("Metric")
    desk.settle()
    importing.form.answer.setCurrentIndex(importing.form.answer.findData(QUIET))
    desk.click(importing.form.use)
    assert importing.rows[0].code == QUIET
    importing.form.until.setDate(QDate(2026, 10, 2))
    desk.click(importing.form.confirm)
    [output] = desk.look(lambda: desk.session.record.all(Output))
    assert output.rows[0].code == QUIET
    assert output.resubmit_by is not None
    assert (output.edition, output.resubmit_by.day) == (Edition.DRAFT, 2)
    assert "until 2 October 2026" in screen.form.window_words.text()


def test_the_last_day_for_revised_data_is_moved_with_its_reason(
    desk: PracticeDesk, unnamed: Callable[[QWidget], list[str]]
) -> None:
    screen = take_in(desk)
    outliers = screen.outliers.rows.model.rows
    panel = screen.outliers.form
    panel.reply.setPlainText("A new team began in May.")
    desk.click(panel.confirm)
    screen.form.last_day.click()
    asking = screen.window().findChild(LastDay)
    assert asking is not None
    assert unnamed(asking) == []
    assert not asking.move_it.isEnabled(), "the reason goes on record"
    asking.day.setDate(QDate(2026, 10, 9))
    asking.why.setText("Extended for everybody on 11 September")
    desk.click(asking.move_it)
    assert "until 9 October 2026" in screen.form.window_words.text()
    assert "resubmit by 9 October" in desk.submission().findings[-1].do
    last = desk.look(lambda: desk.session.record.changes()[0])
    assert (last.act, last.why) == (Act.MOVE_LAST_DAY, "Extended for everybody on 11 September")
    assert len(screen.outliers.rows.model.rows) == len(outliers)
    assert screen.outliers.rows.model.rows[0].standing is Standing.CONFIRMED, "replies stand"
    desk.do(desk.session.undo)
    assert "9 October" not in screen.form.window_words.text()


def test_each_outlier_is_confirmed_with_a_reply_or_put_right(desk: PracticeDesk) -> None:
    screen = take_in(desk)
    rows = screen.outliers.rows.model.rows
    assert rows
    assert screen.current_badge is not None
    assert screen.current_badge.words == str(len(rows))
    panel = screen.outliers.form
    panel.reply.setPlainText("A new team began in May.")
    desk.click(panel.confirm)
    assert screen.outliers.rows.model.rows[0].standing is Standing.CONFIRMED
    panel.table.step(1)
    second = panel.table.current_row()
    assert panel.reply.toPlainText() == ""
    assert not panel.validate.isEnabled()
    desk.edit(second.shown.code)
    again = {row.shown.number: row.standing for row in screen.outliers.rows.model.rows}
    assert again[second.shown.number] is Standing.PUT_RIGHT


def test_the_lead_validates_a_section_again_once_its_outliers_are_looked_at(desk: PracticeDesk) -> None:
    screen = take_in(desk)
    panel = screen.outliers.form
    section = panel.section.currentText()
    for row in [row for row in screen.outliers.rows.model.rows if row.section == section]:
        panel.table.select_key(row.shown.number)
        panel.reply.setPlainText("Right.")
        desk.click(panel.confirm)
    panel.section.setCurrentText(section)
    assert "can validate it again" in panel.validation_words.text()
    desk.click(panel.validate)
    [validation] = desk.look(lambda: desk.session.record.all(SecondValidation))
    assert validation.section == section
    assert not desk.problems


def test_what_was_sent_is_ticked_and_what_differs_stands_first(desk: PracticeDesk) -> None:
    screen = take_in(desk)
    screen._turn(1)
    lines = screen.tick_table.as_text().splitlines()
    assert "Differs" in lines[1]
    assert sum("Differs" in line for line in lines) == 1
    assert "1 figure differs from what was sent." in screen.subtitle


def test_an_outlier_is_typed_in_or_pasted_off_the_pdf(desk: PracticeDesk) -> None:
    screen = outputs_of(desk)
    screen.typing.trigger()
    form = screen.outliers.form
    form.typed_answer.setCurrentIndex(form.typed_answer.findData(QUIET))
    form.value.setText("1,234")
    desk.click(form.keep_typed)
    [row] = screen.outliers.rows.model.rows
    assert (row.shown.code, row.shown.position) == (QUIET, "high outlier")
    QGuiApplication.clipboard().setText("Metric\tYour value\tOutlier\nReferrals received, EIP\t260\tHigh\n")
    screen.paste.trigger()
    desk.settle()
    assert screen.taking.importing.isVisible()
    assert [row.code for row in screen.taking.importing.rows] == ["AC01[EIP]"]


def test_reports_are_kept_passed_on_and_followed_up(desk: PracticeDesk, tmp_path: Path) -> None:
    screen = outputs_of(desk)
    screen._turn(2)
    reports = screen.following.reports
    pdf = tmp_path / "summary.pdf"
    pdf.write_bytes(b"%PDF-1.4")
    screen.following.keep_report(reports.model.rows[0], pdf)
    desk.settle()
    assert reports.model.rows[0].state is ReportState.RECEIVED
    desk.click(reports.form.pass_on)
    assert reports.model.rows[0].state is ReportState.PASSED_ON
    assert desk.look(lambda: desk.session.record.all(Report))[0].file_name == "summary.pdf"
    screen.following.keep_other("Good practice bulletin", pdf)
    desk.settle()
    assert reports.model.rows[-1].title == "Good practice bulletin"
    screen._turn(3)
    form = screen.following.follow_ups.form
    form.what.setPlainText("Compare bed days with three peers")
    form.owner.setCurrentIndex(1)
    form.due.setDate(QDate(2026, 9, 1))
    desk.click(form.keep)
    [row] = screen.following.follow_ups.model.rows
    assert row.state is ActionState.OVERDUE
    assert screen.current_badge is not None
    assert screen.current_badge.words == "1 late"
    form.table.select_key(row.action.key)
    desk.click(form.done)
    assert "What came of it is missing" in str(desk.problems[-1])
    form.outcome.setPlainText("Two wards changed their leave policy.")
    desk.click(form.done)
    [action] = desk.look(lambda: desk.session.record.all(Action))
    assert action.done_on is not None
    screen.following.write_paper(tmp_path / "paper.docx")
    desk.settle()
    assert (tmp_path / "paper.docx").is_file()


def test_leads_are_ticked_as_registered_for_an_event_and_who_is_not_yet_is_said(desk: PracticeDesk) -> None:
    screen = outputs_of(desk)
    screen._turn(3)
    panel = screen.following.follow_ups
    form = panel.form
    assert not form.attending.isVisible()
    form.kind.setCurrentIndex(form.kind.findData(ActionKind.EVENT))
    form.what.setPlainText("The findings event in Manchester")
    form.owner.setCurrentIndex(1)
    desk.click(form.keep)
    [row] = panel.model.rows
    form.table.select_key(row.action.key)
    names = [form.attending.item(place).text() for place in range(form.attending.count())]
    assert set(names) == {"Priya Shah", "Tom Okafor", "Mei Lin", "Rhys Evans"}
    form.attending.item(names.index("Mei Lin")).setCheckState(Qt.CheckState.Checked)
    desk.settle()
    [action] = desk.look(lambda: desk.session.record.all(Action))
    assert action.registered == ("mei.lin",)
    assert form.unregistered.text() == "Not registered yet: Priya Shah, Tom Okafor and Rhys Evans."
    assert "1 of 4 registered, national event to attend" in form.table.as_text()
    member = desk.session.as_person(Person("cle", "Lee Ward", Role.CLE))
    screen.following._context = replace(screen.following._context, session=member)
    form.attending.item(names.index("Tom Okafor")).setCheckState(Qt.CheckState.Checked)
    desk.settle()
    assert isinstance(desk.problems[-1], NotPermitted)
    tom = next(form.attending.item(place) for place in range(4) if form.attending.item(place).text() == "Tom Okafor")
    assert tom.checkState() is Qt.CheckState.Unchecked  # a tick that could not be kept does not stay


def test_every_control_has_a_name(desk: PracticeDesk, unnamed: Callable[[QWidget], list[str]]) -> None:
    screen = take_in(desk)
    assert unnamed(screen) == []
