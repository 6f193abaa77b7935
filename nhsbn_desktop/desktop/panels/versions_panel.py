"""Two workbooks side by side: what became of each question, which answers differ, what else was altered."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nhsbn_desktop.desktop.rows.figures import answer_words
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cards import Card, label
from nhsbn_desktop.desktop.widgets.chips import Chips
from nhsbn_desktop.desktop.widgets.table_view import TableView
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services.versions import AnswerChange, QuestionChange, Tampering, WorkbookComparison

_TONES = {
    "same": Tone.NEUTRAL,
    "moved": Tone.INFO,
    "reworded": Tone.WARNING,
    "redefined": Tone.WARNING,
    "new": Tone.SUCCESS,
    "gone": Tone.ERROR,
    "answer": Tone.INFO,
    "form": Tone.ERROR,
}
_TITLES = {
    "answer": "Answer differs",
    "form": "Altered",
    "reworded": "Reworded",
    "redefined": "Asked otherwise",
    "new": "New",
    "gone": "Gone",
    "moved": "Moved",
    "same": "Same",
}
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line: a question, an answer or an alteration. `cell` is its place in the newer workbook, None where gone."""

    number: int
    kind: str
    cell: Cell | None
    words: str
    old: str
    new: str

    @property
    def place(self) -> str:
        return f"{self.cell.sheet} {self.cell.address}" if self.cell is not None else ""


def differences(comparison: WorkbookComparison) -> tuple[Difference, ...]:
    """Answers first, then alterations, then questions in the order of the newer workbook."""
    found = [_of_answer(change) for change in comparison.answers]
    found += [_of_form(change) for change in comparison.form]
    found += [_of_question(change) for change in comparison.questions]
    return tuple(Difference(number, *parts) for number, parts in enumerate(found))


_Parts = tuple[str, Cell | None, str, str, str]


def _of_answer(change: AnswerChange) -> _Parts:
    return "answer", change.new_cell, change.label, answer_words(change.old), answer_words(change.new)


def _of_form(change: Tampering) -> _Parts:
    return "form", change.cell, change.message, "", ""


def _of_question(change: QuestionChange) -> _Parts:
    old, new = change.old, change.new
    asked = new or old
    kind = "redefined" if change.redefined and change.kind in ("same", "moved") else change.kind
    cell = next((cell for _, cell in new.cells), None) if new is not None else None
    was, now = (old.wording if old else ""), (new.wording if new else "")
    match kind:
        case "redefined":
            was, now = "", f"Different: {', '.join(change.redefined)}"
        case "moved":
            was, now = f"{old.sheet}, row {old.row}" if old else "", f"{new.sheet}, row {new.row}" if new else ""
        case "same":
            was = now = ""
    return kind, cell, asked.wording if asked else "", was, now


class VersionsPanel(Card):
    """Stands in place of the sheet. `opened` carries a cell of the newer workbook to go to."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.words = label(role="heading"), label(role="muted", wrap=True)
        self.chips = Chips()
        self.model = TableModel[Difference](
            [
                Column("Question", lambda one: one.words, second=lambda one: one.place),
                Column("Before", lambda one: one.old, width=190, from_width=560, tip=lambda one: one.old),
                Column("Now", lambda one: one.new, width=190, tip=lambda one: one.new),
                Column(
                    "What", lambda one: _TITLES[one.kind], as_tag=True, tone=lambda one: _TONES[one.kind], width=150
                ),
            ],
            key=lambda one: one.number,
            summary=lambda one: f"{_TITLES[one.kind]}: {one.words} {one.place}. Before: {one.old}. Now: {one.new}",
        )
        self.table = TableView(two_line=True)
        self.table.setAccessibleName("Differences between the two workbooks")
        self.table.show_model(self.model)
        self.go, self.close_ = QPushButton("Go to the cell"), QPushButton("Close the comparison")
        self._lay_out()
        self.chips.chosen.connect(self._narrow)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._allow)
        self.go.clicked.connect(self._go)
        self.close_.clicked.connect(self.closed)
        self.hide()

    def show_comparison(self, comparison: WorkbookComparison, old: str, new: str) -> None:
        """`old` and `new` are the file names."""
        found = differences(comparison)
        self.heading.setText(f"{new} beside {old}")
        kind = "Two versions of one return" if comparison.same_form else "Two different forms, such as two years'"
        asked = len(comparison.questions)
        self.words.setText(f"{kind}: {asked:,} questions compared, {len(comparison.answers):,} answers differ.")
        counts = {key: sum(one.kind == key for one in found) for key in _TITLES}
        chips = [(key, f"{_TITLES[key]} {count:,}", _TONES[key]) for key, count in counts.items() if count]
        self.chips.show_chips([(_ALL, f"All {len(found):,}", None), *chips])
        self.model.show(found)
        self.chips.choose(next((key for key, *_ in chips if key != "same"), _ALL))
        self._allow(self.table.current_row())
        self.show()
        self.table.setFocus()

    def _lay_out(self) -> None:
        self.content.setSpacing(10)
        for piece in (self.heading, self.words):
            self.content.addWidget(piece)
        self.content.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(self.close_)
        self.content.addLayout(row)

    @Slot(str)
    def _narrow(self, key: str) -> None:
        self.model.narrow(keep=None if key == _ALL else lambda one: one.kind == key)

    @Slot(object)
    def _allow(self, row: object) -> None:
        self.go.setEnabled(isinstance(row, Difference) and row.cell is not None)

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, Difference) and row.cell is not None:
            self.opened.emit(row.cell)

    @Slot()
    def _go(self) -> None:
        self._open(self.table.current_row())
