"""One sheet of a workbook: its cells with values, formulas, locks and lists, read when first asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.parts.addresses import Area, AreaIndex, address_of, split_address
from nhsbn_desktop.workbook.parts.cells import Grid, RawCell
from nhsbn_desktop.workbook.parts.layout import Layout
from nhsbn_desktop.workbook.parts.serials import as_decimal, as_moment
from nhsbn_desktop.workbook.parts.styles import DEFAULT, Style
from nhsbn_desktop.workbook.parts.texts import inline_text, plain, unescape
from nhsbn_desktop.workbook.parts.validations import Validation

Kind = Literal["blank", "number", "text", "boolean", "date", "error"]
SHARED_FORMULA = "(shared formula)"
_NUMBER = frozenset({b"", "", b"n", "n"})
BAD = "#BAD!"
"""Stands where a damaged file points to a text it does not hold."""


class CellContent(NamedTuple):
    """What one cell holds. A tuple, because sheets have hundreds of thousands.

    `value`: a Decimal as Excel shows it (0.65, not 0.65000000000000002), text exactly as it stands, True or False,
    an ISO date or time where the number is formatted as one (`serial` keeps the number), an Excel error as its text,
    or None. `formula` is without its equals sign; where there is one, `value` is the result Excel last saved.
    `options` are the items of the cell's drop-down.
    """

    value: Decimal | str | bool | None = None
    kind: Kind = "blank"
    formula: str | None = None
    locked: bool = True
    fill: str = ""
    number_format: str = "General"
    options: tuple[str, ...] = ()
    serial: Decimal | None = None

    @property
    def answer(self) -> Value:
        """The value as an answer: Excel's TRUE and FALSE are texts, and an empty text is a blank."""
        return as_answer(self.value)


@dataclass(frozen=True)
class Shared:
    """What the sheets of one workbook have in common."""

    load_strings: Callable[[], tuple[str, ...]] = field(repr=False)
    styles: Sequence[Style]
    counts_from_1904: bool
    options: Callable[[str, Validation], tuple[str, ...]]  # by sheet name

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """The texts that cells point to, read when the first is asked for: a number is written without any of them.
        Raises WorkbookProblem where the list is damaged."""
        return self.load_strings()


