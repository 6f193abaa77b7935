"""All findings of a collection in one list, and the explanations written before that may hold again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from nhsbn_desktop.domain.answers import Correction, Reading, Value, canonical
from nhsbn_desktop.domain.explaining import why_lapsed
from nhsbn_desktop.domain.finding_states import Account, State
from nhsbn_desktop.domain.findings import Explanation, Finding, Severity
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.year_on_year import year_before
from nhsbn_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding of one submission, with everything a list of them shows.

    `since` is when the answers it is about last moved, None where the trail does not tell; `lapsed` says why an
    explanation that was written no longer stands.
    """

    submission: str  # the submission's key
    unit: str
    finding: Finding
    account: Account
    value: Value
    lead: Person | None
    since: datetime | None
    age_days: int | None
    lapsed: str = ""

    @property
    def state(self) -> State:
        return self.account.state

    @property
    def severity(self) -> Severity:
        return self.finding.severity

    @property
    def section(self) -> str:
        return self.finding.section

    @property
    def explanation(self) -> Explanation | None:
        return self.account.standing.explanation if self.account.standing else None

    @property
    def key(self) -> str:
        return f"{self.submission}/{self.finding.key}"


@dataclass(frozen=True, slots=True)
class Offer:
    """An explanation written before that may hold again: last year's, or one whose answer has moved since."""

    explanation: Explanation
    words: str


def load_findings(session: Session, submissions: Iterable[Submission]) -> tuple[FindingRow, ...]:
    """Every finding of these submissions (all of a collection's, say): the worst first, then as the sections stand."""
    people = {person.key: person for person in session.record.all(Person)}
    rows: list[FindingRow] = []
    for submission in submissions:
        moved = _last_moved(session, submission)
        leads = {entry.section: people.get(entry.lead) for entry in submission.plan}
        written = {explanation.finding: explanation for explanation in submission.explanations}
        for finding in submission.findings:
            lead, since = leads.get(finding.section), _since(finding, moved)
            rows.append(_row(submission, finding, lead, since, session.now(), written.get(finding.key)))
    order = {section: place for one in submissions for place, section in enumerate(one.collection.sections)}
    rows.sort(key=lambda row: (row.severity.rank, order.get(row.section, len(order))))
    return tuple(rows)


def _row(
    submission: Submission,
    finding: Finding,
    lead: Person | None,
    since: datetime | None,
    now: datetime,
    written: Explanation | None,
) -> FindingRow:
    account = submission.accounts[finding.key]
    lapsed = ""
    if written is not None and account.standing is None:
        lapsed = why_lapsed(written, finding, submission.answers, submission.collection)
    return FindingRow(
        submission=submission.key,
        unit=submission.unit,
        finding=finding,
        account=account,
        value=submission.answers.get(finding.codes[0]),
        lead=lead,
        since=since,
        age_days=(now - since).days if since is not None else None,
        lapsed=lapsed,
    )


def _last_moved(session: Session, submission: Submission) -> Mapping[str, datetime]:
    """By answer code, when the trail saw it take the value it has now; a blank that was never filled counts from the
    first reading."""
    read: dict[str, Value] = {}
    values: dict[str, str] = {}
    moved: dict[str, datetime] = {}
    first: datetime | None = None
    for change in reversed(session.record.changes(under=submission.key)):
        if change.kind is Reading and change.key.endswith(submission.collection.year.replace("/", "-")):
            first = first or change.at
            read = told = dict(change.after.values) if change.after is not None else {}
        elif change.kind is Correction:
            code = change.key.removeprefix(f"{submission.key}/")
            told = {code: change.after.value if change.after is not None else read.get(code)}
        else:
            continue
        for code, value in told.items():
            if values.get(code) != canonical(value):
                values[code], moved[code] = canonical(value), change.at
    if first is not None:
        moved = {code: moved.get(code, first) for code in submission.collection.codes}
    return moved


def _since(finding: Finding, moved: Mapping[str, datetime]) -> datetime | None:
    return max((moved[code] for code in finding.codes if code in moved), default=None)


def offered_explanations(session: Session, submission: Submission) -> Mapping[str, Offer]:
    """By the key of each open finding: an explanation that was written before and may hold again, to be offered and
    never taken by itself."""
    collection = submission.collection
    before = year_before(collection.year)
    last_key = f"{collection.code}-{before.replace('/', '-')}/{submission.unit}"
    past = session.record.all(Explanation, last_key) if before else ()
    last = {explanation.finding: explanation for explanation in past}
    of_answer = {explanation.finding.split("/", 2)[-1]: explanation for explanation in past if explanation.last_year}
    own = {explanation.finding: explanation for explanation in submission.explanations}
    offers: dict[str, Offer] = {}
    for finding in submission.findings:
        account = submission.accounts[finding.key]
        if not account.state.is_open:
            continue
        if finding.key in own and account.standing is None:
            words = why_lapsed(own[finding.key], finding, submission.answers, collection)
            offers[finding.key] = Offer(own[finding.key], words)
            continue
        told = last.get(finding.key)
        if told is None and finding.change is not None:  # rules are numbered anew, and an answer's change is its own
            told = of_answer.get(finding.codes[0])
        if told is not None:
            offers[finding.key] = Offer(told, f"Written about {before}.")
    return offers
