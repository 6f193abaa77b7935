"""Home, as an officer meets it first: what presses, why, and the way to where it is done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Badge
from nhsbn_desktop.desktop.panels.notices import Notices
from nhsbn_desktop.desktop.rows.agenda_rows import read_agenda
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.agenda import Urgency
from nhsbn_desktop.domain.programme import Decision
from nhsbn_desktop.practice.control import PracticeConnection
from nhsbn_desktop.services import challenges, programme, queries
from nhsbn_desktop.services.sample import SAMPLE
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import PracticeDesk


def item(desk: PracticeDesk, begins: str) -> object:
    return next(row for row in desk.show("home").model.rows if row.what.startswith(begins))


@pytest.mark.parametrize("named", [False, True])
def test_a_new_desk_is_shown_the_two_ways_to_begin(open_desk: OpenDesk, *, named: bool) -> None:
    desk = open_desk(named=named)
    screen = desk.show("home")
    form = screen.form
    assert form.welcome.isVisible()
    assert not form.next_card.isVisible()
    pressed: list[str] = []
    for name in ("open_workbook", "practise"):
        action = getattr(screen.context.commands, name)
        action.triggered.disconnect()
        action.triggered.connect(lambda _checked=False, name=name: pressed.append(name))
    desk.click(form.open_workbook)
    desk.click(form.practise)
    assert pressed == ["open_workbook", "practise"]
    desk.open_workbooks()
    assert not form.welcome.isVisible()
    assert form.next_card.isVisible()


def test_the_practice_desk_needs_no_welcome(open_desk: OpenDesk, practice_network: PracticeConnection) -> None:
    desk = open_desk(practice=practice_network)
    assert not desk.show("home").form.welcome.isVisible()


def test_the_most_urgent_stands_first_and_one_press_leads_to_where_it_is_done(desk: PracticeDesk) -> None:
    screen = desk.show("home")
    desk.open_workbooks()
    assert [row.urgency.rank for row in screen.model.rows] == sorted(row.urgency.rank for row in screen.model.rows)
    assert screen.form.next_what.text() == "Put the proposal to the clinical leadership executive"
    assert "It was due by" in screen.form.next_why.text()
    desk.click(screen.form.do_next)
    assert desk.window.key == "programme"
    row = desk.window.built["programme"].form.table.current_row()
    assert row.entry.key == screen.model.rows[0].target


def test_each_kind_of_thing_leads_to_its_own_place(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    desk.plan_all()
    collection = desk.sample.collection
    entry = desk.look(lambda: programme.find(desk.session, SAMPLE))
    assert entry is not None
    on = date(2026, 7, 13)
    desk.do(lambda: programme.decide(desk.session, entry, Decision.TAKING_PART, on, ""))
    desk.do(lambda: challenges.raise_challenge(desk.session, collection, "No report can be had.", "Workforce"))
    desk.do(lambda: queries.ask(desk.session, collection, ["AC01"], "Is a self referral counted?"))
    home = desk.show("home")
    blocked = {row.target for row in home.model.rows if row.urgency is Urgency.BLOCKED}
    assert blocked == {"Workforce", "Access"}
    home.do(item(desk, "Settle or escalate the challenge"))
    desk.settle()
    plan = desk.window.built["plan"]
    assert plan.form.pages.currentWidget() is plan.panels["Challenges"]
    assert plan.panels["Challenges"].form.table.current_row().what == "No report can be had."
    home.do(item(desk, "Validate Workforce"))
    desk.settle()
    assert plan.form.table.current_row().entry.section == "Workforce"
    unit = next(row for row in home.model.rows if row.unit == "Alderbrook")
    home.do(unit)
    desk.settle()
    assert (desk.window.key, desk.window.selection.unit) in {("checks", "Alderbrook"), ("sign_off", "Alderbrook")}


def test_what_does_not_take_part_asks_for_nothing(desk: PracticeDesk) -> None:
    entry = desk.look(lambda: programme.find(desk.session, "CYPMHS-2025-26"))
    assert entry is not None
    on = date(2026, 7, 13)
    desk.do(lambda: programme.decide(desk.session, entry, Decision.NOT_TAKING_PART, on, "No such service"))
    assert not any(row.collection == "CYPMHS-2025-26" for row in desk.show("home").model.rows)


def test_the_navigation_counts_what_is_late_and_the_words_say_all(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    screen = desk.show("home")
    late = sum(row.urgency is Urgency.OVERDUE for row in screen.model.rows)
    assert late
    assert screen.current_badge == Badge(str(late), Tone.ERROR, f"{late} overdue")
    assert screen.subtitle.startswith(f"{late} overdue")


def test_the_desktop_is_told_once_a_day_and_then_only_of_what_has_become_late(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    view = desk.look(lambda: read_agenda(desk.session, desk.window.selection.collections))
    notices = Notices(desk.window.built["home"].context)
    first = notices.words_for(view)
    assert "overdue." in first
    assert notices.words_for(view) == ""
    newly = replace(view.items[-1], urgency=Urgency.OVERDUE, what="Send it")
    assert notices.words_for(replace(view, items=(*view.items, newly))).startswith("Send it.")
    assert notices.words_for(replace(view, today=date(2026, 7, 14))) == first


def test_every_control_has_a_name(desk: PracticeDesk, unnamed: Callable[[QWidget], list[str]]) -> None:
    assert unnamed(desk.show("home")) == []
