"""A workbook's sheets as they are shown: each laid out when first turned to, each cell read when it is painted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook import appearance
from nhsbn_desktop.workbook.appearance import Column, Extent, Span
from nhsbn_desktop.workbook.parts.addresses import address_of, split_address
from nhsbn_desktop.workbook.reader import read_workbook

if TYPE_CHECKING:
    from nhsbn_desktop.workbook.parts.sheets import Sheet
    from nhsbn_desktop.workbook.reader import Workbook

__all__ = ["Book", "CellView", "Column", "SheetView", "Span", "keep_in_sight", "lay_out", "look", "place_of"]

_LONE_UP_TO = 3_000  # cells: titles that run on are for sheets that people read from top to bottom


class CellView(NamedTuple):
    """One cell as it is shown. `code` is the answer it holds, if any; a `number` stands right unless `align` says
    otherwise; `shade` and `ink` are the workbook's colours as RRGGBB; `note` says that there is a comment."""

    text: str
    code: str = ""
    bold: bool = False
    number: bool = False
    locked: bool = True
    shade: str = ""
    ink: str = ""
    align: str = ""
    note: bool = False


BLANK = CellView("")


@dataclass(frozen=True, eq=False)
class Book:
    """A workbook opened to be looked at. `tabs` are its visible sheets, `workbook` what the services read it by."""

    path: Path
    file_name: str
    digest: str
    tabs: tuple[str, ...]
    workbook: "Workbook" = field(repr=False)


@dataclass(frozen=True, eq=False)
class SheetView:
    """A visible sheet. `rows` are its own row numbers and `columns` its columns, in order; `heights` in points by the
    place of a row; `titles` by the header row in which they stand and then by column number; `places` says where an
    answer is, by its code; `frozen` how many rows and columns stay in sight. All numbers count from 1, places from 0.

    Made off the UI thread by `lay_out`; after that everything about a cell is quick enough to be asked while painting.
    """

    name: str
    rows: Sequence[int]
    columns: tuple[Column, ...]
    titles: Mapping[int, Mapping[int, str]]
    places: Mapping[str, tuple[int, int]]
    spans: tuple[Span, ...]
    heights: Mapping[int, float]
    frozen: tuple[int, int]
    first_answer: tuple[int, int] | None
    extent: Extent = field(repr=False)
    _sheet: "Sheet" = field(repr=False)
    _seen: dict[tuple[int, int], CellView] = field(default_factory=dict, repr=False)

    @cached_property
    def _codes(self) -> dict[tuple[int, int], str]:
        return {place: code for code, place in self.places.items()}

    @cached_property
    def _noted(self) -> Mapping[tuple[int, int], str]:
        return {split_address(address): words for address, words in self._sheet.comments.items() if address and words}

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The columns' numbers."""
        return tuple(column.number for column in self.columns)

    @cached_property
    def answered(self) -> frozenset[int]:
        """The numbers of the columns that hold answers."""
        return frozenset(column for _, column in self.places.values())

    @cached_property
    def in_order(self) -> list[tuple[int, int]]:
        """Where the answers stand, row by row."""
        return sorted(self.places.values())

    @property
    def used(self) -> frozenset[int]:
        """The numbers of the columns that hold anything."""
        return self.extent.used_columns

    def cell(self, row: int, column: int) -> CellView:
        """One cell by its own row and column number. An answer's words are left to the submission, which knows what
        was corrected."""
        place = row, column
        seen = self._seen.get(place)
        if seen is None:
            self._seen[place] = seen = self._read(place)
        return seen

    def is_filled(self, row: int, column: int) -> bool:
        """Whether the cell holds anything, or is for an answer."""
        raw = self._sheet.grid.get((row, column))
        return bool(raw and (raw[6] or raw[7])) or (row, column) in self._codes

    def comment(self, row: int, column: int) -> str:
        return self._noted.get((row, column), "")

    def options(self, row: int, column: int) -> tuple[str, ...]:
        """The items of the cell's own drop-down."""
        return self._sheet.options_at(row, column)

    def address(self, row: int, column: int) -> Cell:
        return Cell(self.name, address_of(row, column))

    def row_place(self, row: int) -> int:
        """Where a row stands among those shown; -1 where it is hidden or beyond them."""
        return appearance.place_in(self.rows, row)

    def column_place(self, column: int) -> int:
        return appearance.place_in(self.numbers, column)

    @property
    def question_column(self) -> int:
        """The number of the column in which the questions stand; 0 where this sheet asks nothing."""
        titles = next(iter(self.titles.values()), {})
        return next((column for column, title in titles.items() if title.casefold().startswith("question")), 0)

    def title_of(self, row: int, column: int) -> str:
        """The column's title in the nearest header row above; empty where there is none."""
        header = max((number for number in self.titles if number < row), default=0)
        return self.titles[header].get(column, "") if header else ""

    def find(self, words: str, after: tuple[int, int] = (0, 0), by: int = 1) -> tuple[int, int] | None:
        """The next cell (the one before, for `by` -1) that says these words, capitals or not, from a cell on and
        round the end; None where none does. Not for the UI thread: it reads the whole sheet. Answers are searched as
        the workbook has them."""
        wanted = words.casefold().strip()
        shown = sorted(place for place in self._sheet.grid if self._is_shown(place))
        if by < 0:
            shown.reverse()
        ahead = [place for place in shown if (place > after if by > 0 else place < after)]
        for place in (*ahead, *shown):
            value = self._sheet.answer_at(*place)
            if value is not None and wanted in appearance.words(value, self._sheet.style_at(*place)).casefold():
                return place
        return None

    def _is_shown(self, place: tuple[int, int]) -> bool:
        return self.row_place(place[0]) >= 0 and self.column_place(place[1]) >= 0

    def _read(self, place: tuple[int, int]) -> CellView:
        style, code = self._sheet.style_at(*place), self._codes.get(place, "")
        value = None if code else self._sheet.answer_at(*place)
        return CellView(
            appearance.words(value, style),
            code,
            style.bold,
            isinstance(value, Decimal),
            style.locked,
            style.shade,
            style.ink,
            style.align,
            place in self._noted,
        )


