"""What is due, from the programme, plans and submissions: each item with its standing, why, and where it is done.

Nothing here is kept: it is worked out anew from the facts, so that no item outlives what it is about.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.launch import StepStanding, StepState
from nhsbn_desktop.domain.plan import Timetable
from nhsbn_desktop.domain.plan_rules import PlanRules
from nhsbn_desktop.domain.programme import ProgrammeEntry
from nhsbn_desktop.domain.progress import SOON, PlanFacts, Progress, Standing
from nhsbn_desktop.domain.queries import DefinitionsQuery, QueryState
from nhsbn_desktop.domain.requests import RequestState, stand_of_request
from nhsbn_desktop.domain.submission import Status, Submission

WorkingDays = Callable[[date], int]  # from today to a day; negative where it has passed


class Urgency(StrEnum):
    """In the order in which people should see to them."""

    OVERDUE = "Overdue"
    BLOCKED = "Blocked"
    AT_RISK = "At risk"
    DUE = "Due"
    AHEAD = "Ahead"

    @property
    def rank(self) -> int:
        return list(Urgency).index(self)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `screen` and `target` are where it is done; `unit` the submitting unit, if it is about one."""

    what: str
    why: str
    urgency: Urgency
    due: date | None
    collection: str  # the collection's key
    screen: str
    target: str = ""
    unit: str = ""

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.unit}/{self.screen}/{self.target}/{self.what}"


_LAUNCH = {
    "PROPOSAL": "Put the proposal to the clinical leadership executive",
    "DECISION": "Record the executive's decision",
    "REGISTRATION": "Register with the Network",
    "MANAGERS": "Tell the corporate managers",
    "LEADS": "Have leads nominated by the care group director",
}
_NEXT_ACT = {
    Status.MUST_FIX: ("Fix what must be fixed", "checks"),
    Status.TO_EXPLAIN: ("Explain the open findings", "checks"),
    Status.TO_VALIDATE: ("Have the sections validated", "sign_off"),
    Status.TO_SIGN_OFF: ("Have it signed off", "sign_off"),
    Status.READY: ("Send it to the Network", "submissions"),
    Status.STAGED: ("See that it goes", "submissions"),
    Status.HANDED_OVER: ("Have the Network confirm it", "submissions"),
    Status.REFUSED: ("Put right what the Network refused", "submissions"),
    Status.CHANGED_SINCE: ("Send the answers that changed since", "submissions"),
}


def order(items: Iterable[Item]) -> tuple[Item, ...]:
    """The most urgent first, and of those the earliest due."""
    return tuple(sorted(items, key=lambda item: (item.urgency.rank, item.due or date.max, item.collection, item.what)))


def launch_items(entry: ProgrammeEntry, steps: Iterable[StepStanding], working_days_to: WorkingDays) -> Iterator[Item]:
    """Of the launch, what can be done now. What waits for another step is not asked for yet."""
    for step in steps:
        if step.state is StepState.OVERDUE:
            urgency = Urgency.OVERDUE
        elif step.state is StepState.NEXT:
            urgency = _by_days(step.due, working_days_to)
        else:
            continue
        yield Item(
            _LAUNCH[step.step.name], step.why, urgency, step.due, entry.collection, "programme", entry.collection
        )


def window_item(entry: ProgrammeEntry, today: date, working_days_to: WorkingDays) -> Iterator[Item]:
    """A window that closes soon on a collection that is not carried through this program (an audit's element)."""
    window = entry.window(today)
    if window.deadline is None or not today <= window.deadline or (window.opens and window.opens > today):
        return
    name = f"{window.name} closes" if window.name else "The collection closes"
    urgency = _by_days(window.deadline, working_days_to)
    yield Item(
        name, window.note or "See that it is complete.", urgency, window.deadline, entry.key, "programme", entry.key
    )


