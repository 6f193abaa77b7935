"""Definitions queries: what the trust asked the Network to make clear, the answer, and the metrics it holds for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from nhsbn_desktop.domain.calendar import day_in_words, working_days, working_days_between

LONG = 5  # working days: an unanswered query older than this is worth asking again


class QueryState(StrEnum):
    ASKED = "Asked"
    UNANSWERED = "Unanswered for long"
    ANSWERED = "Answered"
    CARRIED = "Carried over: confirm"


@dataclass(frozen=True, slots=True)
class DefinitionsQuery:
    """`metrics` are the refs it is about. `carried_from` is the key of last year's query that this one repeats: its
    answer holds until somebody asks anew, and is to be confirmed once against this year's wording."""

    collection: str  # the collection's key
    id: str
    metrics: tuple[str, ...]
    question: str
    by: str
    asked: datetime
    answer: str = ""
    answered_on: date | None = None
    answered_by: str = ""  # who at the Network
    carried_from: str = ""
    confirmed_on: date | None = None

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.id}"

    @property
    def is_open(self) -> bool:
        return not self.answer

    def state(self, today: date, holidays: Collection[date]) -> QueryState:
        if self.answer:
            carried = self.carried_from and self.confirmed_on is None
            return QueryState.CARRIED if carried else QueryState.ANSWERED
        waited = working_days_between(self.asked.date(), today, holidays)
        return QueryState.UNANSWERED if waited > LONG else QueryState.ASKED

    def why(self, today: date, holidays: Collection[date]) -> str:
        """The state in a sentence."""
        asked = self.asked.date()
        if self.carried_from and self.confirmed_on is None and self.answer:
            return f"Answered for {self.carried_from.partition('/')[0]}: check that the definition has not changed."
        if self.answered_on:
            by = f" by {self.answered_by}" if self.answered_by else ""
            return f"Answered{by} on {day_in_words(self.answered_on)}."
        waited = working_days_between(asked, today, holidays)
        return f"Asked on {day_in_words(asked)}, {working_days(waited)} without an answer."


def carry(
    queries: Iterable[DefinitionsQuery], collection: str, refs: Collection[str], by: str, at: datetime
) -> tuple[DefinitionsQuery, ...]:
    """Last year's answered queries for this year's collection, as far as what they are about is still asked."""
    return tuple(
        replace(
            query,
            collection=collection,
            metrics=kept,
            by=by,
            asked=at,
            carried_from=query.key,
            confirmed_on=None,
        )
        for query in queries
        if query.answer and (kept := tuple(ref for ref in query.metrics if ref in refs))
    )
