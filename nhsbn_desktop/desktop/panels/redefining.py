"""Where a question is counted differently than before: said once with the reason, and then not compared, or compared
again."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from nhsbn_desktop.desktop.widgets.cards import label
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.matching import MatchKind, MetricMatch
from nhsbn_desktop.domain.people import Person

_SAYS = {
    MatchKind.RENAMED: "In {year} it was asked in other words: “{earlier}”.",
    MatchKind.MOVED: "In {year} it stood in another section: “{earlier}”.",
    MatchKind.REDEFINED: "In {year} it was counted differently: “{earlier}”.",
}


class Redefining(QWidget):
    """`given` carries the reason why a question cannot be compared, `withdrawn` says that it can after all."""

    given = Signal(str)
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = label(role="muted", wrap=True)
        self.begin, self.again, self.save = QPushButton("Counted differently before"), QPushButton(), QPushButton()
        self.again.setText("Compare it again")
        self.save.setText("Do not compare")
        for button in (self.begin, self.again):
            button.setProperty("kind", "link")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("How it is counted differently now")
        self.reason.setPlaceholderText("How it is counted differently now")
        self.asking = QWidget()
        row, column = QVBoxLayout(self.asking), QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        column.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.reason)
        row.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeft)
        for piece in (self.said, self.begin, self.asking, self.again):
            column.addWidget(piece)
        self.begin.clicked.connect(self._ask)
        self.reason.textChanged.connect(lambda words: self.save.setEnabled(bool(words.strip())))
        self.reason.returnPressed.connect(self._give)
        self.save.clicked.connect(self._give)
        self.again.clicked.connect(lambda: self.withdrawn.emit())

    def show_match(self, match: MetricMatch | None, *, void: bool, has_past: bool, person: Person) -> None:
        """`match` is what somebody said about the question in its latest year; `void` whether it is not compared."""
        words = _SAYS.get(match.kind, "") if match is not None and match.earlier else ""
        self.said.setText(words.format(year=match.year, earlier=match.earlier) if match is not None else "")
        self.said.setVisible(bool(words))
        may = Act.MATCH_METRIC.allowed_to(person)
        self.begin.setVisible(has_past and not void and may)
        self.again.setVisible(void and may)
        self.asking.hide()
        self.reason.clear()
        self.save.setEnabled(False)

    @Slot()
    def _ask(self) -> None:
        self.begin.hide()
        self.asking.show()
        self.reason.setFocus()

    @Slot()
    def _give(self) -> None:
        if self.reason.text().strip():
            self.given.emit(self.reason.text().strip())
