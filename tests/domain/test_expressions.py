"""The rule language: what it means, and what it says of a slip."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.binding import MISSING, Binding, codes_in
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.expressions import (
    ExpressionFault,
    Reference,
    parse,
    references,
    split_range,
    split_restriction,
)
from nhsbn_desktop.domain.judging.terms import bind
from nhsbn_desktop.domain.metrics import Metric, ValueType

ODD = "Neuropsychiatry/ Brain Injury"
METRICS = (
    Metric("AC01", "Received", "Access", value_type=ValueType.COUNT, members=("CRHT", "EIP", ODD)),
    Metric("AC02", "Received: all", "Access", value_type=ValueType.COUNT),
    Metric("WF02", "Staff", "Workforce", value_type=ValueType.TWO_DECIMALS),
)
COLLECTION = Collection("X-2025-26", "X", "X", "2025/26", "1", "Trust", "ZZ9", METRICS, ())
ANY, TOTAL = "SKIP_IF_ANY_VALUE_MISSING", "SKIP_IF_TOTAL_MISSING"


def evidence(numbers: dict[str, int], last: dict[str, int] | None = None, unit: str = "Trust") -> Evidence:
    now, before = ({code: Decimal(value) for code, value in (year or {}).items()} for year in (numbers, last))
    return Evidence(unit, Answers(), {}, now, before)


def value(text: str, of: Evidence, member: str = "", missing: str = ANY) -> Decimal | None:
    codes: list[str] = []
    term = bind(parse(text), Binding(COLLECTION, member, MISSING[missing]), codes)
    return term(of, tuple(codes))


FULL = evidence({"AC01[CRHT]": 30, "AC01[EIP]": 12, f"AC01[{ODD}]": 3, "AC02": 45, "WF02": 5}, {"AC02": 40})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AC02", 45),
        ("AC01[EIP]", 12),
        (f"AC01[{ODD}]", 3),
        ("AC01[m]", 30),
        ("SUM(AC01[*])", 45),
        ("SUM(AC01[*], AC02)", 90),
        ("last(AC02)", 40),
        ("2 + 3 * 4 - 6 / 2", 11),
        ("(2 + 3) * 4", 20),
        ("-AC02 + 50", 5),
        ("--3", 3),
        ("10 - 4 - 3", 3),
        ("100*AC01[m]/AC02 - 0.5", Decimal(200) / 3 - Decimal("0.5")),
        ("abs(WF02 - AC02)", 40),
        ("min(AC01[*])", 3),
        ("max(AC02, last(AC02))", 45),
        ("{[CRHT]: WF02; [EIP]: AC02}[m]", 5),
    ],
)
def test_expressions_mean_what_they_say(text: str, expected: Decimal | int) -> None:
    found = value(text, FULL, member="CRHT")
    assert found is not None
    assert abs(found - expected) < Decimal("1e-20")


def test_a_blank_makes_an_expression_silent_or_counts_as_nought_as_the_rule_says() -> None:
    partly = evidence({"AC01[CRHT]": 30, "AC02": 45})
    assert value("SUM(AC01[*])", partly) is None
    assert value("SUM(AC01[*])", partly, missing=TOTAL) == 30
    assert value("AC01[EIP] + AC02", partly, missing=TOTAL) is None
    assert value("AC01[EIP] + AC02", partly, missing="NEVER_SKIP") == 45
    assert value("SUM(AC01[*])", evidence({"AC02": 4}), missing=TOTAL) is None, "all blank is no sum"


def test_what_a_gate_leaves_out_is_no_blank() -> None:
    partly = evidence({"AC01[CRHT]": 30})
    partly.not_applicable = {"AC01[EIP]", f"AC01[{ODD}]"}
    assert value("SUM(AC01[*])", partly) == 30


def test_dividing_by_nought_gives_nothing() -> None:
    assert value("AC02/WF02", evidence({"AC02": 4, "WF02": 0})) is None


def test_localities_are_added_up_where_each_has_answered() -> None:
    trust = evidence({"AC02": 9})
    trust.localities = (evidence({"AC02": 4}, unit="A"), evidence({"AC02": 5}, unit="B"))
    assert value("SUM(localities(AC02))", trust) == 9
    assert value("max(localities(AC02))", trust) == 5
    trust.localities[1].blocked = {"AC02"}
    assert value("SUM(localities(AC02))", trust) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing here"),
        ("AC02 +", "too early"),
        ("(AC02", '")" is missing'),
        ("AC02)", "not expected"),
        ("AC02 AC02", "not expected"),
        ("total(AC02)", 'no function "total"'),
        ("AC02 # 3", "cannot be read"),
        ("abs(AC02, AC02)", "abs takes one"),
        ("last(AC02 + 1)", "last takes one answer"),
        ("{[CRHT]: AC02}", "too early"),
        ("{CRHT: AC02}[m]", "not expected"),
        ("(" * 60 + "1" + ")" * 60, "too many brackets"),
    ],
)
def test_a_slip_of_writing_is_told(text: str, says: str) -> None:
    with pytest.raises(ExpressionFault) as fault:
        parse(text)
    assert says in str(fault.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("AC09", 'no metric "AC09"'),
        ("AC01[ASD]", 'no member "ASD"'),
        ("AC01", "has members"),
        ("AC01[*] + 1", "several answers"),
        ("localities(AC02)", "several answers"),
        ("SUM(localities(AC01[*]))", "one answer"),
        ("AC02[EIP]", 'no member "EIP"'),
        ("{[EIP]: AC02}[m]", "nothing is said"),
    ],
)
def test_what_the_collection_does_not_have_is_told(text: str, says: str) -> None:
    with pytest.raises(ExpressionFault) as fault:
        value(text, FULL, member="CRHT")
    assert says in str(fault.value)


def test_the_answers_looked_at_are_listed_once_from_the_left() -> None:
    node = parse("AC02 - SUM(AC01[*]) + AC02 - last(WF02)")
    binding = Binding(COLLECTION, "", MISSING[ANY])
    assert codes_in(node, binding) == ("AC02", "AC01[CRHT]", "AC01[EIP]", f"AC01[{ODD}]")
    assert Reference("WF02", when="last year") in list(references(node))


def test_restrictions_and_ranges_are_split_off() -> None:
    assert split_restriction("AC01[m]/AC02 for m not in CRHT|EIP") == ("AC01[m]/AC02", "m not in CRHT|EIP")
    assert split_restriction("AC01[Team for young people]") == ("AC01[Team for young people]", "")
    assert split_range("0..AC02") == ("0", "AC02")
    assert split_range("0..") == ("0", "")
    for text in ("0-100", "..", ""):
        with pytest.raises(ExpressionFault):
            split_range(text)


@given(st.text(alphabet="AC012[]()+-*/m{}:;,. SUMlastmin", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        node = parse(text)
    except ExpressionFault:
        return
    try:
        value(text, FULL, member="CRHT")
    except ExpressionFault:
        return
    assert node is parse(text), "read once, kept"
