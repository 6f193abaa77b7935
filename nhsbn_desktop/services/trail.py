"""The audit trail in words: who did what to which answer, section or submission, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nhsbn_desktop.documents.tables import write_csv
from nhsbn_desktop.domain.answers import Correction, Value
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One change as a person reads it. `before` and `after` are words, empty where they would say nothing."""

    number: int
    at: datetime  # UTC
    who: str
    what: str
    about: str
    before: str
    after: str
    why: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Trail:
    rows: tuple[TrailRow, ...]  # latest first
    unbroken: bool  # every change still bears the seal it was given


def read_trail(session: Session) -> Trail:
    """Every change on record, and whether the chain of seals holds."""
    names = {person.key: person.name for person in session.record.all(Person)}
    changes = session.record.changes()
    undone = {change.undoes for change in changes if change.undoes}
    rows = tuple(_row(change, names, change.number in undone) for change in changes)
    return Trail(rows, session.record.unbroken())


def _row(change: Change, names: dict[str, str], undone: bool) -> TrailRow:
    before, after = _words(change.before), _words(change.after)
    return TrailRow(
        number=change.number,
        at=change.at,
        who=names.get(change.by, change.by),
        what=change.act.sentence,
        about=" › ".join(change.key.split("/")),
        before=before,
        after=after,
        why=change.why,
        undone=undone,
    )


def _words(thing: object) -> str:
    """What a thing says in a table: an answer's value; nothing for what its key already tells."""
    return _value(thing.value) if isinstance(thing, Correction) else ""


def _value(value: Value) -> str:
    return "blank" if value is None else str(value)


def export(rows: Iterable[TrailRow], path: Path) -> None:
    """Writes rows as CSV that Excel opens as it stands. Raises DocumentProblem where the file cannot be written."""
    heading = ["Number", "When (UTC)", "Who", "What", "About", "Before", "After", "Why", "Undone"]
    lines = [
        [
            str(row.number), row.at.isoformat(timespec="seconds"), row.who, row.what, row.about,
            row.before, row.after, row.why, "yes" if row.undone else "",
        ]
        for row in rows
    ]  # fmt: skip
    write_csv(path, [heading, *lines])
