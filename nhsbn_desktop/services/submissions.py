"""A collection's submissions as they stand: every fact on record, and what follows from them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from nhsbn_desktop.domain import checks, year_on_year
from nhsbn_desktop.domain.answers import Answers, Correction, Reading
from nhsbn_desktop.domain.calendar import read_bank_holidays
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Explanation
from nhsbn_desktop.domain.plan import PlanEntry, Timetable, work_back
from nhsbn_desktop.domain.sign_off import SignOff, Validation
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged, Submission
from nhsbn_desktop.paths import resource
from nhsbn_desktop.services.session import Session


@lru_cache(maxsize=1)
def bank_holidays() -> frozenset[date]:
    """England and Wales, as shipped; the file is a plain table that a trust may edit."""
    return read_bank_holidays(resource("bank_holidays.csv").read_text(encoding="utf-8"), "england-and-wales")


def timetable(collection: Collection) -> Timetable | None:
    """The internal deadlines, where the collection says when it opens and closes."""
    if collection.opens is None or collection.deadline is None:
        return None
    return work_back(collection.opens, collection.deadline, bank_holidays())


def load_all(session: Session, collection: Collection) -> tuple[Submission, ...]:
    """Every submission of the collection, judged together: some checks span localities, others years."""
    record, under = session.record, collection.key
    readings = {reading.key: reading for reading in record.all(Reading, under)}
    corrections = _by_submission(record.all(Correction, under))
    facts = {
        "explanations": _by_submission(record.all(Explanation, under)),
        "validations": _by_submission(record.all(Validation, under)),
        "staged": _by_submission(record.all(Staged, under)),
        "handed_over": _by_submission(record.all(HandedOver, under)),
        "receipts": _by_submission(record.all(Receipt, under)),
    }
    sign_offs = {sign_off.submission: sign_off for sign_off in record.all(SignOff, under)}
    keys = {unit: collection.submission_key(unit) for unit in collection.units}
    current = {unit: readings.get(f"{key}/{collection.year.replace('/', '-')}") for unit, key in keys.items()}
    answers = {unit: Answers(current[unit], corrections.get(keys[unit], ())) for unit in collection.units}
    previous = {unit: _earlier(readings.values(), keys[unit], collection.year) for unit in collection.units}
    findings = checks.judge(collection, {unit: answers[unit] for unit in answers if current[unit]}, previous)
    plan, dates, today = record.all(PlanEntry, under), timetable(collection), session.now().date()
    return tuple(
        Submission(
            collection=collection,
            unit=unit,
            reading=current[unit],
            corrections=corrections.get(key, ()),
            plan=plan,
            timetable=dates,
            sign_off=sign_offs.get(key),
            answers=answers[unit],
            previous=tuple(sorted(previous[unit].items(), reverse=True)),
            findings=tuple(findings.get(unit, ())),
            comparisons=tuple(year_on_year.compare(collection, unit, answers[unit], previous[unit])),
            today=today,
            **{name: by_submission.get(key, ()) for name, by_submission in facts.items()},
        )
        for unit, key in keys.items()
    )


def load(session: Session, collection: Collection, unit: str) -> Submission:
    """One unit's submission, judged with its siblings all the same. Raises KeyError for a unit it has not."""
    submissions = {submission.unit: submission for submission in load_all(session, collection)}
    return submissions[unit]


def _by_submission(things: Iterable[object]) -> Mapping[str, tuple[object, ...]]:
    grouped = defaultdict(list)
    for thing in things:
        grouped[thing.submission].append(thing)
    return {key: tuple(group) for key, group in grouped.items()}


def _earlier(readings: Iterable[Reading], submission: str, year: str) -> Mapping[str, Answers]:
    """The answers of the years before, by year."""
    return {r.year: Answers(r) for r in readings if r.submission == submission and r.year < year}
