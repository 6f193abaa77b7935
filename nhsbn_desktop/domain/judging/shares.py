"""Rates and percentages that followed from two other answers in every earlier return: worked out again this year.

A share is taken for one only where it agreed to its last digit in at least three returns, each with another value.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.probes import Asking, Facts, Probe
from nhsbn_desktop.domain.judging.ranked import Numbers, Ranked
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several, written

_SEEN = 3  # returns that a share needs before it is taken for one
_LARGEST_SECTION = 150  # answers


def habit_check(code: str, message: str, do: str) -> Check:
    """A check that no rule asks for."""
    return Check(
        code, "habit", Severity.EXPLAIN, "", "", "", "", "", message,
        "No rule asks for this, but every earlier return at hand kept to it, so a break is worth a look.", do,
    )  # fmt: skip


SHARE = habit_check(
    "SHARE", "{left_label} is {left}, but {parts} give {right}. In earlier years it always followed from them.",
    "Work it out again from this year's figures. If it is counted differently now, say how in one line.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """How a share follows from two answers: the first over the second, or over both together, so many times."""

    factor: float
    of_both: bool = False

    def share(self, top: float, bottom: float) -> float | None:
        whole = top + bottom if self.of_both else bottom
        return self.factor * top / whole if whole else None

    def tops(self, low: float, high: float, bottom: float) -> tuple[float, float]:
        """Between which two figures the first answer must lie for the share to lie from `low` to `high`."""

        def top(share: float) -> float:
            rest = self.factor - share if self.of_both else self.factor
            return share * bottom / rest if rest > 0 else math.copysign(math.inf, bottom)

        return (top(low), top(high)) if bottom >= 0 else (top(high), top(low))


_OF_WHOLE, _OF_BOTH = Way(100.0), Way(100.0, of_both=True)
_RATES = tuple(Way(factor) for factor in (100.0, 1.0, 10.0, 1000.0, 10_000.0, 100_000.0))


def find_shares(collection: Collection, free: Sequence[Metric], seen: Sequence[Numbers]) -> Iterator[Probe]:
    """Rates and percentages that always followed from two answers of their own section, for the same member."""
    wanted = {metric.ref for metric in free if metric.value_type is not ValueType.COUNT}
    for column in _columns(collection):
        inputs = [code for metric, code in column if metric.value_type is not ValueType.PERCENT]
        returns = [Ranked(numbers, inputs) for numbers in seen]
        for metric, code in column:
            found = _share_of(code, metric, inputs, returns) if metric.ref in wanted else None
            if found is not None:
                yield Asking((code, *found[:2]), partial(_share_test, collection, metric, code, *found))


def _columns(collection: Collection) -> Iterator[list[tuple[Metric, str]]]:
    """The numbers of each section for each member, where looking at all pairs of them is worth the time."""
    columns: dict[tuple[str, str], list[tuple[Metric, str]]] = defaultdict(list)
    for metric in collection.metrics:
        if metric.value_type.is_number:
            for member, code in zip(metric.members or ("",), metric.codes, strict=True):
                columns[metric.section, member].append((metric, code))
    yield from (column for column in columns.values() if len(column) <= _LARGEST_SECTION)


def _share_of(
    code: str, metric: Metric, inputs: Sequence[str], returns: Sequence[Ranked]
) -> tuple[str, str, Way] | None:
    """The two answers and the way that this one always followed from them."""
    asked = [each for each in returns if each.numbers.get(code)]
    if len(asked) < _SEEN:
        return None
    slack = 0.6 * 10**-metric.value_type.decimals
    seen = [each.numbers for each in asked]
    ways = (_OF_WHOLE, _OF_BOTH) if metric.value_type is ValueType.PERCENT else _RATES
    for bottom in inputs:
        first = next((each for each in asked if bottom in each.numbers), None)
        if first is None or bottom == code:
            continue
        share, below = first.numbers[code], first.numbers[bottom]
        for way in ways:
            for top in first.between(*way.tops(share - slack, share + slack, below)):
                if top not in (code, bottom) and _follows(code, top, bottom, way, seen, slack):
                    return top, bottom, way
    return None


def _follows(code: str, top: str, bottom: str, way: Way, seen: Iterable[Numbers], slack: float) -> bool:
    times, values = 0, set()
    for numbers in seen:
        above, below = numbers.get(top), numbers.get(bottom)
        if above is None or below is None:
            continue
        expected = way.share(above, below)
        if expected is None or abs(expected - numbers[code]) > slack:
            return False
        times += 1
        values.add(numbers[code])
    return times >= _SEEN and len(values) >= _SEEN


def _share_test(
    collection: Collection, metric: Metric, code: str, top: str, bottom: str, way: Way, evidence: Evidence
) -> Facts | None:
    value, above, below = (evidence.numbers.get(each) for each in (code, top, bottom))
    if value is None or above is None or below is None:
        return None
    expected = way.share(float(above), float(below))
    if expected is None or abs(expected - float(value)) <= 1.2 * 10**-metric.value_type.decimals:
        return None
    inputs = (f"{collection.label(each)} {written(evidence.numbers[each], collection.metric(each))}"
              for each in (top, bottom))  # fmt: skip
    return {
        "left_label": collection.label(code),
        "left": written(value, metric),
        "parts": several(inputs),
        "right": f"{expected:,.{metric.value_type.decimals}f}",
    }
