"""What a list of findings says in each of its columns, whichever form the list is written in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nhsbn_desktop.domain.listed_findings import ListedFinding

Content = str | int | float | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters. An `optional` column is left out where it would stand empty."""

    heading: str
    width: int
    say: Callable[[ListedFinding], Content]
    optional: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("Level", 10, lambda one: one.finding.severity.words),
    Column("Code", 13, lambda one: one.finding.code),
    Column("Submission", 16, lambda one: one.finding.submission),
    Column("Section", 22, lambda one: one.section),
    Column("Sheet", 16, lambda one: one.sheet),
    Column("Cell", 14, lambda one: one.place),
    Column("Question", 38, lambda one: one.question),
    Column("Answer", 13, lambda one: one.value, optional=True),
    Column("Change", 10, lambda one: one.finding.change, optional=True),
    Column("What", 58, lambda one: one.finding.message),
    Column("Why", 42, lambda one: one.finding.why),
    Column("What to do", 42, lambda one: one.finding.do),
    Column("State", 16, lambda one: str(one.state)),
    Column("Explanation", 42, lambda one: one.explanation, optional=True),
    Column("Lead", 20, lambda one: one.lead.name if one.lead else None, optional=True),
    Column("Validate by", 13, lambda one: one.due, optional=True),
    Column("Age in days", 11, lambda one: one.age_days, optional=True),
)


def columns_for(listed: Sequence[ListedFinding]) -> tuple[Column, ...]:
    """Those that have something to say about these findings."""
    return tuple(
        column for column in COLUMNS if not column.optional or any(column.say(one) not in (None, "") for one in listed)
    )
