"""Every kind of mistake, planted at random: what is found of each with a specification, and without one."""

import pytest

from nhsbn_desktop.domain.findings import Severity
from tests.domain.finding_plants import report, world
from tests.domain.planting import KINDS, WHOLE
from tests.domain.sampled import AOP, CYP

SEEDS = range(900, 904)
CERTAIN = {
    "an extra nought", "a decimal point lost", "days for weeks", "thousands for pounds", "a fraction for a percentage",
    "per another base", "a part above the whole", "a total not brought up to date", "a gate turned to No",
    "left blank behind a gate that says Yes", "left blank", "nought for missing", "not on the list",
    "a space after a choice", "a choice in other capitals", "a number as text", "words for a number", "an Excel error",
    "a minus", "half a person", "another population", "a locality left out of the trust", "members swapped",
    "an NHS number in a comment", "a date of birth in a comment",
}  # fmt: skip


@pytest.mark.parametrize("key", [AOP, CYP])
def test_with_a_specification_what_is_certain_is_always_found_and_little_else_is_missed(key: str) -> None:
    told = report(key, KINDS, SEEDS, specified=True)
    assert {kind for kind, one in told.recall.items() if one.found < one.planted} & CERTAIN == set()
    assert told.share_found >= 0.97, told.missed
    assert told.share_right >= 0.95


@pytest.mark.parametrize("key", [AOP, CYP])
def test_without_a_specification_nine_in_ten_are_found_all_the_same(key: str) -> None:
    told = report(key, KINDS, SEEDS, specified=False)
    assert told.share_found >= 0.9, told.missed
    assert told.share_right >= 0.95


@pytest.mark.parametrize("key", ["MADE-UP-71", "MADE-UP-72"])
@pytest.mark.parametrize(
    ("specified", "first", "share"), [(True, False, 0.9), (False, False, 0.85), (False, True, 0.5)]
)
def test_in_collections_that_nobody_knows_they_are_found_too(
    key: str, share: float, *, specified: bool, first: bool
) -> None:
    """Their sums are carried into the trust, so that no sum tells of them; the last is a first return with nothing but
    its own words to go by."""
    told = report(key, KINDS, SEEDS, specified=specified, carried=not first, first=first)
    assert told.share_found >= share, told.missed
    assert told.share_right >= 0.95
    clean = world(key, specified=specified, first=first).judged()
    assert [finding.message for finding in clean if finding.severity is Severity.MUST_FIX] == []


@pytest.mark.parametrize("key", [AOP, CYP])
@pytest.mark.parametrize("specified", [True, False])
def test_a_section_that_is_wrong_as_a_whole_is_found(key: str, *, specified: bool) -> None:
    told = report(key, WHOLE, SEEDS, specified=specified)
    assert told.share_found >= 0.9, told.missed


@pytest.mark.parametrize("key", [AOP, CYP])
@pytest.mark.parametrize("specified", [True, False])
def test_a_true_return_holds_nothing_that_must_be_fixed(key: str, *, specified: bool) -> None:
    found = world(key, specified=specified).judged()
    assert [finding.message for finding in found if finding.severity is Severity.MUST_FIX] == []
    assert [finding.message for finding in found if finding.kind in ("habit", "pattern")] == []
