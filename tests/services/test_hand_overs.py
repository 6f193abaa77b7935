"""Hand-overs between desks: work goes out, comes back and is merged; what is not right is refused, with the reason."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import Correction
from nhsbn_desktop.domain.hand_over import ABOUT, OFFICERS, OVER_OTHERS
from nhsbn_desktop.domain.merging import Choice
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import HandOverProblem, NotReady
from nhsbn_desktop.domain.sign_off import Validation, ValidationKind
from nhsbn_desktop.domain.signing_keys import EnrolledKey
from nhsbn_desktop.domain.specification_changes import TakenUp
from nhsbn_desktop.record.preparing import admit, prepare
from nhsbn_desktop.record.shared_files import SharedFiles
from nhsbn_desktop.record.shared_record import SharedRecord
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services import answers, arrivals, collections, desks, sign_off, specifications, submissions
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import THINGS
from tests.server import Line, as_account
from tests.services.three_desks import (
    ANN,
    DIRECTOR,
    LEAD,
    Place,
    collection,
    hand_over,
    look,
    set_out,
    take,
    three_places,
)

UNIT = "Alderbrook"
SECTION = collection().sections[0]
CODE, OTHER = collection().section_codes(SECTION)[:2]
Three = tuple[Place, Place, Place]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def three(tmp_path: Path, sample: Sample) -> Iterator[Three]:
    """The officer has read this year's workbook of one locality; nothing has been handed over yet."""
    one = replace(sample, workbooks=tuple(w for w in sample.workbooks if (w.unit, w.year) == (UNIT, "2025/26")))
    with three_places(tmp_path) as places:
        set_out(places[0], one)
        yield places


def correct(place: Place, value: int, code: str = CODE) -> None:
    answers.correct(place.session, submissions.load(place.session, collection(), UNIT), code, Decimal(value), "recount")


def answer(place: Place, code: str = CODE) -> object:
    return submissions.load(place.session, collection(), UNIT).answers.get(code)


def test_a_colleague_goes_on_where_the_officer_stands(three: Three) -> None:
    ann, lead, _ = three
    correct(ann, 40)
    arrival = look(lead, hand_over(ann, LEAD, [SECTION]))
    assert (arrival.hand_over.sender, arrival.hand_over.sections, arrival.conflicts) == (ANN, (SECTION,), ())
    assert lead.session.record.head() == (0, "")  # looking does nothing
    arrivals.take_in(lead.session, arrival, {}, read_out=True)
    assert answer(lead) == 40
    assert lead.trail == ann.trail
    assert lead.session.record.unbroken()
    reading = submissions.load(lead.session, collection(), UNIT).reading
    assert reading is not None
    assert lead.session.files.path(reading.file_digest).is_file()


def test_before_the_first_one_the_senders_fingerprint_is_read_out(three: Three) -> None:
    ann, lead, _ = three
    arrival = look(lead, hand_over(ann, LEAD))
    assert arrival.to_enrol.count(" ") == 5
    with pytest.raises(NotReady, match="made sure yet"):
        arrivals.take_in(lead.session, arrival, {})
    take(lead, ann.folder / "passed on.handover")
    assert look(lead, hand_over(ann, LEAD, name="second.handover")).to_enrol == ""


def test_what_a_lead_did_comes_back_in_their_name_and_trails_are_equal(three: Three) -> None:
    ann, lead, _ = three
    take(lead, hand_over(ann, LEAD, [SECTION]))
    correct(lead, 41)
    submission = submissions.load(lead.session, collection(), UNIT)
    sign_off.validate(lead.session, submission, SECTION, [ValidationKind.SENSE_CHECK])
    arrival = take(ann, hand_over(lead, ANN))
    assert {one.last.by for one in arrival.landing} == {LEAD.key}
    assert answer(ann) == 41
    assert submissions.load(ann.session, collection(), UNIT).validation_stands(SECTION)
    assert ann.trail == lead.trail
    assert ann.session.record.unbroken()
    assert all(
        one.signature
        for one in ann.session.record.carried((Validation, Correction), collection().key)
        if one.by == LEAD.key
    )


def test_two_who_changed_one_answer_are_both_shown_and_somebody_decides(three: Three) -> None:
    ann, lead, _ = three
    take(lead, hand_over(ann, LEAD, [SECTION]))
    correct(ann, 40)
    correct(ann, 7, OTHER)
    correct(lead, 41)
    back = hand_over(lead, ANN)
    arrival = look(ann, back)
    (conflict,) = arrival.conflicts
    assert (conflict.mine.thing.value, conflict.theirs.thing.value, conflict.base) == (40, 41, conflict.base)
    assert (conflict.mine.by, conflict.theirs.by) == (ANN.key, LEAD.key)
    with pytest.raises(NotReady, match="decided"):
        arrivals.take_in(ann.session, arrival, {})
    arrivals.take_in(ann.session, arrival, {(conflict.kind, conflict.key): Choice.MINE})
    assert (answer(ann), answer(ann, OTHER)) == (40, 7)
    take(lead, hand_over(ann, LEAD, [SECTION], "again.handover"))
    assert (answer(lead), answer(lead, OTHER)) == (40, 7)
    assert lead.trail == ann.trail
    assert ann.session.record.unbroken()
    assert lead.session.record.unbroken()


