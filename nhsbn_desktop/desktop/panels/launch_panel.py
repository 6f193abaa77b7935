"""The launch of one collection: its steps with their state, and for the step chosen what is to be done."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_launch_panel import Ui_LaunchPanel
from nhsbn_desktop.desktop.panels.saving import ask_file
from nhsbn_desktop.desktop.rows.dates import from_qt, to_qt
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.chips import fill_data
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.launch import Step, StepStanding, StepState
from nhsbn_desktop.domain.people import Role, still_here
from nhsbn_desktop.domain.programme import Decision, Nomination, Participation, Purpose
from nhsbn_desktop.services import programme, proposals
from nhsbn_desktop.services.programme import Programme, ProgrammeRow

TONES = {
    StepState.DONE: Tone.SUCCESS,
    StepState.NOT_NEEDED: Tone.NEUTRAL,
    StepState.NEXT: Tone.INFO,
    StepState.OVERDUE: Tone.ERROR,
    StepState.LATER: Tone.NEUTRAL,
}
_EML, _DOCX = "E-mail draft (*.eml)", "Word document (*.docx)"
_DIRECTORS = (Role.CARE_GROUP_DIRECTOR, Role.DEPUTY_CARE_GROUP_DIRECTOR)
_ALL = "All sections"


class LaunchPanel(QWidget):
    """`organisation` tells the trust's name as the collections give it."""

    to_people = Signal()  # people are added in their own window

    def __init__(self, context: Context, organisation: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._organisation = context, organisation
        self._row: ProgrammeRow | None = None
        self._filled: tuple[object, ...] = ()
        self.form = Ui_LaunchPanel()
        self.form.setupUi(self)
        columns: list[Column[StepStanding]] = [
            Column("Step", lambda row: row.step.value, tip=lambda row: f"{row.step.value}. {row.why}"),
            Column("State", lambda row: row.state.value, tone=lambda row: TONES[row.state], as_tag=True, width=112),
        ]
        self.steps = TableModel(columns, key=lambda row: row.step)
        self.form.steps.set_two_line(False)
        self.form.steps.show_model(self.steps)
        self.form.steps.horizontalHeader().hide()
        self.purposes = {purpose: QCheckBox(_capital(purpose.value)) for purpose in Purpose}
        for box in self.purposes.values():
            self.form.purposes.addWidget(box)
        for decision in Decision:
            self.form.decision.addItem(_capital(decision.value), decision)
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.steps.chosen.connect(self._show_step)
        form.write_paper.clicked.connect(self._ask_for_paper)
        form.proposed.clicked.connect(self._propose)
        form.save.clicked.connect(self._decide)
        form.registered.clicked.connect(self._register)
        form.write_network.clicked.connect(self._ask_for_network_mail)
        form.told.clicked.connect(self._tell_managers)
        form.write_managers.clicked.connect(self._ask_for_managers_mail)
        form.nominate.clicked.connect(self._nominate)
        form.withdraw.clicked.connect(self._withdraw)
        form.open_people.clicked.connect(self.to_people)

    def show_row(self, row: ProgrammeRow, view: Programme) -> None:
        """What is half typed stays while other things change."""
        same = self._row is not None and self._row.entry.key == row.entry.key
        self._row = row
        self.steps.show(row.steps)
        if not same:
            first = row.next_step or row.steps[-1]
            self.form.steps.select_key(first.step)
        self._show_step(self.form.steps.current_row())
        kept = (row.entry.key, row.participation, row.nominations, view.people, view.today)
        if kept != self._filled:
            self._filled = kept
            self._fill(row, view)

    def write_paper(self, path: Path) -> None:
        """The proposal for this collection, with the reasons that are ticked."""
        if self._row is not None:
            entry = self._row.entry
            chosen = {entry.key: self._chosen()}
            work = partial(proposals.write_paper, self._context.session, path, self._organisation(), chosen, (entry,))
            self._context.jobs.read(self, work, self._say_written, words="Writing the paper")

    def write_network_mail(self, path: Path) -> None:
        if self._row is not None:
            session, entry = self._context.session, self._row.entry
            work = partial(proposals.write_to_network, session, path, entry, self._organisation())
            self._context.jobs.read(self, work, self._say_written)

    def write_managers_mail(self, path: Path) -> None:
        if self._row is not None:
            work = partial(proposals.write_to_managers, self._context.session, path, self._row.entry)
            self._context.jobs.read(self, work, self._say_written)

    def _fill(self, row: ProgrammeRow, view: Programme) -> None:
        form, today = self.form, to_qt(view.today)
        kept = row.participation or Participation(row.entry.key, Decision.UNDECIDED)
        for purpose, box in self.purposes.items():
            box.setChecked(purpose in kept.purposes)
        form.decision.setCurrentIndex(list(Decision).index(row.decision))
        form.reason.setPlainText(kept.reason)
        form.managers.setPlainText("\n".join(kept.managers))
        for box_, day in (
            (form.proposed_on, kept.proposed_on),
            (form.decided_on, kept.decided_on),
            (form.registered_on, kept.registered_on),
            (form.told_on, kept.managers_told_on),
        ):
            box_.setDate(to_qt(day) if day else today)
        names = {person.key: person.name for person in view.people}
        told = (
            f"{names.get(one.lead, one.lead)}: {', '.join(one.sections) or 'all sections'}" for one in row.nominations
        )
        form.nominated.setText("\n".join(told) or "Nobody is nominated yet.")
        here = still_here(view.people)
        leads = sorted(here, key=lambda person: (person.role is not Role.NOMINATED_LEAD, person.name))
        fill_data(form.lead, [(person.name, person.key) for person in leads])
        fill_data(form.for_section, [(_ALL, ""), *((section, section) for section in row.sections)])
        directors = [person for person in here if person.role in _DIRECTORS]
        fill_data(form.named_by, [(f"{person.name}, {person.role.value}", person.key) for person in directors])
        form.nominate.setEnabled(bool(here))
        form.withdraw.setEnabled(bool(row.nominations))

    @Slot(object)
    def _show_step(self, step: StepStanding | None) -> None:
        if step is not None:
            self.form.why.setText(step.why)
            self.form.why.setVisible(bool(step.why))
            self.form.pages.setCurrentIndex(list(Step).index(step.step))

    def _propose(self) -> None:
        self._do(partial(programme.propose, purposes=self._chosen(), on=from_qt(self.form.proposed_on.date())),
                 "The proposal is on record.")  # fmt: skip

    def _decide(self) -> None:
        form = self.form
        decision, on = Decision(form.decision.currentData()), from_qt(form.decided_on.date())
        work = partial(programme.decide, decision=decision, on=on, reason=form.reason.toPlainText())
        self._do(work, "Decision saved.")

    def _register(self) -> None:
        self._do(partial(programme.register, on=from_qt(self.form.registered_on.date())), "Registered.")

    def _tell_managers(self) -> None:
        managers, on = self.form.managers.toPlainText().splitlines(), from_qt(self.form.told_on.date())
        self._do(partial(programme.tell_managers, managers=managers, on=on), "Noted who was told.")

    def _nominate(self) -> None:
        row, form = self._row, self.form
        if row is None:
            return
        place = form.named_by.findText(form.named_by.currentText())
        named_by = str(form.named_by.itemData(place)) if place >= 0 else form.named_by.currentText().strip()
        lead, section = str(form.lead.currentData() or ""), str(form.for_section.currentData() or "")
        kept = next((one for one in row.nominations if one.lead == lead), None)
        sections = tuple(dict.fromkeys((*kept.sections, section))) if kept and section and kept.sections else (section,)
        nomination = Nomination(row.entry.key, lead, named_by, self._today, sections if section else ())
        self._change(partial(programme.nominate, self._context.session, nomination), "The nomination is on record.")

    def _withdraw(self) -> None:
        row, lead = self._row, str(self.form.lead.currentData() or "")
        kept = next((one for one in row.nominations if one.lead == lead), None) if row else None
        if kept is not None:
            work = partial(programme.withdraw_nomination, self._context.session, kept)
            self._change(work, "The nomination is taken back.")
        else:
            self._context.announce("Choose the lead whose nomination is to be taken back.")

    def _do(self, act: Callable[..., Change], words: str) -> None:
        if self._row is not None:
            self._change(partial(act, self._context.session, self._row.entry), words)

    def _change(self, work: Callable[[], object], words: str) -> None:
        self._context.jobs.change(work, lambda _: self._context.announce(words))

    @property
    def _today(self) -> date:
        return self._context.session.now().date()

    def _chosen(self) -> tuple[Purpose, ...]:
        return tuple(purpose for purpose, box in self.purposes.items() if box.isChecked())

    def _ask_for_paper(self) -> None:
        self._with_file("Proposal", f"Proposal {self._name}.docx", _DOCX, self.write_paper)

    def _ask_for_network_mail(self) -> None:
        self._with_file("E-mail to the Network", f"Participation {self._name}.eml", _EML, self.write_network_mail)

    def _ask_for_managers_mail(self) -> None:
        self._with_file("E-mail to managers", f"Forward planning {self._name}.eml", _EML, self.write_managers_mail)

    @property
    def _name(self) -> str:
        return self._row.entry.key if self._row else ""

    def _with_file(self, title: str, name: str, kind: str, write: Callable[[Path], None]) -> None:
        path = ask_file(self._context, self, title, name, kind)
        if path is not None:
            write(path)

    def _say_written(self, path: Path) -> None:
        self._context.announce(f"Written: {path}.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
