"""Requests for data: who was asked for what and when, and whether it is time to remind them or to go higher."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from nhsbn_desktop.domain.calendar import add_working_days, day_in_words, working_days, working_days_between
from nhsbn_desktop.domain.plan_rules import PlanRules


class RequestState(StrEnum):
    """Worked out from what was sent, what came and the day; never typed."""

    WAITING = "Waiting"
    TO_CHASE = "Reminder due"
    OVERDUE = "Overdue"
    TO_ESCALATE = "Escalate"
    ESCALATED = "Escalated"
    RECEIVED = "Received"


@dataclass(frozen=True, slots=True)
class DataRequest:
    """A section's data (or some metrics of it) asked of one contributor by e-mail. `metrics` empty: all of it."""

    collection: str
    section: str
    contributor: str  # the name, as in the plan
    email: str
    sent: datetime
    by: str
    due: date
    metrics: tuple[str, ...] = ()
    pack_sha256: str = ""  # the workbook that went with it
    reminded: tuple[date, ...] = ()
    escalated_on: date | None = None
    escalated_to: str = ""
    received_on: date | None = None
    note: str = ""

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.section}/{self.contributor}"


@dataclass(frozen=True, slots=True)
class RequestStanding:
    state: RequestState
    why: str
    act_on: date | None = None  # when something is to be done about it next


def reminder_days(request: DataRequest, rules: PlanRules, holidays: Collection[date]) -> tuple[date, ...]:
    """The days on which a reminder is to go out, after the day of asking."""
    days = (add_working_days(request.due, offset, holidays) for offset in sorted(rules.reminders))
    return tuple(day for day in days if day > request.sent.date())


def stand_of_request(
    request: DataRequest, rules: PlanRules, today: date, holidays: Collection[date]
) -> RequestStanding:
    """How a request stands today, and why."""
    if request.received_on is not None:
        return RequestStanding(RequestState.RECEIVED, f"Received on {day_in_words(request.received_on)}.")
    late = working_days_between(request.due, today, holidays)
    due = (
        f"Due {day_in_words(request.due)}."
        if late <= 0
        else f"Due {day_in_words(request.due)}, {working_days(late)} ago."
    )
    if request.escalated_on is not None:
        return RequestStanding(
            RequestState.ESCALATED,
            f"{due} Escalated to {request.escalated_to} on {day_in_words(request.escalated_on)}.",
        )
    higher = add_working_days(request.due, rules.escalate_after, holidays)
    if today > request.due and today >= higher:
        return RequestStanding(RequestState.TO_ESCALATE, f"{due} {_reminders(request)}", higher)
    last = max((request.sent.date(), *request.reminded))
    owed = [day for day in reminder_days(request, rules, holidays) if last < day]
    if owed and owed[0] <= today:
        return RequestStanding(RequestState.TO_CHASE, f"{due} {_reminders(request)}", owed[0])
    state = RequestState.OVERDUE if late > 0 else RequestState.WAITING
    return RequestStanding(state, f"{due} {_reminders(request)}", min((*owed[:1], higher)))


def _reminders(request: DataRequest) -> str:
    if not request.reminded:
        return f"Asked on {day_in_words(request.sent.date())}, not reminded yet."
    times = "once" if len(request.reminded) == 1 else f"{len(request.reminded)} times"
    return f"Reminded {times}, last on {day_in_words(max(request.reminded))}."
