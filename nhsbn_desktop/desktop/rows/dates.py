"""How days and moments are written on a screen: `31 July 2026`, `31 Jul 2026`, `31 July 2026, 16:40`."""

from datetime import date, datetime

from PySide6.QtCore import QDate

from nhsbn_desktop.domain.problems import NotReady

NO_DAY = "\N{EN DASH}"
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d")


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


def typed_day(text: str, what: str = "The date") -> date | None:
    """A day as people type it: `31 July 2026`, `31/07/2026`, `2026-07-31`; None for nothing. Raises NotReady else."""
    words = " ".join(text.split())
    if not words or words == NO_DAY:
        return None
    for form in _WRITTEN:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007, a day has no time zone
        except ValueError:
            continue
    raise NotReady(f"{what}, “{words}”, is no date.", "Write it as 31 July 2026 or 31/07/2026.")
