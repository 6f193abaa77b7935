"""The audit trail refuses to be altered, and shows it where somebody got round the refusal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.record.trail import change_of, row_of, seal, text_of
from tests.record.conftest import NOON, correcting, correction

Open = Callable[[str | Path], Record]

_DROP_GUARDS = {
    "sqlite": ("DROP TRIGGER change_is_kept", "DROP TRIGGER change_stays", "DROP TRIGGER change_is_not_replaced"),
    "postgresql": ("DROP FUNCTION change_is_kept() CASCADE", "DROP FUNCTION change_is_taken() CASCADE"),
}
_AS_ANOTHER = '("number", at, "by", act, kind, "key", why, undoes, batch, seal, "before", "after")'
_SLIPPED_IN = f"""INSERT INTO change {_AS_ANOTHER} SELECT 4, at, "by", act, kind, "key", why, undoes, batch,
                  seal, "before", "after" FROM change WHERE number = 3"""


def _run(record: Record, *statements: str) -> None:
    with record.writing() as db:
        for statement in statements:
            db.exec_driver_sql(statement)


@pytest.fixture
def kept(place: str | Path, open_record: Callable[[str | Path], Record]) -> Record:
    """Three corrections of one answer, and one of another."""
    record = open_record(place)
    first, second = correction(value=1), correction(value=2)
    record.commit(correcting(first))
    record.commit(correcting(second, first))
    record.commit(correcting(correction("AC02", 7)))
    return record


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET \"by\" = 'bob'",
        "UPDATE change SET why = 'another reason' WHERE number = 3",
        "DELETE FROM change",
        "DELETE FROM change WHERE number = 3",
    ],
)
def test_a_change_is_never_altered_or_removed(kept: Record, statement: str) -> None:
    with pytest.raises(DBAPIError, match="a change is never"):
        _run(kept, statement)
    assert kept.unbroken()
    assert kept.head()[0] == 3


def test_a_change_is_never_replaced_in_a_file(record: Record) -> None:
    record.commit(correcting(correction()))
    columns = _AS_ANOTHER.strip("()")
    with pytest.raises(DBAPIError, match="a change is never altered"):
        _run(record, f"INSERT OR REPLACE INTO change {_AS_ANOTHER} SELECT {columns} FROM change")
    assert record.unbroken()


def test_a_trail_is_never_emptied_on_a_server(
    postgresql_record: str, open_record: Callable[[str | Path], Record]
) -> None:
    record = open_record(postgresql_record)
    record.commit(correcting(correction()))
    with pytest.raises(DBAPIError, match="a change is never"):
        _run(record, "TRUNCATE change")


@pytest.mark.parametrize(
    "tampering",
    [
        *(f"UPDATE change SET {column} = 'x' WHERE number = 2" for column in ("at", '"by"', "act", "kind", '"key"')),
        *(f"UPDATE change SET {column} = 'x' WHERE number = 2" for column in ('"before"', '"after"', "why", "seal")),
        *(f"UPDATE change SET {column} = 1 WHERE number = 2" for column in ("undoes", "batch")),
        'UPDATE change SET "before" = NULL WHERE number = 2',
        "DELETE FROM change WHERE number = 1",
        "DELETE FROM change WHERE number = 2",
        "DELETE FROM change WHERE number = 3",
        "DELETE FROM change",
        _SLIPPED_IN,
        "UPDATE change SET number = 9 WHERE number = 3",
        "UPDATE thing SET body = replace(body, '\"2\"', '\"3\"')",
        "DELETE FROM thing WHERE key LIKE '%%AC02'",
        "INSERT INTO thing SELECT kind, 'AOP-2025-26/Trust/AC99', body FROM thing WHERE key LIKE '%%AC02'",
        "UPDATE head SET number = 2",
        "UPDATE head SET seal = ''",
    ],
)
def test_tampering_is_noticed_where_the_guards_were_taken_away(kept: Record, tampering: str) -> None:
    assert kept.unbroken()
    _run(kept, *_DROP_GUARDS[kept._opened().reading.dialect.name])
    assert kept.unbroken()
    _run(kept, tampering)
    assert not kept.unbroken()


_texts = st.text() | st.sampled_from(["", ",", '"', "\x1f", "null", "[", "1"])


@given(_texts, _texts, _texts, _texts)
def test_no_two_changes_share_a_seal(by: str, why: str, other_by: str, other_why: str) -> None:
    def sealed(by: str, why: str) -> str:
        made = Change(NOON, by, Act.CORRECT_ANSWER, Correction, correction().key, None, correction(), why)
        return str(row_of(made, 1, 1, "", None)["seal"])

    assert (sealed(by, why) == sealed(other_by, other_why)) == ((by, why) == (other_by, other_why))


@given(_texts, _texts, st.sampled_from(Act), st.integers(0, 99), st.text())
def test_a_change_comes_back_from_its_row(by: str, why: str, act: Act, undoes: int, before_seal: str) -> None:
    made = Change(NOON, by, act, Correction, correction().key, correction(), None, why, 7, undoes, 5)
    row = row_of(made, 7, 5, before_seal, text_of(made.before))
    assert change_of(row, {"Correction": Correction}) == made
    assert seal(before_seal, row) == row["seal"]
    assert seal(before_seal + "x", row) != row["seal"]
