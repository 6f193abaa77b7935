"""Entering answers on the Network's own site, one by one: what stands there already, and what it says there."""

from dataclasses import dataclass
from datetime import datetime

from nhsbn_desktop.domain.answers import Value, canonical
from nhsbn_desktop.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class Entered:
    """A person's word that an answer was entered on the site as it stood; it lapses when the answer moves."""

    submission: str  # the submission's key
    code: str
    value: str  # the answer in its one spelling
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.code}"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One answer in the site's order. `text` is what is copied: a number without separators, "" for a blank.
    `was_entered` is true where it was ticked off but has moved since."""

    code: str
    section: str
    question: str
    member: str
    unit: str
    text: str
    ticked: bool
    was_entered: bool


def entry_lines(submission: Submission, entered: tuple[Entered, ...]) -> tuple[EntryLine, ...]:
    """Every answer in the order of the specification, which is the site's."""
    known = {one.code: one for one in entered if one.submission == submission.key}
    lines = []
    for metric in submission.collection.metrics:
        for code, member in zip(metric.codes, metric.members or ("",), strict=True):
            value = submission.answers.get(code)
            tick = known.get(code)
            stands = tick is not None and tick.value == canonical(value)
            lines.append(
                EntryLine(
                    code,
                    metric.section,
                    metric.label,
                    member,
                    metric.unit,
                    text_to_copy(value),
                    ticked=stands,
                    was_entered=tick is not None and not stands,
                )
            )
    return tuple(lines)


def text_to_copy(value: Value) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:f}"
