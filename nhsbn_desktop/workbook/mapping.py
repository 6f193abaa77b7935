"""Reading a workbook as a person points it out: "all cells like this one" are for answers, this row is the header."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from nhsbn_desktop.domain.mapping import ENOUGH, AnswerRule, HeaderRule, SectionRule, WorkbookMapping, likeness
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.asking.answer_cells import AnswerCells, is_answerable
from nhsbn_desktop.workbook.asking.asked import Question
from nhsbn_desktop.workbook.asking.headers import Header, find_headers
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook

_SHORTEST = 16  # characters: shorter texts ("Yes", "Total") stand in any workbook
_ROLES = ("question", "definition", "type", "question_id")


@dataclass(frozen=True)
class Proposal:
    """What one rule would make answer cells, for a person to say yes to: how wide it reaches in `words`, and its cells
    in the order of the tabs."""

    rule: AnswerRule
    words: str
    cells: tuple[Cell, ...]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Cells by sheet."""
        return Counter(cell.sheet for cell in self.cells)


def like_this(workbook: Workbook, cell: Cell) -> tuple[Proposal, ...]:
    """The cells like one that a person pointed at, narrowest first: under the same heading of its sheet, on its sheet,
    under the same heading of any sheet, anywhere. Alike is the same lock, fill and number format.

    Of proposals with the same cells only the narrowest is given. Raises WorkbookProblem where there is no such sheet.
    """
    sheet = workbook.sheet(cell.sheet)
    row, column = split_address(cell.address)
    style = sheet.style_at(row, column)
    heading, name = _heading_of(sheet, row, column), plain(sheet.name)
    look = AnswerRule("", "", style.locked, style.fill, style.number_format)
    under = f" under \N{LEFT DOUBLE QUOTATION MARK}{heading}\N{RIGHT DOUBLE QUOTATION MARK}"
    wanted = [
        (replace(look, sheet=name, heading=plain(heading)), f"like this{under} on {sheet.name}"),
        (replace(look, sheet=name), f"like this on {sheet.name}"),
        (replace(look, heading=plain(heading)), f"like this{under} on any sheet"),
        (look, "like this on any sheet"),
    ]
    found: list[Proposal] = []
    for rule, words in wanted:
        if not heading and under in words:
            continue
        cells = tuple(_cells(workbook, rule))
        if cells and all(cells != other.cells for other in found):
            found.append(Proposal(rule, words, cells))
    return tuple(found)


def header_like(workbook: Workbook, sheet_name: str, row: int, columns: Mapping[str, int]) -> HeaderRule:
    """The rule for a header row that a person pointed out: `columns` say which is the "question", "definition", "type"
    or "question_id" one. Raises WorkbookProblem where there is no such sheet."""
    sheet = workbook.sheet(sheet_name)
    said = {role: plain(sheet.text_at(*sheet.merged_anchor(row, column))) for role, column in columns.items()}
    return HeaderRule(plain(sheet.name), *(said.get(role, "") for role in _ROLES))


def section_like(workbook: Workbook, cell: Cell) -> tuple[SectionRule, tuple[str, ...]]:
    """The rule for a section's heading that a person pointed at, and the headings on its sheet that look like it."""
    sheet = workbook.sheet(cell.sheet)
    row, column = split_address(cell.address)
    style = sheet.style_at(row, column)
    rule = SectionRule(plain(sheet.name), column, style.fill, style.size)
    return rule, tuple(text for _, text in _headings(sheet, (rule,)))


def fingerprint(workbook: Workbook) -> tuple[str, ...]:
    """Short digests of the names of the sheets and of every longer text on the visible ones, in order. Texts in
    unlocked cells are left out: they are answers."""
    texts = {plain(sheet.name) for sheet in workbook.sheets}
    for sheet in (sheet for sheet in workbook.sheets if sheet.visible):
        for row, column in sheet.grid:
            text = plain(sheet.text_at(row, column))
            if len(text) >= _SHORTEST and sheet.style_at(row, column).locked and not sheet.is_formula(row, column):
                texts.add(text)
    return tuple(sorted(hashlib.sha256(text.encode()).hexdigest()[:10] for text in texts))


def fitting(workbook: Workbook, mappings: Iterable[WorkbookMapping]) -> WorkbookMapping | None:
    """The mapping kept of this workbook, of last year's or of another copy: the likest, where it is like enough."""
    kept = list(mappings)
    if not kept:
        return None
    own = fingerprint(workbook)
    best = max(kept, key=lambda mapping: likeness(mapping.fingerprint, own))
    return best if likeness(best.fingerprint, own) >= ENOUGH else None


