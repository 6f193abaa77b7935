"""Whether a hand-over is let in at a desk: made for it, by somebody it knows, asked for, and newer than what it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nhsbn_desktop.domain.hand_over import OFFICERS, HandOver, HandOverMade, TakenIn
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import HandOverProblem
from nhsbn_desktop.domain.signing_keys import EnrolledKey, fingerprint


@dataclass(frozen=True)
class ThisDesk:
    """What a desk knows when a hand-over comes: its name to others, who works there (a person's key) and which secret
    keys it holds (public halves, hex), the people and keys on record, what it took in before and what it made."""

    name: str
    person: str
    held: frozenset[str]
    practice: bool
    people: Mapping[str, Person]
    keys: tuple[EnrolledKey, ...]
    taken: tuple[TakenIn, ...]
    made: Mapping[str, HandOverMade]

    def admit(self, hand_over: HandOver, file: str) -> str:
        """The fingerprint that its sender has to read out first, empty where this desk knows them. `file` is the file's
        name. Raises HandOverProblem, saying why, for one that is not let in."""
        self._refuse_misaddressed(hand_over, file)
        self._refuse_again(hand_over, file)
        to_enrol = self._refuse_stranger(hand_over, file)
        self._refuse_unasked(hand_over, file)
        return to_enrol

    def _refuse_misaddressed(self, hand_over: HandOver, file: str) -> None:
        if hand_over.desk == self.name:
            raise HandOverProblem(
                f"{file} was made at this desk, so there is nothing in it to take in.",
                f"Send it to {hand_over.to.name}; what comes back from them is what is taken in here.",
            )
        holds = hand_over.to_public in self.held
        # at practice one desk holds everybody's key, and only who works there now is meant
        if not holds or (self.practice and hand_over.to.key != self.person):
            raise HandOverProblem(
                f"{file} is addressed to {hand_over.to.name}, and the signing key at this desk is not theirs.",
                f"Pass it on to {hand_over.to.name}. If it was meant for you, ask {hand_over.sender.name} to enrol "
                "your signing key and make it again.",
            )

    def _refuse_again(self, hand_over: HandOver, file: str) -> None:
        taken = [one for one in self.taken if one.desk == hand_over.desk]
        same = next((one for one in taken if one.id == hand_over.id), None)
        if same is not None:
            raise HandOverProblem(
                f"{file} was taken in already, on {_day(same.at)}.",
                "Nothing is left to do. To take it in anew, undo that first.",
            )
        later = [one for one in taken if one.collection == hand_over.collection and one.number > hand_over.number]
        if later:
            raise HandOverProblem(
                f"{file} is out of date: a later one from {hand_over.sender.name}, made on {_day(later[-1].made)}, was "
                "taken in already.",
                f"Nothing is left to do. If something is missing, ask {hand_over.sender.name} for a new one.",
            )

    def _refuse_stranger(self, hand_over: HandOver, file: str) -> str:
        """The fingerprint to be read out, where this desk has never heard of the sender."""
        sender = hand_over.sender
        keys = [key for key in self.keys if key.person == sender.key]
        if not keys:
            if sender.role not in OFFICERS:
                raise HandOverProblem(
                    f"{file} is from {sender.name}, whose signing key is not enrolled at this desk.",
                    f"The IQO enrols the key of {sender.name} (Sign-off, Signing keys); then take it in.",
                )
            return fingerprint(hand_over.public)
        counting = [key for key in keys if key.public == hand_over.public and key.counts_at(hand_over.made)]
        person = self.people.get(sender.key)
        if not counting or person is None or person.role != sender.role:
            raise HandOverProblem(
                f"{file} says it is from {sender.name}, and is not signed with the key that is enrolled for them"
                + (" in that role." if counting else "."),
                f"Ask {sender.name}, by telephone, whether they made it. A new key of theirs has to be enrolled first.",
            )
        return ""

    def _refuse_unasked(self, hand_over: HandOver, file: str) -> None:
        """What a lead or a director sends comes back for a hand-over that was made here."""
        if hand_over.sender.role in OFFICERS:
            return
        made = self.made.get(f"{hand_over.collection}/{hand_over.answers}")
        if made is None or made.to != hand_over.sender.key:
            raise HandOverProblem(
                f"{file} comes back for a hand-over that was not made at this desk.",
                f"Pass it to the colleague who handed {hand_over.title} over to {hand_over.sender.name}.",
            )


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"
