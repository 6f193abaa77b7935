"""Waivers: a rule that is wrong set aside by a named person for a named reason, until the rule itself changes."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.rulebook import Check

NEVER_WAIVED = frozenset({"PRIVACY"})
"""What may identify a person leaves under nobody's name."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule of one collection that its findings no longer count by. `rule` is the rule's mark when it was waived."""

    collection: str  # the collection's key
    check: str  # the rule's code
    reason: str
    by: str
    at: datetime
    rule: str = ""
    version: str = ""  # of the specification

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.check}"


def mark_of(check: Check | None) -> str:
    """Short and the same for the same rule; empty for one that the specification does not hold."""
    return hashlib.sha256(repr(check).encode()).hexdigest()[:16] if check is not None else ""


def check_of(collection: Collection, code: str) -> Check | None:
    return next((check for check in collection.checks if check.code == code), None)


def may_be_waived(collection: Collection, code: str) -> bool:
    check = check_of(collection, code)
    return code not in NEVER_WAIVED and (check is None or check.kind != "privacy")


def standing_waivers(waivers: Iterable[Waiver], collection: Collection) -> Mapping[str, Waiver]:
    """By the rule's code: a waiver lapses when the rule it set aside is no longer the same, for that one may be
    right."""
    own = [waiver for waiver in waivers if waiver.collection == collection.key and waiver.reason.strip()]
    if not own:
        return {}
    marks = {check.code: mark_of(check) for check in collection.checks}
    return {
        waiver.check: waiver
        for waiver in own
        if waiver.rule == marks.get(waiver.check, "") and may_be_waived(collection, waiver.check)
    }
