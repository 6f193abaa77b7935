"""A workbook as big as any, written in a second: forty tabs of numbered questions, every other column open."""

import zipfile
from pathlib import Path

TABS, ROWS, COLUMNS = 40, 1_500, 12
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def write_big_workbook(path: Path, tabs: int = TABS, rows: int = ROWS, columns: int = COLUMNS) -> None:
    """A form of numbered questions, one answer column unlocked in two, written without any library's help."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(tabs))
        package.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        sheets = "".join(f'<sheet name="Tab {n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, tabs + 1))
        package.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{sheets}</sheets></workbook>'
        )
        parts = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, tabs + 1)] + [("styles", "styles.xml")]
        package.writestr("xl/_rels/workbook.xml.rels", _relations(parts))
        package.writestr("xl/styles.xml", _STYLES)
        for tab in range(1, tabs + 1):
            package.writestr(f"xl/worksheets/sheet{tab}.xml", _sheet(tab, rows, columns))


_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/>'
    '<xf applyProtection="1"><protection locked="0"/></xf></cellXfs></styleSheet>'
)


def _content_types(tabs: int) -> str:
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{office}.worksheet+xml"/>'
        for n in range(1, tabs + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{office}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{office}.styles+xml"/>{sheets}</Types>'
    )


def _relations(parts: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_DOCUMENT}/{kind}" Target="{part}"/>'
        for number, (kind, part) in enumerate(parts, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{rows}</Relationships>'


def _sheet(tab: int, rows: int, columns: int) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:columns]
    lines = ['<row r="1"><c r="A1" t="inlineStr"><is><t>Question</t></is></c></row>']
    for row in range(2, rows + 1):
        cells = "".join(
            f'<c r="{letter}{row}" s="{place % 2}"><v>{row * place + tab}</v></c>'
            for place, letter in enumerate(letters[1:], 1)
        )
        words = f'<c r="A{row}" t="inlineStr"><is><t>{tab}.{row} How many contacts of kind {row}?</t></is></c>'
        lines.append(f'<row r="{row}">{words}{cells}</row>')
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
