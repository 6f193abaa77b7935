"""The proposal to the clinical leadership executive as a Word paper, in the policy's words and for the executive to
decide on: one row for each collection, with room for its decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nhsbn_desktop.documents.paper import Grid, Heading, Paper, Part, Points, Words
from nhsbn_desktop.documents.paper_word import write_paper_word
from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.programme import ProgrammeEntry, Purpose

_INTRODUCTION = (
    "The NHS Benchmarking Network notifies its members of the programme at the beginning of the financial year and "
    "invites them to register participation for each project. Participation in each project of the core programme is "
    "optional. The executive is asked to agree the trust's participation in each project below."
)
_MEANS = (
    "The information quality officer confirms the decision to the Network and to the corporate and operational "
    "managers concerned, so that they can plan their work.",
    "The care group director nominates the leads, who validate the data before and after the submission.",
    "A data collection plan sets responsibilities and deadlines for each section. A normal collection takes between "
    "one and three months.",
    "Challenges are escalated to this executive.",
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one collection is proposed with. `before` says what the trust decided last time, if it is known."""

    entry: ProgrammeEntry
    purposes: tuple[Purpose, ...]
    before: str = ""
    effort: str = ""  # hours spent last time, if they were kept


def write_proposal(path: Path, organisation: str, author: str, on: date, proposals: Sequence[Proposal]) -> Path:
    """Raises DocumentProblem where the file cannot be written."""
    parts: list[Part] = [
        Words(f"{organisation}\nPaper to the clinical leadership executive, {day_in_words(on)}\n{author}"),
        Heading("What is asked of the executive"),
        Words(_INTRODUCTION),
        _decisions(proposals),
    ]
    for proposal in proposals:
        parts += _about(proposal)
    parts += [Heading("What participation means"), Points(_MEANS)]
    return write_paper_word(path, Paper("Participation in NHS Benchmarking Network collections", author, parts))


def _decisions(proposals: Sequence[Proposal]) -> Grid:
    return Grid(
        "Decisions",
        ("Collection", "Collected", "Last time", "Decision (take part, or not and why)"),
        tuple((one.entry.name, _window(one.entry), one.before or "Not known", "") for one in proposals),
        widths=(0.28, 0.24, 0.16, 0.32),
    )


def _about(proposal: Proposal) -> list[Part]:
    entry = proposal.entry
    lines = (
        f"Kind: {entry.kind.value}, {entry.rhythm}.",
        f"Collected: {_window(entry)}.",
        f"Outputs: {day_in_words(entry.outputs)}." if entry.outputs else "",
        entry.note,
        f"Effort last time: {proposal.effort}." if proposal.effort else "",
    )
    parts: list[Part] = [Heading(entry.name), Words("\n".join(line for line in lines if line))]
    if proposal.purposes:
        purposes = Points(tuple(purpose.value for purpose in proposal.purposes))
        parts += [Heading("Why the trust should take part", 2), Words("Benchmarking supports:"), purposes]
    return parts


def _window(entry: ProgrammeEntry) -> str:
    """The collection's window, or those of its parts."""
    parts = [part for part in entry.parts if part.opens or part.deadline]
    if parts:
        return "; ".join(f"{part.name}: {_days(part.opens, part.deadline)}" for part in parts)
    if entry.parts:
        return f"{len(entry.parts)} times a year"
    return _days(entry.opens, entry.deadline)


def _days(opens: date | None, deadline: date | None) -> str:
    if opens and deadline:
        return f"{day_in_words(opens)} to {day_in_words(deadline)}"
    return f"by {day_in_words(deadline)}" if deadline else "dates not announced yet"
