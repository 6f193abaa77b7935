"""The whole story on the sample collection: from the Network's workbook to a verified receipt, told step by step."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from nhsbn_desktop.desk import Desk, desk_at
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.domain.problems import NotReady, Problem
from nhsbn_desktop.domain.sign_off import Assurance, ValidationKind
from nhsbn_desktop.domain.submission import Staged, Submission
from nhsbn_desktop.practice.control import PracticeNetwork
from nhsbn_desktop.services import answers, plan, sending, sign_off, signing_keys, staging, submissions, workbooks
from nhsbn_desktop.services.sample import Sample, sample_people, write_sample
from nhsbn_desktop.services.session import Session

UNIT = "Alderbrook"
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What came of it; `sha256` is of the workbook that was sent, in hex."""

    submission_id: str
    sha256: str
    receipt_id: str
    verified: bool


def run_demo(folder: Path | None, tell: Tell) -> DemoResult:
    """Runs the story against the practice Network, in `folder` or in one that goes afterwards.

    Raises Problem with place and next step where something stands in the way.
    """
    with _place(folder) as home, PracticeNetwork(home / "practice Network") as practice:
        tell(f"PRACTICE. The practice Network is up at {practice.url}, on this computer only.")
        sample = write_sample(home / "sample", planted=True)
        tell(f"The sample is written: {len(sample.workbooks)} workbooks of {sample.collection.organisation}.")
        with desk_at(home / "desk", practice) as desk:
            return tell_story(desk, sample, tell)


def tell_story(desk: Desk, sample: Sample, tell: Tell) -> DemoResult:
    """From the workbooks to the receipt, on a desk that knows the practice Network."""
    collection, people = sample.collection, dict.fromkeys(person for person, _ in sample_people())
    session = desk.session.as_person(next(person for person in people if person.role is Role.IQO))
    _open_workbooks(session, sample, tell)
    _show_findings(session, collection, tell)
    _correct_and_explain(session, sample, tell)
    _plan(session, collection, tell)
    _validate_and_sign(session, collection, tell)
    _show_what_an_edit_voids(session, desk, collection, tell)
    return _send(session, desk, collection, tell)


def _open_workbooks(session: Session, sample: Sample, tell: Tell) -> None:
    for workbook in sample.workbooks:
        workbooks.open_workbook(session, workbook.path, [sample.collection])
    years = sorted({workbook.year for workbook in sample.workbooks})
    units = len(sample.collection.units)
    tell(f"Opened {len(sample.workbooks)} workbooks: {units} submissions, {years[0]} to {years[-1]}.")


def _show_findings(session: Session, collection: Collection, tell: Tell) -> None:
    for submission in submissions.load_all(session, collection):
        counts = [sum(f.severity is severity for f in submission.findings) for severity in Severity]
        words = ", ".join(f"{count} {severity.words.lower()}" for count, severity in zip(counts, Severity, strict=True))
        flagged = sum(comparison.flagged for comparison in submission.comparisons)
        tell(f"Checked {submission.unit}: {words}; {flagged} large changes on last year.")


def _correct_and_explain(session: Session, sample: Sample, tell: Tell) -> None:
    """The leads give the right figures for what must be fixed; what is left and right is explained in one go."""
    judged = {submission.unit: submission for submission in submissions.load_all(session, sample.collection)}
    mistakes = [plant for plant in sample.plants if not plant.in_comment]
    for plant in mistakes:
        answers.correct(
            session, judged[plant.unit], plant.code, plant.true, f"{plant.mistake}: checked with the source"
        )
    tell(f"Corrected {len(mistakes)} answers; the Network's workbooks are untouched.")
    submission = submissions.load(session, sample.collection, UNIT)
    to_explain = [finding for finding in submission.open_findings if finding.severity is Severity.EXPLAIN]
    if to_explain:
        answers.explain(session, submission, to_explain, "Checked with the service: the change is real.")
    tell(f"Explained {len(to_explain)} finding(s) of {UNIT} with one account.")
    left = submissions.load(session, sample.collection, UNIT).open_findings
    if left:
        raise NotReady(f"{UNIT} still has open findings: {left[0].message}", "Run nhsbn check on its workbook.")


