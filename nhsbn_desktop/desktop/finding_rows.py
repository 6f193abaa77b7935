"""Findings as a person works through them: what is to do, what is explained, and what has just been fixed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nhsbn_desktop.desktop.figures import answer_words, change_words, headline, place_words
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.findings import Explanation, Finding, Severity
from nhsbn_desktop.domain.metrics import Metric
from nhsbn_desktop.domain.submission import Submission

TONES: Mapping[Severity, Tone] = {
    Severity.MUST_FIX: Tone.ERROR,
    Severity.EXPLAIN: Tone.WARNING,
    Severity.CHECK: Tone.INFO,
    Severity.NOTE: Tone.NEUTRAL,
}
TO_DO, TO_LOOK_AT, EXPLAINED, FIXED = "To do", "To look at", "Explained", "Fixed"
_STATUS_TONES = {TO_DO: Tone.NEUTRAL, TO_LOOK_AT: Tone.NEUTRAL, EXPLAINED: Tone.INFO, FIXED: Tone.SUCCESS}
_FIXABLE = (Severity.MUST_FIX, Severity.EXPLAIN, Severity.CHECK)


@dataclass(frozen=True, slots=True)
class Judged:
    """A submission with its findings, the people's names by key, and when it was judged."""

    submission: Submission
    names: dict[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the findings. `value` is the answer now; `fixed` that the checks no longer bring it up."""

    finding: Finding
    value: Value
    metric: Metric | None
    explanation: Explanation | None = None
    fixed: bool = False

    @property
    def key(self) -> str:
        return self.finding.key

    @property
    def status(self) -> str:
        if self.fixed:
            return FIXED
        if self.explanation is not None:
            return EXPLAINED
        return TO_DO if self.finding.severity in (Severity.MUST_FIX, Severity.EXPLAIN) else TO_LOOK_AT

    @property
    def tone(self) -> Tone:
        return TONES[self.finding.severity]

    @property
    def finished(self) -> bool:
        return self.fixed or self.explanation is not None

    @property
    def place(self) -> str:
        return place_words(self.finding.cells, self.finding.section)

    @property
    def summary(self) -> str:
        """The whole line as a sentence to be heard."""
        change = f", change {change_words(self.finding.change)}" if self.finding.change is not None else ""
        return f"{self.finding.severity.words}: {self.finding.message} {self.place}{change}. {self.status}."


def finding_rows(submission: Submission, fixed: Sequence[Finding] = ()) -> tuple[FindingRow, ...]:
    """The submission's findings and those fixed since the last run, the worst first, then as the sections stand."""
    collection, explained = submission.collection, submission.explained
    order = {section: place for place, section in enumerate(collection.sections)}
    rows = [
        FindingRow(
            finding,
            submission.answers.get(finding.codes[0]) if finding.codes else None,
            collection.metric(finding.codes[0]) if finding.codes else None,
            explained.get(finding.key),
            gone,
        )
        for findings, gone in ((submission.findings, False), (fixed, True))
        for finding in findings
    ]
    rows.sort(key=lambda row: (row.finding.severity.rank, order.get(row.finding.section, len(order))))
    return tuple(rows)


def fixed_since(before: Submission, after: Submission, known: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that a correction has settled: brought up before (or known as fixed), and no longer now."""
    if before.key != after.key or _digest(before) != _digest(after):
        return ()
    now = {finding.key for finding in after.findings}
    candidates = {finding.key: finding for finding in (*known, *before.findings) if finding.severity in _FIXABLE}
    return tuple(finding for key, finding in candidates.items() if key not in now)


def findings_model() -> TableModel[FindingRow]:
    """The table of findings: level, finding with its place, this year's answer in wide windows, change, status."""
    return TableModel[FindingRow](
        [
            Column(
                "Level",
                lambda row: row.finding.severity.words,
                sort=lambda row: row.finding.severity.rank,
                tone=lambda row: row.tone,
                as_level=True,
                width=108,
            ),
            Column("Finding", lambda row: headline(row.finding.message)[0], second=lambda row: row.place, tip=_tip),
            *_figures(),
            Column(
                "Status", lambda row: row.status, tone=lambda row: _STATUS_TONES[row.status], as_tag=True, width=112
            ),
        ],
        key=lambda row: row.key,
        summary=lambda row: row.summary,
    )


def level_chips(rows: Sequence[FindingRow]) -> list[tuple[str, str, Tone | None]]:
    """A filter pill for each level, the worst first, with how many of these rows it shows."""
    counts = Counter(row.finding.severity for row in rows)
    return [(level.value, f"{level.words} {counts[level]}", TONES[level]) for level in Severity]


def state_words(judged: Judged) -> str:
    """What stands, in words: how much stops the submission, how much needs a reason, and when it was judged."""
    findings = judged.submission.open_findings
    fix = sum(finding.severity is Severity.MUST_FIX for finding in findings)
    explain = len(findings) - fix
    words = []
    if fix:
        words.append(f"{fix} {'finding stops' if fix == 1 else 'findings stop'} you submitting.")
    if explain:
        words.append(f"{explain} {'needs' if explain == 1 else 'need'} a reason.")
    if not words:
        words.append("Nothing is left to fix or explain." if judged.submission.findings else "Clean.")
    return f"{' '.join(words)} Checked at {judged.at.astimezone():%H:%M}."


def clean_words(judged: Judged) -> str:
    """What was judged, where nothing was found: how many checks, over how many answers, and when."""
    submission = judged.submission
    count, version = len(submission.collection.checks), submission.collection.version
    checks = (
        f"{count} checks of specification version {version}" if count else "The checks that follow from the workbook"
    )
    return f"{checks} ran over {len(submission.answers):,} answers at {judged.at.astimezone():%H:%M}."


def _figures() -> list[Column[FindingRow]]:
    return [
        Column(
            "This year",
            lambda row: answer_words(row.value, row.metric),
            sort=_number,
            number=True,
            width=120,
            from_width=900,
        ),
        Column(
            "Change",
            lambda row: change_words(row.finding.change),
            sort=lambda row: abs(row.finding.change or 0.0),
            number=True,
            bold=lambda row: row.finding.severity is Severity.MUST_FIX and row.finding.change is not None,
            width=100,
        ),
    ]


def _tip(row: FindingRow) -> str:
    return f"{row.finding.code}: {row.finding.message}"


def _number(row: FindingRow) -> Decimal:
    return row.value if isinstance(row.value, Decimal) else Decimal("-Infinity")


def _digest(submission: Submission) -> str:
    return submission.reading.file_digest if submission.reading else ""
