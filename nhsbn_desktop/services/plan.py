"""Keeping the data collection plan, its rules and the people named in it."""

from collections.abc import Collection as Some
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import count

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry, Timetable, moved_to
from nhsbn_desktop.domain.plan_rules import PlanRules, check_rules
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.programme import Nomination, shift_year
from nhsbn_desktop.domain.progress import PlanFacts
from nhsbn_desktop.domain.queries import DefinitionsQuery, carry
from nhsbn_desktop.domain.requests import DataRequest
from nhsbn_desktop.services.session import Session

YEARS_BACK = 3  # a plan older than this says little about the people of today


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


def set_rules(session: Session, rules: PlanRules) -> Change:
    """How this trust counts its days from now on. Plans that stand keep their days until they are drafted again."""
    check_rules(rules)
    return session.commit(Act.SET_PLAN_RULES, rules)


def entries(session: Session, collection: Collection) -> tuple[PlanEntry, ...]:
    """The plan in the order of the collection's sections."""
    order = {section: place for place, section in enumerate(collection.sections)}
    kept = session.record.all(PlanEntry, collection.key)
    return tuple(sorted(kept, key=lambda entry: order.get(entry.section, len(order))))


def facts(session: Session, collection: Collection) -> PlanFacts:
    """What is on record about the plan beside its entries."""
    record, under = session.record, collection.key
    return PlanFacts(
        collection,
        metrics=record.all(MetricPlan, under),
        requests=record.all(DataRequest, under),
        queries=record.all(DefinitionsQuery, under),
        challenges=record.all(Challenge, under),
    )


def draft(
    session: Session, collection: Collection, timetable: Timetable | None, *, last_deadline: date | None = None
) -> tuple[Change, ...]:
    """A first plan: an entry for each section that has none, from last year's plan where there is one.

    Days are worked back from the Network's deadline; with `last_deadline`, the Network's for last year's plan, each day
    is as many working days before it as it was then. The metrics planned on their own and the answered definitions
    queries come along. Leads are those nominated for this year, else last year's, who are to be nominated anew.
    """
    if timetable is None:
        raise NotReady(
            f"{collection.name} has no opening date or deadline, so no plan can be worked back from it.",
            "Enter its dates in the programme.",
        )
    planned = {entry.section for entry in entries(session, collection)}
    wanted = [section for section in collection.sections if section not in planned]
    before = last_plan(session, collection)
    nominated = session.record.all(Nomination, collection.key)
    fresh: list[PlanEntry | MetricPlan] = []
    for section in wanted:
        lead = next((one.lead for one in nominated if one.covers(section)), "")
        entry = _first(collection, section, timetable)
        if section in before:
            entry = _again(before[section], entry, timetable, last_deadline, session.days_off())
            fresh += _metrics_again(session, collection, before[section])
        fresh.append(replace(entry, lead=lead or entry.lead))
    why = "from last year's plan" if before else "worked back from the Network's deadline"
    changes = session.commit_all(Act.PLAN_SECTION, fresh, why)
    _carry_queries(session, collection)
    return changes


def last_plan(session: Session, collection: Collection) -> Mapping[str, PlanEntry]:
    """The latest earlier year's entries, by section; empty where there is none on record."""
    for years in range(1, YEARS_BACK + 1):
        kept = session.record.all(PlanEntry, shift_year(collection.key, -years))
        if kept:
            return {entry.section: entry for entry in kept}
    return {}


def plan_section(session: Session, entry: PlanEntry) -> Change:
    """Keeps one section's row. Raises NotReady when the lead would have to validate before the data is due."""
    if entry.validated_by < entry.data_by:
        raise NotReady(
            f"{entry.section}: validation is due before the data is.",
            "Set the validation deadline on or after the day the data is due.",
        )
    return session.commit(Act.PLAN_SECTION, entry)


def plan_metric(session: Session, entry: PlanEntry, metric: MetricPlan) -> Change | None:
    """Keeps where a metric differs from its section; what says nothing is taken away. None: nothing there to take."""
    if not metric.says_anything:
        there = session.record.get(MetricPlan, metric.key)
        return session.remove(Act.PLAN_METRIC, MetricPlan, metric.key) if there else None
    if metric.data_by is not None and metric.data_by > entry.validated_by:
        raise NotReady(
            f"{metric.ref} would be due after its section is validated.",
            "Set its day on or before the section's validation deadline.",
        )
    return session.commit(Act.PLAN_METRIC, metric)


def main_source(collection: Collection, section: str) -> str:
    """The sources of a section's metrics, the commonest first."""
    sources = [metric.source for metric in collection.metrics if metric.section == section and metric.source]
    return ", ".join(sorted(dict.fromkeys(sources), key=lambda source: (-sources.count(source), source))[:3])


def _first(collection: Collection, section: str, timetable: Timetable) -> PlanEntry:
    return PlanEntry(
        collection=collection.key,
        section=section,
        lead="",
        source=main_source(collection, section),
        data_by=timetable.data_by,
        validated_by=timetable.validated_by,
    )


def _again(
    last: PlanEntry, first: PlanEntry, timetable: Timetable, last_deadline: date | None, holidays: Some[date]
) -> PlanEntry:
    """Last year's row in this year: the same people and source, and days as far from the deadline as then."""
    entry = replace(last, collection=first.collection, data_by=first.data_by, validated_by=first.validated_by)
    if last_deadline is None:
        return entry
    data_by = moved_to(last.data_by, last_deadline, timetable.deadline, holidays)
    validated_by = moved_to(last.validated_by, last_deadline, timetable.deadline, holidays)
    return replace(entry, data_by=data_by, validated_by=max(validated_by, data_by))


def _metrics_again(session: Session, collection: Collection, last: PlanEntry) -> list[MetricPlan]:
    """The days of single metrics are not taken over: they were of last year."""
    asked = {metric.ref for metric in collection.metrics if metric.section == last.section}
    kept = session.record.all(MetricPlan, last.key)
    moved = [replace(metric, collection=collection.key, data_by=None) for metric in kept if metric.ref in asked]
    return [metric for metric in moved if metric.says_anything]


def _carry_queries(session: Session, collection: Collection) -> None:
    """Once: what was carried already, or was asked anew here, stays as it is."""
    refs = {metric.ref for metric in collection.metrics}
    there = {query.id for query in session.record.all(DefinitionsQuery, collection.key)}
    for years in range(1, YEARS_BACK + 1):
        earlier = session.record.all(DefinitionsQuery, shift_year(collection.key, -years))
        carried = carry(earlier, collection.key, refs, session.person.key, session.now())
        if carried:
            session.commit_all(Act.CARRY_QUERIES, [query for query in carried if query.id not in there])
            return
