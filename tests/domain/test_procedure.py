"""How the procedure is kept: what is late, what was passed over, what was done late, and what nobody owes yet."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.launch import Step, StepStanding, StepState
from nhsbn_desktop.domain.plan import PlanEntry, Timetable
from nhsbn_desktop.domain.procedure import (
    Keeping,
    Kept,
    first_sent,
    kept_launch,
    kept_outputs,
    kept_plan,
    kept_submission,
    order,
    say_missing,
)
from nhsbn_desktop.domain.reports import Action, ActionKind, Distribution, Report, ReportKind, report_rows
from nhsbn_desktop.domain.submission import HandedOver, Staged, Submission
from nhsbn_desktop.services.sample import sample_collection

DATES = Timetable(
    opens=date(2026, 6, 1),
    leads_by=date(2026, 6, 8),
    data_by=date(2026, 6, 15),
    validated_by=date(2026, 6, 20),
    sign_off_by=date(2026, 6, 25),
    deadline=date(2026, 6, 30),
)
SENT = datetime(2026, 7, 2, 9, tzinfo=UTC)
C = "AOP-2025-26"
TODAY = date(2026, 6, 9)


@pytest.fixture(scope="module")
def collection() -> Collection:
    return sample_collection()


def a_plan(section: str, lead: str) -> PlanEntry:
    return PlanEntry(C, section, lead, "ESR", DATES.data_by, DATES.validated_by)


def states(rows: list[Kept]) -> list[tuple[str, str, date | None]]:
    return [(row.step, row.keeping.value, row.since) for row in rows]


def launched(*standings: StepState, due: date | None = date(2026, 5, 4)) -> list[Kept]:
    steps = [
        StepStanding(step, state, "", due, date(2026, 5, 1) if state is StepState.DONE else None)
        for step, state in zip(Step, standings, strict=False)
    ]
    return list(kept_launch(C, steps))


def test_a_step_of_the_launch_is_late_since_its_day_and_done_since_it_was_done() -> None:
    rows = launched(StepState.DONE, StepState.OVERDUE, StepState.LATER)
    assert states(rows) == [
        ("Proposal", "Done", date(2026, 5, 1)),
        ("Decision", "Late", date(2026, 5, 4)),
        ("Registration", "Not yet", date(2026, 5, 4)),
    ]


def test_a_step_is_missing_once_its_day_is_past_and_a_later_one_is_done() -> None:
    rows = list(say_missing(launched(StepState.OVERDUE, StepState.DONE, StepState.OVERDUE), TODAY, begun=False))
    assert [row.keeping for row in rows] == [Keeping.MISSING, Keeping.DONE, Keeping.LATE]


def test_a_step_whose_day_is_still_to_come_is_not_missing() -> None:
    rows = list(say_missing(launched(StepState.NEXT, StepState.DONE), date(2026, 5, 4), begun=False))
    assert rows[0].keeping is Keeping.NOT_YET
    without_a_day = list(say_missing(launched(StepState.NEXT, StepState.DONE, due=None), TODAY, begun=False))
    assert without_a_day[0].keeping is Keeping.MISSING


def test_what_was_not_done_before_the_data_came_in_is_missing() -> None:
    late = kept_plan(C, ("Workforce", "Finance"), [a_plan("Workforce", "mei"), a_plan("Finance", "")], DATES,
                     date(2026, 6, 9))  # fmt: skip
    assert (late.keeping, late.since) == (Keeping.LATE, DATES.leads_by)
    assert late.why.startswith("Finance: ")
    [missing] = say_missing([late], TODAY, begun=True)
    assert missing.keeping is Keeping.MISSING


def test_what_waited_for_a_step_that_never_came_is_missing_once_the_data_is_in() -> None:
    rows = list(say_missing(launched(StepState.OVERDUE, StepState.LATER), TODAY, begun=True))
    assert [row.keeping for row in rows] == [Keeping.MISSING, Keeping.MISSING]
    waiting = list(say_missing(launched(StepState.OVERDUE, StepState.LATER), TODAY, begun=False))
    assert [row.keeping for row in waiting] == [Keeping.LATE, Keeping.NOT_YET]


def test_a_plan_is_kept_once_every_section_has_its_lead() -> None:
    planned = [a_plan("Workforce", "mei"), a_plan("Finance", "rhys")]
    assert kept_plan(C, ("Workforce", "Finance"), planned, DATES, date(2026, 7, 1)).keeping is Keeping.DONE
    assert kept_plan(C, ("Workforce", "Quality"), planned, DATES, DATES.leads_by).keeping is Keeping.NOT_YET


def a_submission(collection: Collection) -> Submission:
    return Submission(collection, "Trust", timetable=DATES)


def sent(collection: Collection) -> Submission:
    staged = Staged(f"{C}/Trust", "1", 1, "", "by hand", "a.xlsx", "", "", "", "ann", SENT)
    return replace(
        a_submission(collection),
        staged=(staged,),
        handed_over=(HandedOver(f"{C}/Trust", "1", "ann", SENT, "by e-mail"),),
    )


def test_validation_sign_off_and_submission_are_late_from_their_own_days(collection: Collection) -> None:
    rows = list(kept_submission(a_submission(collection), DATES.deadline, date(2026, 6, 26)))
    assert [(row.step, row.since) for row in rows] == [
        ("Validation", DATES.validated_by),
        ("Sign-off", DATES.sign_off_by),
        ("Submission", DATES.deadline),
    ]
    assert [row.keeping for row in rows] == [Keeping.LATE, Keeping.LATE, Keeping.NOT_YET]
    assert rows[0].why == "0 of 6 sections are validated."


def test_what_was_sent_after_the_deadline_is_done_late(collection: Collection) -> None:
    rows = {row.step: row for row in kept_submission(sent(collection), DATES.deadline, date(2026, 7, 3))}
    assert (rows["Submission"].keeping, rows["Submission"].since) == (Keeping.DONE_LATE, SENT.date())
    assert rows["Draft output"].keeping is Keeping.NOT_YET
    in_time = {row.step: row for row in kept_submission(sent(collection), SENT.date(), date(2026, 7, 3))}
    assert in_time["Submission"].keeping is Keeping.DONE


def test_what_only_waits_to_go_was_not_sent(collection: Collection) -> None:
    assert first_sent(replace(sent(collection), handed_over=())) is None


def test_a_report_is_kept_once_everybody_has_it_and_an_action_is_late_from_its_day(collection: Collection) -> None:
    day = date(2026, 9, 1)
    report = Report(C, ReportKind.SUMMARY, "", day, "r.pdf", "0" * 64, "ann", SENT)
    passed = Distribution(report.key, ("Care Group Leadership team", "Mei Lin"), date(2026, 9, 2), "", "ann", SENT)
    action = Action(C, "1", ActionKind.EVENT, "Go to the event", "mei", date(2026, 9, 20), "", "ann", SENT)
    rows = report_rows(collection, (), [report], [passed], ["Mei Lin"])
    kept = list(kept_outputs(C, rows, [action], date(2026, 9, 21)))
    assert states(kept) == [
        ("Summary report", "Done", date(2026, 9, 2)),
        ("Bespoke organisational report", "Not yet", None),
        ("What follows", "Late", date(2026, 9, 20)),
    ]
    done = replace(action, done_on=date(2026, 9, 19))
    assert list(kept_outputs(C, rows, [done], day))[-1].since == date(2026, 9, 19)
    owed = next(kept_outputs(C, report_rows(collection, (), [report], [], ["Mei Lin"]), [], day))
    assert owed.why == "To be passed on to Care Group Leadership team and Mei Lin."


def test_what_is_amiss_comes_first_and_the_longest_since_before_all() -> None:
    def row(keeping: Keeping, since: date | None) -> Kept:
        return Kept(f"{keeping} {since}", keeping, "", C, "plan", since=since)

    early, late = date(2026, 1, 1), date(2026, 6, 1)
    rows = [row(Keeping.DONE, late), row(Keeping.DONE, early), row(Keeping.LATE, late), row(Keeping.LATE, early),
            row(Keeping.MISSING, None)]  # fmt: skip
    assert [one.step for one in order(rows)] == [rows[n].step for n in (3, 2, 4, 0, 1)]
