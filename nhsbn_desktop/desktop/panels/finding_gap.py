"""A blank left on purpose: not provided or not available, and why, so that it is told from what was forgotten."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.forms.ui_finding_gap import Ui_FindingGap
from nhsbn_desktop.domain.gaps import GapKind
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.gaps import offered_reason

_KINDS = (GapKind.NOT_PROVIDED, GapKind.NOT_AVAILABLE)
_MEANING = {
    GapKind.NOT_PROVIDED: "The trust does not provide this: sums count it for nothing.",
    GapKind.NOT_AVAILABLE: "There is a figure, but it cannot be had: nothing is built on it.",
}


class FindingGap(QWidget):
    """Which of the two it is, and the reason. A comment that stands in the workbook is offered as the reason."""

    given = Signal(object, str)  # GapKind, reason
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FindingGap()
        self.form.setupUi(self)
        self.form.refusal.hide()
        self.form.kind.show_segments(["Not provided", "Not available"])
        self.form.kind.setAccessibleName("Why it is blank")
        self.form.kind.chosen.connect(self._say)
        self.form.save.clicked.connect(self._give)
        self.form.withdraw.clicked.connect(lambda: self.withdrawn.emit())
        self._say()

    def show_blanks(self, submission: Submission, codes: Sequence[str], *, same: bool) -> None:
        """The blanks that are asked about; their reason where one was given."""
        form = self.form
        gaps = [submission.standing_gaps[code] for code in codes if code in submission.standing_gaps]
        count = len(codes)
        form.reason_label.setText("Reason for the b&lank" if count < 2 else f"Reason for all {count} b&lanks")
        form.withdraw.setVisible(bool(gaps))
        form.refusal.hide()
        if same:
            return
        form.reason.setPlainText(gaps[0].reason if gaps else offered_reason(submission, codes))
        form.kind.choose(_KINDS.index(gaps[0].kind) if gaps else 0)
        self._say()

    @property
    def kind(self) -> GapKind:
        return _KINDS[self.form.kind.current]

    def _say(self) -> None:
        self.form.meaning.setText(_MEANING[self.kind])

    def _give(self) -> None:
        reason = self.form.reason.toPlainText().strip()
        self.form.refusal.setText("" if reason else "Say in a line why there is no figure.")
        self.form.refusal.setVisible(not reason)
        if reason:
            self.given.emit(self.kind, reason)
        else:
            self.form.reason.setFocus()
