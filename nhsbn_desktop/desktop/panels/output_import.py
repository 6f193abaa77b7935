"""Looking at a list of the Network's before it is taken in: which column is what, which answer each row is about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from nhsbn_desktop.desktop.forms.ui_output_import import Ui_OutputImport
from nhsbn_desktop.desktop.panels.outliers_panel import fill_answers
from nhsbn_desktop.desktop.rows.dates import from_qt, to_qt
from nhsbn_desktop.desktop.rows.output_rows import shown_model
from nhsbn_desktop.domain.outputs import Edition, Shown
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.output_lists import OutlierTable, Part

_NO_COLUMN = "not in the list"


class OutputImport(QWidget):
    """Takes nothing in itself: says what was confirmed, and which columns are meant, for the rows to be proposed."""

    chosen = Signal(object)  # by Part, the column's place
    confirmed = Signal(object, object, object, object)  # Edition, tuple[Shown, ...], received, until
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_OutputImport()
        self.form.setupUi(self)
        self.model = shown_model()
        self.form.table.set_two_line(False)
        self.form.table.show_model(self.model)
        self.file: Path | None = None
        self.table: OutlierTable | None = None
        self._proposed: tuple[Shown, ...] = ()
        self._links: dict[int, str] = {}  # by row, where a person said otherwise than was proposed
        for edition in Edition:
            self.form.edition.addItem(f"{edition.value.capitalize()} output", edition)
        self._boxes: Mapping[Part, QComboBox] = {
            Part.WORDING: self.form.wording,
            Part.MEMBER: self.form.member,
            Part.REF: self.form.ref,
            Part.UNIT: self.form.unit,
            Part.VALUE: self.form.value,
            Part.POSITION: self.form.position,
            Part.MIDDLE: self.form.middle,
            Part.LOW: self.form.low,
            Part.HIGH: self.form.high,
            Part.QUERY: self.form.asked,
        }
        self._connect()

    def _connect(self) -> None:
        form = self.form
        for box in self._boxes.values():
            box.currentIndexChanged.connect(self._choose)
        form.table.chosen.connect(self._show_row)
        form.use.clicked.connect(self._use)
        form.edition.currentIndexChanged.connect(self._fit_edition)
        form.confirm.clicked.connect(self._confirm)
        form.cancel.clicked.connect(lambda: self.left.emit())

    def show_table(
        self, table: OutlierTable, submission: Submission, file: Path | None, received: date, until: date
    ) -> None:
        """Begins with the columns as their headings tell them."""
        self.table, self.file, self._links = table, file, {}
        form = self.form
        form.heading.setText(f"{table.file_name}: {submission.unit}")
        form.received.setDate(to_qt(received))
        form.until.setDate(to_qt(until))
        has_draft = submission.output(Edition.DRAFT) is not None
        form.edition.setCurrentIndex(list(Edition).index(Edition.FINAL if has_draft else Edition.DRAFT))
        for part, box in self._boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItems([_NO_COLUMN, *table.headings])
            box.setCurrentIndex(table.columns.get(part, -1) + 1)
            box.blockSignals(False)
        fill_answers(form.answer, submission.collection)
        self._fit_edition()
        self._choose()

    @property
    def rows(self) -> tuple[Shown, ...]:
        """The figures as they would be taken in."""
        return self.model.rows

    @Slot()
    def _choose(self) -> None:
        self.form.confirm.setEnabled(False)
        self.chosen.emit({part: box.currentIndex() - 1 for part, box in self._boxes.items() if box.currentIndex() > 0})

    @Slot(object)
    def show_proposed(self, proposed: tuple[Shown, ...]) -> None:
        """The figures as the columns give them, each with the answer that it is most likely about."""
        self._proposed = proposed
        rows = tuple(replace(row, code=self._links.get(row.number, row.code)) for row in proposed)
        self.model.show(rows)
        if self.form.table.current_row() is None:
            self.form.table.step(1)
        unlinked = sum(not row.code for row in rows)
        singled = sum(bool(row.position) for row in rows)
        self.form.confirm.setEnabled(bool(rows))
        if not rows:
            words = "No figure is told: choose the columns of the question and of your value."
        else:
            words = f"{len(rows)} figures, {singled} singled out."
            words += f" {unlinked} not linked to an answer yet; that can be done later too." if unlinked else ""
        self.form.words.setText(words)
        self._show_row(self.form.table.current_row())

    @Slot()
    def _fit_edition(self) -> None:
        for piece in (self.form.until, self.form.until_label):
            piece.setVisible(self._edition is Edition.DRAFT)

    @property
    def _edition(self) -> Edition:
        return Edition(self.form.edition.currentData())

    @Slot(object)
    def _show_row(self, row: Shown | None) -> None:
        for piece in (self.form.answer, self.form.use):
            piece.setEnabled(row is not None)
        if row is not None:
            self.form.answer.setCurrentIndex(max(self.form.answer.findData(row.code), 0))

    @Slot()
    def _use(self) -> None:
        row = self.form.table.current_row()
        if row is not None:
            self._links[row.number] = str(self.form.answer.currentData() or "")
            self.show_proposed(self._proposed)

    @Slot()
    def _confirm(self) -> None:
        until = from_qt(self.form.until.date()) if self._edition is Edition.DRAFT else None
        self.confirmed.emit(self._edition, self.rows, from_qt(self.form.received.date()), until)
