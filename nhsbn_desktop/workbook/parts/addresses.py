"""Where things stand on a sheet: cell addresses (`E6`), areas (`B2:D9`, `A:A`, `3:7`) and an index of areas."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3})")
_CORNERS = re.compile(r"([A-Z]{1,2})([1-9]\d{0,5}):([A-Z]{1,2})([1-9]\d{0,5})")
_ROWS = re.compile(r"\$?([1-9]\d{0,6})")
_FEW = 8  # areas that are as soon looked through one by one

T = TypeVar("T")


@cache
def column_number(letters: str) -> int:
    """`A` -> 1, `XFD` -> 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@cache
def column_letters(number: int) -> str:
    """1 -> `A`, 16384 -> `XFD`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address_of(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def split_address(address: str) -> tuple[int, int]:
    """`E6` -> (6, 5): row and column, from 1. Raises ValueError for anything that is not one cell of a sheet."""
    match = _ADDRESS.fullmatch(address)
    if match:
        row, column = int(match[2]), column_number(match[1])
        if row <= LAST_ROW and column <= LAST_COLUMN:
            return row, column
    raise ValueError(f"{address!r} is not the address of a cell")


def is_address(text: str) -> bool:
    try:
        split_address(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both corners included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    def __str__(self) -> str:
        first, last = address_of(*self.anchor), address_of(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"

    @property
    def anchor(self) -> tuple[int, int]:
        """The top left cell, which carries a merged area's value."""
        return self.first_row, self.first_column


@lru_cache(maxsize=1 << 16)  # a workbook is read several times on its way out, and copies share its areas
def parse_area(text: str) -> Area | None:
    """`B2`, `$B$2:$D$9`, `A:C` or `3:7`; None for anything else."""
    plain = _CORNERS.fullmatch(text)  # as nearly all are written; a workbook may have tens of thousands
    if plain:
        left, top, right, bottom = column_number(plain[1]), int(plain[2]), column_number(plain[3]), int(plain[4])
        return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
    first, _, last = text.partition(":")
    last = last or first
    try:
        (top, left), (bottom, right) = split_address(first), split_address(last)
    except ValueError:
        if ":" not in text:
            return None
        if (a := _COLUMNS.fullmatch(first)) and (b := _COLUMNS.fullmatch(last)):
            top, left, bottom, right = 1, column_number(a[1]), LAST_ROW, column_number(b[1])
        elif (a := _ROWS.fullmatch(first)) and (b := _ROWS.fullmatch(last)):
            top, left, bottom, right = int(a[1]), 1, int(b[1]), LAST_COLUMN
        else:
            return None
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def parse_areas(text: str | None) -> tuple[Area, ...]:
    """A list of areas divided by spaces, as validations and merges write them. What is not an area is left out."""
    return tuple(area for part in (text or "").split() if (area := parse_area(part)))


class AreaIndex(Generic[T]):
    """Which of many areas a cell stands in, without ever spreading an area over its cells.

    One real workbook has a validation over 17 thousand million cells; another 50,000 merged areas. Each is cut into
    bands of 1, 2, 4, 8... rows (at most two of a size), and a cell looked for in one band of each size in use.
    """

    def __init__(self, areas: Iterable[tuple[Area, T]]) -> None:
        found: dict[int, dict[int, list[tuple[Area, T]]]] = {}
        rows: dict[int, list[tuple[Area, T]]] = {}
        for entry in areas:
            if entry[0].first_row == entry[0].last_row:
                rows.setdefault(entry[0].first_row, []).append(entry)
                continue
            for size, band in _bands(entry[0]):
                (found.setdefault(size, {}) if size else rows).setdefault(band, []).append(entry)
        sizes = ([(0, rows)] if rows else []) + sorted(found.items())
        self._bands: list[tuple[int, dict[int, _Band[T]]]] = [
            (size, {n: _Crowd(band) if len(band) > _FEW else band for n, band in bands.items()})
            for size, bands in sizes
        ]

    def __bool__(self) -> bool:
        return bool(self._bands)

    def holds(self, row: int, column: int) -> bool:
        """Whether any of the areas holds this cell."""
        return self.area_at(row, column) is not None

    def area_at(self, row: int, column: int) -> Area | None:
        """The first of the areas that `at` gives: asked of every cell of a sheet, so without the cost of asking on."""
        for size, bands in self._bands:
            band = bands.get(row >> size)
            if band is not None:
                for area, _ in band if isinstance(band, list) else band.near(column):
                    if area.first_column <= column <= area.last_column:
                        return area
        return None

    def at(self, row: int, column: int) -> Iterator[tuple[Area, T]]:
        """The areas that hold this cell, lower ones first."""
        for size, bands in self._bands:
            band = bands.get(row >> size, [])
            for entry in band if isinstance(band, list) else band.near(column):
                if entry[0].first_column <= column <= entry[0].last_column:
                    yield entry


class _Crowd(Generic[T]):
    """More areas that span a band of rows than one would look through for every cell."""

    def __init__(self, entries: list[tuple[Area, T]]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry[0].first_column)
        self._starts = [area.first_column for area, _ in self._entries]
        self._reach = list(accumulate((area.last_column for area, _ in self._entries), max))

    def near(self, column: int) -> list[tuple[Area, T]]:
        """Those between the first that reaches as far as a column and the last that starts no later."""
        return self._entries[bisect_left(self._reach, column) : bisect_right(self._starts, column)]


_Band = list[tuple[Area, T]] | _Crowd[T]


def _bands(area: Area) -> Iterator[tuple[int, int]]:
    """The bands that make up an area's rows: the size of each as a power of two, and its number among those."""
    row, end = area.first_row, area.last_row + 1
    while row < end:
        size = min((row & -row).bit_length(), (end - row).bit_length()) - 1
        yield size, row >> size
        row += 1 << size
