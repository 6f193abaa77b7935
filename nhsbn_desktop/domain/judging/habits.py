"""Relations that no rule asks for and every earlier return kept: totals and their parts, shares, the trust's sums.

They are found in the earlier figures themselves, so they serve a collection that nobody wrote a specification for. A
relation is taken for one only where chance hardly explains it; breaking it asks for an explanation and stops nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhsbn_desktop.domain.answers import Answers
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.probes import Facts, Probe
from nhsbn_desktop.domain.judging.ranked import Numbers, Ranked
from nhsbn_desktop.domain.judging.relation_kinds import left_out
from nhsbn_desktop.domain.judging.shares import SHARE, find_shares, habit_check
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several, worked_out, written

_TELLING = 20.0  # a total this large does not meet its parts by chance
_WHOLE = re.compile(r"^\W*(?:all|total|overall|sum)\b", re.I)

ADDS_UP = habit_check(
    "ADDS-UP", "{left_label} is {left}, but {parts} come to {right}. In earlier years they always came to the same.",
    "Check the total first, then each part. If they may differ this year, say why in one line.",
)  # fmt: skip
LOCALITIES = habit_check(
    "LOCALITIES", "{left_label}: the trust has {left}, its localities together {right}: {localities}. In earlier years"
    " the two were always the same.",
    "{hint} Check the trust's figure, then each locality's. If the trust counts something besides them, say so in one"
    " line.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of one thing: the members of a metric, or the rows under one question."""

    label: str
    section: str
    codes: tuple[str, ...]


def find_habits(
    collection: Collection, previous: Mapping[str, Mapping[str, Answers]], covered: Mapping[str, frozenset[str]]
) -> tuple[tuple[Check, tuple[Probe, ...]], ...]:
    """What every earlier return kept to, as probes by check; `covered` are by kind the answers that have rules."""
    returns = {
        (unit, year): numbers
        for unit, years in previous.items()
        for year, answers in years.items()
        if year < collection.year and (numbers := _floats(answers))
    }
    if not returns:
        return ()
    seen = list(returns.values())
    ruled = covered.get("sum", frozenset()) | covered.get("derived", frozenset())
    free = [metric for metric in collection.metrics if metric.value_type.is_number and ruled.isdisjoint(metric.codes)]
    return (
        (ADDS_UP, tuple(find_sums(collection, free, seen))),
        (SHARE, tuple(find_shares(collection, free, seen))),
        (LOCALITIES, tuple(_of_localities(collection, returns, covered.get("trust_sum", frozenset())))),
    )


def _floats(answers: Answers) -> dict[str, float]:
    numbers = ((code, answers.number(code)) for code in answers)
    return {code: float(number) for code, number in numbers if number is not None and number.is_finite()}


def _allowed(metric: Metric, parts: int) -> float:
    """What rounding may leave between a total and so many parts."""
    if metric.value_type is ValueType.COUNT:
        return 1e-6
    return 0.5 if metric.value_type is ValueType.MONEY else 0.51 * 10**-metric.value_type.decimals * (parts + 1)


def find_sums(collection: Collection, free: Sequence[Metric], seen: Sequence[Numbers]) -> Iterator[Probe]:
    totals = {code: m for m in free for code in m.codes if m.value_type is not ValueType.PERCENT}
    returns = [Ranked(numbers, [code for code in totals if code in numbers]) for numbers in seen]
    for group in groups_in(collection):
        for code in _near_the_parts(group, returns):
            metric = totals[code]
            if code in group.codes or (metric.section != group.section and group.label not in metric.label):
                continue
            if _adds_up(code, group, metric, seen):
                yield AddsUp(collection, (code, *group.codes), group.label)


def _near_the_parts(group: Group, returns: Sequence[Ranked]) -> Iterable[str]:
    """The answers that came to the group's parts, or nearly, in a return that could tell."""
    near: dict[str, None] = {}
    for each in returns:
        parts = [each.numbers[part] for part in group.codes if part in each.numbers]
        come_to, slack = sum(parts), 0.51 * (len(parts) + 1)
        if abs(come_to) + slack >= _TELLING:
            near.update(dict.fromkeys(each.between(come_to - slack, come_to + slack)))
    return near


