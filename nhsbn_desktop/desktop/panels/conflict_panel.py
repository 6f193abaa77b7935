"""What two people changed differently, side by side: a person keeps one or the other, for each or for all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from nhsbn_desktop.desktop.forms.ui_conflicts import Ui_Conflicts
from nhsbn_desktop.desktop.rows.conflict_rows import ConflictRow, conflicts_model
from nhsbn_desktop.domain.merging import Choice


class ConflictPanel(QFrame):
    """Hidden while there is nothing to decide. Whatever brought the conflicts (a section pack, a hand-over, edits made
    without the server), it is decided here, and `choices` is what the one act that follows is given."""

    changed = Signal()  # something was decided

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_Conflicts()
        self.form.setupUi(self)
        self.model = conflicts_model()
        self.form.table.show_model(self.model)
        self._rows: tuple[ConflictRow, ...] = ()
        self.form.mine.clicked.connect(lambda: self._choose(Choice.MINE))
        self.form.theirs.clicked.connect(lambda: self._choose(Choice.THEIRS))
        self.form.all_mine.clicked.connect(lambda: self.choose_all(Choice.MINE))
        self.form.all_theirs.clicked.connect(lambda: self.choose_all(Choice.THEIRS))
        self.form.table.chosen.connect(self._describe)
        self.form.table.opened.connect(self._turn)
        self.hide()

    def show_conflicts(self, rows: Sequence[ConflictRow]) -> None:
        """Shows them, keeping what was decided of those that are still there just so."""
        before = {replace(row, choice=None): row.choice for row in self._rows}
        self._show(tuple(replace(row, choice=before.get(row)) for row in rows))
        self.setVisible(bool(rows))
        if rows:
            self.form.table.select_key(rows[0].key)

    @property
    def choices(self) -> Mapping[Any, Choice]:
        """What was decided so far, by the rows' keys."""
        return {row.key: row.choice for row in self._rows if row.choice is not None}

    @property
    def undecided(self) -> int:
        return sum(row.choice is None for row in self._rows)

    def choose_all(self, choice: Choice) -> None:
        """One side for every row, those decided before among them."""
        self._show(tuple(replace(row, choice=choice) for row in self._rows))
        self.changed.emit()

    def _choose(self, choice: Choice) -> None:
        """Decides the row a person is on, and goes to the next that is still undecided."""
        current = self.form.table.current_row()
        if current is None:
            return
        self._show(tuple(replace(row, choice=choice) if row.key == current.key else row for row in self._rows))
        ahead = next((row for row in self._rows if row.choice is None), None)
        if ahead is not None:
            self.form.table.select_key(ahead.key)
        self.changed.emit()

    @Slot(object)
    def _turn(self, row: ConflictRow) -> None:
        """Enter or a double click: the other side of what is chosen, mine first."""
        self._choose(Choice.THEIRS if row.choice is Choice.MINE else Choice.MINE)

    def _show(self, rows: tuple[ConflictRow, ...]) -> None:
        self._rows = rows
        self.model.show(rows)
        self._describe()

    @Slot()
    def _describe(self) -> None:
        count, left = len(self._rows), self.undecided
        things = "1 thing was" if count == 1 else f"{count} things were"
        self.form.heading.setText(f"{things} changed on both sides, and differently")
        decided = "All decided." if not left else "1 is left to decide." if left == 1 else f"{left} are left to decide."
        self.form.words.setText(f"Nothing is overwritten unless you say so. {decided}")
        row = self.form.table.current_row()
        said = f"Mine: {row.mine}. {row.mine_by}\nTheirs: {row.theirs}. {row.theirs_by}" if row is not None else ""
        self.form.said.setText(said)
        for button in (self.form.mine, self.form.theirs):
            button.setEnabled(row is not None)
