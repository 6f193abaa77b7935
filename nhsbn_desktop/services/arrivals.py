"""Taking in a hand-over: looked at and shown first, refused with the reason, merged three ways, nothing overwritten."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.admission import ThisDesk
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.exchange import Step, meet
from nhsbn_desktop.domain.hand_over import (
    OFFICERS,
    PEOPLE,
    UNLIMITED,
    HandOver,
    HandOverMade,
    TakenIn,
    may_change,
    section_of,
    travelling,
)
from nhsbn_desktop.domain.merging import Choice, Conflict, Merged
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import HandOverProblem, NotReady
from nhsbn_desktop.domain.signing_keys import EnrolledKey
from nhsbn_desktop.record.codec import decode
from nhsbn_desktop.record.hand_over_file import Arrived, altered, is_hand_over, read_hand_over
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.signatures import statement_verifies
from nhsbn_desktop.signing.vouching import Vouching

__all__ = ["Arrival", "Landing", "LeftOut", "is_hand_over", "look", "take_in"]

Name = tuple[type[Any], str]  # a thing's kind and key
_KINDS = {kind.__name__: kind for kind in (*PEOPLE, *travelling(THINGS))}


@dataclass(frozen=True, slots=True)
class Landing:
    """A thing that will stand otherwise here: what it was, what it becomes, and who changed it last, when and why."""

    kind: type[Any]
    key: str
    before: Any
    after: Any
    last: Step


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A thing whose changes are not taken, who made them, and why they are left."""

    kind: type[Any]
    key: str
    by: str
    why: str


@dataclass(frozen=True)
class Arrival:
    """A hand-over that was read and holds together, and what taking it in would do. Nothing has been done yet.

    `to_enrol` is the fingerprint that the sender reads out before this desk believes them, empty where their key is
    enrolled here. `came` are the changes that are new here, whatever comes of them.
    """

    file_name: str
    hand_over: HandOver
    to_enrol: str
    landing: tuple[Landing, ...]
    conflicts: tuple[Conflict, ...]
    left_out: tuple[LeftOut, ...]
    came: tuple[Carried, ...]
    met: Mapping[Name, Merged | Conflict]
    files: Mapping[str, bytes]
    looked_at: tuple[int, str]


def look(session: Session, path: Path, collections: Iterable[Collection]) -> Arrival:
    """What taking a hand-over in would do. Raises HandOverProblem, saying why, for one that is altered, forged, not for
    this desk, taken in before, or older than what was."""
    looked_at, arrived = session.record.head(), read_hand_over(path)
    hand_over, name = arrived.hand_over, path.name
    if not statement_verifies(hand_over.public, arrived.signature, hand_over.seal(arrived.sha256)):
        raise altered(name, "its signature does not belong to what is in it")
    here = _this_desk(session)
    to_enrol = here.admit(hand_over, name)
    known = {one.origin: one for one in _known(session, hand_over.collection)}
    _refuse_forged(here, arrived, known, name)
    collection = next((one for one in collections if one.key == hand_over.collection), None)
    return _arrival(session, arrived, known, collection, (name, to_enrol, looked_at))


def take_in(
    session: Session, arrival: Arrival, choices: Mapping[Name, Choice], *, read_out: bool = False
) -> tuple[Change, ...]:
    """Takes a hand-over in, in one act that one undo takes back: what colleagues did is kept as they did it, with their
    names, and what was decided here stands over it.

    `read_out` is this person's word that the sender read their fingerprint out and it matched. Raises NotReady without
    it where it is needed, and while a conflict is undecided; RecordProblem where the record moved since it was looked
    at. Then nothing is taken in.
    """
    hand_over = arrival.hand_over
    if arrival.to_enrol and not read_out:
        raise NotReady(
            f"Nobody has made sure yet that this hand-over is from {hand_over.sender.name}.",
            f"Ask {hand_over.sender.name} to read out the fingerprint of their signing key, and compare it.",
        )
    undecided = [one for one in arrival.conflicts if (one.kind, one.key) not in choices]
    if undecided:
        raise NotReady(
            f"{len(undecided)} answer(s) were changed on both desks, and nobody has decided which is right.",
            "Choose yours or theirs for each of them.",
        )
    for sha256, suffix in hand_over.files:
        session.files.keep_bytes(arrival.files[sha256], suffix)
    at, by = session.now(), session.person.key
    taken = TakenIn(
        hand_over.collection, hand_over.id, hand_over.desk, hand_over.number, hand_over.sender.key,
        hand_over.sections, hand_over.made, by, at,
    )  # fmt: skip
    changes = [*_settled(arrival, choices, at, by), Change(at, by, Act.TAKE_IN, TakenIn, taken.key, None, taken)]
    return session.record.take_in(arrival.came, changes, arrival.looked_at)


def _settled(arrival: Arrival, choices: Mapping[Name, Choice], at: datetime, by: str) -> Iterator[Change]:
    """What stands here in the end, wherever that is not what the last change that came leaves behind."""
    left = {(_KINDS[one.kind], one.key): _read(one.kind, one.after) for one in arrival.came}
    for (kind, key), met in arrival.met.items():
        conflict = met if isinstance(met, Conflict) else None
        thing = conflict.settle(choices[kind, key]) if conflict else met.thing  # type: ignore[union-attr]
        before = left.get((kind, key), conflict.mine.thing if conflict else thing)
        if thing != before:
            why = f"kept {choices[kind, key]}" if conflict else ""
            yield Change(at, by, Act.TAKE_IN, kind, key, before, thing, why)


