"""A block copied from Excel or an export, laid over a sheet: what would land in which cell, before anything does."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html.parser import HTMLParser

from nhsbn_desktop.domain.answers import EXCEL_ERRORS, Value, canonical, parse
from nhsbn_desktop.domain.metrics import Cell, Metric, ValueType

MOST_CELLS = 200_000  # of one paste; a block beyond it is no person's work
_YES_NO = ("Yes", "No")

Block = tuple[tuple[str, ...], ...]
"""Rows of texts, as they stood in the source."""


class Verdict(StrEnum):
    """What becomes of one pasted value."""

    OK = "Will be entered"
    UNCHANGED = "The same already"
    WRONG_TYPE = "Not a number"
    NOT_IN_LIST = "Not in the list"
    NOT_AN_ANSWER = "Not an answer cell"

    @property
    def lands(self) -> bool:
        return self is Verdict.OK


@dataclass(frozen=True, slots=True)
class Target:
    """The cell a pasted value would land in. `code` is "" where it holds no answer; `options` is its list."""

    cell: Cell
    code: str = ""
    question: str = ""
    metric: Metric | None = None
    options: tuple[str, ...] = ()
    now: Value = None


@dataclass(frozen=True, slots=True)
class Landing:
    """One pasted value over its cell: `value` is the text as an answer, where it can be one."""

    target: Target
    text: str
    value: Value
    verdict: Verdict


def read_block(text: str, html: str = "") -> Block:
    """A block from the clipboard: tabs and lines as Excel writes them, else commas as an export does, else a table of a
    web page. A lone text is a block of one cell. Empty for nothing."""
    if text.strip("\r\n"):
        divider = "\t" if "\t" in text else _divider(text)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=divider) if divider else _lines(text)
        return _squared(rows)
    return _squared(_table(html)) if html.strip() else ()


def land(
    block: Block, target_at: Callable[[int, int], Target | None], down: int = 1, along: int = 1
) -> tuple[Landing, ...]:
    """Every value of the block over its cell. `target_at` gives the cell so many rows down and columns along from where
    the block is pasted, or None beyond the sheet. A block of one value fills `down` by `along` cells, as in Excel."""
    if len(block) == 1 and len(block[0]) == 1:
        block = tuple(block[0] * along for _ in range(down))
    landings = []
    for row, texts in enumerate(block):
        for column, text in enumerate(texts):
            target = target_at(row, column)
            if target is not None:
                landings.append(judge(target, text))
    return tuple(landings)


def judge(target: Target, text: str) -> Landing:
    """What becomes of a text that is entered in this cell."""
    text = text.strip()
    if not target.code:
        return Landing(target, text, None, Verdict.NOT_AN_ANSWER)
    items = target.options or _items(target.metric)
    value = parse(text, target.metric)
    listed = next((item for item in items if isinstance(value, str) and item.casefold() == value.casefold()), None)
    landing = Landing(target, text, listed if listed is not None else value, Verdict.OK)
    if canonical(landing.value) == canonical(target.now):
        return replace(landing, verdict=Verdict.UNCHANGED)
    if value is not None and items and listed is None and canonical(value) not in map(_written, items):
        return replace(landing, verdict=Verdict.NOT_IN_LIST)
    is_number = target.metric is not None and target.metric.value_type.is_number
    if isinstance(value, str) and ((is_number and not items) or value in EXCEL_ERRORS):
        return replace(landing, verdict=Verdict.WRONG_TYPE)
    return landing


def _items(metric: Metric | None) -> tuple[str, ...]:
    if metric is None:
        return ()
    return metric.options or (_YES_NO if metric.value_type is ValueType.YES_NO else ())


def _written(item: str) -> str:
    """A list may hold figures: 18 typed is the item "18"."""
    return canonical(parse(item))


def _divider(text: str) -> str:
    """A comma where every line has as many of them, and there are lines; "" for plain words."""
    rows = list(csv.reader(io.StringIO(text.strip("\r\n"), newline="")))
    widths = {len(row) for row in rows}
    return "," if len(rows) > 1 and len(widths) == 1 and widths != {1} else ""


def _lines(text: str) -> Iterable[list[str]]:
    return ([line] for line in text.strip("\r\n").splitlines())


def _squared(rows: Iterable[Sequence[str]]) -> Block:
    """All rows as long as the longest; empty lines at the end are how a clipboard closes."""
    kept: list[Sequence[str]] = []
    cells = 0
    for row in rows:
        cells += max(len(row), 1)
        if cells > MOST_CELLS:
            break
        kept.append(row or [""])
    while kept and not any(kept[-1]):
        kept.pop()
    width = max(map(len, kept), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in kept)


class _Table(HTMLParser):
    """The first table of a page, cell by cell; a cell over several columns stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._in_cell = False
        self._done = False
        self._at = 0  # of the cell in its row

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._in_cell = True
            span = dict(attrs).get("colspan") or "1"
            wide = min(int(span), 100) if span.isdecimal() else 1
            self.rows[-1].extend([""] * max(wide, 1))
            self._at = len(self.rows[-1]) - max(wide, 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._in_cell = False
        elif tag == "table":
            self._done = True

    def handle_data(self, data: str) -> None:
        if self._in_cell and not self._done:
            self.rows[-1][self._at] = " ".join(f"{self.rows[-1][self._at]} {data}".split())


def _table(html: str) -> list[list[str]]:
    reader = _Table()
    reader.feed(html)
    reader.close()
    return reader.rows
