"""The programme: the Network's collections of the year, their windows, and the trust's decision on each."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_programme import Ui_Programme
from nhsbn_desktop.desktop.rows.dates import day_words, from_qt, short_day, to_qt
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.programme import Decision
from nhsbn_desktop.services import programme
from nhsbn_desktop.services.programme import Programme, ProgrammeRow

_TONES = {Decision.TAKING_PART: Tone.SUCCESS, Decision.NOT_TAKING_PART: Tone.NEUTRAL, Decision.UNDECIDED: Tone.WARNING}


class ProgrammeScreen(Screen[Programme]):
    about_selection = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._form = Ui_Programme()
        self._form.setupUi(self.body)
        self._today = date.min
        self.model = TableModel[ProgrammeRow](
            [
                Column("Collection", lambda row: row.entry.title, second=_rhythm),
                Column("Opens", lambda row: short_day(row.entry.opens), sort=_opens, width=116, from_width=820),
                Column("Deadline", lambda row: short_day(row.entry.deadline), sort=_deadline, width=112),
                Column("Window", self._window, tone=self._window_tone, as_tag=True, width=144),
                Column("Trust", _decision, tone=lambda row: _TONES[row.decision], as_tag=True, width=136),
            ],
            key=lambda row: row.entry.collection,
        )
        self._form.table.show_model(self.model)
        self._form.table.chosen.connect(self._show_row)
        for decision in Decision:
            self._form.decision.addItem(decision.value.capitalize(), decision)
        self._form.save.clicked.connect(self._save)
        self._form.go_to_plan.clicked.connect(self._go_to_plan)
        self._form.open_workbook.clicked.connect(context.commands.open_workbook.trigger)
        self._form.practise.clicked.connect(context.commands.practise.trigger)
        self.offer(context.commands.open_workbook, primary=True)

    def request(self) -> Callable[[], Programme]:
        return partial(programme.read_programme, self.context.session, self.context.selection.collections)

    def show_view(self, view: Programme) -> None:
        self._today = view.today
        first_run = not view.is_begun and not self.context.practice
        self._form.welcome.setVisible(first_run)
        rows = view.current
        self.model.show(sorted(rows, key=self._place))
        if self._form.table.current_row() is None and rows:
            self._form.table.step(1)
        undecided = sum(row.decision is Decision.UNDECIDED for row in rows)
        self.subtitle = f"{len(rows)} collections. {undecided} without a decision."
        if first_run:
            self.subtitle = f"Nothing is on record yet. The Network's programme has {len(rows)} collections."
        self._show_row(self._form.table.current_row())

    @Slot(object)
    def _show_row(self, row: ProgrammeRow | None) -> None:
        self._form.detail.setVisible(row is not None)
        if row is None:
            return
        entry, kept = row.entry, row.participation
        self._form.window_tag.say(self._window(row), self._window_tone(row))
        self._form.title.setText(f"{entry.title} {entry.year}")
        self._form.note.setText(entry.note)
        self._form.note.setVisible(bool(entry.note))
        self._form.facts.show_facts(
            [
                ("Opens", day_words(entry.opens)),
                ("Deadline", day_words(entry.deadline)),
                ("Outputs", day_words(entry.outputs)),
                ("Workbooks here", str(row.workbooks) if row.workbooks else "none yet"),
            ]
        )
        self._form.go_to_plan.setVisible(row.is_known)
        self._form.decision.setCurrentIndex(list(Decision).index(row.decision))
        decided = (kept and kept.decided_on) or self._today
        self._form.decided_on.setDate(to_qt(decided))
        self._form.reason.setPlainText(kept.reason if kept else "")
        self._form.registered.setChecked(bool(kept and kept.registered_on))

    def _save(self) -> None:
        row = self._form.table.current_row()
        if row is None:
            return
        decided_on = from_qt(self._form.decided_on.date())
        decision, reason = Decision(self._form.decision.currentData()), self._form.reason.toPlainText()
        work = partial(programme.decide, self.context.session, row.entry, decision, decided_on, reason)
        self.context.jobs.change(work, self._say_saved)

    def _say_saved(self, _: object) -> None:
        self.context.announce("Decision saved.")

    def _go_to_plan(self) -> None:
        row = self._form.table.current_row()
        if row is not None:
            self.context.selection.choose(row.entry.collection)
            self.context.navigate("plan", None)

    def _place(self, row: ProgrammeRow) -> tuple[int, date]:
        """What is at hand first: workbooks here, then open, to open, without dates, and closed last."""
        opens, deadline = (window := row.entry.window(self._today)).opens, window.deadline
        if row.workbooks:
            return 0, deadline or date.max
        if opens is None or deadline is None:
            return 3, date.max
        if self._today > deadline:
            return 4, deadline
        return (1, deadline) if opens <= self._today else (2, opens)

    def _window(self, row: ProgrammeRow) -> str:
        opens, deadline = (window := row.entry.window(self._today)).opens, window.deadline
        if opens is None or deadline is None:
            return "No dates yet"
        if self._today < opens:
            return f"Opens in {_days((opens - self._today).days)}"
        if self._today > deadline:
            return "Closed"
        left = (deadline - self._today).days
        return "Closes today" if left == 0 else f"Closes in {_days(left)}"

    def _window_tone(self, row: ProgrammeRow) -> Tone:
        opens, deadline = (window := row.entry.window(self._today)).opens, window.deadline
        if opens is None or deadline is None or not opens <= self._today <= deadline:
            return Tone.NEUTRAL
        return Tone.WARNING if (deadline - self._today).days <= 7 else Tone.INFO


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def _rhythm(row: ProgrammeRow) -> str:
    mandatory = ", normally mandatory" if row.entry.mandatory else ""
    return f"{row.entry.year}, {row.entry.rhythm}{mandatory}"


def _decision(row: ProgrammeRow) -> str:
    return row.decision.value.capitalize()


def _opens(row: ProgrammeRow) -> date:
    return row.entry.opens or date.max


def _deadline(row: ProgrammeRow) -> date:
    return row.entry.deadline or date.max
