"""Mistakes that no single answer gives away, put into both collections; nothing is said of true answers."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.statistics import round_half_up
from tests.domain.sampled import AOP, CYP, Units, answers_of, earlier, in_year, sample, this_year

Edit = Callable[[dict[str, Value]], None]


def with_edits(key: str, unit: str, edit: Edit) -> Units:
    units = this_year(key)
    values = dict(units[unit])
    edit(values)
    return {**units, unit: answers_of(sample(key).collection, values, units[unit].comments)}


def found(key: str, units: Units) -> list[Finding]:
    whole = judge(sample(key).collection, units, earlier(key))
    return [finding for own in whole.values() for finding in own if finding.kind == "pattern"]


@pytest.mark.parametrize("key", [AOP, CYP])
@pytest.mark.parametrize("year", ["2022/23", "2023/24", "2024/25", "2025/26"])
def test_nothing_is_said_of_true_answers(key: str, year: str) -> None:
    findings = judge(in_year(key, year), this_year(key, year=year), earlier(key, year))
    assert [f.message for own in findings.values() for f in own if f.kind == "pattern"] == []


@pytest.mark.parametrize(("key", "section"), [(AOP, "Activity"), (AOP, "Workforce"), (CYP, "Activity")])
def test_a_whole_section_left_as_last_year_s_is_one_finding(key: str, section: str) -> None:
    before = earlier(key)["Brackenfield"]["2024/25"]

    def copy(values: dict[str, Value]) -> None:
        codes = sample(key).collection.section_codes(section)
        values.update({code: before[code] for code in codes if code in before})

    told = [finding for finding in found(key, with_edits(key, "Brackenfield", copy)) if finding.code == "COPIED"]
    assert told
    assert all(finding.section == section and len(finding.codes) >= 5 for finding in told)


@pytest.mark.parametrize(("key", "ref"), [(AOP, "AC06"), (AOP, "AC07"), (CYP, "CA05"), (CYP, "CT08")])
def test_a_row_left_as_last_year_s_is_one_finding(key: str, ref: str) -> None:
    """Waits and percentages too, which no other check holds against standing still."""
    metric, before = sample(key).collection.metric(ref), earlier(key)["Calderside"]["2024/25"]
    assert metric is not None

    def copy(values: dict[str, Value]) -> None:
        values.update({code: before[code] for code in metric.codes if values.get(code) is not None})

    (finding,) = (f for f in found(key, with_edits(key, "Calderside", copy)) if f.code == "COPIED")
    assert {split_code(code)[0] for code in finding.codes} == {ref}
    assert finding.message.startswith(f"{metric.label}: ")


@pytest.mark.parametrize(("key", "ref"), [(AOP, "AC07"), (CYP, "CA07")])
def test_a_row_pasted_from_another_locality_is_found_though_its_figures_are_short(key: str, ref: str) -> None:
    metric, there = sample(key).collection.metric(ref), this_year(key)["Alderbrook"]
    assert metric is not None

    def paste(values: dict[str, Value]) -> None:
        values.update({code: there[code] for code in metric.codes if values.get(code) is not None})

    told = [f for f in found(key, with_edits(key, "Brackenfield", paste)) if f.code == "PASTED"]
    assert [(f.submission, {split_code(code)[0] for code in f.codes}) for f in told] == [("Brackenfield", {ref})]


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [(AOP, "EIP", "Generic CMHT"), (AOP, "ASD Team", "Memory Services"), (CYP, "General", "Crisis")],
)
def test_two_teams_changed_over_are_one_finding_and_no_heap_of_questions(key: str, one: str, other: str) -> None:
    def swap(values: dict[str, Value]) -> None:
        for metric in sample(key).collection.metrics:
            if one in metric.members and other in metric.members and metric.value_type.is_number:
                first, second = metric.code(one), metric.code(other)
                values[first], values[second] = values[second], values[first]

    units = with_edits(key, "Alderbrook", swap)
    (finding,) = [finding for finding in found(key, units) if finding.code == "SWAPPED"]
    assert {split_code(code)[1] for code in finding.codes} == {one, other}
    asked = judge(sample(key).collection, units, earlier(key))["Alderbrook"]
    assert not {code for f in asked if f.kind == "yoy" for code in f.codes} & set(finding.codes)


@pytest.mark.parametrize("key", [AOP, CYP])
def test_two_localities_changed_over_are_told(key: str) -> None:
    units = this_year(key)
    units = {**units, "Alderbrook": units["Calderside"], "Calderside": units["Alderbrook"]}
    told = [finding for finding in found(key, units) if finding.code == "SWAPPED"]
    assert {finding.submission for finding in told} == {"Calderside"}


@pytest.mark.parametrize("key", [AOP, CYP])
def test_figures_pasted_from_one_locality_into_another_are_told(key: str) -> None:
    source = this_year(key)["Alderbrook"]
    codes = [c for c, v in source.items() if isinstance(v, Decimal) and len(v.normalize().as_tuple().digits) >= 4][5:8]
    units = with_edits(key, "Calderside", lambda values: values.update({code: source[code] for code in codes}))
    (finding,) = [finding for finding in found(key, units) if finding.code == "PASTED"]
    assert set(finding.codes) == set(codes)


@pytest.mark.parametrize(("months", "words"), [(9, "nine months"), (6, "six months"), (3, "three months")])
def test_part_of_a_year_is_one_finding(months: int, words: str) -> None:
    before = earlier(AOP)["Calderside"]["2024/25"]

    def shorten(values: dict[str, Value]) -> None:
        for code in sample(AOP).collection.section_codes("Quality, effectiveness and safety"):
            metric, last = sample(AOP).collection.metric(code), before.number(code)
            if metric is not None and metric.value_type.value == "int" and last is not None:
                values[code] = round_half_up(last * months / 12, 0)

    told = [finding for finding in found(AOP, with_edits(AOP, "Calderside", shorten)) if finding.code == "PART-YEAR"]
    assert any(words in finding.message for finding in told)


def test_heads_for_whole_time_equivalents_are_told() -> None:
    def heads(values: dict[str, Value]) -> None:
        for code, value in values.items():
            if code.startswith("WF01") and isinstance(value, Decimal):
                values[code] = round_half_up(value * Decimal("1.02"), 0)

    told = [finding for finding in found(AOP, with_edits(AOP, "Alderbrook", heads)) if finding.code == "HEADCOUNT"]
    assert [split_code(finding.codes[0])[0] for finding in told] == ["WF01"]


def test_digits_the_wrong_way_round_are_a_hint_and_never_a_finding() -> None:
    units = with_edits(AOP, "Brackenfield", lambda values: values.update({"AC01[Older People]": Decimal(1196)}))
    findings = judge(sample(AOP).collection, units, earlier(AOP))["Brackenfield"]
    asked = [f for f in findings if f.kind == "yoy" and f.codes == ("AC01[Older People]",)]
    assert all("wrong way round" in finding.do for finding in asked)
    assert asked
