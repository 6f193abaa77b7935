"""What questions' own words tell of is held to where no specification says it: leave left out, a median and a share."""

from decimal import Decimal

import pytest

from nhsbn_desktop.domain.answers import Answers, Reading, Value
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.metrics import Metric, ValueType

WARDS = ("Acute", "Older")
METRICS = (
    Metric("E", "Bed days (excl. leave)", "Beds", value_type=ValueType.COUNT, members=WARDS, required=False),
    Metric("I", "Bed days (incl. leave)", "Beds", value_type=ValueType.COUNT, members=WARDS, required=False),
    Metric("F", "Median wait: first visit", "Waits", unit="weeks", value_type=ValueType.ONE_DECIMAL, required=False),
    Metric("S", "Median wait: second visit", "Waits", unit="weeks", value_type=ValueType.ONE_DECIMAL, required=False),
    Metric("A", "Actual", "Beds", value_type=ValueType.COUNT, required=False),
    Metric("B", "Actual", "Beds", value_type=ValueType.COUNT, required=False),
    Metric("P", "Second visit within 6 weeks", "Waits", value_type=ValueType.PERCENT, required=False),
)
GOOD: dict[str, Value] = {
    "E[Acute]": Decimal(5800), "I[Acute]": Decimal(6100), "E[Older]": Decimal(150), "I[Older]": Decimal(150),
    "A": Decimal(9000), "B": Decimal(12), "F": Decimal("3.1"), "S": Decimal("7.4"), "P": Decimal("38.5"),
}  # fmt: skip


def found(changed: dict[str, Value] | None = None, last: dict[str, Value] | None = None) -> tuple[Finding, ...]:
    collection = Collection("X", "X", "X", "2025/26", "", "Trust", "", METRICS, (), inferred=True)
    now, before = (
        Answers(Reading("", "", "", "", tuple({**GOOD, **(values or {})}.items()))) for values in (changed, last)
    )
    told = judge(collection, {"Trust": now}, {"Trust": {"2024/25": before}})["Trust"]
    return tuple(finding for finding in told if finding.kind == "words")


def test_answers_that_agree_with_their_words_bring_nothing_up() -> None:
    assert found() == ()


@pytest.mark.parametrize(
    ("changed", "codes", "says"),
    [
        ({"E[Acute]": Decimal(6100)}, ("E[Acute]", "I[Acute]"), "the same as"),
        ({"E[Older]": Decimal(151)}, ("E[Older]", "I[Older]"), "more than"),
        ({"P": Decimal("61.5")}, ("P", "S"), "Median wait: second visit is 7.4 weeks"),
        ({"S": Decimal("5.2")}, ("P", "S"), "Second visit within 6 weeks is 38.5%"),
    ],
)
def test_answers_that_contradict_their_words_are_asked_about(
    changed: dict[str, Value], codes: tuple[str, ...], says: str
) -> None:
    (finding,) = found(changed)
    assert finding.codes == codes
    assert finding.severity is Severity.EXPLAIN
    assert says in finding.message


def test_what_was_the_same_last_year_too_is_left_alone() -> None:
    same: dict[str, Value] = {"E[Acute]": Decimal(6100)}
    assert found(same, same) == ()
