"""Opening a record: looked at before it is touched, copied before it is migrated, refused where it is too new."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.migrations import REVISIONS, migrate
from nhsbn_desktop.record.problems import not_a_record
from nhsbn_desktop.record.schema import head, tables
from nhsbn_desktop.record.shares import refuse_network_share

BUSY_SECONDS = 5  # how long a write waits for another program's write to end
_MIGRATING = 0x6E687362  # "nhsb": the PostgreSQL advisory lock under which one program at a time migrates
_SMALLEST = 512  # bytes of SQLite's smallest page (its file format, section 1.3.2): nothing shorter is a database
CONNECT_SECONDS = 5
_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")
_IN_MEMORY = ":memory:"
_NOT_YET = ""  # the revision of a record that does not exist yet


Secret = Callable[[], str | None]
"""Gives a password when it is needed, None for none, so that nothing holds on to it."""


def no_secret() -> str | None:
    return None


@dataclass(frozen=True)
class Engines:
    """One database, two ways in: a read sees one moment; writes wait for each other."""

    reading: Engine
    writing: Engine

    def dispose(self) -> None:
        self.reading.dispose()  # the two share one pool


def locate(url_or_path: Path | str) -> URL:
    """A path, ":memory:", or a URL such as postgresql://server/record. RecordProblem where it is none of them."""
    if isinstance(url_or_path, Path) or "://" not in url_or_path:
        return URL.create("sqlite", database=str(url_or_path))
    try:
        url = make_url(url_or_path)
    except ArgumentError as error:
        raise _not_understood() from error
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise _not_understood()
    return url if url.database else url.set(database=_IN_MEMORY)


def place_of(url: URL) -> str:
    """How the record's place is named to a person: never with a password in it."""
    return str(url.database) if _is_sqlite(url) else url.render_as_string(hide_password=True)


def open_engines(url: URL, revisions: tuple[ModuleType, ...] = REVISIONS, password: Secret = no_secret) -> Engines:
    """Opens the record, brought up to the last of these revisions. A server is given the password, where it asks.

    Raises RecordProblem where a newer version of the program wrote it, leaving it untouched, or it is not a record;
    SQLAlchemy's and SQLite's own errors for all else.
    """
    path = Path(str(url.database)) if _is_sqlite(url) and url.database != _IN_MEMORY else None
    if path:
        refuse_network_share(path)
    found = _look_at_file(path) if path else (_NOT_YET, "")
    _refuse_newer(found, revisions, place_of(url))
    engines = _engines(url, password)
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


def _engines(url: URL, password: Secret) -> Engines:
    if _is_sqlite(url):
        engine = create_engine(
            url,
            poolclass=StaticPool,
            connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
            hide_parameters=True,  # answers have no place in a log
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return Engines(engine, engine.execution_options(writing=True))
    try:
        engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=server_options(url),
        )
    except ModuleNotFoundError as error:
        raise RecordProblem(
            "The record is on a server, and the part of the program that speaks to it is not installed.",
            "Install the program with its postgres extra: nhsbn-desktop[postgres].",
        ) from error
    event.listen(engine, "do_connect", lambda _dialect, _record, _words, given: _sign_in(given, password))
    return Engines(
        engine.execution_options(isolation_level="REPEATABLE READ"),
        engine.execution_options(isolation_level="READ COMMITTED"),
    )


def server_options(url: URL) -> dict[str, Any]:
    """A line that is cut is noticed within seconds, and what crosses a network is encrypted."""
    given: dict[str, Any] = {
        "connect_timeout": CONNECT_SECONDS,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 2,
        "tcp_user_timeout": 10_000,  # milliseconds
        "application_name": f"nhsbn-desktop {__version__}",
    }
    host = url.host or str(url.query.get("host", "/"))
    if not (host.startswith("/") or host in _THIS_COMPUTER):
        given["sslmode"] = "require"
    return {name: value for name, value in given.items() if name not in url.query}


def _sign_in(given: dict[str, Any], password: Secret) -> None:
    """The password is asked for when it is needed, and stands in no address that could be shown or kept."""
    secret = None if given.get("password") else password()
    if secret:
        given["password"] = secret


def _write_ahead(connection: sqlite3.Connection) -> None:
    """SQLite waits for a busy file with everything but this, so two that open a new record at once wait here."""
    given_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > given_up:
                raise
            time.sleep(0.02)


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions begin when we say so, not when the driver guesses
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")  # a change that was reported as saved is on the disk
    connection.execute("PRAGMA fullfsync = ON")  # on a Mac as well; elsewhere this says nothing


def _begin_sqlite(connection: Connection) -> None:
    # A write takes its lock at once: two that both read first and then wrote would stand in each other's way.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


def _not_understood() -> RecordProblem:
    return RecordProblem(
        "The record's address cannot be understood.",
        "Give the path of a file, or the address of a PostgreSQL database: postgresql://server/database.",
    )


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"
