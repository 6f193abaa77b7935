"""The people, in a window of their own: who takes part, in which role, where they work, and who left."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_people import Ui_People
from nhsbn_desktop.desktop.panels.signing_keys_window import show_signing_keys
from nhsbn_desktop.desktop.rows.dates import short_day
from nhsbn_desktop.desktop.rows.people_rows import people_model
from nhsbn_desktop.desktop.widgets.errors import show_in_window
from nhsbn_desktop.domain.people import Person, Role, group_choices
from nhsbn_desktop.services import people, plan
from nhsbn_desktop.services.people import Directory, Listed

_WIDE, _HIGH = 980, 600  # pixels: it fits a laptop's 1024 by 700


class PeopleWindow(QDialog):
    """Asks the record off the UI thread, and shows it again after each act."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.form = Ui_People()
        self.form.setupUi(self)
        self.resize(_WIDE, _HIGH)
        self.model = people_model()
        self.form.table.show_model(self.model)
        for role in Role:
            self.form.role.addItem(role.value.capitalize(), role)
        self._directory = Directory(())
        self._shown: Person | None = None  # whose entry stands in the form; None for somebody new
        self._connect()
        self._say_problem(None)
        self._begin()
        self.refresh()

    def _connect(self) -> None:
        form = self.form
        form.filter.textChanged.connect(lambda words: self.model.narrow(words))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, form.filter.setFocus)
        form.table.chosen.connect(self._show_row)
        form.new_one.clicked.connect(self._begin)
        form.name.textChanged.connect(lambda words: form.keep.setEnabled(bool(words.strip())))
        form.keep.clicked.connect(self._keep)
        form.take_out.clicked.connect(self._take_out)
        form.put_back.clicked.connect(self._put_back)
        form.to_keys.clicked.connect(lambda: show_signing_keys(self.context, self).finished.connect(self.refresh))
        form.buttons.rejected.connect(self.reject)

    @Slot()
    def refresh(self) -> None:
        self.context.jobs.read(self, partial(people.read_directory, self.context.session), self._show)

    @Slot(object)
    def _show(self, directory: Directory) -> None:
        self._directory = directory
        typed = self.form.group.currentText()
        self.form.group.clear()
        self.form.group.addItems(["", *group_choices(directory.people)])
        self.form.group.setEditText(typed)
        self.model.show(directory.rows)
        row = self.form.table.current_row()
        if isinstance(row, Listed):
            self._show_row(row)

    @Slot()
    def _begin(self) -> None:
        """Turns the form to somebody new."""
        self.form.table.clear_choice()
        self._shown = None
        self._fill(Person("", "", Role.NOMINATED_LEAD), "Add a person", "")
        self.form.name.setFocus()

    @Slot(object)
    def _show_row(self, row: Listed | None) -> None:
        if row is None:
            if self._shown is not None:  # the filter hides whoever it was
                self._begin()
            return
        if self._shown != row.person:  # what is half typed stays while other things change
            self._shown = row.person
            self._fill(row.person, row.person.name, "")
        self.form.standing.setText(_in_words(row))
        self.form.standing.show()

    def _fill(self, person: Person, title: str, standing: str) -> None:
        form, known = self.form, self._shown is not None
        form.title.setText(title)
        form.standing.setText(standing)
        form.standing.setVisible(bool(standing))
        form.name.setText(person.name)
        form.role.setCurrentIndex(form.role.findData(person.role))
        form.group.setEditText(person.care_group)
        form.email.setText(person.email)
        form.keep.setText("&Save" if known else "A&dd")
        form.keep.setEnabled(known)
        form.take_out.setVisible(known and person.left is None)
        form.put_back.setVisible(known and person.left is not None)

    @Slot()
    def _keep(self) -> None:
        form, session, seen = self.form, self.context.session, self._shown
        typed = replace(
            seen or Person("", "", Role.NOMINATED_LEAD),
            name=form.name.text().strip(),
            role=Role(form.role.currentData()),
            email=form.email.text().strip(),
            care_group=form.group.currentText().strip(),
        )
        if seen is not None:
            self._do(partial(people.change, session, seen, typed), f"The entry of {typed.name} is saved.")
            return
        fresh = replace(typed, key=plan.key_for(typed.name, [person.key for person in self._directory.people]))
        self._do(partial(plan.enrol, session, fresh), f"{fresh.name} is added.", self._begin)

    @Slot()
    def _take_out(self) -> None:
        if self._shown is not None:
            words = f"{self._shown.name} has left. What they did stays in their name."
            if self.context.shared:
                words += " Their account on the server is ended by nhsbn record shut-out."
            self._do(partial(people.take_out, self.context.session, self._shown), words)

    @Slot()
    def _put_back(self) -> None:
        if self._shown is not None:
            words = f"{self._shown.name} is here again."
            self._do(partial(people.put_back, self.context.session, self._shown), words)

    def _do(self, work: Callable[[], object], words: str, then: Callable[[], object] = lambda: None) -> None:
        def done(_: object) -> None:
            self._say_problem(None)
            self.context.announce(words)
            then()
            self.refresh()

        self.context.jobs.change(work, done, self._say_problem)

    @Slot(object)
    def _say_problem(self, error: BaseException | None) -> None:
        show_in_window(self.form, self.context, error)


def _in_words(row: Listed) -> str:
    if row.person.left is not None:
        return f"Left, taken out on {short_day(row.person.left)}. What they did stays in their name."
    if row.signing_key is None:
        return "No signing key is enrolled: nothing can be signed in this name yet."
    if row.practice:
        return "A practice key is enrolled, which proves nothing."
    return f"Signing key enrolled on {short_day(row.signing_key.at.astimezone().date())}."


def show_people(context: Context, over: QWidget) -> PeopleWindow:
    """Opens the window over a screen."""
    window = PeopleWindow(context, over.window())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    return window
