"""Earlier years out of the files a person chose: workbooks are opened at once, tables of figures are first proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import is_zipfile

from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.matching import MatchKind, MetricMatch
from nhsbn_desktop.domain.people import Person
from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services import collections, history, national, submissions, workbooks
from nhsbn_desktop.services.history import HistoryProposal
from nhsbn_desktop.services.session import Session

_WORKBOOKS = (".xlsx", ".xlsm")
FILES = "Earlier years (*.xlsx *.xlsm *.xls *.csv *.tsv *.txt)"


@dataclass(frozen=True, slots=True)
class Added:
    """What came of the files: years that were read, tables whose questions a person has to look at, and problems."""

    opened: tuple[workbooks.Opened, ...]
    proposals: tuple[HistoryProposal, ...]
    problems: tuple[Problem, ...]


def add_years(session: Session, collection: Collection, unit: str, paths: Sequence[Path]) -> Added:
    """Off the UI thread. This year's workbook is refused here, so that no answer is replaced by a slip in a dialog."""
    known, settled = collections.known_collections(session), history.settled_matches(session, collection)
    opened: list[workbooks.Opened] = []
    proposals: list[HistoryProposal] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            if path.suffix.lower() in _WORKBOOKS and not _is_extract(path, known, collection):
                opened.append(workbooks.open_workbook(session, path, known, expected=collection))
                left = history.propose_left(collection, opened[-1].reading, opened[-1].left, settled)
                if left is not None and not left.doubtful:
                    history.confirm(session, collection, left)
                elif left is not None:
                    proposals.append(left)
            else:
                proposals.append(history.import_history(path, collection, unit=unit, settled=settled))
        except Problem as problem:
            problems.append(problem)
    return Added(tuple(opened), tuple(proposals), tuple(problems))


def _is_extract(path: Path, known: Sequence[Collection], collection: Collection) -> bool:
    """Whether a file is a table of figures and not a workbook of the Network. Raises Problem for this year's workbook,
    and for a file that is neither."""
    try:
        understood = workbooks.understand(path, known, expected=collection)
    except Problem as problem:
        if not is_zipfile(path):  # no workbook at all: there is nothing to look for in it
            raise
        try:
            history.import_history(path, collection, unit=collection.trust)
        except Problem:
            raise problem from None
        return True
    if not understood.is_previous_year:
        raise Problem(f"{path.name} is this year's workbook.", "Open it with Open workbook instead.")
    return False


@dataclass(frozen=True)
class Compared:
    """A submission with its comparisons; `matches` are by metric what somebody said about it in its latest year,
    `retired` the earlier questions that are asked no more."""

    submission: Submission
    matches: Mapping[str, MetricMatch]
    retired: tuple[str, ...]
    person: Person


def load_compared(session: Session, collection: Collection | None, unit: str) -> Compared | None:
    """Off the UI thread. None while no collection is chosen."""
    national.national_reference()  # read here once, so that no row waits for it
    if collection is None:
        return None
    matches = sorted(history.settled_matches(session, collection), key=lambda match: match.year)
    submission = submissions.load(session, collection, unit)
    retired = dict.fromkeys(match.earlier for match in matches if match.kind is MatchKind.RETIRED)
    return Compared(submission, {match.metric: match for match in matches}, tuple(retired), session.person)
