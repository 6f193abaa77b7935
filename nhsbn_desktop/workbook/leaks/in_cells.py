"""Looks through the cells of a workbook for traces of people and for what is hidden from sight."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.leaks import (
    DATE_OF_BIRTH,
    EMAIL,
    IDENTIFIERS,
    NHS_NUMBER,
    NI_NUMBER,
    POSTCODE,
    Leak,
    Remedy,
    has_ten_digits,
    is_about_people,
    is_certain,
    sorts_in,
)
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.leaks.known import Known, is_unseen
from nhsbn_desktop.workbook.parts.addresses import address_of, column_letters
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.texts import plain
from nhsbn_desktop.workbook.reader import Workbook

Place = tuple[int, int]

CODES = {
    NHS_NUMBER: "LEAK-NHS",
    DATE_OF_BIRTH: "LEAK-DOB",
    POSTCODE: "LEAK-POSTCODE",
    EMAIL: "LEAK-EMAIL",
    NI_NUMBER: "LEAK-NI",
}
WHY = "A return holds counts, never people. What has left cannot be called back."
# Ten digits pass the check by chance one time in eleven. NHS numbers all do: three in a column, and most of those that
# are as long.
_MANY, _MOST = 3, 0.5
_SHOWN = 200  # cells named in one leak
_HIDDEN, _UNSEEN = "hidden", "unseen"
_BESIDE = 6  # columns
_HEADING = 60  # characters: longer is a question, not a heading
_BIRTH_HEADING = re.compile(r"\b(?:d\.?o\.?b|dates? of birth|birth ?dates?)\b", re.IGNORECASE)
_WRITTEN_DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?[ ./\-](?:\d{1,2}|[A-Za-z]{3,9})[ ./\-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}(?:T[\d:]+)?"
)
_FIRST_SERIAL, _LAST_SERIAL = 3_000, 60_000  # days since 1900: 1908 to 2064
_CONSTANT = re.compile(r'"[^"]*\d[^"]*"|\d{10}')  # what a formula keeps for itself


@dataclass
class _Column:
    """What was found in one column of one sheet, by sort: the places, and whether one of them is beyond doubt."""

    found: dict[str, list[Place]] = field(default_factory=dict)
    certain: set[str] = field(default_factory=set)
    ten_digits: int = 0  # cells with a number as long as an NHS number, the check digit right or not

    def add(self, sort: str, place: Place, *, certain: bool) -> None:
        self.found.setdefault(sort, []).append(place)
        if certain:
            self.certain.add(sort)


def leaks_in_cells(workbook: Workbook, known: Known) -> Iterator[Leak]:
    """Identifiers in cells, hidden sheets' included, one leak for each column and sort; and what is out of sight."""
    for sheet in workbook.sheets:
        columns: dict[int, _Column] = {}
        out_of_sight: Counter[str] = Counter()
        state_is_known = known.hides(sheet)
        for place in sheet.grid:
            _look_at_formula(sheet, place, known, columns)
            value = sheet.answer_at(*place)
            if value is not None:
                _look_at(sheet, place, value, known, columns)
                out_of_sight[_concealed(sheet, place, value, known, state_is_known=state_is_known)] += 1
        for column in sorted(columns):
            yield from _judge(sheet, column, columns[column])
        if count := out_of_sight[_HIDDEN]:
            yield _hidden(sheet, count)
        if count := out_of_sight[_UNSEEN]:
            yield _unseen(sheet, count)


def _concealed(sheet: Sheet, place: Place, value: Value, known: Known, *, state_is_known: bool) -> str:
    """How a value is kept from sight in a way that is not the template's own; "" where it is not."""
    if not sheet.visible:
        return "" if state_is_known else _HIDDEN
    if _is_folded_away(sheet, place):
        return "" if known.vouches_for(sheet, place, value) else _HIDDEN
    if is_unseen(sheet.style_at(*place)):
        return "" if known.vouches_for(sheet, place, value) or known.conceals(sheet, place) else _UNSEEN
    return ""


def _is_folded_away(sheet: Sheet, place: Place) -> bool:
    """In a row or column that is hidden, or that has no height or width at all."""
    run = sheet.layout.column(place[1])
    flat = sheet.layout.row_heights.get(place[0]) == 0 or (run is not None and run.width == 0)
    return flat or sheet.layout.is_hidden(*place)


def _look_at_formula(sheet: Sheet, place: Place, known: Known, columns: dict[int, _Column]) -> None:
    """A formula can keep a text that its result does not show."""
    raw = sheet.grid[place][5]
    if not raw or not _CONSTANT.search(formula := plain(raw)):
        return
    if known.has_formula(sheet, place, raw):
        return
    for sort in sorts_in(formula):
        if sort in IDENTIFIERS:
            column = columns.setdefault(place[1], _Column())
            column.add(sort, place, certain=sort != NHS_NUMBER or is_certain(formula))


