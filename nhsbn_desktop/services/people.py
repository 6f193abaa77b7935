"""The directory of people: who takes part, in which role and where they work, and whose signing key is enrolled."""

from dataclasses import dataclass, replace

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.signing_keys import EnrolledKey, key_in_use
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Listed:
    """A person and the signing key that is in use for them, None where none is. At `practice` a key proves nothing."""

    person: Person
    signing_key: EnrolledKey | None
    practice: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """Whoever works here is among the `rows`, on record or not; those who left come last."""

    rows: tuple[Listed, ...]

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(row.person for row in self.rows)


def read_directory(session: Session) -> Directory:
    """Off the UI thread."""
    keys = session.record.all(EnrolledKey)
    people = {person.key: person for person in (session.person, *session.record.all(Person))}
    by_name = sorted(people.values(), key=lambda person: (person.left is not None, person.name.casefold()))
    practice = session.keys is not None and session.keys.practice
    return Directory(tuple(Listed(person, key_in_use(keys, person.key), practice) for person in by_name))


def change(session: Session, seen: Person, now: Person) -> Change:
    """Keeps what is known of somebody from now on, in place of what was `seen` of them; the trail keeps both.

    Raises NotReady without a name, or where a colleague changed it meanwhile; NotPermitted for a role of one's own,
    since the last officer could then put nothing right.
    """
    session.permit(Act.CHANGE_PERSON)
    if not now.name.strip():
        raise NotReady("A person needs a name.", "Enter the name as it should appear in the sign-off record.")
    if session.record.get(Person, seen.key) not in (None, seen):
        raise NotReady(f"The entry of {seen.name} was changed meanwhile.", "Look at it again, then change it.")
    if now.key == session.person.key and (now.role != session.person.role or now.left is not None):
        raise NotPermitted(
            "Nobody changes their own role, or takes themselves out.", "Ask another information quality officer."
        )
    return session.commit(Act.CHANGE_PERSON, now, "" if now.left == seen.left else _why(now))


def take_out(session: Session, person: Person) -> Change:
    """Somebody left: nothing new can be given to them, and all they did stays in their name.

    Raises NotReady while a signing key is in use for them, since whoever holds it could sign.
    """
    if key_in_use(session.record.all(EnrolledKey, person.key), person.key) is not None:
        raise NotReady(
            f"The signing key of {person.name} is still in use.", "Take it out of use first, in Signing keys."
        )
    return change(session, person, replace(person, left=session.now().date()))


def put_back(session: Session, person: Person) -> Change:
    """Somebody who left is here again."""
    return change(session, person, replace(person, left=None))


def _why(person: Person) -> str:
    return "left" if person.left else "here again"
