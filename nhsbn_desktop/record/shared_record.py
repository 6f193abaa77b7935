"""One record on a server, worked at through a copy on this desk: reading is quick, and work goes on without the server.

What is saved goes to the server first. Where that is out of reach it waits in the copy, on this disk, and is sent when
the server answers again, merged three ways with what others did; what only a person can decide is held for them.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.merging import Conflict, Version
from nhsbn_desktop.domain.problems import ChangedMeanwhile, RecordAway, RecordProblem, SetAside, SignInNeeded
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
    unsent,
)
from nhsbn_desktop.record.opening import Engines, Secret, no_secret
from nhsbn_desktop.record.rebasing import Held, Rebased, Row, conflict_of, hold, rebase
from nhsbn_desktop.record.schema import change, head, kept_file
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.record.writing import insert_sealed_by_server

_TRIES = 20  # how often somebody else may be quicker while what waited is being sent
_AT_ONCE = 500  # changes fetched together
_NOT_ALLOWED = "42501"


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
            self._send_files()
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
        """How many changes of this desk the server does not have yet."""
        with self._reading() as db:
            return self._waiting(db)

    def ever_synced(self) -> bool:
        with self._reading() as db:
            return end_of_synced(db)[0] > 0

    def others(self) -> tuple[str, ...]:
        """The accounts whose desks are at the record now, besides this one; none where the server cannot be asked."""
        if not self.reachable:
            return ()
        try:
            with self.server.reading() as db:
                return tuple(str(name) for name in db.scalars(text(_OTHERS)))
        except RecordAway:
            self.reachable = False
            return ()

    def conflicts(self) -> tuple[Conflict, ...]:
        """What is held here for somebody to choose, each as it stands against what the server has now."""
        with self._reading() as db:
            kept = all_held(db).values()
            return self._understood(
                lambda: tuple(
                    conflict_of(one, self._kinds, self._read, self._version(db, one.kind, one.key)) for one in kept
                )
            )

    def settle(self, kind: type, key: str) -> None:
        """Lets go of what is held of a thing, once somebody has chosen (and, where it was theirs, saved it)."""
        with self._writing() as db:
            db.execute(delete(held).where(held.c.kind == kind.__name__, held.c.key == key))

    def keep_file(self, sha256: str, suffix: str, content: Callable[[], bytes]) -> None:
        """Puts a kept file where the other desks find it; where the server is away, once it is back."""
        with self._writing() as db:
            if db.scalar(select(unsent.c.sha256).where(unsent.c.sha256 == sha256)) is None:
                db.execute(insert(unsent).values(sha256=sha256, suffix=suffix))
        if self.reachable:
            try:
                self._send_file(sha256, suffix, content())
            except RecordAway:
                self.reachable = False

    def fetch_file(self, sha256: str) -> tuple[bytes, str] | None:
        """A kept file's bytes and the end of its name, from the server; None where it has none."""
        with self.server.reading() as db:
            found = db.execute(
                select(kept_file.c.content, kept_file.c.suffix).where(kept_file.c.sha256 == sha256)
            ).one_or_none()
        return None if found is None else (bytes(found.content), str(found.suffix))

    def close(self) -> None:
        self.server.close()
        super().close()
        self._ready = False

    files: Callable[[str], Path] | None = None  # where a kept file stands here; set by who keeps them

    def _opened(self) -> Engines:
        engines = super()._opened()
        if not self._ready:
            self._ready = True
            with engines.writing.begin() as db:
                make_ready(db)
        return engines

    def _commit_there(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        if self.waiting():
            self.sync()
        try:
            kept = self.server.commit(*changes)
        except ChangedMeanwhile:
            if any(made.act is Act.UNDO for made in changes):
                self.sync()
                raise
            return self._commit_over(changes)
        self._catch_up()
        return kept

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

    def _catch_up(self) -> None:
        """Takes in what the server has by now, where nothing waits here."""
        with self._reading() as db:
            end = end_of_synced(db)
        self._take(end, (), self._fetch(end), ())

    def _meet(self) -> Synced:
        with self._reading() as db:
            end, desk = end_of_synced(db), str(db.scalar(select(head.c.desk)))
            waiting = rows_after(db, end[0])
        self._refuse_another_record(desk, end)
        fresh = self._fetch(end)
        if not waiting:
            self._take(end, (), fresh, ())
            return Synced(came=len(fresh))
        plan = self._understood(lambda: rebase(waiting, fresh, self._kinds, self._read))
        refused = self._push(plan)
        aside = (*plan.held.values(), *refused)
        rows = self._fetch(end)
        self._take(end, waiting, rows, aside)
        return Synced(len(fresh), len(rows) - len(fresh), len(aside))

    def _refuse_another_record(self, desk: str, end: End) -> None:
        """The copy belongs to one record. A server put back from an old copy lacks what this desk has seen there."""
        with self.server.reading() as db:
            theirs = str(db.scalar(select(head.c.desk)))
            sealed = db.scalar(select(change.c.seal).where(change.c.number == end[0])) or ""
        if end[0] == 0 or (theirs, sealed) == (desk, end[1]):
            if end[0] == 0 and desk != theirs:
                with self._writing() as db:
                    db.execute(update(head).values(desk=theirs))
            return
        raise RecordProblem(
            f"The record at {self.place} is not the one this desk worked at: it is another, or was put back from an "
            "older copy.",
            "Nothing was changed, and what waits at this desk is kept. Ask whoever looks after that server.",
        )

    def _fetch(self, end: End) -> list[Row]:
        rows: list[Row] = []
        while True:
            with self.server.reading() as db:
                more = rows_after(db, rows[-1]["number"] if rows else end[0], _AT_ONCE)
            rows += more
            if len(more) < _AT_ONCE:
                return rows

    def _push(self, plan: Rebased) -> list[Held]:
        """Sends batch by batch, all or none of them; gives what the server would not take."""
        refused: list[Held] = []
        if not plan.batches:
            return refused
        numbers = dict(plan.there)
        with self.server.administering() as db:
            for batch in plan.batches:
                rows = [
                    {**row, "number": 0, "batch": -place, "seal": "", "undoes": self._undoes(row, numbers, plan)}
                    for place, row in enumerate(batch)
                ]
                try:
                    with db.begin_nested():
                        given = insert_sealed_by_server(db, rows)
                except DBAPIError as error:
                    if getattr(error.orig, "sqlstate", None) != _NOT_ALLOWED:
                        raise
                    refused += [hold(row, "your account may not write this on the shared record") for row in batch]
                    continue
                numbers |= {row["number"]: number for row, (number, _) in zip(batch, given, strict=True)}
        return refused

    @staticmethod
    def _undoes(row: Row, numbers: dict[int, int], plan: Rebased) -> int:
        """What a change takes back may have been saved here too, under a number that was not the server's."""
        waited = min((one["number"] for batch in plan.batches for one in batch), default=0)
        undoes = int(row["undoes"])
        return undoes if not undoes or (undoes < waited and undoes not in numbers) else numbers.get(undoes, 0)

    def _take(self, end: End, waiting: Sequence[Row], rows: Sequence[Row], aside: Sequence[Held]) -> None:
        """In one step: what waited makes way for what the server now has, and what it did not take is held."""
        if not (rows or waiting):
            return
        with self._writing() as db:
            if waiting:
                cut_back(db, end, waiting)
            mark_synced(db, take_rows(db, end, rows, self.place))
            hold_all(db, aside)

    def _waiting(self, db: Connection) -> int:
        number = db.scalar(select(head.c.number)) or 0
        return number - end_of_synced(db)[0]

    def _send_files(self) -> None:
        with self._reading() as db:
            left = [(row.sha256, row.suffix) for row in db.execute(select(unsent))]
        for sha256, suffix in left:
            if self.files is not None:
                self._send_file(sha256, suffix, self.files(sha256).read_bytes())

    def _send_file(self, sha256: str, suffix: str, content: bytes) -> None:
        with self.server.administering() as db:
            if db.scalar(select(kept_file.c.sha256).where(kept_file.c.sha256 == sha256)) is None:
                db.execute(insert(kept_file).values(sha256=sha256, suffix=suffix, content=content))
        with self._writing() as db:
            db.execute(delete(unsent).where(unsent.c.sha256 == sha256))

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


def role_there(address: str, kinds: tuple[type, ...], password: Secret = no_secret) -> str | None:
    """The role that a server's record gives to the account of this address; None where it knows nobody by that name.

    Raises RecordProblem where the server cannot be reached, does not let the account in, or keeps no record.
    """
    with closing(Record(address, kinds, password=password)) as record, record.reading() as db:
        role = db.scalar(text("SELECT record_role()"))
    return None if role is None else str(role)
