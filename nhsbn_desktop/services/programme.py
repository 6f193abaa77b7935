"""The year's programme and the trust's decision on each of its collections."""

import csv
from datetime import date
from functools import lru_cache

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.programme import Decision, Participation, ProgrammeEntry
from nhsbn_desktop.paths import resource
from nhsbn_desktop.services.session import Session


@lru_cache(maxsize=1)
def programme() -> tuple[ProgrammeEntry, ...]:
    """The Network's collections as shipped with the program, in the order of their deadlines."""
    with resource("programme.csv").open(encoding="utf-8", newline="") as table:
        entries = [_entry(row) for row in csv.DictReader(table)]
    return tuple(sorted(entries, key=lambda entry: (entry.deadline is None, entry.deadline or date.max, entry.title)))


def participations(session: Session) -> dict[str, Participation]:
    """The decisions on record, by the collection's key."""
    return {participation.collection: participation for participation in session.record.all(Participation)}


def decide(session: Session, participation: Participation) -> Change:
    """Records the clinical leadership executive's decision. Not taking part needs its reason."""
    if participation.decision is Decision.NOT_TAKING_PART and not participation.reason.strip():
        raise NotReady("Not taking part needs a reason.", "Enter the reason as the executive gave it.")
    return session.commit(Act.DECIDE_PARTICIPATION, participation, participation.reason)


def _entry(row: dict[str, str]) -> ProgrammeEntry:
    return ProgrammeEntry(
        collection=row["collection"],
        title=row["title"],
        year=row["year"],
        opens=_day(row["opens"]),
        deadline=_day(row["deadline"]),
        outputs=_day(row["outputs"]),
        mandatory=row["mandatory"] == "yes",
        rhythm=row["rhythm"],
        note=row["note"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
