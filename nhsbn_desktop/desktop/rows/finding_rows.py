"""Findings as a person works through them: what is open, what is answered or closed, and what has just been fixed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from nhsbn_desktop.desktop.rows.figures import change_words, place_words
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.finding_states import Account, State
from nhsbn_desktop.domain.findings import Explanation, Finding, Severity
from nhsbn_desktop.domain.gaps import is_blank
from nhsbn_desktop.domain.metrics import Metric
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.specification_changes import SpecificationChanges
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import findings
from nhsbn_desktop.services.findings import Offer

TONES: Mapping[Severity, Tone] = {
    Severity.MUST_FIX: Tone.ERROR,
    Severity.EXPLAIN: Tone.WARNING,
    Severity.CHECK: Tone.INFO,
    Severity.NOTE: Tone.NEUTRAL,
}
FIXED = "Fixed"
NO_LEAD = "No lead yet"
_FIXABLE = (Severity.MUST_FIX, Severity.EXPLAIN, Severity.CHECK)
_DONE = (State.ANSWERED, State.CLOSED, State.VERIFIED, State.WAIVED)


@dataclass(frozen=True)
class Judged:
    """The submission the window is turned to, judged with its siblings; what everybody made of the findings, who is
    who by key, explanations on offer by finding, and when it was judged."""

    submission: Submission
    submissions: tuple[Submission, ...]
    known: tuple[findings.FindingRow, ...]
    offers: Mapping[str, Offer]
    people: Mapping[str, Person]
    person: Person
    at: datetime
    shipped: Collection | None = None  # another version of the specification than the one taken up here
    newer: SpecificationChanges | None = None  # what it would change

    @property
    def names(self) -> dict[str, str]:
        return {key: person.name for key, person in self.people.items()}

    def knows(self, target: object) -> bool:
        """Whether this is the key of a finding of any submission."""
        return any(target == known.finding.key for known in self.known)

    def of(self, key: str) -> Submission:
        """The submission of this key."""
        return next(one for one in self.submissions if one.key == key)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the findings. `value` is the answer now; `fixed` that the checks no longer bring it up; `shows_unit`
    that rows of other submissions stand beside it."""

    finding: Finding
    value: Value
    metric: Metric | None
    submission: str
    unit: str
    account: Account | None = None
    lead: str = NO_LEAD
    age_days: int | None = None
    lapsed: str = ""
    fixed: bool = False
    shows_unit: bool = False
    order: int = field(default=0, compare=False)

    @property
    def key(self) -> str:
        return self.finding.key

    @property
    def explanation(self) -> Explanation | None:
        return self.account.standing.explanation if self.account is not None and self.account.standing else None

    @property
    def state(self) -> State | None:
        """None for what has been fixed: nothing is left to have a state."""
        return self.account.state if self.account is not None and not self.fixed else None

    @property
    def status(self) -> str:
        return str(self.state) if self.state is not None else FIXED

    @property
    def tone(self) -> Tone:
        return TONES[self.finding.severity]

    @property
    def finished(self) -> bool:
        return self.state is None or self.state in _DONE

    @property
    def is_explainable(self) -> bool:
        return not self.fixed and self.finding.severity is not Severity.MUST_FIX

    @property
    def place(self) -> str:
        where = place_words(self.finding.cells, self.finding.section)
        return f"{self.unit}: {where}" if self.shows_unit else where

    @property
    def age(self) -> str:
        if self.age_days is None or self.fixed:
            return ""
        return f"{self.age_days} {'day' if self.age_days == 1 else 'days'}" if self.age_days else "Today"

    @property
    def summary(self) -> str:
        """The whole line as a sentence to be heard."""
        change = f", change {change_words(self.finding.change)}" if self.finding.change is not None else ""
        return f"{self.finding.severity.words}: {self.finding.message} {self.place}{change}. {self.status}."


