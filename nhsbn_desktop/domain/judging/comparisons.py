"""How two sides of a rule are compared, and by how much they may differ."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from nhsbn_desktop.domain.judging.faults import CheckFault


@dataclass(frozen=True, slots=True)
class Tolerance:
    """By how much the two sides may differ: an amount, or a share of the right-hand side."""

    amount: Decimal = Decimal(0)
    relative: bool = False

    def around(self, value: Decimal) -> Decimal:
        return abs(value) * self.amount if self.relative else self.amount


def read_tolerance(text: str) -> Tolerance:
    """`0.05`, `0.6%` or nothing. Raises CheckFault."""
    number = text.strip().removesuffix("%").strip()
    if not number:
        return Tolerance()
    try:
        amount = Decimal(number)
    except InvalidOperation:
        raise CheckFault("tolerance", f'"{text}" is not a tolerance: write 0.05 or 0.6%') from None
    if not amount.is_finite() or amount < 0:
        raise CheckFault("tolerance", f'"{text}" is not a tolerance: it cannot be negative')
    return Tolerance(amount / 100, relative=True) if text.strip().endswith("%") else Tolerance(amount)


Holds: TypeAlias = Callable[[Decimal, Decimal, Tolerance], bool]

COMPARISONS: dict[str, Holds] = {
    "equal_to": lambda left, right, allowed: abs(left - right) <= allowed.around(right),
    "not_equal_to": lambda left, right, allowed: abs(left - right) > allowed.around(right),
    "less_than": lambda left, right, allowed: left < right + allowed.around(right),
    "less_than_or_equal_to": lambda left, right, allowed: left <= right + allowed.around(right),
    "greater_than": lambda left, right, allowed: left > right - allowed.around(right),
    "greater_than_or_equal_to": lambda left, right, allowed: left >= right - allowed.around(right),
}
SIGNS = {
    "=": "equal_to",
    "!=": "not_equal_to",
    "<": "less_than",
    "<=": "less_than_or_equal_to",
    ">": "greater_than",
    ">=": "greater_than_or_equal_to",
}
