"""The findings of a submission as a table for people who work outside this program."""

import csv
from collections.abc import Iterable
from pathlib import Path

from nhsbn_desktop.domain.findings import Finding
from nhsbn_desktop.domain.problems import DocumentProblem
from nhsbn_desktop.domain.submission import Submission

HEADINGS = (
    "Level", "Check", "Submission", "Section", "Cells", "Finding", "Change", "Status", "Explanation", "Why it matters",
    "What to do",
)  # fmt: skip
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_findings(path: Path, submission: Submission, findings: Iterable[Finding]) -> Path:
    """Writes these findings of one submission as `write_pairs` does."""
    return write_pairs(path, ((submission, finding) for finding in findings))


def write_pairs(path: Path, pairs: Iterable[tuple[Submission, Finding]]) -> Path:
    """Writes findings, each with its submission, as CSV that Excel opens as it stands (UTF-8 with its mark).

    Raises DocumentProblem.
    """
    lines = [HEADINGS, *(_line(submission, finding) for submission, finding in pairs)]
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([_harmless(text) for text in line] for line in lines)
    except OSError as problem:
        raise DocumentProblem(
            f"The findings could not be written to {path} ({problem.strerror or problem}).",
            "Close the file if it is open in Excel, or choose another folder.",
        ) from problem
    return path


def _line(submission: Submission, finding: Finding) -> tuple[str, ...]:
    explanation = submission.explained.get(finding.key)
    present = any(known.key == finding.key for known in submission.findings)
    status = "Explained" if explanation else "Open" if not submission.is_settled(finding) else "For information"
    return (
        finding.severity.words,
        finding.code,
        finding.submission,
        finding.section,
        "; ".join(map(str, finding.cells)),
        finding.message,
        f"{finding.change:.1%}" if finding.change is not None else "",
        status if present else "Fixed",
        explanation.text if explanation else "",
        finding.why,
        finding.do,
    )


def _harmless(text: str) -> str:
    """No cell may be taken for a formula: an answer's text comes from somebody else's workbook.

    The leading apostrophe is what OWASP advises against CSV injection. A bare figure stays one.
    """
    figure = text.removeprefix("-").removesuffix("%").replace(".", "", 1).isdigit()
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) and not figure else text
