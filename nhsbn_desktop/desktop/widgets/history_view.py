"""One answer over the years: the chart with the range it was expected in, or the same as a table."""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.rows.figures import answer_words, difference_words, field_words
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.widgets.charts import YearBars
from nhsbn_desktop.desktop.widgets.chips import Segments
from nhsbn_desktop.desktop.widgets.table_view import TableView
from nhsbn_desktop.domain.metrics import Metric, ValueType
from nhsbn_desktop.domain.year_on_year import Comparison

_CHART_HEIGHT = 208
_UNITS = {ValueType.MONEY: "£", ValueType.PERCENT: "%"}


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year of an answer, and how far it moved from the year before."""

    year: str
    value: Decimal | None
    before: Decimal | None
    metric: Metric | None


def year_lines(comparison: Comparison, metric: Metric | None) -> list[YearLine]:
    """The history, each year with the value of the year before, the latest first."""
    lines: list[YearLine] = []
    before: Decimal | None = None
    for year, value in comparison.history:
        lines.append(YearLine(year, value, before, metric))
        before = value
    return lines[::-1]


def _change(line: YearLine) -> str:
    return difference_words(line.value, line.before, line.metric)


def as_table(comparison: Comparison, metric: Metric | None) -> str:
    """The chart's figures as tab-separated text, to be pasted into a sheet."""
    places = metric.value_type.decimals if metric is not None else 0
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(["Year", metric.label if metric is not None else "Answer", "Expected from", "Expected to"])
    *before, (this_year, now) = comparison.history
    writer.writerows([year, field_words(value), "", ""] for year, value in before)
    writer.writerow([this_year, field_words(now), *(f"{end:.{places}f}" for end in comparison.expected or ())])
    return text.getvalue()


class HistoryView(QWidget):
    """Turns between chart and table by its two buttons, and stays on the one that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = YearBars()
        self.segments = Segments()
        self.segments.show_segments(["Year on year", "Table"])
        self.model = TableModel[YearLine](
            [
                Column("Year", lambda line: line.year),
                Column("Answer", lambda line: answer_words(line.value, line.metric), number=True, width=116),
                Column(
                    "Change",
                    lambda line: difference_words(line.value, line.before, line.metric),
                    number=True,
                    width=108,
                ),
            ],
            key=lambda line: line.year,
        )
        self.table = TableView(two_line=False)
        self.table.setAccessibleName("Answers by year")
        self.table.show_model(self.model)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.bars)
        self._pages.addWidget(self.table)
        self._pages.setFixedHeight(_CHART_HEIGHT)
        self.segments.chosen.connect(self._pages.setCurrentIndex)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.segments)
        layout.addWidget(self._pages)
        layout.addLayout(self._copies())

    def _copies(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, act in (("Copy as picture", self.bars.copy_picture), ("Copy as data", self.bars.copy_data)):
            button = QPushButton(words)
            button.setProperty("kind", "link")
            theme.set_icon(button, "copy", "link", 18)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_comparison(self, comparison: Comparison, metric: Metric | None, name: str) -> None:
        """Shows one answer's years; `name` is what a person calls it."""
        self.bars.show_years(
            [year for year, _ in comparison.history],
            [float(value) if value is not None else None for _, value in comparison.history],
            unit=_UNITS.get(metric.value_type, "") if metric is not None else "",
            expected=comparison.expected,
            name=name,
        )
        self.bars.data = as_table(comparison, metric)
        self.model.show(year_lines(comparison, metric))
