"""What people make of findings: closed, sent back, verified or no longer; a wrong rule waived."""

from collections.abc import Iterable

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Review, Severity, Verdict
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.waivers import Waiver, check_of, mark_of, may_be_waived
from nhsbn_desktop.services.session import Session

_ACTS = {
    Verdict.CLOSED: Act.CLOSE_FINDING,
    Verdict.SENT_BACK: Act.SEND_BACK_FINDING,
    Verdict.VERIFIED: Act.VERIFY_FINDING,
    Verdict.DE_VERIFIED: Act.DE_VERIFY_FINDING,
}


def close(
    session: Session, submission: Submission, findings: Iterable[Finding], comment: str = ""
) -> tuple[Change, ...]:
    """Puts findings to rest whose answer will do. Raises NotReady for one that nobody has answered yet."""
    chosen = tuple(findings)
    for finding in chosen:
        account = submission.accounts[finding.key]
        if account.standing is None and finding.severity in (Severity.MUST_FIX, Severity.EXPLAIN):
            raise NotReady(
                f"Nobody has answered this yet: {finding.message}", "Explain it or fix it first; then it can be closed."
            )
    return _review(session, submission, chosen, Verdict.CLOSED, comment)


def send_back(
    session: Session, submission: Submission, findings: Iterable[Finding], comment: str
) -> tuple[Change, ...]:
    """Asks again, saying what is missing: the findings are open until a new explanation is written."""
    chosen = tuple(findings)
    if not comment.strip():
        raise NotReady("Sending back needs a comment.", "Say what the explanation does not tell.")
    if any(submission.accounts[finding.key].standing is None for finding in chosen):
        raise NotReady("There is no explanation to send back.", "Choose findings that somebody has explained.")
    return _review(session, submission, chosen, Verdict.SENT_BACK, comment)


def verify(
    session: Session, submission: Submission, findings: Iterable[Finding], comment: str = ""
) -> tuple[Change, ...]:
    """A person's word that the answers were looked at and are right; it stands while they do."""
    return _review(session, submission, tuple(findings), Verdict.VERIFIED, comment)


def de_verify(
    session: Session, submission: Submission, findings: Iterable[Finding], comment: str
) -> tuple[Change, ...]:
    """Takes that word back. Raises NotReady without a comment."""
    if not comment.strip():
        raise NotReady("Taking a verification back needs a comment.", "Say what is doubtful about the answer.")
    return _review(session, submission, tuple(findings), Verdict.DE_VERIFIED, comment)


def _review(
    session: Session, submission: Submission, findings: tuple[Finding, ...], verdict: Verdict, comment: str
) -> tuple[Change, ...]:
    at, by = session.now(), session.person.key
    reviews = []
    for finding in findings:
        standing = submission.accounts[finding.key].standing
        reviews.append(
            Review(
                submission=submission.key,
                finding=finding.key,
                verdict=verdict,
                comment=comment.strip(),
                digest=submission.answers.digest(finding.codes),
                by=by,
                at=at,
                explained_at=standing.explanation.at if standing is not None else None,
            )
        )
    return session.commit_all(_ACTS[verdict], reviews, comment.strip())


def waive(session: Session, collection: Collection, check: str, reason: str) -> Change:
    """Sets a wrong rule aside for every submission of the collection, until the rule itself changes.

    Raises NotReady without a reason, or for what keeps people from being identified, which nobody may waive.
    """
    if not reason.strip():
        raise NotReady("A waiver needs its reason.", "Say why the rule is wrong, and who at the Network was told.")
    if not may_be_waived(collection, check):
        raise NotReady("What may identify a person cannot be waived.", "Take the text out of the workbook.")
    waiver = Waiver(
        collection=collection.key,
        check=check,
        reason=reason.strip(),
        by=session.person.key,
        at=session.now(),
        rule=mark_of(check_of(collection, check)),
        version=collection.version,
    )
    return session.commit(Act.WAIVE_RULE, waiver, reason.strip())


def withdraw_waiver(session: Session, waiver: Waiver) -> Change:
    return session.remove(Act.WITHDRAW_WAIVER, Waiver, waiver.key, waiver.reason)
