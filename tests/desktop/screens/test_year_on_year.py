"""Year on year, as a person uses it: adding the years before, seeing what moved too far, and where to settle it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.panels.limits_window import LimitsWindow
from nhsbn_desktop.desktop.rows.comparison_rows import (
    BLANK,
    EXPLAINED,
    NEW,
    NO_LAST_YEAR,
    NOT_AVAILABLE,
    QUESTION,
    VOID,
    ComparisonRow,
    comparison_rows,
)
from nhsbn_desktop.desktop.screens.year_on_year import YearOnYearScreen
from nhsbn_desktop.domain.gaps import GapKind
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import answers, gaps, submissions
from nhsbn_desktop.services.session import Session
from tests.desktop.screens.sample_desk import UNIT, Desk


@pytest.fixture
def desk(qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path) -> Desk:
    return Desk(qtbot, jobs, session, tmp_path)


@pytest.fixture
def screen(desk: Desk) -> YearOnYearScreen:
    desk.open("2023/24", "2024/25", "2025/26")
    shown: YearOnYearScreen = desk.show("year_on_year")
    return shown


def rows(screen: YearOnYearScreen) -> list[ComparisonRow]:
    return screen._model.visible_rows()


def words_on(screen: YearOnYearScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_without_a_workbook_it_asks_for_this_years_first(desk: Desk) -> None:
    screen = desk.show("year_on_year")
    assert f"{UNIT} has no workbook yet" in words_on(screen)


def test_without_earlier_years_it_says_so_and_offers_to_add_them(desk: Desk) -> None:
    desk.open()
    screen = desk.show("year_on_year")
    assert screen.subtitle == "There is no earlier year to compare with."
    assert "Not compared: no earlier years yet" in words_on(screen)
    buttons = [b.text() for b in screen.findChildren(QAbstractButton) if b.isVisible()]
    assert buttons == ["Add earlier years"]


def test_added_years_are_read_off_the_ui_thread_and_named(desk: Desk) -> None:
    desk.open()
    screen = desk.show("year_on_year")
    screen.adding.add_years([desk.sample.workbook(UNIT, year) for year in ("2024/25", "2023/24")])
    desk.settle()
    assert screen._form.years.text() == "Compared with 2023/24 and 2024/25"
    assert rows(screen)


def test_a_broken_file_and_this_years_are_told_while_the_others_are_added(desk: Desk, tmp_path: Path) -> None:
    desk.open()
    screen = desk.show("year_on_year")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    this_year = desk.sample.workbook(UNIT, "2025/26")
    screen.adding.add_years([broken, this_year, desk.sample.workbook(UNIT, "2024/25")])
    desk.settle()
    assert screen._form.years.text() == "Compared with 2024/25"
    assert "broken.xlsx" in desk.window.form.banner.words
    assert f"{this_year.name} is this year's workbook." in desk.window.form.banner.words


def test_flagged_answers_come_first_and_all_are_a_click_away(qtbot: QtBot, screen: YearOnYearScreen) -> None:
    assert {row.status for row in rows(screen)} == {QUESTION}
    flagged = len(rows(screen))
    assert screen.subtitle.startswith(f"{flagged} answers moved further than expected.")
    qtbot.mouseClick(screen._form.which.buttons[1], Qt.MouseButton.LeftButton)
    assert len(rows(screen)) > flagged
    assert screen._form.which.buttons[1].text() == f"All {len(rows(screen))}"
    screen._form.section.setCurrentText("Workforce")
    assert {row.section for row in rows(screen)} == {"Workforce"}
    assert screen._form.table.as_text().splitlines()[0].strip() == "Answer | Last year | This year | Change | Status"


def test_the_panel_tells_of_the_answer_its_years_and_its_finding(screen: YearOnYearScreen) -> None:
    row = screen._form.table.current_row()
    assert screen._form.title.text() == row.label
    years = [year for year, _ in screen._history.bars.as_table()]
    assert years == ["2023/24", "2024/25", "2025/26"]
    screen._history.segments.buttons[1].click()
    lines = screen._history.table.as_text().splitlines()
    assert [line.split(" | ")[0].strip("> ") for line in lines] == ["Year", *reversed(years)]
    assert screen._form.finding.text().startswith(row.finding.message)


def test_f8_goes_to_the_next_question(qtbot: QtBot, screen: YearOnYearScreen) -> None:
    first = screen._form.table.current_row()
    qtbot.keyClick(screen._form.table, Qt.Key.Key_F8)
    assert rows(screen).index(screen._form.table.current_row()) == rows(screen).index(first) + 1


def test_an_explained_answer_is_called_explained(desk: Desk, screen: YearOnYearScreen) -> None:
    row = next(r for r in rows(screen) if r.finding is not None and r.finding.change is not None)
    finding, submission = row.finding, desk.submission()
    assert finding is not None
    desk.do(lambda: answers.explain(desk.session, submission, [finding], "A ward closed"))
    shown = next(r for r in rows(screen) if r.key == row.key)
    assert shown.status == EXPLAINED
    screen._form.table.select_key(row.key)
    assert "Explained: “A ward closed”" in screen._form.finding.text()


def test_its_links_lead_to_the_cell_and_to_the_finding(desk: Desk, screen: YearOnYearScreen) -> None:
    row = next(r for r in rows(screen) if r.finding is not None)
    screen._form.table.select_key(row.key)
    desk.click(screen._form.open_finding)
    desk.settle()
    assert desk.window.key == "checks"
    assert desk.window.built["checks"]._form.table.current_row().key == (row.finding.key if row.finding else "")
    desk.show("year_on_year")
    desk.click(screen._form.cell)
    desk.settle()
    assert desk.window.key == "workbook"


def test_an_answer_is_gone_to_by_its_code_through_any_filter(desk: Desk, screen: YearOnYearScreen) -> None:
    quiet = next(row for row in screen._model.rows if not row.comparison.flagged)
    desk.window.navigate("year_on_year", quiet.key)
    desk.settle()
    assert screen._form.table.current_row().key == quiet.key


def test_a_first_answer_is_new_and_a_gap_last_year_is_called_so(desk: Desk, screen: YearOnYearScreen) -> None:
    submission = desk.submission()
    first = submission.comparisons[0]
    one = Decimal(1)
    bare = replace(first, last_year=None, change=None, flagged=False, years=("a", "b", "c"))
    cases = {NEW: replace(bare, values=(None, None, one)), NO_LAST_YEAR: replace(bare, values=(one, None, one))}
    for status, comparison in cases.items():
        (row,) = comparison_rows(replace(submission, comparisons=(comparison,)))
        assert row.status == status


def test_the_model_is_sound_and_everything_is_named(screen: YearOnYearScreen) -> None:
    tester = QAbstractItemModelTester(screen._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    screen._form.which.choose("all")
    screen._form.filter.setText("contacts")
    assert rows(screen)
    assert tester.failureReportingMode() is QAbstractItemModelTester.FailureReportingMode.Fatal
    for widget in screen.body.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            button = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or button, widget.objectName()


def test_a_change_of_a_small_count_is_said_in_numbers_and_never_in_per_cent(screen: YearOnYearScreen) -> None:
    row = next(row for row in screen._model.rows if row.label == "Discharges, HDR")
    assert [row.comparison.last_year, row.comparison.this_year] == [5, 24]
    screen.open_target(row.key)
    shown = screen._model.index(screen._model.visible_rows().index(row), 3)
    assert shown.data() == "+19"
    assert ", +19." in row.summary
    assert screen._history.model.index(0, 2).data() == "+19"


def test_the_years_are_copied_as_a_picture_and_as_data(desk: Desk, screen: YearOnYearScreen) -> None:
    row = next(row for row in screen._model.rows if row.label == "Discharges, HDR")
    screen.open_target(row.key)
    buttons = {button.text(): button for button in screen._history.findChildren(QPushButton)}
    desk.click(buttons["Copy as data"])
    head, *lines = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t") == ["Year", "Discharges", "Expected from", "Expected to"]
    assert [line.split("\t")[0] for line in lines] == [year for year, _ in row.comparison.history]
    assert all(lines[-1].split("\t")), "this year has its figure and its range"
    desk.click(buttons["Copy as picture"])
    assert not QGuiApplication.clipboard().pixmap().isNull()


def test_an_answer_blank_on_purpose_says_which_of_the_two_it_is(desk: Desk, screen: YearOnYearScreen) -> None:
    code = "AC02"
    desk.do(lambda: answers.correct(desk.session, desk_submission(desk), code, None, "not to be had"))
    assert row_of(screen, code).status == BLANK
    reason = "The system was replaced"
    desk.do(lambda: gaps.record_gap(desk.session, desk_submission(desk), [code], GapKind.NOT_AVAILABLE, reason))
    assert row_of(screen, code).status == NOT_AVAILABLE


def desk_submission(desk: Desk) -> Submission:
    return submissions.load(desk.session, desk.sample.collection, UNIT)


def row_of(screen: YearOnYearScreen, code: str) -> ComparisonRow:
    return next(row for row in screen._model.rows if row.key == code)


def test_a_question_counted_differently_is_not_compared_until_somebody_says_it_can_be(
    desk: Desk, screen: YearOnYearScreen
) -> None:
    flagged = next(row for row in screen._model.rows if row.status == QUESTION and row.finding is not None)
    screen.open_target(flagged.key)
    asking = screen._detail.redefining
    desk.click(asking.begin)
    asking.reason.setText("Contacts are counted per member of staff since April")
    desk.click(asking.save)
    assert row_of(screen, flagged.key).status == VOID
    screen._form.which.choose(VOID)
    assert [row.status for row in rows(screen)] == [VOID] * len(rows(screen)) != []
    screen.open_target(flagged.key)
    assert "per member of staff since April" in screen._form.fact.text()
    assert flagged.finding.key not in {finding.key for finding in desk.submission().findings}
    desk.click(asking.again)
    assert row_of(screen, flagged.key).status == QUESTION


def test_limits_are_set_in_a_window_of_their_own_and_need_a_reason(desk: Desk, screen: YearOnYearScreen) -> None:
    before = sum(row.comparison.flagged for row in screen._model.rows)
    screen._limits.trigger()
    desk.settle()
    window = screen.findChild(LimitsWindow)
    assert isinstance(window, LimitsWindow)
    assert "World Health Organization" in window.authorities["count"].text()
    window.shares["count"].setValue(90)
    desk.click(window.save)
    assert window.refusal.isVisible()
    window.reason.setText("Our teams are small")
    desk.click(window.save)
    assert 0 < sum(row.comparison.flagged for row in screen._model.rows) < before


def test_a_comparison_with_an_older_year_than_the_last_names_that_year(desk: Desk) -> None:
    desk.open("2022/23", "2025/26")
    screen = desk.show("year_on_year")
    assert screen._model.headerData(1, Qt.Orientation.Horizontal) == "2022/23"
    row = next(row for row in screen._model.rows if row.status == QUESTION)
    screen.open_target(row.key)
    assert " since 2022/23" in screen._form.fact.text()
    desk.open("2024/25")
    assert screen._model.headerData(1, Qt.Orientation.Horizontal) == "Last year"
