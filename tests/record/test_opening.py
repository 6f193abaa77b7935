"""A record is looked at before it is touched: what is newer, damaged, out of reach or no record at all is refused."""

import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

import nhsbn_desktop
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.migrations import REVISIONS
from nhsbn_desktop.record.schema import server_tables, tables
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.record.writing import insert_sealed_by_server
from nhsbn_desktop.services.session import THINGS
from tests.record.conftest import correcting, correction

Open = Callable[[str | Path], Record]


def _a_revision_to_come() -> ModuleType:
    module = ModuleType("r9999_a_revision_to_come")
    module.revision, module.down_revision = "9999", REVISIONS[-1].revision  # type: ignore[attr-defined]
    module.upgrade = lambda op: op.add_column("thing", sa.Column("shade", sa.Text))  # type: ignore[attr-defined]
    return module


NEWER = (*REVISIONS, _a_revision_to_come())


def test_the_migrations_lead_to_the_tables_the_program_uses(place: str | Path, open_record: Open) -> None:
    record = open_record(place)
    record.head()
    expected = sa.MetaData()
    for table in (*tables.sorted_tables, *(server_tables.sorted_tables if isinstance(place, str) else ())):
        table.to_metadata(expected)
    with record.reading() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True})
        assert compare_metadata(context, expected) == []


def test_a_record_is_brought_up_to_date_after_a_copy_was_put_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with closing(Record(path, THINGS)) as older:
        older.commit(correcting(correction()))
    with closing(Record(path, THINGS, NEWER)) as newer:
        assert newer.get(Correction, correction().key) == correction()
        assert newer.unbroken()
        with newer.reading() as db:
            assert "shade" in {column["name"] for column in sa.inspect(db).get_columns("thing")}
    with closing(Record(tmp_path / "record.sqlite.before-9999", THINGS)) as copy:
        assert copy.get(Correction, correction().key) == correction()
        assert copy.unbroken()
    assert not list(tmp_path.glob("*.part"))


def test_a_new_record_needs_no_copy_and_leaves_none(tmp_path: Path) -> None:
    with closing(Record(tmp_path / "record.sqlite", THINGS, NEWER)) as record:
        record.head()
    assert [path.name for path in tmp_path.iterdir()] == ["record.sqlite"]


def test_a_migration_that_fails_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with closing(Record(path, THINGS)) as older:
        older.commit(correcting(correction()))
    broken = _a_revision_to_come()

    def half_way(op: object) -> None:
        NEWER[-1].upgrade(op)
        raise ZeroDivisionError

    broken.upgrade = half_way  # type: ignore[attr-defined]
    with closing(Record(path, THINGS, (*REVISIONS, broken))) as record, pytest.raises(ZeroDivisionError):
        record.head()
    with closing(Record(path, THINGS)) as older:
        assert older.get(Correction, correction().key) == correction()
        assert older.unbroken()


def test_a_record_from_a_newer_version_is_refused_and_left_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with closing(Record(path, THINGS, NEWER)) as newer:
        newer.commit(correcting(correction()))
        with newer.writing() as db:
            db.exec_driver_sql("UPDATE head SET program = '7.3.1'")
    before = path.read_bytes()
    with closing(Record(path, THINGS)) as older:
        for use in (older.head, lambda: older.commit(correcting(correction("AC02")))):
            with pytest.raises(RecordProblem, match=r"written by version 7\.3\.1 of this program.*9999") as refused:
                use()
            assert "Install the newer version" in refused.value.advice
    assert path.read_bytes() == before


def test_a_newer_record_whose_program_was_killed_is_refused_untouched_too(tmp_path: Path) -> None:
    """What was committed last still stands in the write-ahead log; opening it for writing would fold it in."""
    path = tmp_path / "record.sqlite"
    with closing(Record(path, THINGS, NEWER)) as newer:
        newer.commit(correcting(correction()))
        killed = tmp_path / "killed"
        killed.mkdir()
        for part in tmp_path.glob("record.sqlite*"):
            (killed / part.name).write_bytes(part.read_bytes())
    log = (killed / "record.sqlite-wal").read_bytes()
    before = (killed / "record.sqlite").read_bytes()
    with closing(Record(killed / "record.sqlite", THINGS)) as older, pytest.raises(RecordProblem, match="9999"):
        older.head()
    assert (killed / "record.sqlite").read_bytes() == before
    assert (killed / "record.sqlite-wal").read_bytes() == log


