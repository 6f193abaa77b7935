"""Mistakes that no single answer gives away: two columns changed over, part of a year, heads counted for whole-time
equivalents, and what `copies` finds. One cause, one finding, with its cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from statistics import median

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.copies import COPIED, find_copied, find_pasted, is_telling, named, pattern_check
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.matters import Matter
from nhsbn_desktop.domain.judging.slips import crossed
from nhsbn_desktop.domain.limits import class_of
from nhsbn_desktop.domain.metrics import ValueType
from nhsbn_desktop.domain.wording import several

_FEWEST = 5  # answers that must tell the same story
_FEWEST_CROSSED = 3
_PART_NEAR = Decimal("0.05")  # of a section's middle ratio to last year
_PART_ALONG = Decimal("0.2")  # of each: services grow and shrink a little besides
_LEAST_FLOW = 50
_PARTS = {Decimal(3) / 12: "three months", Decimal(6) / 12: "six months", Decimal(9) / 12: "nine months"}
_AT_A_DAY = ("at 31 march", "at month end", "on 31 march", "population", "waiting", "caseload", "beds")


SWAPPED = pattern_check(
    "SWAPPED", Severity.EXPLAIN,
    "{left} and {right} look changed over: each is near the other's last year, in {parts}.",
    "Two columns that change places put both out, and every total stays right.",
    "Check which column is whose. If both are right, say why in one line.",
)  # fmt: skip
PART_YEAR = pattern_check(
    "PART-YEAR", Severity.EXPLAIN, "{label}: {value} answers are about {wrong} of last year's: {parts}.",
    "The collection asks for the whole year, 1 April to 31 March.",
    "Check the dates that the report was run for. If it is the whole year, say in one line what changed.",
)  # fmt: skip
HEADCOUNT = pattern_check(
    "HEADCOUNT", Severity.EXPLAIN, "{label}: all {value} answers are whole numbers; last year's had decimals.",
    "Whole-time equivalents are hardly ever whole; heads are. Heads counted for WTE overstate the staff.",
    "Check that the report gives WTE, not headcount. If it does, say so in one line.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Patterns:
    """Answers that a pattern has spoken of: those that moved for one cause, and those left as last year's."""

    moved: frozenset[str] = frozenset()
    copied: frozenset[str] = frozenset()

    @property
    def codes(self) -> frozenset[str]:
        return self.moved | self.copied


NO_PATTERNS = Patterns()


def patterns_in(told: Iterable[tuple[str, Sequence[str]]]) -> Patterns:
    """From the code and the answers of each matter or finding; those of other checks are passed over."""
    moved: set[str] = set()
    copied: set[str] = set()
    for check, codes in told:
        if check in (SWAPPED.code, PART_YEAR.code):
            moved.update(codes)
        elif check == COPIED.code:
            copied.update(codes)
    return Patterns(frozenset(moved), frozenset(copied))


def mark_of_answer(collection: Collection, evidence: Evidence, others: Sequence[Evidence], code: str) -> object:
    """What the patterns look at in one answer: while it stays the same, so do they. `others` are all units."""
    metric, value, last = collection.metric(code), evidence.numbers.get(code), evidence.last.get(code)
    if metric is None or not metric.value_type.is_number:
        return None
    members = [metric.code(member) for member in metric.members]
    ratio = value / last if value is not None and last is not None and last >= _LEAST_FLOW else None
    return (
        value is None,
        is_telling(value),
        value == last,
        value is not None and value % 1 == 0,
        bool(value),
        tuple(_beside(ratio, part) for part in _PARTS) if ratio is not None else None,
        tuple(crossed(evidence, code, evidence, other) for other in members if other != code),
        tuple(crossed(evidence, code, other, code) for other in others if other is not evidence),
        tuple(
            value
            for other in others
            if other is not evidence and value is not None and other.numbers.get(code) == value
        ),
    )


