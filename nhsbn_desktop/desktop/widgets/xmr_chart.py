"""The XmR chart: a monthly series with its mean and limits, what stands out as diamonds, and all of it in words."""

import math
from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.rows.series_rows import month_words
from nhsbn_desktop.desktop.widgets.charts import Chart, short
from nhsbn_desktop.domain.spc import Label, Limits, Meaning, Point, XmrChart

TOP, BOTTOM, RIGHT = 18, 28, 100
_RIGHT_SIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_INKS = {Meaning.IMPROVING: "chart_now", Meaning.CONCERNING: "chart_special", Meaning.NEITHER: "neutral"}
_LINE_HEIGHT = 16.0
Place = Callable[[float], float]


def value_ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Round values that span a range that need not hold nought."""
    span = high - low or abs(high) or 1.0
    raw = span / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw * (1 - 1e-9))
    first = math.floor(low / step + 1e-9)
    return [step * n for n in range(first, math.ceil(high / step - 1e-9) + 1)] or [low, high]


class XmrView(Chart):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(280, 220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._chart = XmrChart((), (), ())
        self._rebased: tuple[str, ...] = ()

    def show_chart(self, chart: XmrChart, name: str, data: str, rebased: Sequence[str] = ()) -> None:
        """`data` is what `copy_data` puts on the clipboard; `rebased` the months from which limits are new."""
        self._chart, self.data, self._rebased = chart, data, tuple(rebased)
        self.setAccessibleName(f"XmR chart: {name} by month")
        self.setAccessibleDescription(self.words)
        self.update()

    @property
    def words(self) -> str:
        """The chart to be heard: its newest limits, then what stands out."""
        if not self._chart.points:
            return self._chart.summary
        limits = self._chart.points[-1].limits
        count = len(self._chart.points)
        told = f"{count} month{'' if count == 1 else 's'}. "
        if limits is not None:
            told += f"Mean {short(limits.mean)}, limits {short(limits.lower)} to {short(limits.upper)}. "
        if self._rebased:
            told += f"Rebased from {', '.join(month_words(month) for month in self._rebased)}. "
        return told + self._chart.summary

    def sizeHint(self) -> QSize:
        return QSize(480, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = self._chart.points
        if not points:
            _text(painter, QRectF(self.rect()), "No figures to draw", Qt.AlignmentFlag.AlignCenter)
            return
        edges = [edge for p in points if p.limits for edge in (p.limits.lower, p.limits.upper)]
        reach = [p.value for p in points] + edges
        marks = value_ticks(min(reach), max(reach))
        metrics = QFontMetricsF(theme.font(12, numbers=True))
        left = 14 + max(metrics.horizontalAdvance(short(mark)) for mark in marks)
        plot = QRectF(left, TOP, self.width() - left - RIGHT, self.height() - TOP - BOTTOM)
        span = (marks[-1] - marks[0]) or 1.0

        def level(value: float) -> float:
            return plot.bottom() - plot.height() * (value - marks[0]) / span

        def across(place: float) -> float:
            return plot.left() + plot.width() * (place + 0.5) / len(points)

        self._draw_axis(painter, plot, marks, level)
        self._draw_months(painter, plot, across)
        self._draw_limits(painter, plot, level, across)
        self._draw_points(painter, level, across)

    def _draw_axis(self, painter: QPainter, plot: QRectF, marks: list[float], level: Place) -> None:
        painter.setPen(QPen(theme.colour("chart_grid"), 1))
        for mark in marks:
            y = round(level(mark)) + 0.5
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        for mark in marks:
            _text(painter, QRectF(0, level(mark) - 9, plot.left() - 8, 18), short(mark), _RIGHT_SIDE)

    def _draw_months(self, painter: QPainter, plot: QRectF, across: Place) -> None:
        points = self._chart.points
        room = QFontMetricsF(theme.font(12, numbers=True)).horizontalAdvance("Mmm 00") + 12
        every = max(1, math.ceil(room * len(points) / plot.width()))
        for place in range(0, len(points), every):
            box = QRectF(across(place) - 40, plot.bottom() + 6, 80, 20)
            _text(painter, box, month_words(points[place].month), Qt.AlignmentFlag.AlignCenter)
        pen = QPen(theme.colour("text_2"), 1, Qt.PenStyle.DotLine)
        for place, point in enumerate(points):
            if point.month in self._rebased:
                x = across(place - 0.5)
                painter.setPen(pen)
                painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
                _text(painter, QRectF(x + 4, plot.top() - 17, 70, 16), "Rebased", _LEFT_SIDE)

    def _draw_limits(self, painter: QPainter, plot: QRectF, level: Place, across: Place) -> None:
        place = 0
        last: Limits | None = None
        for limits, part in groupby(self._chart.points, key=lambda point: point.limits):
            count = len(list(part))
            start, end = across(place - 0.5), across(place + count - 0.5)
            place += count
            last = limits
            if limits is not None:
                for value, style in (
                    (limits.mean, Qt.PenStyle.SolidLine),
                    (limits.upper, Qt.PenStyle.DashLine),
                    (limits.lower, Qt.PenStyle.DashLine),
                ):
                    painter.setPen(QPen(theme.colour("chart_line"), 1.2, style))
                    painter.drawLine(QPointF(start, level(value)), QPointF(end, level(value)))
        if last is not None:
            self._name_limits(painter, plot, last, level)

    def _name_limits(self, painter: QPainter, plot: QRectF, limits: Limits, level: Place) -> None:
        """At the right end of each line, pushed apart where they would lie on one another."""
        below = -math.inf
        for word, value in (("Upper", limits.upper), ("Mean", limits.mean), ("Lower", limits.lower)):
            middle = max(level(value), below + _LINE_HEIGHT)
            below = middle
            _text(painter, QRectF(plot.right() + 6, middle - 9, RIGHT - 6, 18), f"{word} {short(value)}", _LEFT_SIDE)

    def _draw_points(self, painter: QPainter, level: Place, across: Place) -> None:
        spots = [QPointF(across(place), level(point.value)) for place, point in enumerate(self._chart.points)]
        painter.setPen(QPen(theme.colour("chart_now"), 1.6))
        painter.drawPolyline(QPolygonF(spots))
        for spot, point in zip(spots, self._chart.points, strict=True):
            _mark(painter, spot, point)


def _mark(painter: QPainter, spot: QPointF, point: Point) -> None:
    """A dot for what the series does by itself; a diamond for what stands out, hollow where neither good nor bad."""
    if point.label is Label.COMMON:
        painter.setPen(QPen(theme.colour("surface"), 1))
        painter.setBrush(theme.colour("chart_now"))
        painter.drawEllipse(spot, 3.4, 3.4)
        return
    ink = theme.colour(_INKS.get(point.meaning, "neutral"))
    hollow = point.meaning is Meaning.NEITHER
    painter.setPen(QPen(ink if hollow else theme.colour("surface"), 1.8 if hollow else 1))
    painter.setBrush(theme.colour("surface") if hollow else ink)
    size = 6.0
    x, y = spot.x(), spot.y()
    corners = [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
    painter.drawPolygon(QPolygonF(corners))


def _text(painter: QPainter, box: QRectF, words: str, side: Qt.AlignmentFlag) -> None:
    painter.setFont(theme.font(12, numbers=True))
    painter.setPen(theme.colour("text_2"))
    painter.drawText(box, side, words)
