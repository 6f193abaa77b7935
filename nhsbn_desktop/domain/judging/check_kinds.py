"""The kinds of definition check. A kind is one small function, registered in `KINDS`, that makes a row of checks.csv
ready to run: a tuple of probes, one for each place where the rule holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.cell_kinds import integer, listed, pair, population_change, unit
from nhsbn_desktop.domain.judging.comparisons import COMPARISONS
from nhsbn_desktop.domain.judging.expressions import ExpressionFault, Number, parse
from nhsbn_desktop.domain.judging.faults import CheckFault
from nhsbn_desktop.domain.judging.probes import Probe
from nhsbn_desktop.domain.judging.relation_kinds import between, relation, trust_sum
from nhsbn_desktop.domain.limits import CLASSES, read_limits
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several


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


def _year_on_year(check: Check, _collection: Collection) -> tuple[Probe, ...]:
    """The comparison itself is year_on_year's; the rule gives it its limits, its code and its words."""
    if check.left not in CLASSES:
        raise CheckFault("left", f'"{check.left}" is not one of {several(CLASSES)}')
    if read_limits(check.right) is None:
        raise CheckFault("right", f'"{check.right}" is not a limit: write 25%, 20% and z 3.09 or 25% and 5 points')
    return ()


def _stale(check: Check, _collection: Collection) -> tuple[Probe, ...]:
    unknown = stale_classes(check.left) - set(CLASSES)
    if unknown:
        raise CheckFault("left", f'"{min(unknown)}" is not one of {several(CLASSES)}')
    if not isinstance(parse_number(check.tolerance), Number):
        raise CheckFault("tolerance", "write the smallest count that is never the same twice by chance, such as 200")
    return ()


def stale_classes(text: str) -> set[str]:
    """The classes of answer a stale check looks at: `count, WTE, money`."""
    return {part.strip() for part in text.split(",")}


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

KINDS: Mapping[str, Kind] = {
    "conditional": Kind(Stage.GATE, _gates, frozenset({"exclusive_pair", "compulsory_pair"})),
    "list": Kind(Stage.CELL, listed, frozenset({"in"}), rank=1),
    "unit": Kind(Stage.CELL, unit, frozenset({"not_between"}), rank=2),
    "integer": Kind(Stage.CELL, integer, frozenset({"is"}), rank=3),
    "range": Kind(Stage.CELL, between, frozenset({"between"}), rank=4),
    "sum": Kind(Stage.RELATION, relation, frozenset({"equal_to"})),
    "compare": Kind(Stage.RELATION, relation, _COMPARED),
    "derived": Kind(Stage.RELATION, relation, frozenset({"equal_to"})),
    "ratio": Kind(Stage.RELATION, relation, _COMPARED | {"between"}),
    "pair": Kind(Stage.RELATION, pair, frozenset({"exclusive_pair", "compulsory_pair"})),
    "population_change": Kind(Stage.RELATION, population_change, frozenset({"changes_by_no_more_than"})),
    "trust_sum": Kind(Stage.TRUST, trust_sum, frozenset({"equal_to"})),
    "trust_between": Kind(Stage.TRUST, between, frozenset({"between"})),
    "yoy": Kind(Stage.YEARS, _year_on_year, frozenset({"changes_by_no_more_than"})),
    "stale": Kind(Stage.YEARS, _stale, frozenset({"not_equal_to"})),
    "privacy": Kind(Stage.TEXTS, _privacy, frozenset({"must_not_contain"})),
}
