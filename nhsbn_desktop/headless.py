"""The whole story through the real window where there is no screen: its steps in words, pictures of every screen."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from nhsbn_desktop.desktop.panels.finding_detail import FindingDetail
from nhsbn_desktop.desktop.panels.sign_off_panel import SignOffPanel
from nhsbn_desktop.desktop.panels.validation_panel import ValidationPanel
from nhsbn_desktop.desktop.pictures import grab_all, settle
from nhsbn_desktop.desktop.widgets.table_view import TableView
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.problems import NotReady, Problem
from nhsbn_desktop.domain.sign_off import ValidationKind
from nhsbn_desktop.domain.submission import Status, Submission
from nhsbn_desktop.program import Program, start_application
from nhsbn_desktop.services import submissions
from nhsbn_desktop.services.sample import read_sample
from nhsbn_desktop.services.sending import PORTAL

UNIT = "Alderbrook"
SIZE = (1440, 900)
PATIENCE = 60.0  # seconds for one step; the slowest takes about two
Found = TypeVar("Found", bound=QWidget)


def run_headless(keep: Path | None) -> int:
    """Runs the story on a new practice desk and gives the exit status: 0 with a verified receipt, 2 with a problem.

    Everything stays in `keep`, or in shots/ under the present folder where that is not given.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pictures = (keep or Path("shots")).absolute()
    try:
        pictures.mkdir(parents=True, exist_ok=True)
        with _home(keep) as home:
            start_application()
            program = Program(home / "practice", practice=True)
            try:
                _Walk(program, pictures).run()
            finally:
                program.close()
    except OSError as error:
        _tell(f"{pictures} cannot be written to: {error.strerror or error}. Choose another folder with --keep.")
        return 2
    except Problem as problem:
        _tell(f"{problem.message} {problem.advice}")
        return 2
    return 0


