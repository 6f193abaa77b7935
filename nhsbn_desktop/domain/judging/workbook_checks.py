"""Checks that follow from what a cell is for: a number where a number is asked, a choice from its list, no Excel error.

They hold for every collection, those without a specification too; a collection's own check on the same answer speaks
in their place.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from nhsbn_desktop.domain.answers import EXCEL_ERRORS, Value, parse
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.cell_kinds import count_fault, facts_of_cell
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.lists import list_fault
from nhsbn_desktop.domain.judging.nearly_numbers import hint_for_words
from nhsbn_desktop.domain.judging.probes import Facts
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import date_of_serial, written

YES_NO = ("Yes", "No")
_LATEST_DATE = 2958465  # Excel's serial number of 31 December 9999
_ENOUGH_TO_TELL = 3  # answers
_YEARS = 1900, 2100  # typed for a date, they become a day of 1905
_FARTHEST_DATE = 73051  # 1 January 2100


def _check(code: str, severity: Severity, message: str, why: str, do: str) -> Check:
    return Check(code, "workbook", severity, "", "", "", "", "", message, why, do)


_IMPORT = "The Network's import takes a number only where the cell holds one, and leaves the answer out otherwise."

TYPE = _check("TYPE", Severity.MUST_FIX, "{left_label}: {left} {wrong}.", _IMPORT, "{hint}")
ERROR = _check(
    "ERROR", Severity.MUST_FIX, "{left_label}: the cell holds Excel's error {found}, not an answer.",
    "A formula behind this answer could not be worked out, so there is nothing for the Network to read.",
    "Look at what the formula divides by or looks up, or type the figure itself.",
)  # fmt: skip
LIST = _check(
    "LIST", Severity.MUST_FIX, "{left_label}: {left} {wrong}. The choices are {options}.",
    "The Network matches list answers letter for letter; anything else is left out.", "{hint}",
)  # fmt: skip
DECIMALS = _check(
    "DECIMALS", Severity.MUST_FIX, "{left_label}: {left} {wrong}, and this is a count.",
    "People, referrals and incidents are counted whole; a decimal means that something else was typed.",
    "Check the source and type the whole number.",
)  # fmt: skip
NEGATIVE = _check(
    "NEGATIVE", Severity.MUST_FIX, "{left_label}: {left} is below nought.", "Nothing here can be counted below nought.",
    "Check the sign and the source, and type the figure without the minus.",
)  # fmt: skip
BELOW_NOUGHT = _check(
    "NEGATIVE", Severity.EXPLAIN, "{left_label}: {left} is below nought.", "Figures such as this are rarely negative.",
    "Check the sign. If it is right, say why in one line.",
)  # fmt: skip
PERCENT = _check(
    "PERCENT", Severity.MUST_FIX, "{left_label}: {left} is more than 100%.",
    "A share of a whole cannot be more than it.", "Check that the answer is a percentage of the right total.",
)  # fmt: skip
FAR_DATE = _check(
    "DATE", Severity.EXPLAIN, "{left_label}: the date is {found}.",
    "Excel counts days from 1900, so a year typed by itself becomes a day of 1905.",
    "Type the day as 31/03/2026. If it is right, say why in one line.",
)  # fmt: skip
FRACTION = _check(
    "PERCENT", Severity.CHECK, "{left_label}: {left} looks like a fraction, where {as_percent} may be meant.",
    "Percentages are asked for as 65, not 0.65. Excel shows 0.65 as 65% when the cell is formatted so.",
    "If it is the fraction, type {as_percent} without the sign. If it is right, nothing need be done.",
)  # fmt: skip
FRACTION_OF_LAST_YEAR = _check(
    "PERCENT", Severity.MUST_FIX,
    "{left_label}: {left} looks like a fraction of one; last year it was {last}. {as_percent} may be meant.",
    FRACTION.why, "Type the percentage: 65, not 0.65.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell. `numeric` faults give way to a rule of the collection on the same answer."""

    check: Check
    facts: Facts
    kinds: frozenset[str] = frozenset()


def cell_faults(
    collection: Collection, evidence: Evidence, covered: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, Fault]]:
    """Code and fault for each answer that is not what its cell is for, in the order of the specification.

    `covered` are, by kind, the answers that the collection's own checks look after.
    """
    for metric in collection.metrics:
        find = _FIND.get(metric.value_type, _number_fault)
        if collection.inferred and _is_no_date_question(metric, evidence):
            find = _text_fault
        for code in metric.codes:
            value = evidence.answers.get(code)
            if value is None:
                continue
            fault = _error_fault(value) or find(metric, code, value, evidence)
            if fault is not None and not any(code in covered.get(kind, ()) for kind in fault.kinds):
                facts = facts_of_cell(code, evidence, collection, **fault.facts)
                yield code, Fault(_as_sure_as(collection, metric, fault.check), facts)


