"""What this year's returns keep to among themselves, where there is neither a specification nor an earlier return.

Totals by their names, what holds in every other unit, the trust and its localities, and figures far out of scale.
Words and other units are weaker witnesses than rules, so what is found asks and stops nothing.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.habits import ADDS_UP, LOCALITIES, AddsUp, OfLocalities, find_sums, groups_in
from nhsbn_desktop.domain.judging.matters import Matter
from nhsbn_desktop.domain.judging.probes import Probe
from nhsbn_desktop.domain.judging.shares import SHARE, find_shares
from nhsbn_desktop.domain.limits import class_of
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import written

_MOST_ANSWERS = 3_000  # of one unit: an edit of four such units is judged in about a second
_OTHERS = 3  # returns in which a relation must hold
_ROUNDED = 0.001
_TRUST_CODES, _NEARLY_ALL = 8, 0.8  # of the trust's figures that must be what its localities come to
_TOTAL = re.compile(r"^\W*(?:all\b|total\b|overall\b|sum\b)|\btotal\W*$", re.I)
_SAID_TOTAL = re.compile(r"^(?:total|all|overall)\b\W*(?:number of\b)?\W*", re.I)
_FACTORS = (7, 10, 12, 100, 1000)
_NEAR_FACTOR, _SPREADS, _LEAST_SPREAD, _FEWEST_ALIKE = 1.5, 4.0, 0.3, 4


def _now(check: Check, said: str, why: str) -> Check:
    """The same check with this year's witness in the place of earlier years'."""
    return replace(check, message=f"{check.message.partition(' In earlier years')[0]} {said}", why=why)


_NO_RULE = "No rule asks for this and there is no earlier return, but"
NAMED = _now(ADDS_UP, "By its name it is their total.", f"{_NO_RULE} a total that is not its parts is worth a look.")
ELSEWHERE = f"{_NO_RULE} every other unit's return keeps to it."
SUM_ELSEWHERE = _now(ADDS_UP, "In the other units' returns they come to the same.", ELSEWHERE)
SHARE_ELSEWHERE = _now(SHARE, "In the other units' returns it follows from them.", ELSEWHERE)
TRUST_ELSEWHERE = _now(
    LOCALITIES, "Nearly all of the trust's other figures are what its localities come to.",
    f"{_NO_RULE} the trust's figures nearly all follow from its localities'.",
)  # fmt: skip
SCALE = Check(
    "SCALE", "pattern", Severity.CHECK, "", "", "", "", "",
    "{left_label} is {left}: about {value} what the other localities' {parts} and the size of {unit} would suggest.",
    "There is no earlier return to go by, and a nought, a decimal point or a unit slips easily.",
    "Check the figure and its unit. Nothing more is needed if it is right.",
)  # fmt: skip


def is_looked_at_whole(collection: Collection) -> bool:
    """Whether a first return of this collection is held against itself. Each edit then asks for all of it again, which
    takes too long where there are very many answers."""
    return collection.inferred and len(collection.codes) <= _MOST_ANSWERS


def find_within_the_year(collection: Collection, evidence: Evidence, units: Sequence[Evidence]) -> Iterator[Matter]:
    """One matter for each relation that this year's returns speak for and this unit's breaks. `units` are all."""
    if evidence.last or not is_looked_at_whole(collection):
        return
    told: set[str] = set()
    for matter in (*_named_totals(collection, evidence), *_kept_elsewhere(collection, evidence, units)):
        if matter.codes[0] not in told:
            told.add(matter.codes[0])
            yield matter
    yield from _not_its_localities(collection, evidence)
    yield from _out_of_scale(collection, evidence, units)


def _broken(check: Check, probes: Iterable[Probe], evidence: Evidence) -> Iterator[Matter]:
    for probe in probes:
        facts = None if evidence.is_blocked(probe.codes) else probe.test(evidence)
        if facts is not None:
            yield Matter(check, probe.codes, facts)


def _named_totals(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    by_section: dict[str, list[Metric]] = defaultdict(list)
    for metric in collection.metrics:
        if metric.value_type.is_number and metric.value_type is not ValueType.PERCENT and not metric.members:
            by_section[metric.section].append(metric)
    probes = (
        AddsUp(collection, (metric.ref, *(code for code in group.codes if code != metric.ref)), group.label)
        for group in groups_in(collection)
        for metric in by_section[group.section]
        if _is_total_of(metric.label, group.label)
    )
    yield from _broken(NAMED, probes, evidence)


def _is_total_of(label: str, parts: str) -> bool:
    """`Referrals: all`, `Referrals: Referrals: total` or `Total referrals`, of `Referrals`."""
    own, whole = parts.casefold(), label.casefold()
    if whole.startswith(own):
        return bool(_TOTAL.search(whole.removeprefix(own).replace(own, "", 1)))
    return bool(_SAID_TOTAL.match(whole)) and _SAID_TOTAL.sub("", whole) == own


def _kept_elsewhere(collection: Collection, evidence: Evidence, units: Sequence[Evidence]) -> Iterator[Matter]:
    others = [
        {code: float(value) for code, value in unit.numbers.items() if code not in unit.blocked}
        for unit in units
        if unit is not evidence
    ]
    if len(others) < _OTHERS:
        return
    free = [metric for metric in collection.metrics if metric.value_type.is_number]
    yield from _broken(SUM_ELSEWHERE, find_sums(collection, free, others), evidence)
    yield from _broken(SHARE_ELSEWHERE, find_shares(collection, free, others), evidence)


def _not_its_localities(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    """Where nearly all figures of a kind are what the localities come to, those that are not."""
    probes: dict[ValueType, list[Probe]] = defaultdict(list)
    for metric in collection.metrics if evidence.localities else ():
        if metric.value_type.is_number and metric.value_type is not ValueType.PERCENT:
            for code in metric.codes:
                if _may_be_a_sum(code, evidence):
                    probes[metric.value_type].append(OfLocalities(collection, metric, (code,)))
    for own in probes.values():
        apart = list(_broken(TRUST_ELSEWHERE, own, evidence))
        if len(own) >= _TRUST_CODES and len(own) - len(apart) >= _NEARLY_ALL * len(own):
            yield from apart


def _may_be_a_sum(code: str, evidence: Evidence) -> bool:
    """Not where the trust lies among its localities, as a rate does, nor where rounding explains the difference."""
    total, parts = evidence.numbers.get(code), [n for each in evidence.localities if (n := each.numbers.get(code))]
    if not total or len(parts) < 2 or min(parts) < total < max(parts):
        return False
    return total == sum(parts) or abs(total / sum(parts) - 1) > _ROUNDED if sum(parts) else False


def _out_of_scale(collection: Collection, evidence: Evidence, units: Sequence[Evidence]) -> Iterator[Matter]:
    """Figures that a slip of nought, point or unit would explain, beside the other localities' and one's own size."""
    if evidence.unit == collection.trust:
        return
    siblings = [unit for unit in units if unit is not evidence and unit.unit != collection.trust]
    for codes in _alike(collection, evidence).values():
        logs = {code: log for code in codes if (log := _log_ratio(code, evidence, siblings)) is not None}
        if len(logs) < _FEWEST_ALIKE:
            continue
        usual = median(logs.values())
        spread = max(_LEAST_SPREAD, 1.4826 * median(abs(log - usual) for log in logs.values()))
        for code, log in logs.items():
            words = _slip_in_words(log - usual) if abs(log - usual) > _SPREADS * spread else ""
            if words and code not in evidence.blocked:
                yield _scaled(collection, evidence, siblings, code, words)


def _alike(collection: Collection, evidence: Evidence) -> Mapping[tuple[str, str], list[str]]:
    """A unit's figures by section and class: what is large or small together."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for metric in collection.metrics:
        if metric.value_type.is_number:
            alike[metric.section, class_of(metric)].extend(code for code in metric.codes if evidence.numbers.get(code))
    return alike


