"""Kinds of check that hold answers against one another: sums, orders, derivations, ranges, trust and localities."""

from collections.abc import Callable

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.bound_rules import COMPARISONS, Bound, CheckFault, bound_rules
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
    holds, left, right, tolerance = COMPARISONS[bound.check.operator], bound.left, bound.right, bound.tolerance
    condition = bound.condition

    def test(evidence: Evidence) -> Facts | None:
        if condition is not None and not condition(evidence):
            return None
        first, second = left(evidence), right(evidence) if right is not None else None
        if first is None or second is None or not (first - second).is_finite() or holds(first, second, tolerance):
            return None
        return facts_about(bound, evidence, first, second)

    return Probe(bound.codes, test)


def between(check: Check, collection: Collection) -> tuple[Probe, ...]:
    return tuple(between_probe(bound) for bound in bound_rules(check, collection))


def between_probe(bound: Bound) -> Probe:
    outside_wanted = bound.check.operator == "not_between"
    condition, slack = bound.condition, bound.tolerance

    def test(evidence: Evidence) -> Facts | None:
        if condition is not None and not condition(evidence):
            return None
        value = bound.left(evidence)
        ends = [end(evidence) if end is not None else None for end in (bound.low, bound.high)]
        if value is None or (ends[0] is None and bound.low is not None) or (ends[1] is None and bound.high is not None):
            return None
        low, high = ends
        if outside_wanted:
            inside = (low is None or low < value) and (high is None or value < high)
        else:
            below = low is not None and value < low - slack.around(low)
            above = high is not None and value > high + slack.around(high)
            inside = not (below or above)
        if inside != outside_wanted:
            return None
        return facts_about(bound, evidence, value, None)

    return Probe(bound.codes, test)


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
