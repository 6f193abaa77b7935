"""Figures that were left or pasted where others belong: last year's column or row, or another locality's figures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.matters import Matter
from nhsbn_desktop.domain.metrics import Metric, split_code
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several, written

_FEWEST = 5  # answers that must tell the same story
_FEWEST_IN_A_ROW = 3
_MOST = 0.9  # of a column's answers that are last year's, where it was copied
_DIGITS_ALIKE = 4  # figures with fewer digits meet by chance


def pattern_check(code: str, severity: Severity, message: str, why: str, do: str) -> Check:
    return Check(code, "pattern", severity, "", "", "", "", "", message, why, do)


COPIED = pattern_check(
    "COPIED", Severity.EXPLAIN, "{label}: {value} answers are exactly last year's ({last_year}): {parts}.",
    "Figures such as these hardly ever stay the same, so last year's column may have been left in or pasted.",
    "Put this year's figures in. If they are right, say why in one line.",
)  # fmt: skip
PASTED = pattern_check(
    "PASTED", Severity.CHECK, "{left} and {right} have the very same figures: {parts}.",
    "Two places hardly ever come to the same figure, to the last digit.",
    "Check that each has its own. Nothing more is needed if they are right.",
)  # fmt: skip


def find_copied(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    """A section whole, or else those of its columns and rows that were copied."""
    told: set[str] = set()
    for label, codes, fewest, share in _stretches(collection):
        both = [code for code in codes if code in evidence.last and is_telling(evidence.numbers.get(code))]
        same = [code for code in both if evidence.numbers[code] == evidence.last[code]]
        if len(same) >= max(fewest, share * len(both)) and told.isdisjoint(same):
            told.update(same)
            parts = named(collection, same)
            yield Matter(COPIED, tuple(same), {
                "label": label, "value": str(len(same)), "last_year": evidence.last_year, "parts": parts,
            })  # fmt: skip


def _stretches(collection: Collection) -> Iterator[tuple[str, Sequence[str], int, float]]:
    """What is copied in one go: its name and answers, and how many and what share of them must be last year's."""
    numeric = [metric for metric in collection.metrics if metric.value_type.is_number]
    columns: dict[tuple[str, str], list[str]] = defaultdict(list)
    for section in collection.sections:
        yield (
            section,
            [code for metric in numeric if metric.section == section for code in metric.codes],
            _FEWEST,
            _MOST,
        )
    for metric in numeric:
        for code in metric.codes:
            columns[metric.section, split_code(code)[1]].append(code)
    for (section, member), codes in columns.items():
        yield f"{section}, {member}" if member else section, codes, _FEWEST, _MOST
    for metric in numeric:
        yield metric.label, metric.codes, _FEWEST_IN_A_ROW, 1


def is_telling(value: Decimal | None) -> bool:
    """Whether a figure that comes back is more than chance: three digits, or decimals."""
    return value is not None and value != 0 and (abs(value) >= 100 or value % 1 != 0)


def find_pasted(collection: Collection, evidence: Evidence, others: Iterable[Evidence]) -> Iterator[Matter]:
    """The same long figures in two localities that did not share them last year; the trust is a sum, not a place."""
    if evidence.unit == collection.trust:
        return
    for other in others:
        if other is evidence:
            return
        if other.unit == collection.trust:
            continue
        rows = {code for metric in collection.metrics for code in _pasted_row(metric, evidence, other)}
        codes = [code for code, value in evidence.numbers.items()
                 if code in rows or _is_pasted(code, value, evidence, other)]  # fmt: skip
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


def _pasted_row(metric: Metric, evidence: Evidence, other: Evidence) -> Sequence[str]:
    """A question's answers, where those that tell are the other unit's one and all, and were not last year."""
    telling = [code for code in metric.codes if is_telling(evidence.numbers.get(code))]
    alike = len(telling) >= _FEWEST_IN_A_ROW and all(evidence.numbers[c] == other.numbers.get(c) for c in telling)
    stood = alike and all(c in evidence.last and evidence.last[c] == other.last.get(c) for c in telling)
    return telling if alike and not stood and metric.value_type.is_number else ()


def named(collection: Collection, codes: Sequence[str]) -> str:
    return several((collection.label(code) for code in codes), most=5)
