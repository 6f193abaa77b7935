"""Readies a PostgreSQL database for one record of many desks: its tables, its rules, and the accounts that may use it.

Run by whoever looks after the server, with the account that is to own the record. Accounts are the database's own; the
name of each is the key of the person it belongs to, so that the server knows whose hand a change is in.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import URL, Connection, text

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.engines import Secret, locate, no_secret
from nhsbn_desktop.record.rights import write_rights
from nhsbn_desktop.record.store import Record

_LONGEST = 63  # bytes of a name in PostgreSQL
_LOOK = ("thing", "change", "head", "kept_file", "alembic_version")
_WRITE = ("change", "kept_file")
_CONNECTIONS_OF_A_DESK = 2  # one to read and write, one to listen


@dataclass(frozen=True, slots=True)
class Prepared:
    """`desks` is the role that every account of the record belongs to; `room` how many desks the server has room for
    at once."""

    place: str
    desks: str
    room: int


def prepare(address: str, kinds: tuple[type, ...], password: Secret = no_secret) -> Prepared:
    """Makes or brings up to date the record, its rules and the role of its desks. May be run again at any time.

    Raises RecordProblem where the address is not a server's, its database does not write UTF-8, or the account may not.
    """
    url = _of_server(address)
    with closing(Record(address, kinds, password=password)) as record:
        record.head()
        with record.writing() as db:
            if db.scalar(text("SHOW server_encoding")) != "UTF8":
                raise RecordProblem(
                    f"The database {url.database} does not write its text as UTF-8.",
                    "Make a new one: createdb --encoding=UTF8 --template=template0 NAME.",
                )
            desks = _role_of_desks(db)
            _make_role(db, desks)
            _grant(db, desks)
            write_rights(db)
            room = int(db.scalar(text("SHOW max_connections")) or 0) // _CONNECTIONS_OF_A_DESK
        return Prepared(record.place, desks, room)


def admit(
    address: str, person: Person, kinds: tuple[type, ...], password: Secret = no_secret, own: Secret = no_secret
) -> bool:
    """Lets a person in: an account of their own, made where there is none, and their name and role on record.

    `own` is the new account's password; None makes an account without one, for servers that know their people in
    another way. Says whether the account is new. Raises RecordProblem where the record is not prepared.
    """
    _of_server(address)
    with closing(Record(address, kinds, password=password)) as record:
        with record.writing() as db:
            desks = _role_of_desks(db)
            if not _has_role(db, desks):
                raise RecordProblem(
                    "The record is not ready for desks yet.", "Run nhsbn record prepare with this address first."
                )
            new = not _has_role(db, person.key)
            if new:
                db.exec_driver_sql(f"CREATE ROLE {_name(db, person.key)} LOGIN")
                _set_password(db, person.key, own())
            db.exec_driver_sql(f"GRANT {_name(db, desks)} TO {_name(db, person.key)}")
            keeper = str(db.scalar(text("SELECT session_user")))
        before = record.get(Person, person.key)
        if before != person:
            why = "an account on the record's server"
            now = datetime.now(UTC)
            record.commit(Change(now, keeper, Act.ENROL_PERSON, Person, person.key, before, person, why))
        return new


def shut_out(address: str, key: str, kinds: tuple[type, ...], password: Secret = no_secret) -> None:
    """Takes the right to use the record from an account, at once; what the person did stays on record."""
    _of_server(address)
    with closing(Record(address, kinds, password=password)) as record, record.writing() as db:
        if not _has_role(db, key):
            raise RecordProblem(f"There is no account {key} on this server.", "Look at how the name is spelt.")
        db.exec_driver_sql(f"REVOKE {_name(db, _role_of_desks(db))} FROM {_name(db, key)}")
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        db.execute(text(f"{ends} WHERE usename = :key AND datname = current_database()"), {"key": key})


def _of_server(address: str) -> URL:
    url = locate(address)
    if url.get_backend_name() != "postgresql":
        raise RecordProblem(
            "Only a record on a server is readied for many desks.", "Give its address: postgresql://server/database."
        )
    return url


def _role_of_desks(db: Connection) -> str:
    """Each database its own: an account of one record has no way into another on the same server."""
    database = str(db.scalar(text("SELECT current_database()")))
    return f"{database}_desks".encode()[-_LONGEST:].decode(errors="ignore")


def _has_role(db: Connection, name: str) -> bool:
    return bool(db.scalar(text("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :name)"), {"name": name}))


def _make_role(db: Connection, desks: str) -> None:
    if not _has_role(db, desks):
        db.exec_driver_sql(f"CREATE ROLE {_name(db, desks)} NOLOGIN")


def _grant(db: Connection, desks: str) -> None:
    """Everything is taken from everybody first, so that what stands here is all there is."""
    role, schema = _name(db, desks), _name(db, str(db.scalar(text("SELECT current_schema()"))))
    database = _name(db, str(db.scalar(text("SELECT current_database()"))))
    tables = (*_LOOK, "act_right", "kind_right")
    for statement in (
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
        f"REVOKE ALL ON {', '.join(tables)} FROM PUBLIC, {role}",
        f"GRANT CONNECT ON DATABASE {database} TO {role}",
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT SELECT ON {', '.join(_LOOK)} TO {role}",
        f"GRANT INSERT ON {', '.join(_WRITE)} TO {role}",
    ):
        db.exec_driver_sql(statement)


def _set_password(db: Connection, key: str, secret: str | None) -> None:
    """Scrambled here (SCRAM-SHA-256), so that the password itself is in no server's log."""
    if secret is None:
        return
    driver: Any = db.connection.dbapi_connection
    encrypt: Callable[..., bytes] = driver.pgconn.encrypt_password
    scrambled = encrypt(secret.encode(), key.encode(), b"scram-sha-256").decode()
    db.exec_driver_sql(f"ALTER ROLE {_name(db, key)} PASSWORD '{scrambled}'")


def _name(db: Connection, name: str) -> str:
    return db.dialect.identifier_preparer.quote_identifier(name)
