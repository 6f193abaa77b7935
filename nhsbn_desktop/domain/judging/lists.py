"""Answers chosen from a list: the Network's import takes them letter for letter, so a space too many is a fault."""

import difflib
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.wording import several, written

_SAME_WORD = {"true": "yes", "y": "yes", "false": "no", "n": "no"}


def list_fault(value: Value, options: Sequence[str]) -> Mapping[str, str] | None:
    """What keeps an answer from being one of the choices, and which was probably meant; None where it is one."""
    if value is None or _is_choice(value, options):
        return None
    nearest = _nearest(value, options)
    return {
        "wrong": _wrong(value, nearest),
        "options": several((f'"{option}"' for option in options), most=8),
        "nearest": f'"{nearest}"' if nearest else "",
        "hint": f'If you mean "{nearest}", choose it from the list.' if nearest else "Choose one from the list.",
    }


def _is_choice(value: Value, options: Sequence[str]) -> bool:
    if isinstance(value, Decimal):
        return any(_as_number(option) == value for option in options)
    return value in options


def _as_number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _wrong(value: Value, nearest: str) -> str:
    if not isinstance(value, str):
        return "is a number, not one of the choices"
    if not value.strip():
        return "holds nothing but spaces"
    if nearest and value.strip() == nearest:
        where = "after" if value.startswith(nearest) else "before" if value.endswith(nearest) else "around"
        return f"has a space {where} it that must go"
    if nearest and value.strip().casefold() == nearest.casefold():
        return "differs from the choice in its capital letters"
    if nearest and value.split() == nearest.split():
        return "has a space too many inside"
    return "is not one of the choices"


def _nearest(value: Value, options: Sequence[str]) -> str:
    """The choice that was probably meant, or nothing."""
    typed = " ".join((value if isinstance(value, str) else written(value)).casefold().split())
    typed = _SAME_WORD.get(typed, typed)
    if not typed:
        return ""
    plain = {" ".join(option.casefold().split()): option for option in options}
    if typed in plain:
        return plain[typed]
    holding = [option for text, option in plain.items() if typed in text or text in typed]
    if len(holding) == 1:
        return holding[0]
    close = difflib.get_close_matches(typed[:200], list(plain), n=1, cutoff=0.6)
    return plain[close[0]] if close else ""
