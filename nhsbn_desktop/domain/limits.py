"""How far an answer may move from last year without a question: by class of answer, on whose authority, and the
trust's own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Metric, ValueType

CLASSES = ("count", "money", "WTE", "percent", "other")
"""The classes of answer that each have limits of their own."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far an answer may move without a question. All that are set must be passed: a share of last year's value
    (0.2 is 20%), a number of points, and the score beyond which chance is no explanation."""

    share: float
    points: float = 0.0
    score: float = 0.0

    @property
    def words(self) -> str:
        parts = [f"more than {100 * self.share:g}%"]
        if self.points:
            parts.append(f"more than {self.points:g} points")
        if self.score:
            parts.append("more than chance would explain")
        return " and by ".join(parts)

    @property
    def as_written(self) -> str:
        """As `read_limits` reads it."""
        score = f" and z {self.score:g}" if self.score else ""
        return f"{100 * self.share:g}%{score}" + (f" and {self.points:g} points" if self.points else "")


_DEFAULTS = {
    "count": Limits(0.20, score=3.09),
    "money": Limits(0.25),
    "WTE": Limits(0.15),
    "percent": Limits(0.25, points=5),
    "other": Limits(0.30),
}


@dataclass(frozen=True, slots=True)
class YearOnYearSettings:
    """The limits of each class, and on whose authority; both stand in the message.

    The defaults follow the World Health Organization's data quality practice (20% or 33%), with a chance gate for
    counts: 3.09 standard deviations, which chance alone passes about once in 500. No NHS source gives one threshold,
    so a collection or a trust may set its own.
    """

    limits: Mapping[str, Limits] = field(default_factory=lambda: dict(_DEFAULTS))
    authority: str = "The limits are this program's own, after the World Health Organization's data quality practice."
    authorities: Mapping[str, str] = field(default_factory=dict)  # of a class, where it is another

    def authority_of(self, name: str) -> str:
        """Whose the limits of this class are."""
        return self.authorities.get(name, self.authority)


def settings_for(collection: Collection) -> YearOnYearSettings:
    """The collection's own limits where its checks set them, else the defaults; read once and kept with it."""
    kept = vars(collection).get(_KEPT_AS)
    if not isinstance(kept, YearOnYearSettings):
        kept = vars(collection)[_KEPT_AS] = _read_settings(collection)
    return kept


_KEPT_AS = "_limits of year-on-year"


def _read_settings(collection: Collection) -> YearOnYearSettings:
    limits = dict(_DEFAULTS)
    for check in collection.checks:
        own = read_limits(check.right) if check.kind == "yoy" and check.left in limits else None
        if own is not None:
            limits[check.left] = own
    other = (name for name in CLASSES if limits[name] != _DEFAULTS[name])
    return YearOnYearSettings(limits, authorities=dict.fromkeys(other, "The limits are this collection's own."))


def read_limits(text: str) -> Limits | None:
    """`20% and z 3.09`, `25%` or `25% and 5 points`; None for anything else."""
    match = re.fullmatch(
        r"\s*(\d+(?:\.\d+)?)%(?:\s+and\s+z\s+(\d+(?:\.\d+)?))?(?:\s+and\s+(\d+(?:\.\d+)?)\s+points)?\s*", text
    )
    return Limits(float(match[1]) / 100, float(match[3] or 0), float(match[2] or 0)) if match else None


def class_of(metric: Metric) -> str:
    """Which limits an answer is held against."""
    if metric.unit == "WTE":
        return "WTE"
    if metric.value_type is ValueType.MONEY or metric.unit == "GBP":
        return "money"
    return {ValueType.COUNT: "count", ValueType.PERCENT: "percent"}.get(metric.value_type, "other")


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """The limits of one class of answer ("count", "money" ...), in the words of checks.csv: "25% and 5 points"."""

    collection: str  # the collection's key
    name: str
    limits: str
    reason: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.collection}/{self.name}"


def settings_with(
    collection: Collection, own: Iterable[OwnLimit], names: Mapping[str, str]
) -> YearOnYearSettings | None:
    """The collection's settings with the trust's own laid over them, each with who set it and why; None where it has
    none. `names` are people's by key."""
    base = settings_for(collection)
    limits, authorities = dict(base.limits), dict(base.authorities)
    for one in own:
        read = read_limits(one.limits)
        if read is not None and one.name in limits:
            limits[one.name] = read
            who = names.get(one.by, one.by)
            authorities[one.name] = f"The limit was set here by {who} on {one.at.day} {one.at:%B %Y}: {one.reason}"
    changed = limits != base.limits
    return replace(base, limits=limits, authorities=authorities) if changed else None
