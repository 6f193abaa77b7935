"""How far a figure can move by chance alone, in words: for counts and for percentages whose parts are known.

Counts: the Poisson interval of last year's count, exact below 10 and Byar's from 10. Percentages: Wilson's interval of
this year's share. Both at 95%, as Public Health England's technical guidance has them; the words name no method.
"""

import math
from collections.abc import Mapping
from decimal import Decimal

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.binding import MISSING, Binding, codes_in
from nhsbn_desktop.domain.judging.bound_rules import members_for, missing_of, read_sides
from nhsbn_desktop.domain.judging.expressions import ExpressionFault, Node, Number, Operation, Reference
from nhsbn_desktop.domain.judging.faults import CheckFault
from nhsbn_desktop.domain.limits import class_of
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.statistics import poisson_interval, wilson_interval
from nhsbn_desktop.domain.wording import figure
from nhsbn_desktop.domain.year_on_year import Comparison

_BEYOND_COUNTING = 10**9
_KEPT_AS = "_percentages and their parts"


def chance_in_words(collection: Collection, comparison: Comparison, answers: Answers) -> str:
    """What chance alone could make of this answer; empty where nothing can be said, or the answer did not move."""
    metric, now, last = collection.metric(comparison.code), comparison.this_year, comparison.last_year
    if metric is None or comparison.void or now is None or last is None or now == last:
        return ""
    if class_of(metric) == "count":
        return count_in_words(now, last)
    if metric.value_type is ValueType.PERCENT:
        return _share_in_words(collection, comparison, metric, answers)
    return ""


def count_in_words(now: Decimal, last: Decimal) -> str:
    """`1 last year could stand for anything from 0 to 6 a year by chance alone, and 4 is within that.`"""
    if last % 1 or not 0 <= last < _BEYOND_COUNTING or now < 0:
        return ""
    low, high = poisson_interval(int(last))
    within = low <= float(now) <= high
    span = f"{figure(Decimal(math.floor(low)), 0)} to {figure(Decimal(math.ceil(high)), 0)}"
    return (
        f"{figure(last, 0)} last year could stand for anything from {span} a year by chance alone, and"
        f" {figure(now, 0)} is {'within' if within else 'outside'} that."
    )


def _share_in_words(collection: Collection, comparison: Comparison, metric: Metric, answers: Answers) -> str:
    parts = parts_of_percentages(collection).get(comparison.code)
    if parts is None or comparison.last_year is None:
        return ""
    part, whole = (sum((answers.number(code) or Decimal(0) for code in codes), Decimal(0)) for codes in parts)
    if not (part.is_finite() and whole.is_finite() and 0 <= part <= whole < _BEYOND_COUNTING and whole >= 1):
        return ""
    low, high = (100 * edge for edge in wilson_interval(float(part), float(whole)))
    within = low <= float(comparison.last_year) <= high
    places = metric.value_type.decimals
    return (
        f"{figure(part, 0)} of {figure(whole, 0)} could stand for anything from {low:.{places}f}% to {high:.{places}f}%"
        f" by chance alone, and last year's {comparison.last_year:.{places}f}% is {'within' if within else 'outside'}"
        " that."
    )


def parts_of_percentages(collection: Collection) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """By answer code, the counts that a percentage is worked out from: those above the line and those below."""
    kept: dict[str, object] = vars(collection)
    known = kept.get(_KEPT_AS)
    if isinstance(known, dict):
        return known
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for check in collection.checks:
        if check.kind == "derived":
            found.update(_parts_in(check, collection))
    kept[_KEPT_AS] = found
    return found


def _parts_in(check: Check, collection: Collection) -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Those of one rule of the form 100 * part / whole, for each of its members; none for any other rule."""
    try:
        sides, restriction = read_sides(check)
        line = _line(sides.right)
        if line is None or not isinstance(sides.left, Reference):
            return {}
        found = {}
        for member in members_for(sides, restriction, collection):
            binding = Binding(collection, member, MISSING[missing_of(check)])
            above, below = (codes_in(side, binding) for side in line)
            if all(_is_counted(collection, code) for code in (*above, *below)):
                found[binding.codes(sides.left)[0]] = above, below
    except (CheckFault, ExpressionFault):
        return {}  # told where the rules are made ready
    return found


def _line(node: Node | None) -> tuple[Node, Node] | None:
    match node:
        case Operation("/", Operation("*", Number(value), part), whole) if value == 100:
            return (part, whole) if _is_sum(part) and _is_sum(whole) else None
    return None


def _is_sum(node: Node) -> bool:
    match node:
        case Reference(when=when):
            return when == "this year"
        case Operation("+", left, right):
            return _is_sum(left) and _is_sum(right)
    return False


def _is_counted(collection: Collection, code: str) -> bool:
    metric = collection.metric(code)
    return metric is not None and metric.value_type is ValueType.COUNT
