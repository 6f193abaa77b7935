"""Workbooks side by side: this year's questions against last year's, versions of a return, and what was altered."""

from pathlib import Path

from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.workbook.reader import read_workbook
from nhsbn_desktop.workbook.structure import find_structure
from nhsbn_desktop.workbook.tampering import Tampering, as_findings, tampering
from nhsbn_desktop.workbook.versions import AnswerChange, QuestionChange, WorkbookComparison, compare_workbooks

__all__ = [
    "AnswerChange",
    "QuestionChange",
    "Tampering",
    "WorkbookComparison",
    "compare_files",
    "find_tampering",
    "tampering_findings",
]


def compare_files(old: Path, new: Path, password: str | None = None) -> WorkbookComparison:
    """Compares two workbooks, as two years' or as two versions of one return, whichever they are.
    Raises WorkbookProblem."""
    return compare_workbooks(read_workbook(old, password), read_workbook(new, password))


def find_tampering(blank: Path, filled: Path, password: str | None = None) -> tuple[Tampering, ...]:
    """What was done to a workbook besides answering it, against the Network's blank one. Raises WorkbookProblem."""
    original = read_workbook(blank, password)
    return tampering(original, read_workbook(filled, password), find_structure(original))


def tampering_findings(blank: Path, filled: Path, submission: str, password: str | None = None) -> tuple[Finding, ...]:
    """The same as findings about a submission, in the order of the workbook. Raises WorkbookProblem."""
    return as_findings(find_tampering(blank, filled, password), submission)
