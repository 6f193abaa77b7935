"""What a new version of a specification changes, told before it is taken up: rules, metrics, and the findings that come
or go on the answers at hand."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TypeVar

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.metrics import Metric
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.domain.rulebook import Check


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The version of a specification that a collection is judged by here, until another is taken up.

    `file_digest` names the kept copy of it; `mark` is the same for the same specification.
    """

    collection: str  # the collection's key
    version: str
    mark: str
    file_digest: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return self.collection


def mark_of_specification(collection: Collection) -> str:
    """The same for the same metrics, checks and dates, whatever version they call themselves and whoever takes part."""
    of_nobody = Organisation().taking_part_in(replace(collection, inferred=False))
    return hashlib.sha256(repr(of_nobody).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Changed:
    """One rule or metric of both versions, by code or ref, and in which of its columns they differ."""

    code: str
    columns: tuple[str, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SpecificationChanges:
    """From one version to the next. `come` and `go` are the findings that it would bring or take away, by unit."""

    before: str
    after: str
    new_rules: tuple[Check, ...]
    gone_rules: tuple[Check, ...]
    changed_rules: tuple[Changed, ...]
    new_metrics: tuple[Metric, ...]
    gone_metrics: tuple[Metric, ...]
    changed_metrics: tuple[Changed, ...]
    come: tuple[Finding, ...] = ()
    go: tuple[Finding, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, field.name) for field in fields(self)[2:])

    @property
    def summary(self) -> str:
        """`3 rules changed, 1 is new; 2 findings come and none goes.`"""
        if self.is_empty:
            return "Nothing changes but the version's name."
        counted = (
            (len(self.changed_rules), "rule(s) changed"),
            (len(self.new_rules), "rule(s) new"),
            (len(self.gone_rules), "rule(s) gone"),
            (len(self.changed_metrics), "metric(s) changed"),
            (len(self.new_metrics), "metric(s) new"),
            (len(self.gone_metrics), "metric(s) gone"),
        )
        told = ", ".join(f"{count} {what}" for count, what in counted if count)
        return f"{told or 'No rule or metric changed'}; {len(self.come)} finding(s) come and {len(self.go)} go."


T = TypeVar("T", Check, Metric)


def compare_specifications(
    old: Collection,
    new: Collection,
    found_by_old: Mapping[str, tuple[Finding, ...]] | None = None,
    found_by_new: Mapping[str, tuple[Finding, ...]] | None = None,
) -> SpecificationChanges:
    """What the new version changes; with what each finds in the same answers, the findings that come and go too."""
    rules = _sorted({c.code: c for c in old.checks}, {c.code: c for c in new.checks})
    metrics = _sorted({m.ref: m for m in old.metrics}, {m.ref: m for m in new.metrics})
    before = {finding.key: finding for found in (found_by_old or {}).values() for finding in found}
    after = {finding.key: finding for found in (found_by_new or {}).values() for finding in found}
    return SpecificationChanges(
        old.version,
        new.version,
        *rules,
        *metrics,
        come=tuple(finding for key, finding in after.items() if key not in before),
        go=tuple(finding for key, finding in before.items() if key not in after),
    )


def _sorted(old: Mapping[str, T], new: Mapping[str, T]) -> tuple[tuple[T, ...], tuple[T, ...], tuple[Changed, ...]]:
    """New, gone and changed."""
    both = ((code, old[code], new[code]) for code in old if code in new)
    return (
        tuple(thing for code, thing in new.items() if code not in old),
        tuple(thing for code, thing in old.items() if code not in new),
        tuple(_changed(code, before, after) for code, before, after in both if before != after),
    )


def _changed(code: str, before: T, after: T) -> Changed:
    names = tuple(field.name for field in fields(before) if getattr(before, field.name) != getattr(after, field.name))

    def told(thing: T) -> str:
        return "; ".join(_words(getattr(thing, name)) for name in names)

    return Changed(code, names, told(before), told(after))


def _words(value: object) -> str:
    return "|".join(map(str, value)) if isinstance(value, Iterable) and not isinstance(value, str) else str(value)
