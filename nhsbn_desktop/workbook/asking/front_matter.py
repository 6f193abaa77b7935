"""What a workbook says about itself: title, project, year, timetable, whose return it is, and its Support sheet."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import PurePath

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.asking.asked import Details, Timetable
from nhsbn_desktop.workbook.asking.headers import find_headers
from nhsbn_desktop.workbook.asking.written_dates import find_date, find_year
from nhsbn_desktop.workbook.parts.addresses import split_address
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.reader import Workbook

_FRONT_ROWS = 60  # a timetable or contact list that starts lower is not the workbook's own
_HEAD_ROWS = 12
_INTRODUCTION = re.compile(r"intro|welcome|guidance|instruction|read\s*me|cover|home|about|start", re.IGNORECASE)
_TIMETABLE = {
    "opens": re.compile(r"(?:data )?collection\s+(?:is\s+)?(?:opens?|opening|starts?)|^opens?\b|launch", re.IGNORECASE),
    "deadline": re.compile(r"deadline|closing date|collection closes|data due|submit by|^closes\b", re.IGNORECASE),
    "outputs": re.compile(
        r"outputs?\b|results? (?:published|available)|reports? (?:published|available)", re.IGNORECASE
    ),
}
_DETAILS = {  # in this order: "Contact e-mail" is an e-mail before it is a contact
    "contact_email": re.compile(r"e-?mail", re.IGNORECASE),
    "contact_name": re.compile(r"contact|completed by|your name|lead name", re.IGNORECASE),
    "submission": re.compile(r"submission|locality|site name|service name|team name", re.IGNORECASE),
    "organisation": re.compile(r"organisation|trust|provider|health board", re.IGNORECASE),
}
_NOT_CONTACT = re.compile(r"phone|telephone|number|role|title|position", re.IGNORECASE)
_LONGEST_LABEL = 80
_MOST_DETAILS = 60  # unlocked cells: a sheet with more is for answers


def is_introduction(sheet: Sheet) -> bool:
    return bool(_INTRODUCTION.search(sheet.name))


def find_title(workbook: Workbook) -> str:
    """The largest words at the head of the introduction, or of the first visible sheet with words; the first of
    several as large. A table's headings are no title: where there is nothing else, it is the file's name."""
    visible, named = [sheet for sheet in workbook.sheets if sheet.visible], PurePath(workbook.file_name).stem
    for sheet in sorted(visible, key=lambda sheet: not is_introduction(sheet)):
        head = [said for said in _texts(sheet) if said[0] <= _HEAD_ROWS]
        if head:
            headings = min((header.row for header in find_headers(sheet)), default=_HEAD_ROWS + 1)
            above = [(sheet.style_at(row, column).size, text) for row, column, text in head if row < headings]
            return max(above, key=lambda said: said[0])[1].splitlines()[0].strip() if above else named
    return named


def find_support(workbook: Workbook) -> Mapping[str, str]:
    """The key/value pairs of the sheet named Support, its heading row ("Heading", "Data") left out."""
    if "Support" not in workbook:
        return {}
    sheet = workbook.sheet("Support")
    pairs = ((sheet.text_at(row, 1), as_words(sheet, row, 2)) for row in sheet.rows)
    return {key: value for key, value in pairs if key and (key, value) != ("Heading", "Data")}


def find_project(title: str, support: Mapping[str, str]) -> str:
    """The collection's name without its year."""
    named = support.get("Project Name") or title
    year = find_year(named)
    return re.sub(r"\s*\(?\b20\d\d\s*[/\u2013\u2014-]\s*\d{2,4}\)?", "", named).strip(" -\u2013:") if year else named


def year_of(title: str, support: Mapping[str, str], workbook: Workbook) -> str:
    for text in (support.get("Submission period", ""), title, support.get("Project ID", ""), workbook.file_name):
        year = find_year(text.replace("_", " "))
        if year:
            return year
    return ""


