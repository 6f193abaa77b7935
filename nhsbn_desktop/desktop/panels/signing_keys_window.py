"""Signing keys, in a window of its own: setting up mine, enrolling a colleague's, taking one out of use."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_signing_keys import Ui_SigningKeys
from nhsbn_desktop.desktop.rows.key_rows import KeyRow, key_rows, keys_model
from nhsbn_desktop.desktop.widgets.check_words import CheckWords
from nhsbn_desktop.desktop.widgets.errors import show_in_window
from nhsbn_desktop.domain.people import Person, still_here
from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.services import signing_keys
from nhsbn_desktop.services.signing_keys import KeyDesk, KeyOffer

T = TypeVar("T")

_WIDE, _HIGH = 940, 664  # pixels: it fits a laptop's 1024 by 700
_LONGEST_FILE = 20_000  # bytes: an offer is one line


class SigningKeysWindow(QDialog):
    """Asks the record off the UI thread, and shows it again after each act."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.form = Ui_SigningKeys()
        self.form.setupUi(self)
        self.resize(_WIDE, _HIGH)
        self.matched = CheckWords("The person read this fingerprint out to me, and every digit matched")
        self.form.matched.addWidget(self.matched)
        self.model = keys_model()
        self.form.table.show_model(self.model)
        self._desk: KeyDesk | None = None
        self._offer: KeyOffer | None = None
        self._mine = ""
        self._connect()
        self._say_problem(None)
        self.refresh()

    def _connect(self) -> None:
        form = self.form
        form.set_up.clicked.connect(self._set_up)
        form.copy.clicked.connect(lambda: self._copy())
        form.save.clicked.connect(lambda: self._ask_where_to_save())
        form.offer.textChanged.connect(self._read_offer)
        form.file.clicked.connect(lambda: self._ask_for_file())
        form.person.currentIndexChanged.connect(self._weigh)
        form.enrol.clicked.connect(self._enrol)
        form.end.clicked.connect(self._end)
        form.why.textChanged.connect(self._weigh)
        form.table.chosen.connect(self._weigh)
        form.buttons.rejected.connect(self.reject)
        self.matched.toggled.connect(self._weigh)

    def refresh(self) -> None:
        self.context.jobs.read(
            self, partial(signing_keys.read_desk, self.context.session), self._show, self._say_problem
        )

    @Slot(object)
    def _show(self, desk: KeyDesk) -> None:
        self._desk = desk
        people = {person.key: person for person in desk.people}
        self.model.show(key_rows(desk.keys, people, desk.held, practice=desk.practice))
        self._fill_people(desk)
        self._show_mine(desk)
        self._weigh()

    def _fill_people(self, desk: KeyDesk) -> None:
        chosen = self.form.person.currentData()
        self.form.person.blockSignals(True)
        self.form.person.clear()
        here = still_here(desk.people)
        for person in here:
            self.form.person.addItem(f"{person.name}, {person.role}", person)
        keys = [person.key for person in here]
        if isinstance(chosen, Person) and chosen.key in keys:
            self.form.person.setCurrentIndex(keys.index(chosen.key))
        self.form.person.blockSignals(False)

    def _show_mine(self, desk: KeyDesk) -> None:
        form = self.form
        form.mine_words.setText(_mine_in_words(desk))
        form.mine_print.setText("" if desk.practice or not desk.mine else desk.mine_fingerprint)
        form.mine_print.setVisible(bool(form.mine_print.text()))
        form.naming.setVisible(not desk.practice and desk.owner is None)
        if not form.name.text():
            form.name.setText(self.context.session.person.name)
        form.mine_note.setText("" if desk.practice or desk.lasting else _NOT_LASTING)
        form.mine_note.setVisible(bool(form.mine_note.text()))
        form.set_up.setVisible(not desk.practice)
        form.set_up.setText("Set &up a new key" if desk.mine else "Set &up my key")
        for button in (form.copy, form.save):
            button.setVisible(bool(desk.mine) and not desk.practice)

    @Slot()
    def _read_offer(self) -> None:
        """Says at once whether what was pasted is a key, and shows what has to be compared."""
        text, self._offer = self.form.offer.toPlainText(), None
        words = ""
        if text.strip():
            try:
                self._offer = signing_keys.read_offer(text)
                words = f"It says it is the key of {self._offer.name}. Have them read this out:"
            except Problem as problem:
                words = f"{problem.message} {problem.advice}"
        self.form.offer_words.setText(words)
        self.form.offer_print.setText(self._offer.fingerprint if self._offer else "")
        self.matched.show_checked(False, enabled=self._offer is not None)
        self._weigh()

    @Slot()
    def _weigh(self) -> None:
        form, row = self.form, self.form.table.current_row()
        form.offer_words.setVisible(bool(form.offer_words.text()))
        form.offer_print.setVisible(bool(form.offer_print.text()))
        self.matched.setVisible(self._offer is not None)
        ready = self._offer is not None and self.matched.checked and form.person.currentIndex() >= 0
        form.enrol.setEnabled(ready)
        form.end.setEnabled(isinstance(row, KeyRow) and row.key.in_use and bool(form.why.text().strip()))

    @Slot()
    def _set_up(self) -> None:
        self._do(partial(signing_keys.set_up, self.context.session, self._my_name()), self._offer_made)

    @Slot(object)
    def _offer_made(self, offer: str) -> None:
        self._mine = offer
        self.context.announce("Your signing key is set up. Pass it to the IQO and read its fingerprint out.")

    def _my_name(self) -> str:
        owner = self._desk.owner if self._desk else None
        return owner.name if owner else self.form.name.text()

    def _copy(self) -> None:
        self._with_offer(QApplication.clipboard().setText, "Your key is copied: paste it into a message to the IQO.")

    def _ask_where_to_save(self) -> None:
        name = f"{self._my_name()} signing key.txt"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the key for the IQO", name, "Text (*.txt)")
        if chosen:
            self._with_offer(partial(self._write, Path(chosen)), f"Your key is in {chosen}: send it to the IQO.")

    def _write(self, path: Path, offer: str) -> None:
        try:
            path.write_text(offer + "\n", encoding="ascii")
        except OSError as error:
            self._say_problem(
                Problem(f"{path.name} cannot be written: {error.strerror or error}.", "Save it elsewhere.")
            )

    def _with_offer(self, use: Callable[[str], object], words: str) -> None:
        """The computer's store may have to be opened for the offer, so it is asked off the UI thread."""

        def give(offer: str | None) -> None:
            if offer is None:
                self._say_problem(Problem("The secret half of your key is gone.", "Set up a new key."))
                return
            use(offer)
            self.context.announce(words)

        if self._mine:
            give(self._mine)
            return
        work = partial(signing_keys.offer_again, self.context.session, self._my_name())
        self.context.jobs.read(self, work, give, self._say_problem)

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a signing key", "", "Text (*.txt);;All files (*)")
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """Puts what a key file says where it would have been pasted."""
        try:
            with path.open("rb") as file:
                self.form.offer.setPlainText(file.read(_LONGEST_FILE).decode("utf-8", errors="replace"))
        except OSError as error:
            self._say_problem(Problem(f"{path.name} cannot be read: {error.strerror or error}.", "Choose it again."))

    @Slot()
    def _enrol(self) -> None:
        person, offer = self.form.person.currentData(), self._offer
        if isinstance(person, Person) and offer is not None:
            work = partial(signing_keys.enrol, self.context.session, person, offer, read_out=self.matched.checked)
            self._do(work, partial(self._enrolled, person))

    def _enrolled(self, person: Person, _: object) -> None:
        self.form.offer.clear()
        self.context.announce(f"The key of {person.name} is enrolled.")

    @Slot()
    def _end(self) -> None:
        row = self.form.table.current_row()
        if isinstance(row, KeyRow):
            work = partial(signing_keys.end, self.context.session, row.key, self.form.why.text())
            self._do(work, partial(self._ended, row.name))

    def _ended(self, name: str, _: object) -> None:
        self.form.why.clear()
        self.context.announce(f"That key of {name} is out of use. What it signed before stands.")

    def _do(self, work: Callable[[], T], then: Callable[[T], object]) -> None:
        def done(result: T) -> None:
            self._say_problem(None)
            then(result)
            self.refresh()

        self.context.jobs.change(work, done, self._say_problem)

    @Slot(object)
    def _say_problem(self, error: BaseException | None) -> None:
        show_in_window(self.form, self.context, error)


_NOT_LASTING = (
    "This computer has no safe place for secrets, so the key is held in memory and gone once the program ends: "
    "you would set up a new one and have it enrolled again. Ask your IT service to allow the password store."
)


def _mine_in_words(desk: KeyDesk) -> str:
    if desk.practice:
        return (
            "PRACTICE. Everybody of the sample trust has a practice key here, so that you can be each of them. "
            "Anybody can work these keys out: they prove nothing, and none can be enrolled for a real return."
        )
    if not desk.mine:
        return "There is no signing key on this computer yet. It holds the key of one person: yours."
    if desk.owner is None:
        return "Your key is set up and not enrolled yet. Pass it to the IQO, and read this out when they ask:"
    return f"This computer holds the key of {desk.owner.name}, enrolled by the IQO. Its fingerprint:"


def show_signing_keys(context: Context, over: QWidget) -> SigningKeysWindow:
    """Opens the window over a screen."""
    window = SigningKeysWindow(context, over.window())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    return window
