"""Expressions made ready to run: references found in the collection, members filled in, blanks dealt with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.expressions import (
    ALL,
    EACH,
    ByMember,
    Call,
    ExpressionFault,
    Node,
    Number,
    Operation,
    Reference,
    references,
)
from nhsbn_desktop.domain.metrics import Metric

Term: TypeAlias = Callable[[Evidence], Decimal | None]
Terms: TypeAlias = Callable[[Evidence], Sequence[Decimal] | None]

_NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a blank does: makes the rule silent, or counts as nought within sums, or everywhere."""

    nought_in_sums: bool
    nought: bool


MISSING = {
    "SKIP_IF_ANY_VALUE_MISSING": Missing(nought_in_sums=False, nought=False),
    "SKIP_IF_TOTAL_MISSING": Missing(nought_in_sums=True, nought=False),
    "SKIP_IF_ALL_VALUES_MISSING": Missing(nought_in_sums=True, nought=True),
    "NEVER_SKIP": Missing(nought_in_sums=True, nought=True),
}


@dataclass(frozen=True, slots=True)
class Binding:
    """Where an expression is made ready: the collection, the member that stands for [m], what blanks do."""

    collection: Collection
    member: str
    missing: Missing

    def metric(self, reference: Reference) -> Metric:
        """Raises ExpressionFault for a metric that the collection has not."""
        metric = self.collection.metric(reference.ref)
        if metric is None or metric.ref != reference.ref:
            raise ExpressionFault(f'there is no metric "{reference.ref}"')
        return metric

    def codes(self, reference: Reference) -> tuple[str, ...]:
        """The answer codes a reference stands for. Raises ExpressionFault for a member that the metric has not."""
        metric = self.metric(reference)
        if reference.member == ALL:
            return metric.codes
        member = self.member if reference.member == EACH else reference.member
        if member and member not in metric.members:
            raise ExpressionFault(f'{metric.ref} has no member "{member}"')
        if metric.members and not member:
            raise ExpressionFault(f"{metric.ref} has members: write {metric.ref}[{EACH}] or name one of them")
        return (metric.code(member),)


def codes_in(node: Node, binding: Binding) -> tuple[str, ...]:
    """The answer codes of this year that an expression looks at, each once, from the left. Raises ExpressionFault."""
    if isinstance(node, Reference):
        return binding.codes(node) if node.when != "last year" else ()
    found: dict[str, None] = {}
    for reference in references(_choose(node, binding)):
        if reference.when != "last year":
            found.update(dict.fromkeys(binding.codes(reference)))
    return tuple(found)


def bind(node: Node, binding: Binding) -> Term:
    """An expression as a function of the evidence: its value, or None where it has none. Raises ExpressionFault."""
    match node:
        case Number(value=value):
            return lambda _: value
        case Reference():
            return _bind_reference(node, binding)
        case Operation():
            return _operation(node.sign, bind(node.left, binding), bind(node.right, binding))
        case Call():
            return _bind_call(node, binding)
        case ByMember():
            return bind(_choose(node, binding), binding)


def _choose(node: Node, binding: Binding) -> Node:
    """The expression with its tables by member looked up."""
    match node:
        case Reference() | Number():
            return node
        case ByMember(choices=choices):
            chosen = dict(choices).get(binding.member)
            if chosen is None:
                raise ExpressionFault(f'nothing is said for "{binding.member}" between the {{ }}')
            return _choose(chosen, binding)
        case Operation():
            return Operation(node.sign, _choose(node.left, binding), _choose(node.right, binding))
        case Call():
            return Call(node.name, tuple(_choose(part, binding) for part in node.parts))


def _bind_reference(reference: Reference, binding: Binding) -> Term:
    if reference.member == ALL or reference.when == "localities":
        raise ExpressionFault(f"{reference.ref} stands for several answers: put SUM( ), min( ) or max( ) around it")
    (code,) = binding.codes(reference)
    nought = _NOUGHT if binding.missing.nought else None
    if reference.when == "last year":
        return lambda evidence: evidence.last.get(code, nought)
    return lambda evidence: evidence.numbers.get(code, nought)


def _operation(sign: str, left: Term, right: Term) -> Term:
    calculate = _OPERATIONS[sign]

    def worked_out(evidence: Evidence) -> Decimal | None:
        first = left(evidence)
        if first is None:
            return None
        second = right(evidence)
        return None if second is None else calculate(first, second)

    return worked_out


def _divide(left: Decimal, right: Decimal) -> Decimal | None:
    return left / right if right else None


_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal | None]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": _divide,
}


def _add_up(values: Sequence[Decimal]) -> Decimal:
    return sum(values, _NOUGHT)


_CHOICES: dict[str, Callable[[Sequence[Decimal]], Decimal]] = {"SUM": _add_up, "min": min, "max": max}


def _bind_call(call: Call, binding: Binding) -> Term:
    if call.name == "abs":
        inner = bind(call.parts[0], binding)

        def absolute(evidence: Evidence) -> Decimal | None:
            value = inner(evidence)
            return None if value is None else abs(value)

        return absolute
    listed = _join([_bind_list(part, binding) for part in call.parts])
    choose = _CHOICES[call.name]

    def chosen(evidence: Evidence) -> Decimal | None:
        values = listed(evidence)
        return choose(values) if values else None

    return chosen


def _join(lists: Sequence[Terms]) -> Terms:
    if len(lists) == 1:
        return lists[0]

    def joined(evidence: Evidence) -> Sequence[Decimal] | None:
        values: list[Decimal] = []
        for part in lists:
            found = part(evidence)
            if found is None:
                return None
            values.extend(found)
        return values

    return joined


def _bind_list(node: Node, binding: Binding) -> Terms:
    if isinstance(node, Reference) and node.when == "localities":
        return _over_localities(node, binding)
    if isinstance(node, Reference) and node.member == ALL:
        return _over_members(node, binding)
    term = bind(node, binding)

    def alone(evidence: Evidence) -> Sequence[Decimal] | None:
        value = term(evidence)
        return None if value is None else (value,)

    return alone


def _over_members(reference: Reference, binding: Binding) -> Terms:
    """The answers of all members; None where one is blank that should not be. All blank is no list at all."""
    codes, lenient = binding.codes(reference), binding.missing.nought_in_sums
    last_year = reference.when == "last year"

    def found(evidence: Evidence) -> Sequence[Decimal] | None:
        numbers = evidence.last if last_year else evidence.numbers
        values = [numbers[code] for code in codes if code in numbers]
        if lenient or len(values) == len(codes):
            return values
        absent = (code for code in codes if code not in numbers)
        return values if evidence.not_applicable.issuperset(absent) else None

    return found


def _over_localities(reference: Reference, binding: Binding) -> Terms:
    """The localities' answers; None where one is blank that should not be, or has a fault of its own already."""
    if reference.member == ALL:
        raise ExpressionFault("localities( ) takes one answer, not all members at once")
    (code,) = binding.codes(reference)

    def found(evidence: Evidence) -> Sequence[Decimal] | None:
        values = []
        for locality in evidence.localities:
            value = locality.numbers.get(code)
            if code in locality.blocked:
                return None
            if value is not None:
                values.append(value)
            elif code not in locality.not_applicable and not binding.missing.nought_in_sums:
                return None
        return values

    return found
