"""The programme over the years: what rolls forward in April, to which days, and what stays behind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.programme import Part, ProgrammeEntry, programme_year, roll_forward, shift_year, to_roll

AOP = ProgrammeEntry(
    "AOP-2025-26", "Adults", "2025/26", date(2026, 6, 15), date(2026, 7, 31), None, programme="2025/26"
)


@pytest.mark.parametrize(
    ("words", "by", "moved"),
    [
        ("AOP-2025-26", 1, "AOP-2026-27"),
        ("2025/26", -1, "2024/25"),
        ("NACEL-2025", 1, "NACEL-2026"),
        ("X-2099-00", 1, "X-2100-01"),
        ("Quarter 4, January to March 2026", 1, "Quarter 4, January to March 2027"),
        ("PILOT", 1, "PILOT"),
    ],
)
def test_a_year_is_moved_where_it_stands_in_words(words: str, by: int, moved: str) -> None:
    assert shift_year(words, by) == moved


def test_the_financial_year_begins_on_the_first_of_april() -> None:
    assert (programme_year(date(2026, 3, 31)), programme_year(date(2026, 4, 1))) == ("2025/26", "2026/27")


@given(st.dates(date(2020, 1, 1), date(2090, 12, 31)))
def test_a_rolled_date_keeps_its_day_of_the_week_and_its_season(day: date) -> None:
    entry = ProgrammeEntry("A-2025-26", "A", "2025/26", day, None, None, parts=(Part("One", day, None, day),))
    rolled = roll_forward(entry)
    assert rolled.opens is not None
    assert rolled.opens.weekday() == day.weekday()
    assert 361 <= (rolled.opens - day).days <= 369
    assert rolled.parts[0].opens == rolled.parts[0].outputs == rolled.opens


def test_april_brings_last_years_collections_once_and_says_that_the_dates_are_to_be_confirmed() -> None:
    [rolled] = to_roll([AOP], "2026/27")
    assert (rolled.collection, rolled.year, rolled.programme) == ("AOP-2026-27", "2026/27", "2026/27")
    assert (rolled.opens, rolled.follows) == (date(2027, 6, 14), "AOP-2025-26")
    assert "confirm the dates" in rolled.note
    assert to_roll([AOP, rolled], "2026/27") == ()
    assert to_roll([AOP], "2025/26") == ()


def test_what_comes_once_or_was_left_out_stays_behind_and_what_comes_every_two_years_waits() -> None:
    once = ProgrammeEntry("B-2025-26", "B", "2025/26", None, None, None, rhythm="once", programme="2025/26")
    out = ProgrammeEntry("C-2025-26", "C", "2025/26", None, None, None, programme="2025/26", left_out="closed")
    second = ProgrammeEntry("D-2026", "D", "2026", None, None, None, rhythm="every two years", programme="2025/26")
    assert to_roll([once, out, second], "2026/27") == ()
    assert [entry.collection for entry in to_roll([once, out, second], "2027/28")] == ["D-2028"]


def test_of_several_windows_the_next_to_close_counts_and_after_all_the_last() -> None:
    parts = (Part("One", None, date(2025, 9, 30)), Part("Two", None, date(2026, 1, 16)), Part("Undated"))
    entry = ProgrammeEntry("N-2025", "N", "2025", None, None, None, parts=parts)
    days = (date(2025, 9, 1), date(2025, 10, 1), date(2026, 6, 1))
    assert [entry.window(day).name for day in days] == ["One", "Two", "Two"]
