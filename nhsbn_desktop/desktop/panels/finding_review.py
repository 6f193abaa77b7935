"""What a reviewer makes of findings: closed, sent back, verified or not, or the rule behind them waived."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nhsbn_desktop.desktop.forms.ui_finding_review import Ui_FindingReview
from nhsbn_desktop.desktop.rows.finding_rows import FindingRow
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.finding_states import State
from nhsbn_desktop.domain.findings import Severity, Verdict
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.waivers import may_be_waived


class FindingReview(QWidget):
    """A comment and the acts that this person may do; what needs a comment is refused here without one."""

    reviewed = Signal(object, str)  # Verdict, comment
    waived = Signal(str)  # the reason
    waiver_withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_FindingReview()
        self.form.setupUi(self)
        self.form.refusal.hide()
        form = self.form
        self._tips = {button: button.toolTip() for button in self._buttons}
        form.close.clicked.connect(lambda: self._review(Verdict.CLOSED))
        form.verify.clicked.connect(lambda: self._review(Verdict.VERIFIED))
        form.send_back.clicked.connect(
            lambda: self._review(Verdict.SENT_BACK, "Say in the comment what the explanation does not tell.")
        )
        form.de_verify.clicked.connect(
            lambda: self._review(Verdict.DE_VERIFIED, "Say in the comment what is doubtful about the answer.")
        )
        form.waive.clicked.connect(self._waive)
        form.withdraw_waiver.clicked.connect(lambda: self.waiver_withdrawn.emit())

    def show_rows(self, rows: Sequence[FindingRow], collection: Collection, person: Person, *, same: bool) -> None:
        """Offers what makes sense for these findings, and lets this person press what their role carries."""
        form, accounts = self.form, [row.account for row in rows if row.account is not None and not row.fixed]
        if not same:
            form.comment.clear()
        form.refusal.hide()
        given = dict.fromkeys(row.explanation.text for row in rows if row.explanation is not None)
        form.given.setText(f"{len(given)} different reasons are given." if len(given) > 1 else _quoted(*given))
        form.given.setVisible(bool(given))
        states = {account.state for account in accounts}
        one = rows[0] if len({row.finding.code for row in rows}) == 1 else None
        is_waived = states == {State.WAIVED}
        may_waive = one is not None and not is_waived and may_be_waived(collection, one.finding.code)
        unanswered = any(row.account is not None and not _may_close(row) for row in rows)
        has_words = bool(accounts) and all(account.standing is not None for account in accounts)
        verified = any(a.verifying is not None and a.verifying.verdict is Verdict.VERIFIED for a in accounts)
        for button, act, shown in (
            (form.close, Act.CLOSE_FINDING, bool(states - {State.CLOSED}) and not unanswered and not is_waived),
            (form.send_back, Act.SEND_BACK_FINDING, has_words and State.SENT_BACK not in states),
            (form.verify, Act.VERIFY_FINDING, bool(accounts) and not verified and not is_waived),
            (form.de_verify, Act.DE_VERIFY_FINDING, verified),
            (form.waive, Act.WAIVE_RULE, bool(accounts) and may_waive),
            (form.withdraw_waiver, Act.WITHDRAW_WAIVER, is_waived and one is not None),
        ):
            button.setVisible(shown)
            button.setEnabled(act.allowed_to(person))
            button.setToolTip(self._tips[button] if act.allowed_to(person) else _who_may(act))

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        form = self.form
        return form.close, form.send_back, form.verify, form.de_verify, form.waive, form.withdraw_waiver

    @property
    def _comment(self) -> str:
        return self.form.comment.toPlainText().strip()

    def _review(self, verdict: Verdict, without: str = "") -> None:
        if not self._refuse("" if self._comment else without):
            self.reviewed.emit(verdict, self._comment)

    def _waive(self) -> None:
        refusal = "Say in the comment why the rule is wrong, and who at the Network was told."
        if not self._refuse("" if self._comment else refusal):
            self.waived.emit(self._comment)

    def _refuse(self, words: str) -> bool:
        self.form.refusal.setText(words)
        self.form.refusal.setVisible(bool(words))
        if words:
            self.form.comment.setFocus()
        return bool(words)


def _quoted(words: str = "") -> str:
    return f"“{words}”" if words else ""


def _may_close(row: FindingRow) -> bool:
    """What asks for something can be closed once it is answered; fixing is the answer to what must be fixed."""
    asks = row.finding.severity in (Severity.MUST_FIX, Severity.EXPLAIN)
    return not asks or (row.account is not None and row.account.standing is not None)


def _who_may(act: Act) -> str:
    return f"For the {' or the '.join(sorted(act.roles))}"