def groups_in(collection: Collection) -> Iterator[Group]:
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for metric in collection.metrics:
        if not metric.value_type.is_number or metric.value_type is ValueType.PERCENT:
            continue
        if len(metric.members) > 1:
            yield Group(metric.label, metric.section, metric.codes)
        question, colon, row = metric.label.rpartition(": ")
        if colon and not metric.members and not _WHOLE.match(row):
            rows[metric.section, question].append(metric.ref)
    yield from (Group(label, section, tuple(refs)) for (section, label), refs in rows.items() if len(refs) > 1)


def _adds_up(code: str, group: Group, metric: Metric, seen: Sequence[Numbers]) -> bool:
    """Whether the parts came to the total in every return, and to a figure that they would not meet by chance."""
    telling = 0
    for numbers in seen:
        total, parts = numbers.get(code), [numbers[part] for part in group.codes if part in numbers]
        if total is None or not parts:
            continue
        if abs(total - sum(parts)) > _allowed(metric, len(parts)):
            return False
        telling += abs(total) >= _TELLING and sum(part != 0 for part in parts) > 1
    named = metric.label.startswith(group.label)
    return telling >= (1 if named else 2)


@dataclass(frozen=True, slots=True)
class AddsUp:
    """A total is what its parts come to: `codes` are the total and its parts, `parts` what they are called."""

    collection: Collection
    codes: tuple[str, ...]
    parts: str

    def test(self, evidence: Evidence) -> Facts | None:
        code, *own = self.codes
        metric, total = self.collection.metric(code), evidence.numbers.get(code)
        filled = [evidence.numbers[part] for part in own if part in evidence.numbers]
        if metric is None or total is None or not filled:
            return None
        come_to = sum(filled, Decimal(0))
        if abs(float(total - come_to)) <= _allowed(metric, len(filled)):
            return None
        return {
            "left_label": self.collection.label(code),
            "left": written(total, metric),
            "parts": f"the {len(filled)} parts of {self.parts}",
            "right": worked_out(come_to, metric),
        }


def _of_localities(
    collection: Collection, returns: Mapping[tuple[str, str], Numbers], ruled: frozenset[str]
) -> Iterator[Probe]:
    years = sorted({year for unit, year in returns if unit == collection.trust})
    whole = [
        (returns[collection.trust, year], [returns[unit, year] for unit in collection.localities])
        for year in years
        if len(collection.localities) > 1 and all((unit, year) in returns for unit in collection.localities)
    ]
    for metric in collection.metrics if whole else ():
        if metric.value_type.is_number and metric.value_type is not ValueType.PERCENT:
            for code in metric.codes:
                if code not in ruled and _came_to_the_trust(code, metric, whole):
                    yield OfLocalities(collection, metric, (code,))


def _came_to_the_trust(code: str, metric: Metric, whole: Sequence[tuple[Numbers, list[Numbers]]]) -> bool:
    telling = False
    for trust, localities in whole:
        total, parts = trust.get(code), [numbers[code] for numbers in localities if code in numbers]
        if total is None or not parts:
            continue
        if abs(total - sum(parts)) > _allowed(metric, len(parts)):
            return False
        telling = telling or (abs(total) >= _TELLING and sum(part != 0 for part in parts) > 1)
    return telling


@dataclass(frozen=True, slots=True)
class OfLocalities:
    """The trust's answer is what its localities' come to."""

    collection: Collection
    metric: Metric
    codes: tuple[str, ...]

    def test(self, evidence: Evidence) -> Facts | None:
        (code,) = self.codes
        total = evidence.numbers.get(code)
        parts = {each.unit: each.numbers[code] for each in evidence.localities if code in each.numbers}
        if total is None or not parts or any(code in each.blocked for each in evidence.localities):
            return None
        come_to = sum(parts.values(), Decimal(0))
        if abs(float(total - come_to)) <= _allowed(self.metric, len(parts)):
            return None
        return {
            "left_label": self.collection.label(code),
            "left": written(total, self.metric),
            "right": worked_out(come_to, self.metric),
            "localities": several(f"{unit} {written(value, self.metric)}" for unit, value in parts.items()),
            "hint": left_out(code, evidence),
        }
