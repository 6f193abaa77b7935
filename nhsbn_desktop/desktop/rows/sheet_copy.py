"""A part of a sheet as Excel takes it from the clipboard: tabs between cells, a line for each row."""

from PySide6.QtCore import Qt

from nhsbn_desktop.desktop.rows.sheet_grid import SheetModel

_MOST_COPIED = 200_000  # cells


def block_of(model: SheetModel, top: int, left: int, tall: int, wide: int) -> str:
    """So many rows and columns from a place on; answers as they would be typed."""
    tall = min(tall, max(1, _MOST_COPIED // max(wide, 1)))
    lines = ((_words(model, top + row, left + column) for column in range(wide)) for row in range(tall))
    return "\n".join("\t".join(line) for line in lines)


def _words(model: SheetModel, row: int, column: int) -> str:
    """A cell with a line or a tab of its own is put in quotes, as Excel does."""
    text = str(model.index(row, column).data(Qt.ItemDataRole.EditRole) or "")
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if any(mark in text for mark in "\t\n\r") else text
