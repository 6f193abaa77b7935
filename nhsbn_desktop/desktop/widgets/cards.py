"""The plain pieces every screen is laid out with: card, tag, figure, facts, and the words where there is nothing."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.tokens import Tone


def label(words: str = "", role: str = "", wrap: bool = False) -> QLabel:
    """A label in one of the roles: title, heading, strong, muted, secondary, figure. Its words are never mark-up."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def restyle(widget: QWidget) -> None:
    """Has the style sheet look again at a widget whose properties have changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()


class Card(QFrame):
    """A white sheet with an optional heading; what it holds goes into `content`."""

    def __init__(self, parent: QWidget | None = None, title: str = "") -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(20, 18, 20, 18)
        self.content.setSpacing(12)
        if title:
            self.content.addWidget(label(title, "heading"))


class Tag(QLabel):
    """A status in a word or two, tinted by its tone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty(
            "tone", Tone.NEUTRAL.value
        )  # a tone from the first: a label that gets one later has no padding
        self.setSizePolicy(self.sizePolicy().Policy.Maximum, self.sizePolicy().Policy.Fixed)

    def say(self, words: str, tone: Tone) -> None:
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            restyle(self)
        self.setText(words)


class Figure(QWidget):
    """A figure large enough to see across the desk, and the words that say what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._figure = label(role="figure")
        self._words = label(role="muted", wrap=True)
        layout.addWidget(self._figure)
        layout.addWidget(self._words)

    def say(self, figure: str, words: str) -> None:
        self._figure.setText(figure)
        self._words.setText(words)
        self.setAccessibleName(f"{figure} {words}")


class Facts(QWidget):
    """What is known, line by line: its name at the left, what it is at the right. The right can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, QLabel]] = []

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        pairs = list(facts)
        for _ in range(len(pairs) - len(self._lines)):
            self._add_line()
        for number, (name, fact) in enumerate(self._lines):
            known = number < len(pairs)
            name.setVisible(known)
            fact.setVisible(known)
            name.setText(pairs[number][0] if known else "")
            fact.setText(pairs[number][1] if known else "")
            fact.setAccessibleName(": ".join(pairs[number]) if known else "")

    def shown(self) -> list[tuple[str, str]]:
        """What stands there, line by line."""
        return [(name.text(), fact.text()) for name, fact in self._lines if name.text()]

    def _add_line(self) -> None:
        name, fact = label(role="secondary"), label(wrap=True)
        fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._lines)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(fact, row, 1, Qt.AlignmentFlag.AlignTop)
        self._lines.append((name, fact))


class Notice(QWidget):
    """Stands where a screen has nothing to show: a picture, why, and the one thing to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._card = Card()
        outer.addWidget(self._card)
        self._picture = QLabel()
        self._heading = label(role="heading", wrap=True)
        self._words = label(role="secondary", wrap=True)
        self._button = QPushButton()
        self._button.setProperty("kind", "primary")
        self._do: Callable[[], object] | None = None
        self._button.clicked.connect(self._press)
        self._lay_out()

    def _lay_out(self) -> None:
        content = self._card.content
        content.addStretch(2)
        for piece in (self._picture, self._heading, self._words, self._button):
            content.addWidget(piece, 0, Qt.AlignmentFlag.AlignHCenter)
        content.addStretch(3)
        for words in (self._heading, self._words):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setFixedWidth(460)

    def show_words(self, heading: str, words: str, action: QAction | None = None, icon: str = "") -> None:
        self._show(heading, words, icon, "accent")
        self._do = action.trigger if action is not None else None
        self._button.setVisible(action is not None)
        self._button.setText(action.text().replace("&", "").rstrip("…") if action is not None else "")

    def show_problem(self, message: str, advice: str, again: Callable[[], object]) -> None:
        self._show(message, advice, "error_circle", "error")
        self._do = again
        self._button.setVisible(True)
        self._button.setText("Try again")

    def _show(self, heading: str, words: str, icon: str, role: str) -> None:
        self._heading.setText(heading)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        for piece in (self._heading, self._words):  # a centred label is not asked how high its lines are
            piece.setMinimumHeight(piece.heightForWidth(piece.width()))
        self._picture.setVisible(bool(icon))
        if icon:
            self._picture.setPixmap(theme.pixmap(icon, role, 48))

    def _press(self) -> None:
        if self._do is not None:
            self._do()
