"""How values, changes and lists are written for people."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.wording import several, share, worked_out, written


def metric(value_type: ValueType, unit: str = "") -> Metric:
    return Metric("X", "X", "X", unit=unit, value_type=value_type)


@pytest.mark.parametrize(
    ("value", "of", "expected"),
    [
        (Decimal(1234), metric(ValueType.COUNT), "1,234"),
        (Decimal("29.5"), metric(ValueType.COUNT), "29.5"),
        (Decimal("1234.00"), metric(ValueType.COUNT), "1,234"),
        (Decimal(2427), metric(ValueType.MONEY), "£2,427"),
        (Decimal(-5), metric(ValueType.MONEY), "-£5"),
        (Decimal("254.1"), metric(ValueType.TWO_DECIMALS, "GBP"), "£254.10"),
        (Decimal(82), metric(ValueType.PERCENT), "82.0%"),
        (Decimal("46.9"), metric(ValueType.ONE_DECIMAL, "weeks"), "46.9 weeks"),
        (Decimal("3.5"), metric(ValueType.TWO_DECIMALS, "WTE"), "3.50 WTE"),
        (Decimal(7), None, "7"),
        (None, metric(ValueType.COUNT), "blank"),
        ("c. 30", metric(ValueType.COUNT), '"c. 30"'),
    ],
)
def test_a_value_is_written_as_its_metric_s_kind_of_figure(value: Value, of: Metric | None, expected: str) -> None:
    assert written(value, of) == expected


def test_what_was_calculated_is_rounded_half_up_to_what_such_an_answer_shows() -> None:
    assert worked_out(Decimal("82.85"), metric(ValueType.PERCENT)) == "82.9%"
    assert worked_out(Decimal(10) / 3) == "3.33"


@pytest.mark.parametrize(
    ("change", "expected"), [(0.773, "+77%"), (-0.5, "-50%"), (0.021, "+2.1%"), (163.0, "164 times as much")]
)
def test_a_change_is_told_as_a_share(change: float, expected: str) -> None:
    assert share(change) == expected


def test_lists_are_told_with_an_and_and_the_rest_is_counted() -> None:
    assert several([]) == ""
    assert several(["a"]) == "a"
    assert several(["a", "b", "c"]) == "a, b and c"
    assert several("abcdefgh", most=4) == "a, b, c and 5 others"


@given(st.decimals(allow_nan=True, allow_infinity=True), st.sampled_from(ValueType))
def test_any_number_can_be_written_briefly(value: Decimal, kind: ValueType) -> None:
    assert 0 < len(written(value, metric(kind))) < 40
    assert 0 < len(worked_out(value, metric(kind))) < 40
