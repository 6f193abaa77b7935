"""Plants every kind of mistake that returns are known to hold, at random places, and tells which of them were found."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.judging.check_kinds import Stage
from nhsbn_desktop.domain.judging.rules import rules_for
from nhsbn_desktop.domain.metrics import Aggregation, Metric, ValueType, split_code
from nhsbn_desktop.domain.statistics import round_half_up

Values = dict[str, dict[str, Value]]  # by unit and answer code


@dataclass(frozen=True)
class Plant:
    """One mistake: what is submitted instead of the true values, or said in a comment, by unit and answer code."""

    kind: str
    edits: Mapping[tuple[str, str], Value]
    comments: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def places(self) -> frozenset[tuple[str, str]]:
        return frozenset({*self.edits, *self.comments})


@dataclass
class Field:
    """True values to plant in, and chance. `taken` are the metrics that a plant has touched: no two touch the same."""

    collection: Collection
    now: Values
    last: Values
    chance: random.Random
    taken: set[str] = field(default_factory=set)

    def pick(self, wanted: Callable[[Metric], bool], least: Decimal | int = 0) -> Iterator[tuple[str, str, Decimal]]:
        """Unit, code and number of answers that nobody has touched, in a random order."""
        found = [
            (unit, code, value)
            for unit in self.units
            for metric in self.collection.metrics
            if wanted(metric) and metric.ref not in self.taken
            for code in metric.codes
            if isinstance(value := self.now[unit].get(code), Decimal) and abs(value) > least
        ]
        self.chance.shuffle(found)
        return iter(found)

    @property
    def units(self) -> tuple[str, ...]:
        """The localities: the trust is what they come to."""
        return self.collection.localities or self.collection.units

    def last_of(self, unit: str, code: str) -> Decimal | None:
        value = self.last[unit].get(code)
        return value if isinstance(value, Decimal) else None


Kind = Callable[[Field], Plant | None]


def _one(
    name: str, wanted: Callable[[Metric], bool], slip: Callable[[Field, str, str, Decimal], Value], least: int = 0
) -> Kind:
    """A mistake in one answer; `slip` gives what is submitted, or the value itself where the mistake would not show."""

    def plant(place: Field) -> Plant | None:
        for unit, code, value in place.pick(wanted, least):
            slipped = slip(place, unit, code, value)
            if slipped != value:
                return Plant(name, {(unit, code): slipped})
        return None

    return plant


def _is(*types: ValueType) -> Callable[[Metric], bool]:
    return lambda metric: metric.value_type in types


def is_number(metric: Metric) -> bool:
    return metric.value_type.is_number


def is_flow(metric: Metric) -> bool:
    """A count that grows through the year."""
    return metric.value_type is ValueType.COUNT and metric.unit not in ("people", "beds")


def in_unit(unit: str) -> Callable[[Metric], bool]:
    return lambda metric: metric.unit == unit


def typed(metric: Metric, value: Decimal) -> Decimal:
    return round_half_up(value, metric.value_type.decimals)


def times(factor: str) -> Callable[[Field, str, str, Decimal], Value]:
    def slip(place: Field, _unit: str, code: str, value: Decimal) -> Value:
        metric = place.collection.metric(code)
        assert metric is not None
        return typed(metric, value * Decimal(factor))

    return slip


def _transposed(place: Field, _unit: str, _code: str, value: Decimal) -> Value:
    text = f"{value:f}"
    spots = [at for at in range(len(text) - 1) if text[at : at + 2].isdigit() and text[at] != text[at + 1]]
    spots = [at for at in spots if not (at == 0 and text[1] == "0")]
    if not spots:
        return value
    at = place.chance.choice(spots)
    return Decimal(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def _stale(place: Field, unit: str, code: str, value: Decimal) -> Value:
    last = place.last_of(unit, code)
    return last if last is not None else value


def _heads(_place: Field, _unit: str, _code: str, value: Decimal) -> Value:
    return round_half_up(value * Decimal("1.2"), 0) + 1


def _drifted(place: Field, _unit: str, code: str, value: Decimal) -> Value:
    return times(str(round(place.chance.uniform(1.05, 1.12), 3)))(place, "", code, value)


def _members_swapped(place: Field) -> Plant | None:
    """Two members of one metric that are well apart, with every total still right."""
    for unit, code, value in place.pick(lambda m: is_number(m) and len(m.members) > 1):
        metric = place.collection.metric(code)
        for other in metric.codes if metric else ():
            theirs = place.now[unit].get(other)
            if isinstance(theirs, Decimal) and theirs > 0 and not Decimal("0.77") < value / theirs < Decimal("1.3"):
                return Plant("members swapped", {(unit, code): theirs, (unit, other): value})
    return None


def _localities_swapped(place: Field) -> Plant | None:
    for one, other in combinations(place.units, 2):
        for unit, code, value in place.pick(is_number):
            theirs = place.now[other].get(code)
            apart = isinstance(theirs, Decimal) and theirs > 0 and not 0.77 < value / theirs < Decimal("1.3")
            if unit == one and apart:
                return Plant("localities swapped", {(one, code): theirs, (other, code): value})
    return None


def _column_swapped(place: Field) -> Plant | None:
    """Two localities' answers of one whole section."""
    if len(place.units) < 2:
        return None
    one, other = place.chance.sample(place.units, 2)
    section = place.chance.choice(place.collection.sections)
    codes = [code for code in _numbers_of(place, section) if code in place.now[one] and code in place.now[other]]
    edits: dict[tuple[str, str], Value] = {}
    for code in codes:
        edits[one, code], edits[other, code] = place.now[other][code], place.now[one][code]
    return Plant("two localities' sections swapped", edits) if len(codes) > 4 else None


