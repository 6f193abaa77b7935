"""How the trust counts its days: its nation's bank holidays with its own changes, and how long before a deadline each
step is due."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_rules_panel import Ui_RulesPanel
from nhsbn_desktop.desktop.rows.dates import short_day, typed_day
from nhsbn_desktop.desktop.rows.plan_view import PlanView
from nhsbn_desktop.desktop.widgets.answer_field import inset_figures
from nhsbn_desktop.domain.plan_rules import Nation, PlanRules, days_off, days_off_text
from nhsbn_desktop.domain.problems import NotReady, Problem
from nhsbn_desktop.services import plan


class RulesPanel(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: PlanRules | None = None
        self.form = Ui_RulesPanel()
        self.form.setupUi(self)
        for nation in Nation:
            self.form.nation.addItem(nation.value, nation)
        counted = (self.form.preparation, self.form.data, self.form.validation, self.form.sign_off)
        for box in counted:
            box.setMaximum(120)
        inset_figures(*counted, self.form.escalate_after)
        self.form.save.clicked.connect(self._save)

    def show_view(self, view: PlanView) -> None:
        ahead = sorted(day for day in view.days_off if day >= view.today)
        self.form.days_words.setText(_next_days(ahead))
        if self._shown == view.rules:  # what is half typed stays while other things change
            return
        rules, form = view.rules, self.form
        self._shown = rules
        form.nation.setCurrentIndex(list(Nation).index(rules.nation))
        form.added.setPlainText(days_off_text(rules.added))
        form.worked.setPlainText("\n".join(day.isoformat() for day in rules.worked))
        form.preparation.setValue(rules.preparation_days)
        form.data.setValue(rules.data_days)
        form.validation.setValue(rules.validation_days)
        form.sign_off.setValue(rules.sign_off_days)
        form.reminders.setText(", ".join(str(number) for number in rules.reminders))
        form.escalate_after.setValue(rules.escalate_after)

    def _save(self) -> None:
        try:
            rules = self._typed()
        except Problem as problem:
            self._context.jobs.failed.emit(problem)
            return
        work = partial(plan.set_rules, self._context.session, rules)
        self._context.jobs.change(work, self._say_saved)

    def _say_saved(self, _: object) -> None:
        self._context.announce("Saved. The timetable follows; days already in the plan stay as they are.")

    def _typed(self) -> PlanRules:
        form = self.form
        worked = [typed_day(line, "A day worked") for line in form.worked.toPlainText().splitlines()]
        return PlanRules(
            nation=Nation(form.nation.currentData()),
            added=days_off(form.added.toPlainText()),
            worked=tuple(day for day in worked if day is not None),
            preparation_days=form.preparation.value(),
            data_days=form.data.value(),
            validation_days=form.validation.value(),
            sign_off_days=form.sign_off.value(),
            reminders=_numbers(form.reminders.text()),
            escalate_after=form.escalate_after.value(),
        )


def _numbers(text: str) -> tuple[int, ...]:
    """Raises NotReady for what is no whole number."""
    try:
        return tuple(sorted(int(part) for part in text.split(",") if part.strip()))
    except ValueError as error:
        raise NotReady(
            f"Reminders, “{text}”, are not whole numbers.", "Write working days with commas, such as -5, -2, 1, 3."
        ) from error


def _next_days(ahead: list[date]) -> str:
    if not ahead:
        return "No day off is known from today on: add the coming years' bank holidays."
    return f"Next days off: {', '.join(short_day(day) for day in ahead[:4])}. Known up to {ahead[-1].year}."
