"""Checks: what the definition checks and the comparison with last year bring up, and settling it finding by finding."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop.context import Badge, Context
from nhsbn_desktop.desktop.finding_detail import FindingDetail
from nhsbn_desktop.desktop.finding_rows import (
    TONES,
    FindingRow,
    Judged,
    clean_words,
    finding_rows,
    findings_model,
    fixed_since,
    level_chips,
    state_words,
)
from nhsbn_desktop.desktop.forms.ui_checks import Ui_Checks
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import answers, findings_list, plan, submissions
from nhsbn_desktop.services.session import Session

ALL, ALL_SECTIONS = "all", "All sections"
_SHARE, _LEAST, _MOST = 0.31, 336, 470  # of the width, and in pixels


def judge(session: Session, collection: Collection | None, unit: str) -> Judged | None:
    """Off the UI thread: loads and judges afresh. None while no collection is chosen."""
    if collection is None:
        return None
    names = {person.key: person.name for person in (*plan.people(session), session.person)}
    return Judged(submissions.load(session, collection, unit), names, session.now())


class ChecksScreen(Screen[Judged | None]):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._form = Ui_Checks()
        self._form.setupUi(self.body)
        self._detail = FindingDetail()
        self._form.panes.addWidget(self._detail)
        self._model = findings_model()
        self._form.table.show_model(self._model)
        self._form.table.setSelectionMode(self._form.table.SelectionMode.ExtendedSelection)
        self._judged: Judged | None = None
        self._fixed: tuple[Finding, ...] = ()
        self._connect()
        self._export = self.command(
            "Export findings", self._ask_where, icon="arrow_export", tip="Keep the findings as a table (CSV)"
        )
        self.offer(context.commands.run_checks, primary=True)

    def _connect(self) -> None:
        form, detail = self._form, self._detail
        form.levels.chosen.connect(self._narrow)
        form.hide_finished.toggled.connect(self._show_chips)
        form.section.currentIndexChanged.connect(self._narrow)
        form.filter.textChanged.connect(self._narrow)
        form.table.chosen.connect(self._show_chosen)
        form.table.selectionModel().selectionChanged.connect(self._show_chosen)
        form.table.opened.connect(self._open_row)
        detail.reason_given.connect(self._explain)
        detail.withdrawn.connect(self._withdraw)
        detail.corrected.connect(self._correct)
        detail.restored.connect(self._restore)
        detail.cell_opened.connect(lambda code: self.context.navigate("workbook", code))
        detail.stepped.connect(self.step)
        self.context.jobs.changed.connect(self._say_stale)

    def request(self) -> Callable[[], Judged | None]:
        return partial(judge, self.context.session, self.context.selection.collection, self.context.selection.unit)

    def show_view(self, view: Judged | None) -> None:
        before, self._judged = self._judged, view
        self._export.setEnabled(view is not None and view.submission.reading is not None)
        if view is None or view.submission.reading is None:
            self._show_not_run(view)
            return
        submission = view.submission
        self._fixed = fixed_since(before.submission, submission, self._fixed) if before else ()
        rows = finding_rows(submission, self._fixed)
        self._show_sections(submission)
        self._model.show(rows)
        self._show_chips()
        self.subtitle = state_words(view)
        if not rows:
            self.show_empty("Clean: the checks found nothing", clean_words(view), icon="checkmark_circle")
        elif self._form.table.current_row() is None:
            self._form.table.step(1)
        self._show_chosen()

    def badge(self, view: Judged | None) -> Badge | None:
        findings = view.submission.open_findings if view else ()
        if not findings:
            return None
        worst = min(findings, key=lambda finding: finding.severity.rank).severity
        words = "finding" if len(findings) == 1 else "findings"
        return Badge(str(len(findings)), TONES[worst], f"{len(findings)} {words} to settle")

    def open_target(self, target: object) -> None:
        """Goes to a finding by its key, or to the first finding about an answer by its code."""
        rows = (row for row in self._model.rows if target in (row.key, *row.finding.codes))
        row = next(rows, None)
        if row is None:
            self.context.announce("That finding is no longer there: the checks do not bring it up.")
            return
        if not self._form.table.select_key(row.key):
            self._form.filter.clear()
            self._form.section.setCurrentIndex(0)
            self._form.hide_finished.setChecked(False)
            self._form.levels.choose(ALL)
            self._form.table.select_key(row.key)

    @Slot(int)
    def step(self, by: int) -> None:
        """To the next or previous finding that is not finished; says so where there is none."""
        rows, current = self._model.visible_rows(), self._form.table.current_row()
        place = rows.index(current) if current in rows else -1
        ahead = rows[place + 1 :] if by > 0 else rows[:place][::-1] if place > 0 else []
        row = next((row for row in ahead if not row.finished), None)
        if row is None:
            self.context.announce("There is no finding to settle further on." if by > 0 else "This is the first.")
            return
        self._form.table.select_key(row.key)

    def run(self) -> None:
        """Runs all checks afresh; what was fixed before leaves the list."""
        self.subtitle = "Running the checks."
        self._judged, self._fixed = None, ()
        self.refresh()

    def export_to(self, path: Path) -> None:
        """Keeps the findings that are shown, in the order shown, as a table."""
        if self._judged is None:
            return
        findings = [row.finding for row in self._model.visible_rows()]
        work = partial(findings_list.write_findings, path, self._judged.submission, findings)
        self.context.jobs.read(self, work, self._say_exported, words="Writing the findings")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._detail.setFixedWidth(max(_LEAST, min(_MOST, round(self.width() * _SHARE))))

    def _show_not_run(self, view: Judged | None) -> None:
        self._model.show(())
        self.subtitle = "The checks have not run."
        unit = view.submission.unit if view else "this collection"
        words = f"They run by themselves as soon as the workbook of {unit} is opened."
        self.show_empty(
            "Not run: there is no workbook yet", words, self.context.commands.open_workbook, "document_table"
        )

    def _show_sections(self, submission: Submission) -> None:
        combo, sections = self._form.section, (ALL_SECTIONS, *submission.collection.sections)
        if tuple(combo.itemText(place) for place in range(combo.count())) != sections:
            combo.blockSignals(True)
            combo.clear()
            combo.addItems(list(sections))
            combo.blockSignals(False)

    @Slot()
    def _show_chips(self) -> None:
        """The counts tell what a click on each will show."""
        hide = self._form.hide_finished.isChecked()
        rows = [row for row in self._model.rows if not (hide and row.finished)]
        self._form.levels.show_chips([(ALL, f"All {len(rows)}", None), *level_chips(rows)])
        self._narrow()

    @Slot()
    def _narrow(self) -> None:
        form = self._form
        level, section, hide = form.levels.current, form.section.currentText(), form.hide_finished.isChecked()

        def keep(row: FindingRow) -> bool:
            wanted = level in (ALL, "") or row.finding.severity.value == level
            here = form.section.currentIndex() <= 0 or row.finding.section == section
            return wanted and here and not (hide and row.finished)

        self._model.narrow(form.filter.text(), keep)
        none = not self._model.visible_rows()
        form.none_match.setVisible(none)
        form.table.setVisible(not none)
        if not none and form.table.current_row() is None:
            form.table.step(1)
        self._show_chosen()

    def _chosen_rows(self) -> list[FindingRow]:
        rows = [self._model.row(index) for index in self._form.table.selectionModel().selectedRows()]
        current = self._form.table.current_row()
        return rows or ([current] if current is not None else [])

    @Slot()
    def _show_chosen(self) -> None:
        rows = self._chosen_rows()
        self._detail.setVisible(bool(rows))
        if rows and self._judged is not None:
            self._detail.show_rows(rows, self._judged.submission, self._judged.names)

    @Slot(object)
    def _open_row(self, row: FindingRow) -> None:
        if row.finding.codes:
            self.context.navigate("workbook", row.finding.codes[0])

    @Slot(str)
    def _explain(self, text: str) -> None:
        chosen = [r.finding for r in self._chosen_rows() if not r.fixed and r.finding.severity is not Severity.MUST_FIX]
        if self._judged is not None and chosen:
            self._change(partial(answers.explain, self.context.session, self._judged.submission, chosen, text))

    @Slot()
    def _withdraw(self) -> None:
        standing = [row.explanation for row in self._chosen_rows() if row.explanation is not None]
        for explanation in standing:
            self._change(partial(answers.withdraw_explanation, self.context.session, explanation))

    @Slot(str, object, str)
    def _correct(self, code: str, value: Value, why: str) -> None:
        if self._judged is not None:
            self._change(partial(answers.correct, self.context.session, self._judged.submission, code, value, why))

    @Slot(str)
    def _restore(self, code: str) -> None:
        if self._judged is not None:
            self._change(partial(answers.restore, self.context.session, self._judged.submission, code))

    def _change(self, work: Callable[[], object]) -> None:
        self.context.jobs.change(work, words="Saving")

    @Slot()
    def _say_stale(self) -> None:
        if self._judged is not None:
            self.subtitle = "Out of date: something has changed. Running the checks again."

    def _ask_where(self) -> None:
        name = f"{self._judged.submission.key.replace('/', ' ')} findings.csv" if self._judged else "findings.csv"
        chosen, _ = QFileDialog.getSaveFileName(self, "Export findings", name, "Table (*.csv)")
        if chosen:
            self.export_to(Path(chosen))

    def _say_exported(self, path: Path) -> None:
        self.context.announce(f"The findings are in {path}.")
