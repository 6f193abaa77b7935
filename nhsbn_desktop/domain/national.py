"""What the Network published for the nation, as a sense check beside an answer; a figure in doubt is never used
silently."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from nhsbn_desktop.domain.metrics import Metric
from nhsbn_desktop.domain.wording import written

_NOT_STATED = "statistic not stated"
_WAITS = "Waiting time"


@dataclass(frozen=True, slots=True)
class NationalFigure:
    """One published figure. `ref` and `member` say which metric of which collection it is of, empty where of none;
    `flag` says what is doubtful about it, empty where nothing is."""

    collection: str  # the project's code: AOP
    ref: str
    member: str
    metric: str
    unit: str
    statistic: str
    period: str
    value: Decimal | None
    previous: Decimal | None
    source: str
    flag: str
    note: str

    @property
    def is_usable(self) -> bool:
        """Figures without a flag, and the waits, of which the slides say neither mean nor median; that is said then."""
        return self.value is not None and (not self.flag or self._is_wait)

    @property
    def _is_wait(self) -> bool:
        return self.flag == "ambiguous" and self.metric.startswith(_WAITS) and self.statistic.startswith("unstated")

    @property
    def kind(self) -> str:
        """`median`, `mean`, or that the publication does not say which."""
        stated = next((name for name in ("median", "mean") if self.statistic.startswith(name)), "")
        if stated:
            return stated
        return _NOT_STATED if self.statistic.startswith("unstated") else self.statistic


class NationalReference:
    """The published figures, to be found by metric."""

    def __init__(self, figures: Iterable[NationalFigure]) -> None:
        self.figures = tuple(figures)

    def figure_for(self, collection: str, metric: Metric, member: str = "") -> NationalFigure | None:
        """The figure of a project's metric ("AOP"); of several the median, which is how the Network compares."""
        own = [f for f in self.figures if (f.collection, f.ref, f.member) == (collection, metric.ref, member)]
        usable = [figure for figure in own if figure.is_usable]
        return next((f for f in usable if f.kind == "median"), next(iter(usable), None))


def say_beside(figure: NationalFigure, value: Decimal | None, metric: Metric) -> str:
    """`The Network published 91.9 weeks (2024/25, statistic not stated); you have 9.2 weeks.`"""
    told = f"The Network published {written(figure.value, metric)} ({figure.period}, {figure.kind})"
    return f"{told}; you have {written(value, metric)}." if value is not None else f"{told}."


def read_national(table: str) -> NationalReference:
    """The figures of a CSV text under the headings of resources/national_reference.csv."""
    return NationalReference(
        NationalFigure(
            collection=row["collection_code"],
            ref=row["ref"],
            member=row["member"],
            metric=row["metric"],
            unit=row["unit"],
            statistic=row["statistic"],
            period=row["period"],
            value=_number(row["value"]),
            previous=_number(row["previous_value"]),
            source=row["source"],
            flag=row["flag"],
            note=row["note"],
        )
        for row in csv.DictReader(table.splitlines())
    )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