def _arrival(
    session: Session,
    arrived: Arrived,
    known: Mapping[str, Carried],
    collection: Collection | None,
    about: tuple[str, str, tuple[int, str]],
) -> Arrival:
    hand_over = arrived.hand_over
    mine, theirs = _histories(known.values()), _histories(hand_over.changes)
    left_out = tuple(_left_out(session, hand_over, known, collection))
    barred = {(one.kind, one.key) for one in left_out}
    met = {
        (kind, key): outcome
        for (kind, key), steps in theirs.items()
        if (kind, key) not in barred and (outcome := meet(kind, key, mine.get((kind, key), ()), steps)) is not None
    }
    landing = tuple(
        Landing(kind, key, mine[kind, key][-1].thing if (kind, key) in mine else None, one.thing, theirs[kind, key][-1])
        for (kind, key), one in met.items()
        if isinstance(one, Merged) and one.moved
    )
    name, to_enrol, looked_at = about
    return Arrival(
        file_name=name,
        hand_over=hand_over,
        to_enrol=to_enrol,
        landing=landing,
        conflicts=tuple(one for one in met.values() if isinstance(one, Conflict)),
        left_out=left_out,
        came=tuple(
            one for one in hand_over.changes if one.origin not in known and (_KINDS[one.kind], one.key) not in barred
        ),
        met=met,
        files=arrived.files,
        looked_at=looked_at,
    )


def _left_out(
    session: Session, hand_over: HandOver, known: Mapping[str, Carried], collection: Collection | None
) -> Iterator[LeftOut]:
    """What a lead or a contributor did to sections that nobody handed to them; and what anybody but an officer put back
    that is the officers' to change, by undoing all that a hand-over had brought."""
    sender = hand_over.sender
    made = [one for one in session.record.all(HandOverMade, hand_over.collection) if one.to == sender.key]
    asked = collection.sections if collection else ()
    theirs = {section for one in made for section in (one.sections or asked)}
    seen = set[Name]()
    for one in hand_over.changes:
        name, why = (_KINDS[one.kind], one.key), ""
        if one.origin in known or name in seen or sender.role in OFFICERS:
            continue
        section = (
            section_of(_read(one.kind, one.after) or _read(one.kind, one.before), collection) if collection else None
        )
        if name[0] not in may_change(sender):
            why = "only the IQO changes it"
        elif section is not None and section not in theirs and sender.role not in UNLIMITED:
            why = f"{section} was not handed to {sender.name}"
        if why:
            seen.add(name)
            yield LeftOut(*name, one.by, why)


def _known(session: Session, collection: str) -> tuple[Carried, ...]:
    record = session.record
    return (*record.carried(PEOPLE, ""), *record.carried(travelling(THINGS), collection))


def _histories(changes: Iterable[Carried]) -> dict[Name, list[Step]]:
    histories: dict[Name, list[Step]] = {}
    for one in changes:
        at = datetime.fromisoformat(one.at)
        step = Step(one.origin, one.by, at, one.act, _read(one.kind, one.after), one.why, one.undoes)
        histories.setdefault((_KINDS[one.kind], one.key), []).append(step)
    return histories


def _read(kind: str, text: str | None) -> Any:
    return None if text is None else decode(_KINDS[kind], text)


def _this_desk(session: Session) -> ThisDesk:
    record, keys = session.record, session.keys
    return ThisDesk(
        name=record.desk(),
        person=session.person.key,
        held=keys.held() if keys is not None else frozenset(),
        practice=keys is not None and keys.practice,
        people={one.key: one for one in record.all(Person)},
        keys=record.all(EnrolledKey),
        taken=record.all(TakenIn),
        made={one.key: one for one in record.all(HandOverMade)},
    )


def _refuse_forged(here: ThisDesk, arrived: Arrived, known: Mapping[str, Carried], name: str) -> None:
    hand_over = arrived.hand_over
    people, keys = dict(here.people), set(here.keys)
    if hand_over.sender.role in OFFICERS:  # whose key this desk believes brings the others'
        people = {one.key: one for one in _brought(hand_over, Person)} | people
        people.setdefault(hand_over.sender.key, hand_over.sender)
        keys |= {*_brought(hand_over, EnrolledKey), _own(hand_over)}
    kinds = {kind: _KINDS[kind] not in PEOPLE for kind in _KINDS}
    why = Vouching(here.name, known, people, keys, kinds, _read).why_not(hand_over)
    if why:
        raise HandOverProblem(
            f"{name} was refused, because {why}. Nothing of it was taken in.",
            f"Ask {hand_over.sender.name}, by telephone, for a new one; keep this file for whoever looks into it.",
        )


def _brought(hand_over: HandOver, kind: type[Any]) -> Iterator[Any]:
    for one in hand_over.changes:
        if one.kind == kind.__name__ and one.after is not None:
            try:
                yield decode(kind, one.after)
            except (ValueError, TypeError, KeyError, AttributeError):
                continue  # refused with the change itself


def _own(hand_over: HandOver) -> EnrolledKey:
    return EnrolledKey(hand_over.sender.key, hand_over.public, hand_over.sender.key, hand_over.made)