def test_a_newer_record_on_a_server_is_refused(postgresql_record: str) -> None:
    with closing(Record(postgresql_record, THINGS, NEWER)) as newer:
        newer.commit(correcting(correction()))
    with closing(Record(postgresql_record, THINGS)) as older, pytest.raises(RecordProblem, match="9999"):
        older.head()


@pytest.mark.parametrize("content", [b"Question,Answer\r\n" * 100, b"PK\x03\x04" + bytes(4000), b"x"])
def test_a_file_that_is_no_record_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "record.sqlite"
    path.write_bytes(content)
    with closing(Record(path, THINGS)) as record, pytest.raises(RecordProblem, match="is not a record") as refused:
        record.head()
    assert str(path) in refused.value.message
    assert refused.value.advice
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE places (url TEXT)")
    before = path.read_bytes()
    with closing(Record(path, THINGS)) as record, pytest.raises(RecordProblem, match="is not a record"):
        record.commit(correcting(correction()))
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["Ann's ward #7 100%? é.sqlite", "a b.sqlite", "?mode=memory"])
def test_a_records_name_may_hold_any_character(tmp_path: Path, name: str) -> None:
    for code in ("A", "B"):
        with closing(Record(tmp_path / name, THINGS)) as record:
            record.commit(correcting(correction(code)))
            assert len(record.all(Correction)) == record.head()[0]
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert record.place == str(tmp_path / name)


