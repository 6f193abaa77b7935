"""Where a finding stands between the people who answer it and those who close it; worked out, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nhsbn_desktop.domain.explaining import Standing
from nhsbn_desktop.domain.findings import Finding, Review, Severity, Verdict
from nhsbn_desktop.domain.waivers import Waiver


class State(StrEnum):
    """From what is to be done to what is done with."""

    OPEN = "Open"
    SENT_BACK = "Sent back"
    DE_VERIFIED = "No longer verified"
    ANSWERED = "Answered"
    CLOSED = "Closed"
    VERIFIED = "Verified"
    WAIVED = "Waived"
    NOTED = "For information"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something; a note has nothing to do from the start."""
        return self in (State.OPEN, State.SENT_BACK, State.DE_VERIFIED)


@dataclass(frozen=True, slots=True)
class Account:
    """Everything people have said about one finding: the explanation that stands, the verdicts that still count, and
    the waiver of its rule."""

    finding: Finding
    standing: Standing | None = None
    closing: Review | None = None
    verifying: Review | None = None
    waiver: Waiver | None = None

    @property
    def state(self) -> State:
        if self.waiver is not None:
            return State.WAIVED
        for review, verdict, state in (
            (self.verifying, Verdict.DE_VERIFIED, State.DE_VERIFIED),
            (self.closing, Verdict.SENT_BACK, State.SENT_BACK),
        ):
            if review is not None and review.verdict is verdict:
                return state
        return self._once_answered()

    def _once_answered(self) -> State:
        asks_nothing = self.finding.severity in (Severity.CHECK, Severity.NOTE)
        if self.standing is None and not asks_nothing:
            return State.OPEN
        if self.closing is not None:
            return State.CLOSED
        if self.verifying is not None:
            return State.VERIFIED
        return State.NOTED if self.standing is None else State.ANSWERED

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is asked of anybody. What must be fixed is settled by fixing it, or by a waiver."""
        if self.finding.severity is Severity.MUST_FIX:
            return self.state is State.WAIVED
        return not self.state.is_open


def account_of(
    finding: Finding, standing: Standing | None, reviews: Iterable[Review], digest: str, waiver: Waiver | None
) -> Account:
    """What counts about a finding now. `digest` is of its answers: a verdict about other answers counts no more, nor
    one about an explanation that has been written anew or has lapsed."""
    explained_at = standing.explanation.at if standing is not None else None
    counting = {
        review.verdict.track: review
        for review in reviews
        if review.explained_at == explained_at
        and (review.digest == digest or (standing is not None and review.verdict.track == "closing"))
    }
    return Account(finding, standing, counting.get("closing"), counting.get("verifying"), waiver)
