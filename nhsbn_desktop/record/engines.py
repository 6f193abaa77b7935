"""The ways into a record's database, in a file or on a server: how each waits, writes, signs in and is named."""

import select
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool, StaticPool

from nhsbn_desktop import __version__
from nhsbn_desktop.domain.problems import RecordProblem

BUSY_SECONDS = 5  # how long a write waits for another program's write to end
CONNECT_SECONDS = 5
_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")
IN_MEMORY = ":memory:"


Secret = Callable[[], str | None]
"""Gives a password when it is needed, None for none, so that nothing holds on to it."""


def no_secret() -> str | None:
    return None


@dataclass(frozen=True)
class Engines:
    """One database, several ways in: a read sees one moment; writes wait for each other.

    `taking` writes what could be had again (a copy of what a server keeps): a power cut may take the last of it back,
    but leaves it whole. `asking` is a server's: each statement stands by itself, so that nothing there is locked while
    this desk is busy between two.
    """

    reading: Engine
    writing: Engine
    taking: Engine
    asking: Engine

    def dispose(self) -> None:
        self.reading.dispose()  # all share one pool


def locate(url_or_path: Path | str) -> URL:
    """A path, ":memory:", or a URL such as postgresql://server/record. RecordProblem where it is none of them."""
    if isinstance(url_or_path, Path) or "://" not in url_or_path:
        return URL.create("sqlite", database=str(url_or_path))
    try:
        url = make_url(url_or_path)
    except (ArgumentError, ValueError) as error:  # the second where the port is no number
        raise _not_understood() from error
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise _not_understood()
    return url if url.database else url.set(database=IN_MEMORY)


def place_of(url: URL) -> str:
    """How the record's place is named to a person: never with a password in it."""
    if is_file(url):
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)  # not by which driver we speak to it


def is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def make_engines(url: URL, password: Secret) -> Engines:
    if is_file(url):
        engine = create_engine(
            url,
            poolclass=StaticPool,
            connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
            hide_parameters=True,  # answers have no place in a log
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        writing, taking = engine.execution_options(writing="FULL"), engine.execution_options(writing="NORMAL")
        return Engines(engine, writing, taking, engine)
    try:
        engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            hide_parameters=True,
            connect_args=server_options(url),
        )
    except ModuleNotFoundError as error:
        raise RecordProblem(
            "The record is on a server, and the part of the program that speaks to it is not installed.",
            "Install the program with its postgres extra: nhsbn-desktop[postgres].",
        ) from error
    event.listen(engine, "checkout", _refuse_cut_line)
    event.listen(engine, "do_connect", lambda _dialect, _record, _words, given: _sign_in(given, password))
    writing = engine.execution_options(isolation_level="READ COMMITTED")
    return Engines(
        engine.execution_options(isolation_level="REPEATABLE READ"),
        writing,
        writing,
        engine.execution_options(isolation_level="AUTOCOMMIT"),
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


def _refuse_cut_line(driver: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
    """A line that was used before and on which nothing is under way has nothing to read, unless the server went or
    ended it: then another is made. Looking costs no journey to the server and back, as asking before each step would.
    """
    used = record.info.setdefault("used", False)
    record.info["used"] = True
    if used and (driver.closed or select.select([driver.fileno()], [], [], 0)[0]):
        raise DisconnectionError


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
    connection.execute("PRAGMA fullfsync = ON")  # on a Mac as well; elsewhere this says nothing


def _begin_sqlite(connection: Connection) -> None:
    safety = connection.get_execution_options().get("writing")
    if safety is None:
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql(f"PRAGMA synchronous = {safety}")  # FULL: what was reported as saved is on the disk
    # A write takes its lock at once: two that both read first and then wrote would stand in each other's way.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _not_understood() -> RecordProblem:
    return RecordProblem(
        "The record's address cannot be understood.",
        "Give the path of a file, or the address of a PostgreSQL database: postgresql://server/database.",
    )
