"""Explanations tied to the values they explain: what is kept when one is written, and whether it still stands.

An explanation stands while the answers are exactly what they were. One of a change from last year stands a little
longer: while the value stays within a tenth of the one explained and last year's is still the same, so that a late
correction of a few referrals does not ask the same question twice. Anything further asks again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nhsbn_desktop.domain.answers import Answers, Value, canonical
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Explanation, Finding
from nhsbn_desktop.domain.wording import written

BAND = Decimal("0.1")
"""How far a value may move from the one explained, as a share of it."""

_CHANGES = frozenset({"yoy", "population_change"})
_LARGEST = 30  # digits: a number beyond them has no band


@dataclass(frozen=True, slots=True)
class Standing:
    """An explanation that stands. `exact` is false where the value has moved within the band; `words` say so."""

    explanation: Explanation
    exact: bool = True
    words: str = ""


def account_for(
    collection: Collection,
    submission: str,
    finding: Finding,
    answers: Answers,
    last_year: Mapping[str, Value],
    text: str,
    by: str,
    at: datetime,
) -> Explanation:
    """An explanation of a finding, with the values it is about; `last_year` are the answers of the year before."""
    is_change = finding.kind in _CHANGES
    return Explanation(
        submission=submission,
        finding=finding.key,
        text=text,
        digest=answers.digest(finding.codes),
        by=by,
        at=at,
        values=tuple((code, answers.get(code)) for code in finding.codes),
        last_year=tuple((code, last_year.get(code)) for code in finding.codes) if is_change else (),
        band=band_around(answers.number(finding.codes[0])) if is_change and len(finding.codes) == 1 else None,
        version=collection.version,
        message=finding.message,
    )


def band_around(value: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """The values that an explanation of this one covers as well."""
    if value is None or not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return None
    room = abs(value) * BAND
    return value - room, value + room


def standing_of(
    explanation: Explanation,
    finding: Finding,
    answers: Answers,
    last_year: Mapping[str, Value],
    collection: Collection,
) -> Standing | None:
    """How an explanation stands for a finding as it is now; None where it has to be looked at again."""
    if any(canonical(last_year.get(code)) != canonical(value) for code, value in explanation.last_year):
        return None
    if explanation.digest == answers.digest(finding.codes):
        return Standing(explanation)
    now = answers.number(finding.codes[0]) if len(finding.codes) == 1 else None
    if explanation.band is None or now is None or not now.is_finite() or finding.kind not in _CHANGES:
        return None
    low, high = explanation.band
    if not low <= now <= high:
        return None
    metric = collection.metric(finding.codes[0])
    then = dict(explanation.values).get(finding.codes[0])
    words = (
        f"Written when the answer was {written(then, metric)}; it is {written(now, metric)} now,"
        f" within the {BAND:.0%} that an explanation covers."
    )
    return Standing(explanation, exact=False, words=words)


def why_lapsed(explanation: Explanation, finding: Finding, answers: Answers, collection: Collection) -> str:
    """A sentence on why an explanation no longer stands."""
    metric = collection.metric(finding.codes[0])
    then, now = dict(explanation.values).get(finding.codes[0]), answers.get(finding.codes[0])
    if finding.codes[0] not in dict(explanation.values):
        return "The answer has moved since this was written."
    if canonical(then) == canonical(now):
        return "What it was compared with has moved since this was written."
    return f"Written when the answer was {written(then, metric)}; it is {written(now, metric)} now."
