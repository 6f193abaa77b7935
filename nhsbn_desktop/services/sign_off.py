"""Validating a submission's sections and signing it off: signed statements by whoever's key is at this desk."""

from collections.abc import Collection as Some

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.change_note import ChangedAnswer, changed_since
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.proof import acts_for
from nhsbn_desktop.domain.readiness import say_blanks
from nhsbn_desktop.domain.sign_off import Assurance, Promise, SignOff, Validation, ValidationKind, Withdrawal
from nhsbn_desktop.domain.submission import Status, Submission
from nhsbn_desktop.services.session import Session

_OFFICERS = (Role.IQO, Role.ASSISTANT_IQO)
_DIRECTORS = (Role.CARE_GROUP_DIRECTOR, Role.DEPUTY_CARE_GROUP_DIRECTOR)


def validate(
    session: Session, submission: Submission, section: str, kinds: Some[ValidationKind], note: str = ""
) -> Change:
    """The nominated lead's signed promise for one section, tied to the answers as they stand.

    Raises NotPermitted for anybody but the section's lead and without the lead's key at this desk, NotReady without a
    workbook, without a kind of validation, or while the section has findings that must be fixed.
    """
    _refuse_without_workbook(submission)
    entry = next((entry for entry in submission.plan if entry.section == section), None)
    _refuse_all_but_the_lead(session, entry, section)
    if not kinds:
        raise NotReady(
            f"{section} cannot be validated without saying how.",
            "Tick at least one of the four kinds of validation that was carried out.",
        )
    blocking = [f for f in submission.open_findings if f.section == section and f.severity is Severity.MUST_FIX]
    if blocking:
        raise NotReady(
            _with_blanks(f"{section} still has {len(blocking)} finding(s) that must be fixed", submission, section),
            "Put them right under Checks first.",
        )
    promise = Validation(
        submission=submission.key,
        section=section,
        by=session.person.key,
        at=session.now(),
        kinds=tuple(kind for kind in ValidationKind if kind in kinds),
        digest=submission.section_digests[section],
        answers=tuple((code, submission.answers.get(code)) for code in submission.collection.section_codes(section)),
        note=note.strip(),
    )
    return session.promise(Act.VALIDATE, promise)


def sign_off(
    session: Session, submission: Submission, assurances: Some[Assurance], *, on_behalf_of: str = "", note: str = ""
) -> Change:
    """The care group director's signed promise for the whole submission. Raises NotReady until both assurances are
    given, every section's validation stands and its source is named, and nothing is left to fix or explain;
    NotPermitted for who may not sign, and without the signer's key at this desk."""
    _refuse_without_workbook(submission)
    missing = [assurance for assurance in Assurance if assurance not in assurances]
    if missing:
        raise NotReady(
            f"The sign-off needs both assurances; not given: {'; '.join(missing)}.", "Tick each one you can give."
        )
    owed = tuple(s for s in submission.collection.sections if not submission.validation_stands(s))
    if owed:
        raise NotReady(
            f"{submission.unit} cannot be signed off: {', '.join(owed)} not validated.",
            "The nominated leads validate these sections first.",
        )
    if submission.unsourced:
        raise NotReady(
            f"{submission.unit} cannot be signed off: nobody has said where the data of "
            f"{', '.join(submission.unsourced)} come from.",
            "The IQO names the source of each section in the data collection plan.",
        )
    if submission.open_findings:
        raise NotReady(
            _with_blanks(f"{submission.unit} still has {len(submission.open_findings)} open finding(s)", submission),
            "Fix or explain them under Checks first.",
        )
    _refuse_who_validated(session, submission)
    _refuse_without_a_director(session, on_behalf_of)
    promise = SignOff(
        submission=submission.key,
        by=session.person.key,
        at=session.now(),
        assurances=tuple(Assurance),
        digest=submission.digest,
        answers=tuple((code, submission.answers.get(code)) for code in submission.collection.codes),
        on_behalf_of=on_behalf_of,
        note=note.strip(),
    )
    return session.promise(Act.SIGN_OFF, promise)


def _with_blanks(words: str, submission: Submission, section: str = "") -> str:
    blank = say_blanks(submission, section)
    return f"{words}: {blank}." if blank else f"{words}."


