"""The programme: the Network's collections with their windows, year by year, and how the trust comes to take part."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot

from nhsbn_desktop.desktop.forms.ui_programme import Ui_Programme
from nhsbn_desktop.desktop.panels.launch_panel import LaunchPanel
from nhsbn_desktop.desktop.panels.people_window import show_people
from nhsbn_desktop.desktop.panels.procedure_panel import ProcedurePanel
from nhsbn_desktop.desktop.panels.programme_entry import ProgrammeEntryPanel
from nhsbn_desktop.desktop.panels.saving import ask_file
from nhsbn_desktop.desktop.panels.timeline_panel import TimelinePanel
from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.rows.procedure_rows import read_procedure
from nhsbn_desktop.desktop.rows.programme_rows import Windows, programme_model
from nhsbn_desktop.desktop.rows.timeline_rows import programme_chart
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.domain.procedure import Kept
from nhsbn_desktop.domain.programme import Decision
from nhsbn_desktop.services import programme, proposals
from nhsbn_desktop.services.programme import Programme, ProgrammeRow

CURRENT = "Current"
_TRUST = "The trust"  # until a collection says what it is called
_LAUNCH, _ENTRY = 0, 1
_LIST, _TIMELINE, _PROCEDURE = 0, 1, 2


class ProgrammeScreen(Screen[Programme]):
    about_selection = False

    def build(self) -> Iterator[None]:
        self.form = Ui_Programme()
        self.form.setupUi(self.body)
        yield
        self._view: Programme | None = None
        self._scopes: tuple[str, ...] = ()
        self.windows = Windows()
        self.model = programme_model(self.windows)
        self.form.table.show_model(self.model)
        yield
        self.launch = LaunchPanel(self.context, self._organisation, self.form.sides)
        self.form.sides.addWidget(self.launch)
        yield
        self.entry = ProgrammeEntryPanel(self.context, self.form.sides)
        self.form.sides.addWidget(self.entry)
        yield
        self.timeline = TimelinePanel(self.context, self.form.pages)
        self.form.pages.addWidget(self.timeline)
        yield
        self.procedure = ProcedurePanel(self.form.pages)
        self.form.pages.addWidget(self.procedure)
        self.form.side.show_segments(["Launch", "Dates and details"])
        self.form.shape.show_segments(["List", "Timeline", "Procedure"])
        self._connect()
        self._offer_commands()

    def _connect(self) -> None:
        form = self.form
        form.table.chosen.connect(self._show_row)
        form.side.chosen.connect(self._turn_side)
        form.shape.chosen.connect(self._turn_shape)
        form.scope.chosen.connect(lambda _: self._show_rows())
        form.with_left_out.toggled.connect(lambda _: self._show_rows())
        form.go_to_plan.clicked.connect(self._go_to_plan)
        self.procedure.opened.connect(self._go_to_step)
        self.launch.to_people.connect(lambda: show_people(self.context, self))

    def _offer_commands(self) -> None:
        self.offer(self.context.commands.open_workbook, header=False)
        self.command("Programme timeline as PDF…", self._ask_for_pdf, header=False)
        self.paper = self.command(
            "Proposal paper…",
            self._ask_for_paper,
            icon="document_arrow_up",
            tip="One Word paper for every collection that the executive has not decided on",
        )
        self.add = self.command("Add a collection", self._add, icon="add", tip="An in-year or bespoke collection")
        self.roll = self.command(
            "Roll forward",
            self._roll,
            icon="arrow_sync",
            primary=True,
            tip="Bring last year's collections into this year's programme, with the same windows a year on",
        )

    def request(self) -> Callable[[], Programme]:
        return partial(programme.read_programme, self.context.session, self.context.selection.collections)

    def show_view(self, view: Programme) -> None:
        self._view, self.windows.today = view, view.today
        self.roll.setVisible(bool(view.to_roll))
        self.roll.setEnabled(bool(view.to_roll))
        self.paper.setEnabled(any(_is_to_propose(row) for row in view.current))
        if self._scopes != (CURRENT, *view.years):
            self._scopes = (CURRENT, *view.years)
            self.form.scope.show_segments(self._scopes)
        self._show_rows()
        self._read_procedure()

    def open_target(self, target: object) -> None:
        """Goes to a collection by its key."""
        if not self.form.table.select_key(target):
            row = next((row for row in self.model.rows if row.entry.key == target), None)
            if row is None and self._view is not None:
                self.form.scope.choose(0)
                self._show_rows()
                self.form.table.select_key(target)

    def step(self, by: int) -> None:
        self.form.table.step(by)

    def write_paper(self, path: Path) -> None:
        """The proposal for every collection that is still to be decided on."""
        if self._view is not None:
            kept = {row.entry.key: row.participation for row in self._view.current if _is_to_propose(row)}
            chosen = {key: one.purposes for key, one in kept.items() if one is not None}
            entries = [row.entry for row in self._view.current if row.entry.key in kept]
            work = partial(proposals.write_paper, self.context.session, path, self._organisation(), chosen, entries)
            words = f"The paper is {path}."
            self.context.jobs.read(self, work, lambda _: self.context.announce(words), words="Writing the paper")

    @Slot()
    def _show_rows(self) -> None:
        view, form = self._view, self.form
        if view is None:
            return
        scope = self._scopes[form.scope.current]
        rows = view.current if scope == CURRENT else view.of_year(scope)
        if not form.with_left_out.isChecked():
            rows = tuple(row for row in rows if not row.entry.left_out)
        self.model.show(sorted(rows, key=self.windows.place))
        if form.table.current_row() is None and rows:
            form.table.step(1)
        self.timeline.show_chart(programme_chart(self.model.rows, view.today))
        undecided = sum(row.decision is Decision.UNDECIDED for row in rows)
        rolling = f" {len(view.to_roll)} of last year's can be rolled forward." if view.to_roll else ""
        self.subtitle = f"{len(rows)} collections. {undecided} without a decision.{rolling}"
        self._show_row(form.table.current_row())

    @Slot(object)
    def _show_row(self, row: ProgrammeRow | None) -> None:
        form, view = self.form, self._view
        form.detail.setVisible(row is not None)
        if row is None or view is None:
            return
        entry = row.entry
        window = entry.window(view.today)
        form.window_tag.say(self.windows.words(row), self.windows.tone(row))
        form.window_words.setText(window.name)
        form.title.setText(entry.name)
        form.note.setText(f"Taken out: {entry.left_out}" if entry.left_out else entry.note)
        form.note.setVisible(bool(entry.left_out or (entry.note and form.side.current == _ENTRY)))
        form.facts.show_facts(
            [
                ("Window", f"{short_day(window.opens)} to {short_day(window.deadline)}"),
                ("Outputs", short_day(window.outputs)),
            ]
        )
        form.go_to_plan.setVisible(row.is_known)
        self.launch.show_row(row, view)
        self.entry.show_entry(entry)

    @Slot(int)
    def _turn_side(self, side: int) -> None:
        self.form.side.choose(side)
        self.form.sides.setCurrentIndex(side)
        self._show_row(self.form.table.current_row())

    @Slot(int)
    def _turn_shape(self, shape: int) -> None:
        self.form.shape.choose(shape)
        self.form.pages.setCurrentIndex(shape)
        for box in (self.form.scope, self.form.with_left_out):  # the procedure is that of the current programme
            box.setVisible(shape != _PROCEDURE)
        self._read_procedure()

    def _read_procedure(self) -> None:
        """Only while it is looked at: it asks for every submission."""
        if self.form.shape.current == _PROCEDURE:
            work = partial(read_procedure, self.context.session, self.context.selection.collections)
            self.context.jobs.read(self, work, self.procedure.show_procedure)

    @Slot(object)
    def _go_to_step(self, row: Kept) -> None:
        if row.launch is None:
            self.context.selection.choose(row.collection, row.unit)
            self.context.navigate(row.screen, None)
            return
        self._turn_shape(_LIST)
        self._turn_side(_LAUNCH)
        self.open_target(row.collection)
        self.launch.form.steps.select_key(row.launch)

    def _add(self) -> None:
        self._turn_shape(_LIST)
        self._turn_side(_ENTRY)
        self.form.detail.show()
        self.form.title.setText("A new collection")
        self.form.note.setText("Give it a short key, its kind and, once they are known, its dates.")
        self.form.note.show()
        self.entry.begin()

    def _roll(self) -> None:
        work = partial(programme.roll, self.context.session)
        self.context.jobs.change(work, self._say_rolled)

    @Slot(object)
    def _say_rolled(self, changes: tuple[object, ...]) -> None:
        self.context.announce(f"{len(changes)} collections rolled forward. Confirm their dates with the Network.")

    def _ask_for_paper(self) -> None:
        path = ask_file(self.context, self, "Proposal", "Proposal to the executive.docx", "Word document (*.docx)")
        if path is not None:
            self.write_paper(path)

    def _ask_for_pdf(self) -> None:
        self._turn_shape(_TIMELINE)
        self.timeline.ask_for_pdf()

    def _go_to_plan(self) -> None:
        row = self.form.table.current_row()
        if row is not None:
            self.context.selection.choose(row.entry.collection)
            self.context.navigate("plan", None)

    def _organisation(self) -> str:
        named = (one.organisation for one in self.context.selection.collections if one.organisation)
        return next(named, _TRUST)


def _is_to_propose(row: ProgrammeRow) -> bool:
    return row.decision is Decision.UNDECIDED and not row.entry.skips_proposal and not row.entry.left_out
