"""The sign-off pack's chapters on what the checks found, what was not collected, and what was difficult."""

from collections.abc import Callable, Iterable, Iterator

from nhsbn_desktop.documents.pack_facts import PackFacts, short_day
from nhsbn_desktop.documents.paper import Grid, Heading, Part, Words
from nhsbn_desktop.domain.finding_states import Account, State
from nhsbn_desktop.domain.findings import Finding, Severity
from nhsbn_desktop.domain.gaps import is_blank
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.domain.waivers import standing_waivers


def findings_chapter(facts: PackFacts) -> Iterator[Part]:
    submission = facts.submission
    yield Heading("Findings of the checks")
    accounts = [submission.accounts[finding.key] for finding in submission.findings]
    yield Grid(
        "How many, and what became of them",
        ("Level", "Found", "Open", "Explained", "Waived"),
        tuple(_counts(severity, accounts, submission) for severity in Severity),
        (0.36, 0.16, 0.16, 0.16, 0.16),
    )
    still = submission.open_findings
    yield Heading("Still open: possible anomalies", 2)
    if still:
        yield _finding_grid("Findings still open", still, facts, lambda finding: finding.do, "What is to be done")
    else:
        yield Words("No finding is open.")
    explained = [one.finding for one in accounts if one.finding.key in submission.explained]
    if explained:
        yield Heading("Explained", 2)
        yield _finding_grid("Findings that somebody accounted for", explained, facts,
                            lambda finding: _explanation(finding, facts), "The explanation, and whose")  # fmt: skip
    waived = standing_waivers(submission.waivers, submission.collection)
    if waived:
        yield Heading("Waived", 2)
        yield Grid("Rules that were set aside", ("Rule", "Why", "By whom and when"),
                   tuple((code, one.reason, f"{facts.name(one.by)}, {short_day(one.at.date())}")
                         for code, one in sorted(waived.items())), (0.14, 0.58, 0.28))  # fmt: skip


def _counts(severity: Severity, accounts: Iterable[Account], submission: Submission) -> tuple[str, ...]:
    own = [one for one in accounts if one.finding.severity is severity]
    still = sum(not submission.is_settled(one.finding) for one in own)
    explained = sum(one.finding.key in submission.explained for one in own)
    waived = sum(one.state is State.WAIVED for one in own)
    return (severity.words, str(len(own)), str(still), str(explained), str(waived))


def _finding_grid(
    caption: str, findings: Iterable[Finding], facts: PackFacts, say: Callable[[Finding], str], heading: str
) -> Grid:
    rows = tuple(
        (one.section or "Across sections", f"{one.severity.words}: {one.message} ({one.code})", say(one))
        for one in findings
    )
    return Grid(caption, ("Section", "What was found", heading), rows, (0.18, 0.44, 0.38))


def _explanation(finding: Finding, facts: PackFacts) -> str:
    one = facts.submission.explained[finding.key]
    return f"{one.text} ({facts.name(one.by)}, {short_day(one.at.date())})"


def gaps_chapter(facts: PackFacts) -> Iterator[Part]:
    submission = facts.submission
    collection = submission.collection
    yield Heading("Gaps: what was not collected, and why")
    gaps = submission.standing_gaps
    if gaps:
        rows = tuple(
            (facts.section_of(code), collection.label(code), gap.kind.words, f"{gap.reason} ({facts.name(gap.by)})")
            for code, gap in sorted(gaps.items())
        )
        yield Grid("Blanks with their reason", ("Section", "Answer", "Kind", "Reason"), rows, (0.17, 0.33, 0.15, 0.35))
    owed = [code for code in collection.codes if is_blank(submission.answers.get(code)) and code not in gaps]
    if owed:
        bare = tuple((facts.section_of(code), collection.label(code)) for code in owed)
        yield Grid(f"Blanks without a reason ({len(owed):,})", ("Section", "Answer"), bare, (0.3, 0.7))
    if not gaps and not owed:
        yield Words("There are none: every answer is given.")


def difficulties_chapter(facts: PackFacts) -> Iterator[Part]:
    yield Heading("Challenges and definitions queries")
    if facts.challenges:
        yield Grid("Challenges during the collection", ("About", "What", "What it does to the return", "State"),
                   tuple((one.section or "The whole collection", one.what, one.effect or "Not said", one.why)
                         for one in facts.challenges), (0.18, 0.32, 0.24, 0.26))  # fmt: skip
    if facts.queries:
        yield Grid("Definitions asked of the Network", ("About", "Question", "Answer"),
                   tuple((", ".join(one.metrics) or "The collection", one.question, one.answer or "Not answered yet")
                         for one in facts.queries), (0.18, 0.42, 0.4))  # fmt: skip
    if not facts.challenges and not facts.queries:
        yield Words("None is on record.")