def confirm_again(session: Session, submission: Submission, promise: Promise) -> Change:
    """The same promise over the answers as they stand now, in the same words, by who made it. Raises as `validate` and
    `sign_off` do; NotReady where it was taken back, since what made somebody do so is not answered by a repetition."""
    if submission.withdrawal(promise) is not None:
        raise NotReady("This promise was taken back, so it is not simply confirmed.", "Make it anew.")
    moved = len(submission.moved_since(promise))
    note = f"Confirmed again with {moved} answer{'' if moved == 1 else 's'} changed. {promise.note}".strip()
    if isinstance(promise, SignOff):
        return sign_off(session, submission, promise.assurances, on_behalf_of=promise.on_behalf_of, note=note)
    return validate(session, submission, promise.section, promise.kinds, note)


def read_changed(session: Session, submission: Submission) -> dict[str, tuple[ChangedAnswer, ...]]:
    """What changed since each promise that answers have moved away from, by the promise's key."""
    made: list[Promise] = [*submission.validations, *([submission.sign_off] if submission.sign_off else [])]
    left = [promise for promise in made if promise.key not in submission.doubts and submission.moved_since(promise)]
    if not left:
        return {}
    trail, people = session.record.changes(under=submission.key), (session.person, *session.record.all(Person))
    return {promise.key: changed_since(submission, promise, trail, people) for promise in left}


def take_back(session: Session, submission: Submission, promise: Promise, why: str) -> Change:
    """Withdraws a promise, with its reason: who made it takes it back, an IQO sends back anybody's, a director a
    validation.

    Raises NotPermitted for others; NotReady without a reason, where it has been taken back already, where the answers
    have been sent on the strength of it, or while a version that rests on it waits to be sent.
    """
    if not why.strip():
        raise NotReady("Taking a promise back needs a reason.", "Say in a line why.")
    if session.person.key != promise.by and not _may_send_back(session.person, promise):
        raise NotPermitted(
            "Only the person who made a promise, the IQO, or for a validation the care group director, may take it "
            "back.",
            "Ask one of them.",
        )
    if submission.withdrawal(promise) is not None:
        raise NotReady("This promise has been taken back already.", "Nothing is left to do.")
    sent = submission.gone_with(promise)
    if sent is not None:
        raise NotReady(
            f"{submission.unit} was sent as version {sent.version} on the strength of this promise, so it stays.",
            "Put the answers right: they are validated, signed off and sent again as the next version.",
        )
    if waits_to_be_sent(submission):
        raise NotReady(
            f"{submission.unit} is waiting to be sent on the strength of this promise.",
            "Take the waiting version back under Submissions first.",
        )
    kept = Withdrawal(submission.key, promise.over, promise.signature, session.person.key, session.now(), why.strip())
    return session.commit(Act.TAKE_BACK_PROMISE, kept, why.strip())


def waits_to_be_sent(submission: Submission) -> bool:
    """Whether a version of just these answers is staged and has gone nowhere yet."""
    return submission.status is Status.STAGED


def _may_send_back(person: Person, promise: Promise) -> bool:
    return person.role in _OFFICERS or (isinstance(promise, Validation) and person.role in _DIRECTORS)


def _refuse_without_workbook(submission: Submission) -> None:
    if submission.reading is None:
        raise NotReady(f"{submission.unit} has no workbook yet.", "Open this submission's workbook first.")


def _refuse_all_but_the_lead(session: Session, entry: PlanEntry | None, section: str) -> None:
    if entry is None or not entry.lead:
        raise NotReady(f"Nobody is nominated to lead {section}.", "Name the lead in the data collection plan first.")
    if entry.lead != session.person.key:
        raise NotPermitted(
            f"{section} is for its nominated lead to validate.", "Ask the lead named in the data collection plan."
        )


def _refuse_who_validated(session: Session, submission: Submission) -> None:
    """Two pairs of eyes: who validated a section does not sign the submission off."""
    if any(validation.by == session.person.key for validation in submission.validations):
        raise NotPermitted(
            "Whoever validated a section does not also sign the submission off.",
            "Ask the care group director, or the deputy, who has not validated any of it.",
        )


def _refuse_without_a_director(session: Session, on_behalf_of: str) -> None:
    if session.person.role is not Role.DEPUTY_CARE_GROUP_DIRECTOR:
        if on_behalf_of:
            raise NotReady("Only a deputy signs for another.", "Sign for yourself, or ask the deputy.")
        return
    if not on_behalf_of:
        raise NotReady("A deputy signs for a named director.", "Choose the director you sign for.")
    director = session.record.get(Person, on_behalf_of)
    if director is None or not acts_for(session.person, director):
        name = director.name if director else on_behalf_of
        raise NotPermitted(
            f"{session.person.name} is not the deputy of {name}.", "Choose the director of your own care group."
        )
