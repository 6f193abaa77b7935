"""Blanks with their reason: what is not there on purpose is told apart from what was forgotten, and from nought."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nhsbn_desktop.domain.answers import Value


class GapKind(StrEnum):
    """Why there is nothing to say."""

    NOT_PROVIDED = "not_provided"  # the trust does not provide what is asked about: sums count it for nothing
    NOT_AVAILABLE = "not_available"  # there is a figure, but it cannot be had: nothing can be built on it

    @property
    def words(self) -> str:
        return {"not_provided": "not provided", "not_available": "not available"}[self.value]


class AnswerState(StrEnum):
    """The four ways in which an answer can be no figure above nought, told apart, and the one in which it is."""

    GIVEN = "given"
    NOUGHT = "zero"
    BLANK = "blank"
    NOT_PROVIDED = "not provided"
    NOT_AVAILABLE = "not available"


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank that was left on purpose, and why. It lapses by itself once the answer is filled in."""

    submission: str  # the submission's key
    code: str
    kind: GapKind
    reason: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.code}"


def is_blank(value: Value) -> bool:
    """Spaces are nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def standing_gaps(gaps: Iterable[Gap], answers: Mapping[str, Value]) -> Mapping[str, Gap]:
    """By answer code, the gaps that still account for a blank."""
    return {gap.code: gap for gap in gaps if gap.reason.strip() and is_blank(answers.get(gap.code))}


def state_of_answer(value: Value, gap: Gap | None = None) -> AnswerState:
    """Which of the states an answer is in; a gap counts only where nothing is filled in."""
    if not is_blank(value):
        return AnswerState.NOUGHT if not isinstance(value, str) and value == 0 else AnswerState.GIVEN
    if gap is None:
        return AnswerState.BLANK
    return AnswerState(gap.kind.words)
