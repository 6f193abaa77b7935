"""Collections that nobody wrote or tuned to: their questions, rules and four years of figures follow from a seed.

They are of the kinds that real collections are made of (services behind gates, activity with its totals, waits, staff,
beds, money, percentages, lists), with other words, members, sizes and growth each time.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.metrics import Aggregation, Direction, Metric, ValueType
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.statistics import round_half_up
from nhsbn_desktop.services.sample import SampleAnswers

PREFIX, ALONE = "MADE-UP-", "-ALONE"
YEARS = ("2022/23", "2023/24", "2024/25", "2025/26")
_SUBJECTS = ("Virtual wards", "Pharmacy", "Community nursing", "Learning disability services", "Perinatal care")
_SERVICES = (
    "Podiatry",
    "Wound care",
    "Falls",
    "Continence",
    "Stroke",
    "Respiratory",
    "Diabetes",
    "Dietetics",
    "Frailty",
)
_STAFF = (
    "Nurses",
    "Pharmacists",
    "Technicians",
    "Therapists",
    "Doctors",
    "Support workers",
    "Managers",
    "Social workers",
)
_THINGS = (
    ("referrals", "Referrals"), ("visits", "Home visits"), ("items", "Items dispensed"), ("contacts", "Contacts"),
    ("reviews", "Medication reviews"), ("calls", "Calls answered"), ("admissions", "Admissions"),
)  # fmt: skip
_PLACES = ("Northgate", "Southmere", "Eastholm", "Westfield", "Midhope")
_WAYS = ("Face to face", "Telephone", "Video", "In a group")
_FINE = {ValueType.COUNT: "", ValueType.MONEY: "3", ValueType.PERCENT: "0.05", ValueType.ONE_DECIMAL: "0.05"}

Figures = dict[str, Decimal]
Derive = Callable[[Figures], Decimal | None]


@dataclass
class _Draft:
    """A collection in the making. `grow` are the answers that have a size of their own in each locality; `derived`
    those that follow from others, in order; `apart` those whose trust figure lies between its localities'."""

    chance: random.Random
    metrics: list[Metric] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    grow: dict[str, tuple[float, float]] = field(default_factory=dict)  # size, and its spread from year to year
    derived: list[tuple[str, Derive]] = field(default_factory=list)
    words: dict[str, Value] = field(default_factory=dict)

    def ask(self, section: str, label: str, unit: str, kind: ValueType, **more: object) -> Metric:
        ref = f"{''.join(word[0] for word in section.split())[:2].upper()}{len(self.metrics) + 1:02}"
        defaults: dict[str, object] = {"aggregation": Aggregation.SUM, "direction": Direction.NEUTRAL}
        metric = Metric(ref, label, section, unit=unit, value_type=kind, **{**defaults, **more})  # type: ignore[arg-type]
        self.metrics.append(metric)
        self._rules_of(metric)
        return metric

    def _rules_of(self, metric: Metric) -> None:
        """What every specification says of such an answer."""
        every = f"{metric.ref}[m]" if metric.members else metric.ref
        if metric.value_type.is_number:
            top = "100" if metric.value_type is ValueType.PERCENT else ""
            self.rule("range", every, "between", f"0..{top}")
            if metric.value_type is ValueType.COUNT:
                self.rule("integer", every, "is", "whole number >= 0")
            if metric.value_type is ValueType.PERCENT:
                self.rule("unit", f"{every} for last({every}) > 5", "not_between", "0..1.5")
            if metric.aggregation is Aggregation.SUM:
                tolerance = "0.05" if metric.unit == "WTE" else _FINE.get(metric.value_type, "")
                self.rule("trust_sum", every, "equal_to", f"SUM(localities({every}))", tolerance)
            elif metric.aggregation is Aggregation.NONE:
                both = f"min(localities({every}))..max(localities({every}))"
                self.rule("trust_between", every, "between", both, "0.05", Severity.EXPLAIN)
        elif metric.options:
            self.rule("list", every, "in", "|".join(metric.options))

    def rule(
        self, kind: str, left: str, operator: str, right: str, tolerance: str = "", how: Severity = Severity.MUST_FIX
    ) -> None:
        missing = "SKIP_IF_TOTAL_MISSING" if kind == "sum" else "SKIP_IF_ANY_VALUE_MISSING"
        code = f"M{len(self.checks) + 1:03}"
        told = "{left_label}: {left}. {right_label} {right} {range} {parts} {inputs} {wrong} {moved} {hint}"
        self.checks.append(Check(code, kind, how, left, operator, right, tolerance, missing, told, "Why.", "Do."))

    def sized(self, metric: Metric, low: float, high: float, spread: float = 0.05) -> Metric:
        for code in metric.codes:
            self.grow[code] = self.chance.uniform(low, high), spread
        return metric

    def about(self, factor: float) -> Decimal:
        """Each time a little more or less."""
        return Decimal(str(round(factor * self.chance.uniform(0.97, 1.03), 4)))

    def follows(self, metric: Metric, written: str, derive: Derive, tolerance: str) -> None:
        self.derived.append((metric.ref, derive))
        self.rule("derived", metric.ref, "equal_to", written, tolerance)


