"""Entering answers on the Network's site: in its order, as they are to be typed, ticked off until they move."""

from decimal import Decimal

import pytest

from nhsbn_desktop.services import answers, entry_aid, submissions, workbooks
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session

UNIT = "Alderbrook"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


def test_every_answer_is_offered_in_the_order_of_the_site(session: Session, sample: Sample) -> None:
    workbooks.open_workbook(session, sample.workbook(UNIT), [sample.collection])
    submission = submissions.load(session, sample.collection, UNIT)
    found = entry_aid.lines(session, submission)
    assert [line.code for line in found] == list(sample.collection.codes)
    assert all("," not in line.text for line in found if isinstance(submission.answers.get(line.code), Decimal))
    assert entry_aid.left_to_enter(found) == sum(bool(line.text) for line in found)


def test_a_tick_holds_until_the_answer_moves_and_can_be_taken_back(session: Session, sample: Sample) -> None:
    workbooks.open_workbook(session, sample.workbook(UNIT), [sample.collection])
    submission = submissions.load(session, sample.collection, UNIT)
    code = next(code for code in sample.collection.codes if submission.answers.number(code) is not None)

    def line() -> entry_aid.EntryLine:
        now = submissions.load(session, sample.collection, UNIT)
        return next(line for line in entry_aid.lines(session, now) if line.code == code)

    entry_aid.tick_off(session, submission, code)
    assert (line().ticked, line().was_entered) == (True, False)
    number = submission.answers.number(code)
    assert number is not None
    answers.correct(session, submission, code, number + 1, "put right")
    assert (line().ticked, line().was_entered) == (False, True)
    session.undo()
    assert line().ticked
    entry_aid.untick(session, submission, code)
    assert not line().ticked
