"""A paper as a Word document whose headings, heading rows, pictures and language are told to Word as what they are."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row

from nhsbn_desktop.documents.paper import Bars, Grid, Heading, Paper, Part, Points, Words
from nhsbn_desktop.domain.problems import DocumentProblem

_BLUE = RGBColor(0x00, 0x5E, 0xB8)
_NOW, _BEFORE = (0x00, 0x5E, 0xB8), (0x8F, 0xB8, 0xDE)
_WIDTH = 17.0  # centimetres between the margins
_LONGEST = 8.5  # centimetres of the longest bar
_FONTS = (("Normal", 10.5), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12.5), ("Caption", 10.5))


def write_paper_word(path: Path, paper: Paper) -> Path:
    """Raises DocumentProblem where the file cannot be written."""
    document = _blank(paper)
    document.add_heading(_held(paper.title), 0)
    for part in paper.parts:
        _add(document, part)
    try:
        document.save(str(path))
    except OSError as error:
        raise DocumentProblem(
            f"{path.name} cannot be written: {error.strerror or error}.",
            "Close it in Word if it is open there, or choose another name.",
        ) from error
    return path


def _blank(paper: Paper) -> Written:
    """A4 in Arial; Word's own reader and spelling take it as British English."""
    document = Document()
    known = document.core_properties
    known.title, known.author, known.language, known.comments = _held(paper.title), paper.author, "en-GB", ""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)
    for name, size in _FONTS:
        style = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        looks = style.element.get_or_add_rPr()
        fonts = looks.get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        looks.append(_element("w:lang", val="en-GB"))
        if name != "Normal":
            style.font.color.rgb = _BLUE if name != "Caption" else RGBColor(0x21, 0x2B, 0x32)
    return document


def _add(document: Written, part: Part) -> None:
    match part:
        case Heading():
            document.add_heading(_held(part.words), part.level)
        case Words():
            document.add_paragraph().add_run(_held(part.words)).bold = part.strong
        case Points():
            for point in part.points:
                document.add_paragraph(_held(point), style="List Bullet")
        case Grid():
            _add_grid(document, part)
        case Bars():
            _add_bars(document, part)


def _add_grid(document: Written, grid: Grid) -> None:
    _caption(document, grid.caption)
    table = _table(document, grid.headings, grid.caption, grid.widths)
    for row in grid.rows:
        for place, (cell, words) in enumerate(zip(_row(table, grid.widths), row, strict=True)):
            _say(cell, words, bold=place == 0)
    document.add_paragraph()


def _add_bars(document: Written, chart: Bars) -> None:
    """The years and figures are words in a table, with a bar beside each, so that no figure is in a picture alone."""
    _caption(document, chart.title)
    document.add_paragraph(_held(chart.description)).paragraph_format.keep_with_next = True
    widths = (0.16, 0.26, 0.58)
    table = _table(document, ("Year", "Answer", "As a bar"), chart.description, widths)
    for place, (bar, length) in enumerate(zip(chart.bars, chart.lengths(), strict=True)):
        cells = _row(table, widths)
        _say(cells[0], bar.label, bold=True)
        _say(cells[1], bar.words)
        if length:
            is_now = place == len(chart.bars) - 1
            picture = io.BytesIO(_png(_NOW if is_now else _BEFORE))
            shape = cells[2].paragraphs[0].add_run().add_picture(picture, Cm(max(length * _LONGEST, 0.05)), Cm(0.28))
            shape._inline.docPr.set("descr", _held(f"A bar for {bar.words} in {bar.label}"))  # noqa: SLF001
    for row in table.rows[:-1]:
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    document.add_paragraph()


def _caption(document: Written, words: str) -> None:
    caption = document.add_paragraph(_held(words), style="Caption")
    caption.paragraph_format.keep_with_next = True


def _table(document: Written, headings: tuple[str, ...], description: str, widths: tuple[float, ...]) -> Table:
    """Its first row is marked as a heading: Word repeats it on each page, and a reader says it with each cell."""
    table: Table = document.add_table(rows=1, cols=len(headings))
    table.style = "Table Grid"
    table.autofit = not widths
    looks = table._tbl.tblPr  # noqa: SLF001, the library has no call for a table's description
    room = _element("w:tblCellMar")  # twentieths of a point above and below the words
    for side in ("w:top", "w:bottom"):
        room.append(_element(side, w="40", type="dxa"))
    looks.insert_element_before(room, "w:tblLook", "w:tblCaption")
    looks.append(_element("w:tblCaption", val=_held(description)))
    for cell, words in zip(table.rows[0].cells, headings, strict=True):
        _say(cell, words, bold=True)
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill="D8DDE0"))  # noqa: SLF001
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))  # noqa: SLF001
    _keep_whole(table.rows[0])
    for column, share in zip(table.columns, widths, strict=False):
        column.width = Cm(share * _WIDTH)
    return table


def _row(table: Table, widths: tuple[float, ...]) -> tuple[_Cell, ...]:
    """The cells of a new row, kept on one page. Word goes by the cells' widths, others by the columns'."""
    row = table.add_row()
    _keep_whole(row)
    for cell, share in zip(row.cells, widths, strict=False):
        cell.width = Cm(share * _WIDTH)
    cells: tuple[_Cell, ...] = row.cells
    return cells


def _keep_whole(row: _Row) -> None:
    """A row is not torn over two pages."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))  # noqa: SLF001


def _say(cell: _Cell, words: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(_held(words))
    run.bold, run.font.size = bold, Pt(9.5)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def _held(words: str) -> str:
    """Without the characters that no XML can hold."""
    kept = "".join(one if one >= " " or one in "\t\n" else "\ufffd" for one in words)
    return kept.encode("utf-8", "replace").decode().replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def _png(colour: tuple[int, int, int]) -> bytes:
    """One dot of a colour, which Word draws as long as it is told (PNG, ISO/IEC 15948)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00" + bytes(colour)))
        + chunk(b"IEND", b"")
    )
