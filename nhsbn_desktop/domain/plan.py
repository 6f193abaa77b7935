"""The data collection plan: who brings which section, from which source, and by when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nhsbn_desktop.domain.calendar import add_working_days

# Working days before the Network's deadline by which each step must be done: the policy's three stages in 1 to 3 months
SIGN_OFF_DAYS = 3
VALIDATION_DAYS = 8
DATA_DAYS = 15
PREPARATION_DAYS = 10  # working days after the collection opens


class Stage(StrEnum):
    """The policy's three stages, in its words (section 5.4)."""

    ONE = "Stage one: nominate leads, map and agree the plan"
    TWO = "Stage two: complete data collection, robust validation"
    THREE = "Stage three: corrections, director oversight, submit"


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One section's row in the plan of a collection (one plan for each, over all its localities)."""

    collection: str  # the collection's key
    section: str
    lead: str  # a person's key, or empty while nobody is nominated
    source: str
    data_by: date  # the contributor's internal deadline
    validated_by: date  # the nominated lead's internal deadline
    contributor: str = ""
    note: str = ""  # how the extract meets the definition

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.section}"


@dataclass(frozen=True, slots=True)
class Timetable:
    """Internal deadlines worked back from the Network's."""

    opens: date
    leads_by: date
    data_by: date
    validated_by: date
    sign_off_by: date
    deadline: date

    def stage(self, today: date) -> Stage:
        if today <= self.leads_by:
            return Stage.ONE
        return Stage.TWO if today <= self.validated_by else Stage.THREE


def work_back(opens: date, deadline: date, holidays: Collection[date]) -> Timetable:
    """The internal timetable, counted in working days back from the Network's deadline."""
    return Timetable(
        opens=opens,
        leads_by=add_working_days(opens, PREPARATION_DAYS, holidays),
        data_by=add_working_days(deadline, -DATA_DAYS, holidays),
        validated_by=add_working_days(deadline, -VALIDATION_DAYS, holidays),
        sign_off_by=add_working_days(deadline, -SIGN_OFF_DAYS, holidays),
        deadline=deadline,
    )