def _some(chance: random.Random, words: Sequence[str], fewest: int = 3) -> tuple[str, ...]:
    return tuple(chance.sample(words, chance.randint(fewest, len(words) - 1)))


def _total(codes: Sequence[str]) -> Derive:
    return lambda figures: sum((figures[code] for code in codes if code in figures), Decimal(0))


def _share(top: str, *bottom: str, factor: int = 100, places: int = 1) -> Derive:
    def derive(figures: Figures) -> Decimal | None:
        whole = sum((figures[code] for code in bottom), Decimal(0))
        return round_half_up(factor * figures[top] / whole, places) if whole else None

    return derive


def _services(draft: _Draft, section: str) -> None:
    """A Yes or No for each service, and figures behind it."""
    members, (unit, label) = _some(draft.chance, _SERVICES), draft.chance.choice(_THINGS)
    yes_no = {"options": ("Yes", "No"), "aggregation": Aggregation.ANY}
    gate = draft.ask(section, "Services provided", "Yes/No", ValueType.YES_NO, members=members, **yes_no)
    flag = draft.ask(section, "Written strategy in place", "Yes/No", ValueType.YES_NO, **yes_no)
    models = ("Hub and spoke", "Single site", "Other")
    model = draft.ask(section, "Model of care", "list", ValueType.LIST, options=models, aggregation=Aggregation.NONE)
    draft.words |= {gate.code(member): "Yes" for member in members}
    draft.words |= {gate.code(members[-1]): "No", flag.ref: "Yes", model.ref: "Single site"}
    behind = {"members": members, "required": False}
    received = draft.sized(draft.ask(section, label, unit, ValueType.COUNT, **behind), 90, 2500)
    whole = draft.ask(section, f"{label}: all", unit, ValueType.COUNT)
    first = draft.ask(section, "Median wait to first appointment", "weeks", ValueType.ONE_DECIMAL, **behind,
                      aggregation=Aggregation.NONE)  # fmt: skip
    second = draft.ask(section, "Median wait to second appointment", "weeks", ValueType.ONE_DECIMAL, **behind,
                       aggregation=Aggregation.NONE)  # fmt: skip
    draft.sized(first, 2, 14, 0.08)
    for one, two in zip(first.codes, second.codes, strict=True):
        longer = Decimal(str(round(draft.chance.uniform(1.3, 2.2), 2)))
        draft.derived.append((two, lambda f, one=one, longer=longer: round_half_up(f[one] * longer, 1)))  # type: ignore[misc]
    draft.derived.append((whole.ref, _total(received.codes)))
    draft.rule("sum", f"SUM({received.ref}[*])", "equal_to", whole.ref)
    draft.rule("compare", f"{first.ref}[m]", "less_than_or_equal_to", f"{second.ref}[m]")
    for target in (received, first, second):
        draft.rule("conditional", f"{gate.ref}[m] = No", "exclusive_pair", f"{target.ref}[m]")
        for mapping in (draft.grow, dict(draft.derived)):
            mapping.pop(target.code(members[-1]), None)
    draft.derived = [(code, derive) for code, derive in draft.derived if code != second.code(members[-1])]


