"""How days and moments are written on a screen: `31 July 2026`, `31 Jul 2026`, `31 July 2026, 16:40`."""

from datetime import date, datetime

from PySide6.QtCore import QDate

NO_DAY = "\N{EN DASH}"


def day_words(day: date | None) -> str:
    """`31 July 2026`, or a dash where there is none."""
    return f"{day.day} {day:%B %Y}" if day else NO_DAY


def short_day(day: date | None) -> str:
    """`31 Jul 2026`, for a narrow column."""
    return f"{day.day} {day:%b %Y}" if day else NO_DAY


def moment_words(moment: datetime) -> str:
    """`31 July 2026, 16:40`, by this computer's clock."""
    local = moment.astimezone()
    return f"{day_words(local.date())}, {local:%H:%M}"


def distance_words(working_days: int) -> str:
    """`today`, `in 5 working days`, `1 working day ago`."""
    if working_days == 0:
        return "today"
    words = f"{abs(working_days)} working day{'' if abs(working_days) == 1 else 's'}"
    return f"in {words}" if working_days > 0 else f"{words} ago"


def to_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def from_qt(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
