"""A timeline of lanes, painted by the same hand on the screen, on paper and into a PDF."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPageLayout,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.rows.timeline_rows import Chart, Lane, as_text
from nhsbn_desktop.desktop.tokens import LIGHT, Tone

HEAD, LANE, NAMES = 48.0, 46.0, 224.0  # pixels: the calendar's head, a lane, the names at the left
_WEEK = 26.0  # pixels a week needs before it is given its own line
_PAPER = QSizeF(1080, 700)  # the size in pixels that an A4 page on its side is painted at
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Ink = Callable[[str], QColor]


class Timeline(QLabel):
    """Shows a chart; what it shows is told in words to whoever cannot see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPixmap(QPixmap(1, 1))  # a label with a picture is an image to a screen reader
        self._chart = Chart("", (), date.min)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.theme_signals.changed.connect(self.update)

    def show_chart(self, chart: Chart) -> None:
        self._chart = chart
        self.setMinimumSize(self.sizeHint())
        self.setAccessibleName(f"Timeline: {chart.title}")
        self.setAccessibleDescription(as_text(chart))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What a lane says in words, where the mouse rests on it."""
        number = int((event.position().y() - HEAD) // LANE)
        known = 0 <= number < len(self._chart.lanes)
        self.setToolTip(self._chart.lanes[number].spoken if known else "")
        super().mouseMoveEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(620, round(HEAD + LANE * max(len(self._chart.lanes), 1) + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, QRectF(self.rect()), self._chart, self._chart.lanes, theme.colour)


def print_chart(printer: QPrinter, chart: Chart) -> int:
    """Paints a chart on A4 pages on their side, in the light colours whatever the screen has. Returns the pages."""
    printer.setPageLayout(
        QPageLayout(
            printer.pageLayout().pageSize(),
            QPageLayout.Orientation.Landscape,
            QMarginsF(12, 12, 12, 12),
            QPageLayout.Unit.Millimeter,
        )
    )
    at_once = int((_PAPER.height() - 60 - HEAD) // LANE)
    pages = [chart.lanes[first : first + at_once] for first in range(0, len(chart.lanes), at_once)] or [()]
    painter = QPainter(printer)
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    scale = min(page.width() / _PAPER.width(), page.height() / _PAPER.height())
    painter.scale(scale, scale)
    for number, lanes in enumerate(pages):
        if number:
            printer.newPage()
        _title(painter, chart, number + 1, len(pages))
        area = QRectF(0, 44, _PAPER.width(), HEAD + LANE * len(lanes))
        paint(painter, area, chart, lanes, lambda role: QColor(LIGHT[role]))
    painter.end()
    return len(pages)


def paint(painter: QPainter, area: QRectF, chart: Chart, lanes: tuple[Lane, ...], ink: Ink) -> None:
    """The calendar's head over the lanes, each lane's name at its left, the day of today as a line through all."""
    span = chart.span
    if span is None:
        _write(painter, area, "Nothing has dates yet.", ink("text_2"), 13, Qt.AlignmentFlag.AlignCenter)
        return
    plot = QRectF(area.left() + NAMES, area.top(), area.width() - NAMES - 8, area.height())
    first, last = span
    days = (last - first).days + 1

    def across(day: date) -> float:
        return plot.left() + plot.width() * (day - first).days / days

    _draw_calendar(painter, plot, span, across, ink, len(lanes))
    for number, lane in enumerate(lanes):
        top = area.top() + HEAD + LANE * number
        _draw_lane(painter, QRectF(area.left(), top, area.width(), LANE), lane, across, ink)
    if first <= chart.today <= last:
        _draw_today(painter, across(chart.today) + plot.width() / days / 2, plot, ink, len(lanes))


def _title(painter: QPainter, chart: Chart, page: int, pages: int) -> None:
    black, grey = QColor(LIGHT["text"]), QColor(LIGHT["text_2"])
    _write(painter, QRectF(0, 0, 700, 32), chart.title, black, 18, _LEFT, bold=True)
    made = f"As on {short_day(chart.today)}, page {page} of {pages}"
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    _write(painter, QRectF(700, 0, _PAPER.width() - 708, 32), made, grey, 12, right)


def _draw_calendar(
    painter: QPainter,
    plot: QRectF,
    span: tuple[date, date],
    across: Callable[[date], float],
    ink: Ink,
    lanes: int,
) -> None:
    first, last = span
    bottom = plot.top() + HEAD + LANE * lanes
    weeks = ((last - first).days + 1) / 7
    month = first.replace(day=1)
    while month <= last:
        following = (month + timedelta(days=32)).replace(day=1)
        left, right = across(max(month, first)), min(across(min(following, last + timedelta(days=1))), plot.right())
        words = _month(month, right - left)
        _write(painter, QRectF(left + 4, plot.top(), right - left - 4, 24), words, ink("text"), 12, _LEFT, bold=True)
        if plot.width() / weeks < _WEEK and (month.month == 1 or month <= first):
            _write(painter, QRectF(left + 4, plot.top() + 20, 40, 20), f"{month.year}", ink("text_2"), 11, _LEFT)
        painter.setPen(QPen(ink("border_strong"), 1))
        painter.drawLine(QPointF(left, plot.top()), QPointF(left, bottom))
        month = following
    if plot.width() / weeks < _WEEK:
        return
    monday = first
    while monday <= last:
        painter.setPen(QPen(ink("chart_grid"), 1))
        painter.drawLine(QPointF(across(monday), plot.top() + 26), QPointF(across(monday), bottom))
        _write(painter, QRectF(across(monday) + 3, plot.top() + 24, 24, 20), f"{monday.day}", ink("text_2"), 11, _LEFT)
        monday += timedelta(days=7)


def _draw_lane(painter: QPainter, area: QRectF, lane: Lane, across: Callable[[date], float], ink: Ink) -> None:
    painter.setPen(QPen(ink("border"), 1))
    painter.drawLine(area.topLeft(), area.topRight())
    names = QRectF(area.left() + 4, area.top() + 4, NAMES - 16, 20)
    _write(painter, names, lane.title, ink("text"), 13, _LEFT)
    _write(painter, names.translated(0, 18), lane.second, ink("text_2"), 12, _LEFT)
    for bar in lane.bars:
        left, right = across(bar.start), across(bar.end + timedelta(days=1))
        box = QRectF(left + 1, area.top() + 9, max(right - left - 2, 3), LANE - 18)
        painter.setPen(QPen(ink(bar.tone.value), 1))
        painter.setBrush(ink(f"{bar.tone.value}_bg"))
        painter.drawRoundedRect(box, 4, 4)
        if bar.hatched:
            painter.setBrush(QBrush(_faint(ink(bar.tone.value)), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, 4, 4)
        if _fits(bar.words, box.width() - 12):
            _write(painter, box.adjusted(6, 0, -4, 0), bar.words, ink(f"{bar.tone.value}_text"), 12, _LEFT)
    _draw_marks(painter, area, lane, across, ink)


def _draw_marks(painter: QPainter, area: QRectF, lane: Lane, across: Callable[[date], float], ink: Ink) -> None:
    """A diamond at the end of its day; its words at the left where there is room, else at the right, else not."""
    metrics = QFontMetricsF(theme.font(12))
    taken = max((across(bar.start) + 12 + metrics.horizontalAdvance(bar.words) for bar in lane.bars), default=0.0)
    ends = [across(bar.end + timedelta(days=1)) for bar in lane.bars]
    marks = sorted(lane.marks, key=lambda mark: mark.day)
    places = [across(mark.day + timedelta(days=1)) for mark in marks]
    for mark, x, following in zip(marks, places, (*places, area.right())[1:], strict=True):
        y, wide = area.center().y(), metrics.horizontalAdvance(mark.words) + 4
        left = x - 12 - wide
        if left < max(taken, area.left() + NAMES) or any(left < end < x - 12 for end in ends):
            left = x + 12
        if left < x or left + wide < following - 8:
            _write(painter, QRectF(left, y - 10, wide, 20), mark.words, ink("text"), 12, _LEFT)
        taken = max(x, left + wide) + 8
        painter.setPen(QPen(ink("surface"), 1))
        painter.setBrush(ink("text"))
        painter.drawPolygon(QPolygonF([QPointF(x, y - 7), QPointF(x + 7, y), QPointF(x, y + 7), QPointF(x - 7, y)]))


def _draw_today(painter: QPainter, x: float, plot: QRectF, ink: Ink, lanes: int) -> None:
    painter.setPen(QPen(ink(Tone.ERROR.value), 2, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, plot.top() + 24), QPointF(x, plot.top() + HEAD + LANE * lanes))
    box = QRectF(x - 24, plot.top() + 26, 48, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("error_bg"))
    painter.drawRoundedRect(box, 3, 3)
    _write(painter, box, "Today", ink("error_text"), 11, Qt.AlignmentFlag.AlignCenter, bold=True)


def _write(
    painter: QPainter, area: QRectF, words: str, ink: QColor, size: int, align: Qt.AlignmentFlag, bold: bool = False
) -> None:
    face = theme.font(size, bold=bold)
    painter.setFont(face)
    painter.setPen(ink)
    short = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, align, short)


def _month(month: date, width: float) -> str:
    """As much of a month's name as there is room for."""
    if width > 112:
        return f"{month:%B %Y}"
    return f"{month:%b}" if width > 36 else f"{month:%b}"[:1]


def _fits(words: str, width: float) -> bool:
    return QFontMetricsF(theme.font(12)).horizontalAdvance(words) <= width


def _faint(ink: QColor) -> QColor:
    faint = QColor(ink)
    faint.setAlpha(90)
    return faint