def find_timetable(workbook: Workbook) -> Timetable:
    """Dates beside or below their labels, or in the same cell after them; the introduction is looked through first."""
    visible = sorted((s for s in workbook.sheets if s.visible), key=lambda sheet: not is_introduction(sheet))
    found: dict[str, date] = {}
    for sheet in visible:
        for row, column, text in _texts(sheet):
            for name, label in _TIMETABLE.items():
                if name not in found and len(text) <= _LONGEST_LABEL and label.search(text):
                    when = _date_by(sheet, row, column, text)
                    if when:
                        found[name] = when
        if found:
            break
    return Timetable(found.get("opens"), found.get("deadline"), found.get("outputs"))


def _date_by(sheet: Sheet, row: int, column: int, text: str) -> date | None:
    beside = [after for after in sheet.rows.get(row, ()) if after > column][:4]
    places = [*((row, after) for after in beside), (row + 1, column)]
    said = (as_words(sheet, *place) for place in places)
    return find_date(text) or next((when for words in said if (when := _as_date(words))), None)


def _as_date(words: str) -> date | None:
    """A written date, or a serial number that its cell was not formatted to show as one (2015 to 2049)."""
    if words.isdigit() and 42_000 <= int(words) <= 55_000:
        return date.fromordinal(date(1899, 12, 30).toordinal() + int(words))
    return find_date(words)


def find_details(workbook: Workbook, support: Mapping[str, str]) -> tuple[Details, str]:
    """Whose return it is, and the name of the sheet that says so ("" for none)."""
    best: tuple[dict[str, Cell], Sheet | None] = ({}, None)
    for sheet in workbook.sheets:
        if not sheet.visible or not _may_hold_details(sheet):
            continue
        cells = _detail_cells(sheet)
        if len(cells) > len(best[0]):
            best = cells, sheet
    cells, chosen = best
    if chosen is None:
        return _details_of_support(support), ""
    words = {name: as_words(chosen, *split_address(cell.address)) for name, cell in cells.items()}
    options = {name: chosen.options_at(*split_address(cell.address)) for name, cell in cells.items()}
    return Details(**words, cells=cells, options={name: items for name, items in options.items() if items}), chosen.name


def _may_hold_details(sheet: Sheet) -> bool:
    if "detail" in sheet.name.lower():
        return True
    unlocked = (place for place in sheet.grid if not sheet.style_at(*place).locked)
    return sum(1 for _ in islice(unlocked, _MOST_DETAILS + 1)) <= _MOST_DETAILS


def _detail_cells(sheet: Sheet) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for row, columns in sheet.rows.items():
        if row > _FRONT_ROWS:
            break
        for column in columns:
            if not sheet.style_at(row, column).locked and not sheet.is_covered(row, column):
                label = label_of(sheet, row, column)
                name = next((name for name, words in _DETAILS.items() if words.search(label)), None)
                if name and name not in found and not (name == "contact_name" and _NOT_CONTACT.search(label)):
                    found[name] = sheet.place(row, column)
    return found if "organisation" in found or "submission" in found else {}


def _details_of_support(support: Mapping[str, str]) -> Details:
    keys = ("Organisation Name", "Submission Name", "Contact Name", "Contact Email")
    # a formula that mirrors a blank cell shows 0
    organisation, submission, name, email = (support.get(key, "").removeprefix("0") for key in keys)
    return Details(organisation, submission, name, email)


def label_of(sheet: Sheet, row: int, column: int) -> str:
    """The nearest locked text to the left of a cell, else the nearest above it."""
    for left in range(column - 1, max(0, column - 8), -1):
        text = sheet.text_at(*sheet.merged_anchor(row, left))
        if text and sheet.style_at(row, left).locked:
            return text
    for above in range(row - 1, max(0, row - 4), -1):
        text = sheet.text_at(*sheet.merged_anchor(above, column))
        if text and sheet.style_at(above, column).locked:
            return text
    return ""


def as_words(sheet: Sheet, row: int, column: int) -> str:
    """A cell's value as a person would read it."""
    value = sheet.answer_at(row, column)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return (value or "").strip()


def _texts(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for row, columns in sheet.rows.items():
        if row > _FRONT_ROWS:
            return
        for column in columns:
            text = sheet.text_at(row, column)
            if text:
                yield row, column, text
