"""Three people in three windows at one record on a server at once, from launch to sign-off, by the server's rules."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.panels.record_watch import RecordWatch
from nhsbn_desktop.desktop.panels.record_window import RecordWindow
from nhsbn_desktop.domain.merging import Choice
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotPermitted, SignInNeeded
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.record import listening
from nhsbn_desktop.record.listening import Heard
from nhsbn_desktop.record.preparing import admit, prepare
from nhsbn_desktop.record.shared_files import SharedFiles
from nhsbn_desktop.record.shared_record import SharedRecord
from nhsbn_desktop.services import answers, plan, record_place, sign_off, signing_keys, submissions
from nhsbn_desktop.services.sample import Sample, sample_people
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import OwnKey
from tests.desktop.screens.practice_desk import KINDS, QUIET, UNIT, PracticeDesk
from tests.desktop.screens.test_story import sign, validate
from tests.server import Line, as_account

NOW = datetime(2026, 7, 13, 12, tzinfo=UTC)
IQO, LEAD, DIRECTOR = (
    next(person for person, _ in sample_people() if person.role is role)
    for role in (Role.IQO, Role.NOMINATED_LEAD, Role.CARE_GROUP_DIRECTOR)
)
LAPTOP = 700  # pixels high
At = Callable[[Person], PracticeDesk]


@pytest.fixture
def at(
    qtbot: QtBot,
    line: Line,
    postgresql_record: str,
    tmp_path: Path,
    true_sample: Sample,
    monkeypatch: pytest.MonkeyPatch,
) -> Generator[At]:
    """`at(LEAD)` opens that person's own window: own lanes, own copy, own signing key, own account on the server. Only
    the lead's line can be cut."""
    monkeypatch.setattr(listening, "_APART", 0.2)  # nobody here works for a whole busy minute
    prepare(postgresql_record, THINGS)
    for person in (IQO, LEAD, DIRECTOR):
        admit(postgresql_record, person, THINGS)
    opened: list[tuple[PracticeDesk, Jobs, SharedRecord]] = []

    def open_one(person: Person) -> PracticeDesk:
        folder = tmp_path / person.key
        folder.mkdir()
        address = as_account(line.url if person is LEAD else postgresql_record, person.key)
        record, jobs = SharedRecord(address, folder / "copy.sqlite", THINGS), Jobs()
        keys = OwnKey(folder / "key.txt", Credentials(f"test {person.key}"))
        session = Session(person, record, SharedFiles(folder / "files", record), now=lambda: NOW, keys=keys)
        jobs.read(jobs, record.sync, lambda _: None)
        desk = PracticeDesk(qtbot, jobs, session, folder, true_sample, None)
        assert desk.window.context is not None
        desk.window.context = replace(desk.window.context, shared=True)
        watch = RecordWatch(desk.window.context, record_place.listener(session, Credentials()), desk.window)
        watch.said.connect(desk.window.form.statusStrip.show_place)
        opened.append((desk, jobs, record))
        return desk

    yield open_one
    for desk, jobs, record in opened:
        jobs.change(record.close)
        jobs.close()
        desk.network.close()


def _launch(iqo: PracticeDesk, *others: PracticeDesk, units: Sequence[str] = (UNIT,)) -> None:
    """The workbooks, the plan with its lead, and everybody's signing key, read out and enrolled."""
    collection = iqo.sample.collection
    for unit in units:
        iqo.open_workbooks(unit)
    iqo.do(lambda: plan.draft(iqo.session, collection, submissions.timetable(iqo.session, collection)))
    iqo.do(
        lambda: [
            plan.plan_section(iqo.session, replace(entry, lead=LEAD.key))
            for entry in plan.entries(iqo.session, collection)
        ]
    )
    iqo.do(lambda: record_place.tell_sections(iqo.session, (collection,)))
    for desk in others:
        person = desk.session.person
        offer = signing_keys.read_offer(desk.look(partial(signing_keys.set_up, desk.session, person.name)))
        iqo.do(partial(signing_keys.enrol, iqo.session, person, offer, read_out=True))


def _in_step(desk: PracticeDesk, with_: PracticeDesk) -> None:
    """Waits until a window has by itself come to what another has."""
    head = with_.look(with_.session.record.head)
    desk.qtbot.waitUntil(lambda: desk.look(desk.session.record.head) == head, timeout=20_000)


