"""What came of a collection, on paper: how the procedure was kept, who has the reports, and what follows from them. For
the clinical leadership executive, delivery reviews, and whoever answers for the procedure being kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nhsbn_desktop.documents.paper import Grid, Heading, Paper, Part, Words
from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.launch import StepStanding
from nhsbn_desktop.domain.outputs import Edition
from nhsbn_desktop.domain.procedure import first_sent
from nhsbn_desktop.domain.reports import Action, ActionKind, ReportRow
from nhsbn_desktop.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class MonitoringFacts:
    """`actions` go with how each stands and who owns it, in words; `deadline` is the Network's."""

    title: str
    organisation: str
    author: str
    on: date
    steps: tuple[StepStanding, ...]
    submissions: tuple[Submission, ...]
    deadline: date | None
    reports: tuple[ReportRow, ...]
    actions: tuple[tuple[Action, str, str], ...]


def monitoring_paper(facts: MonitoringFacts) -> Paper:
    parts: list[Part] = [
        Words(f"{facts.organisation}\n{day_in_words(facts.on)}\n{facts.author}"),
        Heading("How the procedure was kept"),
        Grid(
            "Launch", ("Step", "Standing", "In words"), tuple(_step(step) for step in facts.steps), (0.22, 0.16, 0.62)
        ),
        Grid(
            "Submissions",
            ("Submission", "Plan", "Validated", "Signed off", "Sent", "Draft outputs"),
            tuple(_submission(one, facts.deadline) for one in facts.submissions),
            (0.18, 0.18, 0.16, 0.16, 0.18, 0.14),
        ),
        Heading("Reports, and who has them"),
        Grid(
            "Reports",
            ("Report", "Standing", "Received", "Passed on to"),
            tuple(map(_report, facts.reports)),
            (0.34, 0.18, 0.18, 0.30),
        ),
        Heading("What follows"),
    ]
    for kind in ActionKind:
        parts += _follows(kind, [one for one in facts.actions if one[0].kind is kind])
    if not facts.actions:
        parts.append(Words("Nothing is planned yet."))
    return Paper(f"{facts.title}: what came of it", facts.author, parts)


def _step(step: StepStanding) -> tuple[str, ...]:
    return str(step.step), str(step.state), step.why


def _submission(one: Submission, deadline: date | None) -> tuple[str, ...]:
    sections = one.collection.sections
    planned = f"{len(one.plan)} of {len(sections)} sections"
    if one.unsourced:
        planned += f", {len(one.unsourced)} without a source"
    standing = sum(one.validation_stands(section) for section in sections)
    signed = f"on {day_in_words(one.sign_off.at.date())}" if one.sign_off and one.sign_off_stands else "not standing"
    draft = one.output(Edition.DRAFT)
    return (
        one.unit,
        planned,
        f"{standing} of {len(sections)} sections",
        signed,
        _sent(one, deadline),
        f"on {day_in_words(draft.received)}" if draft else "not yet",
    )


def _sent(one: Submission, deadline: date | None) -> str:
    first = first_sent(one)
    if first is None:
        return "not yet"
    late = ", after the deadline" if deadline is not None and first > deadline else ""
    return f"on {day_in_words(first)}{late}"


def _report(row: ReportRow) -> tuple[str, ...]:
    names = dict.fromkeys(name for one in row.distributions for name in one.to)
    return (
        row.title,
        str(row.state),
        day_in_words(row.report.received) if row.report else "not yet",
        ", ".join(names) or "nobody yet",
    )


def _follows(kind: ActionKind, actions: Sequence[tuple[Action, str, str]]) -> list[Part]:
    if not actions:
        return []
    rows = tuple(
        (action.what, owner, day_in_words(action.due) if action.due else "no day set", state, action.outcome or "open")
        for action, state, owner in actions
    )
    headings = ("What", "Who", "By", "Standing", "What came of it")
    return [Grid(kind.value, headings, rows, (0.32, 0.16, 0.14, 0.12, 0.26))]
