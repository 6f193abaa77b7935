"""What is known of the cell a person is on, beside the grid: question, answer, last year, findings, definition."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nhsbn_desktop.desktop.forms.ui_workbook import Ui_Workbook
from nhsbn_desktop.desktop.rows.figures import NOTHING, answer_words, difference_words, range_words, type_words
from nhsbn_desktop.desktop.rows.finding_rows import TONES
from nhsbn_desktop.desktop.rows.sheet_grid import SheetModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cards import Tag, label
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.national import national_figure_for

_MOST_FINDINGS = 6
_LOCKED = "This cell is locked: it holds no answer."
_NOT_ON_RECORD = "This cell is for an answer, but not of a question on record, so nothing can be typed here."


class FindingLine(QWidget):
    """One finding of the current cell: its level, its message, and the way to it under Checks."""

    def __init__(self, open_finding: Callable[[str], object]) -> None:
        super().__init__()
        self._key = ""
        self.level, self.message = Tag(), label(wrap=True)
        self.link = QPushButton("Open in Checks")
        self.link.setProperty("kind", "link")
        self.link.clicked.connect(lambda: open_finding(self._key))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        for piece in (self.level, self.message, self.link):
            layout.addWidget(piece)

    def show_finding(self, finding: Finding, explained: str) -> None:
        self._key = finding.key
        self.level.say(
            "Explained" if explained else finding.severity.words, Tone.INFO if explained else TONES[finding.severity]
        )
        self.message.setText(f"{finding.message}\n“{explained}”" if explained else finding.message)
        self.link.setAccessibleName(f"Open in Checks: {finding.message}")


class CellPanel:
    """Fills the right-hand side of the Workbook form."""

    def __init__(self, form: Ui_Workbook, open_finding: Callable[[str], object]) -> None:
        self._form = form
        self.lines = [FindingLine(open_finding) for _ in range(_MOST_FINDINGS)]
        for line in self.lines:
            form.findings.addWidget(line)

    def show_cell(self, model: SheetModel, index: QModelIndex, names: Mapping[str, str]) -> None:
        """Shows the cell at this index, whatever it is; `names` are the people's by their keys."""
        form, cell, submission = self._form, model.cell(index), model.marks.submission
        place = model.place(index)
        form.place.setText(f"{place.sheet}, cell {place.address}" if place.address else "")
        is_answer = bool(cell.code) and submission is not None
        comment = model.sheet.comment(*model.at(index)) if cell.note and model.sheet is not None else ""
        form.facts.setVisible(is_answer or bool(comment))
        form.restore.setVisible(cell.code in model.marks.corrections)
        if submission is None or not cell.code:
            form.question.setText(cell.text or "An empty cell")
            form.facts.show_facts([("Comment", comment)] if comment else [])
            self._define(_LOCKED if cell.locked else _NOT_ON_RECORD if index.isValid() else "")
            self._show_findings((), None)
            return
        metric = submission.collection.metric(cell.code)
        form.question.setText(submission.collection.label(cell.code))
        facts = _facts(model, submission, cell.code, names)
        form.facts.show_facts(dict.fromkeys([*facts, *([("Comment", comment)] if comment else [])]))
        self._show_findings(model.findings(cell.code), submission)
        self._define(metric.definition if metric is not None else "")

    def _define(self, words: str) -> None:
        self._form.definition.setText(words)
        self._form.definition.setVisible(bool(words))
        self._form.definition_heading.setVisible(bool(words) and not self._form.facts.isHidden())

    def _show_findings(self, findings: tuple[Finding, ...], submission: Submission | None) -> None:
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(findings))
            if place < len(findings) and submission is not None:
                explanation = submission.explained.get(findings[place].key)
                line.show_finding(findings[place], explanation.text if explanation else "")


def _said(model: SheetModel, submission: Submission, code: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """The answer, why it is blank, and what the workbook said where it was corrected."""
    gap, correction = model.gap(code), model.marks.corrections.get(code)
    facts = [("Answer", model.text(model.index_of(code)) or "Blank")]
    if gap is not None:
        facts.append(("Because", f"{gap.reason} ({names.get(gap.by, gap.by)})"))
    if correction is not None:
        was = dict(submission.reading.values).get(code) if submission.reading is not None else None
        who = names.get(correction.by, correction.by)
        facts.append(("In the workbook", answer_words(was, model.metric(code)).replace(NOTHING, "Blank")))
        facts.append(("Corrected", f"{correction.why} ({who})" if correction.why else f"by {who}"))
    return facts


def _facts(model: SheetModel, submission: Submission, code: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    metric = model.metric(code)
    comparison = next((c for c in submission.comparisons if c.code == code), None)
    facts = _said(model, submission, code, names)
    if comparison is not None and comparison.last_year is not None:
        now, last = comparison.this_year, comparison.last_year
        moved = f" ({difference_words(now, last, metric)})" if now is not None and not comparison.void else ""
        facts.append(("Last year", answer_words(last, metric) + moved))
        if comparison.expected is not None:
            facts.append(("Expected", range_words(comparison.expected, metric)))
    published = national_figure_for(submission.collection, code)
    if published is not None and metric is not None:
        of = f"{published.period}, {published.kind}"
        facts.append(("National", f"{answer_words(published.value, metric)} ({of})"))
    if metric is not None:
        facts.append(("Type", type_words(metric)))
        if metric.source:
            facts.append(("Source", metric.source))
    if comment := submission.answers.comments.get(code):
        facts.append(("Comment", comment))
    return facts
