"""A record moves from a file to a server and back, whole: the same changes, things, files and seals, or it says so."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record import moving
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.moving import Moved, move
from nhsbn_desktop.record.store import Record
from tests.record.conftest import NOON, correcting, correction

Open = Callable[[str | Path], Record]


def _fill(record: Record, files: Files, batches: int = 7) -> None:
    for turn in range(batches):
        record.commit(*(correcting(correction(f"A{turn}[{part}]", turn)) for part in range(3)))
    gone = correction("A0[0]", 0)
    record.commit(Change(NOON, "ann", Act.CORRECT_ANSWER, Correction, gone.key, gone, None, "counted in error — Zoë ✓"))
    for number in range(3):
        files.keep_bytes(bytes([number]) * 5000, ".xlsx")


@pytest.fixture
def source(tmp_path: Path, open_record: Open) -> tuple[Record, Files]:
    record, files = open_record(tmp_path / "from.sqlite"), Files(tmp_path / "from files")
    _fill(record, files)
    return record, files


def _nowhere(tmp_path: Path) -> Files:
    return Files(tmp_path / "nowhere")


def test_a_record_goes_to_a_server_and_back_and_nothing_is_lost(
    source: tuple[Record, Files], postgresql_record: str, open_record: Open, tmp_path: Path
) -> None:
    record, files = source
    server = open_record(postgresql_record)
    told: list[tuple[int, int]] = []
    moved = move(record, files, server, _nowhere(tmp_path), lambda done, total: told.append((done, total)))
    assert moved == Moved(22, 20, 3, record.head()[1])
    assert told[-1] == (22, 22)
    assert server.changes() == record.changes()
    assert server.desk() == record.desk()

    back, back_files = open_record(tmp_path / "back.sqlite"), Files(tmp_path / "back files")
    assert move(server, _nowhere(tmp_path), back, back_files) == moved
    assert back.changes() == record.changes()
    assert back.all(Correction) == record.all(Correction)
    assert back.unbroken()
    assert {path.name: path.read_bytes() for path in (tmp_path / "back files").glob("*/*")} == {
        path.name: path.read_bytes() for path in (tmp_path / "from files").glob("*/*")
    }


def test_moving_again_adds_what_came_since_and_changes_nothing_else(
    source: tuple[Record, Files], postgresql_record: str, open_record: Open, tmp_path: Path
) -> None:
    record, files = source
    server = open_record(postgresql_record)
    move(record, files, server, _nowhere(tmp_path))
    record.commit(correcting(correction("later")))
    files.keep_bytes(b"later", ".xlsx")
    assert move(record, files, server, _nowhere(tmp_path)) == Moved(23, 21, 4, record.head()[1])


def test_a_move_cut_short_goes_on_where_it_ended(
    source: tuple[Record, Files], place: str | Path, open_record: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, files = source
    monkeypatch.setattr(moving, "AT_ONCE", 5)
    target, target_files = open_record(place), Files(tmp_path / "to files")

    def cut(done: int, total: int) -> None:
        if done >= 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(record, files, target, target_files, cut)
    assert target.head()[0] == 10
    assert target.unbroken()
    assert move(record, files, target, target_files).changes == 22


def test_a_place_that_holds_another_record_is_refused_and_left_alone(
    source: tuple[Record, Files], place: str | Path, open_record: Open, tmp_path: Path
) -> None:
    target = open_record(place)
    target.commit(correcting(correction("other")))
    before = target.changes()
    with pytest.raises(RecordProblem, match="holds another record"):
        move(*source, target, _nowhere(tmp_path))
    assert target.changes() == before


def test_a_broken_record_is_not_moved(
    source: tuple[Record, Files], postgresql_record: str, open_record: Open, tmp_path: Path
) -> None:
    with source[0].writing() as db:
        db.execute(sa.text("UPDATE thing SET body = '{}' WHERE key LIKE '%A1%'"))
    with pytest.raises(RecordProblem, match="is not whole"):
        move(*source, open_record(postgresql_record), _nowhere(tmp_path))


def test_a_record_is_moved_word_for_word(
    source: tuple[Record, Files], postgresql_record: str, open_record: Open, tmp_path: Path
) -> None:
    """A fact written before it gained a field stands in the trail as it was written, and is sealed as such."""
    record, files = source
    key = correction("A1[1]").key
    older = record.get(Correction, key)
    assert older is not None
    with record.writing() as db:
        db.execute(sa.text("UPDATE thing SET body = body || ' ' WHERE key = :key"), {"key": key})
    record.commit(correcting(correction("A1[1]", 99), older))
    move(record, files, open_record(postgresql_record), _nowhere(tmp_path))
