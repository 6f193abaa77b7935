"""A way to each cell that a finding is about; where there are several, with what each is and says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.rows.figures import answer_words
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.submission import Submission

MOST_LINKS = 4


class CellLinks(QWidget):
    opened = Signal(str)  # answer code

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_codes(self, submission: Submission, codes: tuple[str, ...]) -> None:
        """Links to the first few of these answers, those whose cells are known."""
        cells = submission.answers.cells
        known = [code for code in codes[:MOST_LINKS] if code in cells]
        while len(self.links) < len(known):
            self._add()
        for place, link in enumerate(self.links):
            link.setVisible(place < len(known))
            if place < len(known):
                _dress(link, submission, known[place], alone=len(known) == 1)
        self.setVisible(bool(known))

    def _add(self) -> None:
        link = QPushButton()
        link.setProperty("kind", "link")
        link.setSizePolicy(link.sizePolicy().Policy.Ignored, link.sizePolicy().Policy.Fixed)
        theme.set_icon(link, "open", "link", 18)
        link.clicked.connect(lambda: self.opened.emit(str(link.property("code"))))
        self._column.addWidget(link)
        self.links.append(link)


def _dress(link: QPushButton, submission: Submission, code: str, *, alone: bool) -> None:
    cell = submission.answers.cells[code]
    link.setProperty("code", code)
    words = f"Open cell {cell.address} in {cell.sheet}"
    label = submission.collection.label(code)
    value = answer_words(submission.answers.get(code), submission.collection.metric(code))
    link.setText(words if alone else f"{cell.address}: {value}, {split_code(code)[1] or label}")
    link.setAccessibleName(words)
    link.setToolTip(f"{label}: {value}. {words}")
