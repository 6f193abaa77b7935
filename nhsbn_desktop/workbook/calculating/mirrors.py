"""The Support sheet's copies of what was written: the Network's reader takes its saved values, not its formulas."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.workbook.parts.contents import Writable, content_for
from nhsbn_desktop.workbook.parts.sheets import Sheet
from nhsbn_desktop.workbook.parts.splice import NewCell
from nhsbn_desktop.workbook.parts.texts import plain
from nhsbn_desktop.workbook.reader import Workbook

SUPPORT = "Support"
_MIRROR = re.compile(r"=?(?:'((?:[^']|'')+)'|([\w.]+))!\$?([A-Z]{1,3})\$?(\d+)")
_TEXT = re.compile(r"<\{p\}is><\{p\}t[^>]*>(.*)</\{p\}t></\{p\}is>", re.DOTALL)


def support_mirrors(workbook: Workbook, values: Mapping[Cell, Writable]) -> Mapping[tuple[int, int], NewCell]:
    """The Support sheet's cells, by place, whose formula is nothing but one of these cells,
    such as `='Submission Details'!B6`:
    the formula is kept and its saved value brought up to date.

    Without this the organisation reads as 0 until somebody opens the copy in Excel and saves it. Totals are not worked
    out here: the Network recalculates those.
    """
    if SUPPORT not in workbook:
        return {}
    sheet = workbook.sheet(SUPPORT)
    written = {(cell.sheet.lower(), cell.address.upper()): cell for cell in values}
    found = {}
    for (row, column), raw in sheet.grid.items():
        formula = plain(raw[5]) if raw[5] and not raw[4].strip() else ""
        mirror = _MIRROR.fullmatch(formula)
        cell = written.get(_target(mirror)) if mirror else None
        if cell is not None:
            found[row, column] = _mirror(sheet, row, column, formula, workbook.sheet(cell.sheet), values[cell])
    return found


def _target(mirror: re.Match[str]) -> tuple[str, str]:
    return (mirror[1] or mirror[2]).replace("''", "'").lower(), mirror[3] + mirror[4]


def _mirror(sheet: Sheet, row: int, column: int, formula: str, source: Sheet, value: Writable) -> NewCell:
    kind, body = content_for(value, counts_from_1904=source.shared.counts_from_1904)
    text = _TEXT.fullmatch(body)
    saved = f"<{{p}}v>{text[1]}</{{p}}v>" if text else body or "<{p}v>0</{p}v>"  # a formula shows a blank as 0
    shielded = escape(formula).replace("{p}", "&#123;p}")
    return NewCell(
        sheet.layout.style_of_place(row, column), "str" if text else kind, f"<{{p}}f>{shielded}</{{p}}f>{saved}"
    )