def mapped_cells(workbook: Workbook, mapping: WorkbookMapping) -> Mapping[str, AnswerCells]:
    """The answer cells of every visible sheet, by name, as the mapping's rules say."""
    found: dict[str, dict[int, set[int]]] = {sheet.name: {} for sheet in workbook.sheets if sheet.visible}
    for rule in mapping.answers:
        for cell in _cells(workbook, rule):
            row, column = split_address(cell.address)
            found[cell.sheet].setdefault(row, set()).add(column)
    return {
        name: AnswerCells({row: tuple(sorted(rows[row])) for row in sorted(rows)}, {}) for name, rows in found.items()
    }


def mapped_headers(sheet: Sheet, mapping: WorkbookMapping) -> tuple[Header, ...]:
    """The sheet's header rows as the mapping says, or as they are found without it where it says nothing of them."""
    rules = [rule for rule in mapping.headers if rule.sheet in ("", plain(sheet.name))]
    found = (header for row in sheet.rows for rule in rules if (header := _header(sheet, row, rule)))
    return tuple({header.row: header for header in found}.values()) or find_headers(sheet)


def in_mapped_sections(workbook: Workbook, mapping: WorkbookMapping, questions: Iterable[Question]) -> list[Question]:
    """The questions with the sections that the mapping's section headings give them; the others keep their own."""
    headings = {sheet.name: list(_headings(sheet, mapping.sections)) for sheet in workbook.sheets if mapping.sections}
    placed = []
    for question in questions:
        above = [text for row, text in headings.get(question.sheet, ()) if row <= question.row]
        placed.append(replace(question, section=above[-1]) if above else question)
    return placed


def plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _cells(workbook: Workbook, rule: AnswerRule) -> Iterator[Cell]:
    for sheet in workbook.sheets:
        if sheet.visible and rule.sheet in ("", plain(sheet.name)):
            places = _under(sheet, rule) if rule.heading else sheet.grid
            yield from (sheet.place(*place) for place in sorted(places) if _looks(sheet, place, rule))


def _looks(sheet: Sheet, place: tuple[int, int], rule: AnswerRule) -> bool:
    style = sheet.style_at(*place)
    if (style.locked, style.fill, style.number_format) != (rule.locked, rule.fill, rule.number_format):
        return False
    return is_answerable(sheet, *place)


def _under(sheet: Sheet, rule: AnswerRule) -> set[tuple[int, int]]:
    """The places beneath each cell with that heading that the file has, or whose row says something to the left: where
    a file has values alone, a blank cell is left out."""
    heads = sorted(place for place in sheet.grid if plain(sheet.text_at(*place)) == rule.heading)
    found = set()
    for row, column in heads:
        for below, columns in sheet.rows.items():
            labelled = any(other < column and sheet.text_at(below, other) for other in columns)
            if below > row and (labelled or (below, column) in sheet.grid):
                found.add((below, column))
    return found - set(heads)


def _heading_of(sheet: Sheet, row: int, column: int) -> str:
    """The nearest text above a cell that does not look like it; else the topmost text of its column."""
    own, topmost = sheet.style_at(row, column), ""
    for above in sorted((number for number in sheet.rows if number < row), reverse=True):
        place = sheet.merged_anchor(above, column)
        text = sheet.text_at(*place)
        if not text or place[1] != column:
            continue
        style = sheet.style_at(*place)
        if (style.fill, style.locked, style.size) != (own.fill, own.locked, own.size):
            return text
        topmost = text
    return topmost


def _header(sheet: Sheet, row: int, rule: HeaderRule) -> Header | None:
    texts = {column: text for column in sheet.rows[row] if (text := sheet.text_at(row, column))}
    by_text = {plain(text): column for column, text in reversed(texts.items())}
    columns = {role: by_text[said] for role in _ROLES if (said := getattr(rule, role)) and said in by_text}
    if "question" not in columns:
        return None
    taken = set(columns.values())
    labels = {c: text for c, text in texts.items() if c not in taken and c > columns["question"]}
    return Header(row, columns, labels)


def _headings(sheet: Sheet, rules: Iterable[SectionRule]) -> Iterator[tuple[int, str]]:
    own = [rule for rule in rules if rule.sheet in ("", plain(sheet.name))]
    for row in sheet.rows if own else ():
        for rule in own:
            style, text = sheet.style_at(row, rule.column), sheet.text_at(row, rule.column)
            if text and (style.fill, style.size) == (rule.fill, rule.size):
                yield row, text
                break
