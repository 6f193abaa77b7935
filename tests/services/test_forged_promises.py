"""A table of forged, altered, swapped and replayed promises: none of them stands, and each is told why."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.sign_off import Assurance, SignOff, Validation
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services import answers, plan, sign_off, signing_keys
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import PracticeKeys, practice_key
from nhsbn_desktop.signing.signatures import SigningKey, new_key, sign_statement
from tests.services.test_story import (
    DEPUTY,
    DIRECTOR,
    KINDS,
    LEAD,
    explain_all,
    load,
    name_the_lead,
    open_this_year,
    validate_all,
)

RHYS = Person("tom", "Rhys Evans", Role.NOMINATED_LEAD)  # leads nothing
IDA = Person("mei", "Ida Roy", Role.CONTRIBUTOR)
PEOPLE = (LEAD, DIRECTOR, DEPUTY, RHYS, IDA)
SECTION = "Workforce"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def promised(tmp_path_factory: pytest.TempPathFactory, sample: Sample) -> Iterator[Session]:
    """Everything promised as it should be; each case writes its forgery over one promise and takes it away again."""
    folder = tmp_path_factory.mktemp("desk")
    with closing(Record(folder / "record.sqlite", THINGS)) as record:
        keys = PracticeKeys(("ann", *(person.key for person in PEOPLE)))
        session = Session(Person("ann", "Ann Hale", Role.IQO), record, Files(folder / "files"), keys=keys)
        open_this_year(session, sample)
        name_the_lead(session, sample)
        for person in PEOPLE:
            plan.enrol(session, person)
        signing_keys.enrol_practice_keys(session, [person.key for person in PEOPLE])
        explain_all(session, sample)
        validate_all(session, sample)
        sign_off.sign_off(session.as_person(DIRECTOR), load(session, sample), tuple(Assurance))
        yield session


def write_over(session: Session, promise: Any, act: Act) -> None:
    """As somebody would who can write to the record, past every question the program asks."""
    before = session.record.get(type(promise), promise.key)
    session.record.commit(Change(session.now(), promise.by, act, type(promise), promise.key, before, promise))


def signed_by(key: SigningKey, promise: Any, **altered: Any) -> Any:
    """The promise with something altered, and signed afresh as well as the forger can."""
    stated = replace(promise, **{"public": key.public, **altered})
    return replace(stated, signature=sign_statement(key, stated.statement))


@dataclass(frozen=True)
class Case:
    name: str
    forge: Callable[[Any], Any]
    why: str

    def __str__(self) -> str:
        return self.name


def other_answers(promise: Any) -> Any:
    (code, _), *rest = promise.answers
    return replace(promise, answers=((code, Decimal(1)), *rest))


FORGED_VALIDATIONS = [
    Case("not signed at all", lambda v: replace(v, signature="", public=""), "was not signed with a key"),
    Case("signature of noughts", lambda v: replace(v, signature="00" * 64), "was altered, or forged"),
    Case("signature cut short", lambda v: replace(v, signature=v.signature[:-2]), "was altered, or forged"),
    Case("signature that is no number", lambda v: replace(v, signature="nonsense"), "was altered, or forged"),
    Case("note altered", lambda v: replace(v, note="all is well"), "was altered, or forged"),
    Case("time altered", lambda v: replace(v, at=v.at - timedelta(days=1)), "was altered, or forged"),
    Case("kinds altered", lambda v: replace(v, kinds=()), "was altered, or forged"),
    Case("digest altered", lambda v: replace(v, digest="0" * 64), "was altered, or forged"),
    Case("role altered", lambda v: replace(v, role=Role.CARE_GROUP_DIRECTOR), "was altered, or forged"),
    Case("the answers it speaks of altered", other_answers,
         "are not the ones that were signed"),
    Case("another's name over the same signature", lambda v: replace(v, by="grace"), "has not enrolled for Grace"),
    Case("by a key nobody enrolled", lambda v: signed_by(new_key(), v), "has not enrolled for Priya"),
    Case("by a key that is none", lambda v: replace(v, public="zz"), "has not enrolled for Priya"),
    Case("by another's enrolled key", lambda v: signed_by(practice_key("tom"), v), "has not enrolled for Priya"),
    Case("by a lead of another section", lambda v: signed_by(practice_key("tom"), v, by="tom"),
         "Rhys Evans was not the nominated lead"),
    Case("by a contributor", lambda v: signed_by(practice_key("mei"), v, by="mei", role=IDA.role),
         "Ida Roy was contributor on record"),
    Case("by a contributor who says to be a lead", lambda v: signed_by(practice_key("mei"), v, by="mei"),
         "Ida Roy was contributor on record"),
    Case("by the director", lambda v: signed_by(practice_key("grace"), v, by="grace", role=DIRECTOR.role),
         "Grace Boateng was care group director on record"),
    Case("by the deputy", lambda v: signed_by(practice_key("sam"), v, by="sam", role=DEPUTY.role),
         "Sam Whitlock was deputy care group director on record"),
    Case("by somebody unknown", lambda v: signed_by(new_key(), v, by="nobody"), "has not enrolled for nobody"),
    Case("without a kind of validation", lambda v: signed_by(practice_key("priya"), v, kinds=()),
         "does not say which kind"),
]  # fmt: skip

FORGED_SIGN_OFFS = [
    Case("not signed at all", lambda s: replace(s, signature=""), "was not signed with a key"),
    Case("one assurance taken out", lambda s: replace(s, assurances=s.assurances[:1]), "was altered, or forged"),
    Case("one assurance, signed so", lambda s: signed_by(practice_key("grace"), s, assurances=s.assurances[:1]),
         "does not give both assurances"),
    Case("by a lead", lambda s: signed_by(practice_key("tom"), s, by="tom", role=RHYS.role),
         "Rhys Evans was nominated lead on record"),
    Case("by a lead who says to be the director",
         lambda s: signed_by(practice_key("tom"), s, by="tom", role=DIRECTOR.role), "was nominated lead on record"),
    Case("in the director's name with a lead's key", lambda s: signed_by(practice_key("tom"), s),
         "has not enrolled for Grace"),
    Case("by a deputy for nobody", lambda s: signed_by(practice_key("sam"), s, by="sam", role=DEPUTY.role),
         "without naming the director"),
    Case("by a deputy for a lead",
         lambda s: signed_by(practice_key("sam"), s, by="sam", role=DEPUTY.role, on_behalf_of="priya"),
         "Sam Whitlock is not the deputy of Priya Shah"),
    Case("by the director for another", lambda s: signed_by(practice_key("grace"), s, on_behalf_of="sam"),
         "only a deputy signs for another"),
    Case("whom it is for altered", lambda s: replace(s, on_behalf_of="sam"), "was altered, or forged"),
]  # fmt: skip


@pytest.mark.parametrize("case", FORGED_VALIDATIONS, ids=str)
def test_a_forged_validation_does_not_stand_and_is_told_why(promised: Session, sample: Sample, case: Case) -> None:
    true = load(promised, sample).validation(SECTION)
    assert true is not None
    write_over(promised, case.forge(true), Act.VALIDATE)
    try:
        forged = load(promised, sample)
        assert not forged.validation_stands(SECTION)
        assert case.why in forged.doubts[true.key]
        with pytest.raises(NotReady, match="not validated"):
            sign_off.sign_off(promised.as_person(DIRECTOR), forged, tuple(Assurance))
    finally:
        write_over(promised, true, Act.VALIDATE)
    assert load(promised, sample).validation_stands(SECTION)


@pytest.mark.parametrize("case", FORGED_SIGN_OFFS, ids=str)
def test_a_forged_sign_off_does_not_stand_and_is_told_why(promised: Session, sample: Sample, case: Case) -> None:
    true = load(promised, sample).sign_off
    assert true is not None
    write_over(promised, case.forge(true), Act.SIGN_OFF)
    try:
        forged = load(promised, sample)
        assert not forged.sign_off_stands
        assert case.why in forged.doubts[true.key]
    finally:
        write_over(promised, true, Act.SIGN_OFF)
    assert load(promised, sample).sign_off_stands


def swapped_section(submission: Submission) -> Validation:
    other = submission.validation("Finance")
    assert other is not None
    return replace(other, section=SECTION)


def swapped_submission(submission: Submission) -> SignOff:
    assert submission.sign_off is not None
    return replace(submission.sign_off, submission=f"{submission.collection.key}/Brackenfield")


def test_a_promise_is_good_for_no_other_section_and_no_other_submission(promised: Session, sample: Sample) -> None:
    submission = load(promised, sample)
    true = submission.validation(SECTION)
    write_over(promised, swapped_section(submission), Act.VALIDATE)
    write_over(promised, swapped_submission(submission), Act.SIGN_OFF)
    try:
        assert "was altered, or forged" in load(promised, sample).doubts[f"{submission.key}/{SECTION}"]
        other = load(promised, sample, "Brackenfield")
        assert not other.sign_off_stands
        assert "was altered, or forged" in other.doubts[f"{other.key}/sign-off"]
    finally:
        write_over(promised, true, Act.VALIDATE)


@pytest.mark.parametrize("by", [LEAD, RHYS, IDA, DEPUTY, Person("ann", "Ann Hale", Role.IQO)], ids=lambda p: p.name)
def test_who_may_not_sign_off_is_refused_before_anything_is_written(
    promised: Session, sample: Sample, by: Person
) -> None:
    number, _ = promised.record.head()
    with pytest.raises((NotPermitted, NotReady)):
        sign_off.sign_off(promised.as_person(by), load(promised, sample), tuple(Assurance))
    assert promised.record.head()[0] == number


def test_a_promise_taken_back_stays_so_however_often_it_is_written_again(promised: Session, sample: Sample) -> None:
    submission = load(promised, sample)
    first = submission.validation("Access")
    assert first is not None
    sign_off.take_back(promised, submission, first, "the waits are not complete")
    again = load(promised, sample)
    assert again.doubts[first.key].startswith("Sent back by ann on ")
    with pytest.raises(NotReady, match="taken back"):
        sign_off.confirm_again(promised.as_person(LEAD), again, first)
    sign_off.validate(promised.as_person(LEAD), again, "Access", KINDS, "waits completed")
    assert load(promised, sample).validation_stands("Access")
    second = load(promised, sample).validation("Access")
    write_over(promised, first, Act.VALIDATE)
    assert not load(promised, sample).validation_stands("Access")
    write_over(promised, second, Act.VALIDATE)


def test_a_key_that_was_lost_counts_no_more_and_what_it_signed_before_does(promised: Session, sample: Sample) -> None:
    submission = load(promised, sample)
    validation = submission.validation("Finance")
    assert validation is not None
    [key] = [key for key in signing_keys.enrolled(promised) if key.person == LEAD.key]
    for since, stands in ((validation.at + timedelta(seconds=1), True), (validation.at, False)):
        signing_keys.end(promised, key, "laptop lost", since=since)
        assert load(promised, sample).validation_stands("Finance") is stands
    assert "out of use" in load(promised, sample).doubts[validation.key]
    promised.record.commit(
        Change(promised.now(), "ann", Act.ENROL_KEY, type(key), key.key, promised.record.get(type(key), key.key), key)
    )
    assert load(promised, sample).validation_stands("Finance")


def test_a_role_that_changes_later_leaves_the_promise_of_then(promised: Session, sample: Sample) -> None:
    plan.enrol(promised, replace(LEAD, role=Role.CONTRIBUTOR))
    assert load(promised, sample).validation_stands("Finance")
    with pytest.raises(NotPermitted):
        sign_off.validate(
            promised.as_person(replace(LEAD, role=Role.CONTRIBUTOR)), load(promised, sample), "Finance", KINDS
        )
    plan.enrol(promised, LEAD)


def test_an_answer_put_back_raises_no_forgery_from_the_dead(promised: Session, sample: Sample) -> None:
    """A forged promise stands for no answers at all, not even for those it names."""
    submission = load(promised, sample)
    true = submission.validation(SECTION)
    assert true is not None
    write_over(promised, signed_by(new_key(), true), Act.VALIDATE)
    was = submission.answers.number("WF18")
    assert was is not None
    answers.correct(promised, submission, "WF18", was + 1, "tried")
    assert promised.undo()
    assert not load(promised, sample).validation_stands(SECTION)
    write_over(promised, true, Act.VALIDATE)
