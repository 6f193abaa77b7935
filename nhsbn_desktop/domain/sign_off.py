"""Validation and sign-off: signed statements about a digest, so an answer that changes afterwards voids them."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from nhsbn_desktop.domain.answers import Value, canonical

SIGN_OFF = "sign-off"  # what a director's promise is over, where a lead's names a section
_STATEMENT = "nhsbn-promise/1"
_REMEMBERED = 4_096  # answers that promises were made about: five years of a trust's


class ValidationKind(StrEnum):
    """The four kinds of pre-submission validation, in the policy's words (section 5.6)."""

    SENSE_CHECK = "sense check by in-service expert"
    YEAR_ON_YEAR = "year on year comparison of historic data submitted to NHSBN"
    LOGIC = "checking logic applied to the extracted data has been correctly aligned to NHSBN definitions"
    OTHER_SOURCES = "reviewing other data sources that present similar data"


class Assurance(StrEnum):
    """The two assurances of the care group director, in the policy's words (section 10.1.4)."""

    VALIDATED = "appropriate individuals from the care group have validated the data"
    NO_ANOMALIES = "there are no obvious anomalies in the submission"


@dataclass(frozen=True, slots=True)
class Validation:
    """A nominated lead's promise for one section of one submission, and the answers it was made about."""

    submission: str  # the submission's key
    section: str
    by: str
    at: datetime
    kinds: tuple[ValidationKind, ...]
    digest: str
    answers: tuple[tuple[str, Value], ...]
    note: str = ""
    role: str = ""  # in which the promise was made
    public: str = ""  # the key it was signed with, hex
    signature: str = ""  # of its statement, hex

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.section}"

    @property
    def over(self) -> str:
        return self.section

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(str(kind) for kind in self.kinds)

    @property
    def statement(self) -> dict[str, Any]:
        return _statement(self, "validation")


@dataclass(frozen=True, slots=True)
class SecondValidation:
    """A nominated lead's promise, after the draft output, for a section that has outliers in it: about that draft
    (`about`, when it was taken in) and about the section's answers as they then stood."""

    submission: str  # the submission's key
    section: str
    about: datetime
    digest: str
    by: str
    at: datetime
    note: str = ""
    answers: tuple[tuple[str, Value], ...] = ()
    role: str = ""
    public: str = ""
    signature: str = ""

    @property
    def key(self) -> str:
        return second_validation_key(self.submission, self.section)

    @property
    def over(self) -> str:
        return self.section

    @property
    def words(self) -> tuple[str, ...]:
        return ("every outlier of the draft output was looked at",)

    @property
    def statement(self) -> dict[str, Any]:
        return _statement(self, "second validation") | {"about": self.about.astimezone(UTC).isoformat()}


def second_validation_key(submission: str, section: str) -> str:
    return f"{submission}/{section}/after the draft"


@dataclass(frozen=True, slots=True)
class SignOff:
    """A care group director's promise for a whole submission, and the answers it was made about."""

    submission: str
    by: str
    at: datetime
    assurances: tuple[Assurance, ...]
    digest: str
    answers: tuple[tuple[str, Value], ...]
    on_behalf_of: str = ""  # the director's key, where a deputy signs
    note: str = ""
    role: str = ""
    public: str = ""
    signature: str = ""

    @property
    def key(self) -> str:
        return f"{self.submission}/{SIGN_OFF}"

    @property
    def over(self) -> str:
        return SIGN_OFF

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(str(assurance) for assurance in self.assurances)

    @property
    def statement(self) -> dict[str, Any]:
        return _statement(self, SIGN_OFF) | {"on_behalf_of": self.on_behalf_of}


Promise = Validation | SignOff
AnyPromise = Promise | SecondValidation


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A promise taken back by who made it, or sent back by somebody else: that very promise stands no more."""

    submission: str
    over: str  # the section, or SIGN_OFF
    signature: str  # of the promise, hex
    by: str
    at: datetime
    why: str

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.over}/{self.signature[:32]}"

    def is_of(self, promise: Promise) -> bool:
        return (self.over, self.signature) == (promise.over, promise.signature)


def _statement(promise: AnyPromise, act: str) -> dict[str, Any]:
    """What is signed: by whom, in which role, for what, when, in which words, over which answers."""
    return {
        "schema": _STATEMENT,
        "act": act,
        "submission": promise.submission,
        "over": promise.over,
        "by": promise.by,
        "role": promise.role,
        "at": promise.at.astimezone(UTC).isoformat(),
        "words": list(promise.words),
        "digest": promise.digest,
        "note": promise.note,
        "public": promise.public,
    }


def answers_belong(promise: AnyPromise) -> bool:
    """Whether the answers kept with a promise are the ones whose digest was signed."""
    return _digest(promise.answers) == promise.digest


@lru_cache(_REMEMBERED)
def _digest(answers: tuple[tuple[str, Value], ...]) -> str:
    """As `Answers.digest` makes it."""
    lines = (f"{code}={canonical(value)}" for code, value in sorted(answers, key=lambda pair: pair[0]))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
