"""A person at their record: the one gate through which everything changes, is undone and is found again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import CommentCorrection, Correction, Reading
from nhsbn_desktop.domain.burden import HoursSpent
from nhsbn_desktop.domain.calendar_file import CalendarSent
from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.entry import Entered
from nhsbn_desktop.domain.findings import Explanation, Review
from nhsbn_desktop.domain.gaps import Gap
from nhsbn_desktop.domain.hand_over import HandOverMade, TakenIn
from nhsbn_desktop.domain.limits import OwnLimit
from nhsbn_desktop.domain.mapping import WorkbookMapping
from nhsbn_desktop.domain.matching import MetricMatch
from nhsbn_desktop.domain.monthly import MonthlyFigures
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.domain.outputs import Output, Replied
from nhsbn_desktop.domain.packs import PackIssued
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry
from nhsbn_desktop.domain.plan_rules import RULES, PlanRules
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.programme import Nomination, Participation, ProgrammeEntry
from nhsbn_desktop.domain.queries import DefinitionsQuery
from nhsbn_desktop.domain.reports import Action, Distribution, Report
from nhsbn_desktop.domain.requests import DataRequest
from nhsbn_desktop.domain.sections import AnswersBySection
from nhsbn_desktop.domain.sign_off import AnyPromise, SecondValidation, SignOff, Validation, Withdrawal
from nhsbn_desktop.domain.signing_keys import EnrolledKey, key_in_use
from nhsbn_desktop.domain.spc import Rebase
from nhsbn_desktop.domain.specification_changes import TakenUp
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged
from nhsbn_desktop.domain.waivers import Waiver
from nhsbn_desktop.paths import resource
from nhsbn_desktop.signing.desk_keys import DeskKeys
from nhsbn_desktop.signing.signatures import SigningKey, sign_statement

if TYPE_CHECKING:  # the record brings in SQLAlchemy, which must not load before the window has been painted
    from nhsbn_desktop.record.files import Files
    from nhsbn_desktop.record.store import Record

THINGS = (
    Organisation,
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
    MonthlyFigures,
    OwnLimit,
    Rebase,
    WorkbookMapping,
    Entered,
    EnrolledKey,
    ProgrammeEntry,
    Nomination,
    PlanRules,
    MetricPlan,
    DataRequest,
    DefinitionsQuery,
    Challenge,
    HoursSpent,
    CalendarSent,
    HandOverMade,
    TakenIn,
    PackIssued,
    Withdrawal,
    AnswersBySection,
    Output,
    SecondValidation,
    Replied,
    Report,
    Distribution,
    Action,
)  # what the record keeps

_UNDOABLE = tuple(act for act in Act if act.undoable)


class Thing(Protocol):
    """A frozen fact the record keeps, named by its key."""

    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Thing)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature (128 hexadecimal digits) and the public key (64) it is checked by."""

    public: str
    signature: str


