"""A worksheet put together cell by cell and written as the XML that Excel keeps it in."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from nhsbn_desktop.domain.answers import EXCEL_ERRORS, Value
from nhsbn_desktop.workbook.authoring.styles import Style
from nhsbn_desktop.workbook.parts.addresses import address_of, column_letters

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"
_LINE_HEIGHT = 13.5  # points, for 10 point Arial
_TALLEST = 400.0  # Excel stops at 409
_PROTECTION = (
    '<sheetProtection algorithmName="SHA-512" hashValue="tKM6oRuKSDAMfzS1C7cbKkkYqINDBN9BmN41QDNUXSbgDVdoa3OIN9jN/'
    'rEgxm0GWRyBdFu9yBGB416gHi3kiQ==" saltValue="VdGm5+3u7Joh0pCI7lgofA==" spinCount="100000" sheet="1" objects="1" '
    'scenarios="1" formatColumns="0" formatRows="0"/>'
)  # the hash of a password nobody kept: nothing in the program ever takes protection off
_UNWRITABLE = re.compile("_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")


class Strings:
    """The texts of a workbook, each once, in the order they were first used."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._uses = 0

    def index(self, text: str) -> int:
        self._uses += 1
        return self._index.setdefault(text, len(self._index))

    def part(self) -> str:
        items = "".join(f"<si><t{_keep_spaces(text)}>{text_xml(text)}</t></si>" for text in self._index)
        return f'<sst xmlns="{_MAIN}" count="{self._uses}" uniqueCount="{len(self._index)}">{items}</sst>'


@dataclass(frozen=True, slots=True)
class DropDown:
    """A list to choose from. `source` is a formula: "Yes,No" in quotation marks, a name, or an area.

    `extended` ones are written as Excel 2010 extension (x14) validations, as Excel does for lists on another sheet.
    """

    source: str
    cells: tuple[str, ...]
    extended: bool = False


