"""The procedure as whoever answers for it sees it, live: what is late or missing, each leading to where it is done."""

from datetime import date

from nhsbn_desktop.desktop.panels.procedure_panel import ProcedurePanel
from nhsbn_desktop.domain.launch import Step
from nhsbn_desktop.domain.procedure import Keeping, Kept
from nhsbn_desktop.domain.programme import Decision
from nhsbn_desktop.services import programme
from nhsbn_desktop.services.sample import SAMPLE
from tests.desktop.screens.conftest import OpenDesk
from tests.desktop.screens.practice_desk import UNIT, PracticeDesk

PROCEDURE = 2


def turn_to(desk: PracticeDesk) -> ProcedurePanel:
    screen = desk.show("programme")
    screen.form.shape.chosen.emit(PROCEDURE)
    desk.settle()
    panel: ProcedurePanel = screen.procedure
    return panel


def rows_of(panel: ProcedurePanel, unit: str = "") -> dict[str, Kept]:
    return {row.step: row for row in panel.model.rows if row.collection == SAMPLE and row.unit == unit}


def test_a_steps_standing_follows_what_is_recorded_while_it_is_looked_at(desk: PracticeDesk) -> None:
    panel = turn_to(desk)
    assert rows_of(panel)["Proposal"].keeping is Keeping.LATE
    assert rows_of(panel)["Decision"].keeping is Keeping.NOT_YET
    assert rows_of(panel)["Registration"].why.endswith("It waits for the step before it.")
    assert "late" in panel.form.words.text()
    entry = desk.look(lambda: programme.find(desk.session, SAMPLE))
    assert entry is not None
    desk.do(lambda: programme.decide(desk.session, entry, Decision.TAKING_PART, date(2026, 6, 2), ""))
    decided = rows_of(panel)["Decision"]
    assert (decided.keeping, decided.since) == (Keeping.DONE, date(2026, 6, 2))


def test_what_was_validated_and_signed_is_done_and_what_was_passed_over_is_missing(open_desk: OpenDesk) -> None:
    desk = open_desk(today="2026-07-30")
    desk.make_ready()
    panel = turn_to(desk)
    own = rows_of(panel, UNIT)
    assert [(own[step].keeping.value, own[step].since) for step in ("Validation", "Sign-off", "Submission")] == [
        ("Done", date(2026, 7, 30)),
        ("Done", date(2026, 7, 30)),
        ("Not yet", date(2026, 7, 31)),
    ]
    assert rows_of(panel)["Data collection plan"].keeping is Keeping.DONE
    assert rows_of(panel)["Leads nominated"].keeping is Keeping.MISSING
    panel.form.amiss.click()
    assert {row.keeping for row in panel.model.visible_rows()} <= {Keeping.LATE, Keeping.MISSING, Keeping.DONE_LATE}
    panel.form.find.setText("leads nominated older")
    assert [row.step for row in panel.model.visible_rows()] == ["Leads nominated"]


def test_a_step_leads_to_where_it_is_done(desk: PracticeDesk) -> None:
    desk.open_workbooks()
    panel, screen = turn_to(desk), desk.show("programme")
    assert not screen.form.scope.isVisible()
    panel.form.table.select_key(rows_of(panel)["Managers told"].key)
    desk.click(panel.form.go)
    assert screen.form.scope.isVisible()
    assert screen.form.table.current_row().entry.key == SAMPLE
    assert screen.launch.form.steps.current_row().step is Step.MANAGERS
    panel = turn_to(desk)
    panel.form.table.select_key(rows_of(panel, UNIT)["Validation"].key)
    desk.click(panel.form.go)
    assert desk.window.key == "sign_off"
    assert desk.window.selection.unit == UNIT
