"""The year bars: what they say to those who cannot see them, and that what they draw is to scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.widgets.charts import YearBars, short, ticks

YEARS = ("2021/22", "2022/23", "2023/24", "2024/25")


@pytest.fixture
def bars(qtbot: QtBot) -> YearBars:
    bars = YearBars()
    qtbot.addWidget(bars)
    bars.resize(360, 220)
    bars.show()
    return bars


def column_heights(bars: YearBars, role: str) -> list[int]:
    """How high each bar of this colour stands, in pixels, from left to right."""
    picture: QImage = bars.grab().toImage()
    wanted, heights, inside = theme.colour(role), list[int](), False
    for x in range(picture.width()):
        high = sum(QColor(picture.pixel(x, y)) == wanted for y in range(40, picture.height() - 27))
        if high > 8 and not inside:
            heights.append(high)
        inside = high > 8
        if inside:
            heights[-1] = max(heights[-1], high)
    return heights


def test_a_chart_is_an_image_with_a_name_and_its_figures_in_words(bars: YearBars) -> None:
    bars.show_years(YEARS, (902, 948, None, 1284), "£", (850, 1020), "Theatre cost per hour")
    spoken = QAccessible.queryAccessibleInterface(bars)
    assert spoken.role() == QAccessible.Role.Graphic
    assert spoken.text(QAccessible.Text.Name) == "Bar chart: Theatre cost per hour by year"
    assert spoken.text(QAccessible.Text.Description) == (
        "2021/22 £902. 2022/23 £948. 2023/24 No value. 2024/25 £1,284. Expected range £850 to £1,020"
    )


def test_the_description_tells_the_change_on_the_year_before(bars: YearBars) -> None:
    bars.show_years(YEARS, (1, 2, 4, 3), "%")
    assert bars.accessibleDescription().endswith("2024/25 3%. Change on the year before \N{MINUS SIGN}25.0%")


def test_the_same_can_be_had_as_a_table(bars: YearBars) -> None:
    bars.show_years(YEARS[:2], (12.5, None), "beds")
    assert bars.as_table() == [("2021/22", "12.5 beds"), ("2022/23", "No value")]


def test_bars_are_to_scale_and_the_latest_is_in_full_colour(bars: YearBars) -> None:
    bars.show_years(YEARS, (50, 100, 25, 75), "")
    earlier = column_heights(bars, "chart_prev")
    (latest,) = column_heights(bars, "chart_now")
    assert earlier[1] == pytest.approx(2 * earlier[0], abs=3)
    assert earlier[0] == pytest.approx(2 * earlier[2], abs=3)
    assert latest == pytest.approx(3 * earlier[2], abs=4)


def test_the_picture_can_be_copied(bars: YearBars) -> None:
    bars.show_years(YEARS, (1, 2, 3, 4))
    bars.copy_picture()
    assert QGuiApplication.clipboard().image().size() == bars.grab().toImage().size()


@pytest.mark.parametrize("values", [(), (None,), (0.0, 0.0), (-3.0, 2.0), (1e9, 3.0), (None, 5.0)])
def test_odd_figures_are_drawn_without_a_fault(bars: YearBars, values: tuple[float | None, ...]) -> None:
    bars.show_years(YEARS[: len(values)], values, "£", (0.0, 0.0))
    assert not bars.grab().isNull()


@given(st.floats(min_value=1e-3, max_value=1e12))
def test_the_axis_is_a_few_round_steps_that_reach_the_highest(highest: float) -> None:
    marks = ticks(highest)
    assert marks[0] == 0
    assert marks[-1] >= highest * (1 - 1e-9)
    assert 3 <= len(marks) <= 6


@pytest.mark.parametrize(
    ("value", "words"), [(1284, "1,284"), (3.5, "3.5"), (0.05, "0.05"), (1.2e6, "1.2m"), (2e6, "2m"), (64.04, "64.0")]
)
def test_values_are_short_enough_to_stand_over_a_bar(value: float, words: str) -> None:
    assert short(value) == words
