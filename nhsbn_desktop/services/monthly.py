"""Monthly series of indicators, drawn as XmR charts; where a series is rebased, by whom and why."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.metrics import Direction
from nhsbn_desktop.domain.problems import NotReady, SpecificationProblem
from nhsbn_desktop.domain.spc import Rebase, XmrChart, draw_chart
from nhsbn_desktop.paths import resource
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.tables import Row, enumerate_rows

SAMPLE = "sample/MHLDA/monthly.csv"
HEADINGS = ("series", "service_line", "metric", "unit", "direction", "organisation", "month", "value")


@dataclass(frozen=True)
class Series:
    """One indicator over the months ("2025-04"); a value is None where the month has none. `rebases` are in force."""

    key: str
    service_line: str
    metric: str
    unit: str
    direction: Direction
    organisation: str
    months: tuple[str, ...]
    values: tuple[float | None, ...]
    rebases: tuple[Rebase, ...] = ()
    screened: bool = False

    @property
    def name(self) -> str:
        return f"{self.service_line}: {self.metric}"

    @cached_property
    def chart(self) -> XmrChart:
        return draw_chart(
            self.months,
            self.values,
            self.direction,
            rebased_at=(rebase.month for rebase in self.rebases),
            screen=self.screened,
        )

    def same_month_last_year(self, month: str) -> float | None:
        """The value twelve months before, for series that follow the seasons; limits are too wide to show those."""
        year, _, number = month.partition("-")
        before = f"{int(year) - 1}-{number}"
        return dict(zip(self.months, self.values, strict=True)).get(before)


def load_series(
    session: Session | None = None, path: Path | None = None, *, screen: bool = False
) -> tuple[Series, ...]:
    """The series of a CSV file in the sample's form (the sample's own unless `path` is given), as they were rebased.

    Raises SpecificationProblem, naming file, row and column, for a file that is not of that form.
    """
    found: dict[str, list[tuple[Row, float | None]]] = {}
    for row in _rows(path or resource(SAMPLE)):
        found.setdefault(row["series"], []).append((row, _value(row)))
    rebases = session.record.all(Rebase) if session is not None else ()
    return tuple(_series(key, rows, rebases, screen=screen) for key, rows in found.items())


def rebase(session: Session, series: Series, month: str, reason: str) -> Change:
    """Gives a series limits of its own from this month on. Raises NotReady without a reason, or for a month it has
    not."""
    if not reason.strip():
        raise NotReady("Rebasing needs its reason.", "Say what changed in the service or the counting, and when.")
    if month not in series.months[1:]:
        raise NotReady(f"{series.name} has no month {month} to start from.", "Choose a month after its first.")
    made = Rebase(series.key, month, reason.strip(), session.person.key, session.now())
    return session.commit(Act.REBASE_SERIES, made, reason.strip())


def _series(key: str, rows: list[tuple[Row, float | None]], rebases: Iterable[Rebase], *, screen: bool) -> Series:
    rows.sort(key=lambda pair: pair[0]["month"])
    first = rows[0][0]
    return Series(
        key=key,
        service_line=first["service_line"],
        metric=first["metric"],
        unit=first["unit"],
        direction=_direction(first),
        organisation=first["organisation"],
        months=tuple(row["month"] for row, _ in rows),
        values=tuple(value for _, value in rows),
        rebases=tuple(one for one in rebases if one.series == key),
        screened=screen,
    )


def _rows(path: Path) -> Iterable[Row]:
    for _, row in enumerate_rows(path, HEADINGS):
        if isinstance(row, SpecificationProblem):
            raise row
        if not _is_month(row["month"]):
            raise row.problem("month", f'"{row["month"]}" is not a month', "Write it as 2025-04.")
        yield row


def _is_month(text: str) -> bool:
    year, dash, month = text.partition("-")
    return bool(dash) and len(year) == 4 and year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12


def _value(row: Row) -> float | None:
    try:
        return float(row["value"].replace(",", "")) if row["value"] else None
    except ValueError as error:
        raise row.problem(
            "value", f'"{row["value"]}" is not a number', "Type the figure, or leave it blank."
        ) from error


def _direction(row: Row) -> Direction:
    try:
        return Direction(row["direction"] or "neutral")
    except ValueError as error:
        raise row.problem(
            "direction", f'"{row["direction"]}" is not one of the choices', "Use increase, decrease or neutral."
        ) from error


def as_table(series: Series) -> str:
    """The chart's figures as tab-separated text, to be pasted into a sheet."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(["Month", "Value", "Mean", "Lower limit", "Upper limit", "What it shows", "Meaning"])
    for point in series.chart.points:
        limits = point.limits
        edges = [f"{limits.mean:.4g}", f"{limits.lower:.4g}", f"{limits.upper:.4g}"] if limits else ["", "", ""]
        writer.writerow([point.month, f"{point.value:g}", *edges, point.label.words, str(point.meaning)])
    return text.getvalue()
