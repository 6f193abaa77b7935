"""Questions that run down a tab in the Network's form: sections, blocks of answer columns, and sub-questions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.asking.answer_cells import AnswerCells, is_answerable
from nhsbn_desktop.workbook.asking.asked import Question
from nhsbn_desktop.workbook.asking.headers import Header
from nhsbn_desktop.workbook.asking.question_types import listed_items, unit_of, value_type
from nhsbn_desktop.workbook.parts.sheets import Sheet

_INVITES = re.compile(
    r"[:?\u2026]\s*$|\.\.\.\s*$|\bby \w+(?: \w+){0,3}$|\bfollowing\b|\bof which\b|\bbroken down\b|\bsplit\b"
)
_BULLET = re.compile(r"^\s+\S|^[-\u2013\u2022*]\s*|^\(?(?:[a-z]|i{1,3}|iv|v)[.)]\s|^of which\b[:,]?\s*", re.IGNORECASE)
_ITS_OWN_VERB = re.compile(
    r"\?|\b(?:is|are|was|were|do|does|did|has|have|had|how|what|which|when|who|provide|state|describe|enter|total)\b"
    r"|\bnumber of\b",
    re.IGNORECASE,
)
_SHORT = 8  # words: more than this says what it asks by itself
_EVIDENCE = "a question of the Network's form"


@dataclass(slots=True)
class _Stem:
    """The question that the rows below it may continue."""

    text: str = ""
    indent: int = 0
    type_text: str = ""
    answered: bool = True  # whether it has answer cells of its own
    sets_in: bool = False  # whether the rows that continue it are set in


@dataclass(slots=True)
class _Reading:
    """Where one has got to, going down a tab."""

    title: str
    section: str
    block: str = ""
    stem: _Stem = field(default_factory=_Stem)


def questions_down(sheet: Sheet, headers: tuple[Header, ...], answers: AnswerCells, title: str) -> Iterator[Question]:
    """The questions under each header row. `title` is the tab's own name for itself: its section until a section
    heading names another. A heading "Access: by team type" on the tab "Access" heads a block of that section."""
    reading = _Reading(title, title)
    ends = [header.row for header in headers[1:]] + [max(sheet.rows, default=0) + 1]
    for header, end in zip(headers, ends, strict=True):
        reading.stem = _Stem()
        for row in (row for row in sheet.rows if header.row < row < end):
            text = _text(sheet, row, header.question)
            if text and not sheet.layout.is_out_of_reach(row, 0):
                yield from _row(sheet, row, header, answers, reading)


def _row(sheet: Sheet, row: int, header: Header, answers: AnswerCells, reading: _Reading) -> Iterator[Question]:
    written, type_text = _text(sheet, row, header.question), _role_text(sheet, row, header, "type")
    definition = _role_text(sheet, row, header, "definition")
    columns = _answer_columns(sheet, row, header, answers, typed=bool(type_text))
    indent = sheet.style_at(row, header.question).indent
    if not columns and not type_text and not _heads_sub_questions(sheet, row, header, written):
        _start_section(reading, written.strip())
        return
    continues = _continues(written, indent, definition, type_text, reading.stem)
    if not continues:
        reading.stem = _Stem(written.strip(), indent, type_text, bool(columns))
    if not columns:
        return
    text = _BULLET.sub("", written, count=1).strip() if continues and not written.startswith(" ") else written.strip()
    yield _question(sheet, row, header, columns, answers, reading, text, definition, type_text, continues)


def _question(
    sheet: Sheet,
    row: int,
    header: Header,
    columns: tuple[int, ...],
    answers: AnswerCells,
    reading: _Reading,
    text: str,
    definition: str,
    type_text: str,
    continues: bool,
) -> Question:
    place = row, columns[0]
    options = sheet.options_at(*place) or listed_items(type_text)
    kind = value_type(type_text, f"{reading.stem.text} {text}", options, sheet, place)
    return Question(
        sheet=sheet.name,
        row=row,
        section=reading.section,
        block=reading.block,
        text=text,
        parent=reading.stem.text if continues else "",
        definition=definition,
        kind=kind,
        type_text=type_text,
        options=options,
        unit=_role_text(sheet, row, header, "unit") or unit_of(kind, type_text, f"{reading.stem.text} {text}"),
        cells=tuple((header.labels.get(column, "Response"), sheet.place(row, column)) for column in columns),
        source_cell=_beside(sheet, row, header, answers, "source"),
        comment_cell=_beside(sheet, row, header, answers, "comments"),
        question_id=_role_text(sheet, row, header, "question_id"),
        proposed=answers.proposed,
        evidence=_EVIDENCE if answers.proposed else "",
    )


def _answer_columns(sheet: Sheet, row: int, header: Header, answers: AnswerCells, *, typed: bool) -> tuple[int, ...]:
    """Of the columns that the header gives a label; of any other after the question's own, where it labels none."""
    roles = set(header.columns.values())
    if answers.proposed and typed:
        return tuple(column for column in header.labels if is_answerable(sheet, row, column))
    found = (column for column in answers.in_row(row) if column > header.question and column not in roles)
    return tuple(column for column in found if column in header.labels or not header.labels)


def _start_section(reading: _Reading, heading: str) -> None:
    folded = heading.casefold()
    own = reading.title.casefold()
    elaborates = folded.startswith(own) and folded[len(own) :].lstrip()[:1] in ("", ":", "-", "\u2013")
    reading.section, reading.block = (reading.title, heading) if elaborates else (heading, "")
    reading.stem = _Stem()


def _heads_sub_questions(sheet: Sheet, row: int, header: Header, text: str) -> bool:
    """Whether an untyped row is a question that only the rows under it ask, rather than a section's heading: it
    invites them and looks like them, where a heading stands out by its fill."""
    below = next((other for other in sheet.rows if other > row and _text(sheet, other, header.question)), 0)
    if not below:
        return False
    own, next_one = sheet.style_at(row, header.question), sheet.style_at(below, header.question)
    return next_one.indent > own.indent or (bool(_INVITES.search(text)) and own.fill == next_one.fill)


def _continues(text: str, indent: int, definition: str, type_text: str, stem: _Stem) -> bool:
    """Whether a row continues the question above it: it is set in, or it has no verb of its own, asks for the same
    type of answer, and stands under one that invites."""
    if not stem.text:
        return False
    if indent > stem.indent or _BULLET.match(text):
        stem.sets_in = True
        return True
    if definition or stem.sets_in or (stem.type_text and stem.type_text != type_text):
        return False
    if len(text.split()) > _SHORT or _ITS_OWN_VERB.search(text):
        return False
    return not stem.answered or bool(_INVITES.search(stem.text))


def _text(sheet: Sheet, row: int, column: int) -> str:
    """A question's words with the spaces that may set it in."""
    place = sheet.merged_anchor(row, column)
    value = sheet.answer_at(*place) if place in sheet.grid else None
    return value.rstrip() if isinstance(value, str) and value.strip() else ""


def _role_text(sheet: Sheet, row: int, header: Header, role: str) -> str:
    column = header.columns.get(role)
    if column is None:
        return ""
    value = sheet.answer_at(*sheet.merged_anchor(row, column))
    return f"{value:f}" if value is not None and not isinstance(value, str) else (value or "").strip()


def _beside(sheet: Sheet, row: int, header: Header, answers: AnswerCells, role: str) -> Cell | None:
    """The cell for a question's data source or comments, where it may be written in."""
    column = header.columns.get(role)
    if column is None or not (answers.proposed or column in answers.in_row(row)):
        return None
    return sheet.place(row, column)
