"""Charts that can be heard and copied, and the year bars: this year beside those before it and what was expected."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nhsbn_desktop.desktop import theme

TOP, BOTTOM, RIGHT = 46, 26, 4
WIDEST_BAR = 46
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def ticks(highest: float, about: int = 4) -> list[float]:
    """Round values from 0 to at least `highest`, about so many."""
    if highest <= 0:
        return [0.0, 1.0]
    raw = highest / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw * (1 - 1e-9))
    return [step * n for n in range(math.ceil(highest / step - 1e-9) + 1)]


def short(value: float) -> str:
    """A value as it stands at the axis or over a bar: 1,284, 3.5, 1.2m."""
    if abs(value) >= 1e6:
        return f"{value / 1e6:,.1f}m".replace(".0m", "m")
    if abs(value) >= 100 or value == round(value):
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) < 10 else f"{value:,.1f}"


class Chart(QLabel):
    """A label with a picture is an image to a screen reader. Ctrl+C copies the picture, the menu the data as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPixmap(QPixmap(1, 1))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setToolTip("Ctrl+C copies this chart as a picture")
        self.data = ""  # what `copy_data` puts on the clipboard
        for words, act in (("Copy as picture", self.copy_picture), ("Copy as data", self.copy_data)):
            action = QAction(words, self)
            action.triggered.connect(act)
            self.addAction(action)
        theme.theme_signals.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_picture()
        else:
            super().keyPressEvent(event)

    def copy_picture(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.grab())

    def copy_data(self) -> None:
        QGuiApplication.clipboard().setText(self.data)


class YearBars(Chart):
    """A bar for each year, the latest in full colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._labels: tuple[str, ...] = ()
        self._values: tuple[float | None, ...] = ()
        self._expected: tuple[float, float] | None = None
        self._unit = ""

    def show_years(
        self,
        labels: Sequence[str],
        values: Sequence[float | None],
        unit: str = "",
        expected: tuple[float, float] | None = None,
        name: str = "",
    ) -> None:
        """Years as `2024/25`, oldest first, with a value or None for each; `expected` is a range in the same unit."""
        self._labels, self._values = tuple(labels), tuple(values)
        self._unit, self._expected = unit, expected
        self.setAccessibleName(f"Bar chart: {name or 'value'} by year")
        self.setAccessibleDescription(self._in_words())
        self.update()

    def as_table(self) -> list[tuple[str, str]]:
        """The same, to be read: each year and its value."""
        return [(label, self._said(value)) for label, value in zip(self._labels, self._values, strict=True)]

    def sizeHint(self) -> QSize:
        return QSize(320, 212)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = [value for value in self._values if value is not None]
        if not known:
            self._text(painter, QRectF(self.rect()), "No figures to draw", "text_2", _CENTRE)
            return
        marks = ticks(max(*known, *(self._expected or ()), 0.0) * 1.04)
        left = 12 + max(self._wide(short(mark)) for mark in marks)
        plot = QRectF(left, TOP, self.width() - left - RIGHT, self.height() - TOP - BOTTOM)

        def level(value: float) -> float:
            return plot.bottom() - plot.height() * max(value, 0.0) / marks[-1]

        self._axis(painter, plot, marks, level)
        self._bars(painter, plot, level)
        if self._expected is not None:
            self._band(painter, plot, level(self._expected[0]), level(self._expected[1]))
        self._figures(painter, plot, level)

    def _axis(self, painter: QPainter, plot: QRectF, marks: list[float], level: Callable[[float], float]) -> None:
        for mark in marks:
            y = round(level(mark)) + 0.5
            painter.setPen(QPen(theme.colour("chart_line" if mark == 0 else "chart_grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            self._text(painter, QRectF(0, y - 9, plot.left() - 8, 18), short(mark), "text_2", _RIGHT)

    def _bars(self, painter: QPainter, plot: QRectF, level: Callable[[float], float]) -> None:
        slot = plot.width() / len(self._values)
        width = min(WIDEST_BAR, slot * 0.62)
        painter.save()
        painter.setClipRect(plot.adjusted(0, -TOP, 0, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        for place, value in enumerate(self._values):
            if value is not None:
                painter.setBrush(theme.colour("chart_now" if self._is_last(place) else "chart_prev"))
                x = plot.left() + slot * (place + 0.5) - width / 2
                painter.drawRoundedRect(QRectF(x, level(value), width, plot.bottom() - level(value) + 4), 3, 3)
        painter.restore()

    def _band(self, painter: QPainter, plot: QRectF, low: float, high: float) -> None:
        """Goes over the bars, so that it can be read against each; a line above says what it is."""
        tint = QColor(theme.colour("band"))
        tint.setAlpha(46)
        edge = QPen(theme.colour("band"), 1.2, Qt.PenStyle.DashLine)
        for box in (QRectF(plot.left(), high, plot.width(), low - high), QRectF(2, 6, 16, 12)):
            painter.fillRect(box, tint)
            painter.setPen(edge)
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._text(painter, QRectF(26, 2, self.width() - 26, 20), self._expected_words(), "text_2")

    def _figures(self, painter: QPainter, plot: QRectF, level: Callable[[float], float]) -> None:
        slot = plot.width() / len(self._values)
        roomy = self._wide("2024/25") + 8 <= slot
        for place, (label, value) in enumerate(zip(self._labels, self._values, strict=True)):
            last = self._is_last(place)
            left = plot.left() + slot * place
            year = label if roomy else label[2:] if len(label) == len("2024/25") else label
            below = QRectF(left, plot.bottom() + 5, slot, 20)
            self._text(painter, below, year, "text" if last else "text_2", _CENTRE, bold=last)
            top = self._clear_of_band(value, level) if value is not None else plot.bottom()
            above = QRectF(left - 8, top - 19, slot + 16, 18)
            self._text(painter, above, "\N{EN DASH}" if value is None else short(value), "text", _CENTRE, bold=last)

    def _clear_of_band(self, value: float, level: Callable[[float], float]) -> float:
        if self._expected is not None and value < self._expected[1] and level(value) - 19 < level(self._expected[0]):
            return min(level(self._expected[1]), level(value))
        return level(value)

    def _text(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        role: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
        *,
        bold: bool = False,
    ) -> None:
        painter.setFont(theme.font(12, bold=bold, numbers=True))
        painter.setPen(theme.colour(role))
        painter.drawText(box, side, words)

    def _wide(self, words: str) -> float:
        return QFontMetricsF(theme.font(12, numbers=True)).horizontalAdvance(words)

    def _is_last(self, place: int) -> bool:
        return place == len(self._values) - 1

    def _said(self, value: float | None) -> str:
        if value is None:
            return "No value"
        before = self._unit if self._unit == "£" else ""
        after = "%" if self._unit == "%" else f" {self._unit}" if self._unit and not before else ""
        return f"{before}{short(value)}{after}"

    def _expected_words(self) -> str:
        low, high = self._expected or (0.0, 0.0)
        return f"Expected range {self._said(low)} to {self._said(high)}"

    def _in_words(self) -> str:
        words = [f"{label} {self._said(value)}" for label, value in zip(self._labels, self._values, strict=True)]
        known = [value for value in self._values[-2:] if value is not None]
        if len(known) == 2 and known[0]:
            change = f"{known[1] / known[0] - 1:+.1%}".replace("-", "\N{MINUS SIGN}")
            words.append(f"Change on the year before {change}")
        if self._expected is not None:
            words.append(self._expected_words())
        return ". ".join(words)
