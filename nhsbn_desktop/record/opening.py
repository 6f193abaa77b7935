"""Opening a record: looked at before it is touched, copied before it is migrated, refused where it is too new."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

from sqlalchemy import URL, Connection, create_engine, inspect, select, text
from sqlalchemy.pool import NullPool

from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.engines import IN_MEMORY, Engines, Secret, is_file, make_engines, no_secret, place_of
from nhsbn_desktop.record.migrations import REVISIONS, migrate
from nhsbn_desktop.record.problems import not_a_record
from nhsbn_desktop.record.schema import head, tables
from nhsbn_desktop.record.shares import refuse_network_share

_MIGRATING = 0x6E687362  # "nhsb": the PostgreSQL advisory lock under which one program at a time migrates
_SMALLEST = 512  # bytes of SQLite's smallest page (its file format, section 1.3.2): nothing shorter is a database
_NOT_YET = ""  # the revision of a record that does not exist yet


def open_engines(url: URL, revisions: tuple[ModuleType, ...] = REVISIONS, password: Secret = no_secret) -> Engines:
    """Opens the record, brought up to the last of these revisions. A server is given the password, where it asks.

    Raises RecordProblem where a newer version of the program wrote it, leaving it untouched, or it is not a record;
    SQLAlchemy's and SQLite's own errors for all else.
    """
    path = Path(str(url.database)) if is_file(url) and url.database != IN_MEMORY else None
    if path:
        refuse_network_share(path)
    found = _look_at_file(path) if path else (_NOT_YET, "")
    _refuse_newer(found, revisions, place_of(url))
    engines = make_engines(url, password)
    try:
        _bring_up_to_date(engines, revisions, path, place_of(url))
    except BaseException:
        engines.dispose()
        raise
    return engines


def _bring_up_to_date(engines: Engines, revisions: tuple[ModuleType, ...], path: Path | None, place: str) -> None:
    latest = revisions[-1].revision
    with engines.reading.begin() as connection:
        found = _look(connection, place)
    _refuse_newer(found, revisions, place)
    if found[0] == latest:
        return
    if path and found[0] != _NOT_YET:
        _copy_beside(path, f"{path.name}.before-{latest}")
    with engines.writing.begin() as connection:
        if connection.dialect.name == "postgresql":
            _refuse_to_migrate_anothers(connection, found[0], place)
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATING})
        migrate(connection, revisions)


def _refuse_to_migrate_anothers(connection: Connection, revision: str, place: str) -> None:
    """Only the account that made a record on a server may change its form."""
    if revision == _NOT_YET:
        return
    owns = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'change'::regclass"
    if not connection.scalar(text(owns)):
        raise RecordProblem(
            f"The record, {place}, has the form of an older version of the program ({revision}).",
            "Nothing was changed. Ask whoever looks after that server to run nhsbn record prepare with this version.",
        )


def _look_at_file(path: Path) -> tuple[str, str]:
    """Looks through a connection that cannot write, so that a record to be refused stays as it is, byte for byte."""
    size = path.stat().st_size if path.exists() else 0
    if not size:
        return _NOT_YET, ""
    if size < _SMALLEST:  # SQLite would take a single byte for an empty database, and write over it
        raise not_a_record(str(path))
    whole = path.resolve().as_posix()
    address = f"file://{'' if whole.startswith('/') else '/'}{quote(whole, safe='/:')}?mode=ro"  # file:///C:/... too
    engine = create_engine(URL.create("sqlite", database=address, query={"uri": "true"}), poolclass=NullPool)
    with engine.connect() as connection:
        return _look(connection, str(path))


def _look(connection: Connection, place: str) -> tuple[str, str]:
    """The record's revision and the version of the program that last wrote it, each empty where there is none."""
    present = set(inspect(connection).get_table_names())
    if "alembic_version" not in present:
        strangers = present if connection.dialect.name == "sqlite" else present & set(tables.tables)
        if strangers:
            raise not_a_record(place)
        return _NOT_YET, ""
    revision = connection.scalar(text("SELECT version_num FROM alembic_version")) or _NOT_YET
    program = connection.scalar(select(head.c.program)) if "head" in present else ""
    return revision, program or ""


def _refuse_newer(found: tuple[str, str], revisions: tuple[ModuleType, ...], place: str) -> None:
    revision, program = found
    if revision == _NOT_YET or revision in {module.revision for module in revisions}:
        return
    writer = f"version {program} of this program" if program else "a newer version of this program"
    raise RecordProblem(
        f"The record, {place}, was written by {writer}, and this version cannot read it (its form is {revision}).",
        "Nothing was changed in it. Install the newer version of the program, then open the record again.",
    )


def _copy_beside(path: Path, name: str) -> None:
    """A whole copy, made by SQLite itself while nobody can write half a change into it, kept before migrating."""
    unfinished = path.with_name(f"{name}.part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as record, closing(sqlite3.connect(unfinished)) as copy:
        record.backup(copy)
    os.replace(unfinished, path.with_name(name))
