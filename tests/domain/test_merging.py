"""Two people's work on one thing: what is kept without asking, and what only a person can decide."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.merging import Base, Choice, Conflict, Merged, Version, merge, same
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.sign_off import Validation

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)
LATER = datetime(2025, 4, 2, 12, tzinfo=UTC)
ROW = PlanEntry("K", "Staff", "ben", "ESR", date(2025, 5, 1), date(2025, 5, 9))


def _answer(value: int | str | None, by: str = "ann") -> Correction | None:
    return (
        None if value is None else Correction("K/Trust", "A1", Decimal(value), "", by, NOON if by == "ann" else LATER)
    )


def _merge(base: Any, mine: Any, theirs: Any) -> Merged | Conflict:
    kind = next(type(thing) for thing in (base, mine, theirs) if thing is not None)
    return merge(kind, "K", Base(base), Version(mine, "ann", NOON), Version(theirs, "ben", LATER, "counted again"))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "kept", "moved"),
    [
        pytest.param(1, 1, 2, 2, True, id="what only they changed is taken"),
        pytest.param(1, 2, 1, 2, False, id="what only I changed stays"),
        pytest.param(1, 2, 2, 2, False, id="what both changed alike is no conflict"),
        pytest.param(1, 1, None, None, True, id="what only they took away goes"),
        pytest.param(None, None, 2, 2, True, id="what only they added is taken"),
        pytest.param("1.0", "1.00", 2, 2, True, id="a number written another way has not moved"),
    ],
)
def test_what_one_side_left_as_it_was_needs_no_asking(
    base: Any, mine: Any, theirs: Any, kept: Any, moved: bool
) -> None:
    merged = _merge(_answer(base), _answer(mine), _answer(theirs, "ben"))
    assert isinstance(merged, Merged)
    assert (same(merged.thing, _answer(kept)), merged.moved) == (True, moved)


@pytest.mark.parametrize(("base", "mine", "theirs"), [(1, 2, 3), (1, 2, None), (1, None, 3), (None, 2, 3)])
def test_what_both_changed_differently_is_for_a_person_to_decide(base: Any, mine: Any, theirs: Any) -> None:
    conflict = _merge(_answer(base), _answer(mine), _answer(theirs, "ben"))
    assert isinstance(conflict, Conflict)
    assert (conflict.theirs.by, conflict.theirs.at, conflict.theirs.why) == ("ben", LATER, "counted again")
    assert conflict.settle(Choice.MINE) == _answer(mine)
    assert conflict.settle(Choice.THEIRS) == _answer(theirs, "ben")


def test_without_a_common_beginning_nothing_is_taken_unasked() -> None:
    mine, theirs = Version(_answer(1), "ann", NOON), Version(_answer(2, "ben"), "ben", LATER)
    assert isinstance(merge(Correction, "K", None, mine, theirs), Conflict)
    assert merge(Correction, "K", None, mine, replace(theirs, thing=_answer(1, "ben"))) == Merged(_answer(1), False)


def test_parts_of_a_plan_that_two_people_filled_in_are_both_kept() -> None:
    merged = _merge(ROW, replace(ROW, lead="cat"), replace(ROW, note="from the ledger"))
    assert merged == Merged(replace(ROW, lead="cat", note="from the ledger"), moved=True)
    assert isinstance(_merge(ROW, replace(ROW, lead="cat"), replace(ROW, lead="dan", note="x")), Conflict)


def test_the_same_promise_by_another_person_is_another_promise() -> None:
    promise = Validation("K/Trust", "Staff", "ben", NOON, (), "d", ())
    assert not same(promise, replace(promise, by="cat"))
    assert isinstance(_merge(None, promise, replace(promise, by="cat")), Conflict)


_THINGS = st.none() | st.integers(0, 3).map(_answer)


@given(_THINGS, _THINGS, _THINGS)
def test_nobodys_work_is_dropped_unasked(base: Any, mine: Any, theirs: Any) -> None:
    if base is None and mine is None and theirs is None:
        return
    merged = _merge(base, mine, theirs)
    if isinstance(merged, Merged):
        assert same(merged.thing, mine) or same(mine, base)
        assert same(merged.thing, theirs) or same(theirs, base)
