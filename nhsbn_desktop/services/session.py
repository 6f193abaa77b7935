"""A person at their record: the one gate through which everything changes, is undone and is found again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import CommentCorrection, Correction, Reading
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.entry import Entered
from nhsbn_desktop.domain.findings import Explanation, Review
from nhsbn_desktop.domain.gaps import Gap
from nhsbn_desktop.domain.mapping import WorkbookMapping
from nhsbn_desktop.domain.matching import MetricMatch
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.programme import Participation
from nhsbn_desktop.domain.sign_off import SignOff, Validation
from nhsbn_desktop.domain.spc import Rebase
from nhsbn_desktop.domain.specification_changes import TakenUp
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged
from nhsbn_desktop.domain.waivers import Waiver

if TYPE_CHECKING:  # the record brings in SQLAlchemy, which must not load before the window has been painted
    from nhsbn_desktop.record.files import Files
    from nhsbn_desktop.record.store import Record

THINGS = (
    Person,
    Participation,
    Collection,
    Reading,
    Correction,
    CommentCorrection,
    Explanation,
    PlanEntry,
    Validation,
    SignOff,
    Staged,
    HandedOver,
    Receipt,
    Review,
    Gap,
    Waiver,
    TakenUp,
    MetricMatch,
    Rebase,
    WorkbookMapping,
    Entered,
)  # what the record keeps

_UNDOABLE = tuple(act for act in Act if act.undoable)


class Thing(Protocol):
    """A frozen fact the record keeps, named by its key."""

    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Thing)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Session:
    """`files` keeps the workbooks and documents the record speaks of; `now` tells the time in UTC."""

    person: Person
    record: "Record"
    files: "Files"
    now: Callable[[], datetime] = field(default=_now)

    def commit(self, act: Act, thing: Thing, why: str = "") -> Change:
        """Records the thing as this person's act, over what stood under its key.

        Raises NotPermitted where the person's role does not carry the act, RecordProblem where it cannot be saved.
        """
        return self.commit_all(act, (thing,), why)[0]

    def commit_all(self, act: Act, things: Iterable[Thing], why: str = "") -> tuple[Change, ...]:
        """Records several things as one act: all are saved or none, and `undo` takes them back together."""
        self._permit(act)
        at = self.now()
        latest = {(type(thing), thing.key): thing for thing in things}  # of two with one key, the later counts
        return self.record.commit(
            *(
                Change(at, self.person.key, act, kind, key, self.record.get(kind, key), thing, why)
                for (kind, key), thing in latest.items()
            )
        )

    def remove(self, act: Act, kind: type[T], key: str, why: str = "") -> Change:
        """Takes a thing away; the trail keeps what it was. Raises NotReady where there is none."""
        self._permit(act)
        before = self.record.get(kind, key)
        if before is None:
            raise NotReady(
                f"There is nothing under {key} to take away.", "Look again: it may have been taken away already."
            )
        return self.record.commit(Change(self.now(), self.person.key, act, kind, key, before, None, why))[0]

    def first(self, kind: type[T], key: str) -> T | None:
        """How a thing stood when the record first heard of it; None where it never did."""
        made = [change for change in self.record.changes(under=key) if change.kind is kind and change.key == key]
        return made[-1].after if made else None

    def undo(self) -> tuple[Change, ...] | None:
        """Takes back this person's latest act that can be taken back, whole; the trail keeps both. None where none is.

        Raises RecordProblem, changing nothing, where somebody has since changed what it would put back.
        """
        done = self.record.latest_standing(self.person.key, _UNDOABLE)
        if not done:
            return None
        at, by = self.now(), self.person.key
        return self.record.commit(
            *(
                Change(at, by, Act.UNDO, last.kind, last.key, last.after, last.before, undoes=last.number)
                for last in reversed(done)
            )
        )

    def as_person(self, person: Person) -> "Session":
        """The same desk with somebody else at it."""
        return replace(self, person=person)

    def _permit(self, act: Act) -> None:
        if act.allowed_to(self.person):
            return
        may = " or ".join(sorted(f"{_article(role)} {role}" for role in act.roles))
        raise NotPermitted(
            f"{self.person.name} is {_article(self.person.role)} {self.person.role}, and only {may} may do this: "
            f"“{act.sentence}”.",
            f"Ask {may} to do it.",
        )


def _article(role: str) -> str:
    return "an" if role[0] in "aeiou" else "a"
