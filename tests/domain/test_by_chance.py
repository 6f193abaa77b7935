"""How far a figure moves by chance alone, said in words."""

from decimal import Decimal

import pytest

from nhsbn_desktop.domain.judging.by_chance import chance_in_words, count_in_words, parts_of_percentages
from nhsbn_desktop.domain.year_on_year import Comparison
from tests.domain.sampled import AOP, CYP, sample, this_year


@pytest.mark.parametrize(
    ("last", "now", "span", "where"),
    [(1, 4, "0 to 6", "within"), (0, 5, "0 to 4", "outside"), (4, 10, "1 to 11", "within"),
     (10, 31, "4 to 19", "outside"), (1544, 2738, "1,467 to 1,623", "outside")],
)  # fmt: skip
def test_a_count_is_told_with_what_chance_makes_of_it(last: int, now: int, span: str, where: str) -> None:
    said = count_in_words(Decimal(now), Decimal(last))
    assert f"anything from {span} a year by chance alone" in said
    assert f"is {where} that." in said
    assert not {"Poisson", "Byar", "Wilson", "interval", "confidence"} & set(said.split())


def test_a_percentage_is_told_by_the_counts_behind_it() -> None:
    collection, answers = sample(CYP).collection, this_year(CYP)["Alderbrook"]
    assert parts_of_percentages(collection)["CT07"] == (("CT06",), ("CT06", "CT04"))
    said = chance_in_words(collection, Comparison("CT07", answers.number("CT07"), Decimal("30.0")), answers)
    assert said.endswith("last year's 30.0% is outside that.")
    assert "could stand for anything from" in said


def test_only_shares_of_counts_have_parts() -> None:
    found = parts_of_percentages(sample(AOP).collection)
    assert {"AT07", "QS13"} <= found.keys()
    assert not {"FI06", "WF09[Community]"} & found.keys(), "money and staff are not counted"


@pytest.mark.parametrize(("now", "last"), [("4.5", "4.5"), ("-3", "4"), ("7", "2.5"), ("7", "-1")])
def test_nothing_is_said_where_nothing_can_be(now: str, last: str) -> None:
    collection, answers = sample(CYP).collection, this_year(CYP)["Alderbrook"]
    assert chance_in_words(collection, Comparison("CT06", Decimal(now), Decimal(last)), answers) == ""
