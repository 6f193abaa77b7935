"""One answer over the years, in full, beside the table: the chart, the nation, the finding and the definition."""

from nhsbn_desktop.desktop.forms.ui_year_on_year import Ui_YearOnYear
from nhsbn_desktop.desktop.rows.comparison_rows import TONES, ComparisonRow
from nhsbn_desktop.desktop.widgets.history_view import HistoryView
from nhsbn_desktop.domain.judging.by_chance import chance_in_words
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.year_on_year import describe
from nhsbn_desktop.services import national


class ComparisonDetail:
    """Fills the right-hand panel of the Year on year form."""

    def __init__(self, form: Ui_YearOnYear) -> None:
        self._form = form
        self.history = HistoryView()
        form.history_place.addWidget(self.history)

    def show_row(self, row: ComparisonRow | None, submission: Submission | None) -> None:
        """Hides the panel where no answer is chosen."""
        form = self._form
        form.side.setVisible(row is not None)
        if row is None or submission is None:
            return
        form.status.say(row.status, TONES[row.status])
        form.section_name.setText(row.section)
        form.title.setText(row.label)
        chance = chance_in_words(submission.collection, row.comparison, submission.answers)
        form.fact.setText(" ".join(filter(None, (describe(row.comparison, row.metric), chance))))
        cell = submission.answers.cells.get(row.key)
        form.cell.setVisible(cell is not None)
        form.cell.setText(f"Open cell {cell.address} in {cell.sheet}" if cell is not None else "")
        self.history.show_comparison(row.comparison, row.metric, row.label)
        nation = national.sense_check(submission.collection, row.key, row.comparison.this_year)
        form.nation.setText(nation)
        form.nation.setVisible(bool(nation))
        self._show_finding(row)
        definition = row.metric.definition if row.metric is not None else ""
        form.definition.setText(definition)
        form.definition.setVisible(bool(definition))
        form.definition_heading.setVisible(bool(definition))

    def _show_finding(self, row: ComparisonRow) -> None:
        form, finding = self._form, row.finding
        for piece in (form.finding_heading, form.finding, form.open_finding):
            piece.setVisible(finding is not None)
        if finding is not None:
            said = f"\nExplained: “{row.explanation.text}”" if row.explanation is not None else f"\n{finding.do}"
            form.finding.setText(f"{finding.message}{said}")
