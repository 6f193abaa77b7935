"""Findings about this year beside the last: changes that are too big, and answers that did not change at all."""

from collections import defaultdict
from collections.abc import Collection as Codes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.by_chance import count_in_words
from nhsbn_desktop.domain.judging.check_kinds import parse_number, stale_classes
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.matters import Matter
from nhsbn_desktop.domain.judging.rules import Rules
from nhsbn_desktop.domain.judging.slips import probable_slip
from nhsbn_desktop.domain.limits import CLASSES, YearOnYearSettings, class_of, settings_for
from nhsbn_desktop.domain.metrics import Metric, ValueType, split_code
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several, written
from nhsbn_desktop.domain.year_on_year import Comparison, is_small, movement, year_before

_STILL_SMALL = 200  # a count beside a small one that words about small numbers still fit
SMALLEST_STALE = 200
"""A count from here on is hardly ever the same two years running; a smaller one often is."""


def _check(code: str, severity: Severity, message: str, why: str, do: str) -> Check:
    return Check(code, "yoy", severity, "", "", "", "", "", message, why, do)


_WHY = "Asked because it moved by {limit}. {authority}"
_DO = "{hint} Is it right? If yes, say why in one line."
CHANGES = {
    name: _check(f"YOY-{name.upper()}", Severity.EXPLAIN, "{left_label} {moved}. {wrong}", _WHY, _DO)
    for name in CLASSES
}
ANSWER = _check(
    "YOY-ANSWER",
    Severity.CHECK,
    "{left_label} is {left}; in {last_year} it was {last}.",
    "Services open, close and change what they offer, but seldom: an answer that turned is worth a second look.",
    "Check that it is right. Nothing more is needed if it is.",
)
STALE = Check(
    "STALE", "stale", Severity.CHECK, "count, WTE, money", "not_equal_to", "last year", str(SMALLEST_STALE), "",
    "{left_label} is exactly what it was in {last_year}: {left}.",
    "A figure this size is hardly ever the same two years running, so last year's may have been left in.",
    "Check that it was updated.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changed(Matter):
    """A matter with how far the answer moved, as a share of last year's."""

    change: float | None = None


def find_changes(
    collection: Collection,
    rules: Rules,
    evidence: Evidence,
    others: Sequence[Evidence],
    comparisons: Iterable[Comparison],
    settings: YearOnYearSettings | None,
    spoken: Codes[str],
) -> Iterator[Matter]:
    """One matter for each answer that left its expected range; `spoken` are answers asked about already."""
    checks = CHANGES | {check.left: check for check in rules.of_kind("yoy")}
    used = settings or settings_for(collection)
    for comparison in comparisons:
        code = comparison.code
        metric = collection.metric(code)
        if not comparison.flagged or code in evidence.blocked or code in spoken or metric is None:
            continue
        facts = {
            **_about_change(collection, evidence, comparison, metric),
            "limit": used.limits[class_of(metric)].words,
            "authority": used.authority_of(class_of(metric)),
            "hint": probable_slip(code, metric, evidence, others),
        }
        yield Changed(checks[class_of(metric)], (code,), facts, comparison.change)


def _about_change(collection: Collection, evidence: Evidence, comparison: Comparison, metric: Metric) -> dict[str, str]:
    return {
        "left_label": collection.label(comparison.code),
        "left": written(comparison.this_year, metric),
        "last": written(comparison.last_year, metric),
        "member": split_code(comparison.code)[1],
        "unit": evidence.unit,
        "last_year": evidence.last_year,
        "moved": movement(comparison, metric) + _since(collection, evidence),
        "wrong": _too_big(comparison, metric),
    }


def find_turned(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    """One matter for each metric whose Yes, No or choice is another than last year's."""
    for metric in collection.metrics:
        if metric.value_type not in (ValueType.YES_NO, ValueType.LIST):
            continue
        for code in metric.codes:
            now, last = evidence.answers.get(code), evidence.last_answers.get(code)
            if now is None or last is None or now == last or code in evidence.blocked:
                continue
            facts = {"left_label": collection.label(code), "left": written(now), "last": written(last)}
            yield Matter(ANSWER, (code,), {**facts, "last_year": evidence.last_year})


def _too_big(comparison: Comparison, metric: Metric) -> str:
    if class_of(metric) != "count":
        return "That is more than is usual in a year."
    now, last = comparison.this_year, comparison.last_year
    if now is None or last is None or not is_small(metric, now, last) or max(now, last) > _STILL_SMALL:
        return "A change this big is not chance."
    told = count_in_words(now, last)
    return f"A change this big is not chance, small as the numbers are. {told}".strip()


def _since(collection: Collection, evidence: Evidence) -> str:
    """Says so where the last return at hand is not last year's."""
    return "" if evidence.last_year == year_before(collection.year) else f" since {evidence.last_year}"


def _moves_every_year(kind: str, value: Decimal, least: Decimal) -> bool:
    """Whether a figure is of the sort that is hardly ever the same twice: a large count, or one with decimals."""
    if kind == "count":
        return value >= least
    return value != 0 if kind == "money" else value % 1 != 0


def find_stale(
    collection: Collection, rules: Rules, evidence: Evidence, comparisons: Iterable[Comparison]
) -> Iterator[Matter]:
    """One matter for each metric with answers exactly as they were last year, though such figures move every year."""
    check = next(iter(rules.of_kind("stale")), STALE)
    classes = stale_classes(check.left)
    smallest = parse_number(check.tolerance)
    least = smallest.value if smallest is not None else Decimal(SMALLEST_STALE)
    same: Mapping[str, list[str]] = defaultdict(list)
    for comparison in comparisons:
        metric = collection.metric(comparison.code)
        value = comparison.this_year
        if metric is None or value is None or value != comparison.last_year or comparison.code in evidence.blocked:
            continue
        kind = class_of(metric)
        if kind in classes and _moves_every_year(kind, value, least):
            same[metric.ref].append(comparison.code)
    for ref, codes in same.items():
        metric = collection.metric(ref)
        label = metric.label if metric is not None else ref
        facts = {
            "left_label": collection.label(codes[0]) if len(codes) == 1 else f"{label} for {len(codes)} of its parts",
            "left": several(
                " ".join(filter(None, (split_code(code)[1] * (len(codes) > 1), written(evidence.shown[code], metric))))
                for code in codes
            ),
            "last_year": evidence.last_year,
            "unit": evidence.unit,
        }
        yield Matter(check, tuple(codes), facts)
