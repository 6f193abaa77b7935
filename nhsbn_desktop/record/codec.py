"""Facts to canonical JSON and back: the same fact is always the same text, and the text is the fact again."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from sys import intern
from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.metrics import Cell

T = TypeVar("T")
Places = tuple[tuple[str, Cell], ...]

_LONG = 4096  # characters: a reading's hundreds of answers take 10 ms to understand, everything else next to nothing
_LONG_KEPT = 256  # five years of a dozen collections

_PIECE = 1_000  # items written at one go: about a millisecond
_one = json.JSONDecoder().raw_decode

_converter = make_converter(detailed_validation=False)


def encode(thing: object) -> str:
    """Any frozen fact as JSON: keys in order, no spaces, plain ASCII. Raises ValueError for a time without its zone."""
    return _written(_converter.unstructure(thing))


def decode(kind: type[T], text: str) -> T:
    """The fact of this kind that `encode` wrote; a field added to the kind since then takes its default.

    A long text that was understood lately gives the same fact again, since neither of them can change. Raises
    ValueError, TypeError, KeyError or ArithmeticError where the text is not one.
    """
    read: Callable[[type[T], str], T] = _long_fact if len(text) > _LONG else _fact
    return read(kind, text)


def _fact(kind: Any, text: str) -> Any:
    return _converter.structure(_parsed(text) if len(text) > _LONG else json.loads(text), kind)


def _written(plain: Any) -> str:
    """As `json.dumps` writes it, a long list piece by piece: it holds up every other thread until it is done."""
    if isinstance(plain, dict) and all(isinstance(name, str) for name in plain):
        return "{" + ",".join(f"{_dumps(name)}:{_written(plain[name])}" for name in sorted(plain)) + "}"
    if isinstance(plain, list | tuple) and len(plain) > _PIECE:
        pieces = (plain[start : start + _PIECE] for start in range(0, len(plain), _PIECE))
        return "[" + ",".join(_dumps(piece)[1:-1] for piece in pieces) + "]"
    return _dumps(plain)


def _dumps(plain: Any) -> str:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _parsed(text: str) -> Any:
    """As `json.loads` reads it, the lists of the fact item by item, for the same reason."""
    try:
        found, at = _members(text)
    except (IndexError, ValueError):
        return json.loads(text)
    return found if at == len(text) else json.loads(text)


def _members(text: str) -> tuple[dict[str, Any], int]:
    """Those of an object as `encode` writes it, and where the text goes on after it, or is not as `encode` writes."""
    found: dict[str, Any] = {}
    at = 0
    while text[at] == ("," if found else "{"):
        name, at = _one(text, at + 1)
        if text[at] != ":":
            return found, -1
        found[name], at = _items(text, at + 1) if text[at + 1] == "[" else _one(text, at + 1)
    return found, at + 1 if text[at] == "}" else -1


def _items(text: str, at: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    if text[at + 1] == "]":
        return found, at + 2
    while text[at] == ("," if found else "["):
        item, at = _one(text, at + 1)
        found.append(item)
    return found, at + 1 if text[at] == "]" else -1


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


def _to_places(plain: Any, _: object) -> Places:
    return _same_places(tuple((intern(code), Cell(intern(at["sheet"]), at["address"])) for code, at in plain))


@lru_cache(_LONG_KEPT)
def _same_places(places: Places) -> Places:
    """A workbook's answers stand where they stood last year and where the other units' do."""
    return places


# Every reading names the same answers and sheets, so what is equal is kept once.
_converter.register_structure_hook(str, lambda plain, _: intern(str(plain)))
_converter.register_structure_hook(StrEnum, lambda plain, kind: kind(plain))
_converter.register_structure_hook_func(lambda kind: kind == Places, _to_places)
_converter.register_unstructure_hook(Decimal, _number)
_converter.register_structure_hook(Decimal, lambda plain, _: Decimal(plain["number"]))
_converter.register_unstructure_hook(date, date.isoformat)
_converter.register_structure_hook(date, lambda plain, _: date.fromisoformat(plain))
_converter.register_unstructure_hook(datetime, _moment)
_converter.register_structure_hook(datetime, lambda plain, _: datetime.fromisoformat(plain))
_converter.register_unstructure_hook(Value, _value)
_converter.register_structure_hook(Value, _to_value)
