"""A morning's work from the empty desk to the receipt, in the real window, with a heart-beat for each step."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from nhsbn_desktop.desktop.panels.finding_detail import FindingDetail
from nhsbn_desktop.desktop.panels.sign_off_panel import SignOffPanel
from nhsbn_desktop.desktop.panels.validation_panel import ValidationPanel
from nhsbn_desktop.desktop.widgets.table_view import TableView
from nhsbn_desktop.domain.sign_off import ValidationKind
from nhsbn_desktop.domain.submission import Status, Submission
from nhsbn_desktop.program import Program, start_application
from nhsbn_desktop.services import submissions
from nhsbn_desktop.services.sample import read_sample
from nhsbn_desktop.services.sending import PORTAL
from tests.desktop.heartbeat import Heartbeat

COLLECTION, UNIT = "AOP-2025-26", "Alderbrook"
PATIENCE = 60.0  # seconds for one step
QUIET = 0.3  # seconds after a step in which what it set off may still stall
Found = TypeVar("Found", bound=QWidget)


class Story:
    """The same clicks and fields as a person's, without the hand. `steps` holds what each step cost, by its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: dict[str, dict[str, Any]] = {}
        self.program = Program(folder, practice=True)
        self.window = self.program.window

    def run(self) -> None:
        self.window.resize(1440, 900)
        self.window.show()
        QApplication.processEvents()
        self._step("nothing: what the computer costs by itself", lambda: None)
        self._step("open the desk and its 16 workbooks", self._open)
        for key in self.window.places:
            self._step(f"see {key}", partial(self.window.go, key))
        workbooks = sorted(self.folder.rglob("*.xlsx"))
        self._step("open a workbook", lambda: self.window.open_workbook(workbooks[-1]))
        self._step("choose a locality", lambda: self.window.selection.choose(COLLECTION, UNIT))
        self._step("run the checks", lambda: self._commands().run_checks.trigger())
        self._correct()
        self._step("explain the rest", self._explain)
        self._step("compare", lambda: self.window.go("year_on_year"))
        self._sign_off()
        self._send()

    def _open(self) -> None:
        self.program.open()
        self._wait(lambda: self.window.context is not None and self.window.screen_shown is not None)
        self._wait(self._all_built)  # while a person looks

    def _all_built(self) -> bool:
        built = self.window.built
        return len(built) == len(self.window.places) and all(screen.is_built for screen in built.values())

    def _correct(self) -> None:
        detail = self._part(FindingDetail)
        mistakes = [plant for plant in read_sample().plants if plant.unit == UNIT and not plant.in_comment]
        for number, plant in enumerate(mistakes, 1):
            why = f"{plant.mistake}: checked with the source"
            self._step(f"correct {number}", lambda: detail.corrected.emit(plant.code, plant.true, why))  # noqa: B023

    def _explain(self) -> None:
        self._part(TableView, "table").selectAll()
        self._part(FindingDetail).reason_given.emit("Checked with the service: the change is real.")

    def _sign_off(self) -> None:
        self._step("go to the sign-off", lambda: self.window.go("sign_off"))
        table, panel = self._part(TableView, "table"), self._part(ValidationPanel)
        collection = self.window.selection.collection
        for section in collection.sections if collection else ():
            table.select_key(section)
            for kind in (ValidationKind.SENSE_CHECK, ValidationKind.YEAR_ON_YEAR):
                panel.kinds[kind].box.setChecked(True)
            self._step(f"validate {section}", lambda: self._press(panel, "validate"))
        sign = self._part(SignOffPanel)
        table.select_key("sign-off")
        for box in sign.assurances.values():
            box.box.setChecked(True)
        self._step("sign off", lambda: self._press(sign, "sign"))

    def _send(self) -> None:
        self._step("go to the submissions", lambda: self.window.go("submissions"))
        self._part(TableView, "table").select_key(UNIT)
        route = self._part(QComboBox, "route")
        route.setCurrentIndex(route.findData(PORTAL))
        self._step("stage, send, take the receipt", self._send_it)

    def _send_it(self) -> None:
        self._press(self.window.screen_shown, "stage")
        statuses: list[Status] = []
        while Status.RECEIVED not in statuses:
            self._rest(0.2)
            self._read(lambda one: statuses.append(one.status))

    def _read(self, take: Callable[[Submission], object]) -> None:
        context, collection = self.window.context, self.window.selection.collection
        assert context is not None
        assert collection is not None
        answered: list[bool] = []
        work = lambda: submissions.load(context.session, collection, UNIT)  # noqa: E731
        context.jobs.read(self.window, work, lambda one: answered.append(bool(take(one)) or True))
        self._wait(lambda: bool(answered))

    def _commands(self) -> Any:
        assert self.window.context is not None
        return self.window.context.commands

    def _part(self, kind: type[Found], name: str = "") -> Found:
        screen: Any = self.window.screen_shown
        found = screen.findChild(kind, name) if name else screen.findChild(kind)
        assert isinstance(found, kind), f"the screen has no {kind.__name__} {name}"
        return found

    def _press(self, where: Any, name: str) -> None:
        button = where.findChild(QPushButton, name)
        assert button is not None, name
        assert button.isEnabled(), f"{name}: {self.window.form.banner.words}"
        button.click()

    def _step(self, name: str, do: Callable[[], object]) -> None:
        with Heartbeat() as heart:
            do()
            self._wait(lambda: self.window.jobs.idle and (self.window.screen_shown is None or self._settled()))
            self._rest(QUIET)
        self.steps[name] = {**asdict(heart.worst), "ours": heart.worst.ours}

    def _settled(self) -> bool:
        return bool(self.window.screen_shown and self.window.screen_shown.settled)

    def _wait(self, until: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(round(PATIENCE * 1000))
        while not until():
            assert not deadline.hasExpired(), self.window.form.banner.words or "the window did not come to rest"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def _rest(self, seconds: float) -> None:
        deadline = QDeadlineTimer(round(seconds * 1000))
        self._wait(deadline.hasExpired)


if __name__ == "__main__":
    start_application()
    story = Story(Path(sys.argv[1]))
    try:
        story.run()
    finally:
        story.program.close()
    sys.stdout.write(json.dumps(story.steps) + "\n")
