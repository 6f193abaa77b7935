"""The few functions of Excel that collection workbooks add up with; any other is left to a calculation engine."""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from typing import Any

from nhsbn_desktop.workbook.parts.excel_values import (
    DIVISION,
    VALUE,
    Cells,
    ExcelError,
    Node,
    Result,
    number_of,
    value_of,
    with_number,
)
from nhsbn_desktop.workbook.parts.formula_tokens import Reference


def _numbers(cells: Cells, arguments: Sequence[Node]) -> Iterator[float | ExcelError]:
    """The numbers of an aggregate's arguments: in a place pointed to, texts and truths are passed over."""
    for argument in arguments:
        found = argument(cells)
        if isinstance(found, Reference):
            for value in cells.area(found):
                if isinstance(value, ExcelError) or (isinstance(value, float) and not isinstance(value, bool)):
                    yield value
        else:
            yield number_of(found)


def constant(value: Any) -> Node:
    return lambda _: value


def _added(numbers: list[float]) -> float:
    """One after the other, as Excel does: Python's own sum carries the lost digits along."""
    return reduce(operator.add, numbers, 0.0)


def _aggregate(work_out: Callable[[list[float]], Result]) -> Callable[..., Result]:
    def function(cells: Cells, *arguments: Node) -> Result:
        found: list[float] = []
        for number in _numbers(cells, arguments):
            if isinstance(number, ExcelError):
                return number
            found.append(number)
        return work_out(found)

    return function


def _count(cells: Cells, *arguments: Node) -> Result:
    return float(sum(not isinstance(number, ExcelError) for number in _numbers(cells, arguments)))


def _count_all(cells: Cells, *arguments: Node) -> Result:
    total = 0
    for argument in arguments:
        found = argument(cells)
        total += sum(v is not None for v in cells.area(found)) if isinstance(found, Reference) else 1
    return float(total)


def _truth(found: Any, cells: Cells) -> bool | ExcelError:
    value = value_of(found, cells)
    if isinstance(value, ExcelError):
        return value
    if isinstance(value, str):
        return VALUE
    return bool(value)


_TRUE, _FALSE, _NONE = constant(True), constant(False), constant(0.0)


def _if(cells: Cells, test: Node, then: Node = _TRUE, otherwise: Node = _FALSE) -> Result:
    truth = _truth(test(cells), cells)
    if isinstance(truth, ExcelError):
        return truth
    chosen = value_of((then if truth else otherwise)(cells), cells)
    return 0.0 if chosen is None else chosen


def _if_error(cells: Cells, tried: Node, otherwise: Node) -> Result:
    found = value_of(tried(cells), cells)
    found = value_of(otherwise(cells), cells) if isinstance(found, ExcelError) else found
    return 0.0 if found is None else found


def _round(cells: Cells, number: Node, places: Node = _NONE) -> Result:
    found, digits = number_of(value_of(number(cells), cells)), number_of(value_of(places(cells), cells))
    if isinstance(found, ExcelError):
        return found
    if isinstance(digits, ExcelError) or abs(digits) > 15:
        return digits if isinstance(digits, ExcelError) else found
    step = Decimal(1).scaleb(-int(digits))
    return float((Decimal(repr(found)) / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


def _truths(judge: Callable[[Iterator[bool]], bool]) -> Callable[..., Result]:
    def function(cells: Cells, *arguments: Node) -> Result:
        found = [_truth(argument(cells), cells) for argument in arguments]
        error = next((truth for truth in found if isinstance(truth, ExcelError)), None)
        return error if error is not None else judge(bool(truth) for truth in found)

    return function


FUNCTIONS: Mapping[str, Callable[..., Result]] = {
    "SUM(": _aggregate(_added),
    "MIN(": _aggregate(lambda numbers: min(numbers, default=0.0)),
    "MAX(": _aggregate(lambda numbers: max(numbers, default=0.0)),
    "AVERAGE(": _aggregate(lambda numbers: _added(numbers) / len(numbers) if numbers else DIVISION),
    "COUNT(": _count,
    "COUNTA(": _count_all,
    "IF(": _if,
    "IFERROR(": _if_error,
    "ROUND(": _round,
    "ABS(": lambda cells, number: with_number(number(cells), cells, abs),
    "ISBLANK(": lambda cells, tried: value_of(tried(cells), cells) is None,
    "AND(": _truths(all),
    "OR(": _truths(any),
    "NOT(": _truths(lambda truths: not next(truths, True)),
}
