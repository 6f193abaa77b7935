"""Kinds of check that hold answers against one another: sums, orders, derivations, ranges, trust and localities."""

from decimal import Decimal

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.bound_rules import Bound, bound_rules
from nhsbn_desktop.domain.judging.comparisons import Tolerance
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.facts import facts_about
from nhsbn_desktop.domain.judging.faults import CheckFault
from nhsbn_desktop.domain.judging.probes import Facts, Probe
from nhsbn_desktop.domain.rulebook import Check


def relation(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """Sums, orders, derivations and ratios: the left side stands in the right relation to the right one."""
    return between(check, collection) if check.operator == "between" else tuple(bound_rules(check, collection, Related))


class Related(Bound):
    """The left side stands in the right relation to the right one."""

    __slots__ = ()

    def test(self, evidence: Evidence) -> Facts | None:
        form = self.form
        if not self.asked(evidence):
            return None
        first = self.value(form.left, evidence)
        second = self.value(form.right, evidence) if first is not None else None
        if first is None or second is None or form.holds is None or not (first - second).is_finite():
            return None
        return None if form.holds(first, second, form.tolerance) else facts_about(self, evidence, first, second)


def between(check: Check, collection: Collection) -> tuple[Probe, ...]:
    return tuple(bound_rules(check, collection, Between))


class Between(Bound):
    """The left side lies within a range or, for `not_between`, outside one."""

    __slots__ = ()

    def test(self, evidence: Evidence) -> Facts | None:
        form = self.form
        if not self.asked(evidence):
            return None
        value, low, high = (self.value(side, evidence) for side in (form.left, form.low, form.high))
        if value is None or (low is None and form.low is not None) or (high is None and form.high is not None):
            return None
        outside_wanted = self.check.operator == "not_between"
        inside = _strictly_inside(value, low, high) if outside_wanted else _inside(form.tolerance, value, low, high)
        return None if inside != outside_wanted else facts_about(self, evidence, value, None)


def _strictly_inside(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    return (low is None or low < value) and (high is None or value < high)


def _inside(slack: Tolerance, value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    below = low is not None and value < low - slack.around(low)
    above = high is not None and value > high + slack.around(high)
    return not (below or above)


def trust_sum(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """The trust's answer is what its localities give together."""
    probes = tuple(bound_rules(check, collection, _OfLocalities))
    if any(len(probe.codes) != 1 for probe in probes):
        raise CheckFault("right", "both sides are about the same answer: write SUM(localities(AC02))")
    return probes


class _OfLocalities(Related):
    __slots__ = ()

    def test(self, evidence: Evidence) -> Facts | None:
        facts = Related.test(self, evidence)
        return facts and {**facts, "hint": left_out(self.codes[0], evidence)}


def left_out(code: str, evidence: Evidence) -> str:
    """Which locality was left out of the trust's figure, or counted twice, if that explains it to the last digit."""
    parts = {locality.unit: locality.numbers.get(code) for locality in evidence.localities}
    apart = evidence.numbers[code] - sum(value for value in parts.values() if value is not None)
    for unit, value in parts.items():
        if value and apart in (value, -value):
            return f"Was {unit} counted twice?" if apart == value else f"Was {unit} left out?"
    return ""