def _plan(session: Session, collection: Collection, tell: Tell) -> None:
    dates = submissions.timetable(session, collection)
    plan.draft(session, collection, dates)
    leads = {section: person for person, sections in sample_people() for section in sections}
    for person, _ in sample_people():
        plan.enrol(session, person)
    signing_keys.enrol_practice_keys(session, [person.key for person, _ in sample_people()])
    for entry in plan.entries(session, collection):
        plan.plan_section(session, replace(entry, lead=leads[entry.section].key))
    if dates is not None:
        due = f"data by {dates.data_by}, validated by {dates.validated_by}, sent by {dates.deadline}"
        tell(f"Planned {len(leads)} sections: {due}.")


def _validate_and_sign(session: Session, collection: Collection, tell: Tell) -> None:
    for person, sections in sample_people():
        for section in sections:
            submission = submissions.load(session, collection, UNIT)
            kinds = (ValidationKind.SENSE_CHECK, ValidationKind.YEAR_ON_YEAR)
            sign_off.validate(session.as_person(person), submission, section, kinds)
            tell(f"{person.name} validated {section}.")
    director = _director()
    sign_off.sign_off(session.as_person(director), submissions.load(session, collection, UNIT), tuple(Assurance))
    tell(f"{director.name} signed off {UNIT} with both assurances.")


def _show_what_an_edit_voids(session: Session, desk: Desk, collection: Collection, tell: Tell) -> None:
    submission = submissions.load(session, collection, UNIT)
    code = collection.section_codes("Workforce")[0]
    was = submission.answers.number(code)
    if was is None:
        return
    answers.correct(session, submission, code, was + 1, "tried out")
    edited = submissions.load(session, collection, UNIT)
    fallen = [section for section in collection.sections if not edited.validation_stands(section)]
    refused = ""
    try:
        staging.stage(session, desk.network, edited, sending.PORTAL)
    except NotReady as problem:
        refused = problem.message
    if fallen != ["Workforce"] or not refused or edited.sign_off is None:
        raise Problem("An edit did not void the promises over it.", "This is a fault of the program: report it.")
    moved = edited.moved_since(edited.sign_off)
    tell(f"An edit of {collection.label(moved[0][0])} voids {fallen[0]} and the sign-off, and nothing else. {refused}")
    session.undo()
    tell("Undone: the promises stand again.")


def _send(session: Session, desk: Desk, collection: Collection, tell: Tell) -> DemoResult:
    staged = staging.stage(session, desk.network, submissions.load(session, collection, UNIT), sending.PORTAL)
    tell(f"Staged {staged.file_name}, version {staged.version}, SHA-256 {staged.file_sha256[:16]}….")
    item = sending.send(desk.network, staged.id)
    if not item.token:
        raise NotReady(f"The practice Network gave no receipt: {item.why or item.state}", item.advice)
    tell(f"Sent over TLS: the practice Network holds all {item.sent:,} bytes and has answered.")
    sending.keep_outcome(session, desk.network, staged, item)
    return _check_receipt(submissions.load(session, collection, UNIT), staged, session, tell)


def _check_receipt(submission: Submission, staged: Staged, session: Session, tell: Tell) -> DemoResult:
    receipt = submission.receipt_for(staged)
    verified = receipt is not None and session.record.unbroken()
    tell(
        f"{submission.unit}: {submission.status.value}. The receipt is verified and kept; the audit trail is unbroken."
    )
    return DemoResult(staged.id, staged.file_sha256, receipt.receipt_id if receipt else "", verified)


def _director() -> Person:
    return next(person for person, _ in sample_people() if person.role is Role.CARE_GROUP_DIRECTOR)


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="nhsbn-demo-") as temporary:
        yield Path(temporary)
