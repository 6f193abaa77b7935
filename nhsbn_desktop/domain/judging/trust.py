"""What follows for the trust from its localities: their Yes and No, and what is wrong with a whole locality."""

from collections.abc import Collection as Codes
from collections.abc import Iterable, Iterator, Mapping

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


KNOCK_ON = Check(
    "TRUST-SUMS", "trust_sum", Severity.MUST_FIX, "", "", "", "", "",
    "{value} of the trust's figures are not what its localities come to, all where {unit} looks wrong: {parts}.",
    "The trust's figures follow from its localities', so this is one matter and not {value}.",
    "Settle what is said of {unit} first. If its figures are right, bring the trust's up to date.",
)  # fmt: skip


def gather_knock_on(
    collection: Collection, matters: Iterable[Matter], suspected: Mapping[str, Codes[str]]
) -> Iterator[Matter]:
    """The trust's sums that are out only where a pattern speaks of a whole locality, as one matter for each locality.

    `suspected` are by locality the answers that a pattern speaks of.
    """
    gathered: dict[str, list[str]] = {}
    for matter in matters:
        code = matter.codes[0]
        unit = next((unit for unit, codes in suspected.items() if code in codes), "")
        if unit and matter.check.severity is Severity.MUST_FIX:
            gathered.setdefault(unit, []).append(code)
        else:
            yield matter
    for unit, found in gathered.items():
        parts = several((collection.label(code) for code in found), most=5)
        yield Matter(KNOCK_ON, tuple(found), {"unit": unit, "value": str(len(found)), "parts": parts})
