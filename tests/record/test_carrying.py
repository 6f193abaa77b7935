"""Changes that travel: taken in word for word, once only, under a chain that still holds."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.migrations import REVISIONS
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.record.trail import row_of
from nhsbn_desktop.services.session import THINGS
from tests.record.conftest import NOON, correcting, correction


@pytest.fixture
def away(open_record: Callable[[str | Path], Record]) -> Record:
    """Another desk: an answer corrected twice, the second taken back."""
    record = open_record(":memory:")
    first, second = correction(value=1, by="ben"), correction(value=2, by="ben")
    record.commit(correcting(first))
    record.commit(correcting(second, first))
    record.commit(Change(NOON, "ben", Act.UNDO, Correction, first.key, second, first, undoes=2))
    return record


def _came(record: Record) -> tuple[Carried, ...]:
    return record.carried((Correction,), "AOP-2025-26")


def test_changes_made_elsewhere_are_kept_word_for_word_with_who_made_them(
    place: str | Path, open_record: Callable[[str | Path], Record], away: Record
) -> None:
    here = open_record(place)
    here.commit(correcting(correction("AC09")))
    signed = tuple(replace(one, signature="s") for one in _came(away))
    here.take_in(signed, (), here.head())
    assert {one for one in _came(here) if one.desk == away.desk()} == set(signed)
    assert here.get(Correction, correction().key) == correction(value=1, by="ben")
    assert [(change.by, change.number, change.undoes) for change in here.changes(3)] == [
        ("ben", 4, 3), ("ben", 3, 0), ("ben", 2, 0)
    ]  # fmt: skip
    assert here.unbroken()


def test_what_was_taken_in_is_not_taken_in_again(open_record: Callable[[str | Path], Record], away: Record) -> None:
    here = open_record(":memory:")
    here.take_in(_came(away), (), here.head())
    here.take_in(_came(away), (), here.head())
    away.take_in(_came(here), (), away.head())  # nor what comes home
    assert here.head()[0] == away.head()[0] == 3
    assert _came(here) == _came(away)


def test_what_a_person_decides_about_it_stands_over_it(
    open_record: Callable[[str | Path], Record], away: Record
) -> None:
    here, mine = open_record(":memory:"), correction(value=7)
    here.commit(correcting(mine))
    kept = here.take_in(_came(away), [correcting(mine, correction(value=1, by="ben"))], here.head())
    assert here.get(Correction, mine.key) == mine
    assert [(change.number, change.batch) for change in kept] == [(5, 2)]
    assert here.unbroken()


def test_nothing_is_taken_in_over_what_was_changed_after_looking(
    open_record: Callable[[str | Path], Record], away: Record
) -> None:
    here = open_record(":memory:")
    looked_at = here.head()
    here.commit(correcting(correction("AC09")))
    with pytest.raises(RecordProblem, match="since you looked"):
        here.take_in(_came(away), (), looked_at)
    assert here.head()[0] == 1


def test_a_change_from_elsewhere_cannot_be_passed_off_as_ones_own(
    open_record: Callable[[str | Path], Record], away: Record
) -> None:
    here = open_record(":memory:")
    here.take_in(_came(away), (), here.head())
    with here.writing() as db:
        db.exec_driver_sql("DROP TRIGGER change_is_kept")
        db.exec_driver_sql("UPDATE change SET origin = '' WHERE number = 2")
    assert not here.unbroken()


def test_a_record_of_the_first_form_gets_a_name_and_keeps_its_chain(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with closing(Record(path, THINGS, REVISIONS[:1])) as old:
        old.head()
        _write_in_the_first_form(old)
    with closing(Record(path, THINGS)) as record:
        assert len(record.desk()) == 16
        assert record.unbroken()
        assert record.carried((Correction,), "AOP-2025-26")[0].origin == f"{record.desk()}/1"
    assert (tmp_path / "record.sqlite.before-0003").is_file()


def _write_in_the_first_form(record: Record) -> None:
    made = correcting(correction())
    row = row_of(made, 1, 1, "", None)
    names = [name for name in row if name not in ("origin", "signature")]
    marks = ", ".join(f":{name}" for name in names)
    with record.writing() as db:
        quoted = ", ".join(f'"{name}"' for name in names)
        db.execute(text(f"INSERT INTO change ({quoted}) VALUES ({marks})"), row)
        db.execute(
            text("INSERT INTO thing VALUES (:kind, :key, :after)"),
            {"kind": row["kind"], "key": row["key"], "after": row["after"]},
        )
        db.execute(text("UPDATE head SET number = 1, seal = :seal"), {"seal": row["seal"]})
