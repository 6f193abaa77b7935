"""The burden ledger: hours noted by those who spent them, summed by section and set beside the year before."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import uuid4

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.burden import MOST_HOURS, Burden, HoursSpent, total, weigh
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.programme import shift_year
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a collection cost so far. `before` is last year's total, None where none was kept."""

    sections: tuple[Burden, ...]
    entries: tuple[HoursSpent, ...]  # the latest first
    hours: Decimal
    before: Decimal | None


def read_ledger(session: Session, collection: Collection) -> Ledger:
    spent = session.record.all(HoursSpent, collection.key)
    before = session.record.all(HoursSpent, shift_year(collection.key, -1))
    latest = tuple(sorted(spent, key=lambda one: one.on, reverse=True))
    sections = weigh(collection.sections, spent, before)
    return Ledger(sections, latest, total(spent), total(before) if before else None)


def spend(
    session: Session, collection: Collection, section: str, who: str, on: date, hours: Decimal, what: str
) -> Change:
    """Notes hours of one person on one day. Raises NotReady for none, too many, a day to come or nobody."""
    if not Decimal(0) < hours <= MOST_HOURS:
        raise NotReady(
            f"{hours} is no number of hours in a day.", "Enter the hours of one person on one day, up to 24."
        )
    if on > session.now().date():
        raise NotReady("Hours cannot be noted for a day to come.", "Enter the day on which they were spent.")
    if not who.strip():
        raise NotReady("It is not said whose hours these were.", "Enter the person's or the team's name.")
    spent = HoursSpent(collection.key, section, uuid4().hex, who.strip(), on, hours, what.strip())
    return session.commit(Act.SPEND_HOURS, spent)


def take_back(session: Session, spent: HoursSpent) -> Change:
    return session.remove(Act.TAKE_HOURS_BACK, HoursSpent, spent.key)
