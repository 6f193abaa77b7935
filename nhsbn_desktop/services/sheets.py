"""A workbook's sheets as they are shown: their words and figures, and which answer each answer cell holds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from nhsbn_desktop.domain.answers import Reading, Value
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.addresses import column_letters, split_address
from nhsbn_desktop.workbook.reader import read_workbook

if TYPE_CHECKING:
    from nhsbn_desktop.workbook.sheets import Sheet
    from nhsbn_desktop.workbook.styles import Style

_QUOTED = re.compile(r'"[^"]*"')  # words in a number format, such as a per cent sign that divides nothing
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DEFAULT_WIDTH = 9.0  # characters, Excel's own


class CellView(NamedTuple):
    """One cell as it is shown. `code` is the answer it holds, if any; `bold` is a heading; a `number` stands right."""

    text: str
    code: str = ""
    bold: bool = False
    number: bool = False
    locked: bool = True


class ColumnView(NamedTuple):
    """A column that is shown; `width` in characters."""

    number: int
    letters: str
    width: float


class Span(NamedTuple):
    """Cells shown as one, by the places of rows and columns that are shown, from 0: a merged area, or a line that runs
    on over the empty cells to its right."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class SheetView:
    """A visible sheet. `rows` are its own row numbers, `cells` are keyed by (row, column) number from 1, `titles` by
    the header row in which they stand and then by column number; `places` says where an answer is, by its code."""

    name: str
    rows: tuple[int, ...]
    columns: tuple[ColumnView, ...]
    cells: Mapping[tuple[int, int], CellView]
    titles: Mapping[int, Mapping[int, str]]
    places: Mapping[str, tuple[int, int]]
    spans: tuple[Span, ...] = ()

    @cached_property
    def used(self) -> frozenset[int]:
        """The numbers of the columns that hold anything."""
        return frozenset(column for _, column in self.cells)

    @cached_property
    def answered(self) -> frozenset[int]:
        """The numbers of the columns that hold answers."""
        return frozenset(column for _, column in self.places.values())

    @property
    def question_column(self) -> int:
        """The number of the column in which the questions stand; 0 where this sheet asks nothing."""
        titles = next(iter(self.titles.values()), {})
        return next((column for column, title in titles.items() if title.casefold().startswith("question")), 0)

    def title_of(self, row: int, column: int) -> str:
        """The column's title in the nearest header row above; empty where there is none."""
        header = max((number for number in self.titles if number < row), default=0)
        return self.titles[header].get(column, "") if header else ""


def load_sheet_views(session: Session, reading: Reading) -> tuple[SheetView, ...]:
    """The visible sheets of the workbook this reading was taken from, in the order of their tabs.

    Raises RecordProblem where the kept file is gone or altered, WorkbookProblem where it cannot be read.
    """
    workbook = read_workbook(session.files.path(reading.file_digest))
    answers: dict[str, dict[tuple[int, int], str]] = {}
    for code, cell in reading.cells:
        answers.setdefault(cell.sheet.casefold(), {})[split_address(cell.address)] = code
    return tuple(
        _sheet_view(sheet, answers.get(sheet.name.casefold(), {})) for sheet in workbook.sheets if sheet.visible
    )


def _sheet_view(sheet: "Sheet", codes: Mapping[tuple[int, int], str]) -> SheetView:
    shown = (place for place in sheet.grid if not sheet.layout.is_hidden(*place))
    cells = {}
    for place in sorted({*shown, *codes}):
        view = _cell_view(sheet, place, codes.get(place, ""))
        if view.text or view.code or not view.locked:
            cells[place] = view
    last_row = max((row for row, _ in cells), default=0)
    first_column = min((column for _, column in cells), default=1)
    last_column = max((column for _, column in cells), default=0)
    rows = tuple(row for row in range(1, last_row + 1) if row not in sheet.layout.hidden_rows)
    columns = tuple(
        ColumnView(number, column_letters(number), _width(sheet, number))
        for number in range(first_column, last_column + 1)
        if not sheet.layout.is_hidden(0, number)
    )
    places = {code: place for place, code in codes.items()}
    return SheetView(sheet.name, rows, columns, cells, _titles(cells), places, _spans(sheet, cells, rows, columns))


def _cell_view(sheet: "Sheet", place: tuple[int, int], code: str) -> CellView:
    """An answer's words are left to the submission, which knows what was corrected."""
    style = sheet.style_at(*place)
    if code:
        return CellView("", code, locked=style.locked)
    value = sheet.answer_at(*place)
    return CellView(
        _words(value, style), "", bool(style.fill) and style.locked, isinstance(value, Decimal), style.locked
    )


def _words(value: Value, style: "Style") -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        if "%" in _QUOTED.sub("", style.number_format):
            return f"{(value * 100).normalize():,f}%"
        return f"{value:,f}"
    if style.moment == "date" and _ISO_DAY.fullmatch(value):
        day = date.fromisoformat(value)
        return f"{day.day} {day:%B %Y}"
    return value


def _titles(cells: Mapping[tuple[int, int], CellView]) -> dict[int, dict[int, str]]:
    """The header rows of the Network's form: Question beside Definition/guidance."""
    found: dict[int, dict[int, str]] = {}
    questions = [row for (row, _), cell in cells.items() if cell.text.strip().casefold() in ("question", "questions")]
    for row in questions:
        titles = {column: cell.text.strip() for (at, column), cell in cells.items() if at == row and cell.text.strip()}
        if any(title.casefold().startswith("definition") for title in titles.values()):
            found[row] = titles
    return found


def _width(sheet: "Sheet", number: int) -> float:
    run = sheet.layout.column(number)
    return run.width if run is not None and run.width else _DEFAULT_WIDTH


def _spans(
    sheet: "Sheet",
    cells: Mapping[tuple[int, int], CellView],
    rows: tuple[int, ...],
    columns: tuple[ColumnView, ...],
) -> tuple[Span, ...]:
    row_places = {row: place for place, row in enumerate(rows)}
    column_places = {column.number: place for place, column in enumerate(columns)}
    spans = []
    for area in sheet.merges:
        if area.last_row - area.first_row > len(rows) or area.last_column - area.first_column > len(columns):
            continue
        tall = [row_places[row] for row in range(area.first_row, area.last_row + 1) if row in row_places]
        wide = [column_places[n] for n in range(area.first_column, area.last_column + 1) if n in column_places]
        if len(tall) * len(wide) > 1:
            spans.append(Span(tall[0], wide[0], len(tall), len(wide)))
    taken = {place for span in spans for place in range(span.row, span.row + span.rows)}
    if _titles(cells):
        return tuple(spans)  # on a sheet of questions each column keeps to itself
    return (*spans, *(span for span in _lone_lines(cells, row_places, column_places) if span.row not in taken))


def _lone_lines(
    cells: Mapping[tuple[int, int], CellView], rows: Mapping[int, int], columns: Mapping[int, int]
) -> Iterator[Span]:
    """Rows in which one locked cell alone holds words: titles and introductions, which Excel lets run on."""
    by_row: dict[int, list[int]] = {}
    for row, column in cells:
        by_row.setdefault(row, []).append(column)
    for row, there in by_row.items():
        cell = cells[row, there[0]]
        if len(there) == 1 and cell.locked and not cell.code and row in rows and there[0] in columns:
            place = columns[there[0]]
            if len(columns) - place > 1:
                yield Span(rows[row], place, 1, len(columns) - place)
