"""Rows of the trail as they travel to other desks, and as they are written down there."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.record.schema import change
from nhsbn_desktop.record.trail import seal

_AT_ONCE = 500  # origins asked for in one question: SQLite takes no more than some thousands


def as_carried(desk: str, rows: Sequence[RowMapping], undone: Iterable[Sequence[Any]]) -> tuple[Carried, ...]:
    """`undone` are number and origin of the changes that some of the rows take back."""
    origins = {number: origin or f"{desk}/{number}" for number, origin in undone}
    return tuple(
        Carried(
            origin=row["origin"] or f"{desk}/{row['number']}",
            undoes=origins.get(row["undoes"], ""),
            **{name: row[name] for name in ("at", "by", "act", "kind", "key", "before", "after", "why", "signature")},
        )
        for row in rows
    )


def as_row(one: Carried, number: int, batch: int, seal_before: str, undoes: int) -> dict[str, Any]:
    """The row to insert, sealed; `undoes` is the number here of the change it takes back, 0 where that is not here."""
    row: dict[str, Any] = {
        "number": number, "at": one.at, "by": one.by, "act": one.act, "kind": one.kind, "key": one.key,
        "before": one.before, "after": one.after, "why": one.why, "undoes": undoes, "batch": batch,
        "origin": one.origin, "signature": one.signature,
    }  # fmt: skip
    return row | {"seal": seal(seal_before, row)}


def origins_known(db: Connection, desk: str, came: Iterable[Carried]) -> dict[str, int]:
    """The numbers here of those changes, and of what they take back, that this record already has."""
    asked = {origin for one in came for origin in (one.origin, one.undoes) if origin}
    known = dict[str, int]()
    for own in (origin for origin in asked if origin.partition("/")[0] == desk):
        number = own.partition("/")[2]
        if number.isdecimal():
            known[own] = int(number)
    others = sorted(asked - known.keys())
    for start in range(0, len(others), _AT_ONCE):
        wanted = select(change.c.origin, change.c.number).where(change.c.origin.in_(others[start : start + _AT_ONCE]))
        known.update((origin, number) for origin, number in db.execute(wanted))
    return known
