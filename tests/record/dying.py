"""Lives cut short in the midst of a merge, a migration or a move: for each line read, a fork that works until killed.

A life prints its process number, then a line for each save once it was told that it is saved, and "done" if it lived.
"""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import psycopg  # noqa: F401 - all imported once, before the lives begin

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.record import moving
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.shared_record import SharedRecord
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS


def say(words: object) -> None:
    os.write(1, f"{words}\n".encode())


def _correct(record: Record, key: str, value: int, by: str) -> None:
    code = key.rpartition("/")[2]
    before, now = record.get(Correction, key), datetime.now(UTC)
    after = Correction(key.rpartition("/")[0], code, Decimal(value), "", by, now)
    record.commit(Change(now, by, Act.CORRECT_ANSWER, Correction, key, before, after))


def merge(folder: Path, url: str, life: int) -> None:
    """Saves while the server is away, while a colleague changes the same answers there; then meets the server."""
    theirs = Record(url.replace("ann@", "bob@"), THINGS)
    mine = SharedRecord(url, folder / "copy.sqlite", THINGS)
    for turn in range(1000):
        mine.away()
        for step in range(3):
            key, value = f"K/T/A{(turn + step) % 5}", life * 10_000 + turn * 10 + step
            _correct(mine, key, value, "ann")
            say(f"{key} {value}")
        _correct(theirs, f"K/T/A{turn % 5}", -life * 10_000 - turn, "bob")
        mine.sync()


def migrate(folder: Path, _: str, life: int) -> None:
    with closing(Record(folder / f"{life}" / "record.sqlite", THINGS)) as record:
        record.head()


def move(folder: Path, url: str, _: int) -> None:
    moving.AT_ONCE = 7
    with closing(Record(folder / "from.sqlite", THINGS)) as source, closing(Record(url, THINGS)) as target:
        moving.move(source, Files(folder / "files"), target, Files(folder / "none"))


WORKS: dict[str, Callable[[Path, str, int], None]] = {"merge": merge, "migrate": migrate, "move": move}

if __name__ == "__main__":
    for line in sys.stdin:
        if os.fork() == 0:
            say(os.getpid())
            WORKS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3], int(line))
            say("done")
            os._exit(0)
        os.wait()
        say("ended")