def _numbers_of(place: Field, section: str) -> list[str]:
    metrics = (metric for metric in place.collection.metrics if metric.section == section and is_number(metric))
    return [code for metric in metrics if metric.ref not in place.taken for code in metric.codes]


def _column_copied(place: Field) -> Plant | None:
    unit, section = place.chance.choice(place.units), place.chance.choice(place.collection.sections)
    edits = {
        (unit, code): last
        for code in _numbers_of(place, section)
        if (last := place.last_of(unit, code)) is not None and place.now[unit].get(code) is not None
    }
    return Plant("a section copied from last year", edits) if len(edits) > 4 else None


def _part_year_section(place: Field) -> Plant | None:
    unit, months = place.chance.choice(place.units), place.chance.choice([3, 6, 9])
    flows = [code for m in place.collection.metrics if is_flow(m) and m.ref not in place.taken for code in m.codes]
    edits: dict[tuple[str, str], Value] = {}
    for code in flows:
        value = place.now[unit].get(code)
        if isinstance(value, Decimal):
            edits[unit, code] = round_half_up(value * months / 12, 0)
    return Plant("part of the year, in every flow", edits) if len(edits) > 4 else None


def _pasted(place: Field) -> Plant | None:
    if len(place.units) < 2:
        return None
    for unit, code, value in place.pick(is_number):
        other = place.chance.choice([name for name in place.units if name != unit])
        if len(value.normalize().as_tuple().digits) >= 4 and place.now[other].get(code) not in (None, value):
            return Plant("pasted from another locality", {(other, code): value})
    return None


def _locality_left_out(place: Field) -> Plant | None:
    trust = place.collection.trust
    if trust not in place.now or len(place.units) < 2:
        return None
    for _unit, code, value in place.pick(lambda m: m.aggregation is Aggregation.SUM and is_number(m)):
        own = place.now[trust].get(code)
        if isinstance(own, Decimal) and own != value:
            return Plant("a locality left out of the trust", {(trust, code): own - value})
    return None


