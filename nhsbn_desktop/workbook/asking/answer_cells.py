"""Which cells of a sheet are for answers: those its author unlocked, or, where nothing is unlocked, a proposal."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

from nhsbn_desktop.workbook.asking.headers import Header, find_headers
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook

NUMBERED = re.compile(r"^(?:Q(?:uestion)?\s*)?[A-Z]{0,5}[-.]?\d+(?:[.\-]\w+)*[.):]?(?:\s|$)", re.IGNORECASE)
ANSWER_HEADING = re.compile(
    r"^(?:your |organisation |vendor )?(?:response|answer|value|reply)s?\b|^(?:patient|plan|case|team|site) \d+$",
    re.IGNORECASE,
)
_NETWORKS_FORM = "a question of the Network's form"
_DEFINING = ("definition", "question_id")
_HEADING_ROWS = 30
_NUMBER_COLUMNS = 3


@dataclass(frozen=True)
class AnswerCells:
    """By row, the columns of the cells a person answers in: no formula, not hidden or behind a merged cell. Where they
    are `proposed`, `evidence` says by what, by (row, column)."""

    by_row: Mapping[int, tuple[int, ...]]
    evidence: Mapping[tuple[int, int], str]

    @property
    def proposed(self) -> bool:
        return bool(self.evidence)

    def in_row(self, row: int) -> tuple[int, ...]:
        return self.by_row.get(row, ())

    def without(self, rows: Set[int]) -> "AnswerCells":
        """Those of the other rows."""
        return replace(self, by_row={row: columns for row, columns in self.by_row.items() if row not in rows})


def answer_cells(workbook: Workbook) -> Mapping[str, AnswerCells]:
    """Of every visible sheet, by name. Measured on real collection workbooks, unlocked cells are the answer cells with
    77 to 100 % precision; the fallback (validations, numbered rows under an answer heading) is far less sure."""
    visible = [sheet for sheet in workbook.sheets if sheet.visible]
    unlocked = {sheet.name: AnswerCells(_unlocked(sheet), {}) for sheet in visible}
    if any(cells.by_row for cells in unlocked.values()):
        return unlocked
    return {sheet.name: _proposal(sheet) for sheet in visible}


def _unlocked(sheet: Sheet) -> dict[int, tuple[int, ...]]:
    """A cell that is unlocked on an unprotected sheet counts too: copies come back unprotected."""
    open_styles = {number for number, style in enumerate(sheet.shared.styles) if not style.locked}
    if not open_styles:
        return {}
    written = {form for number in open_styles for form in (str(number), str(number).encode())}
    if 0 in open_styles:
        written |= {"", b""}
    found: dict[int, list[int]] = {}
    for (row, column), raw in sheet.grid.items():
        if raw[2] in written and is_answerable(sheet, row, column):
            found.setdefault(row, []).append(column)
    return {row: tuple(sorted(columns)) for row, columns in sorted(found.items())}


def is_answerable(sheet: Sheet, row: int, column: int) -> bool:
    unseen = sheet.is_covered(row, column) or sheet.layout.is_out_of_reach(row, column)
    return not (unseen or sheet.is_formula(row, column))


def _proposal(sheet: Sheet) -> AnswerCells:
    headed = {
        column
        for row, columns in sheet.rows.items()
        if row <= _HEADING_ROWS
        for column in columns
        if ANSWER_HEADING.search(sheet.text_at(row, column))
    }
    evidence: dict[tuple[int, int], str] = dict.fromkeys(_of_the_form(sheet), _NETWORKS_FORM)
    found: dict[int, list[int]] = {}
    for row, column in sorted(evidence):
        found.setdefault(row, []).append(column)
    for row, columns in sheet.rows.items():
        numbered = any(NUMBERED.match(sheet.text_at(row, column)) for column in columns[:_NUMBER_COLUMNS])
        for column in columns:
            why = _why(sheet, row, column, numbered and column in headed)
            if why and (row, column) not in evidence and is_answerable(sheet, row, column):
                evidence[row, column] = why
                found.setdefault(row, []).append(column)
    return AnswerCells({row: tuple(sorted(columns)) for row, columns in found.items()}, evidence)


def _of_the_form(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Beside each question of the Network's form, under the headings of the answer columns."""
    headers = find_headers(sheet)
    for number, header in enumerate(headers, 1):
        end = headers[number].row if number < len(headers) else max(sheet.rows) + 1
        for row in _asking(sheet, header, end):
            yield from ((row, column) for column in header.labels if is_answerable(sheet, row, column))


def _asking(sheet: Sheet, header: Header, end: int) -> Iterator[int]:
    """The rows that say what type of answer they ask for; where the form has no types, those with a definition or a
    number, and those below them that look like them."""
    column = header.question
    like: str | None = None
    for row in (row for row in sheet.rows if header.row < row < end):
        place = sheet.merged_anchor(row, column)
        if place[1] != column or not sheet.text_at(*place):
            like = None
        elif "type" in header.columns:
            if sheet.text_at(row, header.columns["type"]):
                yield row
        elif _is_defined(sheet, row, header) or sheet.style_at(row, column).fill == like:
            like = sheet.style_at(row, column).fill
            yield row


def _is_defined(sheet: Sheet, row: int, header: Header) -> bool:
    said = {role: sheet.merged_anchor(row, header.columns[role]) for role in _DEFINING if role in header.columns}
    texts = {role: sheet.text_at(*place) for role, place in said.items() if place[1] == header.columns[role]}
    return bool(texts.get("definition")) or bool(NUMBERED.match(texts.get("question_id", "")))


def _why(sheet: Sheet, row: int, column: int, headed: bool) -> str:
    if any(rule.kind != "none" for rule in sheet.validations_at(row, column)):
        return "the workbook checks what is typed here"
    return "a numbered row under an answer heading" if headed and not sheet.text_at(row, column) else ""
