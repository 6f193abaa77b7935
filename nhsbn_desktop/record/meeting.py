"""What a desk with a copy says to the record's server when they meet: is it the same record, what is new, take this."""

from contextlib import closing
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from nhsbn_desktop.domain.problems import RecordProblem
from nhsbn_desktop.record.copying import End, rows_after
from nhsbn_desktop.record.engines import Secret, no_secret
from nhsbn_desktop.record.rebasing import Held, Rebased, Row, hold
from nhsbn_desktop.record.schema import change, head
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.record.writing import insert_sealed_by_server

_AT_ONCE = 500  # changes fetched together
_NOT_ALLOWED = "42501"


def name_where_it_follows(server: Connection, end: End, desk: str, place: str) -> str:
    """The record's name there. Raises RecordProblem where this copy, of that name and synced to that end, is another
    record's: a server put back from an old copy lacks what this desk has seen there."""
    sealed = select(change.c.seal).where(change.c.number == end[0]).scalar_subquery()
    name, seal_there = server.execute(select(head.c.desk, sealed)).one()
    if end[0] == 0 or (name, seal_there) == (desk, end[1]):
        return str(name)
    raise RecordProblem(
        f"The record at {place} is not the one this desk worked at: it is another, or was put back from an older copy.",
        "Nothing was changed, and what waits at this desk is kept. Ask whoever looks after that server.",
    )


def fetch(server: Connection, end: End) -> list[Row]:
    """Every change that the server has after this end."""
    rows: list[Row] = []
    while True:
        more = rows_after(server, rows[-1]["number"] if rows else end[0], _AT_ONCE)
        rows += more
        if len(more) < _AT_ONCE:
            return rows


def push(server: Connection, plan: Rebased) -> list[Held]:
    """Sends batch by batch, all or none of them; gives what the server would not take."""
    refused, numbers = list[Held](), dict(plan.there)
    for batch in plan.batches:
        rows: list[dict[str, Any]] = [
            {**row, "number": 0, "batch": -place, "seal": "", "undoes": _undoes(row, numbers, plan)}
            for place, row in enumerate(batch)
        ]
        try:
            with server.begin_nested():
                given = insert_sealed_by_server(server, rows)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != _NOT_ALLOWED:
                raise
            refused += [hold(row, "your account may not write this on the shared record") for row in batch]
            continue
        numbers |= {row["number"]: there["number"] for row, there in zip(batch, given, strict=True)}
    return refused


def _undoes(row: Row, numbers: dict[int, int], plan: Rebased) -> int:
    """What a change takes back may have been saved here too, under a number that was not the server's."""
    waited = min((one["number"] for batch in plan.batches for one in batch), default=0)
    undoes = int(row["undoes"])
    return undoes if not undoes or (undoes < waited and undoes not in numbers) else numbers.get(undoes, 0)


def role_there(address: str, kinds: tuple[type, ...], password: Secret = no_secret) -> str | None:
    """The role that a server's record gives to the account of this address; None where it knows nobody by that name.

    Raises RecordProblem where the server cannot be reached, does not let the account in, or keeps no record.
    """
    with closing(Record(address, kinds, password=password)) as record, record.reading() as db:
        role = db.scalar(text("SELECT record_role()"))
    return None if role is None else str(role)
