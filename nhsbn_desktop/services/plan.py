"""Keeping the data collection plan and the people named in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import PlanEntry, Timetable
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.services.session import Session


def people(session: Session) -> tuple[Person, ...]:
    return session.record.all(Person)


def enrol(session: Session, person: Person) -> Change:
    """Adds somebody, or changes what is known of them."""
    if not person.name.strip():
        raise NotReady("A person needs a name.", "Enter the name as it should appear in the sign-off record.")
    return session.commit(Act.ENROL_PERSON, person)


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


@dataclass(frozen=True, slots=True)
class Progress:
    """How a section stands against the plan: worked out, never typed."""

    entry: PlanEntry
    validated: Mapping[str, bool]  # by submitting unit, those with a workbook
    answered: int
    asked: int

    def is_overdue(self, today: date) -> bool:
        done = bool(self.validated) and all(self.validated.values())
        return not done and today > self.entry.validated_by
