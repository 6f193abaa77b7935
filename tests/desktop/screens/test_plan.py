"""The plan, as an officer keeps it: drafted from the deadline, led by people, and telling how each section stands."""

import email
from collections.abc import Callable
from datetime import date
from email import policy
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from nhsbn_desktop.desktop.context import Badge
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry, ReportRequest
from nhsbn_desktop.domain.plan_rules import DayOff
from nhsbn_desktop.domain.progress import Standing
from nhsbn_desktop.services import packs, plan
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import PracticeDesk


def draft(desk: PracticeDesk) -> None:
    words = "Draft the plan"
    buttons = desk.window.built["plan"].findChildren(QPushButton)
    desk.click(next(button for button in buttons if button.text() == words and button.isVisible()))


def entry(desk: PracticeDesk, section: str) -> PlanEntry:
    entries = desk.look(lambda: plan.entries(desk.session, desk.sample.collection))
    return next(entry for entry in entries if entry.section == section)


def test_without_a_plan_it_offers_to_draft_one_from_the_deadline(desk: PracticeDesk) -> None:
    screen = desk.show("plan")
    shown = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert "There is no plan yet" in shown
    assert any("the Network's on 31 July 2026" in words for words in shown)
    draft(desk)
    lines = screen.form.table.as_text().splitlines()
    assert len(lines) == 1 + len(desk.sample.collection.sections)
    assert lines[1].startswith("> Service model, Nominated lead")
    assert "Nobody yet | 10 Jul 2026, validated by 21 Jul | none yet | Overdue" in lines[1]
    assert not screen.draft.isVisible()


def test_the_timetable_tells_the_stage_of_today_and_the_working_days_left(desk: PracticeDesk) -> None:
    screen = desk.show("plan")
    draft(desk)
    assert screen.form.strip.as_text().splitlines() == [
        "Stage one: nominate leads, map and agree the plan: "
        "Opens 15 Jun 2026 20 working days ago, Leads named by 29 Jun 2026 10 working days ago",
        "Stage two: complete data collection, robust validation (now): "
        "Data by 10 Jul 2026 1 working day ago, Validated by 21 Jul 2026 in 6 working days",
        "Stage three: corrections, director oversight, submit: "
        "Signed off by 28 Jul 2026 in 11 working days, Network's deadline 31 Jul 2026 in 14 working days",
    ]


def test_a_person_is_added_and_named_lead_without_leaving_the_entry(desk: PracticeDesk) -> None:
    screen = desk.show("plan")
    draft(desk)
    screen.form.table.select_key(entry(desk, "Workforce").key)
    desk.click(screen.form.add_person)
    screen.form.name.setText("Mei Lin")
    screen.form.email.setText("mei.lin@northmoor.example")
    desk.click(screen.form.keep_person)
    assert screen.form.lead.currentText() == "Mei Lin"
    screen.form.note.setPlainText("ESR staff in post on 31 March")
    desk.click(screen.form.save)
    [person] = desk.look(lambda: plan.people(desk.session))
    assert (person.key, person.role) == ("mei.lin", Role.NOMINATED_LEAD)
    assert entry(desk, "Workforce").lead == "mei.lin"
    assert entry(desk, "Workforce").note == "ESR staff in post on 31 March"
    assert "Workforce" in screen.form.table.current_row().entry.section
    assert "Mei Lin" in screen.form.table.as_text()


def test_validation_before_the_data_is_due_is_refused_and_what_was_typed_stays(desk: PracticeDesk) -> None:
    screen = desk.show("plan")
    draft(desk)
    before = entry(desk, "Service model")
    screen.form.validated_by.setDate(QDate(2026, 7, 1))
    desk.click(screen.form.save)
    assert "validation is due before the data is" in desk.window.form.banner.words
    assert entry(desk, "Service model") == before
    assert screen.form.validated_by.date() == QDate(2026, 7, 1)


