"""Definition checks, kind by kind; a wrong rule does not take the others with it; one cause gives one finding."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from nhsbn_desktop.domain.answers import Answers, Value
from nhsbn_desktop.domain.checks import Check, RuleFault, check_faults, compile_check, judge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.judging.bound_rules import Bound
from nhsbn_desktop.domain.judging.rules import rules_for
from nhsbn_desktop.domain.metrics import Aggregation, Metric, ValueType
from tests.domain.sampled import AOP, CYP, answers_of, earlier, sample, this_year

MEMBERS = ("CRHT", "EIP")
METRICS = (
    Metric("S1", "Teams", "Service", value_type=ValueType.YES_NO, members=MEMBERS, aggregation=Aggregation.ANY),
    Metric("A1", "Received", "Access", value_type=ValueType.COUNT, members=MEMBERS, required=False),
    Metric("A2", "Received: all", "Access", value_type=ValueType.COUNT),
    Metric("A3", "Accepted", "Access", value_type=ValueType.COUNT, members=MEMBERS, required=False),
    Metric("A4", "Acceptance", "Access", value_type=ValueType.PERCENT, members=MEMBERS, required=False),
    Metric("W1", "Wait", "Access", unit="weeks", value_type=ValueType.ONE_DECIMAL),
)
ANY, TOTAL = "SKIP_IF_ANY_VALUE_MISSING", "SKIP_IF_TOTAL_MISSING"


def rule(code: str, kind: str, left: str, operator: str, right: str, **more: str) -> Check:
    words = {"message": "{left_label}: {left}, {right_label}: {right}.", "why": "", "do": ""} | more
    return Check(
        code, kind, Severity(words.get("severity", "must_fix")), left, operator, right,
        words.get("tolerance", ""), words.get("missing", ANY), words["message"], words["why"], words["do"],
    )  # fmt: skip


SUM = rule("SUM", "sum", "SUM(A1[*])", "equal_to", "A2", missing=TOTAL)
ORDER = rule("ORDER", "compare", "A3[m]", "less_than_or_equal_to", "A1[m]")
SHARE = rule("SHARE", "derived", "A4[m]", "equal_to", "100*A3[m]/A1[m]", tolerance="0.05")
GATES = tuple(rule(f"G{n}", "conditional", "S1[m] = No", "exclusive_pair", f"A{n}[m]") for n in (1, 3, 4))
TRUST = rule(
    "TRUST", "trust_sum", "A2", "equal_to", "SUM(localities(A2))", message="{localities} {right} {left} {hint}"
)
ALL = (SUM, ORDER, SHARE, *GATES, TRUST)

GOOD: dict[str, Value] = {
    "S1[CRHT]": "Yes", "S1[EIP]": "Yes", "A1[CRHT]": Decimal(30), "A1[EIP]": Decimal(12), "A2": Decimal(42),
    "A3[CRHT]": Decimal(15), "A3[EIP]": Decimal(6), "A4[CRHT]": Decimal(50), "A4[EIP]": Decimal(50),
    "W1": Decimal("2.5"),
}  # fmt: skip


def collection(*checks: Check, localities: tuple[str, ...] = ("North", "South")) -> Collection:
    return Collection(
        "X-2025-26", "X", "X", "2025/26", "1", "Trust", "ZZ9", METRICS, checks, localities=localities
    )  # fmt: skip


def found(values: Mapping[str, Value], *checks: Check) -> tuple[Finding, ...]:
    own = collection(*checks)
    return judge(own, {"North": answers_of(own, {**GOOD, **values})})["North"]


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_right_answers_bring_nothing_up() -> None:
    assert found({}, *ALL) == ()


def test_a_sum_names_its_total_first_and_then_its_parts() -> None:
    (finding,) = found({"A2": Decimal(43)}, *ALL)
    assert finding.codes == ("A2", "A1[CRHT]", "A1[EIP]")
    assert [str(cell) for cell in finding.cells] == ["Sheet!E9", "Sheet!E7", "Sheet!E8"]
    assert (finding.section, finding.submission, finding.metrics) == ("Access", "North", ("A2", "A1"))
    assert finding.message == "Received: 42, Received: all: 43."


def test_an_order_names_the_answer_to_suspect_first_and_its_member_once() -> None:
    findings = found({"A3[EIP]": Decimal(13), "A4[EIP]": Decimal("108.3")}, ORDER)
    assert [finding.message for finding in findings if finding.code == "ORDER"] == ["Accepted, EIP: 13, Received: 12."]


def test_a_derivation_is_held_to_its_tolerance_to_the_last_digit() -> None:
    assert codes(found({"A4[EIP]": Decimal("50.05")}, *ALL)) == []
    assert codes(found({"A4[EIP]": Decimal("50.0500001")}, *ALL)) == ["SHARE"]
    relative = replace(SHARE, tolerance="10%")
    assert codes(found({"A4[EIP]": Decimal(55)}, relative)) == []
    assert codes(found({"A4[EIP]": Decimal("55.1")}, relative)) == ["SHARE"]


def test_a_derivation_that_builds_on_a_wrong_one_is_left_out() -> None:
    twice = rule("TWICE", "derived", "W1", "equal_to", "A4[EIP]/20")
    assert codes(found({"A4[EIP]": Decimal(80)}, SHARE, twice)) == ["SHARE"]
    assert codes(found({"W1": Decimal(3)}, SHARE, twice)) == ["TWICE"]


def test_a_restriction_leaves_members_out() -> None:
    only = replace(ORDER, left="A3[m] for m not in EIP")
    assert codes(found({"A3[EIP]": Decimal(99)}, only)) == []
    large = replace(ORDER, left="A3[m] for A1[m] > 20")
    assert codes(found({"A3[EIP]": Decimal(99)}, large)) == []
    assert codes(found({"A3[CRHT]": Decimal(99)}, large)) == ["ORDER"]


def test_a_gate_answered_no_wants_its_answers_blank() -> None:
    alone = {"S1[EIP]": "No", "A1[EIP]": None, "A2": Decimal(30), "A3[EIP]": None}
    (finding,) = found(alone, *ALL)
    assert finding.codes == ("A4[EIP]", "S1[EIP]")
    assert found({**alone, "A4[EIP]": None}, *ALL) == ()


def test_a_gate_against_several_answers_is_itself_the_one_to_suspect() -> None:
    findings = found({"S1[EIP]": "No"}, *ALL)
    assert [finding.codes for finding in findings] == [("S1[EIP]", "A1[EIP]", "A3[EIP]", "A4[EIP]")]
    assert "3 answers" in findings[0].message


def test_a_gate_answered_yes_wants_its_answers_filled() -> None:
    (finding,) = found({"A1[EIP]": None}, *ALL)
    assert (finding.code, finding.codes[0]) == ("G1", "A1[EIP]")


def test_a_compulsory_answer_is_wanted_only_where_its_gate_says_so() -> None:
    wanted = rule("C", "conditional", "S1[EIP] = Yes", "compulsory_pair", "W1")
    assert codes(found({"W1": None}, wanted)) == ["C"]
    assert codes(found({"S1[EIP]": "No", "W1": None}, wanted)) == []
    assert codes(found({"S1[EIP]": "No"}, wanted)) == ["C"]


def test_a_gate_that_is_not_answered_says_nothing_about_its_answers() -> None:
    findings = found({"S1[EIP]": None, "A1[EIP]": None, "A3[EIP]": None, "A4[EIP]": None, "A2": Decimal(30)}, *ALL)
    assert [finding.codes for finding in findings] == [("S1[EIP]",)]


def test_one_blank_total_gives_one_finding() -> None:
    (finding,) = found({"A2": None}, *ALL)
    assert (finding.code, finding.codes, finding.severity) == ("REQUIRED", ("A2",), Severity.MUST_FIX)


def test_one_word_in_a_number_cell_gives_one_finding() -> None:
    (finding,) = found({"A1[EIP]": "c. 12"}, *ALL)
    assert (finding.code, finding.codes) == ("TYPE", ("A1[EIP]",))


def units(own: Collection, trust: Value, north: Value = Decimal(42), south: Value = Decimal(42)) -> dict[str, Answers]:
    totals = {"North": north, "South": south, "Trust": trust}
    return {unit: answers_of(own, {**GOOD, "A2": total}) for unit, total in totals.items()}


def test_the_trust_is_held_against_its_localities() -> None:
    own = collection(TRUST)
    assert judge(own, units(own, Decimal(84)))["Trust"] == ()
    (finding,) = judge(own, units(own, Decimal(42)))["Trust"]
    assert (finding.submission, finding.codes) == ("Trust", ("A2",))
    assert finding.message == "North 42 and South 42 84 42 Was North left out?"


@pytest.mark.parametrize("missing", ["North", "South", "Trust"])
def test_the_trust_is_not_judged_until_every_locality_is_there(missing: str) -> None:
    own = collection(TRUST)
    some = {unit: answers for unit, answers in units(own, Decimal(1)).items() if unit != missing}
    assert all(findings == () for findings in judge(own, some).values())


def test_a_locality_s_blank_is_told_once_and_not_again_in_the_trust() -> None:
    own = collection(TRUST)
    findings = judge(own, units(own, Decimal(84), south=None))
    assert (codes(findings["South"]), codes(findings["Trust"])) == (["REQUIRED"], [])


def test_the_trust_says_yes_where_a_locality_does() -> None:
    own = collection()
    told = units(own, Decimal(84))
    told["Trust"] = answers_of(own, {**GOOD, "S1[EIP]": "No"})
    (finding,) = judge(own, told)["Trust"]
    assert (finding.code, finding.codes) == ("TRUST-ANY", ("S1[EIP]",))


def test_findings_come_worst_first_and_then_as_the_specification_has_them() -> None:
    mild = replace(ORDER, severity=Severity.NOTE)
    findings = found({"A3[CRHT]": Decimal(99), "A2": Decimal(1), "W1": "x"}, mild, SUM)
    assert codes(findings) == ["SUM", "TYPE", "ORDER"]


PAIR = rule("PAIR", "pair", "B1", "compulsory_pair", "B2", message="{left_label} is {left}, {right_label} is {right}.")
BOTH = (Metric("B1", "Planned", "Access", value_type=ValueType.COUNT, required=False),
        Metric("B2", "Reason", "Access", value_type=ValueType.TEXT, required=False))  # fmt: skip


@pytest.mark.parametrize(
    ("operator", "first", "second", "says"),
    [
        ("compulsory_pair", Decimal(3), None, "Planned is 3, Reason is blank."),
        ("compulsory_pair", None, "strike", 'Planned is blank, Reason is "strike".'),
        ("compulsory_pair", Decimal(0), "strike", ""),
        ("compulsory_pair", None, None, ""),
        ("exclusive_pair", Decimal(3), "strike", 'Planned is 3, Reason is "strike".'),
        ("exclusive_pair", Decimal(3), None, ""),
    ],
)
def test_a_pair_is_given_together_or_never_together(operator: str, first: Value, second: Value, says: str) -> None:
    own = replace(collection(replace(PAIR, operator=operator)), metrics=BOTH, localities=())
    told = judge(own, {"Trust": answers_of(own, {"B1": first, "B2": second})})["Trust"]
    assert [finding.message for finding in told] == ([says] if says else [])


def test_a_beta_check_only_notes() -> None:
    (finding,) = found({"A2": Decimal(1)}, replace(SUM, beta=True))
    assert finding.severity is Severity.NOTE


FAULTS = [
    (replace(SUM, left="SUM(A9[*])"), "left", "A9"),
    (replace(SUM, right="A22"), "right", "A22"),
    (replace(SUM, right=""), "right", "nothing here"),
    (replace(SUM, tolerance="a little"), "tolerance", "a little"),
    (replace(SUM, tolerance="-1"), "tolerance", "negative"),
    (replace(SUM, kind="summ"), "kind", "summ"),
    (replace(SUM, operator="equals"), "operator", "equals"),
    (replace(SUM, missing="SKIP"), "missing", "SKIP"),
    (replace(SUM, message="{who}"), "message", "{who}"),
    (replace(SUM, do="{who}"), "do", "{who}"),
    (replace(ORDER, left="A3[PICU]"), "left", "PICU"),
    (replace(ORDER, left="A3"), "left", "members"),
    (replace(ORDER, left="A3[m] for m in PICU"), "left", "PICU"),
    (replace(ORDER, left="A3[m] for some"), "left", "some"),
    (replace(GATES[0], left="S1[m]"), "left", "condition"),
    (replace(GATES[0], right="A1[m] + 1"), "right", "not one answer"),
    (rule("L", "list", "S1[m]", "in", ""), "right", "choices"),
    (rule("I", "integer", "A2", "is", "even"), "right", "even"),
    (rule("R", "range", "A2", "between", "0-9"), "right", "range"),
    (rule("P", "population_change", "A2", "changes_by_no_more_than", "4"), "right", "4%"),
    (rule("Y", "yoy", "counts", "changes_by_no_more_than", "20%"), "left", "counts"),
    (rule("Y", "yoy", "count", "changes_by_no_more_than", "a lot"), "right", "a lot"),
    (rule("S", "stale", "counts", "not_equal_to", "last year", tolerance="200"), "left", "counts"),
    (rule("S", "stale", "count", "not_equal_to", "last year"), "tolerance", "smallest count"),
    (rule("T", "trust_sum", "A2", "equal_to", "SUM(localities(W1))"), "right", "same answer"),
]


@pytest.mark.parametrize(("check", "column", "says"), FAULTS)
def test_a_rule_that_cannot_run_says_where_it_is_wrong_and_the_others_run(check: Check, column: str, says: str) -> None:
    wrong = replace(check, code="WRONG")
    own = collection(wrong, SUM)
    (fault,) = check_faults(own)
    assert (fault.code, fault.column) == ("WRONG", column)
    assert says in fault.what
    assert compile_check(wrong, own) == fault
    assert codes(judge(own, {"North": answers_of(own, {**GOOD, "A2": Decimal(1)})})["North"]) == ["SUM"]


def test_a_derivation_that_goes_round_in_a_circle_is_a_fault() -> None:
    there = rule("THERE", "derived", "A2", "equal_to", "W1*2")
    back = rule("BACK", "derived", "W1", "equal_to", "A2/2")
    faults = check_faults(collection(there, back, SUM))
    assert {fault.code for fault in faults} == {"THERE", "BACK"}
    assert all(fault.column == "right" and "worked out from itself" in fault.what for fault in faults)
    itself = rule("SELF", "derived", "A2", "equal_to", "A2")
    assert [(fault.code, fault.column) for fault in check_faults(collection(itself))] == [("SELF", "right")]


def test_rules_that_differ_in_nothing_but_their_answers_are_made_ready_once() -> None:
    """Tens of thousands of rules are a few dozen forms: with one for each of their members they would fill a desk."""
    own = sample(AOP).collection
    probes = [probe for rules in rules_for(own).by_stage.values() for rule in rules for probe in rule.probes]
    bound = [probe for probe in probes if isinstance(probe, Bound)]
    assert len(bound) > 500
    assert len({id(probe.form) for probe in bound}) < len(bound) / 6


@pytest.mark.parametrize("key", [AOP, CYP])
def test_every_shipped_check_runs(key: str) -> None:
    shipped = sample(key).collection
    assert check_faults(shipped) == ()
    assert len({check.code for check in shipped.checks}) == len(shipped.checks)
    assert not any(isinstance(compile_check(check, shipped), RuleFault) for check in shipped.checks)


def test_the_adult_collection_has_its_318_checks() -> None:
    assert [check.code for check in sample(AOP).collection.checks] == [f"R{number:03d}" for number in range(1, 319)]


@pytest.mark.parametrize("key", [AOP, CYP])
def test_every_shipped_check_says_what_why_and_what_to_do(key: str) -> None:
    for check in sample(key).collection.checks:
        assert check.message, check.code
        assert check.why, check.code
        assert check.do, check.code


def test_no_finding_leaves_a_blank_in_its_words_and_no_key_stands_twice() -> None:
    whole = sample(AOP)
    for findings in judge(whole.collection, this_year(AOP, planted=True), earlier(AOP)).values():
        assert len({finding.key for finding in findings}) == len(findings)
        for finding in findings:
            assert "{" not in finding.message + finding.why + finding.do
            assert finding.message
            assert finding.do
            assert finding.section


def test_a_locality_can_be_judged_by_itself() -> None:
    whole = sample(AOP)
    planted = this_year(AOP, planted=True)
    alone = judge(whole.collection, {"Alderbrook": planted["Alderbrook"]}, earlier(AOP))
    together = judge(whole.collection, planted, earlier(AOP))
    assert list(alone) == ["Alderbrook"]
    assert codes(alone["Alderbrook"]) == codes(together["Alderbrook"])