def _activity(draft: _Draft, section: str) -> None:
    unit, label = draft.chance.choice(_THINGS)
    by_way = draft.ask(section, f"{label} by medium", unit, ValueType.COUNT, members=_some(draft.chance, _WAYS, 2))
    draft.sized(by_way, 300, 9000)
    whole = draft.ask(section, f"{label} in the year", unit, ValueType.COUNT)
    missed = draft.sized(draft.ask(section, "Missed appointments", "appointments", ValueType.COUNT), 200, 900)
    rate = draft.ask(section, "Missed appointment rate", "percent", ValueType.PERCENT, aggregation=Aggregation.WEIGHTED)
    draft.derived.append((whole.ref, _total(by_way.codes)))
    draft.rule("sum", f"SUM({by_way.ref}[*])", "equal_to", whole.ref)
    draft.follows(
        rate, f"100*{missed.ref}/({missed.ref} + {whole.ref})", _share(missed.ref, missed.ref, whole.ref), "0.05"
    )
    urgent = draft.ask(section, f"{label} marked urgent", unit, ValueType.COUNT)
    draft.derived.append((urgent.ref, lambda f: round_half_up(f[whole.ref] * draft.about(0.3), 0)))
    draft.rule("compare", urgent.ref, "less_than_or_equal_to", whole.ref)


def _beds(draft: _Draft, section: str) -> None:
    available = draft.sized(draft.ask(section, "Available bed days", "bed days", ValueType.COUNT), 4000, 12000, 0.02)
    occupied = draft.ask(section, "Occupied bed days excluding leave", "bed days", ValueType.COUNT)
    with_leave = draft.ask(section, "Occupied bed days including leave", "bed days", ValueType.COUNT)
    filled = draft.ask(section, "Bed occupancy", "percent", ValueType.PERCENT, aggregation=Aggregation.WEIGHTED)
    stay = draft.ask(section, "Mean length of stay", "days", ValueType.ONE_DECIMAL, aggregation=Aggregation.NONE)
    draft.sized(stay, 18, 60, 0.06)
    draft.derived.append((occupied.ref, lambda f: round_half_up(f[available.ref] * draft.about(0.84), 0)))
    draft.derived.append((with_leave.ref, lambda f: round_half_up(f[occupied.ref] * draft.about(1.06), 0)))
    draft.follows(filled, f"100*{occupied.ref}/{available.ref}", _share(occupied.ref, available.ref), "0.05")
    draft.rule("compare", occupied.ref, "less_than_or_equal_to", with_leave.ref)
    draft.rule("compare", occupied.ref, "less_than_or_equal_to", available.ref)


def _staff(draft: _Draft, section: str) -> None:
    members = _some(draft.chance, _STAFF, 4)
    posts = draft.sized(
        draft.ask(section, "Staff in post", "WTE", ValueType.TWO_DECIMALS, members=members), 4, 60, 0.03
    )
    whole = draft.ask(section, "Staff in post: total", "WTE", ValueType.TWO_DECIMALS)
    draft.derived.append((whole.ref, _total(posts.codes)))
    draft.rule("sum", f"SUM({posts.ref}[*])", "equal_to", whole.ref, "0.05")
    for label, low, high in (
        ("Sickness absence", 4.0, 8.0),
        ("Vacancies", 6.0, 15.0),
        ("Training up to date", 75.0, 96.0),
    ):
        rate = draft.ask(section, label, "percent", ValueType.PERCENT, aggregation=Aggregation.NONE)
        draft.sized(rate, low, high, 0.03)


def _money(draft: _Draft, section: str) -> None:
    pay = draft.sized(draft.ask(section, "Pay cost", "GBP", ValueType.MONEY), 9e5, 6e6, 0.04)
    cost = draft.ask(section, "Total cost", "GBP", ValueType.MONEY)
    agency = draft.sized(draft.ask(section, "Agency spend", "GBP", ValueType.MONEY), 6e4, 2e5, 0.06)
    share = draft.ask(section, "Agency spend as a percentage of pay", "percent", ValueType.PERCENT,
                      aggregation=Aggregation.WEIGHTED)  # fmt: skip
    people = draft.sized(draft.ask(section, "Resident population", "people", ValueType.COUNT), 6e4, 2e5, 0.004)
    each = draft.ask(
        section, "Cost per 1,000 population", "GBP per 1,000", ValueType.MONEY, aggregation=Aggregation.WEIGHTED
    )
    draft.derived.append((cost.ref, lambda f: round_half_up(f[pay.ref] * draft.about(1.3), 0)))
    draft.follows(share, f"100*{agency.ref}/{pay.ref}", _share(agency.ref, pay.ref), "0.05")
    draft.follows(each, f"1000*{cost.ref}/{people.ref}", _share(cost.ref, people.ref, factor=1000, places=0), "1")
    draft.rule("compare", pay.ref, "less_than_or_equal_to", cost.ref)
    draft.rule("compare", agency.ref, "less_than_or_equal_to", pay.ref)
    draft.rule("population_change", people.ref, "changes_by_no_more_than", "4%", how=Severity.EXPLAIN)


