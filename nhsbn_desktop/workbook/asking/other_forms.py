"""Questions of other forms: across the tab with one case to a row, as older workbooks have them, or labelled cells."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from nhsbn_desktop.workbook.asking.answer_cells import NUMBERED, AnswerCells
from nhsbn_desktop.workbook.asking.asked import Question
from nhsbn_desktop.workbook.asking.question_types import listed_items, unit_of, value_type
from nhsbn_desktop.workbook.parts.addresses import column_letters
from nhsbn_desktop.workbook.parts.sheets import Sheet

_ID_ROW = re.compile(r"^q(?:uestion)?\s*id\b", re.IGNORECASE)
_TYPE = re.compile(
    r"^(?:numeric|yes\s*/\s*no|narrative|drop[\s-]*down|date|percentage|currency|free text)", re.IGNORECASE
)
_BETWEEN = 6  # rows from the ids down to the first case
_FEWEST_NUMBERED = 3
_LABEL_REACH = 25  # columns to the left, and rows above, in which a label may stand


def questions_across(sheet: Sheet, answers: AnswerCells, title: str) -> Iterator[Question]:
    """One question to a column: a row of `QID (hide)` ids or of numbered questions, and below it one row to a case.
    Nothing where the sheet is not of this form."""
    ids, row = _id_row(sheet)
    if not row:
        return
    first_case = next((r for r in answers.by_row if r > row), 0)
    heads = [r for r in sheet.rows if row <= r < first_case] if ids else [row]
    cases = [r for r in answers.by_row if r >= first_case] if first_case else []
    columns = ids or {c: "" for c in sheet.rows[row] if NUMBERED.match(sheet.text_at(row, c))}
    for column, question_id in columns.items():
        cells = [(case, column) for case in cases if column in answers.in_row(case)]
        texts = [text for head in heads if (text := sheet.text_at(head, column)) and text != question_id]
        if cells and texts:
            text = next((t for t in texts if NUMBERED.match(t)), max(texts, key=len))
            type_text = next((t for t in texts if _TYPE.match(t) and t != text), "")
            definition = "\n".join(t for t in texts if t not in (text, type_text))
            yield _across(sheet, heads[-1], title, text, type_text, definition, cells, answers, question_id)


def _id_row(sheet: Sheet) -> tuple[dict[int, str], int]:
    """The ids by column and their row; no ids where only numbered questions show the form; row 0 where nothing does."""
    for row, columns in sheet.rows.items():
        texts = {column: sheet.text_at(row, column) for column in columns}
        marker = next((column for column, text in texts.items() if _ID_ROW.match(text)), None)
        if marker is not None:
            said = {column: _plain(sheet, row, column) for column in columns if column > marker}
            ids = {column: text for column, text in said.items() if text}
            if len(ids) > 1:
                return ids, row
        if _are_numbered([text for column, text in sorted(texts.items()) if NUMBERED.match(text) and " " in text]):
            return {}, row
    return {}, 0


def _are_numbered(texts: list[str]) -> bool:
    """Whether these are questions in their order ("1. Will...", "2. How..."), rather than headings that have a number
    in them ("H1 (Apr-Sep)", "H2 (Oct-Mar)", "H1 (Apr-Sep)")."""
    ordered = all(one < other for one, other in pairwise(map(_number, texts)))
    return ordered and len(texts) >= _FEWEST_NUMBERED


def _number(text: str) -> list[tuple[int, str]]:
    """What a question is numbered with, to be put in order: "2b." after "2a." and before "10."."""
    found = NUMBERED.match(text)
    parts = re.findall(r"\d+|[a-z]+", found[0].lower()) if found else []
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def _plain(sheet: Sheet, row: int, column: int) -> str:
    value = sheet.answer_at(row, column)
    return "" if value is None else value if isinstance(value, str) else f"{value:f}"


def _across(
    sheet: Sheet,
    row: int,
    section: str,
    text: str,
    type_text: str,
    definition: str,
    cells: list[tuple[int, int]],
    answers: AnswerCells,
    question_id: str,
) -> Question:
    options = sheet.options_at(*cells[0]) or listed_items(type_text)
    kind = value_type(type_text, text, options, sheet, cells[0])
    return Question(
        sheet=sheet.name,
        row=row,
        section=section,
        block="",
        text=text,
        parent="",
        definition=definition,
        kind=kind,
        type_text=type_text,
        options=options,
        unit=unit_of(kind, type_text, text),
        cells=tuple((_case(sheet, *place) or f"Case {n}", sheet.place(*place)) for n, place in enumerate(cells, 1)),
        question_id=question_id,
        proposed=answers.proposed,
        evidence=answers.evidence.get(cells[0], ""),
    )


def _case(sheet: Sheet, row: int, column: int) -> str:
    """What a case is called: what its row begins with, where that is not itself an answer."""
    first = sheet.rows[row][0]
    return _plain(sheet, row, first) if first < column and sheet.style_at(row, first).locked else ""


def questions_elsewhere(sheet: Sheet, answers: AnswerCells, title: str) -> Iterator[Question]:
    """For a sheet of no known form: a question for each row that has a label to the left of its answer cells, and for
    the rest one for each column under its heading."""
    columns: dict[int, list[tuple[int, int]]] = {}
    heading_rows = _Headings(sheet, answers)
    for row in answers.by_row:
        cells = [(row, column) for column in answers.in_row(row)]
        label = _left_of(sheet, answers, *cells[0])
        if label:
            yield _beside_label(sheet, row, title, label, cells, answers, heading_rows)
        else:
            for place in cells:
                columns.setdefault(place[1], []).append(place)
    for column, cells in columns.items():
        heading = heading_rows.above(*cells[0]) or f"Column {column_letters(column)}"
        yield _across(sheet, cells[0][0], title, heading, "", "", cells, answers, "")


def _beside_label(
    sheet: Sheet,
    row: int,
    section: str,
    text: str,
    cells: list[tuple[int, int]],
    answers: AnswerCells,
    headings: "_Headings",
) -> Question:
    options = sheet.options_at(*cells[0])
    kind = value_type("", text, options, sheet, cells[0])
    return Question(
        sheet=sheet.name,
        row=row,
        section=section,
        block="",
        text=text,
        parent="",
        definition="",
        kind=kind,
        type_text="",
        options=options,
        unit=unit_of(kind, "", text),
        cells=tuple((headings.above(*place) or "Response", sheet.place(*place)) for place in cells),
        proposed=answers.proposed,
        evidence=answers.evidence.get(cells[0], ""),
    )


def _left_of(sheet: Sheet, answers: AnswerCells, row: int, column: int) -> str:
    taken = answers.in_row(row)
    return _first_text(
        sheet, ((row, c) for c in range(column - 1, max(0, column - _LABEL_REACH), -1) if c not in taken)
    )


def _first_text(sheet: Sheet, places: Iterable[tuple[int, int]]) -> str:
    return next((text for place in places if (text := sheet.text_at(*sheet.merged_anchor(*place)))), "")


class _Headings:
    """The heading above each answer cell. Cells of one column that stand together share theirs."""

    def __init__(self, sheet: Sheet, answers: AnswerCells) -> None:
        self._sheet, self._answers = sheet, answers
        self._known: dict[tuple[int, int], str] = {}

    def above(self, row: int, column: int) -> str:
        top = self._known.get((row - 1, column))
        if top is None or column not in self._answers.in_row(row - 1):
            reach = range(row - 1, max(0, row - _LABEL_REACH), -1)
            top = _first_text(self._sheet, ((r, column) for r in reach if column not in self._answers.in_row(r)))
        self._known[row, column] = top
        return top
