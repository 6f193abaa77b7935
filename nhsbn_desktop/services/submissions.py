"""A collection's submissions as they stand: every fact on record, and what follows from them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar
from weakref import WeakKeyDictionary

from nhsbn_desktop.domain.answers import CommentCorrection, Correction, Reading
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Explanation, Review
from nhsbn_desktop.domain.gaps import Gap
from nhsbn_desktop.domain.limits import OwnLimit, settings_with
from nhsbn_desktop.domain.matching import MetricMatch, void_comparisons
from nhsbn_desktop.domain.outputs import Output
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import PlanEntry, Timetable, work_back
from nhsbn_desktop.domain.programme import ProgrammeEntry
from nhsbn_desktop.domain.proof import Grounds, doubts
from nhsbn_desktop.domain.sign_off import AnyPromise, SecondValidation, SignOff, Validation, Withdrawal
from nhsbn_desktop.domain.signing_keys import EnrolledKey
from nhsbn_desktop.domain.submission import HandedOver, Receipt, Staged, Submission
from nhsbn_desktop.domain.waivers import Waiver
from nhsbn_desktop.domain.working_out import WorkedOut, work_out
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.signing.signatures import statement_verifies

if TYPE_CHECKING:  # the record brings in SQLAlchemy, which must not load before the window has been painted
    from nhsbn_desktop.record.store import Record

Kept = TypeVar("Kept")

_State = tuple[tuple[int, str], date, Collection]  # the head of the record, the day, and what is asked
_KEPT: "WeakKeyDictionary[Record, dict[str, tuple[_State, WorkedOut]]]" = WeakKeyDictionary()


def timetable(session: Session, collection: Collection) -> Timetable | None:
    """The internal deadlines, where it is known when the collection opens and closes: the programme as it stands here
    goes before the specification, since the Network may move a date."""
    kept = session.record.get(ProgrammeEntry, collection.key)
    opens = (kept and kept.opens) or collection.opens
    deadline = (kept and kept.deadline) or collection.deadline
    if opens is None or deadline is None:
        return None
    return work_back(opens, deadline, session.days_off(), session.rules())


def load_all(session: Session, collection: Collection) -> tuple[Submission, ...]:
    """Every submission of the collection, judged together: some checks span localities, others years.

    Worked out once for each state of the record: until something changes, all who ask are given the same values. Where
    an answer was corrected, what follows is worked out from what was before.
    """
    kept = _KEPT.setdefault(session.record, {})
    state = (session.record.head(), session.now().date(), collection)  # first: a change made meanwhile makes it stale
    of, before = kept.get(collection.key, (None, None))
    if before is None or of != state:
        before = _load_all(session, collection, before)
        kept[collection.key] = (state, before)
    return before.submissions


def load(session: Session, collection: Collection, unit: str) -> Submission:
    """One unit's submission, judged with its siblings all the same. Raises KeyError for a unit it has not."""
    submissions = {submission.unit: submission for submission in load_all(session, collection)}
    return submissions[unit]


def _load_all(session: Session, collection: Collection, before: WorkedOut | None) -> WorkedOut:
    record, under = session.record, collection.key
    readings, corrections = record.all(Reading, under), record.all(Correction, under)
    explanations, validations = record.all(Explanation, under), record.all(Validation, under)
    staged, handed_over, receipts = record.all(Staged, under), record.all(HandedOver, under), record.all(Receipt, under)
    reviews, gaps, waivers = record.all(Review, under), record.all(Gap, under), record.all(Waiver, under)
    comments, outputs = record.all(CommentCorrection, under), record.all(Output, under)
    sign_offs, plan = record.all(SignOff, under), record.all(PlanEntry, under)
    withdrawals, seconds = record.all(Withdrawal, under), record.all(SecondValidation, under)
    grounds = _grounds(record, collection, (*validations, *sign_offs, *seconds), withdrawals)
    dates, today = timetable(session, collection), session.now().date()
    bare = [
        Submission(
            collection=collection,
            unit=unit,
            reading=next((r for r in _of(readings, key) if r.year == collection.year), None),
            corrections=_of(corrections, key),
            explanations=_of(explanations, key),
            plan=plan,
            timetable=dates,
            validations=_of(validations, key),
            sign_off=next(iter(_of(sign_offs, key)), None),
            staged=_of(staged, key),
            handed_over=_of(handed_over, key),
            receipts=_of(receipts, key),
            today=today,
            reviews=_of(reviews, key),
            gaps=_of(gaps, key),
            waivers=waivers,
            comment_corrections=_of(comments, key),
            withdrawals=_of(withdrawals, key),
            second_validations=_of(seconds, key),
            doubts=doubts(
                _of(validations, key),
                next(iter(_of(sign_offs, key)), None),
                _of(seconds, key),
                _of(withdrawals, key),
                grounds,
            ),
            outputs=_of(outputs, key),
        )
        for unit, key in ((unit, collection.submission_key(unit)) for unit in collection.units)
    ]
    own, void = record.all(OwnLimit, under), void_comparisons(record.all(MetricMatch, under))
    names = {person.key: person.name for person in record.all(Person)} if own else {}
    return work_out(bare, readings, void, before, settings_with(collection, own, names))


def _grounds(
    record: "Record", collection: Collection, promises: tuple[AnyPromise, ...], withdrawals: tuple[Withdrawal, ...]
) -> Grounds:
    """What these promises are judged by: keys, roles and leads as they were at the time, from the trail."""
    if not promises:
        return Grounds(statement_verifies)
    concerned = {one.by for one in (*promises, *withdrawals)} | {
        one.on_behalf_of for one in promises if isinstance(one, SignOff)
    }
    return Grounds(
        verifies=statement_verifies,
        keys=record.all(EnrolledKey),
        people={key: _history(record, Person, key) for key in concerned if key},
        leads={
            section: [(at, entry.lead) for at, entry in _history(record, PlanEntry, f"{collection.key}/{section}")]
            for section in {one.section for one in promises if not isinstance(one, SignOff)}
        },
    )


def _history(record: "Record", kind: type[Kept], key: str) -> tuple[tuple[datetime, Kept], ...]:
    """Each way this thing stood and since when, earliest first."""
    made = (one for one in record.changes(under=key) if one.kind is kind and one.key == key and one.after is not None)
    return tuple((one.at, one.after) for one in reversed(list(made)))


class _OfASubmission(Protocol):
    @property
    def submission(self) -> str: ...


Fact = TypeVar("Fact", bound=_OfASubmission)


def _of(facts: Iterable[Fact], key: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.submission == key)
