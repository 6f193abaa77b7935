"""Checks that follow from what a cell is for, in any collection, one without a specification too."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nhsbn_desktop.domain.answers import Answers, Reading, Value, number_in
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.metrics import Metric, ValueType

METRICS = (
    Metric("N", "Referrals", "Access", unit="referrals", value_type=ValueType.COUNT),
    Metric("P", "DNA rate", "Access", unit="percent", value_type=ValueType.PERCENT),
    Metric("W", "Wait", "Access", unit="weeks", value_type=ValueType.ONE_DECIMAL),
    Metric("M", "Cost", "Finance", unit="GBP", value_type=ValueType.MONEY),
    Metric("Y", "Night cover", "Service", value_type=ValueType.YES_NO),
    Metric("L", "Measure", "Service", value_type=ValueType.LIST, options=("ReQoL", "DIALOG scale", "CORE", "Other")),
    Metric("D", "Opened", "Service", value_type=ValueType.DATE),
    Metric("T", "Note", "Service", value_type=ValueType.TEXT, required=False),
    Metric("B", "Beds", "Activity", value_type=ValueType.COUNT, members=("Acute", "PICU", "Rehab", "Older")),
)
GOOD: dict[str, Value] = {
    "N": Decimal(40), "P": Decimal(12), "W": Decimal("2.5"), "M": Decimal(1000), "Y": "Yes", "L": "CORE",
    "D": "31/03/2026", "T": "fine", **{f"B[{member}]": Decimal(4) for member in METRICS[-1].members},
}  # fmt: skip
OPTIONAL = tuple(replace(metric, required=False) for metric in METRICS)
PLAIN = Collection("X-2025-26", "X", "X", "2025/26", "1", "Trust", "ZZ9", METRICS, ())


def found(
    values: dict[str, Value],
    *,
    options: dict[str, tuple[str, ...]] | None = None,
    comments: dict[str, str] | None = None,
    last: dict[str, Value] | None = None,
    collection: Collection = PLAIN,
) -> tuple[Finding, ...]:
    reading = Reading(
        "", "2025/26", "", "", tuple({**GOOD, **values}.items()), (), tuple((comments or {}).items()),
        tuple((options or {}).items()),
    )  # fmt: skip
    before = {"2024/25": Answers(Reading("", "2024/25", "", "", tuple((last or {}).items())))}
    return judge(collection, {"Trust": Answers(reading)}, {"Trust": before})["Trust"]


def one(values: dict[str, Value], **more: object) -> Finding:
    (finding,) = found(values, **more)  # type: ignore[arg-type]
    return finding


def test_right_answers_bring_nothing_up() -> None:
    assert found({}) == ()


@pytest.mark.parametrize(
    ("code", "value", "check", "says", "do"),
    [
        ("N", "1,234", "TYPE", "as a number it would be 1,234", "1234"),
        ("M", "£2,500", "TYPE", "as a number it would be £2,500", "2500"),
        ("P", "12.5%", "TYPE", "as a number it would be 12.5%", "12.5"),
        ("N", " 40", "TYPE", "as a number it would be 40", "40"),
        ("N", "c. 30", "TYPE", "words in a number cell", "If the figure is 30"),
        ("N", "not available", "TYPE", "words in a number cell", "give the reason"),
        ("N", "n/a", "TYPE", "words in a number cell", "Clear the cell"),
        ("N", "   ", "TYPE", "holds spaces", "Clear the cell"),
        ("N", "20 or 30", "TYPE", "words in a number cell", "Type the figure by itself."),
        ("N", "#DIV/0!", "ERROR", "#DIV/0!", "formula"),
        ("L", "#REF!", "ERROR", "#REF!", "formula"),
        ("T", "#N/A", "ERROR", "#N/A", "formula"),
        ("N", Decimal("29.5"), "DECIMALS", "29.5 is not a whole number", "whole number"),
        ("N", Decimal(-3), "NEGATIVE", "-3 is below nought", "minus"),
        ("P", Decimal("100.1"), "PERCENT", "100.1% is more than 100%", "percentage"),
        ("Y", "Yes ", "LIST", "has a space after it", '"Yes"'),
        ("Y", " Yes", "LIST", "has a space before it", '"Yes"'),
        ("Y", "yes", "LIST", "capital letters", '"Yes"'),
        ("Y", "TRUE", "LIST", "is not one of the choices", '"Yes"'),
        ("Y", Decimal(1), "LIST", "is a number", "Choose one"),
        ("L", "Dialog", "LIST", "is not one of the choices", '"DIALOG scale"'),
        ("L", "DIALOG  scale", "LIST", "a space too many", '"DIALOG scale"'),
        ("L", "Reqoll", "LIST", "is not one of the choices", '"ReQoL"'),
        ("L", "something else", "LIST", "is not one of the choices", "Choose one"),
        ("D", "March", "TYPE", "not a date", "31/03/2026"),
    ],
)
def test_an_answer_that_is_not_what_its_cell_is_for(code: str, value: Value, check: str, says: str, do: str) -> None:
    finding = one({code: value})
    assert (finding.code, finding.codes, finding.severity) == (check, (code,), Severity.MUST_FIX)
    assert says in finding.message
    assert do in finding.do


@pytest.mark.parametrize("value", ["31/3/2026", "2026-03-31", Decimal(46112)])
def test_a_date_may_be_typed_or_excel_s_serial_number(value: Value) -> None:
    assert found({"D": value}) == ()


def test_the_workbook_s_own_drop_down_comes_before_the_specification_s() -> None:
    own = {"L": ("Reqol", "Dialog")}
    assert found({"L": "Dialog"}, options=own) == ()
    assert [finding.code for finding in found({"L": "CORE"}, options=own)] == ["LIST"]
    assert found({"L": Decimal(2)}, options={"L": ("1", "2")}) == ()


def test_money_below_nought_is_asked_about_and_not_refused() -> None:
    finding = one({"M": Decimal(-5)})
    assert (finding.code, finding.severity) == ("NEGATIVE", Severity.EXPLAIN)
    assert "-£5" in finding.message


def test_a_fraction_for_a_percentage_must_be_fixed_where_last_year_shows_it() -> None:
    (finding,) = found({"P": Decimal("0.12")}, last={"P": Decimal("11.5")})
    assert finding.severity is Severity.MUST_FIX
    assert "0.12 looks like a fraction" in finding.message
    assert "12.0%" in finding.message
    assert one({"P": Decimal("0.12")}).severity is Severity.CHECK
    assert found({"P": Decimal("0.4")}) == ()


def test_blanks_of_one_metric_are_told_together() -> None:
    finding = one({"B[PICU]": None, "B[Older]": None})
    assert (finding.code, finding.codes) == ("REQUIRED", ("B[PICU]", "B[Older]"))
    assert finding.message == "Beds (PICU and Older) is blank."


def test_a_section_that_is_not_begun_is_told_once() -> None:
    finding = one({f"B[{member}]": None for member in METRICS[-1].members})
    assert finding.message == "Nothing is filled in yet in Activity: 4 answers are asked for."


def test_a_blank_with_its_reason_is_only_checked() -> None:
    (finding,) = found({"N": None}, comments={"N": "The system changed in May; not to be had."})
    assert finding.severity is Severity.CHECK


def test_where_nothing_says_what_is_needed_the_blanks_of_a_section_are_asked_about_once() -> None:
    inferred = replace(PLAIN, inferred=True)
    (finding,) = found({"N": None, "P": None}, collection=inferred)
    assert finding.severity is Severity.EXPLAIN
    assert finding.codes == ("N", "P")
    assert finding.message == "Access: 2 answers are blank: Referrals and DNA rate."
    assert found({"N": None}, collection=replace(inferred, metrics=OPTIONAL), last={"P": Decimal(12)}) == ()


@pytest.mark.parametrize(
    ("words", "do"),
    [
        ("12,5", "If the figure is 12.5, type it with a full stop"),
        ("8.123,5", "If the figure is 8123.5, type it with a full stop"),
        ("£3.2m", "type it in full: 3200000"),
        ("12k", "type it in full: 12000"),
        ("<5", "type the figure itself"),
        ("nil", "Type 0 if the figure is nought"),
        ("8l23", "Was a letter typed for a digit? If the figure is 8123"),
        ("O", "Was a letter typed for a digit? If the figure is 0"),
        ("about 30", "If the figure is 30, type it by itself"),
        ("thirty", "Type the figure by itself"),
    ],
)
def test_words_that_are_nearly_a_number_say_which(words: str, do: str) -> None:
    finding = one({"N": words})
    assert finding.code == "TYPE"
    assert do in finding.do


@pytest.mark.parametrize(("typed", "number"), [("1,234", "1234"), ("-£1,234.50", "-1234.50"), ("82.9%", "82.9"),
                                               ("12,5", None), ("1,23,456", None), ("1_000", None),
                                               (".", None), ("NaN", None)])  # fmt: skip
def test_a_comma_is_only_ever_between_thousands(typed: str, number: str | None) -> None:
    """Twelve and a half, typed as half the world types it, must not become 125."""
    assert number_in(typed) == (Decimal(number) if number else None)


def test_a_year_typed_for_a_date_is_asked_about() -> None:
    finding = one({"D": Decimal(2026)})
    assert (finding.code, finding.severity) == ("DATE", Severity.EXPLAIN)
    assert "18/07/1905" in finding.message
    assert one({"D": Decimal(414944)}).message == "Opened: the date is 28/01/3036."
    assert found({"D": Decimal(46112)}) == ()
    assert found({"D": Decimal(3)}) == (), "a guessed date may be a rating from 1 to 5"


@pytest.mark.parametrize(("inferred", "told"), [(True, 0), (False, 1)])
def test_a_question_whose_answers_are_hardly_ever_dates_was_not_asking_for_any(*, inferred: bool, told: int) -> None:
    stages = Metric("S", "Stage", "Service", value_type=ValueType.DATE, members=("A", "B", "C"), required=False)
    own = replace(PLAIN, metrics=(*METRICS, stages), inferred=inferred)
    words = found({"S[A]": "Delivery", "S[B]": "Planning", "S[C]": Decimal(46112)}, collection=own)
    assert len([finding for finding in words if finding.code == "TYPE"]) == told


def test_more_than_all_of_it_is_a_question_where_the_question_s_kind_is_a_guess() -> None:
    """Beds are filled to 103% of those there are; without a specification nothing says what the whole is."""
    assert one({"P": Decimal(103)}).severity is Severity.MUST_FIX
    assert one({"P": Decimal(103)}, collection=replace(PLAIN, inferred=True)).severity is Severity.EXPLAIN


def test_a_figure_that_excel_took_for_a_date_is_guessed() -> None:
    (finding,) = (f for f in found({"N": Decimal(46115)}, last={"N": Decimal(41)}) if f.kind == "yoy")
    assert "Excel take what was typed for a date? It keeps 3/4/2026 as 46115" in finding.do


def test_nought_beside_many_is_not_called_a_small_number() -> None:
    (finding,) = (f for f in found({"N": Decimal(0)}, last={"N": Decimal(13_919)}) if f.kind == "yoy")
    assert finding.message.endswith("A change this big is not chance.")


def test_what_is_optional_may_be_blank() -> None:
    assert found({"T": None}) == ()


def test_the_same_slip_in_many_cells_of_one_metric_is_told_once() -> None:
    finding = one({f"B[{member}]": Decimal("1.5") for member in ("Acute", "PICU", "Older")})
    assert finding.codes == ("B[Acute]", "B[PICU]", "B[Older]")
    assert "The same holds for PICU (1.5) and Older (1.5)" in finding.message
