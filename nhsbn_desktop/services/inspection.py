"""Seeing what would leave with a submission before it does: the very copy that would go, inspected and cleaned."""

import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from nhsbn_desktop.domain.answers import Reading
from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.leaks import Leak, as_finding
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session
from nhsbn_desktop.workbook.inspection import inspect_leaks, inspect_outgoing
from nhsbn_desktop.workbook.leaks.cleaning import clean
from nhsbn_desktop.workbook.outgoing import outgoing_name, write_outgoing

__all__ = ["Inspection", "Leak", "clean_file", "inspect_file", "inspect_submission"]


@dataclass(frozen=True, slots=True)
class Inspection:
    """`leaks`, the worst first, and the same as `findings`; `changes` are sentences about what the program itself took
    out of the copy, such as a comment that was put right."""

    leaks: tuple[Leak, ...]
    findings: tuple[Finding, ...]
    changes: tuple[str, ...]

    @property
    def blocks(self) -> bool:
        return any(leak.blocks for leak in self.leaks)


def inspect_submission(session: Session, submission: Submission) -> Inspection:
    """What would leave with the copy of a submission that would be staged now. Meets the disk: half a second or so.

    Raises NotReady where there is no workbook, WorkbookProblem where it cannot be copied.
    """
    reading = submission.reading
    if reading is None:
        raise NotReady(f"{submission.unit} has no workbook.", "Open the Network's workbook.")
    with tempfile.TemporaryDirectory(prefix="nhsbn-") as folder:
        copy = Path(folder) / outgoing_name(submission, 1, practice=False)
        changes = write_outgoing(session.files.path(reading.file_digest), copy, submission).told
        leaks = inspect_outgoing(copy, session.first(Reading, reading.key), session.files.path)
    return Inspection(leaks, tuple(_finding(leak, submission) for leak in leaks), changes)


def _finding(leak: Leak, submission: Submission) -> Finding:
    """With the answers whose own cells are concerned, so that a screen can lead to them."""
    codes = {cell: code for code, cell in submission.answers.cells.items()}
    return as_finding(leak, submission.unit, tuple(codes[cell] for cell in leak.cells if cell in codes))


def inspect_file(workbook: Path, template: Path | None = None, password: str | None = None) -> tuple[Leak, ...]:
    """What should not leave with any workbook, the worst first. Raises WorkbookProblem."""
    return inspect_leaks(workbook, template, password=password)


def clean_file(workbook: Path, target: Path, leaks: Collection[Leak], password: str | None = None) -> tuple[str, ...]:
    """Writes `target` as a copy of a workbook without what these leaks are about; gives each change in a sentence.
    Raises WorkbookProblem."""
    return clean(workbook, target, leaks, password=password)