def test_how_a_section_stands_is_worked_out_and_late_ones_are_counted_in_the_navigation(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    screen = desk.show("plan")
    draft(desk)
    assert screen.current_badge is None or screen.current_badge.tone is not Tone.ERROR
    assert {row.standing for row in screen.model.rows} == {Standing.AT_RISK}
    assert screen.form.why.text() == "Nobody is nominated to lead it. Validation is due in 6 working days."
    assert screen.subtitle == "6 sections are at risk. 0 of 6 done."


def test_all_is_overdue_after_the_deadlines_and_done_once_validated(open_desk: OpenDesk) -> None:
    desk = open_desk(today="2026-07-28")
    desk.open_workbooks()
    desk.plan_all()
    screen = desk.show("plan")
    assert screen.current_badge == Badge("6 late", Tone.ERROR, "6 sections are overdue")
    assert screen.form.why.text() == "Validation was due 5 working days ago."
    desk.make_ready()
    assert {row.standing for row in screen.model.rows} == {Standing.DONE}
    assert screen.current_badge is None
    assert "1 of 1 | Done" in screen.form.table.as_text()


def test_a_section_keeps_its_redmine_number_and_a_metric_what_differs(desk: PracticeDesk) -> None:
    screen = desk.show("plan")
    draft(desk)
    screen.form.table.select_key(entry(desk, "Workforce").key)
    screen.form.report.setText("48211")
    desk.click(screen.form.save)
    assert entry(desk, "Workforce").report == ReportRequest("48211", date(2026, 7, 13))
    assert screen.form.report_words.text() == "Asked for on 13 July 2026, not ready yet."
    assert "Redmine 48211 is not ready." in screen.form.why.text()
    screen.form.report_ready.setChecked(True)
    desk.click(screen.form.save)
    assert entry(desk, "Workforce").report.ready_on == date(2026, 7, 13)
    desk.click(screen.form.metrics)
    own = screen.metric_plan.form
    own.contributor.setText("Human resources")
    own.data_by.setText("9 July 2026")
    desk.click(own.save)
    [metric] = desk.look(lambda: desk.session.record.all(MetricPlan))
    assert (metric.section, metric.contributor, metric.data_by) == ("Workforce", "Human resources", date(2026, 7, 9))
    assert own.metric.currentText().startswith("\N{BULLET} WF")


def test_data_is_asked_for_reminded_of_and_noted_as_come(desk: PracticeDesk, tmp_path: Path) -> None:
    desk.open_workbooks()
    desk.plan_all()
    screen = desk.show("plan")
    screen.turn_to("Requests")
    panel = screen.panels["Requests"]
    panel.go_to("Workforce")
    assert panel.form.workbook.currentText() == "Alderbrook"
    panel.write_request(tmp_path / "request.eml")
    desk.settle()
    message = email.message_from_bytes((tmp_path / "request.eml").read_bytes(), policy=policy.default)
    [pack] = message.iter_attachments()
    (tmp_path / "pack.xlsx").write_bytes(pack.get_content())
    assert packs.whose_pack(tmp_path / "pack.xlsx") is not None
    assert "Waiting" in panel.form.state.text() or "Overdue" in panel.form.state.text()
    panel.write_reminder(tmp_path / "reminder.eml")
    desk.settle()
    panel.write_escalation(tmp_path / "escalation.eml")
    desk.settle()
    assert panel.form.state.text() == "Escalated"
    assert (tmp_path / "reminder.eml").exists()
    desk.click(panel.form.receive)
    assert panel.form.state.text() == "Received"


def test_queries_challenges_and_hours_are_kept_from_their_forms(desk: PracticeDesk) -> None:
    screen = desk.show("plan")
    draft(desk)
    screen.turn_to("Queries")
    form = screen.panels["Queries"].form
    form.metrics.setText("AC01, NONE9")
    form.question.setPlainText("Is a self referral counted?")
    desk.click(form.ask)
    assert "NONE9 is not a metric" in desk.window.form.banner.words
    form.metrics.setText("AC01")
    desk.click(form.ask)
    form.table.step(1)
    form.answer.setPlainText("Yes.")
    desk.click(form.save_answer)
    assert form.state.text() == "Answered"
    screen.turn_to("Challenges")
    form = screen.panels["Challenges"].form
    form.section.setCurrentIndex(form.section.findData("Finance"))
    form.what.setPlainText("Costs cannot be split by team.")
    desk.click(form.raise_it)
    form.table.step(1)
    form.asked.setPlainText("An analyst for a week")
    desk.click(form.escalate)
    assert form.state.text() == "Escalated to the CLE"
    form.outcome.setPlainText("Granted")
    desk.click(form.settle)
    assert form.state.text() == "Settled"
    desk.click(form.new_challenge)
    assert form.what.toPlainText() == ""
    screen.turn_to("Hours")
    form = screen.panels["Hours"].form
    form.hours.setValue(2.5)
    desk.click(form.save)
    assert form.total.text() == "2.5 hours so far"
    desk.click(form.take_back)
    assert form.total.text() == "0 hours so far"


def test_the_days_are_counted_by_the_nation_and_rules_that_the_trust_sets(desk: PracticeDesk) -> None:
    screen = desk.show("plan")
    draft(desk)
    screen.turn_to("Days")
    form = screen.panels["Days"].form
    form.added.setPlainText("2026-07-27 Royal occasion")
    form.reminders.setText("-3, soon")
    desk.click(form.save)
    assert "are not whole numbers" in desk.window.form.banner.words
    form.reminders.setText("-3, 1")
    desk.click(form.save)
    rules = desk.look(desk.session.rules)
    assert (rules.reminders, rules.added) == ((-3, 1), (DayOff(date(2026, 7, 27), "Royal occasion"),))
    screen.turn_to("Sections")
    assert "Data by 9 Jul 2026" in screen.form.strip.as_text()


def test_the_timeline_says_in_words_what_it_draws_and_is_printed_whole(desk: PracticeDesk, tmp_path: Path) -> None:
    screen = desk.show("plan")
    draft(desk)
    screen.turn_to("Timeline")
    timeline = screen.panels["Timeline"].timeline
    words = timeline.accessibleDescription().splitlines()
    assert words[0] == (
        "The collection, The Network's window: Collection open, 15 Jun 2026 to 31 Jul 2026; Leads named, 29 Jun 2026; "
        "Sign-off, 28 Jul 2026; Network's deadline, 31 Jul 2026."
    )
    assert len(words) == 1 + len(desk.sample.collection.sections)
    assert "Validation, 11 Jul 2026 to 21 Jul 2026" in words[1]
    blank = QImage(timeline.size(), QImage.Format.Format_RGB32)
    blank.fill(0)
    painted = blank.copy()
    timeline.render(painted)
    assert painted != blank
    screen.panels["Timeline"].write_pdf(tmp_path / "timeline.pdf")
    assert (tmp_path / "timeline.pdf").read_bytes().startswith(b"%PDF-")
    screen.write_calendar(tmp_path / "plan.ics")
    desk.settle()
    assert (tmp_path / "plan.ics").read_bytes().count(b"BEGIN:VEVENT") == 5 + 2 * len(desk.sample.collection.sections)


def test_every_control_has_a_name(desk: PracticeDesk, unnamed: Callable[[QWidget], list[str]]) -> None:
    screen = desk.show("plan")
    draft(desk)
    for name in ("Timeline", "Requests", "Queries", "Challenges", "Hours", "Days"):
        screen.turn_to(name)
    assert unnamed(screen) == []
