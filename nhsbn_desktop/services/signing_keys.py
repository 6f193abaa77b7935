"""Whose signing key is whose: setting up one's own, enrolling a colleague's, and taking one out of use."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.signing_keys import EnrolledKey, fingerprint, key_in_use
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.signing.desk_keys import practice_key
from nhsbn_desktop.signing.offers import KeyOffer, read_offer, write_offer

__all__ = [
    "KeyDesk",
    "KeyOffer",
    "end",
    "enrol",
    "enrol_practice_keys",
    "enrolled",
    "read_desk",
    "read_offer",
    "set_up",
]


@dataclass(frozen=True, slots=True)
class KeyDesk:
    """The keys as this desk knows them. `mine` is the public key (hex) of who works here, `owner` for whom it is
    enrolled; `held` are the public keys whose secret is here; `lasting`, whether they outlive the program."""

    practice: bool
    lasting: bool
    mine: str
    owner: Person | None
    held: frozenset[str]
    keys: tuple[EnrolledKey, ...]
    people: tuple[Person, ...]  # who works here among them

    @property
    def mine_fingerprint(self) -> str:
        return fingerprint(self.mine)


def read_desk(session: Session) -> KeyDesk:
    """Off the UI thread: the computer's store may be asked whether it keeps anything."""
    keys, known = session.keys, enrolled(session)
    held = keys.held() if keys is not None else frozenset()
    practice = keys is not None and keys.practice
    people = {person.key: person for person in (session.person, *session.record.all(Person))}
    mine = "" if practice else next(iter(held), "")
    owner = next((people.get(key.person) for key in known if key.public == mine and key.in_use), None)
    lasting = keys is not None and keys.lasting
    by_name = tuple(sorted(people.values(), key=lambda person: person.name))
    return KeyDesk(practice, lasting, mine, owner, held, known, by_name)


def enrolled(session: Session) -> tuple[EnrolledKey, ...]:
    """Every key that was ever enrolled, those out of use among them."""
    return session.record.all(EnrolledKey)


def set_up(session: Session, name: str) -> str:
    """Makes a new key for who works here and gives the text to pass to the IQO. A key there was before can sign no
    more; what it signed stands. Raises Problem at practice, and where it cannot be kept."""
    if session.keys is None:
        raise NotReady("No signing key can be kept at this desk.", "Open the program on your own computer.")
    if not name.strip():
        raise NotReady("A signing key needs your name.", "Enter it as it should appear under what you sign.")
    return write_offer(session.keys.make(), name.strip())


def offer_again(session: Session, name: str) -> str | None:
    """The text to pass to the IQO, of the key that is here already; None where there is none, or its secret is gone."""
    keys = session.keys
    if keys is None or keys.practice:
        return None
    found = (keys.find(public) for public in keys.held())
    return next((write_offer(key, name) for key in found if key is not None), None)


def enrol(session: Session, person: Person, offer: KeyOffer, *, read_out: bool) -> tuple[Change, ...]:
    """Puts on record whose key it is, in place of the one they used before, which stays for what it signed.

    `read_out` is the officer's word that the person read the fingerprint out and it matched. Raises NotReady without
    it, NotPermitted for a key that is somebody else's or a practice key.
    """
    if not read_out:
        raise NotReady(
            f"The key of {person.name} is not enrolled: nobody has compared its fingerprint.",
            "Ask them to read it out, by telephone or beside you, then tick that it matched.",
        )
    practising = session.keys is not None and session.keys.practice
    if not practising and offer.public in {
        practice_key(one.key).public for one in (person, *session.record.all(Person))
    }:
        raise NotPermitted(
            "This is a practice key, which anybody could sign with.",
            f"{person.name} sets up a real one (Sign-off, Signing keys).",
        )
    known = enrolled(session)
    other = next((key for key in known if key.public == offer.public and key.person != person.key), None)
    if other is not None:
        raise NotPermitted("This key is enrolled for somebody else already.", "Each person sets up a key of their own.")
    if any(key.public == offer.public for key in known):
        raise NotReady(
            f"This key of {person.name} is enrolled already, or was taken out of use.",
            "Nothing is left to do; where it was taken out of use, they set up a new one.",
        )
    if session.record.get(Person, person.key) is None:
        session.commit(Act.ENROL_PERSON, person)
    return _enrol(session, (EnrolledKey(person.key, offer.public, session.person.key, session.now()),), known)


def end(session: Session, key: EnrolledKey, why: str, since: datetime | None = None) -> Change:
    """Takes a key out of use, from now on or from an earlier moment (it was lost then); what it signed before stands.
    Raises NotReady without a reason."""
    if not why.strip():
        raise NotReady("Taking a key out of use needs a reason.", "Say in a line why: lost, replaced, left the trust.")
    ended = replace(key, until=since or session.now(), ended_by=session.person.key, why=why.strip())
    return session.commit(Act.END_KEY, ended, why.strip())


def enrol_practice_keys(session: Session, people: Iterable[str]) -> tuple[Change, ...]:
    """Enrols these people's practice keys, on a practice desk. Raises NotPermitted elsewhere."""
    if session.keys is None or not session.keys.practice:
        raise NotPermitted("Practice keys are for the practice desk.", "On a real desk everybody sets up their own.")
    known = enrolled(session)
    fresh = (EnrolledKey(one, practice_key(one).public, session.person.key, session.now()) for one in people)
    return _enrol(session, tuple(key for key in fresh if key_in_use(known, key.person) is None), known)


def _enrol(session: Session, keys: tuple[EnrolledKey, ...], known: tuple[EnrolledKey, ...]) -> tuple[Change, ...]:
    """One act: the new keys, and the end of those they take the place of."""
    before = [(key, key_in_use(known, key.person)) for key in keys]
    replaced = [
        replace(old, until=new.at, ended_by=new.by, why="replaced by a new key")
        for new, old in before
        if old is not None
    ]
    return session.commit_all(Act.ENROL_KEY, (*replaced, *keys), "fingerprint read out and matched")
