"""How a sheet looks: the rows and columns that are shown, their sizes, what is merged, and what each cell says."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.workbook.asking.headers import find_headers
from nhsbn_desktop.workbook.parts.addresses import Area, column_letters
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.styles import Style

DEFAULT_WIDTH, DEFAULT_HEIGHT = 9.0, 15.0  # characters and points, Excel's own
_MOST_MERGES = 20_000
_MOST_LONE = 3_000  # rows: an introduction is never longer
_MOST_TITLED = 40_000  # cells: a form for people; looking for headings in more would keep them waiting
_QUOTED = re.compile(r'"[^"]*"')  # words in a number format, such as a per cent sign that divides nothing
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Column(NamedTuple):
    """A column that is shown; `width` in characters."""

    number: int
    letters: str
    width: float


class Span(NamedTuple):
    """Cells shown as one, by the places of rows and columns that are shown, from 0."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Extent:
    """The part of a sheet that holds anything: words, figures, or cells to answer in. All numbers from 1."""

    last_row: int
    first_column: int
    last_column: int
    first_answer: tuple[int, int] | None
    filled_rows: frozenset[int] = field(repr=False, default=frozenset())
    used_columns: frozenset[int] = frozenset()


def find_extent(sheet: Sheet) -> Extent:
    """Goes through the cells once without decoding any of them."""
    unlocked = _Unlocked(sheet)
    rows, columns = set(), set()
    first_answer: tuple[int, int] | None = None
    for place, raw in sheet.grid.items():
        is_open = unlocked[raw[2]]
        if not (is_open or raw[6] or raw[7]):
            continue
        rows.add(place[0])
        columns.add(place[1])
        if is_open and not raw[5] and (first_answer is None or place < first_answer):
            first_answer = place
    return Extent(
        max(rows, default=0), min(columns, default=1), max(columns, default=0), first_answer, frozenset(rows),
        frozenset(columns),
    )  # fmt: skip


class _Unlocked(dict[int | str | bytes, bool]):
    """Whether cells of a style, by the number they carry, are open to be typed in."""

    def __init__(self, sheet: Sheet) -> None:
        self._styles = sheet.shared.styles

    def __missing__(self, written: int | str | bytes) -> bool:
        number = int(written or 0)
        self[written] = is_open = 0 <= number < len(self._styles) and not self._styles[number].locked
        return is_open


def shown_rows(sheet: Sheet, extent: Extent) -> Sequence[int]:
    """The numbers of the rows that are not hidden, in order."""
    every, hidden = range(1, extent.last_row + 1), sheet.layout.hidden_rows - sheet.layout.folded_rows
    return tuple(row for row in every if row not in hidden) if hidden else every


def shown_columns(sheet: Sheet, extent: Extent) -> tuple[Column, ...]:
    layout = sheet.layout
    return tuple(
        Column(number, column_letters(number), _width(sheet, number))
        for number in range(extent.first_column, extent.last_column + 1)
        if not layout.is_out_of_reach(0, number)
    )


def _width(sheet: Sheet, number: int) -> float:
    run = sheet.layout.column(number)
    return run.width if run is not None and run.width else DEFAULT_WIDTH


def place_in(numbers: Sequence[int], number: int) -> int:
    """Where a row or column stands among those that are shown; -1 where it is not."""
    place = bisect_left(numbers, number)
    return place if place < len(numbers) and numbers[place] == number else -1


def titles(sheet: Sheet) -> dict[int, dict[int, str]]:
    """The header rows of the Network's form (Question beside Definition/guidance): their words by column."""
    found: dict[int, dict[int, str]] = {}
    if len(sheet.grid) > _MOST_TITLED:
        return found
    for header in find_headers(sheet):
        words = {column: sheet.text_at(header.row, column) for column in sheet.rows.get(header.row, ())}
        found[header.row] = {column: text for column, text in words.items() if text}
    return found


def spans(sheet: Sheet, rows: Sequence[int], columns: Sequence[int], extent: Extent, *, lone: bool) -> tuple[Span, ...]:
    """Merged areas; with `lone`, also the lines that Excel lets run on over the empty cells to their right."""
    found = [span for area in sheet.merges[:_MOST_MERGES] if (span := _span(area, rows, columns)) is not None]
    if not lone or len(rows) > _MOST_LONE:
        return tuple(found)
    taken = {row for span in found for row in range(span.row, span.row + span.rows)}
    return (*found, *(span for span in _lone_lines(sheet, rows, columns, extent) if span.row not in taken))


def _span(area: Area, rows: Sequence[int], columns: Sequence[int]) -> Span | None:
    """The shown part of an area; None where that is one cell or none."""
    top, bottom = bisect_left(rows, area.first_row), bisect_left(rows, area.last_row + 1)
    left, right = bisect_left(columns, area.first_column), bisect_left(columns, area.last_column + 1)
    tall, wide = bottom - top, right - left
    return Span(top, left, tall, wide) if tall > 0 and wide > 0 and tall * wide > 1 else None


def _lone_lines(sheet: Sheet, rows: Sequence[int], columns: Sequence[int], extent: Extent) -> Iterator[Span]:
    """Rows in which one locked cell alone holds anything: titles and introductions."""
    for row in extent.filled_rows:
        held = sheet.rows.get(row, ())
        there = [n for n in held if sheet.answer_at(row, n) is not None or not _locked(sheet, row, n)]
        at = place_in(rows, row)
        if len(there) != 1 or at < 0 or not _locked(sheet, row, there[0]) or not sheet.text_at(row, there[0]):
            continue
        place = place_in(columns, there[0])
        if 0 <= place < len(columns) - 1:
            yield Span(at, place, 1, len(columns) - place)


def _locked(sheet: Sheet, row: int, column: int) -> bool:
    return sheet.style_at(row, column).locked


def words(value: Value, style: Style) -> str:
    """A value as the cell's number format has it, as far as that helps: per cent, days, thousands."""
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


def heights(sheet: Sheet, rows: Sequence[int]) -> Mapping[int, float]:
    """The height in points of each shown row, by its place, where the workbook gives one."""
    found = ((place_in(rows, row), points) for row, points in sheet.layout.row_heights.items())
    return {place: points for place, points in found if place >= 0}


def count_up_to(numbers: Sequence[int], last: int) -> int:
    """How many of the shown rows or columns are numbered `last` or lower."""
    return bisect_left(numbers, last + 1)
