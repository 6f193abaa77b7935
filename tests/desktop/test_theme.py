"""The look: contrast that WCAG asks for, in both schemes, and colours that follow the person's choice at once."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.tokens import DARK, LIGHT, PAIRS, Tone
from nhsbn_desktop.paths import resource


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "behind", "least"), PAIRS, ids=lambda part: str(part))
def test_every_pair_of_colours_has_the_contrast_it_needs(
    scheme: dict[str, str], front: str, behind: str, least: float
) -> None:
    assert contrast(scheme[front], scheme[behind]) >= least


def test_both_schemes_name_the_same_roles() -> None:
    assert set(LIGHT) == set(DARK)


def test_every_tone_has_its_colours_and_a_picture_of_its_own() -> None:
    for tone in Tone:
        assert {f"{tone}", f"{tone}_text", f"{tone}_bg"} <= set(LIGHT)
    assert len(set(theme.TONE_ICONS.values())) == len(Tone)


def test_turning_dark_recolours_window_and_icons_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton("Export")
    qtbot.addWidget(button)
    theme.set_icon(button, "arrow_export", "text")
    before = button.icon().pixmap(26, 20).toImage()
    with qtbot.waitSignal(theme.theme_signals.changed):
        theme.apply(qapp, "dark")
    assert qapp.palette().window().color() == QColor(DARK["window"])
    assert DARK["window"] in qapp.styleSheet()
    assert button.icon().pixmap(26, 20).toImage() != before


def test_a_theme_forgets_icons_of_widgets_that_have_gone(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton()
    theme.set_icon(button, "send")
    button.deleteLater()
    qapp.processEvents()
    theme.apply(qapp, "dark")


def test_the_style_sheet_has_no_role_left_unfilled(qapp: QApplication) -> None:
    assert "$" not in qapp.styleSheet()


def test_every_picture_has_a_licence_beside_it() -> None:
    assert "MIT License" in resource("icons/LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in resource("fonts/LICENSE").read_text(encoding="utf-8").upper()


def test_icons_are_sharp_at_every_scale(qapp: QApplication) -> None:
    for scale in (1.0, 1.25, 1.5, 2.0, 3.0):
        drawn = theme.pixmap("send", "text", 20, scale=scale)
        assert drawn.width() == round(20 * scale)
        assert drawn.devicePixelRatio() == scale
