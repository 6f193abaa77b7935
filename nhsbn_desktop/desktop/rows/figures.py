"""How answers, changes and ranges are written on a screen: the figures of a table and the words of a panel."""

import re
from decimal import Decimal

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.metrics import Cell, Metric, ValueType
from nhsbn_desktop.domain.wording import figure, written
from nhsbn_desktop.domain.year_on_year import is_small, share_of_change

NOTHING = "\N{EN DASH}"
_MINUS = "\N{MINUS SIGN}"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"\u201c])")
_TIMES_FROM = 10.0  # a change of 1,000% and more says nothing as a percentage
_TYPES = {
    ValueType.COUNT: "Whole number",
    ValueType.ONE_DECIMAL: "Number, 1 decimal",
    ValueType.TWO_DECIMALS: "Number, 2 decimals",
    ValueType.PERCENT: "Percentage",
    ValueType.MONEY: "Pounds",
    ValueType.YES_NO: "Yes or No",
    ValueType.LIST: "One of a list",
    ValueType.DATE: "Date",
    ValueType.TEXT: "Text",
}


def answer_words(value: Value, metric: Metric | None = None) -> str:
    """An answer as it stands in a table: `1,234`, `£2,427`, `82.9%`, the text itself, or a dash for a blank."""
    if value is None:
        return NOTHING
    return value if isinstance(value, str) else written(value, metric).replace("-", _MINUS)


def field_words(value: Value) -> str:
    """An answer as a person would type it: no thousands, no unit."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def change_words(change: float | None) -> str:
    """`+37.9%`, `No change`, `12 times as much`; a dash where there is nothing to compare."""
    if change is None:
        return NOTHING
    if change >= _TIMES_FROM:
        return f"{change + 1:,.0f} times as much"
    words = f"{change:+.1%}".replace("-", _MINUS)
    return "No change" if words in ("+0.0%", f"{_MINUS}0.0%") else words


def difference_words(now: Decimal | None, last: Decimal | None, metric: Metric | None = None) -> str:
    """How far an answer moved: `+37.9%`; for counts too small for percentages by how many, `+19`."""
    if now is None or last is None:
        return NOTHING
    if is_small(metric, now, last) and now != last:
        return f"{now - last:+,f}".replace("-", _MINUS)
    return change_words(share_of_change(now, last))


def range_words(expected: tuple[float, float] | None, metric: Metric | None = None) -> str:
    """`850 to 1,020`; a dash where no range can be worked out."""
    if expected is None:
        return NOTHING
    low, high = (_rounded(end, metric) for end in expected)
    return f"{low.partition(' ')[0]} to {high}"  # the unit is said once


def type_words(metric: Metric) -> str:
    """What kind of answer is asked for, in plain words with the unit."""
    words = _TYPES[metric.value_type]
    plain = metric.unit in ("", "text", "GBP", "percent", "Yes/No", "list")
    return words if plain or not metric.value_type.is_number else f"{words}, {metric.unit}"


def place_words(cells: tuple[Cell, ...], section: str = "") -> str:
    """`Access, cell E9`; `Access, cell E9 and 2 more`; the section alone where no cell is known."""
    if not cells:
        return section
    first = f"{cells[0].sheet}, cell {cells[0].address}"
    return first if len(cells) == 1 else f"{first} and {len(cells) - 1} more"


def headline(message: str) -> tuple[str, str]:
    """A finding's message as its first sentence, without the stop, and the rest of it."""
    first, *rest = _SENTENCE_END.split(message, maxsplit=1)
    return first.removesuffix("."), rest[0] if rest else ""


def _rounded(end: float, metric: Metric | None) -> str:
    places = metric.value_type.decimals if metric is not None else 0
    if metric is None or metric.value_type.is_number:
        rounded = Decimal(str(round(end, places)))
        return answer_words(Decimal(figure(rounded, places).replace(",", "")), metric)
    return f"{end:,.{places}f}"
