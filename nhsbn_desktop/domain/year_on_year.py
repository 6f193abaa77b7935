"""This year beside what was submitted before. A change too big for chance is a finding like any other."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.limits import Limits, YearOnYearSettings, class_of, settings_for
from nhsbn_desktop.domain.metrics import Metric
from nhsbn_desktop.domain.statistics import SMALL_COUNT, counts_within
from nhsbn_desktop.domain.wording import share, written


@dataclass(frozen=True, slots=True)
class Comparison:
    """One answer over the years. `values` are those of `years`, earliest first, this year last; `change` is a share of
    last year's value (None where either is missing or last year was nought); `expected` the range a value may move in
    without a question; `flagged` whether it left that range. `void` is the reason why it is not compared at all: the
    question was asked differently before."""

    code: str
    this_year: Decimal | None
    last_year: Decimal | None
    years: tuple[str, ...] = ()
    values: tuple[Decimal | None, ...] = ()
    change: float | None = None
    expected: tuple[float, float] | None = None
    flagged: bool = False
    void: str = ""

    @property
    def history(self) -> tuple[tuple[str, Decimal | None], ...]:
        """(Year, value), earliest first, this year last."""
        return tuple(zip(self.years, self.values, strict=True))

    @property
    def gap(self) -> str:
        """The year compared with, where that is not the year before this one; else empty."""
        if len(self.years) < 2 or self.years[-2] == year_before(self.years[-1]):
            return ""
        return self.years[-2]


def compare(
    collection: Collection,
    unit: str,
    answers: Answers,
    previous_years: Mapping[str, Answers],
    settings: YearOnYearSettings | None = None,
    void: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[Comparison, ...]:
    """Every number of one unit beside its own past, in the order of the specification.

    Answers that were never a number in any year are left out. Last year is the latest one before the collection's
    that is at hand; `unit` does not matter to the arithmetic. `void` are by metric ref the redefined metrics: the
    latest year that cannot be compared with, and why.
    """
    del unit
    limits = (settings or settings_for(collection)).limits
    years = (*sorted(year for year in previous_years if year < collection.year), collection.year)
    found: list[Comparison] = []
    for metric in collection.metrics:
        if metric.value_type.is_number:
            own = limits[class_of(metric)]
            compared = (_compare(code, own, answers, previous_years, years) for code in metric.codes)
            barred = (void or {}).get(metric.ref)
            found.extend(compared if barred is None else (_barred(one, *barred) for one in compared))
    return tuple(comparison for comparison in found if any(value is not None for value in comparison.values))


def compare_again(
    before: tuple[Comparison, ...],
    collection: Collection,
    codes: Iterable[str],
    answers: Answers,
    previous_years: Mapping[str, Answers],
    settings: YearOnYearSettings,
    void: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[Comparison, ...] | None:
    """The same comparisons with a few answers changed; None where one came to be a number or is one no longer."""
    found, places = list(before), collection.places
    for code in codes:
        metric = collection.metric(code) if code in places else None
        if metric is None or not metric.value_type.is_number:
            continue
        part = replace(collection, metrics=(metric,), checks=())
        fresh = next((c for c in compare(part, "", answers, previous_years, settings, void) if c.code == code), None)
        at = bisect_left(before, places[code], key=lambda comparison: places[comparison.code])
        stood = at < len(before) and before[at].code == code
        if stood != (fresh is not None):
            return None
        if fresh is not None:
            found[at] = fresh
    return tuple(found)


def _compare(
    code: str, limits: Limits, answers: Answers, previous: Mapping[str, Answers], years: tuple[str, ...]
) -> Comparison:
    """`years` end with this year."""
    earlier = [_finite(previous[year].number(code)) for year in years[:-1]]
    now, last = _finite(answers.number(code)), earlier[-1] if earlier else None
    expected = expected_range(float(last), limits) if last is not None else None
    flagged = now is not None and last is not None and _left(float(now), float(last), expected)
    change = share_of_change(now, last) if now is not None and last is not None else None
    return Comparison(code, now, last, years, (*earlier, now), change, expected, flagged)


def _barred(comparison: Comparison, until: str, reason: str) -> Comparison:
    """The figures stay to be seen, but nothing is made of the difference where last year asked another question."""
    earlier = comparison.years[:-1]
    if not earlier or earlier[-1] > until:
        return comparison
    return replace(comparison, change=None, expected=None, flagged=False, void=reason)


def share_of_change(now: Decimal, last: Decimal) -> float | None:
    """The change as a share of last year's size; None from nought, and where a number is beyond reckoning."""
    before = float(last)  # nought for what is too small to reckon with
    change = (float(now) - before) / abs(before) if before else math.inf
    return change if math.isfinite(change) else None


def expected_range(last: float, limits: Limits) -> tuple[float, float] | None:
    """Where this year's value may lie without a question; None where last year's nought gives nothing to go by."""
    if last == 0 and not limits.score and not limits.points:
        return None
    room = max(limits.share * abs(last), limits.points)
    low, high = last - room, last + room
    if limits.score:
        by_chance = counts_within(last, limits.score)
        low, high = min(low, by_chance[0]), max(high, by_chance[1])
    return low, high


def _left(now: float, last: float, expected: tuple[float, float] | None) -> bool:
    """Whether a value lies outside the range, by more than the last digits of a float."""
    if expected is None:
        return now != last
    slack = 1e-9 * max(abs(now), abs(last))
    return now < expected[0] - slack or now > expected[1] + slack


def _finite(number: Decimal | None) -> Decimal | None:
    return number if number is not None and number.is_finite() else None


def movement(comparison: Comparison, metric: Metric | None) -> str:
    """`rose from 1,544 to 2,738 (+77%)`; without the share where the counts are small or there is none."""
    now, last = comparison.this_year, comparison.last_year
    if now is None or last is None:
        return ""
    if now == last:
        return f"stayed at {written(now, metric)}"
    told = f"{'rose' if now > last else 'fell'} from {written(last, metric)} to {written(now, metric)}"
    if comparison.change is None or is_small(metric, now, last):
        return told
    return f"{told} ({share(comparison.change)})"


def is_small(metric: Metric | None, now: Decimal, last: Decimal) -> bool:
    """Whether these are counts too small for percentages."""
    return metric is not None and class_of(metric) == "count" and min(now, last) < SMALL_COUNT


def describe(comparison: Comparison, metric: Metric | None) -> str:
    """One sentence about a comparison, for beside its chart."""
    if comparison.void:
        return f"Not compared with earlier years: {comparison.void}"
    if comparison.last_year is None:
        return "Nothing was submitted last year to compare with."
    if comparison.this_year is None:
        when = f"in {comparison.gap}" if comparison.gap else "last year"
        return f"No number this year; {when} it was {written(comparison.last_year, metric)}."
    told = movement(comparison, metric) + (f" since {comparison.gap}" if comparison.gap else "")
    told = told[:1].upper() + told[1:]
    if comparison.flagged:
        return f"{told}. That is more than expected."
    if is_small(metric, comparison.this_year, comparison.last_year) and comparison.this_year != comparison.last_year:
        return f"{told}. Numbers this small move this much by chance: do not read a trend into it."
    return f"{told}, within what is expected."


def year_before(year: str) -> str:
    """`2025/26` -> `2024/25`; empty for anything else."""
    start, slash, end = year.partition("/")
    if not (slash and start.isdecimal() and end.isdecimal() and len(start) == 4):
        return ""
    return f"{int(start) - 1}/{start[2:]}"
