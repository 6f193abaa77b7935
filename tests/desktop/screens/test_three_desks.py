"""An officer, a lead and a director, each at an own window and record: from launch to sign-off by files alone."""

from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.panels.hand_over_window import HandOverWindow
from nhsbn_desktop.desktop.panels.take_in_window import TakeInWindow
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.programme import Decision
from nhsbn_desktop.domain.sign_off import ValidationKind
from nhsbn_desktop.domain.submission import Status
from nhsbn_desktop.network.credentials import Credentials
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services import answers, plan, programme, sign_off, signing_keys, submissions
from nhsbn_desktop.services.sample import Sample
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import OwnKey
from nhsbn_desktop.workbook.writer import write_copy
from tests.desktop.screens.practice_desk import UNIT, PracticeDesk, _explain_all
from tests.services.three_desks import ANN, DIRECTOR, LEAD, trail_of

NOW = datetime(2026, 7, 13, 12, tzinfo=UTC)
KINDS = (ValidationKind.SENSE_CHECK,)


class Desk(PracticeDesk):
    """What a person does in the windows for handing over and taking in."""

    def hand_over(self, to: Person, path: Path) -> None:
        self.window._menus.actions["hand_over"].trigger()
        self.settle()
        (window,) = [one for one in self.window.findChildren(HandOverWindow) if one.isVisible()]
        keys = [window.form.person.itemData(n).key for n in range(window.form.person.count())]
        window.form.person.setCurrentIndex(keys.index(to.key))
        assert window.form.make.isEnabled(), window.form.person_words.text()
        window.make(path)
        self.settle()
        assert path.is_file(), window.form.problem_words.text()

    def take_in(self, path: Path) -> None:
        window = self.open_file(path)
        if window.form.trust.isVisible():
            assert not window.form.take.isEnabled()
            window.matched.box.click()
        self.click(window.form.take)
        self.settle()
        self.session = replace(self.session, person=self.window.context.session.person)  # type: ignore[union-attr]

    def open_file(self, path: Path) -> TakeInWindow:
        self.window.open_workbook(path)
        self.settle()
        (window,) = [one for one in self.window.findChildren(TakeInWindow) if one.isVisible()]
        return window


@pytest.fixture
def three(qtbot: QtBot, tmp_path: Path, true_sample: Sample) -> Generator[tuple[Desk, Desk, Desk]]:
    """The officer's desk; and two new ones, at which an account works that nobody knows yet."""
    with ExitStack() as stack:
        account = Person("account", "account", Role.IQO)
        yield tuple(  # type: ignore[misc]
            _open(qtbot, stack, tmp_path / name, person, true_sample)
            for name, person in (("ann", ANN), ("lead", account), ("director", account))
        )


