"""The programme, as an officer opens the day with it: what is at hand first, and the executive's decision on each."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.domain.launch import Step, StepState
from nhsbn_desktop.domain.programme import Decision, Participation, Purpose
from nhsbn_desktop.services import programme
from nhsbn_desktop.services.sample import SAMPLE
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import PracticeDesk


def titles(screen: QWidget) -> list[str]:
    return [row.entry.collection for row in screen.model.visible_rows()]


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
    assert screen.form.table.as_text().splitlines()[1].lstrip("> ") == (
        "Adult and Older People's Mental Health, 2025/26, annual | 31 Jul 2026 | Closed | Undecided"
    )


def test_the_window_is_told_in_days(desk: PracticeDesk) -> None:
    screen = desk.show("programme")
    assert "31 Jul 2026 | Closes in 18 days | Undecided" in screen.form.table.as_text()


def test_a_decision_is_kept_and_not_taking_part_needs_its_reason(desk: PracticeDesk) -> None:
    screen = desk.show("programme")
    form = screen.launch.form
    screen.form.table.select_key("CYPMHS-2025-26")
    form.steps.select_key(Step.DECISION)
    form.decision.setCurrentIndex(form.decision.findData(Decision.NOT_TAKING_PART))
    desk.click(form.save)
    assert "Not taking part needs a reason." in desk.window.form.banner.words
    form.decision.setCurrentIndex(form.decision.findData(Decision.NOT_TAKING_PART))
    form.reason.setPlainText("The service moved to another trust")
    desk.click(form.save)
    [kept] = desk.look(lambda: desk.session.record.all(Participation))
    assert (kept.decision, kept.reason) == (Decision.NOT_TAKING_PART, "The service moved to another trust")
    assert "Not taking part" in screen.form.table.as_text()


def test_a_collection_is_launched_step_by_step(desk: PracticeDesk, tmp_path: Path) -> None:
    desk.plan_all()
    screen = desk.show("programme")
    launch, form = screen.launch, screen.launch.form
    screen.form.table.select_key(SAMPLE)
    assert [step.state.value for step in launch.steps.rows] == ["Overdue", "Later", "Later", "Later", "Later"]
    launch.purposes[Purpose.VARIATION].setChecked(True)
    launch.write_paper(tmp_path / "proposal.docx")
    desk.settle()
    words = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "proposal.docx")).paragraphs)
    assert "identifying unwarranted variation" in words
    assert "optimising the workforce" not in words
    desk.click(form.proposed)
    form.steps.select_key(Step.DECISION)
    form.decision.setCurrentIndex(form.decision.findData(Decision.TAKING_PART))
    desk.click(form.save)
    form.steps.select_key(Step.REGISTRATION)
    launch.write_network_mail(tmp_path / "network.eml")
    desk.click(form.registered)
    assert "will take part in Adult" in " ".join((tmp_path / "network.eml").read_text().split())
    form.steps.select_key(Step.MANAGERS)
    form.managers.setPlainText("Finance\nHuman resources")
    desk.click(form.told)
    form.steps.select_key(Step.LEADS)
    form.named_by.setCurrentText("Dana Fox")
    desk.click(form.nominate)
    assert [step.state.value for step in launch.steps.rows] == ["Done"] * 5
    row = screen.form.table.current_row()
    assert row.participation.managers == ("Finance", "Human resources")
    assert "nobody yet" not in form.nominated.text()
    desk.click(form.withdraw)
    assert launch.steps.rows[-1].state is StepState.OVERDUE


def test_one_paper_proposes_all_that_is_undecided_and_leaves_bespoke_out(desk: PracticeDesk, tmp_path: Path) -> None:
    screen = desk.show("programme")
    screen.write_paper(tmp_path / "paper.docx")
    desk.settle()
    paper = Document(str(tmp_path / "paper.docx"))
    [table] = paper.tables
    proposed = [row.cells[0].text for row in table.rows]
    assert "Adult and Older People's Mental Health 2025/26" in proposed
    assert not any("workforce census" in name for name in proposed)
    assert table.rows[0]._tr.trPr is not None  # its heading is repeated on each page
    assert paper.core_properties.language == "en-GB"


def test_april_brings_last_years_collections_and_keeps_last_year(open_desk: OpenDesk) -> None:
    desk = open_desk(today="2026-04-01")
    screen = desk.show("programme")
    assert screen.roll.isVisible()
    desk.do(lambda: programme.roll(desk.session))
    assert not screen.roll.isVisible()
    assert "AOP-2026-27" in titles(screen)
    assert "AOP-2025-26" in titles(screen)  # still to be collected
    screen.form.scope.choose(screen._scopes.index("2025/26"))
    screen._show_rows()
    assert "AOP-2026-27" not in titles(screen)
    assert "NACEL-2025" in titles(screen)
    desk.do(desk.session.undo)
    assert screen.roll.isVisible()


def test_a_window_is_changed_a_collection_added_and_another_taken_out_and_put_back(desk: PracticeDesk) -> None:
    screen = desk.show("programme")
    entry = screen.entry.form
    screen.form.table.select_key("MHLDA-2025-26")
    screen._turn_side(1)
    entry.parts.setPlainText("Quarter 1; 1 July 2026; 21/07/2026; 2026-08-11")
    desk.click(entry.save)
    assert "21 Jul 2026 | Closes in 8 days" in screen.form.table.as_text()
    entry.parts.setPlainText("Quarter 1; soon")
    desk.click(entry.save)
    assert "A date in line 1, “soon”, is no date." in desk.window.form.banner.words
    screen.add.trigger()
    entry.title.setText("Crisis services deep dive")
    entry.key.setText("CRISIS-2026")
    entry.deadline.setText("30 July 2026")
    desk.click(entry.save)
    assert "CRISIS-2026" in titles(screen)
    screen.form.table.select_key("PHARMACY-2025")
    screen.entry.leave_out("No pharmacy of our own")
    desk.settle()
    assert "PHARMACY-2025" not in titles(screen)
    screen.form.with_left_out.setChecked(True)
    assert titles(screen)[-1] == "PHARMACY-2025"
    screen.form.table.select_key("PHARMACY-2025")
    desk.click(entry.leave_out)
    assert screen.form.table.current_row().entry.left_out == ""


def test_every_control_has_a_name(desk: PracticeDesk, unnamed: Callable[[QWidget], list[str]]) -> None:
    assert unnamed(desk.show("programme")) == []
