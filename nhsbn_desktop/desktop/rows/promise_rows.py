"""The promises over a submission as rows: one for each section's validation, and the director's sign-off last."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
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
    moved: int  # how many answers have moved since it was made
    sent: int = 0  # the version that was sent on the strength of it, 0 for none
    sections_owed: int = 0  # of the sign-off: sections whose validation does not stand

    @property
    def stands(self) -> bool:
        return self.stand in (Stand.VALIDATED, Stand.SIGNED)

    @property
    def stays(self) -> str:
        """Why it can be taken back no more, where it was sent."""
        if not self.sent:
            return ""
        return (
            f"It was sent on as version {self.sent}, so it stays. Put answers right, and they are promised and sent as "
            "the next version."
        )

    @property
    def owed(self) -> bool:
        """Whether sections have to be validated before this can be promised."""
        return self.sections_owed > 0

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
    moved = len(submission.moved_since(promise)) if promise else 0
    own = [finding for finding in submission.open_findings if finding.section == section]
    must_fix = sum(finding.severity is Severity.MUST_FIX for finding in own)
    if promise is None:
        stand, words = Stand.NOT_VALIDATED, _findings_left(len(own))
    elif submission.validation_stands(section):
        stand, words = Stand.VALIDATED, _by(promise, people)
    else:
        stand, words = _fallen(submission, promise, moved)
    kinds = len(promise.kinds) if promise else 0
    return PromiseRow(
        section, section, lead, promise, stand, words, kinds, len(own), must_fix, moved, _sent(submission, promise)
    )


def _sign_off_row(submission: Submission, people: Mapping[str, Person]) -> PromiseRow:
    promise, findings = submission.sign_off, len(submission.open_findings)
    moved = len(submission.moved_since(promise)) if promise else 0
    signer = people.get(promise.by) if promise else None
    owed = sum(not submission.validation_stands(section) for section in submission.collection.sections)
    if promise is None:
        words = f"{owed} of {len(submission.collection.sections)} sections not validated" if owed else "Ready to sign"
        stand = Stand.NOT_SIGNED
    elif submission.sign_off_stands:
        stand, words = Stand.SIGNED, _by(promise, people)
    else:
        stand, words = _fallen(submission, promise, moved)
    return PromiseRow(
        SIGN_OFF,
        "Sign-off",
        signer,
        promise,
        stand,
        words,
        0,
        findings,
        findings,
        moved,
        _sent(submission, promise),
        owed,
    )


def _sent(submission: Submission, promise: Validation | SignOff | None) -> int:
    gone = submission.gone_with(promise) if promise else None
    return gone.version if gone else 0


def _fallen(submission: Submission, promise: Validation | SignOff, moved: int) -> tuple[Stand, str]:
    """Why a promise does not stand: taken back, never one at all, or about answers that have moved."""
    doubt = submission.doubts.get(promise.key)
    if doubt is None:
        return Stand.VOIDED, _moved_words(moved)
    return (Stand.TAKEN_BACK if submission.withdrawal(promise) else Stand.UNPROVEN), doubt


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


def _by(promise: Validation | SignOff, people: Mapping[str, Person]) -> str:
    who = people[promise.by].name if promise.by in people else promise.by
    return f"{who}, {short_day(promise.at.astimezone().date())}"


def _moved_words(moved: int) -> str:
    return f"{moved} answer{'' if moved == 1 else 's'} moved"


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
