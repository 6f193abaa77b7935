"""Monthly series: which of them show something new, their XmR charts, and rebasing one with its reason."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_monthly import Ui_Monthly
from nhsbn_desktop.desktop.rows.series_rows import (
    month_words,
    plain_figure,
    points_model,
    series_model,
    signal_tone,
    signal_word,
)
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.table_view import TableView
from nhsbn_desktop.desktop.widgets.xmr_chart import XmrView
from nhsbn_desktop.domain.metrics import Direction
from nhsbn_desktop.domain.monthly import month_in_words
from nhsbn_desktop.services import monthly
from nhsbn_desktop.services.monthly import Series

SIGNALS, ALL = "signals", "all"
_BETTER = {Direction.INCREASE: "Higher", Direction.DECREASE: "Lower", Direction.NEUTRAL: "Neither"}
_LEGEND = {
    Direction.NEUTRAL: "A hollow diamond is a month that stands out.",
}
_LEGEND_OTHERS = "A diamond is a month that stands out: blue improving, amber concerning."


class MonthlyView(QWidget):
    """Loads the series off the UI thread when it is shown, and again whenever the record changes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.form = Ui_Monthly()
        self.form.setupUi(self)
        self.model, self.points = series_model(), points_model()
        self.chart, self.table = XmrView(), TableView(two_line=False)
        self.table.setAccessibleName("Values by month")
        self.table.show_model(self.points)
        self._series: Series | None = None
        form = self.form
        form.table.show_model(self.model)
        form.pages.addWidget(self.chart)
        form.pages.addWidget(self.table)
        form.view.show_segments(["Chart", "Table"])
        form.view.setAccessibleName("Chart or table")
        form.refusal.hide()
        form.none.hide()
        for direction, words in _BETTER.items():
            form.better.addItem(words, direction)
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.view.chosen.connect(form.pages.setCurrentIndex)
        form.which.chosen.connect(self._narrow)
        form.table.chosen.connect(self._show_series)
        form.better.activated.connect(self._say_better)
        form.screen.toggled.connect(self.refresh)
        form.month.currentIndexChanged.connect(self._fit_month)
        form.rebase.clicked.connect(self._rebase)
        form.reason.returnPressed.connect(self._rebase)
        for button, act in ((form.copy_picture, self.chart.copy_picture), (form.copy_data, self.chart.copy_data)):
            theme.set_icon(button, "copy", "link", 18)
            button.clicked.connect(act)
        self._context.jobs.changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Asks for the series, while somebody sees them."""
        if self.isVisible():
            work = partial(monthly.load_series, self._context.session, screen=self.form.screen.isChecked())
            self._context.jobs.read(self, work, self.show_all, words="Reading the monthly series")

    @Slot(object)
    def show_all(self, series: tuple[Series, ...]) -> None:
        """Shows these series, and how many of them have something new in sight."""
        self.model.show(series)
        for piece in (self.form.list_card, self.form.side, self.form.which):
            piece.setVisible(bool(series))
        self.form.none.setVisible(not series)
        new = sum(bool(one.chart.signals) for one in series)
        self.form.which.show_chips([(ALL, f"All {len(series)}", None), (SIGNALS, f"Stands out {new}", Tone.INFO)])
        self._narrow()

    def step(self, by: int) -> None:
        """To the next or previous series in the list."""
        self.form.table.step(by)

    @Slot()
    def _narrow(self) -> None:
        only = self.form.which.current == SIGNALS
        self.model.narrow(keep=lambda one: not only or bool(one.chart.signals))
        if self.form.table.current_row() is None:
            self.form.table.step(1)
        self._show_series(self.form.table.current_row())

    @Slot(object)
    def _show_series(self, series: Series | None) -> None:
        form, before = self.form, self._series
        self._series = series
        form.side.setVisible(series is not None)
        if series is None:
            return
        form.signal.say(signal_word(series), signal_tone(series))
        form.line.setText(", ".join(filter(None, (series.service_line, series.organisation))))
        form.title.setText(f"{series.metric}, {series.unit}" if series.unit else series.metric)
        form.words.setText(f"{series.chart.summary}{_same_month(series)}")
        form.better.setCurrentIndex(form.better.findData(series.direction))
        form.legend.setText(_LEGEND.get(series.direction, _LEGEND_OTHERS))
        rebased = [rebase.month for rebase in series.rebases]
        self.chart.show_chart(series.chart, series.name, monthly.as_table(series), rebased)
        self.points.show(series.chart.points[::-1])
        told = [f"Rebased from {month_words(one.month)}: {one.reason}" for one in series.rebases]
        form.rebases.setText("\n".join(told))
        form.rebases.setVisible(bool(told))
        if before is None or before.key != series.key:
            form.month.clear()
            for month in series.months[1:][::-1]:
                form.month.addItem(month_words(month), month)
            form.reason.clear()
            form.refusal.hide()
        self._fit_month()

    @Slot()
    def _fit_month(self) -> None:
        """From a month with limits of its own, rebasing is what can be taken back."""
        form = self.form
        form.reason.setVisible(not self._is_rebased)
        form.rebase.setText("Take the &rebase back" if self._is_rebased else "&Rebase")

    @property
    def _is_rebased(self) -> bool:
        months = [rebase.month for rebase in self._series.rebases] if self._series is not None else []
        return self.form.month.currentData() in months

    @Slot()
    def _rebase(self) -> None:
        """Asks for the rebase, unless its reason is missing; or takes one back."""
        form, series, month = self.form, self._series, str(self.form.month.currentData())
        reason = form.reason.text().strip()
        missing = not reason and not self._is_rebased
        form.refusal.setText("Say what changed in the service or the counting, and when.")
        form.refusal.setVisible(missing)
        if series is None or missing:
            form.reason.setFocus()
        elif self._is_rebased:
            work = partial(monthly.take_rebase_back, self._context.session, series, month)
            self._context.jobs.change(work, words="Saving")
        else:
            form.reason.clear()
            work = partial(monthly.rebase, self._context.session, series, month, reason)
            self._context.jobs.change(work, words="Saving")

    @Slot()
    def _say_better(self) -> None:
        if self._series is not None:
            work = partial(monthly.say_better, self._context.session, self._series, self.form.better.currentData())
            self._context.jobs.change(work, words="Saving")


def _same_month(series: Series) -> str:
    """Beside the newest month, what it was a year before: limits are too wide to show the seasons."""
    if not series.chart.points:
        return ""
    newest = series.chart.points[-1]
    before = series.same_month_last_year(newest.month)
    if before is None:
        return ""
    return f" {month_in_words(newest.month)}: {plain_figure(newest.value)}; a year before: {plain_figure(before)}."
