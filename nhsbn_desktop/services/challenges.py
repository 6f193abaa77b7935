"""Challenges with a collection: raised by anybody, escalated to the executive, settled with an outcome."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.privacy import identifiers_in
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.services.session import Session


def challenges(session: Session, collection: Collection) -> tuple[Challenge, ...]:
    """What is open first, then the latest."""
    kept = session.record.all(Challenge, collection.key)
    return tuple(sorted(kept, key=lambda one: (not one.is_open, -one.raised.timestamp())))


def raise_challenge(session: Session, collection: Collection, what: str, section: str = "", effect: str = "") -> Change:
    """Raises NotReady where nothing is said, or where it seems to identify a person."""
    if not what.strip():
        raise NotReady("A challenge needs words.", "Say in a line what stands in the way.")
    if identifiers_in(what) or identifiers_in(effect):
        raise NotReady("The challenge seems to identify a person.", "Say it without anything about a single person.")
    challenge = Challenge(
        collection.key,
        uuid4().hex,
        what.strip(),
        session.person.key,
        session.now(),
        section=section,
        effect=effect.strip(),
    )
    return session.commit(Act.RAISE_CHALLENGE, challenge)


def escalate(session: Session, challenge: Challenge, asked: str, on: date) -> Change:
    """To the clinical leadership executive. Raises NotReady where it is not said what is asked of it."""
    if not challenge.is_open:
        raise NotReady("This challenge is settled.", "Raise it again if it came back.")
    if not asked.strip():
        raise NotReady("It is not said what the executive is asked for.", "Say what it should decide or provide.")
    return session.commit(Act.ESCALATE_CHALLENGE, replace(challenge, asked=asked.strip(), escalated_on=on))


def settle(session: Session, challenge: Challenge, outcome: str, on: date) -> Change:
    """Raises NotReady without an outcome."""
    if not outcome.strip():
        raise NotReady("A challenge is settled by its outcome.", "Say in a line what came of it.")
    return session.commit(Act.SETTLE_CHALLENGE, replace(challenge, outcome=outcome.strip(), settled_on=on))
