"""Taking the Network's outputs in: from a list whose columns a person confirmed, or typed in one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.matching import plain
from nhsbn_desktop.domain.metrics import Metric
from nhsbn_desktop.domain.outputs import Edition, Output, Shown
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.outliers import (
    OutlierTable,
    Part,
    figure_of,
    figures_in,
    position_of,
    read_outlier_table,
    read_pasted_table,
)

__all__ = ["OutlierTable", "Part", "read_outlier_table", "read_pasted_table"]

TYPED = "typed in"
_ALIKE = 88.0  # of 100, above which words are proposed as the same question; a person confirms every one


def propose(table: OutlierTable, columns: Mapping[Part, int], submission: Submission) -> tuple[Shown, ...]:
    """The figures of one submitting unit in a list whose columns (from 0) are told, each with the answer it is most
    likely about; a person looks at them before they are taken in. Rows that name another unit are left out."""
    collection, unit = submission.collection, submission.unit
    finder = _Finder(collection)
    figures = figures_in(table, columns)
    own = [figure for figure in figures if not figure.unit or _names(figure.unit, unit, collection)]
    return tuple(
        Shown(
            number,
            ", ".join(filter(None, (figure.wording or figure.ref, figure.member))),
            finder.code(figure.wording, figure.member, figure.ref),
            figure.value,
            figure.position,
            figure.middle,
            figure.low,
            figure.high,
            figure.query,
        )
        for number, figure in enumerate(own, 1)
    )


def _names(said: str, unit: str, collection: Collection) -> bool:
    others = [other for other in collection.units if other != unit and plain(other) in plain(said)]
    return plain(unit) in plain(said) or (not others and unit == collection.trust)


class _Finder:
    """Finds the answer that a row is about. The words of a collection are made plain once, not for every row."""

    def __init__(self, collection: Collection) -> None:
        self._by_number = {
            number: metric for metric in collection.metrics for number in (metric.ref, metric.question_id)
        }
        self._by_words = {plain(metric.label): metric for metric in reversed(collection.metrics)}

    def code(self, wording: str, member: str = "", ref: str = "") -> str:
        """By the question's number, by the very words, else by words that are nearly the same; empty where nothing is
        near enough, or where the member is not told."""
        words = plain(wording)
        metric = (self._by_number.get(ref) if ref else None) or self._by_words.get(words) or self._nearest(words)
        if metric is None or not metric.members:
            return metric.ref if metric else ""
        found = next((one for one in metric.members if member and plain(one) == plain(member)), "")
        rest = words.removeprefix(plain(metric.label)).strip() if not found else ""
        found = found or next((one for one in metric.members if plain(one) == rest), "")
        return metric.code(found) if found else ""

    def _nearest(self, words: str) -> Metric | None:
        """Words that begin with the question's own, the longest of them; else those that resemble it most."""
        from rapidfuzz import fuzz  # late: only an import of outliers needs it

        if not words:
            return None
        begun = max((label for label in self._by_words if words.startswith(f"{label} ")), key=len, default="")
        if begun:
            return self._by_words[begun]
        scored = ((fuzz.token_sort_ratio(label, words), label) for label in self._by_words)
        best, label = max(scored)
        return self._by_words[label] if best >= _ALIKE else None


def take_in(
    session: Session,
    submission: Submission,
    edition: Edition,
    rows: Sequence[Shown],
    *,
    received: date,
    resubmit_by: date | None = None,
    file: Path | None = None,
) -> Change:
    """Puts an output on record, over an earlier one of the same edition; its file is kept.

    Raises NotReady for an empty list, a day in the future, or a last day before the output was received.
    """
    if not rows:
        raise NotReady("There is no figure to take in.", "Choose another file, or type the outliers in.")
    if received > session.now().date():
        raise NotReady("The output cannot have been received in the future.", "Put in the day on which it came.")
    if resubmit_by is not None and resubmit_by < received:
        raise NotReady("The last day for revised data is before the output came.", "Look at both days again.")
    kept = session.files.keep(file) if file is not None else ""
    output = Output(
        submission.key,
        edition,
        received,
        resubmit_by,
        tuple(replace(row, number=number) for number, row in enumerate(rows, 1)),
        file.name if file is not None else TYPED,
        kept,
        session.person.key,
        session.now(),
    )
    return session.commit(Act.TAKE_IN_OUTPUT, output, f"{edition} output, {len(output.outliers)} outliers")


def type_in(
    session: Session,
    submission: Submission,
    edition: Edition,
    code: str,
    figures: Mapping[Part, str],
    *,
    received: date,
    resubmit_by: date | None,
) -> Change:
    """Adds one outlier, as a person reads it off the PDF, to what was taken in already. Raises NotReady where it says
    neither which answer nor what the Network shows."""
    wording = figures.get(Part.WORDING, "").strip() or (submission.collection.label(code) if code else "")
    row = Shown(
        0,
        wording,
        code,
        figure_of(figures.get(Part.VALUE, "")),
        position_of(figures.get(Part.POSITION, "")) or "outlier",
        figure_of(figures.get(Part.MIDDLE, "")),
        figure_of(figures.get(Part.LOW, "")),
        figure_of(figures.get(Part.HIGH, "")),
        figures.get(Part.QUERY, "").strip(),
    )
    if not wording or row.value is None:
        raise NotReady(
            "An outlier needs its answer and the figure that is shown.", "Choose the answer, type the figure."
        )
    before = submission.output(edition)
    if before is None:
        return take_in(session, submission, edition, [row], received=received, resubmit_by=resubmit_by)
    rows = (*before.rows, replace(row, number=len(before.rows) + 1))
    return session.commit(Act.TAKE_IN_OUTPUT, replace(before, rows=rows), f"{row.wording}, typed in")


def link(session: Session, output: Output, number: int, code: str) -> Change:
    """Says which answer a row is about, or with an empty code that it is none of them."""
    rows = tuple(replace(row, code=code) if row.number == number else row for row in output.rows)
    return session.commit(Act.LINK_OUTLIER, replace(output, rows=rows), code or "none of the answers")


def move_last_day(session: Session, output: Output, resubmit_by: date, why: str) -> Change:
    """Puts the Network's own last day for revised data in place of the one on record. Raises NotReady for a day before
    the output came, and where the reason is missing."""
    if resubmit_by < output.received:
        raise NotReady("The last day for revised data is before the output came.", "Look at both days again.")
    if not why.strip():
        raise NotReady("Why the last day moves is missing.", "Say who named the new day, and when.")
    return session.commit(Act.MOVE_LAST_DAY, replace(output, resubmit_by=resubmit_by), why.strip())
