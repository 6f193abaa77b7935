"""The data collection plan: who brings which section, from which source, by when, and how each stands today."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from nhsbn_desktop.desktop.context import Badge, Context
from nhsbn_desktop.desktop.forms.ui_plan import Ui_Plan
from nhsbn_desktop.desktop.panels.challenges_panel import ChallengesPanel
from nhsbn_desktop.desktop.panels.hand_over_window import show_hand_over
from nhsbn_desktop.desktop.panels.hours_panel import HoursPanel
from nhsbn_desktop.desktop.panels.metric_plan import MetricPlanPanel, report_of, report_words
from nhsbn_desktop.desktop.panels.people_window import show_people
from nhsbn_desktop.desktop.panels.queries_panel import QueriesPanel
from nhsbn_desktop.desktop.panels.requests_panel import RequestsPanel
from nhsbn_desktop.desktop.panels.rules_panel import RulesPanel
from nhsbn_desktop.desktop.panels.saving import ask_file
from nhsbn_desktop.desktop.panels.timeline_panel import TimelinePanel
from nhsbn_desktop.desktop.rows.dates import day_words, from_qt, to_qt
from nhsbn_desktop.desktop.rows.plan_rows import NOBODY, TONES, plan_model, sections_are, state_words
from nhsbn_desktop.desktop.rows.plan_view import PlanView, read_plan
from nhsbn_desktop.desktop.rows.timeline_rows import plan_chart
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.calendar import working_days_between
from nhsbn_desktop.domain.people import Person, Role, group_choices, still_here
from nhsbn_desktop.domain.plan import SOURCES, PlanEntry
from nhsbn_desktop.domain.progress import SOON, Progress, Standing
from nhsbn_desktop.services import calendar, plan

_ENTRY, _PERSON, _METRIC = 0, 1, 2
_VIEWS = ("Sections", "Timeline", "Requests", "Queries", "Challenges", "Hours", "Days")
_WITH_DATES = ("Sections", "Timeline")  # the others need the room


class PlanScreen(Screen[PlanView | None]):
    def build(self) -> Iterator[None]:
        self.form = Ui_Plan()
        self.form.setupUi(self.body)
        yield
        self._view: PlanView | None = None
        self._people: dict[str, Person] = {}
        self._shown: PlanEntry | None = None  # the entry that stands in the form
        self.panels: dict[str, Any] = {}  # those that were looked at; each is built when it first is
        self.model = plan_model(self._lead)
        self.form.table.show_model(self.model)
        yield
        self.metric_plan = MetricPlanPanel(self.context, self.form.sides)
        self.form.sides.addWidget(self.metric_plan)
        yield
        self.form.view.show_segments(_VIEWS)
        for role in Role:
            self.form.role.addItem(role.value.capitalize(), role)
        self._complete(self.form.source, SOURCES)
        self._connect()
        self._offer_commands()

    def _offer_commands(self) -> None:
        tip = "An entry for each section, from last year's plan or worked back from the Network's deadline"
        self.pdf = self.command("Timeline as PDF…", self._ask_for_pdf, header=False)
        self.print = self.command("Print the timeline…", self._ask_for_print, header=False)
        tip_calendar = "A calendar file of every deadline; made again, it moves what an earlier one brought"
        self.calendar = self.command("Calendar file…", self._ask_for_calendar, icon="calendar_ltr", tip=tip_calendar)
        tip_over = "Pass this collection, or a lead's section pack, to a colleague"
        self.hand_over = self.command("Hand over…", self._hand_over, icon="arrow_export", tip=tip_over)
        self.draft = self.command("Draft the plan", self._draft, icon="calendar_ltr", primary=True, tip=tip)

    def _hand_over(self) -> None:
        show_hand_over(self.context, self)

    def request(self) -> Callable[[], PlanView | None]:
        return partial(read_plan, self.context.session, self.context.selection.collection)

    def show_view(self, view: PlanView | None) -> None:
        self._view = view
        rows = view.rows if view else ()
        self._people = view.by_key if view else {}
        owed = view is not None and view.dates is not None and len(rows) < len(view.collection.sections)
        self.draft.setEnabled(owed)
        self.draft.setVisible(owed)
        for action in (self.calendar, self.print, self.pdf):
            action.setEnabled(bool(rows))
        self.model.show(rows)
        self.subtitle = state_words(rows)
        if view is None:
            words = "Open the Network's workbook, and its collection can be planned."
            self.show_empty("No collection is chosen", words, self.context.commands.open_workbook, "calendar_ltr")
        elif not rows:
            self._show_no_plan(view)
        else:
            self._show_plan(view)

    def badge(self, view: PlanView | None) -> Badge | None:
        rows = view.rows if view else ()
        late = sum(row.standing is Standing.OVERDUE for row in rows)
        if late:
            return Badge(f"{late} late", Tone.ERROR, f"{sections_are(late)} overdue")
        due = sum(row.due is not None and row.days_left <= SOON for row in rows)
        return Badge(f"{due} due", Tone.NEUTRAL, f"{sections_are(due)} due within a week") if due else None

    def open_target(self, target: object) -> None:
        """Goes to a section by its name; to "requests/Workforce", "queries/..." or "challenges/..." on their pages."""
        page, _, thing = str(target).partition("/")
        if thing and page.capitalize() in _VIEWS:
            self.turn_to(page.capitalize())
            self.panels[page.capitalize()].go_to(thing)
            return
        self.turn_to("Sections")
        row = next((row for row in self.model.rows if row.entry.section == target), None)
        if row is not None:
            self.form.table.select_key(row.entry.key)

    def step(self, by: int) -> None:
        self.form.table.step(by)

    def turn_to(self, name: str) -> None:
        """Shows one of the views by its name, building it if this is the first time."""
        place = _VIEWS.index(name)
        self.form.view.choose(place)
        self._turn_view(place)

    def write_calendar(self, path: Path) -> None:
        """The whole plan as a calendar file."""
        view = self._view
        if view is not None:
            work = partial(calendar.send, self.context.session, view.collection, view.dates, path)
            self.context.jobs.change(work, lambda _: self.context.announce(f"The calendar file is {path}. Open it."))

    def _connect(self) -> None:
        form = self.form
        form.table.chosen.connect(self._show_row)
        form.view.chosen.connect(self._turn_view)
        form.metrics.clicked.connect(lambda: self._turn(_METRIC))
        self.metric_plan.left.connect(lambda: self._turn(_ENTRY))
        form.save.clicked.connect(self._save)
        form.everybody.clicked.connect(lambda: show_people(self.context, self))
        form.add_person.clicked.connect(lambda: self._turn(_PERSON))
        form.cancel_person.clicked.connect(lambda: self._turn(_ENTRY))
        form.keep_person.clicked.connect(self._keep_person)

    def _show_no_plan(self, view: PlanView) -> None:
        if view.dates is None:
            words = "Its opening date or its deadline is not known, so no plan can be worked back from it."
            self.show_empty("This collection has no dates yet", words, icon="calendar_ltr")
            return
        people = " The people, sources and notes are those of last year's plan." if view.has_last_plan else ""
        words = (
            f"A first plan gives each of the {len(view.collection.sections)} sections its source and its deadlines, "
            f"worked back in working days from the Network's on {day_words(view.dates.deadline)}.{people}"
        )
        self.show_empty("There is no plan yet", words, self.draft, icon="calendar_ltr")

    def _show_plan(self, view: PlanView) -> None:
        self.form.strip.setVisible(view.dates is not None and _VIEWS[self.form.view.current] in _WITH_DATES)
        if view.dates is not None:
            days_to = partial(working_days_between, view.today, holidays=view.days_off)
            self.form.strip.show_dates(view.dates, view.today, days_to)
        if self.form.table.current_row() is None:
            worst = next((row for row in view.rows if row.standing is Standing.OVERDUE), view.rows[0])
            self.form.table.select_key(worst.entry.key)
        for name in self.panels:
            self._show_panel(name, view)
        if self._shown is not None:
            self.metric_plan.show_section(view, self._shown)

    @Slot(int)
    def _turn_view(self, place: int) -> None:
        name = _VIEWS[place]
        self.form.strip.setVisible(name in _WITH_DATES and self._view is not None and self._view.dates is not None)
        if place == 0:
            self.form.pages.setCurrentWidget(self.form.sections_page)
            return
        if name not in self.panels:
            self.panels[name] = _PANELS[name](self.context, self.form.pages)
            self.form.pages.addWidget(self.panels[name])
            if self._view is not None:
                self._show_panel(name, self._view)
        self.form.pages.setCurrentWidget(self.panels[name])

    def _show_panel(self, name: str, view: PlanView) -> None:
        panel = self.panels[name]
        if name == "Timeline":
            panel.show_chart(plan_chart(view))
        else:
            panel.show_view(view)

    def _ask_for_print(self) -> None:
        self.turn_to("Timeline")
        self.panels["Timeline"].ask_for_print()

    def _ask_for_pdf(self) -> None:
        self.turn_to("Timeline")
        self.panels["Timeline"].ask_for_pdf()

    def _ask_for_calendar(self) -> None:
        if self._view is not None:
            name = f"{self._view.collection.code} {self._view.collection.year} plan.ics"
            path = ask_file(self.context, self, "Calendar file", name, "Calendar (*.ics)")
            if path is not None:
                self.write_calendar(path)

    @Slot(object)
    def _show_row(self, row: Progress | None) -> None:
        self.form.detail.setVisible(row is not None)
        if row is None:
            return
        form, entry = self.form, row.entry
        form.standing.say(row.standing.value, TONES[row.standing])
        form.title.setText(entry.section)
        form.why.setText(row.why)
        waiting = [unit for unit, stands in row.validated.items() if not stands]
        facts = [("Answered", f"{row.answered:,} of {row.asked:,} answers" if row.asked else "no workbook yet")]
        form.facts.show_facts([*facts, ("Not validated", ", ".join(waiting) or "none")] if row.validated else facts)
        same = self._shown is not None and self._shown.key == entry.key
        self._fill_leads(str(form.lead.currentData() or "") if self._shown == entry else entry.lead)
        if self._shown != entry:  # what is half typed stays while other things change
            self._fill(entry)
        if not same:
            self._turn(_ENTRY)
        self._shown = entry
        if self._view is not None:
            self.metric_plan.show_section(self._view, entry)

    def _fill(self, entry: PlanEntry) -> None:
        form = self.form
        form.contributor.setText(entry.contributor)
        form.source.setText(entry.source)
        form.source.setCursorPosition(0)
        form.data_by.setDate(to_qt(entry.data_by))
        form.validated_by.setDate(to_qt(entry.validated_by))
        form.note.setPlainText(entry.note)
        form.report.setText(entry.report.number)
        form.report_ready.setChecked(entry.report.ready_on is not None)
        form.report_words.setText(report_words(entry.report))
        form.report_words.setVisible(bool(entry.report.number))

    def _fill_leads(self, chosen: str) -> None:
        lead = self.form.lead
        lead.clear()
        lead.addItem(NOBODY, "")
        for person in sorted(
            still_here(self._people.values(), {chosen}),
            key=lambda person: (person.role is not Role.NOMINATED_LEAD, person.name),
        ):
            role = "" if person.role is Role.NOMINATED_LEAD else f", {person.role.value}"
            lead.addItem(f"{person.name}{role}", person.key)
        lead.setCurrentIndex(max(lead.findData(chosen), 0))

    def _draft(self) -> None:
        if self._view is not None:
            view = self._view
            work = partial(
                plan.draft, self.context.session, view.collection, view.dates, last_deadline=view.last_deadline
            )
            self.context.jobs.change(work, self._say_drafted, words="Drafting the plan")

    @Slot(object)
    def _say_drafted(self, changes: tuple[object, ...]) -> None:
        self.context.announce(
            f"Drafted {sections_are(len(changes)).removesuffix(' are').removesuffix(' is')}. Name a lead for each."
        )

    def _save(self) -> None:
        row, form = self.form.table.current_row(), self.form
        if row is None or self._view is None:
            return
        entry = replace(
            row.entry,
            lead=str(form.lead.currentData() or ""),
            contributor=form.contributor.text().strip(),
            source=form.source.text().strip(),
            data_by=from_qt(form.data_by.date()),
            validated_by=from_qt(form.validated_by.date()),
            note=form.note.toPlainText().strip(),
            report=report_of(row.entry.report, form.report.text(), form.report_ready.isChecked(), self._view.today),
        )
        self.context.jobs.change(partial(plan.plan_section, self.context.session, entry), self._say_saved)

    @Slot(object)
    def _say_saved(self, _: object) -> None:
        self.context.announce("Entry saved.")

    def _turn(self, side: int) -> None:
        self.form.sides.setCurrentIndex(side)
        if side == _PERSON:
            self.form.role.setCurrentIndex(list(Role).index(Role.NOMINATED_LEAD))
            for box in (self.form.email, self.form.care_group, self.form.name):
                box.clear()
            self._complete(self.form.care_group, group_choices(self._people.values()))
            self.form.name.setFocus()

    def _complete(self, box: QLineEdit, choices: Sequence[str]) -> None:
        offered = QCompleter(list(choices), box)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        box.setCompleter(offered)

    def _keep_person(self) -> None:
        form = self.form
        name = form.name.text().strip()
        person = Person(
            key=plan.key_for(name, self._people),
            name=name,
            role=Role(form.role.currentData()),
            email=form.email.text().strip(),
            care_group=form.care_group.text().strip(),
        )
        self.context.jobs.change(partial(plan.enrol, self.context.session, person), lambda _: self._choose_new(person))

    def _choose_new(self, person: Person) -> None:
        """The new person is put in the entry that was being filled in; it is saved with the rest of it."""
        self._turn(_ENTRY)
        self.form.lead.addItem(person.name, person.key)
        self.form.lead.setCurrentIndex(self.form.lead.count() - 1)
        self.context.announce(f"{person.name} added.")

    def _lead(self, row: Progress) -> str:
        person = self._people.get(row.entry.lead)
        return person.name if person else row.entry.lead or NOBODY


_PANELS: dict[str, Callable[[Context, QWidget], Any]] = {
    "Timeline": TimelinePanel,
    "Requests": RequestsPanel,
    "Queries": QueriesPanel,
    "Challenges": ChallengesPanel,
    "Hours": HoursPanel,
    "Days": RulesPanel,
}
