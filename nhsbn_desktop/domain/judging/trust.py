"""What follows for the trust from its localities' Yes and No."""

from collections.abc import Iterator

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.judging.matters import Matter
from nhsbn_desktop.domain.metrics import Aggregation, ValueType
from nhsbn_desktop.domain.rulebook import Check
from nhsbn_desktop.domain.wording import several, written

ANY = Check(
    "TRUST-ANY", "trust_any", Severity.EXPLAIN, "", "", "", "", "",
    "{left_label}: the trust says {left}, its localities say otherwise: {localities}.",
    "The trust provides what any of its localities provides.",
    "Correct the one that is wrong. If something is provided for the whole trust only, say so in one line.",
)  # fmt: skip


def find_unlike_any(collection: Collection, evidence: Evidence) -> Iterator[Matter]:
    """Where the trust says Yes though no locality does, or No though one does; silent unless all have answered."""
    for metric in collection.metrics:
        if metric.aggregation is not Aggregation.ANY or metric.value_type is not ValueType.YES_NO:
            continue
        for code in metric.codes:
            parts = {locality.unit: locality.answers.get(code) for locality in evidence.localities}
            own = evidence.answers.get(code)
            if {own, *parts.values()} <= {"Yes", "No"} and (own == "Yes") != ("Yes" in parts.values()):
                told = several(f"{unit} {value}" for unit, value in parts.items())
                label = collection.label(code)
                yield Matter(ANY, (code,), {"left_label": label, "left": written(own), "localities": told})
