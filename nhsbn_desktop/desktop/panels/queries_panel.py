"""Definitions queries: what was asked of the Network, its answers, and those of last year that are to be confirmed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_queries_panel import Ui_QueriesPanel
from nhsbn_desktop.desktop.panels.saving import ask_file
from nhsbn_desktop.desktop.rows.dates import from_qt, short_day, to_qt
from nhsbn_desktop.desktop.rows.plan_view import PlanView
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.queries import DefinitionsQuery, QueryState
from nhsbn_desktop.services import queries

_TONES = {
    QueryState.ASKED: Tone.INFO,
    QueryState.UNANSWERED: Tone.WARNING,
    QueryState.ANSWERED: Tone.SUCCESS,
    QueryState.CARRIED: Tone.WARNING,
}


class QueriesPanel(QWidget):
    """With no row chosen the form asks a new query."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: PlanView | None = None
        self._shown: DefinitionsQuery | None = None
        self.form = Ui_QueriesPanel()
        self.form.setupUi(self)
        columns: list[Column[DefinitionsQuery]] = [
            Column("Question", lambda row: row.question, second=lambda row: row.answer or "No answer yet"),
            Column("Metrics", lambda row: ", ".join(row.metrics) or "all", width=130, from_width=560),
            Column("Asked", lambda row: short_day(row.asked.date()), sort=lambda row: row.asked, width=112),
            Column("Status", lambda row: self._state(row).value, tone=self._tone, as_tag=True, width=172),
        ]
        self.model = TableModel(columns, key=lambda row: row.key)
        self.form.table.show_model(self.model)
        self.form.table.chosen.connect(self._show_row)
        self.form.ask.clicked.connect(self._ask)
        self.form.write.clicked.connect(self._write)
        self.form.save_answer.clicked.connect(self._save_answer)
        self.form.confirm.clicked.connect(self._confirm)
        self.form.new_query.clicked.connect(self.begin)

    def show_view(self, view: PlanView) -> None:
        self._view = view
        self.model.show(view.queries)
        self._show_row(self.form.table.current_row())

    def go_to(self, query_id: str) -> None:
        row = next((row for row in self.model.rows if row.id == query_id), None)
        if row is not None:
            self.form.table.select_key(row.key)

    @Slot()
    def begin(self) -> None:
        """An empty form for a new query."""
        self.form.table.clear_choice()
        self._show_row(None)
        self.form.metrics.setFocus()

    def write_mail(self, path: Path) -> None:
        """The query that is chosen as an e-mail draft to the Network."""
        view, query = self._view, self._shown
        if view is not None and query is not None:
            work = partial(queries.write_mail, self._context.session, view.collection, query, path)
            self._context.jobs.read(self, work, lambda _: self._context.announce(f"The draft is {path}."))

    def _ask(self) -> None:
        if self._view is not None:
            refs = [ref.strip() for ref in self.form.metrics.text().split(",") if ref.strip()]
            question = self.form.question.toPlainText()
            work = partial(queries.ask, self._context.session, self._view.collection, refs, question)
            self._context.jobs.change(work, self._say_asked)

    def _say_asked(self, change: object) -> None:
        self.form.metrics.clear()
        self.form.question.clear()
        self._context.announce("The query is on record. Write the e-mail to the Network from it.")

    def _write(self) -> None:
        if self._shown is not None:
            name = f"Definitions query {', '.join(self._shown.metrics)}.eml"
            path = ask_file(self._context, self, "Definitions query", name, "E-mail draft (*.eml)")
            if path is not None:
                self.write_mail(path)

    def _save_answer(self) -> None:
        if self._shown is not None:
            form = self.form
            on = from_qt(form.answered_on.date())
            words, by = form.answer.toPlainText(), form.answered_by.text()
            work = partial(queries.answer, self._context.session, self._shown, words, on, by)
            self._context.jobs.change(work, lambda _: self._context.announce("The answer is on record."))

    def _confirm(self) -> None:
        if self._shown is not None:
            work = partial(queries.confirm, self._context.session, self._shown)
            self._context.jobs.change(work, lambda _: self._context.announce("Last year's answer is confirmed."))

    @Slot(object)
    def _show_row(self, query: DefinitionsQuery | None) -> None:
        form, is_new = self.form, query is None
        for widget in (form.answer, form.answer_label, form.answered_by, form.answered_by_label, form.answered_on,
                       form.answered_on_label, form.save_answer, form.new_query, form.write, form.state):  # fmt: skip
            widget.setVisible(not is_new)
        form.ask.setVisible(is_new)
        form.question.setReadOnly(not is_new)
        form.metrics.setReadOnly(not is_new)
        before, self._shown = self._shown, query
        if query is None:
            form.title.setText("New query")
            form.asked.setText("Ask where a definition is not clear; the answer stays with its metrics.")
            form.why.setText("")
            form.confirm.hide()
            if before is not None:
                form.metrics.clear()
                form.question.clear()
            return
        self._show_query(query, same=before == query)

    def _show_query(self, query: DefinitionsQuery, *, same: bool) -> None:
        form, view = self.form, self._view
        if view is None:
            return
        state = self._state(query)
        form.state.say(state.value, _TONES[state])
        form.why.setText(query.why(view.today, view.days_off))
        form.title.setText("Definitions query")
        person = {self._context.session.person.key: self._context.session.person, **view.by_key}.get(query.by)
        form.asked.setText(f"Asked by {person.name if person else query.by}.")
        form.confirm.setVisible(state is QueryState.CARRIED)
        if same:  # what is half typed stays while other things change
            return
        form.metrics.setText(", ".join(query.metrics))
        form.question.setPlainText(query.question)
        form.answer.setPlainText(query.answer)
        form.answered_by.setText(query.answered_by)
        form.answered_on.setDate(to_qt(query.answered_on or view.today))

    def _state(self, query: DefinitionsQuery) -> QueryState:
        view = self._view
        return query.state(view.today, view.days_off) if view else QueryState.ASKED

    def _tone(self, query: DefinitionsQuery) -> Tone:
        return _TONES[self._state(query)]
