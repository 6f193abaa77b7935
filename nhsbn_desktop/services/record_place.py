"""Where the record lives and who else is at it: told to the window, met again when the server speaks, chosen anew."""

import getpass
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.merging import Choice, Conflict
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.problems import NotReady, Problem, RecordAway, RecordProblem, SignInNeeded
from nhsbn_desktop.domain.sections import AnswersBySection, answers_by_section
from nhsbn_desktop.record.engines import Secret
from nhsbn_desktop.record.listening import Heard, Listening
from nhsbn_desktop.record.meeting import role_there
from nhsbn_desktop.record.shared_record import SharedRecord, Synced
from nhsbn_desktop.record.whereabouts import server_address, with_account, write_place
from nhsbn_desktop.services.session import THINGS, Session

__all__ = ["Heard", "Listening", "Synced"]  # what the window is handed on


class PasswordStore(Protocol):
    """Where a password is kept: the computer's own store."""

    def get(self, name: str) -> str | None: ...
    def put(self, name: str, secret: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """`at` is the file or the server's address; `others` are the people who are at it now, besides this one."""

    at: str
    shared: bool = False
    account: str = ""
    reachable: bool = True
    waiting: int = 0
    conflicts: tuple[Conflict, ...] = ()
    others: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()  # people's keys and names


def is_shared(session: Session) -> bool:
    return isinstance(session.record, SharedRecord)


def read_place(session: Session, *, company: bool = True) -> Place:
    """How it stands now. On a server: who else is there, unless it is away or nobody wants to know; that alone asks the
    server."""
    record = session.record
    if not isinstance(record, SharedRecord):
        return Place(record.place)
    names = {person.key: person.name for person in record.all(Person)}
    place = Place(
        at=record.place,
        shared=True,
        account=record.account,
        waiting=record.waiting(),
        conflicts=record.conflicts(),
        names=tuple(names.items()),
        others=tuple(names.get(key, key) for key in record.others()) if company else (),
    )
    return replace(place, reachable=record.reachable)


def meet(session: Session, heard: Heard) -> tuple[Synced, Place]:
    """Does what the server's word asks for: takes in what others saved and sends what waited, unless it is away."""
    record, met = session.record, Synced()
    if isinstance(record, SharedRecord):
        if heard.here:
            try:
                met = record.sync()
            except (RecordAway, SignInNeeded):
                heard = replace(heard, here=False)
        if not heard.here:
            record.away()
    return met, read_place(session, company=False)


def listener(session: Session, store: PasswordStore) -> Listening:
    """What listens to the record's server, on a lane of its own."""
    record = session.record
    if not isinstance(record, SharedRecord):
        raise NotReady("The record is this computer's own, and there is no server to listen to.", "")
    return Listening(record.address, password_of(store, record.address))


def settle_all(session: Session, choices: Mapping[tuple[type[Any], str], Choice]) -> Place:
    """Keeps what was chosen, one by one; those that were decided stay so where a later one cannot be kept."""
    record = session.record
    conflicts = record.conflicts() if isinstance(record, SharedRecord) else ()
    for conflict in conflicts:
        choice = choices.get((conflict.kind, conflict.key))
        if choice is not None:
            settle(session, conflict, choice)
    return read_place(session)


def settle(session: Session, conflict: Conflict, choice: Choice) -> None:
    """Keeps one of the two. Theirs stands already; mine is saved over it, as this person's choice, with its reason.

    Raises RecordProblem where it has been changed once more since it was shown.
    """
    record = session.record
    if not isinstance(record, SharedRecord):
        raise NotReady("There is nothing to choose: the record is this desk's own.", "")
    if choice is Choice.MINE:
        if record.get(conflict.kind, conflict.key) != conflict.theirs.thing:
            raise RecordProblem(
                f"{conflict.key} has been changed once more since you looked.",
                "Look at what stands now, then choose.",
            )
        why = f"kept over what {conflict.theirs.by or 'nobody'} had saved"
        if conflict.mine.thing is None:
            session.remove(Act.CHOOSE_VERSION, conflict.kind, conflict.key, why)
        else:
            session.commit(Act.CHOOSE_VERSION, conflict.mine.thing, why)
    record.settle(conflict.kind, conflict.key)


def tell_sections(session: Session, collections: Iterable[Collection]) -> None:
    """Tells the server which answers belong to which section of the collections in use, where an officer sits here: by
    that it keeps each contributor to their own."""
    record = session.record
    if not isinstance(record, SharedRecord) or not Act.PLAN_SECTION.allowed_to(session.person):
        return
    new = [
        sections
        for collection in collections
        if any(record.all(kind, collection.key) for kind in (PlanEntry, Reading))
        and (sections := answers_by_section(collection)) != record.get(AnswersBySection, collection.key)
    ]
    if new:
        session.commit_all(Act.PLAN_SECTION, new, "so that the server keeps each section to its people")


def password_of(store: PasswordStore, address: str) -> Secret:
    return lambda: store.get(password_name(address))


def keep_password(session: Session, store: PasswordStore, password: str) -> None:
    """Keeps the password that this desk's record asks for from now on. The store may have to be unlocked first."""
    record = session.record
    if isinstance(record, SharedRecord):
        store.put(password_name(record.address), password)


def password_name(address: str) -> str:
    return f"record {address}"


def try_place(address: str, password: str, account: str) -> str:
    """Signs in to a server's record once. Gives the address in its one spelling. Raises RecordProblem saying why not,
    SignInNeeded where it wants another password."""
    spelt = with_account(server_address(address), account)
    if role_there(spelt, THINGS, lambda: password or None) is None:
        raise unknown_person(spelt)
    return spelt


def use_server(folder: Path, store: PasswordStore | None, address: str, password: str) -> str:
    """Signs in to a server's record, keeps the password in the computer's own store and the address for the next start.
    Gives the address. Raises RecordProblem, keeping nothing, where it cannot be used."""
    spelt = try_place(address, password, getpass.getuser())
    if password and store is not None:
        store.put(password_name(spelt), password)
    choose_place(folder, spelt)
    return spelt


def choose_place(folder: Path, address: str) -> None:
    """From the next start on; empty for this computer's own file."""
    write_place(folder, address)


def unknown_person(address: str) -> Problem:
    return RecordProblem(
        f"The record on the server knows nobody by the name of your account there: {address}.",
        "Ask the information quality officer to add you, and whoever looks after the server to let your account in "
        "(nhsbn record admit).",
    )
