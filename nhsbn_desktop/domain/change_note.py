"""The note that goes with a resubmission: every answer that moved, why, and who stood by the figures again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from nhsbn_desktop.domain.answers import Answers, Correction, Reading, Value, moved
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.outputs import Output
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.sign_off import Promise, SignOff, Validation
from nhsbn_desktop.domain.submission import Staged, Submission
from nhsbn_desktop.domain.wording import written


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """One answer as it was and as it is now, and the latest change that moved it; `cell` is written `Sheet!E6`, or
    empty."""

    code: str
    label: str
    cell: str
    old: Value
    new: Value
    reason: str
    by: str  # a person's name
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """What a later version changes. `signed` are sentences, such as "Bea Moor, care group director, signed off"."""

    version: int
    supersedes: str  # the id of the version before
    answers: tuple[ChangedAnswer, ...]
    signed: tuple[str, ...]

    @property
    def text(self) -> str:
        """The note as a person reads it."""
        lines = [f"Version {self.version} takes the place of version {self.version - 1} ({self.supersedes})."]
        for one in self.answers:
            place = f" ({one.cell})" if one.cell else ""
            lines.append(f"{one.label}{place}: was {written(one.old)}, now {written(one.new)}.")
            lines.append(f"    {one.reason or 'No reason was given.'} {one.by}".rstrip())
        return "\n".join([*lines, *(f"{sentence}." for sentence in self.signed)]) + "\n"

    def as_plain(self) -> dict[str, Any]:
        """For the manifest: values are written as text, so that no reader rounds them."""
        return {
            "answers": [
                {**{name: getattr(one, name) for name in ("code", "label", "cell", "reason", "by")},
                 "old": _plain(one.old), "new": _plain(one.new)}
                for one in self.answers
            ],
            "signed": list(self.signed),
        }  # fmt: skip


def write_change_note(
    submission: Submission, before: Staged, trail: Iterable[Change], people: Iterable[Person]
) -> ChangeNote:
    """What moved since the version `before` was staged. `trail` is all that happened to the submission, in any order;
    the answers of then are worked out from it, so nothing about them had to be kept."""
    changes = sorted(trail, key=lambda change: change.number)
    staged_at = next((c.number for c in changes if c.kind is Staged and c.key == before.key and c.after), 0)
    old = _answers_at(submission, [change for change in changes if change.number < staged_at])
    later = [change for change in changes if change.number > staged_at]
    names = {person.key: person for person in people}
    codes = moved(old, submission.answers, submission.collection.codes)
    answers = tuple(_changed(submission, code, old, later, names) for code in codes)
    return ChangeNote(before.version + 1, before.id, answers, _signed(submission, later, names))


def changed_since(
    submission: Submission, promise: Promise, trail: Iterable[Change], people: Iterable[Person]
) -> tuple[ChangedAnswer, ...]:
    """What moved since a promise was made, in the order of the questions. `trail` is all that happened to the
    submission, in any order."""
    changes = sorted(trail, key=lambda change: change.number)
    made = next((one.number for one in reversed(changes) if one.after == promise), 0)
    later = [change for change in changes if change.number > made]
    old, names = dict(promise.answers), {person.key: person for person in people}
    return tuple(_changed(submission, code, old, later, names) for code, _, _ in submission.moved_since(promise))


def answers_before(submission: Submission, fact: Staged | Output, trail: Iterable[Change]) -> Answers:
    """The answers as they stood when a version was staged, or an output first taken in, worked out from all that
    happened to the submission, in any order."""
    changes = sorted(trail, key=lambda change: change.number)
    at = next((c.number for c in changes if c.kind is type(fact) and c.key == fact.key and c.after), 0)
    return _answers_at(submission, (change for change in changes if change.number < at))


def _answers_at(submission: Submission, changes: Iterable[Change]) -> Answers:
    things: dict[tuple[type, str], Any] = {}
    for change in changes:
        things[change.kind, change.key] = change.after
    year = submission.collection.year
    reading = next(
        (one for (kind, _), one in things.items() if kind is Reading and one is not None and one.year == year), None
    )
    return Answers(reading, (one for (kind, _), one in things.items() if kind is Correction and one is not None))


def _changed(
    submission: Submission, code: str, old: Mapping[str, Value], later: Iterable[Change], names: Mapping[str, Person]
) -> ChangedAnswer:
    cell = submission.answers.cells.get(code)
    made = ChangedAnswer(
        code, submission.collection.label(code), str(cell or ""), old.get(code), submission.answers.get(code), "", ""
    )
    for change in reversed(list(later)):
        if change.kind is Correction and change.key == f"{submission.key}/{code}":
            return replace(made, reason=change.why or "Taken back.", by=_name(change.by, names), at=change.at)
        if change.kind is Reading:
            why = "A newer workbook was opened."
            return replace(made, reason=why, by=_name(change.by, names), at=change.at)
    return made


def _signed(submission: Submission, later: Iterable[Change], names: Mapping[str, Person]) -> tuple[str, ...]:
    """Who promised again what stands now."""
    told = []
    for change in later:
        promise = change.after
        if change.kind is Validation and promise in submission.validations:
            told.append(f"{_who(change.by, names)} validated {promise.section}")
        if change.kind is SignOff and promise == submission.sign_off:
            told.append(f"{_who(change.by, names)} signed off")
    return tuple(dict.fromkeys(told))


def _who(key: str, names: Mapping[str, Person]) -> str:
    person = names.get(key)
    return f"{person.name}, {person.role}," if person else key


def _name(key: str, names: Mapping[str, Person]) -> str:
    return names[key].name if key in names else key


def _plain(value: Value) -> str | None:
    return None if value is None else value if isinstance(value, str) else f"{value:f}"
