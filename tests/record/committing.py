"""Lives that are cut short: for each line read, a process that commits to the record until it is killed.

A life prints its process number, then for each commit, once it has returned, the number of its last change. Everything
is imported beforehand and a life is a fork, so that twenty deaths cost a second and not half a minute.
"""

import os
import secrets
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

import alembic.operations
import alembic.runtime.migration
import alembic.script.revision  # noqa: F401 - imported once, before the lives begin

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.record.codec import encode
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS, Session


def say(number: int) -> None:
    os.write(1, f"{number}\n".encode())


def merge(session: Session, *origins: str) -> int:
    """Takes in two changes of another desk, and stands by one's own over the first: three changes, all or none."""
    theirs = [Correction("K/Trust", f"B{n}", "y" * 9_000, "", "ben", session.now()) for n in range(len(origins))]
    at = session.now().isoformat()
    came = [
        Carried(origin, at, "ben", Act.CORRECT_ANSWER.name, "Correction", one.key, None, encode(one), "3", "")
        for origin, one in zip(origins, theirs, strict=True)
    ]
    mine = replace(theirs[0], value="mine", by="ann")
    over = Change(session.now(), "ann", Act.TAKE_IN, Correction, mine.key, theirs[0], mine, "3")
    return session.record.take_in(came, [over], session.record.head())[-1].number


def live(folder: Path) -> None:
    session = Session(
        Person("ann", "Ann Hale", Role.IQO), Record(folder / "record.sqlite", THINGS), Files(folder / "files")
    )
    say(os.getpid())
    for turn in count():
        together = [
            Correction("K/Trust", f"A{turn % 7}{part}", "x" * (turn * 977 % 20_000), "", "ann", session.now())
            for part in range(1 + turn % 3)
        ]
        say(session.commit_all(Act.CORRECT_ANSWER, together, why=str(len(together)))[-1].number)
        if turn % 2:
            say(merge(session, f"{secrets.token_hex(8)}/1", f"{secrets.token_hex(8)}/1"))


for _ in sys.stdin:
    if os.fork() == 0:
        live(Path(sys.argv[1]))
    os.wait()
    os.write(1, b"ended\n")
