"""The grid of a sheet on its own: read cell by cell, panes that stay, keys as in Excel, colours that can be read."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.rows.sheet_colours import READABLE, contrast, paper_and_ink
from nhsbn_desktop.desktop.rows.sheet_grid import Marks, SheetModel
from nhsbn_desktop.desktop.rows.sheet_moves import edge
from nhsbn_desktop.desktop.widgets.sheet_view import SheetTable
from nhsbn_desktop.services import sheets
from nhsbn_desktop.services.sheets import SheetView
from tests.desktop.big_workbook import write_big_workbook
from tests.desktop.heartbeat import Heartbeat

REAL = Path(__file__).parents[2] / "../shared/workbooks/real"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> SheetView:
    """Two hundred rows of twelve columns: a question, then every other column open."""
    path = tmp_path_factory.mktemp("sheets") / "plain.xlsx"
    write_big_workbook(path, tabs=2, rows=200)
    book = sheets.look(path)
    return sheets.lay_out(book, book.tabs[0])


@pytest.fixture
def shown(qtbot: QtBot, plain: SheetView) -> SheetTable:
    return show(qtbot, plain)


def show(qtbot: QtBot, sheet: SheetView) -> SheetTable:
    table, model = SheetTable(), SheetModel()
    model.setParent(table)
    qtbot.addWidget(table)
    table.show_model(model)
    table.resize(700, 400)
    table.show()
    model.show_sheet(sheet, Marks())
    table.go_to(1, 1)
    return table


def test_the_model_is_sound_and_makes_nothing_before_it_is_asked(plain: SheetView) -> None:
    model = SheetModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_sheet(plain, Marks())
    assert (model.rowCount(), model.columnCount()) == (200, 12)
    assert tester.model() is model


def test_a_cell_knows_its_address_its_words_and_whether_it_is_open(plain: SheetView) -> None:
    assert str(plain.address(2, 2)) == "Tab 1!B2"
    assert plain.cell(1, 1).text == "Question"
    assert not plain.cell(2, 2).locked
    assert plain.cell(2, 3).locked
    assert plain.cell(2, 3).number
    assert plain.first_answer == (2, 2)


def test_what_stands_above_and_left_of_the_first_answer_stays_in_sight(shown: SheetTable, plain: SheetView) -> None:
    assert plain.frozen == (1, 1)
    assert not shown._corner.isVisible()
    shown.verticalScrollBar().setValue(900)
    assert shown._top.isVisible()
    assert not shown._left.isVisible()
    shown.horizontalScrollBar().setValue(shown.horizontalScrollBar().maximum())
    assert shown._left.isVisible()
    assert shown._corner.isVisible()
    assert shown._left.horizontalScrollBar().value() == 0
    assert shown._left.verticalScrollBar().value() == shown.verticalScrollBar().value()
    assert shown._top.horizontalScrollBar().value() == shown.horizontalScrollBar().value()


def test_no_cell_is_gone_to_behind_what_stays(qtbot: QtBot, shown: SheetTable) -> None:
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    shown.go_to(2, 2)
    tall, wide = shown._sizes(1, 1)
    there = shown.visualRect(shown.currentIndex())
    assert there.top() >= tall
    assert there.left() >= wide
    before = shown.horizontalScrollBar().maximum()
    shown.horizontalScrollBar().setValue(before)
    shown.go_to(30, 1)
    assert shown.horizontalScrollBar().value() == before  # the question's column is in sight wherever the grid is


@pytest.mark.parametrize(
    ("key", "modifier", "place"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "E11"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "E9"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "E11"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier, "E200"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier, "E2"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier, "A10"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, "L10"),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier, "B2"),
        (Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier, "L200"),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, "A10"),
    ],
)
def test_keys_lead_where_they_lead_in_excel(
    qtbot: QtBot, shown: SheetTable, key: Qt.Key, modifier: Qt.KeyboardModifier, place: str
) -> None:
    shown.go_to(10, 5)
    qtbot.keyClick(shown, key, modifier)
    assert shown.sheet_model().place(shown.currentIndex()).address == place


def test_control_and_an_arrow_stop_at_a_gap(plain: SheetView) -> None:
    assert edge(plain, (0, 0), 0, 1) == (0, 11)  # nothing to the right: the edge
    assert edge(plain, (0, 1), 1, 0) == (1, 1)  # over the gap to the first that is filled
    assert edge(plain, (199, 3), 1, 0) == (199, 3)


def test_a_selection_is_copied_as_excel_takes_it(qtbot: QtBot, shown: SheetTable) -> None:
    shown.go_to(2, 1)
    qtbot.keyClick(shown, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().split("\n")
    assert lines == ["1.2 How many contacts of kind 2?\t3", "1.3 How many contacts of kind 3?\t4"]


def test_nothing_can_be_typed_before_the_answers_are_on_record(shown: SheetTable) -> None:
    model = shown.sheet_model()
    index = model.index_at(2, 2)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "12")


def test_words_are_found_from_a_cell_on_and_round_the_end(plain: SheetView) -> None:
    assert plain.find("KIND 150?") == (150, 1)
    assert plain.find("kind 150?", after=(150, 1)) == (150, 1)
    assert plain.find("of kind", after=(10, 1)) == (11, 1)
    assert plain.find("of kind", after=(10, 1), by=-1) == (9, 1)
    assert plain.find("nobody says this") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_workbooks_colours_can_always_be_read(qapp: QApplication, scheme: str) -> None:
    theme.apply(qapp, scheme)
    shades = ("", "003087", "005EB8", "E8EDEE", "FFFF00", "FFFFFF", "000000", "70AD47", "C00000", "7F7F7F")
    for shade, ink in product(shades, ("", "FFFFFF", "212B32", "425563", "FF0000")):
        paper, written = paper_and_ink(shade, ink)
        assert contrast(paper, written) >= READABLE, (shade, ink, paper.name(), written.name())


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)


def test_a_sheet_never_keeps_the_row_heights_of_the_one_before(qtbot: QtBot, plain: SheetView) -> None:
    low = replace(plain, heights={3: 60.0, 4: 90.0}, _seen={})
    table = show(qtbot, low)
    assert table.rowHeight(3) == 84
    table.sheet_model().show_sheet(plain, Marks())
    assert table.rowHeight(3) == table.rowHeight(4) == table.rowHeight(10)


@pytest.mark.skipif(not REAL.exists(), reason="the real workbooks are not at hand")
@pytest.mark.parametrize("name", ["uk_dluhc_towns_fund_round7.xlsx", "us_cms_naaar.xlsx", "uk_360giving_template.xlsx"])
def test_merged_cells_sizes_and_panes_of_real_workbooks_are_laid_out(qtbot: QtBot, name: str) -> None:
    book = sheets.look(REAL / name)
    for tab in book.tabs:
        sheet = sheets.lay_out(book, tab)
        table = show(qtbot, sheet)
        for span in sheet.spans[:200]:
            assert (table.rowSpan(span.row, span.column), table.columnSpan(span.row, span.column)) == (
                span.rows,
                span.columns,
            )
        assert not table.grab().isNull()


@pytest.mark.slow  # a clock on shared cores: it would be red for others' work
def test_a_sheet_of_twenty_thousand_cells_scrolls_without_a_stall(qtbot: QtBot, tmp_path: Path) -> None:
    write_big_workbook(tmp_path / "big.xlsx", tabs=1, rows=1_500)
    book = sheets.look(tmp_path / "big.xlsx")
    table = show(qtbot, sheets.lay_out(book, "Tab 1"))
    with Heartbeat() as heart:
        bar = table.verticalScrollBar()
        for part in range(40):
            bar.setValue(bar.maximum() * part // 39)
            QApplication.processEvents()
    assert heart.worst.ours < 150, heart.worst  # the benchmark says how long on a quiet computer
