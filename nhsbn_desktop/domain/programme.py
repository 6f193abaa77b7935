"""The year's programme: the Network's collections with their windows, and the trust's decision on each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Decision(StrEnum):
    UNDECIDED = "undecided"
    TAKING_PART = "taking part"
    NOT_TAKING_PART = "not taking part"


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """A collection as the Network announces it. `mandatory` ones skip the proposal to the CLE."""

    collection: str  # the collection's key
    title: str
    year: str
    opens: date | None
    deadline: date | None
    outputs: date | None
    mandatory: bool = False
    rhythm: str = "annual"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """The clinical leadership executive's decision on one collection."""

    collection: str
    decision: Decision
    decided_on: date | None = None
    reason: str = ""
    registered_on: date | None = None  # the Network told

    @property
    def key(self) -> str:
        return self.collection
