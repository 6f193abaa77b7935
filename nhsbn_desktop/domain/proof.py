"""Whether a promise counts: signed by the enrolled key of who made it, in a role and for a section that were theirs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.sign_off import (
    AnyPromise,
    Assurance,
    Promise,
    SecondValidation,
    SignOff,
    Validation,
    Withdrawal,
    answers_belong,
)
from nhsbn_desktop.domain.signing_keys import EnrolledKey, fingerprint

T = TypeVar("T")
History = Sequence[tuple[datetime, T]]
"""How a thing stood, each time it changed, earliest first."""

Verifies = Callable[[str, str, Mapping[str, Any]], bool]
"""Whether a signature (hex) of a statement is by the holder of a public key (hex): key, signature, statement."""


@dataclass(frozen=True)
class Grounds:
    """What promises are judged by. `people` by their key, `leads` (a person's key) by section."""

    verifies: Verifies
    keys: tuple[EnrolledKey, ...] = ()
    people: Mapping[str, History[Person]] = field(default_factory=dict)
    leads: Mapping[str, History[str]] = field(default_factory=dict)


def at_that_time(history: History[T], moment: datetime) -> T | None:
    """How it stood at a moment; before the first that is known of it, as it stood first."""
    if not history:
        return None
    earlier = [thing for at, thing in history if at <= moment]
    return earlier[-1] if earlier else history[0][1]


def doubts(
    validations: Iterable[Validation],
    sign_off: SignOff | None,
    second_validations: Iterable[SecondValidation],
    withdrawals: Iterable[Withdrawal],
    grounds: Grounds,
) -> Mapping[str, str]:
    """By its key, in a sentence, why a promise of one submission does not count. Those that count are left out."""
    taken_back = {(one.over, one.signature): one for one in withdrawals}
    found: dict[str, str] = {}
    counting: list[Validation] = []
    for validation in validations:
        why = _taken_back(validation, taken_back, grounds) or why_validation_fails(validation, grounds)
        if why:
            found[validation.key] = why
        else:
            counting.append(validation)
    if sign_off is not None:
        why = _taken_back(sign_off, taken_back, grounds) or why_sign_off_fails(sign_off, counting, grounds)
        if why:
            found[sign_off.key] = why
    for second in second_validations:
        if why := _why_unproven(second, Act.VALIDATE_AGAIN, grounds) or _why_not_the_lead(second, grounds):
            found[second.key] = why
    return found


def why_validation_fails(validation: Validation, grounds: Grounds) -> str:
    """In a sentence; empty where it counts."""
    if why := _why_unproven(validation, Act.VALIDATE, grounds) or _why_not_the_lead(validation, grounds):
        return why
    return "" if validation.kinds else "It does not say which kind of validation was carried out."


def _why_not_the_lead(promise: Validation | SecondValidation, grounds: Grounds) -> str:
    if at_that_time(grounds.leads.get(promise.section, ()), promise.at) == promise.by:
        return ""
    return f"{_name(promise.by, grounds)} was not the nominated lead of {promise.section} when it was signed."


def why_sign_off_fails(sign_off: SignOff, validations: Iterable[Validation], grounds: Grounds) -> str:
    """In a sentence; empty where it counts. `validations` are those that count."""
    if why := _why_unproven(sign_off, Act.SIGN_OFF, grounds):
        return why
    if set(sign_off.assurances) != set(Assurance):
        return "It does not give both assurances."
    if any(validation.by == sign_off.by for validation in validations):
        return f"{_name(sign_off.by, grounds)} validated a section, and whoever validates does not also sign off."
    return _why_not_for_a_director(sign_off, grounds)


def _why_unproven(promise: AnyPromise, act: Act, grounds: Grounds) -> str:
    """What is asked of every promise: a key that is enrolled, a signature that verifies, a role that may."""
    if not promise.signature:
        return "It was not signed with a key: it was made before promises were, or written in by hand."
    return (
        _why_key_fails(promise, grounds)
        or _why_statement_fails(promise, grounds)
        or _why_role_fails(promise, act, grounds)
    )


def _why_key_fails(promise: AnyPromise, grounds: Grounds) -> str:
    name = _name(promise.by, grounds)
    key = next((key for key in grounds.keys if (key.person, key.public) == (promise.by, promise.public)), None)
    if key is None:
        return f"It was signed with a key ({_spoken(promise.public)}) that the IQO has not enrolled for {name}."
    if not key.counts_at(promise.at):
        since = f" on {day_in_words(key.until.astimezone().date())}" if key.until else ""
        return f"The key of {name} had been taken out of use{since} ({key.why}) when this was signed."
    return ""


def _why_statement_fails(promise: AnyPromise, grounds: Grounds) -> str:
    if not grounds.verifies(promise.public, promise.signature, promise.statement):
        return f"The signature is not {_name(promise.by, grounds)}'s of what is written: it was altered, or forged."
    return "" if answers_belong(promise) else "The answers kept with it are not the ones that were signed."


def _why_role_fails(promise: AnyPromise, act: Act, grounds: Grounds) -> str:
    person = at_that_time(grounds.people.get(promise.by, ()), promise.at)
    if person is None:
        return f"{promise.by}, who signed it, is not known here."
    if promise.role != person.role or not act.allowed_to(person):
        may = " or ".join(sorted(act.roles))
        return f"{person.name} was {person.role} on record when it was signed; only a {may} may."
    return ""


def _why_not_for_a_director(sign_off: SignOff, grounds: Grounds) -> str:
    """A deputy signs for a director who is named; a director for nobody but themselves."""
    if sign_off.role != Role.DEPUTY_CARE_GROUP_DIRECTOR:
        return (
            "It names somebody it was signed for, and only a deputy signs for another." if sign_off.on_behalf_of else ""
        )
    if not sign_off.on_behalf_of:
        return "A deputy signed it without naming the director it was signed for."
    director = at_that_time(grounds.people.get(sign_off.on_behalf_of, ()), sign_off.at)
    deputy = at_that_time(grounds.people.get(sign_off.by, ()), sign_off.at)
    if director is None or deputy is None or not acts_for(deputy, director):
        return f"{_name(sign_off.by, grounds)} is not the deputy of {_name(sign_off.on_behalf_of, grounds)}."
    return ""


def acts_for(deputy: Person, director: Person) -> bool:
    """Whether a deputy may sign for this director: of the same care group, where both name theirs."""
    groups = {person.care_group.casefold().strip() for person in (deputy, director)} - {""}
    roles = (deputy.role, director.role)
    return roles == (Role.DEPUTY_CARE_GROUP_DIRECTOR, Role.CARE_GROUP_DIRECTOR) and len(groups) <= 1


def _taken_back(promise: Promise, taken_back: Mapping[tuple[str, str], Withdrawal], grounds: Grounds) -> str:
    one = taken_back.get((promise.over, promise.signature))
    if one is None:
        return ""
    how = "Taken back" if one.by == promise.by else "Sent back"
    return f"{how} by {_name(one.by, grounds)} on {day_in_words(one.at.astimezone().date())}: {one.why}"


def _name(key: str, grounds: Grounds) -> str:
    history = grounds.people.get(key, ())
    return history[-1][1].name if history else key


def _spoken(public: str) -> str:
    try:
        return fingerprint(public)
    except ValueError:
        return "no key at all"