def _is_no_date_question(metric: Metric, evidence: Evidence) -> bool:
    """Whether a question was guessed to ask for dates, though most of its answers are none."""
    if metric.value_type is not ValueType.DATE or len(metric.members) < _ENOUGH_TO_TELL:
        return False
    filled = [(code, value) for code in metric.codes if (value := evidence.answers.get(code)) is not None]
    wrong = sum(_date_fault(metric, code, value, evidence) is not None for code, value in filled)
    return len(filled) >= _ENOUGH_TO_TELL and 2 * wrong > len(filled)


def _as_sure_as(collection: Collection, metric: Metric, check: Check) -> Check:
    """That a cell is for a date, or for a share of a whole, is a guess where no specification says so: beds are filled
    to 103% of those there are. Then the finding is a question."""
    guessed = collection.inferred and (check is PERCENT or (metric.value_type is ValueType.DATE and check is TYPE))
    return replace(check, severity=Severity.EXPLAIN) if guessed else check


def _error_fault(value: Value) -> Fault | None:
    if isinstance(value, str) and value.strip().upper() in EXCEL_ERRORS:
        return Fault(ERROR, {"found": value.strip()})
    return None


def _number_fault(metric: Metric, code: str, value: Value, evidence: Evidence) -> Fault | None:
    if isinstance(value, str):
        return Fault(TYPE, _text_for_number(value, metric))
    if value is None or not value.is_finite():
        return Fault(TYPE, {"wrong": "is no number", "hint": "Type the figure."})
    if metric.value_type is ValueType.COUNT:
        wrong = count_fault(value)
        if wrong:
            check = NEGATIVE if value < 0 else DECIMALS
            return Fault(check, {"wrong": wrong}, frozenset({"integer", "range" if value < 0 else "integer"}))
        return None
    if metric.value_type is ValueType.PERCENT:
        return _percent_fault(metric, code, value, evidence)
    if value < 0:
        return Fault(BELOW_NOUGHT, {}, frozenset({"range", "derived"}))
    return None


def _percent_fault(metric: Metric, code: str, value: Decimal, evidence: Evidence) -> Fault | None:
    if value < 0:
        return Fault(BELOW_NOUGHT, {}, frozenset({"range", "derived"}))
    if value > 100:
        return Fault(PERCENT, {}, frozenset({"range", "derived"}))
    last = evidence.last.get(code)
    if 0 < value < Decimal("1.5") and last is not None and last > 5:
        return Fault(FRACTION_OF_LAST_YEAR, _per_cent(value, metric), frozenset({"unit"}))
    if 0 < value < 1 and last is None and value.normalize().as_tuple().exponent != -1:
        return Fault(FRACTION, _per_cent(value, metric), frozenset({"derived"}))
    return None


def _per_cent(value: Decimal, metric: Metric) -> Facts:
    return {"left": written(value), "as_percent": written(value * 100, metric)}


def _text_for_number(value: str, metric: Metric) -> Facts:
    """What to say of words in a number cell: which number they would be, if they are nearly one."""
    if not value.strip():
        return {"wrong": "is not blank: it holds spaces", "hint": "Clear the cell, or type the figure."}
    number = parse(value, metric)
    if isinstance(number, Decimal):
        as_number = written(number, metric)
        return (
            {
                "wrong": f"is text, not a number; as a number it would be {as_number}",
                "as_number": as_number,
                "hint": f"Type {number:f} as a plain number, without commas, signs or spaces.",
            }
            if abs(number.adjusted()) < 20
            else {"wrong": "is text, not a number", "hint": "Type the figure."}
        )
    return {"wrong": "is words in a number cell", "hint": hint_for_words(value)}


def _list_answer(metric: Metric, code: str, value: Value, evidence: Evidence) -> Fault | None:
    own = YES_NO if metric.value_type is ValueType.YES_NO else ()
    options = evidence.answers.options.get(code) or metric.options or own
    facts = list_fault(value, options) if options else None
    return Fault(LIST, facts, frozenset({"list"})) if facts else None


def _date_fault(_metric: Metric, _code: str, value: Value, _evidence: Evidence) -> Fault | None:
    if isinstance(value, Decimal):
        good = value.is_finite() and 1 <= value <= _LATEST_DATE
        if good and (_YEARS[0] <= value <= _YEARS[1] or value > _FARTHEST_DATE):
            return Fault(FAR_DATE, {"found": f"{date_of_serial(value):%d/%m/%Y}"})
    else:
        good = bool(value) and bool(re.fullmatch(r"\s*(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}.*)\s*", str(value)))
    hint = "Type the day as 31/03/2026."
    return None if good else Fault(TYPE, {"wrong": "is not a date", "hint": hint})


def _text_fault(_metric: Metric, _code: str, _value: Value, _evidence: Evidence) -> Fault | None:
    return None


_Find = Callable[[Metric, str, Value, Evidence], Fault | None]
_FIND: dict[ValueType, _Find] = {
    ValueType.YES_NO: _list_answer,
    ValueType.LIST: _list_answer,
    ValueType.DATE: _date_fault,
    ValueType.TEXT: _text_fault,
}