def _beside(ratio: Decimal, part: Decimal) -> object:
    """All that part of a year is told by: where near it, the very ratio, else only on which side."""
    return ratio if abs(ratio / part - 1) <= _PART_ALONG else ratio > part


def find_patterns(collection: Collection, evidence: Evidence, others: Sequence[Evidence]) -> Iterator[Matter]:
    """One matter for each pattern, in this unit or between it and the units before it in `others`."""
    if evidence.last:
        yield from find_copied(collection, evidence)
        yield from _swapped_members(collection, evidence)
        yield from _swapped_units(collection, evidence, others)
        yield from _part_year(collection, evidence)
        yield from _headcount(collection, evidence)
    yield from find_pasted(collection, evidence, others)


def _swapped_members(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for metric in collection.metrics:
        if metric.value_type.is_number:
            for one, other in combinations(metric.members, 2):
                if crossed(evidence, metric.code(one), evidence, metric.code(other)):
                    pairs[one, other].append(metric.ref)
    for (one, other), refs in pairs.items():
        if len(refs) >= _FEWEST_CROSSED:
            codes = tuple(f"{ref}[{member}]" for ref in refs for member in (one, other))
            yield Matter(SWAPPED, codes, {"left": one, "right": other, "parts": _named_refs(collection, refs)})


def _swapped_units(collection: Collection, evidence: Evidence, others: Iterable[Evidence]) -> Iterator[Matter]:
    """Told of the later of two units, which is looked at beside the earlier."""
    for other in others:
        if other is evidence:
            return
        codes = [code for code in evidence.last if crossed(evidence, code, other, code)]
        if len(codes) >= _FEWEST:
            told = {"left": evidence.unit, "right": other.unit, "parts": named(collection, codes)}
            yield Matter(SWAPPED, tuple(codes), told)


def _part_year(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    for section in collection.sections:
        ratios = {code: evidence.numbers[code] / evidence.last[code] for code in _flows(collection, section, evidence)}
        for part, words in _PARTS.items():
            along = [code for code, ratio in ratios.items() if abs(ratio / part - 1) <= _PART_ALONG]
            if len(along) >= max(_FEWEST, 0.6 * len(ratios)) and abs(median(ratios.values()) / part - 1) <= _PART_NEAR:
                facts = {"label": section, "value": str(len(along)), "wrong": words, "parts": named(collection, along)}
                yield Matter(PART_YEAR, tuple(along), facts)


def _flows(collection: Collection, section: str, evidence: Evidence) -> Iterator[str]:
    """Counts and sums of money that grow through the year, large enough for their ratio to mean something."""
    for code in collection.section_codes(section):
        metric = collection.metric(code)
        if metric is None or class_of(metric) not in ("count", "money") or metric.unit in ("people", "beds"):
            continue
        if any(words in f"{metric.label} {metric.definition}".casefold() for words in _AT_A_DAY):
            continue
        now, last = evidence.numbers.get(code), evidence.last.get(code)
        if now is not None and last is not None and last >= _LEAST_FLOW:
            yield code


def _headcount(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    for metric in collection.metrics:
        if metric.unit != "WTE" or metric.value_type not in (ValueType.TWO_DECIMALS, ValueType.ONE_DECIMAL):
            continue
        filled = [code for code in metric.codes if evidence.numbers.get(code) and evidence.last.get(code)]
        had_decimals = sum(evidence.last[code] % 1 != 0 for code in filled)
        whole = all(evidence.numbers[code] % 1 == 0 for code in filled)
        if whole and len(filled) >= _FEWEST_CROSSED and had_decimals >= len(filled) - 1:
            yield Matter(HEADCOUNT, tuple(filled), {"label": metric.label, "value": str(len(filled))})


def _named_refs(collection: Collection, refs: Iterable[str]) -> str:
    metrics = (collection.metric(ref) for ref in refs)
    return several((metric.label for metric in metrics if metric is not None), most=5)
