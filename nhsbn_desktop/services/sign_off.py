"""Validating a submission's sections, and signing the submission off."""

from collections.abc import Collection as Some

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.sign_off import Assurance, SignOff, Validation, ValidationKind
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session


def validate(
    session: Session, submission: Submission, section: str, kinds: Some[ValidationKind], note: str = ""
) -> Change:
    """The nominated lead's promise for one section, tied to the answers as they stand.

    Raises NotPermitted for anybody but the section's lead, NotReady without a workbook, without a kind of validation,
    or while the section has findings that must be fixed.
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
            f"{section} still has {len(blocking)} finding(s) that must be fixed.", "Put them right under Checks first."
        )
    return session.commit(
        Act.VALIDATE,
        Validation(
            submission=submission.key,
            section=section,
            by=session.person.key,
            at=session.now(),
            kinds=tuple(kind for kind in ValidationKind if kind in kinds),
            digest=submission.section_digests[section],
            answers=tuple(
                (code, submission.answers.get(code)) for code in submission.collection.section_codes(section)
            ),
            note=note.strip(),
        ),
        note.strip(),
    )


def sign_off(
    session: Session, submission: Submission, assurances: Some[Assurance], *, on_behalf_of: str = "", note: str = ""
) -> Change:
    """The care group director's promise for the whole submission. Raises NotReady until both assurances are given,
    every section's validation stands and nothing is left to fix or explain; NotPermitted for who may not sign."""
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
    if submission.open_findings:
        raise NotReady(
            f"{submission.unit} still has {len(submission.open_findings)} open finding(s).",
            "Fix or explain them under Checks first.",
        )
    _refuse_who_validated(session, submission)
    if session.person.role is Role.DEPUTY_CARE_GROUP_DIRECTOR and not on_behalf_of:
        raise NotReady("A deputy signs for a named director.", "Choose the director you sign for.")
    return session.commit(
        Act.SIGN_OFF,
        SignOff(
            submission=submission.key,
            by=session.person.key,
            at=session.now(),
            assurances=tuple(Assurance),
            digest=submission.digest,
            answers=tuple((code, submission.answers.get(code)) for code in submission.collection.codes),
            on_behalf_of=on_behalf_of,
            note=note.strip(),
        ),
        note.strip(),
    )


def take_back(session: Session, promise: Validation | SignOff, why: str) -> Change:
    """Withdraws a promise, with its reason. A lead or director takes back their own; an IQO sends back anybody's."""
    if not why.strip():
        raise NotReady("Taking a promise back needs a reason.", "Say in a line why.")
    officers = (Role.IQO, Role.ASSISTANT_IQO)
    if session.person.role not in officers and session.person.key != promise.by:
        raise NotPermitted("Only the person who made a promise, or the IQO, may take it back.", "Ask one of them.")
    return session.remove(Act.TAKE_BACK_PROMISE, type(promise), promise.key, why.strip())


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
