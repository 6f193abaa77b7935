"""The results that Excel saves beside its formulas: read as a formula sees them, and brought up to date in place."""

import re
from collections.abc import Mapping
from decimal import Decimal

from nhsbn_desktop.workbook.parts.contents import as_number, as_text
from nhsbn_desktop.workbook.parts.excel_values import ExcelError, Result
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.splice import cell_spans

_OPEN_TAG = re.compile(rb"""<((?:\w+:)?)c\b[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_TYPE = re.compile(rb"""\s(?:t|vm)=(?:"[^"]*"|'[^']*')""")  # vm tells more about the old value than the new one has
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>.*?</(?:\w+:)?f\s*>)", re.DOTALL)
_SAVED = re.compile(rb"<(?:\w+:)?v\b[^>]*?(?:/>|>.*?</(?:\w+:)?v\s*>)", re.DOTALL)


def saved_value(sheet: Sheet, row: int, column: int) -> Result:
    """What a cell holds as a formula that points at it takes it: dates are numbers. None is a blank, or a formula
    without a saved result."""
    raw = sheet.grid.get((row, column))
    if raw is None or not (raw[6] or raw[7]):
        return "" if raw is not None and raw[3] in ("str", b"str") else None
    content = sheet.at(row, column)
    if isinstance(content.value, bool):
        return content.value
    if content.kind == "error":
        return ExcelError(str(content.value))
    if content.serial is not None:
        return float(content.serial)
    return float(content.value) if isinstance(content.value, Decimal) else content.value


def put_results(part: bytes, results: Mapping[tuple[int, int], Result]) -> bytes:
    """A sheet's XML in which these formula cells, by (row, column), carry these results. Only the type and the value of
    each change: the formula, its attributes and everything else stay byte for byte. Raises CannotSplice."""
    pieces, at = [], 0
    for place, (start, end) in sorted(cell_spans(part, frozenset(results)).items(), key=lambda found: found[1]):
        pieces += [part[at:start], _with_result(part[start:end], results[place])]
        at = end
    return b"".join((*pieces, part[at:]))


def _with_result(cell: bytes, result: Result) -> bytes:
    tag, formula = _OPEN_TAG.match(cell), _FORMULA.search(cell)
    if tag is None or formula is None:
        return cell
    prefix, (kind, written) = tag[1], _written(result)
    opened = _TYPE.sub(b"", tag[0][:-1]) + (b' t="' + kind + b'">' if kind else b">")
    value = b"<" + prefix + b"v>" + written + b"</" + prefix + b"v>"
    after = _SAVED.sub(b"", cell[formula.end() :], count=1)
    return opened + cell[tag.end() : formula.end()] + value + after


def _written(result: Result) -> tuple[bytes, bytes]:
    match result:
        case bool():
            return b"b", b"1" if result else b"0"
        case ExcelError():
            return b"e", str(result).encode()
        case str():
            return b"str", as_text(result).replace("&#123;p}", "{p}").encode()
        case _:
            return b"", as_number(Decimal(repr(float(result or 0)))).encode()
