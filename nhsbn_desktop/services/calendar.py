"""The plan as a calendar file: everything that is due, so that a file made again moves what an earlier one brought."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from nhsbn_desktop.documents.calendar_file import write_calendar
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.calendar_file import CalendarSent, Event, next_file
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry, Timetable
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.services.session import Session


def send(session: Session, collection: Collection, dates: Timetable | None, target: Path) -> CalendarSent:
    """Writes the collection's calendar file and keeps what it said.

    Raises NotReady where nothing is planned, DocumentProblem where the file cannot be written: then nothing is kept.
    """
    entries = session.record.all(PlanEntry, collection.key)
    if not entries and dates is None:
        raise NotReady(f"{collection.name} has no plan and no dates.", "Enter its dates, or draft its plan first.")
    names = {person.key: person.name for person in session.record.all(Person)}
    events = plan_events(collection, entries, session.record.all(MetricPlan, collection.key), dates, names)
    made = next_file(session.record.get(CalendarSent, collection.key), collection.key, events)
    write_calendar(target, collection.name, made.events, session.now())
    session.commit(Act.SEND_CALENDAR, made)
    return made


def plan_events(
    collection: Collection,
    entries: Iterable[PlanEntry],
    metrics: Iterable[MetricPlan],
    dates: Timetable | None,
    names: Mapping[str, str],
) -> tuple[Event, ...]:
    """Every deadline of the plan as a day in a calendar; `names` of people by their keys."""
    events = list(_network_events(collection, dates)) if dates else []
    planned = {entry.key: entry for entry in entries}
    for entry in planned.values():
        lead = names.get(entry.lead, entry.lead) or "Nobody yet"
        brings = names.get(entry.contributor, entry.contributor) or lead
        about = f"{collection.name}\nSource: {entry.source or 'not said'}\nLead: {lead}\nData from: {brings}"
        events.append(
            Event(f"{entry.key}/data", entry.data_by, f"Data due: {entry.section} ({collection.code})", about)
        )
        words = f"Validate: {entry.section} ({collection.code})"
        events.append(Event(f"{entry.key}/validation", entry.validated_by, words, about))
    for metric in metrics:
        section = planned.get(f"{metric.collection}/{metric.section}")
        if metric.data_by and section:
            words = f"Data due: {collection.label(metric.ref)} ({collection.code})"
            brings = names.get(metric.contributor, metric.contributor) or section.contributor
            events.append(Event(f"{metric.key}/data", metric.data_by, words, f"{collection.name}\nData from: {brings}"))
    return tuple(events)


def _network_events(collection: Collection, dates: Timetable) -> Iterable[Event]:
    days = {
        "opens": (dates.opens, "Collection opens"),
        "leads": (dates.leads_by, "Leads named and plan agreed"),
        "sign-off": (dates.sign_off_by, "Director's sign-off"),
        "deadline": (dates.deadline, "Network's deadline"),
    }
    for what, (day, words) in days.items():
        yield Event(f"{collection.key}/{what}", day, f"{words}: {collection.code} {collection.year}", collection.name)
    if collection.outputs:
        words = f"Outputs expected: {collection.code} {collection.year}"
        yield Event(f"{collection.key}/outputs", collection.outputs, words, collection.name)
