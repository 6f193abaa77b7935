"""Calendar files (.ics, RFC 5545) that Outlook and others take up, each bringing up to date what came before."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.calendar_file import SentEvent
from nhsbn_desktop.domain.problems import DocumentProblem

REMIND = timedelta(hours=-15)  # at nine in the morning of the day before: an all-day event begins at midnight


def write_calendar(path: Path, name: str, events: Iterable[SentEvent], now: datetime) -> Path:
    """Writes whole days, so that no time zone can move one. Raises DocumentProblem where the file cannot be written."""
    calendar = Calendar()
    calendar.add("prodid", f"-//nhsbn-desktop//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for sent in events:
        calendar.add_component(_entry(sent, now))
    try:
        path.write_bytes(calendar.to_ical())
    except OSError as error:
        raise DocumentProblem(
            f"The calendar file {path.name} cannot be written: {error.strerror or error}.",
            "Choose another folder or name.",
        ) from error
    return path


def _entry(sent: SentEvent, now: datetime) -> Entry:
    entry, event = Entry(), sent.event
    entry.add("uid", event.uid)
    entry.add("sequence", sent.sequence)
    entry.add("dtstamp", now)
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + timedelta(days=1))
    entry.add("summary", event.summary)
    if event.description:
        entry.add("description", event.description)
    entry.add("status", "CANCELLED" if sent.cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    if not sent.cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.summary)
        alarm.add("trigger", REMIND)
        entry.add_component(alarm)
    return entry
