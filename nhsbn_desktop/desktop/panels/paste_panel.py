"""What a pasted block would do, cell by cell, before anything is entered: one look, one reason, one act for all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from nhsbn_desktop.desktop.rows.figures import answer_words
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cards import Card, label
from nhsbn_desktop.desktop.widgets.chips import Chips
from nhsbn_desktop.desktop.widgets.table_view import TableView
from nhsbn_desktop.domain.pasting import Landing, Verdict

_TONES = {
    Verdict.OK: Tone.SUCCESS,
    Verdict.UNCHANGED: Tone.NEUTRAL,
    Verdict.WRONG_TYPE: Tone.ERROR,
    Verdict.NOT_IN_LIST: Tone.ERROR,
    Verdict.NOT_AN_ANSWER: Tone.WARNING,
}
_DOUBTFUL = (Verdict.WRONG_TYPE, Verdict.NOT_IN_LIST)
_ALL = "all"


class PastePanel(Card):
    """Stands in place of the sheet while a person looks. `accepted` carries the landings and the reason."""

    accepted = Signal(object, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._landings: tuple[Landing, ...] = ()
        self.heading = label(role="heading")
        self.words = label(role="muted", wrap=True)
        self.chips = Chips()
        self.model = TableModel[Landing](
            [
                Column("Cell", lambda one: str(one.target.cell.address), width=72),
                Column("Question", lambda one: one.target.question or "Not a question"),
                Column("Now", lambda one: answer_words(one.target.now, one.target.metric), number=True, width=104),
                Column("Pasted", _pasted, number=True, width=104),
                Column("What happens", lambda one: one.verdict.value, as_tag=True, tone=_tone, width=180),
            ],
            key=lambda one: str(one.target.cell),
            summary=_spoken,
        )
        self.table = TableView(two_line=False)
        self.table.setAccessibleName("What the paste would change")
        self.table.show_model(self.model)
        self.doubtful = QCheckBox()
        self.why = QLineEdit()
        self.why.setAccessibleName("Reason for these answers")
        self.why.setPlaceholderText("Reason, such as: SystmOne export of 2 November")
        self.enter, self.cancel = QPushButton(), QPushButton("Cancel")
        self.enter.setProperty("kind", "primary")
        self._lay_out()
        self.chips.chosen.connect(self._narrow)
        self.doubtful.toggled.connect(self._count)
        self.why.textChanged.connect(self._count)
        self.why.returnPressed.connect(self.enter.click)
        self.enter.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.cancelled)
        self.hide()

    def show_landings(self, landings: Sequence[Landing], where: str, why: str) -> None:
        """Takes a planned paste over; `where` is the sheet, `why` a reason already given."""
        self._landings = tuple(landings)
        counts = {verdict: sum(one.verdict is verdict for one in landings) for verdict in Verdict}
        self.heading.setText(f"Paste {_many(len(landings), 'value')} into {where}")
        self.words.setText("Nothing has been entered yet. One undo (Ctrl+Z) takes all of it back afterwards.")
        chips = [(v.name, f"{v.value} {n:,}", _TONES[v]) for v, n in counts.items() if n]
        self.chips.show_chips([(_ALL, f"All {len(landings):,}", None), *chips])
        doubtful = sum(counts[verdict] for verdict in _DOUBTFUL)
        self.doubtful.setChecked(False)
        self.doubtful.setVisible(bool(doubtful))
        self.doubtful.setText(f"Also enter {_many(doubtful, 'value')} of the wrong kind, to be marked by the checks")
        self.why.setText(why)
        self.model.show(self._landings)
        self._narrow(_ALL)
        self.chips.choose(_ALL)
        self._count()
        self.show()
        self.why.setFocus()

    @property
    def chosen(self) -> tuple[Landing, ...]:
        """The landings that would be entered."""
        doubtful = self.doubtful.isChecked()
        return tuple(one for one in self._landings if one.verdict.lands or (doubtful and one.verdict in _DOUBTFUL))

    def _lay_out(self) -> None:
        content = self.content
        content.setSpacing(10)
        for piece in (self.heading, self.words):
            content.addWidget(piece)
        content.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignLeft)
        content.addWidget(self.table, 1)
        content.addWidget(self.doubtful)
        row = QHBoxLayout()
        row.addWidget(self.why, 1)
        row.addWidget(self.enter)
        row.addWidget(self.cancel)
        content.addLayout(row)

    @Slot(str)
    def _narrow(self, key: str) -> None:
        self.model.narrow(keep=None if key == _ALL else lambda one: one.verdict.name == key)

    @Slot()
    def _count(self) -> None:
        number = len(self.chosen)
        self.enter.setText(f"Enter {_many(number, 'answer')}")
        self.enter.setEnabled(bool(number) and bool(self.why.text().strip()))
        self.enter.setToolTip("" if self.why.text().strip() else "Give the reason first")

    @Slot()
    def _accept(self) -> None:
        self.accepted.emit(self.chosen, self.why.text().strip())


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _pasted(one: Landing) -> str:
    return answer_words(one.value, one.target.metric) if one.target.code else one.text


def _tone(one: Landing) -> Tone:
    return _TONES[one.verdict]


def _spoken(one: Landing) -> str:
    now = answer_words(one.target.now, one.target.metric)
    return f"{one.target.cell.address}, {one.target.question}: now {now}, pasted {_pasted(one)}. {one.verdict.value}"
