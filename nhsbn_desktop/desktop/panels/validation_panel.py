"""One section's validation: who may make it, how it was validated, what stands in its way, what has moved since."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.forms.ui_validation_panel import Ui_ValidationPanel
from nhsbn_desktop.desktop.rows.dates import moment_words
from nhsbn_desktop.desktop.rows.promise_rows import TONES, PromiseRow, Signature, Stand
from nhsbn_desktop.desktop.widgets.check_words import CheckWords
from nhsbn_desktop.domain.people import Role
from nhsbn_desktop.domain.sign_off import Validation, ValidationKind


class ValidationPanel(QWidget):
    """Says what a person asks for; the screen does it."""

    validated = Signal(object, str)  # kinds, note
    taken_back = Signal(str)  # why
    asked_for = Signal(str)  # the key of a screen
    keys_wanted = Signal()  # to see whose signing key is whose
    changes_wanted = Signal()  # to see what changed since the promise was made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ValidationPanel()
        self.form.setupUi(self)
        self._row: PromiseRow | None = None
        self._has_workbook = False
        self._signature = Signature()
        self.kinds = {kind: CheckWords(_sentence(kind)) for kind in ValidationKind}
        for box in self.kinds.values():
            self.form.kinds.addWidget(box)
            box.toggled.connect(self._weigh)
        self.form.to_plan.clicked.connect(lambda: self.asked_for.emit("plan"))
        self.form.to_checks.clicked.connect(lambda: self.asked_for.emit("checks"))
        self.form.to_keys.clicked.connect(self.keys_wanted)
        self.form.see_changes.clicked.connect(self.changes_wanted)
        self.form.validate.clicked.connect(self._validate)
        self.form.take_back.clicked.connect(lambda: self.taken_back.emit(self.form.why.text().strip()))
        self.form.why.textChanged.connect(self._weigh)

    def show_row(self, row: PromiseRow, signature: Signature, *, has_workbook: bool) -> None:
        """Shows a section; `signature` says whether its lead can sign here. What was ticked and not yet promised is
        kept while the same state is shown again."""
        before, self._row, self._has_workbook, self._signature = self._row, row, has_workbook, signature
        form, promise = self.form, row.promise
        form.stand.say(row.stand.value, TONES[row.stand])
        form.stand_words.setText(f"{row.findings or 'No'} open finding{'' if row.findings == 1 else 's'}")
        form.title.setText(row.title)
        form.who.setText(_who(row))
        form.to_plan.setVisible(row.lead is None)
        form.to_checks.setVisible(row.findings > 0)
        form.see_changes.setText(f"&See what changed ({row.moved:,})")
        form.see_changes.setVisible(row.stand is Stand.VOIDED)
        same = before is not None and (before.key, before.promise, before.stand) == (row.key, promise, row.stand)
        if isinstance(promise, Validation) or not same:
            self._show_promise(promise if isinstance(promise, Validation) else None, stands=row.stands, same=same)
        form.validate.setText(f"Validate {'again ' if promise else ''}as {row.lead.name}" if row.lead else "Validate")
        form.validate.setVisible(not row.stands)
        form.taking_back.setVisible(row.stands and not row.sent)
        self._weigh()

    def _show_promise(self, promise: Validation | None, *, stands: bool, same: bool) -> None:
        if same and not stands:
            return
        for kind, box in self.kinds.items():
            box.show_checked(promise is not None and kind in promise.kinds, enabled=not stands)
        self.form.note.setPlainText(promise.note if promise else "")
        self.form.note.setReadOnly(stands)
        self.form.why.clear()

    @Slot()
    def _weigh(self) -> None:
        """Whether it can be validated now; where not, why not, in words."""
        row = self._row
        if row is None:
            return
        why_not = "" if row.stands else self._why_not(row)
        self.form.blocked.setText(why_not or (row.stays if row.stands else self._signature.words))
        self.form.blocked.setVisible(bool(self.form.blocked.text()))
        self.form.to_keys.setVisible(not row.stands and why_not == self._signature.missing != "")
        self.form.validate.setEnabled(not why_not)
        self.form.take_back.setEnabled(bool(self.form.why.text().strip()))

    def _why_not(self, row: PromiseRow) -> str:
        if not self._has_workbook:
            return "Not yet: the Network's workbook has not been opened."
        if row.lead is None:
            return "Not yet: nobody is nominated to lead this section."
        if row.lead.role is not Role.NOMINATED_LEAD:
            return f"Not yet: {row.lead.name} is a {row.lead.role.value}; only a nominated lead validates."
        if self._signature.missing:
            return self._signature.missing
        if row.must_fix:
            return f"Not yet: {row.must_fix} of its findings must be fixed first."
        if not any(box.checked for box in self.kinds.values()):
            return "Tick each kind of validation that was carried out."
        return ""

    def _validate(self) -> None:
        kinds = tuple(kind for kind, box in self.kinds.items() if box.checked)
        self.validated.emit(kinds, self.form.note.toPlainText().strip())


def _who(row: PromiseRow) -> str:
    if row.promise is not None and row.stands:
        return f"Validated by {row.words.partition(',')[0]} on {moment_words(row.promise.at)}."
    lead = f"{row.lead.name} leads this section." if row.lead else "Nobody is nominated to lead this section."
    return f"{lead} It was validated on {moment_words(row.promise.at)}. {row.reason}" if row.promise else lead


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
