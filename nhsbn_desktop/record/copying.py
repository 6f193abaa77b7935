"""A desk's own copy of a record on a server: which of it the server has, what still waits, and what waits for a choice.

The copy is a record like any other, with three small tables beside. What the server has lies up to `synced`; what was
saved here since comes after it in the same trail, and makes way once it has been sent.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, delete, insert, select, update

from nhsbn_desktop.record.problems import damaged
from nhsbn_desktop.record.rebasing import Held, Row
from nhsbn_desktop.record.schema import change, head
from nhsbn_desktop.record.trail import seal
from nhsbn_desktop.record.writing import leave

End = tuple[int, str]  # the number and seal of a trail's last change

_beside = MetaData()
synced = Table("synced", _beside, Column("number", Integer, nullable=False), Column("seal", Text, nullable=False))
held = Table(
    "held",
    _beside,
    Column("id", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("kind", "key", "by", "at", "act", "why", "refused")),
    Column("base", Text),
    Column("mine", Text),
)
unsent = Table("unsent", _beside, Column("sha256", Text, primary_key=True), Column("suffix", Text, nullable=False))


def make_ready(db: Connection) -> None:
    """The tables beside, where they are not there yet. The copy's own trail may be cut back: the server's never is."""
    _beside.create_all(db)
    if db.execute(select(synced.c.number)).first() is None:
        db.execute(insert(synced).values(number=0, seal=""))
    db.exec_driver_sql("DROP TRIGGER IF EXISTS change_stays")


def end_of_synced(db: Connection) -> End:
    number, sealed = db.execute(select(synced.c.number, synced.c.seal)).one()
    return number, sealed


def rows_after(db: Connection, number: int, limit: int | None = None) -> list[Row]:
    """The changes after this one, as they are written down, in their order."""
    later = select(change).where(change.c.number > number).order_by(change.c.number).limit(limit)
    return [dict(row) for row in db.execute(later).mappings()]


def cut_back(db: Connection, end: End, waiting: Sequence[Row]) -> None:
    """Makes the trail end there again, and the things as they stood then."""
    leave(db, {(row["kind"], row["key"]): row["before"] for row in reversed(waiting)})  # the first of each counts
    db.execute(delete(change).where(change.c.number > end[0]))
    db.execute(update(head).values(number=end[0], seal=end[1]))


def take_rows(db: Connection, end: End, rows: Sequence[Row], place: str) -> End:
    """Writes changes down that were sealed elsewhere. Raises RecordProblem where they do not follow on this trail."""
    number, sealed = end
    for row in rows:
        number += 1
        if row["number"] != number or seal(sealed, row) != row["seal"]:
            raise damaged(place)
        sealed = row["seal"]
    if rows:
        leave(db, {(row["kind"], row["key"]): row["after"] for row in rows})  # the last of each counts
        db.execute(insert(change), [dict(row) for row in rows])
        db.execute(update(head).values(number=number, seal=sealed))
    return number, sealed


def mark_synced(db: Connection, end: End) -> None:
    db.execute(update(synced).values(number=end[0], seal=end[1]))


def hold_all(db: Connection, kept: Iterable[Held]) -> None:
    for one in kept:
        values: dict[str, Any] = {name: getattr(one, name) for name in Held.__slots__}
        db.execute(insert(held).values(**values))


def all_held(db: Connection) -> dict[int, Held]:
    return {
        row["id"]: Held(**{name: row[name] for name in Held.__slots__})
        for row in db.execute(select(held).order_by(held.c.id)).mappings()
    }
