"""The care group director's sign-off: the two assurances, who signs and for whom, and what has moved since."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.forms.ui_sign_off_panel import Ui_SignOffPanel
from nhsbn_desktop.desktop.rows.dates import moment_words
from nhsbn_desktop.desktop.rows.promise_rows import TONES, PromiseRow, Signature, Stand
from nhsbn_desktop.desktop.widgets.check_words import CheckWords
from nhsbn_desktop.domain.people import Person, Role, still_here
from nhsbn_desktop.domain.sign_off import Assurance, SignOff
from nhsbn_desktop.domain.submission import Submission


class SignOffPanel(QWidget):
    """Says what a person asks for; the screen does it."""

    signed = Signal(object, str, str)  # the Person who signs, the key of the director they sign for, note
    taken_back = Signal(str)  # why
    keys_wanted = Signal()  # to see whose signing key is whose
    changes_wanted = Signal()  # to see what changed since the promise was made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_SignOffPanel()
        self.form.setupUi(self)
        self._row: PromiseRow | None = None
        self._owed: tuple[str, ...] = ()
        self._validators: frozenset[str] = frozenset()
        self._signers: tuple[Person, ...] = ()
        self._signatures: Mapping[str, Signature] = {}
        self.assurances = {assurance: CheckWords(assurance[:1].upper() + assurance[1:]) for assurance in Assurance}
        for box in self.assurances.values():
            self.form.assurances.addWidget(box)
            box.toggled.connect(self._weigh)
        self.form.signer.currentIndexChanged.connect(self._weigh)
        self.form.on_behalf_of.currentIndexChanged.connect(self._weigh)
        self.form.why.textChanged.connect(self._weigh)
        self.form.to_keys.clicked.connect(self.keys_wanted)
        self.form.see_changes.clicked.connect(self.changes_wanted)
        self.form.sign.clicked.connect(self._sign)
        self.form.take_back.clicked.connect(lambda: self.taken_back.emit(self.form.why.text().strip()))

    def show_row(
        self,
        row: PromiseRow,
        submission: Submission,
        people: Sequence[Person],
        owed: Sequence[str],
        signatures: Mapping[str, Signature],
    ) -> None:
        """`owed` is what must come before the sign-off, in words; `signatures` says by a person's key whether they can
        sign here. What was ticked is kept while nothing has moved."""
        before, self._row, self._owed, self._signatures = self._row, row, tuple(owed), signatures
        self._validators = frozenset(validation.by for validation in submission.validations)
        form, promise = self.form, row.promise
        form.stand.say(row.stand.value, TONES[row.stand])
        form.stand_words.setText(row.words if not row.stands else "")
        form.title.setText(f"Sign-off of {submission.unit}")
        form.who.setText(_who(row, {person.key: person.name for person in people}))
        form.facts.show_facts(_facts(submission))
        form.see_changes.setText(f"&See what changed ({row.moved:,})")
        form.see_changes.setVisible(row.stand is Stand.VOIDED)
        self._fill(people)
        if before is None or (before.promise, before.stand) != (promise, row.stand):
            kept = isinstance(promise, SignOff) and row.stands
            for box in self.assurances.values():
                box.show_checked(kept, enabled=not row.stands)
            form.note.setPlainText(promise.note if promise and kept else "")
            form.note.setReadOnly(row.stands)
            form.why.clear()
        form.signing.setVisible(not row.stands)
        form.sign.setVisible(not row.stands)
        form.taking_back.setVisible(row.stands and not row.sent)
        self._weigh()

    @property
    def signer(self) -> Person | None:
        place = self.form.signer.currentIndex()
        return self._signers[place] if 0 <= place < len(self._signers) else None

    def _fill(self, people: Sequence[Person]) -> None:
        people = still_here(people)
        directors = tuple(person for person in people if person.role is Role.CARE_GROUP_DIRECTOR)
        deputies = tuple(person for person in people if person.role is Role.DEPUTY_CARE_GROUP_DIRECTOR)
        if (*directors, *deputies) == self._signers:
            return
        form, self._signers = self.form, (*directors, *deputies)
        for combo, offered in ((form.signer, self._signers), (form.on_behalf_of, directors)):
            combo.blockSignals(True)
            combo.clear()
            for person in offered:
                deputy = ", deputy" if person in deputies else ""
                combo.addItem(f"{person.name}{deputy}", person.key)
            combo.blockSignals(False)

    @Slot()
    def _weigh(self) -> None:
        """Whether it can be signed now; where not, why not, in words."""
        row, form = self._row, self.form
        if row is None:
            return
        signer = self.signer
        form.behalf.setVisible(signer is not None and signer.role is Role.DEPUTY_CARE_GROUP_DIRECTOR)
        form.sign.setText(f"Sign off as {signer.name}" if signer else "Sign off")
        why_not = "" if row.stands else self._why_not(signer)
        signature = self._signature_of(signer)
        form.blocked.setText(row.stays if row.stands else why_not or signature.words)
        form.blocked.setVisible(bool(form.blocked.text()))
        form.to_keys.setVisible(not row.stands and why_not == signature.missing != "")
        form.sign.setEnabled(not why_not)
        form.take_back.setEnabled(bool(form.why.text().strip()))

    def _why_not(self, signer: Person | None) -> str:
        if self._owed:
            return f"Not yet: {' '.join(self._owed)}"
        if signer is None:
            return "Not yet: no care group director is known here. Add one on the Plan screen."
        if missing := self._signature_of(signer).missing:
            return missing
        if signer.key in self._validators:
            return f"{signer.name} validated a section, so somebody else signs off."
        if signer.role is Role.DEPUTY_CARE_GROUP_DIRECTOR and not self.form.on_behalf_of.currentData():
            return "Not yet: the director a deputy signs for is not known here. Add them on the Plan screen."
        if not all(box.checked for box in self.assurances.values()):
            return "Tick each assurance that can be given: both are needed."
        return ""

    def _signature_of(self, signer: Person | None) -> Signature:
        return self._signatures.get(signer.key, Signature()) if signer else Signature()

    def _sign(self) -> None:
        signer = self.signer
        if signer is not None:
            deputy = signer.role is Role.DEPUTY_CARE_GROUP_DIRECTOR
            behalf = str(self.form.on_behalf_of.currentData() or "") if deputy else ""
            self.signed.emit(signer, behalf, self.form.note.toPlainText().strip())


def _who(row: PromiseRow, names: dict[str, str]) -> str:
    promise = row.promise
    if not isinstance(promise, SignOff):
        return "The care group director, or the deputy on their behalf, signs once every section is validated."
    name = names.get(promise.by, promise.by)
    behalf = f", on behalf of {names.get(promise.on_behalf_of, promise.on_behalf_of)}" if promise.on_behalf_of else ""
    ends = "." if row.stands else f". It does not stand. {row.reason}"
    return f"Signed off by {name}{behalf} on {moment_words(promise.at)}{ends}"


def _facts(submission: Submission) -> list[tuple[str, str]]:
    answered = sum(value is not None for value in submission.answers.values())
    return [
        ("Answers", f"{answered:,}, and {len(submission.collection.codes) - answered:,} left blank"),
        ("Corrected here", f"{len(submission.corrections):,}"),
        ("Explained", f"{len(submission.explained):,} findings"),
        ("Seal", f"{submission.digest[:16]} (SHA-256 of the answers)"),
    ]
