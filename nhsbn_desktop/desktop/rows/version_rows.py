"""The versions of one submission as rows: each that was staged, what it replaces, and what became of it."""

from dataclasses import dataclass
from functools import partial

from nhsbn_desktop.desktop.rows.submission_rows import (
    ON_THE_WAY,
    SubmissionRow,
    day_of,
    held_words,
    plain_words,
    receipt_words,
    route_words,
    time_of,
)
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.submission import Staged, Status
from nhsbn_desktop.services.sending import State


@dataclass(frozen=True)
class VersionRow:
    """One version that was staged, and what became of it."""

    staged: Staged
    replaces: int  # the version before, 0 where it is the first
    by: str
    standing: tuple[str, Tone]


def version_rows(row: SubmissionRow) -> tuple[VersionRow, ...]:
    """The latest first."""
    numbers = {staged.id: staged.version for staged in row.submission.staged}
    ordered = sorted(row.submission.staged, key=lambda staged: staged.version, reverse=True)
    return tuple(
        VersionRow(s, numbers.get(s.supersedes, 0), row.names.get(s.by, s.by), _version(row, s)) for s in ordered
    )


def _version(row: SubmissionRow, staged: Staged) -> tuple[str, Tone]:
    item, receipt = row.items.get(staged.id), row.submission.receipt_for(staged)
    if item is not None and item.state is State.SUPERSEDED:
        return "Replaced", Tone.NEUTRAL
    if receipt is not None:
        return receipt_words(receipt, row.faults.get(staged.id, ""))
    if row.is_going and staged == row.latest:
        return "Sending", Tone.INFO
    if any(handed.staged == staged.id for handed in row.submission.handed_over):
        return plain_words(Status.HANDED_OVER)
    if item is None:
        return plain_words(Status.STAGED)
    return held_words(item) if item.held else ON_THE_WAY.get(item.state, plain_words(Status.STAGED))


def versions_model(*, practice: bool) -> TableModel[VersionRow]:
    return TableModel(
        [
            Column("Version", lambda row: f"Version {row.staged.version}", second=_replaces, width=146),
            Column(
                "Staged",
                lambda row: f"{day_of(row.staged.at)}, {time_of(row.staged.at)}",
                second=partial(_staged_words, practice=practice),
            ),
            Column("File (SHA-256)", lambda row: row.staged.file_sha256[:16], width=170, from_width=760),
            Column("Status", lambda row: row.standing[0], tone=lambda row: row.standing[1], as_tag=True, width=216),
        ],
        key=lambda row: row.staged.id,
    )


def _staged_words(row: VersionRow, *, practice: bool) -> str:
    words = f"{row.by}, {route_words(row.staged.route, practice=practice)}"
    left = row.staged.left_to_excel
    if not left:
        return words
    return f"{words}; {left} total{'s are' if left > 1 else ' is'} recalculated when opened in Excel"


def _replaces(row: VersionRow) -> str:
    return f"replaces version {row.replaces}" if row.replaces else "first version"
