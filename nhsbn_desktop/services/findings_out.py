"""Findings for people outside this program: a marked-up workbook, an Excel list, a page or Word list for each lead."""

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from nhsbn_desktop.documents.findings_excel import write_findings_excel
from nhsbn_desktop.documents.findings_html import findings_page, write_findings_page
from nhsbn_desktop.documents.findings_table import columns_for
from nhsbn_desktop.documents.findings_word import findings_paper
from nhsbn_desktop.documents.tables import write_csv
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.finding_states import Account
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.listed_findings import ListedFinding, ListHeading, leads_in, of_lead
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.plan import Timetable
from nhsbn_desktop.domain.problems import DocumentProblem, NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.marking_up import mark_up, marked_up_name
from nhsbn_desktop.workbook.outgoing import write_outgoing

_NOT_IN_A_FILE_NAME = re.compile(r"[^\w .'()-]+")


class Row(Protocol):
    """A finding as the screens' list has it (`FindingRow`)."""

    @property
    def submission(self) -> str: ...
    @property
    def finding(self) -> Finding: ...
    @property
    def account(self) -> Account: ...
    @property
    def value(self) -> Value: ...
    @property
    def lead(self) -> Person | None: ...
    @property
    def age_days(self) -> int | None: ...


def heading_of(collection: Collection, made: date, dates: Timetable | None = None) -> ListHeading:
    """What stands over a list of this collection's findings; its deadline is that of `dates` where those are known."""
    deadline = dates.deadline if dates else collection.deadline
    return ListHeading(collection.name, collection.organisation, collection.version, made, deadline)


def list_findings(rows: Iterable[Row], submissions: Iterable[Submission]) -> tuple[ListedFinding, ...]:
    """These rows of the findings list, in their order, as lists outside say them; `submissions` are those that they are
    of."""
    known = {submission.key: submission for submission in submissions}
    return tuple(_listed(row, known[row.submission]) for row in rows)


def _listed(row: Row, submission: Submission) -> ListedFinding:
    due = {entry.section: entry.validated_by for entry in submission.plan}
    standing = row.account.standing
    return ListedFinding(
        finding=row.finding,
        question=_question(submission.collection, row.finding),
        state=row.account.state,
        explanation=standing.explanation.text if standing else "",
        value=row.value,
        lead=row.lead,
        due=due.get(row.finding.section),
        age_days=row.age_days,
    )


def list_judged(collection: Collection, findings: Iterable[Finding]) -> tuple[ListedFinding, ...]:
    """Findings straight from files, of which no record says more: the worst first, then as the sections stand."""
    order = {section: place for place, section in enumerate(collection.sections)}
    ranked = sorted(findings, key=lambda one: (one.severity.rank, order.get(one.section, len(order))))
    return tuple(ListedFinding(one, _question(collection, one), Account(one).state) for one in ranked)


def _question(collection: Collection, finding: Finding) -> str:
    return collection.label(finding.codes[0]) if finding.codes else ""


def write_list(path: Path, heading: ListHeading, listed: Sequence[ListedFinding]) -> Path:
    """One list of all these findings, as the name says: .xlsx, .docx, .html or .csv. Raises DocumentProblem."""
    match path.suffix.lower():
        case ".xlsx":
            return write_findings_excel(path, heading, listed)
        case ".html" | ".htm":
            return write_findings_page(path, findings_page(heading, listed))
        case ".docx":
            return _write_word(path, heading, listed)
        case ".csv":
            columns = columns_for(listed)
            rows = ([_in_csv(column.say(one)) for column in columns] for one in listed)
            write_csv(path, [[column.heading for column in columns], *rows])
            return path
    raise DocumentProblem(
        f"Findings cannot be written as {path.suffix or 'a file without an ending'}.",
        "Give the list a name that ends in .xlsx, .docx, .html or .csv.",
    )


def _write_word(path: Path, heading: ListHeading, listed: Sequence[ListedFinding], reader: str | None = None) -> Path:
    from nhsbn_desktop.documents.paper_word import write_paper_word  # late: it is slow to load, and seldom wanted

    return write_paper_word(path, findings_paper(heading, listed, reader=reader))


def _in_csv(content: object) -> str:
    return "" if content is None else content.isoformat() if isinstance(content, date) else str(content)


def write_lead_pages(
    folder: Path, heading: ListHeading, listed: Sequence[ListedFinding], ending: str = ".html"
) -> Mapping[Path, Person | None]:
    """A page (or with .docx a Word list) for each lead with the findings of their sections, and one of those that have
    no lead; says which file is whose. Raises DocumentProblem."""
    written: dict[Path, Person | None] = {}
    readers: list[Person | None] = [*leads_in(listed)]
    if of_lead(listed, None):
        readers.append(None)
    for lead in readers:
        name = lead.name if lead else "sections without a lead"
        path = folder / f"Findings, {_file_name(name)}{ending}"
        if path in written and lead:
            path = folder / f"Findings, {_file_name(f'{name} ({lead.key})')}{ending}"
        own, reader = of_lead(listed, lead), lead.name if lead else ""
        if ending == ".docx":
            written[_write_word(path, heading, own, reader)] = lead
        else:
            written[write_findings_page(path, findings_page(heading, own, reader=reader))] = lead
    return written


def _file_name(words: str) -> str:
    return _NOT_IN_A_FILE_NAME.sub(" ", words).strip(" .")[:100]


def write_marked_up(source: Path, folder: Path, listed: Iterable[ListedFinding], password: str | None = None) -> Path:
    """A marked-up copy of this workbook, in the folder and under a name that says it is not for sending; `listed` are
    the findings of that workbook alone. Raises WorkbookProblem."""
    target = folder / marked_up_name(source.name)
    mark_up(source, target, listed, password=password)
    return target


def mark_up_submission(session: Session, submission: Submission, folder: Path, listed: Iterable[ListedFinding]) -> Path:
    """A marked-up copy of a submission's workbook with its answers as they stand, corrections included. Of `listed`,
    those of other submissions are left out.

    Raises NotReady where no workbook has been opened yet, and WorkbookProblem.
    """
    if submission.reading is None:
        raise NotReady(f"There is no workbook of {submission.unit} to mark up.", "Open its workbook first.")
    source = session.files.path(submission.reading.file_digest)
    own = [one for one in listed if one.finding.submission == submission.unit]
    name = _file_name(f"{submission.collection.code}-{submission.collection.year.replace('/', '-')} {submission.unit}")
    target = folder / marked_up_name(f"{name}{source.suffix or '.xlsx'}")
    if not (submission.corrections or submission.comment_corrections):
        mark_up(source, target, own)
        return target
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as beside:
        corrected = Path(beside) / f"corrected{target.suffix}"
        write_outgoing(source, corrected, submission)
        mark_up(corrected, target, own)
    return target
