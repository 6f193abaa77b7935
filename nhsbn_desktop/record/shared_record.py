"""One record on a server, worked at through a copy on this desk: reading is quick, and work goes on without the server.

What is saved goes to the server first. Where that is out of reach it waits in the copy, on this disk, and is sent when
the server answers again, merged three ways with what others did; what only a person can decide is held for them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select, text, update

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.merging import Conflict, Version
from nhsbn_desktop.domain.problems import ChangedMeanwhile, RecordAway, SetAside, SignInNeeded
from nhsbn_desktop.record.codec import decode
from nhsbn_desktop.record.copying import (
    End,
    all_held,
    cut_back,
    end_of_synced,
    held,
    hold_all,
    make_ready,
    mark_synced,
    rows_after,
    take_rows,
)
from nhsbn_desktop.record.engines import Engines, Secret, no_secret
from nhsbn_desktop.record.meeting import fetch, name_where_it_follows, push
from nhsbn_desktop.record.rebasing import Held, Row, conflict_of, rebase
from nhsbn_desktop.record.schema import change, head
from nhsbn_desktop.record.served_files import ServedFiles
from nhsbn_desktop.record.store import Record, numbered
from nhsbn_desktop.record.writing import insert_sealed_by_server

_TRIES = 20  # how often somebody else may be quicker while what waited is being sent
_OTHERS = """SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = current_database()
             AND application_name LIKE 'nhsbn-desktop%' AND usename <> session_user ORDER BY usename"""


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of meeting the server: changes that came, changes of one's own that went, and what was set aside."""

    came: int = 0
    went: int = 0
    aside: int = 0


