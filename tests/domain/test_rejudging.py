"""Judging again after an edit finds exactly what judging everything afresh finds."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.rejudging import Judged, judge_again, judge_all
from tests.domain.finding_plants import NOW, world
from tests.domain.sampled import AOP, CYP, answers_of, earlier, sample, this_year


def without_a_specification(key: str) -> Judged:
    words = world(key, specified=False)
    now = {unit: words.read(sample(key).values[unit, NOW], {}) for unit in words.collection.units}
    return judge_all(words.collection, now, words.previous)


BEFORE = {
    **{
        (key, planted): judge_all(sample(key).collection, this_year(key, planted=planted), earlier(key))
        for key in (AOP, CYP)
        for planted in (False, True)
    },
    (f"{CYP} without a specification", False): without_a_specification(CYP),
}


def edited(before: Judged, unit: str, code: str, value: Value) -> Judged:
    own = before.this_year[unit]
    return judge_again(before, unit, code, answers_of(before.collection, {**own, code: value}, own.comments))


def same(again: Judged) -> bool:
    afresh = judge(again.collection, again.this_year, again.previous)
    return all(
        set(afresh[unit]) == set(found) and len(afresh[unit]) == len(found) for unit, found in again.findings.items()
    )


values: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.decimals(min_value=-5, max_value=50000, places=1),
    st.sampled_from([Decimal(0), Decimal("NaN"), "Yes", "No", "Yes ", "1,234", "c. 30", "#REF!", "999 123 4578"]),
    st.sampled_from([Decimal("0.1"), Decimal("0.5"), Decimal(1), Decimal("1.02"), Decimal("1.3"), Decimal(10)]).map(
        lambda share: f"x{share}"
    ),
)


@settings(max_examples=20)
@given(
    st.sampled_from(sorted(BEFORE)),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 10_000), values), min_size=1, max_size=4),
)
def test_edits_judged_one_by_one_come_to_the_same_as_judging_afresh(
    start: tuple[str, bool], edits: list[tuple[int, int, Value]]
) -> None:
    judged = BEFORE[start]
    collection = judged.collection
    for place, number, value in edits:
        unit, code = collection.units[place % len(collection.units)], collection.codes[number % len(collection.codes)]
        now = judged.this_year[unit].number(code)
        if isinstance(value, str) and value.startswith("x"):
            value = round(now * Decimal(value[1:]), 1) if now is not None and now.is_finite() else Decimal(7)
        judged = edited(judged, unit, code, value)
        assert same(judged), (unit, code, value)


def test_an_edit_of_the_sample_is_judged_in_its_own_neighbourhood() -> None:
    """What is not touched is the very same object, not an equal one."""
    before = BEFORE[AOP, True]
    now = before.this_year["Alderbrook"].number("AC05")
    assert now is not None
    again = edited(before, "Alderbrook", "AC05", now + 1)
    kept = {id(finding) for finding in before.findings["Alderbrook"]}
    assert sum(id(finding) in kept for finding in again.findings["Alderbrook"]) > 10