def look(path: Path, password: str | None = None) -> Book:
    """Opens a workbook to be looked at; nothing is kept. Raises WorkbookProblem where it cannot be read."""
    return _book(path, read_workbook(path, password))


def kept_book(session: Session, reading: Reading) -> Book:
    """The workbook this reading was taken from. Raises RecordProblem where the kept file is gone or altered,
    WorkbookProblem where it cannot be read."""
    path = session.files.path(reading.file_digest)
    return replace(_book(path, read_workbook(path)), file_name=reading.file_name)


def lay_out(book: Book, name: str, reading: Reading | None = None) -> SheetView:
    """A sheet of the workbook, with the answers of a reading in their places. Raises WorkbookProblem where it is
    damaged."""
    sheet = book.workbook.sheet(name)
    extent = appearance.find_extent(sheet)
    places = _places(reading, sheet.name)
    rows, columns = appearance.shown_rows(sheet, extent), appearance.shown_columns(sheet, extent)
    titles, numbers = appearance.titles(sheet), tuple(column.number for column in columns)
    lone = not titles and len(sheet.grid) <= _LONE_UP_TO
    view = SheetView(
        name=sheet.name,
        rows=rows,
        columns=columns,
        titles=titles,
        places=places,
        spans=appearance.spans(sheet, rows, numbers, extent, lone=lone),
        heights=appearance.heights(sheet, rows),
        frozen=keep_in_sight(sheet, rows, numbers, min(places.values(), default=extent.first_answer), bool(titles)),
        first_answer=min(places.values(), default=extent.first_answer),
        extent=extent,
        _sheet=sheet,
    )
    _make_ready(view, sheet)
    return view


def keep_in_sight(
    sheet: "Sheet", rows: Sequence[int], columns: Sequence[int], answer: tuple[int, int] | None, titled: bool
) -> tuple[int, int]:
    """How many rows at the top and columns at the left stay in sight: the author's own panes, else what stands above
    and left of the first answer. Where the header repeats the titles, rows need not stay."""
    own = sheet.layout.frozen
    last_row, last_column = own if any(own) or answer is None else (answer[0] - 1, answer[1] - 1)
    tall = 0 if titled else appearance.count_up_to(rows, last_row)
    return tall, appearance.count_up_to(columns, last_column)


def place_of(cell: Cell) -> tuple[int, int]:
    """A cell's row and column number."""
    return split_address(cell.address)


def _book(path: Path, workbook: "Workbook") -> Book:
    tabs = tuple(sheet.name for sheet in workbook.sheets if sheet.visible)
    return Book(path, workbook.file_name, workbook.sha256, tabs, workbook)


def _places(reading: Reading | None, name: str) -> dict[str, tuple[int, int]]:
    if reading is None:
        return {}
    own = name.casefold()
    return {code: split_address(cell.address) for code, cell in reading.cells if cell.sheet.casefold() == own}


def _make_ready(view: SheetView, sheet: "Sheet") -> None:
    """Works out here what would otherwise be worked out at the first painting: lists, comments, who stands where."""
    for rule in sheet.layout.validations:
        if rule.kind == "list":
            sheet.shared.options(sheet.name, rule)
    sheet.options_at(1, 1)
    view.cell(1, 1)
    view.numbers, view.answered, view.in_order  # noqa: B018, cached from here on
