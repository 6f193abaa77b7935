"""Keeping the data collection plan and the people named in it."""

from collections.abc import Collection as Some
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.calendar import working_days_between
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import PlanEntry, Timetable
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session

SOON = 5  # working days: what is due within them is at risk while it is not done


def people(session: Session) -> tuple[Person, ...]:
    return session.record.all(Person)


def enrol(session: Session, person: Person) -> Change:
    """Adds somebody, or changes what is known of them."""
    if not person.name.strip():
        raise NotReady("A person needs a name.", "Enter the name as it should appear in the sign-off record.")
    return session.commit(Act.ENROL_PERSON, person)


def key_for(name: str, taken: Some[str]) -> str:
    """A short, stable key for somebody new: `priya.shah`, or `priya.shah.2` where that is taken."""
    plain = ".".join("".join(c for c in part if c.isalnum()) for part in name.casefold().split()) or "person"
    numbers = (plain if number == 1 else f"{plain}.{number}" for number in count(1))
    return next(key for key in numbers if key not in taken)


def entries(session: Session, collection: Collection) -> tuple[PlanEntry, ...]:
    """The plan in the order of the collection's sections."""
    order = {section: place for place, section in enumerate(collection.sections)}
    kept = session.record.all(PlanEntry, collection.key)
    return tuple(sorted(kept, key=lambda entry: order.get(entry.section, len(order))))


def draft(session: Session, collection: Collection, timetable: Timetable | None) -> tuple[Change, ...]:
    """A first plan: an entry for each section that has none, its source and internal deadlines filled in."""
    if timetable is None:
        raise NotReady(
            f"{collection.name} has no opening date or deadline, so no plan can be worked back from it.",
            "Add the dates to the collection's specification (collection.toml).",
        )
    planned = {entry.section for entry in entries(session, collection)}
    fresh = [
        PlanEntry(
            collection=collection.key,
            section=section,
            lead="",
            source=main_source(collection, section),
            data_by=timetable.data_by,
            validated_by=timetable.validated_by,
        )
        for section in collection.sections
        if section not in planned
    ]
    return session.commit_all(Act.PLAN_SECTION, fresh, "worked back from the Network's deadline")


def plan_section(session: Session, entry: PlanEntry) -> Change:
    """Keeps one section's row. Raises NotReady when the lead would have to validate before the data is due."""
    if entry.validated_by < entry.data_by:
        raise NotReady(
            f"{entry.section}: validation is due before the data is.",
            "Set the validation deadline on or after the day the data is due.",
        )
    return session.commit(Act.PLAN_SECTION, entry)


def main_source(collection: Collection, section: str) -> str:
    """The sources of a section's metrics, the commonest first."""
    sources = [metric.source for metric in collection.metrics if metric.section == section and metric.source]
    return ", ".join(sorted(dict.fromkeys(sources), key=lambda source: (-sources.count(source), source))[:3])


class Standing(StrEnum):
    """How a section stands against the plan; worked out, never typed."""

    NOT_STARTED = "Not started"
    IN_PROGRESS = "In progress"
    AT_RISK = "At risk"
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


def read_progress(
    entries: Iterable[PlanEntry],
    submissions: Iterable[Submission],
    dates: Timetable | None,
    today: date,
    holidays: Some[date],
) -> tuple[Progress, ...]:
    """How every section of a plan stands today, over all submissions that have a workbook."""
    here = [submission for submission in submissions if submission.reading is not None]
    return tuple(_progress(entry, here, dates, today, holidays) for entry in entries)


def _progress(
    entry: PlanEntry, here: list[Submission], dates: Timetable | None, today: date, holidays: Some[date]
) -> Progress:
    validated = {submission.unit: submission.validation_stands(entry.section) for submission in here}
    values = [submission.answers.get(code) for submission in here for code in _codes(submission, entry.section)]
    answered = sum(value is not None for value in values)
    done = bool(validated) and all(validated.values())
    due = None if done else entry.validated_by if answered else entry.data_by
    days_left = working_days_between(today, due, holidays) if due else 0
    standing, why = Standing.DONE, "Every submission with a workbook is validated."
    if due is not None:
        late_lead = not entry.lead and dates is not None and today > dates.leads_by
        started = bool(answered or any(validated.values()))
        what = "Validation" if answered else "Data"
        standing, why = _stand(what, days_left, late_lead=late_lead, started=started)
    return Progress(entry, validated, answered, len(values), due, days_left, standing, why)


def _codes(submission: Submission, section: str) -> tuple[str, ...]:
    return submission.collection.section_codes(section)


def _stand(what: str, days_left: int, *, late_lead: bool, started: bool) -> tuple[Standing, str]:
    if days_left < 0:
        return Standing.OVERDUE, f"{what} was due {working_days(-days_left)} ago."
    due = f"{what} is due {'today' if not days_left else 'in ' + working_days(days_left)}."
    if late_lead:
        return Standing.AT_RISK, f"Nobody is nominated to lead it. {due}"
    if days_left <= SOON:
        return Standing.AT_RISK, due
    return (Standing.IN_PROGRESS if started else Standing.NOT_STARTED), due


def working_days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"
