"""Working days: the days between which deadlines are counted, bank holidays of the right nation left out."""

import csv
from collections.abc import Collection
from datetime import date, timedelta

_FRIDAY = 4


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() <= _FRIDAY and day not in holidays


def add_working_days(day: date, count: int, holidays: Collection[date]) -> date:
    """The working day `count` working days after `day` (before it where `count` is negative).

    With 0: the day itself, or the last working day before it, so that a deadline never falls on a day off.
    """
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left or not is_working_day(day, holidays):
        day += step
        if left and is_working_day(day, holidays):
            left -= 1
    return day


def working_days_between(start: date, end: date, holidays: Collection[date]) -> int:
    """Working days from `start` (left out) to `end` (counted); negative when `end` is earlier."""
    if end < start:
        return -working_days_between(end, start, holidays)
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def read_bank_holidays(table: str, division: str) -> frozenset[date]:
    """The days off of one nation ("england-and-wales", "scotland", "northern-ireland") from a CSV text with the
    headings division and date (ISO)."""
    rows = csv.DictReader(table.splitlines())
    return frozenset(date.fromisoformat(row["date"]) for row in rows if row["division"] == division)


def day_in_words(day: date) -> str:
    """`31 July 2026`."""
    return f"{day.day} {day:%B %Y}"


def working_days(number: int) -> str:
    """`1 working day`, `4 working days`."""
    return f"{number} working day{'' if number == 1 else 's'}"
