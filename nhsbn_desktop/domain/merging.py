"""Two people's work on one thing brought together: three ways, from what both began with, never by who came last."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry
from nhsbn_desktop.domain.programme import ProgrammeEntry
from nhsbn_desktop.domain.sign_off import SecondValidation, SignOff, Validation

# What is made of parts that people fill in apart. Everything else is one statement, and is kept or not as a whole.
_IN_PARTS: frozenset[type] = frozenset({PlanEntry, MetricPlan, ProgrammeEntry, Person})
_PROMISES = (Validation, SignOff, SecondValidation)  # who gave it, and when, is what they say
_WRITTEN = frozenset({"by", "at"})  # of all else, who wrote it down and when does not make it another thing


class Choice(StrEnum):
    """Whose version of a thing is kept."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Version:
    """A thing as it stands on one side, None where it was taken away, and who made it so, when and why."""

    thing: Any
    by: str  # a person's key
    at: datetime  # UTC
    why: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """What both sides began with: a thing, or None where there was none yet."""

    thing: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """What to keep, without asking anybody. `moved` says whether that is other than what stands here."""

    thing: Any
    moved: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed it, and differently: only a person can say which is right. `base` is None where the two sides
    began with different things, so that neither can be said to have left it as it was."""

    kind: type[Any]
    key: str
    base: Base | None
    mine: Version
    theirs: Version

    def settle(self, choice: Choice) -> Any:
        """The thing that the choice keeps."""
        return self.mine.thing if choice is Choice.MINE else self.theirs.thing


def merge(kind: type[Any], key: str, base: Base | None, mine: Version, theirs: Version) -> Merged | Conflict:
    """Keeps what only one side changed, and what both changed alike; everything else is a conflict.

    A plan's row and a person are merged part by part; a signature, a correction or an explanation is one statement.
    """
    if same(mine.thing, theirs.thing):
        return Merged(mine.thing, moved=False)
    if base is None:
        return Conflict(kind, key, base, mine, theirs)
    if same(base.thing, theirs.thing):
        return Merged(mine.thing, moved=False)
    if same(base.thing, mine.thing):
        return Merged(theirs.thing, moved=True)
    both = _by_parts(base.thing, mine.thing, theirs.thing) if kind in _IN_PARTS else None
    if both is None:
        return Conflict(kind, key, base, mine, theirs)
    return Merged(both, moved=True)


def same(one: Any, other: Any) -> bool:
    """Whether two things say the same, whoever wrote it down and whenever; a promise is its maker's own."""
    if type(one) is not type(other):
        return False
    if isinstance(one, _PROMISES) or not is_dataclass(one) or isinstance(one, type):
        return bool(one == other)
    return _parts(one) == _parts(other)


def _parts(thing: Any) -> Mapping[str, Any]:
    return {part.name: getattr(thing, part.name) for part in fields(thing) if part.name not in _WRITTEN}


def _by_parts(base: Any, mine: Any, theirs: Any) -> Any | None:
    """Mine with the parts that only they changed; None where both changed a part, or one took the thing away."""
    if base is None or mine is None or theirs is None:
        return None
    began, here, there = _parts(base), _parts(mine), _parts(theirs)
    if any(began[name] != here[name] != there[name] != began[name] for name in began):
        return None
    return replace(mine, **{name: there[name] for name in began if there[name] != began[name]})
