"""Kinds of check that hold answers against one another: sums, orders, derivations, ranges, trust and localities."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.bound_rules import COMPARISONS, Bound, CheckFault, Holds, bound_rules
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.facts import facts_about
from nhsbn_desktop.domain.judging.probes import Facts, Probe
from nhsbn_desktop.domain.rulebook import Check


def relation(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """Sums, orders, derivations and ratios: the left side stands in the right relation to the right one."""
    if check.operator == "between":
        return between(check, collection)
    return tuple(_relation_probe(bound) for bound in bound_rules(check, collection))


def _relation_probe(bound: Bound) -> Probe:
    return Probe(bound.codes, partial(_relation_test, bound, COMPARISONS[bound.check.operator]))


def _relation_test(bound: Bound, holds: Holds, evidence: Evidence) -> Facts | None:
    if bound.condition is not None and not bound.condition(evidence):
        return None
    first = bound.left(evidence)
    if first is None or bound.right is None:
        return None
    second = bound.right(evidence)
    if second is None or not (first - second).is_finite() or holds(first, second, bound.tolerance):
        return None
    return facts_about(bound, evidence, first, second)


def between(check: Check, collection: Collection) -> tuple[Probe, ...]:
    return tuple(between_probe(bound) for bound in bound_rules(check, collection))


def between_probe(bound: Bound) -> Probe:
    return Probe(bound.codes, partial(_between_test, bound))


def _between_test(bound: Bound, evidence: Evidence) -> Facts | None:
    if bound.condition is not None and not bound.condition(evidence):
        return None
    value = bound.left(evidence)
    low = bound.low(evidence) if bound.low is not None else None
    high = bound.high(evidence) if bound.high is not None else None
    if value is None or (low is None and bound.low is not None) or (high is None and bound.high is not None):
        return None
    outside_wanted = bound.check.operator == "not_between"
    inside = _strictly_inside(value, low, high) if outside_wanted else _inside(bound, value, low, high)
    return None if inside != outside_wanted else facts_about(bound, evidence, value, None)


def _strictly_inside(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    return (low is None or low < value) and (high is None or value < high)


def _inside(bound: Bound, value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    slack = bound.tolerance
    below = low is not None and value < low - slack.around(low)
    above = high is not None and value > high + slack.around(high)
    return not (below or above)


def trust_sum(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """The trust's answer is what its localities give together."""
    probes = []
    for bound in bound_rules(check, collection):
        if len(bound.codes) != 1:
            raise CheckFault("right", "both sides are about the same answer: write SUM(localities(AC02))")
        probes.append(Probe(bound.codes, _with_hint(_relation_probe(bound), bound.codes[0])))
    return tuple(probes)


def _with_hint(probe: Probe, code: str) -> Callable[[Evidence], Facts | None]:
    def test(evidence: Evidence) -> Facts | None:
        facts = probe.test(evidence)
        return facts and {**facts, "hint": _left_out(code, evidence)}

    return test


def _left_out(code: str, evidence: Evidence) -> str:
    """Which locality was left out of the trust's figure, or counted twice, if that explains it to the last digit."""
    parts = {locality.unit: locality.numbers.get(code) for locality in evidence.localities}
    apart = evidence.numbers[code] - sum(value for value in parts.values() if value is not None)
    for unit, value in parts.items():
        if value and apart in (value, -value):
            return f"Was {unit} counted twice?" if apart == value else f"Was {unit} left out?"
    return ""
