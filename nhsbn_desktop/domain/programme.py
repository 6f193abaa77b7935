"""The year's programme: the Network's collections with their windows, and how the trust came to take part in each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
ONCE = "once"  # the rhythm of what does not come back by itself
APRIL = 4  # the financial year, and with it the programme, begins on 1 April


class Decision(StrEnum):
    UNDECIDED = "undecided"
    TAKING_PART = "taking part"
    NOT_TAKING_PART = "not taking part"


class Kind(StrEnum):
    """The policy knows the core programme, optional, and bespoke collections, normally mandatory (section 4)."""

    CORE = "core programme"
    BESPOKE = "bespoke"
    AUDIT = "national audit"
    INTERNATIONAL = "international"


class Purpose(StrEnum):
    """What benchmarking supports, in the policy's words (section 2): the reasons a proposal may give."""

    VALUE = "delivering best value in provision of care"
    DIGITAL = "development of a digitised NHS"
    SHARING = "sharing best practice and innovation"
    EVIDENCE = "evidencing progress"
    VARIATION = "identifying unwarranted variation"
    WORKFORCE = "optimising the workforce"
    PRIORITIES = "priority setting for population health"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a collection with a window of its own: a quarter of indicators, an element of an audit."""

    name: str
    opens: date | None = None
    deadline: date | None = None
    outputs: date | None = None
    note: str = ""


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
    kind: Kind = Kind.CORE
    programme: str = ""  # the financial year in whose programme it stands, "2025/26"
    parts: tuple[Part, ...] = ()
    commissioner: str = ""  # who asks for it beside the Network: NHS England, GIRFT ...
    follows: str = ""  # the key of the year before's, where it was rolled forward
    left_out: str = ""  # why it was taken out of the programme; empty while it is in it
    contact: str = ""  # whom to ask or tell about it at the Network: a name, an e-mail, a telephone
    on_site: bool = False  # filled in on the Network's own site, question by question, and not sent as a workbook

    @property
    def key(self) -> str:
        return self.collection

    @property
    def name(self) -> str:
        return f"{self.title} {self.year}".strip()

    @property
    def contact_address(self) -> str:
        """The first e-mail address of whom to ask; empty where none is told."""
        found = _ADDRESS.search(self.contact)
        return found[0] if found else ""

    @property
    def skips_proposal(self) -> bool:
        return self.mandatory or self.kind is Kind.BESPOKE

    def window(self, today: date) -> Part:
        """The window that counts today: the collection's own, or of its parts the first that has not closed yet."""
        dated = [part for part in self.parts if part.deadline or part.outputs]
        if not dated:
            return Part("", self.opens, self.deadline, self.outputs)
        ahead = [part for part in dated if _closes(part) >= today]
        return min(ahead, key=_closes) if ahead else max(dated, key=_closes)


@dataclass(frozen=True, slots=True)
class Participation:
    """How the trust came to take part in one collection: proposed, decided, registered, told."""

    collection: str
    decision: Decision
    decided_on: date | None = None
    reason: str = ""
    registered_on: date | None = None  # the Network told, and the registration complete
    proposed_on: date | None = None  # the paper put to the CLE
    purposes: tuple[Purpose, ...] = ()
    managers_told_on: date | None = None
    managers: tuple[str, ...] = ()  # the corporate and operational managers told

    @property
    def key(self) -> str:
        return self.collection


@dataclass(frozen=True, slots=True)
class Nomination:
    """A lead for a collection, as the care group director or the deputy named them. No sections: for all of it."""

    collection: str
    lead: str  # a person's key
    named_by: str  # the director's key, or the name where the director is not among the people
    on: date
    sections: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.lead}"

    def covers(self, section: str) -> bool:
        return not self.sections or section in self.sections


def programme_year(day: date) -> str:
    """The financial year of a day: "2025/26" from 1 April 2025 to 31 March 2026."""
    first = day.year if day.month >= APRIL else day.year - 1
    return f"{first}/{(first + 1) % 100:02}"


def shift_year(words: str, by: int) -> str:
    """The first year in a title or a key moved: "AOP-2025-26" is "AOP-2026-27" a year on. Without a year: as it is."""

    def moved(found: re.Match[str]) -> str:
        first = int(found["first"]) + by
        return f"{first}{found['join']}{(first + 1) % 100:02}" if found["join"] else str(first)

    return re.sub(r"(?P<first>20\d\d)(?:(?P<join>[-/])\d\d(?!\d))?", moved, words, count=1)


def roll_forward(entry: ProgrammeEntry, by: int = 1) -> ProgrammeEntry:
    """The same collection in the next programme: every date a year on, on the same day of the week, to be confirmed."""
    return replace(
        entry,
        collection=shift_year(entry.collection, by),
        year=shift_year(entry.year, by),
        programme=shift_year(entry.programme, by),
        opens=_year_on(entry.opens, by),
        deadline=_year_on(entry.deadline, by),
        outputs=_year_on(entry.outputs, by),
        parts=tuple(
            replace(
                part,
                name=shift_year(part.name, by),
                opens=_year_on(part.opens, by),
                deadline=_year_on(part.deadline, by),
                outputs=_year_on(part.outputs, by),
            )
            for part in entry.parts
        ),
        note=f"Rolled forward from {entry.year}: confirm the dates with the Network.",
        follows=entry.collection,
    )


def to_roll(entries: Iterable[ProgrammeEntry], programme: str) -> tuple[ProgrammeEntry, ...]:
    """What the year before's programme brings to this one and is not in it yet. What comes once does not come
    back by itself; what comes every two years stays away in the year between."""
    entries = tuple(entries)
    here = {entry.collection for entry in entries}
    followed = {entry.follows for entry in entries if entry.programme == programme}
    return tuple(
        rolled
        for entry in entries
        if entry.programme == shift_year(programme, -_span(entry))
        and not entry.left_out
        and entry.rhythm != ONCE
        and entry.collection not in followed
        and (rolled := roll_forward(entry, _span(entry))).collection not in here
    )


def _span(entry: ProgrammeEntry) -> int:
    return 2 if "two years" in entry.rhythm else 1


def _year_on(day: date | None, by: int) -> date | None:
    """52 weeks keep the day of the week; every fifth or sixth time a 53rd keeps the season."""
    if day is None:
        return None
    plain = day.replace(day=min(day.day, 28))  # so that 29 February has a day to go to
    return day + timedelta(weeks=round((plain.replace(year=day.year + by) - plain).days / 7))


def _closes(part: Part) -> date:
    return part.deadline or part.outputs or date.max
