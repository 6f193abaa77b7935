"""Putting an answer right, and accounting for a finding. The workbook itself is never written to."""

from collections.abc import Iterable, Mapping

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction, Value
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.explaining import account_for
from nhsbn_desktop.domain.findings import Explanation, Finding
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session


def correct(session: Session, submission: Submission, code: str, value: Value, why: str) -> Change:
    """Lays a value over the workbook's own. Raises NotReady where there is no workbook or nothing would change."""
    return correct_many(session, submission, {code: value}, why)[0]


def correct_many(session: Session, submission: Submission, values: Mapping[str, Value], why: str) -> tuple[Change, ...]:
    """Lays values over the workbook's own, by answer code: recorded together, and taken back together by one undo.

    Raises NotReady where there is no workbook.
    """
    if submission.reading is None:
        raise NotReady(
            f"{submission.unit} has no workbook yet, so there is no answer to correct.",
            "Open this submission's workbook first.",
        )
    at, by, why = session.now(), session.person.key, why.strip()
    corrections = [Correction(submission.key, code, value, why, by, at) for code, value in values.items()]
    return session.commit_all(Act.CORRECT_ANSWER, corrections, why, seen=submission.corrections)


def restore(session: Session, submission: Submission, code: str) -> Change:
    """Takes a correction away, so that the workbook's own answer counts again."""
    return session.remove(Act.CORRECT_ANSWER, Correction, f"{submission.key}/{code}", "back to the workbook's answer")


def explain(session: Session, submission: Submission, findings: Iterable[Finding], text: str) -> tuple[Change, ...]:
    """One account for one finding or for many: recorded together, and taken back together by one undo.

    Each is tied to the answers it explains and stands only while they do, a change from last year while the value stays
    within a tenth of the one explained. Raises NotReady for an empty text.
    """
    return explain_across(session, ((submission, finding) for finding in findings), text)


def explain_across(session: Session, findings: Iterable[tuple[Submission, Finding]], text: str) -> tuple[Change, ...]:
    """The same for findings of several submissions, each given with its own."""
    text = text.strip()
    if not text:
        raise NotReady("There is no explanation to save.", "Say in a line why the figure is right.")
    at, by = session.now(), session.person.key
    explanations = [
        account_for(one.collection, one.key, finding, one.answers, one.last_year, text, by, at)
        for one, finding in findings
    ]
    return session.commit_all(Act.EXPLAIN_FINDING, explanations, text)


def withdraw_explanation(session: Session, explanation: Explanation) -> Change:
    return session.remove(Act.WITHDRAW_EXPLANATION, Explanation, explanation.key, explanation.text)
