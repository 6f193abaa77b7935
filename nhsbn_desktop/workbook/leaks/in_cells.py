"""Looks through the cells, comments and names of a workbook for traces of people and for what is hidden from sight."""

import re
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
from nhsbn_desktop.workbook.leaks.known import Known
from nhsbn_desktop.workbook.parts.addresses import address_of, column_letters
from nhsbn_desktop.workbook.parts.sheets import Sheet
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
_HEADING = 60  # characters: longer is a question, not a heading
_BIRTH_HEADING = re.compile(r"\b(?:d\.?o\.?b|dates? of birth|birth ?dates?)\b", re.IGNORECASE)
_NAME_TEXT = re.compile(r'"([^"]+)"')


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
    """Identifiers in cells, hidden sheets' included, one leak for each column and sort; and what is hidden."""
    for sheet in workbook.sheets:
        columns: dict[int, _Column] = {}
        hidden = 0
        state_is_known = (twin := known.sheet(sheet.name)) is not None and twin.state == sheet.state
        for place in sheet.grid:
            value = sheet.answer_at(*place)
            if value is None:
                continue
            _look_at(sheet, place, value, known, columns)
            if not sheet.visible and not state_is_known:
                hidden += 1
            elif sheet.visible and sheet.layout.is_hidden(*place):
                hidden += not known.has_value(sheet, place, value)
        for column in sorted(columns):
            yield from _judge(sheet, column, columns[column])
        if hidden:
            yield _hidden(sheet, hidden)


def _look_at(sheet: Sheet, place: Place, value: Value, known: Known, columns: dict[int, _Column]) -> None:
    sorts, certain = _sorts_of(value)
    if has_ten_digits(f"{value:f}" if isinstance(value, Decimal) else value or ""):
        columns.setdefault(place[1], _Column()).ten_digits += 1
    if not sorts and _is_birthday(sheet, place, value):
        sorts, certain = (DATE_OF_BIRTH,), True
    for sort in sorts:
        spared = known.vouches_for if sort in IDENTIFIERS else known.has_value
        if not spared(sheet, place, value):
            sure = certain if sort == NHS_NUMBER else sort == DATE_OF_BIRTH
            columns.setdefault(place[1], _Column()).add(sort, place, certain=sure)


def _sorts_of(value: Value) -> tuple[tuple[str, ...], bool]:
    if isinstance(value, Decimal):
        whole = value.is_finite() and value == value.to_integral_value() and value.adjusted() == 9
        return (sorts_in(f"{value:.0f}"), False) if whole else ((), False)
    return (sorts_in(value), is_certain(value)) if value else ((), False)


def _is_birthday(sheet: Sheet, place: Place, value: Value) -> bool:
    """A date under a heading that asks for dates of birth."""
    if not isinstance(value, str) or not value[:4].isdigit() or sheet.style_at(*place).moment != "date":
        return False
    return any(_BIRTH_HEADING.search(text) for text in _headings(sheet, place))


def _headings(sheet: Sheet, place: Place) -> Iterator[str]:
    """The short texts above a cell in its column."""
    row, column = place
    for above in range(row - 1, max(0, row - 200), -1):
        text = sheet.text_at(above, column)
        if text and len(text) <= _HEADING:
            yield text


def _judge(sheet: Sheet, column: int, found: _Column) -> Iterator[Leak]:
    for sort, places in found.found.items():
        sure = sort in found.certain
        if sort == NHS_NUMBER and not sure:
            headed = any(is_about_people(text) for text in _headings(sheet, places[0]))
            sure = headed or (len(places) >= _MANY and len(places) >= _MOST * found.ten_digits)
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


def leaks_in_notes(workbook: Workbook, known: Known) -> Iterator[Leak]:
    """Identifiers in notes and threaded comments. Words are for people, so one that passes the check is no chance."""
    for sheet in workbook.sheets:
        for address, text in sheet.comments.items():
            if known.has_note(sheet, address, text):
                continue
            for sort in sorts_in(text):
                place = f"{sheet.name}, the comment on {address}"
                yield Leak(
                    CODES[sort],
                    Severity.MUST_FIX if sort in IDENTIFIERS else Severity.CHECK,
                    place,
                    f"{sheet.name}: the comment on {address} holds what reads as {sort}.",
                    "Empty the comment." if sort in IDENTIFIERS else "Look at it: empty it if it is a person's.",
                    WHY,
                    (Cell(sheet.name, address),),
                    remedy=Remedy.CLEAR_NOTE,
                )


def leaks_in_names(workbook: Workbook, known: Known) -> Iterator[Leak]:
    """Identifiers in defined names, and hidden names that keep a text of their own."""
    for name in workbook.names:
        if (name.name, name.refers_to) in known.names or name.name.startswith("_xl"):
            continue
        place = f"the defined name {name.name}" if not sorts_in(name.name) else "a defined name"
        sorts = sorts_in(f"{name.name} {name.refers_to}")
        for sort in sorts:
            severity = Severity.MUST_FIX if sort in IDENTIFIERS else Severity.CHECK
            message = f"{place.capitalize() if place[0] == 'a' else place} holds what reads as {sort}."
            yield Leak(CODES[sort], severity, place, _sentence(message), "Delete the name in Excel.", WHY)
        if not sorts and name.hidden and _NAME_TEXT.search(name.refers_to):
            message = f"{place} is hidden and keeps a text of its own."
            yield Leak("LEAK-HIDDEN", Severity.CHECK, place, _sentence(message), "Delete the name if it is not needed.")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
