"""What came from a colleague, as a person reads it before it is taken in: a hand-over or a section pack, alike."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from nhsbn_desktop.desktop.rows.conflict_rows import ConflictRow, conflict_rows, when
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.merging import Choice
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import WorkbookProblem
from nhsbn_desktop.domain.wording import written
from nhsbn_desktop.services import arrivals, collections, returned_packs, submissions, trail
from nhsbn_desktop.services.arrivals import Arrival
from nhsbn_desktop.services.returned_packs import PackAnswer, PackArrival
from nhsbn_desktop.services.session import Session

Choices = Mapping[Any, Choice]
_MOST_TOLD = 6


@dataclass(frozen=True, slots=True)
class LandingRow:
    """A thing that will stand otherwise here."""

    key: object
    about: str
    before: str
    after: str
    who: str
    what: str


@dataclass(frozen=True)
class Coming:
    """What came, ready to be shown. `take(choices, read_out)` takes it in, off the UI thread; `fingerprint` has to be
    read out first, empty where the sender is known. `person` is whose it is here, None where that is who works here."""

    title: str
    words: str
    told: tuple[str, ...]
    fingerprint: str
    sender: str
    landing: tuple[LandingRow, ...]
    conflicts: tuple[ConflictRow, ...]
    new: int
    take: Callable[[Choices, bool], object]
    person: Person | None = None


def what_came(session: Session, path: Path) -> Coming | None:
    """Off the UI thread: a hand-over or a returned pack; None for a workbook. Raises Problem for one to be refused."""
    known = collections.known_collections(session)
    if arrivals.is_hand_over(path):
        return _hand_over(session, arrivals.look(session, path, known), known)
    try:
        pack = returned_packs.is_pack(path)
    except WorkbookProblem:
        return None  # the Workbook screen says what is wrong, and asks for a password
    if not pack:
        return None
    loaded = [one for collection in known for one in submissions.load_all(session, collection)]
    arrival = returned_packs.look_at_pack(session, path, loaded)
    submission = next(one for one in loaded if one.key == arrival.issued.submission)
    take = partial(returned_packs.take_answers, session, submission, arrival)
    return _pack(session, arrival, submission.collection, take)


def landing_model() -> TableModel[LandingRow]:
    return TableModel[LandingRow](
        [
            Column("What", lambda row: row.about, second=lambda row: row.what, tip=lambda row: row.about),
            Column("Here now", lambda row: row.before, width=170),
            Column("Becomes", lambda row: row.after, second=lambda row: row.who, width=230),
        ],
        key=lambda row: row.key,
    )


def _hand_over(session: Session, arrival: Arrival, known: Iterable[Collection]) -> Coming:
    hand_over = arrival.hand_over
    names = {person.key: person.name for person in session.record.all(Person)}
    names |= {one.key: one.name for one in _people(arrival)} | {hand_over.sender.key: hand_over.sender.name}
    by_key = {one.key: one for one in known}
    landing = tuple(
        LandingRow(
            (one.kind, one.key),
            trail.about(one.kind, one.key, names, by_key),
            trail.words_of(one.before, names) or ("as in the workbook" if one.kind is Correction else "\N{EN DASH}"),
            trail.words_of(one.after, names) or ("taken away" if one.after is None else "new"),
            f"{names.get(one.last.by, one.last.by)}, {when(one.last.at)}",
            Act[one.last.act].sentence,
        )
        for one in arrival.landing
    )
    left = [f"{trail.about(one.kind, one.key, names, by_key)} is left out: {one.why}." for one in arrival.left_out]
    must = sum(finding.severity.value == "must_fix" for finding in hand_over.findings)
    findings = f"{len(hand_over.findings)} findings were open, {must} of them to fix." if hand_over.findings else ""
    mine = session.person.key == hand_over.to.key
    me = session if mine else session.as_person(hand_over.to)
    return Coming(
        title=f"{hand_over.title}, from {hand_over.sender.name}",
        words=_summary(arrival),
        told=tuple(filter(None, (f"“{hand_over.note}”" if hand_over.note else "", findings, *_few(left)))),
        fingerprint=arrival.to_enrol,
        sender=hand_over.sender.name,
        landing=landing,
        conflicts=conflict_rows(arrival.conflicts, names, by_key),
        new=len(arrival.came),
        take=lambda choices, read_out: arrivals.take_in(me, arrival, choices, read_out=read_out),
        person=None if mine else hand_over.to,
    )


def _pack(session: Session, arrival: PackArrival, collection: Collection, take: Callable[[Choices], object]) -> Coming:
    issued = arrival.issued
    people = {person.key: person.name for person in session.record.all(Person)}
    who = people.get(issued.to, issued.to) or "a colleague"
    refused = [f"{one.cell} is left out: {one.why}." for one in arrival.refused]
    count = len(arrival.landing) + len(arrival.conflicts)
    answers = "No answer was" if not count else "1 answer was" if count == 1 else f"{count} answers were"
    return Coming(
        title=f"{arrival.path.name}, the section pack made for {who}",
        words=f"{', '.join(issued.sections)} of {issued.submission.partition('/')[2]}, made on {when(issued.at)}. "
        f"{answers} changed in it.",
        told=_few([*arrival.told, *refused]),
        fingerprint="",
        sender=who,
        landing=tuple(
            LandingRow(
                one.code,
                collection.label(one.code),
                _value(one.mine, one, collection),
                _value(one.theirs, one, collection),
                who,
                str(one.cell),
            )
            for one in arrival.landing
        ),
        conflicts=tuple(_pack_conflict(one, collection, who) for one in arrival.conflicts),
        new=count,
        take=lambda choices, _: take(choices),
    )


def _pack_conflict(one: PackAnswer, collection: Collection, who: str) -> ConflictRow:
    base, mine, theirs = (_value(value, one, collection) for value in (one.base, one.mine, one.theirs))
    return ConflictRow(one.code, collection.label(one.code), base, mine, "here, since the pack was made", theirs, who)


def _value(value: Any, one: PackAnswer, collection: Collection) -> str:
    return written(value, collection.metric(one.code))


def _summary(arrival: Arrival) -> str:
    hand_over = arrival.hand_over
    sections = ", ".join(hand_over.sections) or "all sections"
    count = len(arrival.came)
    some = "1 change in it is" if count == 1 else f"{count} changes in it are"
    news = f"{some} new here." if count else "Nothing in it is new here."
    return f"Made on {when(hand_over.made)} for {hand_over.to.name}: {sections}. {news}"


def _people(arrival: Arrival) -> Iterable[Person]:
    return (one.after for one in arrival.landing if isinstance(one.after, Person))


def _few(told: list[str]) -> tuple[str, ...]:
    """So many that the rest of the window is still seen; how many more there are is said."""
    rest = len(told) - _MOST_TOLD
    return (*told[:_MOST_TOLD], *((f"And {rest} more.",) if rest > 0 else ()))
