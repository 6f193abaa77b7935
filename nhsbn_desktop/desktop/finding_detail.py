"""A finding in full, beside the table: what and where, why it matters, what to do, and the two ways to settle it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.figures import answer_words, headline
from nhsbn_desktop.desktop.finding_rows import FindingRow
from nhsbn_desktop.desktop.forms.ui_finding_detail import Ui_FindingDetail
from nhsbn_desktop.desktop.history_view import HistoryView
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.findings import Explanation, Severity
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.year_on_year import describe

EXPLAIN, CORRECT = 0, 1
MOST_LINKS = 4
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
        self.history = HistoryView()
        self.form.history_place.addWidget(self.history)
        self.form.mode.show_segments(["Explain", "Correct the answer"])
        theme.set_icon(self.form.previous, "chevron_left")
        theme.set_icon(self.form.next, "chevron_right")
        self._links: list[QPushButton] = []
        self._rows: tuple[FindingRow, ...] = ()
        self._submission: Submission | None = None
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.mode.chosen.connect(self._turn)
        form.previous.clicked.connect(lambda: self.stepped.emit(-1))
        form.next.clicked.connect(lambda: self.stepped.emit(1))
        form.save_reason.clicked.connect(lambda: self.reason_given.emit(form.reason.toPlainText()))
        form.withdraw.clicked.connect(lambda: self.withdrawn.emit())
        form.save_answer.clicked.connect(self._correct)
        form.because.returnPressed.connect(self._correct)
        form.restore.clicked.connect(lambda: self.restored.emit(self._code()))
        form.which.activated.connect(self._ask_answer)
        form.reason.textChanged.connect(self._on_typed)

    def show_rows(self, rows: Sequence[FindingRow], submission: Submission, names: dict[str, str]) -> None:
        """The findings that are chosen, all of this submission; `names` are the people's by their keys.

        What was being typed stays where the same findings are shown again.
        """
        same = [row.key for row in rows] == [row.key for row in self._rows] and self._submission is not None
        untouched = not same or self._is_untouched()
        self._rows, self._submission = tuple(rows), submission
        (self._show_one if len(rows) == 1 else self._show_several)(submission)
        self._show_account(names, untouched)
        if not same or not self.form.because.text():
            self._show_answers(submission)
        if not same:
            self._turn(CORRECT if self._only_fixing() else EXPLAIN)
            self.form.scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.reason.setFixedHeight(_REASON_HIGH if self.height() > _ROOMY else _REASON_LOW)

    def _show_one(self, submission: Submission) -> None:
        row, form = self._rows[0], self.form
        finding = row.finding
        form.level.say(finding.severity.words, row.tone)
        form.code.setText(finding.code)
        title, more = headline(finding.message)
        form.title.setText(title)
        comparison = next((c for c in submission.comparisons if c.code in finding.codes[:1]), None)
        has_history = comparison is not None and len(comparison.history) > 1
        told = finding.change is not None  # a question about the change says it in its own words
        fact = describe(comparison, row.metric) if comparison is not None and has_history and not told else ""
        facts = ("Fixed: the checks no longer bring this up.",) if row.fixed else (more, fact)
        form.fact.setText("\n".join(filter(None, facts)))
        self.history.setVisible(has_history)
        if comparison is not None and has_history:
            self.history.show_comparison(comparison, row.metric, submission.collection.label(comparison.code))
        self._say(finding.why, finding.do)
        self._show_links(submission)

    def _show_several(self, submission: Submission) -> None:
        form, count = self.form, len(self._rows)
        form.level.say(f"{count} findings", Tone.NEUTRAL)
        form.code.setText("")
        form.title.setText("One explanation for all of them")
        open_to_it = [row for row in self._rows if not row.fixed and row.finding.severity is not Severity.MUST_FIX]
        left_out = count - len(open_to_it)
        form.fact.setText(f"{left_out} must be fixed or are fixed, and are left out." if left_out else "")
        self.history.setVisible(False)
        self._say("", "\n".join(headline(row.finding.message)[0] for row in open_to_it[:12]))
        form.do_heading.setText("The reason will be kept with")
        self._show_links(submission)

    def _say(self, why: str, do: str) -> None:
        form = self.form
        form.do_heading.setText("What to do")
        for heading, words, text in ((form.why_heading, form.why, why), (form.do_heading, form.what_to_do, do)):
            heading.setVisible(bool(text))
            words.setVisible(bool(text))
            words.setText(text)
        form.fact.setVisible(bool(form.fact.text()))

    def _show_links(self, submission: Submission) -> None:
        """A way to each cell concerned; where there are several, with what each is and says."""
        codes = self._rows[0].finding.codes[:MOST_LINKS] if len(self._rows) == 1 else ()
        known = [(code, cell) for code in codes if (cell := submission.answers.cells.get(code))]
        while len(self._links) < len(known):
            self._add_link()
        for place, link in enumerate(self._links):
            link.setVisible(place < len(known))
            if place < len(known):
                code, cell = known[place]
                link.setProperty("code", code)
                words = f"Open cell {cell.address} in {cell.sheet}"
                label = submission.collection.label(code)
                value = answer_words(submission.answers.get(code), submission.collection.metric(code))
                short = split_code(code)[1] or label
                link.setText(words if len(known) == 1 else f"{cell.address}: {value}, {short}")
                link.setAccessibleName(words)
                link.setToolTip(f"{label}: {value}. {words}")
        self.form.links.setVisible(bool(known))

    def _add_link(self) -> None:
        link = QPushButton()
        link.setProperty("kind", "link")
        link.setSizePolicy(link.sizePolicy().Policy.Ignored, link.sizePolicy().Policy.Fixed)
        theme.set_icon(link, "open", "link", 18)
        link.clicked.connect(lambda: self.cell_opened.emit(str(link.property("code"))))
        self.form.link_list.addWidget(link)
        self._links.append(link)

    def _show_account(self, names: dict[str, str], untouched: bool) -> None:
        """The explanation that stands or stood, and the words for a new one."""
        form, several = self.form, len(self._rows) > 1
        standing = self._rows[0].explanation if not several else None
        kept = standing or self._lapsed()
        if untouched:
            form.reason.setPlainText(kept.text if kept else "")
        form.reason_label.setText(f"&Reason for all {len(self._rows)}" if several else "&Reason")
        form.account.setText(_account(kept, standing is not None, names))
        form.account.setVisible(bool(form.account.text()))
        form.withdraw.setVisible(standing is not None)
        fixed_only = self._only_fixing()
        form.mode.buttons[EXPLAIN].setEnabled(not fixed_only)
        form.mode.buttons[EXPLAIN].setToolTip("This level is settled only by fixing the answer" if fixed_only else "")
        form.mode.buttons[CORRECT].setEnabled(not several and bool(self._rows[0].finding.codes))
        self._on_typed()

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
        self.form.mode.buttons[mode].setChecked(True)
        self.form.answers.setCurrentIndex(mode)

    @Slot()
    def _on_typed(self) -> None:
        self.form.save_reason.setEnabled(bool(self.form.reason.toPlainText().strip()))

    def _code(self) -> str:
        return str(self.form.which.currentData() or "")

    def _only_fixing(self) -> bool:
        return all(row.fixed or row.finding.severity is Severity.MUST_FIX for row in self._rows)

    def _is_untouched(self) -> bool:
        kept = self._rows[0].explanation or self._lapsed() if self._rows else None
        return self.form.reason.toPlainText() in ("", kept.text if kept else "")

    def _lapsed(self) -> Explanation | None:
        """What was said of this finding before its answer moved: offered again, never counted."""
        if self._submission is None or len(self._rows) != 1:
            return None
        key = self._rows[0].key
        return next((e for e in self._submission.explanations if e.finding == key), None)


def _account(kept: Explanation | None, standing: bool, names: dict[str, str]) -> str:
    if kept is None:
        return ""
    who, when = names.get(kept.by, kept.by), f"{kept.at.day} {kept.at:%B %Y}"
    if standing:
        return f"Explained by {who} on {when}."
    return f"The answer has moved since {who} explained it on {when}. Save again if the reason still holds."
