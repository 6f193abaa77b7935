"""Lives that are cut short: for each line read, a process that commits to the record until it is killed.

A life prints its process number, then for each commit, once it has returned, the number of its last change. Everything
is imported beforehand and a life is a fork, so that twenty deaths cost a second and not half a minute.
"""

import os
import sys
from itertools import count
from pathlib import Path

import alembic.operations
import alembic.runtime.migration
import alembic.script.revision  # noqa: F401 - imported once, before the lives begin

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.session import THINGS, Session


def say(number: int) -> None:
    os.write(1, f"{number}\n".encode())


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


for _ in sys.stdin:
    if os.fork() == 0:
        live(Path(sys.argv[1]))
    os.wait()
    os.write(1, b"ended\n")
