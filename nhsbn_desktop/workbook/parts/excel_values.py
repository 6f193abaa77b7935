"""Values as formulas pass them on: numbers, texts, truths, errors and blanks, and how one is taken for another."""

import math
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from nhsbn_desktop.workbook.parts.addresses import Area
from nhsbn_desktop.workbook.parts.formula_tokens import Reference


class NotUnderstood(ValueError):
    """The formula says something that is not worked out here; the text says what."""


class ExcelError(str):
    """#DIV/0! and its kind: a value like any other, which every formula that meets it passes on."""

    __slots__ = ()


Result = float | str | bool | ExcelError | None
"""What a cell holds or a formula gives; None is a blank cell."""

Node = Callable[["Cells"], Any]
"""A piece of a formula, which gives its result, or the `Reference` it is."""

VALUE, DIVISION = ExcelError("#VALUE!"), ExcelError("#DIV/0!")


class Cells:
    """How an evaluation sees the sheet: `area` gives the values in a place it points to, blanks left out."""

    def one(self, reference: Reference) -> Result:
        raise NotImplementedError

    def area(self, reference: Reference) -> Iterator[Result]:
        raise NotImplementedError

    def where(self, reference: Reference) -> Area:
        raise NotImplementedError


def value_of(found: Any, cells: Cells) -> Result:
    if isinstance(found, Reference):
        area = cells.where(found)
        if area.anchor != (area.last_row, area.last_column):
            raise NotUnderstood("an area where one value is wanted")
        found = cells.one(found)
    result: Result = found
    return result


def with_number(found: Any, cells: Cells, change: Callable[[float], float]) -> Result:
    number = number_of(value_of(found, cells))
    return number if isinstance(number, ExcelError) else change(number)


def number_of(value: Result) -> float | ExcelError:
    if isinstance(value, ExcelError):
        return value
    if isinstance(value, str):
        try:
            return float(Decimal(value.strip()))
        except InvalidOperation:
            return VALUE
    return float(value or 0)


def as_words(value: Result) -> str:
    """A value as Excel joins it to a text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}".replace("e+", "E+").replace("e-", "E-")
    return value or ""


def finite(number: float) -> float | ExcelError:
    return number if math.isfinite(number) else ExcelError("#NUM!")