def _sign_off_all(lead: PracticeDesk, director: PracticeDesk, others: Sequence[str]) -> None:
    """One submission by hand on the screens, the others by the same acts."""
    collection = lead.sample.collection
    for section in collection.sections:
        validate(lead, section)
    for unit in others:
        judged = lead.submission(unit)
        for section in collection.sections:
            lead.do(partial(sign_off.validate, lead.session, judged, section, KINDS))
    _in_step(director, lead)
    sign(director)
    for unit in others:
        judged = director.submission(unit)
        director.do(partial(sign_off.sign_off, director.session, judged, tuple(sign_off.Assurance)))


@pytest.mark.parametrize("submissions_", [1, pytest.param(4, marks=pytest.mark.slow)])
def test_three_windows_at_one_record_from_launch_to_sign_off(at: At, true_sample: Sample, submissions_: int) -> None:
    units = true_sample.collection.units[:submissions_]
    assert units[0] == UNIT
    iqo, lead, director = at(IQO), at(LEAD), at(DIRECTOR)
    _launch(iqo, lead, director, units=units)
    _in_step(lead, iqo)
    for unit in units:
        lead.explain_all(unit)
    assert "Shared record" in lead.window.form.statusStrip.place_words
    _sign_off_all(lead, director, units[1:])
    for desk in (iqo, lead):
        _in_step(desk, director)
    for desk in (iqo, lead, director):
        assert all(desk.submission(unit).sign_off_stands for unit in units)
        assert desk.look(desk.session.record.unbroken)
        assert not desk.problems
    assert iqo.look(partial(_is_refused_as_director, iqo))


def _is_refused_as_director(desk: PracticeDesk) -> bool:
    """A role that is only chosen in a menu signs nothing."""
    with pytest.raises(NotPermitted):
        sign_off.sign_off(desk.session.as_person(DIRECTOR), desk.now_submission(), tuple(sign_off.Assurance))
    return True


def test_a_window_is_told_of_a_lost_server_works_on_and_decides_what_met_anothers(at: At, line: Line) -> None:
    iqo, lead = at(IQO), at(LEAD)
    _launch(iqo, lead)
    _in_step(lead, iqo)
    seen = lead.submission()
    line.cut()
    lead.qtbot.waitUntil(lambda: "Server away" in lead.window.form.statusStrip.place_words, timeout=20_000)
    number = seen.answers.number(QUIET)
    assert number is not None
    lead.do(lambda: answers.correct(lead.session, seen, QUIET, number + 5, "counted again"))
    assert lead.submission().answers.number(QUIET) == number + 5
    iqo.edit()
    line.mend()
    lead.qtbot.waitUntil(lambda: "1 change to decide" in lead.window.form.statusStrip.place_words, timeout=30_000)
    lead.settle()
    assert lead.submission().answers.number(QUIET) == number + 1
    assert lead.window.context is not None
    window = RecordWindow(lead.window.context, lead.window)
    window.show()
    lead.settle()
    assert window.conflicts.model.rowCount() == 1
    assert window.height() <= LAPTOP
    conflicts = window.conflicts.form
    assert conflicts.table.geometry().bottom() < conflicts.said.geometry().top()
    window.conflicts.choose_all(Choice.MINE)
    lead.click(window.form.settle)
    _in_step(iqo, lead)
    assert iqo.submission().answers.number(QUIET) == number + 5
    assert not window.conflicts.isVisible()
    assert not lead.problems
    window.close()


class _Store(dict[str, str]):
    """A computer's store of passwords."""

    def put(self, name: str, secret: str) -> None:
        self[name] = secret


def test_a_server_that_wants_another_password_asks_once_and_work_goes_on(at: At, line: Line) -> None:
    iqo, store = at(IQO), _Store()
    context = iqo.window.context
    assert context is not None
    (watch,) = iqo.window.findChildren(RecordWatch)
    watch._context = replace(context, passwords=store)
    refused = Heard(here=False, problem=SignInNeeded("The record's server wants another password.", "Type it."))
    for _ in range(2):
        watch._hear(refused)
        iqo.settle()
    strip = iqo.window.form.statusStrip
    assert strip.words.startswith("The record's server wants a password. Work on")
    (dialog,) = iqo.window.findChildren(QInputDialog)
    assert "wants another password" in dialog.labelText()
    iqo.do(lambda: plan.enrol(iqo.session, Person("bo", "Bo Lind", Role.CONTRIBUTOR)))
    assert strip.saved_words.startswith("Saved here ")
    dialog.setTextValue("a new one")
    dialog.accept()
    iqo.settle()
    assert store == {record_place.password_name(iqo.session.record.address): "a new one"}  # type: ignore[attr-defined]
    watch._hear(Heard(here=True))
    iqo.settle()
    assert strip.place_words == "Shared record"
    assert not strip.saved_words.startswith("Saved here")
