"""The plan, as an officer keeps it: drafted from the deadline, led by people, and telling how each section stands."""

from collections.abc import Callable

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from nhsbn_desktop.desktop.context import Badge
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.progress import Standing
from nhsbn_desktop.services import plan
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


def test_every_control_has_a_name(desk: PracticeDesk, unnamed: Callable[[QWidget], list[str]]) -> None:
    screen = desk.show("plan")
    draft(desk)
    assert unnamed(screen) == []
