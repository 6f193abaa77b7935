"""Handing a collection over to a colleague at another desk: one signed file, for one named person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.hand_over import (
    FORM,
    OFFICERS,
    PEOPLE,
    UNLIMITED,
    HandOver,
    HandOverMade,
    TakenIn,
    travelling,
)
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.signing_keys import EnrolledKey, key_in_use
from nhsbn_desktop.domain.specification_changes import TakenUp
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.record.hand_over_file import SUFFIX, contents_of, write_hand_over
from nhsbn_desktop.services.session import THINGS, Session

__all__ = ["OFFICERS", "SUFFIX", "Made", "allowed_sections", "came_from", "file_name", "make", "what_they_see"]


@dataclass(frozen=True, slots=True)
class Made:
    """A hand-over that was written: where, what it is, and how many changes of this desk it carries."""

    path: Path
    hand_over: HandOver
    own: int


def make(
    session: Session,
    collection: Collection,
    submissions: Sequence[Submission],
    to: Person,
    target: Path,
    sections: Sequence[str] = (),
    note: str = "",
) -> Made:
    """Writes the collection's submissions, with their history and findings, into one signed file for this person.

    `sections` are those they are asked to work on; none means all. What they were handed to and comes back is the same
    act: then it answers the hand-over that was taken in here. Raises NotPermitted where nobody here can sign,
    NotReady where the person has no key it could be addressed to, or changes wait for a server, HandOverProblem where
    the file cannot be written.
    """
    _refuse_before_they_have_lasting_numbers(session)
    to_public = _their_key(session, to)
    public, record, at = _own_key(session), session.record, session.now()
    answered = came_from(session, collection, to)
    if session.person.role in OFFICERS and record.get(Person, session.person.key) is None:
        session.commit(Act.ENROL_PERSON, session.person)  # the other desk has to know whom it hears from
    if answered is not None and session.person.role not in OFFICERS:
        sections = answered.sections
    hand_over = HandOver(
        form=FORM,
        id=uuid4().hex,
        desk=record.desk(),
        number=record.head()[0],
        made=at,
        sender=session.person,
        public=public,
        to=to,
        to_public=to_public,
        collection=collection.key,
        title=collection.name,
        sections=tuple(sections),
        answers=answered.id if answered else "",
        note=note.strip(),
        changes=_signed(session, _history(session, collection)),
        findings=tuple(_findings(submissions, sections)),
        files=tuple(sorted(_files(session, collection, submissions).items())),
    )
    content, sha256 = contents_of(hand_over)
    files = {sha: session.files.path(sha) for sha, _ in hand_over.files}
    write_hand_over(target, content, session.sign(hand_over.seal(sha256)).signature, files)
    session.commit(
        Act.MAKE_HAND_OVER,
        HandOverMade(collection.key, hand_over.id, to.key, hand_over.sections, hand_over.number, at),
        hand_over.note,
    )
    own = sum(1 for one in hand_over.changes if one.desk == hand_over.desk)
    return Made(target, hand_over, own)


def file_name(collection: Collection, to: Person, sections: Sequence[str] = ()) -> str:
    """What to call the file: the collection, whom it is for and, where it is one, the section."""
    words = [collection.key, *(sections if len(sections) == 1 else ()), "for", to.name]
    kept = " ".join(words).replace("/", "-")
    return "".join(sign for sign in kept if sign.isalnum() or sign in " -_.()'").strip() + SUFFIX


def what_they_see(to: Person, collection: Collection, sections: Sequence[str]) -> str:
    """What a hand-over shows to whom, said before it is written: checks look across sections and years, so everything
    goes along, whatever the person is asked to work on."""
    every = "every section" if len(collection.sections) > 1 else "all"
    only = (
        f" What {to.name} changes counts only in {', '.join(sections)}."
        if sections and to.role not in UNLIMITED
        else ""
    )
    return (
        f"{to.name} will be able to see {every} of all submissions: answers, earlier years, who changed what and why, "
        f"and open findings. The file is signed, not encrypted: whoever else gets it can read it.{only}"
    )


def came_from(session: Session, collection: Collection, to: Person) -> TakenIn | None:
    """The latest hand-over from this person that was taken in here: what goes to them answers it."""
    taken = [one for one in session.record.all(TakenIn, collection.key) if one.sender == to.key]
    return max(taken, key=lambda one: one.at, default=None)


def allowed_sections(session: Session, collection: Collection, person: str) -> frozenset[str]:
    """The sections that were handed to this person; all of the collection's where a hand-over named none."""
    made = [one for one in session.record.all(HandOverMade, collection.key) if one.to == person]
    return frozenset(section for one in made for section in (one.sections or collection.sections))


def _refuse_before_they_have_lasting_numbers(session: Session) -> None:
    waiting = session.record.waiting()
    if waiting:
        raise NotReady(
            f"{waiting} change(s) made at this desk have not reached the record's server yet, and a hand-over names "
            "each change by its number there.",
            "Make it once the server answers; the foot of the window says when nothing waits any more.",
        )


def _own_key(session: Session) -> str:
    key = key_in_use(session.record.all(EnrolledKey, session.person.key), session.person.key)
    problem = session.why_unsigned()
    if problem is not None or key is None:
        raise problem or NotReady("There is no signing key here.", "Set one up (Sign-off, Signing keys).")
    return key.public


def _their_key(session: Session, to: Person) -> str:
    if to.key == session.person.key:
        raise NotReady("A hand-over is for somebody else.", "Choose the colleague who goes on with it.")
    key = key_in_use(session.record.all(EnrolledKey, to.key), to.key)
    if key is None:
        raise NotReady(
            f"{to.name} has no signing key that the IQO has enrolled, so no hand-over can be addressed to them.",
            f"Enrol their key (Sign-off, Signing keys), or make {to.name} a section pack, which needs no program.",
        )
    return key.public


def _history(session: Session, collection: Collection) -> tuple[Carried, ...]:
    """Which trust it is comes from an officer: others may have said so for themselves before anything came to them."""
    record, officer = session.record, session.person.role in OFFICERS
    people = tuple(kind for kind in PEOPLE if officer or kind is not Organisation)
    return (*record.carried(people, ""), *record.carried(travelling(THINGS), collection.key))


def _signed(session: Session, changes: tuple[Carried, ...]) -> tuple[Carried, ...]:
    """The changes, each of this person's own with their signature; others' keep the signature they came with."""
    own = [one for one in changes if not one.signature and one.by == session.person.key]
    signatures = session.sign_all(one.statement for one in own)
    signed = dict(zip((one.origin for one in own), signatures, strict=True))
    return tuple(
        replace(one, signature=signed[one.origin].signature) if one.origin in signed else one for one in changes
    )


def _findings(submissions: Iterable[Submission], sections: Sequence[str]) -> Iterable[Finding]:
    for submission in submissions:
        for finding in submission.open_findings:
            if not sections or finding.section in sections:
                yield replace(finding, change=None)  # a share is worked out again there


def _files(session: Session, collection: Collection, submissions: Iterable[Submission]) -> dict[str, str]:
    """This year's workbooks and the specification they are judged by, as far as they are kept here, by their sums."""
    wanted = [submission.reading.file_digest for submission in submissions if submission.reading is not None]
    judged_by = session.record.get(TakenUp, collection.key)
    wanted += [judged_by.file_digest] if judged_by is not None else []
    found = ((sha256, session.files.find(sha256)) for sha256 in wanted if sha256)
    return {sha256: path.suffix for sha256, path in found if path is not None}
