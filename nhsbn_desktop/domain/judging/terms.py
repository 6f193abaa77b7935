"""Expressions made ready to run: references found in the collection, members filled in, blanks dealt with.

An expression is made ready once and shared by all rules that differ in nothing but their answers, whose codes are given
to it each time: a large collection has tens of thousands of rules of a few dozen forms.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from nhsbn_desktop.domain.judging.binding import Binding, Missing, choose
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.expressions import (
    ALL,
    ByMember,
    Call,
    ExpressionFault,
    Node,
    Number,
    Operation,
    Reference,
    Slot,
)

Codes: TypeAlias = tuple[str, ...]
Term: TypeAlias = Callable[[Evidence, Codes], Decimal | None]
Terms: TypeAlias = Callable[[Evidence, Codes], Sequence[Decimal] | None]

_NOUGHT = Decimal(0)


def bind(node: Node, binding: Binding, codes: list[str]) -> Term:
    """An expression as a function of the evidence and of the answers it looks at: its value, or None where it has none.

    The codes of its answers are added to `codes`, which are to be given to it. Raises ExpressionFault.
    """
    return _ready(_with_slots(node, binding, codes), binding.missing)


def _with_slots(node: Node, binding: Binding, codes: list[str], *, listed: bool = False) -> Node:
    """The expression with a slot for each reference; `listed` where several answers at once may stand."""
    match node:
        case Reference():
            return _slot(node, binding, codes, listed=listed)
        case Operation(sign=sign, left=left, right=right):
            return Operation(sign, _with_slots(left, binding, codes), _with_slots(right, binding, codes))
        case Call(name=name, parts=parts):
            return Call(name, tuple(_with_slots(part, binding, codes, listed=name != "abs") for part in parts))
        case ByMember():
            return _with_slots(choose(node, binding), binding, codes)
        case Number() | Slot():
            return node


def _slot(reference: Reference, binding: Binding, codes: list[str], *, listed: bool) -> Slot:
    several, localities = reference.member == ALL, reference.when == "localities"
    if (several or localities) and not listed:
        raise ExpressionFault(f"{reference.ref} stands for several answers: put SUM( ), min( ) or max( ) around it")
    if several and localities:
        raise ExpressionFault("localities( ) takes one answer, not all members at once")
    start = len(codes)
    codes.extend(binding.codes(reference))
    return Slot(start, len(codes), reference.when, several)


@lru_cache(maxsize=4096)
def _ready(node: Node, missing: Missing) -> Term:
    match node:
        case Number(value=value):
            return lambda _evidence, _codes: value
        case Slot(start=at, when=when):
            return _one_answer(at, missing, last_year=when == "last year")
        case Operation(sign=sign, left=left, right=right):
            return _operation(sign, _ready(left, missing), _ready(right, missing))
        case Call(name="abs", parts=(part,)):
            return _absolute(_ready(part, missing))
        case Call(name=name, parts=parts):
            return _chosen(_CHOICES[name], _join([_ready_list(part, missing) for part in parts]))
    raise TypeError(f"{node} has not been given its slots")


def _one_answer(at: int, missing: Missing, *, last_year: bool) -> Term:
    nought = _NOUGHT if missing.nought else None
    if last_year:
        return lambda evidence, codes: evidence.last.get(codes[at], nought)
    return lambda evidence, codes: evidence.numbers.get(codes[at], nought)


def _operation(sign: str, left: Term, right: Term) -> Term:
    calculate = _OPERATIONS[sign]

    def worked_out(evidence: Evidence, codes: Codes) -> Decimal | None:
        first = left(evidence, codes)
        if first is None:
            return None
        second = right(evidence, codes)
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


def _absolute(inner: Term) -> Term:
    def absolute(evidence: Evidence, codes: Codes) -> Decimal | None:
        value = inner(evidence, codes)
        return None if value is None else abs(value)

    return absolute


def _chosen(choose: Callable[[Sequence[Decimal]], Decimal], listed: Terms) -> Term:
    def chosen(evidence: Evidence, codes: Codes) -> Decimal | None:
        values = listed(evidence, codes)
        return choose(values) if values else None

    return chosen


def _join(lists: Sequence[Terms]) -> Terms:
    if len(lists) == 1:
        return lists[0]

    def joined(evidence: Evidence, codes: Codes) -> Sequence[Decimal] | None:
        values: list[Decimal] = []
        for part in lists:
            found = part(evidence, codes)
            if found is None:
                return None
            values.extend(found)
        return values

    return joined


def _ready_list(node: Node, missing: Missing) -> Terms:
    if isinstance(node, Slot) and node.when == "localities":
        return _over_localities(node.start, missing)
    if isinstance(node, Slot) and node.several:
        return _over_members(node, missing)
    term = _ready(node, missing)

    def alone(evidence: Evidence, codes: Codes) -> Sequence[Decimal] | None:
        value = term(evidence, codes)
        return None if value is None else (value,)

    return alone


def _over_members(slot: Slot, missing: Missing) -> Terms:
    """The answers of all members; None where one is blank that should not be. All blank is no list at all."""
    start, end, lenient, last_year = slot.start, slot.end, missing.nought_in_sums, slot.when == "last year"

    def found(evidence: Evidence, codes: Codes) -> Sequence[Decimal] | None:
        numbers, own = evidence.last if last_year else evidence.numbers, codes[start:end]
        values = [numbers[code] for code in own if code in numbers]
        if lenient or len(values) == len(own):
            return values
        absent = (code for code in own if code not in numbers)
        return values if evidence.not_applicable.issuperset(absent) else None

    return found


def _over_localities(at: int, missing: Missing) -> Terms:
    """The localities' answers; None where one is blank that should not be, or has a fault of its own already."""

    def found(evidence: Evidence, codes: Codes) -> Sequence[Decimal] | None:
        values, code = [], codes[at]
        for locality in evidence.localities:
            value = locality.numbers.get(code)
            if code in locality.blocked:
                return None
            if value is not None:
                values.append(value)
            elif code not in locality.not_applicable and not missing.nought_in_sums:
                return None
        return values

    return found