def _over_rules(name: str, kind: str, change: Callable[[Field, str, tuple[str, ...]], Value], at: int = 0) -> Kind:
    """A mistake against one of the collection's own rules: in the answer `at` of those it looks at."""

    def plant(place: Field) -> Plant | None:
        rules = [rule for rule in rules_for(place.collection).by_stage[Stage.RELATION] if rule.check.kind == kind]
        probes = [probe for rule in rules for probe in rule.probes if len(probe.codes) > 1]
        place.chance.shuffle(probes)
        for probe in probes:
            unit, code = place.chance.choice(place.units), probe.codes[at]
            held = all(isinstance(place.now[unit].get(c), Decimal) for c in probe.codes)
            if held and not {split_code(c)[0] for c in probe.codes} & place.taken:
                changed = change(place, unit, probe.codes)
                if changed is not None and changed != place.now[unit][code]:
                    return Plant(name, {(unit, code): changed})
        return None

    return plant


def _number(place: Field, unit: str, code: str) -> Decimal:
    value = place.now[unit][code]
    assert isinstance(value, Decimal)
    return value


def _above_whole(place: Field, unit: str, codes: tuple[str, ...]) -> Value:
    return round_half_up(_number(place, unit, codes[1]) * Decimal("1.3") + 2, 0)


def _off_by_some(place: Field, unit: str, codes: tuple[str, ...]) -> Value:
    metric, value = place.collection.metric(codes[0]), _number(place, unit, codes[0])
    assert metric is not None
    return typed(metric, value * Decimal("0.93")) if abs(value) > 5 else None


def _gate_turned(place: Field) -> Plant | None:
    """A service marked No though its rows are filled in, or rows filled in for a service that is not there."""
    gates = list(rules_for(place.collection).gates)
    place.chance.shuffle(gates)
    for gate in gates:
        unit = place.chance.choice(place.units)
        if gate.unless and not {split_code(gate.code)[0], split_code(gate.target)[0]} & place.taken:
            if place.now[unit].get(gate.code) == "No":
                return Plant("filled in behind a gate that says No", {(unit, gate.target): Decimal(212)})
            if place.now[unit].get(gate.target) is not None:
                return Plant("a gate turned to No", {(unit, gate.code): "No"})
    return None


def _conditional_missing(place: Field) -> Plant | None:
    gates = list(rules_for(place.collection).gates)
    place.chance.shuffle(gates)
    for gate in gates:
        unit = place.chance.choice(place.units)
        asked = (place.now[unit].get(gate.code) == gate.wanted) != gate.unless
        if asked and place.now[unit].get(gate.target) is not None and split_code(gate.target)[0] not in place.taken:
            return Plant("left blank behind a gate that says Yes", {(unit, gate.target): None})
    return None


def _listed(name: str, slip: Callable[[str], str]) -> Kind:
    def plant(place: Field) -> Plant | None:
        metrics = [m for m in place.collection.metrics if m.value_type in (ValueType.YES_NO, ValueType.LIST)]
        codes = [code for m in metrics if m.ref not in place.taken for code in m.codes]
        place.chance.shuffle(codes)
        for code in codes:
            unit = place.chance.choice(place.units)
            value = place.now[unit].get(code)
            if isinstance(value, str) and slip(value) != value:
                return Plant(name, {(unit, code): slip(value)})
        return None

    return plant


def _said(name: str, words: Callable[[random.Random], str]) -> Kind:
    def plant(place: Field) -> Plant | None:
        for unit, code, _ in place.pick(is_number):
            return Plant(name, {}, {(unit, code): words(place.chance)})
        return None

    return plant


def _nhs_number(chance: random.Random) -> str:
    while True:
        digits = [9, 9, 9, *(chance.randrange(10) for _ in range(6))]
        check = (11 - sum(digit * (10 - at) for at, digit in enumerate(digits)) % 11) % 11
        if check < 10:
            text = "".join(map(str, [*digits, check]))
            return f"One was pt NHS no {text[:3]} {text[3:6]} {text[6:]}, review open"


def _born(chance: random.Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1940, 2005)
    return f"Most relate to one man, DOB {day:02}/{month:02}/{year}"


count, money, percent = _is(ValueType.COUNT), _is(ValueType.MONEY), _is(ValueType.PERCENT)
decimals = _is(ValueType.ONE_DECIMAL, ValueType.TWO_DECIMALS)

