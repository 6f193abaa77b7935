"""Outputs: what the Network sends back, from the draft's outliers to its reports and what the trust does about them."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from nhsbn_desktop.desktop.context import Badge
from nhsbn_desktop.desktop.forms.ui_outputs import Ui_Outputs
from nhsbn_desktop.desktop.panels.actions_panel import ActionsPanel
from nhsbn_desktop.desktop.panels.following import Following
from nhsbn_desktop.desktop.panels.outliers_panel import OutliersPanel
from nhsbn_desktop.desktop.panels.reports_panel import ReportsPanel
from nhsbn_desktop.desktop.panels.taking_in import TakingIn
from nhsbn_desktop.desktop.rows.output_rows import ONLY_WITH_FINAL, TURN_TONES, ticked_model
from nhsbn_desktop.desktop.rows.outputs_view import OutputsView, read_outputs, state_words
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cards import Card, Notice
from nhsbn_desktop.desktop.widgets.table_view import TableView
from nhsbn_desktop.domain.outputs import Outlier
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.reports import ActionState
from nhsbn_desktop.services import (
    answers,
    output_lists,
    outputs,
)
from nhsbn_desktop.services.outputs import Returned

VIEWS = ("Outliers", "What was sent", "Reports", "Actions")
_OUTLIERS, _TICKED, _REPORTS, _ACTIONS, _IMPORTING, _NOTHING_YET = range(6)


class OutputsScreen(Screen[OutputsView | None]):
    def build(self) -> Iterator[None]:
        self.form = Ui_Outputs()
        self.form.setupUi(self.body)
        self._view: OutputsView | None = None
        yield
        pages = self.form.pages
        self.outliers = OutliersPanel(pages)
        yield
        reports = ReportsPanel(pages)
        yield
        follow_ups = ActionsPanel(pages)
        yield
        self.following = Following(self.context, reports, follow_ups, self)
        yield
        self.taking = TakingIn(self.context, self.outliers, pages)
        yield
        self.ticked = ticked_model()
        self.nothing = Notice(pages)
        ticking = Card(pages)
        self.tick_table = TableView(ticking)
        self.tick_table.setAccessibleName("Figures sent and shown")
        self.tick_table.show_model(self.ticked)
        ticking.content.setContentsMargins(1, 4, 1, 4)
        ticking.content.addWidget(self.tick_table)
        for panel in (
            self.outliers,
            ticking,
            self.following.reports,
            self.following.follow_ups,
            self.taking.importing,
            self.nothing,
        ):
            pages.addWidget(panel)
        self.form.views.show_segments(VIEWS)
        self._add_commands()
        self._connect()

    def _add_commands(self) -> None:
        self.take = self.command(
            "Take in a list", self.taking.ask_for_list, icon="document_arrow_up", primary=True,
            tip="The Network's outliers, from Excel or CSV",
        )  # fmt: skip
        self.paste = self.command("Paste a list", self.taking.paste_list, icon="copy", header=False)
        self.typing = self.command(
            "Type one in", self.taking.begin_typing, icon="edit", tip="An outlier read off the PDF"
        )
        self.save_replies = self.command("Save the replies", self._ask_where, icon="arrow_export", header=False)
        self.another = self.command(
            "Keep another output", self.following.ask_for_other, icon="add", header=False,
            tip="A bulletin, a compendium, a recording: kept with the reports, and passed on like them",
        )  # fmt: skip
        self.paper = self.command(
            "Paper for the executive", self.following.ask_for_paper, icon="document_table", header=False,
            tip="How the procedure was kept, who has the reports, and what follows, for the CLE and delivery reviews",
        )  # fmt: skip
        self.replied = self.command("Replies sent", self._say_replied, icon="mail", header=False)
        self.rehearse = self.command(
            "Practice draft output", self.taking.rehearse, icon="play", header=False,
            tip="The practice Network's draft output, made up from what was sent",
        )  # fmt: skip
        self.rehearse.setVisible(self.context.practice)

    def _connect(self) -> None:
        self.form.views.chosen.connect(self._turn)
        self.form.last_day.clicked.connect(self.taking.ask_for_last_day)
        panel = self.outliers
        panel.linked.connect(self._link)
        panel.confirmed.connect(self._confirm)
        panel.correction_asked.connect(self._go_and_correct)
        panel.validated.connect(self._validate)
        panel.left_typing.connect(lambda: self._turn(_OUTLIERS))
        self.taking.turned.connect(self._turn)

    def request(self) -> Callable[[], OutputsView | None]:
        selection = self.context.selection
        return partial(read_outputs, self.context.session, selection.collection, selection.unit)

    def show_view(self, view: OutputsView | None) -> None:
        self._view = view
        if view is None:
            self.subtitle = "Nothing has come back yet."
            words = "Open the Network's workbook; what the Network sends back about it is taken in here."
            self.show_empty("No collection is chosen", words, self.context.commands.open_workbook, "receipt")
            return
        back = view.returned
        self.subtitle = state_words(view)
        self.outliers.show_returned(back, view.leads)
        self.taking.show_returned(back, view.today, view.usual)
        self.ticked.hidden = set() if back.final else set(ONLY_WITH_FINAL)
        self.ticked.show(sorted(back.ticked, key=lambda row: row.tick.is_right))  # what differs is why one looks
        self.following.show_followed(view.followed, view.today)
        self._show_window(back)
        if self.form.pages.currentIndex() != _IMPORTING:
            self._turn(self.form.views.current)
        self.save_replies.setEnabled(bool(back.outliers))
        self.replied.setEnabled(bool(back.outliers) and back.replied is None)

    def badge(self, view: OutputsView | None) -> Badge | None:
        if view is None:
            return None
        left = sum(outlier.standing.is_open for outlier in view.returned.outliers)
        if left:
            closing = view.returned.window is not None and (view.returned.window.days_left or 0) <= 2
            return Badge(str(left), Tone.ERROR if closing else Tone.WARNING, f"{left} outliers to look at")
        late = sum(row.state is ActionState.OVERDUE for row in view.followed.actions)
        return Badge(f"{late} late", Tone.ERROR, f"{late} actions overdue") if late else None

    def open_target(self, target: object) -> None:
        """Goes to an outlier by its answer's code."""
        row = next((row for row in self.outliers.rows.model.rows if row.shown.code == target), None)
        if row is not None:
            self._turn(_OUTLIERS)
            self.outliers.form.table.select_key(row.shown.number)

    def step(self, by: int) -> None:
        self.outliers.form.table.step(by)

    @Slot(int)
    def _turn(self, place: int) -> None:
        """To a page: while nothing has come back, the words that say so stand in place of the first two."""
        self.form.views.setVisible(place != _IMPORTING)
        self.form.views.choose(place if place <= _ACTIONS else _OUTLIERS)
        back = self._view.returned if self._view is not None else None
        empty = back is None or not (back.draft or back.final)
        typing = place == _OUTLIERS and self.outliers.is_typing
        self.form.pages.setCurrentIndex(_NOTHING_YET if empty and place <= _TICKED and not typing else place)

    def _show_window(self, back: Returned) -> None:
        window = back.window
        self.form.turn.setVisible(window is not None)
        self.form.window_words.setVisible(window is not None)
        self.form.last_day.setVisible(window is not None and back.final is None)
        if window is None:
            act = self.rehearse if self.context.practice else self.take
            self.nothing.show_words("Nothing has come back yet", _NOTHING, act, "receipt")
            return
        self.form.turn.say(window.turn.value, TURN_TONES.get(window.turn, Tone.WARNING))
        self.form.window_words.setText(window.words)

    def _submission_view(self) -> Returned | None:
        return self._view.returned if self._view is not None else None

    @Slot(int, str)
    def _link(self, number: int, code: str) -> None:
        back = self._submission_view()
        if back is not None and back.draft is not None:
            work = partial(output_lists.link, self.context.session, back.draft, number, code)
            self.context.jobs.change(work, lambda _: self.context.announce("Linked."))

    @Slot(object, str)
    def _confirm(self, outlier: Outlier, reply: str) -> None:
        back = self._submission_view()
        if back is not None and outlier.finding is not None:
            work = partial(answers.explain, self.context.session, back.submission, [outlier.finding], reply)
            self.context.jobs.change(work, lambda _: self.context.announce(f"{outlier.label}: confirmed."))

    @Slot(object)
    def _go_and_correct(self, outlier: Outlier) -> None:
        if outlier.finding is not None:
            self.context.navigate("checks", outlier.finding.key)
        else:
            self.context.navigate("workbook", outlier.cell or outlier.shown.code)

    @Slot(str, object)
    def _validate(self, section: str, lead: Person) -> None:
        back = self._submission_view()
        if back is not None:
            work = partial(outputs.validate_again, self.context.session.as_person(lead), back, section)
            self.context.jobs.change(work, lambda _: self.context.announce(f"{lead.name} validated {section} again."))

    @Slot()
    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the replies", "replies to the draft output.csv", "CSV (*.csv)"
        )
        if name:
            self.save_replies_to(Path(name))

    def save_replies_to(self, path: Path) -> None:
        """Writes what is said of each outlier for the Network."""
        back = self._submission_view()
        if back is not None:
            work = partial(outputs.save_replies, back, path)
            self.context.jobs.read(self, work, lambda _: self.context.announce(f"The replies are in {path.name}."))

    @Slot()
    def _say_replied(self) -> None:
        back = self._submission_view()
        if back is not None:
            work = partial(outputs.say_replied, self.context.session, back, "by e-mail")
            self.context.jobs.change(work, lambda _: self.context.announce("Kept: the replies went to the Network."))


_NOTHING = (
    "After the deadline the Network sends a draft output with its outliers. Take in its list (Excel or CSV), paste it,"
    " or type the outliers in from the PDF; each is then looked at with its lead."
)
