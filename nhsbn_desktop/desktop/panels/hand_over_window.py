"""Handing over to a colleague, in a window of its own: a signed file for the program, or a section pack for Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidgetItem, QWidget

from nhsbn_desktop.desktop import settings
from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_hand_over import Ui_HandOver
from nhsbn_desktop.desktop.widgets.errors import show_in_window
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person, still_here
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.signing_keys import EnrolledKey, key_in_use
from nhsbn_desktop.services import desks, returned_packs, submissions
from nhsbn_desktop.services.desks import Made
from nhsbn_desktop.services.session import Session

_WIDE, _HIGH = 660, 664  # pixels: it fits a laptop's 1024 by 700
_OTHERS = (("hidden, and emptied of what others wrote", False), ("to be seen, emptied and locked", True))


@dataclass(frozen=True)
class Colleagues:
    """Who there is to hand over to: those with a signing key, the sections each leads, and who handed over to whom
    works here."""

    people: tuple[Person, ...]
    with_key: frozenset[str]
    leads: dict[str, tuple[str, ...]]
    back_to: str
    officer: bool


def read_colleagues(session: Session, collection: Collection) -> Colleagues:
    """Off the UI thread."""
    people = tuple(one for one in still_here(session.record.all(Person)) if one.key != session.person.key)
    keys = session.record.all(EnrolledKey)
    leads: dict[str, tuple[str, ...]] = {}
    for entry in session.record.all(PlanEntry, collection.key):
        leads[entry.lead] = (*leads.get(entry.lead, ()), entry.section)
    taken = [(one, desks.came_from(session, collection, one)) for one in people]
    back = max(((came.at, one.key) for one, came in taken if came is not None), default=None)
    return Colleagues(
        people,
        frozenset(one.key for one in people if key_in_use(keys, one.key) is not None),
        leads,
        back[1] if back else "",
        session.person.role in desks.OFFICERS,
    )


class HandOverWindow(QDialog):
    """About the collection and unit the main window is turned to."""

    def __init__(self, context: Context, collection: Collection, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._collection, self._unit = context, collection, unit
        self._colleagues: Colleagues | None = None
        self.form = Ui_HandOver()
        self.form.setupUi(self)
        self.resize(_WIDE, _HIGH)
        self.setWindowTitle(f"Hand over {collection.name}")
        self.form.words.setText(
            f"{collection.name} goes to one colleague, who works on it at their own desk, with or without a network. "
            "What comes back is merged here: nothing of yours is overwritten unless you say so."
        )
        for words, lock in _OTHERS:
            self.form.others.addItem(words, lock)
        self.form.program.setChecked(True)
        self._say_problem(None)
        self._connect()
        work = partial(read_colleagues, context.session, collection)
        context.jobs.read(self, work, self._show, self._say_problem)

    def _connect(self) -> None:
        form = self.form
        form.person.currentIndexChanged.connect(self._show_person)
        form.pack.toggled.connect(self._weigh)
        form.sections.itemChanged.connect(self._weigh)
        form.make.clicked.connect(lambda: self._ask_where())
        form.leave.clicked.connect(self.reject)

    @property
    def person(self) -> Person | None:
        chosen = self.form.person.currentData()
        return chosen if isinstance(chosen, Person) else None

    @property
    def sections(self) -> tuple[str, ...]:
        """Those that are ticked."""
        items = (self.form.sections.item(row) for row in range(self.form.sections.count()))
        return tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)

    @property
    def _limits(self) -> tuple[str, ...]:
        """The sections that are ticked; empty where all are."""
        return () if len(self.sections) == len(self._collection.sections) else self.sections

    @Slot(object)
    def _show(self, colleagues: Colleagues) -> None:
        self._colleagues = colleagues
        form = self.form
        form.how.setVisible(colleagues.officer)
        form.sections.setEnabled(colleagues.officer)
        for section in self._collection.sections:
            item = QListWidgetItem(section)
            item.setCheckState(Qt.CheckState.Unchecked)
            form.sections.addItem(item)
        for one in colleagues.people:
            form.person.addItem(f"{one.name}, {one.role}", one)
        back = next((n for n, one in enumerate(colleagues.people) if one.key == colleagues.back_to), 0)
        form.person.setCurrentIndex(back if colleagues.people else -1)
        self._show_person()

    @Slot()
    def _show_person(self) -> None:
        """Ticks the sections that the plan gives the person; who leads none is handed all of them."""
        colleagues, person = self._colleagues, self.person
        if colleagues is None or person is None:
            self._weigh()
            return
        led = colleagues.leads.get(person.key, ()) or self._collection.sections
        for row in range(self.form.sections.count()):
            item = self.form.sections.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.text() in led else Qt.CheckState.Unchecked)
        self._weigh()

    @Slot()
    def _weigh(self) -> None:
        form, colleagues, person = self.form, self._colleagues, self.person
        pack = form.pack.isChecked()
        form.others_label.setVisible(pack)
        form.others.setVisible(pack)
        form.note_label.setVisible(not pack)
        form.note.setVisible(not pack)
        keyed = colleagues is not None and person is not None and person.key in colleagues.with_key
        words = ""
        if person is None:
            words = "Nobody else is known here yet. Add them under Plan."
        elif not keyed and not pack:
            words = f"{person.name} has no enrolled signing key, so no hand-over can be addressed to them."
        form.person_words.setText(words)
        form.person_words.setVisible(bool(words))
        form.foot_words.setText(
            f"The pack is of {self._unit}: each submission has a workbook of its own."
            if pack
            else desks.what_they_see(person, self._collection, self._limits)
            if person is not None
            else ""
        )
        form.make.setEnabled(person is not None and bool(self.sections) and (pack or keyed))

    def _ask_where(self) -> None:
        person = self.person
        if person is None:
            return
        folder = Path(self.context.settings.get(settings.LAST_FOLDER))
        if self.form.pack.isChecked():
            name, kinds = f"{self._collection.key} {self._unit} for {person.name}.xlsx", "Excel workbooks (*.xlsx)"
        else:
            name = desks.file_name(self._collection, person, self.sections)
            kinds = f"Hand-overs (*{desks.SUFFIX})"
        chosen, _ = QFileDialog.getSaveFileName(self, "Where to put the file", str(folder / name), kinds)
        if chosen:
            self.make(Path(chosen))

    def make(self, path: Path) -> None:
        """Writes what is chosen, off the UI thread."""
        person, session, note = self.person, self.context.session, self.form.note.text()
        if person is None:
            return
        self.form.make.setEnabled(False)
        work: Callable[[], object]
        if self.form.pack.isChecked():
            lock = bool(self.form.others.currentData())
            work = partial(_pack, session, self._collection, self._unit, person, path, self.sections, lock)
        else:
            work = partial(_hand_over, session, self._collection, person, path, self._limits, note)
        self.context.jobs.change(work, partial(self._made, path, person), self._refused)

    def _made(self, path: Path, person: Person, made: object) -> None:
        also = " Only their desk takes it in." if isinstance(made, Made) else ""
        self.context.announce(f"{path.name} is ready for {person.name}: send it to them.{also}")
        self.accept()

    @Slot(object)
    def _refused(self, error: BaseException) -> None:
        self._say_problem(error)
        self._weigh()

    @Slot(object)
    def _say_problem(self, error: BaseException | None) -> None:
        show_in_window(self.form, self.context, error)


def _hand_over(
    session: Session, collection: Collection, to: Person, path: Path, sections: tuple[str, ...], note: str
) -> Made:
    return desks.make(session, collection, submissions.load_all(session, collection), to, path, sections, note)


def _pack(
    session: Session, collection: Collection, unit: str, to: Person, path: Path, sections: tuple[str, ...], lock: bool
) -> object:
    return returned_packs.issue_pack(
        session, submissions.load(session, collection, unit), to.key, path, sections, lock=lock
    )


def show_hand_over(context: Context, over: QWidget) -> HandOverWindow | None:
    """Opens the window over the main window; None while no collection is chosen."""
    collection = context.selection.collection
    if collection is None:
        context.announce("There is no collection to hand over yet.")
        return None
    window = HandOverWindow(context, collection, context.selection.unit, over.window())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    return window
