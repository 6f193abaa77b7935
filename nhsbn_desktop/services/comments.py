"""Putting a comment right without leaving the program: what must not leave is taken out of what is sent."""

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import CommentCorrection, comment_digest
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session


def correct_comment(session: Session, submission: Submission, code: str, text: str, why: str) -> Change:
    """Lays a text over the comment on an answer: the Comments cell's and the notes' on both cells. The workbook that
    was opened stays as it is; the copy that is staged says the new text.

    Raises NotReady where there is no comment to put right.
    """
    said = dict(submission.reading.comments) if submission.reading else {}
    if code not in said:
        raise NotReady(
            f"{submission.collection.label(code)} has no comment in the workbook.", "Choose an answer that has one."
        )
    why = why.strip()
    correction = CommentCorrection(
        submission.key, code, text.strip(), comment_digest(said[code]), why, session.person.key, session.now()
    )
    return session.commit(Act.CORRECT_COMMENT, correction, why)


def clear_comment(session: Session, submission: Submission, code: str, why: str) -> Change:
    """Takes the comment on an answer out of what is sent. Raises NotReady where there is none."""
    return correct_comment(session, submission, code, "", why)


def restore_comment(session: Session, submission: Submission, code: str) -> Change:
    """Lets the workbook's own comment count again."""
    key = f"{submission.key}/{code}"
    return session.remove(Act.CORRECT_COMMENT, CommentCorrection, key, "back to the workbook's comment")
