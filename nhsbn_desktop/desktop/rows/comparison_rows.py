"""Answers beside last year's, a line for each, with what the comparison makes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import Qt

from nhsbn_desktop.desktop.rows.figures import NOTHING, answer_words, difference_words, range_words
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.findings import Explanation, Finding
from nhsbn_desktop.domain.gaps import Gap
from nhsbn_desktop.domain.metrics import Metric, split_code
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.wording import several
from nhsbn_desktop.domain.year_on_year import Comparison, year_before

QUESTION, EXPLAINED, IN_RANGE, NEW, NO_LAST_YEAR, BLANK, NOT_PROVIDED, NOT_AVAILABLE, VOID = (
    "Question", "Explained", "In range", "New", "No last year", "Blank", "Not provided", "Not available",
    "Not comparable",
)  # fmt: skip
TONES: Mapping[str, Tone] = {
    QUESTION: Tone.WARNING,
    EXPLAINED: Tone.INFO,
    IN_RANGE: Tone.SUCCESS,
    NEW: Tone.NEUTRAL,
    NO_LAST_YEAR: Tone.NEUTRAL,
    BLANK: Tone.NEUTRAL,
    NOT_PROVIDED: Tone.NEUTRAL,
    NOT_AVAILABLE: Tone.NEUTRAL,
    VOID: Tone.NEUTRAL,
}


_LAST = 1  # the place of the column of earlier answers


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One answer over the years; `finding` is the question it raised, `explanation` the account of it that stands,
    `gap` why it is blank on purpose."""

    comparison: Comparison
    label: str
    section: str
    metric: Metric | None
    finding: Finding | None = None
    explanation: Explanation | None = None
    gap: Gap | None = None

    @property
    def key(self) -> str:
        return self.comparison.code

    @property
    def name(self) -> str:
        return self.metric.label if self.metric is not None else self.label

    @property
    def place(self) -> str:
        """Which of the metric's answers, and the section: `EIP, Access`."""
        return ", ".join(filter(None, (split_code(self.key)[1], self.section)))

    @property
    def status(self) -> str:
        comparison = self.comparison
        if comparison.void:
            return VOID
        if comparison.flagged:
            return EXPLAINED if self.explanation is not None else QUESTION
        if comparison.this_year is None:
            return self.gap.kind.words.capitalize() if self.gap is not None else BLANK
        if comparison.last_year is not None:
            return IN_RANGE
        return NO_LAST_YEAR if any(value is not None for _, value in comparison.history[:-1]) else NEW

    @property
    def summary(self) -> str:
        """The whole line as a sentence to be heard."""
        now, before = (answer_words(v, self.metric) for v in (self.comparison.this_year, self.comparison.last_year))
        return f"{self.label}: {now}, last year {before}, {_change_words(self)}. {self.status}."


def comparison_rows(submission: Submission) -> tuple[ComparisonRow, ...]:
    """A line for each answer that has a figure in any year, in the order of the collection."""
    questions = _questions(submission)
    rows = []
    for comparison in submission.comparisons:
        if all(value is None for _, value in comparison.history) and comparison.this_year is None:
            continue
        metric = submission.collection.metric(comparison.code)
        finding = questions.get(comparison.code)
        rows.append(
            ComparisonRow(
                comparison,
                submission.collection.label(comparison.code),
                metric.section if metric is not None else split_code(comparison.code)[0],
                metric,
                finding,
                submission.explained.get(finding.key) if finding is not None else None,
                submission.standing_gaps.get(comparison.code),
            )
        )
    return tuple(rows)


def _questions(submission: Submission) -> dict[str, Finding]:
    """By answer code, the finding to look at: the comparison's own, else the worst other one that names the answer,
    for where that stands the comparison is not asked about as well."""
    found: dict[str, Finding] = {}
    own = [finding for finding in submission.findings if finding.change is not None]
    others = sorted(submission.findings, key=lambda finding: finding.severity.rank)
    for finding in (*own, *others):
        for code in finding.codes:
            found.setdefault(code, finding)
    return found


def comparisons_model() -> TableModel[ComparisonRow]:
    """The table: answer with its section, last year, this year, change, expected range in wide windows, status."""
    return TableModel[ComparisonRow](
        [
            Column("Answer", lambda row: row.name, second=lambda row: row.place, tip=lambda row: row.label),
            Column("Last year", _last_words, sort=_last, number=True, width=116, from_width=660),
            Column("This year", _this_words, sort=_this, number=True, width=116),
            Column("Change", _change_words, sort=_moved, number=True, bold=_is_open, width=102),
            Column(
                "Expected",
                lambda row: range_words(row.comparison.expected, row.metric),
                number=True,
                width=168,
                from_width=900,
            ),
            Column("Status", lambda row: row.status, tone=lambda row: TONES[row.status], as_tag=True, width=146),
        ],
        key=lambda row: row.key,
        summary=lambda row: row.summary,
    )


def name_years(model: TableModel[ComparisonRow], rows: Sequence[ComparisonRow]) -> None:
    """Heads the column of earlier answers with their year, where that is not last year's."""
    gap = rows[0].comparison.gap if rows else ""
    model.columns = tuple(
        replace(column, title=gap or "Last year") if place == _LAST else column
        for place, column in enumerate(model.columns)
    )
    model.headerDataChanged.emit(Qt.Orientation.Horizontal, _LAST, _LAST)


def moved_words(rows: Sequence[ComparisonRow]) -> str:
    """How many answers moved further than expected, and how many of them are still to settle."""
    flagged = sum(row.comparison.flagged for row in rows)
    left = sum(row.status == QUESTION for row in rows)
    if not flagged:
        return "No answer moved further than expected."
    moved = f"{flagged} {'answer' if flagged == 1 else 'answers'} moved further than expected."
    if not left:
        return f"{moved} All are explained."
    return f"{moved} {left} {'is' if left == 1 else 'are'} still to settle."


def years_words(view: Submission, retired: int = 0) -> str:
    """Which years there are to compare with, and how many of their questions are asked no more."""
    years = sorted(year for year, _ in view.previous)
    in_a_row = all(year_before(after) == year for year, after in pairwise(years))
    told = f"Compared with {f'{years[0]} to {years[-1]}' if in_a_row and len(years) > 2 else several(years)}"
    return f"{told}; {retired} asked no more" if retired else told


def _last_words(row: ComparisonRow) -> str:
    return answer_words(row.comparison.last_year, row.metric)


def _this_words(row: ComparisonRow) -> str:
    return answer_words(row.comparison.this_year, row.metric)


def _change_words(row: ComparisonRow) -> str:
    comparison = row.comparison
    return NOTHING if comparison.void else difference_words(comparison.this_year, comparison.last_year, row.metric)


def _last(row: ComparisonRow) -> float:
    return float(row.comparison.last_year) if row.comparison.last_year is not None else float("-inf")


def _this(row: ComparisonRow) -> float:
    return float(row.comparison.this_year) if row.comparison.this_year is not None else float("-inf")


def _moved(row: ComparisonRow) -> float:
    return abs(row.comparison.change) if row.comparison.change is not None else -1.0


def _is_open(row: ComparisonRow) -> bool:
    return row.status == QUESTION
