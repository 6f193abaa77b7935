"""Holding an output against what was sent, and a final output against the draft, figure by figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.matching import plain
from nhsbn_desktop.domain.outputs import Output, Shown
from nhsbn_desktop.domain.statistics import round_half_up

_HUNDRED = Decimal(100)


class Tick(StrEnum):
    """How a figure of an output compares with what was sent."""

    AGREES = "Agrees"
    ROUNDED = "Agrees, rounded"
    DIFFERS = "Differs"
    NOT_SENT = "Nothing was sent"
    NOT_SHOWN = "Nothing is shown"
    UNLINKED = "Which answer?"

    @property
    def is_right(self) -> bool:
        return self in (Tick.AGREES, Tick.ROUNDED)


def tick(shown: Value, submitted: Value) -> Tick:
    """Whether an output shows what was submitted. It may round, half up, and may write a share as a percentage."""
    if submitted is None or shown is None:
        return Tick.AGREES if shown == submitted else Tick.NOT_SENT if submitted is None else Tick.NOT_SHOWN
    if isinstance(shown, str) or isinstance(submitted, str):
        return Tick.AGREES if plain(str(shown)) == plain(str(submitted)) else Tick.DIFFERS
    if shown == submitted:
        return Tick.AGREES
    scales = (submitted, submitted * _HUNDRED, submitted / _HUNDRED)
    return Tick.ROUNDED if any(_rounds_to(value, shown) for value in scales) else Tick.DIFFERS


def _rounds_to(value: Decimal, shown: Decimal) -> bool:
    exponent = shown.as_tuple().exponent
    return isinstance(exponent, int) and round_half_up(value, max(-exponent, 0)) == shown


@dataclass(frozen=True, slots=True)
class Ticked:
    """One figure: what was sent, what the draft and the final output show, and how the newer of them compares."""

    code: str
    label: str
    section: str
    submitted: Value
    draft: Value
    final: Value
    tick: Tick
    change: str  # between draft and final, in words; empty where there is no final output or nothing moved
    key: str


def tick_all(
    collection: Collection, submitted: Mapping[str, Value], draft: Output | None, final: Output | None
) -> tuple[Ticked, ...]:
    """Every figure of both editions, in the order of the draft, then what only the final output shows.

    `submitted` is what the Network holds: the latest version sent before the newer of the two.
    """
    drafts, finals = _by_figure(draft, submitted), _by_figure(final, submitted)
    rows = []
    for key in [*drafts, *(key for key in finals if key not in drafts)]:
        before, after = drafts.get(key), finals.get(key)
        shown = after or before
        if shown is not None:
            rows.append(_ticked(collection, submitted, key, shown, before, after, has_final=final is not None))
    return tuple(rows)


def _ticked(
    collection: Collection,
    submitted: Mapping[str, Value],
    key: str,
    shown: Shown,
    before: Shown | None,
    after: Shown | None,
    *,
    has_final: bool,
) -> Ticked:
    metric = collection.metric(shown.code) if shown.code else None
    sent = submitted.get(shown.code) if shown.code else None
    return Ticked(
        shown.code,
        collection.label(shown.code) if shown.code else shown.wording,
        metric.section if metric else "",
        sent,
        before.value if before else None,
        after.value if after else None,
        tick(shown.value, sent) if shown.code else Tick.UNLINKED,
        _change(before, after, sent) if has_final else "",
        key,
    )


def _by_figure(output: Output | None, submitted: Mapping[str, Value]) -> dict[str, Shown]:
    """Where several rows are about one answer, the one that shows what was sent: the others are worked out of it."""
    found: dict[str, Shown] = {}
    for row in output.rows if output else ():
        key, sent = row.code or plain(row.wording), submitted.get(row.code)
        if key not in found or (tick(row.value, sent).is_right and not tick(found[key].value, sent).is_right):
            found[key] = row
    return found


def _change(before: Shown | None, after: Shown | None, sent: Value) -> str:
    """What became of a figure from the draft to the final output."""
    if before is None:
        return "Only in the final output"
    if after is None:
        return "Only in the draft"
    if before.value != after.value:
        return "Changed, to what was sent" if tick(after.value, sent).is_right else "Changed, and not to what was sent"
    if before.position and not after.position:
        return "No longer an outlier"
    return "Now an outlier" if after.position and not before.position else ""
