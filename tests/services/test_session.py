"""The one gate: who may do what, what is recorded of it, and how it is taken back."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import ChangedMeanwhile, NotPermitted, NotReady, RecordProblem
from nhsbn_desktop.domain.sign_off import Validation
from nhsbn_desktop.services.session import Session

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)
BOB = Person("bob", "Bob Reed", Role.NOMINATED_LEAD)


def _correction(code: str = "AC01", value: int = 1) -> Correction:
    return Correction("AOP-2025-26/Trust", code, Decimal(value), "as the ward's own count", "ann", NOON)


def _standing(session: Session) -> dict[str, Decimal]:
    return {thing.code: thing.value for thing in session.record.all(Correction)}


def test_an_act_is_recorded_with_who_when_why_and_what_was_before(session: Session) -> None:
    session.commit(Act.CORRECT_ANSWER, _correction(value=1))
    change = replace(session, now=lambda: NOON).commit(Act.CORRECT_ANSWER, _correction(value=2), "a ward was left out")
    assert (change.by, change.at, change.why, change.number) == ("ann", NOON, "a ward was left out", 2)
    assert (change.before, change.after) == (_correction(value=1), _correction(value=2))
    assert session.record.changes()[0] == change


def test_the_time_of_an_act_is_told_in_utc(session: Session) -> None:
    assert session.commit(Act.CORRECT_ANSWER, _correction()).at.tzinfo is UTC


def test_a_role_that_does_not_carry_an_act_is_told_which_do(session: Session) -> None:
    validation = Validation("AOP-2025-26/Trust", "Staff", "ann", NOON, (), "", ())
    with pytest.raises(NotPermitted) as refused:
        session.commit(Act.VALIDATE, validation)
    assert refused.value.message == (
        "Ann Hale is an information quality officer, and only a nominated lead may do this: “validated a section”."
    )
    assert refused.value.advice == "Ask a nominated lead to do it."
    for refusal in (
        lambda: session.as_person(BOB).commit_all(Act.PLAN_SECTION, ()),
        lambda: session.as_person(BOB).remove(Act.PLAN_SECTION, Correction, "K"),
    ):
        with pytest.raises(
            NotPermitted, match="only an assistant information quality officer or an information quality officer may"
        ):
            refusal()
    assert session.record.changes() == ()
    assert session.as_person(BOB).commit(Act.VALIDATE, validation).by == "bob"


def test_undo_takes_back_the_latest_act_and_the_trail_keeps_both(session: Session) -> None:
    session.commit(Act.CORRECT_ANSWER, _correction(value=1))
    second = session.commit(Act.CORRECT_ANSWER, _correction(value=2))
    undone = session.undo()
    assert undone is not None
    assert [(change.act, change.undoes, change.after) for change in undone] == [
        (Act.UNDO, second.number, _correction(value=1))
    ]
    assert _standing(session) == {"AC01": 1}
    session.undo()
    assert _standing(session) == {}
    assert session.undo() is None
    assert [change.number for change in session.record.changes()] == [4, 3, 2, 1]
    assert session.record.unbroken()


def test_what_was_done_together_is_undone_together(session: Session) -> None:
    session.commit(Act.CORRECT_ANSWER, _correction("AC02", 5))
    together = session.commit_all(Act.CORRECT_ANSWER, [_correction(code, 9) for code in ("AC01", "AC02", "AC03")])
    assert [change.batch for change in together] == [2, 2, 2]
    assert _standing(session) == {"AC01": 9, "AC02": 9, "AC03": 9}
    undone = session.undo()
    assert undone is not None
    assert len(undone) == 3
    assert _standing(session) == {"AC02": 5}
    session.undo()
    assert _standing(session) == {}


def test_what_was_undone_is_done_again_as_the_same_acts_until_something_else_is_done(session: Session) -> None:
    for value in (1, 2):
        session.commit(Act.CORRECT_ANSWER, _correction(value=value), f"count {value}")
    assert session.redo() is None
    session.undo()
    session.undo()
    for value in (1, 2):
        again = session.redo()
        assert again is not None
        assert [(change.act, change.why) for change in again] == [(Act.CORRECT_ANSWER, f"count {value}")]
        assert _standing(session) == {"AC01": value}
    session.undo()
    assert _standing(session) == {"AC01": 1}
    session.commit(Act.CORRECT_ANSWER, _correction("AC02"))
    assert session.redo() is None
    assert _standing(session) == {"AC01": 1, "AC02": 1}
    assert session.record.unbroken()


def test_nothing_is_done_again_over_what_somebody_has_changed_since(session: Session) -> None:
    session.commit(Act.CORRECT_ANSWER, _correction(value=1))
    session.undo()
    session.as_person(BOB).commit(Act.CORRECT_ANSWER, _correction(value=7))
    with pytest.raises(RecordProblem):
        session.redo()
    assert _standing(session) == {"AC01": 7}


def test_undo_leaves_other_peoples_acts_alone(session: Session) -> None:
    session.commit(Act.CORRECT_ANSWER, _correction("AC01"))
    session.as_person(BOB).commit(Act.CORRECT_ANSWER, _correction("AC02"))
    session.undo()
    assert _standing(session) == {"AC02": 1}
    assert session.undo() is None


def test_undo_refuses_to_put_back_what_somebody_has_changed_since(session: Session) -> None:
    session.commit_all(Act.CORRECT_ANSWER, [_correction("AC01", 1), _correction("AC02", 1)])
    session.as_person(BOB).commit(Act.CORRECT_ANSWER, _correction("AC01", 2))
    with pytest.raises(RecordProblem, match="AC01 has been changed since") as refused:
        session.undo()
    assert "audit trail" in refused.value.advice
    assert _standing(session) == {"AC01": 2, "AC02": 1}
    session.as_person(BOB).undo()
    assert session.undo() is not None
    assert _standing(session) == {}


def test_an_act_that_is_final_is_passed_over_by_undo(session: Session) -> None:
    lead = session.as_person(BOB)
    lead.commit(Act.CORRECT_ANSWER, _correction())
    lead.commit(Act.VALIDATE, Validation("AOP-2025-26/Trust", "Staff", "bob", NOON, (), "", ()))
    lead.undo()
    assert _standing(session) == {}
    assert len(session.record.all(Validation)) == 1


def test_a_thing_taken_away_can_be_put_back(session: Session) -> None:
    session.commit(Act.CORRECT_ANSWER, _correction())
    change = session.remove(Act.CORRECT_ANSWER, Correction, _correction().key, "put right in the workbook")
    assert (change.before, change.after, change.why) == (_correction(), None, "put right in the workbook")
    assert _standing(session) == {}
    session.undo()
    assert _standing(session) == {"AC01": 1}


def test_taking_away_what_is_not_there_says_so(session: Session) -> None:
    with pytest.raises(NotReady, match="nothing under K/AC01") as refused:
        session.remove(Act.CORRECT_ANSWER, Correction, "K/AC01")
    assert refused.value.advice
    assert session.record.changes() == ()


def test_of_two_things_with_one_key_the_later_counts(session: Session) -> None:
    assert len(session.commit_all(Act.CORRECT_ANSWER, [_correction(value=1), _correction(value=2)])) == 1
    assert _standing(session) == {"AC01": 2}
    assert session.commit_all(Act.CORRECT_ANSWER, []) == ()


def test_the_session_can_be_imported_before_the_window_is_painted() -> None:
    script = (
        "import sys, nhsbn_desktop.services.session;"
        "slow = {'sqlalchemy', 'alembic', 'cattrs', 'PySide6', 'pandas', 'openpyxl', 'requests'} & set(sys.modules);"
        "assert not slow, slow"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_nobody_overwrites_what_a_colleague_saved_unseen(session: Session) -> None:
    theirs = replace(_correction(value=5), by="bob")
    session.as_person(BOB).commit(Act.CORRECT_ANSWER, theirs)
    with pytest.raises(ChangedMeanwhile, match="changed since"):
        session.commit_all(Act.CORRECT_ANSWER, [_correction(value=6)], seen=())
    assert _standing(session) == {"AC01": Decimal(5)}
    session.commit_all(Act.CORRECT_ANSWER, [_correction(value=6)], seen=(theirs,))
    session.commit_all(Act.CORRECT_ANSWER, [_correction(value=7)], seen=(theirs,))  # one's own is no surprise
    assert _standing(session) == {"AC01": Decimal(7)}
