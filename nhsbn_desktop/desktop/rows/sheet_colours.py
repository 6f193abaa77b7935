"""The workbook's own colours on screen: as they are in light, turned round in dark, and always with words to read."""

from functools import lru_cache

from PySide6.QtGui import QColor

from nhsbn_desktop.desktop import theme

READABLE = 4.5  # WCAG 2.2, 1.4.3
_INKS = ("212b32", "000000", "ffffff")
_DARKEST, _RANGE = 0.14, 0.30  # lightness in the dark scheme: white paper becomes 0.14, a dark heading lighter than it


def paper_and_ink(shade: str, ink: str) -> tuple[QColor, QColor]:
    """What a cell is painted on and written with, from the colours the workbook names (RRGGBB, "" for none)."""
    surface = theme.colour("surface")
    return _pair(shade, ink, surface.name(), theme.colour("text").name(), surface.lightnessF() < 0.5)


@lru_cache(maxsize=512)
def _pair(shade: str, ink: str, surface: str, text: str, dark: bool) -> tuple[QColor, QColor]:
    paper = QColor(f"#{shade}") if shade else QColor(surface)
    if dark and shade:
        paper = _turned(paper)
    if ink and not (dark and not shade):
        written = QColor(f"#{ink}")
        if contrast(written, paper) >= READABLE:
            return paper, written
    plain = QColor(text) if not shade else max((QColor(f"#{c}") for c in _INKS), key=lambda c: contrast(c, paper))
    return paper, plain


def _turned(colour: QColor) -> QColor:
    """The same hue for the dark scheme: what was pale paper is dark, what was a dark heading is a little lighter."""
    hue, strength, light = colour.hslHueF(), colour.hslSaturationF(), colour.lightnessF()
    return QColor.fromHslF(max(hue, 0.0), strength * 0.6, _DARKEST + (1 - light) * _RANGE)


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of two colours' luminance, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)
