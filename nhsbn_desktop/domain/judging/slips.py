"""What may have happened to an answer that moved too far: a slip of hand or unit that its size gives away."""

from collections.abc import Iterable
from decimal import Decimal

from nhsbn_desktop.domain.judging.evidence import Evidence
from nhsbn_desktop.domain.limits import class_of
from nhsbn_desktop.domain.metrics import Metric, ValueType, split_code
from nhsbn_desktop.domain.wording import date_of_serial, written

_NEAR = 0.15
_MUCH_FARTHER = 3
_BACK_TO_LAST = 0.08
_LONGEST_TYPED = 14
_DAYS_NOW = 44197, 49309  # Excel's numbers of 1 January 2021 and of 31 December 2034


def probable_slip(code: str, metric: Metric, evidence: Evidence, others: Iterable[Evidence]) -> str:
    """A sentence that asks about the likeliest slip, or nothing."""
    now, last = evidence.numbers.get(code), evidence.last.get(code)
    if now is None or not last:
        return ""
    if now == 0:
        return "Is it really nought? Where a figure cannot be had, leave the cell blank and say so."
    return (
        _swapped(code, metric, evidence, others)
        or _out_of_scale(float(now), float(last), metric)
        or _transposed(now, last, metric)
        or _as_heads(now, last, metric)
        or _as_date(now, last)
    )


def _as_date(now: Decimal, last: Decimal) -> str:
    """A figure that Excel would keep for a day of these years, far from last year's: 3-4 typed becomes 3 April."""
    if now % 1 or not _DAYS_NOW[0] <= now <= _DAYS_NOW[1] or _apart(now, last) < 1:
        return ""
    day = date_of_serial(now)
    return f"Did Excel take what was typed for a date? It keeps {day.day}/{day.month}/{day.year} as {now:.0f}."


def _transposed(now: Decimal, last: Decimal, metric: Metric) -> str:
    """Two neighbouring digits that, changed over, bring an answer back to last year's; a hint and never more."""
    text = f"{now:f}"
    if len(text) > _LONGEST_TYPED:
        return ""
    for at in range(len(text) - 1):
        first, second = text[at], text[at + 1]
        if not (first.isdigit() and second.isdigit()) or first == second or (at == 0 and second == "0"):
            continue
        turned = Decimal(text[:at] + second + first + text[at + 2 :])
        if _apart(turned, last) < _BACK_TO_LAST:
            return f"Were two digits typed the wrong way round? {written(turned, metric)} would be near last year's."
    return ""


def _as_heads(now: Decimal, last: Decimal, metric: Metric) -> str:
    """A whole number where last year's WTE had decimals, and somewhat more of them."""
    if metric.unit == "WTE" and now % 1 == 0 and last % 1 != 0 and Decimal("1.05") < now / last < Decimal("1.6"):
        return "Was headcount entered instead of whole-time equivalents? It is a whole number."
    return ""


def _out_of_scale(now: float, last: float, metric: Metric) -> str:
    ratio = now / last if last else 0.0
    for factor, question in _factors(metric):
        if abs(ratio / factor - 1) < _NEAR:
            return question
    return ""


def _factors(metric: Metric) -> Iterable[tuple[float, str]]:
    """Ratios to last year that a slip leaves behind, the likeliest first."""
    if metric.unit == "weeks":
        yield 7, "Were days entered as weeks?"
        yield 1 / 7, "Were weeks divided by 7 once too often?"
    if metric.unit == "days":
        yield 1 / 7, "Were weeks entered as days?"
    if metric.value_type is ValueType.PERCENT:
        yield 0.01, "Was a fraction entered as a percentage?"
    if class_of(metric) == "money":
        yield 0.001, "Were thousands of pounds entered as pounds?"
        yield 1000, "Were pounds multiplied by a thousand?"
    yield 10, "Was a nought or a decimal point slipped? It is about ten times last year's."
    yield 0.1, "Was a nought or a decimal point slipped? It is about a tenth of last year's."
    yield 100, "Was a decimal point lost? It is about a hundred times last year's."
    if class_of(metric) in ("count", "money"):
        yield 0.25, "Is this one quarter's figure? It is about a quarter of last year's."
    yield 1 / 12, "Is this one month's figure? It is about a twelfth of last year's."


def _swapped(code: str, metric: Metric, evidence: Evidence, others: Iterable[Evidence]) -> str:
    """Two answers, each of which is near the other's last year and far from its own."""
    member = split_code(code)[1]
    for other in (metric.code(name) for name in metric.members if name != member):
        if crossed(evidence, code, evidence, other):
            return f"Were {member} and {split_code(other)[1]} swapped? Each is near the other's last year."
    for sibling in others:
        if sibling.unit != evidence.unit and crossed(evidence, code, sibling, code):
            return f"Were {evidence.unit} and {sibling.unit} swapped? Each is near the other's last year."
    return ""


def crossed(evidence: Evidence, code: str, sibling: Evidence, other: str) -> bool:
    """Whether each of two answers is near the other's last year and far from its own."""
    here, there = evidence.numbers.get(code), sibling.numbers.get(other)
    here_last, there_last = evidence.last.get(code), sibling.last.get(other)
    if here is None or there is None or not here_last or not there_last or here == here_last:
        return False
    if not (_is_near(here, there_last) and _is_near(there, here_last)):
        return False
    crossed = max(_apart(here, there_last), _apart(there, here_last))
    return crossed < _NEAR and min(_apart(here, here_last), _apart(there, there_last)) > _MUCH_FARTHER * crossed


def _is_near(value: Decimal, reference: Decimal) -> bool:
    """A quick look in floats, for most pairs are nowhere near; what passes is looked at exactly."""
    about = float(reference)
    return abs(float(value) - about) <= 1.01 * _NEAR * abs(about)


def _apart(value: Decimal, reference: Decimal) -> float:
    return float(abs(value - reference) / abs(reference))
