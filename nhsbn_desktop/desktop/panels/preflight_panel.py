"""A dry run on the screen: each point with its reason and where it is done, what must not leave, and what would go."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from nhsbn_desktop.desktop.forms.ui_preflight import Ui_Preflight
from nhsbn_desktop.desktop.rows.sending_words import let_in_words
from nhsbn_desktop.desktop.rows.submission_rows import route_words
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.services.preflight import LET_IN, DryRun, Leak, Step, Verdict
from nhsbn_desktop.services.sending import HAND_OVER

VIEWS = ("Point", "Found", "Package", "Manifest")
_STEP, _LEAKS, _PACKAGE, _MANIFEST = range(4)
_VERDICTS = {
    Verdict.PASSED: ("In order", Tone.SUCCESS),
    Verdict.WARNS: ("Look at it", Tone.WARNING),
    Verdict.STOPS: ("Stops", Tone.ERROR),
    Verdict.LEFT_OUT: ("Not looked at", Tone.NEUTRAL),
}
_KEY = Qt.ItemDataRole.UserRole


class PreflightPanel(QWidget):
    """Says what a person asks for; the screen does it. Nothing is sent before `staged`."""

    left = Signal()
    asked = Signal(str, object)  # route, the keys of the leaks to take out
    staged = Signal(str, object)  # the same
    gone_to = Signal(str, str)  # screen, target
    let_in_asked = Signal(str)  # a route

    def __init__(self, routes: Mapping[str, object], parent: QWidget | None = None, *, practice: bool) -> None:
        super().__init__(parent)
        self.form = Ui_Preflight()
        self.form.setupUi(self)
        self._run: DryRun | None = None
        self.can_let_in: Callable[[str], bool] = lambda _route: False  # whether a person can be let in by a route
        self.cleaning: tuple[str, ...] = ()  # the keys that the run that is shown took out
        self.model = TableModel[Step](
            [
                Column("Looked at", lambda step: step.name, second=lambda step: step.what),
                Column("State", lambda step: _VERDICTS[step.verdict][0], tone=lambda step: _VERDICTS[step.verdict][1],
                       as_tag=True, width=124),
            ],
            key=lambda step: step.name,
        )  # fmt: skip
        self.form.table.show_model(self.model)
        self.form.views.show_segments(VIEWS)
        for route in routes:
            self.form.route.addItem(route_words(route, practice=practice), route)
        self._connect()
        self._fit_route()

    def _connect(self) -> None:
        form = self.form
        form.table.chosen.connect(self._show_step)
        form.views.chosen.connect(form.pages.setCurrentIndex)
        form.go.clicked.connect(self._go)
        form.back.clicked.connect(self.left)
        form.again.clicked.connect(lambda: self.asked.emit(self.route, self.cleaning))
        form.route.currentIndexChanged.connect(self._fit_route)
        form.route.activated.connect(lambda: self.asked.emit(self.route, self.cleaning))
        form.clean.clicked.connect(lambda: self.asked.emit(self.route, self._ticked()))
        form.stage.clicked.connect(lambda: self.staged.emit(self.route, self.cleaning))

    @property
    def route(self) -> str:
        return str(self.form.route.currentData())

    def choose_route(self, route: str) -> None:
        self.form.route.setCurrentIndex(max(self.form.route.findData(route), 0))

    def wait(self) -> None:
        """While the copy is written and the server asked."""
        for button in (self.form.stage, self.form.clean, self.form.again):
            button.setEnabled(False)
        self.form.standing.say("Looking", Tone.INFO)
        self.form.would.setText("Everything is looked at; nothing is sent.")

    @Slot()
    def _fit_route(self) -> None:
        self.form.stage.setText("Stage and &write the files" if self.route == HAND_OVER else "&Stage and send")

    def show_run(self, run: DryRun, cleaning: tuple[str, ...], *, finished: bool) -> None:
        """`finished` is False while the server is still to be asked."""
        self._run, self.cleaning = run, cleaning
        form = self.form
        self.model.show(run.steps)
        on, stops = form.table.current_row(), [step for step in run.steps if step.verdict is Verdict.STOPS]
        if run.steps and (on is None or (stops and on.verdict is not Verdict.STOPS)):
            form.table.select_key((stops or run.steps)[0].name)
        self._show_step(form.table.current_row())
        self._show_leaks(run)
        form.facts.show_facts([(name, _in_groups(fact)) for name, fact in (run.sending.facts if run.sending else ())])
        form.manifest.setPlainText(run.sending.manifest_text if run.sending else "No copy could be written.")
        form.again.setEnabled(finished)
        form.stage.setEnabled(finished and run.ready)
        if finished:
            self._say(run)
            QTimer.singleShot(0, self, lambda: form.table.scrollTo(form.table.currentIndex()))  # the words took room

    def _say(self, run: DryRun) -> None:
        stops = sum(step.verdict is Verdict.STOPS for step in run.steps)
        if run.ready:
            self.form.standing.say("Ready", Tone.SUCCESS)
            self.form.would.setText(f"Nothing was sent. {run.would}")
        else:
            self.form.standing.say(f"{stops} stop" if stops > 1 else "1 stops", Tone.ERROR)
            self.form.would.setText(f"Nothing was sent, and nothing can be yet. Once it is in order: {run.would}"
                                    if run.would else "Nothing was sent, and nothing can be yet.")  # fmt: skip

    @Slot(object)
    def _show_step(self, step: Step | None) -> None:
        form = self.form
        for piece in (form.step_heading, form.step_what, form.step_do, form.go):
            piece.setVisible(step is not None)
        if step is None:
            return
        form.step_heading.setText(step.name)
        form.step_what.setText(step.what)
        form.step_do.setText(step.do)
        form.step_do.setVisible(bool(step.do))
        form.go.setVisible(bool(step.screen) and (step.screen != LET_IN or self.can_let_in(self.route)))
        form.go.setText("&Go there" if step.screen != LET_IN else let_in_words(self.route))

    def _show_leaks(self, run: DryRun) -> None:
        form, left = self.form, {leak.key for leak in run.left}
        form.leaks.clear()
        for leak in run.leaks:
            gone = leak.key not in left
            item = QListWidgetItem(_leak_words(leak, gone=gone), form.leaks)
            item.setData(_KEY, leak.key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if leak.remedy is not None:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if gone or leak.blocks else Qt.CheckState.Unchecked)
        can_clean = any(leak.remedy for leak in run.leaks)
        form.clean.setVisible(can_clean)
        form.clean.setEnabled(can_clean)
        form.leaks_words.setText(
            "Found in the very file that would go. Tick what is to be taken out of it; your own file stays as it is."
            if run.leaks
            else "Nothing was found in the file that would go."
        )
        told = run.sending.cleaned if run.sending else ()
        form.cleaned.setText("\n".join(("Taken out of the copy, which was looked at again:", *told)) if told else "")
        form.cleaned.setVisible(bool(told))

    def _ticked(self) -> tuple[str, ...]:
        listed = self.form.leaks
        items = [listed.item(place) for place in range(listed.count())]
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked)

    @Slot()
    def _go(self) -> None:
        step = self.form.table.current_row()
        if step is not None and step.screen == "leaks":
            self.form.views.choose(_LEAKS)
            self.form.pages.setCurrentIndex(_LEAKS)
        elif step is not None and step.screen == LET_IN:
            self.let_in_asked.emit(self.route)
        elif step is not None:
            self.gone_to.emit(step.screen, step.target)


def _in_groups(fact: str) -> str:
    """A sum in groups of eight, which can be read aloud and fits the panel."""
    return " ".join(fact[at : at + 8] for at in range(0, 64, 8)) if len(fact) == 64 and " " not in fact else fact


def _leak_words(leak: Leak, *, gone: bool) -> str:
    if gone:
        return f"Taken out: {leak.message}"
    stops = "Stops. " if leak.blocks else ""
    return f"{stops}{leak.message} {leak.do}"
