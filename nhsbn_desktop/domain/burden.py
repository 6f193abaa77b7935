"""The burden ledger: hours that people spent on a collection, by section, so that its cost is known and can be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MOST_HOURS = Decimal(24)  # in one entry: it is for one day of one person


@dataclass(frozen=True, slots=True)
class HoursSpent:
    """Hours of one person on one day. `section` is empty for what belongs to the whole collection."""

    collection: str  # the collection's key
    section: str
    id: str
    who: str  # a person's name, or a team's
    on: date
    hours: Decimal
    what: str = ""

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.id}"


@dataclass(frozen=True, slots=True)
class Burden:
    """A section's hours this year, and in the year before where any were kept."""

    section: str
    hours: Decimal
    people: int
    before: Decimal | None = None


def weigh(sections: Iterable[str], spent: Iterable[HoursSpent], before: Iterable[HoursSpent]) -> tuple[Burden, ...]:
    """Each section's hours in the order given, then those of the whole collection (section ""), if there are any."""
    now, then = tuple(spent), tuple(before)
    ordered = dict.fromkeys((*sections, *(one.section for one in now if one.section)))
    if any(not one.section for one in (*now, *then)):
        ordered[""] = None
    return tuple(_burden(section, now, then) for section in ordered)


def total(spent: Iterable[HoursSpent]) -> Decimal:
    return sum((one.hours for one in spent), Decimal(0))


def _burden(section: str, now: tuple[HoursSpent, ...], then: tuple[HoursSpent, ...]) -> Burden:
    own = [one for one in now if one.section == section]
    people = len({one.who.casefold() for one in own})
    return Burden(section, total(own), people, total(o for o in then if o.section == section) if then else None)
