"""Rules made ready to run: a row of checks.csv read, its members filled in, its tolerance understood."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.expressions import (
    EACH,
    ExpressionFault,
    Node,
    depends_on_member,
    parse,
    references,
    split_range,
    split_restriction,
)
from nhsbn_desktop.domain.judging.terms import MISSING, Binding, Term, bind, codes_in
from nhsbn_desktop.domain.rulebook import Check


class CheckFault(ValueError):
    """A row of checks.csv cannot be run; says in which column, and why."""

    def __init__(self, column: str, what: str) -> None:
        super().__init__(what)
        self.column = column
        self.what = what


class in_column:  # noqa: N801 - read as a verb phrase: with in_column("left")
    """Says in which column an expression that cannot be read stands."""

    __slots__ = ("column",)

    def __init__(self, column: str) -> None:
        self.column = column

    def __enter__(self) -> None:
        """Nothing to do until something goes wrong."""

    def __exit__(self, kind: object, fault: BaseException | None, trace: object) -> None:
        if isinstance(fault, ExpressionFault):
            raise CheckFault(self.column, str(fault)) from fault


@dataclass(frozen=True, slots=True)
class Tolerance:
    """By how much the two sides may differ: an amount, or a share of the right-hand side."""

    amount: Decimal = Decimal(0)
    relative: bool = False

    def around(self, value: Decimal) -> Decimal:
        return abs(value) * self.amount if self.relative else self.amount


def read_tolerance(text: str) -> Tolerance:
    """`0.05`, `0.6%` or nothing. Raises CheckFault."""
    number = text.strip().removesuffix("%").strip()
    if not number:
        return Tolerance()
    try:
        amount = Decimal(number)
    except InvalidOperation:
        raise CheckFault("tolerance", f'"{text}" is not a tolerance: write 0.05 or 0.6%') from None
    if not amount.is_finite() or amount < 0:
        raise CheckFault("tolerance", f'"{text}" is not a tolerance: it cannot be negative')
    return Tolerance(amount / 100, relative=True) if text.strip().endswith("%") else Tolerance(amount)


Holds: TypeAlias = Callable[[Decimal, Decimal, Tolerance], bool]

COMPARISONS: dict[str, Holds] = {
    "equal_to": lambda left, right, allowed: abs(left - right) <= allowed.around(right),
    "not_equal_to": lambda left, right, allowed: abs(left - right) > allowed.around(right),
    "less_than": lambda left, right, allowed: left < right + allowed.around(right),
    "less_than_or_equal_to": lambda left, right, allowed: left <= right + allowed.around(right),
    "greater_than": lambda left, right, allowed: left > right - allowed.around(right),
    "greater_than_or_equal_to": lambda left, right, allowed: left >= right - allowed.around(right),
}
_SIGNS = {
    "=": "equal_to",
    "!=": "not_equal_to",
    "<": "less_than",
    "<=": "less_than_or_equal_to",
    ">": "greater_than",
    ">=": "greater_than_or_equal_to",
}


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


def condition_for(restriction: str, binding: Binding) -> tuple[Callable[[Evidence], bool] | None, tuple[str, ...]]:
    """The restriction as a question to the evidence, and the answers it looks at; None where it only names members.

    Raises CheckFault.
    """
    if not restriction or re.match(r"m\s+(not\s+)?in\s", restriction):
        return None, ()
    match = _RESTRICTION.fullmatch(restriction)
    if not match:
        raise CheckFault("left", f'"{restriction}" is not a restriction: write "m not in CRHT" or "last(AC10) > 5"')
    with in_column("left"):
        nodes = parse(match[1].strip()), parse(match[3].strip())
        left, right = (bind(node, binding) for node in nodes)
        codes = tuple(code for node in nodes for code in codes_in(node, binding))
    holds, exact = COMPARISONS[_SIGNS[match[2]]], Tolerance()

    def asked(evidence: Evidence) -> bool:
        first, second = left(evidence), right(evidence)
        return first is not None and second is not None and holds(first, second, exact)

    return asked, codes


def missing_of(check: Check) -> str:
    """Raises CheckFault for a strategy that does not exist."""
    if check.missing and check.missing not in MISSING:
        raise CheckFault("missing", f'"{check.missing}" is not one of {", ".join(MISSING)}')
    return check.missing or "SKIP_IF_ANY_VALUE_MISSING"


@dataclass(frozen=True, slots=True)
class Bound:
    """A rule made ready for one member."""

    check: Check
    binding: Binding
    sides: Sides
    left: Term
    right: Term | None
    low: Term | None
    high: Term | None
    tolerance: Tolerance
    condition: Callable[[Evidence], bool] | None
    codes: tuple[str, ...]


def bound_rules(check: Check, collection: Collection) -> Iterator[Bound]:
    """The rule, made ready for each of its members. Raises CheckFault."""
    sides, restriction = read_sides(check)
    missing, tolerance = MISSING[missing_of(check)], read_tolerance(check.tolerance)
    _look_for_metrics(sides, Binding(collection, "", missing))
    for member in members_for(sides, restriction, collection):
        binding = Binding(collection, member, missing)
        with in_column("left"):
            left, codes = bind(sides.left, binding), codes_in(sides.left, binding)
        with in_column("right"):
            right, low, high = (
                bind(side, binding) if side is not None else None for side in (sides.right, sides.low, sides.high)
            )
            others = tuple(code for side in sides.all[1:] for code in codes_in(side, binding))
        if check.kind == "derived" and not set(codes).isdisjoint(others):
            raise CheckFault("right", f"{codes[0]} is worked out from itself")
        if not codes and not others:
            raise CheckFault("left", "the rule looks at no answer")
        condition, asked = condition_for(restriction, binding)
        found = tuple(dict.fromkeys((others + codes if check.kind == "sum" else codes + others) + asked))
        yield Bound(check, binding, sides, left, right, low, high, tolerance, condition, found)


def _look_for_metrics(sides: Sides, binding: Binding) -> None:
    """Says which side names a metric that does not exist, before members are sought in it."""
    for column, nodes in (("left", (sides.left,)), ("right", sides.all[1:])):
        with in_column(column):
            for node in nodes:
                for reference in references(node):
                    binding.metric(reference)
