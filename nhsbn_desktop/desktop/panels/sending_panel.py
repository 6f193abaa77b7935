"""One submission on its way: what is owed first, the route, how far it has got, and the receipt that proves it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nhsbn_desktop.desktop.forms.ui_sending_panel import Ui_SendingPanel
from nhsbn_desktop.desktop.rows.sending_words import BY_HAND, ROUTES, let_in_words, receipt_facts, state_words
from nhsbn_desktop.desktop.rows.submission_rows import SubmissionRow, route_words
from nhsbn_desktop.desktop.rows.transfer import Transfer
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.services.sending import HAND_OVER, PORTAL, OutboxItem, State

_ARRIVED = (State.TRANSFERRED, State.UNCOLLECTED)
_THERE = "All of it is there; the Network's answer is awaited"


class SendingPanel(QWidget):
    """Says what a person asks for; the screen does it."""

    asked_for = Signal(str)  # the key of a screen
    staged = Signal(str)  # a route
    let_in_asked = Signal(str)  # a route
    send_asked = Signal()
    held = Signal(bool)
    cancelled = Signal()
    handed_over = Signal(str)  # how
    save_asked = Signal()
    check_asked = Signal()
    folder_asked = Signal()
    copied = Signal(str)  # what goes to the clipboard

    def __init__(
        self, routes: Mapping[str, object], folder: Path, parent: QWidget | None = None, *, practice: bool
    ) -> None:
        super().__init__(parent)
        self.form = Ui_SendingPanel()
        self.form.setupUi(self)
        self._folder, self._practice = folder, practice
        self._row: SubmissionRow | None = None
        self._sending = ""
        self._passwords: Mapping[str, str] = {}
        self._can_let_in: Callable[[str], bool] = lambda _route: False
        self.more = QMenu(self)
        self.form.more.setMenu(self.more)
        self.form.practice.say("PRACTICE", Tone.WARNING)
        self.form.practice.setVisible(practice)
        for route in sorted(routes, key=lambda route: route != PORTAL):
            self.form.route.addItem(route_words(route, practice=practice), route)
        self.form.open_folder.setToolTip(str(folder))
        self.form.how.addItems([words[:1].upper() + words[1:] for words in BY_HAND])
        self.form.hurdles.stack()
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.hurdles.chosen.connect(self.asked_for)
        form.route.currentIndexChanged.connect(self._show_route)
        form.stage.clicked.connect(lambda: self.staged.emit(str(form.route.currentData())))
        form.send_now.clicked.connect(self.send_asked)
        form.let_in.clicked.connect(
            lambda: self.let_in_asked.emit(self._row.item.route if self._row and self._row.item else "")
        )
        form.hold.clicked.connect(lambda: self.held.emit(not (self._row and self._row.item and self._row.item.held)))
        form.cancel.clicked.connect(self.cancelled)
        form.handed_over.clicked.connect(lambda: self.handed_over.emit(BY_HAND[form.how.currentIndex()]))
        form.save_receipt.clicked.connect(self.save_asked)
        form.check_again.clicked.connect(self.check_asked)
        form.open_folder.clicked.connect(self.folder_asked)
        form.copy_address.clicked.connect(lambda: self._copy(address=True))
        form.copy_text.clicked.connect(lambda: self._copy(address=False))

    def offer_more(self, actions: Sequence[QAction]) -> None:
        """What else can be done with a submission that is on its way or has arrived."""
        self.more.addActions(list(actions))

    def know(self, passwords: Mapping[str, str], can_let_in: Callable[[str], bool]) -> None:
        """`passwords` of protected hand-overs, by version, as they are made; whether a person can be let in by a
        route."""
        self._passwords, self._can_let_in = passwords, can_let_in

    def show_row(self, row: SubmissionRow, sending: str) -> None:
        """`sending` is the id of the version that is being sent this moment, or empty."""
        if self._row is None or self._row.unit != row.unit:
            self.form.checked.setText("")
        self._row, self._sending = row, sending
        form = self.form
        form.standing.say(*(("Sending", Tone.INFO) if self._is_going else row.standing))
        form.title.setText(row.unit)
        self._say_state(row)
        form.hurdles.show_hurdles(row.hurdles if not row.is_on_the_way else ())
        form.owed_group.setVisible(bool(row.hurdles) and not row.is_on_the_way)
        form.route_group.setVisible(row.is_free_to_stage)
        self._show_route()
        self._show_progress_of(row)
        self._show_receipt(row)
        self._show_hand_over(row)
        self._show_buttons(row)

    @Slot(object)
    def show_transfer(self, transfer: Transfer) -> None:
        """How far the version that is being sent has come."""
        if self._is_going:
            self._show_bytes(transfer.words, transfer.done, transfer.total)

    @property
    def _is_going(self) -> bool:
        return bool(self._row and self._row.latest and self._row.latest.id == self._sending)

    def _say_state(self, row: SubmissionRow) -> None:
        item = row.item
        state, advice = state_words(row), ""
        if row.is_on_the_way and item is not None and not self._is_going:
            state, advice = row.why_waiting or state, item.advice
            if item.held and item.begun:
                state, advice = "Paused. What the Network has of it stays there; it goes on from where it is.", ""
            elif item.next_at is not None and not item.held:
                what = "Asked again" if item.state in _ARRIVED else "Next try"
                advice = f"{advice} {what} at {item.next_at.astimezone():%H:%M:%S}.".strip()
        if self._is_going:
            state = "It is being sent. You can go on working."
        number = f"Submission number {item.id}" if item is not None and (item.begun or item.kind) else ""
        for label, words in ((self.form.state, state), (self.form.advice, advice), (self.form.number, number)):
            label.setText(words)
            label.setVisible(bool(words))

    @Slot()
    def _show_route(self) -> None:
        route = str(self.form.route.currentData())
        self.form.route_words.setText(ROUTES.get(route, ""))
        self.form.protect.setVisible(route == HAND_OVER)
        self.form.stage.setText("Stage and &write the files" if route == HAND_OVER else "&Stage and send")

    def _show_progress_of(self, row: SubmissionRow) -> None:
        item = row.item
        shown = row.is_on_the_way and item is not None and item.route != HAND_OVER
        self.form.progress_group.setVisible(shown)
        if shown and item is not None and not self._is_going:
            words = _THERE if item.state in _ARRIVED else Transfer(item.id, item.sent, item.total).words
            self._show_bytes(words, item.sent, item.total)
        elif shown and row.transfer is not None:
            self.show_transfer(row.transfer)

    def _show_bytes(self, words: str, done: int, total: int) -> None:
        self.form.progress_words.setText(words)
        self.form.progress.setMaximum(max(total, 1))
        self.form.progress.setValue(done)
        self.form.progress.setAccessibleDescription(words)

    def _show_receipt(self, row: SubmissionRow) -> None:
        receipt, latest = row.receipt, row.latest
        self.form.receipt_group.setVisible(receipt is not None)
        if receipt is not None and latest is not None:
            self.form.receipt.show_facts(
                receipt_facts(receipt, latest, row.faults.get(latest.id, ""), row.submission.collection.outputs)
            )
            self.form.save_receipt.setEnabled(not row.faults.get(latest.id))
        self.form.checked.setVisible(bool(self.form.checked.text()))

    def say_checked(self, words: str) -> None:
        self.form.checked.setText(words)
        self.form.checked.setVisible(True)

    def _show_hand_over(self, row: SubmissionRow) -> None:
        by_hand = row.latest is not None and row.latest.route == HAND_OVER and row.item is not None
        written = by_hand and row.item is not None and row.item.state is State.HANDED_OVER and row.receipt is None
        self.form.hand_over_group.setVisible(written)
        if not written or row.item is None:
            return
        draft = row.draft
        password = self._passwords.get(row.item.id, "")
        self.form.password_group.setVisible(bool(password))
        self.form.password.setText(password)
        facts = [("Folder", self._folder.name)] + ([] if password else [("Package", row.item.name)])
        if draft is not None:
            facts += [("Draft e-mail", draft.path.name)] + ([("To", draft.to)] if draft.to else [])
            facts += [("Subject", draft.subject)]
        self.form.draft.show_facts(facts)
        self.form.copy_text.setEnabled(draft is not None)
        self.form.copy_address.setVisible(draft is not None and bool(draft.to))
        waiting = row.handed is None
        self.form.how_label.setVisible(waiting)
        self.form.how.setVisible(waiting)

    def _show_buttons(self, row: SubmissionRow) -> None:
        form, item = self.form, row.item
        on_the_way = row.is_on_the_way and item is not None
        by_hand = item is not None and item.state is State.HANDED_OVER
        form.stage.setVisible(row.is_free_to_stage)
        form.stage.setEnabled(not self._sending)
        form.handed_over.setVisible(on_the_way and by_hand)
        going = on_the_way and not by_hand
        locked_out = going and item is not None and item.kind == "auth" and self._can_let_in(item.route)
        form.let_in.setVisible(locked_out and not self._is_going)
        form.let_in.setText(let_in_words(item.route if item is not None else PORTAL))
        form.send_now.setVisible(going and not self._is_going and not (item is not None and item.held))
        form.send_now.setEnabled(not self._sending)
        arrived = item is not None and item.state in _ARRIVED
        form.send_now.setText("&Look for the answer" if arrived else "Send &now")
        form.hold.setVisible(going and not locked_out and not arrived)
        form.hold.setText(_hold_words(item, going=self._is_going))
        form.more.setVisible(row.latest is not None and not self._is_going)
        form.cancel.setVisible(on_the_way and _can_cancel(item) and not self._is_going)
        form.cancel.setEnabled(not self._sending)
        form.cancel.setToolTip("Hold it: it can be cancelled once the other has gone" if self._sending else "")

    def _copy(self, *, address: bool) -> None:
        if self._row is not None and self._row.draft is not None:
            draft = self._row.draft
            self.copied.emit(draft.to if address else f"{draft.subject}\n\n{draft.words}")


def _hold_words(item: OutboxItem | None, *, going: bool) -> str:
    if item is not None and item.held:
        return "&Resume" if item.begun else "&Release"
    return "&Pause" if going else "&Hold"


def _can_cancel(item: OutboxItem | None) -> bool:
    return item is not None and not item.state.over and item.state not in _ARRIVED
