"""The look of everything: one palette and one style sheet from the colour roles, the fonts, the recoloured icons."""

import weakref
from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from shiboken6 import isValid

from nhsbn_desktop.desktop.style import style_sheet
from nhsbn_desktop.desktop.tokens import DARK, LIGHT, Tone
from nhsbn_desktop.paths import resource

FAMILIES = ("Segoe UI Variable Text", "Segoe UI", "SF Pro Text", "Inter", "Noto Sans", "DejaVu Sans")
SHIPPED_FONTS = ("fonts/Inter-Regular.otf", "fonts/Inter-SemiBold.otf")
_R = QPalette.ColorRole
_ROLES = {
    _R.Window: "window",
    _R.Base: "surface",
    _R.AlternateBase: "surface_alt",
    _R.Button: "surface",
    _R.WindowText: "text",
    _R.Text: "text",
    _R.ButtonText: "text",
    _R.Highlight: "accent",
    _R.HighlightedText: "on_accent",
    _R.Link: "link",
    _R.LinkVisited: "link",
    _R.ToolTipBase: "surface",
    _R.ToolTipText: "text",
    _R.PlaceholderText: "text_2",
    _R.Mid: "border",
    _R.Midlight: "surface_alt",
    _R.Dark: "border_strong",
    _R.Light: "surface",
    _R.Accent: "accent",
}
TONE_ICONS = {
    Tone.ERROR: "error_circle",
    Tone.WARNING: "warning",
    Tone.INFO: "info",
    Tone.SUCCESS: "checkmark_circle",
    Tone.NEUTRAL: "circle",
}


class Picture(NamedTuple):
    """An icon as somebody asked for it, so that it can be drawn again in other colours."""

    name: str
    role: str
    size: int
    filled: bool
    gap: int


class Theme(QObject):
    """The scheme in force. `choice` is light, dark or system; high contrast on the computer overrides them all."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.colours = dict(LIGHT)
        self.choice = "system"
        self.dark = False
        self.high_contrast = False
        self._app: QApplication | None = None
        self._icons: weakref.WeakKeyDictionary[Any, Picture] = weakref.WeakKeyDictionary()

    def apply(self, app: QApplication, choice: str) -> None:
        """Dresses the whole program. Called again when the person chooses otherwise."""
        if self._app is None:
            self._app = app
            app.setStyle("Fusion")
            _choose_font(app)
            app.styleHints().colorSchemeChanged.connect(self._follow)
            app.screenAdded.connect(self._follow)
            app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)
        self.choice = choice
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice, Qt.ColorScheme.Unknown)
        app.styleHints().setColorScheme(wanted)
        self._dress(app)

    def keep_icon(self, target: Any, picture: Picture) -> None:
        self._icons[target] = picture

    def icon_name(self, target: Any) -> str:
        """The name of the icon that `set_icon` gave this; empty where it gave none."""
        kept = self._icons.get(target)
        return kept.name if kept else ""

    @Slot()
    def _follow(self) -> None:
        if self._app is not None:
            self._dress(self._app)

    def _dress(self, app: QApplication) -> None:
        hints = app.styleHints()
        self.high_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        self.dark = {"light": False, "dark": True}.get(self.choice, hints.colorScheme() == Qt.ColorScheme.Dark)
        self.colours.clear()
        self.colours.update(DARK if self.dark else LIGHT)
        if self.high_contrast:  # the person's own colours count for more than ours
            palette = app.style().standardPalette()
            self.colours.update({role: palette.color(part).name() for part, role in _ROLES.items()})
            app.setPalette(palette)
            app.setStyleSheet("")
        else:
            app.setPalette(_palette())
            app.setStyleSheet(style_sheet(self.colours, app.font().family(), resource("icons").as_posix()))
        for target, picture in list(self._icons.items()):
            if isValid(target):
                target.setIcon(icon(*picture))
        self.changed.emit()


theme_signals = Theme()


def apply(app: QApplication, choice: str) -> None:
    """Dresses the program: "light", "dark" or "system"."""
    theme_signals.apply(app, choice)


def colour(role: str) -> QColor:
    """The colour that plays this part now; see tokens.py for the parts."""
    return QColor(theme_signals.colours[role])


def font(px: int = 14, bold: bool = False, numbers: bool = False) -> QFont:
    """The program's font; `numbers` makes all figures equally wide, so that columns of them line up."""
    made = QFont(QApplication.font())
    made.setPixelSize(px)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if numbers:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def icon(name: str, role: str = "text_2", size: int = 20, filled: bool = False, gap: int = 0) -> QIcon:
    """An icon in the colour of a role, sharp at every scale. Use `set_icon` where it stays on screen."""
    made = QIcon()
    for scale in _scales():
        made.addPixmap(pixmap(name, role, size, filled, scale, gap))
    return made


def pixmap(
    name: str, role: str = "text_2", size: int = 20, filled: bool = False, scale: float = 2.0, gap: int = 0
) -> QPixmap:
    return _drawn(name, theme_signals.colours[role], size, filled, scale, gap)


def set_icon(
    target: Any, name: str, role: str = "text_2", size: int = 20, filled: bool = False, gap: int | None = None
) -> None:
    """Gives anything that has `setIcon` an icon, and a new one whenever the colours change.

    A button has its icon close against its words; `gap` leaves some pixels free at the icon's right.
    """
    room = gap if gap is not None else 6 if isinstance(target, QPushButton) and target.text() else 0
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(size + room, size))
    theme_signals.keep_icon(target, Picture(name, role, size, filled, room))
    target.setIcon(icon(name, role, size, filled, room))


def _scales() -> set[float]:
    """Those of the screens at hand: an icon is drawn afresh for each, and for no other."""
    return {screen.devicePixelRatio() for screen in QApplication.screens()}


@lru_cache(maxsize=2048)
def _drawn(name: str, ink: str, size: int, filled: bool, scale: float, gap: int) -> QPixmap:
    drawn = QPixmap(round((size + gap) * scale), round(size * scale))
    drawn.setDevicePixelRatio(scale)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_svg(name, filled).replace("<svg ", f'<svg fill="{ink}" ', 1).encode())).render(
        painter, QRectF(0, 0, size, size)
    )
    painter.end()
    return drawn


@lru_cache(maxsize=256)
def _svg(name: str, filled: bool) -> str:
    file = f"icons/{name}.svg" if name == "mark" else f"icons/{name}_20_{'filled' if filled else 'regular'}.svg"
    return resource(file).read_text(encoding="utf-8")


def _palette() -> QPalette:
    made = QPalette()
    for part, role in _ROLES.items():
        made.setColor(part, colour(role))
    for part in (_R.Text, _R.WindowText, _R.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, colour("border_strong"))
    return made


def _choose_font(app: QApplication) -> None:
    """The computer's own font where it is a good one; Inter, which ships with the program, where it is not."""
    there = QFontDatabase.families()
    family = next((name for name in FAMILIES[:4] if name in there), "")
    if not family:
        numbers = [QFontDatabase.addApplicationFont(str(resource(file))) for file in SHIPPED_FONTS]
        shipped = QFontDatabase.applicationFontFamilies(numbers[0]) if numbers[0] >= 0 else []
        family = next(iter(shipped), next((name for name in FAMILIES if name in there), app.font().family()))
    chosen = QFont(family)
    chosen.setPixelSize(14)
    app.setFont(chosen)
