"""Relations that the questions' own words tell of: what is excluded from a part of what is included, and a median wait
beside the share seen within so many weeks.

Only for collections without a specification, whose rules would say it better; what is found asks and stops nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.probes import Facts, Probe
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import written

_EXCLUDING, _INCLUDING = (
    re.compile(r"\bexc(?:l(?:uding)?)?\b\.?", re.I),
    re.compile(r"\binc(?:l(?:uding)?)?\b\.?", re.I),
)
_WITHIN = re.compile(r"\bwithin (\d{1,3}) (hour|day|week|month)s?\b", re.I)
_HALF, _ROUNDED = 50, Decimal("0.5")
_LEAST_TELLING = 1000  # counts that come out the same with and without by chance are smaller
_COMMON = frozenset({
    "median", "mean", "average", "wait", "waits", "waiting", "time", "times", "within", "hour", "hours", "day", "days",
    "week", "weeks", "month", "months", "percent", "percentage", "proportion", "share", "number", "people", "patients",
    "the", "from", "for", "and", "who", "are", "were", "with",
})  # fmt: skip


def _check(code: str, message: str, why: str, do: str) -> Check:
    return Check(code, "words", Severity.EXPLAIN, "", "", "", "", "", message, why, do)


EXCLUDED = _check(
    "EXCLUDED", "{left_label} is {left}, {wrong} {right_label}, {right}.",
    "What one question leaves out is counted in the other, so the first is smaller wherever there is any.",
    "Check whether what is to be left out, such as leave, was counted. If both are right, say why in one line.",
)  # fmt: skip
MEDIAN = _check(
    "MEDIAN", "{left_label} is {left}, but {right_label} is {right}.",
    "A median below {limit} means that more than half were seen within it, and one above it that fewer were.",
    "Check both against the same list of people. If both are right, say why in one line.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """The answer without and the answer with."""

    collection: Collection
    codes: tuple[str, str]

    def test(self, evidence: Evidence) -> Facts | None:
        without, within = (evidence.numbers.get(code) for code in self.codes)
        if without is None or within is None or without < within:
            return None
        if without == within and (without < _LEAST_TELLING or self._were_the_same(evidence)):
            return None
        wrong = "the same as" if without == within else "more than"
        return {**_both(self.collection, self.codes, evidence), "wrong": wrong}

    def _were_the_same(self, evidence: Evidence) -> bool:
        without, within = (evidence.last.get(code) for code in self.codes)
        return without is not None and without == within


@dataclass(frozen=True, slots=True)
class _Median:
    """The share seen within `limit` (`4 weeks`), and the median wait."""

    collection: Collection
    codes: tuple[str, str]
    limit: str

    def test(self, evidence: Evidence) -> Facts | None:
        share, median = (evidence.numbers.get(code) for code in self.codes)
        if share is None or median is None:
            return None
        limit = Decimal(self.limit.partition(" ")[0])
        too_few, too_many = share < _HALF - _ROUNDED, share > _HALF + _ROUNDED
        if not ((median < limit and too_few) or (median > limit and too_many)):
            return None
        return {**_both(self.collection, self.codes, evidence), "limit": self.limit}


def _both(collection: Collection, codes: Sequence[str], evidence: Evidence) -> dict[str, str]:
    left, right = codes
    return {
        "left_label": collection.label(left),
        "left": written(evidence.shown.get(left), collection.metric(left)),
        "right_label": collection.label(right),
        "right": written(evidence.shown.get(right), collection.metric(right)),
    }


def find_by_words(collection: Collection) -> tuple[tuple[Check, tuple[Probe, ...]], ...]:
    """The relations, as probes by check."""
    sections: dict[str, list[Metric]] = defaultdict(list)
    for metric in collection.metrics:
        if metric.value_type.is_number:
            sections[metric.section].append(metric)
    return (
        (EXCLUDED, tuple(probe for own in sections.values() for probe in _left_out(collection, own))),
        (MEDIAN, tuple(probe for own in sections.values() for probe in _medians(collection, own))),
    )


def _left_out(collection: Collection, metrics: Sequence[Metric]) -> Iterator[Probe]:
    """Questions that differ in nothing but excluding and including."""
    including = {words: metric for metric in metrics if (words := _without(_INCLUDING, metric))}
    for metric in metrics:
        other = including.get(_without(_EXCLUDING, metric))
        if other is not None and other.value_type is metric.value_type:
            yield from (_LeftOut(collection, pair) for pair in _pairs(metric, other))


def _without(word: re.Pattern[str], metric: Metric) -> str:
    """The question without that word; empty where it does not hold it."""
    words, found = word.subn("#", metric.label.casefold(), 1)
    return words if found else ""


def _medians(collection: Collection, metrics: Sequence[Metric]) -> Iterator[Probe]:
    """Each share seen within a time with the one median in that unit that its words are nearest to."""
    medians = [metric for metric in metrics if "median" in _said(metric) and metric.value_type is not ValueType.PERCENT]
    for metric in metrics:
        within = _WITHIN.search(_said(metric)) if metric.value_type is ValueType.PERCENT else None
        if within is None:
            continue
        shared = {m.ref: len(_words(m) & _words(metric)) for m in medians if within[2] in f"{m.unit} {_said(m)}"}
        most = max(shared.values(), default=0)
        nearest = [m for m in medians if shared.get(m.ref) == most]
        if most and len(nearest) == 1:
            limit = f"{within[1]} {within[2]}s"
            yield from (_Median(collection, pair, limit) for pair in _pairs(metric, nearest[0]))


def _pairs(one: Metric, other: Metric) -> Iterator[tuple[str, str]]:
    """Member by member, or the two answers where neither has any."""
    if one.members and other.members:
        yield from ((one.code(member), other.code(member)) for member in one.members if member in other.members)
    elif not one.members and not other.members:
        yield one.ref, other.ref


def _said(metric: Metric) -> str:
    return f"{metric.label} {metric.definition}".casefold()


def _words(metric: Metric) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]{3,}", _said(metric)) if word not in _COMMON}
