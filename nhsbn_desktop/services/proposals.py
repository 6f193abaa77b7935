"""The proposal paper for the executive, and the letters that follow its decision."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from nhsbn_desktop.documents.email_drafts import Draft, write_draft
from nhsbn_desktop.documents.proposal_paper import Proposal, write_proposal
from nhsbn_desktop.domain.burden import HoursSpent, total
from nhsbn_desktop.domain.calendar import day_in_words
from nhsbn_desktop.domain.launch import decision_of
from nhsbn_desktop.domain.problems import NotReady
from nhsbn_desktop.domain.programme import Decision, Participation, ProgrammeEntry, Purpose, shift_year
from nhsbn_desktop.services.session import Session


def write_paper(
    session: Session, path: Path, organisation: str, chosen: Mapping[str, tuple[Purpose, ...]],
    entries: Iterable[ProgrammeEntry],
) -> Path:  # fmt: skip
    """One paper for these collections; `chosen` gives the reasons by the collection's key, all of the policy's where
    none were chosen. Raises NotReady where there is nothing to propose, DocumentProblem where it cannot be written."""
    proposals = [_proposal(session, entry, chosen.get(entry.key, ())) for entry in entries if not entry.skips_proposal]
    if not proposals:
        raise NotReady("There is nothing to propose.", "Bespoke collections skip the proposal.")
    return write_proposal(path, organisation, _author(session), session.now().date(), proposals)


def write_to_network(session: Session, path: Path, entry: ProgrammeEntry, organisation: str) -> Path:
    """The e-mail draft that tells the Network of the decision. Raises NotReady where nothing is decided."""
    kept = session.record.get(Participation, entry.key)
    decision = decision_of(entry, kept)
    if decision is Decision.UNDECIDED:
        raise NotReady("Nothing is decided yet, so there is nothing to tell the Network.", "Record the decision first.")
    takes = "will take part" if decision is Decision.TAKING_PART else "will not take part"
    body = (
        f"Dear colleagues,\n\n{organisation} {takes} in {entry.name}. Please register this as our participation "
        f"status.\n\n{_author(session)}"
    )
    return write_draft(path, Draft("", f"Participation: {entry.name}", body))


def write_to_managers(session: Session, path: Path, entry: ProgrammeEntry) -> Path:
    """The e-mail draft that lets corporate and operational managers plan their work."""
    window = entry.window(session.now().date())
    days = (
        f"It is open from {day_in_words(window.opens)} and closes on {day_in_words(window.deadline)}."
        if window.opens and window.deadline
        else "Its dates will follow as soon as the Network has announced them."
    )
    body = (
        f"Dear colleagues,\n\nThe trust takes part in {entry.name} of the NHS Benchmarking Network. {days}\n\n"
        "Your services may be asked for data, or to validate it. Please plan the work for this; a data collection plan "
        f"with the sections and their deadlines will follow.\n\n{_author(session)}"
    )
    return write_draft(path, Draft("", f"Forward planning: {entry.name}", body))


def _proposal(session: Session, entry: ProgrammeEntry, purposes: tuple[Purpose, ...]) -> Proposal:
    last_key = entry.follows or shift_year(entry.key, -1)
    last = session.record.get(Participation, last_key)
    hours = total(session.record.all(HoursSpent, last_key))
    before = last.decision.capitalize() if last and last.decision is not Decision.UNDECIDED else ""
    return Proposal(entry, purposes or tuple(Purpose), before, f"{hours:f} hours" if hours else "")


def _author(session: Session) -> str:
    return f"{session.person.name}, {session.person.role.value}"
