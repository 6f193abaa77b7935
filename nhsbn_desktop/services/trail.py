"""The audit trail in words: who did what to which answer, section or submission, and when."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from nhsbn_desktop.documents.tables import write_csv
from nhsbn_desktop.domain.answers import CommentCorrection, Correction, Reading, Value
from nhsbn_desktop.domain.burden import HoursSpent
from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Explanation, Review
from nhsbn_desktop.domain.gaps import Gap
from nhsbn_desktop.domain.limits import OwnLimit
from nhsbn_desktop.domain.matching import MetricMatch
from nhsbn_desktop.domain.metrics import Direction
from nhsbn_desktop.domain.monthly import MonthlyFigures
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry
from nhsbn_desktop.domain.plan_rules import PlanRules
from nhsbn_desktop.domain.programme import Nomination, Participation, ProgrammeEntry
from nhsbn_desktop.domain.queries import DefinitionsQuery
from nhsbn_desktop.domain.requests import DataRequest
from nhsbn_desktop.domain.sign_off import Validation, ValidationKind, Withdrawal
from nhsbn_desktop.domain.signing_keys import EnrolledKey
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
    originals = _originals(session, collections)
    rows = tuple(_row(change, names, collections, originals, change.number in undone) for change in changes)
    return Trail(rows, session.record.unbroken())


def _originals(session: Session, collections: Mapping[str, Collection]) -> Mapping[str, Value]:
    """What the workbooks of the collections' own years say, by the key that a correction of it would have."""
    return {
        f"{reading.submission}/{code}": value
        for reading in session.record.all(Reading)
        if (collection := collections.get(reading.submission.partition("/")[0])) and collection.year == reading.year
        for code, value in reading.values
    }


def _row(
    change: Change,
    names: Mapping[str, str],
    collections: Mapping[str, Collection],
    originals: Mapping[str, Value],
    undone: bool,
) -> TrailRow:
    """An answer that was not corrected before (or no longer is) stands as in the workbook."""
    before, after = words_of(change.before, names), words_of(change.after, names)
    if change.kind is Correction and change.key in originals:
        workbook = _value(originals[change.key])
        before, after = before or workbook, after or workbook
    return TrailRow(
        number=change.number,
        at=change.at,
        who=names.get(change.by, change.by),
        what=change.act.sentence,
        about=about(change.kind, change.key, names, collections),
        before=before,
        after=after,
        why="" if change.why and change.why in after else change.why,
        undone=undone,
    )


def about(kind: type, of: str, names: Mapping[str, str], collections: Mapping[str, Collection]) -> str:
    """The parts of a thing's key, by the names that people call them: the submission before what stands in it."""
    key, *parts = of.split("/")
    if kind in (Person, EnrolledKey) and key in names:
        return names[key]
    collection = collections.get(key)
    if collection is None:
        return BEYOND.join((key, *parts))
    if kind in (Correction, CommentCorrection, Gap) and len(parts) > 1:
        parts[1:] = [collection.label("/".join(parts[1:]))]
    elif kind is Explanation and len(parts) > 3:
        parts[1:] = [_finding_words("/".join(parts[3:]), collection)]
    elif kind in (Staged, HandedOver, Receipt):
        parts = parts[:1]
    elif kind in (DefinitionsQuery, Challenge, HoursSpent):
        parts = []  # named by an identifier that says nothing to a person
    return BEYOND.join((*parts, collection.name)) if parts else collection.name


def _finding_words(key: str, collection: Collection) -> str:
    """A finding's key, the submission's before it left out, is its check and the first answer it is about."""
    check, _, code = key.partition("/")
    return f"{collection.label(code)} ({check})" if code else check


def words_of(thing: object, names: Mapping[str, str]) -> str:
    """What a thing says, in a line; nothing for what its key already tells."""
    if isinstance(thing, PlanEntry):
        lead = names.get(thing.lead, thing.lead) or "nobody yet"
        return f"lead {lead}, data by {_day(thing.data_by)}, validated by {_day(thing.validated_by)}"
    say = _SAYS.get(type(thing))
    return say(thing) if say is not None else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _window(entry: ProgrammeEntry) -> str:
    opens, deadline = (_day(day) if day else "no date" for day in (entry.opens, entry.deadline))
    return f"{entry.name}, {opens} to {deadline}"


def _request_words(request: DataRequest) -> str:
    if request.received_on:
        return f"received {_day(request.received_on)}"
    if request.escalated_on:
        return f"escalated to {request.escalated_to}"
    return f"{len(request.reminded)} reminders" if request.reminded else f"due {_day(request.due)}"


def _value(value: Value) -> str:
    return "blank" if value is None else str(value)


_BETTER = {
    Direction.INCREASE: "higher is better", Direction.DECREASE: "lower is better",
    Direction.NEUTRAL: "neither way is better", None: "better way not said",
}  # fmt: skip

_SAYS: Mapping[type, Callable[[Any], str]] = {
    Correction: lambda correction: _value(correction.value),
    CommentCorrection: lambda correction: correction.text or "(cleared)",
    EnrolledKey: lambda key: key.fingerprint if key.in_use else f"{key.fingerprint}, out of use",
    Explanation: lambda explanation: explanation.text,
    Participation: lambda participation: participation.decision.value,
    Person: lambda person: ", ".join(
        filter(None, (person.role.value, person.care_group, person.email, person.left and f"left {_day(person.left)}"))
    ),
    ProgrammeEntry: lambda entry: f"left out: {entry.left_out}" if entry.left_out else _window(entry),
    Nomination: lambda nomination: ", ".join(nomination.sections) or "all sections",
    PlanRules: lambda rules: f"{rules.nation}, {len(rules.added)} days off added, {len(rules.worked)} taken away",
    MetricPlan: lambda metric: ", ".join(filter(None, (metric.contributor, metric.source, metric.note))),
    DataRequest: _request_words,
    DefinitionsQuery: lambda query: query.answer or query.question,
    Challenge: lambda challenge: challenge.outcome or challenge.what,
    HoursSpent: lambda spent: f"{spent.hours} h, {spent.who}, {_day(spent.on)}",
    Gap: lambda gap: gap.kind.words,
    MetricMatch: lambda match: f"{match.kind}: {match.earlier}" if match.earlier else str(match.kind),
    MonthlyFigures: lambda one: f"{one.file_name}, {_BETTER[one.direction]}",
    OwnLimit: lambda limit: limit.limits,
    Reading: lambda reading: reading.file_name,
    Review: lambda review: review.verdict.replace("_", " "),
    Withdrawal: lambda withdrawal: withdrawal.why,
    Validation: lambda validation: f"{len(validation.kinds)} of {len(ValidationKind)} kinds of validation",
    Staged: lambda staged: f"version {staged.version}, SHA-256 {staged.file_sha256[:16]}",
    HandedOver: lambda handed: handed.how,
    Receipt: lambda receipt: f"{receipt.receipt_id}, {receipt.status}",
}


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
