"""How a change is written: into a file with all that follows from it; to a server alone, which does the rest itself."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, text, update

from nhsbn_desktop.record.schema import thing

_AS_TOLD = """
INSERT INTO change (number, at, "by", act, kind, key, before, after, why, undoes, batch, origin, signature, seal)
SELECT number, at, "by", act, kind, key, before, after, why, undoes, batch, origin, signature, seal
FROM ROWS FROM (json_to_recordset(CAST(:rows AS json)) AS (
    number integer, at text, "by" text, act text, kind text, key text, before text, after text, why text,
    undoes integer, batch integer, origin text, signature text, seal text)) WITH ORDINALITY AS told
ORDER BY told.ordinality
RETURNING number, batch
"""


def is_on_server(db: Connection) -> bool:
    return db.dialect.name == "postgresql"


def leave(db: Connection, kind: str, key: str, after: str | None) -> None:
    """Makes the thing what a change says it is afterwards; None takes it away."""
    here = and_(thing.c.kind == kind, thing.c.key == key)
    if after is None:
        db.execute(delete(thing).where(here))
    elif db.scalar(select(thing.c.kind).where(here)) is None:
        db.execute(insert(thing).values(kind=kind, key=key, body=after))
    else:
        db.execute(update(thing).where(here).values(body=after))


def insert_sealed_by_server(db: Connection, rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[int, int], ...]:
    """Writes rows in their order, in one step. Gives the number and batch that the server gave each.

    A `batch` of -2 says: the third of its commit. A `seal` that is not empty must be the one the server works out.
    """
    given = db.execute(text(_AS_TOLD), {"rows": json.dumps([dict(row) for row in rows])})
    return tuple((number, batch) for number, batch in given)
