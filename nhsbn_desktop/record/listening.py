"""Listens to a record's server, on a lane of its own: says when another desk saved, when the server went and came back.

Nothing is asked again and again: it sleeps until the server speaks, the line breaks, or it is told to stop.
"""

import select
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nhsbn_desktop.domain.problems import Problem, RecordAway
from nhsbn_desktop.record.engines import Secret, locate, server_options
from nhsbn_desktop.record.problems import told_as_problems

_CHANNEL = "nhsbn_record"  # as the server's own trigger calls it
_GATHER = 0.2  # seconds after the first word, so that what belongs together is one refresh
_APART = 2.0  # seconds between two refreshes, so that a busy minute leaves desk and server time for the saves
_LIFE = 20.0  # seconds of silence after which the line is tried
_AGAIN = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds between tries while the server is away


@dataclass(frozen=True, slots=True)
class Heard:
    """`here` is False when the server went; `by` are the accounts that saved. `problem` is why it cannot be reached."""

    here: bool
    by: frozenset[str] = frozenset()
    problem: Problem | None = None


class Listening:
    """`run` on a thread of its own; `stop` from any."""

    def __init__(self, address: str, password: Secret) -> None:
        self._url = locate(address)
        self._password = password
        self._stopped, self._wake = socket.socketpair()
        self._spoke = False

    def run(self, tell: Callable[[Heard], object]) -> None:
        tries = 0
        while not self._asked_to_stop(0):
            try:
                with told_as_problems(str(self._url.database)), self._connect() as line:
                    line.execute(f"LISTEN {_CHANNEL}")
                    tries = 0
                    tell(Heard(here=True))
                    self._listen(line, tell)
            except Problem as problem:
                if tries == 0 or not isinstance(problem, RecordAway):
                    tell(Heard(here=False, problem=problem))
                if self._asked_to_stop(_AGAIN[min(tries, len(_AGAIN) - 1)]):
                    return
                tries += 1

    def stop(self) -> None:
        self._wake.close()

    def close(self) -> None:
        """After `run` has ended."""
        self._stopped.close()

    def _connect(self) -> Any:
        import psycopg
        from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

        _, given = PGDialect_psycopg().create_connect_args(self._url)  # type: ignore[no-untyped-call]
        secret = None if self._url.password else self._password()
        if secret:
            given["password"] = secret
        try:
            return psycopg.connect(**given, **server_options(self._url), autocommit=True)
        except psycopg.Error as error:
            raise _as_problem(error, str(self._url.database)) from error

    def _listen(self, line: Any, tell: Callable[[Heard], object]) -> None:
        import psycopg

        told = -_APART
        try:
            while not self._asked_to_stop(_LIFE, line.fileno()):
                if not self._spoke:
                    line.execute("SELECT 1")  # raises where nobody is there any more
                    continue
                if self._asked_to_stop(max(_GATHER, told + _APART - time.monotonic())):
                    return
                saved = frozenset(word.payload for word in line.notifies(timeout=0))
                if saved:
                    told = time.monotonic()
                    tell(Heard(here=True, by=saved))
        except psycopg.Error as error:
            raise _as_problem(error, str(self._url.database)) from error

    def _asked_to_stop(self, seconds: float, *also: int) -> bool:
        stopped = self._stopped.fileno()
        ready, _, _ = select.select([stopped, *also], [], [], seconds)
        self._spoke = any(one != stopped for one in ready)
        return stopped in ready


def _as_problem(error: Exception, place: str) -> Problem:
    from sqlalchemy.exc import OperationalError

    try:
        with told_as_problems(place):
            raise OperationalError(None, None, error)
    except Problem as problem:
        return problem
