"""Intervals against published values; quartiles and rounding as the Network and people do them."""

import csv
import math
import random
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.statistics import (
    byar_interval,
    change_score,
    counts_within,
    poisson_interval,
    quartiles,
    round_half_up,
    wilson_interval,
)


def golden() -> list[dict[str, str]]:
    with (Path(__file__).parent / "phe_methods.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def test_there_are_62_rows_to_check_against() -> None:
    assert len(golden()) == 62


@pytest.mark.parametrize("row", golden(), ids=lambda row: f"{row['method']}-{row['x']}-{row['n']}-{row['conf']}")
def test_intervals_agree_with_the_published_ones(row: dict[str, str]) -> None:
    count, confidence = int(row["x"]), float(row["conf"])
    if row["method"] == "wilson":
        interval = wilson_interval(count, int(row["n"]), confidence)
    elif row["method"] == "byars":
        interval = byar_interval(count, confidence)
    else:
        interval = poisson_interval(count, confidence)
    # "NA" stands where Byar's lower limit would be below nought, which a count cannot be.
    expected = 0.0 if row["lower"] == "NA" else float(row["lower"])
    assert interval == pytest.approx((expected, float(row["upper"])), rel=1e-8, abs=1e-9)


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 100])
def test_the_poisson_interval_is_exact_below_ten_and_byar_s_from_ten(count: int) -> None:
    lower, upper = poisson_interval(count)
    assert lower <= count < upper
    if count >= 10:
        assert (lower, upper) == byar_interval(count)


def test_a_negative_count_and_a_part_larger_than_its_whole_are_refused() -> None:
    for call in (lambda: poisson_interval(-1), lambda: wilson_interval(5, 4), lambda: quartiles([])):
        with pytest.raises(ValueError, match=r"needs|never|no quartiles"):
            call()


def test_quartiles_are_of_type_7() -> None:
    assert quartiles([1.0, 2.0, 3.0, 4.0]) == pytest.approx((1.75, 2.5, 3.25))
    assert quartiles([5.0]) == (5.0, 5.0, 5.0)


@pytest.mark.parametrize(("value", "places", "expected"), [("62.5", 0, "63"), ("0.125", 2, "0.13"), ("-2.5", 0, "-3")])
def test_halves_are_rounded_away_from_nought(value: str, places: int, expected: str) -> None:
    assert round_half_up(Decimal(value), places) == Decimal(expected)


@pytest.mark.parametrize("value", ["1E+400", "NaN", "Infinity", "-1E+999999"])
def test_what_cannot_be_rounded_comes_back(value: str) -> None:
    assert str(round_half_up(Decimal(value), 1)) == str(Decimal(value))


def test_a_score_of_3_09_is_passed_by_chance_about_once_in_five_hundred() -> None:
    chance, trials = random.Random(7), 4000

    def drawn(mean: float) -> int:
        limit, product, count = math.exp(-mean), chance.random(), 0
        while product > limit:
            product *= chance.random()
            count += 1
        return count

    passed = sum(change_score(drawn(60), drawn(60)) > 3.09 for _ in range(trials))
    assert passed / trials < 0.006


@given(st.floats(0, 1e7), st.floats(0.1, 6))
def test_the_range_by_chance_is_where_the_score_says(before: float, score: float) -> None:
    low, high = counts_within(before, score)
    assert change_score(before, high) == pytest.approx(score, rel=1e-6)
    assert low == 0 or change_score(before, low) == pytest.approx(score, rel=1e-5)
