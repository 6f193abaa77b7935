"""Requests for data: written as e-mail drafts with the section's workbook, reminded, escalated, and met."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from nhsbn_desktop.documents.email_drafts import Draft, write_draft
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.requests import DataRequest
from nhsbn_desktop.services.session import Session


def requests(session: Session, collection: Collection) -> tuple[DataRequest, ...]:
    return session.record.all(DataRequest, collection.key)


def contributor_of(entry: PlanEntry, people: Mapping[str, Person]) -> Person | None:
    """Who brings a section's data: the contributor that the plan names, by name or key, else the nominated lead."""
    if entry.contributor:
        named = entry.contributor.casefold()
        return next((p for p in people.values() if named in (p.name.casefold(), p.key.casefold())), None)
    return people.get(entry.lead)


def ask(
    session: Session,
    collection: Collection,
    entry: PlanEntry,
    target: Path,
    *,
    pack: Path | None = None,
    metrics: tuple[str, ...] = (),
) -> DataRequest:
    """Writes the e-mail draft for a section (or some metrics of it) and keeps the request. The plan's `entry` says who
    and by when; `pack` is the section's workbook.

    Raises NotReady where nobody is named, and DocumentProblem where the draft cannot be written: then nothing is kept.
    """
    session.permit(Act.SEND_REQUEST)  # before the draft: what is refused leaves no file behind
    people = {person.key: person for person in session.record.all(Person)}
    person = contributor_of(entry, people)
    name = person.name if person else entry.contributor
    if not name:
        raise NotReady(f"Nobody is named to bring {entry.section}.", "Name a contributor or a lead in the plan first.")
    request = DataRequest(
        collection.key,
        entry.section,
        name,
        person.email if person else "",
        session.now(),
        session.person.key,
        entry.data_by,
        metrics,
        session.files.keep(pack) if pack else "",
    )
    write_draft(target, _asking(session, collection, entry, request, pack))
    session.commit(Act.SEND_REQUEST, request)
    return request


def remind(session: Session, collection: Collection, request: DataRequest, target: Path) -> Change:
    """Writes a reminder draft and keeps the day of it."""
    session.permit(Act.CHASE_REQUEST)
    _refuse_met(request)
    today = session.now().date()
    due = day_in_words(request.due)
    was = f"was due on {due} and has not come" if request.due < today else f"is due on {due}"
    body = (
        f"Dear {request.contributor},\n\n"
        f"On {day_in_words(request.sent.date())} I asked you for the {_what(request)} of {collection.name}. "
        f"It {was}.\n\n"
        "If something stands in the way, please tell me today, so that it can be put right or escalated in time.\n\n"
        f"{_signed(session)}"
    )
    subject = f"Reminder: {request.section}, {collection.name}, due {due}"
    write_draft(target, Draft(request.email, subject, body))
    return session.commit(Act.CHASE_REQUEST, replace(request, reminded=(*request.reminded, today)))


def escalate(session: Session, collection: Collection, request: DataRequest, to: Person, target: Path) -> Change:
    """Writes the draft to somebody who can decide, and keeps that it went there."""
    session.permit(Act.ESCALATE_REQUEST)
    _refuse_met(request)
    reminded = ", ".join(day_in_words(day) for day in request.reminded) or "not yet"
    body = (
        f"Dear {to.name},\n\n"
        f"The {_what(request)} of {collection.name} has not come. It was asked of {request.contributor} on "
        f"{day_in_words(request.sent.date())} and was due on {day_in_words(request.due)}. Reminders: {reminded}.\n\n"
        "Without it the section can be neither validated nor submitted. Please see that it is provided, or tell me who "
        "else can.\n\n"
        f"{_signed(session)}"
    )
    subject = f"Escalation: {request.section}, {collection.name}, due {day_in_words(request.due)}"
    write_draft(target, Draft(to.email, subject, body))
    escalated = replace(request, escalated_on=session.now().date(), escalated_to=to.name)
    return session.commit(Act.ESCALATE_REQUEST, escalated)


def receive(session: Session, request: DataRequest, on: date, note: str = "") -> Change:
    """The data came. Raises NotReady where it would have come before it was asked for."""
    if on < request.sent.date():
        raise NotReady("The data would have come before it was asked for.", "Enter the day on which it came.")
    return session.commit(Act.RECEIVE_DATA, replace(request, received_on=on, note=note.strip()))


def _asking(
    session: Session, collection: Collection, entry: PlanEntry, request: DataRequest, pack: Path | None
) -> Draft:
    asked = "".join(f"  - {ref}: {metric.label}\n" for ref in request.metrics if (metric := collection.metric(ref)))
    parts = [
        f"Dear {request.contributor},",
        f"The trust takes part in {collection.name} of the NHS Benchmarking Network. Please provide the "
        f"{_what(request)} by {day_in_words(entry.data_by)}.",
        f"These metrics are asked of you:\n{asked}".rstrip() if asked else "",
        f"Source: {entry.source}." if entry.source else "",
        f"How it meets the definition: {entry.note}" if entry.note else "",
        "Please fill in the attached workbook: only its open cells can be changed, and the definitions stand beside "
        "each question. Send it back to me as it is, under the same name."
        if pack
        else "",
        "Only totals are asked for: please send nothing that could identify a patient or a member of staff.",
        _signed(session),
    ]
    subject = f"Data request: {entry.section}, {collection.name}, by {day_in_words(entry.data_by)}"
    return Draft(request.email, subject, "\n\n".join(part for part in parts if part), pack)


def _what(request: DataRequest) -> str:
    some = "some of the " if request.metrics else ""
    return f"{some}data for the section “{request.section}”"


def _signed(session: Session) -> str:
    return f"{session.person.name}\n{session.person.role.value.capitalize()}"


def _refuse_met(request: DataRequest) -> None:
    if request.received_on is not None:
        raise NotReady(f"The data for {request.section} has come.", "There is nothing to remind anybody of.")
