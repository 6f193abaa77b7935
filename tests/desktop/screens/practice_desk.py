"""A practice desk in a real window: the sample's workbooks, the fictional trust's people, and the practice Network."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desk import network_setup
from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.places import PLACES
from nhsbn_desktop.desktop.settings import Settings
from nhsbn_desktop.desktop.window import MainWindow
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.sign_off import Assurance, ValidationKind
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.practice.control import PracticeConnection
from nhsbn_desktop.services import answers, collections, plan, sign_off, signing_keys, submissions, workbooks
from nhsbn_desktop.services.sample import SAMPLE, Sample, sample_people
from nhsbn_desktop.services.session import Session

UNIT = "Alderbrook"
QUIET = "WF10[Community]"  # an answer in Workforce that may move by one without any check minding
KINDS = (ValidationKind.SENSE_CHECK,)
KEYS = ("home", "programme", "plan", "sign_off", "submissions", "outputs", "audit_trail")
T = TypeVar("T")


class PracticeDesk:
    """`do` works on the record's own lane; `show` goes to a screen and waits for it; `click` as a person would."""

    def __init__(
        self,
        qtbot: QtBot,
        jobs: Jobs,
        session: Session,
        folder: Path,
        sample: Sample,
        practice: PracticeConnection | None,
        *,
        named: bool = True,
    ) -> None:
        self.qtbot, self.jobs, self.session, self.folder, self.sample = qtbot, jobs, session, folder, sample
        self.problems: list[BaseException] = []
        jobs.failed.connect(self.problems.append)
        self.network = network_setup(folder, practice)
        if named and Act.SET_ORGANISATION.allowed_to(session.person):
            jobs.change(partial(session.commit, Act.SET_ORGANISATION, Organisation.of(sample.collection)))
        self.window = self.open_window()

    def open_window(self) -> MainWindow:
        window = MainWindow([p for p in PLACES if p.key in KEYS], self.jobs, Settings(self.folder / "settings.ini"))
        self.qtbot.addWidget(window)
        window.resize(1440, 900)
        window.show()
        self.window = window
        window.begin(self.session, self.network, lambda: collections.known_collections(self.session))
        self.settle()
        window.selection.choose(SAMPLE, UNIT)
        self.settle()
        return window

    def do(self, work: Callable[[], T]) -> T:
        """Changes the record; every screen then asks again."""
        came: list[T] = []
        self.jobs.change(work, came.append)
        self.settle()
        return came[0]

    def look(self, work: Callable[[], T]) -> T:
        """Looks something up in the record; no screen hears of it."""
        came: list[T] = []
        self.jobs.read(self.jobs, work, came.append)
        self.settle()
        return came[0]

    def show(self, key: str) -> Any:
        self.window.go(key)
        self.settle()
        return self.window.built[key]

    def settle(self) -> None:
        def settled() -> bool:
            return self.jobs.idle and all(s.settled or not s.isVisible() for s in self.window.built.values())

        for _ in range(3):
            self.qtbot.waitUntil(settled, timeout=20_000)
            self.qtbot.wait(2)

    def click(self, button: QAbstractButton) -> None:
        assert button.isVisible(), f"{button.text()} is not shown"
        assert button.isEnabled(), f"{button.text()} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def submission(self, unit: str = UNIT) -> Submission:
        return self.look(lambda: submissions.load(self.session, self.sample.collection, unit))

    def now_submission(self, unit: str = UNIT) -> Submission:
        """The same, for work that is on the record's lane already."""
        return submissions.load(self.session, self.sample.collection, unit)

    def open_workbooks(self, unit: str = UNIT) -> None:
        path = self.sample.workbook(unit)
        self.do(lambda: workbooks.open_workbook(self.session, path, (self.sample.collection,)))

    def plan_all(self) -> None:
        """Every section with its own lead."""
        self.do(partial(_plan_all, self.session, self.sample.collection))

    def plan_sections(self) -> None:
        """Every section with its own lead; the people are known already."""
        self.do(partial(_plan_sections, self.session, self.sample.collection))

    def explain_all(self, unit: str = UNIT) -> None:
        self.do(partial(_explain_all, self.session, self.sample.collection, unit))

    def edit(self, code: str = QUIET) -> None:
        """Moves an answer by one."""
        judged = self.submission()
        number = judged.answers.number(code)
        assert number is not None
        self.do(lambda: answers.correct(self.session, judged, code, number + 1, "typed one short"))

    def make_ready(self, *units: str) -> None:
        """Opened, explained, planned, validated and signed off: nothing is owed. `units` are several of them."""
        for unit in units or (UNIT,):
            self.open_workbooks(unit)
        self.do(partial(_make_ready, self.session, self.sample.collection, units or (UNIT,)))


def _plan_all(session: Session, collection: Collection) -> None:
    for person, _ in sample_people():
        plan.enrol(session, person)
    signing_keys.enrol_practice_keys(session, [person.key for person, _ in sample_people()])
    _plan_sections(session, collection)


def _plan_sections(session: Session, collection: Collection) -> None:
    plan.draft(session, collection, submissions.timetable(session, collection))
    for entry in plan.entries(session, collection):
        plan.plan_section(session, replace(entry, lead=lead_of(entry.section).key))


def _explain_all(session: Session, collection: Collection, unit: str) -> None:
    judged = submissions.load(session, collection, unit)
    left = [finding for finding in judged.open_findings if finding.severity is Severity.EXPLAIN]
    if left:
        answers.explain(session, judged, left, "Checked with the service.")


def _make_ready(session: Session, collection: Collection, units: Sequence[str]) -> None:
    _plan_all(session, collection)
    for unit in units:
        _explain_all(session, collection, unit)
    for unit in units:
        judged = submissions.load(session, collection, unit)
        for section in collection.sections:
            sign_off.validate(session.as_person(lead_of(section)), judged, section, KINDS)
        validated = submissions.load(session, collection, unit)
        sign_off.sign_off(session.as_person(director_of_the_trust()), validated, tuple(Assurance))


def lead_of(section: str) -> Person:
    return next(person for person, sections in sample_people() if section in sections)


def director_of_the_trust() -> Person:
    return next(person for person, _ in sample_people() if person.role is Role.CARE_GROUP_DIRECTOR)
