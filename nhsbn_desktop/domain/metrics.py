"""What a collection asks for: its metrics, their definitions, and how each answer is typed and added up."""

from dataclasses import dataclass
from enum import StrEnum
from sys import intern


class ValueType(StrEnum):
    """How an answer is written. The values are those of `metrics.csv`."""

    COUNT = "int"
    ONE_DECIMAL = "dec1"
    TWO_DECIMALS = "dec2"
    PERCENT = "pct"
    MONEY = "gbp"
    YES_NO = "yn"
    LIST = "list"
    DATE = "date"
    TEXT = "text"

    @property
    def is_number(self) -> bool:
        return self not in (ValueType.YES_NO, ValueType.LIST, ValueType.DATE, ValueType.TEXT)

    @property
    def decimals(self) -> int:
        """Decimal places an answer of this type is shown with."""
        return {ValueType.ONE_DECIMAL: 1, ValueType.PERCENT: 1, ValueType.TWO_DECIMALS: 2}.get(self, 0)


class Aggregation(StrEnum):
    """How the trust's answer follows from its localities'."""

    SUM = "sum"
    WEIGHTED = "weighted"  # recomputed from its parts
    NONE = "none"  # a median or a rate: must lie between the localities'
    ANY = "any"  # Yes when any locality says Yes


class Direction(StrEnum):
    """Which way is better; neutral metrics are never coloured good or bad."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a workbook, written `Sheet!E6`."""

    sheet: str
    address: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}"


@dataclass(frozen=True, slots=True)
class Metric:
    """One question of a collection. Each of its members (team or bed types) has an answer of its own.

    `ref` is the project's own and stable over the years; `question_id` is the Network's, where it gives one.
    """

    ref: str
    label: str
    section: str
    definition: str = ""
    unit: str = ""
    value_type: ValueType = ValueType.TEXT
    dimension: str = ""
    members: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    source: str = ""
    aggregation: Aggregation = Aggregation.NONE
    direction: Direction = Direction.NEUTRAL
    required: bool = True
    question_id: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """One code for each answer: `AC02`, or `AC01[EIP]` for each member."""
        return tuple(self.code(member) for member in self.members) if self.members else (self.ref,)

    def code(self, member: str = "") -> str:
        """Every rule about an answer names it by the same object: less to keep, and quicker to look up."""
        return intern(f"{self.ref}[{member}]") if member else self.ref


def split_code(code: str) -> tuple[str, str]:
    """`AC01[EIP]` -> (`AC01`, `EIP`); the member is empty where there is none."""
    ref, bracket, member = code.partition("[")
    return ref, member[:-1] if bracket else ""
