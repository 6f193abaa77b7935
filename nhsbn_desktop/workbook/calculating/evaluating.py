"""Works out the simple formulas of collection workbooks: copies of other cells, sums and arithmetic, as Excel does."""

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from nhsbn_desktop.workbook.calculating.formula_functions import FUNCTIONS, constant
from nhsbn_desktop.workbook.parts.excel_values import (
    DIVISION,
    Cells,
    ExcelError,
    Node,
    NotUnderstood,
    Result,
    as_words,
    finite,
    number_of,
    value_of,
    with_number,
)
from nhsbn_desktop.workbook.parts.formula_tokens import Token, tokens_of

_LEVELS: tuple[tuple[str, ...], ...] = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
_LOST = 2.0**-49  # Excel takes a difference this much smaller than what it came from to be nought


def evaluate(formula: str, cells: Cells) -> Result:
    """The result of a formula written without its equals sign. A copy of a blank cell gives 0, as in Excel.

    Raises NotUnderstood for any function or form that is not among the few known here.
    """
    try:
        found = value_of(_parsed(formula)(cells), cells)
    except RecursionError as problem:
        raise NotUnderstood("a formula of many thousand pieces") from problem
    if isinstance(found, float):
        return finite(found)
    return 0.0 if found is None else found


@lru_cache(maxsize=1 << 12)
def _parsed(formula: str) -> Node:
    parser = _Parser(tokens_of(formula))
    node = parser.level(0)
    if parser.next is not None:
        raise NotUnderstood(f"{parser.next.text!r}")
    return node


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens, self._at = tokens, 0

    @property
    def next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def take(self) -> Token:
        token = self.next
        if token is None:
            raise NotUnderstood("a formula that ends too soon")
        self._at += 1
        return token

    def takes(self, *signs: str) -> str:
        token = self.next
        if token is not None and token.kind == "sign" and token.text in signs:
            self._at += 1
            return token.text
        return ""

    def level(self, number: int) -> Node:
        if number == len(_LEVELS):
            return self.signed()
        node = self.level(number + 1)
        while sign := self.takes(*_LEVELS[number]):
            node = _two_sided(sign, node, self.level(number + 1))
        return node

    def signed(self) -> Node:
        if self.takes("-"):
            inside = self.signed()
            return lambda cells: with_number(inside(cells), cells, operator.neg)
        if self.takes("+"):
            return self.signed()
        node = self.atom()
        while self.takes("%"):
            node = _percent(node)
        return node

    def atom(self) -> Node:
        token = self.take()
        if token.kind == "reference" and token.reference is not None:
            return constant(token.reference)
        if token.kind == "number":
            return constant(float(token.text))
        if token.kind == "text":
            return constant(token.text[1:-1].replace('""', '"'))
        if token.kind == "word" and token.text.upper() in ("TRUE", "FALSE"):
            return constant(token.text.upper() == "TRUE")
        if token.text == "(":
            node = self.level(0)
            self.close()
            return node
        if token.kind == "function" and token.text in FUNCTIONS:
            return _call(FUNCTIONS[token.text], self.arguments())
        raise NotUnderstood(token.text.rstrip("("))

    def arguments(self) -> tuple[Node, ...]:
        if self.takes(")"):
            return ()
        found = [self.argument()]
        while self.takes(","):
            found.append(self.argument())
        self.close()
        return tuple(found)

    def argument(self) -> Node:
        empty = self.next is not None and self.next.kind == "sign" and self.next.text in (",", ")")
        return constant(None) if empty else self.level(0)

    def close(self) -> None:
        if not self.takes(")"):
            raise NotUnderstood("a bracket that is not closed")


def _percent(node: Node) -> Node:
    return lambda cells: with_number(node(cells), cells, lambda number: number / 100)


def _call(function: Callable[..., Result], arguments: tuple[Node, ...]) -> Node:
    return lambda cells: function(cells, *arguments)


def _two_sided(sign: str, left: Node, right: Node) -> Node:
    def node(cells: Cells) -> Result:
        one, other = value_of(left(cells), cells), value_of(right(cells), cells)
        for value in (one, other):
            if isinstance(value, ExcelError):
                return value
        if sign in _COMPARISONS:
            return _COMPARISONS[sign](*_ranks(one, other))
        if sign == "&":
            return as_words(one) + as_words(other)
        return _arithmetic(sign, number_of(one), number_of(other))

    return node


def _arithmetic(sign: str, one: float | ExcelError, other: float | ExcelError) -> Result:
    if isinstance(one, ExcelError):
        return one
    if isinstance(other, ExcelError):
        return other
    try:
        match sign:
            case "+" | "-":
                found = one + other if sign == "+" else one - other
                return 0.0 if abs(found) < _LOST * max(abs(one), abs(other)) else found
            case "*":
                return finite(one * other)
            case "/":
                return finite(one / other) if other else DIVISION
            case _:
                return _power(one, other)
    except OverflowError:
        return ExcelError("#NUM!")


def _power(one: float, other: float) -> Result:
    if one == 0 and other <= 0:
        return ExcelError("#NUM!") if other == 0 else DIVISION
    found = one**other
    return ExcelError("#NUM!") if isinstance(found, complex) else finite(found)


def _ranks(one: Result, other: Result) -> tuple[tuple[int, Any], tuple[int, Any]]:
    """Excel's order: numbers, then texts without regard to capitals, then FALSE and TRUE; a blank is like the other."""
    return _rank(one, other), _rank(other, one)


def _rank(value: Result, beside: Result) -> tuple[int, Any]:
    if value is None:
        value = "" if isinstance(beside, str) else False if isinstance(beside, bool) else 0.0
    if isinstance(value, bool):
        return 2, value
    return (1, value.lower()) if isinstance(value, str) else (0, value)