@dataclass(frozen=True, eq=False)
class Sheet:
    """`state` is visible, hidden or veryHidden (which Excel's own menus do not show)."""

    name: str
    state: str
    part: str
    shared: Shared = field(repr=False)
    load: Callable[[], Layout] = field(repr=False)

    @cached_property
    def layout(self) -> Layout:
        """All that the sheet's XML says. Raises WorkbookProblem when it is damaged."""
        return self.load()

    @property
    def protected(self) -> bool:
        return self.layout.protected

    @property
    def visible(self) -> bool:
        return self.state == "visible"

    @property
    def comments(self) -> Mapping[str, str]:
        """Notes and threaded comments by address."""
        return self.layout.comments

    @property
    def merges(self) -> tuple[Area, ...]:
        return self.layout.merges

    @property
    def grid(self) -> Grid:
        return self.layout.grid

    @cached_property
    def cells(self) -> Mapping[str, CellContent]:
        """By address: every cell the file has, blank ones with a style of their own included."""
        return _Cells(self)

    def cell(self, address: str) -> CellContent:
        """Any cell; one that the file does not have takes the style of its row or column."""
        return self.at(*split_address(address))

    def at(self, row: int, column: int) -> CellContent:
        raw = self.layout.grid.get((row, column))
        style = self._styles[raw[2] if raw else self.layout.style_of_place(row, column)]
        value, kind, serial = self._value(raw, style) if raw else (None, "blank", None)
        formula = _formula(raw) if raw else None
        options = self.options_at(row, column) if self._validated else ()
        return CellContent(value, kind, formula, style.locked, style.fill, style.number_format, options, serial)

    def answer_at(self, row: int, column: int) -> Value:
        """A cell's value as an answer, without its lock and lists."""
        raw = self.layout.grid.get((row, column))
        return as_answer(self._value(raw, self._styles[raw[2]])[0]) if raw else None

    def text_at(self, row: int, column: int) -> str:
        """A label as words: its text without spaces at either end, "" for anything that is not text."""
        raw = self.layout.grid.get((row, column))
        if not raw or not (raw[6] or raw[7]):
            return ""
        value = self._value(raw, DEFAULT)[0]
        return value.strip() if isinstance(value, str) else ""

    def style_at(self, row: int, column: int) -> Style:
        raw = self.layout.grid.get((row, column))
        return self._styles[raw[2] if raw else self.layout.style_of_place(row, column)]

    def is_formula(self, row: int, column: int) -> bool:
        raw = self.layout.grid.get((row, column))
        return bool(raw and (raw[4] or raw[5])) or self.layout.array_index.holds(row, column)

    def is_boolean(self, row: int, column: int) -> bool:
        raw = self.layout.grid.get((row, column))
        return bool(raw and raw[3] in (b"b", "b") and raw[6])

    def is_covered(self, row: int, column: int) -> bool:
        """Whether a merged area hides this cell behind its top left one."""
        return self.merged_anchor(row, column) != (row, column)

    def merged_anchor(self, row: int, column: int) -> tuple[int, int]:
        area = self.layout.merge_index.area_at(row, column)
        return (area.first_row, area.first_column) if area else (row, column)

    def validations_at(self, row: int, column: int) -> Iterator[Validation]:
        return (validation for _, validation in self._validated.at(row, column))

    def options_at(self, row: int, column: int) -> tuple[str, ...]:
        for validation in self.validations_at(row, column):
            if validation.kind == "list" and (options := self.shared.options(self.name, validation)):
                return options
        return ()

    def place(self, row: int, column: int) -> Cell:
        return Cell(self.name, address_of(row, column))

    @cached_property
    def _styles(self) -> Mapping[int | str | bytes, Style]:
        return _Styles(self.shared.styles)

    @cached_property
    def _validated(self) -> AreaIndex[Validation]:
        return AreaIndex((area, rule) for rule in self.layout.validations for area in rule.areas)

    @cached_property
    def rows(self) -> Mapping[int, tuple[int, ...]]:
        """The columns in which each row has a cell, both in order."""
        rows: dict[int, list[int]] = {}
        for row, column in self.layout.grid:
            rows.setdefault(row, []).append(column)
        return {row: tuple(sorted(rows[row])) for row in sorted(rows)}

    def _value(self, raw: RawCell, style: Style) -> tuple[Decimal | str | bool | None, Kind, Decimal | None]:
        kind, value, inline = raw[3], raw[6], raw[7]
        if kind in _NUMBER and value:
            return self._number(plain(value), style)
        if kind in (b"s", "s"):
            return self._string(value)
        if kind in (b"inlineStr", "inlineStr"):
            return unescape(inline_text(inline) or plain(value)), "text", None
        if not value:
            return (unescape(inline_text(inline)), "text", None) if inline else (None, "blank", None)
        written = plain(value)
        match kind:
            case b"b" | "b":
                return written.strip() in ("1", "true"), "boolean", None
            case b"e" | "e":
                return written.strip(), "error", None
            case b"d" | "d":
                return written.strip().removesuffix("T00:00:00"), "date", None
            case _:
                return unescape(written), "text", None

    def _string(self, index: bytes | str) -> tuple[Decimal | str | bool | None, Kind, Decimal | None]:
        if not index:
            return None, "blank", None
        try:
            number = int(index)
            return (self.shared.strings[number], "text", None) if number >= 0 else (BAD, "error", None)
        except (ValueError, IndexError):
            return BAD, "error", None

    def _number(self, written: str, style: Style) -> tuple[Decimal | str | bool | None, Kind, Decimal | None]:
        number = as_decimal(written)
        if number is None:
            return written, "text", None
        if style.moment and (moment := as_moment(number, style.moment, self.shared.counts_from_1904)):
            return moment, "date", number
        return number, "number", None


class _Styles(dict[int | str | bytes, Style]):
    """Styles by the number a cell carries, as written in its XML or not; a number beyond the table is the default."""

    def __init__(self, table: Sequence[Style]) -> None:
        self._table = table

    def __missing__(self, written: int | str | bytes) -> Style:
        number = int(written or 0)
        self[written] = style = self._table[number] if 0 <= number < len(self._table) else DEFAULT
        return style


class _Cells(Mapping[str, CellContent]):
    """A sheet's cells by address, each decoded when asked for."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def __getitem__(self, address: str) -> CellContent:
        try:
            place = split_address(address)
        except ValueError as problem:
            raise KeyError(address) from problem
        if place not in self._sheet.grid:
            raise KeyError(address)
        return self._sheet.at(*place)

    def __iter__(self) -> Iterator[str]:
        return (address_of(row, column) for row, column in self._sheet.grid)

    def __len__(self) -> int:
        return len(self._sheet.grid)


def as_answer(value: Decimal | str | bool | None) -> Value:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return None if value == "" else value


def _formula(raw: RawCell) -> str | None:
    attributes, formula = raw[4], raw[5]
    if formula:
        return plain(formula)
    return SHARED_FORMULA if attributes else None