@dataclass
class SheetXml:
    """A worksheet while it is being filled. Rows and columns count from 1; widths are Excel's, in characters."""

    strings: Strings
    widths: dict[int, float] = field(default_factory=dict)
    merges: list[str] = field(default_factory=list)
    drop_downs: list[DropDown] = field(default_factory=list)
    freeze: tuple[int, int] | None = None  # rows and columns that stay in sight
    landscape: bool = True
    _cells: dict[int, dict[int, str]] = field(default_factory=dict)
    _heights: dict[int, float] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Value = None, style: Style = Style.PLAIN, formula: str = "") -> None:
        """Write a cell. A text that is one of Excel's error values becomes that error, not a text."""
        self._cells.setdefault(row, {})[column] = self._cell(row, column, value, style, formula)
        if isinstance(value, str) and style is not Style.TITLE:
            self._fit(row, value, self.widths.get(column, 9.0))

    def put_merged(self, row: int, columns: tuple[int, int], value: Value, style: Style) -> None:
        """Write one value over several columns; the cells that are covered stay locked."""
        first, last = columns
        for column in range(first + 1, last + 1):
            self.put(row, column, None, Style.QUESTION if style.unlocked else style)
        self.put(row, first, None, style)
        self._cells[row][first] = self._cell(row, first, value, style, "")
        if last > first:
            self.merges.append(f"{address_of(row, first)}:{address_of(row, last)}")
        if isinstance(value, str):
            self._fit(row, value, sum(self.widths.get(column, 9.0) for column in range(first, last + 1)))

    def _cell(self, row: int, column: int, value: Value, style: Style, formula: str) -> str:
        start = f'<c r="{address_of(row, column)}" s="{style.index}"'
        calculation = f"<f>{escape(formula)}</f>" if formula else ""
        if value is None:
            return f"{start}>{calculation}</c>" if formula else f"{start}/>"
        if not isinstance(value, str):
            return f"{start}>{calculation}<v>{value:f}</v></c>"
        if value in EXCEL_ERRORS:
            return f'{start} t="e">{calculation}<v>{value}</v></c>'
        if formula:
            return f'{start} t="str">{calculation}<v{_keep_spaces(value)}>{text_xml(value)}</v></c>'
        return f'{start} t="s"><v>{self.strings.index(value)}</v></c>'

    def _fit(self, row: int, text: str, width: float) -> None:
        """Make the row tall enough: Excel does not do so for a file it did not write itself."""
        lines = sum(max(1, math.ceil(len(line) * 1.12 / max(width - 1, 1))) for line in text.split("\n"))
        height = min(_TALLEST, lines * _LINE_HEIGHT + 4)
        self._heights[row] = max(self._heights.get(row, 0.0), height)

    def part(self, *, selected: bool) -> str:
        """The XML of the sheet, protected."""
        return (
            f'<worksheet xmlns="{_MAIN}" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<dimension ref="{self._extent()}"/>{self._view(selected)}<sheetFormatPr defaultRowHeight="15"/>'
            f"{self._columns()}<sheetData>{''.join(self._rows())}</sheetData>{_PROTECTION}"
            f"{self._merged()}{self._ordinary()}"
            '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
            f'<pageSetup paperSize="9" orientation="{"landscape" if self.landscape else "portrait"}" fitToHeight="0"/>'
            f"{self._extended()}</worksheet>"
        )

    def _extent(self) -> str:
        columns = [column for row in self._cells.values() for column in row]
        if not columns:
            return "A1"
        return f"{address_of(min(self._cells), min(columns))}:{address_of(max(self._cells), max(columns))}"

    def _view(self, selected: bool) -> str:
        chosen = ' tabSelected="1"' if selected else ""
        start = f'<sheetViews><sheetView showGridLines="0"{chosen} '
        if not self.freeze:
            return f'{start}workbookViewId="0"/></sheetViews>'
        rows, columns = self.freeze
        corner = address_of(rows + 1, columns + 1)
        return (
            f'{start}workbookViewId="0"><pane xSplit="{columns}" ySplit="{rows}" topLeftCell="{corner}" '
            f'activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="{corner}" '
            f'sqref="{corner}"/></sheetView></sheetViews>'
        )

    def _columns(self) -> str:
        columns = "".join(
            f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
            for column, width in sorted(self.widths.items())
        )
        return f"<cols>{columns}</cols>" if columns else ""

    def _rows(self) -> Iterable[str]:
        for number, cells in sorted(self._cells.items()):
            height = self._heights.get(number)
            tall = f' ht="{height:.2f}" customHeight="1"' if height and height > _LINE_HEIGHT * 1.5 else ""
            yield f'<row r="{number}"{tall}>{"".join(cell for _, cell in sorted(cells.items()))}</row>'

    def _merged(self) -> str:
        areas = "".join(f'<mergeCell ref="{area}"/>' for area in self.merges)
        return f'<mergeCells count="{len(self.merges)}">{areas}</mergeCells>' if areas else ""

    def _ordinary(self) -> str:
        lists = [drop_down for drop_down in self.drop_downs if not drop_down.extended]
        rules = "".join(
            f'<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" '
            f'sqref="{" ".join(each.cells)}"><formula1>{escape(each.source)}</formula1></dataValidation>'
            for each in lists
        )
        return f'<dataValidations count="{len(lists)}">{rules}</dataValidations>' if rules else ""

    def _extended(self) -> str:
        lists = [drop_down for drop_down in self.drop_downs if drop_down.extended]
        rules = "".join(
            f'<x14:dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1">'
            f"<x14:formula1><xm:f>{escape(each.source)}</xm:f></x14:formula1>"
            f"<xm:sqref>{' '.join(each.cells)}</xm:sqref></x14:dataValidation>"
            for each in lists
        )
        if not rules:
            return ""
        return (
            f'<extLst><ext xmlns:x14="{_X14}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}">'
            f'<x14:dataValidations xmlns:xm="{_XM}" count="{len(lists)}">{rules}</x14:dataValidations></ext></extLst>'
        )


def text_xml(text: str) -> str:
    """A text as Excel writes it: control characters as _x001F_, and what only looks like that made safe."""
    return escape(_UNWRITABLE.sub(_spelled_out, text))


def attribute(text: str) -> str:
    return quoteattr(text)


def area(sheet: str, column: int, first_row: int, last_row: int) -> str:
    """`Lists!$B$2:$B$5`."""
    letters = column_letters(column)
    return f"{quoted(sheet)}!${letters}${first_row}:${letters}${last_row}"


def quoted(sheet: str) -> str:
    """A sheet's name as a formula writes it."""
    return sheet if sheet.isalnum() else "'" + sheet.replace("'", "''") + "'"


def _spelled_out(match: re.Match[str]) -> str:
    found = match[0]
    return f"_x005F{found}" if len(found) > 1 else f"_x{ord(found):04X}_"


def _keep_spaces(text: str) -> str:
    return ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
