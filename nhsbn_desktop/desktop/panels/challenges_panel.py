"""Challenges: what stands in the way, what was asked of the executive, and what came of it."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_challenges_panel import Ui_ChallengesPanel
from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.rows.plan_view import PlanView
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.chips import fill_data
from nhsbn_desktop.domain.challenges import Challenge, ChallengeState
from nhsbn_desktop.services import challenges

WHOLE = "The whole collection"
_TONES = {
    ChallengeState.OPEN: Tone.WARNING,
    ChallengeState.ESCALATED: Tone.INFO,
    ChallengeState.SETTLED: Tone.SUCCESS,
}


class ChallengesPanel(QWidget):
    """With no row chosen the form raises a new challenge."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: PlanView | None = None
        self._shown: Challenge | None = None
        self.form = Ui_ChallengesPanel()
        self.form.setupUi(self)
        columns: list[Column[Challenge]] = [
            Column("Challenge", lambda row: row.what, second=lambda row: row.section or WHOLE),
            Column("Raised", lambda row: short_day(row.raised.date()), sort=lambda row: row.raised, width=112),
            Column("Status", lambda row: row.state.value, tone=lambda row: _TONES[row.state], as_tag=True, width=168),
        ]
        self.model = TableModel(columns, key=lambda row: row.key)
        self.form.table.show_model(self.model)
        self.form.table.chosen.connect(self._show_row)
        self.form.raise_it.clicked.connect(self._raise)
        self.form.escalate.clicked.connect(self._escalate)
        self.form.settle.clicked.connect(self._settle)
        self.form.new_challenge.clicked.connect(self.begin)

    def show_view(self, view: PlanView) -> None:
        self._view = view
        fill_data(self.form.section, [(WHOLE, ""), *((section, section) for section in view.collection.sections)])
        self.model.show(view.challenges)
        self._show_row(self.form.table.current_row())

    def go_to(self, challenge_id: str) -> None:
        row = next((row for row in self.model.rows if row.id == challenge_id), None)
        if row is not None:
            self.form.table.select_key(row.key)

    @Slot()
    def begin(self) -> None:
        """An empty form for a new challenge."""
        self.form.table.clear_choice()
        self._show_row(None)
        self.form.what.setFocus()

    def _raise(self) -> None:
        if self._view is not None:
            form = self.form
            section, effect = str(form.section.currentData() or ""), form.effect.toPlainText()
            work = partial(
                challenges.raise_challenge,
                self._context.session,
                self._view.collection,
                form.what.toPlainText(),
                section,
                effect,
            )
            self._context.jobs.change(work, self._say_raised)

    def _say_raised(self, _: object) -> None:
        self.form.what.clear()
        self.form.effect.clear()
        self._context.announce("The challenge is on record.")

    def _escalate(self) -> None:
        if self._shown is not None and self._view is not None:
            asked = self.form.asked.toPlainText()
            work = partial(challenges.escalate, self._context.session, self._shown, asked, self._view.today)
            self._context.jobs.change(work, lambda _: self._context.announce("Escalated to the executive."))

    def _settle(self) -> None:
        if self._shown is not None and self._view is not None:
            outcome = self.form.outcome.toPlainText()
            work = partial(challenges.settle, self._context.session, self._shown, outcome, self._view.today)
            self._context.jobs.change(work, lambda _: self._context.announce("The challenge is settled."))

    @Slot(object)
    def _show_row(self, challenge: Challenge | None) -> None:
        form, is_new = self.form, challenge is None
        is_open = challenge is not None and challenge.is_open
        before, self._shown = self._shown, challenge
        for widget in (form.asked, form.asked_label, form.outcome, form.outcome_label, form.state, form.new_challenge):
            widget.setVisible(not is_new)
        form.raise_it.setVisible(is_new)
        form.settle.setVisible(is_open)
        form.escalate.setVisible(challenge is not None and challenge.state is ChallengeState.OPEN)
        form.section.setEnabled(is_new)
        for box in (form.what, form.effect):
            box.setReadOnly(not is_new)
        for box in (form.asked, form.outcome):
            box.setReadOnly(not is_open)
        form.title.setText("New challenge" if is_new else "Challenge")
        form.why.setText(challenge.why if challenge else "")
        if challenge is not None:
            form.state.say(challenge.state.value, _TONES[challenge.state])
        if before != challenge:  # what is half typed stays while other things change
            self._fill(challenge)

    def _fill(self, challenge: Challenge | None) -> None:
        form = self.form
        form.section.setCurrentIndex(max(form.section.findData(challenge.section if challenge else ""), 0))
        form.what.setPlainText(challenge.what if challenge else "")
        form.effect.setPlainText(challenge.effect if challenge else "")
        form.asked.setPlainText(challenge.asked if challenge else "")
        form.outcome.setPlainText(challenge.outcome if challenge else "")
