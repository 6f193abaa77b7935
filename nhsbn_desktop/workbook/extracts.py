"""Earlier years' figures from a CSV file or an extract of the Network's toolkit, whatever its columns are called."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nhsbn_desktop.domain.answers import Value, number_in
from nhsbn_desktop.domain.matching import EarlierQuestion, plain
from nhsbn_desktop.domain.problems import SpecificationProblem
from nhsbn_desktop.workbook.tables import read_text

_NAMES = {
    "question_id": ("question id", "qid", "question number", "metric id", "indicator id"),
    "ref": ("ref", "metric ref", "metric code", "code"),
    "wording": ("metric", "question", "indicator", "metric name", "question text", "indicator name", "measure"),
    "section": ("section", "tab", "topic", "theme"),
    "definition": ("definition", "guidance", "definition guidance"),
    "member": (
        "member",
        "team type",
        "bed type",
        "team or bed type",
        "category",
        "breakdown",
        "option",
        "service line",
    ),
    "unit": ("submission", "submission name", "locality", "organisation", "organisation name", "site"),
    "year": ("year", "period", "financial year", "submission period", "collection year"),
    "value": ("value", "your value", "result", "answer", "response", "figure"),
}
_HEADINGS_WITHIN = 20  # rows of titles and notes that may stand above the headings
_SEPARATORS = ",;\t"
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_YEAR = re.compile(r"(20\d\d)\s*[/\-\N{EN DASH}]\s*(?:20)?(\d\d)\b")


@dataclass(frozen=True, slots=True)
class EarlierValue:
    """One figure: which question and member, of which unit and year, and the row where it stands (as Excel counts)."""

    question: EarlierQuestion
    member: str
    unit: str
    year: str
    value: Value
    row: int


@dataclass(frozen=True, slots=True)
class Extract:
    """`faults` are rows that could not be used, each with its place; the others could."""

    values: tuple[EarlierValue, ...]
    faults: tuple[str, ...]


def read_extract(path: Path, *, year: str = "", unit: str = "") -> Extract:
    """The figures of a file, long (one row for each) or wide (a column for each unit and year, such as "Trust
    2024/25").

    `year` and `unit` fill in what the file does not say. Raises SpecificationProblem naming the file, and the row where
    there is one, for a file that cannot be read or has no column of figures.
    """
    tables = read_tables(path)
    rows = next((table for table in tables if _has_headings(path, table)), tables[0] if tables else [])
    at, columns, wide = _headings(path, rows)
    values: list[EarlierValue] = []
    faults: list[str] = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if not any(cell.strip() for cell in row):
            continue
        fault = _take_row(row, number, columns, wide, (unit, year), values)
        if fault:
            faults.append(f"{path.name}, row {number}, column {fault}")
    if not values:
        raise SpecificationProblem(f"{path.name} holds no figures of earlier years.", _ADVICE)
    return Extract(tuple(values), tuple(faults))


_ADVICE = (
    "It needs a row of headings: metric (or question id), member, submission, year and value; or metric, member and a"
    ' column for each submission and year, such as "Trust 2024/25".'
)


def _take_row(
    row: Sequence[str],
    number: int,
    columns: dict[str, int],
    wide: dict[int, tuple[str, str]],
    default: tuple[str, str],
    values: list[EarlierValue],
) -> str:
    """Adds a row's figures to `values`; the column and what is wrong with it, or nothing."""

    def cell(name: str) -> str:
        place = columns.get(name)
        return row[place].strip() if place is not None and place < len(row) else ""

    question = EarlierQuestion(*(cell(name) for name in ("ref", "question_id", "wording", "section", "definition")))
    if not question.key:
        return "metric: nothing says which question this is"
    if wide:
        for place, (unit, year) in wide.items():
            text = row[place] if place < len(row) else ""
            values.append(EarlierValue(question, cell("member"), unit or default[0], year, _value(text), number))
        return ""
    year = year_in(cell("year")) or default[1]
    if not year:
        return f'year: "{cell("year")}" is not a financial year such as 2024/25'
    unit = cell("unit") or default[0]
    values.append(EarlierValue(question, cell("member"), unit, year, _value(cell("value")), number))
    return ""


def year_in(text: str) -> str:
    """`2024/25` out of "2024-25", "FY 2024/2025" or "Trust 2024/25"; empty where there is none."""
    match = _YEAR.search(text)
    return f"{match[1]}/{match[2]}" if match and (int(match[1]) + 1) % 100 == int(match[2]) else ""


def _headings(path: Path, rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int], dict[int, tuple[str, str]]]:
    """The row of headings, which column is what, and for a wide table which unit and year each column is of."""
    for at, row in enumerate(rows[:_HEADINGS_WITHIN]):
        columns = columns_of(row, _NAMES)
        named = {"ref", "question_id", "wording"} & columns.keys()
        wide = {place: (_YEAR.sub("", cell).strip(), year_in(cell)) for place, cell in enumerate(row) if year_in(cell)}
        if named and (wide or "value" in columns):
            return at, columns, {} if "value" in columns else wide
    raise SpecificationProblem(f"{path.name} has no row of headings in its first {_HEADINGS_WITHIN} rows.", _ADVICE)


def columns_of(row: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Which column of a row of headings is what: by name, the first of its spellings that is there."""
    found: dict[str, int] = {}
    headed = [plain(cell) for cell in row]
    for name, spellings in names.items():
        place = next((headed.index(spelling) for spelling in spellings if spelling in headed), None)
        if place is not None:
            found[name] = place
    return found


def _csv_rows(path: Path) -> list[list[str]]:
    text = read_text(path)
    head = "\n".join(text.splitlines()[:_HEADINGS_WITHIN])
    separator = max(_SEPARATORS, key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise SpecificationProblem(
            f"{path.name} cannot be read as a table ({error}).",
            'Look for a quotation mark (") without its partner, or save it again from Excel as CSV UTF-8.',
        ) from error


def read_tables(path: Path) -> list[list[list[str]]]:
    """The rows of a CSV file, or of each sheet of a workbook of values, as texts. Raises SpecificationProblem."""
    return _sheets(path) if path.suffix.lower() in _WORKBOOKS else [_csv_rows(path)]


def _sheets(path: Path) -> list[list[list[str]]]:
    import pandas  # late: nothing else needs it, and it takes half a second to load
    from python_calamine import CalamineError

    try:
        sheets = pandas.read_excel(path, sheet_name=None, header=None, dtype=object, engine="calamine")
    except (OSError, ValueError, CalamineError) as error:
        raise SpecificationProblem(
            f"{path.name} cannot be read as a workbook.", "Open it in Excel, save it again, and choose it once more."
        ) from error
    return [[[_text(cell) for cell in row] for row in sheet.itertuples(index=False)] for sheet in sheets.values()]


def _has_headings(path: Path, rows: Sequence[Sequence[str]]) -> bool:
    try:
        _headings(path, rows)
    except SpecificationProblem:
        return False
    return True


def _text(cell: object) -> str:
    if cell is None or cell != cell:  # not a number: how pandas says that a cell is empty
        return ""
    return f"{cell:g}" if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e6 else str(cell)


def _value(text: str) -> Value:
    text = text.strip()
    if not text:
        return None
    number = number_in(text)
    return text if number is None else number


def questions_in(values: Iterable[EarlierValue]) -> Iterator[EarlierQuestion]:
    """Each question once, in the order of the file."""
    return iter({value.question.key: value.question for value in values}.values())
