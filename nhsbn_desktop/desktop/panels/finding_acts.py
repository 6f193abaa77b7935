"""What a person presses beside a finding, done off the UI thread: explain, correct, leave blank, review, waive."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.panels.finding_detail import FindingDetail
from nhsbn_desktop.desktop.rows.finding_rows import FindingRow, Judged
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.findings import Finding, Verdict
from nhsbn_desktop.domain.gaps import GapKind
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import answers, gaps, reviews


class FindingActs(QObject):
    """Listens to the panel; `chosen` tells which findings it is about, and `judged` what stands."""

    def __init__(
        self,
        context: Context,
        detail: FindingDetail,
        chosen: Callable[[], Sequence[FindingRow]],
        judged: Callable[[], Judged | None],
    ) -> None:
        super().__init__(detail)
        self._context, self._detail = context, detail
        self._chosen, self._judged = chosen, judged
        detail.reason_given.connect(self._explain)
        detail.withdrawn.connect(self._withdraw)
        detail.corrected.connect(self._correct)
        detail.restored.connect(self._restore)
        detail.gap.given.connect(self._give_gap)
        detail.gap.withdrawn.connect(self._withdraw_gaps)
        detail.review.reviewed.connect(self._review)
        detail.review.waived.connect(self._waive)
        detail.review.waiver_withdrawn.connect(self._withdraw_waiver)
        detail.cell_opened.connect(self.open_cell)

    @Slot(str)
    def open_cell(self, code: str) -> None:
        """Goes to an answer's cell in the Workbook screen, turning the window to its submission first."""
        submission = self._submission()
        if submission is not None:
            self._context.selection.choose(submission.collection.key, submission.unit)
            self._context.navigate("workbook", code)

    @Slot(str)
    def _explain(self, text: str) -> None:
        pairs = self._with_submission([row for row in self._chosen() if row.is_explainable])
        if pairs:
            self._change(partial(answers.explain_across, self._context.session, pairs, text))

    @Slot()
    def _withdraw(self) -> None:
        for row in self._chosen():
            if row.explanation is not None:
                self._change(partial(answers.withdraw_explanation, self._context.session, row.explanation))

    @Slot(str, object, str)
    def _correct(self, code: str, value: Value, why: str) -> None:
        submission = self._submission()
        if submission is not None:
            self._change(partial(answers.correct, self._context.session, submission, code, value, why))

    @Slot(str)
    def _restore(self, code: str) -> None:
        submission = self._submission()
        if submission is not None:
            self._change(partial(answers.restore, self._context.session, submission, code))

    @Slot(object, str)
    def _give_gap(self, kind: GapKind, reason: str) -> None:
        submission = self._submission()
        if submission is not None:
            codes = self._detail.blanks
            self._change(partial(gaps.record_gap, self._context.session, submission, codes, kind, reason))

    @Slot()
    def _withdraw_gaps(self) -> None:
        submission = self._submission()
        standing = submission.standing_gaps if submission is not None else {}
        given = [standing[code] for code in self._detail.blanks if code in standing]
        self._change(partial(gaps.withdraw_gaps, self._context.session, given))

    @Slot(object, str)
    def _review(self, verdict: Verdict, comment: str) -> None:
        pairs = self._with_submission([row for row in self._chosen() if not row.fixed])
        if pairs:
            self._change(partial(reviews.review, self._context.session, verdict, pairs, comment))

    @Slot(str)
    def _waive(self, reason: str) -> None:
        submission, rows = self._submission(), self._chosen()
        if submission is not None and rows:
            code = rows[0].finding.code
            self._change(partial(reviews.waive, self._context.session, submission.collection, code, reason))

    @Slot()
    def _withdraw_waiver(self) -> None:
        waiver = next((row.account.waiver for row in self._chosen() if row.account and row.account.waiver), None)
        if waiver is not None:
            self._change(partial(reviews.withdraw_waiver, self._context.session, waiver))

    def _submission(self) -> Submission | None:
        """That of the finding shown; while none is chosen, the one the window is turned to."""
        judged, rows = self._judged(), self._chosen()
        if judged is None:
            return None
        return judged.of(rows[0].submission) if rows else judged.submission

    def _with_submission(self, rows: Sequence[FindingRow]) -> list[tuple[Submission, Finding]]:
        judged = self._judged()
        return [(judged.of(row.submission), row.finding) for row in rows] if judged is not None else []

    def _change(self, work: Callable[[], object]) -> None:
        self._context.jobs.change(work, words="Saving")
