"""A collection's plan with everything on record about it, as it stands today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import Timetable
from nhsbn_desktop.domain.plan_rules import PlanRules
from nhsbn_desktop.domain.programme import shift_year
from nhsbn_desktop.domain.progress import PlanFacts, Progress, read_progress
from nhsbn_desktop.domain.queries import DefinitionsQuery
from nhsbn_desktop.services import burden, challenges, plan, programme, queries, submissions
from nhsbn_desktop.services.burden import Ledger
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class PlanView:
    """`workbooks` gives by submitting unit the digest of the workbook that is on record. `last_deadline` is the
    Network's for the year that a first draft would be taken over from, where there is such a plan."""

    collection: Collection
    rows: tuple[Progress, ...]
    people: tuple[Person, ...]
    dates: Timetable | None
    today: date
    days_off: frozenset[date]
    facts: PlanFacts
    queries: tuple[DefinitionsQuery, ...]
    challenges: tuple[Challenge, ...]
    ledger: Ledger
    rules: PlanRules
    workbooks: Mapping[str, str]
    last_deadline: date | None
    has_last_plan: bool

    @property
    def by_key(self) -> dict[str, Person]:
        return {person.key: person for person in self.people}


def read_plan(session: Session, collection: Collection | None) -> PlanView | None:
    """Off the UI thread. None while no collection is chosen."""
    if collection is None:
        return None
    entries, facts, days_off = plan.entries(session, collection), plan.facts(session, collection), session.days_off()
    dates, today = submissions.timetable(session, collection), session.now().date()
    judged = submissions.load_all(session, collection) if entries else ()
    last = plan.last_plan(session, collection)
    key = next(iter(last.values())).collection if last else shift_year(collection.key, -1)
    before = programme.find(session, key)
    return PlanView(
        collection=collection,
        rows=read_progress(entries, judged, dates, today, days_off, facts),
        people=plan.people(session),
        dates=dates,
        today=today,
        days_off=days_off,
        facts=facts,
        queries=queries.queries(session, collection),
        challenges=challenges.challenges(session, collection),
        ledger=burden.read_ledger(session, collection),
        rules=session.rules(),
        workbooks={one.unit: one.reading.file_digest for one in judged if one.reading is not None},
        last_deadline=before.deadline if before else None,
        has_last_plan=bool(last),
    )
