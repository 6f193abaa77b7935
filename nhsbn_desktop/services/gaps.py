"""Giving a blank its reason, so that it can be told from what was forgotten and from nought."""

from collections.abc import Iterable

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.gaps import AnswerState, Gap, GapKind
from nhsbn_desktop.domain.privacy import identifiers_in
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session


def record_gap(
    session: Session, submission: Submission, codes: Iterable[str], kind: GapKind, reason: str
) -> tuple[Change, ...]:
    """One reason for one blank or for many, recorded and taken back together.

    Raises NotReady where no reason is given, where it seems to identify a person, or where an answer is filled in.
    """
    reason, chosen = reason.strip(), tuple(codes)
    if not reason:
        raise NotReady("A blank needs its reason.", "Say in a line why there is no figure.")
    if identifiers_in(reason):
        raise NotReady("The reason seems to identify a person.", "Say it without anything about a single person.")
    filled = [code for code in chosen if submission.answer_state(code) in (AnswerState.GIVEN, AnswerState.NOUGHT)]
    if filled:
        label = submission.collection.label(filled[0])
        raise NotReady(f"{label} is filled in, so it is no gap.", "Clear the answer first if the figure is wrong.")
    at, by = session.now(), session.person.key
    gaps = [Gap(submission.key, code, kind, reason, by, at) for code in chosen]
    return session.commit_all(Act.RECORD_GAP, gaps, reason)


def withdraw_gaps(session: Session, gaps: Iterable[Gap]) -> tuple[Change, ...]:
    """Takes the reasons back together, so that the blanks are asked about again."""
    return session.remove_all(Act.WITHDRAW_GAP, gaps)


def offered_reason(submission: Submission, codes: Iterable[str]) -> str:
    """The comment that the workbook has beside the first of these blanks that has one and no reason on record yet."""
    for code in codes:
        comment = submission.answers.comments.get(code, "").strip()
        if comment and submission.answer_state(code) is AnswerState.BLANK and not identifiers_in(comment):
            return comment
    return ""