def _look_at(sheet: Sheet, place: Place, value: Value, known: Known, columns: dict[int, _Column]) -> None:
    sorts, certain = _sorts_of(value)
    if has_ten_digits(f"{value:f}" if isinstance(value, Decimal) else value or ""):
        columns.setdefault(place[1], _Column()).ten_digits += 1
    if not sorts and _is_birthday(sheet, place, value):
        sorts, certain = (DATE_OF_BIRTH,), True
    for sort in sorts:
        spared = known.has_value if sort == EMAIL else known.vouches_for  # somebody is the contact in every return
        if not spared(sheet, place, value):
            sure = certain if sort == NHS_NUMBER else sort == DATE_OF_BIRTH
            columns.setdefault(place[1], _Column()).add(sort, place, certain=sure)


def _sorts_of(value: Value) -> tuple[tuple[str, ...], bool]:
    if isinstance(value, Decimal):
        whole = value.is_finite() and value == value.to_integral_value() and value.adjusted() == 9
        return (sorts_in(f"{value:.0f}"), False) if whole else ((), False)
    return (sorts_in(value), is_certain(value)) if value else ((), False)


def _is_birthday(sheet: Sheet, place: Place, value: Value) -> bool:
    """A date under or beside a heading that asks for dates of birth, however it is written."""
    if isinstance(value, Decimal):
        written = _FIRST_SERIAL <= value <= _LAST_SERIAL and value == value.to_integral_value()
        return written and _is_headed(sheet, place, _BIRTH_HEADING)
    return bool(value and _WRITTEN_DATE.fullmatch(value.strip())) and any(
        _BIRTH_HEADING.search(text) for text in _headings(sheet, place)
    )


def _is_headed(sheet: Sheet, place: Place, heading: re.Pattern[str]) -> bool:
    """Whether the nearest text above a cell is such a heading and nothing else: "DOB", not "Records without a DOB"."""
    row, column = place
    for above in range(row - 1, max(0, row - 200), -1):
        text = sheet.text_at(above, column)
        if text:
            return bool(heading.fullmatch(text.strip(" :*")))
    return False


def _headings(sheet: Sheet, place: Place) -> Iterator[str]:
    """The short texts above a cell in its column, and the nearest to its left."""
    row, column = place
    for above in range(row - 1, max(0, row - 200), -1):
        text = sheet.text_at(above, column)
        if text and len(text) <= _HEADING:
            yield text
    for left in range(column - 1, max(0, column - _BESIDE), -1):
        if text := sheet.text_at(row, left):
            if len(text) <= _HEADING:
                yield text
            return


def is_most(passing: int, ten_digits: int) -> bool:
    """Whether so many numbers pass the check, of so many that are as long, that it is no chance."""
    return passing >= _MANY and passing >= _MOST * ten_digits


def _judge(sheet: Sheet, column: int, found: _Column) -> Iterator[Leak]:
    for sort, places in found.found.items():
        sure = sort in found.certain
        if sort == NHS_NUMBER and not sure:
            headed = any(is_about_people(text) for text in _headings(sheet, places[0]))
            sure = headed or is_most(len(places), found.ten_digits)
        yield _in_column(sheet, column, sort, sorted(places), sure=sure)


def _in_column(sheet: Sheet, column: int, sort: str, places: list[Place], *, sure: bool) -> Leak:
    shown = places[:_SHOWN]
    first = address_of(*shown[0])
    only = len(places) == 1
    where = f"{sheet.name}, cell {first}" if only else f"{sheet.name}, column {column_letters(column)}"
    what = f"holds what reads as {sort}" if only else f"has {len(places)} cells that read as {sort}, {first} first"
    state = "" if sheet.visible else " This sheet is hidden."
    blocks = sure and sort in IDENTIFIERS
    can_clear = len(places) == len(shown) and not any(sheet.is_formula(*place) for place in shown)
    return Leak(
        CODES[sort],
        Severity.MUST_FIX if blocks else Severity.CHECK,
        where,
        f"{where} {what}.{state}",
        "Clear it, or put the count there instead." if blocks else "Look at it: clear it if it is a person's.",
        WHY,
        tuple(Cell(sheet.name, address_of(*place)) for place in shown),
        remedy=Remedy.CLEAR_CELL if can_clear else None,
    )


def _hidden(sheet: Sheet, count: int) -> Leak:
    kind = "is a hidden sheet" if not sheet.visible else "has hidden rows or columns"
    if sheet.state == "veryHidden":
        kind = "is a hidden sheet that Excel's own menus do not show"
    return Leak(
        "LEAK-HIDDEN",
        Severity.CHECK,
        f"{sheet.name} ({'hidden' if sheet.visible else sheet.state})",
        f"{sheet.name} {kind} with {count} value{'s' if count > 1 else ''} that the Network's template does not have.",
        "Show it in Excel and see whether it is meant to go; delete what is not.",
        "What is hidden from sight is not hidden from whoever opens the file.",
        part=sheet.part,
    )


def _unseen(sheet: Sheet, count: int) -> Leak:
    values = f"{count} values" if count > 1 else "one value"
    return Leak(
        "LEAK-UNSEEN",
        Severity.CHECK,
        f"{sheet.name} (unseen)",
        f"{sheet.name} has {values} in the colour of the paper or in a number format that shows nothing.",
        "Give the cells their usual colour and format in Excel and see what they hold; delete what is not meant to go.",
        "What cannot be seen is not hidden from whoever opens the file.",
        part=sheet.part,
    )
