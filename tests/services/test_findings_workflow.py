"""Findings from open to closed: answered, sent back, verified, waived; blanks with their reason; what re-arms what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.finding_states import State
from nhsbn_desktop.domain.findings import Explanation, Finding, Severity, Verdict
from nhsbn_desktop.domain.gaps import AnswerState, GapKind
from nhsbn_desktop.domain.likely_question import likely_questions
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.plan import PlanEntry
from nhsbn_desktop.domain.problems import NotPermitted, NotReady
from nhsbn_desktop.domain.readiness import hurdles, say_blanks
from nhsbn_desktop.domain.sign_off import ValidationKind
from nhsbn_desktop.domain.statistics import round_half_up
from nhsbn_desktop.domain.submission import Staged, Submission
from nhsbn_desktop.record.codec import decode
from nhsbn_desktop.services import answers, findings, gaps, reviews, sign_off, specifications, submissions, workbooks
from nhsbn_desktop.services.collections import find_collection
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session

UNIT = "Alderbrook"
CONTRIBUTOR = Person("cara", "Cara Moss", Role.CONTRIBUTOR)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"), planted=True)


@pytest.fixture
def opened(session: Session, sample: Sample) -> Session:
    for year in ("2024/25", "2025/26"):
        workbooks.open_workbook(session, sample.workbook(UNIT, year), [sample.collection])
    return session


@pytest.fixture
def load(opened: Session, sample: Sample) -> Callable[[], Submission]:
    return lambda: submissions.load(opened, sample.collection, UNIT)


def change_in(submission: Submission) -> Finding:
    """A count that moved too far, large enough for a tenth of it to be whole numbers."""
    return next(
        f for f in submission.findings if f.kind == "yoy" and (submission.answers.number(f.codes[0]) or 0) > 300
    )


def say(session: Session, verdict: Verdict, submission: Submission, finding: Finding, comment: str = "") -> None:
    reviews.review(session, verdict, [(submission, finding)], comment)


def state(submission: Submission, finding: Finding) -> State:
    return submission.accounts[finding.key].state


def test_a_finding_goes_from_open_to_answered_to_sent_back_to_closed(
    opened: Session, load: Callable[[], Submission]
) -> None:
    finding = change_in(load())
    assert state(load(), finding) is State.OPEN
    with pytest.raises(NotReady, match="answered"):
        say(opened, Verdict.CLOSED, load(), finding)
    answers.explain(opened.as_person(CONTRIBUTOR), load(), [finding], "A ward closed.")
    assert state(load(), finding) is State.ANSWERED
    with pytest.raises(NotPermitted):
        say(opened.as_person(CONTRIBUTOR), Verdict.CLOSED, load(), finding)
    with pytest.raises(NotReady, match="comment"):
        say(opened, Verdict.SENT_BACK, load(), finding, " ")
    say(opened, Verdict.SENT_BACK, load(), finding, "Which ward?")
    assert state(load(), finding) is State.SENT_BACK
    assert finding.key not in load().explained
    assert finding in load().open_findings
    answers.explain(opened, load(), [finding], "Larch ward closed in June.")
    assert state(load(), finding) is State.ANSWERED
    say(opened, Verdict.CLOSED, load(), finding)
    assert state(load(), finding) is State.CLOSED
    opened.undo()
    assert state(load(), finding) is State.ANSWERED


def test_taking_a_verification_back_needs_a_comment_and_opens_the_finding(
    opened: Session, load: Callable[[], Submission]
) -> None:
    finding = change_in(load())
    answers.explain(opened, load(), [finding], "A ward closed.")
    say(opened, Verdict.VERIFIED, load(), finding)
    assert state(load(), finding) is State.VERIFIED
    with pytest.raises(NotReady, match="comment"):
        say(opened, Verdict.DE_VERIFIED, load(), finding, "")
    say(opened, Verdict.DE_VERIFIED, load(), finding, "The ledger says otherwise.")
    assert state(load(), finding) is State.DE_VERIFIED
    assert finding in load().open_findings


def moved_by(session: Session, submission: Submission, finding: Finding, share: str) -> None:
    now = submission.answers.number(finding.codes[0])
    assert now is not None
    answers.correct(session, submission, finding.codes[0], round_half_up(now * Decimal(share), 0), "late figure")


def test_an_explained_change_stands_within_a_tenth_and_asks_again_beyond(
    opened: Session, load: Callable[[], Submission]
) -> None:
    finding = change_in(load())
    answers.explain(opened, load(), [finding], "A ward closed.")
    moved_by(opened, load(), finding, "1.02")
    near = load()
    assert near.accounts[finding.key].standing is not None
    assert "within the 10%" in near.accounts[finding.key].standing.words
    assert state(near, finding) is State.ANSWERED
    opened.undo()
    moved_by(opened, load(), finding, "1.4")
    far = load()
    still = [f for f in far.findings if f.key == finding.key]
    assert all(state(far, f) is State.OPEN for f in still)
    offers = findings.offered_explanations(opened, far)
    assert all("it is" in offers[f.key].words for f in still)


def test_an_explanation_survives_the_workbook_being_opened_again(
    opened: Session, load: Callable[[], Submission], sample: Sample
) -> None:
    finding = change_in(load())
    answers.explain(opened, load(), [finding], "A ward closed.")
    workbooks.open_workbook(opened, sample.workbook(UNIT), [sample.collection])
    assert state(load(), finding) is State.ANSWERED


def test_an_explanation_survives_a_newer_specification_and_a_resubmission(
    opened: Session, load: Callable[[], Submission], sample: Sample
) -> None:
    finding = change_in(load())
    answers.explain(opened, load(), [finding], "A ward closed.")
    sent = Staged(load().key, "1", 1, "", "portal", "f.xlsx", "0", "0", load().digest, "ann", opened.now())
    opened.commit(Act.STAGE_SUBMISSION, sent)
    assert state(load(), finding) is State.ANSWERED
    newer = submissions.load(opened, replace(sample.collection, version="2.0"), UNIT)
    assert state(newer, finding) is State.ANSWERED
    assert newer.explained[finding.key].version == sample.collection.version


def test_the_likely_question_counts_related_figures_and_its_reply_is_drafted_from_the_explanation(
    opened: Session, load: Callable[[], Submission]
) -> None:
    asked = likely_questions(load())
    assert all(not question.is_answered for question in asked)
    assert {finding.key for question in asked for finding in question.findings} == {
        f.key for f in load().findings if f.change is not None and f.severity is Severity.EXPLAIN
    }
    chosen = [question.findings[0] for question in asked[:3]]
    answers.explain(opened, load(), chosen, "Larch ward closed in June")
    now = likely_questions(load())
    assert len(now) == len(asked) - 2
    together = next(question for question in now if question.is_answered)
    assert set(together.findings) == set(chosen)
    assert "So have 2 related figures." in together.question
    assert together.reply.startswith("The 3 figures are right for 2025/26. Larch ward closed in June. The changes: ")


def test_an_explanation_written_before_bands_were_kept_still_stands(
    opened: Session, load: Callable[[], Submission]
) -> None:
    finding, submission = change_in(load()), load()
    older = (
        f'{{"submission":"{submission.key}","finding":"{finding.key}","text":"A ward closed.",'
        f'"digest":"{submission.answers.digest(finding.codes)}","by":"ann","at":"2026-06-01T12:00:00+00:00"}}'
    )
    kept = decode(Explanation, older)
    assert (kept.values, kept.band) == ((), None)
    assert finding.key in replace(submission, explanations=(kept,)).explained


def test_last_year_s_explanation_is_offered(opened: Session, load: Callable[[], Submission]) -> None:
    finding, submission = change_in(load()), load()
    at = datetime(2025, 6, 1, tzinfo=UTC)
    old = Explanation(f"AOP-2024-25/{UNIT}", finding.key, "A ward closed.", "", "ann", at)
    opened.commit(Act.EXPLAIN_FINDING, old)
    offer = findings.offered_explanations(opened, submission)[finding.key]
    assert (offer.explanation.text, offer.words) == ("A ward closed.", "Written about 2024/25.")
    opened.undo()
    assert finding.key not in findings.offered_explanations(opened, submission)
    renumbered = replace(old, finding=finding.key.replace(finding.code, "R999"), last_year=(("x", Decimal(1)),))
    opened.commit(Act.EXPLAIN_FINDING, renumbered)
    assert findings.offered_explanations(opened, submission)[finding.key].explanation == renumbered


def blank_one(session: Session, submission: Submission, code: str = "AC08") -> str:
    answers.correct(session, submission, code, None, "not to be had")
    return code


def test_a_blank_is_settled_by_its_reason_and_the_reason_lapses_once_it_is_filled(
    opened: Session, load: Callable[[], Submission]
) -> None:
    code = blank_one(opened, load())
    required = next(f for f in load().findings if f.kind == "required" and code in f.codes)
    assert required.severity is Severity.MUST_FIX
    assert load().answer_state(code) is AnswerState.BLANK
    with pytest.raises(NotReady, match="reason"):
        gaps.record_gap(opened, load(), [code], GapKind.NOT_AVAILABLE, " ")
    with pytest.raises(NotReady, match="person"):
        gaps.record_gap(opened, load(), [code], GapKind.NOT_AVAILABLE, "see 943 476 5919")
    gaps.record_gap(opened, load(), [code], GapKind.NOT_AVAILABLE, "The system was replaced in May.")
    settled = load()
    assert settled.answer_state(code) is AnswerState.NOT_AVAILABLE
    note = next(f for f in settled.findings if code in f.codes and f.kind == "gap")
    assert note.severity is Severity.NOTE
    assert "The system was replaced in May." in note.message
    assert required.key not in {f.key for f in settled.findings}
    answers.correct(opened, settled, code, Decimal(0), "it is nought")
    assert load().answer_state(code) is AnswerState.NOUGHT
    assert not any(f.kind == "gap" for f in load().findings)
    with pytest.raises(NotReady, match="filled in"):
        gaps.record_gap(opened, load(), [code], GapKind.NOT_PROVIDED, "no such service")


def test_a_blank_without_its_reason_stops_validation_and_says_so(
    opened: Session, load: Callable[[], Submission]
) -> None:
    before = say_blanks(load(), "Access")
    code = blank_one(opened, load())
    assert (before, say_blanks(load(), "Access")) == ("", "1 answer is blank without a reason")
    assert "and 1 answer is blank without a reason." in hurdles(load())[0].what
    lead, day = Person("priya", "Priya Shah", Role.NOMINATED_LEAD), opened.now().date()
    opened.commit(Act.PLAN_SECTION, PlanEntry(load().collection.key, "Access", lead.key, "", day, day))
    with pytest.raises(NotReady, match="that must be fixed: 1 answer is blank without a reason"):
        sign_off.validate(opened.as_person(lead), load(), "Access", [ValidationKind.SENSE_CHECK])
    gaps.record_gap(opened, load(), [code], GapKind.NOT_AVAILABLE, "The system was replaced in May.")
    assert "blank" not in hurdles(load())[0].what


def test_reasons_for_blanks_are_taken_back_together_and_undone_in_one(
    opened: Session, load: Callable[[], Submission]
) -> None:
    codes = [blank_one(opened, load(), code) for code in ("AC08", "AC09")]
    gaps.record_gap(opened, load(), codes, GapKind.NOT_AVAILABLE, "The system was replaced in May.")
    gaps.withdraw_gaps(opened, load().standing_gaps.values())
    assert not load().standing_gaps
    opened.undo()
    assert set(load().standing_gaps) == set(codes)


def test_what_is_not_provided_counts_for_nothing_in_a_sum(opened: Session, load: Callable[[], Submission]) -> None:
    code = "FI09[Older Adult]"
    blank_one(opened, load(), code)
    gaps.record_gap(opened, load(), [code], GapKind.NOT_PROVIDED, "No such ward.")
    assert load().answer_state(code) is AnswerState.NOT_PROVIDED


def test_a_waived_rule_counts_no_more_until_the_rule_itself_changes(
    opened: Session, load: Callable[[], Submission], sample: Sample
) -> None:
    finding = next(f for f in load().open_findings if f.severity is Severity.MUST_FIX and f.kind == "sum")
    with pytest.raises(NotReady, match="reason"):
        reviews.waive(opened, sample.collection, finding.code, "")
    with pytest.raises(NotReady, match="person"):
        reviews.waive(opened, sample.collection, "PRIVACY", "no")
    reviews.waive(
        opened, sample.collection, finding.code, "The Network confirmed that internal transfers are left out."
    )
    waived = load()
    assert state(waived, finding) is State.WAIVED
    assert finding.key not in {f.key for f in waived.open_findings}
    changed = replace(
        sample.collection,
        checks=tuple(
            replace(check, tolerance="1") if check.code == finding.code else check for check in sample.collection.checks
        ),
    )
    again = submissions.load(opened, changed, UNIT)
    assert all(state(again, f) is State.OPEN for f in again.findings if f.key == finding.key)


def test_the_list_shows_every_submission_with_age_lead_and_state(
    opened: Session, load: Callable[[], Submission], sample: Sample
) -> None:
    later = replace(opened, now=lambda: datetime.now(UTC) + timedelta(days=3, hours=1))
    rows = findings.load_findings(later, submissions.load_all(later, sample.collection))
    assert len(rows) == len(load().findings)
    assert {row.unit for row in rows} == {UNIT}
    assert {row.age_days for row in rows} == {3}
    assert [row.severity.rank for row in rows] == sorted(row.severity.rank for row in rows)
    assert sum(row.state.is_open for row in rows) == len(load().open_findings)
    answers.correct(later, load(), rows[0].finding.codes[0], Decimal(1), "try")
    moved = findings.load_findings(later, [load()])
    assert any(row.age_days == 0 for row in moved)


def test_a_newer_specification_says_what_it_changes_before_it_is_taken_up(
    opened: Session, load: Callable[[], Submission]
) -> None:
    shipped = find_collection(opened, "AOP-2025-26")
    specifications.pin(opened, shipped)
    assert not specifications.newer_version(opened, shipped)
    gone = next(f.code for f in load().findings if f.kind == "sum")
    newer = replace(shipped, version="9.9", checks=tuple(c for c in shipped.checks if c.code != gone))
    changes = specifications.compare_specifications(shipped, newer, [load()])
    assert [check.code for check in changes.gone_rules] == [gone]
    assert {finding.code for finding in changes.go} == {gone}
    assert {(finding.kind, finding.severity) for finding in changes.come} <= {("habit", Severity.CHECK)}
    assert "gone" in changes.summary
    specifications.take_up(opened, newer)
    assert find_collection(opened, "AOP-2025-26") == newer
    assert specifications.newer_version(opened, shipped)
    assert specifications.compare_specifications(shipped, shipped).is_empty
