"""The burden ledger: hours spent on each section, noted by those who spent them, beside those of last year."""

from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_hours_panel import Ui_HoursPanel
from nhsbn_desktop.desktop.rows.dates import from_qt, short_day, to_qt
from nhsbn_desktop.desktop.rows.plan_view import PlanView
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.widgets.answer_field import inset_figures
from nhsbn_desktop.desktop.widgets.chips import fill_data
from nhsbn_desktop.domain.burden import Burden
from nhsbn_desktop.services import burden

WHOLE = "The whole collection"
_LATEST = 5  # entries told under the form


class HoursPanel(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: PlanView | None = None
        self.form = Ui_HoursPanel()
        self.form.setupUi(self)
        columns: list[Column[Burden]] = [
            Column("Section", lambda row: row.section or WHOLE),
            Column("People", lambda row: str(row.people), sort=lambda row: row.people, number=True, width=96),
            Column("Hours", lambda row: f"{row.hours:,f}", sort=lambda row: row.hours, number=True, width=110),
            Column("Last year", _before, sort=lambda row: row.before or 0, number=True, width=110, from_width=520),
        ]
        self.model = TableModel(columns, key=lambda row: row.section)
        self.form.table.set_two_line(False)
        self.form.table.show_model(self.model)
        self.form.table.chosen.connect(self._take_section)
        inset_figures(self.form.hours)
        self.form.save.clicked.connect(self._save)
        self.form.take_back.clicked.connect(self._take_back)

    def show_view(self, view: PlanView) -> None:
        before, self._view = self._view, view
        form, ledger = self.form, view.ledger
        fill_data(form.section, [*((section, section) for section in view.collection.sections), (WHOLE, "")])
        if before is None or before.people != view.people:
            typed = form.who.currentText() or self._context.session.person.name
            fill_data(form.who, [(person.name, person.key) for person in view.people])
            form.who.setCurrentText(typed)
        if before is None or before.today != view.today:
            form.on.setDate(to_qt(view.today))
        self.model.show(ledger.sections)
        form.total.setText(f"{ledger.hours:,f} hours so far")
        last = f"{ledger.before:,f} hours last year." if ledger.before is not None else "None were kept last year."
        form.before.setText(last)
        told = [f"{short_day(one.on)}: {one.hours:f} h, {one.who}. {one.what}".strip() for one in ledger.entries]
        form.latest.setText("\n".join(told[:_LATEST]) or "None yet.")
        form.take_back.setEnabled(bool(ledger.entries))

    def _take_section(self, row: Burden | None) -> None:
        if row is not None:
            self.form.section.setCurrentIndex(max(self.form.section.findData(row.section), 0))

    def _save(self) -> None:
        if self._view is not None:
            form = self.form
            work = partial(
                burden.spend,
                self._context.session,
                self._view.collection,
                str(form.section.currentData() or ""),
                form.who.currentText(),
                from_qt(form.on.date()),
                Decimal(str(round(form.hours.value(), 2))),
                form.what.text(),
            )
            self._context.jobs.change(work, self._say_saved)

    def _say_saved(self, _: object) -> None:
        self.form.hours.setValue(0)
        self.form.what.clear()
        self._context.announce("Hours noted.")

    def _take_back(self) -> None:
        if self._view is not None and self._view.ledger.entries:
            work = partial(burden.take_back, self._context.session, self._view.ledger.entries[0])
            self._context.jobs.change(work, lambda _: self._context.announce("The latest entry is taken back."))


def _before(row: Burden) -> str:
    return f"{row.before:,f}" if row.before is not None else "\N{EN DASH}"
