"""A hand-over: what one desk passes to one named person at another, and what each desk remembers of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import CommentCorrection, Correction
from nhsbn_desktop.domain.burden import HoursSpent
from nhsbn_desktop.domain.calendar_file import CalendarSent
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.entry import Entered
from nhsbn_desktop.domain.findings import Explanation, Finding, Review
from nhsbn_desktop.domain.gaps import Gap
from nhsbn_desktop.domain.mapping import WorkbookMapping
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.domain.packs import PackIssued
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.programme import Nomination, Participation
from nhsbn_desktop.domain.queries import DefinitionsQuery
from nhsbn_desktop.domain.reports import Action
from nhsbn_desktop.domain.sign_off import SecondValidation, SignOff, Validation, Withdrawal
from nhsbn_desktop.domain.signing_keys import EnrolledKey
from nhsbn_desktop.domain.spc import Rebase
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged

FORM = 1  # of the file; a later one may mean something this version does not know
OFFICERS = frozenset(
    {Role.IQO, Role.ASSISTANT_IQO}
)  # they keep the record, and vouch for what others did at their desk

UNLIMITED = frozenset(
    OFFICERS | {Role.CARE_GROUP_DIRECTOR, Role.DEPUTY_CARE_GROUP_DIRECTOR}
)  # what they change counts in every section


@dataclass(frozen=True, slots=True)
class HandOver:
    """`desk` and `number` say how far the sender's trail went; `public` is the sender's key (hex), `to_public` the
    addressee's. `sections` are those the addressee works on, all of them where empty. `answers` is the hand-over that
    this one comes back for, empty for a first. `changes` are the whole history of what is passed on, `findings` those
    of the sections as they stood, `files` the SHA-256 (hex) and suffix of each workbook that comes with it.
    """

    form: int
    id: str
    desk: str
    number: int
    made: datetime
    sender: Person
    public: str
    to: Person
    to_public: str
    collection: str  # the collection's key
    title: str
    sections: tuple[str, ...]
    answers: str
    note: str
    changes: tuple[Carried, ...]
    findings: tuple[Finding, ...] = ()
    files: tuple[tuple[str, str], ...] = ()

    def seal(self, sha256: str) -> dict[str, Any]:
        """What the sender signs: whose file this is and for whom, and the sum of its contents."""
        return {
            "schema": f"nhsbn-hand-over/{self.form}",
            "id": self.id,
            "desk": self.desk,
            "public": self.public,
            "to_public": self.to_public,
            "sha256": sha256,
        }


@dataclass(frozen=True, slots=True)
class HandOverMade:
    """A hand-over that left this desk: what comes back for it is known by its id."""

    collection: str
    id: str
    to: str  # a person's key
    sections: tuple[str, ...]
    number: int
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.id}"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A hand-over that was taken in here, so that it is not taken in again, nor an older one after it."""

    collection: str
    id: str
    desk: str
    number: int
    sender: str  # a person's key
    sections: tuple[str, ...]
    made: datetime
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.id}"


# Which trust it is, who its people are and what they sign with goes along with everything.
PEOPLE: tuple[type, ...] = (Organisation, Person, EnrolledKey)
# What happens at one desk stays there: how its files are read, what it sends, what it passed on and took in. By which
# version of a specification a collection is judged goes along, so that all desks see the same findings.
_STAYS = frozenset(
    {
        CalendarSent,
        Entered,
        HandedOver,
        HandOverMade,
        PackIssued,
        Receipt,
        Staged,
        TakenIn,
        WorkbookMapping,
        *PEOPLE,
    }
)


# What somebody who is no officer may change at their own desk, and by which acts; the rest comes to them to be read.
ABOUT: Mapping[Act, tuple[type, ...]] = {
    Act.CORRECT_ANSWER: (Correction,),
    Act.CORRECT_COMMENT: (CommentCorrection,),
    Act.EXPLAIN_FINDING: (Explanation,),
    Act.WITHDRAW_EXPLANATION: (Explanation,),
    Act.CLOSE_FINDING: (Review,),
    Act.SEND_BACK_FINDING: (Review,),
    Act.VERIFY_FINDING: (Review,),
    Act.DE_VERIFY_FINDING: (Review,),
    Act.RECORD_GAP: (Gap,),
    Act.WITHDRAW_GAP: (Gap,),
    Act.REBASE_SERIES: (Rebase,),
    Act.TAKE_REBASE_BACK: (Rebase,),
    Act.VALIDATE: (Validation,),
    Act.SIGN_OFF: (SignOff,),
    Act.TAKE_BACK_PROMISE: (Withdrawal, Validation, SignOff),
    Act.VALIDATE_AGAIN: (SecondValidation,),
    Act.PLAN_ACTION: (Action,),
    Act.DECIDE_PARTICIPATION: (Participation,),
    Act.NOMINATE_LEAD: (Nomination,),
    Act.WITHDRAW_NOMINATION: (Nomination,),
    Act.ASK_QUERY: (DefinitionsQuery,),
    Act.RAISE_CHALLENGE: (Challenge,),
    Act.SETTLE_CHALLENGE: (Challenge,),
    Act.SPEND_HOURS: (HoursSpent,),
    Act.TAKE_HOURS_BACK: (HoursSpent,),
}
# These go over what others wrote: undoing all that a hand-over brought, or deciding between two desks' versions.
OVER_OTHERS = frozenset({Act.UNDO, Act.TAKE_IN, Act.CHOOSE_VERSION})


def may_change(person: Person) -> frozenset[type]:
    """The kinds of facts that somebody who is no officer changes by acts of their own."""
    return frozenset(kind for act, kinds in ABOUT.items() if act.allowed_to(person) for kind in kinds)


def travelling(kinds: Iterable[type]) -> tuple[type, ...]:
    """Of the kinds that a record keeps, those whose changes go to other desks with their collection."""
    return tuple(kind for kind in kinds if kind not in _STAYS)


def section_of(thing: Any, collection: Collection) -> str | None:
    """The section a fact is about; None for what is about more than one, or about none."""
    section = getattr(thing, "section", None)
    if isinstance(section, str) and section:
        return section
    finding = getattr(thing, "finding", None)
    code = getattr(thing, "code", None) if finding is None else finding.split("/", 2)[-1]
    metric = collection.metric(split_code(code)[0]) if isinstance(code, str) and code else None
    return metric.section if metric else None
