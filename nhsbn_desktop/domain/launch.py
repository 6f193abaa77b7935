"""The launch of a collection, step by step as the policy has it (section 5.1.1): where each step stands, worked out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhsbn_desktop.domain.calendar import add_working_days, day_in_words
from nhsbn_desktop.domain.plan_rules import PlanRules
from nhsbn_desktop.domain.programme import Decision, Nomination, Participation, ProgrammeEntry

# Working days before a collection opens by which its launch should be that far. Ours: the policy sets none.
PROPOSE_DAYS = 20
DECIDE_DAYS = 10
REGISTER_DAYS = 5


class Step(StrEnum):
    """The steps from the Network's announcement to a collection that can be planned."""

    PROPOSAL = "Proposal"
    DECISION = "Decision"
    REGISTRATION = "Registration"
    MANAGERS = "Managers told"
    LEADS = "Leads nominated"


class StepState(StrEnum):
    DONE = "Done"
    NOT_NEEDED = "Not needed"
    NEXT = "Next"
    OVERDUE = "Overdue"
    LATER = "Later"


@dataclass(frozen=True, slots=True)
class StepStanding:
    """One step and how it stands. `due` is None where the collection has no opening date."""

    step: Step
    state: StepState
    why: str
    due: date | None = None
    on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.state in (StepState.NEXT, StepState.OVERDUE, StepState.LATER)


def decision_of(entry: ProgrammeEntry, participation: Participation | None) -> Decision:
    """The decision that stands: what is mandatory is taken part in unless somebody decided otherwise."""
    if participation is not None and participation.decision is not Decision.UNDECIDED:
        return participation.decision
    return Decision.TAKING_PART if entry.skips_proposal else Decision.UNDECIDED


def launch_steps(
    entry: ProgrammeEntry,
    participation: Participation | None,
    nominations: Iterable[Nomination],
    sections: Iterable[str],
    today: date,
    holidays: Collection[date],
    rules: PlanRules,
) -> tuple[StepStanding, ...]:
    """Every step in order. `sections` are the collection's, as far as they are known: each needs its lead."""
    kept = participation or Participation(entry.collection, Decision.UNDECIDED)
    decision = decision_of(entry, participation)
    due = _due_days(entry.window(today).opens, holidays, rules)
    facts = {
        Step.PROPOSAL: _proposal(entry, kept),
        Step.DECISION: _decision(entry, kept),
        Step.REGISTRATION: _registration(entry, kept),
        Step.MANAGERS: _dated(kept.managers_told_on, "Told on", ", ".join(kept.managers)),
        Step.LEADS: _leads(tuple(nominations), tuple(sections)),
    }
    standing, ahead = [], True
    for step, (on, why, needed) in facts.items():
        gone = decision is Decision.NOT_TAKING_PART and step not in (Step.PROPOSAL, Step.DECISION, Step.REGISTRATION)
        if gone:
            standing.append(StepStanding(step, StepState.NOT_NEEDED, "The trust does not take part."))
        elif on is not None:
            standing.append(StepStanding(step, StepState.DONE, why, due.get(step), on))
        elif not needed:
            standing.append(StepStanding(step, StepState.NOT_NEEDED, why))
        else:
            waits = decision is Decision.UNDECIDED and step not in (Step.PROPOSAL, Step.DECISION)
            standing.append(_open(step, why, due.get(step), today, ahead=ahead and not waits))
            ahead = ahead and step not in (Step.PROPOSAL, Step.DECISION)
    return tuple(standing)


def _open(step: Step, why: str, due: date | None, today: date, *, ahead: bool) -> StepStanding:
    if ahead and due is not None and due < today:
        return StepStanding(step, StepState.OVERDUE, f"{why} It was due by {day_in_words(due)}.".strip(), due)
    words = f"{why} Due by {day_in_words(due)}.".strip() if due else why
    return StepStanding(step, StepState.NEXT if ahead else StepState.LATER, words, due)


_Fact = tuple[date | None, str, bool]  # done on, in words, whether it is needed


def _proposal(entry: ProgrammeEntry, kept: Participation) -> _Fact:
    if kept.proposed_on:
        return kept.proposed_on, f"Put on {day_in_words(kept.proposed_on)}.", True
    if entry.skips_proposal:
        asks = f" for {entry.commissioner}" if entry.commissioner else ""
        return None, f"Bespoke{asks}: normally mandatory and needs immediate attention, so no proposal is put.", False
    if kept.decision is not Decision.UNDECIDED:
        return None, "Decided without a paper.", False
    return None, "The clinical leadership executive agrees participation for each collection.", True


def _decision(entry: ProgrammeEntry, kept: Participation) -> _Fact:
    if kept.decision is not Decision.UNDECIDED:
        reason = f": {kept.reason}" if kept.reason else ""
        words = f"{kept.decision.capitalize()}{reason}".rstrip(".")
        return kept.decided_on or date.min, f"{words}.", True
    if entry.skips_proposal:
        return None, "Mandatory: the trust takes part.", False
    return None, "The executive has not decided yet." if kept.proposed_on else "", True


def _registration(entry: ProgrammeEntry, kept: Participation) -> _Fact:
    on, words, needed = _dated(kept.registered_on, "The Network was told on")
    return on, words or (f"Tell {entry.contact}." if entry.contact else ""), needed


def _dated(on: date | None, words: str, whom: str = "") -> _Fact:
    if on is None:
        return None, "", True
    return on, f"{words} {day_in_words(on)}{': ' + whom if whom else ''}.", True


def _leads(nominations: tuple[Nomination, ...], sections: tuple[str, ...]) -> _Fact:
    without = [section for section in sections if not any(one.covers(section) for one in nominations)]
    if not nominations:
        return None, "The care group director has nominated nobody yet.", True
    if without:
        return None, f"Nobody is nominated for {', '.join(without)}.", True
    return max(one.on for one in nominations), f"{len(nominations)} nominated.", True


def _due_days(opens: date | None, holidays: Collection[date], rules: PlanRules) -> dict[Step, date]:
    if opens is None:
        return {}
    return {
        Step.PROPOSAL: add_working_days(opens, -PROPOSE_DAYS, holidays),
        Step.DECISION: add_working_days(opens, -DECIDE_DAYS, holidays),
        Step.REGISTRATION: add_working_days(opens, -REGISTER_DAYS, holidays),
        Step.MANAGERS: opens,
        Step.LEADS: add_working_days(opens, rules.preparation_days, holidays),
    }
