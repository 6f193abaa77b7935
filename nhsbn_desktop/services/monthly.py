"""Monthly series of indicators: brought in from a file, drawn as XmR charts, rebased by somebody for a reason."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.metrics import Direction
from nhsbn_desktop.domain.monthly import MonthlyFigures
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.spc import Rebase, XmrChart, draw_chart
from nhsbn_desktop.paths import resource
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.monthly_tables import read_monthly

SAMPLE = "sample/MHLDA/monthly.csv"


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
        return ": ".join(filter(None, (self.service_line, self.metric)))

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


@dataclass(frozen=True, slots=True)
class Added:
    """What a file brought: how many series, how many figures that are new or other than before, and what of it could
    not be used."""

    file_name: str
    series: int
    figures: int
    faults: tuple[str, ...]


def add_figures(session: Session, path: Path) -> Added:
    """Puts a file's series on record, over what is there: a newer figure counts, and other months stay.

    Raises SpecificationProblem, naming the file, where it cannot be read or holds no monthly figures.
    """
    extract = read_monthly(path)
    before = {one.key: one for one in session.record.all(MonthlyFigures)}
    by, at = session.person.key, session.now()
    fresh = [
        MonthlyFigures(
            one.series, one.service_line, one.metric, one.unit, one.organisation, one.direction, one.figures,
            path.name, by, at,
        ).over(before.get(one.series))
        for one in extract.tables
    ]  # fmt: skip
    was = {(one.key, *figure) for one in before.values() for figure in one.figures}
    new = sum((one.key, *figure) not in was for one in fresh for figure in one.figures)
    if new:
        session.commit_all(Act.READ_MONTHLY, fresh, path.name)
    return Added(path.name, len(fresh), new, extract.faults)


def add_sample(session: Session) -> None:
    """The practice trust's own series."""
    add_figures(session, resource(SAMPLE))


def load_series(session: Session, *, screen: bool = False) -> tuple[Series, ...]:
    """The series on record, as they were rebased, in the order of their ids."""
    rebases = session.record.all(Rebase)
    found = sorted(session.record.all(MonthlyFigures), key=lambda one: one.series)
    return tuple(_series(one, rebases, screen=screen) for one in found)


def say_better(session: Session, series: Series, direction: Direction) -> Change | None:
    """Says which way of a series is better, for the colours of what stands out; None where that was said already."""
    stands = session.record.get(MonthlyFigures, series.key)
    if stands is None or stands.direction is direction:
        return None
    turned = replace(stands, direction=direction, by=session.person.key, at=session.now())
    return session.commit(Act.TURN_SERIES, turned)


def rebase(session: Session, series: Series, month: str, reason: str) -> Change:
    """Gives a series limits of its own from this month on. Raises NotReady without a reason, or for a month it has
    not."""
    if not reason.strip():
        raise NotReady("Rebasing needs its reason.", "Say what changed in the service or the counting, and when.")
    if month not in series.months[1:]:
        raise NotReady(f"{series.name} has no month {month} to start from.", "Choose a month after its first.")
    made = Rebase(series.key, month, reason.strip(), session.person.key, session.now())
    return session.commit(Act.REBASE_SERIES, made, reason.strip())


def take_rebase_back(session: Session, series: Series, month: str) -> Change:
    """The limits go on from the month before again. Raises NotReady where the series was not rebased there."""
    made = next((one for one in series.rebases if one.month == month), None)
    if made is None:
        raise NotReady(f"{series.name} was not rebased from {month}.", "Choose a month from which it was.")
    return session.remove(Act.TAKE_REBASE_BACK, Rebase, made.key, made.reason)


def _series(figures: MonthlyFigures, rebases: Iterable[Rebase], *, screen: bool) -> Series:
    return Series(
        key=figures.series,
        service_line=figures.service_line,
        metric=figures.metric,
        unit=figures.unit,
        direction=figures.direction or Direction.NEUTRAL,
        organisation=figures.organisation,
        months=tuple(month for month, _ in figures.figures),
        values=tuple(float(value) if value is not None else None for _, value in figures.figures),
        rebases=tuple(one for one in rebases if one.series == figures.series),
        screened=screen,
    )


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
