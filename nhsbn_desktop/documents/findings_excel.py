"""The findings as an Excel list to sort, filter and work through: figures are figures, and no text is a formula."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhsbn_desktop.documents.findings_table import Column, Content, columns_for
from nhsbn_desktop.domain.listed_findings import ListedFinding, ListHeading
from nhsbn_desktop.domain.problems import DocumentProblem

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST = 16_000  # characters: half of what Excel lets a cell hold, since some count as two
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read `_x000D_` as a carriage return
_FORMATS = {"Change": "+0.0%;-0.0%;0.0%", "Validate by": "d mmmm yyyy"}
_FILLS = {"Must fix": "F6C6C1", "Explain": "FFE5A0", "Check": "CCE3F5", "Note": "E8EDEE"}
_LINE, _TALLEST = 14.5, 400.0  # points; Excel stops at 409


def write_findings_excel(path: Path, heading: ListHeading, listed: Sequence[ListedFinding]) -> Path:
    """Writes the list: one row for each finding, the headings frozen and with a filter. Raises DocumentProblem."""
    from openpyxl import Workbook  # late: it is slow to load, and no window waits for it

    book = Workbook()
    book.properties.creator = "NHSBN desktop"
    book.properties.title = f"Findings: {plain(heading.collection)}"
    sheet = book.active
    sheet.title = "Findings"
    columns = columns_for(listed)
    _fill(sheet, columns, listed)
    _lay_out(sheet, columns, len(listed))
    content = BytesIO()
    book.save(content)
    try:
        path.write_bytes(content.getvalue())
    except OSError as error:
        raise DocumentProblem(
            f"{path.name} cannot be written: {error.strerror or error}.",
            "Close it in Excel if it is open there, or choose another folder.",
        ) from error
    return path


def _fill(sheet: "Worksheet", columns: Sequence[Column], listed: Sequence[ListedFinding]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    bold, top = Font(name="Arial", size=11, bold=True), Alignment(vertical="top", wrap_text=True)
    font = Font(name="Arial", size=11)
    fills = {words: PatternFill("solid", fgColor=colour) for words, colour in _FILLS.items()}
    for place, column in enumerate(columns, 1):
        cell = sheet.cell(1, place, column.heading)
        cell.font, cell.alignment, cell.fill = bold, top, PatternFill("solid", fgColor="D8DDE0")
    for row, one in enumerate(listed, 2):
        for place, column in enumerate(columns, 1):
            cell = sheet.cell(row, place)
            _put(cell, column.say(one))
            cell.font, cell.alignment = font, top
            if column.heading in _FORMATS:
                cell.number_format = _FORMATS[column.heading]
        level = sheet.cell(row, 1)
        level.font, level.fill = bold, fills[one.finding.severity.words]
        sheet.row_dimensions[row].height = _height(columns, one)


def _put(cell: Any, content: Content) -> None:
    """A text is set as one whatever it starts with, and marked with the quote that keeps it one when it is edited."""
    if isinstance(content, str):
        cell.value = plain(content)
        cell.data_type = "s"
        cell.quotePrefix = True
    elif isinstance(content, Decimal) and not content.is_finite():
        _put(cell, str(content))
    else:
        cell.value = content


def plain(text: str) -> str:
    """Without what no workbook can hold."""
    return _LOOKS_ESCAPED.sub("_x005F_", _ILLEGAL.sub("\ufffd", text[:_LONGEST]))


def _height(columns: Sequence[Column], one: ListedFinding) -> float:
    """In points: Excel does not make rows tall enough in a file that it did not write itself."""
    lines = (math.ceil(len(str(column.say(one) or "")) * 1.15 / column.width) for column in columns)
    return min(_TALLEST, max(1, *lines) * _LINE + 4)


def _lay_out(sheet: "Worksheet", columns: Sequence[Column], count: int) -> None:
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
