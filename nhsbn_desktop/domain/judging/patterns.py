"""Mistakes that no single answer gives away: a column left as last year's, two columns changed over, one figure pasted
in two places, part of a year, heads counted for whole-time equivalents. One cause, one finding, with its cells."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from statistics import median

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.matters import Matter
from nhsbn_desktop.domain.judging.slips import crossed
from nhsbn_desktop.domain.limits import class_of
from nhsbn_desktop.domain.metrics import Metric, ValueType, split_code
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several, written

_FEWEST = 5  # answers that must tell the same story
_MOST = 0.9  # of a column's answers that are last year's, where it was copied
_FEWEST_CROSSED = 3
_DIGITS_ALIKE = 4  # figures with fewer digits meet by chance
_PART_NEAR = Decimal("0.05")  # of a section's middle ratio to last year
_PART_ALONG = Decimal("0.2")  # of each: services grow and shrink a little besides
_LEAST_FLOW = 50
_PARTS = {Decimal(3) / 12: "three months", Decimal(6) / 12: "six months", Decimal(9) / 12: "nine months"}
_AT_A_DAY = ("at 31 march", "at month end", "on 31 march", "population", "waiting", "caseload", "beds")


def _check(code: str, severity: Severity, message: str, why: str, do: str) -> Check:
    return Check(code, "pattern", severity, "", "", "", "", "", message, why, do)


COPIED = _check(
    "COPIED", Severity.EXPLAIN, "{label}: {value} answers are exactly last year's ({last_year}): {parts}.",
    "Figures such as these hardly ever stay the same, so last year's column may have been left in or pasted.",
    "Put this year's figures in. If they are right, say why in one line.",
)  # fmt: skip
SWAPPED = _check(
    "SWAPPED", Severity.EXPLAIN,
    "{left} and {right} look changed over: each is near the other's last year, in {parts}.",
    "Two columns that change places put both out, and every total stays right.",
    "Check which column is whose. If both are right, say why in one line.",
)  # fmt: skip
PASTED = _check(
    "PASTED", Severity.CHECK, "{left} and {right} have the very same figures: {parts}.",
    "Two places hardly ever come to the same figure, to the last digit.",
    "Check that each has its own. Nothing more is needed if they are right.",
)  # fmt: skip
PART_YEAR = _check(
    "PART-YEAR", Severity.EXPLAIN, "{label}: {value} answers are about {wrong} of last year's: {parts}.",
    "The collection asks for the whole year, 1 April to 31 March.",
    "Check the dates that the report was run for. If it is the whole year, say in one line what changed.",
)  # fmt: skip
HEADCOUNT = _check(
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
        _is_telling(value),
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
        yield from _copied(collection, evidence)
        yield from _swapped_members(collection, evidence)
        yield from _swapped_units(collection, evidence, others)
        yield from _part_year(collection, evidence)
        yield from _headcount(collection, evidence)
    yield from _pasted(collection, evidence, others)


def _columns(collection: Collection, moves: Callable[[Metric], bool]) -> Mapping[tuple[str, str], list[str]]:
    """Answer codes by section and member: what stands in one column of one tab."""
    columns: dict[tuple[str, str], list[str]] = defaultdict(list)
    for metric in collection.metrics:
        if metric.value_type.is_number and moves(metric):
            for code in metric.codes:
                columns[metric.section, split_code(code)[1]].append(code)
    return columns


def _copied(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    """A section whole, or else those of its columns that were copied."""
    told: set[str] = set()
    for (section, member), codes in (*_whole_sections(collection), *_columns(collection, lambda _: True).items()):
        both = [code for code in codes if code in evidence.last and _is_telling(evidence.numbers.get(code))]
        same = [code for code in both if evidence.numbers[code] == evidence.last[code]]
        if section not in told and len(same) >= _FEWEST and len(same) >= _MOST * len(both):
            told.update({section} if not member else ())
            label = f"{section}, {member}" if member else section
            parts = _named(collection, same)
            yield Matter(COPIED, tuple(same), {
                "label": label, "value": str(len(same)), "last_year": evidence.last_year, "parts": parts,
            })  # fmt: skip


def _whole_sections(collection: Collection) -> Iterator[tuple[tuple[str, str], list[str]]]:
    for section in collection.sections:
        codes = collection.section_codes(section)
        numeric = [c for c in codes if (metric := collection.metric(c)) is not None and metric.value_type.is_number]
        yield (section, ""), numeric


def _is_telling(value: Decimal | None) -> bool:
    """Whether a figure that comes back is more than chance: three digits, or decimals."""
    return value is not None and value != 0 and (abs(value) >= 100 or value % 1 != 0)


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
            told = {"left": evidence.unit, "right": other.unit, "parts": _named(collection, codes)}
            yield Matter(SWAPPED, tuple(codes), told)


def _pasted(collection: Collection, evidence: Evidence, others: Iterable[Evidence]) -> Iterator[Matter]:
    """The same long figures in two localities that did not share them last year; the trust is a sum, not a place."""
    if evidence.unit == collection.trust:
        return
    for other in others:
        if other is evidence:
            return
        if other.unit == collection.trust:
            continue
        codes = [code for code, value in evidence.numbers.items() if _is_pasted(code, value, evidence, other)]
        if codes:
            told = [
                f"{collection.label(code)} {written(evidence.numbers[code], collection.metric(code))}" for code in codes
            ]
            facts = {"left": evidence.unit, "right": other.unit, "parts": several(told, most=5)}
            yield Matter(PASTED, tuple(codes), facts)


def _is_pasted(code: str, value: Decimal, evidence: Evidence, other: Evidence) -> bool:
    if other.numbers.get(code) != value or len(value.normalize().as_tuple().digits) < _DIGITS_ALIKE:
        return False
    return code not in evidence.last or evidence.last[code] != other.last.get(code)


def _part_year(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    for section in collection.sections:
        ratios = {code: evidence.numbers[code] / evidence.last[code] for code in _flows(collection, section, evidence)}
        for part, words in _PARTS.items():
            along = [code for code, ratio in ratios.items() if abs(ratio / part - 1) <= _PART_ALONG]
            if len(along) >= max(_FEWEST, 0.6 * len(ratios)) and abs(median(ratios.values()) / part - 1) <= _PART_NEAR:
                facts = {"label": section, "value": str(len(along)), "wrong": words, "parts": _named(collection, along)}
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


def _named(collection: Collection, codes: Sequence[str]) -> str:
    return several((collection.label(code) for code in codes), most=5)


def _named_refs(collection: Collection, refs: Iterable[str]) -> str:
    metrics = (collection.metric(ref) for ref in refs)
    return several((metric.label for metric in metrics if metric is not None), most=5)
