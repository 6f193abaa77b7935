"""Looking before sending: the dry run at work, first on the record's lane, then on the network's."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.panels.letting_in import LettingIn
from nhsbn_desktop.desktop.panels.preflight_panel import PreflightPanel
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import preflight, signing_in
from nhsbn_desktop.services.preflight import DryRun, Step


class Looking(QObject):
    """`turned` says that the panel is to be shown in place of the screen's body, or no more; `staged` that what was
    looked at is to be staged: by which route, and without which leaks."""

    turned = Signal(bool)
    staged = Signal(str, object)

    def __init__(self, context: Context, chosen: Callable[[], Submission | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._chosen = context, chosen
        network = context.network
        self.panel = PreflightPanel(network.routes, parent, practice=network.practice)
        self.is_open = False
        self._asked = 0
        self.panel.left.connect(self.close)
        self.panel.asked.connect(self.look)
        self.panel.gone_to.connect(self._go)
        self.panel.staged.connect(self._stage)
        self.panel.can_let_in = partial(signing_in.can_sign_in, network)
        self.letting_in = LettingIn(context, parent)
        self.panel.let_in_asked.connect(self.letting_in.ask)
        self.letting_in.let_in.connect(lambda: self.look(self.panel.route, self.panel.cleaning))

    @Slot(str)
    def open(self, route: str) -> None:
        """Begins a dry run of the chosen submission by this route."""
        if self._chosen() is not None:
            self.is_open = True
            self.panel.choose_route(route)
            self.turned.emit(True)
            self.look(self.panel.route, ())

    @Slot()
    def close(self) -> None:
        self.is_open = False
        self._asked += 1
        self.turned.emit(False)

    @Slot(str, object)
    def look(self, route: str, cleaning: tuple[str, ...]) -> None:
        """Writes the copy and looks at it; what comes late of an earlier look is dropped."""
        submission = self._chosen()
        if submission is None:
            return
        self._asked += 1
        self.panel.wait()
        session, network = self._context.session, self._context.network
        work = partial(preflight.prepare, session, network, submission, route, cleaning)
        self._context.jobs.read(self, work, partial(self._ask, self._asked, cleaning), words="Looking before sending")

    def _ask(self, asked: int, cleaning: tuple[str, ...], run: DryRun) -> None:
        if asked != self._asked:
            return
        self.panel.show_run(run, cleaning, finished=run.sending is None)
        if run.sending is not None:
            work = partial(preflight.ask_route, self._context.network, run.sending, self._context.session.now)
            done = partial(self._finish, asked, cleaning, run)
            self._context.jobs.send(self, work, done, words="Asking the Network what it takes")

    def _finish(self, asked: int, cleaning: tuple[str, ...], run: DryRun, steps: tuple[Step, ...]) -> None:
        if asked == self._asked:
            self.panel.show_run(replace(run, steps=(*run.steps, *steps)), cleaning, finished=True)

    @Slot(str, str)
    def _go(self, screen: str, target: str) -> None:
        submission = self._chosen()
        if submission is not None:
            self._context.selection.choose(submission.collection.key, submission.unit)
            self._context.navigate(screen, target or None)

    @Slot(str, object)
    def _stage(self, route: str, cleaning: tuple[str, ...]) -> None:
        self.close()
        self.staged.emit(route, cleaning)
