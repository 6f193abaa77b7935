"""Submissions: staging a version, carrying it to the Network, and keeping the receipt that proves it arrived."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot

from nhsbn_desktop.desktop.context import Badge
from nhsbn_desktop.desktop.forms.ui_submissions import Ui_Submissions
from nhsbn_desktop.desktop.panels.courier import Courier
from nhsbn_desktop.desktop.panels.entry_aid import EntryAid
from nhsbn_desktop.desktop.panels.handing_over import HandingOver
from nhsbn_desktop.desktop.panels.letting_in import LettingIn
from nhsbn_desktop.desktop.panels.looking import Looking
from nhsbn_desktop.desktop.panels.rehearsing import Rehearsing
from nhsbn_desktop.desktop.panels.sending_panel import SendingPanel
from nhsbn_desktop.desktop.panels.sending_papers import SendingPapers
from nhsbn_desktop.desktop.rows.sending_view import SendingView, read_submissions, state_words
from nhsbn_desktop.desktop.rows.submission_rows import SubmissionRow, submissions_model
from nhsbn_desktop.desktop.rows.transfer import Transfer
from nhsbn_desktop.desktop.rows.version_rows import version_rows, versions_model
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.submission import Staged, Submission
from nhsbn_desktop.services import signing_in
from nhsbn_desktop.services.sending import HAND_OVER, State


class SubmissionsScreen(Screen[SendingView | None]):
    def build(self) -> Iterator[None]:
        self.form = Ui_Submissions()
        self.form.setupUi(self.body)
        yield
        context = self.context
        network = context.network
        self.panel = SendingPanel(network.routes, network.handed_over, self.body, practice=network.practice)
        self.form.panel.addWidget(self.panel)
        yield
        self._rehearsing = Rehearsing(context, self.form.rehearsal)
        self.courier = Courier(context, self)
        self.papers = SendingPapers(context, self, self._chosen)
        self.handing_over = HandingOver(context, self, self._latest)
        self.letting_in = LettingIn(context, self)
        yield
        self.looking = Looking(context, self._chosen_submission, self)
        self._pages.addWidget(self.looking.panel)
        yield
        self.panel.know(self.courier.passwords, partial(signing_in.can_sign_in, network))
        self._unit = ""
        self._filling = False
        self.model = submissions_model(practice=network.practice)
        self.form.table.show_model(self.model)
        self.versions = versions_model(practice=network.practice)
        self.form.versions.show_model(self.versions)
        self._connect()
        self._offer()

    def _connect(self) -> None:
        panel = self.panel
        self.form.table.chosen.connect(self._choose_row)
        panel.asked_for.connect(self._go)
        panel.staged.connect(self._stage)
        panel.send_asked.connect(self._send_chosen)
        panel.held.connect(self._hold)
        panel.cancelled.connect(self._cancel)
        panel.handed_over.connect(self.handing_over.keep)
        panel.save_asked.connect(self.papers.ask_for_receipt)
        panel.check_asked.connect(self.papers.check_again)
        panel.let_in_asked.connect(self.letting_in.ask)
        self.papers.checked.connect(panel.say_checked)
        self.letting_in.let_in.connect(self._send_chosen)
        self.courier.going.connect(self._show_going)
        self.courier.moved.connect(self._show_transfer)
        self.looking.turned.connect(self._show_looking)
        self.looking.staged.connect(self._stage)
        panel.folder_asked.connect(self.handing_over.open_folder)
        panel.copied.connect(self.handing_over.copy)

    def _offer(self) -> None:
        """What else can be done, in the panel's More, in the menu and in the palette."""
        papers = self.papers
        self.print_receipt = self.command("&Print the receipt…", papers.ask_for_page, header=False)
        self.export = self.command("&Export the package…", papers.ask_for_package, header=False)
        self.prove = self.command("Save &proof of the attempt…", papers.ask_for_attempt, header=False)
        self.keep_file = self.command(
            "&Keep a receipt that came another way…", papers.ask_for_receipt_file, header=False
        )
        self.write_again = self.command("&Write the files again", self._send_chosen, header=False)
        more = (self.print_receipt, self.export, self.prove, self.keep_file, self.write_again)
        self.panel.offer_more(more)
        self.enter = self.command(
            "&Enter on the site…",
            self.open_entry_aid,
            icon="copy",
            tip="Copy the answers one by one into the Network's site, and tick them off",
        )
        self.look_first = self.command(
            "Dry run",
            self._look_first,
            icon="checkmark_circle",
            tip="Look at all that sending would meet; nothing is sent",
        )
        self.send_all = self.command("Send all that are &ready", self._stage_all, icon="send")

    def request(self) -> Callable[[], SendingView | None]:
        return partial(read_submissions, self.context.session, self.context.network, self.context.selection.collection)

    def show_view(self, view: SendingView | None) -> None:
        self.enter.setVisible(view is not None and view.on_site)
        if view is None:
            self.subtitle = "Nothing to send yet."
            words = "Open the Network's workbook; its submission is sent from here once it is signed off."
            self.show_empty("No collection is chosen", words, self.context.commands.open_workbook, "send")
            return
        self._filling = True
        self.model.show([replace(row, transfer=self.courier.transfer) for row in view.rows])
        self.send_all.setEnabled(any(row.is_free_to_stage for row in view.rows))
        self.subtitle = state_words(view)
        if self._unit != self.context.selection.unit:
            self._unit = self.context.selection.unit
            self.form.table.select_key(self._unit)
        self._filling = False
        self._show_row(self.form.table.current_row())
        self._show_looking()

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
    def _choose_row(self, row: SubmissionRow | None) -> None:
        """The window turns to the submission that a person goes to in the table."""
        self._show_row(row)
        if row is not None and row.unit != self._unit and not self._filling:
            self._unit = row.unit
            self.context.selection.choose(row.submission.collection.key, row.unit)

    @Slot(object)
    def _show_row(self, row: SubmissionRow | None) -> None:
        self.form.detail.setVisible(row is not None)
        versions = version_rows(row) if row else ()
        self.form.versions_card.setVisible(bool(versions))
        self.versions.show(versions)
        if row is not None:
            self.form.versions_heading.setText(f"Versions of {row.unit}")
            self.panel.show_row(row, self.courier.sending)
            self._enable(row)

    def _enable(self, row: SubmissionRow) -> None:
        has_item, has_receipt = row.item is not None, row.receipt is not None
        by_hand = row.item is not None and row.item.state is State.HANDED_OVER
        self.print_receipt.setEnabled(has_receipt)
        self.export.setEnabled(has_item)
        self.prove.setEnabled(has_item and not has_receipt)
        self.keep_file.setEnabled(has_item and not has_receipt)
        self.write_again.setEnabled(by_hand)

    @Slot(str)
    def _go(self, screen: str) -> None:
        row = self._chosen()
        if row is not None:
            self.context.selection.choose(row.submission.collection.key, row.unit)
            self.context.navigate(screen, None)

    def _look_first(self) -> None:
        self.looking.open(str(self.panel.form.route.currentData()))

    @Slot()
    def _show_looking(self) -> None:
        self._pages.setCurrentWidget(self.looking.panel if self.looking.is_open else self.body)

    def _chosen_submission(self) -> Submission | None:
        row = self._chosen()
        return row.submission if row is not None else None

    @Slot(str)
    @Slot(str, object)
    def _stage(self, route: str, cleaning: tuple[str, ...] = ()) -> None:
        row = self._chosen()
        if row is not None:
            self.courier.stage(row.submission, route, cleaning, protected=self._is_protected(route))

    def _is_protected(self, route: str) -> bool:
        return route == HAND_OVER and self.panel.form.protect.isChecked()

    @Slot()
    def _send_chosen(self) -> None:
        staged = self._latest()
        if staged is not None:
            self.courier.send(staged)

    @Slot()
    def _stage_all(self) -> None:
        ready = [row.submission for row in self.model.rows if row.is_free_to_stage]
        route = str(self.panel.form.route.currentData())
        self.courier.stage_all(ready, route, protected=self._is_protected(route))

    @Slot()
    def _show_going(self) -> None:
        """A version set out or came to rest: what the outbox says of it is looked up again."""
        self._show_transfer(self.courier.transfer)
        self.renew()

    @Slot(object)
    def _show_transfer(self, transfer: Transfer | None) -> None:
        """Only the line of the version that goes is new, so only that is shown anew."""
        self.model.show([replace(row, transfer=transfer) for row in self.model.rows])
        if transfer is not None:
            self.panel.show_transfer(transfer)

    @Slot(bool)
    def _hold(self, held: bool) -> None:
        staged = self._latest()
        if staged is not None:
            self.courier.hold(staged, held)

    @Slot()
    def _cancel(self) -> None:
        staged = self._latest()
        if staged is not None:
            self.courier.cancel(staged)

    def open_entry_aid(self) -> EntryAid | None:
        """For what is filled in on the Network's own site: a small window to stand beside the browser."""
        row = self._chosen()
        if row is None or row.submission.reading is None:
            self.context.announce("There are no answers to enter yet.")
            return None
        aid = EntryAid(self.context, row.submission, self)
        aid.show()
        return aid

    def _latest(self) -> Staged | None:
        row = self._chosen()
        return row.latest if row is not None else None

    def _chosen(self) -> SubmissionRow | None:
        row = self.form.table.current_row()
        return row if isinstance(row, SubmissionRow) else None
