"""The kinds of definition check. A kind is one small function, registered in `KINDS`, that makes a row of checks.csv
ready to run: a tuple of probes, one for each place where the rule holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import TypeAlias

from nhsbn_desktop.domain.bound_rules import (
    COMPARISONS,
    Bound,
    CheckFault,
    bound_rules,
    in_column,
    read_tolerance,
)
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.evidence import Evidence
from nhsbn_desktop.domain.expressions import ExpressionFault, Number, Reference, parse
from nhsbn_desktop.domain.facts import facts_about
from nhsbn_desktop.domain.lists import list_fault
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.terms import MISSING, Binding
from nhsbn_desktop.domain.wording import several, share, written
from nhsbn_desktop.domain.year_on_year import CLASSES, read_limits

Facts: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Probe:
    """One place where a rule holds. `codes` are the answers it looks at, the one to suspect first.

    `test` gives what fills the message where the rule does not hold, and None where it holds or cannot be judged.
    """

    codes: tuple[str, ...]
    test: Callable[[Evidence], Facts | None]


class Stage(IntEnum):
    """In what order kinds run: what is wrong with a cell by itself silences what is built on it."""

    GATE = 1
    CELL = 2
    RELATION = 3
    TRUST = 4
    YEARS = 5
    TEXTS = 6


@dataclass(frozen=True, slots=True)
class Kind:
    """`rank` orders the checks of one cell: where several speak of the same cell, the lowest is heard."""

    stage: Stage
    prepare: Callable[[Check, Collection], tuple[Probe, ...]]
    operators: frozenset[str]
    rank: int = 0


def _relation(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """Sums, orders, derivations and ratios: the left side stands in the right relation to the right one."""
    if check.operator == "between":
        return _between(check, collection)
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


def _between(check: Check, collection: Collection) -> tuple[Probe, ...]:
    return tuple(_between_probe(bound) for bound in bound_rules(check, collection))


def _between_probe(bound: Bound) -> Probe:
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


def _unit(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """A share of one typed where a percentage is asked for."""
    probes = []
    for bound in bound_rules(check, collection):
        if len(bound.codes) != 1 or not isinstance(bound.sides.left, Reference):
            raise CheckFault("left", "a unit check looks at one answer, such as AC10")
        probes.append(Probe(bound.codes, _with_per_cent(_between_probe(bound), bound.codes[0], collection)))
    return tuple(probes)


def _with_per_cent(probe: Probe, code: str, collection: Collection) -> Callable[[Evidence], Facts | None]:
    metric = collection.metric(code)

    def test(evidence: Evidence) -> Facts | None:
        facts = probe.test(evidence)
        return facts and {**facts, "as_percent": written(evidence.numbers[code] * 100, metric)}

    return test


def _integer(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """Whole numbers, nought or more."""
    if check.right not in ("whole number", "whole number >= 0"):
        raise CheckFault("right", f'"{check.right}" is not known: write "whole number >= 0" or "whole number"')
    from_nought = check.right.endswith("0")

    def probe(code: str) -> Probe:
        def test(evidence: Evidence) -> Facts | None:
            value = evidence.numbers.get(code)
            if value is None:
                return None
            wrong = count_fault(value, from_nought=from_nought)
            return facts_of_cell(code, evidence, collection, wrong=wrong) if wrong else None

        return Probe((code,), test)

    return tuple(probe(code) for code in _answers(check, collection))


def count_fault(value: Decimal, *, from_nought: bool = True) -> str:
    """What keeps a value from being a count, in words; empty where nothing does."""
    if from_nought and value < 0:
        return "is below nought"
    return "is not a whole number" if value % 1 != 0 else ""


def facts_of_cell(code: str, evidence: Evidence, collection: Collection, **more: str) -> dict[str, str]:
    """What the message about one answer may say."""
    metric = collection.metric(code)
    facts = {
        "left_label": collection.label(code),
        "left": written(evidence.shown.get(code), metric),
        "member": split_code(code)[1],
        "unit": evidence.unit,
        "last_year": evidence.last_year,
        **more,
    }
    if code in evidence.last:
        facts["last"] = written(evidence.last[code], metric)
    return facts


def _list(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """One of the listed choices, letter for letter. The workbook's own drop-down is asked first."""
    options = tuple(option for option in check.right.split("|") if option.strip())
    if not options:
        raise CheckFault("right", "the choices are missing: write them with | between them")

    def probe(code: str) -> Probe:
        def test(evidence: Evidence) -> Facts | None:
            fault = list_fault(evidence.answers.get(code), evidence.answers.options.get(code) or options)
            return facts_of_cell(code, evidence, collection, **fault) if fault else None

        return Probe((code,), test)

    return tuple(probe(code) for code in _answers(check, collection))


