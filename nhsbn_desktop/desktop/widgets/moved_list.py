"""The answers that have moved since a promise was made: what each was, what it is now, who moved it and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nhsbn_desktop.desktop.rows.promise_rows import MovedAnswer
from nhsbn_desktop.desktop.widgets.cards import label

MOST = 12  # as many as a person reads; the audit trail has them all


class MovedList(QWidget):
    """One block of words for each answer, so that nothing is cut however narrow the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self._lines: list[tuple[QLabel, QLabel, QLabel]] = []
        self._more = label(role="muted", wrap=True)
        self._list.addWidget(self._more)

    def show_moved(self, moved: Sequence[MovedAnswer]) -> None:
        shown = moved[:MOST]
        while len(self._lines) < len(shown):
            self._add()
        for place, labels in enumerate(self._lines):
            answer = shown[place] if place < len(shown) else None
            words = (answer.label, f"{answer.then} then, {answer.now} now", answer.account) if answer else ("", "", "")
            for part, text in zip(labels, words, strict=True):
                part.setText(text)
                part.setVisible(bool(text))
        left = len(moved) - len(shown)
        self._more.setText(f"And {left:,} more: the audit trail has each." if left else "")
        self._more.setVisible(bool(left))

    def as_text(self) -> str:
        """A line for each answer that is shown, for tests."""
        return "\n".join(" | ".join(part.text() for part in labels) for labels in self._lines if labels[0].text())

    def _add(self) -> None:
        labels = label(wrap=True), label(role="strong", wrap=True), label(role="muted", wrap=True)
        for part in labels:
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._list.insertWidget(self._list.count() - 1, part)
        self._lines.append(labels)
