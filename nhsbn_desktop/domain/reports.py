"""What follows a collection: the Network's reports and who was given them, and what the trust does with them."""

from collections.abc import Collection as Some
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from nhsbn_desktop.domain.calendar import working_days_between
from nhsbn_desktop.domain.collection import Collection

LEADERSHIP = "Care Group Leadership team"
_SOON = 5  # working days


class ReportKind(StrEnum):
    """The policy's: one summary for each project, one for the organisation, one for each locality that submitted; and
    whatever else the Network gives its members."""

    SUMMARY = "Summary report"
    ORGANISATIONAL = "Bespoke organisational report"
    LOCALITY = "Bespoke report for the locality"
    OTHER = "Another output"


# What the Network gives its members beside the reports of a project, as its own site calls it.
OTHER_OUTPUTS = (
    "Good practice bulletin",
    "Shared learning compendium",
    "Data explorer",
    "National Indicators tool",
    "ICS report",
    "Project event recording",
)


@dataclass(frozen=True, slots=True)
class Report:
    """A final report as it came, to the IQO first. The sum is of the file, which is kept with the record."""

    collection: str  # the collection's key
    kind: ReportKind
    unit: str  # the locality; of another output its name; else empty
    received: date
    file_name: str
    file_sha256: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return report_key(self.collection, self.kind, self.unit)


@dataclass(frozen=True, slots=True)
class Distribution:
    """A report passed on: to whom, on which day and how."""

    report: str  # the report's key
    to: tuple[str, ...]  # names, one at least
    on: date
    how: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.report}/passed on {self.at.isoformat()} to {self.to[0]}"


def report_key(collection: str, kind: ReportKind, unit: str) -> str:
    return f"{collection}/reports/{kind.name.lower()}/{unit}".rstrip("/")


class ReportState(StrEnum):
    AWAITED = "Awaited"
    RECEIVED = "To pass on"
    PARTLY = "Passed on to some"
    PASSED_ON = "Passed on"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report that is to be expected, what came of it, who has it and who still should."""

    key: str
    kind: ReportKind
    unit: str
    report: Report | None
    distributions: tuple[Distribution, ...]
    owed: tuple[str, ...]

    @property
    def state(self) -> ReportState:
        if self.report is None:
            return ReportState.AWAITED
        if not self.distributions:
            return ReportState.RECEIVED
        return ReportState.PARTLY if self.owed else ReportState.PASSED_ON

    @property
    def title(self) -> str:
        if self.kind is ReportKind.OTHER:
            return self.unit
        return f"Bespoke report for {self.unit}" if self.kind is ReportKind.LOCALITY else str(self.kind)


def report_rows(
    collection: Collection,
    submitted: Some[str],
    reports: Some[Report],
    distributions: Some[Distribution],
    leads: Some[str],
) -> tuple[ReportRow, ...]:
    """The reports to expect, each with its state. `submitted` are the units that sent something; `leads` the names that
    a report goes to, besides the Care Group Leadership team."""
    expected = [(ReportKind.SUMMARY, ""), (ReportKind.ORGANISATIONAL, "")]
    expected += [(ReportKind.LOCALITY, unit) for unit in collection.localities if unit in submitted]
    expected += sorted((report.kind, report.unit) for report in reports if report.kind is ReportKind.OTHER)
    came = {report.key: report for report in reports}
    rows = []
    for kind, unit in expected:
        key = report_key(collection.key, kind, unit)
        passed = tuple(one for one in distributions if one.report == key)
        has = {name for one in passed for name in one.to}
        owed = tuple(name for name in dict.fromkeys((LEADERSHIP, *leads)) if name not in has)
        rows.append(ReportRow(key, kind, unit, came.get(key), passed, owed))
    return tuple(rows)


class ActionKind(StrEnum):
    """What can follow from a benchmarking report, in the policy's words."""

    IMPROVEMENT = "Improvement"
    GOOD_PRACTICE = "Good practice to share"
    DELIVERY_REVIEW = "Delivery review"
    FEEDBACK_SESSION = "Feedback session with the Network"
    LEARNING = "Organisational learning for the CLE"
    ANALYSIS = "Local analysis"
    EVENT = "National event to attend"
    PEERS = "Code shared with a peer"


@dataclass(frozen=True, slots=True)
class Action:
    """Something that somebody does about what was found. `owner` is a person's key; `about` says what it follows from,
    such as an answer or a report; `outcome` is written once it is done. Of an event, `registered` are the keys of those
    who are registered to attend."""

    collection: str  # the collection's key
    id: str
    kind: ActionKind
    what: str
    owner: str
    due: date | None
    about: str
    by: str
    at: datetime
    done_on: date | None = None
    outcome: str = ""
    registered: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.collection}/actions/{self.id}"


class ActionState(StrEnum):
    OVERDUE = "Overdue"
    DUE_SOON = "Due soon"
    UNDER_WAY = "Under way"
    NO_DAY = "No day set"
    DONE = "Done"


def state_of(action: Action, today: date, holidays: Some[date]) -> ActionState:
    """Worked out from the day it is due; "soon" is within a week of working days."""
    if action.done_on is not None:
        return ActionState.DONE
    if action.due is None:
        return ActionState.NO_DAY
    if action.due < today:
        return ActionState.OVERDUE
    soon = working_days_between(today, action.due, holidays) <= _SOON
    return ActionState.DUE_SOON if soon else ActionState.UNDER_WAY
