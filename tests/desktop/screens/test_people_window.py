"""The window of people: found by its command and from the plan; added to, changed, filtered, and who left taken out."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.panels.people_window import PeopleWindow
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.services import plan
from nhsbn_desktop.services.sample import sample_people
from tests.desktop.screens.practice_desk import PracticeDesk


def people_of(desk: PracticeDesk) -> PeopleWindow:
    window: PeopleWindow | None = desk.window.findChild(PeopleWindow)
    assert window is not None
    desk.settle()
    return window


@pytest.fixture
def window(desk: PracticeDesk) -> PeopleWindow:
    desk.plan_all()
    desk.window._menus.actions["people"].trigger()
    return people_of(desk)


def names(window: PeopleWindow) -> list[str]:
    return [row.person.name for row in window.model.visible_rows()]


def test_everybody_is_listed_with_role_group_e_mail_and_key(window: PeopleWindow) -> None:
    lines = window.form.table.as_text().splitlines()
    assert lines[0].strip() == "Name | Care group or function | Signing key"
    assert "  Mei Lin, Nominated lead | Workforce, mei.lin@northmoor.example | Practice" in lines, lines


def test_the_filter_finds_by_role_and_by_group(window: PeopleWindow) -> None:
    window.form.filter.setText("deputy")
    assert names(window) == ["Sam Whitlock"]
    window.form.filter.setText("adult mental")
    assert names(window) == ["Grace Boateng", "Sam Whitlock"]


def test_a_person_is_added_in_a_function_of_the_policy_or_in_any_group_that_is_typed(
    desk: PracticeDesk, window: PeopleWindow
) -> None:
    form = window.form
    assert form.group.findText("Mental Health Act office") >= 0
    for name, group in (("Jo Reed", "Mental Health Act office"), ("Al Fox", "Estates")):
        desk.click(form.new_one)
        assert not form.keep.isEnabled()
        form.name.setText(name)
        form.role.setCurrentIndex(form.role.findData(Role.CONTRIBUTOR))
        form.group.setEditText(group)
        desk.click(form.keep)
    known = {one.key: one for one in desk.look(lambda: plan.people(desk.session))}
    assert known["jo.reed"] == Person("jo.reed", "Jo Reed", Role.CONTRIBUTOR, "", "Mental Health Act office")
    assert known["al.fox"].care_group == "Estates"
    assert form.group.findText("Estates") >= 0  # in use, so offered from now on


def test_a_person_is_changed_and_what_is_half_typed_stays_while_other_things_change(
    desk: PracticeDesk, window: PeopleWindow
) -> None:
    window.form.table.select_key("mei.lin")
    window.form.email.setText("mei@northmoor.example")
    desk.do(lambda: plan.enrol(desk.session, Person("new", "New One", Role.CLE)))
    window.refresh()
    desk.settle()
    assert window.form.email.text() == "mei@northmoor.example"
    desk.click(window.form.keep)
    assert "mei@northmoor.example" in window.form.table.as_text()
    assert window.form.table.current_row().person.key == "mei.lin"


def test_whose_key_is_in_use_is_not_taken_out_and_the_window_says_why(desk: PracticeDesk, window: PeopleWindow) -> None:
    window.form.table.select_key("mei.lin")
    desk.click(window.form.take_out)
    assert window.form.problem_words.text().startswith("The signing key of Mei Lin is still in use.")
    assert window.form.problem.isVisible()


def test_who_left_leads_what_they_led_and_is_offered_for_nothing_else(desk: PracticeDesk) -> None:
    desk.do(lambda: [plan.enrol(desk.session, person) for person, _ in sample_people()])
    desk.plan_sections()
    screen = desk.show("plan")
    desk.click(screen.form.everybody)
    window = people_of(desk)
    window.form.table.select_key("mei.lin")
    desk.click(window.form.take_out)
    assert "Left 13 Jul 2026" in window.form.table.as_text().splitlines()[-1]
    window.reject()
    screen = desk.show("plan")
    led = next(row.entry for row in screen.model.rows if row.entry.section == "Workforce")
    screen.form.table.select_key(led.key)
    assert screen.form.lead.currentText() == "Mei Lin"
    other = next(row.entry for row in screen.model.rows if row.entry.section == "Finance")
    screen.form.table.select_key(other.key)
    assert screen.form.lead.findData("mei.lin") < 0


def test_every_control_has_a_name(window: PeopleWindow, unnamed: Callable[[QWidget], list[str]]) -> None:
    assert unnamed(window) == []
