"""The table: what it shows, that filtering and sorting keep a person's place, and that it is quick about it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.widgets.table_view import TableView
from tests.desktop.sample_screen import LINES, Line, table_model


@pytest.fixture
def view(qtbot: QtBot) -> TableView:
    view = TableView()
    qtbot.addWidget(view)
    model = table_model()
    model.setParent(view)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    view.show_model(model)
    view.resize(800, 400)
    view.show()
    model.show(LINES)
    return view


def test_the_table_reads_as_text(view: TableView) -> None:
    view.select_key("Activity, cell G42")
    lines = view.as_text().splitlines()
    assert lines[0] == "  Level | Finding | Change | Status"
    assert lines[1] == "  Error | Theatre cost per hour is 38% above last year, Theatres, cell D18 | +37.9% | To do"
    assert lines[2].startswith("> Error | Day case")
    assert len(lines) == len(LINES) + 1


def test_filtering_keeps_rows_that_hold_every_word_in_any_cell(view: TableView) -> None:
    view._table.narrow("workforce EXPLAINED")
    assert [row.cell for row in view._table.visible_rows()] == ["Workforce, cell H12"]
    view._table.narrow("", lambda row: row.state == "Fixed")
    assert [row.level for row in view._table.visible_rows()] == ["Note"]
    view._table.narrow()
    assert view._table.visible_rows() == list(LINES)


def test_the_current_row_stays_current_through_filter_sort_and_refresh(view: TableView) -> None:
    view.select_key("Wards, cell F33")
    view._table.narrow("cost")
    assert view.current_row().cell == "Wards, cell F33"
    view._table.sort(1, Qt.SortOrder.DescendingOrder)
    assert view.current_row().cell == "Wards, cell F33"
    view._table.show([replace(line, state="Fixed") for line in LINES])
    assert view.current_row() == replace(LINES[3], state="Fixed")


def test_where_the_current_row_goes_the_one_that_moves_up_becomes_current(view: TableView) -> None:
    chosen: list[Line | None] = []
    view.select_key("Activity, cell G42")
    view.chosen.connect(chosen.append)
    view._table.show([line for line in LINES if line.cell != "Activity, cell G42"])
    assert view.current_row().cell == "Reconciliation, cell C9"
    assert chosen == [LINES[2]]


def test_showing_the_same_rows_again_only_repaints(qtbot: QtBot, view: TableView) -> None:
    with qtbot.assertNotEmitted(view._table.modelReset), qtbot.waitSignal(view._table.dataChanged):
        view._table.show(tuple(LINES))


def test_a_column_sorts_by_its_own_order_and_a_third_click_brings_back_the_first(view: TableView) -> None:
    order = {"Error": 0, "Warning": 1, "Note": 2}
    columns = [Column[Line]("Level", lambda row: row.level, sort=lambda row: order[row.level])]
    model = TableModel[Line](columns, key=lambda row: row.cell)
    model.show(LINES[::-1])
    model.sort(0)
    assert [row.level for row in model.visible_rows()][:4] == ["Error", "Error", "Error", "Warning"]
    model.sort(-1)
    assert model.visible_rows() == list(LINES[::-1])


def test_the_first_cell_tells_a_screen_reader_the_whole_row(view: TableView) -> None:
    first = view.model().index(0, 0)
    said = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Error: Theatre cost per hour is 38% above last year, Theatres, cell D18. +37.9%. To do"
    assert first.siblingAtColumn(2).data(Qt.ItemDataRole.AccessibleTextRole) == "+37.9%"


def test_figures_stand_at_the_right_under_their_title(view: TableView) -> None:
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert view.model().headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == right
    assert view.model().index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) == right


def test_the_arrow_keys_move_and_enter_opens(qtbot: QtBot, view: TableView) -> None:
    opened: list[Line] = []
    view.opened.connect(opened.append)
    view.setFocus()
    view.step(-99)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == [LINES[1]]
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == LINES[-1]


def test_a_wide_column_hides_where_there_is_no_room(qtbot: QtBot) -> None:
    view = TableView(two_line=False)
    qtbot.addWidget(view)
    columns = [Column[Line]("Finding", lambda r: r.words), Column[Line]("Cell", lambda r: r.cell, from_width=700)]
    view.show_model(TableModel[Line](columns, key=lambda r: r.cell, parent=view))
    view.show()
    for width, hidden in ((600, True), (900, False), (600, True)):
        view.resize(width, 300)
        assert view.isColumnHidden(1) is hidden
