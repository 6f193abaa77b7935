"""The data collection plan: who brings which section, from which source, by when, and how each stands today."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Badge, Context
from nhsbn_desktop.desktop.forms.ui_plan import Ui_Plan
from nhsbn_desktop.desktop.rows.dates import day_words, from_qt, to_qt
from nhsbn_desktop.desktop.rows.plan_rows import NOBODY, TONES, plan_model, sections_are, state_words
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.calendar import working_days_between
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.plan import PlanEntry, Timetable
from nhsbn_desktop.domain.progress import SOON, Progress, Standing, read_progress
from nhsbn_desktop.services import plan, submissions
from nhsbn_desktop.services.session import Session

_ENTRY, _PERSON = 0, 1


@dataclass(frozen=True, slots=True)
class PlanView:
    """A collection's plan as it stands today."""

    collection: Collection
    rows: tuple[Progress, ...]
    people: tuple[Person, ...]
    dates: Timetable | None
    today: date
    days_off: frozenset[date]


def read_plan(session: Session, collection: Collection | None) -> PlanView | None:
    """Off the UI thread. None while no collection is chosen."""
    if collection is None:
        return None
    entries, facts, days_off = plan.entries(session, collection), plan.facts(session, collection), session.days_off()
    dates, today = submissions.timetable(session, collection), session.now().date()
    judged = submissions.load_all(session, collection) if entries else ()
    rows = read_progress(entries, judged, dates, today, days_off, facts)
    return PlanView(collection, rows, plan.people(session), dates, today, days_off)


class PlanScreen(Screen[PlanView | None]):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_Plan()
        self.form.setupUi(self.body)
        self._view: PlanView | None = None
        self._people: dict[str, Person] = {}
        self._shown: PlanEntry | None = None  # the entry that stands in the form
        self.model = plan_model(self._lead)
        self.form.table.show_model(self.model)
        for role in Role:
            self.form.role.addItem(role.value.capitalize(), role)
        self._connect()
        self.draft = self.command(
            "Draft the plan",
            self._draft,
            icon="calendar_ltr",
            primary=True,
            tip="An entry for each section, worked back from the Network's deadline",
        )

    def request(self) -> Callable[[], PlanView | None]:
        return partial(read_plan, self.context.session, self.context.selection.collection)

    def show_view(self, view: PlanView | None) -> None:
        self._view = view
        rows = view.rows if view else ()
        self._people = {person.key: person for person in view.people} if view else {}
        owed = view is not None and view.dates is not None and len(rows) < len(view.collection.sections)
        self.draft.setEnabled(owed)
        self.draft.setVisible(owed)
        self.model.show(rows)
        self.subtitle = state_words(view.rows if view else ())
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
        """Goes to a section by its name."""
        row = next((row for row in self.model.rows if row.entry.section == target), None)
        if row is not None:
            self.form.table.select_key(row.entry.key)

    def step(self, by: int) -> None:
        self.form.table.step(by)

    def _connect(self) -> None:
        form = self.form
        form.table.chosen.connect(self._show_row)
        form.save.clicked.connect(self._save)
        form.add_person.clicked.connect(lambda: self._turn(_PERSON))
        form.cancel_person.clicked.connect(lambda: self._turn(_ENTRY))
        form.keep_person.clicked.connect(self._keep_person)

    def _show_no_plan(self, view: PlanView) -> None:
        if view.dates is None:
            words = "Its opening date or its deadline is not known, so no plan can be worked back from it."
            self.show_empty("This collection has no dates yet", words, icon="calendar_ltr")
            return
        words = (
            f"A first plan gives each of the {len(view.collection.sections)} sections its source and its deadlines, "
            f"worked back in working days from the Network's on {day_words(view.dates.deadline)}."
        )
        self.show_empty("There is no plan yet", words, self.draft, icon="calendar_ltr")

    def _show_plan(self, view: PlanView) -> None:
        self.form.strip.setVisible(view.dates is not None)
        if view.dates is not None:
            days_to = partial(working_days_between, view.today, holidays=view.days_off)
            self.form.strip.show_dates(view.dates, view.today, days_to)
        if self.form.table.current_row() is None:
            worst = next((row for row in view.rows if row.standing is Standing.OVERDUE), view.rows[0])
            self.form.table.select_key(worst.entry.key)

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

    def _fill(self, entry: PlanEntry) -> None:
        form = self.form
        form.contributor.setText(entry.contributor)
        form.source.setText(entry.source)
        form.source.setCursorPosition(0)
        form.data_by.setDate(to_qt(entry.data_by))
        form.validated_by.setDate(to_qt(entry.validated_by))
        form.note.setPlainText(entry.note)

    def _fill_leads(self, chosen: str) -> None:
        lead = self.form.lead
        lead.clear()
        lead.addItem(NOBODY, "")
        for person in sorted(
            self._people.values(), key=lambda person: (person.role is not Role.NOMINATED_LEAD, person.name)
        ):
            role = "" if person.role is Role.NOMINATED_LEAD else f", {person.role.value}"
            lead.addItem(f"{person.name}{role}", person.key)
        lead.setCurrentIndex(max(lead.findData(chosen), 0))

    def _draft(self) -> None:
        if self._view is not None:
            work = partial(plan.draft, self.context.session, self._view.collection, self._view.dates)
            self.context.jobs.change(work, self._say_drafted, words="Drafting the plan")

    @Slot(object)
    def _say_drafted(self, changes: tuple[object, ...]) -> None:
        self.context.announce(
            f"Drafted {sections_are(len(changes)).removesuffix(' are').removesuffix(' is')}. Name a lead for each."
        )

    def _save(self) -> None:
        row, form = self.form.table.current_row(), self.form
        if row is None:
            return
        entry = replace(
            row.entry,
            lead=str(form.lead.currentData() or ""),
            contributor=form.contributor.text().strip(),
            source=form.source.text().strip(),
            data_by=from_qt(form.data_by.date()),
            validated_by=from_qt(form.validated_by.date()),
            note=form.note.toPlainText().strip(),
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
            self.form.name.setFocus()

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