KINDS: Mapping[str, Kind] = {
    "an extra nought": _one("an extra nought", lambda m: count(m) or money(m), times("10"), 3),
    "digits transposed": _one("digits transposed", lambda m: count(m) or m.unit == "WTE", _transposed, 20),
    "a decimal point lost": _one("a decimal point lost", decimals, times("10")),
    "a decimal point too early": _one("a decimal point too early", decimals, times("0.1"), 1),
    "days for weeks": _one("days for weeks", in_unit("weeks"), times("7")),
    "weeks for days": _one("weeks for days", in_unit("days"), times("0.142857")),
    "thousands for pounds": _one("thousands for pounds", money, times("0.001"), 5000),
    "a fraction for a percentage": _one(
        "a fraction for a percentage", percent, lambda _p, _u, _c, v: round_half_up(v / 100, 4), 5
    ),
    "per another base": _one("per another base", lambda m: decimals(m) and "per" in m.unit, times("0.1"), 1),
    "headcount for WTE": _one("headcount for WTE", in_unit("WTE"), _heads, 5),
    "last year's figure left in": _one("last year's figure left in", lambda m: count(m) or money(m), _stale, 200),
    "part of the year": _one("part of the year", is_flow, times("0.5"), 50),
    "members swapped": _members_swapped,
    "localities swapped": _localities_swapped,
    "pasted from another locality": _pasted,
    "leave included": _over_rules(
        "leave included",
        "compare",
        lambda p, u, c: _number(p, u, c[1]) if "leave" in p.collection.label(c[1]) else None,
    ),
    "a total not brought up to date": _over_rules("a total not brought up to date", "sum", _off_by_some),
    "a derived figure typed over": _over_rules("a derived figure typed over", "derived", _off_by_some),
    "a part above the whole": _over_rules("a part above the whole", "compare", _above_whole),
    "a gate against its answers": _gate_turned,
    "left blank behind a gate": _conditional_missing,
    "left blank": _one("left blank", lambda m: is_number(m) and m.required, lambda _p, _u, _c, _v: None),
    "nought for missing": _one("nought for missing", is_number, lambda _p, _u, _c, _v: Decimal(0), 12),
    "not on the list": _listed("not on the list", lambda text: f"{text} (see note)"),
    "a space after a choice": _listed("a space after a choice", lambda text: f"{text} "),
    "a choice in other capitals": _listed("a choice in other capitals", str.upper),
    "a number as text": _one("a number as text", is_number, lambda _p, _u, _c, v: f"{v:,f}", 999),
    "words for a number": _one("words for a number", is_number, lambda _p, _u, _c, v: f"c. {v:f}"),
    "an Excel error": _one("an Excel error", is_number, lambda _p, _u, _c, _v: "#DIV/0!"),
    "a minus": _one("a minus", is_number, lambda _p, _u, _c, v: -v),
    "half a person": _one("half a person", count, lambda _p, _u, _c, v: v + Decimal("0.5")),
    "another population": _one(
        "another population", lambda m: "population" in m.label.casefold() and count(m), times("1.31")
    ),
    "a locality left out of the trust": _locality_left_out,
    "a plausible drift": _one(
        "a plausible drift", lambda m: is_flow(m) and m.aggregation is Aggregation.SUM, _drifted, 60
    ),
    "an NHS number in a comment": _said("an NHS number in a comment", _nhs_number),
    "a date of birth in a comment": _said("a date of birth in a comment", _born),
}
"""Mistakes in one answer or two. Half of a section or more at once is told by itself, since it hides the rest."""

WHOLE: Mapping[str, Kind] = {
    "a section copied from last year": _column_copied,
    "two localities' sections swapped": _column_swapped,
    "part of the year, in every flow": _part_year_section,
}


def plant(place: Field, kinds: Iterable[Kind]) -> list[Plant]:
    """One mistake of each kind where the collection has room for it, no two in the same metric."""
    planted = []
    for kind in kinds:
        made = kind(place)
        if made is not None:
            place.taken.update(split_code(code)[0] for _, code in made.places)
            planted.append(made)
    return planted
