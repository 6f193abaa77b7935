"""Working days of the right nation, and the plan worked back through them."""

from datetime import date

import pytest

from nhsbn_desktop.domain.plan import moved_to, work_back
from nhsbn_desktop.domain.plan_rules import DayOff, Nation, PlanRules, check_rules, days_off, days_off_text
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.paths import resource

TABLE = resource("bank_holidays.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("nation", "day", "is_off"),
    [
        (Nation.ENGLAND, date(2026, 4, 6), True),  # Easter Monday
        (Nation.WALES, date(2026, 4, 6), True),
        (Nation.SCOTLAND, date(2026, 4, 6), False),
        (Nation.NORTHERN_IRELAND, date(2026, 4, 6), True),
        (Nation.SCOTLAND, date(2026, 1, 2), True),
        (Nation.ENGLAND, date(2026, 1, 2), False),
        (Nation.NORTHERN_IRELAND, date(2026, 3, 17), True),  # Saint Patrick's Day
        (Nation.WALES, date(2026, 3, 17), False),
    ],
)
def test_each_nation_has_its_own_days_off(nation: Nation, day: date, is_off: bool) -> None:
    assert (day in PlanRules(nation).holidays(TABLE)) is is_off


def test_a_trust_may_add_a_day_off_and_work_on_a_shipped_one() -> None:
    own = PlanRules(added=(DayOff(date(2026, 7, 27), "Royal occasion"),), worked=(date(2026, 8, 31),))
    holidays = own.holidays(TABLE)
    assert date(2026, 7, 27) in holidays
    assert date(2026, 8, 31) not in holidays
    plain = work_back(date(2026, 6, 15), date(2026, 7, 31), PlanRules().holidays(TABLE), PlanRules())
    moved = work_back(date(2026, 6, 15), date(2026, 7, 31), holidays, own)
    assert (plain.data_by, moved.data_by) == (date(2026, 7, 10), date(2026, 7, 9))


def test_the_days_of_each_stage_are_the_trusts_to_set_as_long_as_they_follow_each_other() -> None:
    rules = PlanRules(data_days=20, validation_days=10, sign_off_days=5, preparation_days=5)
    dates = work_back(date(2026, 6, 15), date(2026, 7, 31), frozenset(), rules)
    assert [dates.leads_by, dates.data_by, dates.validated_by, dates.sign_off_by] == [
        date(2026, 6, 22),
        date(2026, 7, 3),
        date(2026, 7, 17),
        date(2026, 7, 24),
    ]
    with pytest.raises(NotReady, match="would not follow each other"):
        check_rules(PlanRules(data_days=3, validation_days=8))


def test_a_day_of_last_years_plan_keeps_its_distance_from_the_deadline_in_working_days() -> None:
    assert moved_to(date(2025, 7, 18), date(2025, 7, 31), date(2026, 7, 31), frozenset()) == date(2026, 7, 20)


def test_days_off_are_typed_as_lines_and_a_bad_one_is_named() -> None:
    days = days_off("2028-01-03 New Year's Day\n\n2028-04-14 Good Friday")
    assert days == (DayOff(date(2028, 1, 3), "New Year's Day"), DayOff(date(2028, 4, 14), "Good Friday"))
    assert days_off(days_off_text(days)) == days
    with pytest.raises(NotReady, match="Line 2, “14 April”"):
        days_off("2028-01-03 New Year's Day\n14 April")
