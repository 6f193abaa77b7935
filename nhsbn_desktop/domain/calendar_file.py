"""What a calendar file says of a plan and what earlier ones said, so that one sent again moves what it sent before."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

_SPACE = UUID("6f0c9f4e-0d0e-5f0b-9d55-1a8c3a2f7e10")  # so that a deadline has the same identifier on every desk


@dataclass(frozen=True, slots=True)
class Event:
    """One day in somebody's calendar. `what` names the deadline and never changes; the words and the day may."""

    what: str  # "AOP-2025-26/Workforce/data"
    day: date
    summary: str
    description: str = ""

    @property
    def uid(self) -> str:
        return f"{uuid5(_SPACE, self.what)}@nhsbn-desktop"

    @property
    def mark(self) -> str:
        """The same while the event says the same."""
        return hashlib.sha256(repr((self.day, self.summary, self.description)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class SentEvent:
    """An event as a file gave it out. RFC 5545: its sequence grows each time it is altered, and a file with the same
    identifier and a higher sequence takes the place of what was sent before."""

    event: Event
    sequence: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarSent:
    """The last calendar file of a collection: every event that was ever in one, those since dropped as cancelled."""

    collection: str  # the collection's key
    events: tuple[SentEvent, ...]

    @property
    def key(self) -> str:
        return self.collection


def next_file(sent: CalendarSent | None, collection: str, events: Iterable[Event]) -> CalendarSent:
    """What the next file holds: new events at sequence 0, altered ones a sequence on, vanished ones cancelled."""
    before = {one.event.uid: one for one in sent.events} if sent else {}
    now = {event.uid: event for event in events}
    fresh = [_next(before.get(uid), event) for uid, event in now.items()]
    gone = [_cancelled(one) for uid, one in before.items() if uid not in now]
    return CalendarSent(collection, (*fresh, *gone))


def _next(before: SentEvent | None, event: Event) -> SentEvent:
    if before is None:
        return SentEvent(event)
    if before.event.mark == event.mark and not before.cancelled:
        return before
    return SentEvent(event, before.sequence + 1)


def _cancelled(before: SentEvent) -> SentEvent:
    return before if before.cancelled else replace(before, sequence=before.sequence + 1, cancelled=True)
