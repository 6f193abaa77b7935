"""Two desks' histories of one thing brought together: who built on whose work is read off the changes themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.merging import Base, Conflict, Merged, Version, merge, same


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a thing: its name (`origin`), who made it, and what it left behind."""

    origin: str
    by: str
    at: datetime
    act: str
    thing: Any
    why: str = ""
    undoes: str = ""

    @property
    def version(self) -> Version:
        return Version(self.thing, self.by, self.at, self.why)


def meet(kind: type[Any], key: str, mine: Sequence[Step], theirs: Sequence[Step]) -> Merged | Conflict | None:
    """What a thing becomes here when their history of it comes in; None where it brings nothing new.

    Where their history holds all of mine, they worked on from where this desk stands and theirs is taken; where each
    holds something the other lacks, the two are merged three ways. Each history is in its own desk's order.
    """
    here, there = {step.origin for step in mine}, {step.origin for step in theirs}
    if not theirs or there <= here:
        return _asked_again(kind, key, mine, theirs)
    last = theirs[-1]
    if here <= there:
        return Merged(last.thing, moved=not same(mine[-1].thing if mine else None, last.thing))
    own = mine[-1]
    if same(own.thing, last.thing):
        return Merged(min(own.thing, last.thing, key=repr), moved=False)  # so that every desk ends with the same words
    return merge(kind, key, _common(mine, theirs, here & there), own.version, last.version)


def _common(mine: Sequence[Step], theirs: Sequence[Step], shared: set[str]) -> Base | None:
    """What both began with. Two desks that took the same changes in another order may not agree on that; then there is
    none, and nothing is decided for anybody."""
    here = next((step.thing for step in reversed(mine) if step.origin in shared), None)
    there = next((step.thing for step in reversed(theirs) if step.origin in shared), None)
    return Base(here) if same(here, there) else None


def _asked_again(kind: type[Any], key: str, mine: Sequence[Step], theirs: Sequence[Step]) -> Conflict | None:
    """What came once, was taken back here as a whole, and comes again is asked about rather than passed over."""
    if not theirs or same(mine[-1].thing, theirs[-1].thing):
        return None
    makers = {step.origin: step.by for step in theirs}
    taken_back = any(
        step.act == Act.UNDO.name and step.origin not in makers and makers.get(step.undoes, step.by) != step.by
        for step in mine
    )
    return Conflict(kind, key, None, mine[-1].version, theirs[-1].version) if taken_back else None
