"""How a value is written into a cell: numbers shortest, dates as serial numbers, text so that XML and Excel keep it."""

import re
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from nhsbn_desktop.domain.answers import Value

Writable = Value | bool | date

TEXT_LIMIT = 32_767  # UTF-16 units, as Excel counts
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%dT%H:%M:%S")


class CannotWrite(ValueError):
    """No cell can hold this value; the text says why."""


def content_for(
    value: Writable, *, counts_from_1904: bool = False, holds_date: bool = False, holds_boolean: bool = False
) -> tuple[str, str]:
    """The type attribute and the inside of a cell's XML, `{p}` standing for the namespace prefix; ("", "") is blank.

    A text that is a date goes into a cell formatted for dates as one, and TRUE or FALSE into one that held a boolean
    as one: it is how they were read. Raises CannotWrite.
    """
    match value:
        case None | "":
            return "", ""
        case bool():
            return "b", f"<{{p}}v>{int(value)}</{{p}}v>"
        case Decimal():
            return "", f"<{{p}}v>{as_number(value)}</{{p}}v>"
        case date():
            return "", f"<{{p}}v>{serial_of(value, counts_from_1904)}</{{p}}v>"
        case str() if holds_boolean and value in ("TRUE", "FALSE"):
            return content_for(value == "TRUE")
        case str() if holds_date and (moment := _moment(value)):
            return content_for(moment, counts_from_1904=counts_from_1904)
        case str():
            text = as_text(value)
            space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
            return "inlineStr", f"<{{p}}is><{{p}}t{space}>{text}</{{p}}t></{{p}}is>"


def as_number(number: Decimal) -> str:
    """The shortest way to write it that Excel, which keeps 15 to 17 digits, reads as the same number."""
    if not number.is_finite():
        raise CannotWrite("it is not a number")
    plain = f"{number.normalize():f}"
    shortest = plain if len(plain) <= 17 else repr(float(number))
    if shortest in ("inf", "-inf"):
        raise CannotWrite("the number is too large")
    return "0" if number == 0 else shortest


def as_text(text: str) -> str:
    """XML's and Excel's escapes: `_x000D_` writes a carriage return, so a text that reads so is escaped itself."""
    try:
        length = len(text.encode("utf-16-le")) // 2
    except UnicodeEncodeError as problem:
        raise CannotWrite("it holds half of a character") from problem
    if length > TEXT_LIMIT:
        raise CannotWrite(f"it is longer than {TEXT_LIMIT:,} characters")
    shielded = _LOOKS_ESCAPED.sub("_x005F_", text)
    shielded = _ILLEGAL.sub(lambda found: f"_x{ord(found[0]):04X}_", shielded)
    return escape(shielded).replace("\r", "_x000D_").replace("{p}", "&#123;p}")


def serial_of(moment: date, counts_from_1904: bool) -> str:
    """A date as Excel's count of days: 1 is 1 January 1900 (and 60 its false 29 February), or 0 is 1 January 1904."""
    when = moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001
    since = when.replace(tzinfo=None) - (datetime(1904, 1, 1) if counts_from_1904 else datetime(1899, 12, 30))  # noqa: DTZ001
    days = since.days - (1 if not counts_from_1904 and since.days < 61 else 0)
    if days < (0 if counts_from_1904 else 1):
        raise CannotWrite("Excel has no dates before 1900")
    part = Decimal(repr(round(since.seconds / 86_400, 10)))
    return as_number(Decimal(days) + part)


def _moment(text: str) -> date | None:
    for pattern in _DATES:
        try:
            moment = datetime.strptime(text.strip(), pattern)  # noqa: DTZ007
        except ValueError:
            continue
        return moment if "H" in pattern else moment.date()
    return None
