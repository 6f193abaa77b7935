"""How much of what was planted is found, and how much is said of what is right."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable

import pytest

from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.findings import Finding, Severity
from tests.domain.sampled import AOP, CYP, earlier, in_year, legitimate_changes, sample, this_year

OVER_THE_YEARS = {"yoy", "stale", "population_change"}


def kinds(key: str) -> dict[str, str]:
    return {check.code: check.kind for check in sample(key).collection.checks}


def is_over_the_years(key: str, finding: Finding) -> bool:
    kind = kinds(key).get(finding.code, finding.code.lower())
    return kind in OVER_THE_YEARS or kind.startswith("yoy-")


def found(key: str, findings: dict[str, tuple[Finding, ...]]) -> dict[str, tuple[list[Finding], bool]]:
    """For each planted mistake: the findings that name its answer, and whether one is on the very unit."""
    whole = sample(key)
    result = {}
    for plant in whole.plants:
        near = [
            finding
            for unit in (plant.unit, whole.collection.trust)
            for finding in findings[unit]
            if plant.code in finding.codes
        ]
        result[plant.id] = near, any(finding.submission == plant.unit for finding in near)
    return result


def without_years(key: str, findings: dict[str, tuple[Finding, ...]]) -> dict[str, tuple[Finding, ...]]:
    return {
        unit: tuple(finding for finding in own if not is_over_the_years(key, finding)) for unit, own in findings.items()
    }


def every(findings: dict[str, tuple[Finding, ...]]) -> list[Finding]:
    return [finding for own in findings.values() for finding in own]


def must_fix(findings: Iterable[Finding]) -> list[str]:
    return [f"{f.submission} {f.code} {f.message}" for f in findings if f.severity is Severity.MUST_FIX]


def test_definition_checks_alone_find_48_of_the_50_planted_mistakes() -> None:
    whole = sample(AOP)
    alone = found(AOP, dict(judge(whole.collection, this_year(AOP, planted=True))))
    missed = [number for number, (near, _) in alone.items() if not near]
    strict = sum(on_unit for _, on_unit in alone.values())
    sys.stdout.write(
        f"\ndefinition checks alone: {50 - len(missed)} of 50 ({strict} on the very unit); missed {missed}\n"
    )
    assert len(alone) == 50
    assert len(missed) <= 2
    assert strict >= 42


def test_with_year_on_year_at_least_49_are_found() -> None:
    whole = sample(AOP)
    both = found(AOP, dict(judge(whole.collection, this_year(AOP, planted=True), earlier(AOP))))
    missed = [number for number, (near, _) in both.items() if not near]
    strict = sum(on_unit for _, on_unit in both.values())
    sys.stdout.write(f"\nwith year-on-year: {50 - len(missed)} of 50 ({strict} on the very unit); missed {missed}\n")
    assert len(missed) <= 1
    assert strict >= 46


@pytest.mark.parametrize("key", [AOP, CYP])
@pytest.mark.parametrize("year", ["2023/24", "2024/25", "2025/26"])
def test_nothing_in_a_true_return_must_be_fixed(key: str, year: str) -> None:
    findings = judge(in_year(key, year), this_year(key, year=year), earlier(key, year))
    assert must_fix(every(dict(findings))) == []


def test_a_true_return_raises_at_most_ten_questions_that_the_story_does_not_account_for() -> None:
    findings = every(dict(judge(sample(AOP).collection, this_year(AOP), earlier(AOP))))
    flagged = [finding for finding in findings if kinds(AOP).get(finding.code) == "yoy"]
    noise = [f"{f.submission}: {f.message}" for f in flagged if (f.codes[0], f.submission) not in legitimate_changes()]
    sys.stdout.write(f"\nyear-on-year on true answers: {len(flagged)} questions, {len(noise)} outside the story\n")
    assert len(noise) <= 10, noise
    assert len(flagged) > 30, "the real changes of service are asked about"


def test_the_planted_identifier_of_the_children_and_young_people_s_return_is_found() -> None:
    whole = sample(CYP)
    result = found(CYP, dict(judge(whole.collection, this_year(CYP, planted=True), earlier(CYP))))
    assert all(near for near, _ in result.values())


def test_recall_and_precision_are_told_by_kind() -> None:
    """A table to read; it fails only where a kind that speaks of true answers as must-fix appears."""
    whole = sample(AOP)
    findings = every(dict(judge(whole.collection, this_year(AOP, planted=True), earlier(AOP))))
    planted = {(plant.code, unit) for plant in whole.plants for unit in (plant.unit, whole.collection.trust)}
    total, right, caught = Counter[str](), Counter[str](), defaultdict(set)
    for finding in findings:
        kind = kinds(AOP).get(finding.code, finding.code)
        about = {(code, finding.submission) for code in finding.codes} & planted
        total[kind] += 1
        right[kind] += bool(about)
        caught[kind] |= {code for code, _ in about}
    sys.stdout.write("\nkind                findings  about a plant  plants named\n")
    for kind, count in total.most_common():
        sys.stdout.write(f"{kind:20}{count:8}{right[kind]:15}{len(caught[kind]):14}\n")
    assert sum(right.values()) / sum(total.values()) > 0.5