def _population_change(check: Check, collection: Collection) -> tuple[Probe, ...]:
    """Answers that hardly move from one year to the next."""
    allowed = read_tolerance(check.right)
    if not allowed.relative:
        raise CheckFault("right", f'"{check.right}" is not a share: write it as 4%')

    def probe(code: str) -> Probe:
        def test(evidence: Evidence) -> Facts | None:
            value, last = evidence.numbers.get(code), evidence.last.get(code)
            if value is None or not last or abs(value - last) <= allowed.around(last):
                return None
            metric, change = collection.metric(code), float((value - last) / abs(last))
            moved = "rose" if change > 0 else "fell"
            told = f"{moved} from {written(last, metric)} to {written(value, metric)} ({share(change)})"
            return facts_of_cell(code, evidence, collection, moved=told, limit=check.right)

        return Probe((code,), test)

    return tuple(probe(code) for code in _answers(check, collection))


def _answers(check: Check, collection: Collection) -> tuple[str, ...]:
    """The answer codes named on the left: `SM02, SM03` or, for every member, `AC01[m]`. Raises CheckFault."""
    codes: list[str] = []
    binding = Binding(collection, "", MISSING["SKIP_IF_ANY_VALUE_MISSING"])
    for part in check.left.split(","):
        with in_column("left"):
            node = parse(part.strip())
            if not isinstance(node, Reference) or node.when != "this year":
                raise ExpressionFault(f'"{part.strip()}" is not an answer, such as AC01[m]')
            metric = binding.metric(node)
            codes.extend(metric.codes if node.member in ("m", "*") else binding.codes(node))
    return tuple(codes)


def _year_on_year(check: Check, _collection: Collection) -> tuple[Probe, ...]:
    """The comparison itself is year_on_year's; the rule gives it its limits, its code and its words."""
    if check.left not in CLASSES:
        raise CheckFault("left", f'"{check.left}" is not one of {several(CLASSES)}')
    if read_limits(check.right) is None:
        raise CheckFault("right", f'"{check.right}" is not a limit: write 25%, 20% and z 3.09 or 25% and 5 points')
    return ()


def _stale(check: Check, _collection: Collection) -> tuple[Probe, ...]:
    if not isinstance(parse_number(check.tolerance), Number):
        raise CheckFault("tolerance", "write the smallest count that is never the same twice by chance, such as 200")
    return ()


def parse_number(text: str) -> Number | None:
    """A number by itself, or None."""
    try:
        node = parse(text.strip())
    except ExpressionFault:
        return None
    return node if isinstance(node, Number) else None


def _privacy(_check: Check, _collection: Collection) -> tuple[Probe, ...]:
    """The scan itself is privacy's; the rule gives it its code and its words."""
    return ()


def _gates(_check: Check, _collection: Collection) -> tuple[Probe, ...]:
    """Read by gates, since they decide what is asked at all."""
    return ()


_COMPARED = frozenset(COMPARISONS)

KINDS: dict[str, Kind] = {
    "conditional": Kind(Stage.GATE, _gates, frozenset({"exclusive_pair", "compulsory_pair"})),
    "list": Kind(Stage.CELL, _list, frozenset({"in"}), rank=1),
    "unit": Kind(Stage.CELL, _unit, frozenset({"not_between"}), rank=2),
    "integer": Kind(Stage.CELL, _integer, frozenset({"is"}), rank=3),
    "range": Kind(Stage.CELL, _between, frozenset({"between"}), rank=4),
    "sum": Kind(Stage.RELATION, _relation, frozenset({"equal_to"})),
    "compare": Kind(Stage.RELATION, _relation, _COMPARED),
    "derived": Kind(Stage.RELATION, _relation, frozenset({"equal_to"})),
    "ratio": Kind(Stage.RELATION, _relation, _COMPARED | {"between"}),
    "population_change": Kind(Stage.RELATION, _population_change, frozenset({"changes_by_no_more_than"})),
    "trust_sum": Kind(Stage.TRUST, _relation, frozenset({"equal_to"})),
    "trust_between": Kind(Stage.TRUST, _between, frozenset({"between"})),
    "yoy": Kind(Stage.YEARS, _year_on_year, frozenset({"changes_by_no_more_than"})),
    "stale": Kind(Stage.YEARS, _stale, frozenset({"not_equal_to"})),
    "privacy": Kind(Stage.TEXTS, _privacy, frozenset({"must_not_contain"})),
}
