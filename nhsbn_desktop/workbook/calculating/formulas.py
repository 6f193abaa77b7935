"""What a sheet's formulas say: shared ones spelt out, spelling that differs by program evened out, sheets looked at."""

import re
from collections.abc import Iterable, Mapping

from nhsbn_desktop.workbook.parts.addresses import address_of
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.texts import plain

ANYWHERE = "*"
"""Stands for sheets that a formula's text does not tell: INDIRECT, a table, a name that is not defined."""

Place = tuple[int, int]

_SHARED = re.compile(r'\bsi="(\d+)"')
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_QUALIFIED = re.compile(
    r"(?:'((?:[^']|'')+)'|([\w.:\[\]\\]+))!"
    r"(?:\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|[$\w.\\]+(?::[$\w]+)?|#REF!)"
)
_LOCAL = re.compile(
    r"(?<![\w.$])(?:\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\w.(])|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?!\w)"
    r"|\$?\d+:\$?\d+(?!\w))"
)
_WORD = re.compile(r"[A-Za-z_\\\u00c0-\uffff][\w.\\]*(?=(\s*\()|(\[)|)")
_NOT_NAMES = frozenset({"true", "false"})
_FUTURE = re.compile(r"_xl(?:fn|ws|pm|udf)\.", re.IGNORECASE)
_QUOTED_SHEET = re.compile(r"'([A-Za-z_][\w.]*)'!")


def formulas_of(sheet: Sheet, spelt_out: Iterable[Place] | None = None) -> dict[Place, str]:
    """Each formula's text by place, without its equals sign. Of those that share a text with a neighbour, the ones in
    `spelt_out` (all where None) are written as they would be there, the others as their neighbour has it.

    A cell whose shared text is lost from the file is left out.
    """
    masters: dict[str, tuple[Place, str]] = {}
    found: dict[Place, str] = {}
    followers: list[tuple[Place, str]] = []
    for place, raw in sheet.grid.items():
        if not (raw[4] or raw[5]):
            continue
        said = raw[4].decode("utf-8", "replace") if isinstance(raw[4], bytes) else raw[4]
        group = _SHARED.search(said)
        if raw[5]:
            found[place] = plain(raw[5])
            if group:
                masters[group[1]] = place, found[place]
        elif group:
            followers.append((place, group[1]))
    wanted = None if spelt_out is None else set(spelt_out)
    for place, number in followers:
        if number in masters:
            origin, text = masters[number]
            found[place] = _moved(text, origin, place) if wanted is None or place in wanted else text
    return found


def _moved(text: str, origin: Place, place: Place) -> str:
    """A formula as it reads when it is filled from one cell into another."""
    from openpyxl.formula.translate import Translator  # late: only a comparison of shared formulas needs it

    return str(Translator(f"={text}", origin=address_of(*origin)).translate_formula(address_of(*place)))[1:]


def evened(formula: str) -> str:
    """The same text for the same formula, however Excel, LibreOffice or openpyxl saved it."""
    texts = _TEXT.findall(formula)
    outside = [_FUTURE.sub("", part) for part in _TEXT.split(formula)]
    outside = [_QUOTED_SHEET.sub(r"\1!", re.sub(r"\s+", "", part)).upper() for part in outside]
    return "".join(part + text for part, text in zip(outside, [*texts, ""], strict=True))


def looks_at(formula: str, own: str, names: Mapping[str, str], depth: int = 0) -> frozenset[str]:
    """The sheets (lower case) whose cells a formula takes, `own` where it names none. `names` are the workbook's
    defined names, lower case. ANYWHERE is among them where the text does not tell."""
    bare = _TEXT.sub('""', formula)
    found = {(quoted or word).replace("''", "'").lower() for quoted, word in _QUALIFIED.findall(bare)}
    found = {ANYWHERE if ":" in sheet else sheet for sheet in found if "[" not in sheet}
    rest = _QUALIFIED.sub("0", bare)
    if _LOCAL.search(rest):
        found.add(own.lower())
    for word in _WORD.finditer(_LOCAL.sub("0", rest)):
        found |= _through_word(word, own, names, depth)
    return frozenset(found)


def _through_word(word: re.Match[str], own: str, names: Mapping[str, str], depth: int) -> frozenset[str]:
    name = word[0].lower()
    if word[1] is not None:
        return frozenset({ANYWHERE}) if name.endswith("indirect") else frozenset()
    if word[2] is not None:
        return frozenset({ANYWHERE})
    if name in _NOT_NAMES:
        return frozenset()
    if name not in names or depth > 5:
        return frozenset({ANYWHERE})
    return looks_at(names[name], own, names, depth + 1)
