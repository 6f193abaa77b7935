"""How values, changes and lists are written in a finding, for people who read it at the end of a long day."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.statistics import round_half_up

_LONGEST = 15
_LEAP_DAY_1900 = 60
_MOST_PLACES = 4
_SPOKEN_UNITS = frozenset({"weeks", "days", "WTE"})
_BY_UNIT = {"percent": ValueType.PERCENT, "GBP": ValueType.MONEY}


def written(value: Value, metric: Metric | None = None) -> str:
    """A value as the metric's own kind of figure: `1,234`, `£2,427`, `82.9%`, `46.9 weeks`, `"c. 30"`, `blank`.

    Decimals that were typed are never hidden, even where the metric asks for none.
    """
    if value is None:
        return "blank"
    if isinstance(value, str):
        return f'"{value}"'
    if metric is None or not metric.value_type.is_number:
        return figure(value, _own_places(value))
    places = max(metric.value_type.decimals, _own_places(value))
    text = figure(value, places)
    if _as_money(metric):
        return f"-£{text[1:]}" if text.startswith("-") else f"£{text}"
    if metric.value_type is ValueType.PERCENT:
        return f"{text}%"
    return f"{text} {metric.unit}" if metric.unit in _SPOKEN_UNITS else text


def worked_out(value: Decimal, metric: Metric | None = None) -> str:
    """A value that was calculated, with as many decimals as such an answer is given with (two where nothing says)."""
    places = metric.value_type.decimals if metric is not None and metric.value_type.is_number else 2
    return written(_plain(round_half_up(value, places)), metric)


def figure(value: Decimal, places: int) -> str:
    """`1,234.50`; a figure too long to read is shortened to its power of ten."""
    if not value.is_finite():
        return "no number"
    if value.adjusted() > _LONGEST:
        return f"{value:.3e}"
    return f"{round_half_up(value, places):,f}"


def date_of_serial(serial: Decimal) -> date:
    """The day that Excel keeps as this number, at least 1: it takes 1900 for a leap year."""
    days = int(serial)
    return date(1899, 12, 31 if days < _LEAP_DAY_1900 else 30) + timedelta(days=days)


def share(change: float) -> str:
    """A change as a share of what was: 0.773 is `+77%`."""
    if abs(change) >= 10:
        return f"{change + 1:,.0f} times as much" if change > 0 else f"{change:+,.0%}"
    return f"{change:+.0%}" if abs(change) >= 0.095 else f"{change:+.1%}"


def several(items: Iterable[str], most: int = 6) -> str:
    """`a`, `a and b`, `a, b and c`; beyond `most` the rest is counted."""
    words = list(items)
    if len(words) > most:
        words = [*words[: most - 1], f"{len(words) - most + 1} others"]
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _own_places(value: Decimal) -> int:
    exponent = _plain(value).as_tuple().exponent
    return min(max(-exponent, 0), _MOST_PLACES) if isinstance(exponent, int) else 0


def _plain(value: Decimal) -> Decimal:
    """Without the noughts at the end of its decimals, which a workbook does not keep."""
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        return value
    return value.normalize() if value == 0 or value.normalize().as_tuple().exponent < 0 else value.quantize(Decimal(1))  # type: ignore[operator]


def _as_money(metric: Metric) -> bool:
    return metric.value_type is ValueType.MONEY or metric.unit == "GBP"
