"""What follows from a submission is kept up edit by edit, and is what it would be if it were worked out afresh."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from nhsbn_desktop.domain.answers import Correction, Reading, Value
from nhsbn_desktop.domain.gaps import Gap, GapKind
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.working_out import WorkedOut, work_out
from tests.domain.sampled import CYP, sample

NOW = datetime(2026, 7, 1, tzinfo=UTC)
COLLECTION = sample(CYP).collection
KEYS = {unit: COLLECTION.submission_key(unit) for unit in COLLECTION.units}
READINGS = tuple(
    Reading(KEYS[unit], year, "", "", tuple(sample(CYP).submitted(unit, year, planted=year == "2025/26")[0].items()))
    for unit in COLLECTION.units
    for year in sample(CYP).years
)


def bare(unit: str = "", corrections: tuple[Correction, ...] = ()) -> list[Submission]:
    current = {reading.submission: reading for reading in READINGS if reading.year == COLLECTION.year}
    return [
        Submission(COLLECTION, name, current[key], corrections if name == unit else ()) for name, key in KEYS.items()
    ]


def corrected(unit: str, **values: Value) -> tuple[Correction, ...]:
    return tuple(Correction(KEYS[unit], code, value, "", "ann", NOW) for code, value in values.items())


def same(kept: WorkedOut, afresh: WorkedOut) -> bool:
    return all(
        one.findings == other.findings
        and one.comparisons == other.comparisons
        and dict(one.answers) == dict(other.answers)
        and one.previous[0][0] == other.previous[0][0]
        for one, other in zip(kept.submissions, afresh.submissions, strict=True)
    )


@pytest.mark.parametrize("values", [
    {"CT06": Decimal(590)},
    {"CT06": Decimal(590), "CF01": Decimal(4_000_000)},
    {"CT06": None},
    {"CS04": "No"},
    {"CA02": "1,234"},
    {f"CF0{n}": Decimal(5) for n in range(1, 7)} | {f"CA0{n}": Decimal(7) for n in (2, 4, 8, 9)},
])  # fmt: skip
def test_corrections_made_and_taken_back_come_to_the_same_as_judging_afresh(values: dict[str, Value]) -> None:
    before = work_out(bare(), READINGS, {})
    now = bare("Alderbrook", corrected("Alderbrook", **values))
    kept = work_out(now, READINGS, {}, before)
    assert same(kept, work_out(now, READINGS, {}))
    assert same(work_out(bare(), READINGS, {}, kept), before)


def test_what_a_correction_does_not_touch_is_not_judged_again() -> None:
    before = work_out(bare(), READINGS, {})
    own = next(one for one in before.submissions if one.unit == "Alderbrook")
    value = own.answers.number("CT06")
    assert value is not None
    after = work_out(bare("Alderbrook", corrected("Alderbrook", CT06=value + 1)), READINGS, {}, before)
    known = {id(finding) for one in before.submissions for finding in one.findings}
    kept = [id(finding) in known for one in after.submissions for finding in one.findings]
    assert sum(kept) == len(known) > 1
    assert after.previous is before.previous


def test_a_gap_another_reading_or_a_redefined_metric_is_judged_afresh() -> None:
    before = work_out(bare(), READINGS, {})
    gap = Gap(KEYS["Alderbrook"], "CT06", GapKind.NOT_PROVIDED, "No report.", "ann", NOW)
    with_gap = [replace(one, gaps=(gap,)) if one.unit == "Alderbrook" else one for one in bare()]
    for changed in (
        work_out(with_gap, READINGS, {}, before),
        work_out(bare(), READINGS[:-1], {}, before),
        work_out(bare(), READINGS, {"CT06": ("2024/25", "counted anew")}, before),
    ):
        assert changed.previous is not before.previous
