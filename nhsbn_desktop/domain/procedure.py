"""How the policy's procedure (section 5.1) is kept: each step of a collection, done, late or missing, worked out.

For whoever answers for the procedure being kept, the director of health informatics (section 10.1.6).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from nhsbn_desktop.domain.launch import Step, StepStanding, StepState
from nhsbn_desktop.domain.outputs import Edition
from nhsbn_desktop.domain.plan import PlanEntry, Timetable
from nhsbn_desktop.domain.reports import LEADERSHIP, Action, ReportRow, ReportState
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.wording import several


class Keeping(StrEnum):
    """In the order in which somebody should look into them."""

    LATE = "Late"
    MISSING = "Missing"
    DONE_LATE = "Done late"
    NOT_YET = "Not yet"
    DONE = "Done"
    NOT_NEEDED = "Not needed"

    @property
    def rank(self) -> int:
        return list(Keeping).index(self)

    @property
    def is_kept(self) -> bool:
        """Nothing is amiss: what is not due yet is no breach."""
        return self not in (Keeping.LATE, Keeping.MISSING, Keeping.DONE_LATE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A step and how it is kept. `since` is the day it was done, or that on which it was due; `screen` is where it is
    done, `unit` the submitting unit if it is about one, `launch` the step of the launch that it is."""

    step: str
    keeping: Keeping
    why: str
    collection: str  # the collection's key
    screen: str
    unit: str = ""
    since: date | None = None
    launch: Step | None = None

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.unit}/{self.step}"

    @property
    def is_done(self) -> bool:
        return self.keeping in (Keeping.DONE, Keeping.DONE_LATE)


def order(rows: Iterable[Kept]) -> tuple[Kept, ...]:
    """What is amiss first, the longest since; a collection's steps otherwise stay in the order of the procedure."""

    def place(row: Kept) -> tuple[int, date]:
        return row.keeping.rank, date.max if row.keeping.is_kept else row.since or date.max

    return tuple(sorted(rows, key=place))


def kept_launch(collection: str, steps: Iterable[StepStanding]) -> Iterator[Kept]:
    """The launch's own steps, as far as its rules (`domain.launch`) say."""
    states = {
        StepState.DONE: Keeping.DONE,
        StepState.NOT_NEEDED: Keeping.NOT_NEEDED,
        StepState.OVERDUE: Keeping.LATE,
        StepState.NEXT: Keeping.NOT_YET,
        StepState.LATER: Keeping.NOT_YET,
    }
    for one in steps:
        on = one.on if one.on != date.min else None  # decided, and nobody knows when
        since = on if one.state is StepState.DONE else one.due
        waits = " It waits for the step before it." if one.state is StepState.LATER else ""
        yield Kept(
            str(one.step),
            states[one.state],
            f"{one.why}{waits}".strip(),
            collection,
            "programme",
            since=since,
            launch=one.step,
        )


def kept_plan(
    collection: str, sections: Sequence[str], plan: Iterable[PlanEntry], dates: Timetable | None, today: date
) -> Kept:
    """The data collection plan: every section in it, with its nominated lead."""
    led = {entry.section for entry in plan if entry.lead}
    without = [section for section in sections if section not in led]
    due = dates.leads_by if dates else None
    if not without:
        return Kept("Data collection plan", Keeping.DONE, "Every section has its lead.", collection, "plan")
    why = f"{several(without)}: not planned with a nominated lead."
    return Kept("Data collection plan", _open(due, today), why, collection, "plan", since=due)


def kept_submission(one: Submission, deadline: date | None, today: date) -> Iterator[Kept]:
    """Validation, sign-off and submission of one unit, as its promises stand today. `deadline` is the Network's."""
    dates, key, unit = one.timetable, one.collection.key, one.unit
    standing = [section for section in one.collection.sections if one.validation_stands(section)]
    made = [one.validation(section) for section in standing]
    yield _done_or_open(
        Kept("Validation", Keeping.DONE, f"{len(standing)} of {len(one.collection.sections)} sections are validated.",
             key, "sign_off", unit),
        max((promise.at.date() for promise in made if promise), default=None) if one.validated else None,
        dates.validated_by if dates else None, today,
    )  # fmt: skip
    signed = one.sign_off if one.sign_off_stands else None
    yield _done_or_open(
        Kept("Sign-off", Keeping.DONE, "It stands." if signed else "No sign-off stands.", key, "sign_off", unit),
        signed.at.date() if signed else None, dates.sign_off_by if dates else None, today,
    )  # fmt: skip
    sent = first_sent(one)
    row = Kept("Submission", Keeping.DONE, "Sent." if sent else "Nothing was sent.", key, "submissions", unit)
    row = _done_or_open(row, sent, deadline, today)
    if sent and deadline and sent > deadline:
        row = replace(row, keeping=Keeping.DONE_LATE, why="Sent after the Network's deadline.")
    yield row
    draft = one.output(Edition.DRAFT)
    if sent:
        why = "Taken in." if draft else "None was taken in yet."
        row = Kept("Draft output", Keeping.DONE, why, key, "outputs", unit)
        yield _done_or_open(row, draft.received if draft else None, None, today)


def kept_outputs(
    collection: str, reports: Iterable[ReportRow], actions: Sequence[Action], today: date
) -> Iterator[Kept]:
    """Each report that is to be passed on, and what follows: the policy sets no day for either but an action's own."""
    rows = tuple(reports)
    for row in rows:
        on = max((one.on for one in row.distributions), default=None) if row.state is ReportState.PASSED_ON else None
        why = "Not received yet." if row.report is None else f"To be passed on to {several(row.owed or (LEADERSHIP,))}."
        done = Kept(row.title, Keeping.DONE, "Passed on." if on else why, collection, "outputs")
        yield _done_or_open(done, on, None, today)
    if any(row.report for row in rows) or actions:
        late = [action for action in actions if action.done_on is None and action.due and action.due < today]
        left = sum(action.done_on is None for action in actions)
        why = f"{several([one.what for one in late])}: overdue." if late else f"{left} of {len(actions)} still to do."
        on = max((one.done_on for one in actions if one.done_on), default=None) if not left else None
        said = why if actions else "Nothing is planned yet."
        follows = Kept("What follows", Keeping.DONE, said, collection, "outputs")
        yield _done_or_open(follows, on, min((one.due for one in late if one.due), default=None), today)


def say_missing(before: Iterable[Kept], today: date, *, begun: bool) -> Iterator[Kept]:
    """What was passed over among the steps before the data: its day is past, or none was set, and a later one is done
    (`begun`: some of the collection's submissions are validated or sent)."""
    rows = tuple(before)
    for place, row in enumerate(rows):
        later = begun or any(one.is_done for one in rows[place + 1 :])
        over = row.keeping in (Keeping.LATE, Keeping.NOT_YET) and (row.since or date.min) < today
        if later and over:
            yield replace(row, keeping=Keeping.MISSING, why=f"{row.why} What comes after it is done.".strip())
        else:
            yield row


def first_sent(one: Submission) -> date | None:
    """When it first went; a version that only waits to go has not been sent."""
    gone = {handed.staged for handed in one.handed_over} | {receipt.staged for receipt in one.receipts}
    return min((staged.at.date() for staged in one.staged if staged.id in gone), default=None)


def _done_or_open(row: Kept, on: date | None, due: date | None, today: date) -> Kept:
    return replace(row, since=on) if on else replace(row, keeping=_open(due, today), since=due)


def _open(due: date | None, today: date) -> Keeping:
    return Keeping.LATE if due is not None and due < today else Keeping.NOT_YET
