"""The launch of a collection: each step's state follows from the facts, the day and the policy's order."""

from dataclasses import replace
from datetime import date

import pytest

from nhsbn_desktop.domain.launch import Step, StepState, launch_steps
from nhsbn_desktop.domain.plan_rules import PlanRules
from nhsbn_desktop.domain.programme import Decision, Kind, Nomination, Participation, ProgrammeEntry, Purpose

CORE = ProgrammeEntry("AOP-2025-26", "Adults", "2025/26", date(2026, 6, 15), date(2026, 7, 31), None)
BESPOKE = ProgrammeEntry(
    "CENSUS-2025", "Census", "2025", date(2026, 6, 15), date(2026, 7, 31), None, True, kind=Kind.BESPOKE
)
DAY = date(2026, 5, 1)


def states(entry: ProgrammeEntry, kept: Participation | None, *leads: Nomination, today: date = DAY) -> list[str]:
    steps = launch_steps(entry, kept, leads, ("Access", "Finance"), today, frozenset(), PlanRules())
    return [step.state.value for step in steps]


def lead(*sections: str) -> Nomination:
    return Nomination("AOP-2025-26", "mei.lin", "dana.fox", DAY, sections)


@pytest.mark.parametrize(
    ("kept", "leads", "expected"),
    [
        (None, (), ["Next", "Later", "Later", "Later", "Later"]),
        (
            Participation("AOP-2025-26", Decision.UNDECIDED, proposed_on=DAY, purposes=(Purpose.EVIDENCE,)),
            (),
            ["Done", "Next", "Later", "Later", "Later"],
        ),
        (
            Participation("AOP-2025-26", Decision.TAKING_PART, DAY, proposed_on=DAY),
            (),
            ["Done", "Done", "Next", "Next", "Next"],
        ),
        (
            Participation("AOP-2025-26", Decision.TAKING_PART, DAY, registered_on=DAY, managers_told_on=DAY),
            (lead("Access"),),
            ["Not needed", "Done", "Done", "Done", "Next"],  # Finance has nobody
        ),
        (
            Participation("AOP-2025-26", Decision.TAKING_PART, DAY, registered_on=DAY, managers_told_on=DAY),
            (lead(),),
            ["Not needed", "Done", "Done", "Done", "Done"],
        ),
        (
            Participation("AOP-2025-26", Decision.NOT_TAKING_PART, DAY, reason="No service", proposed_on=DAY),
            (),
            ["Done", "Done", "Next", "Not needed", "Not needed"],  # the Network is told of a no as well
        ),
    ],
)
def test_each_step_waits_for_those_it_needs(
    kept: Participation | None, leads: tuple[Nomination, ...], expected: list[str]
) -> None:
    assert states(CORE, kept, *leads) == expected


def test_bespoke_collections_skip_the_proposal_and_are_taken_part_in() -> None:
    steps = launch_steps(BESPOKE, None, (), (), DAY, frozenset(), PlanRules())
    assert [step.state for step in steps[:3]] == [StepState.NOT_NEEDED, StepState.NOT_NEEDED, StepState.NEXT]
    assert "normally mandatory and needs immediate attention" in steps[0].why


def test_a_step_that_is_late_is_overdue_and_says_by_when_it_was_due() -> None:
    steps = launch_steps(CORE, None, (), (), date(2026, 6, 3), frozenset(), PlanRules())
    assert {step.step: step.state for step in steps}[Step.PROPOSAL] is StepState.OVERDUE
    assert (
        steps[0].why
        == "The clinical leadership executive agrees participation for each collection. It was due by 18 May 2026."
    )


def test_whom_to_tell_at_the_network_is_said_until_it_has_been_told() -> None:
    entry = replace(CORE, contact="Pat Lee, pat@example.org")

    def registration(kept: Participation) -> str:
        steps = launch_steps(entry, kept, (), (), DAY, frozenset(), PlanRules())
        return next(one.why for one in steps if one.step is Step.REGISTRATION)

    assert registration(Participation("K", Decision.TAKING_PART, DAY)).startswith("Tell Pat Lee, pat@example.org.")
    told = Participation("K", Decision.TAKING_PART, DAY, registered_on=DAY)
    assert registration(told) == "The Network was told on 1 May 2026."


def test_without_an_opening_date_nothing_is_called_late() -> None:
    undated = ProgrammeEntry("X-2025", "Pilot", "2025", None, None, None)
    steps = launch_steps(undated, None, (), (), date(2030, 1, 1), frozenset(), PlanRules())
    assert StepState.OVERDUE not in {step.state for step in steps}
