"""The entry aid, for collections filled in on the Network's site: copy, paste, tick off, in the site's order."""

from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.answers import canonical
from nhsbn_desktop.domain.changes import Change
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.entry import Entered, EntryLine, entry_lines
from nhsbn_desktop.domain.programme import ProgrammeEntry
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.services.session import Session

__all__ = ["EntryLine", "is_offered", "left_to_enter", "lines", "tick_off", "untick"]


def is_offered(session: Session, collection: Collection) -> bool:
    """Whether the programme says that this collection is filled in on the Network's site."""
    entry = session.record.get(ProgrammeEntry, collection.key)
    return entry is not None and entry.on_site


def lines(session: Session, submission: Submission) -> tuple[EntryLine, ...]:
    """Questions and answers in the site's order, with what was ticked off and still says the same."""
    return entry_lines(submission, session.record.all(Entered, submission.key))


def left_to_enter(found: tuple[EntryLine, ...]) -> int:
    """How many answers are still to be entered; blanks are not."""
    return sum(bool(line.text) and not line.ticked for line in found)


def tick_off(session: Session, submission: Submission, code: str) -> Change:
    """A person's word that the answer stands on the site as it stands here. It lapses when the answer moves."""
    value = canonical(submission.answers.get(code))
    return session.commit(Act.TICK_OFF, Entered(submission.key, code, value, session.person.key, session.now()))


def untick(session: Session, submission: Submission, code: str) -> Change:
    """Raises NotReady where it was not ticked."""
    return session.remove(Act.TICK_OFF, Entered, f"{submission.key}/{code}", "it is not entered after all")
