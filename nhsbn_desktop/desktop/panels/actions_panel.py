"""What follows from the reports: actions with somebody who sees to them and a day, and what came of each."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from nhsbn_desktop.desktop.forms.ui_actions import Ui_Actions
from nhsbn_desktop.desktop.rows.dates import from_qt, to_qt
from nhsbn_desktop.desktop.rows.output_rows import ACTION_TONES, actions_model, registered_words
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.people import still_here
from nhsbn_desktop.domain.reports import ActionKind, ActionState
from nhsbn_desktop.services.reports import ActionRow, Followed


class ActionsPanel(QWidget):
    """Says what a person asks for; the screen does it."""

    planned = Signal(object, str, str, object, str)  # ActionKind, what, owner's key, due or None, about
    moved = Signal(object, str, object)  # Action, owner's key, due or None
    finished = Signal(object, str)  # Action, outcome
    reopened = Signal(object)  # Action
    registered = Signal(object, object)  # Action, the keys of who is registered to attend

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_Actions()
        self.form.setupUi(self)
        self.model = actions_model()
        self.form.table.show_model(self.model)
        self._today = date.min
        self._shown = ""  # the key of the action in the form; empty for a new one
        for kind in ActionKind:
            self.form.kind.addItem(kind.value, kind)
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.table.chosen.connect(self._show_row)
        form.has_due.toggled.connect(form.due.setEnabled)
        form.new_one.clicked.connect(self.begin)
        form.keep.clicked.connect(self._keep)
        form.done.clicked.connect(self._finish)
        form.attending.itemChanged.connect(lambda _: self._register())
        form.reopen.clicked.connect(lambda: self.reopened.emit(form.table.current_row().action))

    def show_followed(self, view: Followed, today: date) -> None:
        self._today = today
        chosen = self.form.owner.currentData()
        self.form.owner.clear()
        self.form.owner.addItem("Nobody yet", "")
        for person in still_here(view.people, {row.action.owner for row in view.actions}):
            self.form.owner.addItem(f"{person.name}, {person.role.value}", person.key)
        self.form.owner.setCurrentIndex(max(self.form.owner.findData(chosen), 0))
        self.model.show(view.actions)
        row = self.form.table.current_row()
        if row is None:
            self.begin()
        else:
            self._show_row(row)

    @Slot()
    def begin(self, about: str = "") -> None:
        """Turns the form to a new action."""
        form = self.form
        form.table.clearSelection()
        self._shown = ""
        form.standing.say("New", Tone.NEUTRAL)
        form.title.setText("What follows? The figures are only the beginning of the story.")
        for box in (form.what, form.outcome):
            box.clear()
        form.about.setText(about)
        form.has_due.setChecked(True)
        form.due.setDate(to_qt(self._today).addMonths(1))
        self._fit(None)

    @Slot(object)
    def _show_row(self, row: ActionRow | None) -> None:
        if row is None:
            return
        form, action = self.form, row.action
        form.standing.say(row.state.value, ACTION_TONES[row.state])
        form.title.setText(action.kind.value)
        form.owner.setCurrentIndex(max(form.owner.findData(action.owner), 0))
        form.has_due.setChecked(action.due is not None)
        form.due.setDate(to_qt(action.due or self._today))
        if self._shown != action.key:
            form.kind.setCurrentIndex(form.kind.findData(action.kind))
            form.what.setPlainText(action.what)
            form.about.setText(action.about)
            form.outcome.setPlainText(action.outcome)
        self._shown = action.key
        self._fit(row)

    def _fit(self, row: ActionRow | None) -> None:
        """What an action is stays as it was planned; who sees to it and by when can move until it is done."""
        form, is_done = self.form, row is not None and row.state is ActionState.DONE
        for piece in (form.kind, form.what, form.about):
            piece.setEnabled(row is None)
        for box in (form.owner, form.has_due, form.outcome, form.attending):
            box.setEnabled(not is_done)
        form.due.setEnabled(form.has_due.isChecked() and not is_done)
        for part in (form.outcome_label, form.outcome):
            part.setVisible(row is not None)
        is_event = row is not None and row.action.kind is ActionKind.EVENT
        for own in (form.attending_label, form.attending, form.unregistered):
            own.setVisible(is_event)
        if row is not None and is_event:
            self._show_attending(row)
        form.keep.setText("&Save" if row is not None else "&Plan it")
        form.keep.setVisible(not is_done)
        form.done.setVisible(row is not None and not is_done)
        form.reopen.setVisible(is_done)
        form.new_one.setVisible(row is not None)

    def _show_attending(self, row: ActionRow) -> None:
        attending, place = self.form.attending, self.form.attending.currentRow()
        attending.blockSignals(True)
        attending.clear()
        for person in row.leads:
            item = QListWidgetItem(person.name, attending)
            item.setData(Qt.ItemDataRole.UserRole, person.key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            is_in = person.key in row.action.registered
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)
        attending.setCurrentRow(place)
        attending.blockSignals(False)
        self.form.unregistered.setText(registered_words(row))

    def _register(self) -> None:
        """A tick is an act of its own, kept at once."""
        row, attending = self.form.table.current_row(), self.form.attending
        items = [attending.item(place) for place in range(attending.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        if row is not None:
            self.registered.emit(row.action, tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked))

    @Slot()
    def _keep(self) -> None:
        form = self.form
        owner, due = str(form.owner.currentData() or ""), from_qt(form.due.date()) if form.has_due.isChecked() else None
        row = form.table.current_row() if self._shown else None
        if row is not None:
            self.moved.emit(row.action, owner, due)
        else:
            kind = ActionKind(form.kind.currentData())
            self.planned.emit(kind, form.what.toPlainText(), owner, due, form.about.text())

    @Slot()
    def _finish(self) -> None:
        row = self.form.table.current_row()
        if row is not None:
            self.finished.emit(row.action, self.form.outcome.toPlainText())
