"""The terminal's commands between desks: `nhsbn hand-over | take-in`, signed files from one person to another."""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhsbn_desktop.cli_options import CLEAN, FOUND, Command, Outcome
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.merging import Choice
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import HandOverProblem, NotReady
from nhsbn_desktop.paths import own_files

if TYPE_CHECKING:
    from nhsbn_desktop.services.arrivals import Arrival
    from nhsbn_desktop.services.session import Session


def describe_hand_over(command: argparse.ArgumentParser) -> None:
    command.description = "Write a signed file with a collection as it stands, for one colleague at another desk."
    command.add_argument("collection", metavar="COLLECTION", help="its key, such as AOP-2025-26")
    command.add_argument("--to", required=True, metavar="PERSON", help="their name, or their key on record")
    command.add_argument(
        "--section", action="append", default=[], dest="sections", metavar="NAME", help="to work on; none means all"
    )
    command.add_argument("--note", default="", metavar="TEXT")
    command.add_argument("--out", type=Path, required=True, metavar="FILE")
    _offer_desk(command)
    command.set_defaults(outcome=_hand_over)


def describe_take_in(command: argparse.ArgumentParser) -> None:
    command.description = (
        "Take in the signed file a colleague sent, or --look at what it would do. Exit status 1: something to decide."
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--look", action="store_true", help="change nothing")
    command.add_argument(
        "--fingerprint", default="", metavar="DIGITS", help="as the sender read theirs out, the first time one comes"
    )
    command.add_argument("--keep", type=Choice, choices=tuple(Choice), help="whose counts where both desks changed it")
    _offer_desk(command)
    command.set_defaults(outcome=_take_in)


COMMANDS: tuple[Command, ...] = (
    ("hand-over", describe_hand_over),
    ("take-in", describe_take_in),
)


def _offer_desk(command: argparse.ArgumentParser) -> None:
    command.add_argument("--desk", type=Path, metavar="DIR", help="where the desk is kept, if not in the usual place")


def _hand_over(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.desk import desk_at
    from nhsbn_desktop.services import collections, desks, submissions

    if options.out.exists():
        raise HandOverProblem(f"There is a file {options.out} already.", "Give another name: nothing is overwritten.")
    with desk_at(options.desk or own_files()) as desk:
        collection = collections.find_collection(desk.session, options.collection)
        to, sections = _person(desk.session, options.to), _sections(collection, options.sections)
        loaded = submissions.load_all(desk.session, collection)
        made = desks.make(desk.session, collection, loaded, to, options.out, sections, options.note)
    hand_over = made.hand_over
    sees = desks.what_they_see(to, collection, hand_over.sections)
    result = {
        "file": str(made.path),
        "id": hand_over.id,
        "to": to.key,
        "sections": list(hand_over.sections or collection.sections),
        "changes": len(hand_over.changes),
        "own": made.own,
        "findings": len(hand_over.findings),
        "workbooks": len(hand_over.files),
        "sees": sees,
    }
    words = f"{made.path}: signed, for {to.name}. {len(hand_over.changes)} changes, {len(hand_over.findings)} findings."
    return result, [words, sees], CLEAN


def _person(session: "Session", wanted: str) -> Person:
    people = session.record.all(Person)
    found = [one for one in people if wanted.casefold() in (one.key.casefold(), one.name.casefold())]
    if len(found) == 1:
        return found[0]
    known = ", ".join(sorted(f"{one.name} ({one.key})" for one in (found or people))) or "nobody yet"
    if found:
        raise NotReady(f"More than one person is called {wanted}.", f"Give the key: {known}.")
    raise NotReady(f"Nobody called {wanted} is known at this desk.", f"Known: {known}. Add people under Plan.")


def _sections(collection: Collection, wanted: Iterable[str]) -> tuple[str, ...]:
    by_name = {section.casefold(): section for section in collection.sections}
    unknown = [name for name in wanted if name.casefold() not in by_name]
    if unknown:
        raise NotReady(f"{collection.name} has no section {unknown[0]}.", f"It has: {'; '.join(collection.sections)}.")
    return tuple(dict.fromkeys(by_name[name.casefold()] for name in wanted))


def _take_in(options: argparse.Namespace) -> Outcome:
    from nhsbn_desktop.desk import desk_at
    from nhsbn_desktop.services import arrivals, collections

    with desk_at(options.desk or own_files()) as desk:
        session, known = desk.session, collections.known_collections(desk.session)
        arrival = arrivals.look(session, options.file, known)
        result, lines = _as_plain(arrival), list(_lines(session, arrival, known))
        read_out, left = _matches(options.fingerprint, arrival), list[str]()
        if arrival.to_enrol and not read_out:
            left.append("Give --fingerprint with the digits that the sender reads out.")
        if arrival.conflicts and options.keep is None:
            left.append("Give --keep mine or --keep theirs; to choose one by one, take it in in the window.")
        if options.look or left:
            return result, [*lines, *left, "Nothing was taken in."], FOUND if left else CLEAN
        choices = {(one.kind, one.key): options.keep for one in arrival.conflicts}
        arrivals.take_in(session.as_person(arrival.hand_over.to), arrival, choices, read_out=read_out)
    return result | {"taken": True}, [*lines, "Taken in. Undo takes it back, whole."], CLEAN


def _matches(read_out: str, arrival: "Arrival") -> bool:
    """Whether the sender read out what this desk worked out. Raises HandOverProblem where they read out another."""
    given = "".join(sign for sign in read_out if sign.isdigit())
    if not (given and arrival.to_enrol):
        return False
    if given != arrival.to_enrol.replace(" ", ""):
        raise HandOverProblem(
            f"The fingerprint that was read out is not the one {arrival.file_name} is signed with.",
            f"Read the digits once more with {arrival.hand_over.sender.name}. If they still differ, do not take it in: "
            "somebody else made the file.",
        )
    return True


def _as_plain(arrival: "Arrival") -> dict[str, Any]:
    hand_over = arrival.hand_over
    return {
        "file": arrival.file_name,
        "id": hand_over.id,
        "collection": hand_over.collection,
        "from": hand_over.sender.key,
        "made": hand_over.made.isoformat(),
        "sections": list(hand_over.sections),
        "note": hand_over.note,
        "fingerprint": arrival.to_enrol,
        "new": len(arrival.came),
        "landing": [{"kind": one.kind.__name__, "key": one.key, "by": one.last.by} for one in arrival.landing],
        "conflicts": [
            {"kind": one.kind.__name__, "key": one.key, "mine": one.mine.by, "theirs": one.theirs.by}
            for one in arrival.conflicts
        ],
        "left_out": [
            {"kind": one.kind.__name__, "key": one.key, "by": one.by, "why": one.why} for one in arrival.left_out
        ],
        "taken": False,
    }


def _lines(session: "Session", arrival: "Arrival", known: Iterable[Collection]) -> Iterable[str]:
    from nhsbn_desktop.services import trail

    hand_over = arrival.hand_over
    names = {one.key: one.name for one in session.record.all(Person)}
    names |= {hand_over.sender.key: hand_over.sender.name}
    by_key = {one.key: one for one in known}
    sections = ", ".join(hand_over.sections) or "all sections"
    yield f"{hand_over.title}, from {hand_over.sender.name} to {hand_over.to.name}: {sections}."
    if hand_over.note:
        yield f"“{hand_over.note}”"
    if arrival.to_enrol:
        yield f"Not heard from before. Ask them to read out their fingerprint; it has to be {arrival.to_enrol}."
    changed = Counter(names.get(one.last.by, one.last.by) for one in arrival.landing)
    for who, count in changed.items():
        yield f"Changes here, by {who}: {count}."
    for conflict in arrival.conflicts:
        about = trail.about(conflict.kind, conflict.key, names, by_key)
        mine, theirs = (trail.words_of(side.thing, names) or "-" for side in (conflict.mine, conflict.theirs))
        whose = names.get(conflict.theirs.by, conflict.theirs.by)
        yield f"To decide: {about}. Here {mine}; {whose} has {theirs}."
    for left in arrival.left_out:
        yield f"Left out: {trail.about(left.kind, left.key, names, by_key)}: {left.why}."
    if not arrival.came:
        yield "Nothing in it is new here."