def finding_rows(judged: Judged, fixed: Sequence[Finding] = (), *, everywhere: bool = False) -> tuple[FindingRow, ...]:
    """The findings of the submission, or of all of its collection, and those fixed since the last run: the worst first,
    then as the sections stand."""
    collection = judged.submission.collection
    order = {section: place for place, section in enumerate(collection.sections)}
    rows = [
        FindingRow(
            known.finding,
            known.value,
            collection.metric(known.finding.codes[0]) if known.finding.codes else None,
            known.submission,
            known.unit,
            known.account,
            known.lead.name if known.lead is not None else NO_LEAD,
            known.age_days,
            known.lapsed,
            shows_unit=everywhere,
            order=order.get(known.section, len(order)),
        )
        for known in judged.known
        if everywhere or known.submission == judged.submission.key
    ]
    rows.extend(_fixed_row(judged, finding, order, everywhere) for finding in fixed)
    rows.sort(key=lambda row: (row.finding.severity.rank, row.order))
    return tuple(rows)


def _fixed_row(judged: Judged, finding: Finding, order: Mapping[str, int], everywhere: bool) -> FindingRow:
    submission = next((one for one in judged.submissions if one.unit == finding.submission), judged.submission)
    first = finding.codes[0] if finding.codes else ""
    return FindingRow(
        finding,
        submission.answers.get(first),
        submission.collection.metric(first) if first else None,
        submission.key,
        submission.unit,
        fixed=True,
        shows_unit=everywhere,
        order=order.get(finding.section, len(order)),
    )


def blank_codes(rows: Sequence[FindingRow], submission: Submission) -> tuple[str, ...]:
    """The answers of these findings that are blank, each once."""
    codes = dict.fromkeys(code for row in rows for code in row.finding.codes)
    return tuple(code for code in codes if is_blank(submission.answers.get(code)))


def fixed_since(before: Judged, after: Judged, known: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that a correction has settled: brought up before (or known as fixed), and no longer now. Those of a
    submission whose workbook was opened anew have not been fixed, but are of another file."""
    if before.submission.collection.key != after.submission.collection.key:
        return ()
    same = {one.unit for one in after.submissions if any(_is_same_file(one, earlier) for earlier in before.submissions)}
    now = {finding.key for one in after.submissions for finding in one.findings}
    candidates = {finding.key: finding for finding in known}
    candidates.update({finding.key: finding for one in before.submissions for finding in one.findings})
    return tuple(
        finding
        for key, finding in candidates.items()
        if key not in now and finding.submission in same and finding.severity in _FIXABLE
    )


def _is_same_file(one: Submission, other: Submission) -> bool:
    if one.key != other.key or one.reading is None or other.reading is None:
        return False
    return one.reading.file_digest == other.reading.file_digest


def state_words(judged: Judged, *, everywhere: bool = False) -> str:
    """What stands, in words: how much stops the submission, how much needs a reason, and when it was judged."""
    shown = judged.submissions if everywhere else (judged.submission,)
    left = [finding for one in shown for finding in one.open_findings]
    fix = sum(finding.severity is Severity.MUST_FIX for finding in left)
    explain = len(left) - fix
    words = []
    if fix:
        words.append(f"{fix} {'finding stops' if fix == 1 else 'findings stop'} you submitting.")
    if explain:
        words.append(f"{explain} {'needs' if explain == 1 else 'need'} a reason.")
    if not words:
        words.append("Nothing is left to fix or explain." if any(one.findings for one in shown) else "Clean.")
    if everywhere:
        words.append(_not_run_words(shown))
    return f"{' '.join(filter(None, words))} Checked at {judged.at.astimezone():%H:%M}."


def _not_run_words(shown: Sequence[Submission]) -> str:
    missing = [one.unit for one in shown if one.reading is None]
    if not missing:
        return ""
    told = ", ".join(missing) if len(missing) < 4 else f"{len(missing)} submissions"
    return f"Not run for {told}: no workbook yet."


def clean_words(judged: Judged) -> str:
    """What was judged, where nothing was found: how many checks, over how many answers, and when."""
    submission = judged.submission
    count, version = len(submission.collection.checks), submission.collection.version
    checks = (
        f"{count} checks of specification version {version}" if count else "The checks that follow from the workbook"
    )
    return f"{checks} ran over {len(submission.answers):,} answers at {judged.at.astimezone():%H:%M}."
