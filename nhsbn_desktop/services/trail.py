"""The audit trail in words: who did what to which answer, section or submission, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from nhsbn_desktop.documents.tables import write_csv
from nhsbn_desktop.domain.answers import Correction, Reading, Value
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Explanation
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.programme import Participation
from nhsbn_desktop.domain.sign_off import Validation, ValidationKind
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged
from nhsbn_desktop.services.session import Session

BEYOND = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


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


def read_trail(session: Session, known: Iterable[Collection] = ()) -> Trail:
    """Every change on record, and whether the chain of seals holds. What the `known` collections name is called by
    its name: a collection by its title, an answer by its label."""
    names = {person.key: person.name for person in session.record.all(Person)}
    collections = {collection.key: collection for collection in known}
    changes = session.record.changes()
    undone = {change.undoes for change in changes if change.undoes}
    rows = tuple(_row(change, names, collections, change.number in undone) for change in changes)
    return Trail(rows, session.record.unbroken())


def _row(change: Change, names: Mapping[str, str], collections: Mapping[str, Collection], undone: bool) -> TrailRow:
    before, after = _words(change.before, names), _words(change.after, names)
    about = names.get(change.key, "") if change.kind is Person else ""
    return TrailRow(
        number=change.number,
        at=change.at,
        who=names.get(change.by, change.by),
        what=change.act.sentence,
        about=about or _about(change, collections),
        before=before,
        after=after,
        why=change.why if change.why not in (before, after) else "",
        undone=undone,
    )


def _about(change: Change, collections: Mapping[str, Collection]) -> str:
    """The parts of a thing's key, by the names that people call them: the submission before what stands in it."""
    key, *parts = change.key.split("/")
    collection = collections.get(key)
    if collection is None:
        return BEYOND.join((key, *parts))
    if change.kind is Correction and len(parts) > 1:
        parts[1:] = [collection.label("/".join(parts[1:]))]
    elif change.kind is Explanation and len(parts) > 1:
        parts[1:] = [_finding_words("/".join(parts[1:]), collection)]
    elif change.kind in (Staged, HandedOver, Receipt):
        parts = parts[:1]
    return BEYOND.join((*parts, collection.name)) if parts else collection.name


def _finding_words(key: str, collection: Collection) -> str:
    """A finding's key is its check and the first answer it is about."""
    check, _, code = key.rpartition(":") if ":" in key else key.rpartition("/")
    return f"{collection.label(code)} ({check})" if check else collection.label(code)


def _words(thing: object, names: Mapping[str, str]) -> str:
    """What a thing says, in a line; nothing for what its key already tells."""
    match thing:
        case Correction():
            return _value(thing.value)
        case Explanation():
            return thing.text
        case Participation():
            return thing.decision.value
        case PlanEntry():
            lead = names.get(thing.lead, thing.lead) or "nobody yet"
            return f"lead {lead}, data by {_day(thing.data_by)}, validated by {_day(thing.validated_by)}"
        case Person():
            return thing.role.value
        case Reading():
            return thing.file_name
        case Validation():
            return f"{len(thing.kinds)} of {len(ValidationKind)} kinds of validation"
        case Staged():
            return f"version {thing.version}, SHA-256 {thing.file_sha256[:16]}"
        case HandedOver():
            return thing.how
        case Receipt():
            return f"{thing.receipt_id}, {thing.status}"
        case _:
            return ""


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


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
