"""Monthly figures from a CSV file or a workbook of values: a row for each month, or a column for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from nhsbn_desktop.domain.answers import number_in
from nhsbn_desktop.domain.matching import plain
from nhsbn_desktop.domain.metrics import Direction
from nhsbn_desktop.domain.monthly import month_in_words
from nhsbn_desktop.domain.problems import SpecificationProblem
from nhsbn_desktop.workbook.extracts import columns_of, read_tables

_NAMES = {
    "series": ("series", "series id", "indicator id", "metric id", "ref", "code"),
    "service_line": ("service line", "service", "team type", "section"),
    "metric": ("metric", "indicator", "measure", "metric name", "indicator name", "question"),
    "unit": ("unit", "units", "unit of measure"),
    "direction": ("direction", "better", "improvement direction", "polarity"),
    "organisation": ("organisation", "organisation name", "submission", "locality", "trust", "site"),
    "month": ("month", "period", "reporting period", "date", "month ending", "month starting"),
    "value": ("value", "your value", "result", "figure", "actual"),
}
_DIRECTIONS = {
    "increase": Direction.INCREASE, "higher": Direction.INCREASE, "up": Direction.INCREASE,
    "decrease": Direction.DECREASE, "lower": Direction.DECREASE, "down": Direction.DECREASE,
    "neutral": Direction.NEUTRAL, "neither": Direction.NEUTRAL,
}  # fmt: skip
_HEADINGS_WITHIN = 20  # rows of titles and notes that may stand above the headings
_NO_FIGURE = ("", "*", "-", "\N{EN DASH}", "n/a")
_ISO, _DAY_FIRST = re.compile(r"(20\d\d)-(\d\d)(?:-\d\d)?(?:[ T].*)?"), re.compile(r"\d\d?/(\d\d?)/(20\d\d)")
_NAMED = ("%b %Y", "%b %y", "%B %Y", "%B %y")
_ADVICE = (
    "It needs a row of headings: metric, month and value (and service line, organisation, unit and direction where they"
    ' are known); or metric and a column for each month, such as "Apr 2025".'
)


@dataclass(frozen=True, slots=True)
class MonthlyTable:
    """A series as a table has it; `figures` are by month, in the order of the months."""

    series: str
    service_line: str
    metric: str
    unit: str
    organisation: str
    direction: Direction | None
    figures: tuple[tuple[str, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class MonthlyExtract:
    """`faults` are cells that could not be used, each with its place; the others could."""

    tables: tuple[MonthlyTable, ...]
    faults: tuple[str, ...]


def read_monthly(path: Path) -> MonthlyExtract:
    """The series of a file. Raises SpecificationProblem where it cannot be read or holds no monthly figures."""
    for rows in read_tables(path):
        found = _headings(rows)
        if found is not None:
            return _read(path, rows, *found)
    raise SpecificationProblem(f"{path.name} has no row of headings for monthly figures.", _ADVICE)


def month_in(text: str) -> str:
    """`2025-04` out of "Apr 2025", "April-25", "2025-04-01" or "01/04/2025"; empty where there is none."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return f"{match[1]}-{match[2]}" if 1 <= int(match[2]) <= 12 else ""
    if match := _DAY_FIRST.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02}" if 1 <= int(match[1]) <= 12 else ""
    words = " ".join(re.split(r"[\s\-/']+", text)).replace("Sept ", "Sep ")
    for form in _NAMED:
        try:
            return f"{datetime.strptime(words, form):%Y-%m}"  # noqa: DTZ007  a month has no zone
        except ValueError:
            continue
    return ""


def _headings(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int], dict[int, str]] | None:
    """The row of headings, which column is what, and for a wide table which month each column is of."""
    for at, row in enumerate(rows[:_HEADINGS_WITHIN]):
        columns = columns_of(row, _NAMES)
        wide = {place: month for place, cell in enumerate(row) if (month := month_in(cell))}
        if {"metric", "series"} & columns.keys():
            if {"month", "value"} <= columns.keys():
                return at, columns, {}
            if wide:
                return at, columns, wide
    return None


def _read(
    path: Path, rows: Sequence[Sequence[str]], at: int, columns: dict[str, int], wide: dict[int, str]
) -> MonthlyExtract:
    named: dict[str, tuple[str, ...]] = {}
    figures: dict[str, dict[str, Decimal | None]] = {}
    faults: list[str] = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
        names = tuple(cells.get(name, "") for name in ("service_line", "metric", "unit", "organisation", "direction"))
        series = (cells.get("series") or ": ".join(filter(None, (names[0], names[1], names[3])))).replace("/", " ")
        named.setdefault(series, names)
        for month, text, column in _figures(row, cells, wide):
            fault, value = _figure(month, text)
            if not fault and month in figures.setdefault(series, {}):
                fault = f"{month_in_words(month)} stands there twice for {series}; the first counts"
            if fault:
                faults.append(f"{path.name}, row {number}, column {column}: {fault}.")
            else:
                figures[series][month] = value
    if not any(figures.values()):
        raise SpecificationProblem(f"{path.name} holds no monthly figures.", " ".join((*faults[:1], _ADVICE)))
    return MonthlyExtract(tuple(_table(key, names, figures.get(key, {})) for key, names in named.items()),
                          tuple(faults))  # fmt: skip


def _figures(row: Sequence[str], cells: dict[str, str], wide: dict[int, str]) -> Iterator[tuple[str, str, str]]:
    """Month, what stands there, and what the column is called."""
    if not wide:
        yield month_in(cells["month"]) or f'"{cells["month"]}"', cells["value"], "value"
    for place, month in wide.items():
        yield month, row[place].strip() if place < len(row) else "", month


def _figure(month: str, text: str) -> tuple[str, Decimal | None]:
    """What is wrong with a figure, or nothing; and the figure."""
    if not month_in(month):
        return f"{month} is not a month such as Apr 2025", None
    if text.lower() in _NO_FIGURE:
        return "", None
    value = number_in(text)
    return ("", value) if value is not None else (f'"{text}" is not a number', None)


def _table(series: str, names: tuple[str, ...], figures: dict[str, Decimal | None]) -> MonthlyTable:
    service_line, metric, unit, organisation, direction = names
    return MonthlyTable(
        series, service_line, metric or series, unit, organisation, _DIRECTIONS.get(plain(direction)),
        tuple(sorted(figures.items())),
    )  # fmt: skip
