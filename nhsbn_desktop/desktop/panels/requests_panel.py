"""Requests for data: written as e-mail drafts, reminded, escalated, and noted as met."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_requests_panel import Ui_RequestsPanel
from nhsbn_desktop.desktop.panels.saving import ask_file
from nhsbn_desktop.desktop.rows.dates import day_words, from_qt, to_qt
from nhsbn_desktop.desktop.rows.plan_view import PlanView
from nhsbn_desktop.desktop.rows.request_rows import RequestRow, request_rows, requests_model
from nhsbn_desktop.desktop.widgets.chips import fill_data
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person, Role, still_here
from nhsbn_desktop.domain.requests import DataRequest
from nhsbn_desktop.services import requests, returned_packs, submissions
from nhsbn_desktop.services.session import Session

_EML = "E-mail draft (*.eml)"
NO_WORKBOOK = "No workbook"
_DECIDES = (Role.CARE_GROUP_DIRECTOR, Role.DEPUTY_CARE_GROUP_DIRECTOR, Role.INFORMATION_QUALITY_MANAGER)


class RequestsPanel(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: PlanView | None = None
        self.form = Ui_RequestsPanel()
        self.form.setupUi(self)
        self.model = requests_model()
        self.form.table.show_model(self.model)
        self.form.table.chosen.connect(self._show_row)
        self.form.ask.clicked.connect(self._ask)
        self.form.remind.clicked.connect(self._remind)
        self.form.escalate.clicked.connect(self._escalate)
        self.form.receive.clicked.connect(self.receive)

    def show_view(self, view: PlanView) -> None:
        self._view = view
        self.model.show(request_rows(view))
        if self.form.table.current_row() is None:
            self.form.table.step(1)
        self._show_row(self.form.table.current_row())

    def go_to(self, section: str) -> None:
        row = next((row for row in self.model.rows if row.entry.section == section), None)
        if row is not None:
            self.form.table.select_key(row.key)

    def write_request(self, path: Path) -> None:
        """The draft of the row that is chosen, with the part of the workbook that is its section's."""
        row, view = self.form.table.current_row(), self._view
        if row is None or view is None:
            return
        digest = view.workbooks.get(self.form.workbook.currentText(), "")
        work = partial(_write_request, self._context.session, view.collection, row, path, digest)
        self._context.jobs.change(work, partial(self._say_written, path), words="Writing the request")

    def write_reminder(self, path: Path) -> None:
        row, view = self.form.table.current_row(), self._view
        if row is not None and row.request is not None and view is not None:
            work = partial(requests.remind, self._context.session, view.collection, row.request, path)
            self._context.jobs.change(work, partial(self._say_written, path))

    def write_escalation(self, path: Path) -> None:
        row, view = self.form.table.current_row(), self._view
        to = view.by_key.get(str(self.form.escalate_to.currentData() or "")) if view else None
        if row is not None and row.request is not None and view is not None and to is not None:
            work = partial(requests.escalate, self._context.session, view.collection, row.request, to, path)
            self._context.jobs.change(work, partial(self._say_written, path))

    def receive(self) -> None:
        row = self.form.table.current_row()
        if row is not None and row.request is not None:
            on = from_qt(self.form.received_on.date())
            work = partial(requests.receive, self._context.session, row.request, on)
            self._context.jobs.change(work, lambda _: self._context.announce("Noted that the data came."))

    def _ask(self) -> None:
        self._with_file("Request for data", "Data request", self.write_request)

    def _remind(self) -> None:
        self._with_file("Reminder", "Reminder", self.write_reminder)

    def _escalate(self) -> None:
        self._with_file("Escalation", "Escalation", self.write_escalation)

    def _with_file(self, title: str, begins: str, write: Callable[[Path], None]) -> None:
        row = self.form.table.current_row()
        if row is None:
            return
        name = f"{begins} {row.entry.section}, {row.contributor}.eml"
        path = ask_file(self._context, self, title, name, _EML)
        if path is not None:
            write(path)

    def _say_written(self, path: Path, _: object) -> None:
        self._context.announce(f"The draft is {path}. Open it and send it.")

    @Slot(object)
    def _show_row(self, row: RequestRow | None) -> None:
        self.form.detail.setVisible(row is not None)
        view = self._view
        if row is None or view is None:
            return
        form, request = self.form, row.request
        form.state.say(row.state, row.tone)
        form.why.setText(row.standing.why if row.standing else "Nothing was asked for yet.")
        form.title.setText(row.entry.section)
        form.facts.show_facts(_facts(row, request))
        fill_data(form.workbook, [(unit, unit) for unit in view.workbooks] + [(NO_WORKBOOK, "")])
        chosen = [person for person in still_here(view.people) if person.role in _DECIDES]
        fill_data(form.escalate_to, [(f"{person.name}, {person.role.value}", person.key) for person in chosen])
        is_open = request is not None and request.received_on is None
        _show((form.workbook, form.workbook_label, form.ask), not is_open)
        form.ask.setText("Write the &request…" if request is None else "Ask &again…")
        form.ask.setEnabled(bool(row.contributor))
        _show((form.remind, form.escalate, form.receive, form.received_on, form.received_on_label), is_open)
        _show((form.escalate_to, form.escalate_to_label), is_open and bool(chosen))
        form.escalate.setEnabled(bool(chosen))
        form.received_on.setDate(to_qt(view.today))
        form.words.setText("" if row.contributor else "Name a contributor or a lead under Sections first.")


def _show(widgets: Iterable[QWidget], shown: bool) -> None:
    for widget in widgets:
        widget.setVisible(shown)


def _facts(row: RequestRow, request: DataRequest | None) -> list[tuple[str, str]]:
    facts = [("Asked of", row.contributor or "nobody named"), ("Source", row.entry.source or "not said")]
    if request is None:
        return [*facts, ("Data by", day_words(row.entry.data_by))]
    facts += [("Asked on", day_words(request.sent.date())), ("Data by", day_words(request.due))]
    facts += [("Reminded", ", ".join(day_words(day) for day in request.reminded) or "not yet")]
    return [*facts, ("Workbook", "went with it" if request.pack_sha256 else "none went with it")]


def _write_request(session: Session, collection: Collection, row: RequestRow, path: Path, digest: str) -> DataRequest:
    """Off the UI thread. The pack is made beside the draft for as long as it takes to attach it."""
    if not digest:
        return requests.ask(session, collection, row.entry, path, metrics=row.metrics)
    with TemporaryDirectory() as folder:
        pack = Path(folder) / f"{collection.code} {row.entry.section}.xlsx"
        loaded = submissions.load_all(session, collection)
        submission = next(one for one in loaded if one.reading is not None and one.reading.file_digest == digest)
        to = next((one.key for one in session.record.all(Person) if one.name == row.contributor), "")
        returned_packs.issue_pack(session, submission, to, pack, [row.entry.section])
        return requests.ask(session, collection, row.entry, path, pack=pack, metrics=row.metrics)
