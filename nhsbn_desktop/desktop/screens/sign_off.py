"""Sign-off: the nominated leads validate their sections, then the care group director signs the submission off."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot

from nhsbn_desktop.desktop.context import Badge
from nhsbn_desktop.desktop.forms.ui_sign_off import Ui_SignOff
from nhsbn_desktop.desktop.panels.changed_card import ChangedCard
from nhsbn_desktop.desktop.panels.hand_over_window import show_hand_over
from nhsbn_desktop.desktop.panels.pack_export import PackExport
from nhsbn_desktop.desktop.panels.sign_off_panel import SignOffPanel
from nhsbn_desktop.desktop.panels.signing_keys_window import show_signing_keys
from nhsbn_desktop.desktop.panels.validation_panel import ValidationPanel
from nhsbn_desktop.desktop.rows.promise_rows import (
    PromiseRow,
    Signature,
    promise_rows,
    promises_model,
    signature_of,
)
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.change_note import ChangedAnswer
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.sign_off import SIGN_OFF, Assurance, Promise, ValidationKind
from nhsbn_desktop.domain.submission import Staged, Submission
from nhsbn_desktop.services import plan, sending, sign_off, submissions
from nhsbn_desktop.services.sending import Hurdle, OutboxItem
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True)
class Promises:
    """A submission with the people known here and what is owed before it can go."""

    submission: Submission
    people: dict[str, Person]  # by key, whoever works here among them
    hurdles: tuple[Hurdle, ...]
    signatures: dict[str, Signature]  # by a person's key, whether they can sign here
    changed: dict[str, tuple[ChangedAnswer, ...]]  # by a promise's key, for those that answers have moved away from


def read_promises(session: Session, collection: Collection | None, unit: str) -> Promises | None:
    """Off the UI thread. None while no collection is chosen."""
    if collection is None:
        return None
    submission = submissions.load(session, collection, unit)
    people = {person.key: person for person in (session.person, *plan.people(session))}
    practice = session.keys is not None and session.keys.practice
    signatures = {
        key: signature_of(person, session.as_person(person).why_unsigned(), practice=practice)
        for key, person in people.items()
    }
    return Promises(
        submission, people, sending.hurdles(submission), signatures, sign_off.read_changed(session, submission)
    )


class SignOffScreen(Screen[Promises | None]):
    def build(self) -> Iterator[None]:
        self.form = Ui_SignOff()
        self.form.setupUi(self.body)
        yield
        self.validation = ValidationPanel(self.form.sides)
        self.form.sides.addWidget(self.validation)
        yield
        self.signing = SignOffPanel(self.form.sides)
        self.form.sides.addWidget(self.signing)
        yield
        self._view: Promises | None = None
        self.model = promises_model()
        self.form.table.show_model(self.model)
        self.changed = ChangedCard(self.body)
        self.form.panes.insertWidget(1, self.changed, self.form.panes.stretch(0))
        self.changed.hide()
        yield
        self._connect()
        self.pack = PackExport(self.context, self, lambda: self._view.submission if self._view else None)
        self.command(
            "Sign-off pack…", self.pack.ask, icon="document_table", tip="Write the paper for the director's meeting"
        )
        self.hand_over = self.command(
            "Hand over…", self._hand_over, icon="arrow_export", tip="Pass this collection to a colleague's desk"
        )
        self.keys = self.command("Signing keys…", self._open_keys, icon="lock_closed", tip="Whose signing key is whose")

    def _connect(self) -> None:
        self.form.table.chosen.connect(self._show_row)
        self.form.hurdles.chosen.connect(self._go)
        self.validation.asked_for.connect(self._go)
        self.validation.validated.connect(self._validate)
        self.validation.taken_back.connect(self._take_back)
        self.signing.signed.connect(self._sign)
        for panel in (self.validation, self.signing):
            panel.keys_wanted.connect(self._open_keys)
            panel.changes_wanted.connect(self._see_changes)
        self.changed.left.connect(self._see_list)
        self.changed.confirmed.connect(self._confirm_again)
        self.signing.taken_back.connect(self._take_back)

    def request(self) -> Callable[[], Promises | None]:
        selection = self.context.selection
        return partial(read_promises, self.context.session, selection.collection, selection.unit)

    def show_view(self, view: Promises | None) -> None:
        self._view = view
        if view is None or view.submission.reading is None:
            self.model.show(())
            self.subtitle = "Nothing to validate yet."
            unit = view.submission.unit if view else "The submission"
            words = f"{unit} has no workbook yet. Once it is opened and checked, its leads validate it here."
            self.show_empty("There is nothing to validate yet", words, self.context.commands.open_workbook, "signature")
            return
        submission = view.submission
        rows = promise_rows(submission, view.people)
        self.model.show(rows)
        self.subtitle = _state(rows)
        self._show_status(view)
        if self.form.table.current_row() is None:
            owed = next((row for row in rows if not row.stands), rows[-1])
            self.form.table.select_key(owed.key)
        self._show_row(self.form.table.current_row())

    def badge(self, view: Promises | None) -> Badge | None:
        if view is None or view.submission.reading is None:
            return None
        owed = [
            section for section in view.submission.collection.sections if not view.submission.validation_stands(section)
        ]
        count = len(owed) + (not view.submission.sign_off_stands)
        words = f"{len(owed)} validations and the sign-off owed" if owed else "The sign-off is owed"
        return Badge(str(count), Tone.NEUTRAL, words) if count else None

    def open_target(self, target: object) -> None:
        """Goes to a section by its name, or to the sign-off by "sign-off"."""
        self.form.table.select_key(target)

    def step(self, by: int) -> None:
        """To the next or previous promise that is owed."""
        rows, current = self.model.visible_rows(), self.form.table.current_row()
        place = rows.index(current) if current in rows else -1
        ahead = rows[place + 1 :] if by > 0 else rows[:place][::-1] if place > 0 else []
        row = next((row for row in ahead if not row.stands), None)
        if row is None:
            self.context.announce("Nothing further on is owed." if by > 0 else "This is the first.")
        else:
            self.form.table.select_key(row.key)

    def _show_status(self, view: Promises) -> None:
        status = view.submission.status
        tone = Tone.SUCCESS if not view.hurdles else Tone.WARNING
        self.form.status.say(status.value, tone)
        count = len(view.hurdles)
        things = "1 thing is owed" if count == 1 else f"{count} things are owed"
        order = ", in this order" if count > 1 else ""
        ready = "Everything is in place. Send it under Submissions."
        self.form.status_words.setText(
            f"{things} before {view.submission.unit} can be sent{order}:" if count else ready
        )
        self.form.hurdles.show_hurdles(view.hurdles, here="sign_off")

    @Slot(object)
    def _show_row(self, row: PromiseRow | None) -> None:
        view = self._view
        if row is None or view is None:
            return
        self._show_changes(row, view)
        if row.key == SIGN_OFF:
            owed = [hurdle.what for hurdle in view.hurdles if hurdle is not _own(view.hurdles)]
            self.signing.show_row(row, view.submission, tuple(view.people.values()), owed, view.signatures)
            self.form.sides.setCurrentWidget(self.signing)
        else:
            signature = view.signatures.get(row.lead.key, Signature()) if row.lead else Signature()
            self.validation.show_row(row, signature, has_workbook=view.submission.reading is not None)
            self.form.sides.setCurrentWidget(self.validation)

    def _show_changes(self, row: PromiseRow, view: Promises) -> None:
        """What is looked at stays in sight; once the promise stands again, the list comes back."""
        changed = view.changed.get(row.promise.key, ()) if row.promise else ()
        if row.promise is None or not changed:
            self._see_list()
            return
        maker = view.people.get(row.promise.by)
        signature = view.signatures.get(row.promise.by, Signature(missing="Who made this promise is not known here."))
        name = maker.name if maker else row.promise.by
        self.changed.show_changes(row, view.submission.collection, changed, name, signature)

    @Slot()
    def _see_changes(self) -> None:
        self.form.list_card.hide()
        self.changed.show()
        self.changed.form.table.setFocus()

    @Slot()
    def _see_list(self) -> None:
        if self.form.list_card.isHidden():
            self.changed.hide()
            self.form.list_card.show()
            self.form.table.setFocus()

    @Slot()
    def _confirm_again(self) -> None:
        row, view = self.form.table.current_row(), self._view
        if row is None or view is None or row.promise is None or row.promise.by not in view.people:
            return
        maker = view.people[row.promise.by]
        work = partial(sign_off.confirm_again, self.context.session.as_person(maker), view.submission, row.promise)
        self.context.jobs.change(work, partial(self._say, f"{maker.name} confirmed {row.title} again."))

    @Slot(str)
    def _go(self, screen: str) -> None:
        row = self.form.table.current_row()
        self.context.navigate(screen, row.key if row and screen == "plan" else None)

    @Slot()
    def _hand_over(self) -> None:
        show_hand_over(self.context, self)

    def _open_keys(self) -> None:
        show_signing_keys(self.context, self)

    @Slot(object, str)
    def _validate(self, kinds: tuple[ValidationKind, ...], note: str) -> None:
        row, view = self.form.table.current_row(), self._view
        if row is None or view is None or row.lead is None:
            return
        session = self.context.session.as_person(row.lead)
        work = partial(sign_off.validate, session, view.submission, row.key, kinds, note)
        self.context.jobs.change(work, partial(self._say, f"{row.lead.name} validated {row.key}."))

    @Slot(object, str, str)
    def _sign(self, signer: Person, on_behalf_of: str, note: str) -> None:
        if self._view is None:
            return
        given = tuple(Assurance)  # the button is there only once both are ticked
        session, submission = self.context.session.as_person(signer), self._view.submission
        work = partial(sign_off.sign_off, session, submission, given, on_behalf_of=on_behalf_of, note=note)
        self.context.jobs.change(work, partial(self._say, f"{signer.name} signed off {submission.unit}."))

    @Slot(str)
    def _take_back(self, why: str) -> None:
        """A version that waits to be sent on the strength of the promise is taken back first."""
        row, view = self.form.table.current_row(), self._view
        if row is None or row.promise is None or view is None:
            return
        latest = view.submission.latest_staged
        if latest is None or not sign_off.waits_to_be_sent(view.submission):
            work = partial(sign_off.take_back, self.context.session, view.submission, row.promise, why)
            self.context.jobs.change(work, partial(self._say, "Taken back."))
            return
        cancel = partial(sending.cancel, self.context.network, latest.id)
        then = partial(self._take_back_unsent, row.promise, why, latest)
        self.context.jobs.send(self, cancel, then, words="Taking the waiting version back")

    def _take_back_unsent(self, promise: Promise, why: str, latest: Staged, item: OutboxItem) -> None:
        if self._view is None:
            return
        session, submission = self.context.session, self._view.submission

        def work() -> None:
            sending.keep_outcome(session, self.context.network, latest, item)
            now = submissions.load(session, submission.collection, submission.unit)
            sign_off.take_back(session, now, promise, why)

        self.context.jobs.change(work, partial(self._say, "Taken back, and so is the version that waited to be sent."))

    def _say(self, words: str, _: object) -> None:
        self.context.announce(words)


def _own(hurdles: tuple[Hurdle, ...]) -> Hurdle | None:
    """The hurdle that signing itself clears: the last, where it is there at all."""
    return hurdles[-1] if hurdles and "director" in hurdles[-1].do else None


def _signed_words(row: PromiseRow) -> str:
    return "The sign-off is voided." if row.promise is not None and not row.stands else f"{row.stand.value}."


def _state(rows: tuple[PromiseRow, ...]) -> str:
    sections, last = rows[:-1], rows[-1]
    validated = sum(row.stands for row in sections)
    voided = sum(row.promise is not None and not row.stands for row in rows)
    words = [f"{validated} of {len(sections)} sections validated.", _signed_words(last)]
    if voided:
        words.insert(0, f"{voided} {'promise has' if voided == 1 else 'promises have'} been voided by an edit.")
    return " ".join(words)
