"""Mistakes that nobody has tuned to: each kind put into many answers of both collections, one at a time."""

import random
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.metrics import Metric, ValueType
from tests.domain.sampled import AOP, CYP, earlier, sample, this_year, with_answer

Slip = Callable[[Decimal], Decimal | str | None]
EACH = 5


def is_count(metric: Metric) -> bool:
    return metric.value_type is ValueType.COUNT


def is_number(metric: Metric) -> bool:
    return metric.value_type.is_number


def is_money(metric: Metric) -> bool:
    return metric.value_type is ValueType.MONEY


def transposed(value: Decimal) -> Decimal | None:
    text = f"{value:f}"
    for at in range(len(text) - 1):
        first, second = text[at], text[at + 1]
        if first.isdigit() and second.isdigit() and first != second and not (at == 0 and second == "0"):
            return Decimal(text[:at] + second + first + text[at + 2 :])
    return None


SLIPS: dict[str, tuple[Callable[[Metric], bool], Slip]] = {
    "an extra nought": (lambda m: is_count(m) or is_money(m), lambda v: v * 10),
    "two digits swapped": (lambda m: is_count(m) or m.unit == "WTE", transposed),
    "a decimal point lost": (lambda m: m.value_type is ValueType.TWO_DECIMALS, lambda v: v * 10),
    "days for weeks": (lambda m: m.unit == "weeks", lambda v: v * 7),
    "a fraction for a percentage": (lambda m: m.value_type is ValueType.PERCENT, lambda v: v / 100),
    "thousands for pounds": (is_money, lambda v: (v / 1000).quantize(Decimal(1))),
    "nine months for the year": (lambda m: is_count(m) and m.unit != "people", lambda v: v * 9 // 12),
    "headcount for WTE": (lambda m: m.unit == "WTE", lambda v: (v * Decimal("1.22")).quantize(Decimal(1)) + 1),
    "nought for missing": (is_number, lambda v: Decimal(0)),
    "a blank": (is_number, lambda v: None),
    "words": (is_number, lambda v: f"c. {v:f}"),
    "a number as text": (is_number, lambda v: f"{v:,f} "),
    "an Excel error": (is_number, lambda v: "#REF!"),
    "half a person": (is_count, lambda v: v + Decimal("0.5")),
    "a minus": (is_number, lambda v: -v),
}


def places(key: str, wanted: Callable[[Metric], bool]) -> Iterator[tuple[str, str, Decimal]]:
    """Unit, code and value of answers to put a mistake into, in an order that is the same each time."""
    whole = sample(key)
    found = [
        (unit, code, value)
        for unit in whole.collection.units
        for metric in whole.collection.metrics
        if wanted(metric)
        for code in metric.codes
        if isinstance(value := whole.values[unit, "2025/26"][code], Decimal) and value != 0
    ]
    random.Random(2026).shuffle(found)
    yield from found


def told_about(key: str, unit: str, code: str, value: Value) -> list[Finding]:
    """What is found now and was not before the answer was changed."""
    whole = sample(key)
    before = {(f.code, f.submission, f.codes, f.message) for own in TRUE[key].values() for f in own}
    after = judge(whole.collection, with_answer(key, unit, code, value), earlier(key))
    return [
        finding
        for own in after.values()
        for finding in own
        if (finding.code, finding.submission, finding.codes, finding.message) not in before
    ]


TRUE = {key: judge(sample(key).collection, this_year(key), earlier(key)) for key in (AOP, CYP)}


@pytest.mark.parametrize("key", [AOP, CYP])
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_found_wherever_it_happens(key: str, slip: str) -> None:
    wanted, change = SLIPS[slip]
    missed, tried = [], 0
    for unit, code, value in places(key, wanted):
        changed = change(value)
        if changed == value or (slip == "two digits swapped" and changed is None):
            continue
        tried += 1
        if not any(code in finding.codes for finding in told_about(key, unit, code, changed)):
            missed.append(f"{unit} {code}: {changed} for {value}")
        if tried == EACH:
            break
    assert tried, "the sample holds such answers"
    assert missed == []


@pytest.mark.parametrize("key", [AOP, CYP])
def test_yes_and_no_are_held_to_the_letter(key: str) -> None:
    collection = sample(key).collection
    code = next(metric.codes[0] for metric in collection.metrics if metric.value_type is ValueType.YES_NO)
    for typed in ("yes", "Yes ", " Yes", "Y", "TRUE", "Yes\N{NO-BREAK SPACE}"):
        assert any(finding.codes == (code,) for finding in told_about(key, "Alderbrook", code, typed)), typed


@pytest.mark.parametrize("key", [AOP, CYP])
def test_members_that_were_swapped_are_found(key: str) -> None:
    whole = sample(key)
    metric = next(metric for metric in whole.collection.metrics if metric.label == "Caseload by gender")
    female, male = metric.code("Female"), metric.code("Male")
    values = whole.values["Calderside", "2025/26"]
    units = with_answer(key, "Calderside", female, values[male])
    units = with_answer(key, "Calderside", male, values[female], units)
    found = judge(whole.collection, units, earlier(key))["Trust"]
    assert {female, male} <= {code for finding in found for code in finding.codes}


def test_a_locality_left_out_of_the_trust_is_named() -> None:
    whole = sample(AOP)
    own, part = (whole.values[unit, "2025/26"]["AT22"] for unit in ("Trust", "Brackenfield"))
    assert isinstance(own, Decimal)
    assert isinstance(part, Decimal)
    (finding,) = [f for f in told_about(AOP, "Trust", "AT22", own - part) if f.code == "R172"]
    assert "Was Brackenfield left out?" in finding.message
