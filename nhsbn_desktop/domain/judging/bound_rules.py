"""Rules made ready to run: a row of checks.csv read, its members filled in, its tolerance understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.binding import MISSING, Binding, codes_in
from nhsbn_desktop.domain.judging.comparisons import COMPARISONS, SIGNS, Holds, Tolerance, read_tolerance
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.expressions import (
    EACH,
    Node,
    depends_on_member,
    parse,
    references,
    split_range,
    split_restriction,
)
from nhsbn_desktop.domain.judging.faults import CheckFault, in_column
from nhsbn_desktop.domain.judging.terms import Term, bind
from nhsbn_desktop.domain.rulebook import Check


@dataclass(frozen=True, slots=True)
class Sides:
    """A rule's sides, read but not yet made ready for a member. `low` and `high` stand in for `right` in a range."""

    left: Node
    right: Node | None = None
    low: Node | None = None
    high: Node | None = None

    @property
    def all(self) -> tuple[Node, ...]:
        return tuple(side for side in (self.left, self.right, self.low, self.high) if side is not None)


def read_sides(check: Check) -> tuple[Sides, str]:
    """The sides of a rule, and its restriction. Raises CheckFault."""
    text, restriction = split_restriction(check.left)
    with in_column("left"):
        left = parse(text)
    with in_column("right"):
        if check.operator not in ("between", "not_between"):
            return Sides(left, parse(check.right.strip())), restriction
        low, high = split_range(check.right)
        return Sides(left, low=parse(low) if low else None, high=parse(high) if high else None), restriction


def members_for(sides: Sides, restriction: str, collection: Collection) -> tuple[str, ...]:
    """The members a rule holds for, in the order of its first metric: those that every [m] in it has.

    A rule without [m] holds once: for the member "".
    """
    if not any(depends_on_member(side) for side in sides.all):
        return ("",)
    common: list[str] | None = None
    for side in sides.all:
        for reference in references(side):
            metric = collection.metric(reference.ref)
            if reference.member == EACH and metric is not None:
                own = metric.members
                common = list(own) if common is None else [member for member in common if member in own]
    members = _restricted(common or [], restriction)
    if not members:
        raise CheckFault("left", "no member is left for [m]: the metrics have none in common")
    return members


def _restricted(members: list[str], restriction: str) -> tuple[str, ...]:
    match = re.fullmatch(r"m\s+(not\s+)?in\s+(.+)", restriction)
    if not match:
        return tuple(members)
    named = [name.strip() for name in match[2].split("|")]
    for name in named:
        if name not in members:
            raise CheckFault("left", f'there is no member "{name}" to restrict the rule to')
    return tuple(member for member in members if (member in named) != bool(match[1]))


_RESTRICTION = re.compile(r"(.+?)(<=|>=|!=|=|<|>)(.+)")


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be so for a rule to hold at all."""

    left: Term
    holds: Holds
    right: Term

    def asked(self, evidence: Evidence, codes: tuple[str, ...]) -> bool:
        left, right = self.left(evidence, codes), self.right(evidence, codes)
        return left is not None and right is not None and self.holds(left, right, Tolerance())


def condition_for(restriction: str, binding: Binding, codes: list[str]) -> tuple[Condition | None, tuple[str, ...]]:
    """The restriction as a condition, and this year's answers that it looks at; None where it only names members.

    The codes that it is to be given are added to `codes`. Raises CheckFault.
    """
    if not restriction or re.match(r"m\s+(not\s+)?in\s", restriction):
        return None, ()
    match = _RESTRICTION.fullmatch(restriction)
    if not match:
        raise CheckFault("left", f'"{restriction}" is not a restriction: write "m not in CRHT" or "last(AC10) > 5"')
    with in_column("left"):
        nodes = parse(match[1].strip()), parse(match[3].strip())
        left, right = (bind(node, binding, codes) for node in nodes)
        asked = tuple(code for node in nodes for code in codes_in(node, binding))
    return Condition(left, COMPARISONS[SIGNS[match[2]]], right), asked


def missing_of(check: Check) -> str:
    """Raises CheckFault for a strategy that does not exist."""
    if check.missing and check.missing not in MISSING:
        raise CheckFault("missing", f'"{check.missing}" is not one of {", ".join(MISSING)}')
    return check.missing or "SKIP_IF_ANY_VALUE_MISSING"


@dataclass(frozen=True, slots=True)
class Form:
    """What rules that differ in nothing but their answers have in common."""

    left: Term
    right: Term | None
    low: Term | None
    high: Term | None
    holds: Holds | None
    tolerance: Tolerance
    condition: Condition | None


@lru_cache(maxsize=4096)
def _shared(form: Form) -> Form:
    """The same form, once for all rules that have it."""
    return form


@dataclass(frozen=True, slots=True)
class Bound:
    """A rule made ready for one member: `looked_up` are the answers its form is to be given, `codes` those to speak of,
    the one to suspect first."""

    check: Check
    collection: Collection
    member: str
    form: Form
    looked_up: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def binding(self) -> Binding:
        return Binding(self.collection, self.member, MISSING[missing_of(self.check)])

    @property
    def sides(self) -> Sides:
        return read_sides(self.check)[0]

    def asked(self, evidence: Evidence) -> bool:
        return self.form.condition is None or self.form.condition.asked(evidence, self.looked_up)

    def value(self, side: Term | None, evidence: Evidence) -> Decimal | None:
        """What one side of the form comes to."""
        return None if side is None else side(evidence, self.looked_up)


AnyBound = TypeVar("AnyBound", bound=Bound)


def bound_rules(check: Check, collection: Collection, kind: type[AnyBound]) -> Iterator[AnyBound]:
    """The rule, made ready for each of its members. Raises CheckFault."""
    sides, restriction = read_sides(check)
    missing, tolerance = MISSING[missing_of(check)], read_tolerance(check.tolerance)
    _look_for_metrics(sides, Binding(collection, "", missing))
    for member in members_for(sides, restriction, collection):
        binding = Binding(collection, member, missing)
        looked_up: list[str] = []
        with in_column("left"):
            left, codes = bind(sides.left, binding, looked_up), codes_in(sides.left, binding)
        with in_column("right"):
            right, low, high = (
                bind(side, binding, looked_up) if side is not None else None
                for side in (sides.right, sides.low, sides.high)
            )
            others = tuple(code for side in sides.all[1:] for code in codes_in(side, binding))
        if check.kind == "derived" and not set(codes).isdisjoint(others):
            raise CheckFault("right", f"{codes[0]} is worked out from itself")
        if not codes and not others:
            raise CheckFault("left", "the rule looks at no answer")
        condition, asked = condition_for(restriction, binding, looked_up)
        form = _shared(Form(left, right, low, high, COMPARISONS.get(check.operator), tolerance, condition))
        found = tuple(dict.fromkeys((others + codes if check.kind == "sum" else codes + others) + asked))
        given = tuple(looked_up)
        yield kind(check, collection, member, form, found if given == found else given, found)


def _look_for_metrics(sides: Sides, binding: Binding) -> None:
    """Says which side names a metric that does not exist, before members are sought in it."""
    for column, nodes in (("left", (sides.left,)), ("right", sides.all[1:])):
        with in_column(column):
            for node in nodes:
                for reference in references(node):
                    binding.metric(reference)
