"""The Network's list of outliers as a table: an Excel file, a CSV or what was copied out of its PDF, columns told."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.matching import plain
from nhsbn_desktop.domain.problems import SpecificationProblem
from nhsbn_desktop.workbook.extracts import read_tables

_HEADINGS_WITHIN = 20  # rows of titles and notes that may stand above the headings
_ADVICE = "It needs a row of headings with a metric and your value; choose another file, or type the outliers in."


class Part(StrEnum):
    """What a column of the list can be."""

    WORDING = "The question"
    MEMBER = "Team, bed type or category"
    REF = "The question's number"
    UNIT = "Submission"
    VALUE = "Your value"
    POSITION = "Position"
    MIDDLE = "Mean or median of all"
    LOW = "Lowest"
    HIGH = "Highest"
    QUERY = "What is asked"


_NAMES: Mapping[Part, tuple[str, ...]] = {
    Part.WORDING: ("metric", "question", "indicator", "measure", "metric name", "question text", "indicator name"),
    Part.MEMBER: ("member", "team type", "bed type", "team or bed type", "category", "breakdown", "service line"),
    Part.REF: ("ref", "metric ref", "metric id", "question id", "qid", "indicator id", "question number", "code"),
    Part.UNIT: ("submission", "submission name", "locality", "organisation", "organisation name", "site"),
    Part.VALUE: ("your value", "value", "your figure", "trust value", "submitted value", "your result", "result",
                 "your organisation", "your submission"),
    Part.POSITION: ("position", "outlier", "outlier position", "flag", "status", "outlier status", "high low"),
    Part.MIDDLE: ("median", "mean", "average", "national median", "national mean", "national average", "sample mean",
                  "sample median"),
    Part.LOW: ("minimum", "min", "lowest", "lower quartile", "lower limit", "lower"),
    Part.HIGH: ("maximum", "max", "highest", "upper quartile", "upper limit", "upper"),
    Part.QUERY: ("query", "comment", "comments", "question to you", "nhsbn comment", "validation query", "note"),
}  # fmt: skip
_NO_OUTLIER = frozenset({"", "no", "none", "n", "0", "false", "ok", "within range", "in range", "not an outlier", "-"})
_YES = frozenset({"yes", "y", "1", "true", "outlier", "x"})


@dataclass(frozen=True, slots=True)
class OutlierTable:
    """A table as it was read: the headings, the rows below them, and which column is what as far as it is told.

    `first_row` is where the rows begin in the file, counted as Excel counts."""

    file_name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: Mapping[Part, int]
    first_row: int

    @property
    def is_usable(self) -> bool:
        return Part.VALUE in self.columns and (Part.WORDING in self.columns or Part.REF in self.columns)


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """One row in its parts; `row` is where it stands in the file."""

    row: int
    wording: str
    member: str
    ref: str
    unit: str
    value: Value
    position: str
    middle: Value
    low: Value
    high: Value
    query: str


def read_outlier_table(path: Path) -> OutlierTable:
    """The best table in a file: the one whose headings tell most. Raises SpecificationProblem, naming the file, where
    it cannot be read or holds no table at all."""
    found = [table for rows in read_tables(path) if (table := _table(path.name, rows)) is not None]
    if not found:
        raise SpecificationProblem(f"{path.name} holds no table of figures.", _ADVICE)
    return max(found, key=lambda table: (table.is_usable, len(table.columns), len(table.rows)))


def read_pasted_table(text: str) -> OutlierTable:
    """The same of what was copied from a PDF, a page or a sheet: columns apart by tabs, or by two spaces and more.
    Raises SpecificationProblem."""
    lines = [line for line in text.splitlines() if line.strip()]
    tabbed = any("\t" in line for line in lines)
    separated = csv.reader(io.StringIO("\n".join(lines)), delimiter="\t") if tabbed else None
    rows = list(separated) if separated else [re.split(r"\s{2,}", line.strip()) for line in lines]
    table = _table("what was pasted", rows)
    if table is None:
        raise SpecificationProblem("What was pasted is no table of figures.", _ADVICE)
    return table


def _table(name: str, rows: Sequence[Sequence[str]]) -> OutlierTable | None:
    """Where no headings are told, the first row that is not alone in its line is taken for them."""
    ranked = [(len(recognise(row)), -at) for at, row in enumerate(rows[:_HEADINGS_WITHIN])]
    best, back = max(ranked, default=(0, 0))
    at = -back if best else next((at for at, row in enumerate(rows) if sum(bool(c.strip()) for c in row) > 1), -1)
    if at < 0 or at + 1 >= len(rows):
        return None
    headings = tuple(cell.strip() for cell in rows[at])
    below = tuple(tuple(cell.strip() for cell in (*row, *("",) * (len(headings) - len(row)))) for row in rows[at + 1 :])
    return OutlierTable(name, headings, below, recognise(headings), at + 2)


def recognise(headings: Sequence[str]) -> dict[Part, int]:
    """Which column is what, by its heading; the first that fits."""
    plainly = [plain(heading) for heading in headings]
    found: dict[Part, int] = {}
    for part, spellings in _NAMES.items():
        place = next((plainly.index(one) for one in spellings if one in plainly), None)
        if place is not None and place not in found.values():
            found[part] = place
    return found


def figures_in(table: OutlierTable, columns: Mapping[Part, int]) -> tuple[ListedFigure, ...]:
    """The rows in their parts, by the columns a person confirmed; rows without a question or a figure are left out."""
    found = []
    for number, row in enumerate(table.rows, table.first_row):

        def cell(part: Part, row: Sequence[str] = row) -> str:
            place = columns.get(part)
            return row[place] if place is not None and place < len(row) else ""

        figure = ListedFigure(
            number,
            cell(Part.WORDING),
            cell(Part.MEMBER),
            cell(Part.REF),
            cell(Part.UNIT),
            figure_of(cell(Part.VALUE)),
            position_of(cell(Part.POSITION)),
            figure_of(cell(Part.MIDDLE)),
            figure_of(cell(Part.LOW)),
            figure_of(cell(Part.HIGH)),
            cell(Part.QUERY),
        )
        if (figure.wording or figure.ref) and (figure.value is not None or figure.position):
            found.append(figure)
    return tuple(found)


def position_of(text: str) -> str:
    """What the list says of a figure, in small letters: "high outlier"; empty for one that it does not single out."""
    said = " ".join(text.casefold().split())
    if said in _NO_OUTLIER:
        return ""
    return "outlier" if said in _YES else said if "outlier" in said else f"{said} outlier"


def figure_of(text: str) -> Value:
    """A figure as it is printed: £, %, commas and spaces between thousands are no part of it."""
    text = text.strip()
    if not text or text in ("-", "\N{EN DASH}", "n/a", "N/A"):
        return None
    try:
        number = Decimal(re.sub(r"[,\s£%]", "", text))
    except InvalidOperation:
        return text
    return number if number.is_finite() else text
