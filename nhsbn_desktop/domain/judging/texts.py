"""Findings about traces of a person in comments and text answers. What was found is never repeated."""

from collections.abc import Iterator
from decimal import Decimal

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.matters import Matter
from nhsbn_desktop.domain.judging.rules import Rules
from nhsbn_desktop.domain.metrics import ValueType
from nhsbn_desktop.domain.privacy import identifiers_in
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several

WITHHELD = "(withheld)"
"""What stands in a message instead of a text that may identify a person."""

_TEN_DIGITS_FROM = Decimal(10**9)

PRIVACY = Check(
    "PRIVACY", "privacy", Severity.MUST_FIX, "", "", "", "", "",
    "{left_label}: the {wrong} seems to hold {found}.",
    "Nothing about a single person may leave in an aggregate return.",
    "Take it out of the workbook, and out of earlier copies. The number of people is all that is asked for.",
)  # fmt: skip


def sorts_in(code: str, value: Value, collection: Collection) -> tuple[str, ...]:
    """The sorts of identifier an answer seems to hold: a text, or a number of ten digits that is no sum of money."""
    if isinstance(value, str):
        return identifiers_in(value)
    if value is None or not _TEN_DIGITS_FROM <= value < 10 * _TEN_DIGITS_FROM or value % 1:
        return ()
    metric = collection.metric(code)
    money = metric is not None and metric.value_type is ValueType.MONEY
    return () if money else identifiers_in(f"{value:.0f}")


def find_identifiers(collection: Collection, rules: Rules, evidence: Evidence) -> Iterator[Matter]:
    """One matter for each answer whose text or comment seems to identify a person."""
    check = next(iter(rules.of_kind("privacy")), PRIVACY)
    commented = [code for code in evidence.answers.comments if code not in rules.order]
    for code in (*rules.order, *commented):
        value = evidence.answers.get(code)
        found = {
            "answer": sorts_in(code, value, collection) if code in evidence.blocked else (),
            "comment": identifiers_in(evidence.answers.comments.get(code, "")),
        }
        where = [name for name, sorts in found.items() if sorts]
        if where:
            sorts = dict.fromkeys(sort for name in where for sort in found[name])
            facts = {"left_label": collection.label(code), "wrong": several(where), "found": several(sorts)}
            yield Matter(check, (code,), facts | {"unit": evidence.unit})
