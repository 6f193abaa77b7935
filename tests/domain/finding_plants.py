"""Judges planted returns, with a specification and without one, and counts what was found of each kind."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from nhsbn_desktop.domain.answers import Answers, Value
from nhsbn_desktop.domain.checks import judge
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.metrics import Aggregation
from tests.domain.inferred import inferred
from tests.domain.planting import Field, Kind, Plant, plant
from tests.domain.sampled import answers_of, sample

_FEWEST = 8  # mistakes at once in a small collection, which would be nothing else with all of them
LAST, NOW = "2024/25", "2025/26"
Identity = tuple[str, str, tuple[str, ...], str]


@dataclass(frozen=True)
class World:
    """A sample's true answers, and how they are read: with its specification, or by the workbook's own words."""

    key: str
    collection: Collection
    read: Callable[[Mapping[str, Value], Mapping[str, str]], Answers]
    code: Callable[[str], str]  # the answer code as it is judged
    previous: Mapping[str, Mapping[str, Answers]]

    def judged(self, plants: Iterable[Plant] = ()) -> list[Finding]:
        """What is found in the return of every unit with these mistakes in it."""
        units = {}
        for unit in sample(self.key).collection.units:
            values, comments = sample(self.key).submitted(unit, NOW, planted=False)
            for one in plants:
                values.update({code: value for (where, code), value in one.edits.items() if where == unit})
                comments.update({code: said for (where, code), said in one.comments.items() if where == unit})
            units[unit] = self.read(values, comments)
        return [finding for own in judge(self.collection, units, self.previous).values() for finding in own]


@lru_cache(maxsize=32)
def world(key: str, *, specified: bool, first: bool = False) -> World:
    """`first` where no earlier return is at hand."""
    if first:
        return replace(world(key, specified=specified), previous={})
    whole, words = sample(key), None if specified else inferred(key)

    def read(values: Mapping[str, Value], comments: Mapping[str, str]) -> Answers:
        return answers_of(whole.collection, values, comments) if words is None else words.answers(values, comments)

    def code(own: str) -> str:
        return own if words is None else words.codes.get(own, own)

    previous = {
        unit: {year: read(whole.values[unit, year], {}) for year in whole.years if year < NOW}
        for unit in whole.collection.units
    }
    return World(key, whole.collection if words is None else words.collection, read, code, previous)


@dataclass
class Tally:
    """Of one kind of mistake: how many were planted, how many were named by a finding that asks for something."""

    planted: int = 0
    found: int = 0
    on_the_unit: int = 0


@dataclass
class Report:
    """Recall by kind of mistake and precision by kind of check, over all seeds."""

    recall: dict[str, Tally] = field(default_factory=dict)
    precision: dict[str, list[int]] = field(default_factory=dict)  # named a mistake, said in all
    missed: list[str] = field(default_factory=list)

    @property
    def share_found(self) -> float:
        return sum(one.found for one in self.recall.values()) / sum(one.planted for one in self.recall.values())

    @property
    def share_right(self) -> float:
        return sum(right for right, _ in self.precision.values()) / sum(said for _, said in self.precision.values())


@lru_cache(maxsize=16)
def _clean(key: str, *, specified: bool, first: bool) -> frozenset[Identity]:
    return frozenset(_identity(finding) for finding in world(key, specified=specified, first=first).judged())


def _identity(finding: Finding) -> Identity:
    return finding.code, finding.submission, finding.codes, finding.message


def report(
    key: str,
    kinds: Mapping[str, Kind],
    seeds: Iterable[int],
    *,
    specified: bool,
    carried: bool = False,
    first: bool = False,
) -> Report:
    """Plants one mistake of each kind for every seed, and counts what is said that is not said of the true return.

    With `carried`, the trust adds up what its localities sent in, so that its sums are right and tell of nothing; with
    `first`, there is no earlier return to hold it against.
    """
    whole, place = sample(key), world(key, specified=specified, first=first)
    now = {unit: dict(whole.values[unit, NOW]) for unit in whole.collection.units}
    last = {unit: dict(whole.values[unit, LAST]) for unit in whole.collection.units}
    told, clean = Report(), _clean(key, specified=specified, first=first)
    for seed in seeds:
        ground = Field(whole.collection, now, last, random.Random(seed))
        order = sorted(kinds)
        ground.chance.shuffle(order)
        most = max(_FEWEST, len(whole.collection.metrics) // 2)
        plants = plant(ground, [kinds[name] for name in order[:most]])
        plants = [_carry(whole.collection, now, one) for one in plants] if carried else plants
        _count(told, place, plants, [f for f in place.judged(plants) if _identity(f) not in clean], seed)
    return told


def _carry(collection: Collection, now: Mapping[str, Mapping[str, Value]], one: Plant) -> Plant:
    edits = dict(one.edits)
    for (unit, code), value in one.edits.items():
        metric, own, trust = collection.metric(code), now[unit].get(code), edits.get((collection.trust, code))
        trust = now.get(collection.trust, {}).get(code) if trust is None else trust
        summed = metric is not None and metric.aggregation is Aggregation.SUM and unit in collection.localities
        if summed and isinstance(value, Decimal) and isinstance(own, Decimal) and isinstance(trust, Decimal):
            edits[collection.trust, code] = trust + value - own
    return replace(one, edits=edits)


def _count(told: Report, place: World, plants: list[Plant], found: list[Finding], seed: int) -> None:
    touched = {place.code(code) for one in plants for _, code in one.places}
    for finding in found:
        counted = told.precision.setdefault(finding.kind, [0, 0])
        counted[0] += not touched.isdisjoint(finding.codes)
        counted[1] += 1
    for one in plants:
        codes, units = {place.code(code) for _, code in one.places}, {unit for unit, _ in one.places}
        asking = [f for f in found if not codes.isdisjoint(f.codes) and f.severity is not Severity.NOTE]
        near = [f for f in asking if f.submission in units | {place.collection.trust}]
        tally = told.recall.setdefault(one.kind, Tally())
        tally.planted += 1
        tally.found += bool(near)
        tally.on_the_unit += any(finding.submission in units for finding in near)
        if not near:
            told.missed.append(f"{one.kind}, seed {seed}: {dict(one.edits)}")
