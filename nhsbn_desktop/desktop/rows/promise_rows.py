"""The promises over a submission as rows: one for each section's validation, and the director's sign-off last."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.rows.figures import answer_words
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.domain.sign_off import SIGN_OFF, SignOff, Validation, ValidationKind
from nhsbn_desktop.domain.submission import Submission

NO_LEAD = "No lead named"


class Stand(StrEnum):
    VALIDATED = "Validated"
    NOT_VALIDATED = "Not validated"
    VOIDED = "Voided"
    TAKEN_BACK = "Taken back"
    UNPROVEN = "Does not count"
    SIGNED = "Signed off"
    NOT_SIGNED = "Not signed off"


TONES = {
    Stand.VALIDATED: Tone.SUCCESS,
    Stand.SIGNED: Tone.SUCCESS,
    Stand.VOIDED: Tone.ERROR,
    Stand.TAKEN_BACK: Tone.WARNING,
    Stand.UNPROVEN: Tone.ERROR,
    Stand.NOT_VALIDATED: Tone.NEUTRAL,
    Stand.NOT_SIGNED: Tone.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class MovedAnswer:
    """An answer that is no longer what was promised, with who moved it and why."""

    code: str
    label: str
    then: str
    now: str
    account: str


@dataclass(frozen=True)
class PromiseRow:
    """`key` is the section, or SIGN_OFF; `promise` what was promised last, whether it stands or not; `lead` who is
    named to make it, None where nobody is; `findings` how many are open, `must_fix` how many only fixing settles."""

    key: str
    title: str
    lead: Person | None
    promise: Validation | SignOff | None
    stand: Stand
    words: str
    kinds: int
    findings: int
    must_fix: int
    moved: tuple[MovedAnswer, ...]

    @property
    def stands(self) -> bool:
        return self.stand in (Stand.VALIDATED, Stand.SIGNED)

    @property
    def reason(self) -> str:
        """The words as a sentence."""
        return self.words if self.words.endswith((".", "!", "?")) else f"{self.words[:1].upper()}{self.words[1:]}."


@dataclass(frozen=True, slots=True)
class Signature:
    """Whether somebody can sign at this desk: `words` with which key, or `missing`, why not and what to do."""

    words: str = ""
    missing: str = ""


def signature_of(person: Person, problem: Problem | None, *, practice: bool) -> Signature:
    if problem is not None:
        return Signature(missing=f"{problem.message} {problem.advice}")
    if practice:
        return Signature(f"PRACTICE: this is signed with a practice key for {person.name}, which proves nothing.")
    return Signature(f"This is signed with the key of {person.name} on this computer.")


def promise_rows(submission: Submission, people: Mapping[str, Person]) -> tuple[PromiseRow, ...]:
    """In the order of the sections, the sign-off last."""
    leads = {entry.section: people.get(entry.lead) for entry in submission.plan}
    rows = [
        _validation_row(submission, section, leads.get(section), people) for section in submission.collection.sections
    ]
    return (*rows, _sign_off_row(submission, people))


def _validation_row(
    submission: Submission, section: str, lead: Person | None, people: Mapping[str, Person]
) -> PromiseRow:
    promise = submission.validation(section)
    moved = moved_answers(submission, promise, people) if promise else ()
    own = [finding for finding in submission.open_findings if finding.section == section]
    must_fix = sum(finding.severity is Severity.MUST_FIX for finding in own)
    if promise is None:
        stand, words = Stand.NOT_VALIDATED, _findings_left(len(own))
    elif submission.validation_stands(section):
        stand, words = Stand.VALIDATED, _by(promise, people)
    else:
        stand, words = _fallen(submission, promise, moved)
    kinds = len(promise.kinds) if promise else 0
    return PromiseRow(section, section, lead, promise, stand, words, kinds, len(own), must_fix, moved)


def _sign_off_row(submission: Submission, people: Mapping[str, Person]) -> PromiseRow:
    promise, findings = submission.sign_off, len(submission.open_findings)
    moved = moved_answers(submission, promise, people) if promise else ()
    signer = people.get(promise.by) if promise else None
    if promise is None:
        owed = sum(not submission.validation_stands(section) for section in submission.collection.sections)
        words = f"{owed} of {len(submission.collection.sections)} sections not validated" if owed else "Ready to sign"
        stand = Stand.NOT_SIGNED
    elif submission.sign_off_stands:
        stand, words = Stand.SIGNED, _by(promise, people)
    else:
        stand, words = _fallen(submission, promise, moved)
    return PromiseRow(SIGN_OFF, "Sign-off", signer, promise, stand, words, 0, findings, findings, moved)


def _fallen(submission: Submission, promise: Validation | SignOff, moved: tuple[MovedAnswer, ...]) -> tuple[Stand, str]:
    """Why a promise does not stand: taken back, never one at all, or about answers that have moved."""
    doubt = submission.doubts.get(promise.key)
    if doubt is None:
        return Stand.VOIDED, _moved_words(moved)
    return (Stand.TAKEN_BACK if submission.withdrawal(promise) else Stand.UNPROVEN), doubt


def moved_answers(
    submission: Submission, promise: Validation | SignOff, people: Mapping[str, Person]
) -> tuple[MovedAnswer, ...]:
    """What voided a promise, answer by answer, with the correction that moved it."""
    corrections = {correction.code: correction for correction in submission.corrections}
    collection = submission.collection
    return tuple(
        MovedAnswer(
            code,
            collection.label(code),
            answer_words(then, collection.metric(code)),
            answer_words(now, collection.metric(code)),
            _account(corrections.get(code), people),
        )
        for code, then, now in submission.moved_since(promise)
    )


def promises_model() -> TableModel[PromiseRow]:
    return TableModel(
        [
            Column("Section", lambda row: row.title, second=_who),
            Column("Status", lambda row: row.stand.value, tone=lambda row: TONES[row.stand], as_tag=True, width=140),
            Column("What stands", lambda row: row.words, width=250),
            Column("Kinds", _kinds, number=True, width=84, from_width=700, tip=_kinds_tip),
        ],
        key=lambda row: row.key,
    )


def _account(correction: Correction | None, people: Mapping[str, Person]) -> str:
    if correction is None:
        return "Read from the workbook"
    who = people[correction.by].name if correction.by in people else correction.by
    return f"{who}: {correction.why}" if correction.why else who


def _by(promise: Validation | SignOff, people: Mapping[str, Person]) -> str:
    who = people[promise.by].name if promise.by in people else promise.by
    return f"{who}, {short_day(promise.at.astimezone().date())}"


def _moved_words(moved: tuple[MovedAnswer, ...]) -> str:
    return f"{len(moved)} answer{'' if len(moved) == 1 else 's'} moved"


def _findings_left(findings: int) -> str:
    return f"{findings} finding{'' if findings == 1 else 's'} left" if findings else "No findings left"


def _who(row: PromiseRow) -> str:
    if row.key == SIGN_OFF:
        return "Care group director"
    return row.lead.name if row.lead else NO_LEAD


def _kinds(row: PromiseRow) -> str:
    return f"{row.kinds} of {len(ValidationKind)}" if row.promise and row.key != SIGN_OFF else "\N{EN DASH}"


def _kinds_tip(row: PromiseRow) -> str:
    return "Kinds of validation that were carried out"
