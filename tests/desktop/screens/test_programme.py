"""The programme, as an officer opens the day with it: what is at hand first, and the executive's decision on each."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.domain.programme import Decision, Participation
from nhsbn_desktop.practice.control import PracticeConnection
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import PracticeDesk


def titles(screen: QWidget) -> list[str]:
    return [row.entry.collection for row in screen.model.visible_rows()]


def test_a_new_desk_is_shown_the_two_ways_to_begin(desk: PracticeDesk) -> None:
    screen = desk.show("programme")
    form = screen._form
    assert form.welcome.isVisible()
    assert screen.subtitle.startswith("Nothing is on record yet.")
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


def test_the_practice_desk_needs_no_welcome(open_desk: OpenDesk, practice_network: PracticeConnection) -> None:
    desk = open_desk(practice=practice_network)
    assert not desk.show("programme")._form.welcome.isVisible()


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2026-06-01", "AOP-2025-26", "NACEL-2025"),  # to open, the earlier first
        ("2026-07-01", "AOP-2025-26", "NACEL-2025"),  # open, the nearer deadline first
        ("2026-08-03", "CYPMHS-2025-26", "AOP-2025-26"),  # closed ones come last
    ],
)
def test_what_is_open_comes_before_what_is_to_come_and_closed_ones_last(
    open_desk: OpenDesk, today: str, first: str, last: str
) -> None:
    shown = titles(open_desk(today=today).show("programme"))
    assert (shown[0], shown[-1]) == (first, last)


def test_a_collection_with_workbooks_here_stands_first_even_when_it_has_closed(open_desk: OpenDesk) -> None:
    desk = open_desk(today="2026-08-03")
    desk.open_workbooks()
    screen = desk.show("programme")
    assert titles(screen)[0] == "AOP-2025-26"
    assert screen._form.table.as_text().splitlines()[1].lstrip("> ") == (
        "Adult and Older People's Mental Health, 2025/26, annual | 31 Jul 2026 | Closed | Undecided"
    )


def test_the_window_is_told_in_days(desk: PracticeDesk) -> None:
    screen = desk.show("programme")
    assert "31 Jul 2026 | Closes in 18 days | Undecided" in screen._form.table.as_text()


def test_a_decision_is_kept_and_not_taking_part_needs_its_reason(desk: PracticeDesk) -> None:
    screen = desk.show("programme")
    form = screen._form
    form.table.select_key("CYPMHS-2025-26")
    form.decision.setCurrentIndex(form.decision.findData(Decision.NOT_TAKING_PART))
    desk.click(form.save)
    assert "Not taking part needs a reason." in desk.window.form.banner.words
    form.decision.setCurrentIndex(form.decision.findData(Decision.NOT_TAKING_PART))
    form.reason.setPlainText("The service moved to another trust")
    desk.click(form.save)
    [kept] = desk.look(lambda: desk.session.record.all(Participation))
    assert (kept.decision, kept.reason) == (Decision.NOT_TAKING_PART, "The service moved to another trust")
    assert "Not taking part" in form.table.as_text()


def test_every_control_has_a_name(desk: PracticeDesk, unnamed: Callable[[QWidget], list[str]]) -> None:
    assert unnamed(desk.show("programme")) == []
