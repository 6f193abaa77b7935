"""Dates as people write them in a workbook: "31st July 2026", "Monday 15 June 2026", "22/06/2026", "December 2026"."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?,?"
_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)\b"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?:T|\b)",
        rf"\b(?P<day>\d{{1,2}})(?:\s*(?:st|nd|rd|th))?(?:\s+of)?[\s-]+{_MONTH}[\s-]+{_YEAR}",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        r"\b(?P<day>\d{1,2})[/.-](?P<number>\d{1,2})[/.-](?P<year>(?:19|20)\d\d|\d\d)\b",  # British order
        rf"\b{_MONTH}\s+(?P<year>(?:19|20)\d\d)\b",
    )
)
_COLLECTION_YEAR = re.compile(r"\b(20\d\d)\s*[/\u2013\u2014-]\s*(?:20)?(\d\d)\b(?![/-]\d)")


def find_date(text: str) -> date | None:
    """The first date in a text, None where there is none; the first of the month where it says no more."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            said = found.groupdict()
            month = int(said["number"]) if said.get("number") else _MONTHS.index(said["month"][:3].lower()) + 1
            year = int(said["year"])
            try:
                return date(year + 2000 if year < 100 else year, month, int(said.get("day") or 1))
            except ValueError:
                continue
    return None


def find_year(text: str) -> str:
    """A collection's year as the Network writes it, "2025/26", wherever a text says 2025/26, 2025-26 or 2025/2026."""
    for first, last in _COLLECTION_YEAR.findall(text):
        if (int(first) + 1) % 100 == int(last):
            return f"{first}/{last}"
    return ""
