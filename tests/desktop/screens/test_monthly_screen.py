"""Monthly series on the screen: what stands out, the chart in words, its copies, and a rebase with its reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.panels.monthly_view import MonthlyView
from nhsbn_desktop.desktop.widgets.xmr_chart import XmrView, value_ticks
from nhsbn_desktop.domain.metrics import Direction
from nhsbn_desktop.domain.spc import draw_chart
from nhsbn_desktop.services import monthly as monthly_figures
from nhsbn_desktop.services.session import Session
from tests.desktop.screens.sample_desk import Desk

MONTHS = [f"{2024 + place // 12}-{place % 12 + 1:02}" for place in range(24)]


@pytest.fixture
def monthly(qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path) -> tuple[Desk, MonthlyView]:
    desk = Desk(qtbot, jobs, session, tmp_path)
    desk.do(lambda: monthly_figures.add_sample(session))
    screen = desk.show("year_on_year")
    screen._turn(1)
    desk.settle()
    return desk, screen._monthly


def drawn(qtbot: QtBot, values: list[float], direction: Direction, rebased: tuple[str, ...] = ()) -> XmrView:
    view = XmrView()
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show_chart(
        draw_chart(MONTHS[: len(values)], values, direction, rebased_at=rebased), "Contacts", "data", rebased
    )
    return view


def has_ink(image: QImage, ink: QColor) -> bool:
    return any(image.pixelColor(x, y).rgb() == ink.rgb() for x in range(image.width()) for y in range(image.height()))


def jump() -> list[float]:
    return [50.0 + (place % 3) for place in range(23)] + [90.0]


def test_a_concerning_month_is_drawn_in_its_own_colour_and_a_neutral_one_never_is(qtbot: QtBot) -> None:
    concerning = drawn(qtbot, jump(), Direction.DECREASE).grab().toImage()
    neutral = drawn(qtbot, jump(), Direction.NEUTRAL).grab().toImage()
    assert has_ink(concerning, theme.colour("chart_special"))
    assert not has_ink(neutral, theme.colour("chart_special"))


def test_the_chart_is_heard_with_its_limits_its_rebases_and_its_signals(qtbot: QtBot) -> None:
    view = drawn(qtbot, jump(), Direction.DECREASE, ("2024-08",))
    words = view.accessibleDescription()
    assert words.startswith("24 months. Mean ")
    assert "Rebased from Aug 24." in words
    assert "above the upper limit (concerning)" in words


def test_a_series_without_variation_says_so_and_is_drawn_all_the_same(qtbot: QtBot) -> None:
    view = drawn(qtbot, [7.0] * 24, Direction.NEUTRAL)
    assert "No month differs from the next" in view.accessibleDescription()
    assert not view.grab().isNull()
    assert value_ticks(7.0, 7.0)[0] <= 7.0 <= value_ticks(7.0, 7.0)[-1]


def test_a_single_month_is_drawn(qtbot: QtBot) -> None:
    view = drawn(qtbot, [7.0], Direction.NEUTRAL)
    assert view.accessibleDescription().startswith("1 month. ")
    assert not view.grab().isNull()


def test_by_month_lists_the_series_and_narrows_to_those_that_stand_out(monthly: tuple[Desk, MonthlyView]) -> None:
    _, view = monthly
    assert len(view.model.visible_rows()) == 18
    view.form.which.choose("signals")
    assert view.model.visible_rows()
    assert all(series.chart.signals for series in view.model.visible_rows())


def test_the_chart_is_copied_as_data_and_as_a_picture(monthly: tuple[Desk, MonthlyView]) -> None:
    desk, view = monthly
    desk.click(view.form.copy_data)
    assert QGuiApplication.clipboard().text().startswith("Month\tValue\tMean")
    desk.qtbot.keyClick(view.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not QGuiApplication.clipboard().pixmap().isNull()
    view.form.view.buttons[1].click()
    assert view.table.isVisible()
    assert view.points.rowCount() == 24


def test_a_rebase_needs_its_reason_and_is_marked(monthly: tuple[Desk, MonthlyView]) -> None:
    desk, view = monthly
    view.form.month.setCurrentIndex(view.form.month.findData("2025-04"))
    desk.click(view.form.rebase)
    assert view.form.refusal.isVisible()
    view.form.reason.setText("A second team from April")
    desk.click(view.form.rebase)
    assert view.form.rebases.text() == "Rebased from Apr 25: A second team from April"
    assert "Rebased from Apr 25." in view.chart.accessibleDescription()
    desk.click(view.form.rebase)
    assert not view.form.rebases.isVisible()
    assert "Rebased" not in view.chart.accessibleDescription()


def test_which_way_is_better_is_chosen_beside_the_chart(monthly: tuple[Desk, MonthlyView]) -> None:
    desk, view = monthly
    view.form.table.select_key("M01")
    assert view.form.better.currentText() == "Neither"
    view.form.better.setCurrentText("Higher")
    view.form.better.activated.emit(view.form.better.currentIndex())
    desk.settle()
    assert next(series for series in view.model.rows if series.key == "M01").direction is Direction.INCREASE


def test_big_jumps_are_set_aside_only_when_that_is_asked_for(monthly: tuple[Desk, MonthlyView]) -> None:
    desk, view = monthly
    view.form.table.select_key("M01")
    wide = view.chart.accessibleDescription()
    view.form.screen.setChecked(True)
    desk.settle()
    assert view.chart.accessibleDescription() != wide


def test_a_desk_without_monthly_figures_says_so_and_takes_them_in(
    qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path
) -> None:
    desk = Desk(qtbot, jobs, session, tmp_path)
    screen = desk.show("year_on_year")
    screen._turn(1)
    desk.settle()
    view = screen._monthly
    assert view.form.none.isVisible()
    assert not view.form.side.isVisible()
    assert [action.text() for action, _ in screen.header_actions() if action.isVisible()] == ["Add monthly figures"]
    path = tmp_path / "months.csv"
    path.write_text("metric,month,value\nAdmissions,Apr 2025,56\nAdmissions,May 2025,lots\n")
    screen.adding.add_months(path)
    desk.settle()
    assert [series.name for series in view.model.rows] == ["Admissions"]
    assert "months.csv, row 3, column value" in desk.window.form.banner.words
