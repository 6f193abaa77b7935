"""One answer over the years, in full, beside the table: the chart, the nation, the finding and the definition."""

from functools import partial

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_year_on_year import Ui_YearOnYear
from nhsbn_desktop.desktop.panels.redefining import Redefining
from nhsbn_desktop.desktop.rows.comparison_rows import TONES, ComparisonRow
from nhsbn_desktop.desktop.rows.earlier_years import Compared
from nhsbn_desktop.desktop.widgets.history_view import HistoryView
from nhsbn_desktop.domain.judging.by_chance import chance_in_words
from nhsbn_desktop.domain.year_on_year import describe
from nhsbn_desktop.services import history, national


class ComparisonDetail:
    """Fills the right-hand panel of the Year on year form."""

    def __init__(self, form: Ui_YearOnYear, context: Context) -> None:
        self._form, self._context = form, context
        self._row: ComparisonRow | None = None
        self._view: Compared | None = None
        self.history, self.redefining = HistoryView(), Redefining()
        form.history_place.addWidget(self.history)
        form.redefining_place.addWidget(self.redefining)
        self.redefining.given.connect(self._redefine)
        self.redefining.withdrawn.connect(self._compare_after_all)

    def show_row(self, row: ComparisonRow | None, view: Compared | None) -> None:
        """Hides the panel where no answer is chosen."""
        form = self._form
        self._row, self._view = row, view
        form.side.setVisible(row is not None)
        if row is None or view is None:
            return
        submission = view.submission
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
        match = view.matches.get(row.metric.ref) if row.metric is not None else None
        has_past = row.comparison.last_year is not None
        void = bool(row.comparison.void)
        self.redefining.show_match(match, void=void, has_past=has_past, person=view.person)
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
            form.finding.setText(f"{finding.message}\n{finding.why}{said}")

    def _redefine(self, reason: str) -> None:
        row, view = self._row, self._view
        if row is not None and row.metric is not None and view is not None:
            collection, last = view.submission.collection, view.submission.previous[0][0]
            work = partial(history.redefine, self._context.session, collection, row.metric.ref, last, reason)
            self._context.jobs.change(work, words="Saving")

    def _compare_after_all(self) -> None:
        row, view = self._row, self._view
        if row is not None and row.metric is not None and view is not None:
            collection = view.submission.collection
            work = partial(history.compare_after_all, self._context.session, collection, row.metric.ref)
            self._context.jobs.change(work, words="Saving")
