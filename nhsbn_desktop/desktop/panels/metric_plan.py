"""Where single metrics differ from their section: who brings them, from which source, and by when."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_metric_plan import Ui_MetricPlan
from nhsbn_desktop.desktop.rows.dates import day_words, typed_day
from nhsbn_desktop.desktop.rows.plan_view import PlanView
from nhsbn_desktop.desktop.widgets.chips import fill_data
from nhsbn_desktop.domain.plan import MetricPlan, PlanEntry, ReportRequest
from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.services import plan


class MetricPlanPanel(QWidget):
    left = Signal()  # back to the section

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entry: PlanEntry | None = None
        self._kept: dict[str, MetricPlan] = {}
        self._today = date.min
        self.form = Ui_MetricPlan()
        self.form.setupUi(self)
        self.form.metric.currentIndexChanged.connect(self._fill)
        self.form.save.clicked.connect(self._save)
        self.form.back.clicked.connect(self.left)

    def show_section(self, view: PlanView, entry: PlanEntry) -> None:
        """Those that differ already stand first, and bear a mark."""
        same = self._entry is not None and self._entry.key == entry.key
        self._entry, self._today = entry, view.today
        before = self._kept
        self._kept = {metric.ref: metric for metric in view.facts.metrics if metric.section == entry.section}
        metrics = [metric for metric in view.collection.metrics if metric.section == entry.section]
        metrics.sort(key=lambda metric: metric.ref not in self._kept)
        mark = dict.fromkeys(self._kept, "• ")
        fill_data(self.form.metric, [(f"{mark.get(m.ref, '')}{m.ref} {m.label}", m.ref) for m in metrics])
        self.form.title.setText(f"{entry.section}: one metric")
        if not same or before != self._kept:
            self._fill()

    def _fill(self) -> None:
        kept, form = self._kept.get(self._ref), self.form
        form.contributor.setText(kept.contributor if kept else "")
        form.source.setText(kept.source if kept else "")
        form.data_by.setText(day_words(kept.data_by) if kept and kept.data_by else "")
        form.report.setText(kept.report.number if kept else "")
        form.report_ready.setChecked(bool(kept and kept.report.ready_on))
        form.note.setPlainText(kept.note if kept else "")

    @property
    def _ref(self) -> str:
        return str(self.form.metric.currentData() or "")

    def _save(self) -> None:
        entry, form = self._entry, self.form
        if entry is None or not self._ref:
            return
        kept = self._kept.get(self._ref) or MetricPlan(entry.collection, entry.section, self._ref)
        try:
            day = typed_day(form.data_by.text(), "Data by")
        except Problem as problem:
            self._context.jobs.failed.emit(problem)
            return
        metric = replace(
            kept,
            contributor=form.contributor.text().strip(),
            source=form.source.text().strip(),
            note=form.note.toPlainText().strip(),
            data_by=day,
            report=report_of(kept.report, form.report.text(), form.report_ready.isChecked(), self._today),
        )
        work = partial(plan.plan_metric, self._context.session, entry, metric)
        self._context.jobs.change(work, lambda _: self._context.announce(f"{metric.ref} saved."))


def report_of(kept: ReportRequest, number: str, is_ready: bool, today: date) -> ReportRequest:
    """A report as it is after a person has typed its number or ticked that it is ready; the days are those of doing."""
    number = number.strip()
    if not number:
        return ReportRequest("")
    asked_on = kept.asked_on if kept.number == number else today
    ready_on = (kept.ready_on if kept.number == number and kept.ready_on else today) if is_ready else None
    return ReportRequest(number, asked_on, ready_on)


def report_words(report: ReportRequest) -> str:
    """When it was asked for and whether it came."""
    if not report.number:
        return ""
    asked = f"Asked for on {day_words(report.asked_on)}" if report.asked_on else "Asked for"
    return f"{asked}, ready on {day_words(report.ready_on)}." if report.ready_on else f"{asked}, not ready yet."