class _Walk:
    """A person's way through the window: the same clicks and fields, without the hand."""

    def __init__(self, program: Program, pictures: Path) -> None:
        self._program = program
        self._window = program.window
        self._pictures = pictures

    def run(self) -> None:
        self._open()
        self._window.selection.choose("AOP-2025-26", UNIT)
        grab_all(self._window, self._pictures, "1 opened ")
        self._correct()
        self._explain()
        self._validate()
        self._sign_off()
        self._send()
        files = grab_all(self._window, self._pictures, "2 sent ")
        _tell(f"Pictures of every screen: {self._pictures} ({2 * len(files)} files).")
        self._say_receipt()

    def _open(self) -> None:
        self._window.resize(*SIZE)
        self._window.show()
        self._program.open()
        self._wait(lambda: self._window.context is not None, "the practice desk to open")
        self._settle()
        opened = [one for one in self._all() if one.reading]
        found = sum(len(one.open_findings) for one in opened)
        _tell("PRACTICE. The window is open on the practice desk; the practice Network is up on this computer.")
        _tell(f"Opened {len(opened)} workbooks of this year, with three years before each: {found} findings.")

    def _correct(self) -> None:
        """The leads give the right figure for each planted mistake of this submission."""
        self._window.go("checks")
        self._settle()
        detail = self._part(FindingDetail)
        mistakes = [plant for plant in read_sample().plants if plant.unit == UNIT and not plant.in_comment]
        for plant in mistakes:
            detail.corrected.emit(plant.code, plant.true, f"{plant.mistake}: checked with the source")
            self._settle()
        left = [f for f in self._submission().open_findings if f.severity is Severity.MUST_FIX]
        _tell(f"Corrected {len(mistakes)} answers of {UNIT} on the Checks screen; {len(left)} must still be fixed.")

    def _explain(self) -> None:
        table, detail = self._part(TableView, "table"), self._part(FindingDetail)
        table.selectAll()
        detail.reason_given.emit("Checked with the service: the change is real.")
        self._settle()
        submission = self._submission()
        if submission.open_findings:
            raise NotReady(f"Still open: {submission.open_findings[0].message}", "Look at Checks in the window.")
        _tell(f"Explained {len(submission.explained)} findings with one account: {submission.status.value.lower()}.")

    def _validate(self) -> None:
        self._window.go("sign_off")
        self._settle()
        table, panel = self._part(TableView, "table"), self._part(ValidationPanel)
        for section in self._submission().collection.sections:
            table.select_key(section)
            for kind in (ValidationKind.SENSE_CHECK, ValidationKind.YEAR_ON_YEAR):
                panel.kinds[kind].box.setChecked(True)
            self._press(panel, "validate")
            _tell(f"{section}: validated.")

    def _sign_off(self) -> None:
        panel = self._part(SignOffPanel)
        self._part(TableView, "table").select_key("sign-off")
        for box in panel.assurances.values():
            box.box.setChecked(True)
        self._press(panel, "sign")
        self._expect(Status.READY)
        _tell("Signed off by the care group director, with both assurances.")

    def _send(self) -> None:
        self._window.go("submissions")
        self._settle()
        self._part(TableView, "table").select_key(UNIT)
        route = self._part(QComboBox, "route")
        route.setCurrentIndex(route.findData(PORTAL))
        self._press(self._screen(), "stage")
        self._wait(lambda: self._submission().status is Status.RECEIVED, "the receipt")
        self._settle()
        _tell("Staged, sent over TLS and received: the receipt's signature and sums are verified.")

    def _say_receipt(self) -> None:
        submission = self._expect(Status.RECEIVED)
        staged = submission.latest_staged
        receipt = submission.receipt_for(staged) if staged else None
        if staged is None or receipt is None:
            raise NotReady("There is no receipt on record.", "Look at Submissions in the window.")
        facts = {
            "submission_id": staged.id,
            "sha256": staged.file_sha256,
            "receipt_id": receipt.receipt_id,
            "verified": True,
        }
        _tell(json.dumps(facts))

    def _screen(self) -> Any:
        return self._window.screen_shown

    def _part(self, kind: type[Found], name: str = "") -> Found:
        found = self._screen().findChild(kind, name) if name else self._screen().findChild(kind)
        if not isinstance(found, kind):
            raise RuntimeError(f"the screen has no {kind.__name__} {name}")
        return found

    def _press(self, where: QWidget, name: str) -> None:
        button = where.findChild(QPushButton, name)
        if button is None or not button.isEnabled():
            raise NotReady(f"The button “{button.text() if button else name}” cannot be pressed.", self._why())
        button.click()
        self._settle()

    def _why(self) -> str:
        return self._window.form.banner.words or str(self._submission().status.value)

    def _submission(self) -> Submission:
        """Read on the record's own lane, as every screen does."""
        return next(one for one in self._all() if one.unit == UNIT)

    def _all(self) -> tuple[Submission, ...]:
        context = self._window.context
        found: list[tuple[Submission, ...]] = []
        if context is None or context.selection.collection is None:
            raise RuntimeError("no collection is chosen")
        session, collection = context.session, context.selection.collection
        context.jobs.read(self._window, lambda: submissions.load_all(session, collection), found.append)
        self._wait(lambda: bool(found), "the submissions to load")
        return found[0]

    def _expect(self, status: Status) -> Submission:
        submission = self._submission()
        if submission.status is not status:
            raise NotReady(f"{UNIT} is “{submission.status.value}”, not “{status.value}”.", self._why())
        return submission

    def _settle(self) -> None:
        if not settle(self._window, PATIENCE):
            raise NotReady("The window did not come to rest.", self._why())

    def _wait(self, until: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not until():
            if self._window.form.banner.words or time.monotonic() > end:
                raise NotReady(f"Waited in vain for {what}.", self._window.form.banner.words)
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()


@contextmanager
def _home(keep: Path | None) -> Iterator[Path]:
    """Where the practice desk stands: a new folder each time, so that the story starts from the beginning."""
    if keep is not None:
        yield Path(tempfile.mkdtemp(prefix="desk-", dir=keep))
        return
    with tempfile.TemporaryDirectory(prefix="nhsbn-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _tell(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
