"""How a section stands against the plan: overdue, blocked and at risk are worked out, never typed, and say why."""

from collections.abc import Collection as Some
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhsbn_desktop.domain.calendar import day_in_words, working_days, working_days_between
from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry, Timetable
from nhsbn_desktop.domain.queries import DefinitionsQuery
from nhsbn_desktop.domain.requests import DataRequest
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.wording import several

SOON = 5  # working days: what is due within them is at risk while it is not done


class Standing(StrEnum):
    """How a section stands against the plan; worked out, never typed."""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    AT_RISK = "At risk"
    BLOCKED = "Blocked"
    OVERDUE = "Overdue"
    DONE = "Done"


@dataclass(frozen=True, slots=True)
class Progress:
    """One section of the plan and how far it has come. `validated` is by submitting unit, those with a workbook;
    `answered` and `asked` count answers over those units; `due` is the next internal deadline, None once done."""

    entry: PlanEntry
    validated: Mapping[str, bool]
    answered: int
    asked: int
    due: date | None
    days_left: int  # working days to `due`, negative once it has passed
    standing: Standing
    why: str  # the standing in a sentence
    blocks: tuple[str, ...] = ()  # what stands in the way, each in a sentence


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What is on record about a collection's plan beside its entries."""

    collection: Collection
    metrics: tuple[MetricPlan, ...] = ()
    requests: tuple[DataRequest, ...] = ()
    queries: tuple[DefinitionsQuery, ...] = ()
    challenges: tuple[Challenge, ...] = ()


def read_progress(
    entries: Iterable[PlanEntry],
    submissions: Iterable[Submission],
    dates: Timetable | None,
    today: date,
    holidays: Some[date],
    facts: PlanFacts,
) -> tuple[Progress, ...]:
    """How every section of a plan stands today, over all submissions that have a workbook."""
    here = [submission for submission in submissions if submission.reading is not None]
    return tuple(_progress(entry, here, dates, today, holidays, facts) for entry in entries)


def blocks(entry: PlanEntry, facts: PlanFacts) -> tuple[str, ...]:
    """What keeps a section from going on: a report not built yet, a definition not clear, a challenge not settled."""
    found = []
    reports = [entry.report, *(metric.report for metric in facts.metrics if metric.section == entry.section)]
    awaited = dict.fromkeys(report.number for report in reports if report.is_awaited)
    if awaited:
        found.append(f"Redmine {several(awaited)} is not ready.")
    refs = {metric.ref for metric in facts.collection.metrics if metric.section == entry.section}
    for query in facts.queries:
        if query.is_open and refs.intersection(query.metrics):
            asked = day_in_words(query.asked.date())
            found.append(f"The Network has not answered the definitions query of {asked}: {_short(query.question)}")
    for challenge in facts.challenges:
        if challenge.is_open and challenge.section == entry.section:
            found.append(f"A challenge is not settled: {_short(challenge.what)}")
    return tuple(found)


def _progress(
    entry: PlanEntry,
    here: Sequence[Submission],
    dates: Timetable | None,
    today: date,
    holidays: Some[date],
    facts: PlanFacts,
) -> Progress:
    validated = {submission.unit: submission.validation_stands(entry.section) for submission in here}
    values = [submission.answers.get(code) for submission in here for code in _codes(submission, entry.section)]
    answered = sum(value is not None for value in values)
    done = bool(validated) and all(validated.values())
    due = None if done else entry.validated_by if answered else entry.data_by
    days_left = working_days_between(today, due, holidays) if due else 0
    standing, why = Standing.DONE, "Every submission with a workbook is validated."
    in_the_way = blocks(entry, facts) if due is not None else ()
    if due is not None:
        late_lead = not entry.lead and dates is not None and today > dates.leads_by
        started = bool(answered or any(validated.values()) or _is_asked(entry, facts))
        what = "Validation" if answered else "Data"
        standing, why = _stand(what, days_left, in_the_way, late_lead=late_lead, started=started)
    return Progress(entry, validated, answered, len(values), due, days_left, standing, why, in_the_way)


def _codes(submission: Submission, section: str) -> tuple[str, ...]:
    return submission.collection.section_codes(section)


def _is_asked(entry: PlanEntry, facts: PlanFacts) -> bool:
    return any(request.section == entry.section for request in facts.requests)


def _stand(
    what: str, days_left: int, in_the_way: tuple[str, ...], *, late_lead: bool, started: bool
) -> tuple[Standing, str]:
    held = "".join(f" {block}" for block in in_the_way)
    if days_left < 0:
        return Standing.OVERDUE, f"{what} was due {working_days(-days_left)} ago.{held}"
    due = f"{what} is due {'today' if not days_left else 'in ' + working_days(days_left)}."
    if in_the_way:
        return Standing.BLOCKED, f"{held.strip()} {due}"
    if late_lead:
        return Standing.AT_RISK, f"Nobody is nominated to lead it. {due}"
    if days_left <= SOON:
        return Standing.AT_RISK, due
    return (Standing.IN_PROGRESS if started else Standing.NOT_STARTED), due


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
