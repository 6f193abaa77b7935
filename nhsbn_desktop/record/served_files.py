"""Kept files on a record's server, where every desk finds them; a desk's copy notes what is not there yet."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import delete, insert, select

from nhsbn_desktop.record.copying import unsent
from nhsbn_desktop.record.database import Database
from nhsbn_desktop.record.schema import kept_file


class ServedFiles:
    path: Callable[[str], Path] | None = None  # where a kept file stands at this desk; set by who keeps them

    def __init__(self, copy: Database, server: Database) -> None:
        self._copy = copy
        self._server = server

    def note(self, sha256: str, suffix: str) -> None:
        """The server does not have it yet."""
        with self._copy.writing() as db:
            if db.scalar(select(unsent.c.sha256).where(unsent.c.sha256 == sha256)) is None:
                db.execute(insert(unsent).values(sha256=sha256, suffix=suffix))

    def send(self, sha256: str, suffix: str, content: bytes) -> None:
        with self._server.writing() as db:
            if db.scalar(select(kept_file.c.sha256).where(kept_file.c.sha256 == sha256)) is None:
                db.execute(insert(kept_file).values(sha256=sha256, suffix=suffix, content=content))
        with self._copy.writing() as db:
            db.execute(delete(unsent).where(unsent.c.sha256 == sha256))

    def send_noted(self) -> None:
        with self._copy.reading() as db:
            left = [(row.sha256, row.suffix) for row in db.execute(select(unsent))]
        for sha256, suffix in left:
            if self.path is not None:
                self.send(sha256, suffix, self.path(sha256).read_bytes())

    def fetch(self, sha256: str) -> tuple[bytes, str] | None:
        """A kept file's bytes and the end of its name, from the server; None where it has none."""
        with self._server.reading() as db:
            found = db.execute(
                select(kept_file.c.content, kept_file.c.suffix).where(kept_file.c.sha256 == sha256)
            ).one_or_none()
        return None if found is None else (bytes(found.content), str(found.suffix))