_BLOCKS = (_services, _activity, _beds, _staff, _money)


@lru_cache(maxsize=16)
def made_up(seed: int, *, localities: bool = True) -> SampleAnswers:
    """A collection and its true answers, by unit and year; without localities the trust submits alone."""
    chance = random.Random(seed)
    draft = _Draft(chance)
    for at, block in enumerate(chance.sample(_BLOCKS, chance.randint(3, len(_BLOCKS)))):
        block(draft, f"{'ABCDE'[at]}. {block.__name__.strip('_').capitalize()}")
    for name, limit in (("count", "20% and z 3.09"), ("money", "25%"), ("WTE", "15%"), ("percent", "25% and 5 points"),
                        ("other", "30%")):  # fmt: skip
        draft.rule("yoy", name, "changes_by_no_more_than", limit, how=Severity.EXPLAIN)
    places = tuple(chance.sample(_PLACES, 3)) if localities else ()
    key = f"{PREFIX}{seed}"
    collection = Collection(
        key, key, chance.choice(_SUBJECTS), YEARS[-1], "1", "Northmoor NHS Foundation Trust",
        "ZZ9", tuple(draft.metrics), tuple(draft.checks), places,
    )  # fmt: skip
    values: dict[tuple[str, str], dict[str, Value]] = defaultdict(dict)
    for year, figures in _by_year(draft, collection):
        for unit, own in figures.items():
            values[unit, year] = {code: draft.words.get(code, own.get(code)) for code in collection.codes}
    return SampleAnswers(collection, values, {}, ())


def _by_year(draft: _Draft, collection: Collection) -> Iterator[tuple[str, dict[str, Figures]]]:
    chance, types = draft.chance, {code: metric for metric in collection.metrics for code in metric.codes}
    units = collection.localities or collection.units
    sizes = {unit: {code: size * chance.uniform(0.5, 1.4) for code, (size, _) in draft.grow.items()} for unit in units}
    for year in YEARS:
        figures: dict[str, Figures] = {}
        for unit in units:
            own: Figures = {}
            for code, (_, spread) in draft.grow.items():
                sizes[unit][code] *= 1 + chance.uniform(-spread, spread)
                top = 98.0 if types[code].value_type is ValueType.PERCENT else 1e12
                own[code] = round_half_up(Decimal(str(min(sizes[unit][code], top))), types[code].value_type.decimals)
            figures[unit] = _with_derived(draft, own)
        if collection.localities:
            figures[collection.trust] = _of_trust(draft, list(figures.values()), types)
        yield year, figures


def _with_derived(draft: _Draft, own: Figures) -> Figures:
    for code, derive in draft.derived:
        found = derive(own)
        if found is not None:
            own[code] = found
    return own


def _of_trust(draft: _Draft, parts: list[Figures], types: dict[str, Metric]) -> Figures:
    whole: Figures = {}
    for code in parts[0]:
        values = [part[code] for part in parts]
        if types[code].aggregation is Aggregation.SUM:
            whole[code] = sum(values, Decimal(0))
        elif types[code].aggregation is Aggregation.NONE:
            whole[code] = round_half_up(sum(values, Decimal(0)) / len(values), types[code].value_type.decimals)
    weighted = {code for code, metric in types.items() if metric.aggregation is Aggregation.WEIGHTED}
    for code, derive in draft.derived:
        found = derive(whole) if code in weighted else None
        if found is not None:
            whole[code] = found
    return whole
