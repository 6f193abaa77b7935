"""What changed since a promise was made: each answer's cell, what it was and is, who moved it and why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from nhsbn_desktop.desktop.forms.ui_changed_card import Ui_ChangedCard
from nhsbn_desktop.desktop.rows.dates import moment_words
from nhsbn_desktop.desktop.rows.figures import answer_words
from nhsbn_desktop.desktop.rows.promise_rows import PromiseRow, Signature
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.change_note import ChangedAnswer
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.sign_off import SIGN_OFF


class ChangedCard(QFrame):
    """Takes the place of the list while somebody looks at it. Says what they ask for; the screen does it."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.form = Ui_ChangedCard()
        self.form.setupUi(self)
        self._collection: Collection | None = None
        self.model = TableModel[ChangedAnswer](
            [
                Column("Answer", lambda one: one.label, second=self._place),
                Column("Was", lambda one: self._written(one.old, one.code), number=True, width=84),
                Column("Is now", lambda one: self._written(one.new, one.code), number=True, width=84),
                Column("Who and why", lambda one: one.by or "Not known", second=lambda one: one.reason, width=176),
            ],
            key=lambda one: one.code,
        )
        self.form.table.show_model(self.model)
        self.form.table.chosen.connect(self._show_whole)
        self.form.confirm.clicked.connect(self.confirmed)
        self.form.back.clicked.connect(self.left)

    def show_changes(
        self,
        row: PromiseRow,
        collection: Collection,
        changed: Sequence[ChangedAnswer],
        maker: str,
        signature: Signature,
    ) -> None:
        """`maker` is the name of who made the promise, `signature` whether they can sign here."""
        self._collection = collection
        form, promise = self.form, row.promise
        what = "signed off" if row.key == SIGN_OFF else f"validated {row.title}"
        form.heading.setText(f"What changed since {maker} {what}")
        when = moment_words(promise.at) if promise else ""
        form.about.setText(f"Promised on {when}. Everything else is as it was promised.")
        self.model.show(changed)
        if form.table.current_row() is None:
            form.table.step(1)
        why_not = self._why_not(row, signature)
        form.blocked.setText(why_not or signature.words)
        form.blocked.setVisible(bool(form.blocked.text()))
        form.confirm.setText(f"Confirm again as {maker}")
        form.confirm.setEnabled(not why_not)

    def _why_not(self, row: PromiseRow, signature: Signature) -> str:
        if signature.missing:
            return signature.missing
        if row.must_fix:
            count = f"{row.must_fix} finding{'' if row.must_fix == 1 else 's'}"
            return f"Not yet: {count} must be settled under Checks first."
        return "Not yet: every section has to be validated first." if row.owed else ""

    @Slot(object)
    def _show_whole(self, one: ChangedAnswer | None) -> None:
        words = ""
        if one is not None:
            when = f", {moment_words(one.at)}" if one.at else ""
            words = f"{one.label} ({self._place(one)}): {one.by or 'not known who'}{when}. {one.reason}"
        self.form.whole.setText(words)

    def _place(self, one: ChangedAnswer) -> str:
        return one.cell or "No cell of its own"

    def _written(self, value: Value, code: str) -> str:
        metric = self._collection.metric(code) if self._collection else None
        return answer_words(value, metric)
