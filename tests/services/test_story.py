"""One submission from workbook to sign-off, and what each act allows, refuses and voids."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotPermitted, NotReady, WorkbookProblem
from nhsbn_desktop.domain.readiness import hurdles
from nhsbn_desktop.domain.sign_off import Assurance, ValidationKind
from nhsbn_desktop.domain.submission import Receipt, Staged, Status, Submission
from nhsbn_desktop.services import answers, plan, sending, sign_off, signing_keys, submissions, workbooks
from nhsbn_desktop.services.sample import Sample, write_sample
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.writer import write_copy

LEAD = Person("priya", "Priya Shah", Role.NOMINATED_LEAD)
DIRECTOR = Person("grace", "Grace Boateng", Role.CARE_GROUP_DIRECTOR)
DEPUTY = Person("sam", "Sam Whitlock", Role.DEPUTY_CARE_GROUP_DIRECTOR)
UNIT = "Alderbrook"
KINDS = (ValidationKind.SENSE_CHECK,)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return write_sample(tmp_path_factory.mktemp("planted"), planted=True)


def load(session: Session, sample: Sample, unit: str = UNIT) -> Submission:
    return submissions.load(session, sample.collection, unit)


def open_this_year(session: Session, sample: Sample, unit: str = UNIT) -> workbooks.Opened:
    return workbooks.open_workbook(session, sample.workbook(unit), [sample.collection])


def name_the_lead(session: Session, sample: Sample) -> None:
    for person in (LEAD, DIRECTOR, DEPUTY):
        plan.enrol(session, person)
    signing_keys.enrol_practice_keys(session, [LEAD.key, DIRECTOR.key, DEPUTY.key])
    plan.draft(session, sample.collection, submissions.timetable(session, sample.collection))
    for entry in plan.entries(session, sample.collection):
        plan.plan_section(session, replace(entry, lead=LEAD.key))


def explain_all(session: Session, sample: Sample) -> None:
    submission = load(session, sample)
    left = [finding for finding in submission.open_findings if finding.severity is Severity.EXPLAIN]
    if left:
        answers.explain(session, submission, left, "Checked with the service.")


def validate_all(session: Session, sample: Sample) -> None:
    for section in sample.collection.sections:
        sign_off.validate(session.as_person(LEAD), load(session, sample), section, KINDS)


@pytest.fixture
def signed(session: Session, sample: Sample) -> Session:
    """Alderbrook opened, explained, validated and signed off."""
    open_this_year(session, sample)
    name_the_lead(session, sample)
    explain_all(session, sample)
    validate_all(session, sample)
    sign_off.sign_off(session.as_person(DIRECTOR), load(session, sample), tuple(Assurance))
    return session


def test_opening_says_which_collection_submission_and_year(session: Session, sample: Sample) -> None:
    opened = open_this_year(session, sample)
    assert (opened.collection.key, opened.unit, opened.year) == ("AOP-2025-26", UNIT, "2025/26")
    assert opened.notices == ()
    assert len(load(session, sample).answers) == 266


def test_the_record_does_not_need_the_persons_own_file_any_more(
    session: Session, sample: Sample, tmp_path: Path
) -> None:
    copy = tmp_path / "mine.xlsx"
    copy.write_bytes(sample.workbook(UNIT).read_bytes())
    opened = workbooks.open_workbook(session, copy, [sample.collection])
    copy.unlink()
    assert session.files.path(opened.reading.file_digest).read_bytes() == sample.workbook(UNIT).read_bytes()


def test_a_correction_settles_its_finding_and_undo_brings_it_back(session: Session, planted: Sample) -> None:
    open_this_year(session, planted)
    plant = next(plant for plant in planted.plants if plant.id == "E03")
    before = load(session, planted)
    assert any(finding.code == "R016" for finding in before.open_findings)
    answers.correct(session, before, plant.code, plant.true, "typed wrong")
    assert not any(finding.code == "R016" for finding in load(session, planted).open_findings)
    assert session.undo()
    assert any(finding.code == "R016" for finding in load(session, planted).open_findings)


def test_one_explanation_accounts_for_many_findings_and_one_undo_takes_it_back(
    session: Session, planted: Sample
) -> None:
    for year in ("2024/25", "2025/26"):
        workbooks.open_workbook(session, planted.workbook("Brackenfield", year), [planted.collection])
    submission = load(session, planted, "Brackenfield")
    many = [finding for finding in submission.open_findings if finding.severity is Severity.EXPLAIN]
    assert len(many) > 5
    answers.explain(session, submission, many, "The older adult ward went from 18 beds to 12.")
    left = load(session, planted, "Brackenfield").open_findings
    assert not [finding for finding in left if finding.severity is Severity.EXPLAIN]
    session.undo()
    assert len(load(session, planted, "Brackenfield").open_findings) == len(submission.open_findings)


def test_an_explanation_lapses_when_the_answer_it_explains_moves(session: Session, planted: Sample) -> None:
    for year in ("2024/25", "2025/26"):
        workbooks.open_workbook(session, planted.workbook("Brackenfield", year), [planted.collection])
    submission = load(session, planted, "Brackenfield")
    finding = next(f for f in submission.open_findings if f.severity is Severity.EXPLAIN and f.code == "R313")
    answers.explain(session, submission, [finding], "New contract.")
    was = submission.answers.number(finding.codes[0])
    assert was is not None
    answers.correct(session, submission, finding.codes[0], was * 2, "counted again")
    again = load(session, planted, "Brackenfield")
    assert finding.key not in again.explained


def test_only_the_named_lead_validates_and_says_how(session: Session, sample: Sample) -> None:
    open_this_year(session, sample)
    section = sample.collection.sections[0]
    with pytest.raises(NotReady, match="Nobody is nominated"):
        sign_off.validate(session.as_person(LEAD), load(session, sample), section, KINDS)
    name_the_lead(session, sample)
    with pytest.raises(NotPermitted):
        sign_off.validate(session, load(session, sample), section, KINDS)
    other = Person("tom", "Tom Okafor", Role.NOMINATED_LEAD)
    with pytest.raises(NotPermitted):
        sign_off.validate(session.as_person(other), load(session, sample), section, KINDS)
    with pytest.raises(NotReady, match="without saying how"):
        sign_off.validate(session.as_person(LEAD), load(session, sample), section, ())
    sign_off.validate(session.as_person(LEAD), load(session, sample), section, KINDS)
    assert load(session, sample).validation_stands(section)


def test_a_section_with_something_to_fix_cannot_be_validated(session: Session, planted: Sample) -> None:
    open_this_year(session, planted)
    name_the_lead(session, planted)
    with pytest.raises(NotReady, match="must be fixed"):
        sign_off.validate(session.as_person(LEAD), load(session, planted), "Access", KINDS)


def test_the_director_gives_both_assurances_once_all_is_validated(session: Session, sample: Sample) -> None:
    open_this_year(session, sample)
    name_the_lead(session, sample)
    explain_all(session, sample)
    director = session.as_person(DIRECTOR)
    with pytest.raises(NotReady, match="not validated"):
        sign_off.sign_off(director, load(session, sample), tuple(Assurance))
    validate_all(session, sample)
    with pytest.raises(NotReady, match="both assurances"):
        sign_off.sign_off(director, load(session, sample), (Assurance.VALIDATED,))
    with pytest.raises(NotReady, match="named director"):
        sign_off.sign_off(session.as_person(DEPUTY), load(session, sample), tuple(Assurance))
    with pytest.raises(NotPermitted):
        sign_off.sign_off(session, load(session, sample), tuple(Assurance))
    sign_off.sign_off(director, load(session, sample), tuple(Assurance))
    assert load(session, sample).status is Status.READY


def test_an_edit_after_sign_off_voids_only_what_it_touches_and_says_which_cells_moved(
    signed: Session, sample: Sample
) -> None:
    before = load(signed, sample)
    was = before.answers.number("WF18")
    answers.correct(signed, before, "WF18", Decimal("4.5"), "counted again")
    after = load(signed, sample)
    fallen = [section for section in sample.collection.sections if not after.validation_stands(section)]
    assert fallen == ["Workforce"]
    assert not after.sign_off_stands
    assert after.sign_off is not None
    assert after.moved_since(after.sign_off) == (("WF18", was, Decimal("4.5")),)
    assert [hurdle.screen for hurdle in sending.hurdles(after)][-2:] == ["sign_off", "sign_off"]
    signed.undo()
    assert load(signed, sample).status is Status.READY


def test_a_promise_is_taken_back_with_a_reason_by_whoever_made_it_or_the_iqo(signed: Session, sample: Sample) -> None:
    submission = load(signed, sample)
    assert submission.sign_off is not None
    with pytest.raises(NotPermitted):
        sign_off.take_back(signed.as_person(LEAD), submission, submission.sign_off, "not mine")
    with pytest.raises(NotReady):
        sign_off.take_back(signed, submission, submission.sign_off, " ")
    sign_off.take_back(signed, submission, submission.sign_off, "the director asked for another look")
    assert load(signed, sample).status is Status.TO_SIGN_OFF


def test_a_newer_workbook_keeps_corrections_save_where_it_answers_anew(
    session: Session, sample: Sample, tmp_path: Path
) -> None:
    opened = open_this_year(session, sample)
    cells = dict(opened.reading.cells)
    submission = load(session, sample)
    answers.correct(session, submission, "AC05", Decimal(7), "counted again")
    answers.correct(session, submission, "AC08", Decimal(8), "counted again")
    newer = tmp_path / "newer.xlsx"
    write_copy(sample.workbook(UNIT), newer, {cells["AC08"]: Decimal(9)})
    opened = workbooks.open_workbook(session, newer, [sample.collection])
    again = load(session, sample)
    assert again.answers["AC05"] == 7
    assert again.answers["AC08"] == 9
    assert any("Waiting for 1st appointment" in notice for notice in opened.notices)


def test_another_collections_workbook_is_refused_where_one_is_expected(session: Session, sample: Sample) -> None:
    other = replace(sample.collection, key="CYP", title="CYP")
    with pytest.raises(WorkbookProblem, match="belongs to Adult"):
        workbooks.open_workbook(session, sample.workbook(UNIT), [sample.collection], expected=other)
    assert not session.record.changes()


def test_a_workbook_of_a_year_to_come_is_opened_by_what_it_says_itself(session: Session, sample: Sample) -> None:
    older = replace(sample.collection, key="AOP-2024-25", year="2024/25")
    opened = workbooks.open_workbook(session, sample.workbook(UNIT), [older])
    assert opened.collection.inferred
    assert (opened.collection.key, opened.year, opened.unit) == ("AOP-2025-26", "2025/26", UNIT)
    assert len(opened.reading.values) == len(sample.collection.codes)
    assert "no specification for Adult and Older People's Mental Health 2025/26" in opened.notices[1]


def test_no_director_signs_before_it_is_said_where_each_sections_data_come_from(
    signed: Session, sample: Sample
) -> None:
    entry = plan.entries(signed, sample.collection)[0]
    plan.plan_section(signed, replace(entry, source=" "))
    assert hurdles(load(signed, sample)) == (), "what was signed stays signed"
    submission = load(signed, sample)
    assert submission.sign_off is not None
    sign_off.take_back(signed.as_person(DIRECTOR), submission, submission.sign_off, "look again")
    told = [hurdle for hurdle in hurdles(load(signed, sample)) if hurdle.screen == "plan"]
    assert [hurdle.what for hurdle in told] == [f"No data source is named for {entry.section}."]
    with pytest.raises(NotReady, match=f"where the data of {entry.section} come from"):
        sign_off.sign_off(signed.as_person(DIRECTOR), load(signed, sample), tuple(Assurance))
    plan.plan_section(signed, entry)
    sign_off.sign_off(signed.as_person(DIRECTOR), load(signed, sample), tuple(Assurance))
    assert hurdles(load(signed, sample)) == ()


def test_every_act_of_the_story_is_in_the_trail_and_the_chain_holds(signed: Session) -> None:
    acts = {change.act for change in signed.record.changes()}
    assert {Act.READ_WORKBOOK, Act.PLAN_SECTION, Act.VALIDATE, Act.SIGN_OFF} <= acts
    assert signed.record.unbroken()


def test_a_refused_version_is_not_called_received_and_may_be_staged_again(signed: Session, sample: Sample) -> None:
    staged = Staged(
        load(signed, sample).key,
        "0b7e",
        1,
        "",
        "portal",
        "a.xlsx",
        "f",
        "m",
        load(signed, sample).digest,
        "ann",
        signed.now(),
    )
    signed.commit(Act.STAGE_SUBMISSION, staged)
    receipt = Receipt(staged.submission, staged.id, "R-1", 1, "rejected", signed.now(), "token", "{}", practice=True)
    signed.commit(Act.KEEP_RECEIPT, receipt)
    refused = load(signed, sample)
    assert refused.status is Status.REFUSED
    assert sending.hurdles(refused) == ()
