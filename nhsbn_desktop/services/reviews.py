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


Pairs = Iterable[tuple[Submission, Finding]]
"""Findings, each with the submission it is of."""


def review(session: Session, verdict: Verdict, findings: Pairs, comment: str = "") -> tuple[Change, ...]:
    """A verdict on one finding or on many, of several submissions too: recorded together, taken back by one undo.

    Closed puts an answer that will do to rest; sent back asks again until a new explanation is written; verified is a
    person's word that the answers were looked at and are right, no longer verified takes it back. Raises NotReady for
    closing what nobody has answered yet, sending back what nobody has explained, and asking without a comment.
    """
    chosen, comment = tuple(findings), comment.strip()
    _refuse_without_comment(verdict, comment)
    for submission, finding in chosen:
        _refuse_unanswered(verdict, submission, finding)
    at, by = session.now(), session.person.key
    reviews = []
    for submission, finding in chosen:
        standing = submission.accounts[finding.key].standing
        reviews.append(
            Review(
                submission=submission.key,
                finding=finding.key,
                verdict=verdict,
                comment=comment,
                digest=submission.answers.digest(finding.codes),
                by=by,
                at=at,
                explained_at=standing.explanation.at if standing is not None else None,
            )
        )
    return session.commit_all(_ACTS[verdict], reviews, comment)


def _refuse_without_comment(verdict: Verdict, comment: str) -> None:
    if verdict is Verdict.SENT_BACK and not comment:
        raise NotReady("Sending back needs a comment.", "Say what the explanation does not tell.")
    if verdict is Verdict.DE_VERIFIED and not comment:
        raise NotReady("Taking a verification back needs a comment.", "Say what is doubtful about the answer.")


def _refuse_unanswered(verdict: Verdict, submission: Submission, finding: Finding) -> None:
    if submission.accounts[finding.key].standing is not None:
        return
    if verdict is Verdict.CLOSED and finding.severity in (Severity.MUST_FIX, Severity.EXPLAIN):
        raise NotReady(
            f"Nobody has answered this yet: {finding.message}", "Explain it or fix it first; then it can be closed."
        )
    if verdict is Verdict.SENT_BACK:
        raise NotReady("There is no explanation to send back.", "Choose findings that somebody has explained.")


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
