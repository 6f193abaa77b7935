"""What Excel's numbers mean: fractions as they are shown, and serial numbers as dates and times."""

from datetime import datetime, timedelta
from decimal import Decimal
from math import isfinite


def as_decimal(written: str) -> Decimal | None:
    """A number as Excel shows it: the file's 17 digits are those of a binary fraction, so 0.65000000000000002 is 0.65.
    None for what is not a finite number."""
    try:
        number = float(written)
    except ValueError:
        return None
    return Decimal(repr(number).removesuffix(".0")) if isfinite(number) else None


def as_moment(number: Decimal, moment: str, counts_from_1904: bool) -> str | None:
    """A serial number as an ISO date (with a time where it has one) or time; None where it is not one.

    Excel's day 1 is 1 January 1900 and its 29 February 1900 (day 60) never was; Macintosh workbooks may count from
    day 0, 1 January 1904.
    """
    days, seconds = int(number), round(float(number % 1) * 86_400)
    if moment == "time":
        of_day = 0 <= number < 1 and seconds < 86_400
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}" if of_day else None
    first = datetime(1904, 1, 1) if counts_from_1904 else datetime(1899, 12, 30 if days > 60 else 31)  # noqa: DTZ001
    if not (0 if counts_from_1904 else 1) <= number < 2_958_466 or (days == 60 and not counts_from_1904):
        return None
    when = first + timedelta(days=days, seconds=seconds)
    return when.date().isoformat() if not seconds else when.isoformat()
