"""The header rows of the Network's form: Question | Definition | Question type | answers | Data source | Comments."""

import re
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from nhsbn_desktop.workbook.parts.sheets import Sheet

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"(?:{words})\s*[:*]?", re.IGNORECASE))
    for role, words in (
        (
            "question",
            r"questions?(?: or indicators?)?|question text|metrics?|indicators?|requirements?|items?|measures?"
            r"|data (?:item|required)",
        ),
        (
            "definition",
            r"definitions?(?:\s*(?:/|and|&)\s*guidance)?|guidance(?: notes?)?|instructions?|notes for completion|help",
        ),
        ("type", r"(?:question|response|answer|data) type|type(?: of (?:question|response|answer))?|format"),
        ("source", r"(?:data )?sources?(?: of data)?|source system"),
        ("comments", r"(?:additional |any |further )?comments?(?:\s*/\s*notes)?|notes|commentary"),
        ("question_id", r"q(?:uestion)?\s*(?:id|no\.?|number|ref)(?: \(hide\))?|id|ref(?:erence)?|no\.?|number|#"),
        ("unit", r"units?(?: of measure(?:ment)?)?"),
    )
)
_CALCULATED = re.compile(r"\b(?:calculated|do not (?:enter|complete)|auto)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """One header row: the columns of its roles, and the label of each answer column."""

    row: int
    columns: Mapping[str, int]
    labels: Mapping[int, str]

    @property
    def question(self) -> int:
        return self.columns["question"]


_FOUND: MutableMapping[Sheet, tuple[Header, ...]] = WeakKeyDictionary()
"""Asked for by the answer cells and by the questions: each sheet is looked through once, and forgotten with it."""


def find_headers(sheet: Sheet) -> tuple[Header, ...]:
    """Every header row of a sheet: one for each block, since blocks differ in what their answer columns are."""
    found = _FOUND.get(sheet)
    if found is None:
        rows = (row for row, columns in sheet.rows.items() if len(columns) > 1)
        found = _FOUND[sheet] = tuple(header for row in rows if (header := _header(sheet, row)))
    return found


def _header(sheet: Sheet, row: int) -> Header | None:
    columns: dict[str, int] = {}
    labels: dict[int, str] = {}
    for column in sheet.rows[row]:
        anchor = sheet.merged_anchor(row, column)
        text = " ".join(sheet.text_at(*anchor).split())
        if not text:
            continue
        role = _role(text)
        if role and role not in columns:
            columns[role] = column
        elif anchor[1] not in columns.values():
            labels[column] = text
    if "question" not in columns or not columns.keys() & {"type", "definition"}:
        return None
    answers = {c: text for c, text in labels.items() if c > columns["question"] and not _CALCULATED.search(text)}
    return Header(row, columns, answers)


@lru_cache(maxsize=4096)
def _role(text: str) -> str:
    return next((role for role, words in _ROLES if words.fullmatch(text)), "") if len(text) < 60 else ""
