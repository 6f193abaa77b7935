"""What a list of findings for people says in words, whether a browser or Word shows it."""

from collections.abc import Iterable, Sequence

from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.findings import Severity
from nhsbn_desktop.domain.listed_findings import ListedFinding, ListHeading

HEADINGS = ("Where", "What was found", "What to do", "State")
LEVELS = tuple(severity.words for severity in Severity)


def title_of(heading: ListHeading, reader: str | None) -> str:
    if reader is None:
        return f"Findings: {heading.collection}"
    whose = f"for {reader}" if reader else "in sections without a nominated lead"
    return f"Findings {whose}: {heading.collection}"


def about(heading: ListHeading) -> str:
    deadline = f" The Network's deadline is {day_in_words(heading.deadline)}." if heading.deadline else ""
    version = f" by version {heading.version} of its specification" if heading.version else ""
    return f"{heading.organisation}. Judged on {day_in_words(heading.made)}{version}.{deadline}".lstrip(". ")


def asked(listed: Sequence[ListedFinding]) -> str:
    still = sum(one.state.is_open for one in listed)
    if not listed:
        return "There are no findings."
    found = f"{len(listed)} finding{'' if len(listed) == 1 else 's'}"
    return f"{found}, {still} of them still open." if still else f"{found}. None of them is still open."


def by_section(listed: Iterable[ListedFinding]) -> list[ListedFinding]:
    """The sections as they come first in the list, each with its worst findings first."""
    order: dict[str, int] = {}
    for one in listed:
        order.setdefault(one.section, len(order))
    return sorted(listed, key=lambda one: (order[one.section], one.finding.severity.rank))


def due_of(own: Iterable[ListedFinding]) -> str:
    days = [one.due for one in own if one.due]
    return day_in_words(min(days)) if days else ""


def where_of(one: ListedFinding) -> tuple[str, ...]:
    """Whose it is, its cells, the question and the check, a line each; empty where one is not known."""
    return one.finding.submission, f"{one.sheet} {one.place}".strip(), one.question, f"Check {one.finding.code}"


def state_of(one: ListedFinding) -> tuple[str, ...]:
    """Its state, the explanation and its age, a line each; empty where there is none."""
    days = f"{one.age_days} day{'' if one.age_days == 1 else 's'} old" if one.age_days else ""
    return str(one.state), one.explanation, days
