"""Whether each change in a hand-over is its maker's own work, within what they may do, and how that is known."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.carried import Carried
from nhsbn_desktop.domain.hand_over import ABOUT, OFFICERS, OVER_OTHERS, HandOver
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.sign_off import AnyPromise, SecondValidation, SignOff, Validation
from nhsbn_desktop.domain.signing_keys import EnrolledKey
from nhsbn_desktop.signing.signatures import statement_verifies

_ORIGIN = re.compile(r"[0-9a-f]{16}/[1-9][0-9]{0,17}")


@dataclass(frozen=True)
class Vouching:
    """What this desk knows when a hand-over comes: its own name, the changes it has by their origin, people and keys by
    the person's key, the kinds of things that may come, and how a thing is read from its kind and text."""

    desk: str
    known: Mapping[str, Carried]
    people: Mapping[str, Person]
    keys: Iterable[EnrolledKey]
    kinds: Mapping[str, bool]  # by name: whether it stands under its collection
    read: Callable[[str, str | None], Any]

    def why_not(self, hand_over: HandOver) -> str:
        """What is wrong with the changes in a hand-over, as words to finish a sentence; empty where all is well."""
        seen = set[str]()
        for change in hand_over.changes:
            if change.origin in seen:
                return f"one change stands in it twice (number {change.origin})"
            seen.add(change.origin)
            why = self._why_not(change, hand_over)
            if why:
                return why
        return ""

    def _why_not(self, change: Carried, hand_over: HandOver) -> str:
        before = self.known.get(change.origin)
        if before is not None:
            same = before.statement == change.statement
            return "" if same else f"a change that was taken in before says something else now ({change.origin})"
        return (
            _why_misplaced(change, hand_over, self.desk, self.kinds)
            or self._why_unsigned(change, hand_over)
            or self._why_not_theirs(change, hand_over)
        )

    def _why_unsigned(self, change: Carried, hand_over: HandOver) -> str:
        who = self._name(change.by)
        if change.signature:
            return "" if self._signed(change) else f"a change in the name of {who} does not bear their signature"
        if hand_over.sender.role in OFFICERS and change.by != hand_over.sender.key:
            return ""  # whoever keeps the record vouches for what was done at their desk
        return f"a change in the name of {who} is not signed by them"

    def _signed(self, change: Carried) -> bool:
        return any(
            statement_verifies(key.public, change.signature, change.statement)
            for key in self.keys
            if key.person == change.by and key.counts_at(datetime.fromisoformat(change.at))
        )

    def _why_not_theirs(self, change: Carried, hand_over: HandOver) -> str:
        """An officer's hand-over carries years of work by people whose roles have moved on; anybody else's is judged by
        what they may do now."""
        try:
            before, thing = self.read(change.kind, change.before), self.read(change.kind, change.after)
            act, at = Act[change.act], datetime.fromisoformat(change.at)
        except (ValueError, TypeError, KeyError, ArithmeticError, AttributeError):
            return f"a change in it cannot be understood ({change.origin})"
        author, from_officer = self.people.get(change.by), hand_over.sender.role in OFFICERS
        admitted = from_officer and change.kind == Person.__name__  # by the account that keeps a record's server
        if at.tzinfo is None or (author is None and not admitted):
            return f"a change in it is by somebody who is not known ({change.by})"
        if author is not None and not from_officer and not _may(author, act, change.kind):
            return f"{author.name}, {author.role}, may not do this to a {change.kind}: “{act.sentence}”"
        if thing is not None and thing.key != change.key:
            return f"a change in it leaves behind another thing than it says ({change.origin})"
        writer = getattr(thing, "by", change.by)
        if act not in OVER_OTHERS and writer not in (change.by, getattr(before, "by", change.by)):
            return f"{self._name(change.by)} is said to have written in the name of {self._name(writer)}"
        if isinstance(thing, Validation | SignOff | SecondValidation) and not self._promised(thing):
            return f"the signature under a promise of {self._name(thing.by)} is not theirs"
        return ""

    def _promised(self, promise: AnyPromise) -> bool:
        return any(
            statement_verifies(key.public, promise.signature, promise.statement)
            for key in self.keys
            if key.person == promise.by and key.public == promise.public and key.counts_at(promise.at)
        )

    def _name(self, person: str) -> str:
        known = self.people.get(person)
        return known.name if known else person


def _may(author: Person, act: Act, kind: str) -> bool:
    """Whether somebody of this role does this to such a thing. Officers do whatever their acts say."""
    if not act.allowed_to(author):
        return False
    about = [one.__name__ for one in ABOUT.get(act, ())]
    return author.role in OFFICERS or act in OVER_OTHERS or kind in about


def _why_misplaced(change: Carried, hand_over: HandOver, desk: str, kinds: Mapping[str, bool]) -> str:
    """Whether a change could have been made where it says it was, about what a hand-over may bring."""
    if not _ORIGIN.fullmatch(change.origin):
        return "a change in it does not say where it was made"
    if change.desk == desk:
        return f"a change in it claims to have been made at this desk ({change.origin})"
    if change.desk == hand_over.desk and int(change.origin.partition("/")[2]) > hand_over.number:
        return f"a change in it was made after the hand-over was ({change.origin})"
    if change.kind not in kinds:
        return f"it brings a kind of fact that no hand-over may ({change.kind})"
    under = kinds[change.kind]
    if under and change.key != hand_over.collection and not change.key.startswith(f"{hand_over.collection}/"):
        return f"a change in it is about another collection ({change.key})"
    return ""
