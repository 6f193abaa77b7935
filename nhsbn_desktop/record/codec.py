"""Facts to canonical JSON and back: the same fact is always the same text, and the text is the fact again."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

from nhsbn_desktop.domain.answers import Value

T = TypeVar("T")

_LONG = 4096  # characters: a reading's hundreds of answers take 10 ms to understand, everything else next to nothing
_LONG_KEPT = 256  # five years of a dozen collections

_converter = make_converter(detailed_validation=False)


def encode(thing: object) -> str:
    """Any frozen fact as JSON: keys in order, no spaces, plain ASCII. Raises ValueError for a time without its zone."""
    return _converter.dumps(thing, sort_keys=True, separators=(",", ":"), allow_nan=False)


def decode(kind: type[T], text: str) -> T:
    """The fact of this kind that `encode` wrote; a field added to the kind since then takes its default.

    A long text that was understood lately gives the same fact again, since neither of them can change. Raises
    ValueError, TypeError, KeyError or ArithmeticError where the text is not one.
    """
    read: Callable[[type[T], str], T] = _long_fact if len(text) > _LONG else _fact
    return read(kind, text)


def _fact(kind: Any, text: str) -> Any:
    return _converter.loads(text, kind)


_long_fact: Callable[[Any, str], Any] = lru_cache(_LONG_KEPT)(_fact)


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError(f"A time in the record must say its zone, and {at} does not.")
    return at.astimezone(UTC).isoformat()


def _number(number: Decimal) -> dict[str, str]:
    """A number is told from a text, and keeps every digit it was written with (1.50 stays 1.50)."""
    return {"number": str(number)}


def _value(value: Value) -> dict[str, str] | str | None:
    return _number(value) if isinstance(value, Decimal) else value


def _to_value(plain: Any, _: object) -> Value:
    if isinstance(plain, dict):
        return Decimal(plain["number"])
    if plain is None or isinstance(plain, str):
        return plain
    raise TypeError(f"An answer is a number, a text or a blank, not {type(plain).__name__}.")


_converter.register_unstructure_hook(Decimal, _number)
_converter.register_structure_hook(Decimal, lambda plain, _: Decimal(plain["number"]))
_converter.register_unstructure_hook(date, date.isoformat)
_converter.register_structure_hook(date, lambda plain, _: date.fromisoformat(plain))
_converter.register_unstructure_hook(datetime, _moment)
_converter.register_structure_hook(datetime, lambda plain, _: datetime.fromisoformat(plain))
_converter.register_unstructure_hook(Value, _value)
_converter.register_structure_hook(Value, _to_value)
