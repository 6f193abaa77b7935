"""The outbox's journal: what is to go, how far each has got, and every step on the way, safe against a power cut."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import RLock
from typing import Any

from nhsbn_desktop.domain.problems import NetworkProblem
from nhsbn_desktop.network.problems import problem, problem_of

FORMAT = 1
_BUSY_SECONDS = 10.0


class State(StrEnum):
    """Where an item stands; a draft is what a desk has before it stages, so the outbox knows none. Those that are
    `over` are never sent again."""

    STAGED = "staged"  # copied and entered here; the record may not know of it yet
    QUEUED = "queued"  # on record too: it goes as soon as there is a network
    SENDING = "sending"
    WAITING = "waiting"
    NEEDS_ACTION = "needs action"
    TRANSFERRED = "transferred"
    UNCOLLECTED = "not collected"  # it lies in the Network's mailbox, and nobody has emptied that for days
    RECEIPTED = "receipted"
    REJECTED = "rejected"
    HANDED_OVER = "handed over"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"

    @property
    def over(self) -> bool:
        return self in _OVER


_BY_ITSELF = frozenset({State.QUEUED, State.SENDING, State.WAITING, State.TRANSFERRED, State.UNCOLLECTED})
_OVER = frozenset({State.RECEIPTED, State.REJECTED, State.HANDED_OVER, State.CANCELLED, State.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One version on its way. Sums are SHA-256 in hex, sizes bytes, times UTC.

    `why` and `advice` say in plain words what it waits for or what a person must do; `kind` is the trouble's kind.
    `sent` is what the server has said it holds of `total`. `token`, `keys` and
    `issuer` are its verified receipt's, or empty.
    """

    id: str
    route: str
    practice: bool
    state: State
    name: str
    total: int
    file_sha256: str
    manifest_sha256: str
    package_sha256: str
    supersedes: str
    staged_at: datetime
    held: bool = False
    kind: str = ""
    why: str = ""
    advice: str = ""
    begun: bool = False
    reference: str = ""
    sent: int = 0
    attempt: int = 0
    next_at: datetime | None = None
    token: str = ""
    keys: str = ""
    issuer: str = ""

    @property
    def goes_by_itself(self) -> bool:
        """It needs nobody: it goes, or is asked after, as soon as its time has come."""
        return not self.held and self.state in _BY_ITSELF


_SCHEMA = """
create table if not exists item (
    id text primary key, route text not null, practice integer not null, state text not null, name text not null,
    total integer not null, file_sha256 text not null, manifest_sha256 text not null, package_sha256 text not null,
    supersedes text not null, staged_at text not null, held integer not null, kind text not null, why text not null,
    advice text not null, begun integer not null, reference text not null, sent integer not null,
    attempt integer not null, next_at text, token text not null, keys text not null,
    issuer text not null
) strict;
create table if not exists event (
    number integer primary key autoincrement, item text not null references item(id), at text not null,
    what text not null
) strict;
create trigger if not exists event_is_never_changed before update on event
    begin select raise(abort, 'the events of the outbox are never changed'); end;
create trigger if not exists event_is_never_removed before delete on event
    begin select raise(abort, 'the events of the outbox are never removed'); end;
"""
_FIELDS = tuple(OutboxItem.__slots__)
_UNTOLD = frozenset({"token", "keys"})  # kept with the item; the trail of events says only that they came


class Journal:
    """The SQLite file of one outbox. Any thread may use it; another process may read it while this one writes."""

    def __init__(self, path: Path) -> None:
        self._guard = RLock()
        self._path = path
        try:
            self._database = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise problem_of(error) from error
        try:
            self._prepare()
        except BaseException:
            self._database.close()
            raise

    def _prepare(self) -> None:
        with self._told():
            self._database.row_factory = sqlite3.Row
            self._database.execute("pragma journal_mode = wal")
            self._database.execute("pragma synchronous = full")
            self._database.execute("pragma foreign_keys = on")
            found = self._database.execute("pragma user_version").fetchone()[0]
            if found > FORMAT:
                raise problem(
                    "disk",
                    "This outbox was written by a newer version of the program.",
                    "Update the program, then open it again. Nothing was changed.",
                )
            if found < FORMAT:
                self._database.executescript(f"begin immediate; {_SCHEMA} pragma user_version = {FORMAT}; commit;")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with self._guard:
                yield
        except sqlite3.Error as error:
            found = problem_of(error)
            raise problem("disk", f"{found.message.rstrip('.')} ({self._path}).", found.advice) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._told():
            self._database.execute("begin immediate")
            try:
                yield
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("rollback")
                raise
            self._database.execute("commit")

    def add(self, item: OutboxItem) -> None:
        """Enter a new item. Raises NetworkProblem (disk)."""
        marks = ", ".join("?" * len(_FIELDS))
        with self._transaction():
            self._database.execute(
                f"insert into item ({', '.join(_FIELDS)}) values ({marks})",  # noqa: S608, the names are our own
                [_stored(getattr(item, name)) for name in _FIELDS],
            )
            self._tell(item.id, item.staged_at, {"state": str(item.state), "route": item.route})

    def put(self, id: str, at: datetime, **changed: Any) -> OutboxItem:
        """Change an item and add the event that says so, both or neither. Gives the item as it is now."""
        names = ", ".join(f"{name} = ?" for name in changed)
        with self._transaction():
            found = self._database.execute(
                f"update item set {names} where id = ?",  # noqa: S608, the names are our own
                [*(_stored(value) for value in changed.values()), id],
            )
            if not found.rowcount:
                raise _unknown()
            told = {name: "kept" if name in _UNTOLD else _stored(value) for name, value in changed.items()}
            self._tell(id, at, told)
        return self.item(id)

    def _tell(self, id: str, at: datetime, what: Mapping[str, Any]) -> None:
        self._database.execute(
            "insert into event (item, at, what) values (?, ?, ?)", [id, _stored(at), json.dumps(what)]
        )

    def find(self, id: str) -> OutboxItem | None:
        with self._told():
            row = self._database.execute("select * from item where id = ?", [id]).fetchone()
        return _item(row) if row else None

    def item(self, id: str) -> OutboxItem:
        """Raises NetworkProblem where there is none of that id."""
        found = self.find(id)
        if found is None:
            raise _unknown()
        return found

    def items(self) -> tuple[OutboxItem, ...]:
        """Every item, the first staged first."""
        with self._told():
            rows = self._database.execute("select * from item order by staged_at, rowid").fetchall()
        return tuple(_item(row) for row in rows)

    def events(self, id: str) -> tuple[tuple[datetime, Mapping[str, Any]], ...]:
        """What happened to an item, first to last: when, and what changed."""
        with self._told():
            rows = self._database.execute("select at, what from event where item = ? order by number", [id]).fetchall()
        return tuple((datetime.fromisoformat(row["at"]), json.loads(row["what"])) for row in rows)

    def close(self) -> None:
        with self._told():
            self._database.close()


def _unknown() -> NetworkProblem:
    return problem("gone", "This submission is not in the outbox.", "Stage it again.")


def _stored(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")  # sorts as text
        case bool():
            return int(value)
        case StrEnum():
            return str(value)
        case _:
            return value


def _item(row: sqlite3.Row) -> OutboxItem:
    item = OutboxItem(**{name: row[name] for name in _FIELDS})
    return replace(
        item,
        practice=bool(item.practice),
        held=bool(item.held),
        begun=bool(item.begun),
        state=State(item.state),
        staged_at=datetime.fromisoformat(row["staged_at"]),
        next_at=datetime.fromisoformat(row["next_at"]) if row["next_at"] else None,
    )
