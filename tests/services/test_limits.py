"""A trust's own limits of year-on-year: set with a reason, told in the question, taken back, and undone."""

from collections.abc import Callable

import pytest

from nhsbn_desktop.domain.limits import Limits, settings_for
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import answers, limits, plan, submissions, workbooks
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.services.trail import read_trail

UNIT = "Alderbrook"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"), planted=True)


@pytest.fixture
def load(session: Session, sample: Sample) -> Callable[[], Submission]:
    plan.enrol(session, session.person)
    for year in ("2024/25", "2025/26"):
        workbooks.open_workbook(session, sample.workbook(UNIT, year), [sample.collection])
    return lambda: submissions.load(session, sample.collection, UNIT)


def flagged(submission: Submission) -> set[str]:
    return {comparison.code for comparison in submission.comparisons if comparison.flagged}


def test_a_limit_set_here_is_used_and_its_authority_is_told(
    session: Session, sample: Sample, load: Callable[[], Submission]
) -> None:
    before = flagged(load())
    limits.set_limits(session, sample.collection, {"WTE": Limits(0.9)}, "Our teams are small")
    after = load()
    gone = before - flagged(after)
    assert gone
    assert all(after.collection.metric(code).unit == "WTE" for code in gone)  # type: ignore[union-attr]
    limits.set_limits(session, sample.collection, {"WTE": Limits(0.12)}, "We know each post")
    why = next(f.why for f in load().findings if f.code == "R315")
    assert "more than 12%" in why
    assert "The limit was set here by Ann Hale on" in why
    assert why.endswith("We know each post")
    count = next(f.why for f in load().findings if f.code == "R313")
    assert "World Health Organization" in count


def test_an_edit_is_judged_by_the_same_limits_as_before(
    session: Session, sample: Sample, load: Callable[[], Submission]
) -> None:
    limits.set_limits(session, sample.collection, {"count": Limits(9.0, score=3.09)}, "A year of closures")
    before = load()
    assert "AC02" not in flagged(before)
    now = before.answers.number("AC02")
    assert now is not None
    answers.correct(session, before, "AC02", now * 3, "a slip")
    assert "AC02" not in flagged(load())


def test_the_collection_s_own_limits_come_back_and_undo_puts_the_trust_s_back(
    session: Session, sample: Sample, load: Callable[[], Submission]
) -> None:
    collection, base = sample.collection, settings_for(sample.collection)
    limits.set_limits(session, collection, {"money": Limits(0.5)}, "Prices rose")
    limits.set_limits(session, collection, dict(base.limits), "They fell again")
    assert limits.limits_in_force(session, collection) == base
    session.undo()
    assert limits.limits_in_force(session, collection).limits["money"] == Limits(0.5)
    assert "50%" in [row.after for row in read_trail(session, [collection]).rows]


def test_a_limit_needs_its_reason_an_officer_and_something_to_pass(session: Session, sample: Sample) -> None:
    with pytest.raises(NotReady, match="reason"):
        limits.set_limits(session, sample.collection, {"money": Limits(0.5)}, " ")
    with pytest.raises(NotReady, match="every answer"):
        limits.set_limits(session, sample.collection, {"money": Limits(0.0)}, "none")
    lead = session.as_person(Person("priya", "Priya Shah", Role.NOMINATED_LEAD))
    with pytest.raises(NotPermitted):
        limits.set_limits(lead, sample.collection, {"money": Limits(0.5)}, "Prices rose")
