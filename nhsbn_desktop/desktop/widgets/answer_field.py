"""Where an answer is put right: a field to type in, or the list that the answer has to come from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QSizePolicy, QSpinBox, QStackedLayout, QWidget

from nhsbn_desktop.desktop.rows.figures import field_words, type_words
from nhsbn_desktop.domain.answers import Value, parse
from nhsbn_desktop.domain.metrics import Metric, ValueType

BLANK = "(blank)"
_YES_NO = ("Yes", "No")


def inset_figures(*boxes: QSpinBox | QDoubleSpinBox) -> None:
    """Figures in spin boxes stand as far from the edge as words in other fields: no style sheet reaches them."""
    for box in boxes:
        box.lineEdit().setTextMargins(6, 0, 6, 0)


class AnswerField(QWidget):
    """Takes what the metric asks for. `entered` says that Enter was pressed in it or an item was chosen."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.list = QComboBox()
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._metric: Metric | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.line)
        self._stack.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.returnPressed.connect(self.entered)
        self.list.activated.connect(self.entered)

    def ask(self, name: str, metric: Metric | None, options: Sequence[str], value: Value) -> None:
        """Asks for one answer: its name, the metric it belongs to, the workbook's own list, and what it is now."""
        self._metric = metric
        items = tuple(options) or list_of(metric)
        field = self.list if items else self.line
        self._stack.setCurrentWidget(field)
        self.setFocusProxy(field)
        words = field_words(value)
        if items:
            self.list.clear()
            self.list.addItems([BLANK, *items] if words in ("", *items) else [BLANK, *items, words])
            self.list.setCurrentText(words or BLANK)
        else:
            self.line.setText(words)
        kind = type_words(metric) if metric is not None else "Text"
        field.setAccessibleName(name)
        field.setAccessibleDescription(kind)
        field.setToolTip(kind)
        self.line.setPlaceholderText(kind)

    def set_words(self, words: str) -> None:
        """Puts words in as if they had been typed or chosen."""
        if self._stack.currentWidget() is self.list:
            self.list.setCurrentText(words or BLANK)
        else:
            self.line.setText(words)

    @property
    def value(self) -> Value:
        """What was typed or chosen, as an answer."""
        if self._stack.currentWidget() is self.list:
            chosen = self.list.currentText()
            return None if chosen == BLANK else chosen
        return parse(self.line.text(), self._metric)

    def refusal(self) -> str:
        """Why this cannot be the answer, in a sentence; empty where it can."""
        return why_refused(self.value, self._metric)


def list_of(metric: Metric | None) -> tuple[str, ...]:
    """The items a metric's answer has to come from; empty where anything may be typed."""
    if metric is None:
        return ()
    return metric.options or (_YES_NO if metric.value_type is ValueType.YES_NO else ())


def why_refused(value: Value, metric: Metric | None) -> str:
    """A sentence where a text was typed for a number; the checks judge everything else."""
    if isinstance(value, str) and metric is not None and metric.value_type.is_number:
        return f"“{value}” is not a number. Type figures only, for example 1,284."
    return ""
