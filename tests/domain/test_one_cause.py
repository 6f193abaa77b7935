"""One cause is one finding: a rule broken in many places, a blank that much builds on, a locality wrong as a whole."""

from decimal import Decimal

from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.metrics import ValueType
from tests.domain.sampled import AOP, answers_of, earlier, sample, this_year, with_answer


def test_one_rule_broken_in_many_places_is_one_finding_with_its_cells() -> None:
    units = this_year(AOP)
    for member in ("Generic CMHT", "EIP", "Memory Services"):
        units = with_answer(AOP, "Alderbrook", f"AC03[{member}]", Decimal(99_999), units)
    (finding,) = [f for f in judge(sample(AOP).collection, units, earlier(AOP))["Alderbrook"] if f.code == "R016"]
    assert {"AC03[Generic CMHT]", "AC03[EIP]", "AC03[Memory Services]"} <= set(finding.codes)
    assert "The same rule is broken for EIP (99,999) and Memory Services (99,999)" in finding.message


def test_one_blank_total_is_one_finding() -> None:
    whole, clean = sample(AOP).collection, this_year(AOP)
    told = judge(whole, with_answer(AOP, "Alderbrook", "AC02", None), earlier(AOP))
    before = {finding.message for own in judge(whole, clean, earlier(AOP)).values() for finding in own}
    new = [finding for own in told.values() for finding in own if finding.message not in before]
    assert [finding.codes for finding in new] == [("AC02",)]


def test_part_of_a_year_in_one_locality_is_told_of_the_trust_once() -> None:
    units, whole = this_year(AOP), sample(AOP).collection
    halved = dict(units["Calderside"])
    for code, value in halved.items():
        metric = whole.metric(code)
        flows = metric is not None and metric.value_type is ValueType.COUNT and metric.unit not in ("people", "beds")
        if flows and isinstance(value, Decimal):
            halved[code] = round(value / 2, 0)
    units = {**units, "Calderside": answers_of(whole, halved)}
    trust = judge(whole, units, earlier(AOP))["Trust"]
    (finding,) = [finding for finding in trust if finding.code == "TRUST-SUMS"]
    assert len(finding.codes) > 20
    assert "where Calderside looks wrong" in finding.message