class SharedRecord(Record):
    """A Record whose things and changes are read from the copy at `copy`, a path on this computer's own disk.

    `address` is the server's, without a password. `reachable` says how it was the last time the server was asked.
    """

    def __init__(self, address: str, copy: Path, kinds: tuple[type, ...], password: Secret = no_secret) -> None:
        super().__init__(copy, kinds)
        self.address = address
        self.server = Record(address, kinds, password=password)
        self.served = ServedFiles(self, self.server)
        self.place = self.server.place
        self.account = str(self.server.url.username or "")
        self.reachable = True
        self._ready = False

    def commit(self, *changes: Change) -> tuple[Change, ...]:
        """As Record's. Saved on the server, or here while that is away. Raises SetAside where another was quicker and
        the two cannot be brought together: then this is held until somebody chooses."""
        if self.reachable and changes:
            try:
                return self._commit_there(changes)
            except (RecordAway, SignInNeeded):
                self.reachable = False
        return super().commit(*changes)

    def take_in(self, came: Sequence[Carried], changes: Sequence[Change], looked_at: End) -> tuple[Change, ...]:
        """As Record's, on the server: what others signed is never kept waiting at one desk."""
        self.sync()
        kept = self.server.take_in(came, changes, looked_at)
        self.sync()
        return kept

    def sync(self) -> Synced:
        """Meets the server: sends what waited, and takes in what others saved. Raises RecordAway while it is away."""
        try:
            self.served.send_noted()
            for _ in range(_TRIES):
                try:
                    met = self._meet()
                except ChangedMeanwhile:
                    continue  # somebody saved between our looking and our sending: look again
                self.reachable = True
                return met
        except RecordAway:
            self.reachable = False
            raise
        raise RecordAway(
            f"The record's server is too busy to take what waits at this desk: {self.place}.",
            "Nothing is lost: it is kept here and will be sent by itself. Work on.",
        )

    def away(self) -> None:
        """The server is known to be out of reach: what is saved waits here, and nobody waits for the server."""
        self.reachable = False

    def waiting(self) -> int:
        with self.reading() as db:
            return self._waiting(db)

    def ever_synced(self) -> bool:
        with self.reading() as db:
            return end_of_synced(db)[0] > 0

    def others(self) -> tuple[str, ...]:
        """The accounts whose desks are at the record now, besides this one; none where the server cannot be asked."""
        if not self.reachable:
            return ()
        try:
            with self.server.asking() as db:
                return tuple(str(name) for name in db.scalars(text(_OTHERS)))
        except RecordAway:
            self.reachable = False
            return ()

    def conflicts(self) -> tuple[Conflict, ...]:
        """What is held here for somebody to choose, each as it stands against what the server has now."""
        with self.reading() as db:
            kept = all_held(db).values()
            return self._understood(
                lambda: tuple(
                    conflict_of(one, self._kinds, self._read, self._version(db, one.kind, one.key)) for one in kept
                )
            )

    def settle(self, kind: type, key: str) -> None:
        """Lets go of what is held of a thing, once somebody has chosen (and, where it was theirs, saved it)."""
        with self.writing() as db:
            db.execute(delete(held).where(held.c.kind == kind.__name__, held.c.key == key))

    def keep_file(self, sha256: str, suffix: str, content: Callable[[], bytes]) -> None:
        """Puts a kept file where the other desks find it; where the server is away, once it is back."""
        self.served.note(sha256, suffix)
        if self.reachable:
            try:
                self.served.send(sha256, suffix, content())
            except RecordAway:
                self.reachable = False

    def close(self) -> None:
        self.server.close()
        super().close()
        self._ready = False

    def _opened(self) -> Engines:
        engines = super()._opened()
        if not self._ready:
            self._ready = True
            with engines.writing.begin() as db:
                make_ready(db)
        return engines

    def _commit_there(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """The change goes to the server and what others saved comes from it while no other desk has to wait for this
        one: whatever the server locks, it lets go before it answers."""
        if self.waiting():
            self.sync()
        try:
            with self.reading() as db:
                end, rows = end_of_synced(db), self._unsealed(db, changes)
            with self.server.asking() as server:
                kept = insert_sealed_by_server(server, rows)
                fresh = kept if kept[0]["number"] == end[0] + 1 else fetch(server, end)
        except ChangedMeanwhile:
            if any(made.act is Act.UNDO for made in changes):
                self.sync()
                raise
            return self._commit_over(changes)
        self._take(end, (), fresh, ())
        return numbered(changes, kept)

    def _commit_over(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Saved here first, over what this desk knew, then brought together with what another desk was quicker with."""
        kept = super().commit(*changes)
        try:
            aside = self.sync().aside
        except RecordAway:
            return kept
        if aside:
            key = changes[0].key
            raise SetAside(
                f"Somebody else changed {key} while you were working on it, and differently.",
                "Nothing was overwritten, and yours is kept: choose in the window The record (Settings).",
            )
        return kept

    def _meet(self) -> Synced:
        with self.reading() as db:
            end, desk = end_of_synced(db), str(db.scalar(select(head.c.desk)))
            waiting = rows_after(db, end[0])
        with self.server.asking() as server:
            name = name_where_it_follows(server, end, desk, self.place)
            fresh = fetch(server, end)
        if name != desk:
            with self.writing() as db:
                db.execute(update(head).values(desk=name))
        if not waiting:
            self._take(end, (), fresh, ())
            return Synced(came=len(fresh))
        plan = self._understood(lambda: rebase(waiting, fresh, self._kinds, self._read))
        refused = list[Held]()
        if plan.batches:
            with self.server.writing() as server:
                refused = push(server, plan)
        with self.server.asking() as server:
            rows = fetch(server, end)
        aside = (*plan.held.values(), *refused)
        self._take(end, waiting, rows, aside)
        return Synced(len(fresh), len(rows) - len(fresh), len(aside))

    def _take(self, end: End, waiting: Sequence[Row], rows: Sequence[Row], aside: Sequence[Held]) -> None:
        """In one step: what waited makes way for what the server now has, and what it did not take is held."""
        if not (rows or waiting):
            return
        # what the server has can be fetched again, so only what this desk alone knows has to be on its disk at once
        with self.writing() if waiting or aside else self.taking() as db:
            if waiting:
                cut_back(db, end, waiting)
            mark_synced(db, take_rows(db, end, rows, self.place))
            hold_all(db, aside)

    def _waiting(self, db: Connection) -> int:
        number = db.scalar(select(head.c.number)) or 0
        return number - end_of_synced(db)[0]

    def _version(self, db: Connection, kind: str, key: str) -> Version:
        """How a thing stands on the server, as far as this desk knows, and who made it so."""
        last = (
            select(change).where(change.c.kind == kind, change.c.key == key).order_by(change.c.number.desc()).limit(1)
        )
        row = db.execute(last).mappings().one_or_none()
        if row is None:
            return Version(None, "", datetime.min.replace(tzinfo=UTC))
        return Version(self._read(kind, row["after"]), row["by"], datetime.fromisoformat(row["at"]), row["why"])

    def _read(self, kind: str, body: str | None) -> Any:
        return None if body is None else decode(self._kinds[kind], body)