def test_an_empty_file_becomes_a_record_since_a_program_killed_at_its_start_leaves_one(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    path.touch()
    with closing(Record(path, THINGS)) as record:
        record.commit(correcting(correction()))
        assert record.unbroken()


def _a_long_record(path: Path) -> None:
    with closing(Record(path, THINGS)) as record:
        record.commit(*(correcting(correction(f"AC{number:04}")) for number in range(400)))


def test_a_damaged_record_is_told_apart_from_a_bug(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    _a_long_record(path)
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
    path.write_bytes(content)
    with closing(Record(path, THINGS)) as record, pytest.raises(RecordProblem, match="is damaged") as refused:
        record.all(Correction)
    assert "copy" in refused.value.advice


def test_a_thing_that_cannot_be_understood_is_damage_too(record: Record) -> None:
    record.commit(correcting(correction()))
    for body in ("", "{}", '{"submission":3}', "\x00", '{"value":{"number":"?"}}'):
        with record.writing() as db:
            db.execute(sa.text("UPDATE thing SET body = :body"), {"body": body})
        with pytest.raises(RecordProblem, match="is damaged"):
            record.get(Correction, correction().key)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "record.sqlite"
    with closing(Record(path, THINGS)) as record, pytest.raises(RecordProblem, match="cannot be opened") as refused:
        record.head()
    assert str(path) in refused.value.message
    assert "folder" in refused.value.advice


def test_a_folder_in_the_records_place_is_refused(tmp_path: Path) -> None:
    with closing(Record(tmp_path, THINGS)) as record, pytest.raises(RecordProblem) as refused:
        record.head()
    assert refused.value.advice


def test_a_read_only_folder_is_refused_for_a_new_record(tmp_path: Path, make_read_only: Callable[[Path], None]) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    make_read_only(folder)
    with closing(Record(folder / "record.sqlite", THINGS)) as record, pytest.raises(RecordProblem) as refused:
        record.head()
    assert "folder" in refused.value.message


def test_a_read_only_record_is_refused_and_left_as_it_was(
    tmp_path: Path, make_read_only: Callable[[Path], None]
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    _a_long_record(folder / "record.sqlite")
    before = (folder / "record.sqlite").read_bytes()
    make_read_only(folder)
    with closing(Record(folder / "record.sqlite", THINGS)) as record, pytest.raises(RecordProblem) as refused:
        record.commit(correcting(correction()))
    assert refused.value.advice
    assert (folder / "record.sqlite").read_bytes() == before


def test_a_record_another_program_is_writing_to_is_busy(record: Record, tmp_path: Path) -> None:
    record.commit(correcting(correction()))
    with record.writing() as db:
        db.exec_driver_sql("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(tmp_path / "record.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordProblem, match="being written to by another program"):
            record.commit(correcting(correction("AC02")))
        assert record.get(Correction, correction().key) == correction()  # reading goes on
        other.execute("ROLLBACK")
    record.commit(correcting(correction("AC02")))
    assert record.unbroken()


@pytest.mark.parametrize(
    "address", ["postgresql://ann:secret@127.0.0.1:1/record", "postgresql://ann:secret@nowhere.invalid/record"]
)
def test_a_server_out_of_reach_is_named_without_the_password(address: str) -> None:
    pytest.importorskip("psycopg")
    with closing(Record(address, THINGS)) as record, pytest.raises(RecordProblem, match="cannot be reached") as refused:
        record.head()
    assert "secret" not in refused.value.message + refused.value.advice
    assert "***" in refused.value.message


def _cut_off(record: Record, server: Record) -> None:
    """Ends the connection of one record by way of another's, as a server that is restarted would."""
    with record.reading() as db:
        process = db.scalar(sa.text("SELECT pg_backend_pid()"))
    with server.reading() as db:
        db.execute(sa.text("SELECT pg_terminate_backend(:process, 5000)"), {"process": process})


def test_a_connection_lost_between_two_steps_is_made_anew(postgresql_record: str) -> None:
    with closing(Record(postgresql_record, THINGS)) as record, closing(Record(postgresql_record, THINGS)) as other:
        record.commit(correcting(correction()))
        _cut_off(record, other)
        record.commit(correcting(correction("AC02")))
        assert record.head()[0] == 2
        assert record.unbroken()


def test_a_connection_lost_within_a_step_is_a_problem_and_the_step_is_not_saved(postgresql_record: str) -> None:
    with closing(Record(postgresql_record, THINGS)) as record, closing(Record(postgresql_record, THINGS)) as other:

        def commit_while_cut_off() -> None:
            with record.writing() as db:
                process = db.scalar(sa.text("SELECT pg_backend_pid()"))
                insert_sealed_by_server(db, record._unsealed(db, [correcting(correction())]))
                with other.reading() as server:
                    server.execute(sa.text("SELECT pg_terminate_backend(:process, 5000)"), {"process": process})

        with pytest.raises(RecordProblem, match="cannot be reached"):
            commit_while_cut_off()
        assert record.get(Correction, correction().key) is None
        assert record.unbroken()


def test_a_database_the_server_does_not_have_is_a_problem(postgresql: str) -> None:
    address = sa.make_url(postgresql).set(database="nowhere").render_as_string(hide_password=False)
    with closing(Record(address, THINGS)) as record, pytest.raises(RecordProblem, match="no database of that name"):
        record.head()


@pytest.mark.parametrize("right", ["SELECT 1", "GRANT USAGE ON SCHEMA public TO stranger"])
def test_an_account_without_the_right_is_told_so(postgresql_record: str, right: str) -> None:
    with closing(Record(postgresql_record, THINGS)) as record:
        record.head()
        with record.writing() as db:
            db.exec_driver_sql("DROP ROLE IF EXISTS stranger")
            db.exec_driver_sql("CREATE ROLE stranger LOGIN")
            db.exec_driver_sql(right)
    address = sa.make_url(postgresql_record).set(username="stranger").render_as_string(hide_password=False)
    with closing(Record(address, THINGS)) as record, pytest.raises(RecordProblem, match="refused this account"):
        record.head()


def test_an_address_that_makes_no_sense_is_a_problem() -> None:
    with pytest.raises(RecordProblem, match="address"):
        Record("://", THINGS)


def test_a_record_of_an_unknown_make_is_a_problem() -> None:
    with pytest.raises(RecordProblem, match="address"):
        Record("gopher://server/record", THINGS)


def test_a_record_in_memory_is_for_rehearsal() -> None:
    with closing(Record(":memory:", THINGS)) as record:
        record.commit(correcting(correction()))
        assert record.unbroken()


def test_a_record_is_made_where_the_program_is_not_a_folder_on_disk(tmp_path: Path) -> None:
    """As in a frozen build: the migrations are code to import, and no script is looked for beside them."""
    package = Path(nhsbn_desktop.__file__).parent
    archive = tmp_path / "program.zip"
    with zipfile.ZipFile(archive, "w") as program:
        for source in (package / "__init__.py", *package.glob("domain/*.py"), *package.glob("record/**/*.py")):
            program.write(source, source.relative_to(package.parent))
    script = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); from nhsbn_desktop.record import store, migrations;"
        f"assert migrations.__file__.startswith({str(archive)!r});"
        "from pathlib import Path; record = store.Record(Path('record.sqlite'), ()); assert record.head() == (0, '')"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=tmp_path)
    assert (tmp_path / "record.sqlite").stat().st_size
