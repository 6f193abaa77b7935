"""Arithmetic that a published table must pass: parts that make a whole, percentages that can be had, labels that fit.

Made for figures that are read off slides, where nothing but the print is known; each check is one small function.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import product

from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.statistics import round_half_up, wilson_interval
from nhsbn_desktop.domain.wording import several

_FEW = 10  # organisations: a change among fewer is a change of who took part
_LOOK_ALIKES = str.maketrans({
    "\u0430": "A", "\u0410": "A", "\u0412": "B", "\u0441": "C", "\u0421": "C", "\u0435": "E", "\u0415": "E",
    "\u041d": "H", "\u0456": "I", "\u0406": "I", "\u041a": "K", "\u041c": "M", "\u043e": "O", "\u041e": "O",
    "\u0440": "P", "\u0420": "P", "\u0455": "S", "\u0405": "S", "\u0422": "T", "\u0445": "X", "\u0425": "X",
    "\u0443": "Y", "\u04af": "Y", "\u04ae": "Y",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A few figures as they are printed together. `given` is what they are held against: a total, a number asked."""

    number: str  # of the known anomaly; empty where there is none
    slide: str
    check: str
    subject: str
    labels: tuple[str, ...]
    values: tuple[str, ...]
    given: str = ""

    @property
    def numbers(self) -> tuple[Decimal | None, ...]:
        return tuple(number_in(value) for value in self.values)

    @property
    def total(self) -> Decimal:
        return sum((number for number in self.numbers if number is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class PublishedFinding:
    """What is wrong with a published table, and how sure that is."""

    number: str
    slide: str
    severity: Severity
    message: str


Told = tuple[Severity, str]


def number_in(text: str) -> Decimal | None:
    try:
        return Decimal(text.lstrip("+"))
    except InvalidOperation:
        return None


def find_in(table: PublishedTable) -> tuple[PublishedFinding, ...]:
    """What is wrong with a table by its check. Raises KeyError for a check that does not exist."""
    told = CHECKS[table.check](table)
    return tuple(
        PublishedFinding(table.number, table.slide, severity, f"{table.subject}: {words}") for severity, words in told
    )


def _sum_to_100(table: PublishedTable) -> list[Told]:
    """k rounded percentages come to 100 within k/2; off by one nearly always is rounding, by more hardly ever."""
    told = _unlabelled(table)
    total = table.total
    off = abs(total - 100)
    if off:
        severity = (
            Severity.NOTE
            if off <= 1
            else Severity.EXPLAIN
            if off <= Decimal(len(table.values)) / 2
            else Severity.MUST_FIX
        )
        why = "rounding may explain it" if off <= 1 else "rounding hardly ever does that"
        told.append((severity, f"the {len(table.values)} parts come to {total}%, not 100%; {why}."))
    return told


def _unlabelled(table: PublishedTable) -> list[Told]:
    pairs = zip(table.labels, table.values, strict=False)
    return [(Severity.EXPLAIN, f"{value} has no label.") for label, value in pairs if value and not label]


def _one_for_each(table: PublishedTable) -> list[Told]:
    pairs = zip(table.labels, table.values, strict=False)
    missing = [label for label, value in pairs if not value]
    return [(Severity.MUST_FIX, f"no value is printed for {several(missing)}.")] if missing else []


def _said_once(table: PublishedTable) -> list[Told]:
    twice = [label for label, count in Counter(table.labels).items() if count > 1]
    told: list[Told] = []
    for label in twice:
        own = [value for name, value in zip(table.labels, table.values, strict=False) if name == label]
        if len(set(own)) > 1:
            told.append((Severity.MUST_FIX, f'"{label}" is said more than once, of {several(own)}.'))
    return told


def _total_of(table: PublishedTable) -> list[Told]:
    total, given = table.total, Decimal(table.given)
    if total == given:
        return []
    return [(Severity.MUST_FIX, f"the parts come to {total}, but there were {given}: they are of something else.")]


def _attainable(table: PublishedTable) -> list[Told]:
    """Whether whole numbers out of those asked give the percentages, rounded as people round: each by itself, and all
    of them together where they are the parts of one whole."""
    asked = int(table.given)
    fitting = [_counts_for(value, asked) for value in table.values]
    printed = several(f"{value}%" for value in table.values)
    if not all(fitting):
        return [(Severity.MUST_FIX, f"{printed} cannot be had of {asked}: no whole number of them gives it.")]
    if len(fitting) > 1:
        together = any(sum(counts) == asked for counts in product(*fitting))
        return [] if together else [(Severity.MUST_FIX, f"{printed} cannot be had of {asked} together.")]
    places = _places(table.values[0])
    shares = [Decimal(100 * count) / asked for count in fitting[0]]
    if all(round(share, places) != Decimal(table.values[0]) for share in shares):
        return [(Severity.NOTE, f"{printed} of {asked} is {shares[0]}% rounded half up, not to even.")]
    return []


def _counts_for(value: str, asked: int) -> list[int]:
    shares = ((count, Decimal(100 * count) / asked) for count in range(asked + 1))
    return [count for count, share in shares if round_half_up(share, _places(value)) == Decimal(value)]


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def _small_number(table: PublishedTable) -> list[Told]:
    asked = int(table.given)
    if asked >= _FEW:
        return []
    count = float(Decimal(table.values[0])) / 100 * asked
    low, high = (round(100 * end) for end in wilson_interval(round(count), asked))
    return [(Severity.EXPLAIN, f"{table.values[0]}% is of {asked}; so few could as well mean {low}% to {high}%.")]


def _small_change(table: PublishedTable) -> list[Told]:
    before, now = table.numbers
    if int(table.given) >= _FEW or not before or now is None:
        return []
    share = (now - before) / before
    return [(Severity.EXPLAIN, f"a change of {share:+.0%} among about {table.given}: who took part may have changed.")]


def _times(table: PublishedTable) -> list[Told]:
    high, low = table.numbers
    if not high or not low:
        return []
    ratio = round_half_up(high / low, 1)
    said = Decimal(table.given)
    right = round_half_up(ratio, max(0, -int(said.as_tuple().exponent))) == said
    return [] if right else [(Severity.MUST_FIX, f"{high} is {ratio} times {low}, not {said} times.")]


def _listed(table: PublishedTable) -> list[Told]:
    same = table.values[0] == table.given
    return [] if same else [(Severity.MUST_FIX, f"{table.values[0]} are listed, {table.given} are said.")]


def _day(table: PublishedTable) -> list[Told]:
    first, _, last = table.given.partition("..")
    years = [int(year) for year in re.findall(r"\b\d{4}\b", table.values[0])]
    wrong = [year for year in years if not int(first) <= year <= int(last)]
    return [(Severity.MUST_FIX, f'"{table.values[0]}" lies outside {first} to {last}.')] if wrong else []


def _one_precision(table: PublishedTable) -> list[Told]:
    places = Counter(_places(value) for value in table.values)
    if len(places) < 2:
        return []
    usual = places.most_common(1)[0][0]
    odd = [value for value in table.values if _places(value) != usual]
    return [(Severity.NOTE, f"{several(odd)} is printed with other decimals than the rest.")]


def _occupancy(table: PublishedTable) -> list[Told]:
    days, beds = table.numbers
    share = (days or 0) / ((beds or 1) * 365)
    return [] if 0 < share <= 1 else [(Severity.MUST_FIX, f"the beds would be {share:.0%} full.")]


def _share_of(table: PublishedTable) -> list[Told]:
    total, given = table.total, Decimal(table.given)
    left = 1 - total / given
    if math.isclose(left, 0, abs_tol=0.02):
        return []
    return [(Severity.EXPLAIN, f"{several(table.labels)} come to {total} of {given}: {left:.0%} stand in neither.")]


def _level_given(table: PublishedTable) -> list[Told]:
    changes = [label for label, value in zip(table.labels, table.values, strict=False) if value[:1] in "+-"]
    words = "only the change is printed, so no percentage can be formed."
    return [(Severity.EXPLAIN, f"{several(changes)}: {words}")] if changes else []


def _one_alphabet(table: PublishedTable) -> list[Told]:
    text = table.values[0]
    if text.isascii():
        return []
    return [
        (Severity.MUST_FIX, f'"{text}" is not in Latin letters, though it looks like {text.translate(_LOOK_ALIKES)}.')
    ]


CHECKS: Mapping[str, Callable[[PublishedTable], list[Told]]] = {
    "sum_to_100": _sum_to_100,
    "one_for_each": _one_for_each,
    "said_once": _said_once,
    "total_of": _total_of,
    "attainable": _attainable,
    "small_number": _small_number,
    "small_change": _small_change,
    "times": _times,
    "listed": _listed,
    "day": _day,
    "one_precision": _one_precision,
    "occupancy": _occupancy,
    "share_of": _share_of,
    "level_given": _level_given,
    "one_alphabet": _one_alphabet,
}
