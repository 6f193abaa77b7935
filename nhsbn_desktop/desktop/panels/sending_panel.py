"""One submission on its way: what is owed first, the route, how far it has got, and the receipt that proves it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.forms.ui_sending_panel import Ui_SendingPanel
from nhsbn_desktop.desktop.jobs import Progress
from nhsbn_desktop.desktop.rows.dates import day_words, moment_words
from nhsbn_desktop.desktop.rows.submission_rows import SubmissionRow, route_words
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.submission import Receipt, Staged
from nhsbn_desktop.services.sending import HAND_OVER, MESH, PORTAL, OutboxItem, State

BY_HAND = ("by e-mail", "uploaded in the members' area", "another way, as agreed with the Network")
_ROUTES = {
    PORTAL: "Sent from here over a secure connection. The Network's signed receipt is checked and kept.",
    MESH: "Sent from your MESH mailbox to the Network's. Its signed receipt comes back the same way.",
    HAND_OVER: "Writes the files and a draft e-mail for you to pass on. It counts as received once a receipt is kept.",
}


class SendingPanel(QWidget):
    """Says what a person asks for; the screen does it."""

    asked_for = Signal(str)  # the key of a screen
    staged = Signal(str)  # a route
    send_asked = Signal()
    held = Signal(bool)
    cancelled = Signal()
    handed_over = Signal(str)  # how
    save_asked = Signal()
    check_asked = Signal()
    folder_asked = Signal()
    copied = Signal(str)  # what goes to the clipboard

    def __init__(self, routes: Mapping[str, object], folder: Path, *, practice: bool) -> None:
        super().__init__()
        self.form = Ui_SendingPanel()
        self.form.setupUi(self)
        self._folder, self._practice = folder, practice
        self._row: SubmissionRow | None = None
        self._sending = ""
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
        form.hold.clicked.connect(lambda: self.held.emit(not (self._row and self._row.item and self._row.item.held)))
        form.cancel.clicked.connect(self.cancelled)
        form.handed_over.clicked.connect(lambda: self.handed_over.emit(BY_HAND[form.how.currentIndex()]))
        form.save_receipt.clicked.connect(self.save_asked)
        form.check_again.clicked.connect(self.check_asked)
        form.open_folder.clicked.connect(self.folder_asked)
        form.copy_address.clicked.connect(lambda: self._copy(subject=True))
        form.copy_text.clicked.connect(lambda: self._copy(subject=False))

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
    def show_progress(self, progress: Progress) -> None:
        """How far the version that is being sent has come."""
        self._show_bytes(progress.done, progress.total)

    @property
    def _is_going(self) -> bool:
        return bool(self._row and self._row.latest and self._row.latest.id == self._sending)

    def _say_state(self, row: SubmissionRow) -> None:
        item = row.item
        state, advice = _state(row), ""
        if row.is_on_the_way and item is not None and not self._is_going:
            state, advice = row.why_waiting or state, item.advice
            if item.next_at is not None and not item.held:
                advice = f"{advice} Next try at {item.next_at.astimezone():%H:%M:%S}.".strip()
        if self._is_going:
            state = "It is being sent. You can go on working."
        for label, words in ((self.form.state, state), (self.form.advice, advice)):
            label.setText(words)
            label.setVisible(bool(words))

    @Slot()
    def _show_route(self) -> None:
        route = str(self.form.route.currentData())
        self.form.route_words.setText(_ROUTES.get(route, ""))
        self.form.stage.setText("Stage and &write the files" if route == HAND_OVER else "&Stage and send")

    def _show_progress_of(self, row: SubmissionRow) -> None:
        item = row.item
        shown = row.is_on_the_way and item is not None and item.route != HAND_OVER
        self.form.progress_group.setVisible(shown)
        if shown and item is not None and not self._is_going:
            self._show_bytes(item.sent, item.total)

    def _show_bytes(self, done: int, total: int) -> None:
        words = f"{done:,} of {total:,} bytes sent"
        if total and done >= total:
            words = f"All {total:,} bytes sent; the receipt is awaited"
        self.form.progress_words.setText(words)
        self.form.progress.setMaximum(max(total, 1))
        self.form.progress.setValue(done)
        self.form.progress.setAccessibleDescription(words)

    def _show_receipt(self, row: SubmissionRow) -> None:
        receipt, latest = row.receipt, row.latest
        self.form.receipt_group.setVisible(receipt is not None)
        if receipt is not None and latest is not None:
            self.form.receipt.show_facts(
                _receipt_facts(receipt, latest, row.faults.get(latest.id, ""), row.submission.collection.outputs)
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
        facts = [("Folder", self._folder.name), ("Package", row.item.name)]
        if draft is not None:
            facts += [("Draft e-mail", draft.path.name), ("Subject", draft.subject)]
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
        form.send_now.setVisible(going and not self._is_going)
        form.send_now.setEnabled(not self._sending and not (item is not None and item.held))
        form.hold.setVisible(going)
        form.hold.setText("&Release" if item is not None and item.held else "&Hold")
        form.cancel.setVisible(on_the_way and _can_cancel(item) and not self._is_going)

    def _copy(self, *, subject: bool) -> None:
        if self._row is not None and self._row.draft is not None:
            draft = self._row.draft
            self.copied.emit(draft.to if subject else f"{draft.subject}\n\n{draft.words}")


def _can_cancel(item: OutboxItem | None) -> bool:
    return item is not None and not item.state.over and item.state is not State.TRANSFERRED


def _state(row: SubmissionRow) -> str:
    """Where it stands, in a sentence."""
    latest, handed = row.latest, row.handed
    if row.is_free_to_stage:
        return (
            f"Nothing is owed. What goes becomes version {latest.version + 1}, in place of version {latest.version}."
            if latest
            else "Nothing is owed: it can be staged and sent."
        )
    if handed is not None and row.receipt is None:
        who = row.names.get(handed.by, handed.by)
        return f"Handed over {handed.how} by {who} on {moment_words(handed.at)}; not confirmed by the Network."
    if row.hurdles and latest is not None:
        return f"Answers have changed since version {latest.version} was staged, so another version is owed."
    if row.receipt is not None and latest is not None:
        return f"Version {latest.version} is what the Network holds."
    return "The Network's own file goes, with the corrections in it and a manifest that says what it is."


def _receipt_facts(receipt: Receipt, staged: Staged, fault: str, outputs: date | None) -> list[tuple[str, str]]:
    issuer = "PRACTICE Network, on this computer" if receipt.practice else "NHS Benchmarking Network"
    return [
        ("Receipt", receipt.receipt_id),
        ("Answer", receipt.status.capitalize()),
        ("Received", moment_words(receipt.received)),
        ("Version", str(receipt.version)),
        ("From", issuer),
        ("File", staged.file_name),
        ("SHA-256", " ".join(staged.file_sha256[start : start + 8] for start in range(0, 64, 8))),
        ("Outputs due", day_words(outputs)),
        ("Verified", f"no: {fault}" if fault else "yes, its signature and its sums hold"),
    ]
