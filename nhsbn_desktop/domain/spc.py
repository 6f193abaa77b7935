"""Statistical process control for monthly series: XmR charts by the rules of NHS England's Making Data Count.

Limits are the mean plus and minus 2.66 mean moving ranges (3 / d2, d2 = 1.128). Four rules, each point bearing one
label in this order: outside the limits; seven points rising or falling; two of three near one limit; seven points on
one side of the mean. Agrees with NHSRplotthedots 0.2.2. Screening of large moving ranges is off unless asked for, as in
NHS England's own tool. Never for annual figures: of four points, none can ever stand out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from math import nan
from statistics import fmean

from nhsbn_desktop.domain.metrics import Direction
from nhsbn_desktop.domain.monthly import month_in_words

FACTOR = 2.66
SCREEN_FROM = 3.267
RUN = 7
ENOUGH = 13
"""Fewer points than this give trial limits only."""
NEWEST = 3
"""Signals are told of the newest quarter; older ones were there to be seen, and some series always hold one."""
TOO_RARE = 1.0
"""A mean below one a month is for counting the time between events, not for limits."""


class Label(StrEnum):
    """What a point shows; the words are those of NHSRplotthedots."""

    COMMON = "Common Cause"
    ABOVE = "Above UCL"
    BELOW = "Below LCL"
    RISING = "7 Point Trend (Increasing)"
    FALLING = "7 Point Trend (Decreasing)"
    NEAR_UPPER = "2 in 3 Above CL"
    NEAR_LOWER = "2 in 3 Below CL"
    RUN_ABOVE = "7 Points Above CL"
    RUN_BELOW = "7 Points Below CL"

    @property
    def is_high(self) -> bool:
        return self in (Label.ABOVE, Label.RISING, Label.NEAR_UPPER, Label.RUN_ABOVE)

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Label.COMMON: "within what this series does by itself",
    Label.ABOVE: "above the upper limit",
    Label.BELOW: "below the lower limit",
    Label.RISING: "part of seven months that each rose",
    Label.FALLING: "part of seven months that each fell",
    Label.NEAR_UPPER: "one of two in three months near the upper limit",
    Label.NEAR_LOWER: "one of two in three months near the lower limit",
    Label.RUN_ABOVE: "part of seven months running above the mean",
    Label.RUN_BELOW: "part of seven months running below the mean",
}


class Meaning(StrEnum):
    """What a signal means for a metric that has a better direction; neutral ones are neither."""

    IMPROVING = "improving"
    CONCERNING = "concerning"
    NEITHER = "neither good nor bad"
    NONE = "no signal"


@dataclass(frozen=True, slots=True)
class Rebase:
    """From this month on a series has limits of its own, because something changed; a judgement, with its reason."""

    series: str  # the series' key
    month: str  # "2025-04"
    reason: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        return f"{self.series}/{self.month}"


@dataclass(frozen=True, slots=True)
class Limits:
    mean: float
    lower: float
    upper: float

    @property
    def has_variation(self) -> bool:
        """False where no month differs from the next: then there is nothing to draw limits from."""
        return self.upper > self.lower


@dataclass(frozen=True, slots=True)
class Point:
    """`limits` is None where the series has no variation to draw them from."""

    month: str
    value: float
    label: Label
    meaning: Meaning
    limits: Limits | None


@dataclass(frozen=True, slots=True)
class XmrChart:
    """A series with its limits. `signals` are those of the newest points; `notes` say what to be careful of."""

    points: tuple[Point, ...]
    signals: tuple[Point, ...]
    notes: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The chart as a sentence, for those who hear it."""
        if not self.points:
            return "There are no figures to draw."
        if not self.signals:
            return " ".join(("Nothing in the newest three months stands out.", *self.notes))
        told = "; ".join(
            f"{month_in_words(point.month)} is {point.label.words} ({point.meaning})" for point in self.signals
        )
        return " ".join((f"{told}.", *self.notes))


