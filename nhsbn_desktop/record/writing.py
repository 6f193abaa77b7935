"""How a change is written: into a file with all that follows from it; to a server alone, which does the rest itself."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

_AS_TOLD = text("""
INSERT INTO change (number, at, "by", act, kind, key, before, after, why, undoes, batch, origin, signature, seal)
SELECT number, at, "by", act, kind, key, before, after, why, undoes, batch, origin, signature, seal
FROM ROWS FROM (json_to_recordset(CAST(:rows AS json)) AS (
    number integer, at text, "by" text, act text, kind text, key text, before text, after text, why text,
    undoes integer, batch integer, origin text, signature text, seal text)) WITH ORDINALITY AS told
ORDER BY told.ordinality
RETURNING number, batch, seal
""")


_GONE = text("DELETE FROM thing WHERE kind = :kind AND key = :key")
_STANDS = text(
    "INSERT INTO thing (kind, key, body) VALUES (:kind, :key, :body) "
    "ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body"
)


def is_on_server(db: Connection) -> bool:
    return db.dialect.name == "postgresql"


def leave(db: Connection, standing: Mapping[tuple[str, str], str | None]) -> None:
    """Makes things, by kind and key, what changes say they are afterwards; None takes a thing away."""
    for statement, wanted in ((_GONE, False), (_STANDS, True)):
        rows = [
            {"kind": kind, "key": key, "body": body}
            for (kind, key), body in standing.items()
            if (body is not None) is wanted
        ]
        if rows:
            db.execute(statement, rows)


def insert_sealed_by_server(db: Connection, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Writes rows in their order, in one step. Gives them with the number, batch and seal that the server gave each.

    A `batch` of -2 says: the third of its commit. A `seal` that is not empty must be the one the server works out.
    """
    given = db.execute(_AS_TOLD, {"rows": json.dumps([dict(row) for row in rows])})
    return [
        {**row, "number": number, "batch": batch, "seal": seal}
        for row, (number, batch, seal) in zip(rows, given, strict=True)
    ]
