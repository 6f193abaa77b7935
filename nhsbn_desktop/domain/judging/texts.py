"""Findings about traces of a person in comments and text answers. What was found is never repeated."""

from collections.abc import Iterator

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.matters import Matter
from nhsbn_desktop.domain.judging.rules import Rules
from nhsbn_desktop.domain.privacy import identifiers_in
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several

WITHHELD = "(withheld)"
"""What stands in a message instead of a text that may identify a person."""

PRIVACY = Check(
    "PRIVACY", "privacy", Severity.MUST_FIX, "", "", "", "", "",
    "{left_label}: the {wrong} seems to hold {found}.",
    "Nothing about a single person may leave in an aggregate return.",
    "Take it out of the workbook, and out of earlier copies. The number of people is all that is asked for.",
)  # fmt: skip


def find_identifiers(collection: Collection, rules: Rules, evidence: Evidence) -> Iterator[Matter]:
    """One matter for each answer whose text or comment seems to identify a person."""
    check = next(iter(rules.of_kind("privacy")), PRIVACY)
    commented = [code for code in evidence.answers.comments if code not in rules.order]
    for code in (*rules.order, *commented):
        value = evidence.answers.get(code)
        found = {
            "answer": identifiers_in(value) if isinstance(value, str) else (),
            "comment": identifiers_in(evidence.answers.comments.get(code, "")),
        }
        where = [name for name, sorts in found.items() if sorts]
        if where:
            sorts = dict.fromkeys(sort for name in where for sort in found[name])
            facts = {"left_label": collection.label(code), "wrong": several(where), "found": several(sorts)}
            yield Matter(check, (code,), facts | {"unit": evidence.unit})
