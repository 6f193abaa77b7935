"""What was saved at a desk while the server was away, laid over what others saved there meanwhile: three ways, change
by change, never by who came last."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from nhsbn_desktop.domain.merging import Base, Conflict, Version, merge, same
from nhsbn_desktop.record.trail import text_of

Row = Mapping[str, Any]
Read = Callable[[str, str | None], Any]
"""The thing of a kind by that name, from its text."""

Name = tuple[str, str]  # a thing's kind and key


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody saved and the server does not have: another was quicker, or their account may not write it.

    `base` is the text they began with, `mine` the text they left; it waits here until they choose.
    """

    kind: str
    key: str
    base: str | None
    mine: str | None
    by: str
    at: str  # UTC, ISO 8601
    act: str
    why: str
    refused: str = ""  # the server's reason, where it would not take it


@dataclass
class Rebased:
    """`batches` go to the server in this order. `there` says under which numbers those already stand there that a desk
    sent before it was cut off."""

    batches: list[list[dict[str, Any]]] = field(default_factory=list)
    held: dict[Name, Held] = field(default_factory=dict)
    there: dict[int, int] = field(default_factory=dict)


def rebase(waiting: Sequence[Row], fresh: Sequence[Row], kinds: Mapping[str, type], read: Read) -> Rebased:
    """`waiting` was saved here, `fresh` on the server, both since the same change and in the order made."""
    stands = {_name(row): row for row in fresh}
    sent = defaultdict[tuple[str, ...], list[int]](list)
    for row in fresh:
        sent[_identity(row)].append(row["number"])
    result = Rebased()
    for _, rows in groupby(waiting, key=lambda row: row["batch"]):
        batch = [laid for row in rows if (laid := _lay(row, stands, sent, kinds, read, result)) is not None]
        if batch:
            result.batches.append(batch)
    for name, held in list(result.held.items()):
        now = stands[name]["after"]
        if held.mine in (held.base, now) or same(read(held.kind, held.mine), read(held.kind, now)):
            del result.held[name]  # taken back, or what the others came to as well
    return result


def hold(row: Row, refused: str = "") -> Held:
    """A change that the server does not take, as it waits for its maker."""
    return Held(
        row["kind"], row["key"], row["before"], row["after"], row["by"], row["at"], row["act"], row["why"], refused
    )


def conflict_of(held: Held, kinds: Mapping[str, type], read: Read, now: Version) -> Conflict:
    """What is held as the conflict screen shows it: mine, theirs as it stands on the server now, and the base."""
    mine = Version(read(held.kind, held.mine), held.by, datetime.fromisoformat(held.at), held.why)
    return Conflict(kinds[held.kind], held.key, Base(read(held.kind, held.base)), mine, now)


def _lay(
    row: Row,
    stands: dict[Name, Row],
    sent: Mapping[tuple[str, ...], list[int]],
    kinds: Mapping[str, type],
    read: Read,
    result: Rebased,
) -> dict[str, Any] | None:
    """One change over what stands, None where nothing is left of it to send."""
    name = _name(row)
    if sent.get(_identity(row)):  # it had reached the server before this desk could know
        result.there[row["number"]] = sent[_identity(row)].pop(0)
        return None
    if name in result.held:
        first = result.held[name]
        result.held[name] = hold({**row, "before": first.base})
        return None
    laid = dict(row)
    if name in stands and stands[name]["after"] != row["before"]:
        theirs = stands[name]
        merged = merge(kinds[row["kind"]], row["key"], *_sides(row, theirs, read))
        if isinstance(merged, Conflict):
            result.held[name] = hold(row)
            return None
        if same(merged.thing, read(theirs["kind"], theirs["after"])):
            return None
        laid |= {"before": theirs["after"], "after": text_of(merged.thing)}
    stands[name] = laid
    return laid


def _sides(row: Row, theirs: Row, read: Read) -> tuple[Base, Version, Version]:
    def version(side: Row) -> Version:
        return Version(read(side["kind"], side["after"]), side["by"], datetime.fromisoformat(side["at"]), side["why"])

    return Base(read(row["kind"], row["before"])), version(row), version(theirs)


def _name(row: Row) -> Name:
    return row["kind"], row["key"]


def _identity(row: Row) -> tuple[str, ...]:
    """No person does one act to one thing twice in the same millionth of a second."""
    return row["at"], row["by"], row["act"], row["kind"], row["key"]
