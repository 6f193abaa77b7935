"""Judging never fails for what stands in an answer, whatever it is and whichever units are there."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from nhsbn_desktop.domain.answers import EXCEL_ERRORS, Answers, Value
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.year_on_year import compare, describe
from tests.domain.sampled import AOP, answers_of, earlier, sample, this_year

WHOLE = sample(AOP)
COLLECTION = WHOLE.collection
UNITS = COLLECTION.units
TRUE, BEFORE = this_year(AOP), earlier(AOP)

extreme = st.sampled_from(
    [Decimal(text) for text in ("1E+999999", "-1E+999999", "1E-999999", "0E+999999", "-0", "NaN", "Infinity", "1E+30")]
)
values: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.decimals(min_value=-10, max_value=2000, places=2),
    extreme,
    st.text(max_size=12),
    st.sampled_from([*sorted(EXCEL_ERRORS), "Yes", "No", "Yes ", "TRUE", "1,234", "n/a", "  ", "999 123 4578"]),
)
changes = st.dictionaries(st.sampled_from(COLLECTION.codes), values, max_size=40)


@settings(max_examples=60)
@given(
    now=st.dictionaries(st.sampled_from(UNITS), changes),
    last=changes,
    years=st.sampled_from([(), ("2024/25",), ("2022/23",), ("2022/23", "2024/25")]),
)
def test_any_answers_in_any_units_can_be_judged(
    now: dict[str, dict[str, Value]], last: dict[str, Value], years: tuple[str, ...]
) -> None:
    this = {unit: answers_of(COLLECTION, {**TRUE[unit], **changed}) for unit, changed in now.items()}
    before = {unit: {year: answers_of(COLLECTION, {**BEFORE[unit][year], **last}) for year in years} for unit in this}
    found = judge(COLLECTION, this, before)
    assert list(found) == list(this)
    for unit, findings in found.items():
        for finding in findings:
            assert finding.submission == unit
            assert finding.codes
            assert len(finding.message) < 4000
            assert "999 123 4578" not in finding.message + finding.do
        for comparison in compare(COLLECTION, unit, this[unit], before[unit]):
            assert describe(comparison, COLLECTION.metric(comparison.code))


@settings(max_examples=20)
@given(st.dictionaries(st.text(max_size=8), values, max_size=10))
def test_answers_that_the_collection_does_not_ask_for_are_let_be(strange: dict[str, Value]) -> None:
    judge(COLLECTION, {"Alderbrook": answers_of(COLLECTION, {**TRUE["Alderbrook"], **strange}), "Elsewhere": Answers()})


def test_an_empty_return_is_asked_for_section_by_section() -> None:
    (findings,) = judge(COLLECTION, {"Alderbrook": Answers()}, BEFORE).values()
    assert [finding.section for finding in findings if finding.message.startswith("Nothing is filled in")]
    assert len(findings) <= 2 * len(COLLECTION.sections)
