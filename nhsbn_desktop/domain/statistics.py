"""The few statistics that a handful of annual figures can bear: intervals, quartiles, rounding, a score for change."""

import math
import statistics as standard
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

SMALL_COUNT = 20
"""Below this a count is spoken of in words, never in percentages."""

_BYAR_FROM = 10
_ROOM = Context(prec=60)
_MOST_DIGITS = 40


def poisson_interval(count: int, confidence: float = 0.95) -> tuple[float, float]:
    """The confidence interval of a count of events: exact below 10, Byar's approximation from 10.

    Source: Fingertips technical guidance (Public Health England), and their published R package's methods.
    Raises ValueError for a negative count.
    """
    return _exact_poisson(count, confidence) if count < _BYAR_FROM else byar_interval(count, confidence)


def byar_interval(count: int, confidence: float = 0.95) -> tuple[float, float]:
    """Byar's approximation: x(1 - 1/9x - z/3√x)³ to (x+1)(1 - 1/9(x+1) + z/3√(x+1))³ (Breslow and Day, 1987)."""
    if count < 1:
        raise ValueError("Byar's approximation needs a count of one or more")
    z = _normal_quantile(confidence)
    above = count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3
    upper = above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3
    return max(lower, 0.0), upper


def _exact_poisson(count: int, confidence: float) -> tuple[float, float]:
    """Where the tails of the Poisson distribution hold half of what is left over, each: χ² quantiles, halved."""
    if count < 0:
        raise ValueError("a count is never negative")
    tail = (1 - confidence) / 2
    upper = _where(lambda mean: _poisson_up_to(count, mean) - tail, count + 50.0)
    if count == 0:
        return 0.0, upper
    return _where(lambda mean: (1 - tail) - _poisson_up_to(count - 1, mean), count + 50.0, rising=True), upper


def _poisson_up_to(count: int, mean: float) -> float:
    term = total = math.exp(-mean)
    for events in range(1, count + 1):
        term *= mean / events
        total += term
    return total


def _where(excess: Callable[[float], float], high: float, *, rising: bool = False) -> float:
    """The root of a monotone function between nought and `high`, by halving."""
    low = 0.0
    for _ in range(200):
        middle = (low + high) / 2
        if (excess(middle) > 0) != rising:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def wilson_interval(count: float, total: float, confidence: float = 0.95) -> tuple[float, float]:
    """Wilson's score interval of a proportion; holds at 0 and at 100%.

    (2O + z² ± z√(z² + 4Oq)) / 2(n + z²), Fingertips technical guidance. Raises ValueError unless 0 <= count <= total.
    """
    if not 0 <= count <= total or total <= 0:
        raise ValueError("a proportion needs a count between nought and its total")
    z = _normal_quantile(confidence)
    spread = z * math.sqrt(z * z + 4 * count * (1 - count / total))
    middle, width = 2 * count + z * z, 2 * (total + z * z)
    lower = 0.0 if count == 0 else (middle - spread) / width
    upper = 1.0 if count == total else (middle + spread) / width
    return lower, upper


def _normal_quantile(confidence: float) -> float:
    return standard.NormalDist().inv_cdf(1 - (1 - confidence) / 2)


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Lower quartile, median and upper quartile by linear interpolation (type 7), as the Network's reports give them.

    Raises ValueError where there is no value at all.
    """
    if not values:
        raise ValueError("no values, no quartiles")
    if len(values) == 1:
        return (values[0],) * 3
    lower, median, upper = standard.quantiles(values, n=4, method="inclusive")
    return lower, median, upper


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Rounded as people round: 62.5 becomes 63. What is too long to round, or no number, comes back as it is."""
    if not value.is_finite() or value.adjusted() > _MOST_DIGITS:
        return value
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_ROOM)


def change_score(before: float, now: float) -> float:
    """How far two counts lie apart in standard deviations, were nothing but chance at work.

    |2√x₁ - 2√x₀| / √2: the square root makes a Poisson count's spread the same at any size.
    """
    return math.sqrt(2) * abs(math.sqrt(max(now, 0.0)) - math.sqrt(max(before, 0.0)))


def counts_within(before: float, score: float) -> tuple[float, float]:
    """The counts that chance alone might turn `before` into, up to that score: the inverse of `change_score`."""
    root, step = math.sqrt(max(before, 0.0)), score / math.sqrt(2)
    return max(root - step, 0.0) ** 2, (root + step) ** 2