def _log_ratio(code: str, evidence: Evidence, siblings: Sequence[Evidence]) -> float | None:
    own = float(evidence.numbers[code])
    theirs = [float(value) for unit in siblings if (value := unit.numbers.get(code)) and code not in unit.blocked]
    if len(theirs) < 2 or own <= 0 or min(theirs) <= 0:  # one sibling does not tell which of the two is wrong
        return None
    return math.log(own / median(theirs))


def _slip_in_words(log: float) -> str:
    """`10 times` or `one 1,000th of`; nothing where no slip leaves such a ratio behind."""
    factor = min(_FACTORS, key=lambda factor: abs(abs(log) - math.log(factor)))
    if abs(abs(log) - math.log(factor)) > math.log(_NEAR_FACTOR):
        return ""
    return f"{factor:,} times" if log > 0 else f"one {factor:,}th of"


def _scaled(collection: Collection, evidence: Evidence, siblings: Sequence[Evidence], code: str, words: str) -> Matter:
    metric = collection.metric(code)
    theirs = [value for unit in siblings if (value := unit.numbers.get(code)) is not None]
    parts = " and ".join(written(value, metric) for value in theirs[:3])
    return Matter(SCALE, (code,), {
        "left_label": collection.label(code), "left": written(evidence.numbers[code], metric), "value": words,
        "parts": parts, "unit": evidence.unit,
    })  # fmt: skip
