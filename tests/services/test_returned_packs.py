"""A section pack for a lead without the program: it holds the answers as they stand, and comes back three ways."""

from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.merging import Choice
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.problems import NotReady, RecordProblem, WorkbookProblem
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import answers, packs, returned_packs, submissions, workbooks
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.package import open_package
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.writer import write_copy
from tests.services.three_desks import LEAD, collection

UNIT, SECTION = "Alderbrook", "Workforce"
_NUMBERS = {metric.ref for metric in collection().metrics if metric.value_type.is_number}
ONE, TWO, THREE = [code for code in collection().section_codes(SECTION) if split_code(code)[0] in _NUMBERS][:3]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def at_desk(session: Session, sample: Sample) -> Session:
    workbooks.open_workbook(session, sample.workbook(UNIT), [sample.collection])
    return session


def _submission(session: Session) -> Submission:
    return submissions.load(session, collection(), UNIT)


def _correct(session: Session, code: str, value: int) -> None:
    answers.correct(session, _submission(session), code, Decimal(value), "recount")


def _issued(session: Session, folder: Path, **asked: bool) -> Path:
    target = folder / "pack.xlsx"
    returned_packs.issue_pack(session, _submission(session), LEAD.key, target, [SECTION], **asked)
    return target


def _filled_in(session: Session, pack: Path, values: dict[str, int]) -> Path:
    cells = _submission(session).answers.cells
    back = pack.with_name("back.xlsx")
    write_copy(pack, back, {cells[code]: Decimal(value) for code, value in values.items()})
    return back


def _look(session: Session, back: Path) -> returned_packs.PackArrival:
    return returned_packs.look_at_pack(session, back, submissions.load_all(session, collection()))


def test_a_pack_holds_what_was_corrected_here(at_desk: Session, tmp_path: Path) -> None:
    _correct(at_desk, ONE, 77)
    pack = _issued(at_desk, tmp_path)
    cell = _submission(at_desk).answers.cells[ONE]
    assert read_workbook(pack).sheet(cell.sheet).cell(cell.address).value == 77
    assert returned_packs.is_pack(pack)


def test_what_a_lead_filled_in_is_shown_then_lands_and_one_undo_takes_it_back(at_desk: Session, tmp_path: Path) -> None:
    before = _submission(at_desk).answers
    back = _filled_in(at_desk, _issued(at_desk, tmp_path), {ONE: 71, TWO: 72})
    arrival = _look(at_desk, back)
    assert {one.code: one.theirs for one in arrival.landing} == {ONE: 71, TWO: 72}
    assert (arrival.conflicts, arrival.told) == ((), ())
    assert _submission(at_desk).answers[ONE] == before[ONE]  # looking does nothing
    returned_packs.take_answers(at_desk, _submission(at_desk), arrival, {})
    now = _submission(at_desk)
    assert (now.answers[ONE], now.answers[TWO]) == (71, 72)
    assert {one.by for one in now.corrections} == {LEAD.key}
    at_desk.undo()
    assert (_submission(at_desk).answers[ONE], _submission(at_desk).answers[TWO]) == (before[ONE], before[TWO])


def test_what_was_changed_on_both_sides_waits_for_a_decision(at_desk: Session, tmp_path: Path) -> None:
    back = _filled_in(at_desk, _issued(at_desk, tmp_path), {ONE: 71, TWO: 72, THREE: 73})
    _correct(at_desk, ONE, 40)
    _correct(at_desk, TWO, 72)  # the same as came
    arrival = _look(at_desk, back)
    assert [(one.code, one.mine, one.theirs) for one in arrival.conflicts] == [(ONE, 40, 71)]
    assert [one.code for one in arrival.landing] == [THREE]
    with pytest.raises(NotReady, match="decided"):
        returned_packs.take_answers(at_desk, _submission(at_desk), arrival, {})
    returned_packs.take_answers(at_desk, _submission(at_desk), arrival, {ONE: Choice.MINE})
    now = _submission(at_desk).answers
    assert (now[ONE], now[TWO], now[THREE]) == (40, 72, 73)


def test_an_answer_put_back_to_what_the_workbook_says_is_the_leads_change_too(at_desk: Session, tmp_path: Path) -> None:
    was = _submission(at_desk).answers[ONE]
    assert isinstance(was, Decimal)
    _correct(at_desk, ONE, 77)
    cells = _submission(at_desk).answers.cells
    pack = _issued(at_desk, tmp_path)
    write_copy(pack, tmp_path / "back.xlsx", {cells[ONE]: was})
    assert [one.theirs for one in _look(at_desk, tmp_path / "back.xlsx").landing] == [was]


def test_nothing_lands_over_what_was_changed_after_looking(at_desk: Session, tmp_path: Path) -> None:
    arrival = _look(at_desk, _filled_in(at_desk, _issued(at_desk, tmp_path), {ONE: 71}))
    _correct(at_desk, ONE, 40)
    with pytest.raises(RecordProblem, match="since you looked"):
        returned_packs.take_answers(at_desk, _submission(at_desk), arrival, {})
    assert _submission(at_desk).answers[ONE] == 40


def test_a_pack_of_an_older_workbook_says_so(at_desk: Session, sample: Sample, tmp_path: Path) -> None:
    back = _filled_in(at_desk, _issued(at_desk, tmp_path), {ONE: 71})
    newer = tmp_path / "newer.xlsx"
    cells = _submission(at_desk).answers.cells
    write_copy(sample.workbook(UNIT), newer, {cells[TWO]: Decimal(5)})
    workbooks.open_workbook(at_desk, newer, [sample.collection])
    arrival = _look(at_desk, back)
    assert "read anew since this pack was made" in arrival.told[0]
    assert [one.code for one in arrival.landing] == [ONE]


def test_the_other_tabs_are_hidden_or_seen_and_locked_as_asked(at_desk: Session, tmp_path: Path) -> None:
    hidden = read_workbook(_issued(at_desk, tmp_path))
    locked_pack = _issued(at_desk, tmp_path, lock=True)
    locked = read_workbook(locked_pack)
    other = _submission(at_desk).answers.cells[collection().section_codes("Finance")[0]]
    assert not hidden.sheet(other.sheet).visible
    assert locked.sheet(other.sheet).visible
    assert locked.sheet(other.sheet).cell(other.address).value is None  # emptied all the same
    part = open_package(locked_pack).read(locked.sheet(other.sheet).part)
    assert b'selectLockedCells="1" selectUnlockedCells="1"' in part
    arrival = _look(at_desk, _filled_in(at_desk, locked_pack, {ONE: 71}))
    assert ([one.code for one in arrival.landing], arrival.told) == ([ONE], ())


def test_a_pack_that_was_made_elsewhere_is_refused(at_desk: Session, sample: Sample, tmp_path: Path) -> None:
    packs.make(sample.workbook(UNIT), tmp_path / "pack.xlsx", SECTION)
    with pytest.raises(WorkbookProblem, match="not made at this desk"):
        _look(at_desk, tmp_path / "pack.xlsx")


def test_without_a_workbook_there_is_nothing_to_share(session: Session, tmp_path: Path) -> None:
    with pytest.raises(NotReady, match="no workbook yet"):
        _issued(session, tmp_path)