def plan_items(
    collection: Collection, rows: Iterable[Progress], dates: Timetable | None, working_days_to: WorkingDays
) -> Iterator[Item]:
    """Of the plan: its drafting, and each section that is due within a week, late, blocked or at risk."""
    planned = tuple(rows)
    if not planned and dates is not None:
        due = dates.leads_by
        yield Item("Draft the data collection plan", "Nothing is planned yet.", _by_days(due, working_days_to), due,
                   collection.key, "plan")  # fmt: skip
    for row in planned:
        if row.due is None or row.standing in (Standing.DONE, Standing.NOT_STARTED, Standing.IN_PROGRESS):
            continue
        urgency = {Standing.OVERDUE: Urgency.OVERDUE, Standing.BLOCKED: Urgency.BLOCKED}.get(row.standing)
        what = f"{'Validate' if row.answered else 'Get the data for'} {row.entry.section}"
        yield Item(what, row.why, urgency or Urgency.AT_RISK, row.due, collection.key, "plan", row.entry.section)


def fact_items(facts: PlanFacts, rules: PlanRules, today: date, holidays: frozenset[date]) -> Iterator[Item]:
    """Of requests, definitions queries and challenges: those that somebody has to do something about."""
    key = facts.collection.key
    for request in facts.requests:
        stand = stand_of_request(request, rules, today, holidays)
        words = {
            RequestState.TO_CHASE: "Remind",
            RequestState.OVERDUE: "Ask again",
            RequestState.TO_ESCALATE: "Escalate",
        }
        if stand.state in words:
            what = f"{words[stand.state]}: {request.contributor}, {request.section}"
            urgency = Urgency.OVERDUE if request.due < today else Urgency.DUE
            yield Item(what, stand.why, urgency, stand.act_on, key, "plan", f"requests/{request.section}")
    yield from (_query(query, key, today, holidays) for query in facts.queries if _asks(query, today, holidays))
    yield from (_challenge(challenge, key) for challenge in facts.challenges if challenge.is_open)


def submission_items(submission: Submission, working_days_to: WorkingDays) -> Iterator[Item]:
    """The next act on a submission that has a workbook and is not received yet."""
    act = _NEXT_ACT.get(submission.status)
    if act is None:
        return
    what, screen = act
    dates = submission.timetable
    due = None
    if dates is not None:
        due = dates.deadline if screen == "submissions" else dates.sign_off_by
    still = len(submission.open_findings)
    why = f"{submission.status.value}: {still} open." if still and screen == "checks" else f"{submission.status.value}."
    key = submission.collection.key
    yield Item(
        f"{what}: {submission.unit}", why, _by_days(due, working_days_to), due, key, screen, unit=submission.unit
    )


def _by_days(due: date | None, working_days_to: WorkingDays) -> Urgency:
    if due is None:
        return Urgency.AHEAD
    left = working_days_to(due)
    if left < 0:
        return Urgency.OVERDUE
    return Urgency.DUE if left <= SOON else Urgency.AHEAD


def _asks(query: DefinitionsQuery, today: date, holidays: frozenset[date]) -> bool:
    return query.state(today, holidays) in (QueryState.UNANSWERED, QueryState.CARRIED)


def _query(query: DefinitionsQuery, key: str, today: date, holidays: frozenset[date]) -> Item:
    about = ", ".join(query.metrics) or "the collection"
    if query.is_open:
        what, urgency = f"Ask the Network again about {about}", Urgency.AT_RISK
    else:
        what, urgency = f"Confirm last year's answer about {about}", Urgency.DUE
    return Item(what, query.why(today, holidays), urgency, None, key, "plan", f"queries/{query.id}")


def _challenge(challenge: Challenge, key: str) -> Item:
    what = "See to the challenge" if challenge.escalated_on else "Settle or escalate the challenge"
    where = f" with {challenge.section}" if challenge.section else ""
    why = f"{challenge.what} {challenge.why}"
    return Item(f"{what}{where}", why, Urgency.AT_RISK, None, key, "plan", f"challenges/{challenge.id}")
