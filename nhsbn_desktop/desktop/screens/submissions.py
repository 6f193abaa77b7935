"""Submissions: staging a version, carrying it to the Network, and keeping the receipt that proves it arrived."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop.context import Badge, Context
from nhsbn_desktop.desktop.forms.ui_submissions import Ui_Submissions
from nhsbn_desktop.desktop.jobs import Progress
from nhsbn_desktop.desktop.panels.sending_panel import SendingPanel
from nhsbn_desktop.desktop.rows.sending_view import SendingView, carry, read_submissions, state_words
from nhsbn_desktop.desktop.rows.submission_rows import SubmissionRow, submissions_model, version_rows, versions_model
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.submission import Staged
from nhsbn_desktop.services import receipts, sending
from nhsbn_desktop.services.sending import OutboxItem, State

LOOK_EVERY = 10_000  # milliseconds between looks at what is due to be tried again


class SubmissionsScreen(Screen[SendingView | None]):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_Submissions()
        self.form.setupUi(self.body)
        network = context.network
        self.panel = SendingPanel(network.routes, network.handed_over, practice=network.practice)
        self.form.panel.addWidget(self.panel)
        self._view: SendingView | None = None
        self._sending = ""
        self._unit = ""
        self.model = submissions_model(practice=network.practice)
        self.form.table.show_model(self.model)
        self.versions = versions_model(practice=network.practice)
        self.form.versions.show_model(self.versions)
        self._look = QTimer(self, interval=LOOK_EVERY)
        self._look.timeout.connect(self.send_due)
        self._connect()
        context.jobs.read(self, partial(sending.on_the_way, network), self._reconcile)

    def _connect(self) -> None:
        panel = self.panel
        self.form.table.chosen.connect(self._show_row)
        panel.asked_for.connect(self._go)
        panel.staged.connect(self._stage)
        panel.send_asked.connect(self._send_chosen)
        panel.held.connect(self._hold)
        panel.cancelled.connect(self._cancel)
        panel.handed_over.connect(self._keep_handed_over)
        panel.save_asked.connect(self._ask_where)
        panel.check_asked.connect(self._check_again)
        panel.folder_asked.connect(self._open_folder)
        panel.copied.connect(self._copy)

    def request(self) -> Callable[[], SendingView | None]:
        return partial(read_submissions, self.context.session, self.context.network, self.context.selection.collection)

    def show_view(self, view: SendingView | None) -> None:
        self._view = view
        if view is None:
            self.subtitle = "Nothing to send yet."
            words = "Open the Network's workbook; its submission is sent from here once it is signed off."
            self.show_empty("No collection is chosen", words, self.context.commands.open_workbook, "send")
            return
        self.model.show(view.rows)
        self.subtitle = state_words(view)
        if self._unit != self.context.selection.unit:
            self._unit = self.context.selection.unit
            self.form.table.select_key(self._unit)
        self._show_row(self.form.table.current_row())
        waiting = any(row.is_on_the_way and row.item and not row.item.state.over for row in view.rows)
        if waiting and not self._look.isActive():
            self._look.start()
        elif not waiting:
            self._look.stop()

    def badge(self, view: SendingView | None) -> Badge | None:
        rows = view.rows if view else ()
        stuck = sum(row.needs_you for row in rows)
        if stuck:
            return Badge(str(stuck), Tone.ERROR, f"{stuck} on the way need you")
        ready = sum(row.is_free_to_stage for row in rows)
        return Badge(f"{ready} ready", Tone.INFO, f"{ready} ready to send") if ready else None

    def open_target(self, target: object) -> None:
        """Goes to a submission by its unit."""
        self.form.table.select_key(target)

    def step(self, by: int) -> None:
        self.form.table.step(by)

    @Slot(object)
    def _reconcile(self, items: Mapping[str, OutboxItem]) -> None:
        """At the start: what the outbox finished but the record never heard of is kept."""
        if items:
            work = partial(sending.reconcile, self.context.session, self.context.network)
            self.context.jobs.change(work, words="Looking up what was sent")

    @Slot()
    def send_due(self) -> None:
        """Sends what may go now: what waited for the network, for its time, or for its receipt."""
        if not self._sending:
            work = partial(sending.due, self.context.network, self.context.session.now())
            self.context.jobs.send(self, work, self._send_first)

    @Slot(object)
    def _send_first(self, ids: tuple[str, ...]) -> None:
        known = {staged.id: staged for row in self.model.rows for staged in row.submission.staged}
        first = next((known[staged_id] for staged_id in ids if staged_id in known), None)
        if first is not None:
            self._send(first)

    @Slot(object)
    def _show_row(self, row: SubmissionRow | None) -> None:
        self.form.detail.setVisible(row is not None)
        versions = version_rows(row) if row else ()
        self.form.versions_card.setVisible(bool(versions))
        self.versions.show(versions)
        if row is not None:
            self.form.versions_heading.setText(f"Versions of {row.unit}")
            self.panel.show_row(row, self._sending)

    @Slot(str)
    def _go(self, screen: str) -> None:
        row = self._chosen()
        if row is not None:
            self.context.selection.choose(row.submission.collection.key, row.unit)
            self.context.navigate(screen, None)

    @Slot(str)
    def _stage(self, route: str) -> None:
        row = self._chosen()
        if row is not None:
            work = partial(sending.stage, self.context.session, self.context.network, row.submission, route)
            self.context.jobs.change(work, self._send, words=f"Staging {row.unit}")

    @Slot()
    def _send_chosen(self) -> None:
        row = self._chosen()
        if row is not None and row.latest is not None:
            self._send(row.latest)

    @Slot(object)
    def _send(self, staged: Staged) -> None:
        if self._sending:
            self.context.announce("Another submission is being sent; this one follows by itself.")
            return
        self._sending = staged.id
        self._show_row(self._chosen())
        work = partial(carry, self.context.network, staged.id)
        unit = staged.submission.rpartition("/")[2]
        self.context.jobs.send(
            self, work, partial(self._arrived, staged), self._show_progress, self._failed, f"Sending {unit}"
        )

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        self.panel.show_progress(progress)

    def _arrived(self, staged: Staged, item: OutboxItem) -> None:
        self._sending = ""
        work = partial(sending.keep_outcome, self.context.session, self.context.network, staged, item)
        self.context.jobs.change(work, partial(self._say_outcome, item), words="Keeping what the Network answered")

    def _failed(self, error: BaseException) -> None:
        self._sending = ""
        self.context.jobs.failed.emit(error)
        self.renew()

    def _say_outcome(self, item: OutboxItem, _: object) -> None:
        kept = "The Network has received it; its receipt is verified and kept."
        by_state = {State.RECEIPTED: kept, State.HANDED_OVER: "The files are written. Pass them on, then say how."}
        self.context.announce(by_state.get(item.state, item.why or "It is waiting to be sent."))

    @Slot(bool)
    def _hold(self, held: bool) -> None:
        row = self._chosen()
        if row is not None and row.latest is not None:
            work = partial(sending.set_held, self.context.network, row.latest.id, held)
            self.context.jobs.send(self, work, self._renewed)
            if held and row.latest.id == self._sending:
                self.context.jobs.cancel()

    @Slot()
    def _cancel(self) -> None:
        row = self._chosen()
        if row is not None and row.latest is not None:
            work = partial(sending.cancel, self.context.network, row.latest.id)
            self.context.jobs.send(self, work, partial(self._arrived, row.latest), words="Cancelling")

    @Slot(object)
    def _renewed(self, _: object) -> None:
        self.renew()

    @Slot(str)
    def _keep_handed_over(self, how: str) -> None:
        row = self._chosen()
        if row is not None and row.latest is not None:
            work = partial(sending.hand_over, self.context.session, row.latest, how)
            self.context.jobs.change(work, lambda _: self.context.announce("Handed over, not confirmed."))

    @Slot()
    def _ask_where(self) -> None:
        row = self._chosen()
        if row is not None and row.receipt is not None:
            name, _ = QFileDialog.getSaveFileName(
                self, "Save the receipt", f"receipt {row.receipt.receipt_id}.json", "Receipt (*.json)"
            )
            if name:
                self.save_receipt_to(Path(name))

    def save_receipt_to(self, path: Path) -> None:
        """Writes the chosen submission's receipt with the keys it was verified by."""
        row = self._chosen()
        if row is not None and row.receipt is not None and row.latest is not None:
            work = partial(receipts.save, row.receipt, row.latest, self.context.network.issuer, path)
            self.context.jobs.read(self, work, lambda _: self.context.announce(f"The receipt is in {path.name}."))

    @Slot()
    def _check_again(self) -> None:
        row, network = self._chosen(), self.context.network
        if row is not None and row.receipt is not None and row.latest is not None:
            work = partial(receipts.check_again, row.receipt, row.latest, network.issuer, network.receipt_keys)
            self.context.jobs.read(self, work, self._say_checked)

    @Slot(object)
    def _say_checked(self, _: object) -> None:
        at = self.context.session.now().astimezone()
        self.panel.say_checked(f"Checked again at {at:%H:%M:%S} by the Network's keys on this computer: it holds.")

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.context.network.handed_over)))

    @Slot(str)
    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.context.announce("Copied.")

    def _chosen(self) -> SubmissionRow | None:
        row = self.form.table.current_row()
        return row if isinstance(row, SubmissionRow) else None
