"""How a person said that a workbook is to be read, where the workbook itself does not: kept for next time and year."""

import math
from dataclasses import dataclass
from datetime import datetime

ENOUGH = 0.8
"""The share of texts two workbooks must have in common for the one's mapping to serve the other. Two years' versions of
real workbooks share 87 to 100 % of their texts, two different workbooks of the Network's 14 %."""

_FEWEST = 5  # texts: below that, likeness is chance


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """Cells that look alike are for answers: those of one sheet ("" for any), under one heading ("" for any), with this
    lock, fill and number format. Sheet and heading are in the mapping's plain spelling: lower case, single spaces."""

    sheet: str = ""
    heading: str = ""
    locked: bool = True
    fill: str = ""
    number_format: str = "General"


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """What a sheet's header row calls its columns, in plain spelling; "" for a column it does not have."""

    sheet: str  # "" for any
    question: str
    definition: str = ""
    type: str = ""
    question_id: str = ""


@dataclass(frozen=True, slots=True)
class SectionRule:
    """Texts that look like this head a section: in one sheet ("" for any), in one column, with this fill and size.
    `size` is the font's in points; raises ValueError for one that is no number of points."""

    sheet: str
    column: int
    fill: str
    size: float

    def __post_init__(self) -> None:
        if not math.isfinite(self.size):
            raise ValueError(f"A font's size is a number of points, not {self.size}.")


@dataclass(frozen=True, slots=True)
class WorkbookMapping:
    """One workbook's mapping. `fingerprint` holds short digests of the workbook's own texts and sheet names."""

    id: str
    title: str
    fingerprint: tuple[str, ...]
    answers: tuple[AnswerRule, ...]
    headers: tuple[HeaderRule, ...] = ()
    sections: tuple[SectionRule, ...] = ()
    by: str = ""
    at: datetime | None = None

    @property
    def key(self) -> str:
        return self.id


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How much of the shorter fingerprint stands in the longer, 0 to 1: a filled copy has texts that the blank has not.
    Nothing is said (0) for workbooks with too few texts, or where one has more than twice as many as the other."""
    fewest, most = sorted((len(set(one)), len(set(other))))
    if fewest < _FEWEST or most > 2 * fewest:
        return 0.0
    return len(set(one) & set(other)) / fewest
