"""A finding in full, beside the table: what and where, why it matters, what to do, and the ways to settle it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.forms.ui_finding_detail import Ui_FindingDetail
from nhsbn_desktop.desktop.panels.finding_gap import FindingGap
from nhsbn_desktop.desktop.panels.finding_review import FindingReview
from nhsbn_desktop.desktop.panels.likely_question_view import LikelyQuestionView
from nhsbn_desktop.desktop.rows.figures import headline
from nhsbn_desktop.desktop.rows.finding_rows import FindingRow, Judged, blank_codes
from nhsbn_desktop.desktop.rows.finding_words import account_words, facts_about, is_own, said_words
from nhsbn_desktop.desktop.rows.findings_table import tone_of
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cell_links import CellLinks
from nhsbn_desktop.desktop.widgets.history_view import HistoryView
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.findings import Offer

EXPLAIN, CORRECT, BLANK, REVIEW = range(4)
_ROOMY, _REASON_HIGH, _REASON_LOW = 560, 62, 40  # pixels


class FindingDetail(QFrame):
    """Shows one finding or several chosen together; says what a person wants done and does nothing itself."""

    reason_given = Signal(str)
    withdrawn = Signal()
    corrected = Signal(str, object, str)  # answer code, value, why
    restored = Signal(str)
    cell_opened = Signal(str)  # answer code
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FindingDetail()
        self.form.setupUi(self)
        self.history, self.links, self.likely = HistoryView(), CellLinks(), LikelyQuestionView()
        self.form.history_place.addWidget(self.history)
        self.form.links_place.addWidget(self.links)
        self.form.likely_place.addWidget(self.likely)
        self.gap, self.review = FindingGap(), FindingReview()
        self.form.answers.addWidget(self.gap)
        self.form.answers.addWidget(self.review)
        self.form.mode.show_segments(["Explain", "Correct", "Blank", "Review"])
        tips = ("Explain it", "Correct the answer", "Say why it is blank", "Close, send back, verify or waive")
        for button, tip in zip(self.form.mode.buttons, tips, strict=True):
            button.setToolTip(tip)
        theme.set_icon(self.form.previous, "chevron_left")
        theme.set_icon(self.form.next, "chevron_right")
        self._rows: tuple[FindingRow, ...] = ()
        self._submission: Submission | None = None
        self._offer: Offer | None = None
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.mode.chosen.connect(self._turn)
        form.previous.clicked.connect(lambda: self.stepped.emit(-1))
        form.next.clicked.connect(lambda: self.stepped.emit(1))
        form.save_reason.clicked.connect(lambda: self.reason_given.emit(form.reason.toPlainText()))
        form.use_offer.clicked.connect(self._take_offer)
        form.withdraw.clicked.connect(lambda: self.withdrawn.emit())
        form.save_answer.clicked.connect(self._correct)
        form.because.returnPressed.connect(self._correct)
        form.restore.clicked.connect(lambda: self.restored.emit(self._code()))
        form.which.activated.connect(self._ask_answer)
        form.reason.textChanged.connect(self._on_typed)
        self.links.opened.connect(self.cell_opened)

    def show_rows(self, rows: Sequence[FindingRow], judged: Judged) -> None:
        """The findings that are chosen, the first of them in full. What was being typed stays where the same findings
        are shown again."""
        same = [row.key for row in rows] == [row.key for row in self._rows] and self._submission is not None
        untouched = not same or self._is_untouched()
        self._rows, self._submission = tuple(rows), judged.of(rows[0].submission)
        self._offer = judged.offers.get(rows[0].key) if len(rows) == 1 else None
        (self._show_one if len(rows) == 1 else self._show_several)(self._submission)
        self._show_said(judged)
        self._show_account(judged, untouched)
        if not same or not self.form.because.text():
            self._show_answers(self._submission)
        self.gap.show_blanks(self._submission, self.blanks, same=same)
        self.review.show_rows(rows, self._submission.collection, judged.person, same=same)
        if not same:
            self._turn(self._first_mode())
            self.form.scroll.verticalScrollBar().setValue(0)

    @property
    def blanks(self) -> tuple[str, ...]:
        """The answers the chosen findings are about that are blank; none where they are of several submissions."""
        if self._submission is None or len({row.submission for row in self._rows}) != 1:
            return ()
        return blank_codes(self._rows, self._submission)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.reason.setFixedHeight(_REASON_HIGH if self.height() > _ROOMY else _REASON_LOW)

    def _show_one(self, submission: Submission) -> None:
        row, form, finding = self._rows[0], self.form, self._rows[0].finding
        form.level.say(finding.severity.words, row.tone)
        form.code.setText(finding.code)
        form.title.setText(headline(finding.message)[0])
        comparison = next((c for c in submission.comparisons if c.code in finding.codes[:1]), None)
        has_history = comparison is not None and len(comparison.history) > 1
        form.fact.setText(facts_about(row, submission, comparison if has_history else None))
        self.history.setVisible(has_history)
        if comparison is not None and has_history:
            self.history.show_comparison(comparison, row.metric, submission.collection.label(comparison.code))
        self._say(finding.why, finding.do)
        self.links.show_codes(submission, finding.codes)

    def _show_several(self, submission: Submission) -> None:
        form, count = self.form, len(self._rows)
        form.level.say(f"{count} findings", Tone.NEUTRAL)
        form.code.setText("")
        form.title.setText("One explanation for all of them")
        open_to_it = [row for row in self._rows if row.is_explainable]
        left_out = count - len(open_to_it)
        form.fact.setText(f"{left_out} must be fixed or are fixed, and are left out." if left_out else "")
        self.history.hide()
        self._say("", "\n".join(headline(row.finding.message)[0] for row in open_to_it[:12]))
        form.do_heading.setText("The reason will be kept with")
        self.links.show_codes(submission, ())

    def _say(self, why: str, do: str) -> None:
        form = self.form
        form.do_heading.setText("What to do")
        for heading, words, text in ((form.why_heading, form.why, why), (form.do_heading, form.what_to_do, do)):
            heading.setVisible(bool(text))
            words.setVisible(bool(text))
            words.setText(text)
        form.fact.setVisible(bool(form.fact.text()))

    def _show_said(self, judged: Judged) -> None:
        form, row = self.form, self._rows[0]
        alone = len(self._rows) == 1
        form.state.setVisible(alone)
        form.state.say(row.status, tone_of(row))
        form.said.setText(said_words(row, judged.names) if alone else "")
        for piece in (form.said, form.said_heading):
            piece.setVisible(bool(form.said.text()))
        self.likely.show_finding(row.finding if alone else None, judged.of(row.submission))

    def _show_account(self, judged: Judged, untouched: bool) -> None:
        """The explanation that stands or one on offer, and the words for a new one."""
        form, row, several = self.form, self._rows[0], len(self._rows) > 1
        if untouched:
            form.reason.setPlainText(self._kept())
        form.reason_label.setText(f"&Reason for all {len(self._rows)}" if several else "&Reason")
        form.account.setText("" if several else account_words(row, self._offer, judged.names))
        form.account.setVisible(bool(form.account.text()))
        form.use_offer.setVisible(self._offer is not None and not is_own(row, self._offer))
        form.use_offer.setToolTip(self._offer.explanation.text if self._offer is not None else "")
        form.withdraw.setVisible(not several and row.explanation is not None)
        self._show_modes(several)
        self._on_typed()

    def _show_modes(self, several: bool) -> None:
        buttons, fixing = self.form.mode.buttons, self._only_fixing()
        buttons[EXPLAIN].setEnabled(not fixing)
        buttons[EXPLAIN].setToolTip("This level is settled only by fixing the answer" if fixing else "")
        buttons[CORRECT].setEnabled(not several and bool(self._rows[0].finding.codes))
        buttons[BLANK].setVisible(bool(self.blanks))
        buttons[REVIEW].setEnabled(not all(row.fixed for row in self._rows))

    @Slot()
    def _take_offer(self) -> None:
        if self._offer is not None:
            self.form.reason.setPlainText(self._offer.explanation.text)
            self.form.reason.setFocus()

    def _show_answers(self, submission: Submission) -> None:
        form = self.form
        codes = self._rows[0].finding.codes if len(self._rows) == 1 else ()
        form.which.clear()
        for code in codes:
            cell = submission.answers.cells.get(code)
            form.which.addItem(f"{cell.address}, {submission.collection.label(code)}" if cell else code, code)
        form.which.setVisible(len(codes) > 1)
        form.because.clear()
        self._ask_answer()

    @Slot()
    def _ask_answer(self) -> None:
        code, submission = self._code(), self._submission
        self.form.refusal.hide()
        if not code or submission is None:
            return
        metric, options = submission.collection.metric(code), submission.answers.options.get(code, ())
        self.form.answer.ask(submission.collection.label(code), metric, options, submission.answers.get(code))
        self.form.restore.setVisible(any(correction.code == code for correction in submission.corrections))

    @Slot()
    def _correct(self) -> None:
        """Asks for the correction, unless it is refused here and now."""
        form = self.form
        why = form.because.text().strip()
        refusal = form.answer.refusal() or ("" if why else "Say in a few words why the answer changes.")
        form.refusal.setText(refusal)
        form.refusal.setVisible(bool(refusal))
        if refusal:
            (form.because if not form.answer.refusal() else form.answer).setFocus()
            return
        form.because.clear()
        self.corrected.emit(self._code(), form.answer.value, why)

    @Slot(int)
    def _turn(self, mode: int) -> None:
        self.form.mode.choose(mode)
        for place, page in enumerate((self.form.explaining, self.form.correcting, self.gap, self.review)):
            page.setVisible(place == mode)

    @Slot()
    def _on_typed(self) -> None:
        self.form.save_reason.setEnabled(bool(self.form.reason.toPlainText().strip()))

    def _code(self) -> str:
        return str(self.form.which.currentData() or "")

    def _first_mode(self) -> int:
        if not self._only_fixing():
            return EXPLAIN
        return REVIEW if len(self._rows) > 1 else CORRECT

    def _only_fixing(self) -> bool:
        return not any(row.is_explainable for row in self._rows)

    def _is_untouched(self) -> bool:
        return self.form.reason.toPlainText() in ("", self._kept())

    def _kept(self) -> str:
        """The reason to begin with: the one that stands, or what was said before the answer moved, never counted."""
        row = self._rows[0] if len(self._rows) == 1 else None
        if row is None or row.explanation is not None:
            return row.explanation.text if row is not None and row.explanation is not None else ""
        return self._offer.explanation.text if self._offer is not None and is_own(row, self._offer) else ""
