"""Challenges: difficulties with a collection, and those escalated to the clinical leadership executive (CLE)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from nhsbn_desktop.domain.calendar import day_in_words


class ChallengeState(StrEnum):
    OPEN = "Open"
    ESCALATED = "Escalated to the CLE"
    SETTLED = "Settled"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A difficulty as somebody raised it; `section` is empty where it is about the whole collection."""

    collection: str  # the collection's key
    id: str
    what: str
    by: str
    raised: datetime
    section: str = ""
    effect: str = ""  # what it does to the return where nothing is done
    asked: str = ""  # what is asked of the executive
    escalated_on: date | None = None
    settled_on: date | None = None
    outcome: str = ""

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.id}"

    @property
    def is_open(self) -> bool:
        return self.settled_on is None

    @property
    def state(self) -> ChallengeState:
        if self.settled_on:
            return ChallengeState.SETTLED
        return ChallengeState.ESCALATED if self.escalated_on else ChallengeState.OPEN

    @property
    def why(self) -> str:
        """The state in a sentence."""
        if self.settled_on:
            return f"Settled on {day_in_words(self.settled_on)}: {self.outcome}"
        raised = f"Raised on {day_in_words(self.raised.date())}"
        if self.escalated_on:
            return f"{raised}, escalated to the clinical leadership executive on {day_in_words(self.escalated_on)}."
        return f"{raised}, not escalated."
