"""What the practice Network has been offered and has taken in: one submission, one delivery, one receipt."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_SCHEMA = """
create table if not exists submission (id text primary key, manifest_sha256 text not null) strict;
create table if not exists upload (
    id text primary key, submission text not null references submission(id), package_sha256 text not null
) strict;
create table if not exists delivery (
    submission text primary key references submission(id), upload text not null, package_sha256 text not null,
    at text not null, token text not null
) strict;
"""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A submission taken in: by which upload, with which sum (SHA-256, hex), and the receipt that was given (a JWS)."""

    submission: str
    upload: str
    package_sha256: str
    at: str
    token: str


class Ledger:
    """The practice Network's own SQLite file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._open() as database:
            database.execute("pragma journal_mode = wal")
            database.executescript(_SCHEMA)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=10, isolation_level=None)) as database:
            database.execute("pragma synchronous = full")
            yield database

    def offer(self, submission: str, manifest_sha256: str, package_sha256: str, upload: str) -> bool:
        """Note an upload that is about to begin; False where the submission is known with another manifest or in."""
        with self._open() as database:
            database.execute("begin immediate")
            known = database.execute("select manifest_sha256 from submission where id = ?", [submission]).fetchone()
            taken = database.execute("select 1 from delivery where submission = ?", [submission]).fetchone()
            if taken or (known and known[0] != manifest_sha256):
                database.execute("rollback")
                return False
            database.execute("insert or ignore into submission values (?, ?)", [submission, manifest_sha256])
            database.execute("insert into upload values (?, ?, ?)", [upload, submission, package_sha256])
            database.execute("commit")
            return True

    def offered(self, upload: str) -> tuple[str, str, str] | None:
        """Submission, manifest's sum and package's sum that an upload was announced with."""
        found = self._one(
            "select s.id, s.manifest_sha256, u.package_sha256 from upload u join submission s on s.id = u.submission"
            " where u.id = ?",
            upload,
        )
        return (str(found[0]), str(found[1]), str(found[2])) if found else None

    def uploads(self, submission: str) -> tuple[str, ...]:
        with self._open() as database:
            rows = database.execute("select id from upload where submission = ?", [submission]).fetchall()
        return tuple(str(row[0]) for row in rows)

    def take_in(self, submission: str, upload: str, package_sha256: str, token: str) -> str:
        """Enter a delivery with its receipt, once: where there is one already, that receipt is given again."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._open() as database:
            database.execute(
                "insert or ignore into delivery values (?, ?, ?, ?, ?)", [submission, upload, package_sha256, at, token]
            )
        delivered = self.delivery(submission)
        return delivered.token if delivered else token

    def delivery(self, submission: str) -> Delivery | None:
        found = self._one("select * from delivery where submission = ?", submission)
        return Delivery(*found) if found else None

    def deliveries(self) -> tuple[Delivery, ...]:
        """All that was taken in, first to last."""
        with self._open() as database:
            return tuple(Delivery(*row) for row in database.execute("select * from delivery order by at, rowid"))

    def _one(self, question: str, value: str) -> tuple[str, ...] | None:
        with self._open() as database:
            found: tuple[str, ...] | None = database.execute(question, [value]).fetchone()
        return found