def _open(qtbot: QtBot, stack: ExitStack, folder: Path, person: Person, sample: Sample) -> Desk:
    folder.mkdir()
    jobs, opened = Jobs(), list[Record]()
    jobs.read(jobs, lambda: Record(folder / "record.sqlite", THINGS), opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    keys = OwnKey(folder / "signing key.txt", Credentials(f"nhsbn-desktop test {folder}"))
    session = Session(person, opened[0], Files(folder / "files"), lambda: NOW, keys)
    desk = Desk(qtbot, jobs, session, folder, sample, None, named=person == ANN)

    def close() -> None:
        jobs.change(opened[0].close)
        qtbot.waitUntil(lambda: jobs.idle)
        desk.network.close()
        jobs.close()

    stack.callback(close)
    return desk


def _launch(ann: Desk, *others: tuple[Desk, Person]) -> None:
    """Everybody is known and has a key; the workbooks are read, and one lead has every section."""
    for person in (ANN, LEAD, DIRECTOR):
        ann.do(partial(plan.enrol, ann.session, person))
    for desk, person in ((ann, ANN), *others):
        offer = signing_keys.read_offer(desk.do(partial(signing_keys.set_up, desk.session, person.name)))
        ann.do(partial(signing_keys.enrol, ann.session, person, offer, read_out=True))
    for unit in ann.sample.collection.units:
        ann.open_workbooks(unit)
    ann.do(partial(_plan, ann.session, ann.sample.collection))


def _plan(session: Session, collection: Collection) -> None:
    entry = programme.find(session, collection.key)
    assert entry is not None
    programme.decide(session, entry, Decision.TAKING_PART, NOW.date(), "agreed by the executive")
    programme.register(session, entry, NOW.date())
    plan.draft(session, collection, submissions.timetable(session, collection))
    for entry in plan.entries(session, collection):
        plan.plan_section(session, replace(entry, lead=LEAD.key))


def _explain_everything(session: Session, collection: Collection) -> None:
    for unit in collection.units:
        _explain_all(session, collection, unit)


def _validate_the_rest(session: Session, collection: Collection) -> None:
    for unit in collection.units:
        submission = submissions.load(session, collection, unit)
        for section in collection.sections:
            if not submission.validation_stands(section):
                sign_off.validate(session, submission, section, KINDS)


def test_three_windows_walk_four_submissions_from_launch_to_sign_off_by_files_alone(
    three: tuple[Desk, Desk, Desk], tmp_path: Path
) -> None:
    ann, lead, director = three
    collection = ann.sample.collection
    _launch(ann, (lead, LEAD), (director, DIRECTOR))
    ann.hand_over(LEAD, tmp_path / "to the lead.handover")

    lead.take_in(tmp_path / "to the lead.handover")
    assert lead.session.person == LEAD
    lead.do(partial(_explain_everything, lead.session, collection))
    lead.edit()
    screen = lead.show("sign_off")
    screen.form.table.select_key(collection.sections[0])
    lead.click(screen.validation.kinds[KINDS[0]].box)
    lead.click(screen.validation.form.validate)
    lead.do(partial(_validate_the_rest, lead.session, collection))
    lead.hand_over(ANN, tmp_path / "from the lead.handover")

    ann.take_in(tmp_path / "from the lead.handover")
    loaded = ann.look(partial(submissions.load_all, ann.session, collection))
    assert {one.status for one in loaded} == {Status.TO_SIGN_OFF}
    ann.hand_over(DIRECTOR, tmp_path / "to the director.handover")

    director.take_in(tmp_path / "to the director.handover")
    assert director.session.person == DIRECTOR
    screen = director.show("sign_off")
    for unit in collection.units:
        director.window.selection.choose(collection.key, unit)
        director.settle()
        screen.form.table.select_key("sign-off")
        for box in screen.signing.assurances.values():
            if not box.checked:
                director.click(box.box)
        director.click(screen.signing.form.sign)
    director.hand_over(ANN, tmp_path / "from the director.handover")

    ann.take_in(tmp_path / "from the director.handover")
    loaded = ann.look(partial(submissions.load_all, ann.session, collection))
    assert [one.status for one in loaded] == [Status.READY] * 4
    assert {one.sign_off.by for one in loaded if one.sign_off} == {DIRECTOR.key}
    trails = [desk.look(partial(trail_of, desk.session)) for desk in (ann, director)]
    assert trails[0] == trails[1]
    assert all(desk.look(desk.session.record.unbroken) for desk in three)
    assert not [problem for desk in three for problem in desk.problems]


def test_what_both_changed_is_decided_in_the_window_and_one_undo_takes_it_back(
    three: tuple[Desk, Desk, Desk], tmp_path: Path
) -> None:
    ann, lead, _ = three
    _launch(ann, (lead, LEAD))
    ann.hand_over(LEAD, tmp_path / "out.handover")
    lead.take_in(tmp_path / "out.handover")
    lead.edit()
    lead.hand_over(ANN, tmp_path / "back.handover")
    code = "WF10[Community]"
    submission = ann.submission()
    ann.do(partial(answers.correct, ann.session, submission, code, submission.answers[code] + 5, "recount"))  # type: ignore[operator]
    mine = ann.submission().answers[code]
    window = ann.open_file(tmp_path / "back.handover")
    assert window.conflicts.isVisible()
    assert "typed one short" in window.conflicts.form.table.as_text()
    assert not window.form.take.isEnabled()
    ann.click(window.conflicts.form.theirs)
    ann.click(window.form.take)
    assert ann.submission().answers[code] == lead.submission().answers[code] != mine
    ann.window._menus.actions["undo"].trigger()
    ann.settle()
    assert ann.submission().answers[code] == mine


def test_a_hand_over_for_somebody_else_is_refused_in_words(three: tuple[Desk, Desk, Desk], tmp_path: Path) -> None:
    ann, lead, director = three
    _launch(ann, (lead, LEAD), (director, DIRECTOR))
    ann.hand_over(LEAD, tmp_path / "out.handover")
    director.window.open_workbook(tmp_path / "out.handover")
    director.settle()
    assert f"addressed to {LEAD.name}" in director.window.form.banner.words
    assert not director.window.findChildren(TakeInWindow)


def test_a_section_pack_is_made_and_taken_back_at_the_same_door(three: tuple[Desk, Desk, Desk], tmp_path: Path) -> None:
    ann, code = three[0], "WF10[Community]"
    ann.open_workbooks()
    ann.do(partial(plan.enrol, ann.session, LEAD))
    ann.window._menus.actions["hand_over"].trigger()
    ann.settle()
    (window,) = ann.window.findChildren(HandOverWindow)
    assert not window.form.make.isEnabled()  # nobody has a key; a pack needs none
    window.form.pack.setChecked(True)
    assert window.form.make.isEnabled()
    window.make(tmp_path / "pack.xlsx")
    ann.settle()
    write_copy(tmp_path / "pack.xlsx", tmp_path / "back.xlsx", {ann.submission().answers.cells[code]: Decimal("9.9")})
    arriving = ann.open_file(tmp_path / "back.xlsx")
    assert LEAD.name in arriving.form.heading.text()
    assert "9.9" in arriving.form.table.as_text()
    ann.click(arriving.form.take)
    assert ann.submission().answers[code] == Decimal("9.9")
    ann.window.open_workbook(ann.sample.workbook(UNIT))  # and a workbook is still a workbook
    ann.settle()
    assert not any(one.isVisible() for one in ann.window.findChildren(TakeInWindow))
