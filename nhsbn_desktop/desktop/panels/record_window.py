"""The record, in a window of its own: where it lives, who is at it, what waits for a choice, and another to work at."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_record_place import Ui_RecordPlace
from nhsbn_desktop.desktop.panels.conflict_panel import ConflictPanel
from nhsbn_desktop.desktop.rows import place_words
from nhsbn_desktop.desktop.rows.conflict_rows import conflict_rows
from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.paths import own_files
from nhsbn_desktop.services import record_place
from nhsbn_desktop.services.record_place import Place

_WIDE, _HIGH = 860, 620  # pixels: it fits a laptop's 1024 by 700


class RecordWindow(QDialog):
    """Asks the record off the UI thread. Another record is worked at from the next start of the program on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.form = Ui_RecordPlace()
        self.form.setupUi(self)
        self.resize(_WIDE, _HIGH)
        self.conflicts = ConflictPanel(self)
        self.form.conflicts.addWidget(self.conflicts)
        self.form.elsewhere.setVisible(not context.practice)
        self.form.own.hide()
        self._say("")
        self._connect()
        self._weigh()
        self.refresh()

    def refresh(self) -> None:
        self.context.jobs.read(
            self, partial(record_place.read_place, self.context.session), self._show, self._say_problem
        )

    def _connect(self) -> None:
        form = self.form
        form.address.textChanged.connect(self._weigh)
        form.use.clicked.connect(self._use)
        form.own.clicked.connect(self._use_own)
        form.settle.clicked.connect(self._settle)
        form.buttons.rejected.connect(self.reject)
        self.conflicts.changed.connect(self._weigh)
        self.context.jobs.changed.connect(self.refresh)

    @Slot(object)
    def _show(self, place: Place) -> None:
        self.form.facts.show_facts(place_words.facts(place))
        # what is to be decided comes first, and both together are higher than a laptop's screen
        self.form.elsewhere.setVisible(not (self.context.practice or place.conflicts))
        collections = {collection.key: collection for collection in self.context.selection.collections}
        self.conflicts.show_conflicts(conflict_rows(place.conflicts, dict(place.names), collections))
        self.form.settle.setVisible(bool(place.conflicts))
        self.form.own.setVisible(place.shared)
        self._weigh()

    @Slot()
    def _weigh(self) -> None:
        self.form.use.setEnabled(bool(self.form.address.text().strip()))
        self.form.settle.setEnabled(bool(self.conflicts.choices))

    @Slot()
    def _settle(self) -> None:
        choices = dict(self.conflicts.choices)
        self._say("")
        self.context.jobs.change(
            partial(record_place.settle_all, self.context.session, choices), self._show, self._say_problem
        )

    @Slot()
    def _use(self) -> None:
        """Signs in there first: an address that does not work is not kept."""
        address, password = self.form.address.text().strip(), self.form.password.text()
        self.form.use.setEnabled(False)
        self._say("")
        self.context.jobs.send(
            self,
            partial(record_place.use_server, own_files(), self.context.passwords, address, password),
            self._used,
            otherwise=self._say_problem,
            words="Signing in to the record's server",
        )

    @Slot(object)
    def _used(self, address: str) -> None:
        self.form.password.clear()
        self._weigh()
        self._say(f"From the next start on you work at {address}. Close the program and start it again.")

    @Slot()
    def _use_own(self) -> None:
        record_place.choose_place(own_files(), "")
        self._say(
            "From the next start on you work at the record on this computer. Close the program and start it again."
        )

    @Slot(object)
    def _say_problem(self, error: BaseException) -> None:
        self._weigh()
        if isinstance(error, Problem):
            self._say(" ".join((error.message, error.advice)))
        else:
            self.context.jobs.failed.emit(error)

    def _say(self, words: str) -> None:
        self.form.problem_words.setText(words)
        self.form.problem.setVisible(bool(words))
