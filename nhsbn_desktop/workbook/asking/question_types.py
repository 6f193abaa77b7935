"""What kind of answer a question asks for, from the words of its type, its drop-down, its number format and its own."""

import re
from collections.abc import Sequence

from nhsbn_desktop.domain.metrics import ValueType
from nhsbn_desktop.workbook.parts.sheets import Sheet

_LIST = re.compile(r"drop[\s-]*down|^list\b|select|choose|pick|multiple choice|option", re.IGNORECASE)
_YES_NO = re.compile(r"\byes\s*(?:/|or|,)\s*no\b|\by\s*/\s*n\b", re.IGNORECASE)
_WORDS = (  # the first that fits the first line of the type's text
    (re.compile(r"^date\b|dd/mm", re.IGNORECASE), ValueType.DATE),
    (re.compile(r"percent|%", re.IGNORECASE), ValueType.PERCENT),
    (re.compile(r"currency|£|\bgbp\b|money|pounds|\bcost\b", re.IGNORECASE), ValueType.MONEY),
    (re.compile(r"whole|integer|\bcount\b|0 decimal", re.IGNORECASE), ValueType.COUNT),
    (re.compile(r"\b(?:1|one) (?:decimal|d\.?p)", re.IGNORECASE), ValueType.ONE_DECIMAL),
    (re.compile(r"decimal|\bwte\b|\bfte\b", re.IGNORECASE), ValueType.TWO_DECIMALS),
    (re.compile(r"narrative|text|comment|descri|open", re.IGNORECASE), ValueType.TEXT),
)
_NUMERIC = re.compile(r"numer|number|figure|value", re.IGNORECASE)
_ASKED = (  # what a question's own words say of its number
    (re.compile(r"%|percent|proportion of", re.IGNORECASE), ValueType.PERCENT),
    (re.compile(r"£|\bcosts?\b|\bspend|expenditure|\bincome\b|\bbudget", re.IGNORECASE), ValueType.MONEY),
    (re.compile(r"\bwte\b|\bfte\b|whole[\s-]time", re.IGNORECASE), ValueType.TWO_DECIMALS),
    (re.compile(r"\b(?:mean|median|average|rate|ratio|per)\b", re.IGNORECASE), ValueType.TWO_DECIMALS),
    (re.compile(r"\b(?:number of|how many|total|count)\b", re.IGNORECASE), ValueType.COUNT),
)
_UNITS = (
    (re.compile(r"%|percent", re.IGNORECASE), "%"),
    (re.compile(r"£|\bgbp\b|pounds", re.IGNORECASE), "£"),
    (re.compile(r"(?<!per )\bwte\b(?! per\b)|whole[\s-]time", re.IGNORECASE), "WTE"),
    (re.compile(r"(?:\(|\bin |^numer\w+,? )(days|weeks|months|years|hours|minutes)\b", re.IGNORECASE), ""),
)
_RULES = {"whole": ValueType.COUNT, "date": ValueType.DATE}


def listed_items(type_text: str) -> tuple[str, ...]:
    """The items written under "Drop-down list:", one to a line (or after the colon, divided by semicolons)."""
    first, *others = [line.strip() for line in type_text.splitlines() if line.strip()] or [""]
    if not _LIST.search(first):
        return ()
    after = first.partition(":")[2].strip()
    written = others or [item.strip() for item in after.split(";" if ";" in after else ",")]
    return tuple(item.lstrip("-•*").strip() for item in written if item.strip())


def value_type(
    type_text: str, question: str, options: Sequence[str], sheet: Sheet, answer: tuple[int, int]
) -> ValueType:
    """`answer` is the place of the first answer cell. The type's words come first, then the cell's own rules and
    format, then the question's words; a plain number of which nothing more is known may have two decimals."""
    first = (type_text.strip().splitlines() or [""])[0]
    if _YES_NO.search(first) or {option.lower() for option in options} == {"yes", "no"}:
        return ValueType.YES_NO
    if _LIST.search(first) or (options and not _NUMERIC.search(first)):
        return ValueType.LIST
    told = next((kind for words, kind in _WORDS if words.search(first)), None)
    if told:
        return told
    seen = _from_cell(sheet, answer)
    if seen:
        fraction = seen in (ValueType.ONE_DECIMAL, ValueType.TWO_DECIMALS)
        return ValueType.PERCENT if fraction and _ASKED[0][0].search(question) else seen
    if not _NUMERIC.search(first):
        return ValueType.TEXT
    return next((kind for words, kind in _ASKED if words.search(question)), ValueType.TWO_DECIMALS)


def _from_cell(sheet: Sheet, answer: tuple[int, int]) -> ValueType | None:
    for rule in sheet.validations_at(*answer):
        if rule.kind in _RULES:
            return _RULES[rule.kind]
    style = sheet.style_at(*answer)
    if style.moment == "date":
        return ValueType.DATE
    code = style.number_format.split(";")[0]
    if "%" in code:
        return ValueType.PERCENT
    if "£" in code:
        return ValueType.MONEY
    decimals = re.search(r"0(\.0+)?(?!.*0)", code)
    if not decimals:
        return None
    places = len(decimals[1] or ".") - 1
    return {0: ValueType.COUNT, 1: ValueType.ONE_DECIMAL}.get(places, ValueType.TWO_DECIMALS)


def unit_of(kind: ValueType, type_text: str, question: str) -> str:
    """A short word for what is counted, where the type or the question says it: %, £, WTE, days."""
    if kind in (ValueType.PERCENT, ValueType.MONEY):
        return "%" if kind is ValueType.PERCENT else "£"
    if not kind.is_number:
        return ""
    for words, unit in _UNITS:
        found = words.search(f"{type_text.splitlines()[0] if type_text else ''} {question}")
        if found:
            return unit or found[1].lower()
    return ""
