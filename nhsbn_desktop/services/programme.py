"""The year's programme and the trust's decision on each of its collections."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
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


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A collection of the programme, what the trust decided, and how many workbooks of it are open here."""

    entry: ProgrammeEntry
    participation: Participation | None
    workbooks: int
    is_known: bool  # there is a specification, so it can be planned and checked

    @property
    def decision(self) -> Decision:
        return self.participation.decision if self.participation else Decision.UNDECIDED


@dataclass(frozen=True, slots=True)
class Programme:
    rows: tuple[ProgrammeRow, ...]
    today: date
    is_begun: bool  # something is on record


def read_programme(session: Session, known: Iterable[Collection]) -> Programme:
    """The year's programme, and the collections whose workbooks were opened though the programme does not name them."""
    decided, collections = participations(session), {collection.key: collection for collection in known}
    opened = Counter(
        key
        for reading in session.record.all(Reading)
        if (key := reading.submission.partition("/")[0]) in collections and reading.year == collections[key].year
    )
    entries = list(programme())
    named = {entry.collection for entry in entries}
    entries += [_of(collections[key]) for key in opened if key not in named]
    rows = (
        ProgrammeRow(entry, decided.get(entry.collection), opened[entry.collection], entry.collection in collections)
        for entry in entries
    )
    return Programme(tuple(rows), session.now().date(), bool(session.record.changes(limit=1)))


def participations(session: Session) -> dict[str, Participation]:
    """The decisions on record, by the collection's key."""
    return {participation.collection: participation for participation in session.record.all(Participation)}


def decide(session: Session, participation: Participation) -> Change:
    """Records the clinical leadership executive's decision. Not taking part needs its reason."""
    if participation.decision is Decision.NOT_TAKING_PART and not participation.reason.strip():
        raise NotReady("Not taking part needs a reason.", "Enter the reason as the executive gave it.")
    return session.commit(Act.DECIDE_PARTICIPATION, participation, participation.reason)


def _of(collection: Collection) -> ProgrammeEntry:
    note = "Not in the programme that ships with the program; taken from its workbook."
    return ProgrammeEntry(
        collection.key,
        collection.title,
        collection.year,
        collection.opens,
        collection.deadline,
        collection.outputs,
        note=note,
    )


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