@dataclass(frozen=True)
class Session:
    """`files` keeps the workbooks and documents the record speaks of; `now` tells the time in UTC; `keys` are those
    that can sign here, None where none can."""

    person: Person
    record: "Record"
    files: "Files"
    now: Callable[[], datetime] = field(default=_now)
    keys: DeskKeys | None = None
    _undone: list[tuple[Change, ...]] = field(default_factory=list, init=False, repr=False, compare=False)

    def commit(self, act: Act, thing: Thing, why: str = "") -> Change:
        """Records the thing as this person's act, over what stood under its key.

        Raises NotPermitted where the person's role does not carry the act, RecordProblem where it cannot be saved.
        """
        return self.commit_all(act, (thing,), why)[0]

    def commit_all(
        self, act: Act, things: Iterable[Thing], why: str = "", seen: Iterable[Thing] | None = None
    ) -> tuple[Change, ...]:
        """Records several things as one act: all are saved or none, and `undo` takes them back together.

        `seen` are the things of that kind as the person had them before their eyes. Raises ChangedMeanwhile, saving
        nothing, where a colleague's change reached this desk since: nobody overwrites what they have not seen.
        """
        self.permit(act)
        self._undone.clear()
        at = self.now()
        latest = {(type(thing), thing.key): thing for thing in things}  # of two with one key, the later counts
        return self.record.commit(
            *(
                Change(at, self.person.key, act, kind, key, self._before(kind, key, seen), thing, why)
                for (kind, key), thing in latest.items()
            )
        )

    def _before(self, kind: type[T], key: str, seen: Iterable[Thing] | None) -> Any:
        """What stands, unless somebody else put it there unseen: then what the person saw, which no longer stands."""
        stands = self.record.get(kind, key)
        if seen is None or getattr(stands, "by", self.person.key) == self.person.key:
            return stands
        return next((thing for thing in seen if type(thing) is kind and thing.key == key), None)

    def remove(self, act: Act, kind: type[T], key: str, why: str = "") -> Change:
        """Takes a thing away; the trail keeps what it was. Raises NotReady where there is none."""
        self.permit(act)
        self._undone.clear()
        before = self.record.get(kind, key)
        if before is None:
            raise NotReady(
                f"There is nothing under {key} to take away.", "Look again: it may have been taken away already."
            )
        return self.record.commit(Change(self.now(), self.person.key, act, kind, key, before, None, why))[0]

    def remove_all(self, act: Act, things: Iterable[Thing]) -> tuple[Change, ...]:
        """Takes several things away as one act, which `undo` takes back together."""
        self.permit(act)
        self._undone.clear()
        at = self.now()
        return self.record.commit(
            *(Change(at, self.person.key, act, type(thing), thing.key, thing, None) for thing in things)
        )

    def first(self, kind: type[T], key: str) -> T | None:
        """How a thing stood when the record first heard of it; None where it never did."""
        made = [change for change in self.record.changes(under=key) if change.kind is kind and change.key == key]
        return made[-1].after if made else None

    def rules(self) -> PlanRules:
        """How this trust counts its days: its own rules, else those that ship."""
        return self.record.get(PlanRules, RULES) or PlanRules()

    def days_off(self) -> frozenset[date]:
        """The bank holidays of the trust's nation with its own changes."""
        return self.rules().holidays(_shipped_bank_holidays())

    def undo(self) -> tuple[Change, ...] | None:
        """Takes back this person's latest act that can be taken back, whole; the trail keeps both. None where none is.

        Raises RecordProblem, changing nothing, where somebody has since changed what it would put back.
        """
        done = self.record.latest_standing(self.person.key, _UNDOABLE)
        if not done:
            return None
        at, by = self.now(), self.person.key
        if any(last.act is Act.TAKE_IN and last.kind is TakenIn for last in done):
            return self.record.commit(*self._given_back(done[0].batch, at, by))
        changes = self.record.commit(
            *(
                Change(at, by, Act.UNDO, last.kind, last.key, last.after, last.before, undoes=last.number)
                for last in reversed(done)
            )
        )
        self._undone.append(done)
        return changes

    def redo(self) -> tuple[Change, ...] | None:
        """Does again, as the same act, what was undone last, as long as nothing else was done since and the program was
        not closed. None where there is nothing.

        Raises RecordProblem, changing nothing, where somebody has since changed what it would put in place.
        """
        if not self._undone:
            return None
        again = self._undone[-1]
        for one in again:
            self.permit(one.act)
        at, by = self.now(), self.person.key
        changes = self.record.commit(
            *(Change(at, by, one.act, one.kind, one.key, one.before, one.after, one.why) for one in again)
        )
        self._undone.pop()
        return changes

    def _given_back(self, batch: int, at: datetime, by: str) -> Iterable[Change]:
        """Everything that came in with a hand-over, back to what stood here before it."""
        came = {(one.kind, one.key): one for one in self.record.batch(batch)}  # the last of each thing counts
        for last in reversed(came.values()):
            before = self.record.stood_before(last.kind, last.key, batch)
            yield Change(at, by, Act.UNDO, last.kind, last.key, last.after, before, undoes=last.number)

    def sign(self, statement: Mapping[str, Any]) -> Signed:
        """This person's signature under a statement (RFC 8785), by the key that is enrolled for them and kept here.

        Raises NotPermitted where there is no such key, saying why and what to do: being chosen in a menu signs nothing.
        """
        return self.sign_all((statement,))[0]

    def sign_all(self, statements: Iterable[Mapping[str, Any]]) -> tuple[Signed, ...]:
        """`sign` for many statements, opening the computer's store once."""
        key = self.signing_key()
        return tuple(Signed(key.public, sign_statement(key, statement)) for statement in statements)

    def promise(self, act: Act, made: AnyPromise) -> Change:
        """Puts a promise on record in this person's name, role and signature. Raises NotPermitted, first of all where
        the role does not carry the act, then as `sign` does."""
        self.permit(act)
        key = self.signing_key()
        stated = replace(made, role=str(self.person.role), public=key.public)
        return self.commit(act, replace(stated, signature=sign_statement(key, stated.statement)), made.note)

    def signing_key(self) -> SigningKey:
        """The key this person signs with here. Raises NotPermitted as `sign` does."""
        problem = self.why_unsigned()
        if problem is not None:
            raise problem
        enrolled = key_in_use(self.record.all(EnrolledKey, self.person.key), self.person.key)
        key = self.keys.find(enrolled.public) if self.keys and enrolled else None
        if key is None:
            raise NotPermitted(
                f"The secret half of the signing key of {self.person.name} is no longer on this computer.",
                "Set up a new key (Sign-off, Signing keys) and ask the IQO to enrol it.",
            )
        return key

    def why_unsigned(self) -> NotPermitted | None:
        """Why this person cannot sign at this desk, as far as can be told without opening the computer's store."""
        name, keys = self.person.name, self.keys
        held = keys.held() if keys is not None else frozenset()
        enrolled = key_in_use(self.record.all(EnrolledKey, self.person.key), self.person.key)
        if enrolled is not None and enrolled.public in held:
            return None
        if enrolled is None:
            return NotPermitted(
                f"{name} has no signing key that the IQO has enrolled, so nothing can be signed in this name.",
                f"{name} sets one up at their own desk (Sign-off, Signing keys) and reads its fingerprint to the IQO, "
                "who enrols it.",
            )
        return NotPermitted(
            f"The signing key of {name} is not at this desk, so nothing can be signed in this name here.",
            f"{name} signs at the desk where their key was set up, or sets up a new one and asks the IQO to enrol it.",
        )

    def as_person(self, person: Person) -> "Session":
        """The same desk with somebody else at it."""
        return replace(self, person=person)

    def permit(self, act: Act) -> None:
        """Raises NotPermitted where this person's role does not carry the act."""
        if act.allowed_to(self.person):
            return
        may = " or ".join(sorted(f"{_article(role)} {role}" for role in act.roles))
        raise NotPermitted(
            f"{self.person.name} is {_article(self.person.role)} {self.person.role}, and only {may} may do this: "
            f"“{act.sentence}”.",
            f"Ask {may} to do it.",
        )


@lru_cache(maxsize=1)
def _shipped_bank_holidays() -> str:
    return resource("bank_holidays.csv").read_text(encoding="utf-8")


def _article(role: str) -> str:
    return "an" if role[0] in "aeiou" else "a"
