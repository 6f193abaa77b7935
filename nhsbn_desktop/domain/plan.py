"""The data collection plan: who brings which section, from which source, and by when."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from nhsbn_desktop.domain.calendar import add_working_days, working_days_between
from nhsbn_desktop.domain.plan_rules import PlanRules


class Stage(StrEnum):
    """The policy's three stages, in its words (section 5.4)."""

    ONE = "Stage one: nominate leads, map and agree the plan"
    TWO = "Stage two: complete data collection, robust validation"
    THREE = "Stage three: corrections, director oversight, submit"


SOURCES = (
    "Electronic staff record",
    "Finance ledger",
    "RePortal",
    "Risk management system",
    "Mental Health Act register",
    "SystmOne",
)  # the policy's key centralised sources (section 5.5)


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """A report that had to be asked for, since no RePortal report satisfies the request (policy, section 5.5)."""

    number: str  # Redmine's
    asked_on: date | None = None
    ready_on: date | None = None

    @property
    def is_awaited(self) -> bool:
        return bool(self.number) and self.ready_on is None


NO_REPORT = ReportRequest("")


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
    report: ReportRequest = NO_REPORT

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.section}"


@dataclass(frozen=True, slots=True)
class MetricPlan:
    """Where one metric differs from its section's row. What is empty is as in the section."""

    collection: str
    section: str
    ref: str
    contributor: str = ""
    source: str = ""
    note: str = ""
    data_by: date | None = None
    report: ReportRequest = NO_REPORT

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.section}/{self.ref}"

    @property
    def says_anything(self) -> bool:
        return bool(self.contributor or self.source or self.note or self.data_by or self.report.number)

    def over(self, entry: PlanEntry) -> PlanEntry:
        """The section's row as it holds for this metric."""
        return replace(
            entry,
            contributor=self.contributor or entry.contributor,
            source=self.source or entry.source,
            note=self.note or entry.note,
            data_by=self.data_by or entry.data_by,
            report=self.report if self.report.number else entry.report,
        )


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


def work_back(opens: date, deadline: date, holidays: Collection[date], rules: PlanRules) -> Timetable:
    """The internal timetable, counted in working days back from the Network's deadline."""
    return Timetable(
        opens=opens,
        leads_by=add_working_days(opens, rules.preparation_days, holidays),
        data_by=add_working_days(deadline, -rules.data_days, holidays),
        validated_by=add_working_days(deadline, -rules.validation_days, holidays),
        sign_off_by=add_working_days(deadline, -rules.sign_off_days, holidays),
        deadline=deadline,
    )


def moved_to(day: date, before: date, now: date, holidays: Collection[date]) -> date:
    """A day of last year's plan in this year's: as many working days before the deadline `now` as before `before`."""
    return add_working_days(now, -working_days_between(day, before, holidays), holidays)
