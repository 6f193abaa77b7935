"""How long a table of 50,000 rows takes to answer a key in its filter, beside Qt's own filtering of the same rows."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSortFilterProxyModel, QStringListModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.widgets.table_view import TableView
from tests.desktop.sample_screen import LINES, table_model

pytestmark = pytest.mark.benchmark
ROWS = 50_000
KEYS = ("t", "th", "theatre", "theatre 18", "sheet 2", "")


def middle(narrow: Callable[[str], None], repaint: Callable[[], None]) -> float:
    """Milliseconds from the key to the painted rows, the middle of all keys; the first key puts the rows in order."""
    narrow("warm")
    spent = []
    for words in KEYS:
        began = time.perf_counter()
        narrow(words)
        repaint()
        spent.append((time.perf_counter() - began) * 1000)
    return sorted(spent)[len(spent) // 2]


def test_filtering_between_two_keys(qtbot: QtBot) -> None:
    view, model = TableView(), table_model()
    lines = [replace(LINES[n % len(LINES)], cell=f"Sheet {n % 97}, cell D{n}") for n in range(ROWS)]
    view.show_model(model)
    model.show(lines)
    qts, proxy = QListView(), QSortFilterProxyModel(view)
    proxy.setSourceModel(QStringListModel([f"{line.words} {line.cell}" for line in lines], view))
    qts.setModel(proxy)
    for widget in (view, qts):
        qtbot.addWidget(widget)
        widget.resize(1000, 700)
        widget.show()
    view.select_key("Sheet 2, cell D99")
    ours = middle(model.narrow, view.viewport().repaint)
    theirs = middle(proxy.setFilterFixedString, qts.viewport().repaint)
    sys.stdout.write(
        f"\nA key in the filter of {ROWS:,} rows: {ours:.0f} ms; Qt's own proxy, one column, {theirs:.0f} ms"
        f" ({ours / theirs:.1f} times as long)\n"
    )
