"""Dates, years and lists are understood however people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.workbook.asking.question_types import listed_items
from nhsbn_desktop.workbook.asking.written_dates import find_date, find_year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31st July 2026", date(2026, 7, 31)),
        ("15 June 2026", date(2026, 6, 15)),
        ("Monday, 22nd of June 2026 at 9am", date(2026, 6, 22)),
        ("June 22nd, 2026", date(2026, 6, 22)),
        ("07/08/2026", date(2026, 8, 7)),
        ("7.8.26", date(2026, 8, 7)),
        ("15-Jun-26", date(2026, 6, 15)),
        ("2026-08-07T12:00:00", date(2026, 8, 7)),
        ("December 2026", date(2026, 12, 1)),
        ("1 Sept 2026", date(2026, 9, 1)),
        ("31/02/2026", None),
        ("to be confirmed", None),
        ("12 weeks", None),
    ],
)
def test_a_date_is_understood_however_it_is_written(text: str, day: date | None) -> None:
    assert find_date(text) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_century_is_understood(day: date) -> None:
    for text in (f"{day:%d %B %Y}", f"{day:%d/%m/%Y}", f"{day:%A} {day.day}th {day:%b %Y}", day.isoformat()):
        assert find_date(text) == day


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Mental Health 2025/26", "2025/26"),
        ("AOP-2025-26", "2025/26"),
        ("2025/2026 collection", "2025/26"),
        ("1 April 2025 \u2013 31 March 2026", ""),
        ("2026-06-15", ""),
        ("2025/27", ""),
    ],
)
def test_the_year_of_a_collection_is_found_in_a_text(text: str, year: str) -> None:
    assert find_year(text) == year


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Drop-down list:\nYes\nNo\n\nNot known", ("Yes", "No", "Not known")),
        ("Drop down list:\n- Acute\n- Other", ("Acute", "Other")),
        ("Dropdown: A; B, C", ("A", "B, C")),
        ("Numerical", ()),
        ("", ()),
    ],
)
def test_the_items_under_a_drop_down_are_listed(text: str, items: tuple[str, ...]) -> None:
    assert listed_items(text) == items
