"""How a trust counts its days: its nation's bank holidays with its own changes, and how long before a deadline each
step is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhsbn_desktop.domain.calendar import read_bank_holidays
from nhsbn_desktop.domain.problems import NotReady


class Nation(StrEnum):
    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"

    @property
    def division(self) -> str:
        """Whose bank holidays it keeps, as the shipped table names them."""
        shared = self in (Nation.ENGLAND, Nation.WALES)
        return "england-and-wales" if shared else self.value.casefold().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class DayOff:
    """A bank holiday that the trust added to the shipped ones: a coronation, a later year."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class PlanRules:
    """The trust's own counting. Days are working days: before the Network's deadline for data, validation and
    sign-off, after the opening for preparation; reminders before (negative) or after the day the data is due."""

    nation: Nation = Nation.ENGLAND
    added: tuple[DayOff, ...] = ()
    worked: tuple[date, ...] = ()  # shipped bank holidays on which this trust works
    preparation_days: int = 10
    data_days: int = 15
    validation_days: int = 8
    sign_off_days: int = 3
    reminders: tuple[int, ...] = (-5, -2, 1, 3)
    escalate_after: int = 5

    @property
    def key(self) -> str:
        return RULES

    def holidays(self, table: str) -> frozenset[date]:
        """The days off, from the text of the shipped table."""
        return (read_bank_holidays(table, self.nation.division) - set(self.worked)) | {off.day for off in self.added}


RULES = "plan-rules"  # there is one set, so one key


def check_rules(rules: PlanRules) -> None:
    """Raises NotReady where the steps would not follow each other."""
    if not 0 <= rules.sign_off_days <= rules.validation_days <= rules.data_days:
        raise NotReady(
            "The steps would not follow each other: data, then validation, then sign-off, then the deadline.",
            "Give data the most working days before the deadline, validation fewer, sign-off the fewest.",
        )
    if rules.preparation_days < 0 or rules.escalate_after < 0:
        raise NotReady("A number of days cannot be below nought.", "Enter nought or more working days.")


def days_off(text: str) -> tuple[DayOff, ...]:
    """Days as people type them, one a line: an ISO date, then its name. Raises NotReady naming the line."""
    return tuple(_day_off(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def days_off_text(days: Iterable[DayOff]) -> str:
    return "\n".join(f"{off.day.isoformat()} {off.name}".strip() for off in days)


def _day_off(number: int, line: str) -> DayOff:
    day, _, name = line.strip().partition(" ")
    try:
        return DayOff(date.fromisoformat(day), name.strip())
    except ValueError as error:
        raise NotReady(
            f"Line {number}, “{line.strip()}”, does not begin with a date.",
            "Write the date as 2026-05-04, then its name.",
        ) from error
