"""What the workbook itself allows in a cell: ordinary and extended (x14) validations, and the lists they point to."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from nhsbn_desktop.workbook.parts.addresses import Area, parse_area, parse_areas
from nhsbn_desktop.workbook.parts.markup import X14, XM, Element, S, is_on

OPTIONS_LIMIT = 10_000
_REFERENCE = re.compile(r"(?:(?:'((?:[^']|'')+)'|([^'!\"()\[\]]+))!)?(\$?[A-Za-z0-9$]+(?::[A-Za-z0-9$]+)?)")
_NAME = re.compile(r"[A-Za-z_\\À-￿][\w.\\À-￿]*")


@dataclass(frozen=True, slots=True)
class Validation:
    """`kind` is list, whole, decimal, date, time, textLength or custom; `extended` marks the x14 sort, whose list
    may stand on another sheet and which most libraries lose."""

    kind: str
    areas: tuple[Area, ...]
    formula: str = ""
    formula2: str = ""
    operator: str = "between"
    allows_blank: bool = False
    prompt: str = ""
    error: str = ""
    extended: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name: what it stands for, and the sheet it belongs to ("" for the whole workbook)."""

    name: str
    refers_to: str
    sheet: str = ""
    hidden: bool = False


def read_validations(sheet: Element) -> tuple[Validation, ...]:
    """Both sorts, in the order in which they stand."""
    ordinary = (
        _validation(v, v.get("sqref"), v.findtext(f"{S}formula1"), v.findtext(f"{S}formula2"), extended=False)
        for v in sheet.iterfind(f"{S}dataValidations/{S}dataValidation")
    )
    extended = (
        _validation(
            v,
            v.findtext(f"{XM}sqref"),
            v.findtext(f"{X14}formula1/{XM}f"),
            v.findtext(f"{X14}formula2/{XM}f"),
            extended=True,
        )
        for v in sheet.iter(f"{X14}dataValidation")
    )
    return (*ordinary, *extended)


def _validation(
    element: Element, where: str | None, formula: str | None, formula2: str | None, *, extended: bool
) -> Validation:
    return Validation(
        kind=element.get("type") or "none",
        areas=parse_areas(where),
        formula=formula or "",
        formula2=formula2 or "",
        operator=element.get("operator") or "between",
        allows_blank=is_on(element.get("allowBlank")),
        prompt=element.get("prompt") or "",
        error=element.get("error") or "",
        extended=extended,
    )


def resolve_list(
    formula: str,
    sheet: str,
    names: Mapping[tuple[str, str], str],
    texts: Callable[[str, Area], Iterator[str] | None],
) -> tuple[str, ...]:
    """The items of a drop-down: written out (`"Yes,No"`), an area of this or another sheet, or a defined name.

    `names` is by (sheet or "", lower-case name); `texts` gives the texts in an area of a sheet, None for no such
    sheet. Empty for what only a calculation could tell (INDIRECT, OFFSET, a table).
    """
    for _ in range(5):  # a name may stand for a name
        formula = formula.strip().removeprefix("=")
        if formula.startswith('"') and formula.endswith('"'):
            return tuple(item.strip() for item in formula[1:-1].replace('""', '"').split(",") if item.strip())
        found = _REFERENCE.fullmatch(formula)
        area = parse_area(found[3]) if found else None
        if found and area:
            return _items(texts((found[1] or found[2] or sheet).replace("''", "'"), area))
        where, _, name = formula.rpartition("!")
        if not _NAME.fullmatch(name):
            return ()
        key = name.lower()
        formula = names.get((where.strip("'") or sheet, key)) or names.get(("", key)) or ""
    return ()


def _items(texts: Iterator[str] | None) -> tuple[str, ...]:
    if texts is None:
        return ()
    return tuple(dict.fromkeys(text for text, _ in zip(texts, range(OPTIONS_LIMIT), strict=False) if text))
