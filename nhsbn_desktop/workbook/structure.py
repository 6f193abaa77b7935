"""Finds what a workbook asks, whoever made it: its title and timetable, its sections, questions and answer cells."""

import re

from nhsbn_desktop.domain.mapping import WorkbookMapping
from nhsbn_desktop.workbook.asking.answer_cells import AnswerCells, answer_cells
from nhsbn_desktop.workbook.asking.asked import (
    Details,
    Question,
    Section,
    SheetKind,
    SheetSummary,
    Structure,
    Timetable,
)
from nhsbn_desktop.workbook.asking.front_matter import (
    find_details,
    find_project,
    find_support,
    find_timetable,
    find_title,
    is_introduction,
    year_of,
)
from nhsbn_desktop.workbook.asking.headers import Header, find_headers
from nhsbn_desktop.workbook.asking.other_forms import questions_across, questions_elsewhere
from nhsbn_desktop.workbook.asking.questions import questions_down
from nhsbn_desktop.workbook.mapping import in_mapped_sections, mapped_cells, mapped_headers
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook

__all__ = ["Details", "Question", "Section", "SheetSummary", "Structure", "Timetable", "find_structure"]

_LISTS = re.compile(r"lists?\b|drop|lookup|options|validation|codes", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_TITLE = 80


def find_structure(workbook: Workbook, mapping: WorkbookMapping | None = None) -> Structure:
    """Works out the structure of any workbook; what is not there is left empty.

    Answer cells are those that the author unlocked. Where a header row Question | Definition | Question type is found,
    questions are read in the Network's form; else across the tab, one case to a row; else from labels beside and above.
    Where a person said how the workbook is to be read (`mapping`), their answer cells, headers and sections count.
    Raises WorkbookProblem where a sheet is damaged.
    """
    title, support = find_title(workbook), find_support(workbook)
    details, details_sheet = find_details(workbook, support)
    answers = mapped_cells(workbook, mapping) if mapping else answer_cells(workbook)
    found = (
        question
        for sheet in workbook.sheets
        if sheet.visible and sheet.name != details_sheet
        for question in _questions(sheet, answers[sheet.name], title, mapping)
    )
    questions = tuple(in_mapped_sections(workbook, mapping, found) if mapping else found)
    with_questions = {question.sheet for question in questions}
    return Structure(
        title=title,
        project=find_project(title, support),
        year=year_of(title, support, workbook),
        timetable=find_timetable(workbook),
        details=details,
        support=support,
        sheets=tuple(
            SheetSummary(sheet.name, sheet.state, _kind(sheet, details_sheet, with_questions))
            for sheet in workbook.sheets
        ),
        questions=questions,
    )


def _questions(
    sheet: Sheet, answers: AnswerCells, workbook_title: str, mapping: WorkbookMapping | None
) -> tuple[Question, ...]:
    headers = mapped_headers(sheet, mapping) if mapping else find_headers(sheet)
    if headers:
        return tuple(questions_down(sheet, headers, answers, _tab_title(sheet, headers[0], workbook_title)))
    if not answers.by_row:
        return ()
    across = tuple(questions_across(sheet, answers, sheet.name))
    cases = {split_address(cell.address)[0] for question in across for _, cell in question.cells}
    return (*across, *questions_elsewhere(sheet, answers.without(cases), sheet.name))


def _tab_title(sheet: Sheet, header: Header, workbook_title: str) -> str:
    """The section's full name where it stands above the first header row, since a tab's own name is at most 31
    characters long: "Quality, effectiveness, safety" for "Quality, effectiveness and safety"."""
    name = set(_WORD.findall(sheet.name.lower()))
    for row in (row for row in sheet.rows if row < header.row):
        for column in sheet.rows[row]:
            text = sheet.text_at(row, column)
            if not text or len(text) > _LONGEST_TITLE or text == workbook_title:
                continue
            words = set(_WORD.findall(text.lower()))
            if name <= words or text.lower().startswith(sheet.name.lower()):
                return text
    return sheet.name


def _kind(sheet: Sheet, details_sheet: str, with_questions: set[str]) -> SheetKind:
    if sheet.name.lower() == "support":
        return "support"
    if sheet.name == details_sheet:
        return "details"
    if sheet.name in with_questions:
        return "data"
    if _LISTS.search(sheet.name) or not sheet.visible:
        return "lists" if _LISTS.search(sheet.name) else "reference"
    return "introduction" if is_introduction(sheet) else "reference"