def limits_of(values: Sequence[float], *, screen: bool = False) -> Limits:
    """The limits of a series of at least one point; `screen` leaves out moving ranges from 3.267 times their mean,
    once."""
    mean = fmean(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    average = fmean(ranges) if ranges else 0.0
    if screen and ranges:
        kept = [size for size in ranges if size < SCREEN_FROM * average]
        average = fmean(kept) if kept else nan  # as in NHSRplotthedots: no limits, so nothing is outside them
    return Limits(mean, mean - FACTOR * average, mean + FACTOR * average)


def label_points(values: Sequence[float], limits: Limits) -> tuple[Label, ...]:
    """One label for each point, by the first of the four rules that it meets."""
    near_lower = limits.mean - (limits.mean - limits.lower) * 2 / 3
    near_upper = limits.mean + (limits.upper - limits.mean) * 2 / 3
    sides = [(value > limits.mean) - (value < limits.mean) for value in values]
    outside = [value < limits.lower or value > limits.upper for value in values]
    close = [(value < near_lower or value > near_upper) and not out for value, out in zip(values, outside, strict=True)]
    trends, near, runs = _trends(values), _two_in_three(sides, close), _runs(sides)
    labels = []
    for place, side in enumerate(sides):
        labels.append(
            (Label.ABOVE if side > 0 else Label.BELOW) if outside[place]
            else (Label.RISING if trends[place] > 0 else Label.FALLING) if trends[place]
            else (Label.NEAR_UPPER if side > 0 else Label.NEAR_LOWER) if near[place]
            else (Label.RUN_ABOVE if side > 0 else Label.RUN_BELOW) if runs[place]
            else Label.COMMON
        )  # fmt: skip
    return tuple(labels)


def _trends(values: Sequence[float]) -> list[int]:
    """1 or -1 for the points of seven that each rose or fell."""
    found = [0] * len(values)
    for start in range(len(values) - RUN + 1):
        steps = [values[at + 1] - values[at] for at in range(start, start + RUN - 1)]
        way = 1 if all(step > 0 for step in steps) else -1 if all(step < 0 for step in steps) else 0
        if way:
            found[start : start + RUN] = [way] * RUN
    return found


def _two_in_three(sides: Sequence[int], close: Sequence[bool]) -> list[bool]:
    """The points near a limit of three on one side, of which two or more are."""
    found = [False] * len(sides)
    for start in range(len(sides) - 2):
        window = range(start, start + 3)
        if abs(sum(sides[at] for at in window)) == 3 and sum(close[at] for at in window) >= 2:
            for at in window:
                found[at] = found[at] or close[at]
    return found


def _runs(sides: Sequence[int]) -> list[bool]:
    """The points of seven or more on one side; one on the mean itself ends a run."""
    found = [False] * len(sides)
    for start in range(len(sides) - RUN + 1):
        if abs(sum(sides[start : start + RUN])) == RUN:
            found[start : start + RUN] = [True] * RUN
    return found


def draw_chart(
    months: Sequence[str],
    values: Sequence[float | None],
    direction: Direction = Direction.NEUTRAL,
    *,
    rebased_at: Iterable[str] = (),
    screen: bool = False,
) -> XmrChart:
    """A monthly series as an XmR chart; months without a figure are left out. Each rebase starts limits of its own."""
    known = [(month, float(value)) for month, value in zip(months, values, strict=True) if value is not None]
    starts = sorted(set(rebased_at))
    points: list[Point] = []
    notes: list[str] = []
    for part in _parts(known, starts):
        numbers = [value for _, value in part]
        limits = limits_of(numbers, screen=screen)
        drawn = limits if limits.has_variation else None
        labels = label_points(numbers, limits) if drawn else (Label.COMMON,) * len(numbers)
        points.extend(
            Point(month, value, label, meaning_of(label, direction), drawn)
            for (month, value), label in zip(part, labels, strict=True)
        )
        notes = _notes(numbers, drawn)
    newest = [point for point in points[-NEWEST:] if point.label is not Label.COMMON]
    too_rare = bool(points) and fmean(point.value for point in points) < TOO_RARE and all(
        point.value == int(point.value) for point in points
    )  # fmt: skip
    return XmrChart(tuple(points), () if too_rare else tuple(newest), tuple(notes))


def _parts(known: Sequence[tuple[str, float]], starts: Sequence[str]) -> list[list[tuple[str, float]]]:
    parts: dict[int, list[tuple[str, float]]] = {}
    for month, value in known:
        parts.setdefault(sum(start <= month for start in starts), []).append((month, value))
    return [parts[number] for number in sorted(parts)]


def _notes(values: Sequence[float], limits: Limits | None) -> list[str]:
    notes = []
    if limits is None:
        notes.append("No month differs from the next, so there are no limits to draw.")
    elif len(values) < ENOUGH:
        notes.append(f"The limits rest on {len(values)} months: take them as a trial until there are {ENOUGH}.")
    if fmean(values) < TOO_RARE and all(value == int(value) for value in values):
        notes.append("Events as rare as this are better judged by the time between them.")
    return notes


def meaning_of(label: Label, direction: Direction) -> Meaning:
    """Which way is better decides; a neutral metric is never good or bad."""
    if label is Label.COMMON:
        return Meaning.NONE
    if direction is Direction.NEUTRAL:
        return Meaning.NEITHER
    better_high = direction is Direction.INCREASE
    return Meaning.IMPROVING if label.is_high == better_high else Meaning.CONCERNING
