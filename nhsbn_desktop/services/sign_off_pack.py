"""Writing the sign-off pack: everything the director's meeting needs, gathered from the record as it stands."""

from pathlib import Path

from nhsbn_desktop.documents.pack_facts import PackFacts
from nhsbn_desktop.documents.paper import Paper
from nhsbn_desktop.documents.paper_html import write_paper_page
from nhsbn_desktop.documents.sign_off_pack import sign_off_pack
from nhsbn_desktop.domain.challenges import Challenge
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import MetricPlan
from nhsbn_desktop.domain.problems import DocumentProblem, NotReady
from nhsbn_desktop.domain.progress import PlanFacts, Progress, read_progress
from nhsbn_desktop.domain.queries import DefinitionsQuery
from nhsbn_desktop.domain.requests import DataRequest
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session


def compose_pack(session: Session, submission: Submission) -> Paper:
    """The pack of a submission as it stands now. Raises NotReady without a workbook."""
    if submission.reading is None:
        raise NotReady(f"{submission.unit} has no workbook yet.", "Open this submission's workbook first.")
    record, collection = session.record, submission.collection
    people = {person.key: person for person in (session.person, *record.all(Person))}
    return sign_off_pack(
        PackFacts(
            submission=submission,
            people=people,
            made=session.now(),
            author=people[session.person.key].name,
            seal=record.head(),
            progress=_progress(session, submission),
            challenges=record.all(Challenge, collection.key),
            queries=record.all(DefinitionsQuery, collection.key),
            deadline=collection.deadline,
            practice=session.keys is not None and session.keys.practice,
        )
    )


def _progress(session: Session, submission: Submission) -> tuple[Progress, ...]:
    """How each section of this submission stands against the plan, in the collection's order."""
    record, collection = session.record, submission.collection
    order = {section: place for place, section in enumerate(collection.sections)}
    entries = sorted(submission.plan, key=lambda entry: order.get(entry.section, len(order)))
    facts = PlanFacts(
        collection,
        metrics=record.all(MetricPlan, collection.key),
        requests=record.all(DataRequest, collection.key),
        queries=record.all(DefinitionsQuery, collection.key),
        challenges=record.all(Challenge, collection.key),
    )
    today = session.now().date()
    return read_progress(entries, (submission,), submission.timetable, today, session.days_off(), facts)


def write_pack(path: Path, paper: Paper) -> Path:
    """As the name says: .docx or .html. Raises DocumentProblem."""
    match path.suffix.lower():
        case ".docx":
            from nhsbn_desktop.documents.paper_word import write_paper_word  # Word's library is slow to load

            return write_paper_word(path, paper)
        case ".html" | ".htm":
            return write_paper_page(path, paper)
    raise DocumentProblem(
        f"The sign-off pack cannot be written as {path.suffix or 'a file without an ending'}.",
        "Give it a name that ends in .docx or .html.",
    )


def pack_name(submission: Submission) -> str:
    """A file name that says what is inside."""
    collection = submission.collection
    return f"Sign-off pack {collection.code} {collection.year.replace('/', '-')} {submission.unit}"
