"""This year beside the last: what is asked about, in which words, and where a value may lie without a question."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.answers import Answers, Reading, Value
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.limits import Limits, YearOnYearSettings, class_of, read_limits, settings_for
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.statistics import change_score
from nhsbn_desktop.domain.year_on_year import compare, describe, expected_range
from tests.domain.sampled import AOP, earlier, sample, this_year, with_answer

COUNT = Metric("C", "Referrals", "Access", unit="referrals", value_type=ValueType.COUNT)
METRICS = (
    COUNT,
    Metric("M", "Pay", "Finance", unit="GBP", value_type=ValueType.MONEY),
    Metric("W", "Staff", "Workforce", unit="WTE", value_type=ValueType.TWO_DECIMALS),
    Metric("P", "DNA rate", "Activity", unit="percent", value_type=ValueType.PERCENT),
    Metric("D", "Wait", "Access", unit="weeks", value_type=ValueType.ONE_DECIMAL),
    Metric("T", "Name", "Access", required=False),
)
PLAIN = Collection("X-2025-26", "X", "X", "2025/26", "1", "Trust", "ZZ9", METRICS, ())


def year(**values: Value | int | str) -> Answers:
    told = {code: Decimal(str(value)) if isinstance(value, int | float) else value for code, value in values.items()}
    return Answers(Reading("", "", "", "", tuple(told.items())))


def asked(now: dict[str, Value | int], last: dict[str, Value | int], when: str = "2024/25") -> list[Finding]:
    blank = replace(PLAIN, metrics=tuple(replace(metric, required=False) for metric in METRICS))
    found = judge(blank, {"Trust": year(**now)}, {"Trust": {when: year(**last)}})["Trust"]
    return [finding for finding in found if finding.code.startswith("YOY")]


@pytest.mark.parametrize(
    ("code", "last", "quiet", "asked_about", "check"),
    [
        ("C", 1000, 1199, 1201, "YOY-COUNT"),
        ("C", 100, 135, 150, "YOY-COUNT"),
        ("C", 10, 28, 31, "YOY-COUNT"),
        ("M", 1000, 1250, 1251, "YOY-MONEY"),
        ("W", 100, 115, 116, "YOY-WTE"),
        ("P", 8, 13, "13.1", "YOY-PERCENT"),
        ("P", 60, 75, "75.1", "YOY-PERCENT"),
        ("D", 10, 13, "13.1", "YOY-OTHER"),
        ("M", 1000, 750, 749, "YOY-MONEY"),
    ],
)
def test_each_class_has_its_limits(code: str, last: int, quiet: int, asked_about: str | int, check: str) -> None:
    assert asked({code: quiet}, {code: last}) == []
    (finding,) = asked({code: Decimal(str(asked_about))}, {code: last})
    assert (finding.code, finding.severity, finding.codes) == (check, Severity.EXPLAIN, (code,))
    assert finding.change == pytest.approx(float(Decimal(str(asked_about))) / last - 1)


def test_the_message_says_how_far_and_that_it_is_not_chance() -> None:
    (finding,) = asked({"C": 2738}, {"C": 1544})
    assert finding.message == "Referrals rose from 1,544 to 2,738 (+77%). A change this big is not chance."
    assert finding.do == "Is it right? If yes, say why in one line."
    assert "more than 20%" in finding.why
    assert "World Health Organization" in finding.why


def test_small_counts_are_told_in_words_without_percentages() -> None:
    (finding,) = asked({"C": 24}, {"C": 5})
    assert "%" not in finding.message
    (comparison,) = compare(PLAIN, "Trust", year(C=4), {"2024/25": year(C=1)})
    assert not comparison.flagged
    assert describe(comparison, COUNT) == (
        "Rose from 1 to 4. Numbers this small move this much by chance: do not read a trend into it."
    )


def test_nought_last_year_gives_no_share_and_is_judged_by_chance() -> None:
    (comparison,) = compare(PLAIN, "Trust", year(C=3), {"2024/25": year(C=0)})
    assert (comparison.change, comparison.flagged) == (None, False)
    (finding,) = asked({"C": 40}, {"C": 0})
    assert finding.change is None
    assert [f.code for f in asked({"M": 500}, {"M": 0})] == ["YOY-MONEY"]


def test_missing_years_are_nothing_to_compare_with() -> None:
    assert asked({"C": 40}, {}) == []
    (comparison,) = compare(PLAIN, "Trust", year(), {"2024/25": year(C=40)})
    assert (comparison.this_year, comparison.last_year, comparison.flagged) == (None, Decimal(40), False)
    assert compare(PLAIN, "Trust", year(), {}) == ()


def test_the_history_runs_from_the_earliest_year_to_this_one() -> None:
    years = {"2024/25": year(C=3), "2022/23": year(C=1), "2023/24": year()}
    (comparison,) = compare(PLAIN, "Trust", year(C=4), years)
    assert comparison.history == (
        ("2022/23", Decimal(1)), ("2023/24", None), ("2024/25", Decimal(3)), ("2025/26", Decimal(4)),
    )  # fmt: skip


def test_an_older_return_is_named_where_last_year_s_is_not_at_hand() -> None:
    (finding,) = asked({"M": 500}, {"M": 100}, when="2022/23")
    assert "since 2022/23" in finding.message


@pytest.mark.parametrize(
    ("code", "last", "now", "says"),
    [
        ("D", 6, 42, "days entered as weeks"),
        ("C", 400, 4010, "about ten times"),
        ("M", 2427053, 2427, "thousands of pounds"),
        ("C", 400, 0, "really nought"),
        ("C", 1200, 100, "one month"),
    ],
)
def test_a_likely_slip_is_asked_about(code: str, last: int, now: int, says: str) -> None:
    (finding,) = asked({code: now}, {code: last})
    assert says in finding.do


def test_swapped_localities_are_asked_about() -> None:
    values = sample(AOP).values
    units = with_answer(AOP, "Brackenfield", "AT06", values["Calderside", "2025/26"]["AT06"])
    units = with_answer(AOP, "Calderside", "AT06", values["Brackenfield", "2025/26"]["AT06"], units)
    found = judge(sample(AOP).collection, units, earlier(AOP))["Brackenfield"]
    (finding,) = [f for f in found if f.code == "R313" and f.codes == ("AT06",)]
    assert "Were Brackenfield and Calderside swapped?" in finding.do


def test_a_figure_left_from_last_year_is_noted() -> None:
    found = judge(PLAIN, {"Trust": year(C=1095, M=5, W="x")}, {"Trust": {"2024/25": year(C=1095, M=5)}})["Trust"]
    stale = [(f.codes, f.severity) for f in found if f.code == "STALE"]
    assert stale == [(("C",), Severity.CHECK), (("M",), Severity.CHECK)]
    same = judge(PLAIN, {"Trust": year(C=12)}, {"Trust": {"2024/25": year(C=12)}})["Trust"]
    assert "STALE" not in {f.code for f in same}, "a small count is often the same"


def test_an_answer_that_turned_is_worth_a_second_look() -> None:
    values = sample(AOP).values["Calderside", "2024/25"]
    assert values["SM04[Assertive Outreach]"] == "No"
    found = judge(
        sample(AOP).collection, with_answer(AOP, "Calderside", "SM04[Assertive Outreach]", "Yes"), earlier(AOP)
    )
    (finding,) = [f for f in found["Calderside"] if f.code == "YOY-ANSWER"]
    assert finding.message == 'Community team types provided, Assertive Outreach is "Yes"; in 2024/25 it was "No".'


def test_a_trust_s_own_limits_are_used_and_told() -> None:
    own = YearOnYearSettings({**YearOnYearSettings().limits, "money": Limits(0.05)}, "Set by the trust.")
    answers, before = {"Trust": year(M=110)}, {"Trust": {"2024/25": year(M=100)}}
    (finding,) = [f for f in judge(PLAIN, answers, before, own)["Trust"] if f.code == "YOY-MONEY"]
    assert "more than 5%" in finding.why
    assert "Set by the trust." in finding.why


def test_the_collection_s_own_rules_give_code_and_limits() -> None:
    found = judge(sample(AOP).collection, this_year(AOP), earlier(AOP))["Brackenfield"]
    assert not any(f.code.startswith("YOY-C") for f in found)
    assert "after the World Health Organization's" in next(f.why for f in found if f.code == "R313")


def test_only_limits_that_differ_from_the_program_s_are_called_the_collection_s_own() -> None:
    collection = sample(AOP).collection
    stricter = tuple(replace(c, right="10%") if (c.kind, c.left) == ("yoy", "money") else c for c in collection.checks)
    assert settings_for(collection) == YearOnYearSettings()
    own = settings_for(replace(collection, checks=stricter))
    assert own.authority_of("money") == "The limits are this collection's own."
    assert own.authority_of("count") == YearOnYearSettings().authority


def test_limits_are_read_from_words() -> None:
    assert read_limits("20% and z 3.09") == Limits(0.2, score=3.09)
    assert read_limits("25% and 5 points") == Limits(0.25, points=5)
    assert read_limits("15%") == Limits(0.15)
    assert read_limits("a lot") is None
    for limits in (*YearOnYearSettings().limits.values(), Limits(0.125)):
        assert read_limits(limits.as_written) == limits


def test_a_unit_of_wte_per_beds_is_not_staff() -> None:
    per_beds = Metric("X", "", "", unit="WTE per 10 beds", value_type=ValueType.ONE_DECIMAL)
    assert class_of(per_beds) == "other"


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_count_is_flagged_when_it_passes_both_the_share_and_the_score(last: int, now: int) -> None:
    low, high = expected_range(last, Limits(0.2, score=3.09)) or (0.0, 0.0)
    apart = abs(now - last) / last if last else float("inf")
    both = apart > 0.2 and change_score(last, now) > 3.09
    close = any(abs(now - edge) < 1e-6 * max(last, 1) for edge in (low, high))
    assert close or both == (not low <= now <= high)
