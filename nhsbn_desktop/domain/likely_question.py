"""What the Network would probably ask about a large change once it is sent, and a reply drafted from the
explanation."""

from dataclasses import dataclass

from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.metrics import split_code
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.year_on_year import Comparison, describe, movement

_MISSING = "Not explained yet."


@dataclass(frozen=True, slots=True)
class LikelyQuestion:
    """One question per explanation where one accounts for many changes; `reply` is a draft, `is_answered` whether there
    is an explanation to draft it from."""

    findings: tuple[Finding, ...]
    question: str
    reply: str
    is_answered: bool


def likely_questions(submission: Submission) -> tuple[LikelyQuestion, ...]:
    """For each large change of a submission, largest first: the query to expect and the reply to have ready."""
    changes = [f for f in submission.findings if f.change is not None and f.severity is Severity.EXPLAIN]
    changes.sort(key=lambda finding: -abs(finding.change or 0))
    compared = {comparison.code: comparison for comparison in submission.comparisons}
    by_account: dict[str, list[Finding]] = {}
    for finding in changes:
        explanation = submission.explained.get(finding.key)
        by_account.setdefault(explanation.text if explanation else finding.key, []).append(finding)
    return tuple(_question(submission, found, compared) for found in by_account.values())


def _question(submission: Submission, found: list[Finding], compared: dict[str, Comparison]) -> LikelyQuestion:
    explanation = submission.explained.get(found[0].key)
    told = [_moved(submission, finding, compared.get(finding.codes[0])) for finding in found]
    where = f"{submission.collection.organisation}, {submission.unit}".strip(", ")
    last = submission.previous[0][0] if submission.previous else "last year"
    question = (
        f"{where}: we have noticed that {told[0]} since {last}."
        + (f" So have {len(told) - 1} related figures." if len(told) > 1 else "")
        + f" Could you confirm that the figure for {submission.collection.year} is right, and say what changed?"
    )
    return LikelyQuestion(tuple(found), question, _reply(submission, told, explanation.text if explanation else ""),
                          explanation is not None)  # fmt: skip


def _moved(submission: Submission, finding: Finding, comparison: Comparison | None) -> str:
    label, metric = submission.collection.label(finding.codes[0]), submission.collection.metric(finding.codes[0])
    return f"{label} {movement(comparison, metric)}" if comparison else finding.message.rstrip(".")


def _reply(submission: Submission, told: list[str], text: str) -> str:
    if not text:
        return _MISSING
    number = "The figure is" if len(told) == 1 else f"The {len(told)} figures are"
    listed = "" if len(told) == 1 else " The changes: " + "; ".join(told) + "."
    ending = "" if text.endswith((".", "!", "?")) else "."
    return f"{number} right for {submission.collection.year}. {text}{ending}{listed}"


def history_in_words(submission: Submission, code: str) -> str:
    """One line about an answer's past, for beside the question."""
    comparison = next((one for one in submission.comparisons if one.code == code), None)
    return describe(comparison, submission.collection.metric(split_code(code)[0])) if comparison else ""