def test_one_undo_takes_all_of_it_back_and_it_can_come_again(three: Three) -> None:
    ann, lead, _ = three
    take(lead, hand_over(ann, LEAD, [SECTION]))
    before = answer(ann)
    correct(lead, 41)
    correct(lead, 42, OTHER)
    back = hand_over(lead, ANN)
    take(ann, back)
    assert ann.session.undo() is not None
    assert (answer(ann), ann.session.record.unbroken()) == (before, True)
    again = look(ann, back)
    assert {one.theirs.thing.value for one in again.conflicts} == {41, 42}
    take(ann, back, Choice.THEIRS)
    assert (answer(ann), answer(ann, OTHER)) == (41, 42)


def test_what_was_not_handed_to_a_lead_is_left_out_and_told(three: Three) -> None:
    ann, lead, _ = three
    take(lead, hand_over(ann, LEAD, [SECTION]))
    elsewhere = collection().section_codes(collection().sections[1])[0]
    was = answer(ann, elsewhere)
    correct(lead, 41)
    correct(lead, 99, elsewhere)
    arrival = take(ann, hand_over(lead, ANN))
    assert [one.why for one in arrival.left_out] == [f"{collection().sections[1]} was not handed to {LEAD.name}"]
    assert (answer(ann), answer(ann, elsewhere)) == (41, was)


def test_nothing_is_handed_to_somebody_without_a_key(three: Three) -> None:
    other = replace(LEAD, key="nobody", name="No Body")
    with pytest.raises(NotReady, match="no signing key"):
        hand_over(three[0], other)


def test_a_hand_over_of_nothing_new_says_so(three: Three) -> None:
    ann, lead, director = three
    take(lead, hand_over(ann, LEAD))
    take(director, hand_over(ann, DIRECTOR, name="d.handover"))
    arrival = look(ann, hand_over(lead, ANN))
    assert (arrival.came, arrival.landing, arrival.conflicts) == ((), (), ())
    with pytest.raises(HandOverProblem, match="made at this desk"):
        look(ann, ann.folder / "d.handover")


def test_both_desks_judge_by_the_version_of_the_specification_that_was_taken_up(three: Three) -> None:
    ann, lead, _ = three
    older = replace(collection(), version="0.9", checks=collection().checks[1:])
    specifications.take_up(ann.session, older)
    arrival = take(lead, hand_over(ann, LEAD, [SECTION]))
    assert [one.after.version for one in arrival.landing if one.kind is TakenUp] == ["0.9"]
    assert collections.find_collection(lead.session, older.key) == older
    assert lead.trail == ann.trail


@pytest.mark.parametrize("sections", [(), (SECTION,)])
def test_who_will_see_what_is_said_before_a_hand_over_is_written(sections: tuple[str, ...]) -> None:
    lead, director = (desks.what_they_see(to, collection(), sections) for to in (LEAD, DIRECTOR))
    assert f"{LEAD.name} will be able to see every section of all submissions" in lead
    assert "not encrypted" in lead
    assert (f"counts only in {SECTION}" in lead) is bool(sections)
    assert "counts only" not in director


@pytest.fixture
def on_a_server(line: Line, postgresql_record: str, tmp_path: Path, sample: Sample) -> Iterator[tuple[Place, Place]]:
    """The officer works at a record on a server; the lead's desk has a record of its own, and never sees the server."""
    prepare(postgresql_record, THINGS)
    admit(postgresql_record, ANN, THINGS)
    with three_places(tmp_path) as places, ExitStack() as stack:
        record = SharedRecord(as_account(line.url, ANN.key), tmp_path / "copy.sqlite", THINGS)
        stack.callback(record.close)
        record.sync()
        own, keys = places[0].session, places[0].session.record.all(EnrolledKey)
        officer = Place(places[0].folder, replace(own, record=record, files=SharedFiles(tmp_path / "files", record)))
        officer.session.commit_all(Act.ENROL_PERSON, own.record.all(Person))
        officer.session.commit_all(Act.ENROL_KEY, keys)
        one = replace(sample, workbooks=tuple(w for w in sample.workbooks if (w.unit, w.year) == (UNIT, "2025/26")))
        set_out(officer, one)
        yield officer, places[1]


def test_a_record_on_a_server_is_handed_over_and_takes_in_what_comes_back(
    on_a_server: tuple[Place, Place], line: Line, postgresql_record: str
) -> None:
    ann, lead = on_a_server
    take(lead, hand_over(ann, LEAD, [SECTION]))
    correct(lead, 41)
    correct(ann, 7, OTHER)
    back = hand_over(lead, ANN)
    arrival = take(ann, back)
    assert (answer(ann), answer(ann, OTHER)) == (41, 7)
    assert [one.last.by for one in arrival.landing] == [LEAD.key]
    with closing(Record(postgresql_record, THINGS)) as server:
        assert server.unbroken()
        assert {change.by for change in server.changes() if change.after == arrival.landing[0].after} == {LEAD.key}
    with pytest.raises(HandOverProblem, match="taken in already"):
        look(ann, back)
    line.cut()
    correct(ann, 8, OTHER)
    with pytest.raises(NotReady, match=r"1 change\(s\) made at this desk have not reached"):
        hand_over(ann, LEAD, [SECTION], "again.handover")
    line.mend()
    ann.session.record.sync()  # type: ignore[attr-defined]
    take(lead, hand_over(ann, LEAD, [SECTION], "again.handover"))
    assert (answer(lead), answer(lead, OTHER)) == (41, 8)
    assert lead.trail == ann.trail


def test_every_act_of_somebody_who_is_no_officer_says_what_it_may_change() -> None:
    """A new act that leads or directors may do needs its row, or what they do by it could not come back."""
    at_their_own_desk = {Act.SEND_CALENDAR, Act.MAKE_HAND_OVER}
    theirs = {act for act in Act if act.roles - OFFICERS}
    assert theirs - at_their_own_desk == set(ABOUT) | OVER_OTHERS
