"""A change as a row of the audit trail, and the seal that ties each row to the one before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.record.codec import decode, encode

Row = Mapping[Any, Any]

_SEALED = ("number", "at", "by", "act", "kind", "key", "before", "after", "why", "undoes", "batch")


def row_of(change: Change, number: int, batch: int, seal_before: str, before: str | None) -> dict[str, Any]:
    """The row to insert, sealed; `before` is the text that stood. Raises ValueError for a time without its zone."""
    if change.at.tzinfo is None:
        raise ValueError("A change must say when it was made in UTC.")
    row = {
        "number": number,
        "at": change.at.astimezone(UTC).isoformat(),
        "by": change.by,
        "act": change.act.name,
        "kind": change.kind.__name__,
        "key": change.key,
        "before": before,
        "after": text_of(change.after),
        "why": change.why,
        "undoes": change.undoes,
        "batch": batch,
        "origin": change.origin,
        "signature": change.signature,
    }
    return row | {"seal": seal(seal_before, row)}


def change_of(row: Row, kinds: Mapping[str, type]) -> Change:
    """The change a row holds. Raises KeyError for a kind or an act this version does not know."""
    kind = kinds[row["kind"]]
    return Change(
        at=datetime.fromisoformat(row["at"]),
        by=row["by"],
        act=Act[row["act"]],
        kind=kind,
        key=row["key"],
        before=_thing_of(kind, row["before"]),
        after=_thing_of(kind, row["after"]),
        why=row["why"],
        number=row["number"],
        undoes=row["undoes"],
        batch=row["batch"],
        origin=row["origin"],
        signature=row["signature"],
    )


def seal(seal_before: str, row: Row) -> str:
    """SHA-256 (hex) over the seal before and this row, written as one JSON list: no two rows are written alike.

    Where a change was first made, and its signature, are sealed with those that came from another desk: what was sealed
    before there were such changes keeps its seal.

    The seal holds no secret. It shows damage, and a row altered, removed or slipped in by hand. Somebody who can write
    to the database could seal the whole trail anew, which is why papers and receipts that leave the trust quote a seal.
    """
    from_elsewhere = [row["origin"], row["signature"]] if row["origin"] or row["signature"] else []
    sealed = json.dumps([seal_before, *(row[name] for name in _SEALED), *from_elsewhere], separators=(",", ":"))
    return hashlib.sha256(sealed.encode()).hexdigest()


def trail_stands(rows: Iterable[Row], last: tuple[int, str]) -> dict[tuple[str, str], str] | None:
    """The marks of the things these rows lead to, by kind and key; None where the trail is broken.

    `rows` are all of them, first to last; `last` is the number and seal that the head says the trail ends with.
    """
    number, sealed, things = 0, "", dict[tuple[str, str], str]()
    for row in rows:
        number, sealed = number + 1, seal(sealed, row)
        if row["number"] != number or row["seal"] != sealed:
            return None
        things.pop((row["kind"], row["key"]), None)
        if row["after"] is not None:
            things[row["kind"], row["key"]] = mark(row["after"])
    return things if (number, sealed) == last else None


def mark(body: str) -> str:
    """What stands for a thing while a long trail is gone through: SHA-256 (hex) of its text."""
    return hashlib.sha256(body.encode()).hexdigest()


def text_of(thing: object | None) -> str | None:
    return None if thing is None else encode(thing)


def _thing_of(kind: type, text: str | None) -> Any:
    return None if text is None else decode(kind, text)
