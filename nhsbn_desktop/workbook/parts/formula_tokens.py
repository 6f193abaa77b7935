"""A formula taken apart into its words, and the cells and areas it names; never worked out here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from nhsbn_desktop.workbook.parts.addresses import LAST_COLUMN, LAST_ROW, Area, column_number

_TOKEN = re.compile(
    r"""
    (?P<text>"(?:[^"]|"")*")
  | (?P<reference>(?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[A-Za-z_\u00c0-\uffff][\w.]*))!)?
      (?P<area>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?
        | \$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3} | \$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\w(.\[!:\#]))
  | (?P<function>[A-Za-z_][\w.]*\()
  | (?P<word>[A-Za-z_\\\u00c0-\uffff][\w.\\]*(?![\w.\\!\[(]))
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<sign><>|<=|>=|[-+*/^&%=<>(),])
  | (?P<space>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CORNER = re.compile(r"(\$?)([A-Za-z]*)(\$?)(\d*)")
_REACHES_ANYWHERE = frozenset({"INDIRECT(", "OFFSET(", "CELL(", "INFO(", "GETPIVOTDATA("})
_VOLATILE = frozenset({"TODAY(", "NOW(", "RAND(", "RANDBETWEEN(", "RANDARRAY("})
_DEEPEST = 5  # a name may stand for a name


class Corner(NamedTuple):
    """One corner of an area as written: which of its parts stay when the formula is filled into another cell. A row of
    0 is a whole column, a column of 0 a whole row."""

    row: int
    column: int
    row_stays: bool
    column_stays: bool

    def moved(self, rows: int, columns: int) -> tuple[int, int]:
        """Filled beyond an edge of the sheet, Excel goes on at the opposite one."""
        row = self.row if self.row_stays or not self.row else (self.row + rows - 1) % LAST_ROW + 1
        column = self.column if self.column_stays or not self.column else (self.column + columns - 1) % LAST_COLUMN + 1
        return row, column


@dataclass(frozen=True, slots=True)
class Reference:
    """`sheet` is in lower case, "" for the formula's own."""

    sheet: str
    first: Corner
    last: Corner

    def area(self, rows: int = 0, columns: int = 0) -> Area:
        """Where it points when the formula has been filled that many rows down and columns to the right."""
        (top, left), (bottom, right) = self.first.moved(rows, columns), self.last.moved(rows, columns)
        if not self.first.row:
            top, bottom = 1, LAST_ROW
        if not self.first.column:
            left, right = 1, LAST_COLUMN
        return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


class Token(NamedTuple):
    """`kind` is text, reference, function (its name in capitals with the bracket), word, number, sign or other."""

    kind: str
    text: str
    reference: Reference | None = None


@lru_cache(maxsize=1 << 16)
def tokens_of(formula: str) -> tuple[Token, ...]:
    return tuple(_tokens(formula))


def _tokens(formula: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(formula):
        kind = found.lastgroup or "other"
        if found["area"]:
            sheet = (found["quoted"] or found["plain"] or "").replace("''", "'")
            yield Token("other", sheet) if ":" in sheet or "[" in sheet else _reference(found[0], sheet, found["area"])
        elif found["function"]:
            yield Token("function", found[0].upper().removeprefix("_XLFN.").removeprefix("_XLWS."))
        elif kind != "space":
            yield Token(kind, found[0])


def _reference(written: str, sheet: str, area: str) -> Token:
    first, _, last = area.partition(":")
    return Token("reference", written, Reference(sheet.lower(), _corner(first), _corner(last or first)))


def _corner(written: str) -> Corner:
    found = _CORNER.fullmatch(written)
    if found is None:  # what the token's own pattern let through always has this form
        raise ValueError(written)
    stays, letters, row_stays, digits = found.groups()
    column = column_number(letters) if letters else 0
    return Corner(int(digits or 0), column, bool(row_stays) or (not letters and bool(stays)), bool(stays))


@dataclass(frozen=True, slots=True)
class Reach:
    """What a formula is worked out from: its references, and whether it may look `anywhere` besides (INDIRECT, a table,
    another workbook) or gives another value each time or day (`volatile`)."""

    references: tuple[Reference, ...]
    anywhere: bool
    volatile: bool


def reach_of(formula: str, names: Mapping[str, str], depth: int = 0) -> Reach:
    """`names` are what the workbook's defined names stand for, by lower-case name."""
    references: list[Reference] = []
    anywhere = volatile = False
    for token in tokens_of(formula):
        if token.reference is not None:
            references.append(token.reference)
        elif token.kind == "function":
            anywhere = anywhere or token.text in _REACHES_ANYWHERE
            volatile = volatile or token.text in _VOLATILE
        elif token.kind == "word" and token.text.upper() not in ("TRUE", "FALSE"):
            inner = names.get(token.text.lower())
            if inner is None or depth >= _DEEPEST:
                anywhere = True
                continue
            through = reach_of(inner, names, depth + 1)
            references.extend(through.references)
            anywhere, volatile = anywhere or through.anywhere, volatile or through.volatile
        elif token.kind == "other":
            anywhere = anywhere or token.text not in "{};"
    return Reach(tuple(references), anywhere, volatile)
